/* find.c - a search for the rarest byte of a word */
#include "checker/base/find.h"

#include <string.h>

/* How often continuation bytes 0x80 to 0xBF stand in a thousand bytes of UTF-8
 * news, counted on 11 MB; 8C, BC and 80 are of ， and 。. */
static const guint8 continuations[64] = {
  25, 14, 11, 7, 12, 12, 10, 10, 13, 10, 11, 7,  25, 10, 9,  12, /* 80 */
  9,  11, 5,  4, 10, 7,  9,  9,  8,  6,  17, 14, 16, 8,  5,  8,  /* 90 */
  5,  8,  6,  4, 12, 10, 6,  9,  11, 5,  4,  4,  6,  11, 13, 11, /* A0 */
  13, 8,  4,  6, 9,  5,  6,  7,  23, 12, 24, 17, 24, 15, 8,  13, /* B0 */
};
/* Lead bytes 0xE0 to 0xEF. */
static const guint8 leads[16] = { 1, 1, 2, 11, 44, 103, 58, 39, 34, 22, 1, 1, 1, 1, 1, 15 };

static guint
frequency (guchar byte)
{
  return byte < 0x80 ? 3 : byte < 0xC0 ? continuations[byte - 0x80] : byte < 0xE0 ? 1 : byte < 0xF0 ? leads[byte - 0xE0] : 1;
}

const char *
kw_find_bytes (const char *text, gsize len, const char *word, gsize n)
{
  if (len < n)
    return NULL;
  gsize rarest = 0;
  for (gsize i = 1; i < n; i++)
    if (frequency ((guchar) word[i]) < frequency ((guchar) word[rarest]))
      rarest = i;
  const char *p = text + rarest, *end = text + len - n + rarest + 1;
  while ((p = memchr (p, word[rarest], (gsize) (end - p))) != NULL)
    {
      if (memcmp (p - rarest, word, n) == 0)
        return p - rarest;
      p++;
    }
  return NULL;
}
