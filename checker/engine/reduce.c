/* reduce.c - records of all articles, grouped by rule and key, compared in
 * corpus order
 */
#include "checker/engine/shard.h"

#include <string.h>

/* Places of one key that are compared; boilerplate has thousands. The first by
 * identity are kept, so that the choice does not depend on threads. */
#define GROUP_MAX 128

/* Bits of the sieve that tells keys seen once from keys seen again. */
#define SIEVE_BITS (1u << 22)

static void
append_ptrs (GPtrArray *to, GPtrArray *from)
{
  g_ptr_array_extend_and_steal (to, g_ptr_array_ref (from));
}

void
kw_shard_merge (KwShard *shard, KwShard *other)
{
  append_ptrs (shard->findings, other->findings);
  append_ptrs (shard->problems, other->problems);
  append_ptrs (shard->blocks, other->blocks);
  g_array_append_vals (shard->sketches, other->sketches->data, other->sketches->len);
  shard->block_used = G_MAXSIZE / 2; /* the last block is now another shard's */
  g_array_append_vals (shard->records, other->records->data, other->records->len);
  g_array_append_vals (shard->index, other->index->data, other->index->len);
  GHashTableIter iter;
  gpointer key, article;
  g_hash_table_iter_init (&iter, other->kept);
  while (g_hash_table_iter_next (&iter, &key, &article))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (shard->kept, key, article);
    }
  for (guint i = 0; i < KW_FEATURES; i++)
    shard->frequency[i] += other->frequency[i];
  shard->n_claims += other->n_claims;
  shard->n_articles += other->n_articles;
  shard->n_bytes += other->n_bytes;
}

static guint32
sieve_slot (const KwStored *stored)
{
  guint64 h = (stored->record.key ^ stored->rule) * 0x9E3779B97F4A7C15u;
  return (guint32) (h >> 42) % SIEVE_BITS;
}

/* Drops the records whose key nobody shares: most of them, and sorting what
 * is left is cheap. */
static void
drop_lonely (GArray *records)
{
  g_autofree guint8 *seen = g_malloc0 (SIEVE_BITS);
  for (guint i = 0; i < records->len; i++)
    {
      guint8 *count = &seen[sieve_slot (&g_array_index (records, KwStored, i))];
      *count = (guint8) MIN (*count + 1, 2);
    }
  guint kept = 0;
  for (guint i = 0; i < records->len; i++)
    {
      const KwStored *stored = &g_array_index (records, KwStored, i);
      if (seen[sieve_slot (stored)] > 1)
        g_array_index (records, KwStored, kept++) = *stored;
    }
  g_array_set_size (records, kept);
}

#define ORDER(a, b) ((a) < (b) ? -1 : (a) > (b))

static gint
compare_records (gconstpointer a, gconstpointer b)
{
  const KwStored *x = a, *y = b;
  int order = ORDER (x->rule, y->rule);
  if (order == 0)
    order = ORDER (x->record.key, y->record.key);
  if (order == 0)
    order = ORDER (x->record.ref, y->record.ref);
  if (order == 0)
    order = ORDER (x->record.span.start, y->record.span.start);
  return order != 0 ? order : ORDER (x->record.span.end, y->record.span.end);
}

/* By the first related place: those of one rule and place differ there. */
static gint
compare_related (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return ORDER (a != NULL, b != NULL);
  const KwRelated *x = &g_array_index (a, KwRelated, 0), *y = &g_array_index (b, KwRelated, 0);
  return x->ref != y->ref ? ORDER (x->ref, y->ref) : ORDER (x->span.start, y->span.start);
}

static gint
compare_findings (gconstpointer a, gconstpointer b)
{
  const KwFinding *x = *(KwFinding *const *) a, *y = *(KwFinding *const *) b;
  int order = ORDER (x->ref, y->ref);
  if (order == 0)
    order = ORDER (x->span.start, y->span.start);
  if (order == 0)
    order = strcmp (x->rule->name, y->rule->name);
  if (order == 0)
    order = ORDER (x->span.end, y->span.end);
  return order != 0 ? order : compare_related (x->related, y->related);
}

static gint
compare_problems (gconstpointer a, gconstpointer b)
{
  const KwProblem *x = *(KwProblem *const *) a, *y = *(KwProblem *const *) b;
  int order = strcmp (x->path, y->path);
  return order != 0 ? order : ORDER (x->record, y->record);
}

static void
reduce_group (KwShard *shard, const KwStored *group, guint n)
{
  const KwRule *rule = g_ptr_array_index (shard->rules, group->rule);
  const int *options = shard->config != NULL ? kw_config_options (shard->config, rule) : NULL;
  KwContext ctx = { .shard = shard, .rule = rule, .rule_index = group->rule, .options = options };
  KwRecord records[GROUP_MAX];
  n = MIN (n, GROUP_MAX);
  for (guint i = 0; i < n; i++)
    records[i] = group[i].record;
  if (n > 1 && rule->compare != NULL)
    rule->compare (&ctx, records->key, records, n);
}

/* A figure of two places is grouped twice and may be told twice. */
static void
drop_repeated (GPtrArray *findings)
{
  guint kept = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      KwFinding *f = g_ptr_array_index (findings, i);
      const KwFinding *last = kept > 0 ? g_ptr_array_index (findings, kept - 1) : NULL;
      gboolean repeats = last != NULL && f->rule->compare != NULL && last->rule == f->rule && last->ref == f->ref &&
                         last->span.start == f->span.start && last->span.end == f->span.end;
      if (repeats)
        kw_finding_free (f);
      else
        g_ptr_array_index (findings, kept++) = f;
    }
  while (findings->len > kept)
    g_ptr_array_steal_index (findings, findings->len - 1);
}

void
kw_shard_reduce (KwShard *shard)
{
  GArray *records = shard->records;
  drop_lonely (records);
  kw_shard_sort_sketches (shard);
  g_array_sort (records, compare_records);
  const KwStored *all = (const KwStored *) records->data;
  for (guint i = 0, n; i < records->len; i += n)
    {
      for (n = 1; i + n < records->len && all[i + n].rule == all[i].rule && all[i + n].record.key == all[i].record.key;)
        n++;
      reduce_group (shard, all + i, n);
    }
  g_ptr_array_sort (shard->findings, compare_findings);
  drop_repeated (shard->findings);
  g_ptr_array_sort (shard->problems, compare_problems);
}
