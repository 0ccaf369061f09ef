/* check_gate.c - configuration, allowances, baselines, and what they leave out */
#include "checker/base/error.h"
#include "checker/engine/config.h"
#include "checker/engine/gate.h"
#include "checker/engine/side-file.h"
#include "tests/suite.h"

#include <string.h>

#define CAR "0123456789abcdef0123456789abcdef"
#define BUS "fedcba9876543210fedcba9876543210"

/* --- globs */

static const struct
{
  const char *glob, *path;
  gboolean matches;
} globs[] = {
  { "archive/**", "archive/a.txt", TRUE },
  { "archive/**", "archive/2019/a.txt", TRUE },
  { "archive/**", "archives/a.txt", FALSE },
  { "archive/**", "old/archive/a.txt", FALSE },
  { "archive/*", "archive/a.txt", TRUE },
  { "archive/*", "archive/2019/a.txt", FALSE },
  { "archive", "archive/2019/a.txt", TRUE },
  { "archive/", "old/archive/a.txt", TRUE },
  { "archive/", "archive", FALSE },
  { "/archive", "old/archive/a.txt", FALSE },
  { "/archive", "archive/a.txt", TRUE },
  { "./archive/a.txt", "archive/a.txt", TRUE },
  { "*.html", "a.html", TRUE },
  { "*.html", "news/2019/a.html", TRUE },
  { "*.html", "a.htmlx", FALSE },
  { "news/*.html", "news/2019/a.html", FALSE },
  { "news/**/*.html", "news/a.html", TRUE },
  { "news/**/*.html", "news/2019/01/a.html", TRUE },
  { "**/a.txt", "a.txt", TRUE },
  { "**", "any/thing", TRUE },
  { "新闻/?.txt", "新闻/甲.txt", TRUE },
  { "新闻/?.txt", "新闻/甲乙.txt", FALSE },
  { "a.txt", "aXtxt", FALSE },
  { "a(b|c)+", "ab", FALSE },
  { "a(b|c)+", "a(b|c)+", TRUE },
  { "a\nb", "a\nb", TRUE },
  { "*", "a\n", TRUE },
  { "a.txt", "a.txt\n", FALSE },
  { "**", "\xFF", FALSE },
};

START_TEST (globs_match_as_in_gitignore)
{
  g_autoptr (KwGlob) glob = kw_glob_new (globs[_i].glob);
  ck_assert_msg (kw_glob_matches (glob, globs[_i].path) == globs[_i].matches, "%s, %s", globs[_i].glob, globs[_i].path);
}
END_TEST

START_TEST (paths_are_seen_from_a_folder)
{
  g_autofree char *here = g_get_current_dir (), *above = g_path_get_dirname (here), *name = g_path_get_basename (here);
  g_autofree char *wanted = g_build_filename (name, "a.txt", NULL);
  g_autofree char *a = kw_path_from (here, "./x/../a.txt"), *b = kw_path_from (above, "a.txt"),
                  *c = kw_path_from (here, "/elsewhere/a.txt"), *d = kw_path_from (here, "-"),
                  *e = kw_path_from ("/", "/b.txt");
  ck_assert_str_eq (a, "a.txt");
  ck_assert_str_eq (b, wanted);
  ck_assert_str_eq (c, "/elsewhere/a.txt");
  ck_assert_str_eq (d, "-");
  ck_assert_str_eq (e, "b.txt");
}
END_TEST

/* --- configurations that are wrong */

