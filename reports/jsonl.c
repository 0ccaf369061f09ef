/* jsonl.c - one JSON object a finding: the contract with programs. Keys stand
 * in the order of the contract; change them only with the schema's number. */
#include "checker/report.h"
#include "reports/json-line.h"

#include <jansson.h>
#include <string.h>

#define SCHEMA 1

/* Spans may be cut by whoever made them; JSON text may not. */
static json_t *
string_of (const char *text, gsize len)
{
  json_t *string = json_stringn (text, len);
  if (string != NULL)
    return string;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) len);
  return json_string (valid);
}

static json_t *
string_or_null (const char *text)
{
  return text == NULL ? json_null () : string_of (text, strlen (text));
}

static void
set (json_t *object, const char *key, json_t *value)
{
  json_object_set_new_nocheck (object, key, value);
}

static json_t *
article_object (const KwArticle *article)
{
  if (article == NULL)
    return json_null ();
  g_autofree char *date = kw_article_day (article);
  json_t *object = json_object ();
  set (object, "path", string_or_null (article->path));
  set (object, "record", json_integer (article->record));
  set (object, "id", string_or_null (article->id));
  set (object, "title", string_or_null (article->title));
  set (object, "date", string_or_null (date));
  return object;
}

static json_t *
span_object (KwReport *report, const KwArticle *article, KwSpan span)
{
  if (article == NULL)
    return json_null ();
  KwPlace place = kw_place (report, article, span);
  json_t *object = json_object ();
  set (object, "start", json_integer (place.start));
  set (object, "end", json_integer (place.end));
  set (object, "line", json_integer (place.line));
  set (object, "column", json_integer (place.column));
  set (object, "end_line", json_integer (place.end_line));
  set (object, "end_column", json_integer (place.end_column));
  set (object, "text", string_of (place.text, place.len));
  return object;
}

static json_t *
occurrences_array (KwReport *report, const KwArticle *article, const GArray *occurrences)
{
  json_t *array = json_array ();
  for (guint i = 0; occurrences != NULL && i < occurrences->len; i++)
    {
      const KwOccurrence *occurrence = &g_array_index (occurrences, KwOccurrence, i);
      json_t *object = json_object ();
      set (object, "span", span_object (report, article, occurrence->span));
      set (object, "replacement", string_or_null (occurrence->replacement));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
related_array (KwReport *report, const GArray *list)
{
  json_t *array = json_array ();
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const KwRelated *related = &g_array_index (list, KwRelated, i);
      const KwArticle *article = report->lookup (report->lookup_data, related->ref);
      json_t *object = json_object ();
      set (object, "article", article_object (article));
      set (object, "span", span_object (report, article, related->span));
      set (object, "label", string_or_null (related->label));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
args_object (const GArray *args)
{
  json_t *object = json_object ();
  for (guint i = 0; args != NULL && i < args->len; i++)
    {
      const KwArg *arg = &g_array_index (args, KwArg, i);
      set (object, arg->key, string_or_null (arg->value));
    }
  return object;
}

static json_t *
finding_object (KwReport *report, const KwFinding *finding)
{
  const KwArticle *article = report->lookup (report->lookup_data, finding->ref);
  g_autofree char *message = kw_finding_message (finding, article);
  g_autofree char *fingerprint = kw_finding_fingerprint (finding, report);
  json_t *object = json_object ();
  set (object, "schema", json_integer (SCHEMA));
  set (object, "rule", string_or_null (finding->rule->name));
  set (object, "severity", string_or_null (kw_severity_name (finding->severity)));
  set (object, "message", string_or_null (message));
  set (object, "article", article_object (article));
  set (object, "span", span_object (report, article, finding->span));
  set (object, "replacement", string_or_null (finding->replacement));
  set (object, "occurrences", occurrences_array (report, article, finding->occurrences));
  set (object, "related", related_array (report, finding->related));
  set (object, "args", args_object (finding->args));
  set (object, "fix_safety", string_or_null (kw_fix_safety_name (finding->safety)));
  set (object, "fingerprint", string_or_null (fingerprint));
  return object;
}

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
print (KwReport *report, const KwFinding *finding)
{
  GString *line = report->state;
  json_t *object = finding_object (report, finding);
  g_string_truncate (line, 0);
  kw_json_line (line, object, 0);
  fwrite (line->str, 1, line->len, report->out);
  json_decref (object);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  g_string_free (report->state, TRUE);
  report->state = NULL;
}

KW_REPORT (jsonl) {
  .name = "jsonl",
  .summary = "one JSON object a finding, for programs",
  .begin = begin,
  .finding = print,
  .end = end,
};
