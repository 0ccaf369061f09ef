/* judge.c - findings that the configuration leaves out, and how grave the
 * others are */
#include "checker/engine/shard.h"

static const char *
path_of (const KwCorpus *corpus, KwArticleRef ref)
{
  return kw_corpus_file (corpus, (guint) (ref >> 32))->path;
}

/* Whether the configuration leaves F in; sets its severity. */
static gboolean
is_wanted (KwFinding *f, const KwCorpus *corpus, const KwConfig *config)
{
  guint n = f->related != NULL ? f->related->len : 0;
  g_autofree const char **paths = g_new (const char *, n + 1);
  paths[0] = path_of (corpus, f->ref);
  for (guint i = 0; i < n; i++)
    paths[i + 1] = path_of (corpus, g_array_index (f->related, KwRelated, i).ref);
  return kw_config_judge (config, f->rule, paths, n + 1, &f->severity);
}

void
kw_judge_findings (GPtrArray *findings, const KwCorpus *corpus, const KwConfig *config)
{
  guint kept = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      KwFinding *f = g_ptr_array_index (findings, i);
      g_ptr_array_index (findings, i) = NULL;
      if (is_wanted (f, corpus, config))
        g_ptr_array_index (findings, kept++) = f;
      else
        kw_finding_free (f);
    }
  g_ptr_array_set_size (findings, (gint) kept);
}
