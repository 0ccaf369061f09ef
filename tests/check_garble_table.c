/* check_garble_table.c - every row of tests/data/garble.tsv: texts read in a
 * wrong charset and clean ones that look so
 *
 * A row is an article. `safe`: the safe repairs of the encoding rules, made
 * until no more are found, give the original. `found`: a finding overlaps
 * what differs from the original, and not only the marks of what was lost
 * there. `silent`: no error and no warning. Each row is a test of its name;
 * what was got instead is told with the first place that differs.
 */
#include "checker/engine/engine.h"
#include "checker/text/load.h"
#include "tests/suite.h"

#include <string.h>

#define TABLE     GARBLE_DATA "/garble.tsv"
#define ROUNDS    4
#define SHOWN     24 /* characters of a text that a message quotes */
#define LEAST_ROW 120

typedef struct
{
  char *name, *kind, *damaged, *original, *expect;
} Row;

static GArray *rows;
static GPtrArray *rules; /* of const KwRule *: those of encoding */

/* ---- the table ---- */

/* A field with \n, \t and \\ resolved. (transfer full) */
static char *
unescaped (const char *field)
{
  GString *out = g_string_new (NULL);
  for (const char *p = field; *p != '\0'; p++)
    if (*p != '\\')
      g_string_append_c (out, *p);
    else
      {
        p++;
        if (*p != 'n' && *p != 't' && *p != '\\')
          g_error ("%s: no escape: %s", TABLE, field);
        g_string_append_c (out, *p == 'n' ? '\n' : *p == 't' ? '\t' : '\\');
      }
  return g_string_free (out, FALSE);
}

static void
row_clear (gpointer data)
{
  Row *row = data;
  g_free (row->name);
  g_free (row->kind);
  g_free (row->damaged);
  g_free (row->original);
  g_free (row->expect);
}

static void
add_row (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  if (g_strv_length (fields) != 5)
    g_error ("%s: not five fields: %s", TABLE, line);
  Row row = { g_strdup (fields[0]), g_strdup (fields[1]), unescaped (fields[2]), unescaped (fields[3]),
              g_strdup (fields[4]) };
  g_array_append_val (rows, row);
}

static void
read_table (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (TABLE, &text, NULL, &error))
    g_error ("%s", error->message);
  rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (rows, row_clear);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      add_row (lines[i]);
}

/* ---- articles and their repairs ---- */

static KwArticle *
article_of (const char *text)
{
  KwRaw raw = { "row.txt", KW_FORMAT_TEXT, 0, 1, 0, text, strlen (text) };
  KwLoadFault fault;
  KwArticle *article = kw_article_load (&raw, 0, "UTF-8", &fault, NULL);
  ck_assert_ptr_nonnull (article);
  return article;
}

static void
add_place (GArray *places, KwSpan span, char *replacement)
{
  KwOccurrence place = { span, replacement };
  if (replacement != NULL)
    g_array_append_val (places, place);
}

static gint
by_start (gconstpointer a, gconstpointer b)
{
  const KwOccurrence *x = a;
  const KwOccurrence *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* The places that safe findings repair, ascending; strings stay theirs. */
static GArray *
safe_places (const GPtrArray *findings)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KwOccurrence));
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (f->safety != KW_FIX_SAFE)
        continue;
      if (f->occurrences == NULL)
        add_place (places, f->span, f->replacement);
      for (guint k = 0; f->occurrences != NULL && k < f->occurrences->len; k++)
        {
          const KwOccurrence *o = &g_array_index (f->occurrences, KwOccurrence, k);
          add_place (places, o->span, o->replacement);
        }
    }
  g_array_sort (places, by_start);
  return places;
}

/* ARTICLE's text with PLACES repaired; of two that overlap the first. */
static char *
with_repairs (const KwArticle *article, const GArray *places)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;
  for (guint i = 0; i < places->len; i++)
    {
      const KwOccurrence *place = &g_array_index (places, KwOccurrence, i);
      if (place->span.start < at)
        continue;
      g_string_append_len (out, article->text + at, (gssize) (place->span.start - at));
      g_string_append (out, place->replacement);
      at = place->span.end;
    }
  g_string_append_len (out, article->text + at, (gssize) (article->len - at));
  return g_string_free (out, FALSE);
}

/* TEXT after all rounds of safe repairs. (transfer full) */
static char *
repaired (const char *text)
{
  char *now = g_strdup (text);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KwArticle) article = article_of (now);
      g_autoptr (GPtrArray) findings = kw_engine_check (&article, 1, rules, NULL);
      g_autoptr (GArray) places = safe_places (findings);
      if (places->len == 0)
        break;
      g_free (now);
      now = with_repairs (article, places);
    }
  return now;
}

/* ---- what is told ---- */

/* Some characters of TEXT from OFFSET on, on one line. (transfer full) */
static char *
excerpt (const char *text, gsize offset)
{
  const char *start = text + offset;
  glong left = g_utf8_strlen (start, -1);
  const char *end = g_utf8_offset_to_pointer (start, MIN (left, SHOWN));
  GString *out = g_string_new_len (start, end - start);
  g_string_replace (out, "\n", "\\n", 0);
  if (left > SHOWN)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

/* Bytes that A and B begin with alike, whole characters. */
static gsize
common_prefix (const char *a, const char *b)
{
  gsize n = 0;
  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar) a[n] & 0xC0) == 0x80)
    n--;
  return n;
}

