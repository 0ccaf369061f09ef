/* interval.h - arithmetic on intervals: what sums, shares and rates can be.
 *
 * Every function encloses: the result holds each value that some choice of
 * numbers from the operands gives. Bounds that 18 digits cannot hold are
 * rounded outward and then open, so that "disjoint" stays a proof.
 */
#pragma once

#include "checker/base/decimal.h"

/* FALSE where a number is beyond all reason (10^±500000000); OUT is then untouched. */
gboolean kw_interval_add (const KwInterval *a, const KwInterval *b, KwInterval *out);
gboolean kw_interval_subtract (const KwInterval *a, const KwInterval *b, KwInterval *out);

/* Operands must be bounded below by 0 or more, a divisor must not hold 0; else
 * FALSE, and OUT is untouched. */
gboolean kw_interval_multiply (const KwInterval *a, const KwInterval *b, KwInterval *out);
gboolean kw_interval_divide (const KwInterval *a, const KwInterval *b, KwInterval *out);

/* A x 10^POWER: a ratio becomes percent by 2. */
KwInterval kw_interval_shift (const KwInterval *a, int power);

/* VALUE as it may have been before somebody rounded it to, or cut it off at,
 * the power of ten WRITTEN: [v - w/2, v + w). */
KwInterval kw_interval_unrounded (KwDecimal value, int written);

gboolean kw_interval_contains (const KwInterval *a, KwDecimal value);
/* A lies within B. */
gboolean kw_interval_within (const KwInterval *a, const KwInterval *b);

/* For messages, rounded to PLACES behind the point: "96.97", "94.2–95.1",
 * "over 89.3" where it has no upper bound. (transfer full) */
char *kw_interval_to_string (const KwInterval *a, int places);
