/* check_report.c - places, messages, fingerprints and the reports for terminals */
#include "checker/report.h"

#include <jansson.h>
#include <string.h>

#include "reports/display.h"
#include "tests/suite.h"

extern const KwReportFormat kw_report_text, kw_report_concise, kw_report_jsonl;

static const KwRule rule = {
  .name = "date/missing-unit",
  .severity = KW_ERROR,
  .summary = "A date has lost its 年 or 月",
  .message = "{text} is {replacement}",
};

/* Articles are read-only for reports, so the tests' are made by hand. */
static KwArticle
article (const char *text)
{
  static char path[] = "seeds/001.txt";
  return (KwArticle){ .path = path, .text = (char *) (gsize) text, .len = strlen (text) };
}

/* DATA is an array of articles, ended by one without text. */
static const KwArticle *
lookup (gpointer data, KwArticleRef ref)
{
  for (const KwArticle *one = data; one->text != NULL; one++)
    if (one->ref == ref)
      return one;
  return NULL;
}

static KwSpan
span_of (const KwArticle *of, const char *part)
{
  const char *at = strstr (of->text, part);
  ck_assert_ptr_nonnull (at);
  return kw_span ((gsize) (at - of->text), (gsize) (at - of->text) + strlen (part));
}

/* What FORMAT prints of FINDINGS, which it frees. */
static char *
printed (const KwReportFormat *format, KwArticle *articles, KwReportOptions options, KwFinding **findings)
{
  g_autoptr (KwTeller) teller = kw_teller_new (lookup, articles, NULL);
  KwReport report = { .options = options };
  KwSummary summary = { .articles = 1, .files = 1, .bytes = 1234 };
  char *out = NULL;
  size_t len;
  report.out = open_memstream (&out, &len);
  format->begin (&report);
  for (; *findings != NULL; findings++)
    {
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, *findings);
      format->finding (&report, entry);
      kw_finding_free (*findings);
    }
  format->end (&report, &summary);
  fclose (report.out);
  return out;
}

START_TEST (test_place)
{
  KwArticle articles[] = { article ("标题\r\n我市从20163月至8月\n"), { 0 } };
  g_autoptr (KwPlaces) places = kw_places_new ();
  KwPlace place = kw_place (places, articles, span_of (articles, "20163月"));
  ck_assert_uint_eq (place.line, 2);
  ck_assert_uint_eq (place.column, 4);
  ck_assert_uint_eq (place.end_line, 2);
  ck_assert_uint_eq (place.end_column, 10);
  ck_assert_uint_eq (place.len, 8);
  place = kw_place (places, articles, kw_span (articles->len, articles->len + 9));
  ck_assert_uint_eq (place.line, 3);
  ck_assert_uint_eq (place.column, 1);
  ck_assert_uint_eq (place.len, 0);
}
END_TEST

/* Every offset of a text of many steps, against counting from the start. */
START_TEST (test_place_everywhere)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 1500; i++)
    g_string_append (text, i % 71 == 0 ? "\n" : i % 7 == 0 ? "a" : i % 5 == 0 ? "\xF0\xA0\x80\x80" : "业");
  KwArticle articles[] = { article (text->str), { 0 } };
  g_autoptr (KwPlaces) places = kw_places_new ();
  guint line = 1, column = 1;
  for (const char *p = text->str; *p != '\0'; p += kw_utf8_len ((guchar) *p))
    {
      gsize at = (gsize) (p - text->str);
      KwPlace place = kw_place (places, articles, kw_span (at, at));
      ck_assert_uint_eq (place.line, line);
      ck_assert_uint_eq (place.column, column);
      line += *p == '\n';
      column = *p == '\n' ? 1 : column + 1;
    }
}
END_TEST

static void
assert_message (const char *template, const char *expected)
{
  KwArticle of = article ("从20163月\n 至8月");
  KwRule with = rule;
  with.message = template;
  g_autoptr (KwFinding) finding = kw_finding_new (&with, 0, span_of (&of, "20163月"));
  kw_finding_set_replacement (finding, "2016年3月", KW_FIX_SAFE);
  kw_finding_add_arg (finding, "unit", "名\n位");
  g_autofree char *message = kw_finding_message (finding, &of);
  ck_assert_str_eq (message, expected);
}

START_TEST (test_message)
{
  assert_message ("{text} is {replacement}", "20163月 is 2016年3月");
  assert_message ("{count} {unit}", "1 名 位");
  assert_message ("{nobody} {", "{nobody} {");
  assert_message ("{{text}} {{{text}}}", "{text} {20163月}");
  assert_message ("", "");
}
END_TEST

