/* shard.c - one thread's findings and records, and the rules' view of them */
#include "checker/engine/shard.h"

#include <math.h>
#include <string.h>

#define ARENA_BLOCK (256 * 1024)

static gboolean
compares_figures (const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const KwRule *rule = g_ptr_array_index (rules, i);
      if (rule->compare != NULL && rule->needs_ledger)
        return TRUE;
    }
  return FALSE;
}

KwShard *
kw_shard_new (const GPtrArray *rules)
{
  KwShard *shard = g_new0 (KwShard, 1);
  shard->rules = rules;
  shard->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_finding_free);
  shard->records = g_array_new (FALSE, FALSE, sizeof (KwStored));
  shard->waiting = g_array_new (FALSE, FALSE, sizeof (KwWaiting));
  shard->index = g_array_new (FALSE, FALSE, sizeof (KwIndexEntry));
  shard->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_problem_free);
  shard->sketches = g_array_new (FALSE, FALSE, sizeof (KwSketch));
  shard->compares = compares_figures (rules);
  shard->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) kw_article_free);
  shard->blocks = g_ptr_array_new_with_free_func (g_free);
  shard->block_used = ARENA_BLOCK;
  shard->frequency = g_new0 (guint32, KW_FEATURES);
  return shard;
}

void
kw_shard_free (KwShard *shard)
{
  g_ptr_array_unref (shard->findings);
  g_array_unref (shard->records);
  g_array_unref (shard->waiting);
  g_array_unref (shard->index);
  g_ptr_array_unref (shard->problems);
  g_array_unref (shard->sketches);
  g_hash_table_unref (shard->kept);
  g_ptr_array_unref (shard->blocks);
  g_free (shard->frequency);
  g_free (shard);
}

gpointer
kw_shard_alloc (KwShard *shard, gsize size)
{
  size = (size + 7) & ~(gsize) 7;
  if (size > ARENA_BLOCK)
    {
      char *large = g_malloc (size);
      g_ptr_array_insert (shard->blocks, 0, large);
      return large;
    }
  if (shard->block_used + size > ARENA_BLOCK)
    {
      g_ptr_array_add (shard->blocks, g_malloc (ARENA_BLOCK));
      shard->block_used = 0;
    }
  char *block = g_ptr_array_index (shard->blocks, shard->blocks->len - 1);
  shard->block_used += size;
  return block + shard->block_used - size;
}

static guint
count_figures (const KwArticle *article)
{
  return article->ledger != NULL ? article->ledger->figures->len : 0;
}

static int
by_key (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

/* The keys that two or more of those WAITING have, ascending. (transfer full) */
static GArray *
shared_keys (const GArray *waiting)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (guint64), waiting->len);
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < waiting->len; i++)
    g_array_append_val (all, g_array_index (waiting, KwWaiting, i).key);
  g_array_sort (all, by_key);
  for (guint i = 1; i < all->len; i++)
    if (g_array_index (all, guint64, i - 1) == g_array_index (all, guint64, i))
      g_array_append_val (shared, g_array_index (all, guint64, i));
  return shared;
}

/* Classes of keys, by their highest bits. */
#define KEY_BITS 9

static gboolean
may_be_shared (const GArray *waiting)
{
  guint8 seen[1 << KEY_BITS] = { 0 };
  guint shared = 0;
  for (guint i = 0; i < waiting->len; i++)
    shared += seen[g_array_index (waiting, KwWaiting, i).key >> (64 - KEY_BITS)]++ > 0;
  return shared > 0;
}

static void
emit_waiting (KwContext *ctx)
{
  GArray *waiting = ctx->shard->waiting;
  if (waiting->len > 1 && may_be_shared (waiting))
    {
      g_autoptr (GArray) shared = shared_keys (waiting);
      for (guint i = 0; i < waiting->len; i++)
        {
          const KwWaiting *w = &g_array_index (waiting, KwWaiting, i);
          if (g_array_binary_search (shared, &w->key, by_key, NULL))
            kw_emit (ctx, ctx->article, w->key, w->figure->span, kw_context_noted (ctx, ctx->article, w->figure, w->note));
        }
    }
  g_array_set_size (waiting, 0);
}

static void
check_rule (KwShard *shard, guint i, KwContext *contexts, guint n, gboolean *found)
{
  const KwRule *rule = g_ptr_array_index (shard->rules, i);
  const int *options = shard->config != NULL && rule->options != NULL ? kw_config_options (shard->config, rule) : NULL;
  for (guint k = 0; k < n && rule->check != NULL; k++)
    {
      guint before = shard->findings->len;
      contexts[k].rule = rule;
      contexts[k].rule_index = (guint16) i;
      contexts[k].options = options;
      rule->check (&contexts[k], contexts[k].article);
      emit_waiting (&contexts[k]);
      found[k] = found[k] || shard->findings->len > before;
    }
}

