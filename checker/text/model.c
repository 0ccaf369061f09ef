/* model.c - costs of characters and pairs, and readings. Knows no text. */
#include "checker/text/model.h"
#include "checker/base/utf8.h"
#include "checker/text/fold.h"

#include <string.h>

#include "checker/text/modeltable.inc"

#define N_COMMON 3500
/* What a pair that no word holds costs above its second character: in running
 * text three of five characters do not continue a word, and -100 ln .6 is 50. */
#define ACROSS_WORDS 50

/* The rank of C, 1 the most frequent; 0 for unknown. */
static inline guint
id_of (gunichar c)
{
  gunichar folded = kw_fold_char (c);
  return folded < 0x10000 ? model_ids[model_pages[folded >> 8]][folded & 0xFF] : 0;
}

static inline guint
id_cost (guint id)
{
  return id == 0 ? KW_COST_UNKNOWN : MIN (model_costs[id], KW_COST_UNKNOWN);
}

static guint
pair_cost (guint a, guint b)
{
  guint across = MIN (id_cost (b) + ACROSS_WORDS, KW_COST_UNKNOWN);
  if (a == 0 || b == 0)
    return across;
  guint32 key = (guint32) a << 13 | b;
  guint32 slot = key * 2654435769u >> (32 - MODEL_HASH_BITS);
  while (model_pairs[slot] != 0)
    {
      if (model_pairs[slot] >> 11 == (key & 0x1FFFFF)) /* gen/model.c says why this is the key */
        return MIN (model_pairs[slot] & 0x7FF, across);
      slot = (slot + 1) & ((1u << MODEL_HASH_BITS) - 1);
    }
  return across;
}

guint
kw_model_char_cost (gunichar c)
{
  return id_cost (id_of (c));
}

guint
kw_model_pair_cost (gunichar a, gunichar b)
{
  return pair_cost (id_of (a), id_of (b));
}

gboolean
kw_model_is_pair (gunichar a, gunichar b)
{
  guint first = id_of (a), second = id_of (b);
  return first != 0 && second != 0 && pair_cost (first, second) < id_cost (second);
}

gboolean
kw_model_attract (gunichar a, gunichar b, guint least)
{
  return kw_is_han (a) && kw_is_han (b) && kw_model_pair_cost (a, b) + least < kw_model_char_cost (b);
}

gboolean
kw_model_is_common (gunichar c)
{
  guint id = id_of (c);
  return id != 0 && id <= N_COMMON;
}

guint
kw_model_mean_cost (const char *text, gsize len, guint *n_han)
{
  guint64 sum = 0;
  guint n = 0, last = 0;
  gboolean adjoins = FALSE;
  for (const char *p = text, *end = text + len; p < end;)
    {
      guint step;
      gunichar c = kw_utf8_get (p, &step);
      p += step;
      gboolean han = kw_is_han (c);
      if (han)
        {
          guint id = id_of (c);
          sum += adjoins ? pair_cost (last, id) : id_cost (id);
          last = id;
          n++;
        }
      adjoins = han;
    }
  *n_han = n;
  return n == 0 ? 0 : (guint) (sum / n);
}

/* The number of the syllable, or -1. */
static int
find_syllable (const char *reading, gsize len)
{
  guint low = 0, high = G_N_ELEMENTS (model_syllables);
  while (low < high)
    {
      guint mid = (low + high) / 2;
      int order = strncmp (model_syllables[mid], reading, len);
      if (order == 0 && model_syllables[mid][len] == '\0')
        return (int) mid;
      if (order < 0)
        low = mid + 1;
      else
        high = mid;
    }
  return -1;
}

static int
find_character (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (model_readings);
  while (low < high)
    {
      guint mid = (low + high) / 2;
      if (model_readings[mid].c == c)
        return (int) mid;
      if (model_readings[mid].c < c)
        low = mid + 1;
      else
        high = mid;
    }
  return -1;
}

gboolean
kw_model_has_reading (gunichar c, const char *reading, gsize len, guint *rank)
{
  int syllable = find_syllable (reading, len);
  int character = syllable < 0 ? -1 : find_character (c);
  if (character < 0)
    return FALSE;
  const guint16 *list = model_reading_lists + model_readings[character].start;
  for (guint i = 0; i < model_readings[character].n; i++)
    if (list[i] == syllable)
      {
        *rank = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
kw_model_is_reading (const char *reading, gsize len)
{
  return len > 0 && find_syllable (reading, len) >= 0;
}
