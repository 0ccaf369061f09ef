/* lang.c - --lang, which every command takes, before its name or behind it
 *
 * It is looked for before anything else is parsed: help and complaints about
 * the other words are told in it already. */
#include "checker/cli/cli.h"

#include <string.h>

static gboolean asked;

gboolean
kw_language_is_asked (void)
{
  return asked;
}

static gboolean
speak (const char *name)
{
  KwLanguage language;
  if (name == NULL || !kw_language_from_name (name, &language))
    {
      kw_complain (kw_tr ("--lang takes en or zh, not '%s'"), name != NULL ? name : "");
      return FALSE;
    }
  kw_language_use (language);
  asked = TRUE;
  return TRUE;
}

gboolean
kw_take_language (int *argc, char **argv)
{
  int kept = 0, n = *argc;
  gboolean ok = TRUE, options = TRUE;
  kw_language_use (kw_language_from_locale ());
  for (int i = 0; i < n; i++)
    {
      options = options && strcmp (argv[i], "--") != 0;
      if (options && strcmp (argv[i], "--lang") == 0)
        {
          ok &= speak (i + 1 < n ? argv[i + 1] : NULL);
          i++;
        }
      else if (options && g_str_has_prefix (argv[i], "--lang="))
        ok &= speak (argv[i] + strlen ("--lang="));
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;
  return ok;
}
