/* outputs.h - where a run's reports go: one to standard output, any number to
 * files, all fed with the same entries; and what the entries mean for the exit
 * status, which no report has a say in. */
#pragma once

#include "checker/cli/cli.h"

/* Options of the commands that report. */
typedef struct
{
  char *format;   /* of standard output */
  char **reports; /* FORMAT=FILE */
  char *fail_on;
  gboolean bom;
  char *max_warnings; /* a number as written */
} KwOutputOptions;

/* Entries for g_option_context_add_main_entries(). (transfer container) */
GOptionEntry *kw_output_entries (KwOutputOptions *options);
/* Fills in what the command line does not say. FALSE with a message on standard
 * error where it says what cannot be. */
gboolean kw_output_options_complete (KwOutputOptions *options, const KwConfig *config);
void kw_output_options_clear (KwOutputOptions *options);

typedef struct _KwOutputs KwOutputs;

/* Opens all reports that are asked for, none of which may be one of INPUTS;
 * COLOR is --color's value or NULL, JOBS how many threads may write them, 0 for
 * one a core. OWN (own-files.h) gets the files that they replace. NULL with a
 * message on standard error. */
KwOutputs *kw_outputs_open (const KwOutputOptions *options, const char *color, guint jobs, char *const *inputs, GArray *own);
void kw_outputs_free (KwOutputs *outputs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwOutputs, kw_outputs_free)

/* ENTRY (transfer full), and what it borrows until kw_outputs_end() returns. */
void kw_outputs_add (KwOutputs *outputs, KwEntry *entry);
/* Ends all reports and puts the files in place, then tells what of SUMMARY is
 * trouble on standard error. The exit status. */
KwExit kw_outputs_end (KwOutputs *outputs, const KwSummary *summary, gboolean allow_empty);
