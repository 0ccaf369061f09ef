/* rules/figure/headline.c - a figure of the headline that the body contradicts or nowhere supports */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_headline) {
  .name = "figure/headline",
  .severity = KW_WARNING,
  .summary = "A figure of the headline that the body contradicts or nowhere supports",
  .why = "Most readers see only the headline, and it is written last and in haste: `60万人` above a body\n"
         "that counts 52.3万人. Where the body has a figure for the same thing, that one is named; where\n"
         "it only has others of the same kind, the headline's is nowhere supported.\n\n"
         "Headlines round, so a figure is supported by any of the body that its last written digit or\n"
         "5 % can reach, by sums and differences of the body's figures, and by rates that follow from\n"
         "them. Small counts, dates, ages, ranks, slogans, names in quotation marks and short articles\n"
         "with few figures are left alone. Allow the finding where the figure was only shown, as in\n"
         "pictures and films.",
  .message = "the headline's {title_text} {verdict}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "青石县⟦9.9万人⟧用上自来水\n"
             "青石县今年实施饮水安全工程，铺设管道三百多公里，新建水厂6座。截至十月底，全县累计有⟦5.2万人⟧用上自来水，"
             "其中山区2.1万人、库区1.3万人。县水利局负责人介绍，工程总投资9600万元，分三期建设，第一期去年开工，今年春天完工，"
             "惠及城关、河口两个镇。第二期今年四月开工，建成水厂两座，铺设管道一百二十公里，解决了山区群众吃水难的问题。"
             "第三期将于明年开工，重点解决库区移民和学校师生的饮水问题，届时全县农村供水将基本实现城乡一体化，水质也将逐月检测并公布。" },
    { .bad = "⟦48.6万辆⟧汽车去年在青石翻坝\n清晨的码头薄雾未散，滚装船缓缓放下跳板。2021年，青石码头共转运车辆⟦38.6万辆⟧，平均每天1058辆；"
             "从港口带来的餐饮、维修、停车等收入超过1.3亿元，港口货物吞吐量1128.4万吨。" },
    { .bad = "河口乡发放补贴⟦860万元⟧\n河口乡今年向农户发放补贴⟦680万元⟧，涉及12个村3100户。每户平均两千多元，"
             "全部打入存折，乡里派人逐户核对，并在村口张榜，还挨家挨户打电话通知没有回来的人，另请老党员和村民代表到场监督，群众都说这样做放心。" },
    { .bad = "山阳茶叶出口增长⟦48%⟧\n记者从海关了解到，去年山阳县茶叶出口额为2.6亿元，同比增长⟦28%⟧，近五成销往东南亚。"
             "“今年的订单已经排到夏天。”一家茶厂的负责人说，厂里刚添了两条生产线。" },
    { .bad = "河口县评出⟦63家⟧守信企业\n昨天，河口县公布了去年的诚信名单，⟦36家企业⟧获评守信企业，比前年多9家。"
             "县市场监管局表示，对守信企业，办理贷款和投标时将开通绿色通道。" },
    { .bad = "春运40天县站发送旅客⟦21.7万人次⟧\n自1月21日春运启动以来，县站共发送旅客⟦18.4万人次⟧，日均4600人次。2月10日当天发送旅客8216人次，为历年最高。车站加开临客16趟。" },
    { .bad = "县地铁周年累计运量破⟦1200万人次⟧\n自去年4月通车以来，县地铁一年来累计运量⟦1020万人次⟧，平均每天约2.8万人次，准点率99.8%。明年将以日均4万人次为目标。" },
    { .bad = "白水镇⟦突破2万亩⟧猕猴桃成新名片\n白水镇的猕猴桃熟了。全镇种植猕猴桃⟦1.4万亩⟧，年产值8600万元，其中网上销售1900万元。"
             "镇里今年还新建冷库一座，果农不再为储存发愁。" },
    { .bad = "柳湾枇杷去年卖出⟦18.7亿元⟧\n去年，柳湾枇杷销售收入⟦17.8亿元⟧，种植面积21.6万亩。果农说，价钱比前年高，今年还要多种些，也要多养些蜂，多学些手艺。" },
    { .good = "山阳县客车翻下山坡致20人伤亡\n昨天傍晚，山阳县一辆客车翻下山坡，造成8人死亡、12人受伤，伤者已被送往医院。事故原因正在调查。" },
    { .good = "三家渡投入3000亿修桥\n几年来，为了修桥，各级政府已统筹资金超过3300亿元，近一半的渡口因此撤销，群众出行不再看天气。" },
    { .good = "山阳茶叶出口增长48%\n去年，山阳县茶叶出口额为3.7亿元，而前年只有2.5亿元，其中对东南亚出口增长28%，“今年订单还要多。”茶厂的负责人说。" },
    { .good = "青石县5万人用上自来水\n"
              "青石县今年实施饮水安全工程，铺设管道三百多公里，新建水厂6座。截至十月底，全县累计有5.2万人用上自来水，"
              "其中山区2.1万人、库区1.3万人。县水利局负责人介绍，工程总投资9600万元，分三期建设，第一期去年开工，今年春天完工，"
              "惠及城关、河口两个镇。第二期今年四月开工，建成水厂两座，铺设管道一百二十公里，解决了山区群众吃水难的问题。"
              "第三期将于明年开工，重点解决库区移民和学校师生的饮水问题，届时全县农村供水将基本实现城乡一体化，水质也将逐月检测并公布。" },
    { .good = "河口乡6.3万贫困人口脱贫\n河口乡贫困人口由8.1万人减少到1.8万人，全乡贫困发生率降到两成以下。乡里派人逐户核对，"
              "并在村口张榜，还挨家挨户打电话通知没有回来的人，另请老党员和村民代表到场监督，群众都说放心。" },
    { .good = "客船搁浅 船上108人全获救\n昨夜客船在河口搁浅，所幸船上101名乘客和7名船员全部获救，其中45人受轻伤，已送县医院治疗，没有生命危险。" },
    { .bad = "⟦1.5万个⟧新学位迎来开学季\n今年秋季全县有7所新建和扩建的学校投入使用，共增加学位10500个，其中小学7200个、初中3300个，另招聘教师310名。" },
    { .good = "青石县3.4万人用上自来水\n今年有两批群众用上自来水，其中山区2.1万人，库区1.3万人。" },
    { .good = "“十万大军”战洪水 5G信号到村\n" "县里出动民兵1200人，干部群众3500人，共加固堤防3公里，转移群众620人。" },
    { .good = "48.6万辆汽车去年在青石翻坝\n清晨的码头薄雾未散，滚装船缓缓放下跳板。2021年，青石码头转运客车38.6万辆、货车10万辆，平均每天1332辆；"
              "从港口带来的餐饮、维修、停车等收入超过1.3亿元，港口货物吞吐量1128.4万吨。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define BODY_MIN 750   /* bytes of text below the headline: about 250 characters */
#define SHORT_MIN 90   /* and where the body has a figure for the same thing */
#define FIGURES_MIN 3  /* figures there */
#define TITLE_BLOCKS 4 /* lines that a headline may take */
#define TITLE_FIGURES 4
#define BODY_FIGURES 1000 /* more are a table: it supports anything */
#define BODY_MAX 200000   /* bytes of the body that are searched for words */

/* Where the headline's figures are and what lies below it. */
typedef struct
{
  const KwArticle *article;
  gboolean in_text;   /* which is the article's own */
  const KwBlock *head; /* the first line that is not the site's */
  gboolean is_short;   /* too short to support everything that its headline says */
  KwHeadlined body;
} Headline;

/* The body begins behind the headings that open the text. */
static gboolean
find_body (Headline *h)
{
  const GArray *blocks = h->article->blocks;
  guint bytes = 0, i = 0;
  for (; i < blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (blocks, KwBlock, i);
      if (h->head == NULL && block->kind != KW_BLOCK_CHROME)
        h->head = block;
      if ((block->kind != KW_BLOCK_HEADING && block->kind != KW_BLOCK_CHROME) || i >= TITLE_BLOCKS)
        break;
    }
  if (h->head == NULL || i == blocks->len)
    return FALSE;
  h->body.below = g_array_index (blocks, KwBlock, i).folded.start;
  for (; i < blocks->len && bytes < BODY_MIN; i++)
    if (g_array_index (blocks, KwBlock, i).kind != KW_BLOCK_CHROME)
      bytes += kw_span_len (g_array_index (blocks, KwBlock, i).folded);
  h->is_short = bytes < BODY_MIN;
  return bytes >= SHORT_MIN;
}

static KwSpan
body_of (const Headline *h)
{
  return kw_span (h->body.below, MIN (h->article->fold.len, (gsize) h->body.below + BODY_MAX));
}

static gboolean
at (const char *text, guint32 p, const char *word)
{
  return strncmp (text + p, word, strlen (word)) == 0;
}

/* Within “…”, 《…》 or 【…】: a name. */
static gboolean
is_quoted (const char *text, KwSpan span)
{
  static const char *const open[] = { "“", "《", "「", "【", "‘", "[", "\"" };
  static const char *const close[] = { "”", "》", "」", "】", "’", "]", "\"" };
  guint32 floor = span.start > 60 ? span.start - 60 : 0;
  for (guint32 p = span.start; p > floor; p--)
    for (guint i = 0; (strchr ("[]\"", text[p - 1]) != NULL || text[p - 1] == '\xE2' || text[p - 1] == '\xE3') && i < G_N_ELEMENTS (open); i++)
      {
        if (at (text, p - 1, close[i]))
          return strcmp (close[i], "\"") == 0;
        if (at (text, p - 1, open[i]))
          return TRUE;
      }
  return FALSE;
}

/* 1000, 1万: 上千, 万余 of the body, which are no numerals, may support it. */
static gboolean
is_power_of_ten (const KwFigure *figure)
{
  return figure->value.low.mantissa == 1;
}

static gboolean
is_measured (const char *class_name)
{
  static const char *const others[] = {
    "year",     "month",    "day",   "week",     "hour",      "minute",      "second",          "age",       "ordinal",
    "grade",    "degree",   "score", "point",    "number",    "temperature", "voltage",         "frequency", "speed",
    "discount", "doubling", "times", "length:m", "length:cm", "length:mm",   "length:li",       "character", "step",
    "level",    "power",    "data",  "pressure", "tenth",     "permille",    "percentage_point"
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (class_name, others[i]) == 0)
      return FALSE;
  return TRUE;
}

/* 2015回家过年 */
static gboolean
may_be_year (const KwFigure *f)
{
  KwDecimal low = kw_decimal (1900, 0), high = kw_decimal (2100, 0);
  return !f->rounded && f->value.low.exponent <= 2 && kw_decimal_compare (f->value.low, low) >= 0 &&
         kw_decimal_compare (f->value.low, high) <= 0 && kw_span_len (f->literal) == 4;
}

/* A figure of a headline, and what must speak against it. */
typedef enum
{
  NOT_CHECKED, /* a name, a date, a slogan */
  CHECKED,     /* a body ought to have it */
  IF_SURE      /* small counts and rates: only where the body has another for surely the same */
} Weight;

/* 两万人被捕或停职, 40人伤亡: of several kinds together. */
static gboolean
is_of_several (const char *text, const KwFigure *f)
{
  /* Victims are counted hour by hour, and of several sides. */
  static const char *const words[] = { "或", "伤亡", "死伤", "遇难", "罹难", "死亡", "丧生", "失踪", "受伤", NULL };
  return kw_phrase_has_any (text, kw_span (f->sentence.start, MAX (f->folded.end, MIN (f->sentence.end, f->folded.end + 30))), words);
}

/* Digits but for zeros. */
static guint
n_digits (const char *text, const KwFigure *f)
{
  guint n = 0;
  for (guint32 p = f->literal.start; p < f->literal.end; p++)
    n += kw_is_digit ((guchar) text[p]) && text[p] != '0';
  return n;
}

/* How large, counted and plain a figure is. */
static Weight
weight_of (const char *text, const KwFigure *f)
{
  static const char *const names[] = { "级", "强", "计划", "工程", "行动", "红线", "大道", "路", "号", "型", "届", "热线", "联盟", "周年", "后", "世纪", "米跑", "米接力", "元店", "多年", "年", "天", "小时" };
  gboolean counted = f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY || f->kind == KW_KIND_MEASURE;
  gboolean scaled = kw_phrase_has (text, f->literal, "万") || kw_phrase_has (text, f->literal, "亿");
  /* 约5000个 may be a product, 近1万 anything. */
  gboolean rough = f->approx == KW_APPROX_ABOUT || f->approx == KW_APPROX_NEARLY, round = rough && n_digits (text, f) < 2;
  if (round || f->approx == KW_APPROX_FEW || f->approx == KW_APPROX_RANGE || f->value.low_unbounded || is_quoted (text, f->folded) ||
      may_be_year (f))
    return NOT_CHECKED;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (at (text, f->folded.end, names[i]))
      return NOT_CHECKED;
  if (f->kind == KW_KIND_NUMBER)
    return scaled ? CHECKED : NOT_CHECKED;
  if (f->kind == KW_KIND_PERCENT)
    return strcmp (kw_unit_class (f->unit), "percent") == 0 ? IF_SURE : NOT_CHECKED;
  KwDecimal large = kw_decimal (1, 2), least = kw_decimal (1, 1), people = kw_decimal (1, 9);
  KwDecimal value = f->value.high_unbounded ? f->value.low : f->value.high;
  gboolean population = strcmp (kw_unit_class (f->unit), "person") == 0 && kw_decimal_compare (value, people) > 0;
  if (!counted || !is_measured (kw_unit_class (f->unit)) || population || kw_decimal_compare (value, least) < 0)
    return NOT_CHECKED;
  return scaled || kw_decimal_compare (value, large) >= 0 ? CHECKED : IF_SURE;
}

/* What the body has instead of a numeral: 上千, 百余, 千万. */
static gboolean
has_rough_words (const Headline *h)
{
  static const char *const words[] = { "上百", "上千", "上万", "近百", "近千", "近万", "百余", "千余", "万余", "百多", "千多", "万多",
                                       "数百", "数千", "数万", "百万", "千万", "过百", "过千", "过万", "逾百", "逾千", "逾万", "破百", "破千", "破万", "破亿", "过亿", "上亿", "亿元", NULL };
  return kw_phrase_has_any (h->article->fold.text, body_of (h), words);
}

/* What makes other digits of it: a longer number, another scale, a date, a clock. */
static gboolean
goes_on (const char *text, gsize p, gsize end)
{
  static const char *const words[] = { "万", "亿", "千", "百", "十", "年", "月", "日", "时", "分", "点", "号", "%" };
  if (p < end && (kw_is_digit ((guchar) text[p]) ||
                  ((text[p] == '.' || text[p] == ',' || text[p] == ':') && kw_is_digit ((guchar) text[p + 1]))))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_utf8_begins (text + p, text + end, words[i]))
      return TRUE;
  return FALSE;
}

