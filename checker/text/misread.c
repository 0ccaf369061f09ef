/* misread.c - text that was read in another charset than it was written in.
 *
 * Where odd characters crowd, every charset that holds them is tried as the
 * one that the text was misread in, and every one of Chinese text as the
 * actual one; the reading that saves most is taken, if what comes out is
 * Chinese. What comes out of UTF-8 may have been misread before: it is looked
 * at again.
 */
#include "checker/base/utf8.h"
#include "checker/text/bytes.h"
#include "checker/text/misread-stretch.h"
#include "checker/text/model.h"
#include "checker/text/running.h"

#include <string.h>

/* Characters on both sides of a crowd that may belong to it. */
#define REACH 24
/* Characters of a crowd that are looked at in one go, with those around them. */
#define LOOK (KW_MISREAD_UNITS - 9 * REACH)
/* Misreadings in one line that are told apart. */
#define MAX_KINDS       3
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define SAFE_PLAIN      80
#define SAFE_MARGIN     200

static const char *const actual_names[KW_N_ACTUAL] = { "UTF-8", "GB18030", "Big5" };

typedef struct
{
  const char *text;
  gsize len;
  guint layers; /* that were peeled before */
  gsize done;   /* up to here nothing is looked at again */
  gsize limit;  /* what is looked at ends here */
  guint last;   /* number of the misreading that was the best so far: it will be so again */
  GArray *repairs;
} Search;

static gsize
back (const char *text, gsize from, gsize floor, guint n)
{
  for (; n > 0 && from > floor; n--)
    from = (gsize) (kw_utf8_prev (text + from, text) - text);
  return MAX (from, floor);
}

static gsize
forth (const char *text, gsize from, gsize end, guint n)
{
  for (; n > 0 && from < end; n--)
    from += kw_utf8_len ((guchar) text[from]);
  return MIN (from, end);
}

/* SPAN and so many characters before and behind it, within its line. */
static KwSpan
widen (const Search *search, KwSpan span, guint before, guint behind)
{
  gsize start = back (search->text, span.start, search->done, before);
  gsize end = forth (search->text, span.end, search->limit, behind);
  const char *line = memrchr (search->text + start, '\n', span.start - start);
  const char *line_end = memchr (search->text + span.end, '\n', end - span.end);
  if (line != NULL)
    start = (gsize) (line + 1 - search->text);
  if (line_end != NULL)
    end = (gsize) (line_end - search->text);
  return kw_span (start, end);
}

/* Whether a part might go on beyond the stretch. */
static gboolean
touches_end (const KwStretch *stretch)
{
  const GArray *parts = kw_stretch_parts (stretch);
  return parts != NULL && parts->len > 0 &&
         g_array_index (parts, KwMisreadPart, parts->len - 1).span.end + 6 > stretch->span.end;
}

/* Whether the character beside a part may have been garbled as well: then the
 * part is not all, and its border is a guess. ASCII reads the same in any
 * charset and is looked through. */
static gboolean
is_clean_neighbour (const KwMisreading *misreading, gunichar c)
{
  guint seen = kw_census_class (c);
  if ((seen & (KW_SEEN_RARE | KW_SEEN_FOREIGN | KW_SEEN_PRIVATE | KW_SEEN_SUBSTITUTE)) != 0)
    return FALSE;
  if (misreading->actual == KW_ACTUAL_UTF8 || !kw_misread_is_double_byte (misreading->read_as) || !kw_is_han (c))
    return TRUE;
  guint cell = kw_charmap_bytes (kw_charmap_get (misreading->read_as), c), used;
  guint8 bytes[2] = { (guint8) (cell >> 8), (guint8) cell };
  return cell < 0x100 || kw_charmap_char (kw_misread_actual (misreading->actual), bytes, 2, &used) == 0;
}

/* Whether C and the character beyond it are of one word: then C is as it was
 * written, though it could be decoded as well. */
static gboolean
is_of_word (gunichar left, gunichar right)
{
  return kw_is_han (left) && kw_is_han (right) && kw_model_is_pair (left, right);
}

static gunichar
char_before (const Search *search, const char **p)
{
  guint len;
  if (*p == search->text)
    return 0;
  *p = kw_utf8_prev (*p, search->text);
  return kw_utf8_get (*p, &len);
}

static gunichar
char_at (const Search *search, const char **p)
{
  guint len;
  if (*p == search->text + search->len)
    return 0;
  gunichar c = kw_utf8_get (*p, &len);
  *p += len;
  return c;
}