START_TEST (test_message_of_long_text)
{
  KwArticle of = article ("一二三四五六七八九十一二三四五六七八九十\n一二三四五六七八九十一二三四五六七八九十");
  g_autoptr (KwFinding) finding = kw_finding_new (&rule, 0, kw_span (0, of.len));
  kw_finding_add_occurrence (finding, kw_span (0, 3), "");
  g_autofree char *message = kw_finding_message (finding, &of);
  ck_assert_str_eq (message, "一二三四五六七八九十一二三四五六七八九十…三四五六七八九十 is ");
}
END_TEST

START_TEST (test_argument_wins)
{
  KwArticle of = article ("x");
  KwRule with = rule;
  with.message = "{count}";
  g_autoptr (KwFinding) finding = kw_finding_new (&with, 0, kw_span (0, 1));
  kw_finding_add_arg (finding, "count", "many");
  g_autofree char *message = kw_finding_message (finding, &of);
  ck_assert_str_eq (message, "many");
}
END_TEST

static char *
fingerprint (KwTeller *teller, const KwRule *of, const KwArticle *in, const char *part)
{
  g_autoptr (KwFinding) finding = kw_finding_new (of, in->ref, span_of (in, part));
  g_autoptr (KwEntry) entry = kw_teller_tell (teller, finding);
  return g_strdup (entry->fingerprint);
}

START_TEST (test_fingerprint_is_stable)
{
  KwArticle before[] = { article ("我市从20163月至8月"), { 0 } },
            after[] = { article ("新的一行\n从２０163月起"), { 0 } };
  g_autoptr (KwTeller) teller = kw_teller_new (lookup, before, NULL), again = kw_teller_new (lookup, after, NULL);
  g_autofree char *first = fingerprint (teller, &rule, before, "20163月");
  g_autofree char *moved = fingerprint (again, &rule, after, "２０163月");
  ck_assert_uint_eq (strlen (first), 32);
  ck_assert_uint_eq (strspn (first, "0123456789abcdef"), 32);
  ck_assert_str_eq (first, moved);
}
END_TEST

START_TEST (test_fingerprint_tells_apart)
{
  static char id[] = "7";
  KwArticle articles[] = { article ("从20163月至517日"), article ("从20163月至517日"), { 0 } };
  KwRule other = rule;
  other.name = "date/impossible";
  articles[1].ref = 1;
  articles[1].id = id;
  g_autoptr (KwTeller) teller = kw_teller_new (lookup, articles, NULL);
  g_autofree char *a = fingerprint (teller, &rule, articles, "20163月");
  g_autofree char *b = fingerprint (teller, &rule, articles, "517日");
  g_autofree char *c = fingerprint (teller, &other, articles, "20163月");
  g_autofree char *d = fingerprint (teller, &rule, articles + 1, "20163月");
  g_autofree char *e = fingerprint (teller, &rule, articles, "20163月");
  const char *all[] = { a, b, c, d, e };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < i; j++)
      ck_assert_str_ne (all[i], all[j]);
}
END_TEST

static char *
pair_fingerprint (KwArticle *articles, KwArticleRef here, KwArticleRef other)
{
  g_autoptr (KwTeller) teller = kw_teller_new (lookup, articles, NULL);
  g_autoptr (KwFinding) finding = kw_finding_new (&rule, here, span_of (articles + here, "517日"));
  kw_finding_add_related (finding, other, span_of (articles + other, "517日"), "the other");
  g_autoptr (KwEntry) entry = kw_teller_tell (teller, finding);
  return g_strdup (entry->fingerprint);
}

/* The same two records in the other order: the finding stands at the other. */
START_TEST (test_fingerprint_forgets_order)
{
  static char first[] = "2016-01", second[] = "2017-05";
  KwArticle articles[] = { article ("至517日"), article ("到517日止"), { 0 } };
  articles[0].id = first;
  articles[1].id = second;
  articles[1].ref = 1;
  g_autofree char *one = pair_fingerprint (articles, 0, 1);
  g_autofree char *other = pair_fingerprint (articles, 1, 0);
  ck_assert_str_eq (one, other);
}
END_TEST

static char *
fresh_fingerprint (KwArticle *articles)
{
  g_autoptr (KwTeller) teller = kw_teller_new (lookup, articles, NULL);
  return fingerprint (teller, &rule, articles, "517日");
}

START_TEST (test_fingerprint_survives_a_new_name)
{
  static char title[] = "嘉善县召开会议", path[] = "moved.txt";
  KwArticle before[] = { article ("至517日"), { 0 } }, after[] = { article ("至517日"), { 0 } };
  g_autofree char *unnamed = fresh_fingerprint (before);
  after->path = path;
  g_autofree char *elsewhere = fresh_fingerprint (after);
  ck_assert_str_ne (unnamed, elsewhere);
  before->title = after->title = title;
  g_autofree char *old = fresh_fingerprint (before);
  g_autofree char *new = fresh_fingerprint (after);
  ck_assert_str_eq (old, new);
}
END_TEST

