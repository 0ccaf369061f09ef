/* sort16.h - sorting a few small numbers in place: most lists are shorter than
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
