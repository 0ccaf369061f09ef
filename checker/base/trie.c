/* trie.c - building a double-array trie from a sorted word list
 *
 * Source: Aoe, An efficient digital search algorithm by using a double-array
 * structure, IEEE TSE 15(9), 1989. Code 0 is the end of a word; its unit
 * holds the complement of the word's value.
 */
#include "checker/base/trie.h"

#include <string.h>

typedef struct
{
  GArray *units; /* of KwTrieUnit */
  const KwTrieEntry *entries;
  guint32 first_free; /* no free unit below */
} Builder;

#define unit_at(b, i) (&g_array_index ((b)->units, KwTrieUnit, (i)))

static void
reserve (Builder *b, guint32 n)
{
  KwTrieUnit unused = { 0, -1 };
  while (b->units->len < n)
    g_array_append_val (b->units, unused);
}

static guint
code_of (const KwTrieEntry *entry, gsize depth)
{
  guchar byte = (guchar) entry->word[depth];
  return byte == '\0' ? 0 : (guint) byte + 1;
}

/* The successors of the entries [FIRST, LAST) at DEPTH: codes, ascending, and
 * where each one's entries begin. */
static guint
successors (const Builder *b, gsize first, gsize last, gsize depth, guint codes[257], gsize starts[258])
{
  guint n = 0;
  for (gsize i = first; i < last; i++)
    {
      guint code = code_of (&b->entries[i], depth);
      if (n > 0 && codes[n - 1] == code)
        continue;
      codes[n] = code;
      starts[n++] = i;
    }
  starts[n] = last;
  return n;
}

static guint32
find_base (Builder *b, const guint *codes, guint n)
{
  guint32 base = b->first_free > codes[0] ? b->first_free - codes[0] : 1;
  for (;; base++)
    {
      guint i = 0;
      reserve (b, base + 258);
      while (i < n && unit_at (b, base + codes[i])->check < 0)
        i++;
      if (i == n)
        return base;
    }
}

static void
insert (Builder *b, guint32 state, gsize first, gsize last, gsize depth)
{
  guint codes[257];
  gsize starts[258];
  guint n = successors (b, first, last, depth, codes, starts);
  guint32 base = find_base (b, codes, n);
  unit_at (b, state)->base = (gint32) base;
  for (guint i = 0; i < n; i++)
    unit_at (b, base + codes[i])->check = (gint32) state;
  while (b->first_free < b->units->len && unit_at (b, b->first_free)->check >= 0)
    b->first_free++;
  for (guint i = 0; i < n; i++)
    {
      if (codes[i] == 0)
        unit_at (b, base)->base = ~(gint32) b->entries[starts[i]].value;
      else
        insert (b, base + codes[i], starts[i], starts[i + 1], depth + 1);
    }
}

GArray *
kw_trie_build (const KwTrieEntry *entries, gsize n)
{
  Builder b = { g_array_new (FALSE, FALSE, sizeof (KwTrieUnit)), entries, 1 };
  reserve (&b, 1);
  unit_at (&b, 0)->check = 0; /* the root is nobody's successor but is taken */
  if (n > 0)
    insert (&b, 0, 0, n, 0);
  else
    unit_at (&b, 0)->base = 1;
  return b.units;
}
