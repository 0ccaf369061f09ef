/* check_base.c - decimals, intervals, days, offset maps, tries
 *
 * What can be computed naively is compared with that for random input; the
 * generator is seeded, so that a failure comes back.
 */
#include "checker/base/day.h"
#include "checker/base/decimal.h"
#include "checker/base/offsetmap.h"
#include "checker/base/utf8.h"
#include "checker/base/wordset.h"
#include "tests/suite.h"

#include <string.h>

static int
sign (gint64 v)
{
  return (v > 0) - (v < 0);
}

/* ---- decimals ---- */

static const struct
{
  gint64 mantissa;
  int exponent;
  KwDecimal normal;
  const char *string;
  int significant;
} decimals[] = {
  { 0, 0, { 0, 0 }, "0", 0 },
  { 0, 17, { 0, 0 }, "0", 0 },
  { 0, -17, { 0, 0 }, "0", 0 },
  { 1, 0, { 1, 0 }, "1", 1 },
  { -1, 0, { -1, 0 }, "-1", 1 },
  { 6663, 0, { 6663, 0 }, "6663", 4 },
  { 16000, 0, { 16, 3 }, "16000", 2 },
  { 16, 3, { 16, 3 }, "16000", 2 },
  { 160, 2, { 16, 3 }, "16000", 2 },
  { 14548, -2, { 14548, -2 }, "145.48", 5 },
  { -14548, -2, { -14548, -2 }, "-145.48", 5 },
  { 14500, -2, { 145, 0 }, "145", 3 },
  { 14050, -2, { 1405, -1 }, "140.5", 4 },
  { 5, -1, { 5, -1 }, "0.5", 1 },
  { -5, -3, { -5, -3 }, "-0.005", 1 },
  { 50, -3, { 5, -2 }, "0.05", 1 },
  { 105, -2, { 105, -2 }, "1.05", 3 },
  { 999999999999999999, 0, { 999999999999999999, 0 }, "999999999999999999", 18 },
  { -999999999999999999, -18, { -999999999999999999, -18 }, "-0.999999999999999999", 18 },
  { 1000000000000000000, 0, { 1, 18 }, "1000000000000000000", 1 },
  { 333333333333, -12, { 333333333333, -12 }, "0.333333333333", 12 },
};

START_TEST (decimal_is_normal)
{
  KwDecimal d = kw_decimal (decimals[_i].mantissa, decimals[_i].exponent);
  ck_assert_int_eq (d.mantissa, decimals[_i].normal.mantissa);
  ck_assert_int_eq (d.exponent, decimals[_i].normal.exponent);
  ck_assert_int_eq (kw_decimal_significant (d), decimals[_i].significant);
}
END_TEST

START_TEST (decimal_is_spelt_plainly)
{
  g_autofree char *s = kw_decimal_to_string (kw_decimal (decimals[_i].mantissa, decimals[_i].exponent));
  ck_assert_str_eq (s, decimals[_i].string);
}
END_TEST

START_TEST (decimal_negates_and_shifts)
{
  KwDecimal d = kw_decimal (decimals[_i].mantissa, decimals[_i].exponent);
  ck_assert_int_eq (kw_decimal_compare (kw_decimal_negate (kw_decimal_negate (d)), d), 0);
  ck_assert_int_eq (kw_decimal_compare (kw_decimal_shift (kw_decimal_shift (d, 4), -4), d), 0);
  KwDecimal sum;
  ck_assert (kw_decimal_add (d, kw_decimal_negate (d), &sum));
  ck_assert_int_eq (sum.mantissa, 0);
  ck_assert_int_eq (sum.exponent, 0);
}
END_TEST

/* Each is greater than the one before it. */
static const KwDecimal ascending[] = {
  { -1, G_MAXINT32 }, { -999999999999999999, 20 }, { -1, 37 }, { -5, 18 },  { -999999999999999999, 0 },
  { -16, 3 },         { -1, 0 },                   { -1, -1 }, { -1, -18 }, { -1, G_MININT32 },
  { 0, 0 },           { 1, G_MININT32 },           { 9, -30 }, { 1, -18 },  { 999999999999999999, -18 },
  { 1, 0 },           { 100000000000000001, -17 }, { 16, 3 },  { 16001, 0 }, { 999999999999999999, 0 },
  { 1, 18 },          { 1, 19 },                   { 2, 19 },  { 999999999999999999, 20 }, { 1, 38 },
  { 1, G_MAXINT32 },
};

