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
print (KwReport *report, const KwEntry *entry)
{
  GString *line = report->state;
  g_string_append (line, kw_display_shield (entry->article.name));
  kw_display_text (line, entry->article.name, strlen (entry->article.name));
  g_string_append_printf (line, ":%u:%u: ", entry->place.line, entry->place.column);
  kw_display_ink (line, report->options.color, kw_severity_ink (entry->severity));
  g_string_append (line, kw_severity_name (entry->severity));
  kw_display_ink (line, report->options.color, KW_INK_PLAIN);
  g_string_append (line, ": ");
  kw_display_text (line, entry->message, strlen (entry->message));
  g_string_append (line, " [");
  kw_display_text (line, entry->rule->name, strlen (entry->rule->name));
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
