/* rdjsonl.c - Reviewdog Diagnostic Format, one diagnostic a line. Columns count
 * bytes of UTF-8 from 1; the end is behind the place. */
#include "checker/report.h"

#include "reports/display.h"
#include "reports/file-place.h"
#include "reports/json-line.h"

/* Of findings with many places these many get a suggestion each. */
#define SUGGESTIONS_MOST 100

static json_t *
range (const KwEntryArticle *article, const KwPlace *place)
{
  guint column, end_column;
  if (kw_file_bytes (article, place, &column, &end_column))
    return json_pack ("{s:{s:i, s:i}, s:{s:i, s:i}}", "start", "line", (int) place->line, "column", (int) column, "end",
                      "line", (int) place->end_line, "column", (int) end_column);
  KwFilePlace at = kw_file_place (article, place);
  return json_pack ("{s:{s:i}, s:{s:i}}", "start", "line", (int) at.line, "end", "line", (int) at.end_line);
}

static json_t *
location (const KwEntryArticle *article, const KwPlace *place)
{
  return json_pack ("{s:o, s:o}", "path", kw_json_string (article->path), "range", range (article, place));
}

static json_t *
related_locations (const KwEntry *entry)
{
  json_t *array = json_array ();
  for (guint i = 0; i < entry->related->len; i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      g_autofree char *label = kw_display_string (related->label != NULL ? related->label : "");
      json_array_append_new (array, json_pack ("{s:o, s:o}", "message", kw_json_string (label), "location",
                                               location (&related->article, &related->place)));
    }
  return array;
}

/* Of a page the file has markup and escapes where the text has none. */
static json_t *
suggestions (const KwEntry *entry)
{
  json_t *array = json_array ();
  KwEntryPlace one;
  guint n, column, end_column;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  for (guint i = 0; i < n && i < SUGGESTIONS_MOST && !entry->article.page; i++)
    if (places[i].replacement != NULL && kw_file_bytes (&entry->article, &places[i].place, &column, &end_column))
      json_array_append_new (array, json_pack ("{s:o, s:o}", "range", range (&entry->article, &places[i].place), "text",
                                               kw_json_string (places[i].replacement)));
  return array;
}

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
set_unless_empty (json_t *object, const char *key, json_t *array)
{
  if (json_array_size (array) > 0)
    json_object_set_new (object, key, array);
  else
    json_decref (array);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  static const char *const severities[] = { "INFO", "WARNING", "ERROR" };
  GString *line = report->state;
  g_autofree char *message = kw_display_string (entry->message);
  json_t *object = json_pack ("{s:o, s:o, s:s, s:{s:s}, s:{s:o}}", "message", kw_json_string (message), "location",
                              location (&entry->article, &entry->place), "severity", severities[entry->severity],
                              "source", "name", "kanwu", "code", "value", kw_json_string (entry->rule->name));
  set_unless_empty (object, "suggestions", suggestions (entry));
  set_unless_empty (object, "related_locations", related_locations (entry));
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

KW_REPORT (rdjsonl) {
  .name = "rdjsonl",
  .summary = "reviewdog's diagnostics, one a line",
  .begin = begin,
  .finding = print,
  .end = end,
};
