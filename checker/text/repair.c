/* repair.c - repairs, and the readings inserted in mid-character.
 *
 * A converter that looked for the bytes of a character and wrote its reading
 * behind them also found them across two characters: in 魯甸縣, F494 B5E9
 * BF68, it found 94B5, 數. F494 B5 "(shù)" E9BF 68 is read 魯?shù)榭h: the
 * lead byte before the bracket takes it for its trail byte, and both are lost.
 */
#include "checker/text/repair.h"
#include "checker/base/utf8.h"
#include "checker/text/article.h"
#include "checker/text/bytes.h"
#include "checker/text/gbk.h"
#include "checker/text/model.h"
#include "checker/text/residue.h"
#include "checker/text/running.h"

#include <string.h>

#define MAX_CHARS   48
#define SAFE_MARGIN 200
/* How much more likely a character is that was annotated elsewhere. */
#define ANNOTATED 500

/* The bytes behind the inserted reading up to the one that resynchronizes. */
typedef struct
{
  guint8 bytes[2 * MAX_CHARS];
  guint n;
  gsize end; /* in the text */
} Stream;

typedef struct
{
  gunichar chars[MAX_CHARS];
  guint n;
  guint cost;
  guint8 lead; /* the byte that was lost with the bracket */
} Original;

typedef struct
{
  KwGarbled garbled;
  GHashTable *annotated; /* characters that bear residue elsewhere */
  GArray *repairs;
} Search;

static void
clear_repair (gpointer data)
{
  KwRepair *repair = data;
  g_free (repair->replacement);
  g_free (repair->before);
  g_free (repair->after);
  g_clear_pointer (&repair->steps, g_array_unref);
}

GArray *
kw_repair_array_new (void)
{
  GArray *repairs = g_array_new (FALSE, FALSE, sizeof (KwRepair));
  g_array_set_clear_func (repairs, clear_repair);
  return repairs;
}

char *
kw_repairs_apply (const char *text, gsize len, const GArray *repairs, gboolean *safe)
{
  GString *out = g_string_sized_new (len);
  gsize done = 0;
  *safe = TRUE;
  for (guint i = 0; i < repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (repairs, KwRepair, i);
      *safe &= repair->safe;
      if (repair->replacement == NULL)
        continue;
      g_string_append_len (out, text + done, (gssize) (repair->span.start - done));
      g_string_append (out, repair->replacement);
      done = repair->span.end;
    }
  g_string_append_len (out, text + done, (gssize) (len - done));
  return g_string_free (out, FALSE);
}

/* The byte below 0x81 that C is alone, where it can end a character; else 0.
 * Windows reads a lone 0x80 as the euro sign. */
static guint8
lone_trail (gunichar c)
{
  return c >= 0x40 && c <= 0x7E ? (guint8) c : c == 0x20AC ? 0x80 : 0;
}

/* The reading behind AT closes the stream too: the character before it was
 * annotated in step, and its second byte was lost with the bracket. It must be
 * one that is annotated elsewhere. */
static gboolean
end_at_reading (Stream *stream, const Search *search, gsize at)
{
  char reading[KW_READING_SIZE];
  const char *text = search->garbled.text;
  guint rank, found = 0;
  gsize n = kw_residue_read (text + at + 1, text + search->garbled.len, reading);
  for (guint trail = 0x40; n > 0 && stream->n > 0 && trail <= 0xFE; trail++)
    {
      gunichar c = kw_gbk_char (stream->bytes[stream->n - 1], trail);
      if (!g_hash_table_contains (search->annotated, GUINT_TO_POINTER (c)) || !kw_residue_fits (c, reading, &rank))
        continue;
      if (found != 0)
        return FALSE;
      found = trail;
    }
  if (found == 0)
    return FALSE;
  stream->bytes[stream->n++] = (guint8) found;
  stream->end = at + 1 + n;
  return TRUE;
}

/* Reads bytes until a lone one completes a character that readers know. Any
 * other ASCII character must have been a full-width one. */
