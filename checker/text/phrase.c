/* phrase.c - words in a span of folded text
 *
 * Rules ask for a dozen words in a span of a few dozen characters, for every
 * figure. Of many words in a short span one pass over the characters, tested
 * against the set of the words' first ones, costs less than a search for each.
 */
#include "checker/text/phrase.h"
#include "checker/base/find.h"
#include "checker/base/utf8.h"

#include <string.h>

/* Bytes from which on a search is worth its preparation. */
#define LONG 24

/* The set of the words' first characters: a bit for each of this many classes. */
#define CLASSES 1024

/* The class of the character at P, which has LEN bytes. */
static inline guint
class_of (const char *p, gsize len)
{
  const guchar *u = (const guchar *) p;
  return len >= 3 ? ((guint) u[0] << 7 ^ (guint) u[1] << 4 ^ u[2]) % CLASSES : u[0];
}

static inline gboolean
is_member (const guint64 *set, guint class)
{
  return set[class / 64] >> class % 64 & 1;
}

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

gboolean
kw_phrase_has_any (const char *text, KwSpan span, const char *const *words)
{
  guint64 first[CLASSES / 64] = { 0 };
  guint n = 0;
  while (words[n] != NULL)
    n++;
  /* Instructions, counted: of a search 60 and one for three bytes, of the pass 5 for each byte. */
  if (n * (60 + kw_span_len (span) / 3) < 5 * kw_span_len (span))
    return has_one_of (text, span, words);
  for (guint i = 0; i < n; i++)
    {
      guint class = class_of (words[i], kw_utf8_len ((guchar) *words[i]));
      first[class / 64] |= G_GUINT64_CONSTANT (1) << class % 64;
    }
  const char *end = text + span.end;
  for (const char *p = text + span.start; p < end;)
    {
      gsize len = kw_utf8_len ((guchar) *p);
      if (p + len <= end && is_member (first, class_of (p, len)) && kw_utf8_begins_any (p, end, words))
        return TRUE;
      p += len;
    }
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
