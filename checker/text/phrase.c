/* phrase.c - words in a span of folded text
 *
 * Rules ask for a dozen words in a span of a few dozen characters, for every
 * figure. Of many words in a short span one pass over the characters, tested
 * against the words' first ones, costs less than a search for each.
 */
#include "checker/text/phrase.h"
#include "checker/base/find.h"
#include "checker/base/utf8.h"

#include <string.h>

/* Bytes from which on a search is worth its preparation. */
#define LONG 24

gssize
kw_phrase_find (const char *text, KwSpan span, const char *word)
{
  gsize n = strlen (word);
  const char *end = text + span.end;
  if (n == 0 || kw_span_len (span) < n)
    return -1;
  if (kw_span_len (span) > LONG)
    {
      const char *found = kw_find_bytes (text + span.start, kw_span_len (span), word, n);
      return found != NULL ? found - text : -1;
    }
  const char last = word[n - 1];
  for (const char *p = text + span.start; p + n <= end; p += kw_utf8_len ((guchar) *p))
    if (p[n - 1] == last && *p == *word && memcmp (p, word, n) == 0) /* most Han begin alike */
      return p - text;
  return -1;
}

gboolean
kw_phrase_has (const char *text, KwSpan span, const char *word)
{
  return kw_phrase_find (text, span, word) >= 0;
}

/* One search for each word. */
static gboolean
has_one_of (const char *text, KwSpan span, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_find (text + span.start, kw_span_len (span), words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The bits of the second and third bytes that WORDS begin with, and how many
 * words there are; FALSE where one begins with a character of another length. */
static gboolean
first_characters (const char *const *words, guint64 *second, guint64 *third, guint *n)
{
  *second = *third = 0;
  for (*n = 0; words[*n] != NULL; ++*n)
    {
      const guchar *w = (const guchar *) words[*n];
      if (!kw_utf8_leads_three (*w))
        return FALSE;
      *second |= G_GUINT64_CONSTANT (1) << (w[1] & 0x3F);
      *third |= G_GUINT64_CONSTANT (1) << (w[2] & 0x3F);
    }
  return TRUE;
}

gboolean
kw_phrase_has_any (const char *text, KwSpan span, const char *const *words)
{
  guint64 second, third;
  guint n;
  gsize len = kw_span_len (span);
  /* Instructions, counted: of a search 40 and one for two bytes, of the pass 7 for two bytes. */
  if (!first_characters (words, &second, &third, &n) || n * (80 + len) < 7 * len)
    return has_one_of (text, span, words);
  const guchar *p = (const guchar *) text + span.start, *end = (const guchar *) text + span.end;
  while (p < end)
    if (G_LIKELY (kw_utf8_leads_three (*p)))
      {
        if (((second >> (p[1] & 0x3F)) & (third >> (p[2] & 0x3F)) & 1) != 0 &&
            kw_utf8_begins_any ((const char *) p, (const char *) end, words))
          return TRUE;
        p += 3;
      }
    else
      p += kw_utf8_len (*p);
  return FALSE;
}

/* Most comparisons fail within a byte or two, so that neither function asks
 * for a word's length first. */
gboolean
kw_phrase_begins (const char *text, KwSpan span, const char *word)
{
  return kw_utf8_begins (text + span.start, text + MAX (span.start, span.end), word);
}

gboolean
kw_phrase_ends (const char *text, KwSpan span, const char *word)
{
  gsize n = strlen (word);
  const char *end = text + span.end;
  if (kw_span_len (span) < n)
    return FALSE;
  while (n > 0 && *--end == word[n - 1])
    n--;
  return n == 0;
}
