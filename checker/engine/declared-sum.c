/* declared-sum.c - parts that add up to a total */
#include "checker/engine/declared-private.h"

#include <xxhash.h>

static guint64
key_of (const KwComparison *c, const KwArticle *article, const KwFigure *f)
{
  struct
  {
    KwArticleRef ref;
    KwPeriod period;
    guint64 place;
  } key = { .period = { 0, 0 } };
  if (c->across)
    key.period = f->period;
  else
    key.ref = article->ref + 1;
  key.place = c->places ? 0 : kw_declared_place (c, article, f);
  return XXH3_64bits (&key, sizeof key);
}

static gboolean
is_dated (const KwFigure *f)
{
  return f->period.from != KW_DAY_NONE || f->period.to != KW_DAY_NONE;
}

void
kw_declared_check_sum (KwContext *ctx, const KwArticle *article)
{
  const KwComparison *c = kw_context_rule (ctx)->data;
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (f->period_type == KW_PERIOD_VAGUE || (c->across && !is_dated (f)))
        continue;
      for (guint k = 0; k < c->n; k++)
        if (kw_selector_matches (&c->selectors[k], article, i))
          kw_declared_emit (ctx, article, f, k, key_of (c, article, f));
    }
}

static gboolean
is_same_period (KwPeriod a, KwPeriod b)
{
  return a.from == b.from && a.to == b.to;
}

/* Whether all totals of the group are of one period: then parts without a
 * period of their own are of it too. */
static gboolean
have_one_period (const KwRecord *records, guint n)
{
  const KwStated *first = NULL;
  for (guint i = 0; i < n; i++)
    {
      const KwStated *seen = records[i].payload;
      if (seen->selector != 0)
        continue;
      if (first != NULL && !is_same_period (seen->period, first->period))
        return FALSE;
      first = seen;
    }
  return TRUE;
}

/* A group of records and one total of it. */
typedef struct
{
  const KwRecord *records;
  guint n;
  const KwStated *total;
  gboolean one_period;
} Group;

static gboolean
belongs (const Group *g, const KwStated *seen)
{
  gboolean undated = kw_period_is_none (seen->period);
  return seen->unit_class == g->total->unit_class && (seen->unit_class != 0 || seen->unit == g->total->unit) &&
         (is_same_period (seen->period, g->total->period) || (g->one_period && undated));
}

static gboolean
is_same_value (const KwInterval *a, const KwInterval *b)
{
  return kw_interval_within (a, b) && kw_interval_within (b, a);
}

/* The one value of SELECTOR; NULL where there is none, or where there are two. */
static const KwRecord *
only (const Group *g, guint selector)
{
  const KwRecord *found = NULL;
  for (guint i = 0; i < g->n; i++)
    {
      const KwStated *seen = g->records[i].payload;
      if (seen->selector != selector || !belongs (g, seen))
        continue;
      if (found != NULL && !is_same_value (&seen->value, &((const KwStated *) found->payload)->value))
        return NULL;
      found = found != NULL ? found : &g->records[i];
    }
  return found;
}

/* Finds the PARTS of the total and adds them up. */
static gboolean
add_up (const Group *g, guint n_parts, const KwRecord **parts, KwInterval *sum)
{
  *sum = kw_interval_exact (KW_DECIMAL_ZERO);
  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = only (g, i + 1);
      if (parts[i] == NULL || !kw_interval_add (sum, &((const KwStated *) parts[i]->payload)->value, sum))
        return FALSE;
      /* One figure is no two parts. */
      for (guint k = 0; k < i; k++)
        if (parts[k]->ref == parts[i]->ref && parts[k]->span.start == parts[i]->span.start)
          return FALSE;
    }
  return TRUE;
}

static void
report (KwContext *ctx, const KwRecord *total, const KwRecord **parts, guint n, const KwInterval *sum)
{
  const KwStated *whole = total->payload;
  KwFinding *finding = kw_report_record (ctx, total);
  g_autoptr (GString) arithmetic = g_string_new (NULL);
  g_autofree char *result = kw_interval_to_string (sum, 6);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (arithmetic, "%s%s", i > 0 ? " + " : "", ((const KwStated *) parts[i]->payload)->text);
  g_string_append_printf (arithmetic, " = %s", result);
  kw_finding_add_arg (finding, "arithmetic", arithmetic->str);
  kw_finding_add_arg (finding, "sum", result);
  kw_declared_add_value (finding, "total", &whole->value);
  kw_finding_add_arg (finding, "unit", kw_unit_name (whole->unit));
  kw_declared_add_period (finding, "period", whole->period);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("part_%u", i + 1), *label = g_strdup_printf (KW_VALUE ("part %u"), i + 1);
      kw_declared_add_value (finding, key, &((const KwStated *) parts[i]->payload)->value);
      kw_finding_add_related (finding, parts[i]->ref, parts[i]->span, label);
    }
}

void
kw_declared_compare_sum (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  const KwComparison *c = kw_context_rule (ctx)->data;
  gboolean one_period = have_one_period (records, n);
  for (guint i = 0; i < n; i++)
    {
      const KwRecord *parts[KW_DECLARED_PARTS_MAX];
      Group group = { records, n, records[i].payload, one_period };
      KwInterval sum;
      /* Of a total that is given twice the first place is told. */
      if (group.total->selector == 0 && only (&group, 0) == &records[i] && add_up (&group, c->n - 1, parts, &sum) &&
          kw_interval_disjoint (&sum, &group.total->value))
        report (ctx, &records[i], parts, c->n - 1, &sum);
    }
}
