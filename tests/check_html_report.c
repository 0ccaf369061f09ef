/* check_html_report.c - the page of findings, as far as no browser is needed:
 * its markup, its policy, its data, what it keeps of many and of hostile ones. */
#include "checker/report.h"

#include <gio/gio.h>
#include <jansson.h>
#include <string.h>

#include "reports/html-assets.h"
#include "reports/html-json.h"
#include "reports/html-store.h"
#include "reports/html-text.h"
#include "tests/suite.h"

extern const KwReportFormat kw_report_html;

static const KwRule rule = {
  .name = "figure/cross-conflict",
  .severity = KW_ERROR,
  .summary = "One quantity has two values",
  .message = "{text}{when} here, {there} elsewhere{places}",
  .why = "Because.",
};

static KwPlace
place_of (const char *text, const char *part)
{
  const char *at = strstr (text, part);
  ck_assert_ptr_nonnull (at);
  return (KwPlace){ .start = (guint32) (at - text),
                    .end = (guint32) (at - text + strlen (part)),
                    .line = 1,
                    .column = 3,
                    .end_line = 1,
                    .end_column = 4,
                    .text = at,
                    .len = strlen (part),
                    .from = text,
                    .to = text + strlen (text) };
}

static KwEntryArticle
article (const char *path, const char *title)
{
  return (KwEntryArticle){ .path = g_strdup (path), .name = g_strdup (path), .title = g_strdup (title) };
}

static void
add_arg (KwEntry *entry, const char *key, const char *value)
{
  KwArg arg = { g_strdup (key), g_strdup (value) };
  g_array_append_val (entry->args, arg);
}

static KwEntry *
entry_of (const KwRule *of, const char *path, const char *text, const char *part, const char *message)
{
  static guint count;
  KwEntry *entry = kw_entry_new ();
  entry->rule = of;
  entry->severity = of->severity;
  entry->article = article (path, "标题");
  entry->place = place_of (text, part);
  entry->message = g_strdup (message);
  entry->fingerprint = g_strdup_printf ("%032x", ++count);
  return entry;
}

/* The rule's message follows from its template. */
static KwEntry *
conflict (void)
{
  static const char text[] = "全年新增就业3874人，比上年多。", other[] = "新增就业4326人。";
  KwEntry *entry = entry_of (&rule, "a/一.txt", text, "3874人", "3874人 for 2019 here, 4326人 elsewhere");
  KwEntryRelated related = { article ("a/二.txt", NULL), place_of (other, "4326人"), g_strdup ("the other value") };
  g_array_append_val (entry->related, related);
  add_arg (entry, "value", "3874");
  add_arg (entry, "when", " for 2019");
  add_arg (entry, "here", "3874人");
  add_arg (entry, "there", "4326人");
  return entry;
}

/* The page of N ENTRIES, which are freed. */
static char *
page_of (KwEntry **entries, guint n, const KwSummary *summary)
{
  KwReport report = { 0 };
  char *out = NULL;
  size_t len;
  report.out = open_memstream (&out, &len);
  kw_report_html.begin (&report);
  for (guint i = 0; i < n; i++)
    {
      kw_report_html.finding (&report, entries[i]);
      kw_entry_free (entries[i]);
    }
  kw_report_html.end (&report, summary);
  fclose (report.out);
  ck_assert_uint_eq (strlen (out), len);
  return out;
}

static char *
page_of_one (KwEntry *entry)
{
  KwSummary summary = { .articles = 2, .files = 2, .bytes = 100, .seconds = 0.25 };
  return page_of (&entry, 1, &summary);
}

/* What stands between OPEN and CLOSE, from *AT on, which moves behind it. */
static char *
between (const char **at, const char *open, const char *close)
{
  const char *from = strstr (*at, open);
  if (from == NULL)
    return NULL;
  from += strlen (open);
  const char *to = strstr (from, close);
  ck_assert_ptr_nonnull (to);
  *at = to + strlen (close);
  return g_strndup (from, (gsize) (to - from));
}

static json_t *
data_of (const char *page)
{
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  char *piece;
  while ((piece = between (&page, " class=\"data\">", "</script>")) != NULL)
    {
      gsize len;
      g_autofree guchar *bytes = g_base64_decode (piece, &len);
      ck_assert (g_output_stream_write_all (stream, bytes, len, NULL, NULL, NULL));
      g_free (piece);
    }
  ck_assert (g_output_stream_close (stream, NULL, NULL));
  GMemoryOutputStream *out = G_MEMORY_OUTPUT_STREAM (memory);
  json_error_t error;
  json_t *data = json_loadb (g_memory_output_stream_get_data (out), g_memory_output_stream_get_data_size (out),
                             JSON_ALLOW_NUL, &error);
  ck_assert_msg (data != NULL, "%s", error.text);
  return data;
}

