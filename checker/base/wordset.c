/* wordset.c - a trie built when it is needed */
#include "checker/base/wordset.h"
#include "checker/base/utf8.h"

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
  memset (set->first, 0, sizeof set->first);
  for (guint i = 0; i < entries->len; i++)
    {
      guint len;
      gunichar c = kw_utf8_get (g_array_index (entries, KwTrieEntry, i).word, &len);
      set->first[(c & 0xFFFF) >> 3] |= (guint8) (1u << (c & 7));
    }
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
  guint len;
  for (const char *p = text; p < end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len) & 0xFFFF;
      if ((set->first[c >> 3] >> (c & 7) & 1) == 0)
        continue;
      guint32 value = kw_trie_longest (&set->trie, p, end, length);
      if (value == KW_TRIE_NONE)
        continue;
      *at = p;
      return value;
    }
  return KW_TRIE_NONE;
}
