/* numeral-digits.c - numerals in ASCII digits, and the scales behind them: 6,663, 1.6万, 1亿5000万
 *
 * Scales and what may stand around them are read here for numeral-han.c too.
 */
#include "checker/figures/numeral-private.h"

/* Three digits behind the mark at P, and no fourth. */
static gboolean
is_group (const char *p, const char *end)
{
  return end - p > 3 && kw_is_digit ((guchar) p[1]) && kw_is_digit ((guchar) p[2]) && kw_is_digit ((guchar) p[3]) &&
         (end - p == 4 || !kw_is_digit ((guchar) p[4]));
}

/* Groups of a number behind its first; a row of more is no number. */
#define GROUPS_MAX 4

/* 6 148万项: a space for the comma, as Hong Kong prints it. Only Han may follow:
 * 12 345 may as well be two columns of a table. */
static gboolean
is_spaced_group (const char *first, const char *p, const char *end)
{
  for (guint i = 0; i < GROUPS_MAX && *p == ' ' && is_group (p, end); i++)
    p += 4;
  return *first != '0' && p < end && (guchar) *p >= 0xE3;
}

/* ASCII digits with thousands commas and a point. */
static const char *
read_ascii (const char *p, const char *end, KwPlain *out, KwNumeral *n)
{
  const char *first = p;
  char mark = '\0';
  *out = (KwPlain){ 0, 0, 0 };
  for (; p < end; p++)
    {
      if (kw_is_digit ((guchar) *p))
        {
          if (++out->digits > KW_NUMERAL_MAX_DIGITS)
            return NULL;
          out->mantissa = out->mantissa * 10 + (*p - '0');
          continue;
        }
      gboolean group = (*p == ',' || (*p == ' ' && (mark == ' ' || is_spaced_group (first, p, end)))) && is_group (p, end);
      if (!group || out->digits == 0 || (mark == '\0' && out->digits > 3) || (mark != '\0' && mark != *p))
        break;
      mark = *p;
    }
  n->digits = (guint) out->digits;
  n->plain = mark == '\0';
  if (end - p < 2 || *p != '.' || !kw_is_digit ((guchar) p[1]))
    return p;
  n->points = TRUE;
  n->plain = FALSE;
  for (p++; p < end && kw_is_digit ((guchar) *p); p++)
    {
      if (++out->digits > KW_NUMERAL_MAX_DIGITS)
        return NULL;
      out->mantissa = out->mantissa * 10 + (*p - '0');
      out->exponent--;
    }
  return p;
}

gboolean
kw_numeral_begins_unit (const char *p, const char *end)
{
  static const char *const rests[] = { "克", "米", "瓦", "卡", "伏", "帕", "赫", "焦", "字节", "比特" };
  if (!kw_begins (p, end, "千") && !kw_begins (p, end, "兆"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (kw_begins (p + 3, end, rests[i]))
      return TRUE;
  return FALSE;
}

void
kw_numeral_set_more (KwNumeral *n, int power)
{
  KwDecimal high;
  if (!kw_decimal_add (n->value.low, kw_decimal (1, power), &high))
    return;
  n->value.high = high;
  n->value.low_open = n->value.high_open = TRUE;
  n->approx = KW_APPROX_MORE;
}

void
kw_numeral_set_round (KwNumeral *n, int power)
{
  KwDecimal v = n->value.low, high;
  KwDecimal tenth = kw_decimal_negate (kw_decimal_shift (v, -1));
  if (!kw_decimal_add (v, tenth, &n->value.low) || !kw_decimal_add (v, kw_decimal (1, power), &high))
    return;
  n->value.high = high;
  n->value.low_open = FALSE;
  n->value.high_open = TRUE;
  n->approx = KW_APPROX_ABOUT;
}

const char *
kw_numeral_read_powers (const char *p, const char *end, int *power)
{
  int scale;
  *power = 0;
  while (*power < KW_NUMERAL_MAX_POWER && (scale = scale_at (p, end)) >= 0 && !kw_numeral_begins_unit (p, end))
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
  if (!is_more (p, end) && !(power > 0 && kw_begins (p, end, "几")))
    return p;
  kw_numeral_set_more (n, scaled ? n->written : n->nonzero);
  return p + 3;
}

/* 万 behind 3千多: it scales the bounds. */
static const char *
read_outer (const char *p, const char *end, KwNumeral *n)
{
  int power = 0;
  if (n->approx != KW_APPROX_MORE || scale_at (p, end) < 4)
    return p;
  p = kw_numeral_read_powers (p, end, &power);
  n->value.low = kw_decimal_shift (n->value.low, power);
  n->value.high = kw_decimal_shift (n->value.high, power);
  n->written += power;
  n->nonzero += power;
  n->scaled = TRUE;
  return p;
}

const char *
kw_numeral_read_scales (const char *p, const char *end, KwNumeral *n)
{
  gboolean about = kw_begins (p, end, "来") && scale_at (p + 3, end) >= 4; /* 十来万 */
  gboolean more_before = (about || is_more (p, end)) && scale_at (p + 3, end) >= 2 &&
                         !kw_numeral_begins_unit (p + 3, end);
  int power;
  p = kw_numeral_read_powers (more_before ? p + 3 : p, end, &power);
  n->scaled = power > 0;
  n->plain = n->plain && power == 0;
  int u = n->nonzero;
  n->value = kw_interval_exact (kw_decimal_shift (n->value.low, power));
  n->written += power;
  n->nonzero += power;
  if (!more_before)
    return read_outer (read_more (p, end, n, power), end, n);
  kw_numeral_set_more (n, u + power);
  if (about)
    kw_numeral_set_round (n, u + power);
  return p;
}

/* 5000万, 零5, 4千 behind 1亿: a number smaller than what was written last,
 * scaled itself or with all its digits; its length, 0 for none. */
static gsize
read_rest (const char *p, const char *end, const KwNumeral *n, KwNumeral *rest)
{
  KwPlain plain;
  gboolean zero = kw_begins (p, end, "零");
  const char *q = zero ? p + 3 : p;
  *rest = (KwNumeral){ 0 };
  if (q >= end || !kw_is_digit ((guchar) *q) || (q = read_ascii (q, end, &plain, rest)) == NULL)
    return 0;
  set_point (rest, kw_decimal (plain.mantissa, plain.exponent), plain.exponent,
             plain.exponent + trailing_zeros (plain.mantissa));
  q = kw_numeral_read_scales (q, end, rest);
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

gboolean
kw_numeral_parse_digits (const char *p, const char *end, KwNumeral *n)
{
  KwPlain plain;
  const char *q = read_ascii (p, end, &plain, n);
  if (q == NULL)
    return FALSE;
  n->integer = plain.mantissa;
  set_point (n, kw_decimal (plain.mantissa, plain.exponent), plain.exponent,
             plain.exponent + trailing_zeros (plain.mantissa));
  q = kw_numeral_read_scales (q, end, n);
  q = read_tail (q, end, n);
  n->len = (guint32) (q - p);
  return TRUE;
}
