/* rules/figure/average.c - total, count and average that disagree */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_average) {
  .name = "figure/average",
  .severity = KW_WARNING,
  .summary = "Total, count and average disagree",
  .why = "A sentence gives how much there is in all, of how many, and how much that makes each, and\n"
         "the division does not give it: one of the three was updated, mistyped or taken from\n"
         "another table. Where there is no total, an average can still be one that no whole number\n"
         "of people or things gives: 4 teams of whole people do not average 7.35.\n\n"
         "Compared are three figures of one sentence, where the average names the unit that was\n"
         "counted (平均每期 and 期, 户均 and 户). All figures are taken for rounded at their last\n"
         "digit. Averages by the year, month or day are left alone, and so are those that say of\n"
         "what they are the average (户均增收) unless the total says the same. Allow it where the\n"
         "average has another basis, such as the mean of a year.",
  .message = "{reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全年举办焊工、月嫂等培训班64期，培训学员1920人，平均每期⟦42人⟧。" },
    { .bad = "全镇共有8600户、25800人，户均⟦3.6人⟧。" },
    { .bad = "全年开放312天，接待捐血民众9672人次，平均一天⟦38人次⟧。" },
    { .bad = "185天里共运送乘客3145万人次，日均⟦21.4万人次⟧。" },
    { .good = "全年开放312天，接待捐血民众9672人次，平均一天31人次；185天里共运送乘客3145万人次，日均17万人次。" },
    { .bad = "两年共投入1260万元，改造农房420户，户均投入⟦4.5万元⟧。" },
    { .bad = "全区组建4支巡山队，平均每支⟦7.35人⟧。" },
    { .bad = "合作社种植油茶3000亩，总产值660万元，亩均产值⟦3200元⟧。" },
    { .bad = "全校有学生1800人、教学班40个，平均每班⟦55人⟧。" },
    { .bad = "54个村争取资金1620万元，村均⟦40万元⟧。" },
    { .bad = "补助危房改造1200户，共发放补助资金960万元，户均补助⟦6000元⟧。" },
    { .bad = "全县种植水稻45万亩，总产22.5万吨，平均亩产⟦430公斤⟧。" },
    { .bad = "收割小麦8.2万亩，产量3.6万吨，亩产⟦960斤⟧。" },
    { .bad = "四年累计发放助学金3.6亿元，平均每年⟦1.2亿元⟧。" },
    { .bad = "学校共有教师240人，学生3600人，平均每名教师负责⟦18名⟧学生。" },
    { .bad = "像这样的护河队，全县有62支，队员共3410名，平均每队⟦45名⟧。" },
    { .bad = "全区建成驿站38个，接纳残疾人共1710人，平均每个⟦54人⟧。" },
    { .bad = "古镇接待过夜游客46万人次，过夜游客消费2.76亿元，人均消费⟦860元⟧。" },
    { .bad = "图书馆借出图书36万册，持证读者4万人，人均借阅⟦12册⟧。" },
    { .bad = "今年暑假科學營辦理64梯次，學童參與踴躍，共2,816人報名參加，換算下來平均每一梯次⟦38人⟧。" },
    { .good = "今年暑假科學營辦理64梯次，學童參與踴躍，共2,816人報名參加，換算下來平均每一梯次44人。" },
    { .good = "图书馆借出图书36万册，持证读者4万人，人均借阅9册。" },
    { .good = "学校共有教师240人，学生3600人，平均每名教师负责15名学生。" },
    { .good = "全县种植水稻45万亩，总产22.5万吨，平均亩产500公斤。" },
    { .good = "收割小麦8.2万亩，产量3.6万吨，亩产880斤。" },
    { .good = "种植水稻45万亩，总产22.5万吨，其中示范田亩产达620公斤。" },
    { .good = "四年累计发放助学金3.6亿元，平均每年9000万元。" },
    { .good = "全年举办焊工、月嫂等培训班64期，培训学员1920人，平均每期30人。" },
    { .good = "4个班共180人，男生平均每班25人。" },
    { .good = "义诊45次，接诊5400人次，平均每次接诊120人次。" },
    { .good = "全镇共有8600户、25800人，户均3人。" },
    { .good = "全镇共有8600户、2.6万人，户均3.02人。" },
    { .good = "全区聘用护林员420名，每人每年补助6000元，兑现补助252万元。" },
    { .good = "投入资金500万元，带动农户1000户，户均增收3200元。" },
    { .good = "全县接待游客120万人次，旅游收入6亿元，人均消费约500元。" },
    { .good = "全区组建4支巡山队，平均每支7.25人。" },
    { .good = "培训班共办64期，培训学员1920人，平均每期5天。" },
    { .good = "全村420户、1500人，平均每户每月用水18吨，全年用水9万吨。" },
    { .good = "共有320名教师，平均每校18.6人。" },
    { .good = "15个村平均每村每年节约开支2.3万元，共节约80万元。" },
    { .good = "全县实现地区生产总值58亿元，常住人口23万人，人均生产总值24800元。" },
    { .good = "全村312户、968人，去年户均收入6.8万元，合计2122万元。" },
    { .good = "借书最多的读者一年借了512册，而全市借过书的9.86万人平均每人借了近22册。" },
    { .good = "去年到书屋借书的有53户，一年借出743册，平均每户14册。" },
    { .good = "组织送水车132辆，累计送水9640车次、4.8万吨，平均每车次约5吨。" },
    { .bad = "到8月底，全县建成长者食堂128家，覆盖19个镇（街道）。财政补贴1152万元，平均每家⟦12万元⟧。" },
    { .good = "夜市共有摊位380摊。补助编列90万元，每摊3000元，最多可补助300摊。" },
    { .good = "到8月底，全县建成长者食堂128家，另有助餐点96家。财政补贴1152万元，平均每家12万元。" },
    { .bad = "开办健康大讲堂48场，听众7632人次，平均每场⟦195人⟧。" },
    { .good = "四集纪录片今晚起在综合频道晚八点档播出，每晚一集。" },
    { .good = "发行80亿元债券，其中3年期和5年期均为40亿元。" },
    { .good = "分为5组，有1个对照组和4个试验组，每组10个笼位。" },
    { .good = "选用雏鸭360只，随机分为4组，每组6个重复，每个重复15只。" },
    { .good = "他和另外8名工友在工地干了五个月，被拖欠工资13.5万元，平均每人1.5万元。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Figures before the average that are looked at. */
#define REACH 6

static void
add_related (KwFinding *finding, const KwMean *a, const KwFigure *f, const char *label)
{
  if (f != NULL)
    kw_finding_add_related (finding, a->article->ref, f->span, label);
}

static void
report (KwContext *ctx, const KwMean *a, const KwFigure *total, const KwFigure *count, char *reason)
{
  g_autofree char *owned = reason, *stated = kw_interval_to_string (&a->figure->value, 12);
  KwFinding *finding = kw_report (ctx, a->article, a->figure->span);
  kw_finding_add_arg (finding, "reason", owned);
  kw_finding_add_arg (finding, "average", stated);
  add_related (finding, a, total, KW_VALUE ("the total"));
  add_related (finding, a, count, KW_VALUE ("the count"));
}

static gboolean
is_mass (const KwFigure *f)
{
  return g_str_has_prefix (kw_unit_class (f->unit), "mass:");
}

/* V of F's unit as kilograms; as it is where that is no mass. */
static KwInterval
in_kilograms (const KwFigure *f, KwInterval v)
{
  KwInterval half = kw_interval_exact (kw_decimal (5, -1));
  if (strcmp (kw_unit_class (f->unit), "mass:t") == 0)
    return kw_interval_shift (&v, 3);
  if (strcmp (kw_unit_class (f->unit), "mass:jin") == 0)
    kw_interval_multiply (&v, &half, &v);
  return v;
}

/* 种植60万亩,总产52.4万吨,平均亩产803公斤: the three stand side by side. */
static void
check_yield (KwContext *ctx, const KwMean *a)
{
  static const char *const others[] = { "其中", "新增", "示范", "高产", "预计", "灾", "增产", "减产", "累计", NULL };
  static const char *const known[] = { "mass:t", "mass:kg", "mass:jin" };
  const KwLedger *ledger = a->article->ledger;
  if (a->i < 2)
    return;
  const KwFigure *p = kw_ledger_figure (ledger, a->i - 2), *q = kw_ledger_figure (ledger, a->i - 1);
  const KwFigure *total = is_mass (q) ? q : p, *area = total == q ? p : q;
  KwSpan words = kw_span (kw_figure_clause (p).start, a->figure->folded.start);
  guint units = 0;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    units += (strcmp (kw_unit_class (total->unit), known[i]) == 0) +
             (strcmp (kw_unit_class (a->figure->unit), known[i]) == 0);
  if (units != 2 || strcmp (kw_unit_class (area->unit), "area:mu") != 0 || !kw_figures_share_sentence (p, a->figure) ||
      kw_span_len (words) > 300 || kw_phrase_has_any (a->article->fold.text, words, others))
    return;
  KwInterval over = in_kilograms (total, kw_figure_tolerant (total)), under = kw_figure_tolerant (area), quotient;
  KwInterval stated = in_kilograms (a->figure, a->value), exact = in_kilograms (total, total->value);
  if (!kw_interval_divide (&over, &under, &quotient) || !kw_interval_disjoint (&quotient, &stated) ||
      !kw_interval_divide (&exact, &area->value, &quotient))
    return;
  const char *text = a->article->fold.text;
  g_autofree char *t = kw_figure_written (text, total), *n = kw_figure_written (text, area);
  g_autofree char *r = kw_interval_to_string (&quotient, 2), *said = kw_figure_written (text, a->figure);
  report (ctx, a, total, area, g_strdup_printf (KW_VALUE ("%s / %s is %s kg, the text says %s"), t, n, r, said));
}

/* 三年累计发放2.7亿元: the total is summed over the years before it. */
static gboolean
is_summed (const KwMean *a, const KwFigure *total, const KwFigure *count)
{
  static const char *const sums[] = { "累计", "共", "总", "合计", NULL };
  /* 全年开放312天,接待: on all of them. */
  static const char *const open[] = { "开放", "营业", "运行", "运营", "开馆", "开园", "举办", "展出", "历时", "为期", NULL };
  static const char *const others[] = { "近", "前", "每", "增", "计划", "将", "后", "第", NULL };
  const char *text = a->article->fold.text;
  /* 平均一天38人次: the 一天 is a figure, too. */
  guint steps = total != NULL && total[1].role == KW_ROLE_PER_UNIT && total + 1 != a->figure ? 2 : 1;
  if (total == NULL || total != count + 1 || total + steps != a->figure)
    return FALSE;
  KwSpan between = kw_span (count->folded.end, MAX (count->folded.end, total->folded.start));
  KwSpan before = kw_span (kw_figure_clause (count).start, between.end);
  KwSpan lead = kw_span (before.start, count->folded.start);
  gboolean all = kw_phrase_has_any (text, between, sums) ||
                 (kw_unit_has (count->unit, KW_UNIT_DAY) && kw_phrase_has_any (text, lead, open));
  return all && !kw_phrase_has_any (text, before, others) &&
         kw_words_commas (text, between) <= 1;
}

/* "1920 / 64 is 30, the text says 42". */
static void
report_quotient (KwContext *ctx, const KwMean *a, const KwFigure *total, const KwFigure *count)
{
  KwInterval quotient;
  if (!kw_interval_divide (&total->value, &count->value, &quotient))
    return;
  const char *text = a->article->fold.text;
  g_autofree char *t = kw_figure_written (text, total), *n = kw_figure_written (text, count);
  g_autofree char *q = kw_interval_to_string (&quotient, 2), *said = kw_figure_written (text, a->figure);
  report (ctx, a, total, count, g_strdup_printf (KW_VALUE ("%s / %s is %s, the text says %s"), t, n, q, said));
}

/* Is there a whole number within V? */
static gboolean
holds_whole (const KwInterval *v)
{
  KwDecimal whole = v->low, one = kw_decimal (1, 0);
  while (whole.exponent < 0)
    whole = (KwDecimal){ whole.mantissa / 10, whole.exponent + 1 };
  whole = kw_decimal (whole.mantissa, whole.exponent);
  for (int k = 0; k < 2; k++)
    if (kw_interval_contains (v, whole) || !kw_decimal_add (whole, one, &whole))
      return TRUE;
  return kw_interval_contains (v, whole);
}

/* No total, but COUNT wholes average so much: is there a whole total for it? */
static void
check_whole (KwContext *ctx, const KwMean *a, const KwFigure *count)
{
  KwInterval product;
  gboolean fine = a->figure->kind == KW_KIND_COUNT && a->figure->rounded && a->figure->written < 0 &&
                  kw_interval_is_exact (&a->figure->value) && kw_interval_is_exact (&count->value) && !count->rounded &&
                  count->kind == KW_KIND_COUNT;
  if (!fine || !kw_interval_multiply (&a->value, &count->value, &product) || holds_whole (&product))
    return;
  const char *text = a->article->fold.text;
  g_autofree char *n = kw_figure_written (text, count), *said = kw_figure_written (text, a->figure);
  g_autofree char *total = kw_interval_to_string (&product, 3);
  report (ctx, a, NULL, count,
          g_strdup_printf (KW_VALUE ("%s over %s would be %s in all, which is no whole number"), said, n, total));
}

/* 一年借了512册,而9.86万人平均借了近22册: ten times off is no wrong mean, but of
 * another total. */
static gboolean
is_of_another_scale (const KwMean *a, const KwFigure *total, const KwFigure *count)
{
  KwInterval over = kw_figure_tolerant (total), under = kw_figure_tolerant (count), quotient;
  if (!kw_interval_divide (&over, &under, &quotient))
    return FALSE;
  KwInterval most = kw_interval_shift (&quotient, 1), least = kw_interval_shift (&quotient, -1);
  return kw_decimal_compare (a->value.low, most.high) > 0 || kw_decimal_compare (a->value.high, least.low) < 0;
}

/* Figures of the sentence before, or behind, in which the wholes are counted. */
#define BACK_MAX 8

/* 建成128家。补贴1152万元,平均每家12万元: what the sentence before TOTAL's counts, if
 * it counts one such thing. */
static const KwFigure *
counted_before (const KwMean *a, guint total)
{
  const KwFigure *own = kw_ledger_figure (a->article->ledger, total), *count = NULL;
  /* 每摊3000元,最多可补助300摊: those are the ones. */
  for (guint i = a->i + 1; i < a->article->ledger->figures->len && i <= a->i + BACK_MAX; i++)
    if (!kw_figures_share_sentence (kw_ledger_figure (a->article->ledger, i), own))
      break;
    else if (kw_mean_counts (a, kw_ledger_figure (a->article->ledger, i)))
      return NULL;
  for (guint i = total; i > 0 && total - i < BACK_MAX; i--)
    {
      const KwFigure *f = kw_ledger_figure (a->article->ledger, i - 1);
      if (kw_figures_share_sentence (f, own))
        continue;
      /* of the same paragraph, the last sentence */
      KwSpan between = kw_span (f->sentence.end, MAX (f->sentence.end, own->sentence.start));
      if (kw_span_len (between) > strlen (")。") || kw_phrase_has (a->article->fold.text, between, "\n"))
        break;
      if (!kw_mean_counts (a, f))
        continue;
      if (count != NULL && kw_decimal_compare (count->value.low, f->value.low) != 0)
        return NULL;
      count = f;
    }
  return count;
}

/* The total and the count nearest before the average; all pairs must fail. */
static void
check_average (KwContext *ctx, const KwMean *a)
{
  const KwLedger *ledger = a->article->ledger;
  const KwFigure *total = NULL, *count = NULL;
  guint floor = a->i > REACH ? a->i - REACH : 0;
  gboolean alike = FALSE;
  for (guint t = a->i; t > floor; t--)
    {
      const KwFigure *f = kw_ledger_figure (ledger, t - 1);
      if (!kw_figures_share_sentence (f, a->figure))
        break;
      alike = alike || kw_figures_alike (f, a->figure);
      if (count == NULL && kw_mean_counts (a, f))
        count = f;
      if (total == NULL && kw_mean_is_of (a, f))
        total = f;
      for (guint c = a->i; c > floor && kw_mean_is_of (a, f); c--)
        {
          const KwFigure *by = kw_ledger_figure (ledger, c - 1);
          if (by == f)
            continue;
          KwInterval quotient, over = kw_figure_tolerant (f), under = kw_figure_tolerant (by);
          if (kw_mean_counts (a, by) && kw_interval_divide (&over, &under, &quotient) &&
              !kw_interval_disjoint (&quotient, &a->value))
            return;
        }
    }
  if (count == NULL && total != NULL && !a->by_time && total == kw_ledger_figure (ledger, a->i - 1))
    count = counted_before (a, (guint) (total - kw_ledger_figure (ledger, 0)));
  guint32 from = count == NULL ? 0 : MAX (count->folded.end, total != NULL ? total->folded.end : 0);
  if (count == NULL || count == total || (a->by_time && !is_summed (a, total, count)) ||
      kw_words_commas (a->article->fold.text, kw_span (from, MAX (from, a->figure->folded.start))) > 1)
    return;
  if (total != NULL && is_of_another_scale (a, total, count))
    return;
  if (total != NULL)
    report_quotient (ctx, a, total, count);
  else if (!alike && kw_span_is_empty (a->what) && count == kw_ledger_figure (ledger, a->i - 1))
    check_whole (ctx, a, count);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 1; i < article->ledger->figures->len; i++)
    {
      KwMean a = { .article = article, .i = i, .figure = kw_ledger_figure (article->ledger, i) };
      if (!kw_mean_read (&a))
        continue;
      if (a.yield)
        check_yield (ctx, &a);
      else
        check_average (ctx, &a);
    }
}