static const struct
{
  const char *text, *message; /* of the error, or the end of it */
} wrong[] = {
  { "[kanwu]\nslect = date\n", "x.ini:2: no key is called 'slect'; did you mean 'select'?" },
  { "[kanwu]\n\n# a remark\nzzz = date\n", "x.ini:4: no key is called 'zzz'; there are select, ignore, include, exclude, lexicon, rules, "
                                           "encoding, fail-on, max-warnings, max-article, baseline, allow" },
  { "[severty]\n", "x.ini:1: no section is called 'severty'; did you mean 'severity'?" },
  { "[severity]\nfigure = warnign\n", "did you mean 'warning'?" },
  { "[severity]\nfigure = fatal\n", "x.ini:2: no severity is called 'fatal'; there are error, warning, note, off" },
  { "[severity]\nfigure/growht = note\n", "x.ini:2: no rule or family is called 'figure/growht'; did you mean 'figure/growth'?" },
  { "[severity]\ngrowth = note\n", "did you mean 'figure/growth'?" },
  { "[severity]\nfigures = note\n", "did you mean 'figure'?" },
  { "[kanwu]\nselect = date, figur\n", "x.ini:2: no rule or family is called 'figur'; did you mean 'figure'?" },
  { "[kanwu]\nignore =\n", "x.ini:2: ignore has no value" },
  { "[kanwu]\nignore = ,\n", "x.ini:2: ignore names nothing" },
  { "[kanwu]\nfail-on = eror\n", "did you mean 'error'?" },
  { "[kanwu]\nmax-warnings = -1\n", "x.ini:2: max-warnings takes a number from 0 to 2147483647, not '-1'" },
  { "[kanwu]\nmax-article = 1e3\n", "x.ini:2: max-article takes a number from 1 to 2047, not '1e3'" },
  { "[kanwu]\nencoding = klingon\n", "x.ini:2: no charset is called 'klingon'" },
  { "[kanwu]\nencoding = utf-8//IGNORE\n", "x.ini:2: no charset is called 'utf-8//IGNORE'" },
  { "[kanwu]\nselect = date\n\nselect = figure\n", "x.ini:4: select stands on line 2 already" },
  { "[kanwu]\n[severity]\n[kanwu]\n", "x.ini:3: the section [kanwu] stands on line 1 already" },
  { "[kanwu]\nselect = date\nwhat is this\n", "x.ini:3: Key file contains line “what is this” which is not a key-value pair, group, or comment" },
  { "select = date\n", "x.ini:1: Key file does not start with a group" },
  { "[kanwu]\nselect = a\\q\n", "x.ini:2: " },
  { "[kanwu]\nselect = \xFF\n", "x.ini:2: no UTF-8" },
  { "[rule \"duplicate/passage\"]\nlenght = 20\n", "x.ini:2: no option of duplicate/passage is called 'lenght'; did you mean 'length'?" },
  { "[rule \"duplicate/passage\"]\nlength = 2\n", "x.ini:2: length takes 10 to 100000, not 2" },
  { "[rule \"duplicate/passage\"]\nlength = x\n", "x.ini:2: length takes a number from -2147483648 to 2147483647, not 'x'" },
  { "[rule \"date/impossible\"]\ndays = 2\n", "x.ini:2: date/impossible has no options" },
  { "[rule \"duplicate/pasage\"]\n", "x.ini:1: no rule or family is called 'duplicate/pasage'; did you mean 'duplicate/passage'?" },
  { "[rule duplicate/passage]\n", "x.ini:1: no section is called 'rule duplicate/passage'" },
  { "[path \"a/**\"]\nignor = date\n", "did you mean 'ignore'?" },
  { "[path \"a/**\"]\nfail-on = note\n", "x.ini:2: no key of a path is called 'fail-on'; there are select, ignore, severity.RULE" },
  { "[path \"a/**\"]\nignore = dat\n", "x.ini:2: no rule or family is called 'dat'; did you mean 'date'?" },
  { "[path \"a/**\"]\nseverity.dte = off\n", "x.ini:2: no rule or family is called 'dte'; did you mean 'date'?" },
  { "[path \"a/**\"]\nseverity.date = of\n", "x.ini:2: no severity is called 'of'; did you mean 'off'?" },
  { "[path]\n", "x.ini:1: no section is called 'path'" },
};

static KwConfig *
config_of (const char *text, GError **error)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (KwConfig) config = kw_config_parse ("x.ini", "/corpus", text, strlen (text), error);
  if (config == NULL || !kw_config_resolve (config, registry, error))
    return NULL;
  return g_steal_pointer (&config);
}

START_TEST (what_is_wrong_is_told_with_its_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwConfig) config = config_of (wrong[_i].text, &error);
  ck_assert_ptr_null (config);
  ck_assert_msg (g_error_matches (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX), "%s", wrong[_i].text);
  ck_assert_msg (strstr (error->message, wrong[_i].message) != NULL, "%s\nnot: %s", error->message, wrong[_i].message);
  ck_assert_msg (g_str_has_prefix (error->message, "x.ini:"), "%s", error->message);
}
END_TEST

