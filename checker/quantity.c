/* quantity.c - what the rules share that compare one quantity's values */
#include "checker/rule.h"

#include <xxhash.h>

/* How alike the words must be where place, period, unit, noun and verb already
 * are the same. */
#define ALIKE 0.45

static gboolean
is_calendar_period (const KwFigure *f)
{
  return f->period_anchor != KW_ANCHOR_NONE && f->period.from != KW_DAY_NONE && f->period.to != KW_DAY_NONE &&
         f->period_type == KW_PERIOD_FLOW && f->period.to - f->period.from >= 27;
}

static gboolean
names_quantity (const KwFigure *f)
{
  return (f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY) && f->n_places > 0 && is_calendar_period (f) &&
         !kw_span_is_empty (f->noun) && f->modality == KW_MODALITY_ACTUAL &&
         (f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL || f->role == KW_ROLE_CUMULATIVE) &&
         !f->value.high_unbounded && kw_decimal_compare (f->value.high, kw_decimal (1, 1)) > 0;
}

static guint64
quantity_of (const KwClaim *claim)
{
  struct
  {
    guint64 noun;
    guint32 place, unit_class;
    KwPeriod period;
  } key = { claim->noun, claim->places[0], claim->unit_class, claim->period };
  return XXH3_64bits (&key, sizeof key);
}

void
kw_emit_quantities (KwContext *ctx, const KwArticle *article, guint64 salt)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (!names_quantity (f))
        continue;
      const KwClaim *claim = kw_context_claim (ctx, article, f);
      kw_emit (ctx, article, quantity_of (claim) ^ salt, f->span, claim);
    }
}

gboolean
kw_claims_conflict (KwContext *ctx, const KwClaim *a, const KwClaim *b)
{
  return a->noun == b->noun && a->verb == b->verb && a->places[0] == b->places[0] &&
         a->unit_class == b->unit_class && a->period.from == b->period.from && a->period.to == b->period.to &&
         kw_interval_disjoint (&a->value, &b->value) && kw_context_similarity (ctx, a, b) >= ALIKE;
}

KwFinding *
kw_report_conflict (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  g_autofree char *value = kw_decimal_to_string (x->stated), *other_value = kw_decimal_to_string (y->stated);
  g_autofree char *period = kw_period_format (x->period);
  KwFinding *finding = kw_report_record (ctx, here);
  kw_finding_add_arg (finding, "value", value);
  kw_finding_add_arg (finding, "unit", kw_unit_name (x->unit));
  kw_finding_add_arg (finding, "other_value", other_value);
  kw_finding_add_arg (finding, "other_unit", kw_unit_name (y->unit));
  kw_finding_add_arg (finding, "period", period);
  kw_finding_add_related (finding, other->ref, other->span, "the other value");
  return finding;
}