START_TEST (decimals_compare)
{
  for (int k = 0; k < (int) G_N_ELEMENTS (ascending); k++)
    ck_assert_msg (sign (kw_decimal_compare (ascending[_i], ascending[k])) == sign (_i - k), "%d against %d: %d", _i, k,
                   kw_decimal_compare (ascending[_i], ascending[k]));
}
END_TEST

static const struct
{
  KwDecimal a, b;
  const char *sum; /* NULL: refused */
} sums[] = {
  { { 0, 0 }, { 0, 0 }, "0" },
  { { 16, 3 }, { 0, 0 }, "16000" },
  { { 0, 0 }, { -5, -1 }, "-0.5" },
  { { 16, 3 }, { 1, 3 }, "17000" },
  { { 92, 0 }, { 1, 2 }, "192" },
  { { 14548, -2 }, { 24119, -2 }, "386.67" },
  { { 1, -1 }, { 9, -1 }, "1" },
  { { 5, 0 }, { -5, -1 }, "4.5" },
  { { 1, 8 }, { 1, -8 }, "100000000.00000001" },
  { { 999999999999999998, 0 }, { 1, 0 }, "999999999999999999" },
  { { 999999999999999999, 0 }, { 1, 0 }, "1000000000000000000" }, /* one digit */
  { { 999999999999999999, 0 }, { 2, 0 }, NULL },
  { { 999999999999999999, 0 }, { 999999999999999999, 0 }, NULL },
  { { -999999999999999999, 0 }, { -2, 0 }, NULL },
  { { 1, 18 }, { 1, 0 }, NULL },
  { { 1, 17 }, { 1, 0 }, "100000000000000001" },
  { { 1, 30 }, { 1, 0 }, NULL },
  { { 1, 25 }, { 1, 25 }, "20000000000000000000000000" },
  { { 1, 0 }, { -1, -18 }, "0.999999999999999999" },
  { { 1, G_MAXINT32 }, { 1, G_MININT32 }, NULL },
};

START_TEST (decimals_add)
{
  KwDecimal out = { 42, 42 };
  const char *want = sums[_i].sum;
  for (int swap = 0; swap < 2; swap++)
    {
      KwDecimal a = swap ? sums[_i].b : sums[_i].a, b = swap ? sums[_i].a : sums[_i].b;
      gboolean ok = kw_decimal_add (a, b, &out);
      ck_assert_msg (ok == (want != NULL), "sum %d is %s", _i, ok ? "given" : "refused");
      g_autofree char *s = ok ? kw_decimal_to_string (out) : NULL;
      if (ok)
        ck_assert_str_eq (s, want);
      else
        ck_assert_msg (out.mantissa == 42 && out.exponent == 42, "a refused sum was written");
    }
}
END_TEST

static KwDecimal
random_decimal (GRand *rand)
{
  gint64 m = (gint64) g_rand_int (rand) << 20 | (g_rand_int (rand) & 0xFFFFF);
  m /= (gint64[]){ 1, 10, 100, 100000, 1000000000, 100000000000000 }[g_rand_int_range (rand, 0, 6)];
  return kw_decimal (g_rand_boolean (rand) ? m : -m, g_rand_int_range (rand, -6, 7));
}

static __int128
wide (KwDecimal d)
{
  __int128 v = d.mantissa;
  for (int e = -6; e < d.exponent; e++)
    v *= 10;
  return v;
}

START_TEST (arithmetic_agrees_with_128_bits)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  for (guint i = 0; i < 20000; i++)
    {
      KwDecimal a = random_decimal (rand), b = random_decimal (rand), sum;
      __int128 x = wide (a), y = wide (b);
      ck_assert_int_eq (sign (kw_decimal_compare (a, b)), (x > y) - (x < y));
      if (kw_decimal_add (a, b, &sum))
        ck_assert_msg (wide (sum) == x + y, "%" G_GINT64_FORMAT "e%d", sum.mantissa, sum.exponent);
      else
        ck_assert_msg (x + y > (__int128) 999999999999999999 || x + y < -(__int128) 999999999999999999, "refused for nothing");
    }
}
END_TEST

