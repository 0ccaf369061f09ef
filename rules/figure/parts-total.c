/* rules/figure/parts-total.c - parts stated as exhaustive that do not add up */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_parts_total) {
  .name = "figure/parts-total",
  .severity = KW_WARNING,
  .summary = "Parts that are said to be all do not add up to their total",
  .why = "A text that divides a whole (分别为, 按规模分, 男…女…, 其余, a list in brackets, 合计 behind the\n"
         "list) says that the parts are all of it; when they do not add up, one of them or the total\n"
         "is wrong or a part was left out.\n\n"
         "The sum is taken of intervals: 27.61亿 stands for what is rounded or cut off to that. Lists\n"
         "that only name some parts (其中, 包括, 等) are compared only where the parts already exceed\n"
         "the total and cannot overlap. Where some of the figures make up the total (parts of parts\n"
         "stand among them), nothing is said.",
  .message = "{terms} = {sum}, the text says {total}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全县共有水库⟦57座⟧，按规模划分，中型3座、小(1)型9座、小(2)型43座。" },
    { .bad = "核定补助案⟦175件⟧，分别为道路美化64件、节水灌溉58件、文物保护43件。" },
    { .bad = "溪口镇31.2万人、南坪镇248512人、沙湾镇196034人，三镇合计⟦77.65万人⟧。" },
    { .bad = "三家企业的产值是78万、67万和54万，合计⟦209万⟧。" },
    { .bad = "全县生产总值⟦214.62亿元⟧，增长7.2%。其中，第一产业增加值21.35亿元，增长4.1%；第二产业增加值96.14亿元，增长7.8%；第三产业增加值95.13亿元，增长8.0%。" },
    { .bad = "学校共有学生⟦1320人⟧，其中男生690人，女生610人。" },
    { .bad = "共有党员⟦86名⟧（正式党员81名、预备党员3名）。" },
    { .bad = "查处案件⟦140件⟧，其中盗窃62件、诈骗31件，其余37件为其他案件。" },
    { .bad = "共开展培训⟦126期⟧，其中田间课堂72期、集中授课64期。" },
    { .bad = "共评出获奖作品⟦18件⟧，一等奖2件、二等奖5件、三等奖10件。" },
    { .good = "共开展培训146期，其中田间课堂82期、集中授课42期。" },
    { .good = "全镇选派队员612名，其中女队员368名、中共党员497名、35岁以下青年231名。" },
    { .good = "全县共有水库64座，按规模划分，中型4座、小(1)型13座、小(2)型47座。" },
    { .good = "全县生产总值214.62亿元，增长7.2%。其中，第一产业增加值21.35亿元，第二产业增加值97.14亿元，第三产业增加值96.12亿元。" },
    { .good = "查处案件140件，分别为盗窃62件、诈骗31件等。" },
    { .good = "共收到建议120件，分为三类：甲类70件，其中教育30件、卫生20件，乙类30件，丙类20件。" },
    { .good = "地区生产总值达到320亿元，财政收入、固定资产投资分别为30亿元、180亿元。" },
    { .good = "今年完成投资120亿元，前两年分别为90亿元、80亿元。" },
    { .good = "一期投资30亿元，二期投资40亿元，三期投资50亿元，累计投资260亿元。" },
    { .good = "修路120公里、修渠30公里，合计投资2.4亿元。" },
    { .good = "共有教师120人（其中女教师70人、党员60人）。" },
    { .good = "共有床位300张，分别比上年增加20张、30张。" },
    { .good = "金牌总数达到12枚，其中男子项目7枚，女子项目4枚，混合项目1枚。" },
    { .good = "产量约350万吨，分别为早稻120万吨、晚稻200万吨。" },
    { .good = "共有5架飞机参加，分别是海军的三架巡逻机，一架民用机和空军的P-8巡逻机。" },
    { .good = "寄来77张汇款单，75张的金额是9999元，另外两张是40元和35元，共计75万元。" },
    { .good = "共判处5人死刑、5人死刑缓期二年执行，4人无期徒刑，22人有期徒刑。" },
    { .good = "园区从一期的7.5万平方米，发展到二期的164万平方米，三期将有800万平方米。" },
    { .good = "9个县震感强烈，其中受灾较重的是5个县，涉及114个乡镇。" },
    { .good = "晚会共五个小时，其中语言类节目12个，歌舞类节目24个。" },
    { .good = "共完成投资120亿元，其中工业投资80亿元、民间投资70亿元。" },
    { .good = "渠道全长120公里，分为三段，首段40公里已通水，次段50公里在建。" },
    { .good = "甲乙两乡分别有12个村和15个村，共有党员300人。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Time, age and rank do not add up. */
static gboolean
is_amount (const KwFigure *f)
{
  static const char *const others[] = { "year", "month", "day", "week", "hour", "minute", "second", "age", "ordinal", "degree",
                                        "time:clock", NULL };
  if (f->kind == KW_KIND_NUMBER)
    return f->unit == 0 && kw_decimal_compare (f->value.high, kw_decimal (1, 1)) > 0;
  if (f->kind != KW_KIND_COUNT && f->kind != KW_KIND_MONEY && f->kind != KW_KIND_MEASURE)
    return FALSE;
  return !g_strv_contains (others, kw_unit_class (f->unit)) && !g_str_has_prefix (kw_unit_class (f->unit), "temperature");
}

static gboolean
is_total (const char *text, const KwFigure *f)
{
  KwSpan before = kw_span (f->clause.start, f->folded.start);
  return is_amount (f) && f->role != KW_ROLE_DELTA && f->role != KW_ROLE_PER_UNIT &&
         !kw_phrase_has (text, before, "平均") && !kw_phrase_has (text, before, "人均");
}

/* Bytes: a mark and a name of six characters. */
#define LABEL_SHORT 21

/* How surely the words before the first part say that the parts are all. */
typedef enum
{
  SOME,     /* 其中: some parts */
  DISJOINT, /* some, that do not overlap */
  ALL
} Division;

/* Past the noun and the mark behind the total. */
static KwSpan
after_mark (const char *text, KwSpan lead, char *mark)
{
  for (guint32 p = lead.start; p < lead.end; p++)
    if (strchr (",:(;", text[p]) != NULL)
      {
        *mark = text[p];
        return kw_span (p + 1, lead.end);
      }
  *mark = '\0';
  return kw_span (lead.end, lead.end);
}

static gboolean
begins_with_any (const char *text, KwSpan span, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_phrase_begins (text, span, words[i]))
      return TRUE;
  return FALSE;
}

