/* check_display.c - what of a text is shown as it is, and in how many cells */
#include "reports/display.h"
#include "tests/suite.h"

#include <string.h>

static guint
cells (const char *text)
{
  return kw_display_text (NULL, text, strlen (text));
}

static void
assert_shown (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  kw_display_text (out, text, strlen (text));
  ck_assert_str_eq (out->str, expected);
}

START_TEST (test_cells)
{
  ck_assert_uint_eq (cells (""), 0);
  ck_assert_uint_eq (cells ("a1 "), 3);
  ck_assert_uint_eq (cells ("就业"), 4);
  ck_assert_uint_eq (cells ("２０%"), 5);
  ck_assert_uint_eq (cells ("\xF0\xA0\x80\x80"), 2); /* U+20000 */
  ck_assert_uint_eq (cells ("e\xCC\x81"), 1);        /* U+0301 behind its base */
  ck_assert_uint_eq (cells ("\t"), 4);
}
END_TEST

START_TEST (test_hidden_characters_are_shown)
{
  assert_shown ("a\xE2\x80\x8B"
                "b",
                "a‹U+200B›b");
  assert_shown ("\x1B[31m", "‹U+001B›[31m");
  assert_shown ("\x7F", "‹U+007F›");
  assert_shown ("\xC2\x9B", "‹U+009B›");     /* C1 */
  assert_shown ("\xE2\x80\xAE", "‹U+202E›"); /* right-to-left override */
  assert_shown ("\xE2\x81\xA6", "‹U+2066›"); /* isolate */
  assert_shown ("\xE2\x80\x8E", "‹U+200E›");
  assert_shown ("\xEF\xBB\xBF", "‹U+FEFF›");
  assert_shown ("\xC2\xAD", "‹U+00AD›");
  assert_shown ("\xF3\xA0\x81\x81", "‹U+E0041›"); /* tag */
  assert_shown ("\xEF\xB8\x8F", "‹U+FE0F›");
  assert_shown ("\xEE\x80\x80", "‹U+E000›");
  assert_shown ("\xE2\x80\xA8", "‹U+2028›");
  assert_shown ("a\xFFz\xE5\xB0", "a‹0xFF›z‹0xE5›‹0xB0›");
  assert_shown ("a\r\nb", "a‹U+000D›⏎b");
  ck_assert_uint_eq (cells ("\xF3\xA0\x81\x81"), 9);
  ck_assert_uint_eq (cells ("\xFF"), 6);
}
END_TEST

START_TEST (test_marks_need_a_base)
{
  assert_shown ("\xCC\x81"
                "a",
                "‹U+0301›a");
  assert_shown ("a\xCC\x81\xCC\x82\xCC\x83", "a\xCC\x81\xCC\x82‹U+0303›");
}
END_TEST

START_TEST (test_nul_is_shown)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ck_assert_uint_eq (kw_display_text (out, "a\0b", 3), 10);
  ck_assert_str_eq (out->str, "a‹U+0000›b");
}
END_TEST

static void
assert_cut (const char *text, guint most, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint used = kw_display_cut (out, text, strlen (text), most);
  ck_assert_str_eq (out->str, expected);
  ck_assert_uint_eq (used, cells (expected));
  ck_assert_uint_le (used, most);
}

START_TEST (test_cut)
{
  assert_cut ("就业是民生之本", 14, "就业是民生之本");
  assert_cut ("就业是民生之本", 13, "就业是民生之…");
  assert_cut ("就业是民生之本", 12, "就业是民生…");
  assert_cut ("ab\xE2\x80\x8B", 9, "ab…"); /* an escape is never halved */
}
END_TEST

START_TEST (test_forward_and_back_stay_on_the_line)
{
  const char *text = "一二\r\n三四五六\n七";
  const char *three = strstr (text, "三"), *end = text + strlen (text);
  guint used;
  ck_assert_ptr_eq (kw_display_back (three, text, 10, &used), three);
  ck_assert_ptr_eq (kw_display_forward (text, end, 10, &used), strstr (text, "\r"));
  ck_assert_uint_eq (used, 4);
  ck_assert_ptr_eq (kw_display_forward (three, end, 5, &used), strstr (text, "五"));
  ck_assert_ptr_eq (kw_display_back (strstr (text, "六"), text, 5, &used), strstr (text, "四"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("display");
  TCase *tcase = tcase_create ("display");
  tcase_add_test (tcase, test_cells);
  tcase_add_test (tcase, test_hidden_characters_are_shown);
  tcase_add_test (tcase, test_marks_need_a_base);
  tcase_add_test (tcase, test_nul_is_shown);
  tcase_add_test (tcase, test_cut);
  tcase_add_test (tcase, test_forward_and_back_stay_on_the_line);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