/* Nothing but text and line ends, whatever names, titles and texts hold. */
static void
assert_harmless (const char *out)
{
  for (const char *p = out; *p != '\0'; p += kw_utf8_len ((guchar) *p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      ck_assert_int_ge ((gint32) c, 0);
      ck_assert (c == '\n' || g_unichar_isprint (c) || c == 0x3000);
    }
}

START_TEST (test_hostile_input)
{
  static char path[] = "a\x1B]0;x\x07\xE2\x80\xAE.txt\n", title[] = "\x1B[2J\xC2\x9Btitle\xEF\xBB\xBF\n\xFF";
  const KwReportFormat *const formats[] = { &kw_report_text, &kw_report_concise };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      KwArticle articles[] = { article ("一\x1B[31m\xE2\x80\xAE二\x07\xF3\xA0\x81\x81\r三\r\n四"), { 0 } };
      articles->path = path;
      articles->title = title;
      KwFinding *findings[] = { kw_finding_new (&rule, 0, kw_span (0, articles->len)), NULL };
      kw_finding_set_replacement (findings[0], "\x1B[0m\n", KW_FIX_UNSAFE);
      kw_finding_add_related (findings[0], 0, kw_span (3, 9), "\x1B[1m");
      g_autofree char *out = printed (formats[i], articles, (KwReportOptions){ FALSE, 80 }, findings);
      assert_harmless (out);
    }
}
END_TEST

/* The line behind the first that begins with START. */
static char *
line_after (const char *out, const char *start)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, start))
      return g_strdup (line[1]);
  ck_abort_msg ("no line begins with %s in\n%s", start, out);
  return NULL;
}

START_TEST (test_marks_stand_below_their_text)
{
  KwArticle articles[] = { article ("我市从20163月至\t8月"), { 0 } };
  KwFinding *findings[] = { kw_finding_new (&rule, 0, span_of (articles, "20163月")), NULL };
  kw_finding_set_replacement (findings[0], "2016年3月", KW_FIX_SAFE);
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 80 }, findings);
  g_autofree char *old = line_after (out, " 1 - 我市从20163月至    8月");
  g_autofree char *new = line_after (out, " 1 + 我市从2016年3月至    8月");
  ck_assert_str_eq (old, "   │       ^^^^^^^");
  ck_assert_str_eq (new, "   │           ++");
  ck_assert_ptr_nonnull (strstr (out, "error[date/missing-unit]: 20163月 is 2016年3月\n --> seeds/001.txt:1:4\n"));
}
END_TEST

START_TEST (test_differing_part_is_marked)
{
  KwArticle articles[] = { article ("投资3.2亿元。又说投资3.2万元。"), { 0 } };
  KwFinding *findings[] = { kw_finding_new (&rule, 0, span_of (articles, "3.2亿元")), NULL };
  kw_finding_add_related (findings[0], 0, span_of (articles, "3.2万元"), "again");
  kw_finding_add_arg (findings[0], "period", "2016");
  kw_finding_add_arg (findings[0], "other_period", "2017");
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 80 }, findings);
  ck_assert_ptr_nonnull (strstr (out, "│     ~~~^^~~ period 2016\n"));
  ck_assert_ptr_nonnull (strstr (out, " ~~~^^~~ again; period 2017\n"));
}
END_TEST

START_TEST (test_many_places_are_counted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 9; i++)
    g_string_append (text, "就業(yè)\n");
  KwArticle articles[] = { article (text->str), { 0 } };
  KwFinding *findings[] = { kw_finding_new (&rule, 0, kw_span (6, 11)), NULL };
  for (guint i = 0; i < 9; i++)
    kw_finding_add_occurrence (findings[0], kw_span (i * 12 + 6, i * 12 + 11), "");
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 80 }, findings);
  ck_assert_ptr_nonnull (strstr (out, " 3 - 就業(yè)\n"));
  ck_assert_ptr_null (strstr (out, " 4 - "));
  ck_assert_ptr_nonnull (strstr (out, "… and 6 more places\n"));
  ck_assert_ptr_nonnull (strstr (out, "(9 places)"));
}
END_TEST

