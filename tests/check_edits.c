/* check_edits.c - edits made, joined and composed. */
#include "tests/suite.h"

#include <string.h>

#include "checker/cli/edits.h"

static void
add (GArray *edits, guint64 start, guint64 end, const char *bytes)
{
  kw_edits_add (edits, start, end, bytes, strlen (bytes));
}

static void
assert_applied (const GArray *edits, const char *text, const char *expected)
{
  g_autoptr (GString) out = kw_edits_apply (edits, text, strlen (text));
  ck_assert_str_eq (out->str, expected);
}

START_TEST (test_apply)
{
  g_autoptr (GArray) edits = kw_edits_new ();
  assert_applied (edits, "abcdef", "abcdef");
  add (edits, 0, 0, "<");
  add (edits, 1, 3, "");
  add (edits, 4, 5, "EEE");
  add (edits, 6, 6, ">");
  assert_applied (edits, "abcdef", "<adEEEf>");
  ck_assert_uint_eq (edits->len, 4);
}
END_TEST

START_TEST (test_touching_edits_are_one)
{
  g_autoptr (GArray) edits = kw_edits_new ();
  add (edits, 1, 2, "B");
  add (edits, 2, 2, "");
  add (edits, 2, 4, "CD");
  ck_assert_uint_eq (edits->len, 1);
  assert_applied (edits, "abcdef", "aBCDef");
}
END_TEST

START_TEST (test_compose)
{
  g_autoptr (GArray) first = kw_edits_new ();
  g_autoptr (GArray) second = kw_edits_new ();
  add (first, 1, 2, "bbbb");
  add (first, 4, 5, "");
  /* abcdef, abbbbcdf */
  add (second, 0, 1, "A");
  add (second, 3, 6, "-");
  g_autoptr (GArray) both = kw_edits_compose (first, second, "abbbbcdf");
  assert_applied (both, "abcdef", "Abb-df");
  ck_assert_uint_eq (both->len, 2);
}
END_TEST

/* Random edits of TEXT, and what they make of it. (transfer full) */
static GArray *
random_edits (GRand *rand, const GString *text, GString **made)
{
  GArray *edits = kw_edits_new ();
  gsize at = 0;
  while ((at += (gsize) g_rand_int_range (rand, 0, 6)) <= text->len)
    {
      gsize len = (gsize) g_rand_int_range (rand, 0, 4), end = MIN (text->len, at + len);
      char bytes[] = { (char) g_rand_int_range (rand, 'A', 'Z'), (char) g_rand_int_range (rand, 'A', 'Z') };
      kw_edits_add (edits, at, end, bytes, (gsize) g_rand_int_range (rand, 0, 3));
      at = end;
    }
  *made = kw_edits_apply (edits, text->str, text->len);
  return edits;
}

START_TEST (test_composing_is_applying_in_turn)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2017);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new ("abcdefghijklmnopqrstuvwxyz");
      g_string_truncate (text, (gsize) g_rand_int_range (rand, 0, 27));
      GString *between, *after;
      g_autoptr (GArray) first = random_edits (rand, text, &between);
      g_autoptr (GArray) second = random_edits (rand, between, &after);
      g_autoptr (GArray) both = kw_edits_compose (first, second, between->str);
      assert_applied (both, text->str, after->str);
      g_string_free (between, TRUE);
      g_string_free (after, TRUE);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("edits");
  TCase *tcase = tcase_create ("edits");
  tcase_add_test (tcase, test_apply);
  tcase_add_test (tcase, test_touching_edits_are_one);
  tcase_add_test (tcase, test_compose);
  tcase_add_test (tcase, test_composing_is_applying_in_turn);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