static json_t *
at (json_t *data, const char *object, const char *column, size_t i)
{
  json_t *array = json_object_get (json_object_get (data, object), column);
  ck_assert_msg (i < json_array_size (array), "%s.%s has no %zu", object, column, i);
  return json_array_get (array, i);
}

static json_int_t
number_at (json_t *data, const char *object, const char *column, size_t i)
{
  return json_integer_value (at (data, object, column, i));
}

static guint
count_of (const char *text, const char *part)
{
  guint n = 0;
  while ((text = strstr (text, part)) != NULL)
    {
      n++;
      text += strlen (part);
    }
  return n;
}

START_TEST (test_data)
{
  g_autofree char *page = page_of_one (conflict ());
  json_t *data = data_of (page), *strings = json_object_get (data, "strings");
  ck_assert_int_eq (json_integer_value (json_object_get (data, "schema")), 1);
  ck_assert_int_eq (number_at (data, "findings", "severity", 0), 2);
  ck_assert_int_eq (number_at (data, "findings", "own", 0), 1);
  ck_assert_int_eq (number_at (data, "findings", "related", 0), 1);
  ck_assert_str_eq (json_string_value (at (data, "places", "quote", 0)), "全年新增就业3874人，比上年多。");
  ck_assert_int_eq (number_at (data, "places", "before", 0), 6);
  ck_assert_int_eq (number_at (data, "places", "size", 0), 5);
  ck_assert_int_eq (number_at (data, "places", "cut", 0), 0);
  ck_assert (json_is_null (at (data, "places", "replacement", 0)));
  ck_assert_str_eq (json_string_value (at (data, "articles", "path", 1)), "a/二.txt");
  json_int_t label = number_at (data, "related", "label", 0);
  ck_assert_str_eq (json_string_value (json_array_get (strings, (size_t) label)), "the other value");
  /* here is the text of the place, there of the related one */
  json_t *values = json_object_get (data, "values");
  ck_assert_uint_eq (json_array_size (values), 4);
  ck_assert_int_eq (json_integer_value (json_array_get (values, 2)), -2);
  ck_assert_int_eq (json_integer_value (json_array_get (values, 3)), -3);
  json_decref (data);
}
END_TEST

/* The message of the page's one finding in LANGUAGE, where the page holds it. */
static char *
carried (KwEntry *entry, const char *language)
{
  g_autofree char *page = page_of_one (entry);
  json_t *data = data_of (page), *message = json_object_get (json_object_get (data, "messages"), "0");
  char *text = g_strdup (json_string_value (json_is_object (message) ? json_object_get (message, language) : message));
  json_decref (data);
  return text;
}

/* A sentence that follows from the rule's template is not carried; one that
 * does not, for the rule is unknown, an argument is cut or the first place is not
 * the finding's, is. */
START_TEST (test_messages)
{
  KwRule unknown = rule;
  unknown.message = NULL;
  ck_assert_ptr_null (carried (conflict (), "en"));
  g_autofree char *other = carried (entry_of (&unknown, "a.txt", "甲乙", "乙", "two values"), "en");
  ck_assert_str_eq (other, "two values");
  g_autofree char *value = g_strnfill (5000, 'x');
  KwEntry *long_one = conflict ();
  add_arg (long_one, "long", value);
  g_autofree char *english = carried (long_one, "en");
  ck_assert_str_eq (english, "3874人 for 2019 here, 4326人 elsewhere");
  KwEntry *elsewhere = conflict ();
  KwEntryPlace place = { place_of ("全年新增", "新增"), NULL };
  g_array_append_val (elsewhere->occurrences, place);
  g_autofree char *chinese = carried (elsewhere, "zh");
  ck_assert_ptr_nonnull (strstr (chinese, "3874人（2019） here"));
}
END_TEST

