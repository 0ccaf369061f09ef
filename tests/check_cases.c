/* check_cases.c - figures and dates over whole cases: tests/data/cases/NAME.json
 * and the lines of tests/data/sentences.tsv
 *
 * A case is a small corpus, with metadata, and what is to be found in it
 * (tests/case.h); all of that must be found and nothing else. What is not
 * found today is marked: `known_miss` in a case; in a sentence `?` where its
 * rule is silent and `!` where another speaks. A mark that no longer holds
 * fails as well, so that the lists stay honest.
 */
#include "tests/case.h"
#include "tests/suite.h"

#include <string.h>

#define CASES           CASES_DATA "/cases"
#define SENTENCES       CASES_DATA "/sentences.tsv"
#define LEAST_CASES     30
#define LEAST_SENTENCES 240

typedef struct
{
  char *name;
  json_t *json;
} Case;

typedef struct
{
  guint line; /* of the file */
  gboolean misses, alarms;
  char *rule; /* "none": no rule may speak */
  char *text;
} Sentence;

static KwRegistry *registry;
static GPtrArray *rules; /* of const KwRule * */
static GArray *cases;    /* of Case */
static GArray *sentences;
static GString *why; /* what is wrong; kept here, for a failure leaves its function by a jump */

START_TEST (case_is_met)
{
  const Case *c = &g_array_index (cases, Case, _i);
  g_string_truncate (why, 0);
  case_judge (why, c->json, rules);
  ck_assert_msg (why->len == 0, "%s: %s", c->name, why->str);
}
END_TEST

START_TEST (case_is_well_formed)
{
  const Case *c = &g_array_index (cases, Case, _i);
  g_string_truncate (why, 0);
  case_inspect (why, c->json, rules);
  ck_assert_msg (why->len == 0, "%s: %s", c->name, why->str);
}
END_TEST

/* ---- sentences ---- */

static void
check_sentence (const Sentence *s)
{
  json_t *records = json_pack ("[{ss}]", "text", s->text);
  g_autoptr (GPtrArray) articles = case_articles (records);
  g_autoptr (GPtrArray) findings = case_findings (articles, rules);
  gboolean found = FALSE, alarm = FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      gboolean is_meant = strcmp (f->rule->name, s->rule) == 0;
      found |= is_meant;
      alarm |= !is_meant;
      if (!is_meant && !s->alarms)
        case_complain_of (why, f, articles);
    }
  if (strcmp (s->rule, "none") != 0 && found == s->misses)
    case_complain (why, found ? "found now (remove the mark ?)" : "missed", s->rule, s->text);
  if (s->alarms && !alarm)
    case_complain (why, "no false alarm any more (remove the mark !)", s->rule, s->text);
  json_decref (records);
}

START_TEST (sentence_is_met)
{
  const Sentence *s = &g_array_index (sentences, Sentence, _i);
  g_string_truncate (why, 0);
  check_sentence (s);
  ck_assert_msg (why->len == 0, "line %u: %s", s->line, why->str);
}
END_TEST

/* Tables that lost their rows must not pass, and misspelt rules not lie. */
START_TEST (tables_are_whole)
{
  ck_assert_uint_ge (cases->len, LEAST_CASES);
  ck_assert_uint_ge (sentences->len, LEAST_SENTENCES);
  for (guint i = 0; i < sentences->len; i++)
    {
      const Sentence *s = &g_array_index (sentences, Sentence, i);
      gboolean is_none = strcmp (s->rule, "none") == 0;
      ck_assert_msg (is_none ? !s->misses : case_is_rule (s->rule, rules), "line %u: rule %s", s->line, s->rule);
    }
}
END_TEST

/* ---- reading them ---- */

static void
add_case (const char *file)
{
  g_autofree char *path = g_build_filename (CASES, file, NULL);
  json_error_t error;
  Case c = { g_strndup (file, strlen (file) - strlen (".json")), json_load_file (path, 0, &error) };
  if (c.json == NULL)
    g_error ("%s:%d: %s", path, error.line, error.text);
  g_array_append_val (cases, c);
}

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Case *) a)->name, ((const Case *) b)->name);
}

static void
case_clear (gpointer data)
{
  Case *c = data;
  g_free (c->name);
  json_decref (c->json);
}

static void
read_cases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (CASES, 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  cases = g_array_new (FALSE, FALSE, sizeof (Case));
  g_array_set_clear_func (cases, case_clear);
  for (const char *file; (file = g_dir_read_name (folder)) != NULL;)
    if (g_str_has_suffix (file, ".json"))
      add_case (file);
  g_array_sort (cases, by_name);
}

static void
sentence_clear (gpointer data)
{
  Sentence *s = data;
  g_free (s->rule);
  g_free (s->text);
}

/* MARKS-AND-RULE, text with \n for line breaks, why. */
static void
add_sentence (const char *line, guint number)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  if (g_strv_length (fields) != 3)
    g_error ("%s:%u: not three fields", SENTENCES, number);
  gsize marks = strspn (fields[0], "?!");
  g_autoptr (GString) text = g_string_new (fields[1]);
  g_string_replace (text, "\\n", "\n", 0);
  Sentence s = { number, memchr (fields[0], '?', marks) != NULL, memchr (fields[0], '!', marks) != NULL,
                 g_strdup (fields[0] + marks), g_strdup (text->str) };
  g_array_append_val (sentences, s);
}

static void
read_sentences (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (SENTENCES, &text, NULL, &error))
    g_error ("%s", error->message);
  sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  g_array_set_clear_func (sentences, sentence_clear);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      add_sentence (lines[i], i + 1);
}

static void
add_tests (Suite *suite)
{
  TCase *tables = tcase_create ("tables");
  tcase_add_test (tables, tables_are_whole);
  tcase_add_loop_test (tables, case_is_well_formed, 0, (int) cases->len);
  suite_add_tcase (suite, tables);
  for (guint i = 0; i < cases->len; i++)
    {
      TCase *tcase = tcase_create (g_array_index (cases, Case, i).name);
      tcase_add_loop_test (tcase, case_is_met, (int) i, (int) i + 1);
      suite_add_tcase (suite, tcase);
    }
  TCase *table = tcase_create ("sentences");
  tcase_set_timeout (table, 120);
  tcase_add_loop_test (table, sentence_is_met, 0, (int) sentences->len);
  suite_add_tcase (suite, table);
}

int
main (void)
{
  registry = kw_registry_new ();
  rules = g_ptr_array_new ();
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    g_ptr_array_add (rules, (gpointer) kw_registry_rule (registry, i));
  why = g_string_new (NULL);
  read_cases ();
  read_sentences ();
  Suite *suite = suite_create ("cases");
  add_tests (suite);
  int status = run_suite (suite);
  g_string_free (why, TRUE);
  g_array_unref (sentences);
  g_array_unref (cases);
  g_ptr_array_unref (rules);
  kw_registry_free (registry);
  return status;
}
