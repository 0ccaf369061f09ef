/* case.c - cases: articles, and what is to be found in them */
#include "tests/case.h"
#include "checker/text/load.h"

#include <check.h>
#include <string.h>

/* One place that a finding points at. */
typedef struct
{
  gsize record;
  KwSpan span;
} Spot;

/* ---- articles and findings ---- */

/* RECORD as a line of JSONL, loaded as one. */
static KwArticle *
article_of (const json_t *record, gsize n)
{
  char *line = json_dumps (record, JSON_COMPACT);
  KwRaw raw = { "case.jsonl", KW_FORMAT_JSONL, (guint32) n, (guint32) n + 1, 0, line, strlen (line) };
  KwLoadFault fault;
  g_autoptr (GError) error = NULL;
  KwArticle *article = kw_article_load (&raw, 0, "UTF-8", &fault, &error);
  if (article == NULL)
    g_error ("%s: %s", error->message, line);
  free (line);
  return article;
}

GPtrArray *
case_articles (const json_t *records)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_article_free);
  for (gsize i = 0; i < json_array_size (records); i++)
    g_ptr_array_add (articles, article_of (json_array_get (records, i), i));
  return articles;
}

static gboolean
is_of_families (const char *rule)
{
  return g_str_has_prefix (rule, "figure/") || g_str_has_prefix (rule, "date/");
}

/* Leaves of FINDINGS the errors and warnings of the two families. */
static void
keep_serious (GPtrArray *findings)
{
  for (guint i = findings->len; i > 0; i--)
    {
      const KwFinding *f = g_ptr_array_index (findings, i - 1);
      if (f->severity == KW_NOTE || !is_of_families (f->rule->name))
        g_ptr_array_remove_index (findings, i - 1);
    }
}

GPtrArray *
case_findings (const GPtrArray *articles, const GPtrArray *rules)
{
  GPtrArray *findings = kw_engine_check ((KwArticle *const *) articles->pdata, articles->len, rules, NULL);
  keep_serious (findings);
  return findings;
}

static void
add_spot (GArray *spots, KwArticleRef ref, KwSpan span)
{
  Spot spot = { ref >> 32, span };
  g_array_append_val (spots, spot);
}

/* Every place that F points at: its own, its occurrences, the related. */
static GArray *
spots_of (const KwFinding *f)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  add_spot (spots, f->ref, f->span);
  for (guint i = 0; f->occurrences != NULL && i < f->occurrences->len; i++)
    add_spot (spots, f->ref, g_array_index (f->occurrences, KwOccurrence, i).span);
  for (guint i = 0; f->related != NULL && i < f->related->len; i++)
    {
      const KwRelated *related = &g_array_index (f->related, KwRelated, i);
      add_spot (spots, related->ref, related->span);
    }
  return spots;
}

/* All that is wrong is one line of TAP: line breaks become spaces. */
void
case_complain (GString *why, const char *what, const char *rule, const char *text)
{
  gsize from = why->len;
  g_string_append_printf (why, "%s%s %s: %s", from > 0 ? "; " : "", what, rule, text);
  g_strdelimit (why->str + from, "\n", ' ');
}

void
case_complain_of (GString *why, const KwFinding *f, const GPtrArray *articles)
{
  const KwArticle *article = g_ptr_array_index (articles, f->ref >> 32);
  g_autofree char *message = kw_finding_message (f, article);
  g_autofree char *what = g_strdup_printf ("false alarm in %s:", article->id != NULL ? article->id : "the text");
  case_complain (why, what, f->rule->name, message);
}

/* ---- expectations ---- */