/* 男生…女生…, 城镇…农村…: two labels that divide what they speak of. */
static gboolean
is_dichotomy (const char *text, const KwParts *p)
{
  static const char *const pairs[][2] = { { "男", "女" },     { "城镇", "农村" }, { "城镇", "乡村" },     { "省内", "省外" },
                                          { "境内", "境外" }, { "国内", "国外" }, { "市内", "市外" },     { "县内", "县外" },
                                          { "城市", "农村" }, { "公办", "民办" }, { "中央", "地方" },     { "正式党员", "预备党员" },
                                          { "内资", "外资" }, { "合格", "不合格" } };
  if (p->n != 2)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint k = 0; k < 2; k++)
      if (kw_phrase_has (text, p->labels[0], pairs[i][k]) && kw_phrase_has (text, p->labels[1], pairs[i][1 - k]))
        return TRUE;
  return FALSE;
}

/* The number before ENDING in LABEL, 1 for 一期, 甲类 or 特等奖; 0: none. */
static int
number_in (const char *text, KwSpan label, const char *ending)
{
  static const char *const names[] = { "特1", "一1", "甲1", "二2", "乙2", "三3", "丙3", "四4", "丁4", "五5", "六6", "七7", "八8", "九9" };
  gssize at = kw_phrase_find (text, label, ending);
  for (guint i = 0; at >= (gssize) label.start + 3 && i < G_N_ELEMENTS (names); i++)
    if (memcmp (text + at - 3, names[i], 3) == 0)
      return names[i][3] - '0';
  return 0;
}

/* 一等奖、二等奖, 一期、二期: ordinals from the first on keep the parts apart. */
static gboolean
is_numbered (const char *text, const KwParts *p)
{
  static const char *const ends[] = { "期", "等奖", "年级", "类", "标段", "批", "组", "级", "季度", NULL };
  for (guint i = 0; ends[i] != NULL; i++)
    {
      guint n = 0;
      int number = 0;
      for (int next; n < p->n && (next = number_in (text, p->labels[n], ends[i])) != 0; n++)
        if (next != number + 1 && !(n == 1 && next == 1))
          break;
        else
          number = next;
      if (n == p->n)
        return TRUE;
    }
  return FALSE;
}

/* 其余 before the last part: the others are all that is left. */
static gboolean
has_rest (const char *text, const KwParts *p)
{
  static const char *const words[] = { "其余", "剩余", "余下", "其它", "其他", NULL };
  return p->n >= 2 && kw_phrase_has_any (text, p->labels[p->n - 1], words);
}

