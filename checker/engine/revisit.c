/* revisit.c - articles of a run, found and read again after it */
#include "checker/engine/run.h"
#include "checker/text/load.h"

#include <string.h>

static gint
by_ref (gconstpointer a, gconstpointer b)
{
  KwArticleRef x = ((const KwIndexEntry *) a)->ref, y = ((const KwIndexEntry *) b)->ref;
  return x < y ? -1 : x > y;
}

void
kw_run_sort_index (KwRun *run)
{
  g_array_sort (run->shard->index, by_ref);
}

static const KwFile *
find_file (const KwCorpus *corpus, const char *path, guint *at)
{
  guint low = 0, high = kw_corpus_n_files (corpus);
  while (low < high)
    {
      *at = low + (high - low) / 2;
      const KwFile *file = kw_corpus_file (corpus, *at);
      int order = strcmp (path, file->path);
      if (order == 0)
        return file;
      if (order < 0)
        high = *at;
      else
        low = *at + 1;
    }
  return NULL;
}

const KwFile *
kw_run_file (const KwRun *run, const char *path, guint32 record, guint64 *hash)
{
  guint number = 0, at;
  const KwFile *file = find_file (run->corpus, path, &number);
  KwIndexEntry wanted = { (guint64) number << 32 | record, 0, 0, 0 };
  *hash = 0;
  if (file != NULL && g_array_binary_search (run->shard->index, &wanted, by_ref, &at))
    *hash = g_array_index (run->shard->index, KwIndexEntry, at).hash;
  return file;
}

/* What reading an article again needs to know. */
typedef struct
{
  KwRun *run;
  const KwIndexEntry *entry;
} Again;

/* Keeps the article unless it is no longer the one that was checked. */
static void
keep_again (gpointer data, guint file, const KwRaw *raw)
{
  Again *again = data;
  KwLoadFault fault;
  if (kw_raw_hash (raw->data, raw->size) != again->entry->hash)
    return;
  KwArticle *article = kw_article_load (raw, again->entry->ref, again->run->options->encoding, &fault, NULL);
  if (article != NULL)
    kw_shard_keep (again->run->shard, article);
}

const KwArticle *
kw_run_article (gpointer data, KwArticleRef ref)
{
  KwRun *run = data;
  const KwArticle *article = g_hash_table_lookup (run->shard->kept, &ref);
  if (article != NULL)
    return article;
  KwIndexEntry wanted = { ref, 0, 0, 0 };
  guint at;
  if (!g_array_binary_search (run->shard->index, &wanted, by_ref, &at))
    return NULL;
  Again again = { run, &g_array_index (run->shard->index, KwIndexEntry, at) };
  kw_corpus_reread (run->corpus, (guint) (ref >> 32), (guint32) ref, again.entry->line, again.entry->offset, keep_again,
                    &again);
  return g_hash_table_lookup (run->shard->kept, &ref);
}

/* Whether the article can be shown; tells once when it cannot. */
static gboolean
is_there (KwRun *run, KwArticleRef ref)
{
  if (kw_run_article (run, ref) != NULL)
    return TRUE;
  const char *path = kw_corpus_file (run->corpus, (guint) (ref >> 32))->path;
  const GPtrArray *problems = run->shard->problems;
  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((KwProblem *) g_ptr_array_index (problems, i))->path, path) == 0)
      return FALSE;
  kw_shard_note (run->shard, path, (guint32) ref, 0, 0, 0, KW_VALUE ("changed while it was checked; its findings are left out"));
  return FALSE;
}

void
kw_run_fetch (KwRun *run)
{
  GPtrArray *findings = run->shard->findings;
  for (guint i = 0; i < findings->len;)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      gboolean there = is_there (run, f->ref);
      for (guint k = 0; there && f->related != NULL && k < f->related->len; k++)
        there = is_there (run, g_array_index (f->related, KwRelated, k).ref);
      if (there)
        i++;
      else
        g_ptr_array_remove_index (findings, i);
    }
}
