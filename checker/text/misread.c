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
#include "checker/text/model.h"
#include "checker/text/misread-path.h"
#include "checker/text/running.h"

#include <string.h>

/* Characters on both sides of a crowd that may belong to it. */
#define REACH 24
/* Costs, in -100 ln P: what a repair must save in all and a character, and
 * what Chinese costs a character at most. */
#define MIN_GAIN 900
#define MIN_DROP 100
#define MAX_COST 950
/* Of what comes out, so many of a hundred characters must be ones that readers know. */
#define MIN_PLAIN  70
#define SAFE_PLAIN 80
#define SAFE_MARGIN 200
#define MAX_LAYERS  3
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const KwMisreading misreadings[] = {
  { KW_CHARMAP_GB18030, KW_ACTUAL_UTF8 },     { KW_CHARMAP_BIG5, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_SHIFT_JIS, KW_ACTUAL_UTF8 },   { KW_CHARMAP_EUC_KR, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_LATIN1, KW_ACTUAL_UTF8 },      { KW_CHARMAP_CP1250, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_CP1251, KW_ACTUAL_UTF8 },      { KW_CHARMAP_CP1250, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_KOI8_R, KW_ACTUAL_UTF8 },      { KW_CHARMAP_CP437, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_CP850, KW_ACTUAL_UTF8 },       { KW_CHARMAP_MACINTOSH, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_LATIN1, KW_ACTUAL_GB18030 },   { KW_CHARMAP_LATIN1, KW_ACTUAL_BIG5 },
  { KW_CHARMAP_CP1251, KW_ACTUAL_GB18030 },   { KW_CHARMAP_CP1251, KW_ACTUAL_BIG5 },
  { KW_CHARMAP_KOI8_R, KW_ACTUAL_GB18030 },   { KW_CHARMAP_CP437, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_CP850, KW_ACTUAL_GB18030 },    { KW_CHARMAP_MACINTOSH, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_GB18030, KW_ACTUAL_BIG5 },     { KW_CHARMAP_BIG5, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_BIG5_UNICODE, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_SHIFT_JIS, KW_ACTUAL_GB18030 }, { KW_CHARMAP_EUC_KR, KW_ACTUAL_GB18030 },
};

#define N_MISREADINGS G_N_ELEMENTS (misreadings)

static const char *const actual_names[KW_N_ACTUAL] = { "UTF-8", "GB18030", "Big5" };

typedef struct
{
  const char *text;
  gsize len;
  guint layers; /* that were peeled before */
  gsize done;   /* up to here nothing is looked at again */
  GArray *repairs;
} Search;

/* What each misreading makes of a stretch. */
typedef struct
{
  KwSpan span;
  GArray *parts[N_MISREADINGS]; /* NULL where it was not tried */
  int gain[N_MISREADINGS];
  guint best;
  guint32 end; /* how far the best has read */
} Stretch;

static gboolean
is_double_byte (KwCharmapId id)
{
  return id <= KW_CHARMAP_EUC_KR;
}

static void
stretch_clear (Stretch *stretch)
{
  for (guint i = 0; i < N_MISREADINGS; i++)
    g_clear_pointer (&stretch->parts[i], g_array_unref);
}

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
  gsize end = forth (search->text, span.end, search->len, behind);
  const char *line = memrchr (search->text + start, '\n', span.start - start);
  const char *line_end = memchr (search->text + span.end, '\n', end - span.end);
  if (line != NULL)
    start = (gsize) (line + 1 - search->text);
  if (line_end != NULL)
    end = (gsize) (line_end - search->text);
  return kw_span (start, end);
}

/* Scripts that only some charsets have: to look for, before a table is made. */
typedef struct
{
  gboolean kana, hangul, cyrillic, box, other;
} Scripts;

