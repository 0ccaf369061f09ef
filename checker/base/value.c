/* value.c - translating what a format was filled with: the format is found again
 * by its words. Formats are those of the catalogue, a few hundred at most. */
#include <string.h>

#include "checker/base/language-private.h"

/* No argument that is made of words is longer, and none is nested deeper. */
#define LONGEST 1024
#define DEEPEST 6

#define MOST_CONVERSIONS 8

/* A piece of a value that stands for a conversion. */
typedef struct
{
  const char *from, *to;
} Capture;

/* A value as a format is laid over it; captures are found from the left. */
typedef struct
{
  const char *end;
  Capture captures[MOST_CONVERSIONS];
  guint n;
  guint words; /* bytes that the format itself has */
} Match;

/* The conversion at P, behind its '%': where it ends, and which argument it is
 * of; NEXT is that of one without a number. */
static const char *
skip_conversion (const char *p, guint next, guint *argument)
{
  char *end;
  guint64 number = g_ascii_isdigit (*p) ? g_ascii_strtoull (p, &end, 10) : 0;
  *argument = next;
  if (number > 0 && *end == '$')
    {
      *argument = (guint) number - 1;
      p = end + 1;
    }
  p += strspn (p, "-+ #0123456789.hlqjzt");
  return *p != '\0' ? p + 1 : p;
}

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

/* Numbers are digits alone. */
static gboolean
can_be (char conversion, const char *from, const char *to)
{
  gboolean is_number = strchr ("diu", conversion) != NULL;
  for (; is_number && from < to; from++)
    if (!g_ascii_isdigit (*from))
      return FALSE;
  return TRUE;
}

static gboolean lay (Match *m, const char *p, const char *format);

/* P is where the conversion at FORMAT begins; the longest that lets the rest fit
 * is its value. */
static gboolean
capture (Match *m, const char *p, const char *format)
{
  guint ignored, at = m->n, words = m->words;
  const char *behind = skip_conversion (format + 1, 0, &ignored);
  if (at == MOST_CONVERSIONS)
    return FALSE;
  for (const char *to = m->end; to > p; to--)
    {
      m->n = at + 1;
      m->words = words;
      m->captures[at] = (Capture){ p, to };
      if (can_be (behind[-1], p, to) && lay (m, to, behind))
        return TRUE;
    }
  return FALSE;
}

/* Whether the rest of the value, at P, is what FORMAT makes. */
static gboolean
lay (Match *m, const char *p, const char *format)
{
  for (; *format != '\0' && (*format != '%' || format[1] == '%'); format++, p++)
    {
      format += *format == '%';
      if (p == m->end || *p != *format)
        return FALSE;
      m->words++;
    }
  return *format != '\0' ? capture (m, p, format) : p == m->end;
}

/* What is made of words has a letter of them; most values are figures. */
static gboolean
has_word (const char *value)
{
  while (*value != '\0' && !g_ascii_islower (*value))
    value++;
  return *value != '\0' && strlen (value) <= LONGEST;
}

static char *translated (KwLanguage language, const char *value, guint depth);

static char *
fill (KwLanguage language, const char *format, const Match *m, guint depth)
{
  GString *out = g_string_new (NULL);
  guint next = 0, argument;
  for (const char *p = format; *p != '\0';)
    {
      g_autofree char *words = words_of (p, &p);
      g_string_append (out, words);
      if (*p == '\0')
        break;
      p = skip_conversion (p + 1, next++, &argument);
      /* The generator has seen that both have the same conversions. */
      g_assert (argument < m->n);
      g_autofree char *piece = g_strndup (m->captures[argument].from,
                                          (gsize) (m->captures[argument].to - m->captures[argument].from));
      g_autofree char *inner = translated (language, piece, depth + 1);
      g_string_append (out, inner);
    }
  return g_string_free (out, FALSE);
}

/* The format with the most words of its own, where several fit. */
static char *
from_formats (KwLanguage language, const char *value, guint depth)
{
  guint n;
  const KwTranslation *all = kw_translations (language, KW_VALUE_CONTEXT, &n), *best = NULL;
  Match found = { 0 };
  for (guint i = 0; i < n; i++)
    {
      Match m = { .end = value + strlen (value) };
      if (all[i].is_format && lay (&m, value, all[i].english) && (best == NULL || m.words > found.words))
        {
          best = &all[i];
          found = m;
        }
    }
  return best != NULL ? fill (language, best->translation, &found, depth) : NULL;
}

/* "title, date": a list of what the catalogue has. NULL for others. */
static char *
from_list (KwLanguage language, const char *value, guint depth)
{
  g_auto (GStrv) items = g_strsplit (value, ", ", -1);
  GString *out = g_string_new (NULL);
  for (char **item = items; *item != NULL; item++)
    {
      const char *whole = kw_translation_find (language, KW_VALUE_CONTEXT, *item);
      g_autofree char *made = whole != NULL ? g_strdup (whole) : from_formats (language, *item, depth);
      if (made == NULL)
        return g_string_free (out, TRUE);
      g_string_append_printf (out, "%s%s", item == items ? "" : kw_tr_in (language, N_ (", ")), made);
    }
  return g_string_free (out, FALSE);
}

static char *
made_of (KwLanguage language, const char *value, guint depth)
{
  char *made = from_formats (language, value, depth);
  return made != NULL ? made : from_list (language, value, depth);
}

static char *
translated (KwLanguage language, const char *value, guint depth)
{
  const char *whole = kw_translation_find (language, KW_VALUE_CONTEXT, value);
  char *made = whole == NULL && depth < DEEPEST && has_word (value) ? made_of (language, value, depth) : NULL;
  return made != NULL ? made : g_strdup (whole != NULL ? whole : value);
}

char *
kw_tr_value (KwLanguage language, const char *value)
{
  return language == KW_ENGLISH ? g_strdup (value) : translated (language, value, 0);
}

const char *
kw_tr_reason (const char *reason)
{
  g_autofree char *told = kw_tr_value (kw_language (), reason);
  return strcmp (told, reason) == 0 ? reason : g_intern_string (told);
}
