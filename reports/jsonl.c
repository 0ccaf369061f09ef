/* jsonl.c - one JSON object a finding: the contract with programs. Keys stand
 * in the order of the contract; change them only with the schema's number. */
#include "checker/report.h"
#include "reports/json-line.h"

#include <jansson.h>

#define SCHEMA 1
/* No report shows more of a finding's occurrences in their lines. */
#define OCCURRENCES_SHOWN 8

static void
set (json_t *object, const char *key, json_t *value)
{
  json_object_set_new_nocheck (object, key, value);
}

static json_t *
article_object (const KwEntryArticle *article)
{
  json_t *object = json_object ();
  set (object, "path", kw_json_string (article->path));
  set (object, "record", json_integer (article->record));
  set (object, "id", kw_json_string (article->id));
  set (object, "title", kw_json_string (article->title));
  set (object, "date", kw_json_string (article->date));
  set (object, "line", json_integer (article->line));
  return object;
}

/* What stands beside the place on its line goes along where it may be SHOWN, so
 * that a report can be made of the findings alone. */
static json_t *
span_object (const KwPlace *place, gboolean shown)
{
  const char *from = place->text, *end = place->text + place->len, *to = end;
  json_t *object = json_object ();
  if (shown)
    kw_place_context (place, &from, &to);
  set (object, "start", json_integer (place->start));
  set (object, "end", json_integer (place->end));
  set (object, "line", json_integer (place->line));
  set (object, "column", json_integer (place->column));
  set (object, "end_line", json_integer (place->end_line));
  set (object, "end_column", json_integer (place->end_column));
  set (object, "before", kw_json_text (from, (gsize) (place->text - from)));
  set (object, "after", kw_json_text (end, (gsize) (to - end)));
  set (object, "text", kw_json_text (place->text, place->len));
  return object;
}

static json_t *
occurrences_array (const GArray *occurrences)
{
  json_t *array = json_array ();
  for (guint i = 0; i < occurrences->len; i++)
    {
      const KwEntryPlace *occurrence = &g_array_index (occurrences, KwEntryPlace, i);
      json_t *object = json_object ();
      set (object, "span", span_object (&occurrence->place, i < OCCURRENCES_SHOWN));
      set (object, "replacement", kw_json_string (occurrence->replacement));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
related_array (const GArray *list)
{
  json_t *array = json_array ();
  for (guint i = 0; i < list->len; i++)
    {
      const KwEntryRelated *related = &g_array_index (list, KwEntryRelated, i);
      json_t *object = json_object ();
      set (object, "article", article_object (&related->article));
      set (object, "span", span_object (&related->place, TRUE));
      set (object, "label", kw_json_string (related->label));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
args_object (const GArray *args)
{
  json_t *object = json_object ();
  for (guint i = 0; i < args->len; i++)
    {
      const KwArg *arg = &g_array_index (args, KwArg, i);
      set (object, arg->key, kw_json_string (arg->value));
    }
  return object;
}

static json_t *
entry_object (const KwEntry *entry)
{
  json_t *object = json_object ();
  set (object, "schema", json_integer (SCHEMA));
  set (object, "rule", kw_json_string (entry->rule->name));
  set (object, "severity", kw_json_string (kw_severity_name (entry->severity)));
  set (object, "message", kw_json_string (entry->message));
  set (object, "article", article_object (&entry->article));
  set (object, "span", span_object (&entry->place, entry->occurrences->len == 0));
  set (object, "replacement", kw_json_string (entry->replacement));
  set (object, "occurrences", occurrences_array (entry->occurrences));
  set (object, "related", related_array (entry->related));
  set (object, "args", args_object (entry->args));
  set (object, "fix_safety", kw_json_string (kw_fix_safety_name (entry->safety)));
  set (object, "fingerprint", kw_json_string (entry->fingerprint));
  return object;
}

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  GString *line = report->state;
  json_t *object = entry_object (entry);
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
