/* settings.c - finds the project's configuration and reads it */
#include "checker/cli/cli.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The nearest KW_CONFIG_NAME in the working folder or above it, as it is called
 * from there. Above a repository nothing is looked for: what lies there is
 * another's. NULL for none. (transfer full) */
static char *
find_config (void)
{
  g_autofree char *folder = g_get_current_dir ();
  for (gboolean here = TRUE;; here = FALSE)
    {
      g_autofree char *name = g_build_filename (folder, KW_CONFIG_NAME, NULL);
      g_autofree char *git = g_build_filename (folder, ".git", NULL);
      if (kw_is_there (name))
        return here ? g_strdup (KW_CONFIG_NAME) : g_steal_pointer (&name);
      if (strcmp (folder, "/") == 0 || g_access (git, F_OK) == 0)
        return NULL;
      char *above = g_path_get_dirname (folder);
      g_free (folder);
      folder = above;
    }
}

/* The command line's language wins over the configuration's, and that over the
 * locale's. */
static void
speak (const KwConfig *config)
{
  KwLanguage language;
  char *const *name = kw_config_values (config, KW_CONFIG_LANG);
  if (name != NULL && !kw_language_is_asked () && kw_language_from_name (*name, &language))
    kw_language_use (language);
}

gboolean
kw_open_config (KwInputOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;
  if (options->config != NULL)
    return TRUE;
  if (options->no_config && options->config_file != NULL)
    {
      kw_complain ("--config and --no-config exclude each other");
      return FALSE;
    }
  g_autofree char *name = options->no_config             ? NULL
                          : options->config_file != NULL ? g_strdup (options->config_file)
                                                         : find_config ();
  if (name == NULL)
    {
      options->config = kw_config_new ();
      return TRUE;
    }
  if (!(options->config_file != NULL ? kw_load_file : kw_load_met_file) (name, &text, &size))
    return FALSE;
  g_autofree char *whole = g_canonicalize_filename (name, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);
  options->config = kw_config_parse (name, folder, text, size, &error);
  if (options->config == NULL)
    kw_complain ("%s", kw_tr_reason (error->message));
  else
    speak (options->config);
  return options->config != NULL;
}
