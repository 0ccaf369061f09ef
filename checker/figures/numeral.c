/* numeral.c - Chinese numerals, in digits, Han or both, as exact intervals
 *
 * Here are fractions and signs; what they are made of is read by its siblings.
 */
#include "checker/figures/numeral-private.h"

/* A numeral without sign or fraction. */
static gboolean
parse_whole (const char *p, const char *end, KwNumeral *n)
{
  memset (n, 0, sizeof *n);
  if (p < end && kw_is_digit ((guchar) *p))
    return kw_numeral_parse_digits (p, end, n);
  return kw_numeral_parse_han (p, end, n);
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
  if (!kw_begins (q, end, "分之") || divisor <= 0)
    return FALSE;
  if (kw_begins (q + 6, end, "百") && divisor == 100) /* 百分之百 */
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
  const char *q = kw_numeral_read_powers (p, end, &power);
  gint64 divisor = 0;
  return power > 0 && power <= 12 && kw_begins (q, end, "分之") && add_scaled (&divisor, 1, power) &&
         parse_above (p, q, end, divisor, n);
}

/* 1/3, 3/4: of at most tenths; dates and the names of rounds look the same. */
static gboolean
parse_slash (const char *p, const char *q, const char *end, KwNumeral *n)
{
  KwNumeral below;
  if (!n->plain || n->han || n->digits > 1 || q + 1 >= end || *q != '/' || !kw_is_digit ((guchar) q[1]) ||
      !kw_numeral_parse_digits (q + 1, end, (memset (&below, 0, sizeof below), &below)) || !below.plain ||
      below.integer > 10 || n->integer < 1 || n->integer >= below.integer)
    return FALSE;
  const char *r = q + 1 + below.len;
  if ((r < end && *r != '\0' && (g_ascii_isalnum (*r) || strchr ("/.-~+", *r) != NULL)) || kw_begins (r, end, "决赛"))
    return FALSE;
  n->len = (guint32) (r - p);
  return divide (n, below.integer);
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
  fraction = *n;
  if (parse_slash (p, q, end, &fraction))
    {
      *n = fraction;
      return TRUE;
    }
  if (parse_above (p, q, end, whole_value (n), &fraction))
    {
      *n = fraction;
      return TRUE;
    }
  /* 一又二分之一 */
  if (!kw_begins (q, end, "又") || !kw_interval_is_exact (&n->value) || !parse_whole (q + 3, end, &sum) ||
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
  gboolean minus = kw_begins (p, end, "负");
  if (!parse_unsigned (minus ? p + 3 : p, end, numeral))
    return FALSE;
  if (minus)
    {
      kw_numeral_negate (numeral);
      numeral->len += 3;
    }
  return TRUE;
}