/* ---- intervals: "[1,2)", ".." for an unbounded side ---- */

static KwInterval
interval (const char *s)
{
  KwInterval v = { .low_open = *s == '(', .high_open = g_str_has_suffix (s, ")") };
  const char *comma = strchr (s, ',');
  v.low_unbounded = g_str_has_prefix (s + 1, "..");
  v.high_unbounded = g_str_has_prefix (comma + 1, "..");
  if (!v.low_unbounded)
    v.low = kw_decimal (g_ascii_strtoll (s + 1, NULL, 10), 0);
  if (!v.high_unbounded)
    v.high = kw_decimal (g_ascii_strtoll (comma + 1, NULL, 10), 0);
  return v;
}

static const struct
{
  const char *a, *b;
  gboolean disjoint;
} pairs[] = {
  { "[1,1]", "[1,1]", FALSE },       { "[1,1]", "[2,2]", TRUE },       { "[1,2]", "[2,3]", FALSE },
  { "[1,2)", "[2,3]", TRUE },        { "[1,2]", "(2,3]", TRUE },       { "(1,2)", "(2,3)", TRUE },
  { "(2000,3000)", "[2100,2100]", FALSE }, { "(2000,3000)", "[2000,2000]", TRUE }, { "(2000,3000)", "[3000,3000]", TRUE },
  { "[4000,5000)", "[5000,5000]", TRUE },  { "[4000,5000)", "[4000,4000]", FALSE },
  { "[5,..]", "[4,4]", TRUE },       { "[5,..]", "[5,5]", FALSE },     { "(5,..]", "[5,5]", TRUE },
  { "(5,..]", "[6,..]", FALSE },     { "[..,5]", "[6,..]", TRUE },     { "[..,5]", "[5,..]", FALSE },
  { "[..,5)", "[5,..]", TRUE },      { "[..,..]", "[5,5]", FALSE },    { "[..,..]", "[..,..]", FALSE },
  { "[..,5]", "[..,1]", FALSE },     { "[-3,-2]", "[-1,4]", TRUE },    { "[-3,0]", "[0,4]", FALSE },
  { "[1,9]", "[3,4]", FALSE },       { "(1,9)", "(1,9)", FALSE },
};

START_TEST (intervals_part)
{
  KwInterval a = interval (pairs[_i].a), b = interval (pairs[_i].b);
  ck_assert_msg (kw_interval_disjoint (&a, &b) == pairs[_i].disjoint, "%s and %s", pairs[_i].a, pairs[_i].b);
  ck_assert_msg (kw_interval_disjoint (&b, &a) == pairs[_i].disjoint, "%s and %s", pairs[_i].b, pairs[_i].a);
  ck_assert (!kw_interval_disjoint (&a, &a));
}
END_TEST

START_TEST (exact_intervals)
{
  KwInterval v = kw_interval_exact (kw_decimal (1600, 1));
  ck_assert (kw_interval_is_exact (&v));
  static const char *const others[] = { "[1,2]", "[1,1)", "(1,1]", "[1,..]", "[..,1]", "[..,..]" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      KwInterval other = interval (others[i]);
      ck_assert_msg (!kw_interval_is_exact (&other), "%s", others[i]);
    }
}
END_TEST

/* ---- days ---- */

static const struct
{
  int year, month, day;
  gboolean valid;
} validity[] = {
  { 2016, 2, 29, TRUE },  { 2015, 2, 29, FALSE }, { 2000, 2, 29, TRUE },   { 1900, 2, 29, FALSE },
  { 2100, 2, 29, FALSE }, { 2400, 2, 29, TRUE },  { 2000, 2, 34, FALSE },  { 2016, 2, 30, FALSE },
  { 2016, 4, 31, FALSE }, { 2016, 6, 31, FALSE }, { 2016, 9, 31, FALSE },  { 2016, 11, 31, FALSE },
  { 2016, 4, 30, TRUE },  { 2016, 1, 31, TRUE },  { 2016, 12, 31, TRUE },  { 2016, 13, 1, FALSE },
  { 2016, 0, 1, FALSE },  { 2016, 1, 0, FALSE },  { 2016, -1, 1, FALSE },  { 2016, 1, -1, FALSE },
  { 0, 1, 1, FALSE },     { 1, 1, 1, TRUE },      { 9999, 12, 31, TRUE },  { 10000, 1, 1, FALSE },
  { -5, 1, 1, FALSE },
};

