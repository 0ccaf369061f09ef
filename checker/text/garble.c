/* garble.c - the repairs of a text, put in order, and the layers beneath them */
#include "checker/text/garble.h"
#include "checker/text/article.h"
#include "checker/text/escape.h"
#include "checker/text/residue.h"

#include <string.h>

/* Entities in twice misread text that was escaped again: more is contrived. */
#define MAX_LAYERS 4

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwRepair *x = a;
  const KwRepair *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static KwRepair *
repair_at (const GArray *repairs, guint i)
{
  return &g_array_index (repairs, KwRepair, i);
}

/* The first of the N first REPAIRS that ends behind OFFSET. */
static guint
first_behind (const GArray *repairs, guint n, guint32 offset)
{
  guint low = 0, high = n;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      if (repair_at (repairs, mid)->span.end <= offset)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

static void
move_repair (GArray *to, KwRepair *repair)
{
  g_array_append_val (to, *repair);
  *repair = (KwRepair){ .span = repair->span }; /* its strings have moved */
}

/* Moves MORE to REPAIRS, but for what overlaps one there, and frees it. */
static void
take_apart (GArray *repairs, GArray *more)
{
  guint known = repairs->len;
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      KwRepair *repair = repair_at (more, i);
      guint at = first_behind (repairs, known, repair->span.start);
      if (at < known && kw_span_overlaps (repair_at (repairs, at)->span, repair->span))
        continue;
      move_repair (repairs, repair);
    }
  g_clear_pointer (&more, g_array_unref);
  g_array_sort (repairs, by_place);
}

static gboolean
is_applied (const KwRepair *repair)
{
  return repair->safe && repair->replacement != NULL;
}

/* Whether there can be anything beneath: lost bytes and insertions are put
 * right, what was encoded is uncovered. */
static gboolean
uncovers (const GArray *repairs)
{
  for (guint i = 0; i < repairs->len; i++)
    {
      const KwRepair *repair = repair_at (repairs, i);
      if (is_applied (repair) && (repair->kind == KW_REPAIR_ESCAPE || repair->kind == KW_REPAIR_CHARSET))
        return TRUE;
    }
  return FALSE;
}

/* One layer. Escapes are the outermost; an insertion in mid-character explains
 * more than odd characters do, and text in a wrong charset more than a lost
 * byte. */
static GArray *
find_layer (const char *text, gsize len, const KwCensus *census, const GArray *residue, gboolean markdown)
{
  GArray *repairs = kw_repair_array_new ();
  take_apart (repairs, kw_repair_escapes (text, len, census, markdown));
  take_apart (repairs, kw_repair_split (text, len, residue));
  if (uncovers (repairs))
    return repairs;
  take_apart (repairs, kw_repair_misread (text, len, census, 0));
  GArray *lost = kw_repair_lost (text, len, residue, repairs);
  take_apart (repairs, lost);
  return repairs;
}

/* A text with its safe repairs made. */
typedef struct
{
  GString *text;
  GArray *spans; /* of KwSpan: where each of the repairs stands now; empty for those that were not made */
} Peeled;

static void
peel (Peeled *peeled, const char *text, gsize len, const GArray *repairs)
{
  gsize done = 0;
  peeled->text = g_string_sized_new (len);
  peeled->spans = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; i < repairs->len; i++)
    {
      const KwRepair *repair = repair_at (repairs, i);
      g_string_append_len (peeled->text, text + done, (gssize) (repair->span.start - done));
      KwSpan now = kw_span (peeled->text->len, peeled->text->len);
      if (is_applied (repair))
        g_string_append (peeled->text, repair->replacement);
      else
        g_string_append_len (peeled->text, text + repair->span.start, kw_span_len (repair->span));
      now.end = (guint32) peeled->text->len;
      g_array_append_val (peeled->spans, now);
      done = repair->span.end;
    }
  g_string_append_len (peeled->text, text + done, (gssize) (len - done));
}

static void
peeled_clear (Peeled *peeled)
{
  g_string_free (peeled->text, TRUE);
  g_array_unref (peeled->spans);
}

/* Repairs of the peeled text that hang together by repairs of the text that
 * uncovered what they repair: they become one. */
typedef struct
{
  guint from, to;    /* of the peeled text's repairs; TO is behind the last, as LAST is */
  guint first, last; /* of the text's */
} Knot;

