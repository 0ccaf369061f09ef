/* year-slip.c - the years that a miswritten one may have been */
#include "checker/figures/year-slip.h"

#include <string.h>

static void
note (int *years, guint *n, int year)
{
  for (guint i = 0; i < *n; i++)
    if (years[i] == year)
      return;
  if (*n < KW_YEAR_SLIPS_MAX && year >= 1900 && year <= 2099)
    years[(*n)++] = year;
}

/* Is LESS, of SIZE digits, MORE without one of its SIZE + 1? */
static gboolean
is_without_one (const char *more, const char *less, gsize size)
{
  gsize same = 0;
  while (same < size && more[same] == less[same])
    same++;
  return memcmp (more + same + 1, less + same, size - same) == 0;
}

/* Of four digits each, two that stand side by side changed places. */
static gboolean
is_swapped (const char *one, const char *other)
{
  char swapped[4];
  for (guint i = 0; i < 3; i++)
    {
      memcpy (swapped, one, 4);
      swapped[i] = one[i + 1];
      swapped[i + 1] = one[i];
      if (memcmp (swapped, other, 4) == 0)
        return TRUE;
    }
  return FALSE;
}

guint
kw_year_slips (const char *digits, guint n, int low, int high, int *years)
{
  guint found = 0;
  for (int year = MAX (low, 1000); year <= MIN (high, 9999) && n >= 3 && n <= 5; year++)
    {
      const char right[] = { (char) ('0' + year / 1000), (char) ('0' + year / 100 % 10), (char) ('0' + year / 10 % 10),
                             (char) ('0' + year % 10) };
      if (n == 5 ? is_without_one (digits, right, 4) : n == 3 ? is_without_one (right, digits, 3) : is_swapped (digits, right))
        note (years, &found, year);
    }
  return found;
}

char *
kw_year_spelt (int year, gboolean han)
{
  static const char *const names[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  g_autofree char *digits = g_strdup_printf ("%d", year);
  GString *out = g_string_new (han ? NULL : digits);
  for (const char *p = digits; han && *p != '\0'; p++)
    g_string_append (out, names[*p - '0']);
  g_string_append (out, "年");
  return g_string_free (out, FALSE);
}
