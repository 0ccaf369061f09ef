/* numeral-han.c - numerals in Han: 一千零五十, 二〇一六, 几十, 两三万; it knows no fractions and no signs */
#include "checker/figures/numeral-private.h"

/* Han digits side by side: 二〇一六, 三五. 两 is none of them: 二两 is a weight. */
static const char *
read_positional (const char *p, const char *end, KwPlain *out)
{
  *out = (KwPlain){ 0, 0, 0 };
  int d;
  while ((d = han_digit (p, end)) >= 0 && out->digits < KW_NUMERAL_MAX_DIGITS && !kw_begins (p, end, "两"))
    {
      out->mantissa = out->mantissa * 10 + d;
      out->digits++;
      p += 3;
    }
  return p;
}

/* Han with scales while it is read. Within a section (below 万) scales fall:
 * in 二十三十 a second number begins. */
typedef struct
{
  const char *p;
  gint64 parts[3]; /* sections with 万, 亿, 兆, scaled */
  gint64 section;
  int digit;     /* read last, its scale not known; -1: none */
  int scale;     /* read last; 0: none */
  int small;     /* the section's last scale; 4: none */
  gboolean zero; /* 零 since then */
} Han;

static gboolean
take_digit (Han *h, const char *end)
{
  int d = han_digit (h->p, end);
  gboolean measure = kw_begins (h->p, end, "两") && (h->scale > 0 || h->digit >= 0) && scale_at (h->p + 3, end) < 0;
  if (d < 0 || h->digit > 0 || measure)
    return FALSE;
  h->zero = h->zero || d == 0;
  h->digit = d;
  h->p += 3;
  return TRUE;
}

/* 十, 百, 千; only 十 stands without a digit. */
static gboolean
take_small (Han *h, int scale)
{
  if (scale >= h->small || (h->digit <= 0 && scale > 1) ||
      !add_scaled (&h->section, h->digit > 0 ? h->digit : 1, scale))
    return FALSE;
  h->small = scale;
  return TRUE;
}

/* 万, 亿, 兆 scale all that came since a greater one: 三万亿. 万万 is 亿. */
static gboolean
take_big (Han *h, int scale)
{
  int level = scale / 4 - 1;
  gint64 base = h->section + MAX (h->digit, 0), sum = 0;
  for (int i = 0; i < level; i++)
    base += h->parts[i];
  gboolean again = base == 0 && h->scale >= 4 && h->digit < 0;
  if (again)
    base = h->parts[level];
  if (base == 0 || (!again && h->parts[level] != 0) || !add_scaled (&sum, base, scale))
    return FALSE;
  for (int i = 0; i < level; i++)
    h->parts[i] = 0;
  h->parts[level] = sum;
  h->section = 0;
  h->small = 4;
  return TRUE;
}

/* FALSE where SCALE is a second number's, of which digits were taken. */
static gboolean
take_scale (Han *h, int scale)
{
  if (scale < 4 ? !take_small (h, scale) : !take_big (h, scale))
    return FALSE;
  h->digit = -1;
  h->scale = scale;
  h->zero = FALSE;
  h->p += 3;
  return TRUE;
}

/* What belongs to the next number is given back: of 三万五百万 all behind
 * WHOLE, where the last section ended; of 二十三十 the digit. */
static void
give_back (Han *h, const Han *whole, int scale)
{
  if (scale >= 4 && h->scale < 4 && whole->scale >= 4)
    *h = *whole;
  else if (h->digit > 0 && h->scale > 0)
    {
      h->p -= 3;
      h->digit = -1;
    }
}

static void
read_han (Han *h, const char *end)
{
  Han whole = *h;
  int scale;
  for (;;)
    {
      if (take_digit (h, end))
        continue;
      if ((scale = scale_at (h->p, end)) < 0 || (scale == 12 && kw_numeral_begins_unit (h->p, end)))
        return;
      if (!take_scale (h, scale))
        {
          give_back (h, &whole, scale);
          return;
        }
      if (scale >= 4)
        whole = *h;
    }
}

/* 一千零五十, 三百二十万, 十二. *LAST is the power of the last written unit.
 * 四百五 is 450: a bare digit behind 百, 千, 万 counts tenths. */