START_TEST (calendar_knows_its_days)
{
  int y = validity[_i].year, m = validity[_i].month, d = validity[_i].day;
  ck_assert_msg (kw_day_is_valid (y, m, d) == validity[_i].valid, "%d-%d-%d", y, m, d);
  ck_assert_msg ((kw_day (y, m, d) != KW_DAY_NONE) == validity[_i].valid, "%d-%d-%d", y, m, d);
}
END_TEST

static const struct
{
  int year, month, day;
  KwDay number;
  int weekday;
  const char *text;
} known_days[] = {
  { 1970, 1, 1, 0, 4, "1970-01-01" },         { 1969, 12, 31, -1, 3, "1969-12-31" },
  { 1949, 10, 1, -7397, 6, "1949-10-01" },    { 2000, 2, 29, 11016, 2, "2000-02-29" },
  { 2000, 3, 1, 11017, 3, "2000-03-01" },     { 2008, 8, 8, 14099, 5, "2008-08-08" },
  { 2017, 10, 23, 17462, 1, "2017-10-23" },   { 2024, 2, 29, 19782, 4, "2024-02-29" },
  { 1, 1, 1, -719162, 1, "0001-01-01" },      { 9999, 12, 31, 2932896, 5, "9999-12-31" },
  { 1582, 10, 15, -141427, 5, "1582-10-15" }, { 2023, 1, 1, 19358, 7, "2023-01-01" },
};

START_TEST (days_are_counted)
{
  KwDay day = kw_day (known_days[_i].year, known_days[_i].month, known_days[_i].day);
  char text[16];
  kw_day_format (day, text);
  ck_assert_int_eq (day, known_days[_i].number);
  ck_assert_int_eq (kw_day_weekday (day), known_days[_i].weekday);
  ck_assert_str_eq (text, known_days[_i].text);
}
END_TEST

/* Every day of 9999 years follows the one before it, in number and in weekday. */
START_TEST (days_round_trip)
{
  KwDay expected = kw_day (1, 1, 1);
  int weekday = 1;
  for (int year = 1; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      for (int date = 1; date <= kw_days_in_month (year, month); date++, expected++)
        {
          int y, m, d;
          KwDay day = kw_day (year, month, date);
          kw_day_split (day, &y, &m, &d);
          if (day != expected || y != year || m != month || d != date || kw_day_weekday (day) != weekday)
            ck_abort_msg ("%d-%d-%d", year, month, date);
          weekday = weekday % 7 + 1;
        }
  ck_assert_int_eq (expected - 1, kw_day (9999, 12, 31));
}
END_TEST

START_TEST (months_have_days)
{
  static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0 };
  for (int month = 0; month <= 13; month++)
    ck_assert_int_eq (kw_days_in_month (2015, month), days[month]);
  ck_assert_int_eq (kw_days_in_month (2016, 2), 29);
  ck_assert_int_eq (kw_days_in_month (2016, -3), 0);
}
END_TEST

/* ---- periods: days of January 2018 by number, 0 for an unknown end ---- */

static KwPeriod
january (int from, int to)
{
  return (KwPeriod){ from != 0 ? kw_day (2018, 1, from) : KW_DAY_NONE, to != 0 ? kw_day (2018, 1, to) : KW_DAY_NONE };
}

static const struct
{
  int a, b, c, d;
  gboolean disjoint;
} period_pairs[] = {
  { 1, 5, 6, 9, TRUE },  { 1, 5, 5, 9, FALSE }, { 1, 9, 3, 4, FALSE }, { 0, 5, 6, 9, TRUE },  { 0, 5, 6, 0, TRUE },
  { 0, 5, 5, 0, FALSE }, { 1, 0, 6, 9, FALSE }, { 7, 0, 1, 6, TRUE },  { 0, 0, 6, 9, FALSE }, { 0, 0, 0, 0, FALSE },
  { 0, 5, 0, 9, FALSE }, { 1, 0, 9, 0, FALSE }, { 3, 3, 3, 3, FALSE }, { 3, 3, 4, 4, TRUE },
};