static gboolean
read_stream (Stream *stream, const Search *search, gsize at)
{
  const KwGarbled *garbled = &search->garbled;
  guint len;
  stream->n = 0;
  for (; at < garbled->len && stream->n + 2 < sizeof stream->bytes; at += len)
    {
      gunichar c = kw_utf8_get (garbled->text + at, &len);
      if (c == '?') /* any other stands for a pair that no character has */
        return end_at_reading (stream, search, at);
      guint8 lone = lone_trail (c);
      gunichar paired = stream->n > 0 && lone != 0 ? kw_gbk_char (stream->bytes[stream->n - 1], lone) : 0;
      if (lone != 0 && (stream->n == 0 || (kw_is_han (paired) && kw_running_is_plain (paired))))
        {
          stream->bytes[stream->n++] = lone;
          stream->end = at + len;
          return TRUE;
        }
      guint cell = kw_garbled_cell (garbled, c);
      if (cell == 0)
        return FALSE;
      stream->bytes[stream->n++] = (guint8) (cell >> 8);
      stream->bytes[stream->n++] = (guint8) cell;
    }
  return FALSE;
}

/* The stream with LEAD before it, as characters between BEFORE and BEHIND. */
static gboolean
pair_again (Original *original, const Stream *stream, guint8 lead, gunichar before, gunichar behind)
{
  *original = (Original){ .lead = lead };
  for (guint i = 0; i < stream->n; i += 2)
    {
      gunichar c = kw_gbk_char (i == 0 ? lead : stream->bytes[i - 1], stream->bytes[i]);
      if (c == 0 || !kw_running_is_plain (c))
        return FALSE;
      original->cost += kw_running_cost (before, c);
      original->chars[original->n++] = c;
      before = c;
    }
  original->cost += kw_running_cost (before, behind);
  return TRUE;
}

/* The annotated characters of the article, as a set. */
static GHashTable *
annotated_of (const char *text, const GArray *residue)
{
  GHashTable *annotated = g_hash_table_new (NULL, NULL);
  guint len;
  for (guint i = 0; residue != NULL && i < residue->len; i++)
    {
      guint32 subject = g_array_index (residue, KwResidue, i).subject.start;
      g_hash_table_add (annotated, GUINT_TO_POINTER (kw_utf8_get (text + subject, &len)));
    }
  return annotated;
}

/* What the text costs as it stands between BEFORE and END. */
static guint
cost_as_read (const KwGarbled *garbled, gunichar before, gsize start, gsize end)
{
  guint cost = 0, len;
  for (gsize p = start; p < end; p += len)
    {
      gunichar c = kw_utf8_get (garbled->text + p, &len);
      cost += kw_running_cost (before, c);
      before = c;
    }
  return cost + kw_running_cost (before, kw_garbled_at (garbled, end));
}

/* The best original and what it is better by than the next. */
static gboolean
find_original (Original *best, guint *margin, const Search *search, const Stream *stream, gunichar before,
               const char *reading)
{
  gunichar behind = kw_garbled_at (&search->garbled, stream->end);
  guint second = G_MAXINT;
  guint trail = kw_gbk_cell (before) & 0xFF, rank;
  best->cost = G_MAXINT;
  for (guint lead = 0x81; lead <= 0xFE; lead++)
    {
      /* The character that the converter saw across the border. */
      gunichar seen = kw_gbk_char (trail, lead);
      Original original;
      if (seen == 0 || !kw_residue_fits (seen, reading, &rank) ||
          !pair_again (&original, stream, (guint8) lead, before, behind))
        continue;
      if (!g_hash_table_contains (search->annotated, GUINT_TO_POINTER (seen)))
        original.cost += ANNOTATED;
      second = MIN (second, MAX (original.cost, best->cost));
      if (original.cost < best->cost)
        *best = original;
    }
  *margin = second - best->cost;
  return best->cost < G_MAXINT;
}

