/* junit.c - JUnit XML as Jenkins' schema (jenkins-junit.xsd) has it: a test
 * suite a file, a test case a rule that found something there, and a case that
 * passes where nothing was found
 *
 * Errors and warnings fail their case. Notes never fail a gate: their case
 * passes, and they stand in its output. An input that could not be checked is
 * an error of the suite "kanwu".
 */
#include "checker/report.h"

#include <string.h>

#include "reports/display.h"
#include "reports/xml-text.h"

/* Findings of one rule in one file that are listed; the rest is counted. */
#define LISTED 100

typedef struct
{
  const KwRule *rule;
  gboolean fails;
  guint64 count;
  GString *list; /* a line a finding */
  char *first;   /* message of the first */
} Case;

typedef struct
{
  char *path;       /* of the suite that is being collected; NULL for none */
  GPtrArray *cases; /* of Case, in the order they came */
  gboolean any;
} JUnit;

static void
case_free (gpointer data)
{
  Case *one = data;
  g_string_free (one->list, TRUE);
  g_free (one->first);
  g_free (one);
}

static void
begin (KwReport *report)
{
  JUnit *junit = g_new0 (JUnit, 1);
  junit->cases = g_ptr_array_new_with_free_func (case_free);
  report->state = junit;
  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kanwu\">\n", report->out);
}

static Case *
case_of (JUnit *junit, const KwRule *rule)
{
  for (guint i = 0; i < junit->cases->len; i++)
    {
      Case *one = g_ptr_array_index (junit->cases, i);
      if (one->rule == rule)
        return one;
    }
  Case *one = g_new0 (Case, 1);
  one->rule = rule;
  one->list = g_string_new (NULL);
  g_ptr_array_add (junit->cases, one);
  return one;
}

static void
append_case (GString *out, const Case *one, const char *path)
{
  const char *element = one->fails ? "failure" : "system-out";
  g_string_append (out, "    <testcase");
  kw_xml_attribute (out, "name", one->rule->name);
  kw_xml_attribute (out, "classname", path);
  g_string_append_printf (out, ">\n      <%s", element);
  if (one->fails)
    {
      guint64 others = one->count - 1;
      g_autofree char *more = others > 0 ? g_strdup_printf (kw_tr (" (and %llu more)"), (unsigned long long) others) : NULL;
      g_autofree char *message = g_strconcat (one->first, more, NULL);
      kw_xml_attribute (out, "message", message);
      kw_xml_attribute (out, "type", one->rule->name);
    }
  g_string_append (out, ">\n");
  kw_xml_text (out, one->list->str, one->list->len);
  if (one->count > LISTED)
    g_string_append_printf (out, kw_tr ("… and %llu more\n"), (unsigned long long) (one->count - LISTED));
  g_string_append_printf (out, "</%s>\n    </testcase>\n", element);
}

static void
close_suite (KwReport *report)
{
  JUnit *junit = report->state;
  guint failures = 0;
  if (junit->path == NULL)
    return;
  for (guint i = 0; i < junit->cases->len; i++)
    failures += ((const Case *) g_ptr_array_index (junit->cases, i))->fails;
  g_autoptr (GString) out = g_string_new ("  <testsuite");
  kw_xml_attribute (out, "name", junit->path);
  g_string_append_printf (out, " tests=\"%u\" failures=\"%u\" errors=\"0\">\n", junit->cases->len, failures);
  for (guint i = 0; i < junit->cases->len; i++)
    append_case (out, g_ptr_array_index (junit->cases, i), junit->path);
  g_string_append (out, "  </testsuite>\n");
  fwrite (out->str, 1, out->len, report->out);
  g_ptr_array_set_size (junit->cases, 0);
  g_clear_pointer (&junit->path, g_free);
  junit->any = TRUE;
}

static void
print (KwReport *report, const KwEntry *entry)
{
  JUnit *junit = report->state;
  if (g_strcmp0 (junit->path, entry->article.path) != 0)
    {
      close_suite (report);
      junit->path = g_strdup (entry->article.path);
    }
  Case *one = case_of (junit, entry->rule);
  if (one->count++ == 0)
    one->first = g_strdup (entry->message);
  one->fails |= entry->severity > KW_NOTE;
  if (one->count > LISTED)
    return;
  kw_display_text (one->list, entry->article.name, strlen (entry->article.name));
  g_string_append_printf (one->list, ":%u:%u: %s: ", entry->place.line, entry->place.column,
                          kw_severity_name (entry->severity));
  kw_display_text (one->list, entry->message, strlen (entry->message));
  g_string_append_c (one->list, '\n');
}

static void
append_problem (GString *out, const KwProblem *problem)
{
  g_autoptr (GString) line = g_string_new (NULL);
  kw_display_problem (line, problem);
  g_string_append (out, "    <testcase");
  kw_xml_attribute (out, "name", problem->path);
  g_string_append (out, " classname=\"kanwu\"><error");
  kw_xml_attribute (out, "message", line->str);
  g_string_append (out, "/></testcase>\n");
}

static void
end (KwReport *report, const KwSummary *summary)
{
  JUnit *junit = report->state;
  guint problems = summary->problems != NULL ? summary->problems->len : 0;
  close_suite (report);
  g_autoptr (GString) out = g_string_new (NULL);
  if (problems > 0)
    g_string_append_printf (out, "  <testsuite name=\"kanwu\" tests=\"%u\" failures=\"0\" errors=\"%u\">\n", problems,
                            problems);
  for (guint i = 0; i < problems; i++)
    append_problem (out, g_ptr_array_index (summary->problems, i));
  if (problems > 0)
    g_string_append (out, "  </testsuite>\n");
  else if (!junit->any)
    g_string_append (out, "  <testsuite name=\"kanwu\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                          "    <testcase name=\"no findings\" classname=\"kanwu\"/>\n  </testsuite>\n");
  g_string_append (out, "</testsuites>\n");
  fwrite (out->str, 1, out->len, report->out);
  g_ptr_array_unref (junit->cases);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (junit) {
  .name = "junit",
  .summary = "JUnit XML, as CI servers read it",
  .names_problems = TRUE,
  .begin = begin,
  .finding = print,
  .end = end,
};
