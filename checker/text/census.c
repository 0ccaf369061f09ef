/* census.c - one pass that classifies every character */
#include "checker/text/census.h"
#include "checker/base/utf8.h"
#include "checker/text/model.h"
#include "checker/text/script.h"

#include <string.h>

/* A crowd: weights that add up to ENOUGH with no gap of more than GAP bytes. */
#define GAP    18
#define ENOUGH 5
/* Costs, in -100 ln P: of Han that every twentieth to fiftieth character is,
 * and of those that one meets in names alone. */
#define RARE      1050
#define VERY_RARE 1300

typedef struct
{
  gunichar first, last;
  guint8 seen;
} Range;

/* The classes that crowds are made of. */
#define CROWDING (KW_SEEN_RARE | KW_SEEN_FOREIGN | KW_SEEN_PRIVATE)

/* Of two ranges that hold a character the later counts. */
static const Range ranges[] = {
  { 0x7F, 0x9F, KW_SEEN_INVISIBLE }, /* DEL and C1 */
  { 0xA1, 0x2FF, KW_SEEN_FOREIGN },
  { 0xA7, 0xA7, 0 }, /* § */
  { 0xAD, 0xAD, KW_SEEN_INVISIBLE },
  { 0xB0, 0xB1, 0 }, /* ° ± */
  { 0xB7, 0xB7, 0 }, /* · */
  { 0xD7, 0xD7, 0 }, /* × */
  { 0xF7, 0xF7, 0 }, /* ÷ */
  { 0x34F, 0x34F, KW_SEEN_INVISIBLE },
  { 0x370, 0x5FF, KW_SEEN_FOREIGN }, /* Greek, Cyrillic, Armenian, Hebrew */
  { 0x61C, 0x61C, KW_SEEN_INVISIBLE },
  { 0x1E00, 0x1EFF, KW_SEEN_FOREIGN },
  { 0x200B, 0x200F, KW_SEEN_INVISIBLE },
  { 0x201A, 0x201B, KW_SEEN_FOREIGN }, /* what windows-1252 has beside the usual marks, as the next few */
  { 0x201E, 0x2021, KW_SEEN_FOREIGN },
  { 0x2028, 0x202E, KW_SEEN_INVISIBLE },
  { 0x2039, 0x203A, KW_SEEN_FOREIGN },
  { 0x2060, 0x206F, KW_SEEN_INVISIBLE },
  { 0x2200, 0x22FF, KW_SEEN_FOREIGN },
  { 0x2264, 0x2267, 0 },               /* ≤ ≥ */
  { 0x2500, 0x257F, KW_SEEN_FOREIGN }, /* box drawing */
  { 0x2E80, 0x2FDF, KW_SEEN_COMPAT },
  { 0x3040, 0x312F, KW_SEEN_FOREIGN }, /* kana, bopomofo */
  { 0x3164, 0x3164, KW_SEEN_INVISIBLE },
  { 0xAC00, 0xD7AF, KW_SEEN_FOREIGN }, /* Hangul */
  { 0xE000, 0xF8FF, KW_SEEN_PRIVATE },
  { 0xF900, 0xFAFF, KW_SEEN_COMPAT },
  { 0xFEFF, 0xFEFF, KW_SEEN_INVISIBLE },
  { 0xFF0E, 0xFF0E, KW_SEEN_WIDE_DIGIT }, /* ．, of numbers too */
  { 0xFF10, 0xFF19, KW_SEEN_WIDE_DIGIT },
  { 0xFF61, 0xFFA0, KW_SEEN_FOREIGN }, /* half-width kana */
  { 0xFFF0, 0xFFFB, KW_SEEN_INVISIBLE },
  { 0xFFFD, 0xFFFD, KW_SEEN_SUBSTITUTE },
};

/* 锟 錕 烫 燙 屯: what substitutes and unwritten memory are misread as. */
static const gunichar substitutes[] = { 0x951F, 0x9315, 0x70EB, 0x71D9, 0x5C6F };

/* What is known of each character of the basic plane. */
typedef struct
{
  guint8 classes[0x10000];
  guint8 classed[0x10000 / 8]; /* a bit for those that have any: few lines of the cache for most texts */
} Table;

