/* check_gate.c - allowances, baselines, and what they leave out */
#include "checker/base/error.h"
#include "checker/engine/config.h"
#include "checker/engine/gate.h"
#include "checker/engine/side-file.h"
#include "tests/suite.h"

#include <string.h>

#define CAR "0123456789abcdef0123456789abcdef"
#define BUS "fedcba9876543210fedcba9876543210"

/* --- files beside the corpus that are wrong */

static const struct
{
  const char *json, *message;
} wrong_allowances[] = {
  { "", "x.json:1: " },
  { "{\"schema\": 1, \"allow\": [", "x.json:1: " },
  { "[]", "x.json:1: an object is expected" },
  { "{\"allow\": []}", "x.json:1: \"schema\": 1 is expected" },
  { "{\"schema\": 2,\n\"allow\": []}", "x.json:1: /schema: \"schema\": 1 is expected" },
  { "{\"schema\": 1, \"allows\": []}", "did you mean \"allow\"?" },
  { "{\"schema\": 1, \"allow\": {}}", "x.json:1: /allow: \"allow\" is a list" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\"}\n]}", "x.json:2: /allow/0: \"reason\" is missing" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"\"}]}", "a string is expected" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"  \"}]}", "\"reason\" is empty" },
  { "{\"schema\": 1, \"allow\": [\n{\"reason\": \"x\"}]}", "\"fingerprint\" or \"rule\" is needed" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"dat\", \"reason\": \"x\"}]}", "x.json:2: /allow/0: no rule or family is called 'dat'; did you mean 'date'?" },
  { "{\"schema\": 1, \"allow\": [\n{\"fingerprint\": \"0123\", \"reason\": \"x\"}]}", "'0123' is no fingerprint" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"x\", \"owners\": \"y\"}]}", "did you mean \"owner\"?" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"x\",\n\"expires\": \"2026-02-30\"}]}", "x.json:3: /allow/0/expires: '2026-02-30' is no day" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"x\", \"expires\": \"2026-1-1\"}]}", "is no day" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"reason\": \"x\", \"expires\": 2026}]}", "a string is expected" },
  { "{\"schema\": 1, \"allow\": [\n{\"rule\": \"date\", \"rule\": \"text\", \"reason\": \"x\"}]}", "x.json:2: " },
  { "{\"schema\": 1, \"allow\": []} {}", "x.json:1: " },
};

START_TEST (wrong_allowances_are_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  const char *json = wrong_allowances[_i].json;
  ck_assert_ptr_null (kw_allowances_parse ("x.json", json, strlen (json), registry, &error));
  ck_assert_msg (strstr (error->message, wrong_allowances[_i].message) != NULL, "%s", error->message);
  ck_assert_msg (g_str_has_prefix (error->message, "x.json:"), "%s", error->message);
}
END_TEST

static const struct
{
  const char *json, *message;
} wrong_baselines[] = {
  { "{\"schema\": 1, \"findings\": [\n{\"fingerprint\": \"" CAR "\"}]}", "x.json:2: /findings/0: \"rule\" is missing" },
  { "{\"schema\": 1, \"findings\": [\n{\"fingerprint\": \"0\", \"rule\": \"a\", \"path\": \"b\"}]}", "x.json:2: /findings/0: '0' is no fingerprint" },
  { "{\"schema\": 1, \"findings\": [7]}", "/findings/0: an object is expected" },
  { "{\"schema\": 1}", "\"findings\" is a list" },
  { "<<<<<<< HEAD", "x.json:1: " },
};

START_TEST (wrong_baselines_are_refused)
{
  g_autoptr (GError) error = NULL;
  const char *json = wrong_baselines[_i].json;
  ck_assert_ptr_null (kw_baseline_parse ("x.json", json, strlen (json), &error));
  ck_assert_msg (strstr (error->message, wrong_baselines[_i].message) != NULL, "%s", error->message);
}
END_TEST

/* --- files written and read again */

START_TEST (allowances_are_written_sorted)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (GError) error = NULL;
  static const char json[] = "{\"allow\": [{\"rule\": \"text\", \"reason\": \"b\", \"owner\": null, \"expires\": null},\n\n"
                             "{\"rule\": \"date\", \"path\": \"z/\\\"**\", \"reason\": \"说明\", \"expires\": \"2026-12-31\", \"owner\": \"王\"},"
                             "{\"fingerprint\": \"" CAR "\", \"reason\": \"a\"}], \"schema\": 1}";
  g_autoptr (GPtrArray) all = kw_allowances_parse ("x", json, strlen (json), registry, &error);
  ck_assert_ptr_nonnull (all);
  g_autoptr (GString) text = kw_allowances_format (all);
  ck_assert_str_eq (text->str,
                    "{\"schema\": 1, \"allow\": [\n"
                    "{\"fingerprint\": \"" CAR "\", \"reason\": \"a\"},\n"
                    "{\"rule\": \"date\", \"path\": \"z/\\\"**\", \"reason\": \"说明\", \"owner\": \"王\", \"expires\": \"2026-12-31\"},\n"
                    "{\"rule\": \"text\", \"reason\": \"b\"}\n]}\n");
  g_autoptr (GPtrArray) again = kw_allowances_parse ("x", text->str, text->len, registry, &error);
  ck_assert_ptr_nonnull (again);
  g_autoptr (GString) twice = kw_allowances_format (again);
  ck_assert_str_eq (twice->str, text->str);
}
END_TEST