static Scripts
scripts_of (const char *text, KwSpan span)
{
  Scripts scripts = { 0 };
  guint len;
  for (guint32 p = span.start; p < span.end; p += len)
    {
      gunichar c = kw_utf8_get (text + p, &len);
      scripts.kana |= (c >= 0x3040 && c <= 0x30FF) || (c >= 0xFF61 && c <= 0xFFA0);
      scripts.hangul |= c >= 0xAC00 && c <= 0xD7AF;
      scripts.cyrillic |= c >= 0x400 && c <= 0x4FF;
      scripts.box |= c >= 0x2500 && c <= 0x25FF;
      scripts.other |= (c >= 0x80 && c < 0x400) || (c >= 0x2000 && c < 0x2500);
    }
  return scripts;
}

static gboolean
is_likely (const Scripts *scripts, KwCharmapId id)
{
  switch (id)
    {
    case KW_CHARMAP_SHIFT_JIS:
      return scripts->kana;
    case KW_CHARMAP_EUC_KR:
      return scripts->hangul;
    case KW_CHARMAP_CP1251:
    case KW_CHARMAP_KOI8_R:
      return scripts->cyrillic;
    case KW_CHARMAP_CP437:
    case KW_CHARMAP_CP850:
      return scripts->box || scripts->other;
    case KW_CHARMAP_LATIN1:
    case KW_CHARMAP_CP1250:
    case KW_CHARMAP_MACINTOSH:
      return scripts->other;
    default:
      return TRUE;
    }
}

/* What crowds are made of. */
#define ODD (KW_SEEN_RARE | KW_SEEN_FOREIGN | KW_SEEN_PRIVATE)

/* Whether four of five odd characters in SPAN are of the charset. */
static gboolean
holds (const char *text, KwSpan span, KwCharmapId id)
{
  const KwCharmap *map = kw_charmap_get (id);
  guint all = 0, held = 0, len;
  for (guint32 p = span.start; p < span.end; p += len)
    {
      gunichar c = kw_utf8_get (text + p, &len);
      if ((kw_census_class (c) & ODD) == 0)
        continue;
      all++;
      held += kw_charmap_bytes (map, c) != 0;
    }
  return held * 5 >= all * 4;
}

/* Whether what comes out of bytes that prove little holds words: of adjoining
 * Han in running text two of five are of one word, by chance hardly any. */
static gboolean
has_words (const GString *decoded)
{
  guint n_han = 0, n_words = 0, len;
  gunichar last = 0;
  for (const char *p = decoded->str; *p != '\0'; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      n_han += kw_is_han (c);
      n_words += kw_is_han (c) && kw_is_han (last) && kw_model_is_pair (last, c);
      last = c;
    }
  return n_words * 6 >= n_han && n_words > 0;
}

/* Lines of drawn tables are pairs of common Han. */
static gboolean
has_boxes (KwCharmapId id)
{
  return id == KW_CHARMAP_CP437 || id == KW_CHARMAP_CP850;
}

static gboolean
is_chinese (const KwMisreadPart *part, const KwMisreading *misreading)
{
  guint n = MAX (1u, (guint) g_utf8_strlen (part->decoded->str, (gssize) part->decoded->len));
  gboolean proven = misreading->actual == KW_ACTUAL_UTF8, wide = is_double_byte (misreading->read_as);
  /* Three bytes of UTF-8 that are three odd letters are no chance; nor is a mark of byte order. */
  guint least = proven ? (wide ? 2 : 1) : wide ? 4 : 2;
  if (proven && !wide && strcmp (part->decoded->str, BYTE_ORDER_MARK) == 0)
    return TRUE;
  if (part->n_decoded < least || part->gain < MIN_GAIN || part->gain < (int) (MIN_DROP * part->n_decoded) ||
      part->n_plain * 100 < part->n_decoded * MIN_PLAIN)
    return FALSE;
  return proven ? part->cost <= (int) ((MAX_COST + 250) * n)
                : part->n_han >= 2 && part->cost <= (int) (MAX_COST * n) &&
                    (has_words (part->decoded) || (part->n_han >= 4 && !wide && !has_boxes (misreading->read_as)));
}

