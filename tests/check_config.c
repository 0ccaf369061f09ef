/* check_config.c - globs, what a configuration says, and what is wrong in one */
#include "checker/base/error.h"
#include "checker/base/glob.h"
#include "checker/engine/config.h"
#include "tests/suite.h"

#include <string.h>

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
  { "[kanwu]\n\n[path \"[2019]*\"] \r\nignore = date\n",
    "x.ini:3: the name of a section has no brackets inside; in a path ? stands for one" },
  { "[path \"a[b\"]\nignore = date\n",
    "x.ini:1: the name of a section has no brackets inside; in a path ? stands for one" },
  { "[path \"a", "x.ini:1: Key file contains line “[path \"a” which is not a key-value pair, group, or comment" },
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
  static const char *const texts[] = { "", "\n", "# nothing\n", "[kanwu]\r\nselect = date\r\n", "[kanwu]\nselect=date", "[kanwu]\n  select  =  date , figure  \n" };
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
  { "[path \"?2019?*\"]\nignore = text\n", "text/punctuation", "/corpus/[2019]年.html", KW_OFF, 2 },
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

int
main (void)
{
  Suite *suite = suite_create ("configuration");
  TCase *settings = tcase_create ("configuration");
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
  return run_suite (suite);
}