static KwSpan
peeled_span (const Peeled *peeled, guint i)
{
  return g_array_index (peeled->spans, KwSpan, i);
}

/* The first repair that stands in the peeled text behind OFFSET, or ends there. */
static guint
first_ending_behind (const GArray *spans, guint32 offset)
{
  guint low = 0, high = spans->len;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      if (g_array_index (spans, KwSpan, mid).end <= offset)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

/* The knot that begins with repair FROM of DEEPER. */
static Knot
knot_at (const Peeled *peeled, const GArray *deeper, guint from)
{
  guint first = first_ending_behind (peeled->spans, repair_at (deeper, from)->span.start);
  Knot knot = { from, from, first, first };
  do
    {
      guint32 end = repair_at (deeper, knot.to++)->span.end;
      while (knot.last < peeled->spans->len && peeled_span (peeled, knot.last).start < end)
        knot.last++;
    }
  while (knot.to < deeper->len && knot.last > knot.first &&
         repair_at (deeper, knot.to)->span.start < peeled_span (peeled, knot.last - 1).end);
  return knot;
}

/* What stands in NOW of the peeled text, with the knot's repairs made; NULL
 * where none can be. */
static char *
tie (const Peeled *peeled, const GArray *deeper, const Knot *knot, KwSpan now)
{
  GString *whole = g_string_new (NULL);
  gboolean made = FALSE;
  guint32 done = now.start;
  for (guint i = knot->from; i < knot->to; i++)
    {
      const KwRepair *repair = repair_at (deeper, i);
      if (repair->replacement == NULL)
        continue;
      g_string_append_len (whole, peeled->text->str + done, repair->span.start - done);
      g_string_append (whole, repair->replacement);
      done = repair->span.end;
      made = TRUE;
    }
  g_string_append_len (whole, peeled->text->str + done, now.end - done);
  return g_string_free (whole, !made);
}

/* Makes of the knot, whose first repair is REPAIR, one repair of the text. */
static void
compose (KwRepair *repair, const Peeled *peeled, const GArray *repairs, const GArray *deeper, const Knot *knot)
{
  KwSpan from = peeled_span (peeled, knot->first), to = peeled_span (peeled, knot->last - 1);
  guint32 end = repair_at (deeper, knot->to - 1)->span.end;
  KwSpan now = { MIN (from.start, repair->span.start), MAX (to.end, end) };
  char *whole = tie (peeled, deeper, knot, now);
  for (guint i = knot->from; i < knot->to; i++)
    repair->safe = repair->safe && repair_at (deeper, i)->safe;
  repair->span.start = repair_at (repairs, knot->first)->span.start - (from.start - now.start);
  repair->span.end = repair_at (repairs, knot->last - 1)->span.end + (now.end - to.end);
  g_free (repair->replacement);
  repair->replacement = whole;
  g_clear_pointer (&repair->steps, g_array_unref);
}

/* A repair of the peeled text that has to do with none of the text itself:
 * FIRST is the one behind it. */
static void
move_back (KwRepair *repair, const Peeled *peeled, const GArray *repairs, guint first)
{
  if (first == 0)
    return;
  guint32 now = peeled_span (peeled, first - 1).end, was = repair_at (repairs, first - 1)->span.end;
  repair->span = kw_span (repair->span.start - now + was, repair->span.end - now + was);
}

/* Makes of the knot's first repair one of the text; what it takes the place of
 * is marked in REPLACED. FALSE where it was known. */
static gboolean
bring_up (const Knot *knot, const Peeled *peeled, const GArray *repairs, const GArray *deeper, gboolean *replaced)
{
  KwRepair *repair = repair_at (deeper, knot->from);
  gboolean made = FALSE;
  if (knot->first == knot->last)
    {
      move_back (repair, peeled, repairs, knot->first);
      return TRUE;
    }
  for (guint i = knot->first; i < knot->last; i++)
    made |= is_applied (repair_at (repairs, i));
  if (!made)
    return FALSE;
  compose (repair, peeled, repairs, deeper, knot);
  for (guint i = knot->first; i < knot->last; i++)
    replaced[i] = TRUE;
  return TRUE;
}

/* Takes in what was found in the peeled text. Whether anything is new. */
static gboolean
merge (GArray *repairs, const Peeled *peeled, GArray *deeper)
{
  g_autofree gboolean *replaced = g_new0 (gboolean, repairs->len + 1);
  GArray *found = kw_repair_array_new ();
  Knot knot;
  for (guint i = 0; i < deeper->len; i = knot.to)
    {
      knot = knot_at (peeled, deeper, i);
      if (bring_up (&knot, peeled, repairs, deeper, replaced))
        move_repair (found, repair_at (deeper, i));
    }
  gboolean more = found->len > 0;
  for (guint i = 0; i < repairs->len; i++)
    if (!replaced[i])
      move_repair (found, repair_at (repairs, i));
  g_array_set_size (repairs, 0);
  take_apart (repairs, found);
  return more;
}

GArray *
kw_garble_find (const char *text, gsize len, const KwCensus *census, const GArray *residue, gboolean markdown)
{
  g_autoptr (GArray) repairs = find_layer (text, len, census, residue, markdown);
  gboolean more = TRUE;
  for (guint i = 1; i < MAX_LAYERS && more && uncovers (repairs); i++)
    {
      Peeled peeled;
      KwCensus beneath;
      peel (&peeled, text, len, repairs);
      kw_census_take (&beneath, peeled.text->str, peeled.text->len);
      g_autoptr (GArray) found = kw_residue_find (peeled.text->str, peeled.text->len);
      g_autoptr (GArray) deeper = find_layer (peeled.text->str, peeled.text->len, &beneath, found, markdown);
      more = merge (repairs, &peeled, deeper);
      kw_census_clear (&beneath);
      peeled_clear (&peeled);
    }
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}

static void
add_edit (GArray *edits, KwSpan span, const char *text, gsize len)
{
  KwEdit edit = { span, text, len };
  g_array_append_val (edits, edit);
}

/* N bytes of TEXT, or some fewer, so that no character is cut. */
static gsize
whole_characters (const char *text, gsize n)
{
  while (n > 0 && ((guchar) text[n] & 0xC0) == 0x80)
    n--;
  return n;
}

/* A long repair without borders of its own: cut into pieces in proportion, so
 * that what is read there is found near its place. */
static void
add_long_edit (GArray *edits, const char *text, KwSpan span, const char *replacement, gsize len)
{
  gsize longer = MAX (len, kw_span_len (span)), pieces = longer / (KW_EDIT_MAX / 2) + 1;
  gsize from = 0, to = 0, all = kw_span_len (span);
  for (gsize i = 1; i <= pieces; i++)
    {
      gsize next_from = i == pieces ? all : whole_characters (text + span.start, all * i / pieces);
      gsize next_to = i == pieces ? len : whole_characters (replacement, len * i / pieces);
      add_edit (edits, kw_span (span.start + from, span.start + next_from), replacement + to, next_to - to);
      from = next_from;
      to = next_to;
    }
}

static void
add_repair (GArray *edits, const char *text, const KwRepair *repair)
{
  gsize len = strlen (repair->replacement);
  KwStep last = { 0, 0 };
  for (guint i = 1; repair->steps != NULL && i < repair->steps->len; i++)
    {
      KwStep step = g_array_index (repair->steps, KwStep, i);
      add_long_edit (edits, text, kw_span (repair->span.start + last.from, repair->span.start + step.from),
                     repair->replacement + last.to, step.to - last.to);
      last = step;
    }
  add_long_edit (edits, text, kw_span (repair->span.start + last.from, repair->span.end), repair->replacement + last.to,
                 len - last.to);
}

GArray *
kw_garble_edits (const char *text, const GArray *residue, const GArray *repairs)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (KwEdit));
  guint n_residue = residue != NULL ? residue->len : 0, n_repairs = repairs != NULL ? repairs->len : 0, r = 0;
  guint32 done = 0;
  for (guint i = 0; i < n_residue || r < n_repairs;)
    {
      const KwRepair *repair = r < n_repairs ? repair_at (repairs, r) : NULL;
      KwSpan place = i < n_residue ? g_array_index (residue, KwResidue, i).span : (KwSpan){ G_MAXUINT32, G_MAXUINT32 };
      if (repair != NULL && !is_applied (repair))
        r++;
      else if (repair != NULL && repair->span.start < place.end)
        {
          add_repair (edits, text, repair);
          done = repair->span.end;
          r++;
        }
      else
        {
          if (place.start >= done) /* else the repair has dropped it */
            add_edit (edits, place, "", 0);
          i++;
        }
    }
  return edits;
}
