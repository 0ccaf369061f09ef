/* outputs.c - one run, several reports */
#include "checker/cli/outputs.h"
#include "checker/base/suggest.h"
#include "checker/cli/output-file.h"
#include "checker/cli/own-files.h"
#include "reports/left-out.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern const KwReportFormat *const kw_report_formats[];

typedef struct
{
  const KwReportFormat *format;
  KwReport report;
  KwOutputFile *file; /* NULL: standard output */
  char *name;         /* of the file, as it was asked for */
} Output;

/* Entries that reports get together. */
#define BATCH 512

struct _KwOutputs
{
  GPtrArray *outputs; /* of Output; the first is standard output's */
  GPtrArray *batch;   /* of KwEntry: those that no report has got yet */
  GPtrArray *written; /* those that reports are writing */
  GThreadPool *pool;  /* a report a task; NULL: they are written by turns */
  GMutex lock;
  GCond done;
  guint busy; /* reports that have not written all of WRITTEN */
  guint fail_on;      /* KwSeverity, or more than any */
  gboolean limited;   /* --max-warnings */
  guint max_warnings; /* that do not fail the run */
  guint64 seen[3];    /* entries by severity */
};

static void
output_free (gpointer data)
{
  Output *output = data;
  kw_output_file_discard (output->file);
  g_free (output->name);
  g_free (output);
}

static void
entry_free (gpointer data)
{
  kw_entry_free (data);
}

static void
wait_until_written (KwOutputs *outputs)
{
  g_mutex_lock (&outputs->lock);
  while (outputs->busy > 0)
    g_cond_wait (&outputs->done, &outputs->lock);
  g_mutex_unlock (&outputs->lock);
  g_ptr_array_set_size (outputs->written, 0);
}

void
kw_outputs_free (KwOutputs *outputs)
{
  if (outputs == NULL)
    return;
  wait_until_written (outputs);
  if (outputs->pool != NULL)
    g_thread_pool_free (outputs->pool, FALSE, TRUE);
  g_ptr_array_unref (outputs->batch);
  g_ptr_array_unref (outputs->written);
  g_ptr_array_unref (outputs->outputs);
  g_mutex_clear (&outputs->lock);
  g_cond_clear (&outputs->done);
  g_free (outputs);
}

static char *
format_names (const char *before)
{
  GString *names = g_string_new (before);
  for (const KwReportFormat *const *format = kw_report_formats; *format != NULL; format++)
    g_string_append_printf (names, "%s %s", format == kw_report_formats ? "" : ",", (*format)->name);
  return g_string_free (names, FALSE);
}

