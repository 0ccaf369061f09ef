/* suggest.c - the known word that somebody may have meant */
#include "checker/base/suggest.h"

#include <string.h>

#define LONGEST 32

static guint
least (guint a, guint b, guint c)
{
  return MIN (MIN (a, b), c);
}

/* Edit distance in which two letters that changed places are one edit (optimal
 * string alignment); both words are LONGEST bytes at most. */
static guint
distance (const char *a, gsize n, const char *b, gsize m)
{
  guint rows[LONGEST + 1][LONGEST + 1];
  for (gsize i = 0; i <= n; i++)
    rows[i][0] = (guint) i;
  for (gsize k = 0; k <= m; k++)
    rows[0][k] = (guint) k;
  for (gsize i = 1; i <= n; i++)
    for (gsize k = 1; k <= m; k++)
      {
        rows[i][k] = least (rows[i - 1][k] + 1, rows[i][k - 1] + 1, rows[i - 1][k - 1] + (a[i - 1] != b[k - 1]));
        if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
          rows[i][k] = MIN (rows[i][k], rows[i - 2][k - 2] + 1);
      }
  return rows[n][m];
}

const char *
kw_suggest (const char *word, const char *const *known)
{
  gsize n = strlen (word);
  const char *best = NULL;
  guint best_distance = (guint) MIN (n / 3 + 1, 3) + 1;
  for (; n > 0 && n <= LONGEST && *known != NULL; known++)
    {
      gsize m = strlen (*known);
      guint d = m <= LONGEST ? distance (word, n, *known, m) : G_MAXUINT;
      if (d < best_distance && d < m)
        {
          best = *known;
          best_distance = d;
        }
    }
  return best;
}
