/* rules/figure/scale-slip.c - one quantity, the same digits, a power of ten apart */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_scale_slip) {
  .name = "figure/scale-slip",
  .severity = KW_ERROR,
  .summary = "The same figure a power of ten off",
  .why = "The digits are the same, the magnitude is not: 198亿 in one text, 19.8亿 in the other; 3.2亿\n"
         "and 3.2万. A decimal point slipped, a 万 was lost or doubled, or a converter counted in\n"
         "another unit. One of the two is wrong by a factor of ten or ten thousand.\n"
         "\n"
         "Compared are figures of three significant digits and more, for the same place and the same\n"
         "period, in like words. Factors looked for: 10, 10000 and 100000000.",
  .message = "{here}{when} here, {there} elsewhere: the same digits, {factor} times as much",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2019年，寿宁县茶叶总产值达到⟦3.47亿元⟧。", .with = "2019年，寿宁县茶叶总产值为⟦34.7亿元⟧。" },
    { .bad = "寿宁县商务局介绍，去年全县网上零售额为⟦15.8亿元⟧。", .date = "2021-02-01",
      .with = "2020年，寿宁县网络零售额达⟦158亿元⟧。", .with_date = "2021-01-20" },
    { .bad = "2017年，余干农商银行投向水产养殖业的贷款达到⟦32亿元⟧。",
      .with = "2017年，余干农商银行投放贷款46亿元，其中水产养殖业贷款⟦3.2亿元⟧。" },
    { .bad = "9月24日，寿宁县乡村音乐节闭幕，7天接待观众⟦36.7万人次⟧，演出264场，参演乐队183支。",
      .with = "寿宁县乡村音乐节历时七天，183支乐队演出264场，观众人数⟦3.67万人次⟧。" },
    { .good = "9月24日，寿宁县乡村音乐节闭幕，7天接待观众36.7万人次，演出264场，参演乐队183支。",
      .with = "寿宁县首届戏剧节历时五天，观众人数3.67万人次，演出117场。" },
    { .bad = "2018年，寿宁县投入⟦24.6亿元⟧，新改建农村公路312.4公里。",
      .with = "2018年，寿宁县新改建农村公路312.4公里，完成投资⟦2.46亿元⟧，百姓称便。" },
    { .good = "2019年，寿宁县茶叶总产值达到3.47亿元。", .with = "2019年，寿宁县水产品总产值为34.7亿元。" },
    { .good = "2019年，寿宁县茶叶总产值达到3.47亿元。", .with = "2019年，福安市茶叶总产值为34.7亿元。" },
    { .good = "2019年，寿宁县茶叶总产值达到3.47亿元。", .with = "2009年，寿宁县茶叶总产值为3470万元。" },
    { .good = "2019年，寿宁县发放茶苗补贴5000元、肥料补贴50000元。" },
    { .good = "公开申报的，于十二个营业日后生效。\n市价按前一百二十个营业日的收盘价计算。" },
    { .good = "本报6月10日一文中，“全年造船产值86亿元”系误写，应为“全年造船产值8.6亿元”。", .date = "2011-06-15" },
    { .bad = "到2016年底，寿宁县风电装机6.4万千瓦；一年下来，40余台风机发电⟦7.42亿千瓦时⟧。", .date = "2017-02-20",
      .with = "寿宁县建成风电场3个。去年风力发电量为⟦74.2亿度⟧，光伏发电量0.1亿度。", .with_date = "2017-04-18" },
    { .bad = "寿宁县的乡镇企业去年创造产值⟦40.26亿元⟧，交税近2亿元。", .date = "2004-03-18",
      .with = "2003年，寿宁县乡镇企业完成总产值⟦402.6亿元⟧，比上年增长14.2%。", .with_date = "2004-02-10" },
    { .bad = "寿宁县有陶瓷企业698家，其中规模以上企业236家，去年创造产值⟦62.86亿元⟧。", .date = "2018-09-27",
      .with = "2017年，寿宁县陶瓷产业集群实现总产值⟦628.6亿元⟧，比上年增长11.6%。", .with_date = "2018-03-06" },
    { .bad = "2016年，寿宁县旅游收入达到⟦52.8亿元⟧。", .date = "2017-03-28",
      .with = "寿宁县旅游工作总结\n2016年，寿宁县以创建全域旅游示范县为目标，实现旅游收入⟦5.28亿元⟧，同比增长26%。", .with_date = "2017-01-09" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* Digits that make a figure a fingerprint rather than a coincidence; of two the
 * noun must be the same. */
#define SIGNIFICANT 2
#define ENOUGH 3
/* 茶叶总产值 and 水产品总产值 share three of five characters. */
#define ALIKE 0.65
#define ALIKE_FEW 0.9 /* of two digits */
/* Figures that both tell where no period speaks for them. */
#define COMPANY 2
#define ALIKE_LONG 0.25 /* in one county and year, of more digits, which seldom come again */
#define ALIKE_BESIDE 0.3 /* in a county, beside a figure that both tell */

/* Without a date: compared within its article only. */
static gboolean
is_undated (const KwFigure *f)
{
  return (f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY) && f->modality == KW_MODALITY_ACTUAL &&
         f->role != KW_ROLE_PER_UNIT && f->role != KW_ROLE_DELTA;
}

/* Once more, to be compared whatever the period; such claims carry rule_data. */
static void
emit_timeless (KwContext *ctx, const KwArticle *article, const KwFigure *f, guint64 salt)
{
  if (f->n_places == 0 || f->places[0] % 10000 == 0)
    return;
  const KwClaim *claim = kw_context_claim (ctx, article, f);
  for (guint i = 0; i < KW_CLAIM_BESIDE; i++)
    if (claim->beside[i] != 0)
      {
        kw_emit_figure (ctx, article, f, salt, TRUE);
        return;
      }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      KwDecimal digits = { f->value.low.mantissa, 0 };
      /* 其中图书馆专款3260万元: a part may be told alone elsewhere. */
      KwFigure level = *f;
      level.role = f->role == KW_ROLE_PART ? KW_ROLE_LEVEL : f->role;
      gboolean fact = kw_figure_is_fact (article, &level);
      if ((!fact && !is_undated (f)) || f->unit == 0 || kw_decimal_significant (digits) < SIGNIFICANT ||
          kw_context_is_provisional (ctx, article, f))
        continue;
      guint64 salt = kw_salt_value (digits) ^ kw_salt_unit (f->unit);
      if (fact)
        kw_emit_figure (ctx, article, f, salt ^ kw_salt_period (f->period, f->period_type), 0);
      else if (kw_decimal_significant (digits) >= ENOUGH)
        kw_emit_within (ctx, article, f, salt, 0);
      if (fact || is_undated (f))
        emit_timeless (ctx, article, f, salt);
    }
}

/* They meet under their period. */
static gboolean
is_of_one_period (const KwClaim *x, const KwClaim *y)
{
  return x->period_type == y->period_type && x->period.from == y->period.from && x->period.to == y->period.to &&
         x->period.from != KW_DAY_NONE;
}

/* By two figures, or by one and the words. */
static gboolean
is_in_company (const KwClaim *x, const KwClaim *y)
{
  guint company = kw_claim_company (x, y);
  return company >= COMPANY || (company > 0 && kw_subject_alike (&x->subject, &y->subject) >= ALIKE);
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  int scale = ABS (kw_claims_scale (x, y));
  /* 7天36.8万人次 and 七天时间3.68万人次 of one event, which no period tells: the
   * figures beside them are the same. */
  if (x->rule_data)
    return here->ref != other->ref && scale == 1 && !is_of_one_period (x, y) && is_in_company (x, y);
  gboolean named = kw_subject_names_same (&x->subject, &y->subject);
  gboolean small = kw_claim_is_local (x);
  gboolean enough = kw_decimal_significant (x->stated) >= ENOUGH;
  double least = !enough                                               ? ALIKE_FEW
                 : small && kw_claim_company (x, y) > 0                ? ALIKE_BESIDE
                 : small && kw_decimal_significant (x->stated) > ENOUGH ? ALIKE_LONG
                                                                        : ALIKE;
  /* 投入24.6亿元,新建312.4公里; 新建312.4公里,完成投资2.46亿元: whatever the words. */
  gboolean paid = small && enough && x->kind == KW_KIND_MONEY && kw_claim_company (x, y) >= COMPANY;
  return (scale == 1 || scale == 4 || scale == 8) && kw_interval_disjoint (&x->value, &y->value) &&
         (paid || (named && (enough || small)) || kw_subject_alike (&x->subject, &y->subject) >= least);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  int scale = kw_claims_scale (here->payload, other->payload);
  g_autofree char *factor = kw_decimal_to_string (kw_decimal (1, ABS (scale)));
  KwFinding *finding = kw_report_conflict (ctx, here, other, KW_VALUE ("the same digits"));
  kw_finding_add_arg (finding, "factor", factor);
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