static gboolean
has_clean_borders (const Search *search, const KwMisreading *misreading, KwSpan span)
{
  const char *left = search->text + span.start, *right = search->text + span.end;
  gunichar c;
  do
    c = char_before (search, &left);
  while (c != 0 && c < 0x80 && c != '\n');
  if (!is_clean_neighbour (misreading, c) && !is_of_word (char_before (search, &left), c))
    return FALSE;
  if (span.end < search->len && *right == '?')
    return FALSE;
  do
    c = char_at (search, &right);
  while (c != 0 && c < 0x80 && c != '\n');
  return is_clean_neighbour (misreading, c) || is_of_word (c, char_at (search, &right));
}

/* What it would cost more to take C, which the part reads as D, as it stands;
 * OUTER is beyond it, INNER the part's next character. */
static int
edge_margin (gunichar outer, gunichar c, gunichar d, gunichar inner)
{
  return (int) (kw_running_cost (outer, c) + kw_running_cost (c, inner)) -
         (int) (kw_running_cost (outer, d) + kw_running_cost (d, inner));
}

/* Between charsets of two bytes every character can be read either way: whether
 * the first and the last of the part are surely of it. */
static gboolean
has_sure_ends (const Search *search, const KwMisreading *misreading, const KwMisreadPart *part)
{
  if (misreading->actual == KW_ACTUAL_UTF8 || !kw_misread_is_double_byte (misreading->read_as))
    return TRUE;
  const char *start = search->text + part->span.start, *end = search->text + part->span.end;
  const char *decoded = part->decoded->str, *decoded_end = decoded + part->decoded->len;
  if (kw_utf8_len ((guchar) *decoded) >= part->decoded->len)
    return FALSE;
  const char *second = decoded + kw_utf8_len ((guchar) *decoded), *last = kw_utf8_prev (decoded_end, decoded);
  int left = edge_margin (kw_utf8_before (start, search->text), kw_utf8_at (start, end),
                          kw_utf8_at (decoded, decoded_end), kw_utf8_at (second, decoded_end));
  int right = edge_margin (kw_utf8_at (end, search->text + search->len), kw_utf8_before (end, start),
                           kw_utf8_before (decoded_end, decoded), kw_utf8_before (last, decoded));
  return MIN (left, right) >= SAFE_MARGIN;
}

static char *
hex_of (const GByteArray *bytes)
{
  const guint most = 24;
  g_autofree char *hex = kw_garbled_hex (bytes->data, MIN (bytes->len, most));
  return g_strconcat (hex, bytes->len > most ? " …" : "", NULL);
}

static void
add_repair (Search *search, const KwMisreading *misreading, const KwMisreadPart *part, const char *decoded,
            gboolean safe, int margin)
{
  gboolean marked = g_str_has_prefix (decoded, BYTE_ORDER_MARK); /* no part of the text */
  KwRepair repair = {
    .kind = KW_REPAIR_CHARSET,
    .span = part->span,
    .replacement = g_strdup (decoded + (marked ? strlen (BYTE_ORDER_MARK) : 0)),
    .before = hex_of (part->bytes),
    .read_as = kw_charmap_name (misreading->read_as),
    .actual = actual_names[misreading->actual],
    .drop = (guint) MAX (0, part->gain) / MAX (1u, part->n_decoded),
    .margin = (guint) CLAMP (margin, 0, 9999),
    .safe = safe,
  };
  if (decoded == part->decoded->str && !marked)
    repair.steps = g_array_ref (part->steps);
  g_array_append_val (search->repairs, repair);
}

static void
take_part (Search *search, const KwStretch *stretch, const KwMisreadPart *part)
{
  const KwMisreading *misreading = kw_stretch_misreading (stretch);
  int margin = kw_stretch_margin (stretch, part);
  gboolean safe = part->n_lost == 0 && margin >= SAFE_MARGIN && has_clean_borders (search, misreading, part->span) &&
                  has_sure_ends (search, misreading, part);
  gboolean enough = misreading->actual == KW_ACTUAL_UTF8 || part->n_han >= 3;
  if (part->again != NULL)
    add_repair (search, misreading, part, part->again, safe && part->again_safe, margin);
  else if (part->accepted)
    add_repair (search, misreading, part, part->decoded->str,
                safe && enough && part->n_plain * 100 >= part->n_decoded * SAFE_PLAIN, margin);
}

/* 邂逅, 璀璨, 铮铮铁骨: what is odd makes words with its neighbours, as garbled
 * characters hardly ever do: nothing needs to be tried. */
