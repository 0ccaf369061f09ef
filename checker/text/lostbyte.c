/* lostbyte.c - the lead byte that was lost, put back.
 *
 * 。”東 is A1A3 A1B1 967C. Without its first byte it is read A3A1 B196 7C:
 * ！睎|. All pairs behind the gap are known but for the lost byte itself, so
 * a hypothesis is where the gap was and which byte filled it.
 */
#include "checker/base/utf8.h"
#include "checker/text/bytes.h"
#include "checker/text/gbk.h"
#include "checker/text/model.h"
#include "checker/text/residue.h"
#include "checker/text/running.h"

#include <string.h>

#define MAX_UNITS 48
/* Costs, in -100 ln P. What a repair must save in all, and a character: the
 * first is how seldom bytes get lost, in texts that nobody has damaged. */
#define MIN_GAIN 700
#define MIN_DROP 100
/* More is asked where the ASCII byte is a habit of the text: a separator of
 * names, a letter of formulas; and where it is one of a pair of brackets. So often, and once in so many bytes. */
#define HABIT_GAIN  1600
#define HABIT_COUNT 5
#define HABIT_BYTES 2000
/* A character of what comes out: above it, garbage was made of garbage. */
#define MAX_COST    1100
#define SAFE_MARGIN 250
/* A walk that has become this much worse, or has met this many characters that
 * readers do not know, has left the damage. */
#define GIVE_UP     1200
#define MAX_RARE(n) (2 + (n) / 5)
/* What saves less than this rivals nothing. */
#define MIN_RIVAL (MIN_GAIN - SAFE_MARGIN)
#define NO_COST   (G_MAXINT / 4)

/* A character as it was read. */
typedef struct
{
  gsize at;
  gunichar c;
  guint8 bytes[2];
  gunichar shifted; /* its second byte with the next first one */
} Unit;

typedef struct
{
  guint n;    /* units that the gap's bytes shifted, the last first */
  guint lead; /* the lost byte */
  int gain;   /* cost saved in all */
  int cost;   /* of the restored text */
} Hypothesis;

typedef struct
{
  Unit units[MAX_UNITS]; /* from the resynchronizing byte backwards */
  guint n;
  int read;     /* cost of all units but the first, the ASCII byte and what follows */
  int restored; /* cost of the shifted characters but the first, and what follows */
  Hypothesis best;
  int second; /* gain of the runner-up */
} Walk;

/* How much less likely than a lost A1, which trimming of no-break spaces and
 * of full-width ones leaves behind, another byte is. */
static int
lead_cost (guint lead)
{
  return lead == 0xA1 ? 70 : lead == 0xA3 ? 200 : 500;
}

/* As a rival, a hypothesis bears but half the cost of its byte: that A1 gets
 * lost most often proves little in one place. */
static void
note (Walk *walk, guint lead, int read, int restored)
{
  int gain = read - restored, as_rival = gain + lead_cost (lead) / 2;
  if (gain > walk->best.gain)
    {
      walk->second = MAX (walk->second, walk->best.gain + lead_cost (walk->best.lead) / 2);
      walk->best = (Hypothesis){ walk->n, lead, gain, restored };
    }
  else if (as_rival > walk->second)
    walk->second = as_rival;
}

/* The gap was before the walk's last unit: which byte filled it? */
static void
fill_gap (Walk *walk, const KwGarbled *garbled)
{
  const Unit *first = &walk->units[walk->n - 1];
  gunichar before = kw_garbled_before (garbled, first->at);
  int read = (int) kw_running_cost (before, first->c) + walk->read;
  if (read - walk->restored < MIN_RIVAL)
    return;
  const KwGbkColumn *column = kw_gbk_column (first->bytes[0]);
  for (guint i = 0; i < column->n; i++)
    {
      gunichar c = column->chars[i];
      guint lead = column->leads[i];
      int start = (int) kw_running_cost (before, c) + (int) kw_running_cost (c, first->shifted);
      note (walk, lead, read, start + walk->restored + lead_cost (lead));
    }
}

static gboolean
is_plausible (gunichar c)
{
  return kw_is_han (c) ? kw_model_char_cost (c) < KW_COST_UNKNOWN : kw_running_is_plain (c);
}

/* Takes in the character that ends at AT; FALSE where the damage cannot
 * reach. NEXT is the first byte behind it, FOLLOWING the character. */
static gboolean
step_back (Walk *walk, const KwGarbled *garbled, gsize at, guint next, gunichar following)
{
  if (at == 0 || walk->n == MAX_UNITS || kw_garbled_in_residue (garbled, at))
    return FALSE;
  guint len;
  const char *p = kw_utf8_prev (garbled->text + at, garbled->text);
  Unit *unit = &walk->units[walk->n];
  unit->at = (gsize) (p - garbled->text);
  unit->c = kw_utf8_get (p, &len);
  guint cell = kw_garbled_cell (garbled, unit->c);
  unit->bytes[0] = (guint8) (cell >> 8);
  unit->bytes[1] = (guint8) cell;
  unit->shifted = cell == 0 ? 0 : kw_gbk_char (unit->bytes[1], next);
  if (unit->shifted == 0 || !is_plausible (unit->shifted))
    return FALSE;
  walk->read += (int) kw_running_cost (unit->c, following);
  if (walk->n > 0)
    walk->restored += (int) kw_running_cost (unit->shifted, walk->units[walk->n - 1].shifted);
  walk->n++;
  return TRUE;
}

