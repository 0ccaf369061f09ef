/* phrase.c - words in a span of folded text */
#include "checker/text/phrase.h"

#include <string.h>

gssize
kw_phrase_find (const char *text, KwSpan span, const char *word)
{
  const char *found = memmem (text + span.start, kw_span_len (span), word, strlen (word));
  return found != NULL ? found - text : -1;
}

gboolean
kw_phrase_has (const char *text, KwSpan span, const char *word)
{
  return kw_phrase_find (text, span, word) >= 0;
}

gboolean
kw_phrase_has_any (const char *text, KwSpan span, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_phrase_has (text, span, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_phrase_begins (const char *text, KwSpan span, const char *word)
{
  gsize n = strlen (word);
  return kw_span_len (span) >= n && memcmp (text + span.start, word, n) == 0;
}

gboolean
kw_phrase_ends (const char *text, KwSpan span, const char *word)
{
  gsize n = strlen (word);
  return kw_span_len (span) >= n && memcmp (text + span.end - n, word, n) == 0;
}
