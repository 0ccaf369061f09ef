/* gen-lexicon units.tsv words.tsv places.tsv... - the word lists as tries
 *
 * Writes checker/figures/lexicon.inc: a trie of words and places with a
 * KwWord each, a trie of units with a KwUnit each, and the places' codes.
 */
#include "checker/base/trie.h"
#include "checker/figures/lexicon-names.h"
#include "checker/gen/common.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *word;
  KwWord entry;
} Word;

typedef struct
{
  char *name;
  unsigned long code;
  KwPlaceStatus status;
} Place;

static GArray *words;  /* of Word */
static GArray *places; /* of Place */
static GPtrArray *verbs;

static unsigned
index_in (const GenTable *table, const char *const *list, const char *name)
{
  for (unsigned i = 0; list != NULL && list[i] != NULL; i++)
    if (strcmp (list[i], name) == 0)
      return i;
  gen_fail (table, "unknown type or argument");
}

static unsigned
verb_number (const char *verb)
{
  for (unsigned i = 0; i < verbs->len; i++)
    if (strcmp (g_ptr_array_index (verbs, i), verb) == 0)
      return i + 1;
  g_ptr_array_add (verbs, g_strdup (verb));
  return verbs->len;
}

static void
read_words (const char *path)
{
  GenTable table;
  char *field[3];
  gen_open (&table, path);
  while (gen_next (&table, field, 3) == 3)
    {
      unsigned type = index_in (&table, word_types, field[1]);
      unsigned arg = type == KW_WORD_verb ? verb_number (field[2]) : index_in (&table, word_arguments[type], field[2]);
      Word word = { g_strdup (field[0]), { (guint16) type, (guint16) arg } };
      g_array_append_val (words, word);
    }
  gen_close (&table);
}

static void
read_places (const char *path)
{
  GenTable table;
  char *field[3];
  gen_open (&table, path);
  while (gen_next (&table, field, 3) == 3)
    {
      Place place = { g_strdup (field[0]), gen_number (&table, field[1], 999999),
                      (KwPlaceStatus) index_in (&table, place_statuses, field[2]) };
      g_array_append_val (places, place);
    }
  gen_close (&table);
}

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a, *y = b;
  int order = strcmp (x->name, y->name);
  if (order == 0)
    order = (int) x->status - (int) y->status;
  return order != 0 ? order : (x->code > y->code) - (x->code < y->code);
}

/* One KwPlaceName a name; its codes side by side. */
static void
write_places (void)
{
  qsort (places->data, places->len, sizeof (Place), compare_places);
  const Place *all = (const Place *) (void *) places->data;
  GString *codes = g_string_new (NULL);
  unsigned n_names = 0;
  puts ("static const KwPlaceName place_names[] = {");
  for (unsigned i = 0, n; i < places->len; i += n)
    {
      for (n = 1; i + n < places->len && strcmp (all[i].name, all[i + n].name) == 0;)
        n++;
      unsigned best = 1;
      while (best < n && all[i + best].status == all[i].status)
        best++;
      printf ("{%u,%u,%u,%u},\n", i, MIN (n, 255), (unsigned) all[i].status, MIN (best, 255));
      Word word = { g_strdup (all[i].name), { KW_WORD_place, (guint16) n_names++ } };
      g_array_append_val (words, word);
      for (unsigned k = 0; k < n; k++)
        g_string_append_printf (codes, "%lu,", all[i + k].code);
    }
  printf ("};\nstatic const guint32 place_codes[] = {%s};\n", codes->str);
  g_string_free (codes, TRUE);
}

/* The state behind each unified ideograph: most look-ups end there, and one
 * load replaces three steps. */
static void
write_first (const char *name, const KwTrieUnit *units, guint32 n)
{
  KwTrie trie = { units, n };
  printf ("static const guint32 %s_first[0x5200] = {\n", name);
  for (gunichar c = 0x4E00; c < 0xA000; c++)
    {
      char text[8];
      int len = g_unichar_to_utf8 (c, text);
      printf ("%u,%s", kw_trie_state (&trie, text, (gsize) len), c % 16 == 15 ? "\n" : "");
    }
  puts ("};");
}

