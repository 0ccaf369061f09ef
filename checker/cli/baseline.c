/* baseline.c - kanwu baseline: findings that are known, written and pruned */
#include "checker/cli/gate.h"
#include "checker/cli/own-files.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  KwInputOptions input;
  KwGateOptions gate; /* BASELINE is --output */
  gboolean quiet;
} Options;

typedef void (*EntryFunc) (gpointer data, const KwEntry *entry);

/* Every finding below PATHS. FALSE, with a message, when the check had trouble:
 * of what was not checked nothing is known. */
static gboolean
check_all (const Options *options, const KwRegistry *registry, char **paths, EntryFunc func, gpointer data)
{
  KwEngineOptions engine;
  if (!kw_engine_options_init (&engine, &options->input, registry))
    return FALSE;
  engine.progress = !options->quiet && isatty (STDERR_FILENO);
  g_autoptr (KwRun) run = kw_engine_run (paths, &engine);
  g_autoptr (KwTeller) teller = kw_teller_new (kw_run_article, run, kw_config_folder (engine.config));
  const GPtrArray *findings = kw_run_findings (run);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, g_ptr_array_index (findings, i));
      if (entry != NULL)
        func (data, entry);
    }
  KwExit trouble = kw_tell_problems (kw_run_summary (run), options->input.allow_empty, FALSE);
  kw_engine_options_clear (&engine);
  return trouble == KW_EXIT_CLEAN;
}

/* --- create */

typedef struct
{
  KwBaseline *baseline;
  const char *folder;
  KwGate *gate; /* of the allowances */
} Creation;

/* What is allowed has a reason and perhaps a last day; in the baseline it would
 * outlast it. */
static void
add (gpointer data, const KwEntry *entry)
{
  Creation *creation = data;
  g_autofree char *path = kw_path_from (creation->folder, entry->article.path);
  if (kw_gate_judge (creation->gate, entry) == KW_GATE_SHOWN)
    kw_baseline_add (creation->baseline, entry->fingerprint, entry->rule->name, path);
}

static KwExit
create (const Options *options, const KwRegistry *registry, const char *file, char **paths)
{
  g_autofree char *folder = kw_folder_of (file);
  g_autoptr (KwBaseline) baseline = kw_baseline_new ();
  g_autoptr (KwGate) gate = kw_gate_new ();
  g_autoptr (GArray) own = kw_own_files_new ();
  Creation creation = { baseline, folder, gate };
  kw_own_files_add (own, file);
  if (!kw_own_files_lack_all (own, paths) ||
      !kw_gate_open_allowances (gate, &options->gate, &options->input, registry))
    return KW_EXIT_TROUBLE;
  if (!check_all (options, registry, paths, add, &creation))
    {
      kw_complain ("no baseline was written: what was not checked would be missing from it");
      return KW_EXIT_TROUBLE;
    }
  if (!kw_save_file (file, kw_baseline_format (baseline)))
    return KW_EXIT_TROUBLE;
  guint n = kw_baseline_size (baseline);
  kw_complain (kw_tr_n ("%u finding written to %s", "%u findings written to %s", n), n, file);
  return KW_EXIT_CLEAN;
}

/* --- prune */

static void
meet (gpointer data, const KwEntry *entry)
{
  kw_baseline_meet (data, entry->fingerprint);
}

static KwExit
prune (const Options *options, const KwRegistry *registry, const char *file, char **paths)
{
  g_autofree char *folder = kw_folder_of (file);
  g_autoptr (KwBaseline) baseline = kw_load_baseline (file, FALSE);
  if (baseline == NULL)
    return KW_EXIT_TROUBLE;
  if (!check_all (options, registry, paths, meet, baseline))
    {
      kw_complain ("nothing was pruned: what was not checked may still be there");
      return KW_EXIT_TROUBLE;
    }
  KwReach reach = { folder, paths, options->input.config, registry };
  guint gone = kw_baseline_gone (baseline, kw_is_gone, &reach, TRUE);
  if (gone > 0 && !kw_save_file (file, kw_baseline_format (baseline)))
    return KW_EXIT_TROUBLE;
  kw_complain (kw_tr_n ("%u finding forgotten, %u left in %s", "%u findings forgotten, %u left in %s", gone), gone,
               kw_baseline_size (baseline), file);
  return KW_EXIT_CLEAN;
}

static KwExit
baseline (Options *options, char **args)
{
  gboolean creates = g_strcmp0 (args[0], "create") == 0;
  if ((!creates && g_strcmp0 (args[0], "prune") != 0) || args[1] == NULL)
    {
      kw_complain ("baseline takes create or prune, and paths (see 'kanwu baseline --help')");
      return KW_EXIT_TROUBLE;
    }
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  if (registry == NULL)
    return KW_EXIT_TROUBLE;
  g_autofree char *set = kw_baseline_file (&options->gate, options->input.config);
  const char *file = set != NULL ? set : KW_BASELINE_NAME;
  return creates ? create (options, registry, file, args + 1) : prune (options, registry, file, args + 1);
}

static const char description[] =
  "create writes down every finding, notes too, so that 'kanwu check --baseline FILE'\n"
  "shows what is new; what is allowed is not written. prune forgets the findings below\n"
  "the paths that are gone; give it the paths and options of the gate. The file is the\n"
  "configuration's 'baseline', else " KW_BASELINE_NAME "; it is written whole or not at all.\n"
  "\n"
  "A finding is known by its rule, the text at its places and the names of its\n"
  "articles (id, URL, title and date, else the path): not by lines or order.\n"
  "\n"
  "Exit status: 0 done, 2 when anything could not be read, checked or written.";

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.gate.baseline, "The baseline (default: " KW_BASELINE_NAME ")", "FILE" },
    { "allow", 0, 0, G_OPTION_ARG_FILENAME, &options.gate.allow, "What is allowed (default: " KW_ALLOWANCES_NAME ")", "FILE" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress on standard error", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  KwInputParts parts = KW_INPUT_WORDS | KW_INPUT_PACKS | KW_INPUT_READ | KW_INPUT_RULES | KW_INPUT_CHECK;
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, parts);
  GOptionContext *context = g_option_context_new ("create|prune PATH… - the findings that are known");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    status = baseline (&options, args);
  kw_input_options_clear (&options.input);
  kw_gate_options_clear (&options.gate);
  return status;
}

KW_COMMAND (baseline) {
  .name = "baseline",
  .usage = "create|prune PATH…",
  .summary = "write down the findings that are known; forget what is gone",
  .run = run,
};
