/* model.c - gen-model: the tables behind model.c of checker/text.
 *
 * usage: gen-model characters.tsv bigrams.tsv readings.tsv > modeltable.inc
 *
 * A character's id is its rank, 1 the most frequent, 0 unknown; pages of 256
 * ids are shared when they are empty. A bigram's key is id << 13 | id, found
 * by open addressing with linear probing. An entry is one word: the low 8 bits
 * of the first id, the second id, the cost. The 5 bits left out shift the home
 * by multiples of 64 slots (the multiplier is odd), so that no other key can
 * be met while no run of entries is longer. Readings are numbers of a sorted
 * list of syllables.
 */
#include "checker/gen/common.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ID       0x1FFFu
#define HASH_BITS    17
#define HASH_SIZE    (1u << HASH_BITS)
#define MAX_RUN      64
#define MAX_COST     0x7FFu
#define MAX_READINGS 16

typedef struct
{
  uint32_t c;
  char *readings[MAX_READINGS];
  unsigned n;
} Reading;

typedef struct
{
  uint16_t ids[0x10000];
  uint16_t costs[MAX_ID + 1];
  unsigned n;
  uint32_t pairs[HASH_SIZE];
  Reading *readings;
  size_t n_readings, readings_allocated;
  char **syllables;
  size_t n_syllables, syllables_allocated;
} Model;

static void
read_characters (Model *model, const char *path)
{
  GenTable table;
  char *fields[2];
  size_t n;
  gen_open (&table, path);
  while ((n = gen_next (&table, fields, 2)) > 0)
    {
      if (n != 2)
        gen_fail (&table, "character and cost expected");
      uint32_t c = gen_char (&table, fields[0]);
      if (model->n == MAX_ID)
        gen_fail (&table, "too many characters");
      model->costs[++model->n] = (uint16_t) gen_number (&table, fields[1], UINT16_MAX);
      if (model->costs[model->n] < model->costs[model->n - 1])
        gen_fail (&table, "not sorted by cost");
      /* Fewer than a handful are beyond the basic plane: they stay unknown. */
      if (c < 0x10000)
        model->ids[c] = (uint16_t) model->n;
    }
  gen_close (&table);
}

static uint32_t
hash (uint32_t key)
{
  return key * 2654435769u >> (32 - HASH_BITS); /* Knuth 6.4, multiplicative */
}

static void
add_pair (Model *model, uint32_t key, uint32_t cost)
{
  uint32_t slot = hash (key);
  while (model->pairs[slot] != 0)
    slot = (slot + 1) & (HASH_SIZE - 1);
  model->pairs[slot] = key << 11 | cost;
}

static void
check_runs (const Model *model, const GenTable *table)
{
  unsigned run = 0;
  for (uint32_t slot = 0; slot < HASH_SIZE + MAX_RUN; slot++)
    {
      run = model->pairs[slot & (HASH_SIZE - 1)] != 0 ? run + 1 : 0;
      if (run >= MAX_RUN)
        gen_fail (table, "pairs crowd: more hash bits are needed");
    }
}

static void
read_bigrams (Model *model, const char *path)
{
  GenTable table;
  char *fields[2];
  size_t n, pairs = 0;
  gen_open (&table, path);
  while ((n = gen_next (&table, fields, 2)) > 0)
    {
      if (n != 2)
        gen_fail (&table, "pair and cost expected");
      const char *p = fields[0];
      uint32_t a = gen_utf8 (&table, &p);
      uint32_t b = gen_char (&table, p);
      if (++pairs > HASH_SIZE / 4 * 3)
        gen_fail (&table, "too many pairs");
      if (a < 0x10000 && b < 0x10000 && model->ids[a] != 0 && model->ids[b] != 0)
        add_pair (model, (uint32_t) model->ids[a] << 13 | model->ids[b],
                  (uint32_t) gen_number (&table, fields[1], MAX_COST));
    }
  check_runs (model, &table);
  gen_close (&table);
}

static void
add_readings (Model *model, const GenTable *table, Reading *reading, char *list)
{
  for (char *item = strtok (list, ","); item != NULL; item = strtok (NULL, ","))
    {
      if (reading->n == MAX_READINGS)
        gen_fail (table, "too many readings");
      char *copy = gen_copy (item);
      reading->readings[reading->n++] = copy;
      model->syllables = gen_grow (model->syllables, &model->syllables_allocated, model->n_syllables + 1,
                                   sizeof (char *));
      model->syllables[model->n_syllables++] = copy;
    }
}

