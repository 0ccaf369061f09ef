/* engine.h - runs rules over a corpus: map, group, reduce.
 *
 * Articles are mapped in parallel, each into findings and records of its own;
 * records are grouped by rule and key and each group is reduced in corpus
 * order. The findings are the same for any number of threads and any order of
 * the paths.
 */
#pragma once

#include "checker/engine/config.h"
#include "checker/engine/registry.h"
#include "checker/read/corpus.h"
#include "checker/report.h"

typedef struct
{
  KwCorpusOptions corpus;
  const char *encoding; /* of every input; NULL: detected */
  guint jobs;           /* threads; 0: one a core */
  GPtrArray *rules;     /* of const KwRule *: those to run */
  const KwConfig *config; /* settled by kw_config_resolve(); NULL for none */
  gboolean progress;    /* show it on standard error */
} KwEngineOptions;

typedef struct _KwRun KwRun;

/* Checks everything below PATHS. */
KwRun *kw_engine_run (char **paths, const KwEngineOptions *options);
void kw_run_free (KwRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwRun, kw_run_free)

/* Findings sorted by path, record, start and rule. */
const GPtrArray *kw_run_findings (const KwRun *run);
/* Counts and problems. */
const KwSummary *kw_run_summary (const KwRun *run);
/* For reports: KwArticleLookup with the run as data. Articles are read again
 * where they were not kept. */
const KwArticle *kw_run_article (gpointer run, KwArticleRef ref);

/* The file that is reported as PATH, and kw_raw_hash() of its RECORD (0 where it
 * has none); NULL for none. */
const KwFile *kw_run_file (const KwRun *run, const char *path, guint32 record, guint64 *hash);

/* One article at a time, in corpus order, without rules: what `extract` and
 * `fix` need. RAW is valid during the call; ARTICLE has its ledger. */
typedef void (*KwArticleFunc) (gpointer data, const KwRaw *raw, KwArticle *article);
/* Fills SUMMARY, whose problems (transfer full) the caller frees. */
void kw_engine_each (char **paths, const KwEngineOptions *options, KwArticleFunc func, gpointer data,
                     KwSummary *summary);

/* Runs RULES on articles that are already read, with the numbers of CONFIG (or
 * NULL) and nothing else of it. ARTICLES are numbered by their position.
 * (transfer full): array of KwFinding *. */
GPtrArray *kw_engine_check (KwArticle *const *articles, guint n, const GPtrArray *rules, const KwConfig *config);
