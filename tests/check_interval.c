/* check_interval.c - arithmetic on intervals encloses, and not by more than it must
 *
 * Random operands are computed with naively, in 128 bits; the generator is
 * seeded, so that a failure comes back.
 */
#include "checker/base/interval.h"
#include "tests/suite.h"

#include <string.h>

#define ROUNDS 200000
#define MAX_18 G_GINT64_CONSTANT (999999999999999999)

static KwInterval
between (gint64 low, gint64 high, gboolean low_open, gboolean high_open)
{
  return (KwInterval){
    .low = kw_decimal (low, 0), .high = kw_decimal (high, 0), .low_open = low_open, .high_open = high_open
  };
}

static const KwInterval unbounded_above = { .low = { 5, 0 }, .low_open = 1, .high_unbounded = 1 };

/* ---- a table ---- */

typedef gboolean (*Operation) (const KwInterval *a, const KwInterval *b, KwInterval *out);

static const struct
{
  Operation operation;
  KwInterval a, b;
  KwInterval result;
} sums[] = {
  { kw_interval_add, { { 92, 0 }, { 92, 0 } }, { { 1, 2 }, { 1, 2 } }, { { 192, 0 }, { 192, 0 } } },
  { kw_interval_add, { { 1, 0 }, { 2, 0 }, 1, 0 }, { { 3, 0 }, { 4, 0 }, 0, 1 }, { { 4, 0 }, { 6, 0 }, 1, 1 } },
  { kw_interval_add, { { 5, 0 }, { 0, 0 }, 1, 0, 0, 1 }, { { 3, 0 }, { 4, 0 } }, { { 8, 0 }, { 0, 0 }, 1, 0, 0, 1 } },
  { kw_interval_subtract, { { 386, 0 }, { 386, 0 } }, { { 512, 0 }, { 512, 0 } }, { { -126, 0 }, { -126, 0 } } },
  { kw_interval_subtract, { { 5, 0 }, { 6, 0 }, 0, 1 }, { { 1, 0 }, { 2, 0 }, 1, 0 }, { { 3, 0 }, { 5, 0 }, 0, 1 } },
  { kw_interval_subtract,
    { { 5, 0 }, { 6, 0 } },
    { { 1, 0 }, { 0, 0 }, 0, 0, 0, 1 },
    { { 0, 0 }, { 5, 0 }, 0, 0, 1, 0 } },
  { kw_interval_multiply, { { 7, 3 }, { 7, 3 } }, { { 1346, 0 }, { 1346, 0 } }, { { 9422, 3 }, { 9422, 3 } } },
  { kw_interval_multiply, { { 2, 0 }, { 3, 0 }, 1, 0 }, { { 5, 0 }, { 7, 0 }, 0, 1 }, { { 1, 1 }, { 21, 0 }, 1, 1 } },
  { kw_interval_multiply,
    { { 2, 0 }, { 0, 0 }, 0, 0, 0, 1 },
    { { 5, 0 }, { 7, 0 } },
    { { 1, 1 }, { 0, 0 }, 0, 0, 0, 1 } },
  { kw_interval_divide, { { 51, 0 }, { 51, 0 } }, { { 64, 0 }, { 64, 0 } }, { { 796875, -6 }, { 796875, -6 } } },
  { kw_interval_divide, { { 2, 0 }, { 3, 0 }, 0, 1 }, { { 4, 0 }, { 5, 0 }, 1, 0 }, { { 4, -1 }, { 75, -2 }, 0, 1 } },
  { kw_interval_divide, { { 2, 0 }, { 3, 0 } }, { { 4, 0 }, { 0, 0 }, 0, 0, 0, 1 }, { { 0, 0 }, { 75, -2 }, 1, 0 } },
  { kw_interval_divide,
    { { 1, 0 }, { 1, 0 } },
    { { 3, 0 }, { 3, 0 } },
    { { G_GINT64_CONSTANT (333333333333333333), -18 }, { G_GINT64_CONSTANT (333333333333333334), -18 }, 1, 1 } },
  /* One and a quotient need more than 18 digits: outward, and open. */
  { kw_interval_add,
    { { 1, 0 }, { 1, 0 } },
    { { G_GINT64_CONSTANT (123456789012345678), -19 }, { G_GINT64_CONSTANT (123456789012345678), -19 } },
    { { G_GINT64_CONSTANT (101234567890123455), -17 }, { G_GINT64_CONSTANT (101234567890123457), -17 }, 1, 1 } },
};

static gboolean
equal (const KwInterval *a, const KwInterval *b)
{
  return a->low_unbounded == b->low_unbounded && a->high_unbounded == b->high_unbounded &&
         (a->low_unbounded || (kw_decimal_compare (a->low, b->low) == 0 && a->low_open == b->low_open)) &&
         (a->high_unbounded || (kw_decimal_compare (a->high, b->high) == 0 && a->high_open == b->high_open));
}