/* The same digits, neither as the end nor as the beginning of others. */
static gboolean
has_literal (const Headline *h, const KwFigure *figure)
{
  const char *text = h->article->fold.text;
  KwSpan literal = figure->literal, rest = body_of (h);
  if (figure->kind == KW_KIND_PERCENT && at (h->body.title, literal.end, "%"))
    literal.end++;
  g_autofree char *digits = g_strndup (h->body.title + literal.start, kw_span_len (literal));
  for (gssize at; (at = kw_phrase_find (text, rest, digits)) >= 0; rest.start = (guint32) at + 1)
    if ((at == 0 || !(kw_is_digit ((guchar) text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',')) &&
        !goes_on (text, (gsize) at + kw_span_len (literal), rest.end))
      return TRUE;
  return FALSE;
}

/* 公斤 for 斤, 公顷 for 亩: the body counts in another unit. */
static gboolean
has_other_unit (const Headline *h, const KwFigure *figure)
{
  const char *class_name = kw_unit_class (figure->unit), *colon = strchr (class_name, ':');
  for (guint i = 0; colon != NULL && i < h->body.supports->len; i++)
    {
      const char *other = kw_unit_class (g_array_index (h->body.supports, KwSupport, i).figure->unit);
      if (strncmp (other, class_name, (gsize) (colon + 1 - class_name)) == 0 && strcmp (other, class_name) != 0)
        return TRUE;
    }
  return FALSE;
}

/* 月入5000元, 亩产1200斤: for a time or piece that the body may count otherwise. */
static gboolean
is_per_unit (const Headline *h, const KwFigure *figure)
{
  static const char *const words[] = { "年入", "年薪", "年收", "年产", "月入", "月薪", "月收", "月产", "日产", "日入", "一年",
                                       "一天", "一月", "每",   "均",   "亩产", "单产", "时速", "单价", NULL };
  guint32 from = figure->folded.start > 18 ? figure->folded.start - 18 : 0;
  return figure->role == KW_ROLE_PER_UNIT || kw_phrase_has_any (h->body.title, kw_span (from, figure->folded.start), words);
}

/* Does the body say the number in other words, or parts of it? Of ANY unit where
 * nothing in it is surely of the same thing, of SUMS where it is not once told. */
static gboolean
is_supported (const Headline *h, const KwFigure *figure, gboolean sure, gboolean sums)
{
  gboolean percent = figure->kind == KW_KIND_PERCENT;
  KwInterval wanted = kw_support_widened (figure);
  if ((percent && sure ? kw_headlined_rate (&h->body, figure, &wanted)
                       : kw_support_states (h->body.supports, &wanted, sure ? figure->unit : 0, percent)) ||
      (!sure && is_power_of_ten (figure) && has_rough_words (h)))
    return TRUE;
  /* 突破90万 is no headline for the sum of two years. */
  KwDecimal floor = wanted.low;
  if (kw_figure_hard (figure).high_unbounded && floor.mantissa > 0 && floor.mantissa < G_MAXINT32)
    wanted.high = kw_decimal (floor.mantissa * 12, floor.exponent - 1);
  if (percent ? kw_support_rates (h->body.supports, &wanted)
              : kw_support_sums (h->body.supports, &wanted, figure->unit, sums ? 2 : 3, FALSE) ||
                  kw_support_changes (h->body.supports, h->article->fold.text, &wanted, figure->unit))
    return TRUE;
  return !sure && kw_support_pairs (h->body.supports, &wanted, figure->unit, percent);
}

/* Pairs of Han shared with a figure that make it surely one of the same thing. */
#define SHARED_SURE 3
#define SHARED_SMALL 3 /* for small counts */
#define SHARED_ONLY 2  /* less, where the body counts such things only once */
#define SHARED_FULL 5  /* nearly all of a headline's */
#define EXACT 3       /* digits of a figure that is not rounded for the headline */

/* FIGURE is more than TOTAL, by a quarter at most. */
static gboolean
is_a_little_more (const KwFigure *figure, const KwFigure *total)
{
  KwInterval ratio, x = kw_interval_exact (figure->value.low), y = kw_figure_hard (total);
  return kw_decimal_compare (x.low, y.high) > 0 && kw_interval_divide (&x, &y, &ratio) &&
         kw_decimal_compare (ratio.high, kw_decimal (125, -2)) < 0;
}

/* The body's sum falls short of what the headline says it exceeds, or is told in the
 * same words: 突破80万人次, 共接待78.36万人次; 发送旅客21.7万人次, 共发送旅客18.4万人次.
 * No sum of others makes that good. */
static gboolean
is_more_than_sum (const Headline *h, const KwCounterpart *c, const KwFigure *figure, gboolean sure)
{
  if (c->figure == NULL || c->shared < SHARED_ONLY || is_of_several (h->body.title, figure) ||
      !is_a_little_more (figure, c->figure) || kw_support_states (h->body.supports, &figure->value, figure->unit, FALSE))
    return FALSE;
  gboolean total = c->figure->role == KW_ROLE_TOTAL;
  /* 运量破1200万 */
  gboolean exceeds = kw_figure_hard (figure).high_unbounded ||
                     kw_phrase_ends (h->body.title, kw_span (0, figure->folded.start), "破");
  return (exceeds && (total || c->figure->role == KW_ROLE_CUMULATIVE)) ||
         (sure && total && c->shared >= SHARED_FULL && kw_decimal_significant (figure->value.low) >= EXACT);
}

/* 101名乘客和7名机组人员 are the headline's 108人. */
static gboolean
is_sum_of_row (const Headline *h, const KwFigure *figure, const KwFigure *other)
{
  const KwLedger *ledger = h->article->ledger;
  KwInterval sum, wanted = kw_support_widened (figure);
  return other != NULL &&
         kw_row_sum (h->article->fold.text, ledger, (guint) (other - kw_ledger_figure (ledger, 0)), &sum) &&
         !kw_interval_disjoint (&sum, &wanted);
}

static void
report (KwContext *ctx, const Headline *h, const KwFigure *figure, const KwFigure *other)
{
  KwSpan here = h->in_text ? figure->span : other != NULL ? other->span : h->head->span;
  KwFinding *finding = kw_report (ctx, h->article, here);
  g_autofree char *text = g_strndup (h->body.title + figure->folded.start, kw_span_len (figure->folded));
  g_autofree char *value = kw_decimal_to_string (figure->value.low);
  kw_finding_add_arg (finding, "title_text", text);
  kw_finding_add_arg (finding, "title_value", value);
  if (other == NULL)
    {
      kw_finding_add_arg (finding, "verdict", KW_VALUE ("is nowhere in the body, nor does it follow from its figures"));
      return;
    }
  g_autofree char *said = g_strndup (h->article->fold.text + other->folded.start, kw_span_len (other->folded));
  g_autofree char *body_value = kw_decimal_to_string (other->value.low);
  g_autofree char *verdict = g_strdup_printf (KW_VALUE ("is not the body's %s"), said);
  kw_finding_add_arg (finding, "verdict", verdict);
  kw_finding_add_arg (finding, "body_text", said);
  kw_finding_add_arg (finding, "body_value", body_value);
  if (h->in_text)
    kw_finding_add_related (finding, h->article->ref, other->span, KW_VALUE ("the body's"));
}

static gboolean
is_sure (const Headline *h, const KwCounterpart *c, const KwFigure *figure, Weight weight)
{
  guint least = weight == IF_SURE && figure->kind != KW_KIND_PERCENT ? SHARED_SMALL : SHARED_SURE;
  return c->figure != NULL && !is_of_several (h->body.title, figure) &&
         (c->shared >= least || (c->alike == 1 && c->shared >= SHARED_ONLY));
}

static void
check_figure (KwContext *ctx, const Headline *h, const KwFigure *figure)
{
  Weight weight = weight_of (h->body.title, figure);
  if (weight == NOT_CHECKED || has_literal (h, figure))
    return;
  KwCounterpart c = kw_headlined_counterpart (&h->body, figure);
  gboolean sure = is_sure (h, &c, figure, weight);
  const KwFigure *slip = weight == CHECKED ? kw_support_swapped (h->body.supports, figure) : NULL;
  if (slip != NULL)
    {
      report (ctx, h, figure, slip);
      return;
    }
  /* 48.6万辆 of the headline, 38.6万辆 of the body: a slip of one digit. */
  const KwFigure *changed = weight == CHECKED ? kw_support_changed (h->body.supports, figure) : NULL;
  if (changed != NULL && (c.figure == NULL || changed == c.figure) && !is_of_several (h->body.title, figure) &&
      !is_supported (h, figure, TRUE, TRUE) && !is_sum_of_row (h, figure, c.figure))
    {
      report (ctx, h, figure, changed);
      return;
    }
  if (!sure && (weight == IF_SURE || is_per_unit (h, figure) || has_other_unit (h, figure) || c.alike == 0 || h->is_short))
    return;
  if (weight == CHECKED && is_more_than_sum (h, &c, figure, sure))
    {
      report (ctx, h, figure, c.figure);
      return;
    }
  if (!is_supported (h, figure, sure, !sure || c.counted != 1) && !is_sum_of_row (h, figure, c.figure))
    report (ctx, h, figure, c.figure);
}

/* The place of a figure of the metadata's title in the text's own headline; NULL
 * when the text has none. */
static const KwFigure *
in_text (const Headline *h, const KwFigure *figure)
{
  const KwLedger *ledger = h->article->ledger;
  for (guint i = 0; i < ledger->figures->len; i++)
    {
      const KwFigure *other = kw_ledger_figure (ledger, i);
      if (other->folded.start >= h->body.below)
        break;
      if (other->unit == figure->unit && kw_decimal_compare (other->value.low, figure->value.low) == 0)
        return other;
    }
  return NULL;
}

static void
check_title (KwContext *ctx, Headline *h)
{
  const KwLedger *ledger = h->article->ledger;
  for (guint i = 0; i < MIN (ledger->title_figures->len, TITLE_FIGURES); i++)
    {
      const KwFigure *figure = &g_array_index (ledger->title_figures, KwFigure, i), *own = in_text (h, figure);
      h->in_text = own != NULL;
      h->body.title = own != NULL ? h->article->fold.text : ledger->title.text;
      check_figure (ctx, h, own != NULL ? own : figure);
    }
}

static void
check_headings (KwContext *ctx, Headline *h)
{
  const KwLedger *ledger = h->article->ledger;
  h->in_text = TRUE;
  h->body.title = h->article->fold.text;
  for (guint i = 0; i < MIN (ledger->figures->len, TITLE_FIGURES) && kw_ledger_figure (ledger, i)->folded.start < h->body.below; i++)
    check_figure (ctx, h, kw_ledger_figure (ledger, i));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  Headline h = { .article = article, .body.text = article->fold.text };
  if ((article->title != NULL && article->ledger->title_figures->len == 0) ||
      article->ledger->figures->len > BODY_FIGURES || !find_body (&h))
    return;
  g_autoptr (GArray) supports = kw_support_new (article->ledger, h.body.below);
  h.body.supports = supports;
  h.is_short = h.is_short || h.body.supports->len < FIGURES_MIN;
  if (article->title != NULL)
    check_title (ctx, &h);
  else
    check_headings (ctx, &h);
}
