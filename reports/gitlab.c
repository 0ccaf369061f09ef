/* gitlab.c - a GitLab Code Quality report: an array of objects (the subset of
 * the Code Climate format that GitLab documents) */
#include "checker/report.h"

#include "reports/display.h"
#include "reports/file-place.h"
#include "reports/json-line.h"

typedef struct
{
  GString *line;
  gboolean any;
} GitLab;

static void
begin (KwReport *report)
{
  GitLab *gitlab = g_new0 (GitLab, 1);
  gitlab->line = g_string_new (NULL);
  report->state = gitlab;
  fputs ("[", report->out);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  static const char *const severities[] = { "info", "major", "critical" };
  GitLab *gitlab = report->state;
  KwFilePlace at = kw_file_place (&entry->article, &entry->place);
  g_autofree char *message = kw_display_string (entry->message);
  json_t *finding =
    json_pack ("{s:o, s:o, s:s, s:s, s:{s:o, s:{s:i, s:i}}}", "description", kw_json_string (message), "check_name",
               kw_json_string (entry->rule->name), "fingerprint", entry->fingerprint, "severity",
               severities[entry->severity], "location", "path", kw_json_string (entry->article.path), "lines", "begin",
               (int) at.line, "end", (int) at.end_line);
  g_string_assign (gitlab->line, gitlab->any ? ",\n" : "\n");
  kw_json_line (gitlab->line, finding, 0);
  g_string_truncate (gitlab->line, gitlab->line->len - 1); /* a comma may follow */
  fwrite (gitlab->line->str, 1, gitlab->line->len, report->out);
  gitlab->any = TRUE;
  json_decref (finding);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  GitLab *gitlab = report->state;
  fputs (gitlab->any ? "\n]\n" : "]\n", report->out);
  g_string_free (gitlab->line, TRUE);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (gitlab) {
  .name = "gitlab",
  .summary = "GitLab Code Quality, for merge requests",
  .begin = begin,
  .finding = print,
  .end = end,
};
