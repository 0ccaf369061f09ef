/* run.h - a run as engine.c and revisit.c have it; private to the engine. */
#pragma once

#include "checker/engine/shard.h"

struct _KwRun
{
  const KwEngineOptions *options;
  KwCorpus *corpus;
  GPtrArray *rules;
  gboolean needs_ledger; /* whether a rule does */
  KwShard *shard;        /* everything, once the workers are done */
  KwSummary summary;

  GAsyncQueue *queue; /* of KwPiece *; the run itself says "no more" */
  GMutex lock;
  GCond room;
  guint queued;
  guint64 done_bytes; /* atomic enough for a progress line: guarded by lock */
  guint64 done_articles;
};

/* Sorts what says where articles are, once all are known. */
void kw_run_sort_index (KwRun *run);
/* Brings every finding's articles to hand, or drops the finding: what a report
 * quotes is what was checked. */
void kw_run_fetch (KwRun *run);