static const char *
read_structured (const char *p, const char *end, gint64 *value, int *last)
{
  Han h = { p, { 0 }, 0, -1, 0, 4, FALSE };
  read_han (&h, end);
  if (h.p == p)
    return NULL;
  if (h.digit == 0 && h.scale > 0 && !kw_begins (h.p, end, "几"))
    h.p -= 3;
  gboolean tenths = h.digit > 0 && h.scale > 1 && !h.zero;
  *last = tenths ? h.scale - 1 : h.digit >= 0 ? 0 : h.scale;
  *value = h.parts[0] + h.parts[1] + h.parts[2] + h.section;
  return add_scaled (value, MAX (h.digit, 0), tenths ? h.scale - 1 : 0) ? h.p : NULL;
}

/* 几十, 数百, 上千, 十几, 几百万: bounds instead of a value. */
static const char *
parse_few (const char *p, const char *end, KwNumeral *n)
{
  gboolean several = kw_begins (p, end, "几") || kw_begins (p, end, "数");
  gboolean over = kw_begins (p, end, "上") || kw_begins (p, end, "成");
  int scale = several || over ? scale_at (p + 3, end) : -1;
  if (scale < 1)
    return NULL;
  const char *q = p + 6;
  int more;
  while ((more = scale_at (q, end)) >= 4 && scale < KW_NUMERAL_MAX_POWER && !kw_numeral_begins_unit (q, end))
    {
      scale += more;
      q += 3;
    }
  n->value.low = kw_decimal (several ? 2 : 1, scale);
  n->value.high = kw_decimal (1, scale + 1);
  n->value.high_open = !over;
  n->value.high_unbounded = over;
  n->approx = KW_APPROX_FEW;
  n->written = n->nonzero = scale;
  n->scaled = TRUE;
  return q;
}

/* 百余家, 近千, 万亿: a scale that no digit stands before, and 过 before it. Whether it
 * counts is for the caller to tell: 百姓 and 千万 do not. */
static const char *
parse_bare (const char *p, const char *end, KwNumeral *n)
{
  gboolean over = kw_begins (p, end, "过");
  int power = over ? scale_at (p + 3, end) : scale_at (p, end);
  const char *q = over ? p + 3 : p;
  if (power < 2)
    return NULL;
  n->bare_unit = kw_numeral_begins_unit (q, end);
  set_point (n, kw_decimal (1, power), power, power);
  n->bare = TRUE;
  q = kw_numeral_read_scales (q + 3, end, n);
  n->bare_single = !over && n->approx == KW_APPROX_NONE && n->written == power;
  n->scaled = TRUE;
  if (over && n->approx == KW_APPROX_NONE)
    {
      n->value.low_open = n->value.high_unbounded = TRUE;
      n->approx = KW_APPROX_MORE;
    }
  return q;
}

/* 成千上万 */
static const char *
parse_thousands (const char *p, const char *end, KwNumeral *n)
{
  gboolean thousands = kw_begins (p, end, "成千上万");
  if (!thousands && !kw_begins (p, end, "成百上千"))
    return NULL;
  set_point (n, kw_decimal (1, thousands ? 3 : 2), thousands ? 3 : 2, thousands ? 3 : 2);
  n->value.high_unbounded = TRUE;
  n->approx = KW_APPROX_FEW;
  n->scaled = TRUE;
  return p + 12;
}

/* 一半, 半数, 过半: shares of a whole, in per cent. 大半年 is none. 半 alone is half of
 * the unit behind it. */
static const char *
parse_half (const char *p, const char *end, KwNumeral *n)
{
  static const char *const lengths[] = { "年", "个", "辈", "生", "天", "夜", "月", "百", "天" };
  gboolean over = kw_begins (p, end, "过半") || kw_begins (p, end, "大半");
  gboolean share = over || kw_begins (p, end, "一半") || kw_begins (p, end, "半数");
  if (!share && !kw_begins (p, end, "半"))
    return NULL;
  for (guint i = 0; over && i < G_N_ELEMENTS (lengths); i++)
    if (kw_begins (p + 6, end, lengths[i]))
      return NULL;
  set_point (n, share ? kw_decimal (50, 0) : kw_decimal (5, -1), share ? 1 : 0, share ? 1 : 0);
  n->percent = n->fraction = n->half = share;
  n->half_unit = !share;
  if (!over)
    return p + (share ? 6 : 3);
  n->value.low_open = TRUE;
  n->value.high = kw_decimal (100, 0);
  n->approx = KW_APPROX_MORE;
  return p + (kw_begins (p, end, "过半数") ? 9 : 6);
}

