/* lexicon.c - look-ups in the compiled word lists */
#include "checker/figures/lexicon.h"

#include "checker/figures/lexicon.inc"

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

const KwWord *
kw_lexicon_word (const char *p, const char *end, gsize *len)
{
  guint32 i = longest (&word_trie, word_first, p, end, len);
  return i != KW_TRIE_NONE ? &words[i] : NULL;
}

guint16
kw_lexicon_unit (const char *p, const char *end, gsize *len)
{
  guint32 i = longest (&unit_trie, unit_first, p, end, len);
  return i != KW_TRIE_NONE ? (guint16) i : 0;
}

const KwUnit *
kw_lexicon_unit_entry (guint16 unit)
{
  return &units[unit < G_N_ELEMENTS (units) ? unit : 0];
}

const KwPlaceName *
kw_lexicon_place (const KwWord *word)
{
  return &place_names[word->arg];
}

guint32
kw_lexicon_place_code (const KwPlaceName *place, guint i)
{
  return place_codes[place->first + i];
}
