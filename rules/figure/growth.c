/* rules/figure/growth.c - a growth rate that the two levels do not give */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_growth) {
  .name = "figure/growth",
  .severity = KW_WARNING,
  .summary = "A growth rate that the two levels do not give",
  .why = "A sentence gives a level before, a level after, and what the change is, and the two levels\n"
         "give another change. One of the three was mistyped; or points of a percentage are called\n"
         "per cent (from 86 % to 94 % is 8 points, but 9.3 %); or 翻一番, which is twice, is said of\n"
         "half as much again; or 增长k倍, which is 1 + k times, is said of k times. What falls by more\n"
         "than 100 % or by 倍 falls below nothing.\n\n"
         "All levels are taken for rounded at their last digit. Growth of what is deflated (GDP,\n"
         "增加值, 可比价, 实际增长), on another basis (可比口径) or of another subject is left alone.\n"
         "Allow it where the rate is on a basis that the text does not state.",
  .message = "{reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全县茶叶收入由2008年的18.4亿元增加到2009年的23亿元，增长⟦15%⟧。" },
    { .bad = "农村自来水普及率由2015年的78%提高到2016年的87%，提高了⟦9%⟧。" },
    { .bad = "果园面积由2012年的15万亩发展到24万亩，翻了⟦一番⟧。" },
    { .bad = "全年进口42.6亿元，上年为35.5亿元，增长⟦25%⟧。" },
    { .bad = "上半年游客共420万人次，较去年同期的350万人次增加⟦80万人次⟧，增幅20%。" },
    { .bad = "上半年游客共420万人次，较去年同期的350万人次增加70万人次，增幅⟦25%⟧。" },
    { .bad = "年末参保人数7.6万人，比上年增加0.5万人，增长⟦9.2%⟧。" },
    { .bad = "去年分红32万元，是2014年5万元的⟦7.4倍⟧。" },
    { .bad = "电商户由120户增加到360户，增长⟦3倍⟧。" },
    { .bad = "信访件从620件下降到434件，下降⟦四成以上⟧。" },
    { .bad = "改造之后，每吨钢的用水量降低⟦2倍⟧。" },
    { .bad = "事故起数同比下降⟦120%⟧。" },
    { .bad = "不良率由3.2%下降到2.1%，下降⟦2.1个百分点⟧。" },
    { .bad = "可供床位由2010年的100万张增加到2015年的150万张，年均增长⟦15%⟧。" },
    { .bad = "立案数由612件降到408件，下降⟦一半⟧。" },
    { .bad = "2015年接待游客250万人次，2016年接待游客320万人次，同比增长⟦35%⟧。" },
    { .bad = "参保人数比上年增加0.52万人，增长⟦9.9%⟧，达到7.62万人。" },
    { .bad = "办理时限由20个工作日压缩到8个工作日，压缩了⟦75%⟧。" },
    { .bad = "通行时间由40分钟缩短到10分钟，缩短了⟦四成⟧。" },
    { .bad = "贷款余额达到150亿元，较年初增加30亿元，增长⟦30%⟧。" },
    { .bad = "审批事项由4619项减少至460项，精简比例达⟦63%⟧。" },
    { .bad = "经费支出合计53.73亿元，比预算减少9.43亿元，下降⟦23.5%⟧。" },
    { .bad = "药价由256元下降到6.9元，下降幅度高达⟦37倍⟧。" },
    { .bad = "种植面积由102年的240公頃成長到360公頃，增加⟦1.5倍⟧。" },
    { .bad = "出租率由2014年的88%升至2015年的92%，上升⟦4%⟧。" },
    { .bad = "去年营业额30亿元，比前年的25亿元增长⟦27%⟧。" },
    { .bad = "上半年入库税款5200万元（上年同期为4800万元），同比增长⟦12%⟧。" },
    { .bad = "读者证由前年底的12650张增为去年底的15820张，一年增加⟦2170张⟧。" },
    { .bad = "门诊量由3.2万人次猛增至4.8万人次，三年间增长⟦85%⟧。" },
    { .bad = "进口水果由2017年的96万吨增加到2018年的120万吨，增长⟦25个百分点⟧。" },
    { .bad = "公司总资产4021.15万元，较期初的3489.27万元增长⟦12.24%⟧。" },
    { .bad = "去年经此进出境的班列为4186列，上一年这个数字是3640列，增幅达到⟦25%⟧。" },
    { .bad = "蜂业总产值由2016年的3.2亿元增加到2017年的4.0亿元,增幅达⟦35%⟧,占畜牧业总产值的16.4%。" },
    { .good = "蜂业总产值由2016年的3.2亿元增加到2017年的4.0亿元,增幅达21%。" },
    { .good = "全市平均每百人近19张读者证，是2013年14.9万张的2.1倍。" },
    { .good = "读者证由前年底的12650张增为去年底的15820张，一年增加3170张。" },
    { .good = "门诊量由3.2万人次猛增至4.8万人次，三年间增长五成。" },
    { .good = "上半年入库税款5200万元（上年同期为4800万元），同比增长8.3%。" },
    { .good = "今年一季度进口16亿元，去年全年为52亿元，同比增长6%。" },
    { .good = "入学率由50%提高到52%，提高4%。" },
    { .good = "产量50万吨，比上月增加2万吨，同比增长12%。" },
    { .good = "收入增幅从37.1%下降到20.6%，下降了近一半。" },
    { .good = "全年用电60亿度，比计划多用5亿度，同比增长12%，其中工业用电增长9%。" },
    { .good = "上半年投资120亿元，去年全年为200亿元，增长18%。" },
    { .good = "存款达120亿元，比年初增加15亿元，同比增长22%。" },
    { .good = "存款达120亿元，比上年末的105亿元增加15亿元，同比增长22%。" },
    { .good = "东村12亿元、西村15亿元，比上年增加3亿元，增长12.5%。" },
    { .good = "从业人员达4.2万人，其中女性1.8万人，比上年增加0.3万人，增长7.7%。" },
    { .good = "新增贷款30亿元，同比多增5亿元，增长20%。" },
    { .good = "2015年接待游客250万人次，2016年接待外宾32万人次，增长35%。" },
    { .good = "2015年以前接待游客250万人次，2016年接待游客320万人次，增长35%。" },
    { .good = "2016年接待游客320万人次，旅游收入15亿元，分别增长28%和32%。" },
    { .good = "全县茶叶收入由2008年的18.4亿元增加到2009年的23亿元，增长25%。" },
    { .good = "农村自来水普及率由2015年的78%提高到2016年的87%，提高了9个百分点。" },
    { .good = "果园面积由2012年的12万亩发展到24.5万亩，翻了一番。" },
    { .good = "果园面积由2012年的12万亩发展到31万亩，翻了一番多。" },
    { .good = "合作社由2012年的120家发展到228家，翻了近一番。" },
    { .good = "上半年游客共420万人次，较去年同期的350万人次增加70万人次，增幅20%。" },
    { .good = "电商户由120户增加到360户，增长2倍。" },
    { .good = "地区生产总值由52.6亿元增加到60.1亿元，增长8.2%。" },
    { .good = "规模以上工业增加值由20亿元提高到26亿元，增长12%。" },
    { .good = "一般预算收入由6.2亿元增加到6.8亿元，按可比口径增长15%。" },
    { .good = "农民人均纯收入由4200元增加到4700元，扣除价格因素实际增长8.5%。" },
    { .good = "全县学校由120所增加到150所，在校生增长12%。" },
    { .good = "可供床位由2010年的100万张增加到2015年的150万张，年均增长8.4%。" },
    { .good = "补助标准由每人每月70元提高到90元，惠及老人3.2万名。" },
    { .good = "销售额由7月的1.2亿元增加到8月的1.5亿元，同比增长40%。" },
    { .good = "出口额从约20亿元增加到近30亿元，增长四成多。" },
    { .good = "有关经费从2012年的82.4亿元下降到2015年的54.1亿元，降幅达30%多。" },
    { .good = "净利润同比下降120%，由盈转亏。" },
    { .good = "贫困发生率由12.4%下降到3.1%，下降9.3个百分点。" },
    { .good = "全年完成投资60亿元，比上年增加5亿元，其中民间投资增长30%。" },
    { .good = "初步核算数由812亿元修订为835亿元，增速由9.1%修订为9.4%。" },
    { .good = "电价由0.58元下调至0.52元，降低0.06元，降幅10.3%。" },
    { .good = "发放贷款12亿元，比上年多发放2亿元，增长20%。" },
    { .good = "失业人数由128200人增至131900人，增加3700人。" },
    { .good = "轨道收缩，近地点下降为3.5倍月球半径。" },
    { .good = "行动图书车借阅册数达53560册，平均每趟130册，比2013年的46200册多了7360册。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define FOLLOWING 3 /* figures behind the levels that may tell the change */

typedef struct
{
  const KwArticle *article;
  const KwLedger *ledger;
  const char *text;
  KwLevels levels;
  KwInterval before, now; /* tolerant */
  KwInterval ratio;       /* now over before */
} Growth;

static const KwFigure *
figure_at (const Growth *g, guint i)
{
  return kw_ledger_figure (g->ledger, i);
}

/* Deflated, or on a basis that the levels do not have. */
static gboolean
has_another_basis (const Growth *g)
{
  static const char *const words[] = { "可比", "不变价",   "剔除",   "扣除",   "口径",   "实际增", "名义",
                                       "规模以上", "规上", "调整为", "修订",   "修正",
                                       "汇率", "折合",     "因素",   "基数",   "还原",   "指数",   NULL };
  return kw_phrase_has_any (g->text, kw_figure_sentence (figure_at (g, g->levels.now)), words);
}

/* Told in real terms by convention, which prices part by some points. */
static gboolean
is_real (const Growth *g)
{
  static const char *const words[] = { "GDP", "生产总值", "增加值", "总产值", NULL };
  return kw_phrase_has_any (g->text, kw_figure_sentence (figure_at (g, g->levels.now)), words);
}

/* A change of DELTA to NOW: the level before, and the ratio, which must not
 * take the two for independent. */
static gboolean
compute_from_delta (Growth *g)
{
  KwInterval delta = g->before, share, one = kw_interval_exact (kw_decimal (1, 0));
  gboolean up = g->levels.change == KW_CHANGE_UP;
  if (!(up ? kw_interval_subtract (&g->now, &delta, &g->before) : kw_interval_add (&g->now, &delta, &g->before)) ||
      !kw_interval_divide (&delta, &g->before, &share))
    return FALSE;
  return up ? kw_interval_add (&one, &share, &g->ratio) : kw_interval_subtract (&one, &share, &g->ratio);
}

/* Tolerant levels and their ratio; FALSE where there is none. */
static gboolean
compute (Growth *g)
{
  g->now = kw_figure_tolerant (figure_at (g, g->levels.now));
  g->before = kw_figure_tolerant (figure_at (g, g->levels.before));
  if (g->levels.form == KW_LEVELS_DELTA)
    return compute_from_delta (g);
  return kw_interval_divide (&g->now, &g->before, &g->ratio);
}

/* ---- reporting ---- */

static void
report (KwContext *ctx, const Growth *g, KwSpan folded, const char *computed)
{
  const KwFigure *before = figure_at (g, g->levels.before), *now = figure_at (g, g->levels.now);
  gboolean delta = g->levels.form == KW_LEVELS_DELTA;
  g_autofree char *p = kw_figure_written (g->text, before), *c = kw_figure_written (g->text, now);
  g_autofree char *said = g_strndup (g->text + folded.start, kw_span_len (folded));
  g_autofree char *reason = delta ? g_strdup_printf (KW_VALUE ("%s after a change of %s is %s, the text says %s"), c, p, computed,
                                                     said)
                                  : g_strdup_printf (KW_VALUE ("%s to %s is %s, the text says %s"), p, c, computed, said);
  KwFinding *finding = kw_report (ctx, g->article, kw_article_unfold (g->article, folded));
  kw_finding_add_arg (finding, "reason", reason);
  kw_finding_add_arg (finding, "before", p);
  kw_finding_add_arg (finding, "now", c);
  kw_finding_add_arg (finding, "stated", said);
  kw_finding_add_related (finding, g->article->ref, before->span, delta ? KW_VALUE ("the difference") : KW_VALUE ("the level before"));
  kw_finding_add_related (finding, g->article->ref, now->span, KW_VALUE ("the level after"));
}

/* The levels as stated, the first computed for 比上年增加. */
static gboolean
stated_levels (const Growth *g, KwInterval *before, KwInterval *now)
{
  *now = figure_at (g, g->levels.now)->value;
  *before = figure_at (g, g->levels.before)->value;
  if (g->levels.form != KW_LEVELS_DELTA)
    return TRUE;
  return g->levels.change == KW_CHANGE_UP ? kw_interval_subtract (now, before, before)
                                          : kw_interval_add (now, before, before);
}

/* "25.00 %" or "1.58 times" for the message. */
static char *
computed (const Growth *g, gboolean times)
{
  KwInterval before, now, quotient;
  if (!stated_levels (g, &before, &now) || !kw_interval_divide (&now, &before, &quotient))
    return g_strdup (KW_VALUE ("something else"));
  if (times)
    {
      g_autofree char *t = kw_interval_to_string (&quotient, 2);
      return g_strdup_printf (KW_VALUE ("%s times"), t);
    }
  KwInterval rate;
  gboolean falls;
  if (!kw_change_rate (&before, &now, &rate, &falls))
    return g_strdup (KW_VALUE ("something else"));
  g_autofree char *r = kw_interval_to_string (&rate, 2);
  return g_strdup_printf (falls ? KW_VALUE ("minus %s %%") : "%s %%", r);
}

static void
report_ratio (KwContext *ctx, const Growth *g, guint i, gboolean times)
{
  g_autofree char *words = computed (g, times);
  report (ctx, g, figure_at (g, i)->folded, words);
}

/* ---- checking what follows the levels ---- */

/* Both levels are of full years that follow each other, or the words between
 * them say so: 比上年, and not 比上年末. */
static gboolean
is_year_on_year (const Growth *g)
{
  static const char *const ends[] = { "底", "末", "初", "月", "预算", "决算", "计划", NULL };
  static const char *const years[] = { "同比", "上年", "去年", "同期", "前一年", "上一年", "年", NULL };
  const KwFigure *before = figure_at (g, g->levels.before), *now = figure_at (g, g->levels.now);
  KwSpan between = kw_words_between (g->ledger, MIN (g->levels.before, g->levels.now),
                                     MAX (g->levels.before, g->levels.now));
  if (g->levels.form != KW_LEVELS_FROM_TO && g->levels.before > g->levels.now)
    return kw_phrase_has_any (g->text, between, years) && !kw_phrase_has_any (g->text, between, ends);
  gint64 days = (gint64) now->period.from - before->period.from;
  return g->levels.form != KW_LEVELS_FROM_TO || (before->period_anchor != KW_ANCHOR_NONE && days >= 365 && days <= 366);
}

/* From 78% to 87% is 9 points, and said to be 9%. */
static gboolean
are_points (const Growth *g, const KwFigure *f)
{
  const KwFigure *before = figure_at (g, g->levels.before), *now = figure_at (g, g->levels.now);
  KwDecimal difference;
  if (!kw_interval_is_exact (&before->value) || !kw_interval_is_exact (&now->value) ||
      !kw_interval_is_exact (&f->value) ||
      !kw_decimal_add (now->value.low, kw_decimal_negate (before->value.low), &difference))
    return FALSE;
  if (difference.mantissa < 0)
    difference = kw_decimal_negate (difference);
  return kw_decimal_compare (difference, f->value.low) == 0;
}

/* From 86% to 91% is 5.81 per cent, which nobody who means per cent cuts off to
 * the number of points: rounded to the nearest it must be another one. */
static void
check_points_called_percent (KwContext *ctx, const Growth *g, guint i)
{
  const KwFigure *f = figure_at (g, i);
  const KwInterval *before = &figure_at (g, g->levels.before)->value, *now = &figure_at (g, g->levels.now)->value;
  KwInterval exact, stated = kw_interval_unrounded (f->value.low, f->written);
  gboolean falls;
  if (!kw_change_rate (before, now, &exact, &falls) || !kw_decimal_add (f->value.low, kw_decimal (5, f->written - 1), &stated.high) ||
      !kw_interval_disjoint (&exact, &stated))
    return;
  g_autofree char *rate = computed (g, FALSE);
  g_autofree char *points = kw_interval_to_string (&figure_at (g, i)->value, 12);
  g_autofree char *words = g_strdup_printf (KW_VALUE ("%s percentage points, or %s"), points, rate);
  report (ctx, g, figure_at (g, i)->folded, words);
}

/* 4.2万人,其中女性1.8万人,比上年增加0.3万人,增长7.7%: of an earlier level? */
static gboolean
fits_another_level (const Growth *g, const KwInterval *stated)
{
  guint first = MIN (g->levels.now, g->levels.before), floor = first > 4 ? first - 4 : 0;
  if (g->levels.form != KW_LEVELS_DELTA && g->levels.form != KW_LEVELS_THAN)
    return FALSE;
  for (guint i = first; i > floor; i--)
    {
      Growth other = *g;
      other.levels.now = i - 1;
      if (kw_figures_share_sentence (figure_at (g, i - 1), figure_at (g, first)) &&
          kw_figures_alike (figure_at (g, i - 1), figure_at (g, first)) && compute (&other) &&
          !kw_interval_disjoint (stated, &other.ratio))
        return TRUE;
    }
  return FALSE;
}

/* More than a hundred times apart: a mean and a total. */
static gboolean
is_of_another_scale (const Growth *g)
{
  KwInterval least = kw_interval_exact (kw_decimal (1, -2)), most = kw_interval_exact (kw_decimal (1, 2));
  return kw_decimal_compare (g->ratio.high, least.low) < 0 || kw_decimal_compare (g->ratio.low, most.low) > 0;
}

/* STATED is not even the levels' ratio, as they are written, with some points more or less. */
static gboolean
is_far_off (const Growth *g, const KwInterval *stated)
{
  KwInterval margin = { .low = kw_decimal (93, -2), .high = kw_decimal (107, -2) }, before, now, widened;
  return stated_levels (g, &before, &now) && kw_interval_divide (&now, &before, &widened) &&
         kw_interval_multiply (&widened, &margin, &widened) && kw_interval_disjoint (stated, &widened);
}

static void
check_ratio (KwContext *ctx, const Growth *g, guint i, KwLead lead)
{
  const KwFigure *f = figure_at (g, i);
  KwInterval stated;
  if (kw_figure_is_loose (g->text, f) || !kw_change_ratio (g->text, f, lead.change, &stated) || lead.on_month ||
      (lead.on_year && !is_year_on_year (g)))
    return;
  gboolean percents = figure_at (g, g->levels.now)->kind == KW_KIND_PERCENT;
  /* 每百人近19张 is no level of 14.9万张. */
  if (is_of_another_scale (g) || (is_real (g) && (lead.annual || !is_far_off (g, &stated))))
    return;
  if (lead.annual)
    {
      if (!percents && !kw_levels_fit_by_year (g->ledger, &g->levels, &stated, &g->ratio))
        report_ratio (ctx, g, i, TRUE);
    }
  else if (percents && f->kind == KW_KIND_PERCENT && are_points (g, f))
    check_points_called_percent (ctx, g, i);
  else if (kw_interval_disjoint (&stated, &g->ratio) && !fits_another_level (g, &stated))
    report_ratio (ctx, g, i, f->kind == KW_KIND_RATIO);
}

/* 增加126万人次, 提高8个百分点 */
static void
check_difference (KwContext *ctx, const Growth *g, guint i, KwLead lead)
{
  KwInterval difference, stated = kw_figure_tolerant (figure_at (g, i));
  gboolean up = lead.change == KW_CHANGE_UP;
  if (lead.annual || lead.on_month || (lead.on_year && !is_year_on_year (g)) || g->levels.form == KW_LEVELS_DELTA ||
      kw_figure_is_loose (g->text, figure_at (g, i)) || (!up && lead.change != KW_CHANGE_DOWN))
    return;
  if (!(up ? kw_interval_subtract (&g->now, &g->before, &difference)
           : kw_interval_subtract (&g->before, &g->now, &difference)) ||
      !kw_interval_disjoint (&difference, &stated))
    return;
  const KwFigure *before = figure_at (g, g->levels.before), *now = figure_at (g, g->levels.now);
  if (!(up ? kw_interval_subtract (&now->value, &before->value, &difference)
           : kw_interval_subtract (&before->value, &now->value, &difference)))
    return;
  g_autofree char *d = kw_figure_in_scale (g->text, figure_at (g, i), &difference);
  g_autofree char *words = g_strdup_printf (KW_VALUE ("a difference of %s"), d);
  report (ctx, g, figure_at (g, i)->folded, words);
}

/* From 96万吨 to 120万吨 is 25 %, and said to be 25个百分点: tonnes have no percentage points. */
static void
check_percent_called_points (KwContext *ctx, const Growth *g, guint i)
{
  KwInterval stated = kw_figure_hard (figure_at (g, i));
  KwInterval ratio = kw_interval_shift (&stated, -2), one = kw_interval_exact (kw_decimal (1, 0));
  if (!kw_figure_is_amount (figure_at (g, g->levels.now)) || kw_figure_is_loose (g->text, figure_at (g, i)) ||
      !kw_interval_add (&one, &ratio, &ratio) || kw_interval_disjoint (&ratio, &g->ratio))
    return;
  g_autofree char *rate = computed (g, FALSE);
  g_autofree char *words = g_strdup_printf (KW_VALUE ("%s, and no percentage points"), rate);
  report (ctx, g, figure_at (g, i)->folded, words);
}

static void
check_change (KwContext *ctx, const Growth *g, guint i, KwLead lead)
{
  const KwFigure *f = figure_at (g, i), *now = figure_at (g, g->levels.now);
  gboolean points = f->kind == KW_KIND_PERCENTAGE_POINT && now->kind == KW_KIND_PERCENT;
  if (f->kind == KW_KIND_PERCENTAGE_POINT && !points)
    {
      check_percent_called_points (ctx, g, i);
      return;
    }
  if (points || (kw_figure_is_amount (f) && kw_figures_alike (f, now)))
    check_difference (ctx, g, i, lead);
  else
    check_ratio (ctx, g, i, lead);
}

/* "8个工作日,压缩": the noun of the second level is behind it. */
static KwSpan
without_noun (const Growth *g, KwSpan words)
{
  static const char *const others[] = { "的", "时", "后", "而", NULL };
  KwSpan noun = kw_words_first_clause (g->text, words);
  if (noun.end < words.end && kw_span_len (noun) <= 18 && !kw_phrase_has_any (g->text, noun, others))
    words.start = noun.end;
  return words;
}

static void
check_levels (KwContext *ctx, Growth *g)
{
  if (!compute (g) || has_another_basis (g))
    return;
  guint last = g->levels.last, end = MIN (g->ledger->figures->len, last + 1 + FOLLOWING);
  for (guint i = last + 1; i < end && kw_figures_share_sentence (figure_at (g, i), figure_at (g, last)); i++)
    {
      KwSpan between = kw_words_between (g->ledger, i - 1, i);
      KwLead lead = kw_change_lead (g->text, i == last + 1 ? without_noun (g, between) : between);
      if (g->levels.form == KW_LEVELS_RATIO)
        lead.change = i == last + 1 && kw_span_len (between) == 3 && kw_phrase_begins (g->text, between, "的")
                          ? KW_CHANGE_TIMES
                          : KW_CHANGE_NONE;
      if (lead.change != KW_CHANGE_NONE)
        check_change (ctx, g, i, lead);
      else if (!kw_figure_is_duration (g->text, g->ledger, i))
        break;
    }
}

static void
check_level_last (KwContext *ctx, const KwArticle *article, guint i)
{
  Growth g = { .article = article, .ledger = article->ledger, .text = article->fold.text };
  KwLead lead;
  if (kw_levels_read_backward (g.text, g.ledger, i, &g.levels, &lead) && compute (&g) && !has_another_basis (&g))
    check_ratio (ctx, &g, i + 1, lead);
}

/* ---- falls that are no fall ---- */

static void
check_fall (KwContext *ctx, const KwArticle *article, guint i)
{
  const char *text = article->fold.text;
  if (!kw_figure_falls_below_nothing (text, article->ledger, i))
    return;
  const KwFigure *f = kw_ledger_figure (article->ledger, i);
  g_autofree char *said = kw_figure_written (text, f);
  g_autofree char *reason = g_strdup_printf (KW_VALUE ("nothing falls by %s: that is more than all of it"), said);
  KwFinding *finding = kw_report (ctx, article, f->span);
  kw_finding_add_arg (finding, "reason", reason);
  kw_finding_add_arg (finding, "stated", said);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      Growth g = { .article = article, .ledger = article->ledger, .text = article->fold.text };
      check_fall (ctx, article, i);
      check_level_last (ctx, article, i);
      if (kw_levels_read (g.text, g.ledger, i, &g.levels))
        check_levels (ctx, &g);
    }
}
