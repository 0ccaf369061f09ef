/* rules/figure/rate-range.c - a share or coverage above 100 % */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_rate_range) {
  .name = "figure/rate-range",
  .severity = KW_WARNING,
  .summary = "A share or coverage above 100 %",
  .why = "Not more than all can be covered, pass an examination or be employed. A coverage of 103 %\n"
         "counts people of another year or another register than those it divides by, or a digit is\n"
         "wrong. The reader takes it for a success.\n\n"
         "Only rates whose numerator is part of the denominator count. Gross enrolment, sales over\n"
         "output, fulfilment of plans and budgets, growth, debt, returns, provisions, telephones per\n"
         "head and the use of beds or capacity do exceed 100 % and are left alone.",
  .message = "{rate} of {text}: {reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全县自来水普及率达⟦104.2%⟧。" },
    { .bad = "参训学员考试结业率⟦103.6%⟧，推荐就业2115人。" },
    { .bad = "适龄儿童入学率由2010年的97.1%提高到⟦101.3%⟧。" },
    { .bad = "当年毕业生就业率为⟦百分之一百零五⟧。" },
    { .bad = "女职工占总人数的⟦112%⟧。" },
    { .bad = "新农合覆盖率从79.6%逐年提高，到2013年底已达⟦103.7%⟧。" },
    { .bad = "知晓率、满意率（抽样）分别达98%和⟦102%⟧。" },
    { .bad = "电视综合覆盖率达⟦102.3%⟧，列车正点率首次达到⟦100.5%⟧，种子发芽率高达⟦107%⟧。" },
    { .bad = "去年全乡绿化率提高到⟦108%⟧，应到代表出席率为⟦103%⟧。" },
    { .bad = "花火节期间周末平均住房率达⟦118.3%⟧。" },
    { .bad = "市区生活污水集中处理率因此从2015年的83.2%提高到去年的⟦103.6%⟧。" },
    { .bad = "国小学童的接种率从107年度的76.3%，提升到108年度的⟦103.5%⟧。" },
    { .bad = "全县路灯中LED灯所占比例，2017年底是38.5%，2018年底升为67.2%，到今年6月底已达⟦102.6%⟧。", .date = "2019-07-03" },
    { .good = "高等教育毛入学率达104%，拨备覆盖率为160%，移动电话普及率达112.2%，电视机普及率达131%，案件结案率为103.5%。" },
    { .good = "产销率为101.2%，床位使用率达103%，完成计划的118%，参保率完成目标的105%。" },
    { .good = "绿化覆盖率比上年提高120%，抽检合格率达100%，债务占GDP的120%。" },
    { .good = "森林覆盖率完成任务的103%，入户率同比增长115%。" },
    { .good = "全市抽检合格率达98%，完成投资计划的112%；就业率高于全省，工资涨了130%。" },
    { .good = "合格率98%，销售额占去年全年的110%。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

static const char *const PART = KW_VALUE ("those covered are part of all");
static const char *const PEOPLE = KW_VALUE ("those counted are part of the people");
static const char *const TESTED = KW_VALUE ("what passed is part of what was tested");
static const char *const LAND = KW_VALUE ("the area is part of the whole");
static const char *const WASTE = KW_VALUE ("what is treated is part of what arises");

/* Rates whose numerator is part of the denominator, and why. */
static const struct
{
  const char *word;
  const char *const *reason;
} rates[] = {
  { "涵盖率", &PART },         { "住房率", &PART },         { "出租率", &PART },         { "占比", &PART },         { "出席率", &PEOPLE },     { "到会率", &PEOPLE },     { "报到率", &PEOPLE },     { "参训率", &PEOPLE },
  { "结业率", &PEOPLE },     { "巩固率", &PEOPLE },     { "取证率", &PEOPLE },     { "获证率", &PEOPLE },
  { "毕业率", &PEOPLE },     { "通过率", &TESTED },     { "检出率", &TESTED },     { "感染率", &PEOPLE },
  { "患病率", &PEOPLE },     { "渗透率", &PART },       { "亮灯率", &PART },       { "安装率", &PART },
  { "配备率", &PART },       { "可靠率", &TESTED },     { "出勤率", &PEOPLE },     { "到课率", &PEOPLE },     { "考核优秀率", &PEOPLE },
  { "普惠率", &PART },       { "签收率", &PART },       { "交货率", &TESTED },     { "发芽率", &TESTED },
  { "见面率", &PEOPLE },     { "受检率", &PEOPLE },     { "及时率", &TESTED },     { "抽检率", &TESTED },
  { "办理率", &TESTED },     { "受理率", &TESTED },     { "回复率", &TESTED },
  { "履约率", &TESTED },     { "出苗率", &TESTED },     { "保存率", &TESTED },     { "参检率", &PEOPLE },     { "在岗率", &PEOPLE },
  { "普及率", &PART },       { "覆盖率", &PART },       { "覆盖面", &PART },       { "占有率", &PART },
  { "通车率", &PART },       { "通电率", &PART },       { "通水率", &PART },       { "通达率", &PART },
  { "通畅率", &PART },       { "硬化率", &PART },       { "入户率", &PART },       { "建档率", &PART },
  { "签约率", &PART },       { "接种率", &PART },       { "知晓率", &PEOPLE },     { "参保率", &PEOPLE },
  { "参合率", &PEOPLE },     { "就业率", &PEOPLE },     { "失业率", &PEOPLE },     { "净入学率", &PEOPLE },
  { "儿童入学率", &PEOPLE }, { "辍学率", &PEOPLE },     { "识字率", &PEOPLE },     { "文盲率", &PEOPLE },
  { "升学率", &PEOPLE },     { "录取率", &PEOPLE },     { "贫困发生率", &PEOPLE }, { "贫困率", &PEOPLE },
  { "脱贫率", &PEOPLE },     { "城镇化率", &PEOPLE },   { "城市化率", &PEOPLE },   { "满意率", &PEOPLE },
  { "满意度", &PEOPLE },     { "支持率", &PEOPLE },     { "得票率", &PEOPLE },     { "投票率", &PEOPLE },
  { "参与率", &PEOPLE },     { "安置率", &PEOPLE },     { "持证率", &PEOPLE },     { "死亡率", &PEOPLE },
  { "病死率", &PEOPLE },     { "治愈率", &PEOPLE },     { "存活率", &PEOPLE },     { "住院分娩率", &PEOPLE },
  { "合格率", &TESTED },     { "及格率", &TESTED },     { "优良率", &TESTED },     { "优秀率", &TESTED },
  { "达标率", &TESTED },     { "准点率", &TESTED },     { "正点率", &TESTED },     { "准确率", &TESTED },
  { "正确率", &TESTED },     { "成功率", &TESTED },     { "阳性率", &TESTED },     { "成活率", &TESTED },
  { "办结率", &TESTED },     { "完好率", &TESTED },     { "命中率", &TESTED },     { "优质率", &TESTED },
  { "森林覆盖率", &LAND },   { "绿地率", &LAND },       { "绿化率", &LAND },       { "机械化率", &LAND },
  { "良种率", &LAND },       { "机械化水平", &LAND },   { "污水处理率", &WASTE },  { "垃圾处理率", &WASTE },
  { "无害化处理率", &WASTE }, { "集中处理率", &WASTE }, { "综合利用率", &WASTE },  { "清运率", &WASTE },      { "查验率", &TESTED },     { "检查率", &TESTED },     { "抽查率", &TESTED },
  { "整改率", &TESTED },     { "化解率", &TESTED },     { "签订率", &PART },       { "兑现率", &PART },
  { "公开率", &PART },       { "回访率", &PEOPLE },     { "续签率", &PART },       { "入住率", &PART },
};

/* Of these kinds the same words may exceed 100 %. */
static const char *const others[] = { "毛",   "拨备", "准备", "利息", "债务", "流动性", "现金", "偿债", "资本", "抵押", "贷款", "订单",
                                      "担保", "电话", "手机", "移动", "宽带", "电视机", "彩电", "空调", "冰箱", "洗衣", "电脑", "汽车",
                                      "家电", "百户", "百人", "用户", "教育", "高中",   "入园", "保费", "费用", "收益", "利润", "成本",
                                      "认购", "超额", "毛利", "每百", "家庭", "资金",   "预算", "目标", "计划", "任务", "指标", "GDP", "gdp", "生产总值", "同期", "占去年", "占上年", "于去年", "比去年", "比上年",
                                      "收入", "销售", "股", "时序", NULL };

#define RATE_FAR 150 /* bytes back from the figure */
#define KIND_FAR 30  /* and from the rate to what says its kind */

static gboolean
ends_with (const char *text, guint32 floor, guint32 p, const char *word)
{
  gsize n = strlen (word);
  return p >= floor + n && memcmp (text + p - n, word, n) == 0;
}

/* The end of the last rate or 占 before P: no other rate may come between. */
static guint32
rate_before (const char *text, guint32 floor, guint32 p)
{
  for (guint32 q = p; q > floor; q--)
    if (ends_with (text, floor, q, "率") || ends_with (text, floor, q, "覆盖面") || ends_with (text, floor, q, "满意度") ||
        ends_with (text, floor, q, "机械化水平") || (ends_with (text, floor, q, "占比") && !kw_utf8_begins (text + q, text + p, "例") && !kw_utf8_begins (text + q, text + p, "重")) ||
        ends_with (text, floor, q, "占"))
      return q;
  return 0;
}

/* Only time and movement lie between a rate and its value: 率从2010年的79.6%提高到. */
static gboolean
is_path (const char *text, KwSpan between)
{
  static const char *const steps[] = { "达到", "已达", "高达", "提高", "提升", "升为", "增加", "增长", "上升", "年底", "年末", "分别", "平均", "稳定", "保持",
                                       "维持", "逐年", "持续", "因此", "随之", "相应", "进一步", "明显", "大幅", "均",   "都",   "也",   "又",   "已",   "为",   "是",   "达",   "到",   "至",   "从",
                                       "由",   "在",   "今年", "去年", "上年", "前年", "目前", "现在", "年度", "学年", "年",   "月",   "日",   "底",   "末",   "初",
                                       "的",   "近",   "约",   "超过", "超",   "突破", "实现", "则",   "更",   "有",   "即",   "升",   "截至", "就",
                                       "%",    "了",   "跃",   "全部", "上半", "下半", "第",   "季度", "逾",   "大", "仅", "只", "首次", "高达", "百分之", "和", "、", "十", "一", "二",
                                       "三",   "四",   "五",   "六",   "七",   "八",   "九",   "〇", "零",   "点", NULL };
  const char *p = text + between.start, *end = text + between.end;
  while (p < end)
    {
      const char *close = *p == '(' ? memchr (p, ')', (gsize) (end - p)) : NULL;
      if (close != NULL)
        p = close + 1;
      if (p == end)
        break;
      gsize n = kw_is_digit ((guchar) *p) || strchr (" ,.():", *p) != NULL;
      for (guint i = 0; steps[i] != NULL && n == 0; i++)
        if (kw_utf8_begins (p, end, steps[i]))
          n = strlen (steps[i]);
      if (n == 0)
        return FALSE;
      p += n;
    }
  return TRUE;
}

/* 提高120%, 增长115%: by how much; 提高到 is to how much. */
static gboolean
is_change (const char *text, KwSpan between)
{
  static const char *const words[] = { "提高", "提升", "增加", "增长", "上升", "升", "提高了", "提升了", "增加了", "增长了", "上升了", "提高近", "增长近", "提高约", "增长约", NULL };
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_phrase_ends (text, between, words[i]))
      return TRUE;
  return FALSE;
}