START_TEST (periods_part)
{
  KwPeriod p = january (period_pairs[_i].a, period_pairs[_i].b), q = january (period_pairs[_i].c, period_pairs[_i].d);
  ck_assert_int_eq (kw_period_disjoint (p, q), period_pairs[_i].disjoint);
  ck_assert_int_eq (kw_period_disjoint (q, p), period_pairs[_i].disjoint);
}
END_TEST

static void
expect_period (KwPeriod period, const char *want)
{
  g_autofree char *text = kw_period_format (period);
  ck_assert_str_eq (text, want);
}

START_TEST (periods_are_spelt_as_iso_8601)
{
  char none[16] = "x";
  kw_day_format (KW_DAY_NONE, none);
  ck_assert_str_eq (none, "");
  expect_period (kw_period_year (2018), "2018-01-01/2018-12-31");
  expect_period (kw_period_month (2016, 2), "2016-02-01/2016-02-29");
  expect_period (kw_period_months (2017, 4, 6), "2017-04-01/2017-06-30");
  expect_period (kw_period_month (2017, 13), "../..");
  expect_period (january (1, 0), "2018-01-01/..");
  expect_period (january (0, 31), "../2018-01-31");
  expect_period (january (7, 7), "2018-01-07");
  expect_period (KW_PERIOD_NONE, "../..");
  ck_assert (kw_period_is_none (KW_PERIOD_NONE));
  ck_assert (!kw_period_is_none (january (0, 5)) && !kw_period_is_none (january (5, 0)));
}
END_TEST

/* ---- offset maps ---- */

/* Runs of N units of TO derived bytes for FROM original ones, behind DROPPED
 * original bytes that left nothing. */
typedef struct
{
  guint dropped, n, to, from;
} Piece;

/* The map of some pieces, and the same as plain arrays: the source of each
 * derived byte, and where the unit that holds it ends. */
typedef struct
{
  KwOffsetMap map;
  guint32 source[4096], unit_end[4096];
  guint32 to_len, from_len;
} Traced;

static void
trace_piece (Traced *t, const Piece *piece)
{
  t->from_len += piece->dropped;
  for (guint i = 0; i < piece->n; i++)
    {
      kw_offset_map_add (&t->map, t->to_len, t->from_len, (guint8) piece->to, (guint8) piece->from);
      for (guint k = 0; k < piece->to; k++)
        {
          t->source[t->to_len + k] = t->from_len;
          t->unit_end[t->to_len + k] = t->from_len + piece->from;
        }
      t->to_len += piece->to;
      t->from_len += piece->from;
    }
}

static Traced *
traced (const Piece *pieces, guint n)
{
  Traced *t = g_new0 (Traced, 1);
  kw_offset_map_init (&t->map);
  for (guint i = 0; i < n; i++)
    trace_piece (t, &pieces[i]);
  return t;
}

static void
traced_free (Traced *t)
{
  kw_offset_map_clear (&t->map);
  g_free (t);
}

/* The first derived byte that came from FROM or from behind it. */
static guint32
naive_derived (const Traced *t, guint32 from)
{
  for (guint32 i = 0; i < t->to_len; i++)
    if (t->unit_end[i] > from)
      return i;
  return t->to_len;
}

static void
check_traced (const Traced *t)
{
  for (guint32 i = 0; i < t->to_len; i++)
    ck_assert_uint_eq (kw_offset_map_source (&t->map, i), t->source[i]);
  for (guint32 start = 0; start < t->to_len; start++)
    for (guint32 end = start + 1; end <= MIN (start + 12, t->to_len); end++)
      {
        KwSpan span = kw_offset_map_span (&t->map, kw_span (start, end));
        ck_assert_uint_eq (span.start, t->source[start]);
        ck_assert_uint_eq (span.end, t->unit_end[end - 1]);
      }
  for (guint32 from = 0; from < t->from_len; from++)
    ck_assert_msg (kw_offset_map_derived (&t->map, from) == naive_derived (t, from), "from %u: %u, not %u", from,
                   kw_offset_map_derived (&t->map, from), naive_derived (t, from));
}

