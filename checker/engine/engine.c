/* engine.c - a run: readers, workers, and what they made put together */
#include "checker/engine/engine.h"
#include "checker/engine/run.h"
#include "checker/text/load.h"

#include <stdio.h>
#include <string.h>

/* Pieces read ahead of the workers, per worker: bounds memory when reading is
 * faster than checking. */
#define QUEUE_PER_JOB 4

/* Bytes of text in a batch: more would leave the second cache. */
#define BATCH_BYTES (128 * 1024)

/* Where an article that waits in a batch stands. */
typedef struct
{
  const char *path; /* the corpus has it */
  guint32 record;
  guint line;
  guint64 offset;
} Place;

typedef struct
{
  KwRun *run;
  KwShard *shard;
  KwArticleFunc func; /* instead of rules */
  gpointer func_data;
  KwArticle *batch[KW_BATCH]; /* loaded, not yet checked; owned */
  Place places[KW_BATCH];
  guint n_batch;
  gsize batch_bytes;
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
worker_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                const char *message)
{
  kw_shard_note (((Worker *) data)->shard, path, record, line, column, offset, message);
}

static KwArticleRef
reference (guint file, guint32 record)
{
  return (guint64) file << 32 | record;
}

static void
read_ledger (Worker *worker, KwArticle *article, const Place *place)
{
  kw_ledger_read (article);
  if (article->ledger->cut)
    kw_shard_note (worker->shard, place->path, place->record, place->line, 0, place->offset,
                  KW_VALUE ("more figures and dates than can be read; those behind the first million words were not"));
}

static void
check_batch (Worker *worker)
{
  gboolean found[KW_BATCH];
  for (guint i = 0; worker->run->needs_ledger && i < worker->n_batch; i++)
    read_ledger (worker, worker->batch[i], &worker->places[i]);
  kw_shard_check (worker->shard, worker->batch, worker->n_batch, found);
  for (guint i = 0; i < worker->n_batch; i++)
    if (found[i])
      kw_shard_keep (worker->shard, worker->batch[i]);
    else
      kw_article_free (worker->batch[i]);
  worker->n_batch = 0;
  worker->batch_bytes = 0;
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
      kw_shard_note (shard, raw->path, raw->record, fault.line, fault.column, fault.offset, error->message);
      return;
    }
  shard->n_articles++;
  Place place = { raw->path, raw->record, raw->line, raw->offset };
  if (worker->func != NULL)
    {
      read_ledger (worker, article, &place);
      worker->func (worker->func_data, raw, article);
      return;
    }
  KwIndexEntry entry = { ref, raw->offset, kw_raw_hash (raw->data, raw->size), raw->line };
  g_array_append_val (shard->index, entry);
  worker->batch_bytes += article->len;
  worker->places[worker->n_batch] = place;
  worker->batch[worker->n_batch++] = g_steal_pointer (&article);
  if (worker->n_batch == KW_BATCH || worker->batch_bytes > BATCH_BYTES)
    check_batch (worker);
}

static void
show_progress (KwRun *run, gboolean last)
{
  if (!run->options->progress)
    return;
  if (last)
    fputs ("\r\033[K", stderr);
  else
    {
      fputc ('\r', stderr);
      fprintf (stderr, kw_tr ("%llu articles, %.1f MB"), (unsigned long long) run->done_articles,
               (double) run->done_bytes / 1e6);
      fputs ("\033[K", stderr);
    }
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
        break;
      work_piece (worker, piece);
    }
  check_batch (worker);
  return NULL;
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
  check_batch (worker);
}

static void
map_parallel (KwRun *run, guint jobs)
{
  g_autofree Worker *workers = g_new0 (Worker, jobs);
  g_autofree GThread **threads = g_new0 (GThread *, jobs);
  run->queue = g_async_queue_new ();
  for (guint i = 0; i < jobs; i++)
    {
      workers[i] = (Worker){ .run = run, .shard = kw_shard_new (run->rules) };
      workers[i].shard->config = run->options->config;
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

static KwRun *
run_new (char **paths, const KwEngineOptions *options)
{
  KwRun *run = g_new0 (KwRun, 1);
  run->options = options;
  run->rules = options->rules != NULL ? g_ptr_array_ref (options->rules) : g_ptr_array_new ();
  run->needs_ledger = needs_ledger (run->rules);
  run->shard = kw_shard_new (run->rules);
  run->shard->config = options->config;
  g_mutex_init (&run->lock);
  g_cond_init (&run->room);
  run->corpus = kw_corpus_new (paths, &options->corpus, kw_shard_note, run->shard);
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
  Worker alone = { .run = run, .shard = run->shard };
  if (jobs == 1)
    map_alone (run, &alone);
  else
    map_parallel (run, jobs);
  show_progress (run, TRUE);
  kw_run_sort_index (run);
  kw_shard_reduce (run->shard);
  if (options->config != NULL)
    kw_judge_findings (run->shard->findings, run->corpus, options->config);
  kw_run_fetch (run);
  summarize (run, started);
  return run;
}

void
kw_engine_each (char **paths, const KwEngineOptions *options, KwArticleFunc func, gpointer data, KwSummary *summary)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (KwRun) run = run_new (paths, options);
  Worker worker = { .run = run, .shard = run->shard, .func = func, .func_data = data };
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

GPtrArray *
kw_engine_check (KwArticle *const *articles, guint n, const GPtrArray *rules, const KwConfig *config)
{
  KwShard *shard = kw_shard_new (rules);
  shard->config = config;
  for (guint i = 0; i < n; i++)
    {
      articles[i]->ref = reference (i, 0);
      if (articles[i]->ledger == NULL && needs_ledger (rules))
        kw_ledger_read (articles[i]);
      gboolean found;
      kw_shard_check (shard, &articles[i], 1, &found);
    }
  kw_shard_reduce (shard);
  GPtrArray *findings = g_ptr_array_ref (shard->findings);
  kw_shard_free (shard);
  return findings;
}