static const char *
member (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

/* The index of the article that PLACE names; beyond all when there is none. */
static gsize
record_of (const json_t *place, const GPtrArray *articles)
{
  gsize i = 0;
  while (i < articles->len &&
         g_strcmp0 (member (place, "article"), ((const KwArticle *) g_ptr_array_index (articles, i))->id) != 0)
    i++;
  return i;
}

/* Whether SPAN touches WORDS somewhere in TEXT; an empty one touches where it stands. */
static gboolean
touches (const char *text, const char *words, KwSpan span)
{
  KwSpan at = kw_span (span.start, MAX (span.end, span.start + 1));
  for (const char *p = text; (p = strstr (p, words)) != NULL; p++)
    if (kw_span_overlaps (at, kw_span ((gsize) (p - text), (gsize) (p - text) + strlen (words))))
      return TRUE;
  return FALSE;
}

/* Whether one of SPOTS is at PLACE; a text that only the title has is anywhere in its article. */
static gboolean
is_at (const GArray *spots, const json_t *place, const GPtrArray *articles)
{
  gsize record = record_of (place, articles);
  const char *text = ((const KwArticle *) g_ptr_array_index (articles, record))->text, *words = member (place, "text");
  gboolean in_title = strstr (text, words) == NULL;
  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);
      if (spot->record == record && (in_title || touches (text, words, spot->span)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_rule_of (const json_t *expected, const char *rule)
{
  const json_t *alternatives = json_object_get (expected, "alternatives");
  gboolean is_one = strcmp (member (expected, "rule"), rule) == 0;
  for (gsize i = 0; i < json_array_size (alternatives); i++)
    is_one |= strcmp (json_string_value (json_array_get (alternatives, i)), rule) == 0;
  return is_one;
}

static gboolean
is_at_related (const GArray *spots, const json_t *expected, const GPtrArray *articles)
{
  const json_t *related = json_object_get (expected, "related");
  for (gsize i = 0; i < json_array_size (related); i++)
    if (is_at (spots, json_array_get (related, i), articles))
      return TRUE;
  return FALSE;
}

/* Notes in FOUND, a flag for each of EXPECT, what F meets. FALSE when it is at
 * no place of any of them. */
static gboolean
match (const KwFinding *f, const json_t *expect, const GPtrArray *articles, gboolean *found)
{
  g_autoptr (GArray) spots = spots_of (f);
  gboolean matched = FALSE;
  for (gsize i = 0; i < json_array_size (expect); i++)
    {
      const json_t *expected = json_array_get (expect, i);
      if (!is_rule_of (expected, f->rule->name))
        continue;
      gboolean is_main = is_at (spots, expected, articles);
      found[i] |= is_main;
      matched |= is_main || is_at_related (spots, expected, articles);
    }
  return matched;
}

void
case_judge (GString *why, const json_t *json, const GPtrArray *rules)
{
  const json_t *expect = json_object_get (json, "expect");
  g_autoptr (GPtrArray) articles = case_articles (json_object_get (json, "articles"));
  g_autoptr (GPtrArray) findings = case_findings (articles, rules);
  g_autofree gboolean *found = g_new0 (gboolean, json_array_size (expect) + 1);
  for (guint i = 0; i < findings->len; i++)
    if (!match (g_ptr_array_index (findings, i), expect, articles, found))
      case_complain_of (why, g_ptr_array_index (findings, i), articles);
  for (gsize i = 0; i < json_array_size (expect); i++)
    {
      const json_t *expected = json_array_get (expect, i);
      gboolean is_known = json_is_true (json_object_get (expected, "known_miss"));
      if (found[i] == is_known)
        case_complain (why, is_known ? "found now (remove the mark known_miss)" : "missed", member (expected, "rule"),
                       member (expected, "text"));
    }
}

/* ---- that a case says what can be ---- */

gboolean
case_is_rule (const char *name, const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    if (name != NULL && strcmp (((const KwRule *) g_ptr_array_index (rules, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The place's text stands in its article, or in its title. */
static void
check_place (GString *why, const json_t *place, const GPtrArray *articles)
{
  gsize record = record_of (place, articles);
  const char *words = member (place, "text");
  const KwArticle *article = record < articles->len ? g_ptr_array_index (articles, record) : NULL;
  if (article == NULL || words == NULL || *words == '\0' ||
      (strstr (article->text, words) == NULL && (article->title == NULL || strstr (article->title, words) == NULL)))
    case_complain (why, "no such place:", article != NULL ? article->id : "no article",
                   words != NULL ? words : "no text");
}

void
case_inspect (GString *why, const json_t *json, const GPtrArray *rules)
{
  const json_t *expect = json_object_get (json, "expect");
  g_autoptr (GPtrArray) articles = case_articles (json_object_get (json, "articles"));
  if (articles->len == 0 || member (json, "about") == NULL || !json_is_array (expect))
    case_complain (why, "no", "about, articles or expect", "");
  for (gsize i = 0; i < json_array_size (expect); i++)
    {
      const json_t *expected = json_array_get (expect, i), *related = json_object_get (expected, "related");
      const json_t *alternatives = json_object_get (expected, "alternatives");
      const char *rule = member (expected, "rule");
      if (!case_is_rule (rule, rules))
        case_complain (why, "no such", "rule", rule != NULL ? rule : "");
      for (gsize k = 0; k < json_array_size (alternatives); k++)
        if (!case_is_rule (json_string_value (json_array_get (alternatives, k)), rules))
          case_complain (why, "no such", "alternative of", rule);
      check_place (why, expected, articles);
      for (gsize k = 0; k < json_array_size (related); k++)
        check_place (why, json_array_get (related, k), articles);
    }
}
