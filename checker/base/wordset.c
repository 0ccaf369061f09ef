/* wordset.c - a trie built when it is needed */
#include "checker/base/wordset.h"

#include <string.h>

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const KwTrieEntry *) a)->word, ((const KwTrieEntry *) b)->word);
}

void
kw_word_set_init (KwWordSet *set, const char *const *words)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  for (guint32 i = 0; words[i] != NULL; i++)
    {
      KwTrieEntry entry = { words[i], i };
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 1; i < entries->len;)
    if (compare_entries (&g_array_index (entries, KwTrieEntry, i - 1), &g_array_index (entries, KwTrieEntry, i)) == 0)
      g_array_remove_index (entries, i);
    else
      i++;
  set->units = kw_trie_build ((const KwTrieEntry *) (gpointer) entries->data, entries->len);
  set->trie = (KwTrie){ (const KwTrieUnit *) (gpointer) set->units->data, set->units->len };
}

void
kw_word_set_clear (KwWordSet *set)
{
  g_clear_pointer (&set->units, g_array_unref);
}

guint32
kw_word_set_search (const KwWordSet *set, const char *text, const char *end, const char **at, gsize *length)
{
  for (const char *p = text; p < end; p++)
    {
      /* Continuation bytes begin no word. */
      guint32 value = ((guchar) *p & 0xC0) == 0x80 ? KW_TRIE_NONE : kw_trie_longest (&set->trie, p, end, length);
      if (value == KW_TRIE_NONE)
        continue;
      *at = p;
      return value;
    }
  return KW_TRIE_NONE;
}