/* 按规模划分, 按经济类型看. */
static gboolean
names_criterion (const char *text, KwSpan words)
{
  static const char *const ends[] = { "分", "划分", "分类", "看", "统计", "计算", "来看", "分为" };
  if (!kw_phrase_begins (text, words, "按"))
    return FALSE;
  for (guint32 p = words.start; p < words.end && text[p] != ',' && text[p] != ':'; p++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      if (kw_phrase_begins (text, kw_span (p, words.end), ends[i]))
        return TRUE;
  return FALSE;
}

/* Kinds of people and grades overlap: 女队员, 党员, 国家级, 亿元以上. */
static gboolean
may_overlap (const char *text, const KwParts *p)
{
  static const char *const traits[] = { "女", "男", "党员", "以上", "以下", "级", "岁", "少数民族", "贫困", "新", "大", "重点", "A",
                                        "占", "有", "超", "获", "优秀", "骨干", "包括", "含", "民", "外", "工业",
                                        "企业", "私", NULL };
  static const char *const classes[] = { "person", "household", "establishment", "city", "county", "town", "township", "village", NULL };
  if (g_strv_contains (classes, kw_unit_class (p->total->unit)))
    return TRUE;
  for (guint i = 0; i < p->n; i++)
    if (kw_phrase_has_any (text, p->labels[i], traits))
      return TRUE;
  return FALSE;
}

/* 、 or a conjunction alone between the parts; a comma too where the labels
 * are SHORT. */
static gboolean
is_one_row (const char *text, const KwParts *p, gboolean or_short)
{
  static const char *const marks[] = { ",", ";", ":", "。", NULL };
  for (guint i = 1; i < p->n; i++)
    if (kw_phrase_has_any (text, p->labels[i], or_short ? marks + 1 : marks) ||
        (or_short && kw_span_len (p->labels[i]) > LABEL_SHORT))
      return FALSE;
  return TRUE;
}

/* 大、中、小型分别为: names first, figures then. */
static gboolean
is_respective (const char *text, const KwParts *p, KwSpan words)
{
  static const char *const others[] = { "其中", "去年", "前", "上年", ",", "各", NULL };
  gboolean ends = kw_phrase_ends (text, words, "分别为") || kw_phrase_ends (text, words, "分别是") ||
                  kw_phrase_ends (text, words, "分别有") || kw_phrase_ends (text, words, "分别");
  return ends && p->total->role == KW_ROLE_TOTAL && is_one_row (text, p, FALSE) && !kw_phrase_has_any (text, words, others);
}

static gboolean
is_composition (const char *text, const KwParts *p, KwSpan words)
{
  return kw_phrase_begins (text, words, "由") &&
         (kw_phrase_has (text, words, "组成") || kw_phrase_has (text, words, "构成") || kw_phrase_has (text, p->tail, "组成") ||
          kw_phrase_has (text, p->tail, "构成"));
}

/* 分为三段 with two figures: one part is named without. */
static gboolean
says_other_number (const char *text, const KwParts *p, KwSpan words)
{
  static const char *const names[] = { "两", "三", "四", "五", "六", "七", "八", "九", "十" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < 3; k++)
      {
        static const char *const verbs[] = { "分为", "分成", "分" };
        g_autofree char *phrase = g_strconcat (verbs[k], names[i], NULL);
        if (kw_phrase_has (text, words, phrase))
          return p->n != i + 2;
      }
  return FALSE;
}

static gboolean
names_all (const char *text, const KwParts *p, KwSpan words, char mark)
{
  static const char *const all[] = { "分别为", "分别是", "分别有", "分别:", "即", "分为", "分成", NULL };
  static const char *const some[] = { "其中", "包括", "包含", "含", "如", "主要", "有", "仅", "涉及", "等", NULL };
  if (says_other_number (text, p, words))
    return FALSE;
  if (begins_with_any (text, words, all) || names_criterion (text, words) || is_respective (text, p, words) ||
      is_composition (text, p, words))
    return TRUE;
  gboolean set_off = p->bracketed || (mark == ':' && (p->n > 2 || p->total->role == KW_ROLE_TOTAL));
  return set_off && is_one_row (text, p, FALSE) && !kw_phrase_has_any (text, words, some);
}

static Division
division_of (const char *text, const KwParts *p)
{
  static const char *const some[] = { "其中", "包括", "包含", NULL };
  char mark;
  KwSpan words = after_mark (text, p->labels[0], &mark);
  if (names_all (text, p, words, mark))
    return ALL;
  gboolean among = begins_with_any (text, words, some);
  if (is_dichotomy (text, p) && (among || kw_span_len (words) <= LABEL_SHORT))
    return ALL;
  if (has_rest (text, p))
    return among ? ALL : SOME;
  if (is_numbered (text, p) && (among || kw_span_len (words) <= LABEL_SHORT))
    return !among && p->total->role == KW_ROLE_TOTAL ? ALL : DISJOINT;
  return among && is_one_row (text, p, TRUE) && !may_overlap (text, p) ? DISJOINT : SOME;
}

/* 等 that ends a list, not that of 一等奖, 高等, 中等. */
static gboolean
has_etc (const char *text, KwSpan span)
{
  static const char *const before[] = { "一", "二", "三", "高", "中", "初", "特", "优", "平", "同", "对", "均", NULL };
  for (gssize at; (at = kw_phrase_find (text, span, "等")) >= 0; span.start = (guint32) at + 3)
    {
      gboolean part_of_word = FALSE;
      for (guint i = 0; before[i] != NULL && at >= 3; i++)
        part_of_word |= memcmp (text + at - 3, before[i], 3) == 0;
      if (!part_of_word)
        return TRUE;
    }
  return FALSE;
}

/* 等 or a member without a figure behind the last part, or parts of a part among them. */
static gboolean
is_open (const char *text, const KwParts *p)
{
  static const char *const more[] = { "以上", "、", "和", "及", "与", NULL };
  if (kw_phrase_has_any (text, p->tail, more) || has_etc (text, p->tail))
    return TRUE;
  for (guint i = 1; i < p->n; i++)
    if (kw_phrase_has (text, p->labels[i], "其中") || has_etc (text, p->labels[i]))
      return TRUE;
  return FALSE;
}

/* Parts that are each smaller than the total and more than it together. */
static gboolean
exceeds (const KwParts *p)
{
  KwInterval sum, total = kw_figure_hard (p->total);
  for (guint i = 0; i < p->n; i++)
    if (p->parts[i]->value.high_unbounded || kw_decimal_compare (p->parts[i]->value.high, p->total->value.high) > 0)
      return FALSE;
  return kw_parts_sum (p, &sum) && kw_interval_disjoint (&sum, &total) && !total.high_unbounded &&
         kw_decimal_compare (sum.low, total.high) >= 0;
}

static void
report (KwContext *ctx, const KwArticle *article, const KwParts *p)
{
  KwFinding *finding = kw_report (ctx, article, p->total->span);
  g_autofree char *terms = kw_parts_terms (article, p), *sum = kw_parts_stated_sum (article, p);
  g_autofree char *total = g_strndup (article->text + p->total->span.start, kw_span_len (p->total->span));
  kw_finding_add_arg (finding, "terms", terms);
  kw_finding_add_arg (finding, "sum", sum);
  kw_finding_add_arg (finding, "total", total);
  kw_finding_add_arg (finding, "unit", kw_unit_name (p->total->unit));
  for (guint i = 0; i < p->n; i++)
    kw_finding_add_related (finding, article->ref, p->parts[i]->span, "a part");
}

static void
check_behind (KwContext *ctx, const KwArticle *article, guint total)
{
  const char *text = article->fold.text;
  KwParts p;
  kw_parts_behind (article, total, &p);
  if (p.n < 2 || p.uncertain)
    return;
  Division division = division_of (text, &p);
  if (division == SOME || is_open (text, &p) || kw_parts_may_add_up (&p))
    return;
  if (division == ALL || exceeds (&p))
    report (ctx, article, &p);
}

/* 三县合计, 共计 behind the list and no noun of its own between; 共 alone only
 * behind a row. */
static gboolean
sums_up (const char *text, const KwParts *p)
{
  static const char *const words[] = { "合计", "共计", "总计", "合共", "总共", "加起来", "相加", "加在一起", NULL };
  static const char *const bare[] = { ",共", ",一共", ",共有", ",共为" };
  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    if (kw_span_len (p->tail) == strlen (bare[i]) && kw_phrase_begins (text, p->tail, bare[i]))
      return is_one_row (text, p, FALSE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gssize at = kw_phrase_find (text, p->tail, words[i]);
      if (at >= 0 && at - p->tail.start <= 24 && p->tail.end - at - strlen (words[i]) <= 9)
        return TRUE;
    }
  return FALSE;
}

static void
check_before (KwContext *ctx, const KwArticle *article, guint total)
{
  const char *text = article->fold.text;
  KwParts p;
  kw_parts_before (article, total, &p);
  if (p.n < 2 || p.uncertain || !sums_up (text, &p) || is_open (text, &p) || kw_parts_may_add_up (&p))
    return;
  report (ctx, article, &p);
}

static void
check_sectors (KwContext *ctx, const KwArticle *article, guint first)
{
  KwParts p;
  kw_parts_sectors (article, first, &p);
  if (p.n == 3 && !p.uncertain && !kw_parts_may_add_up (&p))
    report (ctx, article, &p);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const GArray *figures = article->ledger->figures;
  for (guint i = 0; i < figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (f->kind == KW_KIND_ORDINAL)
        check_sectors (ctx, article, i);
      if (!is_total (article->fold.text, f))
        continue;
      check_behind (ctx, article, i);
      check_before (ctx, article, i);
    }
}
