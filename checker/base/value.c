/* value.c - translating what a format was filled with: the format is found again
 * by its words. Formats are those of the catalogue, a few hundred at most. */
#include <string.h>

#include "checker/base/format-match.h"
#include "checker/base/language-private.h"

/* No argument is nested deeper. */
#define DEEPEST 6
/* Reasons hold names of files and what the system says, which have an "or" of
 * their own: formats with few bytes of words are not looked for there. */
#define REASON_WORDS 9

/* What is translated, and to what. */
typedef struct
{
  KwLanguage language;
  gboolean reason; /* no argument of a finding */
} Teller;

/* The words at FORMAT up to its next conversion, which *BEHIND is. */
static char *
words_of (const char *format, const char **behind)
{
  GString *words = g_string_new (NULL);
  for (; *format != '\0' && (*format != '%' || format[1] == '%'); format++)
    {
      g_string_append_c (words, *format);
      format += *format == '%';
    }
  *behind = format;
  return g_string_free (words, FALSE);
}

/* What is made of words has a letter of them; most values are figures. */
static gboolean
has_word (const char *value)
{
  while (*value != '\0' && !g_ascii_islower (*value))
    value++;
  return *value != '\0' && strlen (value) <= KW_MATCH_LONGEST;
}

static char *translated (const Teller *teller, const char *value, guint depth);

/* A name that a reason quotes stays as it is. */
static char *
piece_of (const Teller *teller, const KwCapture *capture, guint depth)
{
  g_autofree char *piece = g_strndup (capture->from, (gsize) (capture->to - capture->from));
  if (teller->reason && capture->quoted)
    return g_steal_pointer (&piece);
  return translated (teller, piece, depth + 1);
}

static char *
fill (const Teller *teller, const char *format, const KwMatch *m, guint depth)
{
  GString *out = g_string_new (NULL);
  guint next = 0, argument;
  for (const char *p = format; *p != '\0';)
    {
      g_autofree char *words = words_of (p, &p);
      g_string_append (out, words);
      if (*p == '\0')
        break;
      p = kw_format_skip (p + 1, next++, &argument);
      /* The generator has seen that both have the same conversions. */
      g_assert (argument < m->n);
      g_autofree char *piece = piece_of (teller, &m->captures[argument], depth);
      g_string_append (out, piece);
    }
  return g_string_free (out, FALSE);
}

/* The format with the most words of its own, where several fit. */
static char *
from_formats (const Teller *teller, const char *value, guint depth)
{
  guint n;
  const KwTranslation *all = kw_translations (teller->language, KW_VALUE_CONTEXT, &n), *best = NULL;
  KwMatch found = { .words = teller->reason ? REASON_WORDS - 1 : 0 };
  gsize len = strlen (value);
  for (guint i = 0; i < n; i++)
    {
      KwMatch m;
      if (all[i].is_format && kw_format_match (all[i].english, value, len, &m) && m.words > found.words)
        {
          best = &all[i];
          found = m;
        }
    }
  return best != NULL ? fill (teller, best->translation, &found, depth) : NULL;
}

/* "title, date": a list of what the catalogue has. NULL for others. */
static char *
from_list (const Teller *teller, const char *value, guint depth)
{
  g_auto (GStrv) items = g_strsplit (value, ", ", -1);
  GString *out = g_string_new (NULL);
  for (char **item = items; *item != NULL; item++)
    {
      const char *whole = kw_translation_find (teller->language, KW_VALUE_CONTEXT, *item);
      g_autofree char *made = whole != NULL ? g_strdup (whole) : from_formats (teller, *item, depth);
      if (made == NULL)
        return g_string_free (out, TRUE);
      g_string_append_printf (out, "%s%s", item == items ? "" : kw_tr_in (teller->language, N_ (", ")), made);
    }
  return g_string_free (out, FALSE);
}

static char *
made_of (const Teller *teller, const char *value, guint depth)
{
  char *made = from_formats (teller, value, depth);
  return made != NULL || teller->reason ? made : from_list (teller, value, depth);
}

static char *
translated (const Teller *teller, const char *value, guint depth)
{
  const char *whole = kw_translation_find (teller->language, KW_VALUE_CONTEXT, value);
  char *made = whole == NULL && depth < DEEPEST && has_word (value) ? made_of (teller, value, depth) : NULL;
  return made != NULL ? made : g_strdup (whole != NULL ? whole : value);
}

static char *
tell (KwLanguage language, gboolean reason, const char *text)
{
  const Teller teller = { language, reason };
  return language == KW_ENGLISH ? g_strdup (text) : translated (&teller, text, 0);
}

char *
kw_tr_value (KwLanguage language, const char *value)
{
  return tell (language, FALSE, value);
}

const char *
kw_tr_reason (const char *reason)
{
  g_autofree char *told = tell (kw_language (), TRUE, reason);
  return strcmp (told, reason) == 0 ? reason : g_intern_string (told);
}
