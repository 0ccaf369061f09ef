/* gitlab.c - a GitLab Code Quality report: an array of objects (the subset of
 * the Code Climate format that GitLab documents) */
#include "checker/report.h"

#include "reports/display.h"
#include "reports/file-place.h"
#include "reports/json-out.h"

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
  GString *out = gitlab->line;
  g_string_assign (out, gitlab->any ? ",\n" : "\n");
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "description", message);
  kw_json_put (out, "check_name", entry->rule->name);
  kw_json_put (out, "fingerprint", entry->fingerprint);
  kw_json_put (out, "severity", severities[entry->severity]);
  kw_json_open (out, "location", '{');
  kw_json_put (out, "path", entry->article.path);
  kw_json_open (out, "lines", '{');
  kw_json_put_number (out, "begin", at.line);
  kw_json_put_number (out, "end", at.end_line);
  g_string_append (out, "}}}");
  fwrite (out->str, 1, out->len, report->out);
  gitlab->any = TRUE;
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
