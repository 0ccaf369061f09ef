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
      g_array_append_val (repairs, *repair);
      *repair = (KwRepair){ .span = repair->span }; /* its strings have moved */
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

/* REPAIR of the peeled text becomes one of the text, together with the repairs
 * FIRST to LAST that uncovered what it repairs. */
static void
compose (KwRepair *repair, const Peeled *peeled, const GArray *repairs, guint first, guint last)
{
  KwSpan from = g_array_index (peeled->spans, KwSpan, first), to = g_array_index (peeled->spans, KwSpan, last);
  KwSpan now = { MIN (from.start, repair->span.start), MAX (to.end, repair->span.end) };
  GString *whole = g_string_new_len (peeled->text->str + now.start, repair->span.start - now.start);
  if (repair->replacement != NULL)
    g_string_append (whole, repair->replacement);
  g_string_append_len (whole, peeled->text->str + repair->span.end, now.end - repair->span.end);
  repair->span.start = repair_at (repairs, first)->span.start - (from.start - now.start);
  repair->span.end = repair_at (repairs, last)->span.end + (now.end - to.end);
  if (repair->replacement != NULL)
    {
      g_free (repair->replacement);
      repair->replacement = g_string_free (g_steal_pointer (&whole), FALSE);
    }
  else
    g_string_free (whole, TRUE);
  g_clear_pointer (&repair->steps, g_array_unref);
}

/* The first repair whose place in the peeled text ends at OFFSET or behind. */
static guint
first_touching (const GArray *spans, guint32 offset)
{
  guint low = 0, high = spans->len;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      if (g_array_index (spans, KwSpan, mid).end < offset)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

/* A repair of the peeled text that has to do with none of the text itself:
 * FIRST is the one behind it. */
static void
move_back (KwRepair *repair, const Peeled *peeled, const GArray *repairs, guint first)
{
  if (first == 0)
    return;
  guint32 now = g_array_index (peeled->spans, KwSpan, first - 1).end, was = repair_at (repairs, first - 1)->span.end;
  repair->span = kw_span (repair->span.start - now + was, repair->span.end - now + was);
}

/* Makes of REPAIR, found in the peeled text, one of the text; what it takes
 * the place of is marked in REPLACED. FALSE where it was known. */
static gboolean
bring_up (KwRepair *repair, const Peeled *peeled, const GArray *repairs, gboolean *replaced)
{
  guint first = first_touching (peeled->spans, repair->span.start), last = first;
  gboolean made = FALSE;
  for (; last < repairs->len && g_array_index (peeled->spans, KwSpan, last).start <= repair->span.end; last++)
    made |= is_applied (repair_at (repairs, last)) && !replaced[last];
  if (first == last)
    {
      move_back (repair, peeled, repairs, first);
      return TRUE;
    }
  if (!made)
    return FALSE;
  compose (repair, peeled, repairs, first, last - 1);
  for (guint i = first; i < last; i++)
    replaced[i] = TRUE;
  return TRUE;
}

/* Takes in what was found in the peeled text. Whether anything is new. */
static gboolean
merge (GArray *repairs, const Peeled *peeled, GArray *deeper)
{
  g_autofree gboolean *replaced = g_new0 (gboolean, repairs->len + 1);
  GArray *found = kw_repair_array_new ();
  for (guint i = 0; i < deeper->len; i++)
    {
      KwRepair *repair = repair_at (deeper, i);
      if (!bring_up (repair, peeled, repairs, replaced))
        continue;
      g_array_append_val (found, *repair);
      *repair = (KwRepair){ .span = repair->span };
    }
  gboolean more = found->len > 0;
  for (guint i = 0; i < repairs->len; i++)
    {
      KwRepair *repair = repair_at (repairs, i);
      if (replaced[i])
        continue;
      g_array_append_val (found, *repair);
      *repair = (KwRepair){ .span = repair->span };
    }
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
