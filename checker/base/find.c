/* find.c - a search for the rarest byte of a word */
#include "checker/base/find.h"

#include <string.h>

/* Bytes of a word among which the rarest is looked for: two Han. */
#define LOOKED_AT 6

/* How often each byte stands in a thousand of UTF-8 news, counted on 11 MB; 80,
 * 8C and BC are of ， and 。. */
static const guint8 frequencies[256] = {
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 00 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 10 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 20 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 30 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 40 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 50 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 60 */
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* 70 */
  25, 14, 11, 7, 12, 12, 10, 10, 13, 10, 11, 7, 25, 10, 9, 12, /* 80 */
  9, 11, 5, 4, 10, 7, 9, 9, 8, 6, 17, 14, 16, 8, 5, 8, /* 90 */
  5, 8, 6, 4, 12, 10, 6, 9, 11, 5, 4, 4, 6, 11, 13, 11, /* A0 */
  13, 8, 4, 6, 9, 5, 6, 7, 23, 12, 24, 17, 24, 15, 8, 13, /* B0 */
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* C0 */
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* D0 */
  1, 1, 2, 11, 44, 103, 58, 39, 34, 22, 1, 1, 1, 1, 1, 15, /* E0 */
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* F0 */
};

const char *
kw_find_bytes (const char *text, gsize len, const char *word, gsize n)
{
  if (len < n)
    return NULL;
  gsize rarest = 0;
  guint least = frequencies[(guchar) *word];
  for (gsize i = 1; i < MIN (n, LOOKED_AT); i++)
    if (frequencies[(guchar) word[i]] < least)
      {
        least = frequencies[(guchar) word[i]];
        rarest = i;
      }
  const char *p = text + rarest, *end = text + len - n + rarest + 1;
  while ((p = memchr (p, word[rarest], (gsize) (end - p))) != NULL)
    {
      if (memcmp (p - rarest, word, n) == 0)
        return p - rarest;
      p++;
    }
  return NULL;
}
