/* jsonl.c - one JSON object a finding: the contract with programs. Keys stand
 * in the order of the contract; change them only with the schema's number. */
#include "checker/report.h"
#include "reports/json-out.h"

#define SCHEMA 1
/* No report shows more of a finding's occurrences in their lines. */
#define OCCURRENCES_SHOWN 8

static void
put_article (GString *out, const KwEntryArticle *article)
{
  kw_json_open (out, "article", '{');
  kw_json_put (out, "path", article->path);
  kw_json_put_number (out, "record", article->record);
  kw_json_put (out, "id", article->id);
  kw_json_put (out, "title", article->title);
  kw_json_put (out, "date", article->date);
  kw_json_put_number (out, "line", article->line);
  kw_json_close (out, '}');
}

/* What stands beside the place on its line goes along where it may be SHOWN, so
 * that a report can be made of the findings alone. */
static void
put_span (GString *out, const KwPlace *place, gboolean shown)
{
  const char *from = place->text, *end = place->text + place->len, *to = end;
  if (shown)
    kw_place_context (place, &from, &to);
  kw_json_open (out, "span", '{');
  kw_json_put_numbers (out, place);
  kw_json_put_text (out, "before", from, (gsize) (place->text - from));
  kw_json_put_text (out, "after", end, (gsize) (to - end));
  kw_json_put_text (out, "text", place->text, place->len);
  kw_json_close (out, '}');
}

static void
put_occurrences (GString *out, const GArray *occurrences)
{
  kw_json_open (out, "occurrences", '[');
  for (guint i = 0; i < occurrences->len; i++)
    {
      const KwEntryPlace *occurrence = &g_array_index (occurrences, KwEntryPlace, i);
      kw_json_open (out, NULL, '{');
      put_span (out, &occurrence->place, i < OCCURRENCES_SHOWN);
      kw_json_put (out, "replacement", occurrence->replacement);
      kw_json_close (out, '}');
    }
  kw_json_close (out, ']');
}

static void
put_related (GString *out, const GArray *list)
{
  kw_json_open (out, "related", '[');
  for (guint i = 0; i < list->len; i++)
    {
      const KwEntryRelated *related = &g_array_index (list, KwEntryRelated, i);
      kw_json_open (out, NULL, '{');
      put_article (out, &related->article);
      put_span (out, &related->place, TRUE);
      kw_json_put (out, "label", related->label);
      kw_json_close (out, '}');
    }
  kw_json_close (out, ']');
}

static void
put_args (GString *out, const GArray *args)
{
  kw_json_open (out, "args", '{');
  for (guint i = 0; i < args->len; i++)
    {
      const KwArg *arg = &g_array_index (args, KwArg, i);
      kw_json_put (out, arg->key, arg->value);
    }
  kw_json_close (out, '}');
}

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  GString *out = report->state;
  g_string_truncate (out, 0);
  kw_json_open (out, NULL, '{');
  kw_json_put_number (out, "schema", SCHEMA);
  kw_json_put (out, "rule", entry->rule->name);
  kw_json_put (out, "severity", kw_severity_name (entry->severity));
  kw_json_put (out, "message", entry->message);
  put_article (out, &entry->article);
  put_span (out, &entry->place, entry->occurrences->len == 0);
  kw_json_put (out, "replacement", entry->replacement);
  put_occurrences (out, entry->occurrences);
  put_related (out, entry->related);
  put_args (out, entry->args);
  kw_json_put (out, "fix_safety", kw_fix_safety_name (entry->safety));
  kw_json_put (out, "fingerprint", entry->fingerprint);
  kw_json_close (out, '}');
  g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, report->out);
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
