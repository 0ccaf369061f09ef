/* garble.c - the repairs of a text, put in order */
#include "checker/text/garble.h"
#include "checker/text/escape.h"

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwRepair *x = a;
  const KwRepair *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Moves MORE to REPAIRS, but for what overlaps TAKEN; both ascend. */
static void
take_apart (GArray *repairs, GArray *more, const GArray *taken)
{
  g_autoptr (GArray) rest = more;
  for (guint i = 0, k = 0; more != NULL && i < more->len; i++)
    {
      KwRepair *repair = &g_array_index (more, KwRepair, i);
      while (taken != NULL && k < taken->len && g_array_index (taken, KwRepair, k).span.end <= repair->span.start)
        k++;
      if (taken != NULL && k < taken->len && kw_span_overlaps (g_array_index (taken, KwRepair, k).span, repair->span))
        continue;
      g_array_append_val (repairs, *repair);
      *repair = (KwRepair){ .replacement = NULL };
    }
}

GArray *
kw_garble_find (const char *text, gsize len, const KwCensus *census, const GArray *residue)
{
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  g_autoptr (GArray) escapes = kw_repair_escapes (text, len, census);
  GArray *split = kw_repair_split (text, len, residue);
  GArray *lost = kw_repair_lost (text, len, residue, split);
  take_apart (repairs, split, escapes);
  take_apart (repairs, lost, escapes);
  take_apart (repairs, g_steal_pointer (&escapes), NULL);
  g_array_sort (repairs, by_place);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
