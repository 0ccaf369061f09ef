/* language.c - which language is spoken, and the catalogue. Knows no text. */
#include "checker/base/language.h"

#include <stdlib.h>
#include <string.h>

#include "checker/base/language-private.h"

static const KwTranslation chinese[] = {
#include "checker/base/messages.inc"
  { NULL, NULL, NULL, FALSE } /* never looked at: C has no empty array */
};

/* What the whole program speaks; threads only read it. */
static KwLanguage spoken = KW_ENGLISH;

static int
compare (const void *key, const void *element)
{
  const KwTranslation *wanted = key, *m = element;
  int by_context = strcmp (wanted->context, m->context);
  return by_context != 0 ? by_context : strcmp (wanted->english, m->english);
}

/* The whole catalogue, sorted by context and English text. */
static const KwTranslation *
catalogue (KwLanguage language, guint *n)
{
  *n = language == KW_CHINESE ? G_N_ELEMENTS (chinese) - 1 : 0;
  return chinese;
}

/* Where the first entry behind CONTEXT, or with it, stands among N. */
static guint
bound (const KwTranslation *all, guint n, const char *context, gboolean behind)
{
  guint low = 0, high = n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (strcmp (all[middle].context, context) < behind)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const KwTranslation *
kw_translations (KwLanguage language, const char *context, guint *n)
{
  const KwTranslation *all = catalogue (language, n);
  guint first = bound (all, *n, context, FALSE);
  *n = bound (all, *n, context, TRUE) - first;
  return all + first;
}

const char *
kw_translation_find (KwLanguage language, const char *context, const char *english)
{
  guint n;
  const KwTranslation wanted = { context, english, NULL, FALSE }, *all = catalogue (language, &n);
  const KwTranslation *found = n > 0 ? bsearch (&wanted, all, n, sizeof *all, compare) : NULL;
  return found != NULL ? found->translation : NULL;
}

void
kw_language_use (KwLanguage language)
{
  spoken = language;
}

KwLanguage
kw_language (void)
{
  return spoken;
}

const char *
kw_tr_in (KwLanguage language, const char *english)
{
  const char *translation = kw_translation_find (language, "", english);
  return translation != NULL ? translation : english;
}

const char *
kw_tr (const char *english)
{
  return kw_tr_in (spoken, english);
}

const char *
kw_tr_n (const char *singular, const char *plural, guint64 n)
{
  const char *translation = kw_translation_find (spoken, "", singular);
  return translation != NULL ? translation : n == 1 ? singular : plural;
}

gboolean
kw_language_from_name (const char *name, KwLanguage *language)
{
  static const char *const names[KW_N_LANGUAGES] = { "en", "zh" };
  for (guint i = 0; i < KW_N_LANGUAGES; i++)
    if (g_ascii_strncasecmp (name, names[i], 2) == 0 && !g_ascii_isalnum (name[2]))
      {
        *language = (KwLanguage) i;
        return TRUE;
      }
  return FALSE;
}

const char *
kw_language_name (KwLanguage language)
{
  return language == KW_CHINESE ? "zh" : "en";
}

static const char *
locale_name (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return "C";
}

KwLanguage
kw_language_from_locale (void)
{
  const char *locale = locale_name (), *list = g_getenv ("LANGUAGE");
  KwLanguage language = KW_ENGLISH;
  if (strcmp (locale, "POSIX") == 0 || (locale[0] == 'C' && (locale[1] == '\0' || locale[1] == '.')))
    return KW_ENGLISH;
  g_auto (GStrv) wanted = g_strsplit (list != NULL ? list : "", ":", -1);
  for (char **name = wanted; *name != NULL; name++)
    if (kw_language_from_name (*name, &language))
      return language;
  kw_language_from_name (locale, &language);
  return language;
}
