/* interval.c - sums, products and quotients that enclose */
#include "checker/base/interval.h"

#include <string.h>

#define MAX_MANTISSA G_GINT64_CONSTANT (999999999999999999)

typedef enum
{
  DOWN,
  UP
} Rounding;

/* M x 10^EXPONENT with 18 digits at most, M not negative; LOST when there was
 * more behind M already. *EXACT is cleared where digits were lost. */
static KwDecimal
fit (unsigned __int128 m, int exponent, gboolean lost, Rounding rounding, gboolean *exact)
{
  for (; m > MAX_MANTISSA; exponent++)
    {
      lost = lost || m % 10 != 0;
      m /= 10;
    }
  if (lost)
    *exact = FALSE;
  return kw_decimal ((gint64) m + (lost && rounding == UP), exponent);
}

static KwDecimal
multiply (KwDecimal a, KwDecimal b, Rounding rounding, gboolean *exact)
{
  unsigned __int128 m = (unsigned __int128) a.mantissa * (unsigned __int128) b.mantissa;
  return fit (m, a.exponent + b.exponent, FALSE, rounding, exact);
}

/* A / B to 18 digits; B is not 0. */
static KwDecimal
divide (KwDecimal a, KwDecimal b, Rounding rounding, gboolean *exact)
{
  unsigned __int128 m = (unsigned __int128) a.mantissa, by = (unsigned __int128) b.mantissa;
  int exponent = a.exponent - b.exponent;
  while (m != 0 && m < (unsigned __int128) MAX_MANTISSA * (unsigned __int128) MAX_MANTISSA / 10)
    {
      m *= 10;
      exponent--;
    }
  return fit (m / by, exponent, m % by != 0, rounding, exact);
}

#define FAR (G_MAXINT32 / 4)

/* A + B; rounded where 18 digits do not hold it: 1 and a quotient of 18 digits. */
static gboolean
add (KwDecimal a, KwDecimal b, Rounding rounding, KwDecimal *out, gboolean *exact)
{
  if (kw_decimal_add (a, b, out))
    return TRUE;
  if (MAX (ABS (a.exponent), ABS (b.exponent)) > FAR)
    return FALSE;
  KwDecimal big = a.exponent > b.exponent ? a : b, small = a.exponent > b.exponent ? b : a;
  __int128 sum = big.mantissa, rest = small.mantissa;
  const __int128 enough = (__int128) MAX_MANTISSA * MAX_MANTISSA / 10;
  gboolean lost = FALSE;
  for (; big.exponent > small.exponent && sum < enough && sum > -enough; big.exponent--)
    sum *= 10;
  for (; big.exponent > small.exponent && rest != 0; small.exponent++, rest /= 10)
    lost = lost || rest % 10 != 0;
  for (sum += rest; sum > MAX_MANTISSA || sum < -MAX_MANTISSA; sum /= 10, big.exponent++)
    lost = lost || sum % 10 != 0;
  /* What was lost has either sign, and is less than one. */
  *out = kw_decimal ((gint64) sum + (!lost ? 0 : rounding == UP ? 1 : -1), big.exponent);
  *exact = *exact && !lost;
  return TRUE;
}

gboolean
kw_interval_add (const KwInterval *a, const KwInterval *b, KwInterval *out)
{
  gboolean low_exact = TRUE, high_exact = TRUE;
  KwInterval sum = { .low_unbounded = a->low_unbounded || b->low_unbounded,
                     .high_unbounded = a->high_unbounded || b->high_unbounded };
  if ((!sum.low_unbounded && !add (a->low, b->low, DOWN, &sum.low, &low_exact)) ||
      (!sum.high_unbounded && !add (a->high, b->high, UP, &sum.high, &high_exact)))
    return FALSE;
  sum.low_open = a->low_open || b->low_open || !low_exact;
  sum.high_open = a->high_open || b->high_open || !high_exact;
  *out = sum;
  return TRUE;
}

gboolean
kw_interval_subtract (const KwInterval *a, const KwInterval *b, KwInterval *out)
{
  KwInterval minus = { .low = kw_decimal_negate (b->high),
                       .high = kw_decimal_negate (b->low),
                       .low_open = b->high_open,
                       .high_open = b->low_open,
                       .low_unbounded = b->high_unbounded,
                       .high_unbounded = b->low_unbounded };
  return kw_interval_add (a, &minus, out);
}

