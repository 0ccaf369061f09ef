/* check.c - kanwu check: the main job */
#include "checker/cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern const KwReportFormat *const kw_report_formats[];

typedef struct
{
  KwInputOptions input;
  char *format;
  char *fail_on;
  gboolean quiet;
} Options;

static const KwReportFormat *
find_format (const char *name)
{
  for (const KwReportFormat *const *format = kw_report_formats; *format != NULL; format++)
    if (name == NULL || strcmp ((*format)->name, name) == 0)
      return *format;
  kw_complain ("no format is called '%s' (see 'kanwu check --help')", name);
  return NULL;
}

/* The lowest severity that fails the run; KW_ERROR + 1 for "never". */
static gboolean
read_fail_on (const char *name, guint *severity)
{
  static const char *const names[] = { "note", "warning", "error", "never" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name != NULL ? name : "warning", names[i]) == 0)
      {
        *severity = i;
        return TRUE;
      }
  kw_complain ("--fail-on takes note, warning, error or never, not '%s'", name);
  return FALSE;
}

static void
write_report (const KwReportFormat *format, KwReport *report, KwRun *run)
{
  const GPtrArray *findings = kw_run_findings (run);
  g_autoptr (KwTeller) teller = kw_teller_new (kw_run_article, run);
  if (format->begin != NULL)
    format->begin (report);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, g_ptr_array_index (findings, i));
      if (entry != NULL)
        format->finding (report, entry);
    }
  if (format->end != NULL)
    format->end (report, kw_run_summary (run));
}

static gboolean
has_failing (const GPtrArray *findings, guint severity)
{
  for (guint i = 0; i < findings->len; i++)
    if (((const KwFinding *) g_ptr_array_index (findings, i))->severity >= severity)
      return TRUE;
  return FALSE;
}

static KwExit
check (Options *options, char **paths)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  const KwReportFormat *format = find_format (options->format);
  int color = kw_want_color (options->input.color, STDOUT_FILENO);
  guint fail_on;
  KwEngineOptions engine;
  if (registry == NULL || format == NULL || color < 0 || !read_fail_on (options->fail_on, &fail_on) ||
      !kw_engine_options_init (&engine, &options->input, registry))
    return KW_EXIT_TROUBLE;
  engine.progress = !options->quiet && isatty (STDERR_FILENO);
  g_autoptr (KwRun) run = kw_engine_run (paths, &engine);
  KwReport report = { stdout, { color, kw_terminal_width (STDOUT_FILENO) }, NULL };
  write_report (format, &report, run);
  /* The report is whole before its trouble is told on the other stream. */
  gboolean sent = kw_flush_output ();
  gboolean seen = format->names_problems && isatty (STDOUT_FILENO) && isatty (STDERR_FILENO);
  KwExit trouble = kw_tell_problems (kw_run_summary (run), options->input.allow_empty, seen);
  KwExit found = has_failing (kw_run_findings (run), fail_on) ? KW_EXIT_FINDINGS : KW_EXIT_CLEAN;
  kw_engine_options_clear (&engine);
  return !sent || trouble != KW_EXIT_CLEAN ? KW_EXIT_TROUBLE : found;
}

static char *
format_names (void)
{
  GString *names = g_string_new ("Report format:");
  for (const KwReportFormat *const *format = kw_report_formats; *format != NULL; format++)
    g_string_append_printf (names, "%s %s", format == kw_report_formats ? "" : ",", (*format)->name);
  return g_string_free (names, FALSE);
}

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *formats = format_names ();
  KwInputParts parts = KW_INPUT_WORDS | KW_INPUT_PACKS | KW_INPUT_READ | KW_INPUT_RULES | KW_INPUT_CHECK;
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, parts);
  const GOptionEntry own[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, formats, "NAME" },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on, "Exit with 1 from this severity: note, warning, error, never", "SEVERITY" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress on standard error", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("PATH… - find what cannot be right");
  g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, shared, NULL);
  g_auto (GStrv) paths = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &paths))
    {
      if (paths[0] == NULL)
        kw_complain ("check needs a path: a file, a folder or - (see 'kanwu check --help')");
      else
        status = check (&options, paths);
    }
  g_free (options.format);
  g_free (options.fail_on);
  kw_input_options_clear (&options.input);
  return status;
}

KW_COMMAND (check) {
  .name = "check",
  .usage = "PATH…",
  .summary = "read articles, run the rules, report findings",
  .run = run,
};