static KwRepair
to_repair (const KwGarbled *garbled, const Stream *stream, const Original *best, gsize start, guint margin)
{
  guint8 bytes[2 * MAX_CHARS + 1] = { best->lead };
  memcpy (bytes + 1, stream->bytes, stream->n);
  guint read = cost_as_read (garbled, kw_garbled_before (garbled, start), start, stream->end);
  return (KwRepair){
    .kind = KW_REPAIR_SPLIT,
    .span = kw_span (start, stream->end),
    .replacement = kw_garbled_spell (garbled, best->chars, best->n),
    .before = kw_garbled_read_as (garbled, start, stream->end),
    .after = kw_garbled_hex (bytes, stream->n + 1),
    .drop = read > best->cost ? (read - best->cost) / best->n : 0,
    .margin = MIN (margin, 9999),
    .safe = margin >= SAFE_MARGIN,
  };
}

/* Whether a character that is annotated elsewhere, with TRAIL for its first
 * byte, can have been seen across the border: then READING was inserted. */
static gboolean
is_insertion (const Search *search, guint trail, const char *reading)
{
  guint rank;
  for (guint lead = 0x81; lead <= 0xFE; lead++)
    {
      gunichar seen = kw_gbk_char (trail, lead);
      if (g_hash_table_contains (search->annotated, GUINT_TO_POINTER (seen)) && kw_residue_fits (seen, reading, &rank))
        return TRUE;
    }
  return FALSE;
}

static void
add_unexplained (const Search *search, gsize start, gsize end)
{
  KwRepair repair = { .kind = KW_REPAIR_SPLIT, .span = kw_span (start, end), .before = kw_garbled_read_as (&search->garbled, start, end) };
  g_array_append_val (search->repairs, repair);
}

/* The mark at START that stands for a byte, LEN bytes long, and a reading.
 * The end of what was found, 0 for nothing. */
static gsize
try_at (Search *search, gsize start, gsize len)
{
  KwGarbled *garbled = &search->garbled;
  char reading[KW_READING_SIZE];
  Stream stream;
  Original best;
  guint margin;
  const char *p = garbled->text + start + len, *end = garbled->text + garbled->len;
  gunichar before = kw_garbled_before (garbled, start);
  if (!kw_is_han (before))
    return 0;
  if (p < end && *p == '(') /* a lenient decoder lets the bracket live */
    p++;
  gsize n = kw_residue_read (p, end, reading);
  if (n == 0 || !kw_model_is_reading (reading, strlen (reading)))
    return 0;
  kw_garbled_measure (garbled);
  gsize behind = (gsize) (p + n - garbled->text);
  if (!read_stream (&stream, search, behind) || !find_original (&best, &margin, search, &stream, before, reading))
    {
      if (!is_insertion (search, kw_gbk_cell (before) & 0xFF, reading))
        return 0;
      add_unexplained (search, start, behind);
      return behind;
    }
  KwRepair repair = to_repair (garbled, &stream, &best, start, margin);
  g_array_append_val (search->repairs, repair);
  return stream.end;
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwRepair *x = a;
  const KwRepair *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void
look_for (Search *search, const char *mark)
{
  gsize n = strlen (mark);
  const char *text = search->garbled.text, *end = text + search->garbled.len;
  for (const char *p = text; (p = memmem (p, (gsize) (end - p), mark, n)) != NULL;)
    {
      if (search->annotated == NULL)
        search->annotated = annotated_of (text, search->garbled.residue);
      gsize behind = try_at (search, (gsize) (p - text), n);
      p = behind > 0 ? text + behind : p + n;
    }
}

/* A place that the search for one mark explains is no riddle of the other. */
static void
drop_overlaps (GArray *repairs)
{
  g_array_sort (repairs, by_place);
  for (guint i = 1; i < repairs->len;)
    if (kw_span_overlaps (g_array_index (repairs, KwRepair, i - 1).span, g_array_index (repairs, KwRepair, i).span))
      g_array_remove_index (repairs, i);
    else
      i++;
}

GArray *
kw_repair_split (const char *text, gsize len, const GArray *residue)
{
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  Search search = { { text, len, residue, KW_WIDTH_UNKNOWN }, NULL, repairs };
  look_for (&search, "?");
  if (residue != NULL) /* most decoders write '?': elsewhere not worth a search */
    look_for (&search, "\xEF\xBF\xBD");
  g_clear_pointer (&search.annotated, g_hash_table_unref);
  drop_overlaps (repairs);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
