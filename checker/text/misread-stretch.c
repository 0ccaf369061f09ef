/* misread-stretch.c - misreadings tried on a stretch, and what counts as Chinese */
#include "checker/text/misread-stretch.h"
#include "checker/base/utf8.h"
#include "checker/text/model.h"
#include "checker/text/running.h"

#include <string.h>

/* Costs, in -100 ln P: what a repair must save in all and a character, and
 * what Chinese costs a character at most. */
#define MIN_GAIN 900
#define MIN_DROP 100
#define MAX_COST 950
/* Of what comes out, so many of a hundred characters must be ones that readers know. */
#define MIN_PLAIN 70
/* Characters, and the cost of one at most, of a text that settles the matter. */
#define SETTLED_LENGTH 12
#define SETTLED_COST   750
/* What the other table of Big5 is given beyond its gain. */
#define UNPROVEN   800
#define MAX_LAYERS 3
/* Double-byte characters of which one word proves enough. */
#define MIN_LONG        6
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const KwMisreading misreadings[KW_N_MISREADINGS] = {
  { KW_CHARMAP_GB18030, KW_ACTUAL_UTF8 },         { KW_CHARMAP_BIG5, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_SHIFT_JIS, KW_ACTUAL_UTF8 },       { KW_CHARMAP_EUC_KR, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_LATIN1, KW_ACTUAL_UTF8 },          { KW_CHARMAP_CP1250, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_CP1251, KW_ACTUAL_UTF8 },          { KW_CHARMAP_CP1250, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_KOI8_R, KW_ACTUAL_UTF8 },          { KW_CHARMAP_CP437, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_CP850, KW_ACTUAL_UTF8 },           { KW_CHARMAP_MACINTOSH, KW_ACTUAL_UTF8 },
  { KW_CHARMAP_LATIN1, KW_ACTUAL_GB18030 },       { KW_CHARMAP_LATIN1, KW_ACTUAL_BIG5 },
  { KW_CHARMAP_CP1251, KW_ACTUAL_GB18030 },       { KW_CHARMAP_CP1251, KW_ACTUAL_BIG5 },
  { KW_CHARMAP_KOI8_R, KW_ACTUAL_GB18030 },       { KW_CHARMAP_CP437, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_CP850, KW_ACTUAL_GB18030 },        { KW_CHARMAP_MACINTOSH, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_GB18030, KW_ACTUAL_BIG5 },         { KW_CHARMAP_BIG5, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_BIG5_UNICODE, KW_ACTUAL_GB18030 }, { KW_CHARMAP_SHIFT_JIS, KW_ACTUAL_GB18030 },
  { KW_CHARMAP_EUC_KR, KW_ACTUAL_GB18030 },
};

gboolean
kw_misread_is_double_byte (KwCharmapId id)
{
  return id <= KW_CHARMAP_EUC_KR;
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

/* Whether three of five odd characters in SPAN are of the charset: the others
 * may have been misread in another one. */
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
  return held * 5 >= all * 3;
}

/* Whether what comes out of bytes that prove little holds words: of adjoining
 * Han in running text two of five are of one word, by chance hardly any. A
 * character twice over is no word here, for rare verse and the lines of tables
 * repeat as well; and what is SHORT needs two, for one is soon met. */
static gboolean
has_words (const GString *decoded, gboolean is_short)
{
  guint n_han = 0, n_words = 0, len;
  gunichar last = 0;
  for (const char *p = decoded->str; *p != '\0'; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      n_han += kw_is_han (c);
      n_words += c != last && kw_is_han (c) && kw_is_han (last) && kw_model_is_pair (last, c);
      last = c;
    }
  return n_words * 6 >= n_han && n_words > (is_short ? 1 : 0);
}

