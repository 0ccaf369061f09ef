/* rules/figure/plan-as-fact.c - a plan's figure that comes back as the result */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_plan_as_fact) {
  .name = "figure/plan-as-fact",
  .severity = KW_NOTE,
  .summary = "A target later reported as achieved to the digit",
  .why = "The plan said 9000人, the report says 9000人: reality seldom meets a target to the digit, so\n"
         "the report may have copied the plan. It is a note, for the person who audits the archive.\n"
         "\n"
         "Compared are exact figures of the same place, period and unit in like words, one told as a plan,\n"
         "the other as what happened.",
  .message = "{here}{when} is just what had been planned, {there}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2018年，长宁县完成职业技能培训⟦3650人⟧。", .date = "2019-01-15",
      .with = "2018年，长宁县计划完成职业技能培训⟦3650人⟧。", .with_date = "2018-02-01" },
    { .bad = "2018年，长宁县新建农村公路⟦186公里⟧。", .date = "2019-01-15",
      .with = "2018年，长宁县将新建农村公路⟦186公里⟧。", .with_date = "2018-02-01" },
    { .good = "2018年，长宁县完成职业技能培训3702人。", .date = "2019-01-15",
      .with = "2018年，长宁县计划完成职业技能培训3650人。", .with_date = "2018-02-01" },
    { .good = "2018年，长宁县完成职业技能培训3650人，超过去年。", .date = "2019-01-15",
      .with = "2018年，兴文县计划完成职业技能培训3650人。", .with_date = "2018-02-01" },
    { .good = "2018年，长宁县完成职业技能培训3650人。", .date = "2019-01-15",
      .with = "2017年，长宁县计划完成职业技能培训3650人。", .with_date = "2017-02-01" },
    { .good = "2018年，长宁县完成职业技能培训3650人。", .date = "2019-01-15",
      .with = "2018年，长宁县计划资助困难学生3650人。", .with_date = "2018-02-01" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

#define SIGNIFICANT 3

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      gboolean told = f->modality == KW_MODALITY_ACTUAL || f->modality == KW_MODALITY_PLAN;
      if (told && kw_interval_is_exact (&f->value) && kw_decimal_significant (f->value.low) >= SIGNIFICANT &&
          f->kind != KW_KIND_PERCENT && f->role != KW_ROLE_DELTA && f->role != KW_ROLE_PER_UNIT &&
          f->period.from != KW_DAY_NONE && f->period.to != KW_DAY_NONE && f->period.to - f->period.from >= 27)
        kw_emit_figure (ctx, article, f,
                        kw_salt_value (f->value.low) ^ kw_salt_unit (f->unit) ^ kw_salt_period (f->period, f->period_type), 0);
    }
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  const KwClaim *plan = x->modality == KW_MODALITY_PLAN ? x : y, *fact = plan == x ? y : x;
  /* A plan comes first. */
  gboolean later = plan->published != KW_DAY_NONE && fact->published != KW_DAY_NONE && plan->published >= fact->published;
  return here->ref != other->ref && !later && x->modality != y->modality && kw_claims_alike (ctx, x, y);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  gboolean plan = ((const KwClaim *) here->payload)->modality == KW_MODALITY_PLAN;
  kw_report_conflict (ctx, plan ? other : here, plan ? here : other, KW_VALUE ("the plan"));
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
