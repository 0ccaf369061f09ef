/* csv.c - a table for a spreadsheet (问题台账): a row a finding, with a column
 * to say in what became of it */
#include "checker/report.h"

#include <string.h>

#include "reports/csv-cell.h"
#include "reports/display.h"

/* Spreadsheets hold 32,767 UTF-16 units a cell. */
#define CELL_MOST 10000

static void
text_cell (GString *line, const char *text, gsize len)
{
  if (len <= CELL_MOST)
    {
      kw_csv_text (line, text, len);
      return;
    }
  const char *end = kw_utf8_prev (text + CELL_MOST, text);
  g_autoptr (GString) cut = g_string_new_len (text, end - text);
  g_string_append (cut, "…");
  kw_csv_text (line, cut->str, cut->len);
}

static void
string_cell (GString *line, const char *text)
{
  text_cell (line, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

static void
number_cell (GString *line, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  kw_csv_value (line, text);
}

static void
article_cells (GString *line, const KwEntryArticle *article)
{
  string_cell (line, article->path);
  number_cell (line, article->record);
  string_cell (line, article->id);
  string_cell (line, article->title);
  string_cell (line, article->date);
}

/* The other side: the first related place. */
static void
related_cells (GString *line, const KwEntry *entry)
{
  const KwEntryRelated *other =
    entry->related->len > 0 ? &g_array_index (entry->related, KwEntryRelated, 0) : NULL;
  string_cell (line, other != NULL ? other->article.name : NULL);
  text_cell (line, other != NULL ? other->place.text : "", other != NULL ? other->place.len : 0);
}

static void
begin (KwReport *report)
{
  static const char *const names[] = { "number",  "severity", "rule",        "message",       "path",       "record",
                                       "id",      "title",    "date",        "line",          "column",     "places",
                                       "text",    "proposal", "fix_safety",  "other_article", "other_text", "fingerprint",
                                       "status",  "remark" };
  g_autoptr (GString) line = g_string_new (report->options.bom ? "\xEF\xBB\xBF" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kw_csv_value (line, names[i]);
  kw_csv_end (line);
  fwrite (line->str, 1, line->len, report->out);
  report->state = g_new0 (guint64, 1);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  guint64 *count = report->state;
  g_autoptr (GString) line = g_string_new (NULL);
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  number_cell (line, ++*count);
  kw_csv_value (line, kw_severity_name (entry->severity));
  string_cell (line, entry->rule->name);
  string_cell (line, entry->message);
  article_cells (line, &entry->article);
  number_cell (line, entry->place.line);
  number_cell (line, entry->place.column);
  number_cell (line, n);
  text_cell (line, entry->place.text, entry->place.len);
  string_cell (line, places[0].replacement);
  kw_csv_value (line, kw_fix_safety_name (entry->safety));
  related_cells (line, entry);
  kw_csv_value (line, entry->fingerprint);
  kw_csv_value (line, "open");
  kw_csv_value (line, NULL);
  kw_csv_end (line);
  fwrite (line->str, 1, line->len, report->out);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (csv) {
  .name = "csv",
  .summary = "a table for a spreadsheet, a row a finding",
  .begin = begin,
  .finding = print,
  .end = end,
};