static const KwReportFormat *
find_format (const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (const KwReportFormat *const *format = kw_report_formats; *format != NULL; format++)
    {
      if (name == NULL || strcmp ((*format)->name, name) == 0)
        return *format;
      g_ptr_array_add (known, (gpointer) (gsize) (*format)->name);
    }
  g_ptr_array_add (known, NULL);
  const char *near = kw_suggest (name, (const char *const *) known->pdata);
  g_autofree char *formats = format_names (kw_tr ("there are"));
  if (near != NULL)
    kw_complain ("no format is called '%s': did you mean %s?", name, near);
  else
    kw_complain ("no format is called '%s': %s", name, formats);
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

static Output *
add_output (KwOutputs *outputs, const KwReportFormat *format, KwOutputFile *file)
{
  Output *output = g_new0 (Output, 1);
  output->format = format;
  output->file = file;
  output->report.out = file != NULL ? kw_output_file_stream (file) : stdout;
  g_ptr_array_add (outputs->outputs, output);
  return output;
}

/* Whether FILE is no other report's, nor where standard output goes; then it
 * is one of OWN. */
static gboolean
take_for (KwOutputs *outputs, const KwOutputFile *file, GArray *own)
{
  gboolean taken = kw_own_files_have (own, kw_output_file_path (file));
  for (guint i = 0; !taken && i < outputs->outputs->len; i++)
    {
      const Output *other = g_ptr_array_index (outputs->outputs, i);
      taken = other->file != NULL && kw_output_file_is (other->file, file);
    }
  if (!taken)
    kw_own_files_add (own, kw_output_file_path (file));
  return !taken;
}

/* WORDS is FORMAT=FILE. */
static gboolean
add_file (KwOutputs *outputs, const char *words, GArray *own)
{
  g_autoptr (GError) error = NULL;
  const char *equals = strchr (words, '=');
  if (equals == NULL)
    {
      kw_complain ("--report takes FORMAT=FILE, as html=report.html, not '%s'", words);
      return FALSE;
    }
  g_autofree char *name = g_strndup (words, (gsize) (equals - words));
  const KwReportFormat *format = find_format (name);
  g_autoptr (KwOutputFile) file = format != NULL ? kw_output_file_open (equals + 1, &error) : NULL;
  if (file == NULL)
    {
      if (error != NULL)
        kw_complain ("%s: %s", equals + 1, kw_tr_reason (error->message));
      return FALSE;
    }
  if (!take_for (outputs, file, own))
    {
      kw_complain ("two reports cannot be one file, %s", equals + 1);
      return FALSE;
    }
  add_output (outputs, format, g_steal_pointer (&file))->name = g_strdup (equals + 1);
  return TRUE;
}

static void
write_batch (const KwOutputs *outputs, Output *output)
{
  for (guint i = 0; i < outputs->written->len; i++)
    output->format->finding (&output->report, g_ptr_array_index (outputs->written, i));
}

static void
work (gpointer task, gpointer data)
{
  KwOutputs *outputs = data;
  write_batch (outputs, task);
  g_mutex_lock (&outputs->lock);
  if (--outputs->busy == 0)
    g_cond_signal (&outputs->done);
  g_mutex_unlock (&outputs->lock);
}

static KwOutputs *
outputs_new (void)
{
  KwOutputs *outputs = g_new0 (KwOutputs, 1);
  outputs->outputs = g_ptr_array_new_with_free_func (output_free);
  outputs->batch = g_ptr_array_new_with_free_func (entry_free);
  outputs->written = g_ptr_array_new_with_free_func (entry_free);
  g_mutex_init (&outputs->lock);
  g_cond_init (&outputs->done);
  return outputs;
}

/* Reports know nothing of each other, so that each may have its thread. */
static void
start_threads (KwOutputs *outputs, guint jobs)
{
  guint threads = MIN (jobs > 0 ? jobs : g_get_num_processors (), outputs->outputs->len);
  if (threads > 1)
    outputs->pool = g_thread_pool_new (work, outputs, (gint) threads, FALSE, NULL);
}

KwOutputs *
kw_outputs_open (const KwOutputOptions *options, const char *color_option, guint jobs, char *const *inputs, GArray *own)
{
  g_autoptr (KwOutputs) outputs = outputs_new ();
  const KwReportFormat *format = find_format (options->format);
  int color = kw_want_color (color_option, STDOUT_FILENO);
  if (format == NULL || color < 0 || !read_fail_on (options->fail_on, &outputs->fail_on))
    return NULL;
  outputs->limited = options->max_warnings != NULL;
  outputs->max_warnings = outputs->limited ? (guint) atoi (options->max_warnings) : 0;
  Output *first = add_output (outputs, format, NULL);
  first->report.options = (KwReportOptions){ color, kw_terminal_width (STDOUT_FILENO), FALSE };
  for (char **report = options->reports; report != NULL && *report != NULL; report++)
    if (!add_file (outputs, *report, own))
      return NULL;
  if (!kw_own_files_lack_all (own, inputs))
    return NULL;
  for (guint i = 0; i < outputs->outputs->len; i++)
    {
      Output *output = g_ptr_array_index (outputs->outputs, i);
      output->report.options.bom = options->bom;
      output->format->begin (&output->report);
    }
  /* Whoever reads standard output may have enough before the files are whole. */
  if (outputs->outputs->len > 1)
    signal (SIGPIPE, SIG_IGN);
  start_threads (outputs, jobs);
  return g_steal_pointer (&outputs);
}

/* Hands the batch on; the next is filled while it is written. */
static void
hand_on (KwOutputs *outputs)
{
  wait_until_written (outputs);
  GPtrArray *empty = outputs->written;
  outputs->written = outputs->batch;
  outputs->batch = empty;
  outputs->busy = outputs->pool != NULL ? outputs->outputs->len : 0;
  for (guint i = 0; i < outputs->outputs->len; i++)
    {
      Output *output = g_ptr_array_index (outputs->outputs, i);
      if (outputs->pool == NULL)
        write_batch (outputs, output);
      else
        g_thread_pool_push (outputs->pool, output, NULL);
    }
}

void
kw_outputs_add (KwOutputs *outputs, KwEntry *entry)
{
  outputs->seen[entry->severity]++;
  g_ptr_array_add (outputs->batch, entry);
  if (outputs->batch->len >= BATCH)
    hand_on (outputs);
}

/* Warnings have a limit of their own where one is set. */
static gboolean
has_failed (const KwOutputs *o)
{
  gboolean warnings = o->limited ? o->seen[KW_WARNING] > o->max_warnings && o->fail_on <= KW_ERROR
                                 : o->seen[KW_WARNING] > 0 && o->fail_on <= KW_WARNING;
  return warnings || (o->seen[KW_ERROR] > 0 && o->fail_on <= KW_ERROR) || (o->seen[KW_NOTE] > 0 && o->fail_on <= KW_NOTE);
}

/* What is left goes nowhere where the reader, as head(1), is gone: that is no
 * trouble of a run that has other reports. */
static void
let_reader_go (const KwOutputs *outputs)
{
  struct pollfd reader = { STDOUT_FILENO, 0, 0 };
  if (outputs->outputs->len == 1 || poll (&reader, 1, 0) <= 0 || (reader.revents & POLLERR) == 0)
    return;
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0 || dup2 (nowhere, STDOUT_FILENO) < 0)
    return;
  close (nowhere);
  clearerr (stdout);
}