/* What kanwu says is there in both languages; what articles say, as it is. */
START_TEST (test_languages)
{
  KwEntry *entry = conflict ();
  add_arg (entry, "how", "two digits are swapped");
  g_free (entry->article.title);
  entry->article.title = g_strdup ("the total");
  g_autofree char *page = page_of_one (entry);
  json_t *data = data_of (page), *translations = json_object_get (data, "translations"), *text;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *number;
  json_object_foreach (translations, number, text) g_ptr_array_add (all, (gpointer) json_string_value (text));
  ck_assert (g_ptr_array_find_with_equal_func (all, "另一个数", g_str_equal, NULL));
  ck_assert (g_ptr_array_find_with_equal_func (all, "两位数字颠倒", g_str_equal, NULL));
  ck_assert (!g_ptr_array_find_with_equal_func (all, "总数", g_str_equal, NULL));
  ck_assert (json_is_null (json_object_get (data, "lang")));
  json_decref (data);
}
END_TEST

static char *
hash_of (const char *text)
{
  guint8 digest[32];
  gsize len = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &len);
  return g_base64_encode (digest, len);
}

START_TEST (test_policy_names_what_stands_there)
{
  g_autofree char *page = page_of_one (conflict ());
  const char *p = page;
  g_autofree char *policy = between (&p, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  g_autofree char *style = between (&p, "<style>", "</style>");
  g_autofree char *script = between (&p, "<script>", "</script>");
  g_autofree char *of_style = hash_of (style), *of_script = hash_of (script);
  g_autofree char *expected = g_strdup_printf (
      "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
      "style-src 'sha256-%s'; script-src 'sha256-%s'",
      of_style, of_script);
  ck_assert_str_eq (policy, expected);
  ck_assert_uint_eq (count_of (page, "<script>"), 1);
  ck_assert_uint_eq (count_of (page, "<style>"), 1);
  ck_assert_uint_eq (count_of (page, "{{"), count_of (script, "{{"));
}
END_TEST

/* Nothing in an embedded file ends the element that it is put into, loads
 * anything, or makes markup of strings. */
START_TEST (test_assets)
{
  static const char *const never[] = { "</script",       "<!--",      "</style",   "http://",
                                       "https://",       "innerHTML", "outerHTML", "insertAdjacentHTML",
                                       "document.write", "eval(",     "fetch(",    "@import" };
  guint scripts = 0;
  for (const KwHtmlAsset *asset = kw_html_assets; asset->name != NULL; asset++)
    {
      gboolean is_script = g_str_has_suffix (asset->name, ".js");
      scripts += is_script;
      ck_assert (g_utf8_validate (asset->text, (gssize) asset->len, NULL));
      for (guint i = 0; !g_str_has_suffix (asset->name, ".html") && i < G_N_ELEMENTS (never); i++)
        if (strstr (asset->text, never[i]) != NULL)
          ck_assert_msg (strstr (asset->text, "http://www.w3.org/2000/svg") != NULL &&
                             g_str_equal (never[i], "http://"),
                         "%s holds %s", asset->name, never[i]);
    }
  ck_assert_uint_gt (scripts, 10);
}
END_TEST

static const char *const hostile[] = {
  "<script>window.__hit=1</script>",
  "</script><script>x()</script>",
  "]]><img src=x onerror=x()>",
  "\"'><b onclick=x()>",
  "<!--",
  "\x1B[31m\x07\xE2\x80\xAE",
  "\xFF\xFE\xED\xA0\x80",
  "{{data}}",
  "&lt;script&gt;",
  "${x()}`",
  "\\u003cscript>",
};

START_TEST (test_hostile)
{
  KwRule named = rule;
  g_autofree char *path = g_strconcat ("p", hostile[_i], ".txt", NULL);
  g_autofree char *text = g_strconcat ("甲", hostile[_i], "乙", NULL);
  g_autofree char *message = g_strconcat ("m", hostile[_i], NULL);
  named.name = named.summary = named.why = hostile[_i];
  KwEntry *entry = entry_of (&named, path, text, text, message);
  g_free (entry->article.title);
  entry->article.title = g_strdup (hostile[_i]);
  entry->replacement = g_strdup (hostile[_i]);
  add_arg (entry, hostile[_i], hostile[_i]);
  g_autofree char *page = page_of_one (entry), *calm = page_of_one (conflict ());
  ck_assert (g_utf8_validate (page, -1, NULL));
  for (const char *p = page; *p != '\0'; p++)
    ck_assert ((guchar) *p >= ' ' || *p == '\n');
  static const char *const marks[] = { "<script", "</script", "<!--", "<img", "<b " };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    ck_assert_uint_eq (count_of (page, marks[i]), count_of (calm, marks[i]));
  json_t *data = data_of (page);
  ck_assert_uint_eq (json_array_size (json_object_get (json_object_get (data, "findings"), "rule")), 1);
  json_decref (data);
}
END_TEST

START_TEST (test_bytes_that_are_no_text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  kw_html_append_valid (out, "甲\xFF\0乙\xE4", 9);
  ck_assert_mem_eq (out->str, "甲‹0xFF›\0乙‹0xE4›", out->len);
  ck_assert_uint_eq (kw_html_units ("甲\xF0\xA0\x80\x80", 7), 3);
}
END_TEST

static KwEntry *
passage (const char *text, guint occurrences)
{
  KwEntry *entry = entry_of (&rule, "long.txt", text, text, "a long one");
  for (guint i = 0; i < occurrences; i++)
    {
      KwEntryPlace one = { entry->place, g_strdup (i % 2 ? "" : text) };
      g_array_append_val (entry->occurrences, one);
    }
  return entry;
}

/* What is kept depends on how many there are, not on how long they are. */
START_TEST (test_long_texts_are_cut)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 1024 * 1024)
    g_string_append (text, "就业是民生之本。");
  KwEntry *entries[300];
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = passage (text->str, i == 0 ? 500 : 0);
  KwSummary summary = { .articles = 1 };
  g_autofree char *page = page_of (entries, G_N_ELEMENTS (entries), &summary);
  ck_assert_uint_lt (strlen (page), 400 * 1024);
  json_t *data = data_of (page);
  json_int_t left = number_at (data, "places", "left", 0), head = json_integer_value (json_object_get (data, "head"));
  ck_assert_int_gt (left, 300000);
  ck_assert_int_ge (head, 20);
  ck_assert_int_eq (number_at (data, "findings", "places", 0), 500);
  ck_assert_int_lt (number_at (data, "findings", "own", 0), 100);
  ck_assert_ptr_nonnull (strstr (json_string_value (at (data, "places", "replacement", 0)), "…"));
  json_decref (data);
}
END_TEST

