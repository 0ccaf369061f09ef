/* garble.c - the repairs of a text, put in order */
#include "checker/text/garble.h"

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwRepair *x = a;
  const KwRepair *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void
take_all (GArray *repairs, GArray *more)
{
  if (more == NULL)
    return;
  g_array_append_vals (repairs, more->data, more->len);
  g_array_set_clear_func (more, NULL);
  g_array_unref (more);
}

GArray *
kw_garble_find (const char *text, gsize len, const KwCensus *census, const GArray *residue)
{
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  GArray *split = kw_repair_split (text, len, residue);
  GArray *lost = kw_repair_lost (text, len, residue, split);
  take_all (repairs, split);
  take_all (repairs, lost);
  g_array_sort (repairs, by_place);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
