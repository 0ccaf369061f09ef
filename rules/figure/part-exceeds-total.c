/* rules/figure/part-exceeds-total.c - 共100人,其中120人 */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_part_exceeds_total) {
  .name = "figure/part-exceeds-total",
  .severity = KW_ERROR,
  .summary = "A part is larger than the total it is said to be of",
  .why = "其中 (of which) takes a part out of what was just counted; a part of 100 people is no 120. One\n"
         "of the two was mistyped, taken from another year, or counts something else (visits for\n"
         "people, applications for households).\n\n"
         "Compared are the figure before 其中 and the one behind it where both have one class of unit,\n"
         "as intervals: 近5000 may be 4999. Nothing is said where the figure before is an increment, a\n"
         "mean or a plan, where the one behind is cumulative or another year's, or where a larger\n"
         "figure stands earlier in the sentence, which 其中 may then refer to.",
  .message = "{text} is said to be part of {total}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "当年共举办讲座，培训茶农940人，其中采茶女工⟦1260人⟧。" },
    { .bad = "医院现有职工312名，其中医生和护士⟦3210名⟧。" },
    { .bad = "学校共有教师86人（其中高级教师⟦91人⟧）。" },
    { .bad = "全年实现税收2.4亿元，增长6.1%，其中增值税⟦3.15亿元⟧。" },
    { .bad = "协会现有会员410人。其中，女会员⟦470人⟧。" },
    { .bad = "全年共维修各类水泵320台，其中潜水泵⟦380台⟧。" },
    { .bad = "市南区去年共处理网购投诉286件，其中调解成功的达到⟦309件⟧，为消费者挽回损失41.7万元。" },
    { .bad = "义卖当天共计售出手工艺品640件，这当中绣品有⟦710件⟧。" },
    { .bad = "比赛设三个组别，报名选手共6200人，其中五公里组有⟦6900人⟧。" },
    { .bad = "去年景区接待游客62万人次，其中过夜游客为⟦70万人次⟧。" },
    { .bad = "上半年查出隐患1846条，其中已整改⟦1928条⟧。" },
    { .bad = "医院开放床位800张，包括监护床位⟦820张⟧。" },
    { .bad = "今年入夏以來全市累計確診1,147例，三民區最為嚴重，已有⟦1,386例⟧。" },
    { .good = "李家一共有三十多名医生，义诊一天，病人最多的时候有上千人。" },
    { .good = "昨天全市確診58例，三民區最為嚴重，已有386例。" },
    { .good = "全市累計確診1,647例，三民區最為嚴重，已有1,386例。" },
    { .good = "全年召喚有42 518宗，當中山嶺拯救782宗，其中27 210宗已經完結。" },
    { .good = "三个镇各有党员120人，其中最大的村就有党员140人。" },
    { .good = "去年招生300人，其中今年毕业的有320人。" },
    { .good = "全县现有党员5200人，当年发展党员120人，其中女党员1300人。" },
    { .good = "新增就业940人，其中累计安置残疾人1260人。" },
    { .good = "今年培训农民300人，其中妇女接受咨询420人次。" },
    { .good = "规模以上工业企业86家，增加值比上年增加12亿元，其中烟草制品业增加值45亿元。" },
    { .good = "每村平均补助12万元，其中最多的村补助30万元。" },
    { .good = "全县有12个乡镇，其中贫困村有36个。" },
    { .good = "计划培训200人，其中实际到课的有230人。" },
    { .good = "近5000人参加长跑，其中大学生4999人。" },
    { .good = "参赛选手860人，其中60岁以上的42人。" },
    { .good = "全年投入30多亿元，其中企业自筹38亿元。" },
    { .good = "进口大豆86万吨，其中3月进口9万吨；出口12万吨，其中对日本出口3万吨。" },
    { .good = "总产值比上年增长12.4亿元，其中农业总产值达到31亿元。" },
    { .good = "完成全部任务的40%，其中道路工程完成60%。" },
    { .good = "二十四名伤员没有一例死亡，其中22例正在好转。" },
    { .good = "昨天进行了两场比赛。其中甲队门将成为三场比赛里最忙的人。" },
    { .good = "中奖者共3人，其中一人奖金120万元，另两人各5万元。" },
    { .good = "三名科长和四名股长被调离，他们原在一处，其中五人已退休。" },
    { .good = "名录收有1 305个条目，其中生物类648个条目。" },
    { .good = "经常账户顺差605亿元，其中货物贸易顺差890亿元，服务贸易逆差285亿元。" },
    { .good = "软件业收入4323亿元；利润总额492亿元。其中，服务收入2845亿元。" },
    { .good = "运输生产指数为182点，增长三成。其中，货运指数为213点。" },
    { .good = "碑额高四寸，其中央空处五寸。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Bytes between a total and 其中, and between that and the part. */
#define WORDS_MAX 75
/* Bytes of 已 and a verb. */
#define DONE_MAX 12
/* 一例 and 两场 are said in passing, totals are counted. */
#define LEAST 3

/* Time, age and rank have no parts of this kind, nor have percentages. */
static gboolean
is_amount (const KwFigure *f)
{
  if (f->kind != KW_KIND_COUNT && f->kind != KW_KIND_MONEY && f->kind != KW_KIND_MEASURE)
    return FALSE;
  return f->unit != 0 && !kw_unit_has (f->unit, KW_UNIT_TIME | KW_UNIT_DAY) && strcmp (kw_unit_class (f->unit), "point") != 0;
}

/* 全市累计1243例,三民区最为严重,已有1386例: the worst of its districts is one of them. */
static gssize
find_worst (const char *text, KwSpan between, gsize *len)
{
  static const char *const words[] = { "最为严重,", "最严重,", "最多,", "居首,", "最为集中,", "最集中," };
  static const char *const districts[] = { "区", "县", "市", "镇", "乡", "州", "省", "村" };
  for (guint i = 0; kw_phrase_has_any (text, between, (const char *const[]){ "最", "居首", NULL }) && i < G_N_ELEMENTS (words); i++)
    {
      gssize at = kw_phrase_find (text, between, words[i]);
      *len = strlen (words[i]);
      for (guint k = 0; at >= 0 && k < G_N_ELEMENTS (districts); k++)
        if (kw_phrase_ends (text, kw_span (between.start, (gsize) at), districts[k]))
          return at;
    }
  return -1;
}

/* Words that take a part out of what was counted; their length goes to LEN. */
static gssize
find_among (const char *text, KwSpan between, gsize *len)
{
  static const char *const words[] = { "其中包括", "其中仅", "其中", "这当中", "这其中", ",包括", ",当中" };
  static const char *const parts[] = { "中", "包括", NULL };
  if (!kw_phrase_has_any (text, between, parts))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gssize at = kw_phrase_find (text, between, words[i]);
      *len = strlen (words[i]);
      if (at >= 0)
        return at;
    }
  return -1;
}

static gssize
find_word (const char *text, KwSpan between, gsize *len)
{
  gssize at = find_among (text, between, len);
  return at >= 0 ? at : find_worst (text, between, len);
}

/* 其中 stands behind BEFORE, which is no part of the name: not 其中五公里组. */
static gboolean
is_before_word (const char *text, const KwFigure *before, const KwFigure *part)
{
  gsize len;
  guint32 from = before->folded.end;
  return part->folded.start - MIN (from, part->folded.start) > 3 * WORDS_MAX ||
         find_among (text, kw_span (from, MAX (from, part->folded.start)), &len) >= 0;
}

/* The figure that 其中 before PART takes it from, rates beside that aside. */
static const KwFigure *
find_total (const char *text, const KwLedger *ledger, guint part)
{
  const KwFigure *f = kw_ledger_figure (ledger, part);
  for (guint i = part; i > 0 && part - i < 4; i--)
    {
      const KwFigure *before = kw_ledger_figure (ledger, i - 1);
      if (kw_figures_alike (before, f))
        return before;
      if (before->kind != KW_KIND_PERCENT && is_before_word (text, before, f))
        return NULL;
    }
  return NULL;
}

/* "水库,其中中型" with nothing that lets 其中 refer to something else. */
static gboolean
is_taken_out (const char *text, KwSpan between)
{
  static const char *const elsewhere[] = { "。", "!", "?", ";", "\n", NULL };
  gsize len;
  gssize among = find_word (text, between, &len);
  if (among < 0)
    return FALSE;
  KwSpan before = kw_span (between.start, among), behind = kw_span (among + len, between.end);
  guint32 last = before.end - (before.end > before.start && text[before.end - 1] == '(');
  /* 。其中 goes on with the sentence before. */
  if (last >= before.start + 3 && memcmp (text + last - 3, "。", 3) == 0)
    before.end = last - 3;
  if (kw_phrase_begins (text, behind, ","))
    behind.start++;
  return kw_span_len (before) <= WORDS_MAX && kw_span_len (behind) <= WORDS_MAX &&
         !kw_phrase_has_any (text, before, elsewhere) && !kw_phrase_has_any (text, behind, elsewhere) &&
         !kw_phrase_has (text, behind, ",") && !kw_phrase_has (text, behind, "其中") && !kw_label_is_foreign (text, behind);
}

/* 42 518宗, 1,28,460人次: the last digits of a number that is divided. */
static gboolean
is_spaced (const char *text, const KwFigure *f)
{
  guint32 at = f->folded.start;
  return at >= 2 && (text[at - 1] == ' ' || text[at - 1] == ',') && kw_is_digit ((guchar) text[at - 2]);
}

/* An increment, a mean or a plan is no total. */
static gboolean
is_total (const char *text, const KwFigure *f)
{
  static const char *const others[] = { "增", "减", "降", "涨", "超", "缺", "均", "比", "另", "余下", "还", "没有", "每",
                                        "提高", "上升", "提升", "低于", "高于", "占", "计划", "目标", "最",
                                        "净",   "顺差", "逆差", "指数", NULL };
  KwSpan before = kw_figure_lead (f);
  gboolean several = kw_decimal_compare (f->value.low, kw_decimal (LEAST, 0)) >= 0;
  return several && !is_spaced (text, f) && f->modality == KW_MODALITY_ACTUAL && f->role != KW_ROLE_DELTA &&
         f->role != KW_ROLE_PER_UNIT && !kw_label_deals_out (text, before) && !kw_phrase_has_any (text, before, others);
}

/* 其中央, 四面体中的八面体, 1 305个: other words, half a number. */
static gboolean
is_other_word (const char *text, const KwFigure *total, const KwFigure *part)
{
  static const char *const words[] = { "其中央", "其中间", "其中心", "其中第", NULL };
  static const char *const tails[] = { "体", "段", "形", NULL };
  guint32 at = total->literal.start;
  KwSpan behind = kw_span (part->folded.end, part->clause.end);
  gboolean cut = at >= 2 && text[at - 1] == ' ' && g_ascii_isdigit (text[at - 2]) && g_ascii_isdigit (text[at]);
  for (guint i = 0; tails[i] != NULL; i++)
    if (kw_phrase_begins (text, behind, tails[i]))
      return TRUE;
  return cut || kw_phrase_has_any (text, kw_span (total->folded.end, part->folded.start), words);
}

/* 三名教师和四名学生,其中五人: the total is both. */
static gboolean
is_one_of_two (const char *text, const KwLedger *ledger, guint total)
{
  static const char *const joints[] = { "和", "及", "与", "、", NULL };
  const KwFigure *f = kw_ledger_figure (ledger, total), *before = total > 0 ? kw_ledger_figure (ledger, total - 1) : NULL;
  return before != NULL && kw_figures_share_sentence (before, f) && kw_figures_alike (before, f) &&
         kw_words_commas (text, kw_span (before->folded.end, f->folded.start)) == 0 &&
         kw_phrase_has_any (text, kw_span (before->folded.end, f->folded.start), joints);
}

static gboolean
is_above (const KwInterval *a, const KwInterval *b)
{
  return kw_interval_disjoint (a, b) && !a->low_unbounded && !b->high_unbounded && kw_decimal_compare (a->low, b->high) >= 0;
}

/* A figure that 其中 may refer to as well stands before the total. */
static gboolean
has_larger_before (const char *text, const KwLedger *ledger, guint total, const KwFigure *part)
{
  const KwFigure *f = kw_ledger_figure (ledger, total);
  KwInterval value = kw_figure_hard (part);
  for (guint i = total; i > 0 && total - i < 12; i--)
    {
      const KwFigure *before = kw_ledger_figure (ledger, i - 1);
      KwInterval other = kw_figure_hard (before);
      /* 收入43238亿元;利润4922亿元。其中服务收入… goes back behind the ; */
      KwSpan between = kw_span (f->folded.end, part->folded.start);
      gboolean clause = f->sentence.start > 0 && text[f->sentence.start - 1] == ';' && kw_phrase_has (text, between, "。") && before->folded.end + 120 >= f->sentence.start;
      if (before->folded.end < f->sentence.start && !clause)
        return FALSE;
      if (kw_figures_alike (before, part) && !is_above (&value, &other))
        return TRUE;
    }
  return FALSE;
}

/* 昨日12例,三民区最严重,已有386例: one day's are no total of all. */
static gboolean
may_be_of (const char *text, const KwFigure *total, KwSpan between)
{
  static const char *const sums[] = { "累计", "总", "共", "至今", "迄今", NULL };
  gsize len;
  return find_worst (text, between, &len) < 0 || kw_phrase_has_any (text, kw_figure_lead (total), sums);
}

static KwSpan
behind_word (const char *text, KwSpan between)
{
  gsize len;
  gssize at = find_word (text, between, &len);
  return at < 0 ? between : kw_span ((gsize) at + len, between.end);
}

/* 个, 项 and 件 count anything: 12个乡镇,其中贫困村36个. The nouns must have
 * their last character in common where both have one. */
static gboolean
counts_the_same (const char *text, const KwFigure *total, const KwFigure *part, KwSpan label)
{
  /* 286件,其中调解成功的达到309件: whatever they are, they are of those. */
  static const char *const copulas[] = { "达到", "达", "有", "为", "共", "已有", NULL };
  KwSpan name = label;
  while (kw_words_chop (text, &name, copulas))
    ;
  if (total->unit == part->unit && kw_span_len (name) >= 9 && kw_phrase_ends (text, name, "的") && part->noun.start < part->folded.start)
    return TRUE;
  /* 隐患1846条,其中已整改1928条: no other noun. */
  if (total->unit == part->unit && kw_phrase_begins (text, label, "已") && kw_span_len (label) <= DONE_MAX)
    return TRUE;
  if (strcmp (kw_unit_class (part->unit), "item") != 0)
    return TRUE;
  if (kw_span_len (total->noun) < 3)
    return FALSE;
  g_autofree char *last = g_strndup (text + total->noun.end - 3, 3);
  return kw_phrase_has (text, label, last) || kw_phrase_has (text, part->noun, last);
}

static void
report (KwContext *ctx, const KwArticle *article, const KwFigure *total, const KwFigure *part)
{
  KwFinding *finding = kw_report (ctx, article, part->span);
  g_autofree char *stated = g_strndup (article->text + total->span.start, kw_span_len (total->span));
  g_autofree char *low = kw_decimal_to_string (part->value.low), *high = kw_decimal_to_string (total->value.high);
  kw_finding_add_arg (finding, "total", stated);
  kw_finding_add_arg (finding, "part_value", low);
  kw_finding_add_arg (finding, "total_value", high);
  kw_finding_add_arg (finding, "unit", kw_unit_name (part->unit));
  kw_finding_add_related (finding, article->ref, total->span, KW_VALUE ("the total"));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  for (guint i = 1; i < article->ledger->figures->len; i++)
    {
      const KwFigure *part = kw_ledger_figure (article->ledger, i), *total;
      if (!is_amount (part) || is_spaced (text, part) || (total = find_total (text, article->ledger, i)) == NULL)
        continue;
      KwSpan between = kw_span (total->folded.end, part->folded.start);
      KwInterval value = kw_figure_hard (part), limit = kw_figure_hard (total);
      if (kw_span_is_empty (between) || kw_span_len (between) > 3 * WORDS_MAX || !is_above (&value, &limit) ||
          !is_taken_out (text, between) || !may_be_of (text, total, between) || !is_total (text, total) || !kw_figures_share_time (text, total, part) ||
          !counts_the_same (text, total, part, behind_word (text, between)))
        continue;
      guint number = (guint) (total - kw_ledger_figure (article->ledger, 0));
      if (!is_other_word (text, total, part) && !is_one_of_two (text, article->ledger, number) &&
          !has_larger_before (text, article->ledger, number, part))
        report (ctx, article, total, part);
    }
}
