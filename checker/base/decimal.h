/* decimal.h - exact numbers and intervals of them; never a double.
 *
 * A KwDecimal is MANTISSA x 10^EXPONENT with the trailing zeros of the
 * mantissa moved into the exponent, so equal numbers are equal structs.
 * 18 digits hold every figure that an article states; what does not fit is
 * refused when it is parsed.
 */
#pragma once

#include <glib.h>

typedef struct
{
  gint64 mantissa;
  gint32 exponent;
} KwDecimal;

#define KW_DECIMAL_ZERO ((KwDecimal){ 0, 0 })

KwDecimal kw_decimal (gint64 mantissa, int exponent);

/* "-12.50": an optional minus, digits, perhaps a point and digits, nothing
 * else. FALSE for anything else and for more than 18 digits. */
gboolean kw_decimal_parse (const char *text, KwDecimal *out);

/* FALSE when the sum needs more than 18 digits; OUT is then untouched. */
gboolean kw_decimal_add (KwDecimal a, KwDecimal b, KwDecimal *out);
KwDecimal kw_decimal_negate (KwDecimal a);
/* VALUE x 10^POWER, exactly. */
KwDecimal kw_decimal_shift (KwDecimal value, int power);
int kw_decimal_compare (KwDecimal a, KwDecimal b);
/* Digits from the first to the last that is not zero: 16000 has 2. */
int kw_decimal_significant (KwDecimal value);
/* Plain notation, "145.48", "1600000". (transfer full) */
char *kw_decimal_to_string (KwDecimal value);

/* All numbers between two bounds; an unbounded side has no decimal. */
typedef struct
{
  KwDecimal low;
  KwDecimal high;
  guint low_open : 1;
  guint high_open : 1;
  guint low_unbounded : 1;
  guint high_unbounded : 1;
} KwInterval;

KwInterval kw_interval_exact (KwDecimal value);
gboolean kw_interval_is_exact (const KwInterval *interval);
/* No number lies in both: the only ground on which two figures conflict. */
gboolean kw_interval_disjoint (const KwInterval *a, const KwInterval *b);