/* Evidence keeps to the width, wherever in a long line the place is. */
START_TEST (test_long_lines_are_cut)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 1024 * 1024)
    g_string_append (text, "就业是民生之本。\xE2\x80\x8B");
  KwArticle articles[] = { article (text->str), { 0 } };
  KwFinding *findings[52] = { NULL };
  for (guint i = 0; i < 51; i++)
    {
      gsize at = articles->len / 27 / 50 * i * 27;
      findings[i] = kw_finding_new (&rule, 0, kw_span (at, MIN (at + 9 + i * 300, articles->len)));
      kw_finding_set_replacement (findings[i], "民生", KW_FIX_SAFE);
    }
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 72 }, findings);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, " 1 ") || g_str_has_prefix (*line, "   │"))
      ck_assert_uint_le (kw_display_text (NULL, *line, strlen (*line)), 72);
}
END_TEST

START_TEST (test_several_lines_show_first_and_last)
{
  KwArticle articles[] = { article ("一\n二\r\n三\n四\r\n五"), { 0 } };
  KwFinding *findings[] = { kw_finding_new (&rule, 0, kw_span (4, articles->len - 3)), NULL };
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 80 }, findings);
  ck_assert_ptr_nonnull (strstr (out, " 2 │ 二\n   │ ^^\n … │ 1 more line\n 4 │ 四\n   │ ^^\n"));
}
END_TEST

START_TEST (test_nothing_found)
{
  KwArticle articles[] = { { 0 } };
  KwFinding *findings[] = { NULL };
  g_autofree char *out = printed (&kw_report_text, articles, (KwReportOptions){ FALSE, 80 }, findings);
  ck_assert_str_eq (out, "no findings (1 article in 1 file, 1.2 kB, 0.00 s)\n");
}
END_TEST

START_TEST (test_concise)
{
  static char path[] = "feed.jsonl";
  KwArticle articles[] = { article ("从20163月"), { 0 } };
  articles->path = path;
  articles->format = KW_FORMAT_JSONL;
  articles->record = 3;
  KwFinding *findings[] = { kw_finding_new (&rule, 0, span_of (articles, "20163月")), NULL };
  g_autofree char *out = printed (&kw_report_concise, articles, (KwReportOptions){ FALSE, 0 }, findings);
  ck_assert_str_eq (out, "feed.jsonl#3:1:2: error: 20163月 is {replacement} [date/missing-unit]\n");
}
END_TEST

START_TEST (test_jsonl)
{
  static const char *const keys[] = {
    "schema",      "rule",        "severity", "message", "article",    "span",
    "replacement", "occurrences", "related",  "args",    "fix_safety", "fingerprint"
  };
  KwArticle articles[] = { article ("a\xEF\xBF\xBD\x01\n\"20163月"), { 0 } };
  KwFinding *findings[] = { kw_finding_new (&rule, 0, kw_span (0, articles->len - 1)), NULL }; /* cuts 月 */
  kw_finding_add_related (findings[0], 0, kw_span (0, 1), "again");
  g_autofree char *out = printed (&kw_report_jsonl, articles, (KwReportOptions){ FALSE, 0 }, findings);
  json_t *object = json_loads (out, 0, NULL);
  ck_assert_ptr_nonnull (object);
  ck_assert_uint_eq (json_object_size (object), G_N_ELEMENTS (keys));
  void *at = json_object_iter (object);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++, at = json_object_iter_next (object, at))
    ck_assert_str_eq (json_object_iter_key (at), keys[i]);
  ck_assert_int_eq (json_integer_value (json_object_get (object, "schema")), 1);
  ck_assert_int_eq (json_integer_value (json_object_get (json_object_get (object, "span"), "end_line")), 2);
  ck_assert (json_is_null (json_object_get (object, "fix_safety")));
  ck_assert_ptr_eq (strchr (out, '\n'), out + strlen (out) - 1);
  json_decref (object);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report");
  TCase *tcase = tcase_create ("report");
  tcase_add_test (tcase, test_place);
  tcase_add_test (tcase, test_place_everywhere);
  tcase_add_test (tcase, test_message);
  tcase_add_test (tcase, test_message_of_long_text);
  tcase_add_test (tcase, test_argument_wins);
  tcase_add_test (tcase, test_fingerprint_is_stable);
  tcase_add_test (tcase, test_fingerprint_tells_apart);
  tcase_add_test (tcase, test_fingerprint_forgets_order);
  tcase_add_test (tcase, test_fingerprint_survives_a_new_name);
  tcase_add_test (tcase, test_hostile_input);
  tcase_add_test (tcase, test_marks_stand_below_their_text);
  tcase_add_test (tcase, test_differing_part_is_marked);
  tcase_add_test (tcase, test_many_places_are_counted);
  tcase_add_test (tcase, test_long_lines_are_cut);
  tcase_add_test (tcase, test_several_lines_show_first_and_last);
  tcase_add_test (tcase, test_nothing_found);
  tcase_add_test (tcase, test_concise);
  tcase_add_test (tcase, test_jsonl);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