/* Every report is ended, whatever became of the others. */
static gboolean
end_reports (KwOutputs *outputs, const KwSummary *summary)
{
  gboolean sent = TRUE;
  hand_on (outputs);
  wait_until_written (outputs);
  for (guint i = 0; i < outputs->outputs->len; i++)
    {
      g_autoptr (GError) error = NULL;
      Output *output = g_ptr_array_index (outputs->outputs, i);
      output->format->end (&output->report, summary);
      if (output->file == NULL)
        {
          let_reader_go (outputs);
          sent &= kw_flush_output ();
        }
      else if (!kw_output_file_commit (g_steal_pointer (&output->file), &error))
        {
          kw_complain ("%s: %s", output->name, kw_tr_reason (error->message));
          sent = FALSE;
        }
    }
  return sent;
}

/* Formats for programs have no place for it. */
static void
tell_left_out (const KwSummary *summary)
{
  g_autoptr (GString) out = g_string_new (NULL);
  kw_display_left_out (out, summary);
  g_auto (GStrv) lines = g_strsplit (out->str, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      kw_complain ("%s", *line);
}

KwExit
kw_outputs_end (KwOutputs *outputs, const KwSummary *summary, gboolean allow_empty)
{
  const Output *first = g_ptr_array_index (outputs->outputs, 0);
  /* The reports are whole before trouble is told on the other stream. */
  gboolean sent = end_reports (outputs, summary);
  gboolean seen = first->format->names_problems && isatty (STDOUT_FILENO) && isatty (STDERR_FILENO);
  if (!first->format->names_problems)
    tell_left_out (summary);
  KwExit trouble = kw_tell_problems (summary, allow_empty, seen);
  if (!sent || trouble != KW_EXIT_CLEAN)
    return KW_EXIT_TROUBLE;
  return has_failed (outputs) ? KW_EXIT_FINDINGS : KW_EXIT_CLEAN;
}

GOptionEntry *
kw_output_entries (KwOutputOptions *o)
{
  static char *formats;
  if (formats == NULL)
    formats = format_names (kw_tr ("Format of standard output:"));
  const GOptionEntry all[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &o->format, formats, "FORMAT" },
    { "report", 'R', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->reports, "Write this report too, whole or not at all (repeatable)", "FORMAT=FILE" },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &o->fail_on, "Exit with 1 from this severity: note, warning (default), error, never", "SEVERITY" },
    { "max-warnings", 0, 0, G_OPTION_ARG_STRING, &o->max_warnings, "Let N warnings pass, fail on more, whatever --fail-on (but never)", "N" },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &o->bom, "Begin CSV with a byte order mark, for Excel", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionEntry *entries = g_new (GOptionEntry, G_N_ELEMENTS (all));
  memcpy (entries, all, sizeof all);
  return entries;
}

void
kw_output_options_clear (KwOutputOptions *options)
{
  g_free (options->format);
  g_strfreev (options->reports);
  g_free (options->fail_on);
  g_free (options->max_warnings);
}

gboolean
kw_output_options_complete (KwOutputOptions *o, const KwConfig *config)
{
  char *const *fail_on = kw_config_values (config, KW_CONFIG_FAIL_ON);
  char *const *most = kw_config_values (config, KW_CONFIG_MAX_WARNINGS);
  guint severity;
  int number;
  if (o->fail_on == NULL && fail_on != NULL)
    o->fail_on = g_strdup (*fail_on);
  if (o->max_warnings == NULL && most != NULL)
    o->max_warnings = g_strdup (*most);
  return (o->max_warnings == NULL || kw_read_number ("--max-warnings", o->max_warnings, 0, G_MAXINT, &number)) &&
         read_fail_on (o->fail_on, &severity);
}
