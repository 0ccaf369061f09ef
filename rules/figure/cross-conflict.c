/* rules/figure/cross-conflict.c - one quantity, one period, two values in two articles */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_cross_conflict) {
  .name = "figure/cross-conflict",
  .severity = KW_ERROR,
  .summary = "One quantity and period has two values in two articles",
  .why = "Two articles tell of the same place, the same period and the same thing, and give values\n"
         "that no rounding reconciles. One of them is wrong, or one of them means something that it\n"
         "does not say.\n\n"
         "Values are intervals: 4300余人 and 4326人 agree, 近5000人 and 4326人 agree, 4326人 and 3874人\n"
         "do not. Compared are figures whose place, unit, counted noun and period are the same and\n"
         "whose wording is alike; parts, increments, averages and plans are not.",
  .message = "{text} for {period} here, {other_value}{other_unit} in another article",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2019年，寿宁县共完成农村劳动力技能培训⟦3874人⟧。",
      .with = "2019年，寿宁县累计完成农村劳动力技能培训⟦4326人⟧。" },
    { .bad = "据统计，2018年全市查处违法建筑面积之外，泉州市受理企业投诉⟦1206件⟧。",
      .with = "2018年，泉州市受理企业投诉⟦1188件⟧。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，寿宁县累计完成农村劳动力技能培训4300余人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年上半年，寿宁县完成农村劳动力技能培训1874人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，霞浦县共完成农村劳动力技能培训5120人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，寿宁县计划完成农村劳动力技能培训5000人。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

static void
check (KwContext *ctx, const KwArticle *article)
{
  kw_emit_quantities (ctx, article, 0);
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (records[i].ref != records[k].ref && kw_claims_conflict (ctx, records[i].payload, records[k].payload))
        {
          kw_report_conflict (ctx, &records[i], &records[k]);
          break;
        }
}