static const struct
{
  const char *what;
  Piece pieces[4];
  guint n_pieces;
  guint n_runs;
} maps[] = {
  { "copied text", { { 0, 50, 1, 1 } }, 1, 1 },
  { "a byte order mark", { { 3, 50, 1, 1 } }, 1, 1 },
  { "Han from GBK", { { 0, 20, 3, 2 } }, 1, 1 },
  { "full width to ASCII", { { 0, 20, 1, 3 } }, 1, 1 },
  { "Han that stay Han", { { 0, 20, 3, 3 } }, 1, 1 },
  { "ASCII, GBK, ASCII", { { 0, 5, 1, 1 }, { 0, 7, 3, 2 }, { 0, 5, 1, 1 } }, 3, 3 },
  { "dropped in the middle", { { 0, 5, 1, 1 }, { 4, 5, 1, 1 } }, 2, 2 },
  { "dropped between kinds", { { 0, 5, 3, 3 }, { 2, 5, 1, 3 }, { 1, 2, 3, 2 } }, 3, 3 },
  { "the same run told twice", { { 0, 5, 3, 2 }, { 0, 5, 3, 2 } }, 2, 1 },
  { "four bytes of GB18030 for three", { { 0, 3, 3, 4 }, { 0, 3, 3, 2 }, { 0, 2, 4, 4 } }, 3, 3 },
  { "undecodable bytes", { { 0, 4, 1, 1 }, { 0, 1, 3, 1 }, { 0, 4, 1, 1 } }, 3, 3 },
};

START_TEST (maps_lead_back)
{
  Traced *t = traced (maps[_i].pieces, maps[_i].n_pieces);
  ck_assert_msg (t->map.n_runs == maps[_i].n_runs, "%s takes %u runs", maps[_i].what, t->map.n_runs);
  check_traced (t);
  traced_free (t);
}
END_TEST