static gboolean
is_positive (const KwInterval *a)
{
  return !a->low_unbounded && a->low.mantissa >= 0;
}

gboolean
kw_interval_multiply (const KwInterval *a, const KwInterval *b, KwInterval *out)
{
  if (!is_positive (a) || !is_positive (b))
    return FALSE;
  gboolean low_exact = TRUE, high_exact = TRUE;
  KwInterval product = { .high_unbounded = a->high_unbounded || b->high_unbounded };
  product.low = multiply (a->low, b->low, DOWN, &low_exact);
  if (!product.high_unbounded)
    product.high = multiply (a->high, b->high, UP, &high_exact);
  product.low_open = a->low_open || b->low_open || !low_exact;
  product.high_open = !product.high_unbounded && (a->high_open || b->high_open || !high_exact);
  *out = product;
  return TRUE;
}

gboolean
kw_interval_divide (const KwInterval *a, const KwInterval *b, KwInterval *out)
{
  if (!is_positive (a) || !is_positive (b) || b->low.mantissa == 0)
    return FALSE;
  gboolean low_exact = TRUE, high_exact = TRUE;
  KwInterval quotient = { .high_unbounded = a->high_unbounded };
  if (!b->high_unbounded)
    quotient.low = divide (a->low, b->high, DOWN, &low_exact);
  if (!quotient.high_unbounded)
    quotient.high = divide (a->high, b->low, UP, &high_exact);
  quotient.low_open = a->low_open || b->high_open || b->high_unbounded || !low_exact;
  quotient.high_open = !quotient.high_unbounded && (a->high_open || b->low_open || !high_exact);
  *out = quotient;
  return TRUE;
}

KwInterval
kw_interval_shift (const KwInterval *a, int power)
{
  KwInterval shifted = *a;
  shifted.low = kw_decimal_shift (a->low, power);
  shifted.high = kw_decimal_shift (a->high, power);
  return shifted;
}

KwInterval
kw_interval_unrounded (KwDecimal value, int written)
{
  gboolean minus = value.mantissa < 0;
  KwDecimal half = kw_decimal (5, written - 1), whole = kw_decimal (1, written);
  KwInterval v = kw_interval_exact (value);
  /* -1.6 mirrors 1.6. */
  if (!kw_decimal_add (value, kw_decimal_negate (minus ? whole : half), &v.low) ||
      !kw_decimal_add (value, minus ? half : whole, &v.high))
    return kw_interval_exact (value);
  v.low_open = minus;
  v.high_open = !minus;
  return v;
}

gboolean
kw_interval_contains (const KwInterval *a, KwDecimal value)
{
  KwInterval point = kw_interval_exact (value);
  return !kw_interval_disjoint (a, &point);
}

gboolean
kw_interval_within (const KwInterval *a, const KwInterval *b)
{
  if ((a->low_unbounded && !b->low_unbounded) || (a->high_unbounded && !b->high_unbounded))
    return FALSE;
  int low = b->low_unbounded ? 1 : kw_decimal_compare (a->low, b->low);
  int high = b->high_unbounded ? -1 : kw_decimal_compare (a->high, b->high);
  return (low > 0 || (low == 0 && (a->low_open || !b->low_open))) &&
         (high < 0 || (high == 0 && (a->high_open || !b->high_open)));
}

/* VALUE rounded to PLACES behind the point, half away from zero. */
static char *
rounded (KwDecimal value, int places)
{
  while (value.mantissa != 0 && value.exponent < -places)
    {
      gboolean last = value.exponent == -places - 1;
      gint64 half = last ? (value.mantissa < 0 ? -5 : 5) : 0;
      value = (KwDecimal){ (value.mantissa + half) / 10, value.exponent + 1 };
    }
  return kw_decimal_to_string (kw_decimal (value.mantissa, value.exponent));
}

char *
kw_interval_to_string (const KwInterval *a, int places)
{
  g_autofree char *low = a->low_unbounded ? NULL : rounded (a->low, places);
  g_autofree char *high = a->high_unbounded ? NULL : rounded (a->high, places);
  if (low == NULL && high == NULL)
    return g_strdup ("anything");
  if (high == NULL)
    return g_strdup_printf (a->low_open ? "over %s" : "at least %s", low);
  if (low == NULL)
    return g_strdup_printf (a->high_open ? "under %s" : "at most %s", high);
  return strcmp (low, high) == 0 ? g_strdup (low) : g_strdup_printf ("%s–%s", low, high);
}
