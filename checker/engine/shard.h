/* shard.h - what one thread of a run has made so far; private to the engine. */
#pragma once

#include "checker/engine/engine.h"
#include "checker/engine/sketch.h"

#define KW_FEATURES 65536

typedef struct
{
  guint16 rule; /* index in the run's rules */
  KwRecord record;
} KwStored;

/* Where an article can be read again. */
typedef struct
{
  KwArticleRef ref;
  guint64 offset;
  guint64 hash; /* of its raw bytes: is it still the same? */
  guint32 line;
} KwIndexEntry;

/* A figure whose claim is made where another of its article has the same key. */
typedef struct
{
  guint64 key;
  const KwFigure *figure;
  guint8 note;
} KwWaiting;

typedef struct
{
  const GPtrArray *rules; /* of const KwRule * */
  const KwConfig *config; /* for the rules' options; NULL: as the rules have them */
  GPtrArray *findings;    /* of KwFinding *, owned */
  GArray *records;        /* of KwStored */
  GArray *waiting;        /* of KwWaiting, of one rule and article */
  GArray *index;          /* of KwIndexEntry */
  GPtrArray *problems;    /* of KwProblem *, owned */
  GArray *sketches;       /* of KwSketch; sorted by reference when records are reduced */
  gboolean compares;      /* whether a rule compares figures */
  GHashTable *kept;       /* articles with findings, by &article->ref */
  GPtrArray *blocks;      /* of char *: the arena of payloads */
  gsize block_used;
  guint32 *frequency;     /* by feature: claims that have it */
  guint64 n_claims;
  guint64 n_articles;
  guint64 n_bytes;
} KwShard;

struct _KwContext
{
  KwShard *shard;
  const KwRule *rule;
  guint16 rule_index;
  const int *options; /* NULL: as the rule has them */
  const KwArticle *article;
  const KwClaim **claims; /* by figure of the article; NULL: not made yet */
  KwSpan sentence;        /* the last one asked whether it is provisional */
  gboolean provisional;   /* and the answer */
};

KwShard *kw_shard_new (const GPtrArray *rules);
void kw_shard_free (KwShard *shard);
gpointer kw_shard_alloc (KwShard *shard, gsize size);

/* Articles that are checked together. A rule's code, and what it looks up, then
 * stays in the first cache for all of them, which is worth a twentieth of a run. */
#define KW_BATCH 32

/* Runs every rule's check on N articles, KW_BATCH at most; in FOUND whether each
 * has findings. */
void kw_shard_check (KwShard *shard, KwArticle *const *articles, guint n, gboolean *found);

/* Moves what the others made into the first shard, then groups and reduces
 * its records and sorts its findings. */
void kw_shard_merge (KwShard *shard, KwShard *other);
void kw_shard_reduce (KwShard *shard);
void kw_shard_sort_sketches (KwShard *shard);

/* Keeps ARTICLE (transfer full) for the report. */
void kw_shard_keep (KwShard *shard, KwArticle *article);
/* A KwProblemFunc; DATA is the shard. */
void kw_shard_note (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                    const char *message);

/* Drops those of FINDINGS (of KwFinding *) that no article of theirs wants, and
 * sets the severity of the others. */
void kw_judge_findings (GPtrArray *findings, const KwCorpus *corpus, const KwConfig *config);

KwProblem *kw_problem_new (const char *path, guint32 record, guint line, guint column, guint64 offset,
                           const char *message);
void kw_problem_free (KwProblem *problem);