/* Writes the trie of ENTRIES and returns its units. */
static GArray *
write_trie (const char *name, const KwTrieEntry *entries, gsize n)
{
  GArray *units = kw_trie_build (entries, n);
  printf ("static const KwTrieUnit %s_units[] = {\n", name);
  for (unsigned i = 0; i < units->len; i++)
    {
      const KwTrieUnit *unit = &g_array_index (units, KwTrieUnit, i);
      printf ("{%d,%d},%s", unit->base, unit->check, i % 8 == 7 ? "\n" : "");
    }
  printf ("};\nstatic const KwTrie %s_trie = { %s_units, %u };\n", name, name, units->len);
  write_first (name, (const KwTrieUnit *) (void *) units->data, units->len);
  return units;
}

static void
set_bit (unsigned char *bits, unsigned i)
{
  bits[i >> 3] |= (unsigned char) (1 << (i & 7));
}

static void
write_bits (const char *name, const unsigned char *bits, gsize n)
{
  printf ("static const guint8 %s[] = {\n", name);
  for (gsize i = 0; i < n; i++)
    printf ("%u,%s", bits[i], i % 64 == 63 ? "\n" : "");
  puts ("};");
}

/* Which pairs begin words, which characters are or begin shorter ones, and what
 * unified ideographs are by themselves: the number of the word, from 1;
 * KW_SINGLE_MORE where half a pair makes one. */
static void
write_pairs (const KwTrieEntry *entries, gsize n)
{
  static unsigned char pairs[1 << (KW_PAIR_BITS - 3)], bits[1 << (KW_SINGLE_BITS - 3)];
  static unsigned singles[0x5200];
  for (gsize i = 0; i < n; i++)
    {
      const unsigned char *word = (const unsigned char *) entries[i].word;
      gunichar c = g_utf8_get_char (entries[i].word);
      gsize len = strlen (entries[i].word);
      if (len >= KW_PAIR)
        set_bit (pairs, kw_pair_hash (word));
      else if (len >= 3)
        set_bit (bits, kw_pair_first (kw_pair_character (word)) >> (32 - KW_SINGLE_BITS));
      if (len < KW_PAIR && c >= 0x4E00 && c < 0xA000)
        singles[c - 0x4E00] = len == 3 && singles[c - 0x4E00] == 0 ? entries[i].value + 1 : KW_SINGLE_MORE;
    }
  write_bits ("word_pairs", pairs, sizeof pairs);
  write_bits ("single_bits", bits, sizeof bits);
  puts ("static const guint16 word_singles[] = {");
  for (gsize i = 0; i < G_N_ELEMENTS (singles); i++)
    printf ("%u,%s", singles[i], i % 64 == 63 ? "\n" : "");
  puts ("};");
}

static gboolean
begins_with_ideograph (const char *word)
{
  gunichar c = g_utf8_get_char (word);
  return c >= 0x4E00 && c < 0xA000;
}

/* Where PAIR stands in the table SLOTS, or the free place for it. */
static KwWordPair *
pair_slot (KwWordPair *slots, const char *pair)
{
  guint32 i = kw_pair_slot ((const guchar *) pair);
  while (slots[i].bytes[0] != 0 && memcmp (slots[i].bytes, pair, KW_PAIR) != 0)
    i = (i + 1) % KW_PAIR_SLOTS;
  return &slots[i];
}

/* The pairs by their bytes, each with the word that it is and the state behind
 * it where longer words begin so. */
static void
write_pair_table (const KwTrieEntry *entries, gsize n, const KwTrie *trie)
{
  static KwWordPair slots[KW_PAIR_SLOTS];
  unsigned used = 0;
  for (gsize i = 0; i < n; i++)
    {
      const char *name = entries[i].word;
      if (strlen (name) < KW_PAIR || !begins_with_ideograph (name))
        continue;
      KwWordPair *slot = pair_slot (slots, name);
      used += slot->bytes[0] == 0;
      memcpy (slot->bytes, name, KW_PAIR);
      if (name[KW_PAIR] == '\0')
        slot->word = (guint16) (entries[i].value + 1);
      else
        slot->state = kw_trie_state (trie, name, KW_PAIR);
    }
  if (used > KW_PAIR_SLOTS * 3 / 4 || n >= G_MAXUINT16)
    {
      fputs ("gen-lexicon: more words than the table of pairs holds; raise KW_PAIR_SLOTS\n", stderr);
      exit (1);
    }
  puts ("static const KwWordPair pair_table[KW_PAIR_SLOTS] = {");
  for (gsize i = 0; i < KW_PAIR_SLOTS; i++)
    {
      const guint8 *b = slots[i].bytes;
      if (b[0] != 0)
        printf ("[%u]={{%u,%u,%u,%u,%u,%u},%u,%u},\n", (unsigned) i, b[0], b[1], b[2], b[3], b[4], b[5], slots[i].word,
                slots[i].state);
    }
  puts ("};");
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (((const Word *) a)->word, ((const Word *) b)->word);
}