START_TEST (random_maps_lead_back)
{
  static const guint8 steps[][2] = { { 1, 1 }, { 3, 2 }, { 1, 3 }, { 3, 4 }, { 2, 2 }, { 1, 2 }, { 3, 1 }, { 3, 3 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  Piece pieces[20];
  guint n = (guint) g_rand_int_range (rand, 1, 20);
  for (guint i = 0; i < n; i++)
    {
      const guint8 *step = steps[g_rand_int_range (rand, 0, G_N_ELEMENTS (steps))];
      guint dropped = g_rand_int_range (rand, 0, 3) == 0 ? (guint) g_rand_int_range (rand, 1, 9) : 0;
      pieces[i] = (Piece){ dropped, (guint) g_rand_int_range (rand, 1, 9), step[0], step[1] };
    }
  Traced *t = traced (pieces, n);
  check_traced (t);
  traced_free (t);
}
END_TEST

START_TEST (maps_without_runs_are_identity)
{
  KwOffsetMap none = { NULL }, empty;
  kw_offset_map_init (&empty);
  const KwOffsetMap *both[] = { &none, &empty };
  for (guint i = 0; i < 2; i++)
    {
      KwSpan span = kw_offset_map_span (both[i], kw_span (3, 9));
      ck_assert_uint_eq (kw_offset_map_source (both[i], 77), 77);
      ck_assert_uint_eq (kw_offset_map_derived (both[i], 77), 77);
      ck_assert (span.start == 3 && span.end == 9);
    }
  kw_offset_map_clear (&empty);
  ck_assert_ptr_null (empty.runs);
}
END_TEST

START_TEST (maps_go_on_past_their_end)
{
  const Piece piece = { 3, 4, 1, 1 };
  Traced *t = traced (&piece, 1);
  ck_assert_uint_eq (kw_offset_map_source (&t->map, 100), 103);
  ck_assert_uint_eq (kw_offset_map_derived (&t->map, 103), 100);
  KwSpan empty = kw_offset_map_span (&t->map, kw_span (2, 2));
  ck_assert (empty.start == 5 && empty.end == 5);
  traced_free (t);
}
END_TEST

START_TEST (a_run_told_again_at_one_place_counts_last)
{
  KwOffsetMap map;
  kw_offset_map_init (&map);
  kw_offset_map_add (&map, 0, 0, 1, 1);
  kw_offset_map_add (&map, 4, 4, 3, 1);
  kw_offset_map_add (&map, 4, 9, 1, 1);
  ck_assert_uint_eq (map.n_runs, 2);
  ck_assert_uint_eq (kw_offset_map_source (&map, 5), 10);
  kw_offset_map_clear (&map);
}
END_TEST

/* ---- tries ---- */

#define MAX_WORDS 40

static guint32
naive_longest (const char *const *words, const char *text, const char *end, gsize *length)
{
  guint32 found = KW_TRIE_NONE;
  *length = 0;
  for (guint32 i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);
      if ((gsize) (end - text) >= n && memcmp (text, words[i], n) == 0 && n > *length)
        {
          found = i;
          *length = n;
        }
    }
  return found;
}

/* Every place of TEXT, and every end behind it, against the naive search. */
static void
check_words (const char *const *words, const char *text)
{
  KwWordSet set;
  kw_word_set_init (&set, words);
  const char *end = text + strlen (text);
  for (const char *p = text; p < end; p += kw_utf8_len ((guchar) *p))
    for (const char *q = p; q <= end; q += q < end ? kw_utf8_len ((guchar) *q) : 1)
      {
        gsize length = 0, want;
        guint32 value = kw_trie_longest (&set.trie, p, q, &length);
        guint32 expected = naive_longest (words, p, q, &want);
        ck_assert_msg (value == expected && (value == KW_TRIE_NONE || length == want), "at %s: %u, not %u", p, value, expected);
      }
  kw_word_set_clear (&set);
}

static const struct
{
  const char *words[8];
  const char *text;
} word_sets[] = {
  { { NULL }, "无词" },
  { { "中", NULL }, "中国中" },
  { { "截至", "截至目前", "目前", NULL }, "截至目前为止，目前截至目" },
  { { "一", "一季度", "一季", NULL }, "一季一季度一" },
  { { "a", "ab", "abc", "b", "bc", "c", NULL }, "abcabab" },
  { { "丁", "七", "万", "丈", "三", "上", NULL }, "一丁七万丈三上下" }, /* E4 B8 xx, all of them */
  { { "𠀀", "中", "é", "e", NULL }, "é𠀀中e𠀁" },
  { { "ÿ", "\x7F", "\x01", NULL }, "\x01ÿ\x7F" },
};

START_TEST (words_are_found)
{
  check_words (word_sets[_i].words, word_sets[_i].text);
}
END_TEST

static char *
random_word (GRand *rand, int max)
{
  static const char *const letters[] = { "a", "b", "中", "丁", "国", "é", "𠀀", "𠀁" };
  GString *word = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 1, max); n > 0; n--)
    g_string_append (word, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (word, FALSE);
}

static gboolean
holds (char *const *words, const char *word)
{
  for (; *words != NULL; words++)
    if (strcmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

START_TEST (random_words_are_found)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  char *words[MAX_WORDS + 1] = { NULL };
  guint n = 0;
  for (int i = g_rand_int_range (rand, 0, MAX_WORDS); i > 0; i--)
    {
      char *word = random_word (rand, 6);
      if (holds (words, word))
        g_free (word);
      else
        words[n++] = word;
    }
  g_autofree char *text = random_word (rand, 60);
  check_words ((const char *const *) words, text);
  for (guint i = 0; i < n; i++)
    g_free (words[i]);
}
END_TEST

START_TEST (search_finds_the_first_and_longest)
{
  static const char *const words[] = { "相关", "相关文章", "文章", "相关", NULL };
  static const char text[] = "\x00见相关文章\x00文章";
  const char *end = text + sizeof text - 1, *at = text;
  gsize length = 0;
  KwWordSet set;
  kw_word_set_init (&set, words);
  ck_assert_uint_eq (kw_word_set_search (&set, text, end, &at, &length), 1);
  ck_assert_uint_eq (at - text, 4);
  ck_assert_uint_eq (length, 12);
  ck_assert_uint_eq (kw_word_set_search (&set, at + length, end, &at, &length), 2);
  ck_assert_uint_eq (at - text, 17);
  ck_assert_uint_eq (kw_word_set_search (&set, at + length, end, &at, &length), KW_TRIE_NONE);
  ck_assert_uint_eq (kw_word_set_search (&set, text, text + 7, &at, &length), KW_TRIE_NONE);
  kw_word_set_clear (&set);
}
END_TEST

/* A compiled trie holds values of the caller's, up to 31 bits. */
START_TEST (tries_hold_values)
{
  static const KwTrieEntry entries[] = { { "中", 0 }, { "中国", 0x7FFFFFFF }, { "国", 12345 } };
  g_autoptr (GArray) units = kw_trie_build (entries, G_N_ELEMENTS (entries));
  KwTrie trie = { (const KwTrieUnit *) (gpointer) units->data, units->len };
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gsize length = 0;
      const char *word = entries[i].word;
      ck_assert_uint_eq (kw_trie_longest (&trie, word, word + strlen (word), &length), entries[i].value);
      ck_assert_uint_eq (length, strlen (word));
    }
}
END_TEST

