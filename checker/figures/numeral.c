/* numeral.c - Chinese numerals, in digits, Han or both, as exact intervals
 *
 * w is the power of the last written digit, u that of the last digit that is
 * not zero. Conventions of vagueness: 余 and 多 behind the scale add less than
 * one unit of w (1.6万余 < 1.7万), before it or without one less than one of u
 * (350余万 < 360万, 2000余 < 3000).
 */
#include "checker/figures/numeral.h"
#include "checker/base/utf8.h"

#include <string.h>

#define MAX_DIGITS 18
#define MAX_POWER 24 /* 亿亿亿: beyond it nothing is counted */

/* The character at P when it has three bytes, as all Han numerals have; else 0. */
static inline gunichar
han_at (const char *p, const char *end)
{
  guint len;
  return end - p >= 3 && ((guchar) *p & 0xF0) == 0xE0 ? kw_utf8_get (p, &len) : 0;
}

/* Digits, with the forms that banks write; -1 for anything else. */
static int
han_digit (const char *p, const char *end)
{
  switch (han_at (p, end))
    {
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
      return 0;
    case 0x4E00: /* 一 */
    case 0x58F9: /* 壹 */
      return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
    case 0x8D30: /* 贰 */
      return 2;
    case 0x4E09: /* 三 */
    case 0x53C1: /* 叁 */
      return 3;
    case 0x56DB: /* 四 */
    case 0x8086: /* 肆 */
      return 4;
    case 0x4E94: /* 五 */
    case 0x4F0D: /* 伍 */
      return 5;
    case 0x516D: /* 六 */
    case 0x9646: /* 陆 */
      return 6;
    case 0x4E03: /* 七 */
    case 0x67D2: /* 柒 */
      return 7;
    case 0x516B: /* 八 */
    case 0x634C: /* 捌 */
      return 8;
    case 0x4E5D: /* 九 */
    case 0x7396: /* 玖 */
      return 9;
    default:
      return -1;
    }
}

/* The power of ten of 十, 百 … 兆; -1 for anything else. */
static int
scale_at (const char *p, const char *end)
{
  switch (han_at (p, end))
    {
    case 0x5341: /* 十 */
    case 0x62FE: /* 拾 */
      return 1;
    case 0x767E: /* 百 */
    case 0x4F70: /* 佰 */
      return 2;
    case 0x5343: /* 千 */
    case 0x4EDF: /* 仟 */
      return 3;
    case 0x4E07: /* 万 */
      return 4;
    case 0x4EBF: /* 亿 */
      return 8;
    case 0x5146: /* 兆 */
      return 12;
    default:
      return -1;
    }
}

static gboolean
at (const char *p, const char *end, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (end - p) >= n && memcmp (p, word, n) == 0;
}

static gboolean
is_more (const char *p, const char *end)
{
  return at (p, end, "余") || at (p, end, "多");
}

