/* beside.h - which words touch a place in text. Private to checker/figures.
 *
 * Nearly all comparisons fail within a byte or two, so that no call is worth it.
 */
#pragma once

#include <glib.h>

/* Does WORD begin at P? */
static inline gboolean
kw_begins (const char *p, const char *end, const char *word)
{
  for (; *word != '\0'; word++, p++)
    if (p >= end || *p != *word)
      return FALSE;
  return TRUE;
}

/* Does WORD, which is not empty, end at P? */
static inline gboolean
kw_precedes (const char *floor, const char *p, const char *word)
{
  gssize n = 1;
  while (word[n] != '\0')
    n++;
  if (p - floor < n)
    return FALSE;
  while (n > 0 && *--p == word[n - 1])
    n--;
  return n == 0;
}

static inline gboolean
kw_begins_any (const char *p, const char *end, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (kw_begins (p, end, words[i]))
      return TRUE;
  return FALSE;
}

static inline gboolean
kw_precedes_any (const char *floor, const char *p, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (kw_precedes (floor, p, words[i]))
      return TRUE;
  return FALSE;
}

/* The same for arrays of words. */
#define KW_BEGINS_ANY(p, end, words)     kw_begins_any (p, end, words, G_N_ELEMENTS (words))
#define KW_PRECEDES_ANY(floor, p, words) kw_precedes_any (floor, p, words, G_N_ELEMENTS (words))
