/* gate.h - what of the findings a run shows: baseline, allowances and --since,
 * opened from the options and the configuration. */
#pragma once

#include "checker/cli/cli.h"
#include "checker/engine/gate.h"

typedef struct
{
  char *baseline, *allow, *since;
} KwGateOptions;

/* Entries for those options. (transfer container) */
GOptionEntry *kw_gate_entries (KwGateOptions *options);
void kw_gate_options_clear (KwGateOptions *options);

/* Files as the options say, else the configuration, else (for allowances) where
 * they are kept by default: beside the configuration, or in the working folder
 * where there is none. NULL where there is no such setting. (transfer full) */
char *kw_baseline_file (const KwGateOptions *options, const KwConfig *config);
char *kw_allowances_file (const KwGateOptions *options, const KwConfig *config);

/* Read what is at PATH; with MAY_LACK a file that is not there is an empty one.
 * NULL with a message on standard error. */
KwBaseline *kw_load_baseline (const char *path, gboolean may_lack);
GPtrArray *kw_load_allowances (const char *path, gboolean may_lack, const KwRegistry *registry);
/* Gives GATE the allowances that count. FALSE with a message. */
gboolean kw_gate_open_allowances (KwGate *gate, const KwGateOptions *options, const KwInputOptions *input,
                                  const KwRegistry *registry);
/* Puts TEXT (transfer full) to PATH, whole or not at all. FALSE with a message. */
gboolean kw_save_file (const char *path, GString *text);
/* The folder of PATH, absolute. (transfer full) */
char *kw_folder_of (const char *path);

/* Today where we are, or the day of SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch/). */
KwDay kw_today (void);

/* The gate of one run. */
typedef struct _KwGating KwGating;

/* Reads all that is asked for. NULL with a message on standard error. */
KwGating *kw_gating_open (const KwGateOptions *options, const KwInputOptions *input, const KwRegistry *registry,
                          char **paths);
void kw_gating_free (KwGating *gating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwGating, kw_gating_free)

/* Whether ENTRY, of RUN, is shown. Every entry must be asked for. */
gboolean kw_gating_shows (KwGating *gating, const KwRun *run, const KwEntry *entry);
/* Adds what was left out to SUMMARY, which borrows from GATING. FALSE with a
 * message when something could not be told and was shown for that reason. */
gboolean kw_gating_summarize (KwGating *gating, KwSummary *summary);

/* Whether the run could have met a finding of the baseline in FOLDER: what it
 * may be found in was checked, and no option left its rule out. */
typedef struct
{
  const char *folder;
  char **paths;
  const KwConfig *config;
  const KwRegistry *registry;
} KwReach;

gboolean kw_is_gone (gpointer reach, const KwKnown *known);
