/* extras.c - what users bring themselves: words and rules */
#include "checker/cli/cli.h"
#include "checker/figures/user-lexicon.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* More than any list of words or rules has. */
#define MOST_BYTES (64u << 20)

/* Some editors begin UTF-8 with a byte order mark. */
static void
skip_mark (GString *text)
{
  if (g_str_has_prefix (text->str, "\xEF\xBB\xBF"))
    g_string_erase (text, 0, 3);
}

/* The limit counts while reading: a device or a pipe has no size. */
gboolean
kw_load_file (const char *path, char **text, gsize *size)
{
  char block[16384];
  g_autoptr (GString) all = g_string_new (NULL);
  FILE *file = fopen (path, "rb");
  for (gsize n; file != NULL && all->len <= MOST_BYTES && (n = fread (block, 1, sizeof block, file)) > 0;)
    g_string_append_len (all, block, (gssize) n);
  gboolean failed = file == NULL || ferror (file);
  if (failed)
    kw_complain ("%s: %s", path, g_strerror (errno));
  else if (all->len > MOST_BYTES)
    kw_complain ("%s: larger than %u MiB", path, MOST_BYTES >> 20);
  if (file != NULL)
    fclose (file);
  skip_mark (all);
  *size = all->len;
  *text = g_string_free (g_steal_pointer (&all), FALSE);
  return !failed && *size <= MOST_BYTES;
}

gboolean
kw_load_met_file (const char *path, char **text, gsize *size)
{
  struct stat status;
  if (stat (path, &status) != 0 || S_ISREG (status.st_mode))
    return kw_load_file (path, text, size);
  kw_complain ("%s: no regular file", path);
  return FALSE;
}

gboolean
kw_is_there (const char *path)
{
  struct stat status;
  return lstat (path, &status) == 0;
}

/* Figures are read with it until the program ends. */
static gboolean
use_lexicons (char *const *paths)
{
  static KwUserLexicon *lexicon;
  lexicon = kw_user_lexicon_new ();
  for (; *paths != NULL; paths++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize size = 0;
      if (!kw_load_file (*paths, &text, &size))
        return FALSE;
      if (!kw_user_lexicon_add (lexicon, *paths, text, size, &error))
        {
          kw_complain ("%s", kw_tr_reason (error->message));
          return FALSE;
        }
    }
  kw_user_lexicon_finish (lexicon);
  kw_lexicon_use (lexicon);
  return TRUE;
}

gboolean
kw_add_pack (KwRegistry *registry, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gsize size = 0;
  if (!kw_load_file (path, &json, &size))
    return FALSE;
  if (kw_registry_add_pack (registry, path, json, size, &error))
    return TRUE;
  kw_complain ("%s", kw_tr_reason (error->message));
  return FALSE;
}

/* Those of the configuration, then those of the command line. */
static char **
join (char *const *first, char **second)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  for (; first != NULL && *first != NULL; first++)
    g_strv_builder_add (all, *first);
  for (; second != NULL && *second != NULL; second++)
    g_strv_builder_add (all, *second);
  return g_strv_builder_end (all);
}

KwRegistry *
kw_open_registry (KwInputOptions *options)
{
  g_autoptr (GError) error = NULL;
  if (!kw_open_config (options))
    return NULL;
  g_auto (GStrv) lexicons = join (kw_config_values (options->config, KW_CONFIG_LEXICON), options->lexicon);
  g_auto (GStrv) packs = join (kw_config_values (options->config, KW_CONFIG_RULES), options->rules);
  /* Rules name units and places that the lexicons add. */
  if (*lexicons != NULL && !use_lexicons (lexicons))
    return NULL;
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  for (char **path = packs; *path != NULL; path++)
    if (!kw_add_pack (registry, *path))
      return NULL;
  if (kw_config_resolve (options->config, registry, &error))
    return g_steal_pointer (&registry);
  kw_complain ("%s", kw_tr_reason (error->message));
  return NULL;
}