START_TEST (table)
{
  KwInterval out;
  ck_assert (sums[_i].operation (&sums[_i].a, &sums[_i].b, &out));
  g_autofree char *got = kw_interval_to_string (&out, 18), *wanted = kw_interval_to_string (&sums[_i].result, 18);
  ck_assert_msg (equal (&out, &sums[_i].result), "%s, not %s", got, wanted);
}
END_TEST

START_TEST (operands_that_are_refused)
{
  KwInterval minus = between (-1, 2, FALSE, FALSE), one = between (1, 1, FALSE, FALSE),
             zero = between (0, 2, FALSE, FALSE);
  KwInterval below = { .high = { 3, 0 }, .low_unbounded = 1 }, out = one;
  ck_assert (!kw_interval_multiply (&minus, &one, &out));
  ck_assert (!kw_interval_multiply (&one, &below, &out));
  ck_assert (!kw_interval_divide (&minus, &one, &out));
  ck_assert (!kw_interval_divide (&one, &minus, &out));
  ck_assert (!kw_interval_divide (&one, &zero, &out));
  ck_assert (!kw_interval_divide (&one, &below, &out));
  KwInterval far = { .low = { 7, 1 << 30 }, .high = { 7, 1 << 30 } };
  ck_assert (!kw_interval_add (&far, &one, &out));
  ck_assert (equal (&out, &one));
}
END_TEST

/* ---- rounding, membership, words ---- */

START_TEST (unrounded)
{
  KwInterval v = kw_interval_unrounded (kw_decimal (16, 3), 3);
  KwInterval wanted = between (15500, 17000, FALSE, TRUE);
  ck_assert (equal (&v, &wanted));
  v = kw_interval_unrounded (kw_decimal (-16, -1), -1);
  wanted = (KwInterval){ .low = { -17, -1 }, .high = { -155, -2 }, .low_open = 1 };
  ck_assert (equal (&v, &wanted));
  v = kw_interval_unrounded (kw_decimal (78, 0), 0);
  wanted = (KwInterval){ .low = { 775, -1 }, .high = { 79, 0 }, .high_open = 1 };
  ck_assert (equal (&v, &wanted));
}
END_TEST

START_TEST (membership)
{
  KwInterval v = between (4, 6, FALSE, TRUE), all = { .low_unbounded = 1, .high_unbounded = 1 };
  ck_assert (kw_interval_contains (&v, kw_decimal (4, 0)));
  ck_assert (!kw_interval_contains (&v, kw_decimal (6, 0)));
  ck_assert (kw_interval_contains (&v, kw_decimal (59999, -4)));
  ck_assert (kw_interval_contains (&all, kw_decimal (-7, 30)));
  KwInterval inner = between (4, 6, TRUE, TRUE), outer = between (4, 6, FALSE, FALSE);
  ck_assert (kw_interval_within (&inner, &v) && kw_interval_within (&v, &outer) && !kw_interval_within (&outer, &v));
  ck_assert (kw_interval_within (&v, &all) && !kw_interval_within (&all, &v));
  ck_assert (!kw_interval_within (&unbounded_above, &outer));
}
END_TEST

static const struct
{
  KwInterval interval;
  int places;
  const char *string;
} strings[] = {
  { { { 969696969, -7 }, { 969696969, -7 } }, 2, "96.97" },
  { { { 942, -1 }, { 951, -1 } }, 1, "94.2–95.1" },
  { { { 893, -1 }, { 0, 0 }, 1, 0, 0, 1 }, 1, "over 89.3" },
  { { { 893, -1 }, { 0, 0 }, 0, 0, 0, 1 }, 1, "at least 89.3" },
  { { { 0, 0 }, { 5, 0 }, 0, 1, 1, 0 }, 0, "under 5" },
  { { { 0, 0 }, { 5, 0 }, 0, 0, 1, 0 }, 0, "at most 5" },
  { { { 0, 0 }, { 0, 0 }, 0, 0, 1, 1 }, 0, "anything" },
  { { { 29, 0 }, { 29, 0 } }, 2, "29" },
  { { { 2995, -2 }, { 2995, -2 } }, 1, "30" },
  { { { -2995, -2 }, { -2995, -2 } }, 1, "-30" },
};

START_TEST (words)
{
  g_autofree char *got = kw_interval_to_string (&strings[_i].interval, strings[_i].places);
  ck_assert_str_eq (got, strings[_i].string);
}
END_TEST

START_TEST (shift_is_exact)
{
  KwInterval v = { .low = { 796875, -6 }, .high = { 8, -1 }, .high_open = 1 };
  KwInterval wanted = { .low = { 796875, -4 }, .high = { 8, 1 }, .high_open = 1 };
  v = kw_interval_shift (&v, 2);
  ck_assert (equal (&v, &wanted));
}
END_TEST

