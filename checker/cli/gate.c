/* gate.c - the gate of one run: what it leaves out of the reports */
#include "checker/cli/gate.h"
#include "checker/cli/since.h"

#include <string.h>

struct _KwGating
{
  KwGate *gate;
  KwSince *since;    /* or NULL */
  const KwRun *run;  /* while an entry is judged */
  char *folder;      /* the baseline's */
  KwReach reach;
};

GOptionEntry *
kw_gate_entries (KwGateOptions *o)
{
  const GOptionEntry all[] = {
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &o->baseline, "Leave out the findings of this baseline (see 'kanwu baseline --help')", "FILE" },
    { "allow", 0, 0, G_OPTION_ARG_FILENAME, &o->allow, "Leave out what this file allows (default: " KW_ALLOWANCES_NAME "; see 'kanwu allow --help')", "FILE" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &o->since, "Show what has a place in a file or record changed since this commit of git; all is compared", "REV" },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  return g_memdup2 (all, sizeof all);
}

void
kw_gate_options_clear (KwGateOptions *options)
{
  g_free (options->baseline);
  g_free (options->allow);
  g_free (options->since);
}

static gboolean
is_changed (gpointer data, const KwEntryArticle *article)
{
  const KwGating *gating = data;
  return kw_since_changed (gating->since, gating->run, article);
}

static gboolean
open_baseline (KwGating *gating, const KwGateOptions *options, const KwConfig *config)
{
  g_autofree char *path = kw_baseline_file (options, config);
  KwBaseline *baseline = path != NULL ? kw_load_baseline (path, FALSE) : NULL;
  gating->folder = path != NULL ? kw_folder_of (path) : NULL;
  kw_gate_set_baseline (gating->gate, baseline);
  return path == NULL || baseline != NULL;
}

gboolean
kw_gate_open_allowances (KwGate *gate, const KwGateOptions *options, const KwInputOptions *input,
                         const KwRegistry *registry)
{
  gboolean asked = options->allow != NULL || kw_config_values (input->config, KW_CONFIG_ALLOW) != NULL;
  if (!asked && input->no_config)
    return TRUE;
  g_autofree char *path = kw_allowances_file (options, input->config);
  g_autofree char *folder = kw_folder_of (path);
  GPtrArray *allowances = kw_load_allowances (path, !asked, registry);
  if (allowances != NULL)
    kw_gate_set_allowances (gate, allowances, folder, kw_today ());
  return allowances != NULL;
}

static gboolean
open_since (KwGating *gating, const char *revision)
{
  g_autoptr (GError) error = NULL;
  if (revision == NULL)
    return TRUE;
  gating->since = kw_since_open (revision, &error);
  if (gating->since != NULL)
    kw_gate_set_changed (gating->gate, is_changed, gating);
  else
    kw_complain ("--since %s: %s", revision, kw_tr_reason (error->message));
  return gating->since != NULL;
}

KwGating *
kw_gating_open (const KwGateOptions *options, const KwInputOptions *input, const KwRegistry *registry, char **paths)
{
  g_autoptr (KwGating) gating = g_new0 (KwGating, 1);
  gating->gate = kw_gate_new ();
  if (!open_baseline (gating, options, input->config) || !kw_gate_open_allowances (gating->gate, options, input, registry) ||
      !open_since (gating, options->since))
    return NULL;
  gating->reach = (KwReach){ gating->folder, paths, input->config, registry };
  return g_steal_pointer (&gating);
}

void
kw_gating_free (KwGating *gating)
{
  if (gating == NULL)
    return;
  kw_gate_free (gating->gate);
  kw_since_free (gating->since);
  g_free (gating->folder);
  g_free (gating);
}

gboolean
kw_gating_shows (KwGating *gating, const KwRun *run, const KwEntry *entry)
{
  gating->run = run;
  return kw_gate_judge (gating->gate, entry) == KW_GATE_SHOWN;
}

gboolean
kw_gating_summarize (KwGating *gating, KwSummary *summary)
{
  g_autoptr (GError) error = NULL;
  kw_gate_summarize (gating->gate, kw_is_gone, &gating->reach, summary);
  if (gating->since == NULL || kw_since_is_whole (gating->since, &error))
    return TRUE;
  kw_complain ("--since: %s; its findings are shown", kw_tr_reason (error->message));
  return FALSE;
}

/* PATH is the file WHOLE or a folder above it. */
static gboolean
leads_to (const char *path, const char *whole)
{
  g_autofree char *from = g_canonicalize_filename (path, NULL);
  gsize n = strcmp (from, "/") == 0 ? 0 : strlen (from);
  return strncmp (whole, from, n) == 0 && (whole[n] == '/' || whole[n] == '\0');
}

gboolean
kw_is_gone (gpointer data, const KwKnown *known)
{
  const KwReach *reach = data;
  const KwRule *rule = kw_registry_find (reach->registry, known->rule);
  g_autofree char *whole = g_canonicalize_filename (known->path, reach->folder);
  gboolean checked = FALSE;
  for (char **path = reach->paths; !checked && *path != NULL; path++)
    checked = strcmp (*path, "-") == 0 ? strcmp (known->path, "-") == 0 : leads_to (*path, whole);
  return checked && (rule == NULL || !kw_config_leaves_out (reach->config, rule));
}