static gboolean
always (gpointer data, const KwKnown *known)
{
  return TRUE;
}

START_TEST (baselines_are_written_sorted_and_pruned)
{
  g_autoptr (KwBaseline) baseline = kw_baseline_new ();
  kw_baseline_add (baseline, CAR, "text/punctuation", "b.txt");
  kw_baseline_add (baseline, BUS, "date/weekday", "a\n\"b\".txt");
  g_autoptr (GString) text = kw_baseline_format (baseline);
  ck_assert_str_eq (text->str,
                    "{\"schema\": 1, \"findings\": [\n"
                    "{\"fingerprint\": \"" BUS "\", \"rule\": \"date/weekday\", \"path\": \"a\\n\\\"b\\\".txt\"},\n"
                    "{\"fingerprint\": \"" CAR "\", \"rule\": \"text/punctuation\", \"path\": \"b.txt\"}\n]}\n");
  g_autoptr (KwBaseline) again = kw_baseline_parse ("x", text->str, text->len, NULL);
  ck_assert_uint_eq (kw_baseline_size (again), 2);
  ck_assert (kw_baseline_meet (again, CAR));
  ck_assert (!kw_baseline_meet (again, "00000000000000000000000000000000"));
  ck_assert_uint_eq (kw_baseline_gone (again, always, NULL, FALSE), 1);
  ck_assert_uint_eq (kw_baseline_gone (again, always, NULL, TRUE), 1);
  ck_assert_uint_eq (kw_baseline_size (again), 1);
  ck_assert (!kw_baseline_meet (again, BUS));
  g_autoptr (KwBaseline) none = kw_baseline_new ();
  g_autoptr (GString) empty = kw_baseline_format (none);
  ck_assert_str_eq (empty->str, "{\"schema\": 1, \"findings\": []}\n");
}
END_TEST

/* --- the gate */

/* A finding at PATH, and at OTHER where that is given. */
static KwEntry *
entry_at (const KwRule *rule, const char *fingerprint, const char *path, const char *other)
{
  KwEntry *entry = kw_entry_new ();
  entry->rule = rule;
  entry->fingerprint = g_strdup (fingerprint);
  entry->article.path = g_strdup (path);
  entry->article.name = g_strdup (path);
  KwEntryRelated related = { .article = { .path = g_strdup (other), .name = g_strdup (other) } };
  if (other != NULL)
    g_array_append_val (entry->related, related);
  return entry;
}

static KwVerdict
judge (KwGate *gate, const char *rule, const char *fingerprint, const char *path, const char *other)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (KwEntry) entry = entry_at (kw_registry_find (registry, rule), fingerprint, path, other);
  return kw_gate_judge (gate, entry);
}

static void
allow (KwGate *gate, const char *items, KwDay today)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autofree char *json = g_strdup_printf ("{\"schema\": 1, \"allow\": [%s]}", items);
  GPtrArray *all = kw_allowances_parse ("x", json, strlen (json), registry, NULL);
  ck_assert_ptr_nonnull (all);
  kw_gate_set_allowances (gate, all, "/corpus", today);
}

START_TEST (allowances_cover)
{
  g_autoptr (KwGate) gate = kw_gate_new ();
  allow (gate, "{\"fingerprint\": \"" CAR "\", \"rule\": \"date\", \"path\": \"other\", \"reason\": \"x\"},"
               "{\"rule\": \"figure/growth\", \"path\": \"old/**\", \"reason\": \"x\"}, {\"rule\": \"text\", \"reason\": \"x\"}", 0);
  ck_assert_int_eq (judge (gate, "figure/stale", CAR, "/corpus/a", NULL), KW_GATE_ALLOWED);
  ck_assert_int_eq (judge (gate, "figure/stale", BUS, "/corpus/a", NULL), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "/corpus/old/a", NULL), KW_GATE_ALLOWED);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "/corpus/old/a", "/corpus/old/b"), KW_GATE_ALLOWED);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "/corpus/old/a", "/corpus/new/b"), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "/corpus/new/a", "/corpus/old/b"), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "/elsewhere/old/a", NULL), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "text/punctuation", BUS, "/elsewhere/a", "/corpus/b"), KW_GATE_ALLOWED);
  KwSummary summary = { 0 };
  kw_gate_summarize (gate, always, NULL, &summary);
  ck_assert_uint_eq (summary.allowed, 4);
  ck_assert_uint_eq (summary.expired, 0);
}
END_TEST

