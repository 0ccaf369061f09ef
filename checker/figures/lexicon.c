/* lexicon.c - look-ups in the compiled word lists */
#include "checker/figures/lexicon.h"
#include "checker/base/utf8.h"
#include "checker/figures/user-lexicon.h"

#include <string.h>

#include "checker/figures/lexicon.inc"

G_STATIC_ASSERT (G_N_ELEMENTS (units) < KW_LEXICON_USER && G_N_ELEMENTS (place_names) < KW_LEXICON_USER &&
                 G_N_ELEMENTS (place_codes) < KW_LEXICON_USER);

/* The user's own words, or NULL. Set before threads start. */
static const KwUserLexicon *user;

void
kw_lexicon_use (const KwUserLexicon *lexicon)
{
  user = lexicon;
}

/* Where P holds a unified ideograph the table of first characters answers for
 * most of them. */
static inline guint32
longest (const KwTrie *trie, const guint32 first[0x5200], const char *p, const char *end, gsize *len)
{
  const guchar *u = (const guchar *) p;
  if (end - p < 3 || u[0] < 0xE4 || u[0] > 0xE9)
    return kw_trie_longest (trie, p, end, len);
  guint32 c = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
  if (c < 0x4E00 || first[c - 0x4E00] == 0)
    return KW_TRIE_NONE;
  return kw_trie_walk (trie, first[c - 0x4E00], p, p + 3, end, len);
}

/* The number of the unified ideograph at P from U+4E00 on, where another
 * character may stand behind it; -1 for others. */
static inline int
ideograph (const char *p, const char *end)
{
  const guchar *u = (const guchar *) p;
  if (end - p < 6 || u[0] < 0xE4 || u[0] > 0xE9)
    return -1;
  return (int) ((u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu)) - 0x4E00;
}

static inline gboolean
has_bit (const guint8 *bits, guint32 i)
{
  return bits[i >> 3] >> (i & 7) & 1;
}

static inline gboolean
begins_pair (const char *p)
{
  return has_bit (word_pairs, kw_pair_hash ((const guchar *) p));
}

/* Han are E4 to E9 and two bytes more; two tables tell where no word begins. */
const char *
kw_lexicon_skip (const char *p, const char *end)
{
  if (G_UNLIKELY (user != NULL))
    return p;
  for (; end - p >= 8 && kw_utf8_leads_han (*p); p += 3)
    {
      guint64 eight; /* the two characters and two bytes more */
      memcpy (&eight, p, sizeof eight);
      eight = GUINT64_FROM_LE (eight);
      guint32 first = kw_pair_first ((guint32) eight & 0xFFFFFF);
      if (has_bit (word_pairs, kw_pair_join (first, (guint32) (eight >> 24) & 0xFFFFFF)) ||
          has_bit (single_bits, first >> (32 - KW_SINGLE_BITS)))
        break;
    }
  return p;
}

static inline const KwWordPair *
find_pair (const char *p)
{
  guint32 i = kw_pair_slot ((const guchar *) p);
  while (pair_table[i].bytes[0] != 0 && memcmp (pair_table[i].bytes, p, KW_PAIR) != 0)
    i = (i + 1) % KW_PAIR_SLOTS;
  return pair_table[i].bytes[0] != 0 ? &pair_table[i] : NULL;
}

/* The longest of our words that begins with the pair at P; KW_TRIE_NONE. */
static inline guint32
longest_of_pair (const char *p, const char *end, gsize *len)
{
  const KwWordPair *pair = begins_pair (p) ? find_pair (p) : NULL;
  if (pair == NULL)
    return KW_TRIE_NONE;
  if (pair->state != 0)
    return kw_trie_walk (&word_trie, pair->state, p, p + KW_PAIR, end, len);
  *len = KW_PAIR;
  return pair->word - 1u;
}

/* May the character at P be or begin a word shorter than a pair? */
static inline gboolean
may_be_single (const char *p)
{
  return has_bit (single_bits, kw_pair_first (kw_pair_character ((const guchar *) p)) >> (32 - KW_SINGLE_BITS));
}

/* Tables answer for most places, the smallest first, before the trie is walked. */
const KwWord *
kw_lexicon_word (const char *p, const char *end, gsize *len)
{
  int c = G_LIKELY (user == NULL) ? ideograph (p, end) : -1;
  guint single = c >= 0 && may_be_single (p) ? word_singles[c] : 0;
  if (c >= 0 && single != KW_SINGLE_MORE)
    {
      guint32 i = longest_of_pair (p, end, len);
      if (i != KW_TRIE_NONE)
        return &words[i];
      *len = 3;
      return single != 0 ? &words[single - 1] : NULL;
    }
  guint32 i = longest (&word_trie, word_first, p, end, len);
  const KwWord *word = i != KW_TRIE_NONE ? &words[i] : NULL;
  return G_LIKELY (user == NULL) ? word : kw_user_lexicon_word (user, p, end, word, len);
}

guint16
kw_lexicon_unit (const char *p, const char *end, gsize *len)
{
  guint32 i = longest (&unit_trie, unit_first, p, end, len);
  guint16 unit = i != KW_TRIE_NONE ? (guint16) i : 0;
  return G_LIKELY (user == NULL) ? unit : kw_user_lexicon_unit (user, p, end, unit, len);
}

const KwUnit *
kw_lexicon_unit_entry (guint16 unit)
{
  if (G_LIKELY (unit < G_N_ELEMENTS (units)))
    return &units[unit];
  return user != NULL ? kw_user_lexicon_unit_entry (user, unit) : &units[0];
}

const KwPlaceName *
kw_lexicon_place (const KwWord *word)
{
  if (G_LIKELY (word->arg < G_N_ELEMENTS (place_names)))
    return &place_names[word->arg];
  return kw_user_lexicon_place (user, word->arg);
}

guint32
kw_lexicon_place_code (const KwPlaceName *place, guint i)
{
  if (G_LIKELY (place->first < G_N_ELEMENTS (place_codes)))
    return place_codes[place->first + i];
  return kw_user_lexicon_code (user, place->first + i);
}

guint16
kw_lexicon_class (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].class_name, name) == 0)
      return units[i].class_index;
  return user != NULL ? kw_user_lexicon_class (user, name) : 0;
}

gboolean
kw_lexicon_range (const char *text, KwSpan span, guint16 unit, KwInterval *range)
{
  return user != NULL && kw_user_lexicon_range (user, text, span, unit, range);
}
