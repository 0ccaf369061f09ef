/* gate.c - each finding's way through allowances, baseline and changes */
#include "checker/engine/gate.h"
#include "checker/engine/registry.h"

#include <string.h>

struct _KwGate
{
  KwBaseline *baseline;  /* or NULL */
  GPtrArray *allowances; /* of KwAllowance, or NULL */
  GHashTable *single;    /* fingerprint to KwAllowance */
  GPtrArray *broad;      /* those without a fingerprint */
  char *folder;
  KwDay today;
  KwChangedFunc changed; /* or NULL */
  gpointer changed_data;
  guint64 counts[KW_GATE_UNCHANGED + 1];
  GHashTable *lapsed_of; /* KwAllowance to (index + 1) in LAPSED */
  GArray *lapsed;        /* of KwLapsed, in the order met */
};

KwGate *
kw_gate_new (void)
{
  KwGate *gate = g_new0 (KwGate, 1);
  gate->single = g_hash_table_new (g_str_hash, g_str_equal);
  gate->broad = g_ptr_array_new ();
  gate->lapsed_of = g_hash_table_new (NULL, NULL);
  gate->lapsed = g_array_new (FALSE, FALSE, sizeof (KwLapsed));
  return gate;
}

void
kw_gate_free (KwGate *gate)
{
  if (gate == NULL)
    return;
  kw_baseline_free (gate->baseline);
  g_clear_pointer (&gate->allowances, g_ptr_array_unref);
  g_hash_table_unref (gate->single);
  g_ptr_array_unref (gate->broad);
  g_hash_table_unref (gate->lapsed_of);
  g_array_unref (gate->lapsed);
  g_free (gate->folder);
  g_free (gate);
}

void
kw_gate_set_baseline (KwGate *gate, KwBaseline *baseline)
{
  gate->baseline = baseline;
}

/* Of two allowances of one finding the one that holds longer counts. */
static gboolean
lasts_longer (const KwAllowance *a, const KwAllowance *b)
{
  return b == NULL || a->expires == KW_DAY_NONE || (b->expires != KW_DAY_NONE && a->expires > b->expires);
}

void
kw_gate_set_allowances (KwGate *gate, GPtrArray *allowances, const char *folder, KwDay today)
{
  gate->allowances = allowances;
  gate->folder = g_strdup (folder);
  gate->today = today;
  for (guint i = 0; i < allowances->len; i++)
    {
      KwAllowance *a = g_ptr_array_index (allowances, i);
      if (a->fingerprint == NULL)
        g_ptr_array_add (gate->broad, a);
      else if (lasts_longer (a, g_hash_table_lookup (gate->single, a->fingerprint)))
        g_hash_table_replace (gate->single, a->fingerprint, a);
    }
}

void
kw_gate_set_changed (KwGate *gate, KwChangedFunc changed, gpointer data)
{
  gate->changed = changed;
  gate->changed_data = data;
}

static gboolean
lies_there (const KwGate *gate, const KwAllowance *a, const KwEntryArticle *article)
{
  g_autofree char *path = kw_path_from (gate->folder, article->path);
  return kw_glob_matches (a->glob, path);
}

static gboolean
covers (const KwGate *gate, const KwAllowance *a, const KwEntry *entry)
{
  if (!kw_rule_is_named (entry->rule, a->rule))
    return FALSE;
  gboolean there = a->glob == NULL || lies_there (gate, a, &entry->article);
  for (guint i = 0; there && a->glob != NULL && i < entry->related->len; i++)
    there = lies_there (gate, a, &g_array_index (entry->related, KwEntryRelated, i).article);
  return there;
}

/* The one that allows ENTRY, else one that did. */
static const KwAllowance *
find_allowance (const KwGate *gate, const KwEntry *entry)
{
  const KwAllowance *best = g_hash_table_lookup (gate->single, entry->fingerprint);
  for (guint i = 0; i < gate->broad->len; i++)
    {
      const KwAllowance *a = g_ptr_array_index (gate->broad, i);
      if (best != NULL && !kw_allowance_is_over (best, gate->today))
        return best;
      if (covers (gate, a, entry) && lasts_longer (a, best))
        best = a;
    }
  return best;
}

static void
note_lapsed (KwGate *gate, const KwAllowance *a)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (gate->lapsed_of, a));
  if (at == 0)
    {
      KwLapsed lapsed = {
        .rule = a->rule, .path = a->path, .fingerprint = a->fingerprint, .reason = a->reason, .owner = a->owner
      };
      kw_day_format (a->expires, lapsed.expired);
      g_array_append_val (gate->lapsed, lapsed);
      at = gate->lapsed->len;
      g_hash_table_insert (gate->lapsed_of, (gpointer) a, GUINT_TO_POINTER (at));
    }
  g_array_index (gate->lapsed, KwLapsed, at - 1).findings++;
}

static gboolean
is_changed (const KwGate *gate, const KwEntry *entry)
{
  gboolean changed = gate->changed == NULL || gate->changed (gate->changed_data, &entry->article);
  for (guint i = 0; !changed && i < entry->related->len; i++)
    changed = gate->changed (gate->changed_data, &g_array_index (entry->related, KwEntryRelated, i).article);
  return changed;
}

KwVerdict
kw_gate_judge (KwGate *gate, const KwEntry *entry)
{
  const KwAllowance *allowance = find_allowance (gate, entry);
  gboolean over = allowance != NULL && kw_allowance_is_over (allowance, gate->today);
  gboolean known = gate->baseline != NULL && kw_baseline_meet (gate->baseline, entry->fingerprint);
  KwVerdict verdict = allowance != NULL && !over  ? KW_GATE_ALLOWED
                      : known                     ? KW_GATE_BASELINED
                      : !is_changed (gate, entry) ? KW_GATE_UNCHANGED
                                                  : KW_GATE_SHOWN;
  if (over && verdict == KW_GATE_SHOWN)
    note_lapsed (gate, allowance);
  gate->counts[verdict]++;
  return verdict;
}

void
kw_gate_summarize (KwGate *gate, KwGoneFunc gone, gpointer data, KwSummary *summary)
{
  summary->allowed = gate->counts[KW_GATE_ALLOWED];
  summary->baselined = gate->counts[KW_GATE_BASELINED];
  summary->unchanged = gate->counts[KW_GATE_UNCHANGED];
  summary->lapsed = gate->lapsed;
  for (guint i = 0; i < gate->lapsed->len; i++)
    summary->expired += g_array_index (gate->lapsed, KwLapsed, i).findings;
  if (gate->baseline != NULL)
    summary->stale = kw_baseline_gone (gate->baseline, gone, data, FALSE);
}
