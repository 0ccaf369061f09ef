/* format-match.c - laying a format over a value, from the right: where what
 * follows a conversion can stand is found once, so that no value, whoever made
 * it, is gone through again and again. */
#include "checker/base/format-match.h"

#include <string.h>

/* Of the longest number, 2^64. */
#define MOST_DIGITS 20

/* What follows a conversion. */
typedef struct
{
  const char *words; /* in the format, up to the next conversion */
  gboolean is_number;
  gsize last;                          /* where they can stand at last; 0 for nowhere */
  guint8 stands[KW_MATCH_LONGEST + 1]; /* and whether they can at each byte of the value */
} Part;

typedef struct
{
  const char *value;
  gsize len;
  Part parts[KW_MATCH_CONVERSIONS];
  guint n;
} Lay;

const char *
kw_format_skip (const char *p, guint next, guint *argument)
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

static gboolean
at_words (const char *format)
{
  return *format != '\0' && (*format != '%' || format[1] == '%');
}

/* The words of FORMAT up to its next conversion, at AT of the value: where they
 * end there, or G_MAXSIZE where they do not stand. */
static gsize
words_end (const Lay *lay, const char *format, gsize at)
{
  for (; at_words (format); format++, at++)
    {
      format += *format == '%';
      if (at == lay->len || lay->value[at] != *format)
        return G_MAXSIZE;
    }
  return at;
}

static const char *
skip_words (const char *format, guint *count)
{
  for (; at_words (format); format++)
    {
      format += *format == '%';
      ++*count;
    }
  return format;
}

/* Where a conversion that begins at AT ends at last; 0 where it cannot. */
static gsize
conversion_end (const Lay *lay, const Part *part, gsize at)
{
  gsize last = part->last, digits = 0;
  if (part->is_number)
    {
      while (digits < MOST_DIGITS && at + digits < lay->len && g_ascii_isdigit (lay->value[at + digits]))
        digits++;
      last = MIN (last, at + digits);
    }
  while (last > at && !part->stands[last])
    last--;
  return last > at ? last : 0;
}

/* Notes where the words behind conversion K can stand, so that the rest fits. */
static void
find_places (Lay *lay, guint k)
{
  Part *part = &lay->parts[k];
  part->last = 0;
  for (gsize at = 1; at <= lay->len; at++)
    {
      gsize end = words_end (lay, part->words, at);
      part->stands[at] = end != G_MAXSIZE &&
                         (k + 1 < lay->n ? conversion_end (lay, part + 1, end) > 0 : end == lay->len);
      if (part->stands[at])
        part->last = at;
    }
}

static gboolean
is_quoted (const char *format, const char *conversion, const char *behind)
{
  return conversion > format && *behind != '\0' &&
         ((strchr ("'\"", conversion[-1]) != NULL && *behind == conversion[-1]) || g_str_has_prefix (behind, "”"));
}

/* Takes FORMAT to pieces; FALSE where it has too many conversions. */
static gboolean
divide (Lay *lay, const char *format, KwMatch *match)
{
  guint ignored;
  for (const char *p = skip_words (format, &match->words); *p != '\0'; lay->n++)
    {
      if (lay->n == KW_MATCH_CONVERSIONS)
        return FALSE;
      const char *behind = kw_format_skip (p + 1, 0, &ignored);
      match->captures[lay->n].quoted = is_quoted (format, p, behind);
      lay->parts[lay->n].words = behind;
      lay->parts[lay->n].is_number = strchr ("diu", behind[-1]) != NULL;
      p = skip_words (behind, &match->words);
    }
  return TRUE;
}

gboolean
kw_format_match (const char *format, const char *value, gsize len, KwMatch *match)
{
  Lay lay; /* not cleared: nearly all formats begin with other words */
  lay.value = value;
  lay.len = len;
  lay.n = match->n = match->words = 0;
  gsize at = words_end (&lay, format, 0);
  if (len > KW_MATCH_LONGEST || at == G_MAXSIZE || !divide (&lay, format, match))
    return FALSE;
  for (guint k = lay.n; k > 0; k--)
    {
      find_places (&lay, k - 1);
      if (lay.parts[k - 1].last == 0)
        return FALSE;
    }
  for (match->n = 0; match->n < lay.n; match->n++)
    {
      const Part *part = &lay.parts[match->n];
      gsize end = conversion_end (&lay, part, at);
      if (end == 0)
        return FALSE;
      match->captures[match->n].from = value + at;
      match->captures[match->n].to = value + end;
      at = words_end (&lay, part->words, end);
    }
  return at == len;
}