/* All gaps that the ASCII byte AT may have closed. */
static void
walk_back (Walk *walk, const KwGarbled *garbled, gsize at, gsize floor)
{
  guint next = (guchar) garbled->text[at];
  gunichar following = next, behind = kw_garbled_at (garbled, at + 1);
  walk->n = 0;
  walk->best = (Hypothesis){ 0, 0, 0, 0 };
  walk->second = -NO_COST;
  walk->read = (int) kw_running_cost (following, behind);
  walk->restored = 0;
  int most = -NO_COST;
  guint rare = 0;
  for (gsize p = at; p > floor && step_back (walk, garbled, p, next, following);)
    {
      const Unit *unit = &walk->units[walk->n - 1];
      if (walk->n == 1)
        {
          if (!kw_is_han (unit->shifted))
            return;
          walk->restored = (int) kw_running_cost (unit->shifted, behind);
        }
      int saved = walk->read - walk->restored;
      most = MAX (most, saved);
      rare += !kw_running_is_plain (unit->shifted);
      if (saved < most - GIVE_UP || rare > MAX_RARE (walk->n))
        return;
      fill_gap (walk, garbled);
      p = unit->at;
      next = unit->bytes[0];
      following = unit->c;
    }
}

/* Made of what readers know, but for a name here and there, and before that
 * not of ASCII and the usual marks alone: that is code. */
static gboolean
is_prose (const Walk *walk)
{
  gboolean odd = FALSE;
  guint rare = 0;
  for (guint i = 0; i < walk->best.n; i++)
    {
      rare += !kw_running_is_plain (walk->units[i].shifted);
      gunichar c = walk->units[i].c;
      odd |= kw_is_han (c) || (c >= 0x80 && !kw_running_is_plain (c));
    }
  return odd && rare * 5 <= walk->best.n;
}

static gboolean
is_convincing (const Walk *walk, int min_gain)
{
  int n = (int) walk->best.n + 1;
  return walk->best.gain >= min_gain && walk->best.gain / n >= MIN_DROP && walk->best.cost / n <= MAX_COST &&
         is_prose (walk);
}

/* A '?' inside may be a full-width one or a pair that no character has; a
 * letter at the start may be no folded one but the text's own. */
static gboolean
is_certain (const Walk *walk)
{
  gunichar first = walk->units[walk->best.n - 1].c;
  if (first < 0x80 && g_ascii_isalnum ((char) first))
    return FALSE;
  for (guint i = 0; i + 1 < walk->best.n; i++)
    if (walk->units[i].c == '?')
      return FALSE;
  return TRUE;
}

static KwRepair
to_repair (const Walk *walk, const KwGarbled *garbled, gsize at)
{
  guint n = walk->best.n;
  gunichar chars[MAX_UNITS + 1];
  guint8 bytes[MAX_UNITS * 2 + 2] = { (guint8) walk->best.lead };
  const Unit *first = &walk->units[n - 1];
  chars[0] = kw_gbk_char (walk->best.lead, first->bytes[0]);
  for (guint i = 0; i < n; i++)
    {
      const Unit *unit = &walk->units[n - 1 - i];
      memcpy (bytes + 1 + 2 * i, unit->bytes, 2);
      chars[i + 1] = unit->shifted;
    }
  bytes[2 * n + 1] = (guint8) garbled->text[at];
  int margin = walk->best.gain - MAX (walk->second, MIN_RIVAL);
  return (KwRepair){
    .kind = KW_REPAIR_LOST,
    .span = kw_span (first->at, at + 1),
    .replacement = kw_garbled_spell (garbled, chars, n + 1),
    .before = kw_garbled_hex (bytes + 1, 2 * n + 1),
    .after = kw_garbled_hex (bytes, 2 * n + 2),
    .drop = (guint) walk->best.gain / (n + 1),
    .margin = (guint) margin,
    .safe = margin >= SAFE_MARGIN && is_certain (walk),
  };
}

static void
keep (GArray *repairs, KwRepair *repair)
{
  if (repairs->len > 0)
    {
      const KwRepair *last = &g_array_index (repairs, KwRepair, repairs->len - 1);
      if (kw_span_overlaps (last->span, repair->span))
        g_array_set_size (repairs, repairs->len - 1);
    }
  g_array_append_val (repairs, *repair);
}

/* What the last repair saves in all, if the walk would undo it. */
static int
rival_gain (const GArray *repairs, const Walk *walk)
{
  if (repairs->len == 0)
    return 0;
  const KwRepair *last = &g_array_index (repairs, KwRepair, repairs->len - 1);
  if (last->span.end <= walk->units[walk->best.n - 1].at)
    return 0;
  return (int) (last->drop * (guint) g_utf8_strlen (last->replacement, -1));
}

