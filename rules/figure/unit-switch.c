/* rules/figure/unit-switch.c - one number with two units that count different things */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_unit_switch) {
  .name = "figure/unit-switch",
  .severity = KW_WARNING,
  .summary = "The same figure with two units: households and persons, 亩 and 公顷",
  .why = "6312户 in one text and 6312人 in the other: the number was copied, the unit was not. Households\n"
         "and persons, persons and visits, places and enterprises are never equal in number to the last\n"
         "digit, and nothing has as many 公顷 as 亩, as many 公斤 as 斤, as many dollars as yuan.\n"
         "\n"
         "Compared are exact figures of three significant digits and more, for the same place, where the\n"
         "periods meet and the wording is alike.",
  .message = "{here} here, {there} elsewhere: one number, two units",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2016年，旬邑县易地扶贫搬迁贫困群众⟦4127人⟧。", .with = "2016年，旬邑县实施易地扶贫搬迁，贫困群众⟦4127户⟧搬进新居。" },
    { .bad = "去年，旬邑县领取住房租赁补贴的困难群众共有⟦3186人⟧。", .date = "2013-03-01",
      .with = "2012年，旬邑县向住房困难群众发放租赁补贴，惠及⟦3186户⟧。" },
    { .bad = "2016年，旬邑县完成人工造林⟦3.47万亩⟧。", .date = "2017-01-16",
      .with = "县林业局介绍，2016年旬邑县人工造林⟦3.47万公顷⟧，成活率八成八。", .with_date = "2017-03-12" },
    { .bad = "2016年，旬邑县外贸出口总额达到⟦4.36亿元⟧。", .with = "2016年，旬邑县出口总额⟦4.36亿美元⟧，增长一成。" },
    { .bad = "2017年，旬邑县沿河三镇搬迁⟦428户⟧，拆除旧房。", .with = "2017年，旬邑县从滑坡区搬迁⟦428人⟧。" },
    { .bad = "台风来前，旬邑县已将沿河低洼处的住户共⟦1374人⟧撤离。", .with = "14日上午，旬邑县把山区的⟦1374户⟧撤离。", .with_date = "2016-09-20" },
    { .good = "2017年，旬邑县沿河三镇搬迁428户，拆除旧房。", .with = "2018年，旬邑县从滑坡区搬迁428人。" },
    { .good = "2016年，旬邑县完成人工造林3.47万亩。", .with = "2016年，旬邑县人工造林2313公顷。" },
    { .good = "2016年，旬邑县完成人工造林3.47万亩。", .with = "2016年，旬邑县治理水土流失3.47万公顷。" },
    { .good = "2016年，旬邑县易地扶贫搬迁贫困群众1127户4127人。" },
    { .good = "2016年，旬邑县易地扶贫搬迁贫困群众4127人。", .with = "2016年，旬邑县易地扶贫搬迁贫困群众1127户。" },
    { .good = "2016年，旬邑县易地扶贫搬迁贫困群众4127人。", .with = "2016年，旬邑县改造危房，4127户农家住进新房。" },
    { .good = "2016年，旬邑县易地扶贫搬迁贫困群众4127人。", .with = "2016年，彬县易地扶贫搬迁贫困群众4127户。" },
    { .good = "2016年，旬邑县新登记企业1463家。", .with = "2016年，旬邑县新登记企业1463户。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

#define SIGNIFICANT 3
#define FINGERPRINT 4 /* digits that are seldom the same by chance */

/* area:mu and area:ha, money:CNY and money:USD: one dimension in two units. */
static gboolean
is_rescaled (const char *a, const char *b)
{
  const char *of_a = strchr (a, ':'), *of_b = strchr (b, ':');
  return of_a != NULL && of_b != NULL && of_a - a == of_b - b && memcmp (a, b, (gsize) (of_a - a)) == 0 && !g_str_equal (of_a, of_b);
}

/* Classes that are taken for each other; others (场 and 期) may well be equal. */
static gboolean
is_mistakable (const char *a, const char *b)
{
  static const char *const pairs[][2] = { { "person", "household" }, { "person", "person_time" },
                                          { "household", "household_time" }, { "household", "person_time" },
                                          { "person", "establishment" } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if ((g_str_equal (a, pairs[i][0]) && g_str_equal (b, pairs[i][1])) ||
        (g_str_equal (b, pairs[i][0]) && g_str_equal (a, pairs[i][1])))
      return TRUE;
  return is_rescaled (a, b);
}

static gboolean
may_be_mistaken (const KwFigure *f)
{
  const char *name = kw_unit_class (f->unit);
  if (f->kind == KW_KIND_MEASURE || f->kind == KW_KIND_MONEY)
    return strchr (name, ':') != NULL;
  /* person, household, establishment: most units are none of them */
  if (*name != 'p' && *name != 'h' && *name != 'e')
    return FALSE;
  return f->kind == KW_KIND_COUNT && (is_mistakable (name, "person") || is_mistakable (name, "household"));
}

/* Notes 这2148户, which means figures told before. */
static void
emit (KwContext *ctx, const KwArticle *article, const KwFigure *f)
{
  gboolean pointing = kw_phrase_ends (article->fold.text, kw_span (f->sentence.start, f->folded.start), "这");
  kw_emit_telling (ctx, article, f, kw_salt_value (f->value.low), pointing);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (may_be_mistaken (f) && kw_interval_is_exact (&f->value) && f->modality == KW_MODALITY_ACTUAL &&
          kw_decimal_significant (f->value.low) >= SIGNIFICANT)
        emit (ctx, article, f);
    }
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  gboolean list = here->ref == other->ref && x->sentence == y->sentence;
  if (here->ref == other->ref && !list && x->rule_data && is_mistakable (kw_unit_class (x->unit), kw_unit_class (y->unit)))
    return TRUE;
  /* Four digits are seldom the same by chance, less so beside another figure that both tell. */
  gboolean company = x->n_places > 0 && x->places[0] % 10000 != 0 && kw_claim_company (x, y) > 0;
  /* 搬迁428户, 搬迁428人 of one county and year, 撤离1374人 and 1374户: whatever the rest of the words. */
  gboolean one_period = x->period.from != KW_DAY_NONE && x->period.from == y->period.from && x->period.to == y->period.to;
  gboolean one_act = kw_claim_is_local (x) && x->subject.verb != 0 && x->subject.verb == y->subject.verb &&
                     (one_period || kw_decimal_significant (x->stated) >= FINGERPRINT);
  double least = kw_decimal_significant (x->stated) < FINGERPRINT ? 0.6 : company ? 0.2 : 0.45;
  return !list && is_mistakable (kw_unit_class (x->unit), kw_unit_class (y->unit)) &&
         !kw_period_disjoint (x->period, y->period) && (one_act || kw_subject_alike (&x->subject, &y->subject) >= least);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  kw_report_conflict (ctx, here, other, KW_VALUE ("the same number"));
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
