/* check.c - kanwu check: the main job */
#include "checker/cli/gate.h"
#include "checker/cli/outputs.h"

#include <unistd.h>

typedef struct
{
  KwInputOptions input;
  KwOutputOptions output;
  KwGateOptions gate;
  gboolean quiet;
} Options;

static void
write_reports (KwOutputs *outputs, KwGating *gating, KwRun *run, const KwConfig *config)
{
  const GPtrArray *findings = kw_run_findings (run);
  g_autoptr (KwTeller) teller = kw_teller_new (kw_run_article, run, kw_config_folder (config));
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, g_ptr_array_index (findings, i));
      if (entry != NULL && kw_gating_shows (gating, run, entry))
        kw_outputs_add (outputs, g_steal_pointer (&entry));
    }
}

static KwOutputs *
open_outputs (const Options *options, const KwEngineOptions *engine, char **paths)
{
  return kw_outputs_open (&options->output, options->input.color, engine->jobs, paths, engine->corpus.written);
}

static KwExit
check (Options *options, char **paths)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  KwEngineOptions engine;
  if (registry == NULL || !kw_output_options_complete (&options->output, options->input.config) ||
      !kw_engine_options_init (&engine, &options->input, registry))
    return KW_EXIT_TROUBLE;
  g_autoptr (KwGating) gating = kw_gating_open (&options->gate, &options->input, registry, paths);
  g_autoptr (KwOutputs) outputs = gating != NULL ? open_outputs (options, &engine, paths) : NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (outputs != NULL)
    {
      engine.progress = !options->quiet && isatty (STDERR_FILENO);
      g_autoptr (KwRun) run = kw_engine_run (paths, &engine);
      KwSummary summary = *kw_run_summary (run);
      write_reports (outputs, gating, run, engine.config);
      gboolean sure = kw_gating_summarize (gating, &summary);
      status = kw_outputs_end (outputs, &summary, options->input.allow_empty);
      status = sure ? status : KW_EXIT_TROUBLE;
    }
  kw_engine_options_clear (&engine);
  return status;
}

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  KwInputParts parts = KW_INPUT_WORDS | KW_INPUT_PACKS | KW_INPUT_READ | KW_INPUT_RULES | KW_INPUT_CHECK | KW_INPUT_COLOR;
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, parts);
  g_autofree GOptionEntry *output = kw_output_entries (&options.output);
  g_autofree GOptionEntry *gate = kw_gate_entries (&options.gate);
  const GOptionEntry own[] = {
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress on standard error", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("PATH… - find what cannot be right");
  kw_add_options (context, output);
  kw_add_options (context, gate);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) paths = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &paths))
    {
      if (paths[0] == NULL)
        kw_complain ("check needs a path: a file, a folder or - (see 'kanwu check --help')");
      else
        status = check (&options, paths);
    }
  kw_output_options_clear (&options.output);
  kw_gate_options_clear (&options.gate);
  kw_input_options_clear (&options.input);
  return status;
}

KW_COMMAND (check) {
  .name = "check",
  .usage = "PATH…",
  .summary = "read articles, run the rules, report findings",
  .run = run,
};
