/* division.c - whether the words around parts say that they are all of a total */
#include "checker/figures/division.h"
#include "checker/figures/scheme.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Bytes: a mark and a name of nine characters. */
#define LABEL_SHORT 28

/* Past the noun and the mark behind the total, and a rate: 增长8.1%。其中. */
static KwSpan
after_mark (const char *text, KwSpan lead, char *mark)
{
  for (guint32 p = lead.start; p < lead.end; p++)
    if (text[p] == ',' || text[p] == ':' || text[p] == '(' || text[p] == ';' ||
        (text[p] == '\xe3' && kw_phrase_begins (text, kw_span (p, lead.end), "。其中")))
      {
        gssize among = kw_phrase_find (text, kw_span (p + 1, lead.end), "其中");
        *mark = text[p];
        return kw_span (among >= 0 ? (guint32) among : p + 1, lead.end);
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

/* The number before ENDING in LABEL, 1 for 一期, 甲类 or 特等奖; 0: none. */
static int
number_in (const char *text, KwSpan label, const char *ending)
{
  static const char *const names[] = { "特1", "一1", "甲1", "二2", "乙2", "三3", "丙3",
                                       "四4", "丁4", "五5", "六6", "七7", "八8", "九9" };
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
  if (p->n < 2)
    return FALSE;
  KwSpan label = kw_label_nearest (text, p->labels[p->n - 1]);
  label.start += kw_phrase_begins (text, label, "但") ? 3 : 0;
  return begins_with_any (text, label, kw_rest_words);
}

/* 14人生还,19人遇难: one of these happened to each. */
static gboolean
are_fates (const char *text, const KwParts *p)
{
  static const char *const fates[] = { "生还", "遇难", "罹难", "死亡", "身亡", "失踪", "下落不明", "幸存" };
  for (guint i = 0; i < p->n; i++)
    {
      guint k = 0;
      while (k < G_N_ELEMENTS (fates) && !kw_part_is_called (text, p, i, fates[k]))
        k++;
      if (k == G_N_ELEMENTS (fates))
        return FALSE;
    }
  return TRUE;
}

/* 按规模划分, 按经济类型看. */
static gboolean
names_criterion (const char *text, KwSpan words)
{
  static const char *const ends[] = { "分", "划分", "分类", "看", "统计", "计算", "来看", "分为" };
  static const char *const criteria[] = { "用途", "性质", "类型", "种类", "来源", "去向", "构成", "品种", NULL };
  KwSpan rest = words;
  if (kw_words_skip (text, &rest, criteria) && (kw_phrase_begins (text, rest, "分为") || kw_phrase_begins (text, rest, "分成")))
    return TRUE;
  if (!kw_phrase_begins (text, words, "按") && !kw_phrase_begins (text, words, "依"))
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
  static const char *const traits[] = { "女",   "男",   "党员", "以上", "以下", "级",   "岁",   "少数民族", "贫困",
                                        "新",   "大",   "重点", "A",    "占",   "有",   "超",   "获",       "优秀",
                                        "骨干", "包括", "含",   "民",   "外",   "工业", "企业", "私",       NULL };
  static const char *const classes[] = { "person", "household", "establishment", "city", "county",
                                         "town",   "township",  "village",       NULL };
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
  return ends && p->total->role == KW_ROLE_TOTAL && is_one_row (text, p, FALSE) &&
         !kw_phrase_has_any (text, words, others);
}

static gboolean
is_composition (const char *text, const KwParts *p, KwSpan words)
{
  words.start += kw_phrase_begins (text, words, "全部由") ? (guint32) strlen ("全部") : 0;
  return kw_phrase_begins (text, words, "由") &&
         (kw_phrase_has (text, words, "组成") || kw_phrase_has (text, words, "构成") ||
          kw_phrase_has (text, p->tail, "组成") || kw_phrase_has (text, p->tail, "构成"));
}

/* 分为三段 with two figures: one part is named without. */
static gboolean
says_other_number (const char *text, const KwParts *p, KwSpan words)
{
  static const char *const names[] = { "两", "三", "四", "五", "六", "七", "八", "九", "十" };
  gboolean divided = kw_phrase_has (text, words, "分");
  for (guint i = 0; divided && i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < 3; k++)
      {
        static const char *const verbs[] = { "分为", "分成", "分" };
        g_autofree char *phrase = g_strconcat (verbs[k], names[i], NULL);
        if (kw_phrase_has (text, words, phrase))
          return p->n != i + 2;
      }
  return FALSE;
}

/* 由市、区两级财政和产权单位三方承担,分别为: who bears all of it. */
static gboolean
are_borne (const char *text, KwSpan words)
{
  static const char *const borne[] = { "承担", "分担", "负担", "出资", "筹集", NULL };
  static const char *const each[] = { "分别为", "分别是", NULL };
  return kw_phrase_has_any (text, words, borne) && begins_with_any (text, kw_words_last_clause (text, words), each);
}

/* 500亩以上的6个、100亩至500亩的15个、100亩以下的23个: from one end to the other. */
static gboolean
is_ladder (const char *text, const KwParts *p)
{
  static const char *const steps[] = { "以上", "以下", "以内", "至", "到", "-", "—", "~", NULL };
  gboolean low = FALSE, high = FALSE;
  for (guint i = 0; i < p->n; i++)
    {
      if (!kw_phrase_has_any (text, p->labels[i], steps))
        return FALSE;
      low = low || kw_phrase_has (text, p->labels[i], "以下") || kw_phrase_has (text, p->labels[i], "以内");
      high = high || kw_phrase_has (text, p->labels[i], "以上");
    }
  return p->n >= 3 && low && high;
}

static gboolean
names_all (const char *text, const KwParts *p, KwSpan words, char mark)
{
  static const char *const all[] = { "分别为", "分别是", "分别有", "分别:", "即", "分为", "分成", "计有", NULL };
  static const char *const some[] = { "其中", "包括", "包含", "含", "如", "主要", "有", "仅", "涉及", "等", NULL };
  if (says_other_number (text, p, words))
    return FALSE;
  if (begins_with_any (text, words, all) || are_borne (text, words) || is_ladder (text, p) || names_criterion (text, words) || is_respective (text, p, words) ||
      is_composition (text, p, words))
    return TRUE;
  gboolean set_off = p->bracketed || (mark == ':' && (p->n > 2 || p->total->role == KW_ROLE_TOTAL));
  return set_off && is_one_row (text, p, FALSE) && !kw_phrase_has_any (text, words, some);
}

/* Each part is smaller than the total. */
gboolean
kw_parts_are_smaller (const KwParts *p)
{
  for (guint i = 0; i < p->n; i++)
    if (p->parts[i]->value.high_unbounded || kw_decimal_compare (p->parts[i]->value.high, p->total->value.high) > 0)
      return FALSE;
  return TRUE;
}

static KwDivision
division_of (const KwArticle *article, const KwParts *p, gboolean dichotomy)
{
  const char *text = article->fold.text;
  static const char *const some[] = { "其中", "包括", "包含", NULL };
  char mark;
  KwSpan words = after_mark (text, p->labels[0], &mark);
  /* 该11128吨由家居废物6512吨…组成: without a mark. */
  if (names_all (text, p, words, mark) || is_composition (text, p, p->labels[0]))
    return KW_DIVISION_ALL;
  gboolean among = begins_with_any (text, words, some);
  gboolean beside = among || (p->alone && mark != '\0' && kw_span_len (words) <= LABEL_SHORT);
  if (dichotomy)
    return beside && kw_parts_are_smaller (p) ? KW_DIVISION_ALL : KW_DIVISION_SOME;
  if (beside && kw_parts_are_smaller (p) && kw_parts_are_scheme (article, p))
    return KW_DIVISION_ALL;
  /* 其中甲站412万;乙站365万;其余79万: the first is a part itself. */
  if (has_rest (text, p) && !among && kw_phrase_has (text, kw_figure_lead (p->total), "其中"))
    return KW_DIVISION_SOME;
  if (has_rest (text, p))
    return kw_parts_are_smaller (p) && (among || (p->alone && p->total->kind == KW_KIND_COUNT)) ? KW_DIVISION_ALL
                                                                                                : KW_DIVISION_SOME;
  if (among && are_fates (text, p))
    return KW_DIVISION_DISJOINT;
  if (is_numbered (text, p) && (among || kw_span_len (words) <= LABEL_SHORT))
    return !among && p->total->role == KW_ROLE_TOTAL ? KW_DIVISION_ALL : KW_DIVISION_DISJOINT;
  return among && is_one_row (text, p, p->total->kind == KW_KIND_COUNT) && !may_overlap (text, p) ? KW_DIVISION_DISJOINT
                                                                                                  : KW_DIVISION_SOME;
}

/* 等 that ends a list, not that of 一等奖, 高等, 中等. */
gboolean
kw_label_has_etc (const char *text, KwSpan span)
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

/* 药剂、检验、影像等医技岗位145人: 等 sums up what one part is of, and ends no list. */
static gboolean
is_of_one_part (const char *text, KwSpan label)
{
  gssize at = kw_words_last (text, label, "等");
  static const char *const marks[] = { ",", ";", "、", "。", NULL };
  return at >= (gssize) label.start + 6 && label.end - at >= 9 && !kw_phrase_has_any (text, kw_span ((gsize) at, label.end), marks) &&
         kw_phrase_has (text, kw_span (label.start + 3, (gsize) at), "、") && !kw_phrase_has (text, kw_span ((gsize) at, label.end), "其他");
}

/* 等 or a member without a figure behind the last part, or parts of a part among them. */
gboolean
kw_parts_are_open (const char *text, const KwParts *p)
{
  static const char *const nested[] = { "其中", "包括", "另有", "还有", NULL };
  static const char *const more[] = { "以上", "、", "和", "及", "与", "另有", "还有", "轻微", NULL };
  if (kw_phrase_has_any (text, p->tail, more) || kw_label_has_etc (text, p->tail))
    return TRUE;
  for (guint i = 1; i < p->n; i++)
    if (kw_phrase_has_any (text, p->labels[i], nested) ||
        (kw_label_has_etc (text, p->labels[i]) && !is_of_one_part (text, p->labels[i])))
      return TRUE;
  return FALSE;
}

/* A row that 、 or a conjunction visibly makes. */
gboolean
kw_parts_are_row (const char *text, const KwParts *p)
{
  static const char *const joints[] = { "、", "和", "及", "与", NULL };
  for (guint i = 1; i < p->n; i++)
    if (!kw_phrase_has_any (text, p->labels[i], joints))
      return FALSE;
  return is_one_row (text, p, FALSE);
}

/* 另有2人轻微擦伤 behind the two: they are not all. */
static gboolean
has_more_behind (const char *text, const KwParts *p)
{
  static const char *const more[] = { "另有", "还有", "其余", "另外", "此外", "其他", NULL };
  const KwFigure *last = p->parts[1];
  KwSpan behind = kw_span (last->folded.end, MIN (last->folded.end + 60, MAX (last->folded.end, last->sentence.end)));
  return kw_phrase_has_any (text, behind, more);
}

/* Two parts that divide the total; what follows must be none: 顺差, an increase. */
static gboolean
keep_pair (const char *text, KwParts *p)
{
  if (has_more_behind (text, p))
    return FALSE;
  if (p->n == 2)
    return TRUE;
  if (!kw_label_is_foreign (text, kw_label_nearest (text, p->labels[2])) && !kw_phrase_has (text, p->labels[2], "差"))
    return FALSE;
  p->tail = kw_span (p->labels[2].start, p->labels[2].start);
  p->n = 2;
  return TRUE;
}

KwDivision
kw_parts_divide (const KwArticle *article, KwParts *p)
{
  const char *text = article->fold.text;
  if (p->n < 2 || p->cut)
    return KW_DIVISION_SOME;
  gboolean dichotomy = kw_parts_are_dichotomy (text, p);
  if ((dichotomy && !keep_pair (text, p)) || kw_parts_are_foreign (text, p, 0) || kw_parts_are_open (text, p))
    return KW_DIVISION_SOME;
  return division_of (article, p, dichotomy);
}