static Table *
build (void)
{
  Table *table = g_new0 (Table, 1);
  guint8 *classes = table->classes;
  for (gunichar c = 0x3400; c < 0xA000; c++)
    {
      if (kw_is_han (c) && kw_model_char_cost (c) > RARE)
        classes[c] = KW_SEEN_RARE;
      if (kw_script_of (c) == KW_SCRIPT_TRADITIONAL)
        classes[c] |= KW_SEEN_TRADITIONAL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    memset (classes + ranges[i].first, ranges[i].seen, ranges[i].last - ranges[i].first + 1);
  for (guint i = 0; i < G_N_ELEMENTS (substitutes); i++)
    classes[substitutes[i]] = KW_SEEN_SUBSTITUTE;
  for (gunichar c = 0; c < 0x20; c++)
    classes[c] = c == '\t' || c == '\n' || c == '\r' ? 0 : KW_SEEN_INVISIBLE;
  for (gunichar c = 0; c < 0x10000; c++)
    table->classed[c >> 3] |= (guint8) ((classes[c] != 0) << (c & 7));
  return table;
}

static gpointer
build_once (gpointer data)
{
  return build ();
}

static const Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, build_once, NULL);
}

static guint
class_of (const guint8 *classes, gunichar c)
{
  if (c < 0x10000)
    return classes[c];
  if (c >= 0xF0000)
    return KW_SEEN_PRIVATE;
  if (c >= 0xE0000)
    return c >= 0xE0100 && c <= 0xE01EF ? 0 : KW_SEEN_INVISIBLE; /* variation selectors are part of a character */
  if (c >= 0x2F800 && c <= 0x2FA1F)
    return KW_SEEN_COMPAT;
  return kw_is_han (c) ? KW_SEEN_RARE : 0;
}

guint
kw_census_class (gunichar c)
{
  return class_of (get_table ()->classes, c);
}

/* The crowd that is forming. */
typedef struct
{
  KwCensus *census;
  gsize start, end;
  guint weight;
} Crowd;

static void
close_crowd (Crowd *crowd)
{
  if (crowd->weight >= ENOUGH)
    {
      if (crowd->census->crowds == NULL)
        crowd->census->crowds = g_array_new (FALSE, FALSE, sizeof (KwSpan));
      KwSpan span = kw_span (crowd->start, crowd->end);
      g_array_append_val (crowd->census->crowds, span);
    }
  crowd->weight = 0;
}

static void
join (Crowd *crowd, guint seen, gunichar c, gsize at, guint len)
{
  if (crowd->weight > 0 && at - crowd->end > GAP)
    close_crowd (crowd);
  if (crowd->weight == 0)
    crowd->start = at;
  crowd->end = at + len;
  crowd->weight += (seen & KW_SEEN_RARE) != 0 && kw_model_char_cost (c) < VERY_RARE ? 2 : 3;
}

void
kw_census_take (KwCensus *census, const char *text, gsize len)
{
  const Table *table = get_table ();
  memset (census, 0, sizeof *census);
  Crowd crowd = { census, 0, 0, 0 };
  guint all = 0;
  for (gsize p = 0; p < len;)
    {
      guint step;
      /* Han and marks in rows, nearly all of the text. */
      for (; p < len && ((guchar) text[p] & 0xF0) == 0xE0; p += 3)
        {
          gunichar c = kw_utf8_get_three (text + p);
          if (G_LIKELY ((table->classed[c >> 3] >> (c & 7) & 1) == 0))
            continue;
          guint seen = table->classes[c];
          if ((seen & CROWDING) != 0)
            break;
          all |= seen;
        }
      if (p >= len)
        break;
      gunichar c = kw_utf8_get (text + p, &step);
      if (c < 0x80)
        census->ascii[c >> 5] |= 1u << (c & 31);
      guint seen = class_of (table->classes, c);
      all |= seen;
      if (G_UNLIKELY ((seen & CROWDING) != 0))
        join (&crowd, seen, c, p, step);
      p += step;
    }
  close_crowd (&crowd);
  census->seen = all;
}

void
kw_census_clear (KwCensus *census)
{
  g_clear_pointer (&census->crowds, g_array_unref);
}
