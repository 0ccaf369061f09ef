/* engine.c - a run: readers, workers, and what they made put together */
#include "checker/engine/engine.h"
#include "checker/engine/shard.h"
#include "checker/text/load.h"

#include <stdio.h>
#include <string.h>
#include <xxhash.h>

/* Pieces read ahead of the workers, per worker: bounds memory when reading is
 * faster than checking. */
#define QUEUE_PER_JOB 4

struct _KwRun
{
  const KwEngineOptions *options;
  KwCorpus *corpus;
  GPtrArray *rules;
  gboolean needs_ledger; /* whether a rule does */
  KwShard *shard; /* everything, once the workers are done */
  KwSummary summary;

  GAsyncQueue *queue; /* of KwPiece *; the run itself says "no more" */
  GMutex lock;
  GCond room;
  guint queued;
  guint64 done_bytes; /* atomic enough for a progress line: guarded by lock */
  guint64 done_articles;
};

typedef struct
{
  KwRun *run;
  KwShard *shard;
  KwArticleFunc func; /* instead of rules */
  gpointer func_data;
} Worker;

static gboolean
needs_ledger (const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    if (((const KwRule *) g_ptr_array_index (rules, i))->needs_ledger)
      return TRUE;
  return FALSE;
}

static void
note_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
              const char *message)
{
  KwShard *shard = data;
  g_ptr_array_add (shard->problems, kw_problem_new (path, record, line, column, offset, message));
}

static void
worker_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                const char *message)
{
  note_problem (((Worker *) data)->shard, path, record, line, column, offset, message);
}

/* An article whose findings will be shown: its text stays, the rest can be
 * made again. */
static void
keep (KwShard *shard, KwArticle *article)
{
  kw_fold_clear (&article->fold);
  if (article->ledger != NULL)
    article->ledger_free (article->ledger);
  article->ledger = NULL;
  g_hash_table_insert (shard->kept, &article->ref, article);
}

static KwArticleRef
reference (guint file, guint32 record)
{
  return (guint64) file << 32 | record;
}

static void
check_raw (gpointer data, guint file, const KwRaw *raw)
{
  Worker *worker = data;
  KwShard *shard = worker->shard;
  g_autoptr (GError) error = NULL;
  KwLoadFault fault;
  KwArticleRef ref = reference (file, raw->record);
  g_autoptr (KwArticle) article = kw_article_load (raw, ref, worker->run->options->encoding, &fault, &error);
  shard->n_bytes += raw->size;
  if (article == NULL)
    {
      note_problem (shard, raw->path, raw->record, fault.line, fault.column, fault.offset, error->message);
      return;
    }
  shard->n_articles++;
  if (worker->run->needs_ledger || worker->func != NULL)
    kw_ledger_read (article);
  if (article->ledger != NULL && article->ledger->cut)
    note_problem (shard, raw->path, raw->record, raw->line, 0, raw->offset,
                  "more figures and dates than can be read; those behind the first million words were not");
  if (worker->func != NULL)
    {
      worker->func (worker->func_data, raw, article);
      return;
    }
  KwIndexEntry entry = { ref, raw->offset, XXH3_64bits (raw->data, raw->size), raw->line };
  g_array_append_val (shard->index, entry);
  if (kw_shard_check (shard, article))
    keep (shard, g_steal_pointer (&article));
}

static void
show_progress (KwRun *run, gboolean last)
{
  if (!run->options->progress)
    return;
  if (last)
    fputs ("\r\033[K", stderr);
  else
    fprintf (stderr, "\r%" G_GUINT64_FORMAT " articles, %.1f MB\033[K", run->done_articles,
             (double) run->done_bytes / 1e6);
  fflush (stderr);
}

static void
work_piece (Worker *worker, KwPiece *piece)
{
  KwRun *run = worker->run;
  guint64 articles = worker->shard->n_articles, bytes = worker->shard->n_bytes;
  kw_piece_read (run->corpus, piece, check_raw, worker_problem, worker);
  kw_piece_free (piece);
  g_mutex_lock (&run->lock);
  run->done_articles += worker->shard->n_articles - articles;
  run->done_bytes += worker->shard->n_bytes - bytes;
  if (run->queued > 0)
    run->queued--;
  g_cond_signal (&run->room);
  g_mutex_unlock (&run->lock);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  for (;;)
    {
      gpointer piece = g_async_queue_pop (worker->run->queue);
      if (piece == worker->run)
        return NULL;
      work_piece (worker, piece);
    }
}

/* Whether a fifth of a second has gone by since the last progress line. */
static gboolean
progress_is_due (gint64 *last)
{
  gint64 now = g_get_monotonic_time ();
  if (now - *last < G_USEC_PER_SEC / 5)
    return FALSE;
  *last = now;
  return TRUE;
}

static void
feed (KwRun *run, guint jobs)
{
  KwPiece *piece;
  gint64 shown = g_get_monotonic_time ();
  while ((piece = kw_corpus_next (run->corpus)) != NULL)
    {
      g_mutex_lock (&run->lock);
      while (run->queued >= jobs * QUEUE_PER_JOB)
        g_cond_wait (&run->room, &run->lock);
      run->queued++;
      if (progress_is_due (&shown))
        show_progress (run, FALSE);
      g_mutex_unlock (&run->lock);
      g_async_queue_push (run->queue, piece);
    }
  for (guint i = 0; i < jobs; i++)
    g_async_queue_push (run->queue, run);
}

