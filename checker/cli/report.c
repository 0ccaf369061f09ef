/* report.c - kanwu report: reports of findings that were saved */
#include "checker/cli/outputs.h"
#include "checker/cli/own-files.h"
#include "checker/cli/saved.h"

typedef struct
{
  KwInputOptions input;
  KwOutputOptions output;
} Options;

static void
add (gpointer data, KwEntry *entry)
{
  kw_outputs_add (data, entry);
}

static KwExit
report (Options *options, char **files)
{
  static char dash[] = "-", *standard[] = { dash, NULL };
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  gboolean ok = registry != NULL && kw_output_options_complete (&options->output, options->input.config);
  g_autoptr (GArray) own = kw_own_files_new ();
  char *const *inputs = *files != NULL ? files : standard;
  g_autoptr (KwOutputs) outputs = ok ? kw_outputs_open (&options->output, options->input.color, 0, inputs, own) : NULL;
  if (outputs == NULL)
    return KW_EXIT_TROUBLE;
  g_autoptr (KwSaved) saved = kw_saved_new (registry);
  for (; *inputs != NULL; inputs++)
    kw_saved_read (saved, *inputs, add, outputs);
  KwSummary summary = { .saved = TRUE, .problems = kw_saved_problems (saved) };
  return kw_outputs_end (outputs, &summary, TRUE);
}

static const char description[] =
  "FILE is what 'kanwu check --format jsonl' printed; without one, or for -, standard\n"
  "input. The articles are not needed any more. Rules of packs are named better with\n"
  "the --rules of the check. The exit status is decided by the findings and\n"
  "--fail-on: what the check could not read is not among them.";

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, KW_INPUT_PACKS | KW_INPUT_WORDS | KW_INPUT_COLOR);
  g_autofree GOptionEntry *output = kw_output_entries (&options.output);
  GOptionContext *context = g_option_context_new ("[FILE…] - make reports of saved findings");
  g_option_context_set_description (context, description);
  kw_add_options (context, output);
  kw_add_options (context, shared);
  g_auto (GStrv) files = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &files))
    status = report (&options, files);
  kw_output_options_clear (&options.output);
  kw_input_options_clear (&options.input);
  return status;
}

KW_COMMAND (report) {
  .name = "report",
  .usage = "[FILE…]",
  .summary = "make reports of findings that were saved",
  .run = run,
};
