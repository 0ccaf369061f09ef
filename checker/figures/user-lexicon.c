/* user-lexicon.c - the user's own words: compiled and looked up */
#include "checker/figures/user-lexicon-private.h"

#include <string.h>

static void
place_free (gpointer data)
{
  g_array_unref (((KwUserPlace *) data)->codes);
  g_free (data);
}

KwUserLexicon *
kw_user_lexicon_new (void)
{
  KwUserLexicon *l = g_new0 (KwUserLexicon, 1);
  l->strings = g_string_chunk_new (4096);
  l->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  l->words.entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  l->units.entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  l->ranges.entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  l->word_values = g_array_new (FALSE, FALSE, sizeof (KwWord));
  l->unit_values = g_array_new (FALSE, FALSE, sizeof (KwUnit));
  l->range_values = g_array_new (FALSE, FALSE, sizeof (KwUserRange));
  l->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, place_free);
  l->place_names = g_array_new (FALSE, FALSE, sizeof (KwPlaceName));
  l->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  l->classes = g_ptr_array_new ();
  l->verbs = g_ptr_array_new ();
  return l;
}

static void
words_clear (KwUserWords *words)
{
  g_array_unref (words->entries);
  g_clear_pointer (&words->built, g_array_unref);
}

void
kw_user_lexicon_free (KwUserLexicon *l)
{
  g_string_chunk_free (l->strings);
  g_hash_table_unref (l->seen);
  words_clear (&l->words);
  words_clear (&l->units);
  words_clear (&l->ranges);
  g_array_unref (l->word_values);
  g_array_unref (l->unit_values);
  g_array_unref (l->range_values);
  g_hash_table_unref (l->places);
  g_array_unref (l->place_names);
  g_array_unref (l->codes);
  g_ptr_array_unref (l->classes);
  g_ptr_array_unref (l->verbs);
  g_free (l);
}

/* One KwPlaceName a name; its codes side by side. */
static void
finish_places (KwUserLexicon *l)
{
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, l->places);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const KwUserPlace *place = value;
      KwPlaceName entry = { (guint16) (KW_LEXICON_USER | l->codes->len), (guint8) place->codes->len,
                            (guint8) place->status, (guint8) place->codes->len };
      KwWord word = { KW_WORD_place, (guint16) (KW_LEXICON_USER | l->place_names->len) };
      KwTrieEntry in_trie = { name, l->word_values->len };
      g_array_append_vals (l->codes, place->codes->data, place->codes->len);
      g_array_append_val (l->place_names, entry);
      g_array_append_val (l->word_values, word);
      g_array_append_val (l->words.entries, in_trie);
    }
}

static gint
by_word (gconstpointer a, gconstpointer b)
{
  return strcmp (((const KwTrieEntry *) a)->word, ((const KwTrieEntry *) b)->word);
}

static void
words_finish (KwUserWords *words)
{
  g_array_sort (words->entries, by_word);
  words->built = kw_trie_build ((const KwTrieEntry *) (gpointer) words->entries->data, words->entries->len);
  words->trie = (KwTrie){ (const KwTrieUnit *) (gpointer) words->built->data, words->built->len };
}

void
kw_user_lexicon_finish (KwUserLexicon *lexicon)
{
  finish_places (lexicon);
  words_finish (&lexicon->words);
  words_finish (&lexicon->units);
  words_finish (&lexicon->ranges);
}

/* The value of the user's word at P where it is as long as ours; else
 * KW_TRIE_NONE, and *LEN is untouched. */
static guint32
longer (const KwUserWords *words, const char *p, const char *end, gboolean ours, gsize *len)
{
  gsize found;
  guint32 value = kw_trie_longest (&words->trie, p, end, &found);
  if (value == KW_TRIE_NONE || (ours && found < *len))
    return KW_TRIE_NONE;
  *len = found;
  return value;
}

const KwWord *
kw_user_lexicon_word (const KwUserLexicon *lexicon, const char *p, const char *end, const KwWord *ours, gsize *len)
{
  guint32 i = longer (&lexicon->words, p, end, ours != NULL, len);
  return i != KW_TRIE_NONE ? &g_array_index (lexicon->word_values, KwWord, i) : ours;
}

guint16
kw_user_lexicon_unit (const KwUserLexicon *lexicon, const char *p, const char *end, guint16 ours, gsize *len)
{
  guint32 unit = longer (&lexicon->units, p, end, ours != 0, len);
  return unit != KW_TRIE_NONE ? (guint16) unit : ours;
}

const KwUnit *
kw_user_lexicon_unit_entry (const KwUserLexicon *lexicon, guint16 unit)
{
  return &g_array_index (lexicon->unit_values, KwUnit, unit & ~KW_LEXICON_USER);
}

const KwPlaceName *
kw_user_lexicon_place (const KwUserLexicon *lexicon, guint16 place)
{
  return &g_array_index (lexicon->place_names, KwPlaceName, place & ~KW_LEXICON_USER);
}

guint32
kw_user_lexicon_code (const KwUserLexicon *lexicon, guint code)
{
  return g_array_index (lexicon->codes, guint32, code & ~(guint) KW_LEXICON_USER);
}

guint16
kw_user_lexicon_class (const KwUserLexicon *lexicon, const char *name)
{
  guint at;
  return g_ptr_array_find_with_equal_func (lexicon->classes, name, g_str_equal, &at) ? (guint16) (KW_LEXICON_USER | at)
                                                                                     : 0;
}

gboolean
kw_user_lexicon_range (const KwUserLexicon *lexicon, const char *text, KwSpan span, guint16 unit, KwInterval *range)
{
  gsize longest = 0, len = 0;
  for (guint32 p = span.start; p < span.end; p++)
    {
      guint32 i = kw_trie_longest (&lexicon->ranges.trie, text + p, text + span.end, &len);
      if (i == KW_TRIE_NONE || len <= longest)
        continue;
      const KwUserRange *found = &g_array_index (lexicon->range_values, KwUserRange, i);
      if (strcmp (found->unit, kw_lexicon_unit_entry (unit)->name) != 0)
        continue;
      longest = len;
      *range = found->value;
    }
  return longest > 0;
}