/* What is misread so is Han, and may be rare words of verse. */
static gboolean
reads_as_han (KwCharmapId id)
{
  return id == KW_CHARMAP_GB18030 || id == KW_CHARMAP_BIG5 || id == KW_CHARMAP_BIG5_UNICODE;
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
  gboolean proven = misreading->actual == KW_ACTUAL_UTF8, wide = kw_misread_is_double_byte (misreading->read_as);
  /* Three bytes of UTF-8 that are three odd letters are no chance; nor is a mark of byte order. */
  guint least = proven ? (wide ? 2 : 1) : wide ? 4 : 2;
  if (proven && !wide && strcmp (part->decoded->str, BYTE_ORDER_MARK) == 0)
    return TRUE;
  if (part->n_decoded < least || part->gain < MIN_GAIN || part->gain < (int) (MIN_DROP * part->n_decoded) ||
      part->n_plain * 100 < part->n_decoded * MIN_PLAIN)
    return FALSE;
  return proven ? part->cost <= (int) ((MAX_COST + 250) * n)
                : part->n_han >= 2 && part->cost <= (int) (MAX_COST * n) &&
                      (has_words (part->decoded, reads_as_han (misreading->read_as) && part->n_decoded < MIN_LONG) ||
                       (part->n_han >= 4 && !wide && !has_boxes (misreading->read_as)));
}

/* What was misread twice: the decoded text is decoded again. */
static void
decode_again (const KwMisreading *misreading, KwMisreadPart *part, guint layers)
{
  if (misreading->actual != KW_ACTUAL_UTF8 || layers >= MAX_LAYERS || part->n_lost > 0 || part->n_decoded < 3 ||
      is_chinese (part, misreading))
    return;
  KwCensus census;
  const char *text = part->decoded->str;
  kw_census_take (&census, text, part->decoded->len);
  g_autoptr (GArray) repairs = kw_repair_misread (text, part->decoded->len, &census, layers + 1);
  kw_census_clear (&census);
  if (repairs == NULL)
    return;
  part->again = kw_repairs_apply (text, part->decoded->len, repairs, &part->again_safe);
  part->gain += kw_misread_cost (text) - kw_misread_cost (part->again);
}

static GArray *
try_one (const char *text, KwSpan span, const KwMisreading *misreading, guint layers, guint32 *end, int *gain)
{
  GArray *parts = kw_misread_parts (text, span, misreading, end);
  *gain = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      KwMisreadPart *part = &g_array_index (parts, KwMisreadPart, i);
      decode_again (misreading, part, layers);
      part->accepted = part->again != NULL || is_chinese (part, misreading);
      if (part->accepted)
        *gain += part->gain;
    }
  return parts;
}

/* What a byte of UTF-8 beyond ASCII is in Chinese text: one that goes on with
 * a character, or begins one of three bytes. */
static gboolean
is_utf8_byte (guint byte)
{
  return (byte >= 0x80 && byte < 0xC0) || (byte >= 0xE2 && byte < 0xF0);
}

/* Whether the bytes of an odd character may be a part of Chinese text in the
 * actual charset. */
static gboolean
suits (const KwMisreading *misreading, guint bytes)
{
  guint8 pair[2] = { (guint8) (bytes >> 8), (guint8) bytes };
  guint used;
  if (misreading->actual == KW_ACTUAL_UTF8)
    return is_utf8_byte (pair[0]) && (is_utf8_byte (pair[1]) || pair[1] < 0x80);
  return kw_running_is_plain (kw_charmap_char (kw_misread_actual (misreading->actual), pair, 2, &used));
}

/* Rare characters crowd in clean text, too. Chinese charsets are only tried
 * where half of the odd characters promise something. */
static gboolean
promises (const char *text, KwSpan crowd, const KwMisreading *misreading)
{
  if (misreading->read_as > KW_CHARMAP_BIG5_UNICODE)
    return TRUE;
  const KwCharmap *map = kw_charmap_get (misreading->read_as);
  guint all = 0, good = 0, len;
  for (guint32 p = crowd.start; p < crowd.end; p += len)
    {
      gunichar c = kw_utf8_get (text + p, &len);
      guint bytes = (kw_census_class (c) & ODD) != 0 ? kw_charmap_bytes (map, c) : 0;
      all += bytes >= 0x100;
      good += bytes >= 0x100 && suits (misreading, bytes);
    }
  return good * 2 >= all;
}

