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

/* The value of the longest word that begins at TEXT (UTF-8, at the start of a
 * character) and ends before END, its length in *LENGTH; KW_TRIE_NONE when
 * there is none. */
static inline guint32
kw_trie_longest (const KwTrie *trie, const char *text, const char *end, gsize *length)
{
  const KwTrieUnit *units = trie->units;
  guint32 n = trie->n_units, found = KW_TRIE_NONE, state = 0;
  for (const char *p = text;; p++)
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