/* 千克, 千瓦, 兆字节: units whose name begins as a scale does. */
static gboolean
begins_unit (const char *p, const char *end)
{
  static const char *const rests[] = { "克", "米", "瓦", "卡", "伏", "帕", "赫", "焦", "字节", "比特" };
  if (!at (p, end, "千") && !at (p, end, "兆"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (at (p + 3, end, rests[i]))
      return TRUE;
  return FALSE;
}

/* A number under construction: digits with a power of ten. */
typedef struct
{
  gint64 mantissa;
  int exponent; /* of the mantissa's last digit */
  int digits;
} Plain;

static int
trailing_zeros (gint64 m)
{
  int n = 0;
  for (; m != 0 && m % 10 == 0; m /= 10)
    n++;
  return n;
}

/* ASCII digits with thousands commas and a point. */
static const char *
read_ascii (const char *p, const char *end, Plain *out, KwNumeral *n)
{
  gboolean commas = FALSE;
  *out = (Plain){ 0, 0, 0 };
  for (; p < end; p++)
    {
      if (kw_is_digit ((guchar) *p))
        {
          if (++out->digits > MAX_DIGITS)
            return NULL;
          out->mantissa = out->mantissa * 10 + (*p - '0');
          continue;
        }
      gboolean group = *p == ',' && end - p > 3 && kw_is_digit ((guchar) p[1]) && kw_is_digit ((guchar) p[2]) &&
                       kw_is_digit ((guchar) p[3]) && (end - p == 4 || !kw_is_digit ((guchar) p[4]));
      if (!group || out->digits == 0 || (!commas && out->digits > 3))
        break;
      commas = TRUE;
    }
  n->digits = (guint) out->digits;
  n->plain = !commas;
  if (end - p < 2 || *p != '.' || !kw_is_digit ((guchar) p[1]))
    return p;
  n->points = TRUE;
  n->plain = FALSE;
  for (p++; p < end && kw_is_digit ((guchar) *p); p++)
    {
      if (++out->digits > MAX_DIGITS)
        return NULL;
      out->mantissa = out->mantissa * 10 + (*p - '0');
      out->exponent--;
    }
  return p;
}

/* Han digits side by side: 二〇一六, 三五. 两 is none of them: 二两 is a weight. */
static const char *
read_positional (const char *p, const char *end, Plain *out)
{
  *out = (Plain){ 0, 0, 0 };
  int d;
  while ((d = han_digit (p, end)) >= 0 && out->digits < MAX_DIGITS && !at (p, end, "两"))
    {
      out->mantissa = out->mantissa * 10 + d;
      out->digits++;
      p += 3;
    }
  return p;
}

static gboolean
add_scaled (gint64 *sum, gint64 value, int power)
{
  for (; power > 0; power--)
    if (__builtin_mul_overflow (value, (gint64) 10, &value))
      return FALSE;
  return !__builtin_add_overflow (*sum, value, sum);
}

/* Han with scales while it is read. Within a section (below 万) scales fall:
 * in 二十三十 a second number begins. */
typedef struct
{
  const char *p;
  gint64 parts[3]; /* sections with 万, 亿, 兆, scaled */
  gint64 section;
  int digit;       /* read last, its scale not known; -1: none */
  int scale;       /* read last; 0: none */
  int small;       /* the section's last scale; 4: none */
  gboolean zero;   /* 零 since then */
} Han;

static gboolean
take_digit (Han *h, const char *end)
{
  int d = han_digit (h->p, end);
  gboolean measure = at (h->p, end, "两") && (h->scale > 0 || h->digit >= 0) && scale_at (h->p + 3, end) < 0;
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
  if (scale >= h->small || (h->digit <= 0 && scale > 1) || !add_scaled (&h->section, h->digit > 0 ? h->digit : 1, scale))
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
      if ((scale = scale_at (h->p, end)) < 0 || (scale == 12 && begins_unit (h->p, end)))
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
  if (h.digit == 0 && h.scale > 0 && !at (h.p, end, "几"))
    h.p -= 3;
  gboolean tenths = h.digit > 0 && h.scale > 1 && !h.zero;
  *last = tenths ? h.scale - 1 : h.digit >= 0 ? 0 : h.scale;
  *value = h.parts[0] + h.parts[1] + h.parts[2] + h.section;
  return add_scaled (value, MAX (h.digit, 0), tenths ? h.scale - 1 : 0) ? h.p : NULL;
}

static void
set_point (KwNumeral *n, KwDecimal value, int written, int nonzero)
{
  n->value = kw_interval_exact (value);
  n->written = written;
  n->nonzero = nonzero;
}

/* (v, v + 10^power) */
static void
set_more (KwNumeral *n, int power)
{
  KwDecimal high;
  if (!kw_decimal_add (n->value.low, kw_decimal (1, power), &high))
    return;
  n->value.high = high;
  n->value.low_open = n->value.high_open = TRUE;
  n->approx = KW_APPROX_MORE;
}

/* 万, 万亿, 千万 at P; their power together, 0 for none. */
static const char *
read_powers (const char *p, const char *end, int *power)
{
  int scale;
  *power = 0;
  while (*power < MAX_POWER && (scale = scale_at (p, end)) >= 0 && !begins_unit (p, end))
    {
      *power += scale;
      p += 3;
    }
  return p;
}

/* 余, 多 or 几 behind a number that was scaled by 10^POWER. */
static const char *
read_more (const char *p, const char *end, KwNumeral *n, int power)
{
  gboolean scaled = power > 0 || n->written >= 4;
  if (!is_more (p, end) && !(power > 0 && at (p, end, "几")))
    return p;
  set_more (n, scaled ? n->written : n->nonzero);
  return p + 3;
}

/* 万 behind 3千多: it scales the bounds. */
static const char *
read_outer (const char *p, const char *end, KwNumeral *n)
{
  int power = 0;
  if (n->approx != KW_APPROX_MORE || scale_at (p, end) < 4)
    return p;
  p = read_powers (p, end, &power);
  n->value.low = kw_decimal_shift (n->value.low, power);
  n->value.high = kw_decimal_shift (n->value.high, power);
  n->written += power;
  n->nonzero += power;
  n->scaled = TRUE;
  return p;
}

/* Scales behind a number: 万, 亿, 万亿, 千万, with 余 or 多 before or behind. */
static const char *
read_scales (const char *p, const char *end, KwNumeral *n)
{
  gboolean more_before = is_more (p, end) && scale_at (p + 3, end) >= 2 && !begins_unit (p + 3, end);
  int power;
  p = read_powers (more_before ? p + 3 : p, end, &power);
  n->scaled = power > 0;
  n->plain = n->plain && power == 0;
  int u = n->nonzero;
  n->value = kw_interval_exact (kw_decimal_shift (n->value.low, power));
  n->written += power;
  n->nonzero += power;
  if (!more_before)
    return read_outer (read_more (p, end, n, power), end, n);
  set_more (n, u + power);
  return p;
}

/* 5000万, 零5, 4千 behind 1亿: a number smaller than what was written last,
 * scaled itself or with all its digits; its length, 0 for none. */
static gsize
read_rest (const char *p, const char *end, const KwNumeral *n, KwNumeral *rest)
{
  Plain plain;
  gboolean zero = at (p, end, "零");
  const char *q = zero ? p + 3 : p;
  *rest = (KwNumeral){ 0 };
  if (q >= end || !kw_is_digit ((guchar) *q) || (q = read_ascii (q, end, &plain, rest)) == NULL)
    return 0;
  set_point (rest, kw_decimal (plain.mantissa, plain.exponent), plain.exponent, plain.exponent + trailing_zeros (plain.mantissa));
  q = read_scales (q, end, rest);
  gboolean whole = rest->scaled || (!rest->points && (zero || plain.digits == n->written));
  return whole && kw_decimal_compare (rest->value.low, kw_decimal (1, n->written)) < 0 ? (gsize) (q - p) : 0;
}

/* 1亿5000万, 5万4千6百, 3万4000, 1千零1. */
static const char *
read_tail (const char *p, const char *end, KwNumeral *n)
{
  KwNumeral rest;
  gsize len;
  while (n->scaled && n->approx == KW_APPROX_NONE && (len = read_rest (p, end, n, &rest)) > 0)
    {
      KwInterval sum = rest.value;
      if (!kw_decimal_add (n->value.low, sum.low, &sum.low) || !kw_decimal_add (n->value.high, sum.high, &sum.high))
        return p;
      n->value = sum;
      n->approx = rest.approx;
      n->written = rest.written;
      n->nonzero = rest.nonzero;
      p += len;
    }
  return p;
}

static gboolean
parse_digits (const char *p, const char *end, KwNumeral *n)
{
  Plain plain;
  const char *q = read_ascii (p, end, &plain, n);
  if (q == NULL)
    return FALSE;
  n->integer = plain.mantissa;
  set_point (n, kw_decimal (plain.mantissa, plain.exponent), plain.exponent, plain.exponent + trailing_zeros (plain.mantissa));
  q = read_scales (q, end, n);
  q = read_tail (q, end, n);
  n->len = (guint32) (q - p);
  return TRUE;
}

/* 几十, 数百, 上千, 十几, 几百万: bounds instead of a value. */
static const char *
parse_few (const char *p, const char *end, KwNumeral *n)
{
  gboolean several = at (p, end, "几") || at (p, end, "数");
  gboolean over = at (p, end, "上") || at (p, end, "成");
  int scale = several || over ? scale_at (p + 3, end) : -1;
  if (scale < 1)
    return NULL;
  const char *q = p + 6;
  int more;
  while ((more = scale_at (q, end)) >= 4 && scale < MAX_POWER && !begins_unit (q, end))
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

/* 两三万, 七八十: two neighbouring digits are a range. */
static const char *
parse_pair (const char *p, const char *end, KwNumeral *n)
{
  int a = han_digit (p, end), b = a > 0 ? han_digit (p + 3, end) : -1;
  if (b != a + 1 || han_digit (p + 6, end) >= 0)
    return NULL;
  int power;
  const char *q = read_powers (p + 6, end, &power);
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
  Plain plain;
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
  Plain plain;
  KwDecimal sum;
  if (!at (q, end, "点") || han_digit (q + 3, end) < 0)
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
  if (n->approx != KW_APPROX_NONE || !(is_more (q, end) || scale_at (q, end) >= 0))
    return q;
  return read_scales (q, end, n);
}

/* 几 behind 十: 十几, 二十几万; behind 零 it counts ones: 一百零几. */
static const char *
parse_teens (const char *q, const char *end, KwNumeral *n)
{
  if (!at (q, end, "几") || n->approx != KW_APPROX_NONE || n->nonzero < 1)
    return q;
  set_more (n, memcmp (q - 3, "零", 3) == 0 ? 1 : n->nonzero);
  q += 3;
  int scale = scale_at (q, end);
  if (scale < 0 || begins_unit (q, end))
    return q;
  n->value.low = kw_decimal_shift (n->value.low, scale);
  n->value.high = kw_decimal_shift (n->value.high, scale);
  n->scaled = TRUE;
  return q + 3;
}

/* A numeral without sign or fraction. */
static gboolean
parse_whole (const char *p, const char *end, KwNumeral *n)
{
  memset (n, 0, sizeof *n);
  if (p < end && kw_is_digit ((guchar) *p))
    return parse_digits (p, end, n);
  if (end - p < 3 || (guchar) *p < 0xE3)
    return FALSE;
  const char *q = parse_few (p, end, n);
  if (q == NULL)
    q = parse_pair (p, end, n);
  if (q == NULL && (q = parse_structured (p, end, n)) != NULL)
    q = parse_teens (q, end, n);
  if (q == NULL)
    return FALSE;
  n->han = TRUE;
  n->len = (guint32) (q - p);
  return TRUE;
}

/* The whole number that N is, up to 10^12; 0 for others. */
static gint64
whole_value (const KwNumeral *n)
{
  KwDecimal v = n->value.low;
  gint64 value = 0;
  if (!kw_interval_is_exact (&n->value) || v.exponent < 0 || v.exponent > 12 || v.mantissa > 1000000)
    return 0;
  add_scaled (&value, v.mantissa, v.exponent);
  return value;
}

/* N divided by DIVISOR. 百分之 keeps what is written; where no decimal is
 * exact, bounds of twelve digits enclose the quotient. */
static gboolean
divide (KwNumeral *n, gint64 divisor)
{
  int power = trailing_zeros (divisor);
  gint64 above = whole_value (n);
  n->fraction = TRUE;
  n->plain = FALSE;
  n->percent = divisor == 100;
  if (n->percent)
    return TRUE;
  if (kw_decimal_compare (kw_decimal (divisor, 0), kw_decimal (1, power)) == 0)
    {
      n->value.low = kw_decimal_shift (n->value.low, -power);
      n->value.high = kw_decimal_shift (n->value.high, -power);
      n->written -= power;
      n->nonzero -= power;
      return power > 0;
    }
  if (divisor > 1000 || above <= 0 || above > 1000)
    return FALSE;
  gint64 scaled = above * G_GINT64_CONSTANT (1000000000000);
  n->value.low = kw_decimal (scaled / divisor, -12);
  n->value.high = kw_decimal (scaled / divisor + (scaled % divisor != 0), -12);
  return TRUE;
}

/* What stands behind 分之 at Q, divided by DIVISOR. */
static gboolean
parse_above (const char *p, const char *q, const char *end, gint64 divisor, KwNumeral *n)
{
  if (!at (q, end, "分之") || divisor <= 0)
    return FALSE;
  if (at (q + 6, end, "百") && divisor == 100) /* 百分之百 */
    {
      *n = (KwNumeral){ .len = 3, .written = 2, .nonzero = 2, .value = kw_interval_exact (kw_decimal (100, 0)) };
      n->integer = 100;
    }
  else if (!parse_whole (q + 6, end, n))
    return FALSE;
  n->len += (guint32) (q + 6 - p);
  n->han = TRUE;
  return divide (n, divisor);
}

/* 百分之五, 百万分之三: scales that need no digit before 分之. */
static gboolean
parse_bare_fraction (const char *p, const char *end, KwNumeral *n)
{
  int power;
  const char *q = read_powers (p, end, &power);
  gint64 divisor = 0;
  return power > 0 && power <= 12 && at (q, end, "分之") && add_scaled (&divisor, 1, power) &&
         parse_above (p, q, end, divisor, n);
}

static gboolean
parse_unsigned (const char *p, const char *end, KwNumeral *n)
{
  KwNumeral fraction, sum;
  if (parse_bare_fraction (p, end, n))
    return TRUE;
  if (!parse_whole (p, end, n))
    return FALSE;
  const char *q = p + n->len;
  if (parse_above (p, q, end, whole_value (n), &fraction))
    {
      *n = fraction;
      return TRUE;
    }
  /* 一又二分之一 */
  if (!at (q, end, "又") || !kw_interval_is_exact (&n->value) || !parse_whole (q + 3, end, &sum) ||
      !parse_above (p, q + 3 + sum.len, end, whole_value (&sum), &fraction) || fraction.percent)
    return TRUE;
  KwInterval *v = &fraction.value;
  if (kw_decimal_add (n->value.low, v->low, &v->low) && kw_decimal_add (n->value.low, v->high, &v->high))
    *n = fraction;
  return TRUE;
}

void
kw_numeral_negate (KwNumeral *n)
{
  KwInterval v = n->value;
  n->value = (KwInterval){ .low = kw_decimal_negate (v.high), .high = kw_decimal_negate (v.low) };
  n->value.low_open = v.high_open;
  n->value.high_open = v.low_open;
  n->value.low_unbounded = v.high_unbounded;
  n->value.high_unbounded = v.low_unbounded;
  n->integer = -n->integer;
  n->plain = FALSE;
}

gboolean
kw_numeral_parse (const char *p, const char *end, KwNumeral *numeral)
{
  gboolean minus = at (p, end, "负");
  if (!parse_unsigned (minus ? p + 3 : p, end, numeral))
    return FALSE;
  if (minus)
    {
      kw_numeral_negate (numeral);
      numeral->len += 3;
    }
  return TRUE;
}