/* What differs from the original; all of it where that is not told. Some
 * bytes of the damage may be those of the original by chance. */
static KwSpan
damage_of (const Row *row)
{
  gsize start = common_prefix (row->damaged, row->original);
  gsize end = strlen (row->damaged), other = strlen (row->original);
  while (end > start && other > start && row->damaged[end - 1] == row->original[other - 1])
    {
      end--;
      other--;
    }
  return kw_span (start, end);
}

static gboolean
is_serious (const KwFinding *finding)
{
  return finding->severity != KW_NOTE;
}

/* Characters of SPAN of TEXT, and how many of them stand for lost bytes. */
static guint
count_lost (const char *text, KwSpan span, guint *all)
{
  guint lost = 0;
  *all = 0;
  for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      lost += c == 0xFFFD || c == '?';
      ++*all;
    }
  return lost;
}

/* Whether SPAN tells of the DAMAGE: U+FFFD alone is found by whoever looks for
 * it. Where every fourth character is lost there is little else to find. */
static gboolean
tells_of (const KwArticle *article, KwSpan span, KwSpan damage)
{
  guint all;
  if (!kw_span_overlaps (span, damage))
    return FALSE;
  if (count_lost (article->text, damage, &all) * 4 >= all)
    return TRUE;
  return count_lost (article->text, span, &all) < all;
}

static gboolean
finds (const KwFinding *finding, const KwArticle *article, KwSpan damage)
{
  for (guint i = 0; finding->occurrences != NULL && i < finding->occurrences->len; i++)
    if (tells_of (article, g_array_index (finding->occurrences, KwOccurrence, i).span, damage))
      return TRUE;
  return finding->occurrences == NULL && tells_of (article, finding->span, damage);
}

/* ---- rows ---- */

/* What a row got that it should not; kept here, for a failure leaves its
 * function by a jump. */
static char why[512];

static void
check_safe (const Row *row)
{
  g_autofree char *got = repaired (row->damaged);
  if (strcmp (got, row->original) == 0)
    return;
  gsize at = common_prefix (got, row->original);
  g_autofree char *have = excerpt (got, at);
  g_autofree char *want = excerpt (row->original, at);
  const char *what = strcmp (got, row->damaged) == 0 ? "not repaired" : "repaired otherwise";
  g_snprintf (why, sizeof why, "%s: want \"%s\", got \"%s\"", what, want, have);
}

static void
check_found (const Row *row, const KwArticle *article, const GPtrArray *findings)
{
  KwSpan damage = damage_of (row);
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (is_serious (f) && finds (f, article, damage))
        return;
    }
  g_autofree char *text = excerpt (article->text, damage.start);
  g_snprintf (why, sizeof why, "no more than lost characters is found in \"%s\"", text);
}

static void
check_silent (const KwArticle *article, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (!is_serious (f))
        continue;
      g_autofree char *message = kw_finding_message (f, article);
      g_autofree char *line = excerpt (message, 0);
      g_snprintf (why, sizeof why, "%s finds \"%s\"", f->rule->name, line);
    }
}

static void
check_row (const Row *row)
{
  why[0] = '\0';
  if (strcmp (row->expect, "safe") == 0)
    {
      check_safe (row);
      return;
    }
  g_autoptr (KwArticle) article = article_of (row->damaged);
  g_autoptr (GPtrArray) findings = kw_engine_check (&article, 1, rules, NULL);
  if (strcmp (row->expect, "found") == 0)
    check_found (row, article, findings);
  else
    check_silent (article, findings);
}

START_TEST (row_is_met)
{
  const Row *row = &g_array_index (rows, Row, _i);
  check_row (row);
  ck_assert_msg (why[0] == '\0', "%s", why);
}
END_TEST

/* A table that lost its rows must not pass. */
START_TEST (table_is_whole)
{
  ck_assert_uint_ge (rows->len, LEAST_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gboolean is_known = g_strv_contains ((const char *const[]){ "safe", "found", "silent", NULL }, row->expect);
      ck_assert_msg (is_known, "%s: expects %s", row->name, row->expect);
      ck_assert_msg (strcmp (row->expect, "silent") == 0 || strcmp (row->damaged, row->original) != 0, "%s: no damage",
                     row->name);
    }
}
END_TEST

static GPtrArray *
encoding_rules (const KwRegistry *registry)
{
  GPtrArray *out = g_ptr_array_new ();
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      if (g_str_has_prefix (rule->name, "encoding/"))
        g_ptr_array_add (out, (gpointer) rule);
    }
  return out;
}

int
main (void)
{
  KwRegistry *registry = kw_registry_new ();
  rules = encoding_rules (registry);
  read_table ();
  Suite *suite = suite_create ("garble table");
  TCase *whole = tcase_create ("table");
  tcase_add_test (whole, table_is_whole);
  suite_add_tcase (suite, whole);
  for (guint i = 0; i < rows->len; i++)
    {
      TCase *tcase = tcase_create (g_array_index (rows, Row, i).name);
      tcase_add_loop_test (tcase, row_is_met, (int) i, (int) i + 1);
      suite_add_tcase (suite, tcase);
    }
  int status = run_suite (suite);
  g_array_unref (rows);
  g_ptr_array_unref (rules);
  kw_registry_free (registry);
  return status;
}