/* The reason why the rate that ends at P cannot exceed 100 %; NULL for one that
 * can. *START is where its word begins. */
static const char *
rate_at (const char *text, guint32 floor, guint32 p, guint32 *start)
{
  const char *reason = NULL;
  gsize longest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (strlen (rates[i].word) > longest && ends_with (text, floor, p, rates[i].word))
      {
        longest = strlen (rates[i].word);
        reason = *rates[i].reason;
      }
  *start = p - (guint32) longest;
  KwSpan kind = kw_span (MAX (floor, *start > KIND_FAR ? *start - KIND_FAR : 0), *start);
  /* A cut in mid-character at the left hides nothing: words are whole. */
  return reason != NULL && !kw_phrase_has_any (text, kind, others) ? reason : NULL;
}

/* 占总人数的: of a whole that is named as one. */
static gboolean
is_whole (const char *text, KwSpan between)
{
  static const char *const wholes[] = { "总数的", "总量的", "总人口的", "人口的", "总面积的", "总人数的", "全部的", "总户数的", "人数的", "户数的", "面积的", "全体的", NULL };
  static const char *const not_whole[] = { "计划", "目标", "任务", "去年", "上年", "同期", "年", "预算", "收入", "规划", "应", "原", "比", "增", NULL };
  if (kw_phrase_has_any (text, between, not_whole))
    return FALSE;
  for (guint i = 0; wholes[i] != NULL; i++)
    if (kw_phrase_ends (text, between, wholes[i]))
      return TRUE;
  return FALSE;
}