START_TEST (allowances_end)
{
  static const char item[] = "{\"rule\": \"figure\", \"path\": \"old/**\", \"reason\": \"why\", \"owner\": \"who\", \"expires\": \"2026-03-31\"}";
  g_autoptr (KwGate) last = kw_gate_new (), over = kw_gate_new (), renewed = kw_gate_new ();
  allow (last, item, kw_day (2026, 3, 31));
  ck_assert_int_eq (judge (last, "figure/growth", CAR, "/corpus/old/a", NULL), KW_GATE_ALLOWED);
  allow (over, item, kw_day (2026, 4, 1));
  ck_assert_int_eq (judge (over, "figure/growth", CAR, "/corpus/old/a", NULL), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (over, "figure/growth", BUS, "/corpus/old/a", NULL), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (over, "figure/growth", BUS, "/corpus/new/a", NULL), KW_GATE_SHOWN);
  KwSummary summary = { 0 };
  kw_gate_summarize (over, always, NULL, &summary);
  ck_assert_uint_eq (summary.expired, 2);
  ck_assert_uint_eq (summary.lapsed->len, 1);
  const KwLapsed *lapsed = &g_array_index (summary.lapsed, KwLapsed, 0);
  ck_assert_str_eq (lapsed->expired, "2026-03-31");
  ck_assert_str_eq (lapsed->owner, "who");
  ck_assert_uint_eq (lapsed->findings, 2);
  allow (renewed, "{\"fingerprint\": \"" CAR "\", \"reason\": \"x\", \"expires\": \"2026-03-31\"},"
                  "{\"fingerprint\": \"" CAR "\", \"reason\": \"x\", \"expires\": \"2026-05-31\"}", kw_day (2026, 4, 1));
  ck_assert_int_eq (judge (renewed, "figure/growth", CAR, "/corpus/a", NULL), KW_GATE_ALLOWED);
}
END_TEST

static gboolean
is_new (gpointer data, const KwEntryArticle *article)
{
  return strstr (article->path, "new") != NULL;
}

START_TEST (any_changed_place_shows_a_finding)
{
  g_autoptr (KwGate) gate = kw_gate_new ();
  KwBaseline *baseline = kw_baseline_new ();
  kw_baseline_add (baseline, CAR, "figure/growth", "new.txt");
  kw_baseline_add (baseline, "00000000000000000000000000000000", "figure/growth", "gone.txt");
  kw_gate_set_baseline (gate, baseline);
  kw_gate_set_changed (gate, is_new, NULL);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "old.txt", NULL), KW_GATE_UNCHANGED);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "new.txt", "old.txt"), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "old.txt", "new.txt"), KW_GATE_SHOWN);
  ck_assert_int_eq (judge (gate, "figure/growth", BUS, "old.txt", "old.txt"), KW_GATE_UNCHANGED);
  ck_assert_int_eq (judge (gate, "figure/growth", CAR, "new.txt", NULL), KW_GATE_BASELINED);
  KwSummary summary = { 0 };
  kw_gate_summarize (gate, always, NULL, &summary);
  ck_assert_uint_eq (summary.unchanged, 2);
  ck_assert_uint_eq (summary.baselined, 1);
  ck_assert_uint_eq (summary.stale, 1);
}
END_TEST

START_TEST (days_are_read_strictly)
{
  static const char *const cases[] = { "", "2026", "2026-13-01", "2026-02-29", "2026-1-1", " 2026-01-01", "2026-01-01 ", "2026/01/01", "+026-01-01" };
  KwDay day;
  ck_assert (kw_day_parse ("2024-02-29", &day));
  ck_assert_int_eq (day, kw_day (2024, 2, 29));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_msg (!kw_day_parse (cases[i], &day), "%s", cases[i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("gate");
  TCase *files = tcase_create ("files"), *gates = tcase_create ("gate");
  add_table (files, wrong_allowances_are_refused, wrong_allowances);
  add_table (files, wrong_baselines_are_refused, wrong_baselines);
  tcase_add_test (files, allowances_are_written_sorted);
  tcase_add_test (files, baselines_are_written_sorted_and_pruned);
  tcase_add_test (files, days_are_read_strictly);
  suite_add_tcase (suite, files);
  tcase_add_test (gates, allowances_cover);
  tcase_add_test (gates, allowances_end);
  tcase_add_test (gates, any_changed_place_shows_a_finding);
  suite_add_tcase (suite, gates);
  return run_suite (suite);
}
