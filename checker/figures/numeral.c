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

/* Han digits side by side: 二〇一六, 三五. */
static const char *
read_positional (const char *p, const char *end, Plain *out)
{
  *out = (Plain){ 0, 0, 0 };
  int d;
  while ((d = han_digit (p, end)) >= 0 && out->digits < MAX_DIGITS)
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

/* Han with scales: 一千零五十, 三百二十万, 十二. *LAST is the power of the last
 * written unit. 四百五 is 450: a bare digit behind 百, 千, 万 counts tenths. */
static const char *
read_structured (const char *p, const char *end, gint64 *value, int *last)
{
  gint64 total = 0, section = 0;
  int digit = -1, scale, previous = 0;
  gboolean zero = FALSE, any = FALSE;
  for (;;)
    {
      int d = han_digit (p, end);
      if (d >= 0 && digit <= 0)
        {
          zero = zero || d == 0;
          digit = d;
          any = TRUE;
          p += 3;
          continue;
        }
      if ((scale = scale_at (p, end)) < 0 || d >= 0)
        break;
      if (scale < 4)
        {
          if (!add_scaled (&section, digit > 0 ? digit : 1, scale) || (digit < 0 && scale != 1 && !any))
            return NULL;
        }
      else
        {
          section += MAX (digit, 0);
          if (section == 0 && total == 0)
            return NULL;
          /* 亿 takes all that came before, 万 its own section. */
          gint64 base = scale >= 8 ? total + section : section;
          gint64 rest = scale >= 8 ? 0 : total;
          total = rest;
          if (!add_scaled (&total, base, scale))
            return NULL;
          section = 0;
        }
      digit = -1;
      zero = FALSE;
      any = TRUE;
      previous = scale;
      p += 3;
    }
  if (!any)
    return NULL;
  *last = previous;
  if (digit > 0 && previous > 1 && !zero)
    {
      *last = previous - 1;
      section += 0;
      if (!add_scaled (&section, digit, previous - 1))
        return NULL;
    }
  else if (digit >= 0)
    {
      section += digit;
      *last = 0;
    }
  *value = total + section;
  return p;
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

/* Scales behind a number: 万, 亿, 万亿, 千万, with 余 or 多 before or behind. */
static const char *
read_scales (const char *p, const char *end, KwNumeral *n)
{
  const char *start = p;
  gboolean more_before = is_more (p, end) && scale_at (p + 3, end) >= 2;
  if (more_before)
    p += 3;
  int power = 0, scale;
  while ((scale = scale_at (p, end)) >= 0)
    {
      power += scale;
      p += 3;
    }
  if (power == 0)
    p = start;
  n->scaled = power > 0;
  n->plain = n->plain && power == 0;
  int u = n->nonzero;
  n->value = kw_interval_exact (kw_decimal_shift (n->value.low, power));
  n->written += power;
  n->nonzero += power;
  if (power > 0 && more_before)
    set_more (n, u + power);
  else if (is_more (p, end))
    {
      set_more (n, power > 0 ? n->written : n->nonzero);
      p += 3;
    }
  else if (at (p, end, "几") && power > 0)
    {
      set_more (n, n->written);
      p += 3;
    }
  return p;
}

/* 5万4千6百: further digits and scales, each smaller than the one before. */
static const char *
read_tail (const char *p, const char *end, KwNumeral *n)
{
  while (n->scaled && n->approx == KW_APPROX_NONE && p < end && kw_is_digit ((guchar) *p))
    {
      KwNumeral more = { 0 };
      Plain plain;
      const char *q = read_ascii (p, end, &plain, &more);
      int scale = q != NULL && q > p ? scale_at (q, end) : -1;
      KwDecimal sum;
      if (scale < 0 || scale >= n->written || plain.exponent != 0 || plain.digits > 3 ||
          !kw_decimal_add (n->value.low, kw_decimal (plain.mantissa, scale), &sum))
        return p;
      n->value = kw_interval_exact (sum);
      n->written = n->nonzero = scale;
      p = q + 3;
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
  while ((more = scale_at (q, end)) >= 4)
    {
      scale += more;
      q += 3;
    }
  n->value.low = kw_decimal (several ? 2 : 1, scale);
  n->value.high = kw_decimal (1, scale + 1);
  n->value.high_open = TRUE;
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
  int power = 0, scale;
  const char *q = p + 6;
  while ((scale = scale_at (q, end)) >= 0)
    {
      power += scale;
      q += 3;
    }
  n->value.low = kw_decimal (a, power);
  n->value.high = kw_decimal (b, power);
  n->approx = KW_APPROX_RANGE;
  n->written = n->nonzero = power;
  n->scaled = power > 0;
  return q;
}

static const char *
parse_structured (const char *p, const char *end, KwNumeral *n)
{
  Plain plain;
  const char *q = read_positional (p, end, &plain);
  if (plain.digits >= 2 && scale_at (q, end) < 0)
    {
      n->digits = (guint) plain.digits;
      n->integer = plain.mantissa;
      n->plain = TRUE;
      set_point (n, kw_decimal (plain.mantissa, 0), 0, trailing_zeros (plain.mantissa));
      return q;
    }
  gint64 value;
  int last;
  q = read_structured (p, end, &value, &last);
  if (q == NULL)
    return NULL;
  set_point (n, kw_decimal (value, 0), last, trailing_zeros (value));
  n->integer = value;
  n->digits = 1;
  if (at (q, end, "点") && han_digit (q + 3, end) >= 0)
    {
      const char *r = read_positional (q + 3, end, &plain);
      KwDecimal sum;
      if (kw_decimal_add (kw_decimal (value, 0), kw_decimal (plain.mantissa, -plain.digits), &sum))
        {
          set_point (n, sum, -plain.digits, -plain.digits);
          n->points = TRUE;
          q = r;
        }
    }
  if (is_more (q, end) || (at (q, end, "几") && value >= 10))
    return read_scales (q, end, n);
  return scale_at (q, end) >= 0 ? read_scales (q, end, n) : q;
}

/* 几 behind 十: 十几, 二十几万. */
static const char *
parse_teens (const char *q, const char *end, KwNumeral *n)
{
  if (!at (q, end, "几") || n->approx != KW_APPROX_NONE || n->nonzero < 1)
    return q;
  set_more (n, n->nonzero);
  q += 3;
  int scale = scale_at (q, end);
  if (scale < 0)
    return q;
  n->value.low = kw_decimal_shift (n->value.low, scale);
  n->value.high = kw_decimal_shift (n->value.high, scale);
  n->scaled = TRUE;
  return q + 3;
}

/* Powers of ten that 百分之 and 千分之 divide by; -1 for other divisors. */
static int
divisor_power (gint64 divisor)
{
  return divisor == 10 ? 1 : divisor == 100 ? 2 : divisor == 1000 ? 3 : divisor == 10000 ? 4 : -1;
}

static gboolean
parse_fraction (const char *p, const char *end, const KwNumeral *below, KwNumeral *n)
{
  const char *q = p + below->len;
  KwNumeral above;
  if (!at (q, end, "分之") || below->approx != KW_APPROX_NONE || !kw_interval_is_exact (&below->value))
    return FALSE;
  if (!kw_numeral_parse (q + 6, end, &above) || above.fraction)
    return FALSE;
  gint64 divisor = below->integer;
  int power = divisor_power (divisor);
  *n = above;
  n->fraction = TRUE;
  n->plain = FALSE;
  n->percent = power == 2;
  n->len = below->len + 6 + above.len;
  if (power == 2)
    return TRUE;
  if (power > 0)
    {
      n->value.low = kw_decimal_shift (above.value.low, -power);
      n->value.high = kw_decimal_shift (above.value.high, -power);
      n->written -= power;
      n->nonzero -= power;
      return TRUE;
    }
  if (divisor <= 0 || divisor > 1000 || above.integer <= 0 || above.integer > 1000)
    return FALSE;
  /* No exact decimal: the bounds of twelve digits that enclose it. */
  gint64 scaled = above.integer * G_GINT64_CONSTANT (1000000000000);
  n->value.low = kw_decimal (scaled / divisor, -12);
  n->value.high = kw_decimal (scaled / divisor + (scaled % divisor != 0), -12);
  return TRUE;
}

gboolean
kw_numeral_parse (const char *p, const char *end, KwNumeral *numeral)
{
  memset (numeral, 0, sizeof *numeral);
  if (p >= end)
    return FALSE;
  if (kw_is_digit ((guchar) *p))
    return parse_digits (p, end, numeral);
  if ((guchar) *p < 0xE3)
    return FALSE;
  const char *q = parse_few (p, end, numeral);
  if (q == NULL)
    q = parse_pair (p, end, numeral);
  if (q == NULL && (q = parse_structured (p, end, numeral)) != NULL)
    q = parse_teens (q, end, numeral);
  if (q == NULL)
    return FALSE;
  numeral->han = TRUE;
  numeral->len = (guint32) (q - p);
  KwNumeral fraction;
  if (parse_fraction (p, end, numeral, &fraction))
    {
      *numeral = fraction;
      numeral->han = TRUE;
    }
  return TRUE;
}
