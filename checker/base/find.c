/* find.c - a search for two bytes of a word at once */
#include "checker/base/find.h"

#include <string.h>

#ifdef __SSE2__

/* For each of the sixteen places from P on: FIRST is at I and LAST at J. */
static inline __m128i
has_both (const char *p, gsize i, __m128i first, gsize j, __m128i last)
{
  return _mm_and_si128 (_mm_cmpeq_epi8 (_mm_loadu_si128 ((const __m128i *) (const void *) (p + i)), first),
                        _mm_cmpeq_epi8 (_mm_loadu_si128 ((const __m128i *) (const void *) (p + j)), last));
}

/* WORD at one of the sixteen places from P on that BOTH has. */
static inline const char *
verify (const char *p, __m128i both, const char *word, gsize n)
{
  for (guint found = (guint) _mm_movemask_epi8 (both); found != 0; found &= found - 1)
    if (memcmp (p + __builtin_ctz (found), word, n) == 0)
      return p + __builtin_ctz (found);
  return NULL;
}

const char *
kw_find_bytes (const char *text, gsize len, const char *word, gsize n)
{
  if (len < n)
    return NULL;
  /* The last bytes of the first character and of the last: one place in a thousand has both. */
  gsize j = n - 1, i = n >= 6 ? 2 : n / 2;
  const char *p = text, *end = text + len - n + 1; /* of the places where it may begin */
  if (end - p < 16)
    {
      for (; p < end; p++)
        if (p[i] == word[i] && p[j] == word[j] && memcmp (p, word, n) == 0)
          return p;
      return NULL;
    }
  const __m128i first = _mm_set1_epi8 (word[i]), last = _mm_set1_epi8 (word[j]);
  for (; end - p > 32; p += 32)
    {
      __m128i here = has_both (p, i, first, j, last), next = has_both (p + 16, i, first, j, last);
      if (G_LIKELY (_mm_movemask_epi8 (_mm_or_si128 (here, next)) == 0))
        continue;
      const char *found = verify (p, here, word, n);
      if (found != NULL || (found = verify (p + 16, next, word, n)) != NULL)
        return found;
    }
  /* The last sixteen may overlap those before. */
  const char *found = end - p > 16 ? verify (p, has_both (p, i, first, j, last), word, n) : NULL;
  return found != NULL ? found : verify (end - 16, has_both (end - 16, i, first, j, last), word, n);
}

#else

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

#endif
