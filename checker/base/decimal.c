/* decimal.c - exact decimal arithmetic on 18 digits */
#include "checker/base/decimal.h"

#include <string.h>

#define MAX_DIGITS 18
#define MAX_MANTISSA G_GINT64_CONSTANT (999999999999999999)

static KwDecimal
normal (gint64 mantissa, int exponent)
{
  if (mantissa == 0)
    return KW_DECIMAL_ZERO;
  while (mantissa % 10 == 0)
    {
      mantissa /= 10;
      exponent++;
    }
  return (KwDecimal){ mantissa, exponent };
}

KwDecimal
kw_decimal (gint64 mantissa, int exponent)
{
  return normal (mantissa, exponent);
}

gboolean
kw_decimal_parse (const char *text, KwDecimal *out)
{
  const char *p = text + (*text == '-');
  gint64 mantissa = 0;
  guint digits = 0, behind = 0;
  gboolean point = FALSE;
  for (; g_ascii_isdigit (*p) || (*p == '.' && !point && digits > 0 && g_ascii_isdigit (p[1])); p++)
    {
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      if (++digits > MAX_DIGITS)
        return FALSE;
      mantissa = mantissa * 10 + (*p - '0');
      behind += point;
    }
  if (*p != '\0' || digits == 0)
    return FALSE;
  *out = normal (*text == '-' ? -mantissa : mantissa, -(int) behind);
  return TRUE;
}

KwDecimal
kw_decimal_negate (KwDecimal a)
{
  a.mantissa = -a.mantissa;
  return a;
}

KwDecimal
kw_decimal_shift (KwDecimal value, int power)
{
  if (value.mantissa != 0)
    value.exponent += power;
  return value;
}

/* M x 10^POWER where it fits 64 bits. */
static gboolean
scale (gint64 m, gint64 power, gint64 *out)
{
  if (power > MAX_DIGITS && m != 0)
    return FALSE;
  for (; power > 0 && m != 0; power--)
    if (__builtin_mul_overflow (m, (gint64) 10, &m))
      return FALSE;
  *out = m;
  return TRUE;
}

gboolean
kw_decimal_add (KwDecimal a, KwDecimal b, KwDecimal *out)
{
  if (a.mantissa == 0 || b.mantissa == 0)
    {
      *out = a.mantissa == 0 ? b : a;
      return TRUE;
    }
  /* Two exponents may lie further apart than 32 bits hold. */
  gint64 exponent = MIN (a.exponent, b.exponent);
  gint64 x, y, sum;
  if (!scale (a.mantissa, a.exponent - exponent, &x) || !scale (b.mantissa, b.exponent - exponent, &y) ||
      __builtin_add_overflow (x, y, &sum))
    return FALSE;
  KwDecimal result = normal (sum, (int) exponent);
  if (result.mantissa > MAX_MANTISSA || result.mantissa < -MAX_MANTISSA)
    return FALSE;
  *out = result;
  return TRUE;
}

static int
sign (gint64 v)
{
  return (v > 0) - (v < 0);
}

int
kw_decimal_compare (KwDecimal a, KwDecimal b)
{
  if (sign (a.mantissa) != sign (b.mantissa))
    return sign (a.mantissa) < sign (b.mantissa) ? -1 : 1;
  if (a.mantissa == 0)
    return 0;
  gint64 exponent = MIN (a.exponent, b.exponent);
  gint64 x, y;
  /* The side that overflows 64 bits when brought to the common exponent is
   * the one of greater magnitude: the other kept its own mantissa. */
  if (!scale (a.mantissa, a.exponent - exponent, &x))
    return sign (a.mantissa);
  if (!scale (b.mantissa, b.exponent - exponent, &y))
    return -sign (b.mantissa);
  return x < y ? -1 : x > y;
}

int
kw_decimal_significant (KwDecimal value)
{
  int n = 0;
  for (gint64 m = value.mantissa; m != 0; m /= 10)
    n++;
  return n;
}

char *
kw_decimal_to_string (KwDecimal value)
{
  if (value.mantissa == 0)
    return g_strdup ("0");
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) ABS (value.mantissa));
  GString *out = g_string_new (value.mantissa < 0 ? "-" : "");
  gssize point = (gssize) strlen (digits) + value.exponent;
  if (value.exponent >= 0)
    {
      g_string_append (out, digits);
      for (int i = 0; i < value.exponent; i++)
        g_string_append_c (out, '0');
      return g_string_free (out, FALSE);
    }
  if (point <= 0)
    {
      g_string_append (out, "0.");
      for (gssize i = point; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, digits);
      return g_string_free (out, FALSE);
    }
  g_string_append_len (out, digits, point);
  g_string_append_c (out, '.');
  g_string_append (out, digits + point);
  return g_string_free (out, FALSE);
}

KwInterval
kw_interval_exact (KwDecimal value)
{
  return (KwInterval){ .low = value, .high = value };
}

gboolean
kw_interval_is_exact (const KwInterval *interval)
{
  return !interval->low_unbounded && !interval->high_unbounded && !interval->low_open && !interval->high_open &&
         kw_decimal_compare (interval->low, interval->high) == 0;
}

/* All of A lies below all of B. */
static gboolean
lies_below (const KwInterval *a, const KwInterval *b)
{
  if (a->high_unbounded || b->low_unbounded)
    return FALSE;
  int order = kw_decimal_compare (a->high, b->low);
  return order < 0 || (order == 0 && (a->high_open || b->low_open));
}

gboolean
kw_interval_disjoint (const KwInterval *a, const KwInterval *b)
{
  return lies_below (a, b) || lies_below (b, a);
}
