/* github.c - GitHub workflow commands: the worst findings as annotations
 *
 * Of a step ten errors, ten warnings and ten notices are shown and the rest is
 * dropped without a word. So the first ten of a severity are printed, and the
 * last of the notices says how many there are in all.
 */
#include "checker/report.h"

#include <string.h>

#include "reports/display.h"
#include "reports/file-place.h"

#define SHOWN 10

typedef struct
{
  GString *line;
  guint64 counts[3];
} GitHub;

static void
begin (KwReport *report)
{
  GitHub *github = g_new0 (GitHub, 1);
  github->line = g_string_new (NULL);
  report->state = github;
}

/* The percent sign is escaped with the rest in one pass; in properties the
 * colon and the comma would end the value. */
static void
append_escaped (GString *out, const char *text, const char *special)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (special, *p) != NULL)
        g_string_append_printf (out, "%%%02X", (guint) (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
}

/* A log shows the command as it is: what acts on terminals is spelled out. */
static void
append_property (GString *out, const char *name, const char *text)
{
  g_autofree char *visible = kw_display_string (text);
  g_string_append_printf (out, "%s=", name);
  append_escaped (out, visible, "%\r\n:,");
}

static void
append_place (GString *out, const KwFilePlace *at)
{
  g_string_append_printf (out, ",line=%u,endLine=%u", at->line, at->end_line);
  /* Columns count only where both are of one line. */
  if (at->columns && at->line == at->end_line)
    g_string_append_printf (out, ",col=%u,endColumn=%u", at->column, at->end_column);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  static const char *const commands[] = { "notice", "warning", "error" };
  GitHub *github = report->state;
  guint most = entry->severity == KW_NOTE ? SHOWN - 1 : SHOWN; /* the totals are a notice, too */
  if (github->counts[entry->severity]++ >= most)
    return;
  GString *line = github->line;
  KwFilePlace at = kw_file_place (&entry->article, &entry->place);
  g_autofree char *message = kw_display_string (entry->message);
  g_string_printf (line, "::%s ", commands[entry->severity]);
  append_property (line, "file", entry->article.path);
  append_place (line, &at);
  g_string_append_c (line, ',');
  append_property (line, "title", entry->rule->name);
  g_string_append (line, "::");
  append_escaped (line, message, "%\r\n");
  g_string_append_c (line, '\n');
  fwrite (line->str, 1, line->len, report->out);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  GitHub *github = report->state;
  const guint64 *counts = github->counts;
  guint64 all = counts[KW_ERROR] + counts[KW_WARNING] + counts[KW_NOTE];
  guint64 shown = MIN (counts[KW_ERROR], SHOWN) + MIN (counts[KW_WARNING], SHOWN) + MIN (counts[KW_NOTE], SHOWN - 1);
  if (all > 0)
    {
      fputs ("::notice title=kanwu::", report->out);
      fprintf (report->out,
               kw_tr ("%llu findings (errors: %llu, warnings: %llu, notes: %llu); %llu of them are annotated\n"),
               (unsigned long long) all, (unsigned long long) counts[KW_ERROR], (unsigned long long) counts[KW_WARNING],
               (unsigned long long) counts[KW_NOTE], (unsigned long long) shown);
    }
  g_string_free (github->line, TRUE);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (github) {
  .name = "github",
  .summary = "annotations of GitHub Actions, the worst ones",
  .begin = begin,
  .finding = print,
  .end = end,
};
