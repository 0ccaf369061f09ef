/* script.c - gen-script: the tables behind script.c of checker/text.
 *
 * usage: gen-script scripts.tsv misconverted.tsv > scripttable.inc
 *
 * Kinds and counterparts of the basic plane in pages of 256, empty ones
 * shared; the wrong words as a trie, whose values number the right ones,
 * and a bitmap of what they begin with.
 */
#include "checker/text/script.h"
#include "checker/base/trie.h"
#include "checker/gen/common.h"

#include <string.h>

typedef struct
{
  guint8 kinds[0x10000];
  guint16 others[0x10000];
} Scripts;

static guint8
kind_of (const GenTable *table, const char *script, const char *proof)
{
  guint8 likely = strcmp (proof, "likely") == 0 ? KW_SCRIPT_LIKELY : 0;
  if (likely == 0 && strcmp (proof, "sure") != 0)
    gen_fail (table, "sure or likely expected");
  if (strcmp (script, "simplified") == 0)
    return KW_SCRIPT_SIMPLIFIED | likely;
  if (strcmp (script, "traditional") != 0)
    gen_fail (table, "simplified or traditional expected");
  return KW_SCRIPT_TRADITIONAL | likely;
}

static void
read_scripts (Scripts *scripts, const char *path)
{
  GenTable table;
  char *field[4];
  size_t n;
  gen_open (&table, path);
  while ((n = gen_next (&table, field, 4)) > 0)
    {
      if (n != 4)
        gen_fail (&table, "character, script, proof and counterpart expected");
      uint32_t c = gen_char (&table, field[0]);
      uint32_t other = field[3][0] != '\0' ? gen_char (&table, field[3]) : 0;
      if (c >= 0x10000)
        continue; /* too rare to tell anything */
      scripts->kinds[c] = kind_of (&table, field[1], field[2]);
      scripts->others[c] = other < 0x10000 ? (guint16) other : 0;
    }
  gen_close (&table);
}

static gboolean
is_empty (const Scripts *scripts, unsigned page)
{
  for (unsigned i = 0; i < 256; i++)
    if (scripts->kinds[page << 8 | i] != 0)
      return FALSE;
  return TRUE;
}

static void
write_page (const char *begin, const Scripts *scripts, unsigned page, gboolean kinds)
{
  printf ("%s", begin);
  for (unsigned i = 0; i < 256; i++)
    printf ("%u,%s", kinds ? scripts->kinds[page << 8 | i] : scripts->others[page << 8 | i], i % 16 == 15 ? "\n" : "");
  printf ("},\n");
}

static void
write_pages (const char *declaration, const Scripts *scripts, gboolean kinds)
{
  printf ("static const %s[][256] = {\n{0},\n", declaration);
  for (unsigned page = 0; page < 256; page++)
    if (!is_empty (scripts, page))
      write_page ("{", scripts, page, kinds);
  puts ("};");
}

static void
write_scripts (const Scripts *scripts)
{
  unsigned n = 0;
  puts ("static const guint8 script_pages[256] = {");
  for (unsigned page = 0; page < 256; page++)
    printf ("%u,%s", is_empty (scripts, page) ? 0 : ++n, page % 16 == 15 ? "\n" : "");
  puts ("};");
  write_pages ("guint8 script_kinds", scripts, TRUE);
  write_pages ("guint16 script_counterparts", scripts, FALSE);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const KwTrieEntry *) a)->word, ((const KwTrieEntry *) b)->word);
}

/* Writes the right words; the wrong ones with their numbers. */
static GArray *
read_words (const char *path)
{
  GenTable table;
  char *field[2];
  size_t n;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (KwTrieEntry));
  gen_open (&table, path);
  puts ("static const char *const misconverted_right[] = {");
  while ((n = gen_next (&table, field, 2)) > 0)
    {
      if (n != 2 || g_utf8_strlen (field[0], -1) != g_utf8_strlen (field[1], -1))
        gen_fail (&table, "a wrong and a right word of one length expected");
      KwTrieEntry entry = { gen_copy (field[0]), entries->len };
      g_array_append_val (entries, entry);
      printf ("\"%s\",%s", field[1], entries->len % 8 == 0 ? "\n" : "");
    }
  puts ("};");
  gen_close (&table);
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
write_trie (const GArray *units)
{
  const KwTrieUnit *all = (const KwTrieUnit *) (gconstpointer) units->data;
  puts ("static const KwTrieUnit misconverted_units[] = {");
  for (unsigned i = 0; i < units->len; i++)
    printf ("{%d,%d},%s", all[i].base, all[i].check, i % 8 == 7 ? "\n" : "");
  printf ("};\nstatic const KwTrie misconverted_trie = { misconverted_units, %u };\n", units->len);
}

/* A bit for each pair of characters that a word begins with, or of another
 * pair that has the same. */
static void
write_pairs (const GArray *entries)
{
  guint8 bits[8192] = { 0 };
  for (unsigned i = 0; i < entries->len; i++)
    {
      const char *word = g_array_index (entries, KwTrieEntry, i).word;
      unsigned bit = kw_script_pair_bit (g_utf8_get_char (word), g_utf8_get_char (g_utf8_next_char (word)));
      bits[bit >> 3] |= (guint8) (1u << (bit & 7));
    }
  puts ("static const guint8 misconverted_pairs[] = {");
  for (unsigned i = 0; i < sizeof bits; i++)
    printf ("%u,%s", bits[i], i % 32 == 31 ? "\n" : "");
  puts ("};");
}

int
main (int argc, char **argv)
{
  static Scripts scripts;
  if (argc != 3)
    {
      fputs ("usage: gen-script scripts.tsv misconverted.tsv\n", stderr);
      return 2;
    }
  puts ("/* made by gen-script from scripts.tsv and misconverted.tsv */");
  read_scripts (&scripts, argv[1]);
  write_scripts (&scripts);
  GArray *entries = read_words (argv[2]);
  GArray *units = kw_trie_build ((const KwTrieEntry *) (gconstpointer) entries->data, entries->len);
  write_trie (units);
  write_pairs (entries);
  for (unsigned i = 0; i < entries->len; i++)
    g_free ((char *) g_array_index (entries, KwTrieEntry, i).word);
  g_array_free (entries, TRUE);
  g_array_free (units, TRUE);
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
