/* fold.c - gen-fold: the table behind kw_fold_char.
 *
 * usage: gen-fold variants.tsv > foldtable.inc
 *
 * Sixteen bits a character for the basic plane. A variant of that plane whose
 * simplified form lies beyond it does not fit and folds to itself.
 */
#include "checker/gen/common.h"

#include <stdlib.h>

typedef struct
{
  uint32_t from;
  uint32_t to;
} Pair;

typedef struct
{
  uint16_t plane[0x10000];
  Pair *astral;
  size_t n_astral;
  size_t allocated;
} Fold;

static void
fold_width (Fold *fold)
{
  for (uint32_t c = 0; c < 0x10000; c++)
    fold->plane[c] = (uint16_t) c;
  for (uint32_t c = 0xFF01; c <= 0xFF5E; c++)
    fold->plane[c] = (uint16_t) (c - 0xFEE0);
  fold->plane[0x3000] = ' ';
}

static void
fold_variants (Fold *fold, const char *path)
{
  GenTable table;
  char *fields[2];
  size_t n;
  gen_open (&table, path);
  while ((n = gen_next (&table, fields, 2)) > 0)
    {
      if (n != 2)
        gen_fail (&table, "variant and simplified character expected");
      Pair pair = { gen_char (&table, fields[0]), gen_char (&table, fields[1]) };
      if (pair.from < 0x10000 && pair.to < 0x10000)
        fold->plane[pair.from] = (uint16_t) pair.to;
      if (pair.from < 0x10000)
        continue;
      fold->astral = gen_grow (fold->astral, &fold->allocated, fold->n_astral + 1, sizeof (Pair));
      fold->astral[fold->n_astral++] = pair;
    }
  gen_close (&table);
}

static int
by_from (const void *a, const void *b)
{
  const Pair *x = a;
  const Pair *y = b;
  return (x->from > y->from) - (x->from < y->from);
}

/* What each character of the basic plane folds to, and a bit for those that fold
 * to another one: a text's few hundred characters share few lines of the cache. */
static void
write_plane (const Fold *fold)
{
  printf ("static const guint16 fold_table[0x10000] = {");
  for (unsigned c = 0; c < 0x10000; c++)
    printf ("%s0x%X,", c % 16 == 0 ? "\n  " : " ", fold->plane[c]);
  printf ("\n};\n\nstatic const guint8 fold_changes[0x10000 / 8] = {");
  for (unsigned c = 0; c < 0x10000; c += 8)
    {
      unsigned bits = 0;
      for (unsigned i = 0; i < 8; i++)
        bits |= (fold->plane[c + i] != c + i ? 1u : 0u) << i;
      printf ("%s0x%X,", c % 128 == 0 ? "\n  " : " ", bits);
    }
  printf ("\n};\n\n");
}

static void
write_astral (Fold *fold)
{
  if (fold->n_astral > 0)
    qsort (fold->astral, fold->n_astral, sizeof (Pair), by_from);
  printf ("static const struct\n{\n  gunichar from;\n  gunichar to;\n} fold_astral[] = {\n");
  for (size_t i = 0; i < fold->n_astral; i++)
    printf ("  { 0x%X, 0x%X },\n", (unsigned) fold->astral[i].from, (unsigned) fold->astral[i].to);
  if (fold->n_astral == 0)
    printf ("  { 0, 0 },\n");
  printf ("};\n\nstatic const guint fold_n_astral = %zu;\n", fold->n_astral);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fputs ("usage: gen-fold variants.tsv\n", stderr);
      return 2;
    }
  Fold *fold = gen_alloc (sizeof (Fold));
  fold_width (fold);
  fold_variants (fold, argv[1]);
  printf ("/* made by gen-fold from variants.tsv */\n");
  write_plane (fold);
  write_astral (fold);
  free (fold->astral);
  free (fold);
  return ferror (stdout) || fflush (stdout) != 0;
}
