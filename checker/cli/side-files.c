/* side-files.c - baselines and allowances on the disk */
#include "checker/cli/gate.h"
#include "checker/cli/output-file.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static char *
setting (const char *option, const KwConfig *config, KwConfigKey key)
{
  char *const *values = kw_config_values (config, key);
  return g_strdup (option != NULL ? option : values != NULL ? *values : NULL);
}

char *
kw_baseline_file (const KwGateOptions *options, const KwConfig *config)
{
  return setting (options->baseline, config, KW_CONFIG_BASELINE);
}

char *
kw_allowances_file (const KwGateOptions *options, const KwConfig *config)
{
  char *file = setting (options->allow, config, KW_CONFIG_ALLOW);
  const char *folder = kw_config_folder (config);
  g_autofree char *here = g_get_current_dir ();
  if (file != NULL)
    return file;
  if (folder == NULL || strcmp (folder, here) == 0)
    return g_strdup (KW_ALLOWANCES_NAME);
  return g_build_filename (folder, KW_ALLOWANCES_NAME, NULL);
}

/* FALSE with a message. *TEXT is NULL where the file is not there and need not be. */
static gboolean
load (const char *path, gboolean may_lack, char **text, gsize *size)
{
  *text = NULL;
  if (may_lack)
    return !kw_is_there (path) || kw_load_met_file (path, text, size);
  return kw_load_file (path, text, size);
}

KwBaseline *
kw_load_baseline (const char *path, gboolean may_lack)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;
  if (!load (path, may_lack, &text, &size))
    return NULL;
  KwBaseline *baseline = text != NULL ? kw_baseline_parse (path, text, size, &error) : kw_baseline_new ();
  if (baseline == NULL)
    kw_complain ("%s", kw_tr_reason (error->message));
  return baseline;
}

GPtrArray *
kw_load_allowances (const char *path, gboolean may_lack, const KwRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;
  if (!load (path, may_lack, &text, &size))
    return NULL;
  if (text == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) kw_allowance_free);
  GPtrArray *allowances = kw_allowances_parse (path, text, size, registry, &error);
  if (allowances == NULL)
    kw_complain ("%s", kw_tr_reason (error->message));
  return allowances;
}

gboolean
kw_save_file (const char *path, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) owned = text;
  KwOutputFile *file = kw_output_file_open (path, &error);
  if (file != NULL)
    fwrite (owned->str, 1, owned->len, kw_output_file_stream (file));
  if (file != NULL && kw_output_file_commit (file, &error))
    return TRUE;
  kw_complain ("%s: %s", path, kw_tr_reason (error->message));
  return FALSE;
}

char *
kw_folder_of (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  return g_path_get_dirname (whole);
}

KwDay
kw_today (void)
{
  guint64 seconds;
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gboolean given = epoch != NULL &&
                   g_ascii_string_to_unsigned (epoch, 10, 0, G_MAXINT32 * (guint64) 60, &seconds, NULL);
  time_t now = given ? (time_t) seconds : time (NULL);
  struct tm day;
  if ((given ? gmtime_r (&now, &day) : localtime_r (&now, &day)) == NULL)
    return KW_DAY_NONE;
  return kw_day (day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}