/* What was misread twice: the decoded text is decoded again. */
static void
decode_again (const Search *search, const KwMisreading *misreading, KwMisreadPart *part)
{
  if (misreading->actual != KW_ACTUAL_UTF8 || search->layers >= MAX_LAYERS || part->n_lost > 0 || part->n_decoded < 3 ||
      is_chinese (part, misreading))
    return;
  KwCensus census;
  const char *text = part->decoded->str;
  kw_census_take (&census, text, part->decoded->len);
  g_autoptr (GArray) repairs = kw_repair_misread (text, part->decoded->len, &census, search->layers + 1);
  kw_census_clear (&census);
  if (repairs == NULL)
    return;
  part->again = kw_repairs_apply (text, part->decoded->len, repairs, &part->again_safe);
  part->gain += kw_misread_cost (text) - kw_misread_cost (part->again);
}

static GArray *
try_one (const Search *search, KwSpan span, const KwMisreading *misreading, guint32 *end, int *gain)
{
  GArray *parts = kw_misread_parts (search->text, span, misreading, end);
  *gain = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      KwMisreadPart *part = &g_array_index (parts, KwMisreadPart, i);
      decode_again (search, misreading, part);
      part->accepted = part->again != NULL || is_chinese (part, misreading);
      if (part->accepted)
        *gain += part->gain;
    }
  return parts;
}

/* Tries every misreading on SPAN, which holds CROWD. */
static void
try_all (Stretch *stretch, const Search *search, KwSpan span, KwSpan crowd)
{
  gboolean likely[KW_N_CHARMAPS];
  crowd.end = MIN (crowd.end, span.end);
  Scripts scripts = scripts_of (search->text, crowd);
  for (guint i = 0; i < KW_N_CHARMAPS; i++)
    likely[i] = is_likely (&scripts, i) && holds (search->text, crowd, i);
  *stretch = (Stretch){ .span = span, .end = span.end };
  for (guint i = 0; i < N_MISREADINGS; i++)
    {
      guint32 end;
      if (!likely[misreadings[i].read_as])
        continue;
      stretch->parts[i] = try_one (search, span, &misreadings[i], &end, &stretch->gain[i]);
      if (stretch->gain[i] >= stretch->gain[stretch->best])
        {
          stretch->best = i;
          stretch->end = end;
        }
    }
}

static const GArray *
best_parts (const Stretch *stretch)
{
  return stretch->parts[stretch->best];
}

/* Whether a part might go on beyond the stretch. */
static gboolean
touches_end (const Stretch *stretch)
{
  const GArray *parts = best_parts (stretch);
  return parts != NULL && parts->len > 0 &&
         g_array_index (parts, KwMisreadPart, parts->len - 1).span.end + 6 > stretch->span.end;
}

/* How much better the part is than what another misreading makes of it. */
static int
margin_of (const Stretch *stretch, const KwMisreadPart *part)
{
  int rival = 0;
  for (guint i = 0; i < N_MISREADINGS; i++)
    for (guint k = 0; i != stretch->best && stretch->parts[i] != NULL && k < stretch->parts[i]->len; k++)
      {
        const KwMisreadPart *other = &g_array_index (stretch->parts[i], KwMisreadPart, k);
        if (other->accepted && kw_span_contains (other->span, part->span) && strcmp (other->decoded->str, part->decoded->str) != 0)
          rival = MAX (rival, other->gain);
      }
  return part->gain - rival;
}

/* Whether the character beside a part may have been garbled as well: then the
 * part is not all, and its border is a guess. ASCII reads the same in any
 * charset and is looked through. */