/* 两三万, 七八十: two neighbouring digits are a range. */
static const char *
parse_pair (const char *p, const char *end, KwNumeral *n)
{
  int a = han_digit (p, end), b = a > 0 ? han_digit (p + 3, end) : -1;
  if (b != a + 1 || han_digit (p + 6, end) >= 0)
    return NULL;
  int power;
  const char *q = kw_numeral_read_powers (p + 6, end, &power);
  n->value.low = kw_decimal (a, power);
  n->value.high = kw_decimal (b, power);
  n->approx = KW_APPROX_RANGE;
  n->written = n->nonzero = power;
  n->scaled = power > 0;
  return q;
}

/* 二〇一六: two digits or more without a scale. */
static const char *
parse_positional (const char *p, const char *end, KwNumeral *n)
{
  KwPlain plain;
  const char *q = read_positional (p, end, &plain);
  if (plain.digits < 2 || scale_at (q, end) >= 0)
    return NULL;
  n->digits = (guint) plain.digits;
  n->integer = plain.mantissa;
  n->plain = TRUE;
  set_point (n, kw_decimal (plain.mantissa, 0), 0, trailing_zeros (plain.mantissa));
  return q;
}

/* 点五七九 behind a whole number. */
static const char *
read_point (const char *q, const char *end, KwNumeral *n)
{
  KwPlain plain;
  KwDecimal sum;
  if (!kw_begins (q, end, "点") || han_digit (q + 3, end) < 0)
    return q;
  const char *r = read_positional (q + 3, end, &plain);
  if (plain.digits == 0 || !kw_decimal_add (n->value.low, kw_decimal (plain.mantissa, -plain.digits), &sum))
    return q;
  set_point (n, sum, -plain.digits, -plain.digits);
  n->points = TRUE;
  return r;
}

/* 十七八: the last digit is one of two neighbours. */
static const char *
read_neighbour (const char *q, const char *end, KwNumeral *n)
{
  int d = han_digit (q, end);
  gboolean neighbour = d > 1 && n->integer > 10 && n->integer % 10 == d - 1 && n->written == 0 && !n->points;
  if (!neighbour || han_digit (q + 3, end) >= 0 || scale_at (q + 3, end) >= 0)
    return q;
  n->value.high = kw_decimal (n->integer + 1, 0);
  n->approx = KW_APPROX_RANGE;
  return q + 3;
}

static const char *
parse_structured (const char *p, const char *end, KwNumeral *n)
{
  gint64 value;
  int last;
  const char *q = parse_positional (p, end, n);
  if (q != NULL)
    return q;
  q = read_structured (p, end, &value, &last);
  if (q == NULL)
    return NULL;
  set_point (n, kw_decimal (value, 0), last, trailing_zeros (value));
  n->integer = value;
  n->digits = 1;
  q = read_point (q, end, n);
  q = read_neighbour (q, end, n);
  if (n->approx != KW_APPROX_NONE || !(is_more (q, end) || kw_begins (q, end, "来") || scale_at (q, end) >= 0))
    return q;
  return kw_numeral_read_scales (q, end, n);
}

/* 几 behind 十: 十几, 二十几万; behind 零 it counts ones: 一百零几. */
static const char *
parse_teens (const char *q, const char *end, KwNumeral *n)
{
  if (!kw_begins (q, end, "几") || n->approx != KW_APPROX_NONE || n->nonzero < 1)
    return q;
  kw_numeral_set_more (n, memcmp (q - 3, "零", 3) == 0 ? 1 : n->nonzero);
  q += 3;
  int scale = scale_at (q, end);
  if (scale < 0 || kw_numeral_begins_unit (q, end))
    return q;
  n->value.low = kw_decimal_shift (n->value.low, scale);
  n->value.high = kw_decimal_shift (n->value.high, scale);
  n->scaled = TRUE;
  return q + 3;
}

gboolean
kw_numeral_parse_han (const char *p, const char *end, KwNumeral *n)
{
  if (end - p < 3 || (guchar) *p < 0xE3)
    return FALSE;
  const char *q = parse_thousands (p, end, n);
  if (q == NULL)
    q = parse_few (p, end, n);
  if (q == NULL)
    q = parse_half (p, end, n);
  if (q == NULL)
    q = parse_pair (p, end, n);
  if (q == NULL && (q = parse_structured (p, end, n)) != NULL)
    q = parse_teens (q, end, n);
  if (q == NULL)
    q = parse_bare (p, end, n);
  if (q == NULL)
    return FALSE;
  n->han = TRUE;
  n->len = (guint32) (q - p);
  return TRUE;
}