START_TEST (test_limits_shrink)
{
  const KwHtmlLimits *last = kw_html_limits (0);
  static const guint numbers[] = { 1, 2000, 2001, 20000, 20001, 100000, 1000000, G_MAXUINT };
  ck_assert_uint_ge (last->context, 40);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const KwHtmlLimits *next = kw_html_limits (numbers[i]);
      ck_assert (next->context <= last->context && next->head <= last->head && next->own <= last->own);
      /* message.js quotes so much */
      ck_assert (next->head >= 20 && next->tail >= 8);
      last = next;
    }
}
END_TEST

/* All are counted; the worst are kept, in their order. */
START_TEST (test_too_many)
{
  KwHtmlStore *store = kw_html_store_new ();
  KwRule note = rule;
  note.name = "text/x";
  note.severity = KW_NOTE;
  for (guint i = 0; i < KW_HTML_MOST + 3; i++)
    {
      g_autoptr (KwEntry) entry = entry_of (i % 100000 == 7 ? &rule : &note, "a.txt", "甲乙", "乙", "m");
      kw_html_store_add (store, entry);
    }
  kw_html_store_finish (store);
  ck_assert_uint_eq (store->kept->len, KW_HTML_MOST);
  ck_assert_uint_eq (store->findings, KW_HTML_MOST + 3);
  ck_assert_uint_eq (store->by_severity[KW_ERROR], 2);
  ck_assert_uint_eq (store->flawed, 1);
  ck_assert_int_eq (((KwHtmlFinding *) g_ptr_array_index (store->kept, 7))->severity, KW_ERROR);
  ck_assert_int_eq (((KwHtmlFinding *) g_ptr_array_index (store->kept, 100007))->severity, KW_ERROR);
  ck_assert_int_eq (((KwHtmlFinding *) g_ptr_array_index (store->kept, 8))->severity, KW_NOTE);
  kw_html_store_free (store);
}
END_TEST