/* 路灯中LED灯所占比例,…已达102.6%: of those. */
static gboolean
is_share (const char *text, const KwFigure *figure, KwSpan between)
{
  static const char *const names[] = { "比例", "比重", NULL };
  KwSpan lead = kw_span (MIN (figure->sentence.start, between.start), between.start);
  if (!kw_words_skip (text, &between, names) || !kw_phrase_has (text, lead, "中") || kw_phrase_has_any (text, lead, others))
    return FALSE;
  return is_path (text, between) && !is_change (text, between);
}

static gboolean
exceeds_all (const KwFigure *figure)
{
  KwInterval all = { .low = KW_DECIMAL_ZERO, .high = kw_decimal (1, 2) }, hard = kw_figure_hard (figure);
  return kw_decimal_compare (figure->value.low, kw_decimal (1, 4)) < 0 && kw_interval_disjoint (&hard, &all) &&
         kw_decimal_compare (figure->value.low, KW_DECIMAL_ZERO) > 0;
}

/* What follows makes it a part of something else: 105%的目标, 120%以内. */
static gboolean
is_continued (const char *text, const KwFigure *figure)
{
  static const char *const behind[] = { "的增", "的速度", "的目标", "的计划", "的任务", "的涨", "以内", "以下" };
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (strncmp (text + figure->folded.end, behind[i], strlen (behind[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
report (KwContext *ctx, const KwArticle *article, const KwFigure *figure, KwSpan rate, const char *reason)
{
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, figure->folded));
  g_autofree char *name = g_strndup (article->fold.text + rate.start, kw_span_len (rate));
  g_autofree char *value = kw_decimal_to_string (figure->value.low);
  kw_finding_add_arg (finding, "rate", name);
  kw_finding_add_arg (finding, "value", value);
  kw_finding_add_arg (finding, "reason", reason);
  kw_finding_add_related (finding, article->ref, kw_article_unfold (article, rate), KW_VALUE ("the rate"));
}

static void
check_figure (KwContext *ctx, const KwArticle *article, const KwFigure *figure)
{
  const char *text = article->fold.text;
  guint32 at = figure->folded.start, floor = MAX (figure->sentence.start, at > RATE_FAR ? at - RATE_FAR : 0), start;
  guint32 rate = rate_before (text, floor, at);
  if (rate == 0 || is_continued (text, figure))
    return;
  KwSpan between = kw_span (rate, at);
  if (ends_with (text, floor, rate, "占"))
    {
      if (is_whole (text, between) || is_share (text, figure, between))
        report (ctx, article, figure, kw_span (rate - 3, at), KW_VALUE ("a part is not more than its whole"));
      return;
    }
  const char *reason = rate_at (text, figure->sentence.start, rate, &start);
  if (reason != NULL && is_path (text, between) && !is_change (text, between))
    report (ctx, article, figure, kw_span (start, rate), reason);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *figure = kw_ledger_figure (article->ledger, i);
      if (figure->kind == KW_KIND_PERCENT && figure->approx != KW_APPROX_RANGE &&
          strcmp (kw_unit_name (figure->unit), "%") == 0 && exceeds_all (figure))
        check_figure (ctx, article, figure);
    }
}
