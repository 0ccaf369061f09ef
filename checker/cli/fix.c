/* fix.c - kanwu fix: the repairs that findings carry, shown or written
 *
 * The rules run over the whole corpus; then the files with repairs are read
 * once more (fix-files.c) and their articles mended in memory (mend.c). */
#include "checker/cli/cli.h"
#include "checker/cli/fix-files.h"
#include "checker/cli/gate.h"
#include "checker/cli/own-files.h"
#include "checker/cli/stream.h"

#include <stdio.h>
#include <unistd.h>

typedef struct
{
  KwInputOptions input;
  KwGateOptions gate; /* ALLOW alone */
  gboolean diff, write, unsafe, quiet;
} Options;

typedef struct
{
  guint64 unsafe, none; /* findings whose repairs are unsafe, or that have none */
  guint64 allowed;
} Left;

static void
ignore_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                const char *message)
{
  /* The run tells it. */
}

/* The findings to be repaired, and how many are not: what is allowed has a
 * reason to stay. */
static GPtrArray *
choose_findings (KwRun *run, const KwMendOptions *mend, Left *left)
{
  const GPtrArray *all = kw_run_findings (run);
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (KwTeller) teller = kw_teller_new (kw_run_article, run, kw_config_folder (mend->config));
  for (guint i = 0; i < all->len; i++)
    {
      KwFinding *finding = g_ptr_array_index (all, i);
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, finding);
      if (entry != NULL && kw_gate_judge (mend->gate, entry) == KW_GATE_ALLOWED)
        left->allowed++;
      else if (kw_finding_is_mendable (finding, mend->least))
        g_ptr_array_add (chosen, finding);
      else if (kw_finding_is_mendable (finding, KW_FIX_UNSAFE))
        left->unsafe++;
      else
        left->none++;
    }
  return chosen;
}

/* N of what was left; SINGULAR and PLURAL have a conversion for it. */
static void
append_left (GString *out, guint64 n, const char *singular, const char *plural)
{
  if (n == 0)
    return;
  g_string_append (out, out->len > 0 ? kw_tr (", ") : "");
  g_string_append_printf (out, kw_tr_n (singular, plural, n), (unsigned long long) n);
}

static char *
counted (guint64 n, const char *singular, const char *plural)
{
  return g_strdup_printf (kw_tr_n (singular, plural, n), (unsigned long long) n);
}

static void
tell_totals (const KwFixTotals *t, const Left *l, gboolean write)
{
  g_autoptr (GString) left = g_string_new (NULL);
  append_left (left, t->overlapped, NN_ ("%llu overlapped by another repair", "%llu overlapped by another repair"));
  append_left (left, t->refused, NN_ ("%llu refused", "%llu refused"));
  append_left (left, l->allowed, NN_ ("%llu allowed", "%llu allowed"));
  append_left (left, l->unsafe, NN_ ("%llu only probably right (--unsafe)", "%llu only probably right (--unsafe)"));
  append_left (left, l->none, NN_ ("%llu finding without a repair", "%llu findings without a repair"));
  g_autofree char *repairs = counted (t->repairs, NN_ ("%llu repair", "%llu repairs"));
  g_autofree char *files = counted (t->files, NN_ ("%llu file", "%llu files"));
  g_autofree char *done =
    g_strdup_printf (write ? kw_tr ("%s in %s written") : kw_tr ("%s in %s would be written (fix --write)"), repairs, files);
  const char *nothing = write ? kw_tr ("nothing written") : kw_tr ("nothing to repair");
  kw_complain ("%s%s%s", t->repairs > 0 ? done : nothing, left->len > 0 ? kw_tr ("; left alone: ") : "", left->str);
}

static KwExit
run_fix (const Options *options, KwEngineOptions *engine, KwFixOptions *fix, char **paths)
{
  Left left = { 0 };
  KwFixTotals totals = { 0 };
  kw_stream_rewind (paths);
  KwCorpusOptions quietly = engine->corpus;
  quietly.passed_over = NULL;
  g_autoptr (KwCorpus) corpus = kw_corpus_new (paths, &quietly, ignore_problem, NULL);
  kw_stream_rewind (paths);
  g_autoptr (KwRun) run = kw_engine_run (paths, engine);
  g_autoptr (GPtrArray) findings = choose_findings (run, &fix->mend, &left);
  kw_fix_files (fix, corpus, run, findings, &totals);
  kw_flush_output ();
  KwExit status = kw_tell_problems (kw_run_summary (run), options->input.allow_empty, FALSE);
  if (!options->quiet)
    tell_totals (&totals, &left, options->write);
  if (status != KW_EXIT_CLEAN || totals.trouble)
    return KW_EXIT_TROUBLE;
  return totals.repairs > 0 && !options->write ? KW_EXIT_FINDINGS : KW_EXIT_CLEAN;
}