static void
map_alone (KwRun *run, Worker *worker)
{
  KwPiece *piece;
  gint64 shown = g_get_monotonic_time ();
  while ((piece = kw_corpus_next (run->corpus)) != NULL)
    {
      work_piece (worker, piece);
      if (progress_is_due (&shown))
        show_progress (run, FALSE);
    }
}

static void
map_parallel (KwRun *run, guint jobs)
{
  g_autofree Worker *workers = g_new0 (Worker, jobs);
  g_autofree GThread **threads = g_new0 (GThread *, jobs);
  run->queue = g_async_queue_new ();
  for (guint i = 0; i < jobs; i++)
    {
      workers[i] = (Worker){ run, kw_shard_new (run->rules), NULL, NULL };
      threads[i] = g_thread_try_new ("kanwu-worker", work, &workers[i], NULL);
    }
  guint started = 0;
  for (guint i = 0; i < jobs; i++)
    started += threads[i] != NULL;
  if (started > 0)
    feed (run, started);
  else
    map_alone (run, &workers[0]); /* no thread could be had: the work is done all the same */
  for (guint i = 0; i < jobs; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      kw_shard_merge (run->shard, workers[i].shard);
      kw_shard_free (workers[i].shard);
    }
  g_async_queue_unref (run->queue);
}

static void fetch_articles (KwRun *run);

static gint
by_ref (gconstpointer a, gconstpointer b)
{
  KwArticleRef x = ((const KwIndexEntry *) a)->ref, y = ((const KwIndexEntry *) b)->ref;
  return x < y ? -1 : x > y;
}

static KwRun *
run_new (char **paths, const KwEngineOptions *options)
{
  KwRun *run = g_new0 (KwRun, 1);
  run->options = options;
  run->rules = options->rules != NULL ? g_ptr_array_ref (options->rules) : g_ptr_array_new ();
  run->needs_ledger = needs_ledger (run->rules);
  run->shard = kw_shard_new (run->rules);
  g_mutex_init (&run->lock);
  g_cond_init (&run->room);
  run->corpus = kw_corpus_new (paths, &options->corpus, note_problem, run->shard);
  return run;
}

static void
summarize (KwRun *run, gint64 started)
{
  run->summary.articles = run->shard->n_articles;
  run->summary.bytes = run->shard->n_bytes;
  run->summary.files = kw_corpus_n_files (run->corpus);
  run->summary.problems = run->shard->problems;
  run->summary.seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
}

KwRun *
kw_engine_run (char **paths, const KwEngineOptions *options)
{
  gint64 started = g_get_monotonic_time ();
  KwRun *run = run_new (paths, options);
  guint jobs = options->jobs > 0 ? options->jobs : g_get_num_processors ();
  Worker alone = { run, run->shard, NULL, NULL };
  if (jobs == 1)
    map_alone (run, &alone);
  else
    map_parallel (run, jobs);
  show_progress (run, TRUE);
  g_array_sort (run->shard->index, by_ref);
  kw_shard_reduce (run->shard);
  fetch_articles (run);
  summarize (run, started);
  return run;
}

void
kw_engine_each (char **paths, const KwEngineOptions *options, KwArticleFunc func, gpointer data, KwSummary *summary)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (KwRun) run = run_new (paths, options);
  Worker worker = { run, run->shard, func, data };
  map_alone (run, &worker);
  kw_shard_reduce (run->shard);
  summarize (run, started);
  *summary = run->summary;
  summary->problems = g_ptr_array_ref (run->shard->problems);
}

void
kw_run_free (KwRun *run)
{
  if (run == NULL)
    return;
  kw_shard_free (run->shard);
  kw_corpus_free (run->corpus);
  g_ptr_array_unref (run->rules);
  g_mutex_clear (&run->lock);
  g_cond_clear (&run->room);
  g_free (run);
}

const GPtrArray *
kw_run_findings (const KwRun *run)
{
  return run->shard->findings;
}

const KwSummary *
kw_run_summary (const KwRun *run)
{
  return &run->summary;
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
  if (XXH3_64bits (raw->data, raw->size) != again->entry->hash)
    return;
  KwArticle *article = kw_article_load (raw, again->entry->ref, again->run->options->encoding, &fault, NULL);
  if (article != NULL)
    keep (again->run->shard, article);
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
  note_problem (run->shard, path, (guint32) ref, 0, 0, 0, "changed while it was checked; its findings are left out");
  return FALSE;
}

/* Every finding's articles are at hand, or the finding goes: what a report
 * quotes is what was checked. */
static void
fetch_articles (KwRun *run)
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

GPtrArray *
kw_engine_check (KwArticle *const *articles, guint n, const GPtrArray *rules)
{
  KwShard *shard = kw_shard_new (rules);
  for (guint i = 0; i < n; i++)
    {
      articles[i]->ref = reference (i, 0);
      if (articles[i]->ledger == NULL && needs_ledger (rules))
        kw_ledger_read (articles[i]);
      kw_shard_check (shard, articles[i]);
    }
  kw_shard_reduce (shard);
  GPtrArray *findings = g_ptr_array_ref (shard->findings);
  kw_shard_free (shard);
  return findings;
}