START_TEST (a_mistake_far_down_is_found)
{
  for (guint at = 2; at < 1000; at += 111)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) bad = g_string_new ("[severity]\n");
      for (guint i = 2; i < 1000; i++)
        g_string_append (bad, i == at ? "nonsense\n" : "# a remark\n");
      g_autoptr (KwConfig) config = config_of (bad->str, &error);
      g_autofree char *wanted = g_strdup_printf ("x.ini:%u: ", at);
      ck_assert_msg (g_str_has_prefix (error->message, wanted), "%s, not %s", error->message, wanted);
    }
}
END_TEST

START_TEST (odd_files_are_read)
{
  static const char *const texts[] = { "", "\n", "# nothing\n", "\xEF\xBB\xBF[kanwu]\r\nselect = date\r\n", "[kanwu]\nselect=date", "[kanwu]\n  select  =  date , figure  \n" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KwConfig) config = config_of (texts[i], &error);
      ck_assert_msg (config != NULL, "%u: %s", i, error != NULL ? error->message : "");
      if (i > 2)
        ck_assert_str_eq (kw_config_values (config, KW_CONFIG_SELECT)[0], "date");
    }
}
END_TEST

/* --- levels */

static const struct
{
  const char *text, *rule, *path;
  int severity; /* KW_OFF: off for any reason */
  int line;     /* of what decides */
} levels[] = {
  { "", "figure/growth", "/corpus/a.txt", KW_WARNING, KW_FROM_DEFAULT },
  { "[severity]\nfigure = note\n", "figure/growth", "/corpus/a.txt", KW_NOTE, 2 },
  { "[severity]\nfigure/ = note\n", "figure/growth", "/corpus/a.txt", KW_NOTE, 2 },
  { "[severity]\nfigure/growth = error\nfigure = off\n", "figure/growth", "/corpus/a.txt", KW_ERROR, 2 },
  { "[severity]\nfigure/growth = error\nfigure = off\n", "figure/stale", "/corpus/a.txt", KW_OFF, 3 },
  { "[kanwu]\nselect = date\n", "figure/growth", "/corpus/a.txt", KW_OFF, 2 },
  { "[kanwu]\nignore = figure\n", "figure/growth", "/corpus/a.txt", KW_OFF, 2 },
  { "[kanwu]\nselect = figure\nignore = figure/growth\n", "figure/growth", "/corpus/a.txt", KW_OFF, 3 },
  { "[path \"old/**\"]\nignore = figure\n", "figure/growth", "/corpus/a.txt", KW_WARNING, KW_FROM_DEFAULT },
  { "[path \"old/**\"]\nignore = figure\n", "figure/growth", "/corpus/old/a.txt", KW_OFF, 2 },
  { "[path \"old/**\"]\nseverity.figure = note\n", "figure/growth", "/corpus/old/a.txt", KW_NOTE, 2 },
  { "[path \"old/**\"]\nseverity.figure = off\n[path \"old/new/**\"]\nseverity.figure/growth = error\n", "figure/growth",
    "/corpus/old/new/a.txt", KW_ERROR, 4 },
  { "[path \"old/new/**\"]\nseverity.figure/growth = error\n[path \"old/**\"]\nseverity.figure = off\n", "figure/growth",
    "/corpus/old/new/a.txt", KW_OFF, 4 },
  { "[path \"old/**\"]\nignore = figure\n[path \"old/new/**\"]\nselect = figure, date\n", "figure/growth", "/corpus/old/new/a.txt",
    KW_WARNING, KW_FROM_DEFAULT },
  { "[kanwu]\nselect = date\n[path \"old/**\"]\nselect = figure\n", "figure/growth", "/corpus/old/a.txt", KW_WARNING, KW_FROM_DEFAULT },
  { "[path \"old/**\"]\nselect = date\n", "figure/growth", "/corpus/old/a.txt", KW_OFF, 2 },
  { "[path \"*.html\"]\nignore = text\n", "text/punctuation", "/corpus/any/where/a.html", KW_OFF, 2 },
};

START_TEST (levels_are_decided)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwConfig) config = config_of (levels[_i].text, &error);
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  ck_assert_msg (config != NULL, "%s", error != NULL ? error->message : "");
  KwLevel level = kw_config_level (config, kw_registry_find (registry, levels[_i].rule), levels[_i].path);
  ck_assert_int_eq (kw_level_is_on (&level) ? level.severity : KW_OFF, levels[_i].severity);
  ck_assert_int_eq (level.wanted ? level.severity_from : level.wanted_from, levels[_i].line);
}
END_TEST

