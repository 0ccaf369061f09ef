/* check_formats.c - what reports for programs are made of: hashes of lines, the
 * worst of many, places of files, text of XML. */
#include "checker/report.h"

#include <string.h>

#include "reports/file-place.h"
#include "reports/line-hash.h"
#include "reports/worst.h"
#include "reports/xml-text.h"
#include "tests/suite.h"

static void
assert_hash (const char *text, guint line, const char *expected)
{
  KwLineHashes *hashes = kw_line_hashes_new (text, strlen (text));
  g_autofree char *hash = kw_line_hash (hashes, line);
  ck_assert_pstr_eq (hash, expected);
  kw_line_hashes_free (hashes);
}

/* The first two are published as the action's own tests. */
START_TEST (test_line_hashes)
{
  static const char *const letters[] = { "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
                                         "a23a3dc5e078b07b:1" };
  assert_hash ("", 1, "c129715d7a2bc9a3:1");
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      assert_hash (" a\nb\n  \t\tc\n d", i + 1, letters[i]);
      assert_hash (" a\r\nb\r  \t\tc\r\n d", i + 1, letters[i]);
    }
  assert_hash ("a", 0, NULL);
  assert_hash ("a", 2, NULL);
}
END_TEST

START_TEST (test_equal_lines_are_numbered)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 3; i++)
    {
      for (guint k = 0; k < 100; k++)
        g_string_append (text, "\xF0\xA0\x80\x80"); /* two units of UTF-16 each */
      g_string_append_c (text, '\n');
    }
  KwLineHashes *hashes = kw_line_hashes_new (text->str, text->len);
  g_autofree char *first = kw_line_hash (hashes, 1), *third = kw_line_hash (hashes, 3);
  ck_assert (g_str_has_suffix (first, ":1") && g_str_has_suffix (third, ":3"));
  ck_assert_uint_eq (strlen (first), strlen (third));
  ck_assert (strncmp (first, third, strlen (first) - 1) == 0);
  kw_line_hashes_free (hashes);
}
END_TEST

START_TEST (test_the_worst_are_kept)
{
  static const KwSeverity come[] = { KW_NOTE, KW_WARNING, KW_ERROR, KW_NOTE, KW_WARNING, KW_ERROR, KW_ERROR };
  static const char *const kept[] = { "1", "2", "5", "6" };
  g_autoptr (KwWorst) worst = kw_worst_new (4);
  for (guint i = 0; i < G_N_ELEMENTS (come); i++)
    kw_worst_add (worst, come[i], g_strdup_printf ("%u", i));
  g_autoptr (GPtrArray) pieces = kw_worst_kept (worst);
  ck_assert_uint_eq (pieces->len, G_N_ELEMENTS (kept));
  for (guint i = 0; i < pieces->len; i++)
    ck_assert_str_eq (g_ptr_array_index (pieces, i), kept[i]);
  ck_assert_uint_eq (kw_worst_left_out (worst, KW_NOTE), 2);
  ck_assert_uint_eq (kw_worst_left_out (worst, KW_WARNING), 1);
  ck_assert_uint_eq (kw_worst_all_left_out (worst), 3);
  ck_assert (!kw_worst_takes (worst, KW_WARNING) && kw_worst_takes (worst, KW_ERROR));
}
END_TEST

START_TEST (test_a_record_is_a_line)
{
  static char path[] = "a b/新闻.jsonl";
  KwEntryArticle article = { .path = path, .line = 7, .many = TRUE };
  KwPlace place = { .line = 3, .column = 5, .end_line = 4, .end_column = 1, .end = 9 };
  guint column, end_column;
  KwFilePlace at = kw_file_place (&article, &place);
  ck_assert (at.line == 7 && at.end_line == 7 && !at.columns);
  ck_assert (!kw_file_bytes (&article, &place, &column, &end_column));
  article.many = FALSE;
  at = kw_file_place (&article, &place);
  ck_assert (at.line == 3 && at.end_line == 3 && !at.columns); /* a whole line */
  g_autofree char *uri = kw_file_uri (&article);
  ck_assert_str_eq (uri, "a%20b/%E6%96%B0%E9%97%BB.jsonl");
}
END_TEST

START_TEST (test_xml_text)
{
  static const char hostile[] = "<a>&\"'\0\x1B[1m\x0B\n]]>\xFF\xEF\xBF\xBE\xE2\x80\xAE";
  g_autoptr (GString) out = g_string_new (NULL);
  kw_xml_text (out, hostile, sizeof hostile - 1);
  ck_assert_str_eq (out->str, "&lt;a&gt;&amp;&quot;&apos;‹U+0000›‹U+001B›[1m‹U+000B›\n]]&gt;‹0xFF›‹U+FFFE›‹U+202E›");
  g_string_truncate (out, 0);
  kw_xml_attribute (out, "name", "a\r\n\"b");
  ck_assert_str_eq (out->str, " name=\"a  &quot;b\"");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("formats");
  TCase *tcase = tcase_create ("formats");
  tcase_add_test (tcase, test_line_hashes);
  tcase_add_test (tcase, test_equal_lines_are_numbered);
  tcase_add_test (tcase, test_the_worst_are_kept);
  tcase_add_test (tcase, test_a_record_is_a_line);
  tcase_add_test (tcase, test_xml_text);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
