/* garble.c - the repairs of a text, put in order */
#include "checker/text/garble.h"

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwRepair *x = a;
  const KwRepair *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static gboolean
overlaps (const GArray *repairs, guint n, KwSpan span)
{
  for (guint i = 0; i < n; i++)
    if (kw_span_overlaps (g_array_index (repairs, KwRepair, i).span, span))
      return TRUE;
  return FALSE;
}

/* Moves MORE to REPAIRS, but for what overlaps one there, and frees it. */
static void
take_apart (GArray *repairs, GArray *more)
{
  guint known = repairs->len;
  for (guint i = 0; more != NULL && i < more->len;)
    {
      KwRepair *repair = &g_array_index (more, KwRepair, i);
      if (overlaps (repairs, known, repair->span))
        {
          i++;
          continue;
        }
      g_array_append_val (repairs, *repair);
      /* what was moved is no longer its old owner's */
      *repair = (KwRepair){ .span = repair->span };
      i++;
    }
  g_clear_pointer (&more, g_array_unref);
  g_array_sort (repairs, by_place);
}

GArray *
kw_garble_find (const char *text, gsize len, const KwCensus *census, const GArray *residue)
{
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  take_apart (repairs, kw_repair_split (text, len, residue));
  take_apart (repairs, kw_repair_misread (text, len, census, 0));
  GArray *lost = kw_repair_lost (text, len, residue, repairs);
  take_apart (repairs, lost);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