static gboolean
is_clean_neighbour (const KwMisreading *misreading, gunichar c)
{
  static const KwCharmapId actual[KW_N_ACTUAL] = { 0, KW_CHARMAP_GB18030, KW_CHARMAP_BIG5 };
  guint seen = kw_census_class (c);
  if ((seen & (KW_SEEN_RARE | KW_SEEN_FOREIGN | KW_SEEN_PRIVATE | KW_SEEN_SUBSTITUTE)) != 0)
    return FALSE;
  if (misreading->actual == KW_ACTUAL_UTF8 || !is_double_byte (misreading->read_as) || !kw_is_han (c))
    return TRUE;
  guint cell = kw_charmap_bytes (kw_charmap_get (misreading->read_as), c), used;
  guint8 bytes[2] = { (guint8) (cell >> 8), (guint8) cell };
  return cell < 0x100 || kw_charmap_char (kw_charmap_get (actual[misreading->actual]), bytes, 2, &used) == 0;
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

static char *
hex_of (const GByteArray *bytes)
{
  const guint most = 24;
  g_autofree char *hex = kw_garbled_hex (bytes->data, MIN (bytes->len, most));
  return g_strconcat (hex, bytes->len > most ? " …" : "", NULL);
}

static void
add_repair (Search *search, const KwMisreading *misreading, const KwMisreadPart *part, const char *decoded, gboolean safe,
            int margin)
{
  KwRepair repair = {
    .kind = KW_REPAIR_CHARSET,
    .span = part->span,
    .replacement = g_strdup (decoded),
    .before = hex_of (part->bytes),
    .read_as = kw_charmap_name (misreading->read_as),
    .actual = actual_names[misreading->actual],
    .drop = (guint) MAX (0, part->gain) / MAX (1u, part->n_decoded),
    .margin = (guint) CLAMP (margin, 0, 9999),
    .safe = safe,
  };
  if (decoded == part->decoded->str)
    repair.steps = g_array_ref (part->steps);
  g_array_append_val (search->repairs, repair);
}

static void
take_part (Search *search, const Stretch *stretch, const KwMisreadPart *part)
{
  const KwMisreading *misreading = &misreadings[stretch->best];
  int margin = margin_of (stretch, part);
  gboolean safe = part->n_lost == 0 && margin >= SAFE_MARGIN && has_clean_borders (search, misreading, part->span);
  gboolean enough = misreading->actual == KW_ACTUAL_UTF8 || part->n_han >= 3;
  if (part->again != NULL)
    add_repair (search, misreading, part, part->again, safe && part->again_safe, margin);
  else if (part->accepted)
    add_repair (search, misreading, part, part->decoded->str,
                safe && enough && part->n_plain * 100 >= part->n_decoded * SAFE_PLAIN, margin);
}

/* Looks at the crowd and what is around it; where the next look may begin. */
static gsize
search_around (Search *search, KwSpan crowd)
{
  Stretch stretch;
  KwSpan wider = widen (search, crowd, REACH, REACH * 8);
  try_all (&stretch, search, widen (search, crowd, REACH, REACH), crowd);
  if (wider.end > stretch.span.end && touches_end (&stretch))
    {
      stretch_clear (&stretch);
      try_all (&stretch, search, wider, crowd);
    }
  const GArray *parts = best_parts (&stretch);
  gsize done = MIN (crowd.end, stretch.end);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KwMisreadPart *part = &g_array_index (parts, KwMisreadPart, i);
      take_part (search, &stretch, part);
      done = MAX (done, part->span.end);
    }
  stretch_clear (&stretch);
  return done;
}

/* A crowd may run over lines and be longer than what is looked at in one go. */
static void
search_crowd (Search *search, KwSpan crowd)
{
  crowd.start = MAX (crowd.start, (guint32) search->done);
  while (crowd.start < crowd.end)
    {
      const char *begin = search->text + crowd.start;
      const char *line_end = memchr (begin, '\n', crowd.end - crowd.start);
      guint32 end = line_end != NULL ? (guint32) (line_end - search->text) : crowd.end;
      if (end > crowd.start)
        search->done = search_around (search, kw_span (crowd.start, end));
      crowd.start = MAX (crowd.start + kw_utf8_len ((guchar) *begin), (guint32) search->done);
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
  Search search = { text, len, layers, 0, repairs };
  KwSpan crowd = g_array_index (census->crowds, KwSpan, 0);
  for (guint i = 1; i < census->crowds->len; i++)
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