/* So long and so plain a text comes out of all of the crowd that no other
 * charset can give one. */
static gboolean
is_settled (const GArray *parts, KwSpan crowd)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KwMisreadPart *part = &g_array_index (parts, KwMisreadPart, i);
      if (kw_span_contains (part->span, crowd))
        return part->accepted && part->n_decoded >= SETTLED_LENGTH &&
               part->cost <= SETTLED_COST * g_utf8_strlen (part->decoded->str, (gssize) part->decoded->len);
    }
  return FALSE;
}

/* Big5 has two tables that may both give Chinese. */
static gboolean
has_two_tables (guint i)
{
  return misreadings[i].read_as == KW_CHARMAP_BIG5 || misreadings[i].read_as == KW_CHARMAP_BIG5_UNICODE;
}

/* Whether nothing else need be tried. */
static gboolean
try_misreading (KwStretch *stretch, const char *text, KwSpan crowd, guint i, guint layers)
{
  guint32 end;
  stretch->parts[i] = try_one (text, stretch->span, &misreadings[i], layers, &end, &stretch->gain[i]);
  if (stretch->gain[i] < stretch->gain[stretch->best])
    return FALSE;
  stretch->best = i;
  stretch->end = end;
  return !has_two_tables (i) && is_settled (stretch->parts[i], crowd);
}

void
kw_stretch_init (KwStretch *stretch, const char *text, KwSpan span, KwSpan crowd, guint layers, guint first)
{
  gboolean likely[KW_N_CHARMAPS];
  crowd.end = MIN (crowd.end, span.end);
  Scripts scripts = scripts_of (text, crowd);
  for (guint i = 0; i < KW_N_CHARMAPS; i++)
    likely[i] = is_likely (&scripts, i) && holds (text, crowd, i);
  *stretch = (KwStretch){ .span = span, .end = span.end };
  for (guint n = 0; n < KW_N_MISREADINGS; n++)
    {
      guint i = (first + n) % KW_N_MISREADINGS;
      if (likely[misreadings[i].read_as] && promises (text, crowd, &misreadings[i]) &&
          try_misreading (stretch, text, crowd, i, layers))
        return;
    }
}

const KwMisreading *
kw_stretch_misreading (const KwStretch *stretch)
{
  return &misreadings[stretch->best];
}

const GArray *
kw_stretch_parts (const KwStretch *stretch)
{
  return stretch->parts[stretch->best];
}

/* What speaks for another misreading of the part. Where the two tables of Big5
 * differ no byte proves either: the other one counts for more than it gains. */
static int
rival_gain (const KwStretch *stretch, const KwMisreadPart *part, guint i)
{
  int gain = 0;
  for (guint k = 0; stretch->parts[i] != NULL && k < stretch->parts[i]->len; k++)
    {
      const KwMisreadPart *other = &g_array_index (stretch->parts[i], KwMisreadPart, k);
      if (other->accepted && kw_span_contains (other->span, part->span) &&
          strcmp (other->decoded->str, part->decoded->str) != 0)
        gain = MAX (gain, other->gain);
    }
  return gain > 0 && has_two_tables (i) && has_two_tables (stretch->best) ? gain + UNPROVEN : gain;
}

int
kw_stretch_margin (const KwStretch *stretch, const KwMisreadPart *part)
{
  int rival = 0;
  for (guint i = 0; i < KW_N_MISREADINGS; i++)
    if (i != stretch->best)
      rival = MAX (rival, rival_gain (stretch, part, i));
  return part->gain - rival;
}

void
kw_stretch_clear (KwStretch *stretch)
{
  for (guint i = 0; i < KW_N_MISREADINGS; i++)
    g_clear_pointer (&stretch->parts[i], g_array_unref);
}