static gboolean
is_of_words (const Search *search, KwSpan crowd)
{
  gunichar before = kw_utf8_before (search->text + crowd.start, search->text);
  guint len;
  for (guint32 p = crowd.start; p < crowd.end; p += len)
    {
      gunichar c = kw_utf8_get (search->text + p, &len), next;
      next = kw_utf8_at (search->text + p + len, search->text + search->len);
      if ((kw_census_class (c) & (KW_SEEN_RARE | KW_SEEN_FOREIGN | KW_SEEN_PRIVATE)) != 0 &&
          !(before != c && is_of_word (before, c)) && !(next != c && is_of_word (c, next)))
        return FALSE;
      before = c;
    }
  return TRUE;
}

static gsize search_around (Search *search, KwSpan crowd, gboolean whole, guint depth);

/* WHOLE: the crowd does not go on where it ends. */
static void
try_around (KwStretch *stretch, const Search *search, KwSpan crowd, gboolean whole)
{
  KwSpan wider = widen (search, crowd, REACH, REACH * 8);
  kw_stretch_init (stretch, search->text, widen (search, crowd, REACH, REACH), crowd, search->layers, search->last);
  if (!whole || wider.end == stretch->span.end || !touches_end (stretch))
    return;
  kw_stretch_clear (stretch);
  kw_stretch_init (stretch, search->text, wider, crowd, search->layers, search->last);
}

/* What the best misreading leaves before its first part may have been misread
 * in another charset. */
static void
search_before (Search *search, KwSpan crowd, const KwStretch *stretch, guint depth)
{
  const GArray *parts = kw_stretch_parts (stretch);
  if (depth >= MAX_KINDS || parts == NULL || parts->len == 0)
    return;
  KwSpan rest = { crowd.start, g_array_index (parts, KwMisreadPart, 0).span.start };
  if (rest.end <= rest.start)
    return;
  gsize limit = search->limit;
  search->limit = rest.end;
  search->done = search_around (search, rest, TRUE, depth + 1);
  search->limit = limit;
}

/* Looks at the crowd and what is around it; where the next look may begin. */
static gsize
search_around (Search *search, KwSpan crowd, gboolean whole, guint depth)
{
  KwStretch stretch;
  try_around (&stretch, search, crowd, whole);
  search_before (search, crowd, &stretch, depth);
  const GArray *parts = kw_stretch_parts (&stretch);
  search->last = stretch.best;
  gsize done = 0;
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KwMisreadPart *part = &g_array_index (parts, KwMisreadPart, i);
      take_part (search, &stretch, part);
      done = MAX (done, part->span.end);
    }
  done = done > crowd.start ? done : MIN (crowd.end, stretch.end);
  kw_stretch_clear (&stretch);
  return done;
}

/* CROWD is of one line. It may be longer than what is looked at in one go. */
static void
search_line (Search *search, KwSpan crowd)
{
  while (crowd.start < crowd.end)
    {
      gsize end = forth (search->text, crowd.start, crowd.end, LOOK);
      if (is_of_words (search, kw_span (crowd.start, end)))
        {
          crowd.start = end;
          continue;
        }
      search->done = search_around (search, kw_span (crowd.start, end), end == crowd.end, 0);
      crowd.start = MAX (crowd.start + kw_utf8_len ((guchar) search->text[crowd.start]), (guint32) search->done);
    }
}

/* A crowd may run over lines. */
static void
search_crowd (Search *search, KwSpan crowd)
{
  crowd.start = MAX (crowd.start, (guint32) search->done);
  while (crowd.start < crowd.end)
    {
      const char *line_end = memchr (search->text + crowd.start, '\n', crowd.end - crowd.start);
      guint32 end = line_end != NULL ? (guint32) (line_end - search->text) : crowd.end;
      search_line (search, kw_span (crowd.start, end));
      crowd.start = MAX (end + 1, (guint32) search->done);
      if (search->repairs->len >= KW_REPAIRS_MAX)
        return;
    }
}

/* Crowds so near to each other that they may be one. */
#define NEAR (3 * REACH)

GArray *
kw_repair_misread (const char *text, gsize len, const KwCensus *census, guint layers)
{
  if (census->crowds == NULL)
    return NULL;
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  Search search = { text, len, layers, 0, len, 0, repairs };
  KwSpan crowd = g_array_index (census->crowds, KwSpan, 0);
  for (guint i = 1; i < census->crowds->len && repairs->len < KW_REPAIRS_MAX; i++)
    {
      KwSpan next = g_array_index (census->crowds, KwSpan, i);
      if (next.start - crowd.end > NEAR)
        {
          search_crowd (&search, crowd);
          crowd.start = next.start;
        }
      crowd.end = next.end;
    }
  search_crowd (&search, crowd);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