/* The words' own meaning wins over a place of the same name. */
static void
write_words (void)
{
  /* g_array_sort keeps the order of equal words: the word list came first. */
  g_array_sort (words, compare_words);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  puts ("static const KwWord words[] = {");
  for (unsigned i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      if (i > 0 && strcmp (g_array_index (words, Word, i - 1).word, word->word) == 0)
        continue;
      printf ("{%u,%u},\n", word->entry.type, word->entry.arg);
      KwTrieEntry entry = { word->word, entries->len };
      g_array_append_val (entries, entry);
    }
  puts ("};");
  const KwTrieEntry *all = (const KwTrieEntry *) (void *) entries->data;
  GArray *units = write_trie ("word", all, entries->len);
  KwTrie trie = { (const KwTrieUnit *) (void *) units->data, units->len };
  write_pairs (all, entries->len);
  write_pair_table (all, entries->len, &trie);
  g_array_free (units, TRUE);
  g_array_free (entries, TRUE);
}

static int
compare_entries (const void *a, const void *b)
{
  return strcmp (((const KwTrieEntry *) a)->word, ((const KwTrieEntry *) b)->word);
}

/* Units are numbered from 1; so are their classes. */
static void
write_units (const char *path)
{
  GenTable table;
  char *field[3];
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  GPtrArray *classes = g_ptr_array_new_with_free_func (g_free);
  gen_open (&table, path);
  puts ("static const KwUnit units[] = {\n{\"\",\"\",0,0,0},");
  while (gen_next (&table, field, 3) == 3)
    {
      guint at;
      if (!g_ptr_array_find_with_equal_func (classes, field[1], g_str_equal, &at))
        {
          at = classes->len;
          g_ptr_array_add (classes, g_strdup (field[1]));
        }
      printf ("{\"%s\",\"%s\",%u,%u,%u},\n", field[0], field[1], at + 1, index_in (&table, unit_kinds, field[2]),
              unit_traits (field[0], field[1]));
      KwTrieEntry entry = { g_strdup (field[0]), entries->len + 1 };
      g_array_append_val (entries, entry);
    }
  gen_close (&table);
  puts ("};");
  g_array_sort (entries, compare_entries);
  g_array_free (write_trie ("unit", (const KwTrieEntry *) (void *) entries->data, entries->len), TRUE);
  for (unsigned i = 0; i < entries->len; i++)
    g_free ((char *) g_array_index (entries, KwTrieEntry, i).word);
  g_array_free (entries, TRUE);
  g_ptr_array_free (classes, TRUE);
}

int
main (int argc, char **argv)
{
  if (argc < 4)
    {
      fputs ("usage: gen-lexicon units.tsv words.tsv places.tsv...\n", stderr);
      return 2;
    }
  words = g_array_new (FALSE, FALSE, sizeof (Word));
  places = g_array_new (FALSE, FALSE, sizeof (Place));
  verbs = g_ptr_array_new_with_free_func (g_free);
  puts ("/* generated from checker/figures/lexicon by gen-lexicon */");
  read_words (argv[2]);
  for (int i = 3; i < argc; i++)
    read_places (argv[i]);
  write_places ();
  write_words ();
  write_units (argv[1]);
  for (unsigned i = 0; i < words->len; i++)
    g_free (g_array_index (words, Word, i).word);
  for (unsigned i = 0; i < places->len; i++)
    g_free (g_array_index (places, Place, i).name);
  g_array_free (words, TRUE);
  g_array_free (places, TRUE);
  g_ptr_array_free (verbs, TRUE);
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