/* The search through one text; places are tried in their order. */
typedef struct
{
  KwGarbled garbled;
  GArray *repairs;
  const GArray *taken;
  guint n_passed; /* of the taken places */
  gsize floor;    /* the end of the last of them */
  guint32 *alone; /* how often each ASCII byte stands alone; NULL until it matters */
} Search;

static gboolean
is_habit (Search *search, gsize at)
{
  const char *text = search->garbled.text;
  gsize len = search->garbled.len;
  if (search->alone == NULL)
    {
      search->alone = g_new0 (guint32, 256);
      for (gsize i = 1; i + 1 < len; i++)
        if ((guchar) text[i - 1] >= 0x80 && (guchar) text[i + 1] >= 0x80)
          search->alone[(guchar) text[i]]++;
    }
  guint32 n = search->alone[(guchar) text[at]];
  return n >= HABIT_COUNT && n >= len / HABIT_BYTES;
}

/* How far the partner of a bracket is looked for. */
#define BRACKET_REACH 300

/* [链接], {x}: whether the byte AT has its partner in the line, so that it is
 * as it was written. */
static gboolean
is_bracketed (const Search *search, gsize at)
{
  static const char pairs[] = "[]{}";
  const char *text = search->garbled.text, *found = strchr (pairs, text[at]);
  if (found == NULL)
    return FALSE;
  gboolean opens = (found - pairs) % 2 == 0;
  char partner = opens ? found[1] : found[-1];
  gsize len = search->garbled.len;
  for (gsize n = 1; n <= BRACKET_REACH && (opens ? at + n < len : n <= at); n++)
    {
      char c = opens ? text[at + n] : text[at - n];
      if (c == '\n' || c == text[at])
        return FALSE;
      if (c == partner)
        return TRUE;
    }
  return FALSE;
}

/* Bytes before a place in which an insertion is its cause. */
#define INSERTION_REACH 64

/* Whether an inserted reading that no repair explains, ?shù), stands close
 * before START: it shifted the pairs, and no byte is to be put back. */
static gboolean
follows_insertion (const Search *search, gsize start)
{
  const char *text = search->garbled.text;
  gsize from = MAX (search->floor, start > INSERTION_REACH ? start - INSERTION_REACH : 0);
  char reading[KW_READING_SIZE];
  for (gsize p = from; p < start; p++)
    if (text[p] == '?' && kw_residue_read (text + p + 1, text + start, reading) > 0)
      return TRUE;
  return FALSE;
}

static void
try_at (Search *search, gsize at)
{
  for (; search->taken != NULL && search->n_passed < search->taken->len; search->n_passed++)
    {
      const KwRepair *taken = &g_array_index (search->taken, KwRepair, search->n_passed);
      if (taken->span.start > at)
        break;
      if (taken->replacement != NULL) /* else what follows is still shifted */
        search->floor = taken->span.end;
    }
  if (search->floor > at)
    return;
  Walk walk;
  kw_garbled_measure (&search->garbled);
  walk_back (&walk, &search->garbled, at, search->floor);
  if (walk.best.n == 0 || !is_convincing (&walk, MIN_GAIN) || rival_gain (search->repairs, &walk) >= walk.best.gain ||
      follows_insertion (search, walk.units[walk.best.n - 1].at) ||
      ((is_habit (search, at) || is_bracketed (search, at)) && !is_convincing (&walk, MIN_GAIN + HABIT_GAIN)))
    return;
  KwRepair repair = to_repair (&walk, &search->garbled, at);
  keep (search->repairs, &repair);
}

/* Whether the byte AT may be the trail byte that brought the text into step:
 * it stands behind a double-byte character, or behind one that was folded. */
static inline gboolean
may_resynchronize (const char *text, gsize at)
{
  guchar c = (guchar) text[at];
  if (c < 0x40 || c == 0x7F || at == 0)
    return FALSE;
  guchar before = (guchar) text[at - 1];
  return before >= 0x80 || (at > 1 && before > ' ' && (guchar) text[at - 2] >= 0x80);
}

GArray *
kw_repair_lost (const char *text, gsize len, const GArray *residue, const GArray *taken)
{
  /* Most texts have no place that is tried. */
  g_autoptr (GArray) repairs = NULL;
  Search search = { .garbled = { text, len, residue, KW_WIDTH_UNKNOWN }, .taken = taken };
  for (gsize i = 0; i < len && (repairs == NULL || repairs->len < KW_REPAIRS_MAX); i++)
    {
      guint64 block;
      /* Han only, as nearly everywhere. */
      for (; i + 8 <= len; i += 8)
        {
          memcpy (&block, text + i, 8);
          if ((block & G_GUINT64_CONSTANT (0x8080808080808080)) != G_GUINT64_CONSTANT (0x8080808080808080))
            break;
        }
      if (i < len && (guchar) text[i] < 0x80 && may_resynchronize (text, i))
        {
          search.repairs = repairs = repairs != NULL ? repairs : kw_repair_array_new ();
          try_at (&search, i);
        }
    }
  g_free (search.alone);
  return repairs != NULL && repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
