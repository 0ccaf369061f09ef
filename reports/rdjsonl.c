/* rdjsonl.c - Reviewdog Diagnostic Format, one diagnostic a line. Columns count
 * bytes of UTF-8 from 1; the end is behind the place. */
#include "checker/report.h"

#include "reports/display.h"
#include "reports/file-place.h"
#include "reports/json-out.h"

/* Of findings with many places these many get a suggestion each. */
#define SUGGESTIONS_MOST 100

/* COLUMN 0: it is not known. */
static void
put_position (GString *out, const char *key, guint line, guint column)
{
  kw_json_open (out, key, '{');
  kw_json_put_number (out, "line", line);
  if (column > 0)
    kw_json_put_number (out, "column", column);
  kw_json_close (out, '}');
}

static void
put_range (GString *out, const KwEntryArticle *article, const KwPlace *place)
{
  guint column = 0, end_column = 0;
  gboolean bytes = kw_file_bytes (article, place, &column, &end_column);
  KwFilePlace at = kw_file_place (article, place);
  kw_json_open (out, "range", '{');
  put_position (out, "start", at.line, column);
  put_position (out, "end", bytes ? place->end_line : at.end_line, end_column);
  kw_json_close (out, '}');
}

static void
put_location (GString *out, const KwEntryArticle *article, const KwPlace *place)
{
  kw_json_open (out, "location", '{');
  kw_json_put (out, "path", article->path);
  put_range (out, article, place);
  kw_json_close (out, '}');
}

static void
put_related (GString *out, const KwEntry *entry)
{
  if (entry->related->len == 0)
    return;
  kw_json_open (out, "related_locations", '[');
  for (guint i = 0; i < entry->related->len; i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      g_autofree char *told = kw_tr_value (kw_language (), related->label != NULL ? related->label : "");
      g_autofree char *label = kw_display_string (told);
      kw_json_open (out, NULL, '{');
      kw_json_put (out, "message", label);
      put_location (out, &related->article, &related->place);
      kw_json_close (out, '}');
    }
  kw_json_close (out, ']');
}

/* Of a page the file has markup and escapes where the text has none. */
static void
put_suggestions (GString *out, const KwEntry *entry)
{
  KwEntryPlace one;
  guint n, column, end_column;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  gboolean any = FALSE;
  for (guint i = 0; i < n && i < SUGGESTIONS_MOST && !entry->article.page; i++)
    {
      if (places[i].replacement == NULL || !kw_file_bytes (&entry->article, &places[i].place, &column, &end_column))
        continue;
      if (!any)
        kw_json_open (out, "suggestions", '[');
      any = TRUE;
      kw_json_open (out, NULL, '{');
      put_range (out, &entry->article, &places[i].place);
      kw_json_put (out, "text", places[i].replacement);
      kw_json_close (out, '}');
    }
  if (any)
    kw_json_close (out, ']');
}

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  static const char *const severities[] = { "INFO", "WARNING", "ERROR" };
  GString *out = report->state;
  g_autofree char *message = kw_display_string (entry->message);
  g_string_truncate (out, 0);
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "message", message);
  put_location (out, &entry->article, &entry->place);
  kw_json_put (out, "severity", severities[entry->severity]);
  kw_json_open (out, "source", '{');
  kw_json_put (out, "name", "kanwu");
  kw_json_close (out, '}');
  kw_json_open (out, "code", '{');
  kw_json_put (out, "value", entry->rule->name);
  kw_json_close (out, '}');
  put_suggestions (out, entry);
  put_related (out, entry);
  g_string_append (out, "}\n");
  fwrite (out->str, 1, out->len, report->out);
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