START_TEST (the_command_line_wins)
{
  static char date[] = "date", figure[] = "figure", *dates[] = { date, NULL }, *figures[] = { figure, NULL };
  g_autoptr (KwConfig) config = config_of ("[kanwu]\nselect = date\nignore = date/weekday\n[path \"old/**\"]\nselect = figure\n", NULL);
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  const KwRule *growth = kw_registry_find (registry, "figure/growth"), *weekday = kw_registry_find (registry, "date/weekday");
  ck_assert (kw_config_may_run (config, growth)); /* in old/ */
  ck_assert (!kw_config_may_run (config, weekday));
  kw_config_choose (config, figures, NULL);
  KwLevel level = kw_config_level (config, growth, "/corpus/a.txt");
  ck_assert (kw_level_is_on (&level));
  kw_config_choose (config, dates, NULL); /* ignore of the file is set aside */
  ck_assert (kw_config_may_run (config, weekday));
  ck_assert (!kw_config_may_run (config, growth));
  ck_assert (kw_config_leaves_out (config, growth));
  level = kw_config_level (config, growth, "/corpus/old/a.txt");
  ck_assert (!kw_level_is_on (&level));
  ck_assert_int_eq (level.wanted_from, KW_FROM_COMMAND);
  kw_config_choose (config, NULL, figures); /* select of the file stays */
  ck_assert (kw_config_may_run (config, weekday));
  ck_assert (!kw_config_may_run (config, kw_registry_find (registry, "text/punctuation")));
  ck_assert (!kw_config_may_run (config, growth));
}
END_TEST

/* What one of two articles wants to know stays, as grave as the graver says. */
START_TEST (findings_of_two_articles_are_judged)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (KwConfig) config = config_of ("[path \"old/**\"]\nignore = figure\n[path \"new/**\"]\nseverity.figure = note\n", NULL);
  const KwRule *rule = kw_registry_find (registry, "figure/cross-conflict");
  static const char *const both_old[] = { "/corpus/old/a", "/corpus/old/b" }, *const mixed[] = { "/corpus/old/a", "/corpus/new/b" },
                           *const graver[] = { "/corpus/new/a", "/corpus/c" };
  KwSeverity severity = KW_WARNING;
  ck_assert (!kw_config_judge (config, rule, both_old, 2, &severity));
  ck_assert (kw_config_judge (config, rule, mixed, 2, &severity));
  ck_assert_int_eq (severity, KW_NOTE);
  ck_assert (kw_config_judge (config, rule, graver, 2, &severity));
  ck_assert_int_eq (severity, KW_ERROR);
}
END_TEST

START_TEST (options_are_set)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (KwConfig) config = config_of ("[rule \"figure/stale\"]\ndays = 7\n", NULL);
  const KwRule *stale = kw_registry_find (registry, "figure/stale");
  ck_assert_int_eq (kw_config_options (config, stale)[0], 7);
  ck_assert_int_eq (kw_config_option_line (config, stale, 0), 2);
  ck_assert_ptr_null (kw_config_options (config, kw_registry_find (registry, "duplicate/passage")));
}
END_TEST

/* Each option's own value is one that it would take from a user. */
START_TEST (options_of_rules_are_sound)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  guint n = 0;
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      for (const KwRuleOption *o = rule->options; o != NULL && o->name != NULL; o++, n++)
        {
          ck_assert_msg (o->least <= o->value && o->value <= o->most, "%s: %s", rule->name, o->name);
          ck_assert_msg (!g_str_has_suffix (o->summary, "."), "%s: %s", rule->name, o->name);
        }
    }
  ck_assert_uint_ge (n, 3);
}
END_TEST

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
  TCase *settings = tcase_create ("configuration"), *files = tcase_create ("files"), *gates = tcase_create ("gate");
  add_table (settings, globs_match_as_in_gitignore, globs);
  tcase_add_test (settings, paths_are_seen_from_a_folder);
  add_table (settings, what_is_wrong_is_told_with_its_line, wrong);
  tcase_add_test (settings, a_mistake_far_down_is_found);
  tcase_add_test (settings, odd_files_are_read);
  add_table (settings, levels_are_decided, levels);
  tcase_add_test (settings, the_command_line_wins);
  tcase_add_test (settings, findings_of_two_articles_are_judged);
  tcase_add_test (settings, options_are_set);
  tcase_add_test (settings, options_of_rules_are_sound);
  suite_add_tcase (suite, settings);
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