static int
by_bytes (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static int
by_character (const void *a, const void *b)
{
  const Reading *x = a;
  const Reading *y = b;
  return (x->c > y->c) - (x->c < y->c);
}

static void
sort_readings (Model *model)
{
  qsort (model->readings, model->n_readings, sizeof (Reading), by_character);
  qsort (model->syllables, model->n_syllables, sizeof (char *), by_bytes);
  size_t n = 0;
  for (size_t i = 0; i < model->n_syllables; i++)
    if (n == 0 || strcmp (model->syllables[n - 1], model->syllables[i]) != 0)
      model->syllables[n++] = model->syllables[i];
  model->n_syllables = n;
}

static void
read_readings (Model *model, const char *path)
{
  GenTable table;
  char *fields[2];
  size_t n;
  gen_open (&table, path);
  while ((n = gen_next (&table, fields, 2)) > 0)
    {
      if (n != 2)
        gen_fail (&table, "character and readings expected");
      Reading reading = { .c = gen_char (&table, fields[0]) };
      add_readings (model, &table, &reading, fields[1]);
      model->readings = gen_grow (model->readings, &model->readings_allocated, model->n_readings + 1, sizeof (Reading));
      model->readings[model->n_readings++] = reading;
    }
  if (model->n_readings == 0)
    gen_fail (&table, "no readings");
  gen_close (&table);
  sort_readings (model);
}

static const char *
separator (size_t i)
{
  return i % 16 == 0 ? "\n  " : " ";
}

static int
page_is_empty (const Model *model, unsigned page)
{
  for (unsigned i = 0; i < 256; i++)
    if (model->ids[page << 8 | i] != 0)
      return 0;
  return 1;
}

static void
write_characters (const Model *model)
{
  unsigned n = 0;
  printf ("static const guint8 model_pages[256] = {");
  for (unsigned page = 0; page < 256; page++)
    printf ("%s%u,", separator (page), page_is_empty (model, page) ? 0 : ++n);
  printf ("\n};\n\nstatic const guint16 model_ids[][256] = {\n  { 0 },\n");
  for (unsigned page = 0; page < 256; page++)
    {
      if (page_is_empty (model, page))
        continue;
      printf ("  {");
      for (unsigned i = 0; i < 256; i++)
        printf ("%s%u,", separator (i), model->ids[page << 8 | i]);
      printf ("\n  },\n");
    }
  printf ("};\n\nstatic const guint16 model_costs[] = {");
  for (unsigned i = 0; i <= model->n; i++)
    printf ("%s%u,", separator (i), i == 0 ? UINT16_MAX : model->costs[i]);
  printf ("\n};\n\n");
}

static void
write_bigrams (const Model *model)
{
  printf ("#define MODEL_HASH_BITS %d\n\nstatic const guint32 model_pairs[] = {", HASH_BITS);
  for (unsigned i = 0; i < HASH_SIZE; i++)
    printf ("%s%u,", separator (i), (unsigned) model->pairs[i]);
  printf ("\n};\n\n");
}

static size_t
syllable_number (const Model *model, char *syllable)
{
  char **found = bsearch (&syllable, model->syllables, model->n_syllables, sizeof (char *), by_bytes);
  return (size_t) (found - model->syllables);
}

static void
write_readings (const Model *model)
{
  size_t start = 0;
  printf ("static const char *const model_syllables[] = {");
  for (size_t i = 0; i < model->n_syllables; i++)
    printf ("%s\"%s\",", i % 12 == 0 ? "\n  " : " ", model->syllables[i]);
  printf ("\n};\n\nstatic const struct\n{\n  guint32 c : 21;\n  guint32 n : 11;\n  guint32 start;\n} "
          "model_readings[] = {");
  for (size_t i = 0; i < model->n_readings; i++)
    {
      const Reading *reading = &model->readings[i];
      printf ("%s{ %u, %u, %zu },", i % 6 == 0 ? "\n  " : " ", (unsigned) reading->c, reading->n, start);
      start += reading->n;
    }
  printf ("\n};\n\nstatic const guint16 model_reading_lists[] = {");
  for (size_t i = 0, n = 0; i < model->n_readings; i++)
    for (unsigned j = 0; j < model->readings[i].n; j++, n++)
      printf ("%s%zu,", separator (n), syllable_number (model, model->readings[i].readings[j]));
  printf ("\n};\n");
}

int
main (int argc, char **argv)
{
  static Model model; /* large, and all that it holds lives until the end */
  if (argc != 4)
    {
      fputs ("usage: gen-model characters.tsv bigrams.tsv readings.tsv\n", stderr);
      return 2;
    }
  read_characters (&model, argv[1]);
  read_bigrams (&model, argv[2]);
  read_readings (&model, argv[3]);
  printf ("/* made by gen-model from characters.tsv, bigrams.tsv and readings.tsv */\n");
  write_characters (&model);
  write_bigrams (&model);
  write_readings (&model);
  return ferror (stdout) || fflush (stdout) != 0;
}