static gboolean
are_sound (const Options *options, char **paths)
{
  if (options->diff && options->write)
    {
      kw_complain ("fix takes --diff or --write, not both");
      return FALSE;
    }
  for (; options->write && *paths != NULL; paths++)
    if (kw_is_stream (*paths))
      {
        kw_complain ("fix --write needs files: %s is a stream (fix --diff shows its repairs)", *paths);
        return FALSE;
      }
  return TRUE;
}

static KwExit
fix_paths (Options *options, char **paths)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  int color = kw_want_color (options->input.color, STDOUT_FILENO);
  guint width = kw_terminal_width (STDOUT_FILENO);
  KwEngineOptions engine;
  if (registry == NULL || color < 0 || !are_sound (options, paths) || !kw_engine_options_init (&engine, &options->input, registry))
    return KW_EXIT_TROUBLE;
  g_autoptr (KwGate) gate = kw_gate_new ();
  if (!kw_own_files_lack_all (engine.corpus.written, paths) ||
      !kw_gate_open_allowances (gate, &options->gate, &options->input, registry))
    {
      kw_engine_options_clear (&engine);
      return KW_EXIT_TROUBLE;
    }
  engine.progress = !options->quiet && isatty (STDERR_FILENO);
  KwFixOptions fix = { .write = options->write };
  fix.mend = (KwMendOptions){ engine.encoding, engine.rules, options->unsafe ? KW_FIX_UNSAFE : KW_FIX_SAFE, engine.config, gate };
  /* Colour is asked for where somebody looks, if only through a pager. */
  fix.diff = (KwDiff){ .shown = width > 0 || color, .color = color, .width = width > 0 ? width : 120 };
  KwExit status = kw_stream_keep (paths) ? run_fix (options, &engine, &fix, paths) : KW_EXIT_TROUBLE;
  kw_engine_options_clear (&engine);
  return status;
}

static const char description[] =
  "Repairs are made in memory until no rule finds another, at most five times\n"
  "over; of repairs that overlap the first is made. Nothing but the repaired\n"
  "places changes: charset, line ends, markup, the other keys of a record stay.\n"
  "\n"
  "The diff on a terminal (or with --color=always) is for the eye: what would act\n"
  "on the terminal is spelled out, long stretches are cut. Anywhere else it is for\n"
  "patch(1), in the bytes of the file: kanwu fix corpus | patch --binary -p1\n"
  "\n"
  "Each file is replaced as a whole or not at all; a link's target is, and a file\n"
  "with other hard links, or one that changes meanwhile, is not.\n"
  "\n"
  "Exit status: 0 nothing to repair, or all written; 1 repairs were shown;\n"
  "2 something could not be read, repaired or written.";

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  KwInputParts parts = KW_INPUT_WORDS | KW_INPUT_READ | KW_INPUT_RULES | KW_INPUT_CHECK | KW_INPUT_COLOR;
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, parts);
  const GOptionEntry own[] = {
    { "diff", 'd', 0, G_OPTION_ARG_NONE, &options.diff, "Show the repairs (default)", NULL },
    { "write", 'w', 0, G_OPTION_ARG_NONE, &options.write, "Write them to the files", NULL },
    { "unsafe", 'u', 0, G_OPTION_ARG_NONE, &options.unsafe, "Also those that are only probably right", NULL },
    { "allow", 0, 0, G_OPTION_ARG_FILENAME, &options.gate.allow, "Leave as it is what this file allows (default: " KW_ALLOWANCES_NAME ")", "FILE" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress and no summary on standard error", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("PATH… - show or write repairs");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) paths = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &paths))
    {
      if (paths[0] == NULL)
        kw_complain ("fix needs a path: a file, a folder or - (see 'kanwu fix --help')");
      else
        status = fix_paths (&options, paths);
    }
  kw_input_options_clear (&options.input);
  kw_gate_options_clear (&options.gate);
  return status;
}

KW_COMMAND (fix) {
  .name = "fix",
  .usage = "PATH…",
  .summary = "show or write the repairs that findings carry",
  .run = run,
};
