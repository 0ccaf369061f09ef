/* sort16.h - sorting and comparing a few small numbers in place: most lists are shorter than
 * a call of qsort() and its comparisons are worth.
 */
#pragma once

#include <glib.h>

/* Ascending; by insertion, for lists of a hundred or so. */
static inline void
kw_sort16 (guint16 *list, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint16 value = list[i];
      guint at = i;
      for (; at > 0 && list[at - 1] > value; at--)
        list[at] = list[at - 1];
      list[at] = value;
    }
}

/* Numbers that two ascending lists share; one that stands twice in both counts twice. */
static inline guint
kw_common16 (const guint16 *a, guint n_a, const guint16 *b, guint n_b)
{
  guint n = 0;
  for (guint i = 0, k = 0; i < n_a && k < n_b;)
    {
      guint16 x = a[i], y = b[k];
      n += x == y;
      i += x <= y;
      k += y <= x;
    }
  return n;
}