/* ---- UTF-8 ---- */

START_TEST (characters_are_stepped_through)
{
  static const gunichar all[] = { 0x01, 0x7F, 0x80, 0x7FF, 0x800, 0x4E2D, 0xFFFD, 0xFFFF, 0x10000, 0x20BB7, 0x10FFFF };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      char buffer[8] = "x";
      guint n = kw_utf8_put (buffer + 1, all[i]), len;
      ck_assert_uint_eq (kw_utf8_get (buffer + 1, &len), all[i]);
      ck_assert_uint_eq (len, n);
      ck_assert_uint_eq (kw_utf8_len ((guchar) buffer[1]), n);
      ck_assert_ptr_eq (kw_utf8_prev (buffer + 1 + n, buffer), buffer + 1);
    }
}
END_TEST

START_TEST (han_are_han)
{
  static const gunichar han[] = { 0x3007, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0x20000, 0x2A6D6, 0x323AF };
  static const gunichar others[] = { 'A', 0x3002, 0x3041, 0xAC00, 0xE000, 0xFF01, 0x2E80, 0x1F600, 0x33FF };
  for (guint i = 0; i < G_N_ELEMENTS (han); i++)
    ck_assert_msg (kw_is_han (han[i]) && !kw_is_han (others[i]), "U+%04X, U+%04X", han[i], others[i]);
}
END_TEST

static void
add_numbers (Suite *suite)
{
  TCase *tcase = tcase_create ("numbers");
  add_table (tcase, decimal_is_normal, decimals);
  add_table (tcase, decimal_is_spelt_plainly, decimals);
  add_table (tcase, decimal_negates_and_shifts, decimals);
  add_table (tcase, decimals_compare, ascending);
  add_table (tcase, decimals_add, sums);
  tcase_add_test (tcase, arithmetic_agrees_with_128_bits);
  add_table (tcase, intervals_part, pairs);
  tcase_add_test (tcase, exact_intervals);
  suite_add_tcase (suite, tcase);
}

static void
add_days (Suite *suite)
{
  TCase *tcase = tcase_create ("days");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, calendar_knows_its_days, validity);
  add_table (tcase, days_are_counted, known_days);
  tcase_add_test (tcase, days_round_trip);
  tcase_add_test (tcase, months_have_days);
  add_table (tcase, periods_part, period_pairs);
  tcase_add_test (tcase, periods_are_spelt_as_iso_8601);
  suite_add_tcase (suite, tcase);
}

static void
add_texts (Suite *suite)
{
  TCase *tcase = tcase_create ("texts");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, maps_lead_back, maps);
  tcase_add_loop_test (tcase, random_maps_lead_back, 0, 200);
  tcase_add_test (tcase, maps_without_runs_are_identity);
  tcase_add_test (tcase, maps_go_on_past_their_end);
  tcase_add_test (tcase, a_run_told_again_at_one_place_counts_last);
  add_table (tcase, words_are_found, word_sets);
  tcase_add_loop_test (tcase, random_words_are_found, 0, 100);
  tcase_add_test (tcase, search_finds_the_first_and_longest);
  tcase_add_test (tcase, tries_hold_values);
  tcase_add_test (tcase, characters_are_stepped_through);
  tcase_add_test (tcase, han_are_han);
  suite_add_tcase (suite, tcase);
}

int
main (void)
{
  Suite *suite = suite_create ("base");
  add_numbers (suite);
  add_days (suite);
  add_texts (suite);
  return run_suite (suite);
}