void
kw_shard_check (KwShard *shard, KwArticle *const *articles, guint n, gboolean *found)
{
  KwContext contexts[KW_BATCH];
  for (guint k = 0; k < n; k++)
    {
      contexts[k] = (KwContext){ .shard = shard, .article = articles[k], .claims = g_new0 (const KwClaim *, count_figures (articles[k]) + 1) };
      found[k] = FALSE;
    }
  for (guint i = 0; i < shard->rules->len; i++)
    check_rule (shard, i, contexts, n, found);
  for (guint k = 0; k < n; k++)
    {
      g_free (contexts[k].claims);
      if (!shard->compares || count_figures (articles[k]) == 0)
        continue;
      KwSketch sketch;
      kw_sketch_init (&sketch, articles[k]);
      g_array_append_val (shard->sketches, sketch);
    }
}

static KwFinding *
start_finding (KwContext *ctx, KwArticleRef ref, KwSpan span)
{
  KwFinding *finding = kw_finding_new (ctx->rule, ref, span);
  g_ptr_array_add (ctx->shard->findings, finding);
  return finding;
}

KwFinding *
kw_report (KwContext *ctx, const KwArticle *article, KwSpan span)
{
  return start_finding (ctx, article->ref, span);
}

KwFinding *
kw_report_record (KwContext *ctx, const KwRecord *record)
{
  return start_finding (ctx, record->ref, record->span);
}

KwFinding *
kw_report_all (KwContext *ctx, const KwArticle *article, GArray *occurrences, KwFixSafety safety)
{
  g_autoptr (GArray) all = occurrences;
  if (all->len == 0)
    return NULL;
  const KwOccurrence *first = &g_array_index (all, KwOccurrence, 0);
  KwFinding *finding = kw_report (ctx, article, first->span);
  gboolean repairs = FALSE;
  for (guint i = 0; i < all->len; i++)
    repairs = repairs || g_array_index (all, KwOccurrence, i).replacement != NULL;
  if (repairs)
    kw_finding_set_replacement (finding, all->len == 1 ? first->replacement : NULL, safety);
  if (all->len > 1)
    finding->occurrences = g_steal_pointer (&all);
  return finding;
}

KwFinding *
kw_report_repairs (KwContext *ctx, const KwArticle *article, KwRepairKind kind, gboolean safe)
{
  if (article->repairs == NULL)
    return NULL;
  const KwRepair *first = NULL;
  GArray *places = kw_occurrences_new ();
  for (guint i = 0; i < article->repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (article->repairs, KwRepair, i);
      if (repair->kind != kind || repair->safe != safe)
        continue;
      kw_occurrences_add (places, repair->span, repair->replacement);
      first = first != NULL ? first : repair;
    }
  KwFinding *finding = kw_report_all (ctx, article, places, safe ? KW_FIX_SAFE : KW_FIX_UNSAFE);
  if (finding != NULL && first->before != NULL)
    kw_finding_add_arg (finding, "before", first->before);
  if (finding != NULL && first->after != NULL)
    kw_finding_add_arg (finding, "after", first->after);
  return finding;
}

const KwRule *
kw_context_rule (KwContext *ctx)
{
  return ctx->rule;
}

int
kw_context_option (KwContext *ctx, guint i)
{
  return ctx->options != NULL ? ctx->options[i] : ctx->rule->options[i].value;
}

void
kw_emit (KwContext *ctx, const KwArticle *article, guint64 key, KwSpan span, gconstpointer payload)
{
  KwStored stored = { ctx->rule_index, { key, article->ref, span, payload } };
  g_array_append_val (ctx->shard->records, stored);
}

void
kw_emit_own (KwContext *ctx, const KwArticle *article, guint64 key, const KwFigure *figure, guint8 note)
{
  KwWaiting waiting = { key, figure, note };
  g_array_append_val (ctx->shard->waiting, waiting);
}

gconstpointer
kw_context_keep (KwContext *ctx, gconstpointer data, gsize size)
{
  gpointer copy = kw_shard_alloc (ctx->shard, size);
  memcpy (copy, data, size);
  return copy;
}

