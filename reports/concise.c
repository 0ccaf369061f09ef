/* concise.c - one line a finding, as compilers print them: for editors, grep
 * and logs. Inputs that could not be checked are told elsewhere. */
#include "checker/report.h"

#include <string.h>

#include "reports/display.h"

static void
begin (KwReport *report)
{
  report->state = g_string_new (NULL);
}

static void
append_place (KwReport *report, GString *line, const KwFinding *finding, const KwArticle *article)
{
  if (article == NULL)
    {
      g_string_append (line, "(input gone): ");
      return;
    }
  g_autofree char *name = kw_article_name (article);
  KwPlace place = kw_place (report, article, finding->span);
  kw_display_text (line, name, strlen (name));
  g_string_append_printf (line, ":%u:%u: ", place.line, place.column);
}

static void
print (KwReport *report, const KwFinding *finding)
{
  GString *line = report->state;
  const KwArticle *article = report->lookup (report->lookup_data, finding->ref);
  g_autofree char *message = kw_finding_message (finding, article);
  append_place (report, line, finding, article);
  kw_display_ink (line, report->options.color, kw_severity_ink (finding->severity));
  g_string_append (line, kw_severity_name (finding->severity));
  kw_display_ink (line, report->options.color, KW_INK_PLAIN);
  g_string_append (line, ": ");
  kw_display_text (line, message, strlen (message));
  g_string_append (line, " [");
  kw_display_text (line, finding->rule->name, strlen (finding->rule->name));
  g_string_append (line, "]\n");
  fwrite (line->str, 1, line->len, report->out);
  g_string_truncate (line, 0);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  g_string_free (report->state, TRUE);
  report->state = NULL;
}

KW_REPORT (concise) {
  .name = "concise",
  .summary = "one line a finding: path:line:column: severity: message [rule]",
  .begin = begin,
  .finding = print,
  .end = end,
};
