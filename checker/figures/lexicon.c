/* lexicon.c - look-ups in the compiled word lists */
#include "checker/figures/lexicon.h"

#include "checker/figures/lexicon.inc"

const KwWord *
kw_lexicon_word (const char *p, const char *end, gsize *len)
{
  guint32 i = kw_trie_longest (&word_trie, p, end, len);
  return i != KW_TRIE_NONE ? &words[i] : NULL;
}

guint16
kw_lexicon_unit (const char *p, const char *end, gsize *len)
{
  guint32 i = kw_trie_longest (&unit_trie, p, end, len);
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