const KwClaim *
kw_context_claim (KwContext *ctx, const KwArticle *article, const KwFigure *figure)
{
  guint i = (guint) (figure - kw_ledger_figure (article->ledger, 0));
  if (ctx->claims[i] != NULL)
    return ctx->claims[i];
  KwClaim claim;
  kw_claim_init (&claim, article, figure);
  /* The features stand last in the struct, so that unused ones need no room. */
  ctx->claims[i] = kw_context_keep (ctx, &claim, kw_claim_size (&claim));
  for (guint f = 0; f < claim.n_features; f++)
    ctx->shard->frequency[claim.features[f]]++;
  ctx->shard->n_claims++;
  return ctx->claims[i];
}

const KwClaim *
kw_context_noted (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint8 note)
{
  const KwClaim *claim = kw_context_claim (ctx, article, figure);
  if (note == 0)
    return claim;
  KwClaim noted = kw_claim_copy (claim);
  noted.rule_data = note;
  return kw_context_keep (ctx, &noted, kw_claim_size (&noted));
}

/* Rules go through the figures in order, and most sentences have several. */
gboolean
kw_context_is_provisional (KwContext *ctx, const KwArticle *article, const KwFigure *figure)
{
  if (figure->sentence.start != ctx->sentence.start || figure->sentence.end != ctx->sentence.end)
    {
      ctx->sentence = figure->sentence;
      ctx->provisional = kw_figure_is_provisional (article, figure);
    }
  return ctx->provisional;
}

/* Claims that are taken to have been seen before the first: in a corpus of two
 * articles every shared word would be common and every other one rare. */
#define PRIOR_CLAIMS 1000

/* The weight of a bigram: its inverse document frequency, squared for a cosine. */
static double
weight (const KwShard *shard, guint16 feature)
{
  double idf = log (((double) shard->n_claims + PRIOR_CLAIMS) / (shard->frequency[feature] + 1));
  return idf > 0 ? idf * idf : 0;
}

static double
length (const KwShard *shard, const KwClaim *claim)
{
  double sum = 0;
  for (guint i = 0; i < claim->n_features; i++)
    sum += weight (shard, claim->features[i]);
  return sum;
}

double
kw_context_similarity (KwContext *ctx, const KwClaim *a, const KwClaim *b)
{
  double common = 0, both = length (ctx->shard, a) * length (ctx->shard, b);
  for (guint i = 0, k = 0; i < a->n_features && k < b->n_features;)
    {
      if (a->features[i] == b->features[k])
        common += weight (ctx->shard, a->features[i]);
      guint16 x = a->features[i], y = b->features[k];
      i += x <= y;
      k += y <= x;
    }
  return both > 0 ? common / sqrt (both) : 0;
}

static gint
by_ref (gconstpointer a, gconstpointer b)
{
  KwArticleRef x = ((const KwSketch *) a)->ref, y = ((const KwSketch *) b)->ref;
  return x < y ? -1 : x > y;
}

void
kw_shard_sort_sketches (KwShard *shard)
{
  g_array_sort (shard->sketches, by_ref);
}

gboolean
kw_context_is_reprint (KwContext *ctx, KwArticleRef a, KwArticleRef b)
{
  const KwSketch wanted[] = { { .ref = a }, { .ref = b } };
  guint x, y;
  if (a == b || !g_array_binary_search (ctx->shard->sketches, &wanted[0], by_ref, &x) ||
      !g_array_binary_search (ctx->shard->sketches, &wanted[1], by_ref, &y))
    return FALSE;
  return kw_sketch_reprints (&g_array_index (ctx->shard->sketches, KwSketch, x),
                             &g_array_index (ctx->shard->sketches, KwSketch, y));
}

/* An article whose findings will be shown: its text stays, the rest can be
 * made again. */
void
kw_shard_keep (KwShard *shard, KwArticle *article)
{
  kw_fold_clear (&article->fold);
  if (article->ledger != NULL)
    article->ledger_free (article->ledger);
  article->ledger = NULL;
  g_hash_table_insert (shard->kept, &article->ref, article);
}

void
kw_shard_note (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
              const char *message)
{
  KwShard *shard = data;
  g_ptr_array_add (shard->problems, kw_problem_new (path, record, line, column, offset, message));
}

KwProblem *
kw_problem_new (const char *path, guint32 record, guint line, guint column, guint64 offset, const char *message)
{
  KwProblem *problem = g_new0 (KwProblem, 1);
  *problem = (KwProblem){ g_strdup (path), record, line, column, offset, g_strdup (message) };
  return problem;
}

void
kw_problem_free (KwProblem *problem)
{
  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}
