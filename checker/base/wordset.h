/* wordset.h - a small set of words, looked for in a text in one pass. */
#pragma once

#include "checker/base/trie.h"

typedef struct
{
  GArray *units; /* owned */
  KwTrie trie;
  guint8 first[8192]; /* a bit a character of the BMP: words begin with it */
} KwWordSet;

/* WORDS, ended by NULL, in any order; the value of a match is the word's
 * index. Equal words count once. */
void kw_word_set_init (KwWordSet *set, const char *const *words);
void kw_word_set_clear (KwWordSet *set);

/* The value of the first longest match in [TEXT, END), its place in *AT;
 * KW_TRIE_NONE when no word stands there. */
guint32 kw_word_set_search (const KwWordSet *set, const char *text, const char *end, const char **at, gsize *length);
