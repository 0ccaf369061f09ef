/* user-lexicon-private.h - what reading a user's lexicon fills and looking
 * words up reads. */
#pragma once

#include "checker/figures/user-lexicon.h"

/* Entries of each list, whose numbers share 16 bits with ours. */
#define KW_USER_ENTRIES_MAX (KW_LEXICON_USER - 1)

typedef struct
{
  GArray *entries; /* of KwTrieEntry */
  GArray *built;   /* of KwTrieUnit */
  KwTrie trie;
} KwUserWords;

typedef struct
{
  GArray *codes; /* of guint32 */
  KwPlaceStatus status;
} KwUserPlace;

typedef struct
{
  KwInterval value;
  const char *unit; /* "" for none */
} KwUserRange;

struct _KwUserLexicon
{
  GStringChunk *strings;
  GHashTable *seen; /* list and word -> where it was said */
  KwUserWords words, units, ranges;
  GArray *word_values;  /* of KwWord */
  GArray *unit_values;  /* of KwUnit */
  GArray *range_values; /* of KwUserRange */
  GHashTable *places;   /* word -> KwUserPlace, while it is read */
  GArray *place_names;  /* of KwPlaceName */
  GArray *codes;        /* of guint32 */
  guint n_codes;        /* of places, while they are read */
  GPtrArray *classes;   /* new ones */
  GPtrArray *verbs;     /* shared words that are none of ours */
};
