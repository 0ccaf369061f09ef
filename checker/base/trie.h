/* trie.h - longest match of a word list at a place in a text.
 *
 * A double-array trie over bytes (Aoe 1989): one step is an addition and a
 * comparison. Word lists are compiled into constant arrays by
 * checker/gen/gentables.c; users' lists are built when they are read.
 */
#pragma once

#include <glib.h>

#define KW_TRIE_NONE G_MAXUINT32

typedef struct
{
  gint32 base;  /* where this state's successors begin */
  gint32 check; /* the state this one is a successor of, -1: free */
} KwTrieUnit;

typedef struct
{
  const KwTrieUnit *units;
  guint32 n_units;
} KwTrie;

typedef struct
{
  const char *word;
  guint32 value; /* below 2^31 */
} KwTrieEntry;

/* Builds a trie of ENTRIES, sorted by word (strcmp) and without duplicates.
 * (transfer full): array of KwTrieUnit. */
GArray *kw_trie_build (const KwTrieEntry *entries, gsize n);

/* The value of the longest word of which TEXT up to P (at the start of a
 * character, STATE behind it) is the beginning, its length in *LENGTH;
 * KW_TRIE_NONE when there is none. */
static inline guint32
kw_trie_walk (const KwTrie *trie, guint32 state, const char *text, const char *p, const char *end, gsize *length)
{
  const KwTrieUnit *units = trie->units;
  guint32 n = trie->n_units, found = KW_TRIE_NONE;
  for (;; p++)
    {
      guint32 base = (guint32) units[state].base;
      /* Code 0 ends a word; words end where characters do. */
      if ((p >= end || ((guchar) *p & 0xC0) != 0x80) && base < n && units[base].check == (gint32) state)
        {
          found = (guint32) ~units[base].base;
          *length = (gsize) (p - text);
        }
      if (p >= end)
        break;
      /* Byte b is code b + 1. */
      guint32 next = base + (guchar) *p + 1;
      if (next >= n || units[next].check != (gint32) state)
        break;
      state = next;
    }
  return found;
}

/* The same for words that begin at TEXT. */
static inline guint32
kw_trie_longest (const KwTrie *trie, const char *text, const char *end, gsize *length)
{
  return kw_trie_walk (trie, 0, text, text, end, length);
}

/* The state behind the bytes of WORD; 0 when no word begins so. */
static inline guint32
kw_trie_state (const KwTrie *trie, const char *word, gsize len)
{
  guint32 state = 0;
  for (gsize i = 0; i < len; i++)
    {
      guint32 next = (guint32) trie->units[state].base + (guchar) word[i] + 1;
      if (next >= trie->n_units || trie->units[next].check != (gint32) state)
        return 0;
      state = next;
    }
  return state;
}