/* The verdict stands there without the script, and so do problems. */
START_TEST (test_verdict)
{
  static char path[] = "bad<b>\xFF.txt", message[] = "<i>is too large</i>";
  KwProblem problem = { .path = path, .line = 3, .message = message };
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_ptr_array_add (problems, &problem);
  KwSummary summary = { .articles = 7, .files = 5, .problems = problems };
  KwRule dates = { .name = "date/impossible", .severity = KW_NOTE, .summary = "A date that no calendar has" };
  KwEntry *entries[] = { conflict (), conflict (), entry_of (&dates, "a.txt", "2月30日", "2月30日", "m") };
  g_autofree char *page = page_of (entries, G_N_ELEMENTS (entries), &summary);
  ck_assert_ptr_nonnull (strstr (page, "2 处错误、0 处警告，在 1 篇文章中"));
  ck_assert_ptr_nonnull (strstr (page, "2 errors and 0 warnings in 1 article."));
  ck_assert_ptr_nonnull (strstr (page, "<code><bdi>figure/cross-conflict</bdi></code>"));
  ck_assert_ptr_nonnull (strstr (page, "bad&lt;b&gt;‹0xFF›.txt:3: not checked: &lt;i&gt;is too large"));
  ck_assert_ptr_nonnull (strstr (page, "共检查 7 篇文章（5 个文件）"));
  ck_assert_ptr_nonnull (
      strstr (page, "<span lang=\"zh\"><bdi>日历上没有的日期</bdi></span><br><bdi>A date that no calendar has"));
  json_t *data = data_of (page);
  ck_assert_uint_eq (json_array_size (json_object_get (data, "problems")), 1);
  json_decref (data);
}
END_TEST

START_TEST (test_gate)
{
  KwLapsed lapsed = { .rule = "text/<b>", .path = "a/**", .reason = "why\xFF", .expired = "2026-01-31", .findings = 2 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof lapsed);
  g_array_append_val (all, lapsed);
  KwSummary summary = {
    .articles = 1, .baselined = 4, .allowed = 3, .unchanged = 2, .expired = 2, .stale = 1, .lapsed = all
  };
  g_autofree char *page = page_of (NULL, 0, &summary);
  ck_assert_ptr_nonnull (strstr (page, "4 in the baseline, 3 allowed"));
  ck_assert_ptr_nonnull (strstr (page, "text/&lt;b&gt; in a/**"));
  json_t *data = data_of (page), *gate = json_object_get (data, "gate"), *row = at (data, "gate", "lapsed", 0);
  ck_assert_int_eq (json_integer_value (json_object_get (gate, "baselined")), 4);
  ck_assert_int_eq (json_integer_value (json_object_get (gate, "stale")), 1);
  ck_assert (json_is_null (json_array_get (row, 0)) && json_is_null (json_array_get (row, 4)));
  ck_assert_str_eq (json_string_value (json_array_get (row, 3)), "why‹0xFF›");
  ck_assert_int_eq (json_integer_value (json_array_get (row, 6)), 2);
  json_decref (data);
}
END_TEST

START_TEST (test_nothing_found)
{
  KwSummary summary = { .articles = 1, .saved = TRUE };
  g_autofree char *page = page_of (NULL, 0, &summary);
  ck_assert_ptr_nonnull (strstr (page, "Passes: no errors and no warnings"));
  ck_assert_ptr_null (strstr (page, "共检查 1 篇"));
  json_t *data = data_of (page);
  ck_assert (json_is_true (json_object_get (json_object_get (data, "summary"), "saved")));
  json_decref (data);
}
END_TEST

START_TEST (test_same_bytes_again)
{
  KwSummary summary = { .articles = 2 };
  KwEntry *once[] = { conflict () }, *twice[] = { conflict () };
  memcpy (twice[0]->fingerprint, once[0]->fingerprint, 32);
  g_autofree char *first = page_of (once, 1, &summary), *second = page_of (twice, 1, &summary);
  ck_assert_str_eq (first, second);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("html report");
  TCase *tcase = tcase_create ("html report");
  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, test_data);
  tcase_add_test (tcase, test_messages);
  tcase_add_test (tcase, test_languages);
  tcase_add_test (tcase, test_policy_names_what_stands_there);
  tcase_add_test (tcase, test_assets);
  add_table (tcase, test_hostile, hostile);
  tcase_add_test (tcase, test_bytes_that_are_no_text);
  tcase_add_test (tcase, test_long_texts_are_cut);
  tcase_add_test (tcase, test_limits_shrink);
  tcase_add_test (tcase, test_too_many);
  tcase_add_test (tcase, test_verdict);
  tcase_add_test (tcase, test_gate);
  tcase_add_test (tcase, test_nothing_found);
  tcase_add_test (tcase, test_same_bytes_again);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