/* ---- random operands ---- */

/* The sign of D - N / BY, naively. BY is positive. */
static int
compare_to_fraction (KwDecimal d, gint64 n, gint64 by)
{
  __int128 left = (__int128) d.mantissa * by, right = n;
  for (int e = d.exponent; e < 0; e++)
    right *= 10;
  for (int e = d.exponent; e > 0; e--)
    left *= 10;
  return left < right ? -1 : left > right;
}

static gboolean
encloses (const KwInterval *v, gint64 n, gint64 by)
{
  int low = compare_to_fraction (v->low, n, by), high = compare_to_fraction (v->high, n, by);
  return (low < 0 || (low == 0 && !v->low_open)) && (high > 0 || (high == 0 && !v->high_open));
}

static KwInterval
random_interval (GRand *random, gint64 *inside)
{
  gint64 low = g_rand_int_range (random, 1, 3000), width = g_rand_int_range (random, 0, 50);
  gboolean open = width > 2 && g_rand_boolean (random), open_too = width > 2 && g_rand_boolean (random);
  *inside = low + (width > 2 ? g_rand_int_range (random, 1, (int) width) : 0);
  return between (low, low + width, open, open_too);
}

START_TEST (results_enclose_what_members_give)
{
  GRand *random = g_rand_new_with_seed (4);
  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 x, y;
      KwInterval a = random_interval (random, &x), b = random_interval (random, &y), out;
      ck_assert (kw_interval_add (&a, &b, &out) && encloses (&out, x + y, 1));
      ck_assert (kw_interval_subtract (&a, &b, &out) && encloses (&out, x - y, 1));
      ck_assert (kw_interval_multiply (&a, &b, &out) && encloses (&out, x * y, 1));
      ck_assert (kw_interval_divide (&a, &b, &out));
      ck_assert_msg (encloses (&out, x, y), "%d/%d is outside", (int) x, (int) y);
    }
  g_rand_free (random);
}
END_TEST

/* A point over a point is that quotient to the 17th digit. */
START_TEST (quotients_are_tight)
{
  GRand *random = g_rand_new_with_seed (5);
  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 x = g_rand_int_range (random, 1, G_MAXINT32), y = g_rand_int_range (random, 1, G_MAXINT32);
      KwInterval a = between (x, x, FALSE, FALSE), b = between (y, y, FALSE, FALSE), out;
      ck_assert (kw_interval_divide (&a, &b, &out));
      KwInterval width = { .low = out.low, .high = out.high }, point = kw_interval_exact (out.low);
      ck_assert (kw_interval_subtract (&width, &point, &width));
      KwDecimal unit = kw_decimal (1, kw_decimal_significant (out.low) + out.low.exponent - 17);
      ck_assert (kw_decimal_compare (width.high, unit) <= 0);
    }
  g_rand_free (random);
}
END_TEST

static KwDecimal
random_decimal (GRand *random)
{
  gint64 m = ((gint64) g_rand_int (random) << 28) ^ g_rand_int (random);
  for (int drop = g_rand_int_range (random, 0, 18); drop > 0; drop--)
    m /= 10;
  return kw_decimal (m % MAX_18 * (g_rand_boolean (random) ? 1 : -1), g_rand_int_range (random, -20, 20));
}

/* Whatever the exponents: subtracting what was added encloses the first again. */
START_TEST (sums_of_any_size_enclose)
{
  GRand *random = g_rand_new_with_seed (6);
  for (int round = 0; round < ROUNDS; round++)
    {
      KwInterval a = kw_interval_exact (random_decimal (random)), b = kw_interval_exact (random_decimal (random)), out;
      ck_assert (kw_interval_add (&a, &b, &out));
      ck_assert (kw_decimal_compare (out.low, out.high) <= 0);
      ck_assert (kw_interval_subtract (&out, &b, &out));
      ck_assert (!kw_interval_disjoint (&out, &a) && kw_interval_within (&a, &out));
    }
  g_rand_free (random);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("interval");
  TCase *tcase = tcase_create ("arithmetic");
  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, table, 0, G_N_ELEMENTS (sums));
  tcase_add_test (tcase, operands_that_are_refused);
  tcase_add_test (tcase, unrounded);
  tcase_add_test (tcase, membership);
  tcase_add_loop_test (tcase, words, 0, G_N_ELEMENTS (strings));
  tcase_add_test (tcase, shift_is_exact);
  tcase_add_test (tcase, results_enclose_what_members_give);
  tcase_add_test (tcase, quotients_are_tight);
  tcase_add_test (tcase, sums_of_any_size_enclose);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
