/* shares.c - whether the words around shares say that they divide one whole */
#include "checker/figures/shares.h"
#include "checker/figures/scheme.h"
#include "checker/text/phrase.h"

#include <string.h>

/* 占 alone, or 占 with the same object at each share. */
static gboolean
has_one_whole (const char *text, const KwShares *s)
{
  KwSpan object = { 0, 0 };
  for (guint i = 0; i < s->n; i++)
    {
      KwSpan label = kw_label_nearest (text, s->labels[i]);
      gssize at = kw_phrase_find (text, label, "占");
      KwSpan behind = at >= 0 ? kw_span (at + 3, label.end) : kw_span (label.end, label.end);
      if (at < 0 && i > 0 && kw_phrase_has (text, kw_span (label.start, label.end), "的"))
        return FALSE;
      if (kw_span_len (behind) <= 6)
        continue;
      if (!kw_span_is_empty (object) && (kw_span_len (object) != kw_span_len (behind) ||
                                         memcmp (text + object.start, text + behind.start, kw_span_len (object)) != 0))
        return FALSE;
      if (kw_span_is_empty (object) && i > 0)
        return FALSE;
      object = behind;
    }
  return TRUE;
}

static gboolean
label_has (const char *text, const KwShares *s, guint i, const char *const *words)
{
  return kw_phrase_has_any (text, s->labels[i], words);
}

/* 16岁以下 … 60岁以上: brackets, and what lies at both their ends. */
static gboolean
is_ladder (const char *text, const KwShares *s, gboolean *whole)
{
  static const char *const lows[] = { "以下", "以内", "未满", "不满", "不足", "低于", "小于", "少于", "及下", "一人户", "1人户", "单人户", "一孩", "一代户", NULL };
  static const char *const highs[] = { "以上", "超过", "高于", "大于", "多于", NULL };
  static const char *const marks[] = { "岁",   "元",   "次",   "以下", "以上", "学", "初中", "高中", "中专",
                                       "大专", "本科", "亩",   "人",   "年", "米",   NULL };
  gboolean low = FALSE, high = FALSE;
  for (guint i = 0; i < s->n; i++)
    {
      if (!label_has (text, s, i, marks))
        return FALSE;
      low |= label_has (text, s, i, lows);
      high |= label_has (text, s, i, highs);
    }
  *whole = low && high;
  return (low || high) && s->n >= 3;
}

static gboolean
is_pair (const char *text, const KwShares *s)
{
  static const char *const pairs[][2] = { { "男", "女" },     { "城镇", "农村" }, { "城镇", "乡村" },
                                          { "省内", "省外" }, { "境内", "境外" }, { "国内", "国外" },
                                          { "市内", "市外" }, { "县内", "县外" }, { "公办", "民办" },
                                          { "内资", "外资" } };
  /* 女生占58.4%,男生1306人;少数民族学生占62.0%: the second is no share of the men's. */
  if (s->n == 2 && kw_phrase_has (text, s->labels[1], ";") && kw_words_commas (text, s->labels[1]) > 2)
    return FALSE;
  for (guint i = 0; s->n == 2 && i < G_N_ELEMENTS (pairs); i++)
    for (guint k = 0; k < 2; k++)
      if (kw_phrase_has (text, s->labels[0], pairs[i][k]) && kw_phrase_has (text, s->labels[1], pairs[i][1 - k]))
        return TRUE;
  return FALSE;
}

static gboolean
is_sectors (const char *text, const KwShares *s)
{
  static const char *const names[][2] = { { "第一产业", "一产" }, { "第二产业", "二产" }, { "第三产业", "三产" } };
  for (guint i = 0; i < 3 && s->n == 3; i++)
    if (!kw_phrase_has (text, s->labels[i], names[i][0]) && !kw_phrase_has (text, s->labels[i], names[i][1]))
      return FALSE;
  return s->n == 3;
}

/* 一二三产业比重为8%、45%和47%, 男、女分别占52%和48%: names first, shares then. */
static gboolean
is_respective (const char *text, const KwShares *s)
{
  static const char *const sectors[] = { "三次产业",         "一二三产业", "一、二、三产业", "第一、第二、第三产业",
                                         "第一、二、三产业", NULL };
  static const char *const pairs[] = { "男女",       "男、女", "男性和女性", "男性、女性", "男生和女生",
                                       "男生、女生", "城乡",   "城镇和农村", "城镇、农村", NULL };
  for (guint i = 1; i < s->n; i++)
    if (kw_span_len (s->labels[i]) > 3)
      return FALSE;
  return (s->n == 3 && label_has (text, s, 0, sectors)) || (s->n == 2 && label_has (text, s, 0, pairs));
}

static gboolean
ends_with_rest (const char *text, const KwShares *s)
{
  return s->n >= 3 && label_has (text, s, s->n - 1, kw_rest_words);
}

/* 45.2%希望五年之内,31.6%希望六至十年内,其余12.5%: each share stands before what it is
 * of, and the last is all that is left. */
static gboolean
are_answers (const char *text, const KwShares *s)
{
  gboolean closed = FALSE;
  for (guint i = 1; i < s->n; i++)
    {
      KwSpan near = kw_label_nearest (text, s->labels[i]);
      gboolean last = i + 1 == s->n;
      for (guint k = 0; last && kw_rest_words[k] != NULL; k++)
        closed = closed || kw_phrase_ends (text, near, kw_rest_words[k]);
      closed = closed || (last && kw_phrase_ends (text, near, "另外"));
      if ((!last && !kw_span_is_empty (near)) || kw_span_len (s->labels[i]) < 7 || kw_phrase_has (text, s->labels[i], ";"))
        return FALSE;
    }
  return s->n >= 3 && closed;
}

/* What is rated or asked once: 满意, 基本满意, 不满意. */
static gboolean
is_scale (const char *text, const KwShares *s)
{
  static const char *const scales[][8] = { { "满意", NULL },
                                           { "合格", "良好", "优秀", NULL },
                                           { "好评", "中评", "差评", NULL },
                                           { "赞成", "反对", "弃权", "说不清", NULL },
                                           { "支持", "反对", "中立", "说不清", "无所谓", NULL },
                                           { "很好", "较好", "一般", "差", NULL } };
  for (guint i = 0; s->n >= 3 && i < G_N_ELEMENTS (scales); i++)
    {
      guint n = 0;
      while (n < s->n && label_has (text, s, n, scales[i]))
        n++;
      if (n == s->n)
        return TRUE;
    }
  return FALSE;
}

/* The name before 占: 国有企业. */
static KwSpan
name_of (const char *text, KwSpan label)
{
  KwSpan near = kw_label_nearest (text, label);
  gssize at = kw_phrase_find (text, near, "占");
  return at >= 0 && label.end - at <= 3 + 6 ? kw_span (near.start, at) : kw_span (label.end, label.end);
}

/* 国有企业占…, 民营企业占…, 外资企业占…: names of one kind. */
static gboolean
is_parallel (const char *text, const KwShares *s)
{
  KwSpan first = name_of (text, s->labels[0]);
  if (s->n < 3 || kw_span_len (first) < 6)
    return FALSE;
  for (guint i = 1; i < s->n; i++)
    {
      KwSpan name = name_of (text, s->labels[i]);
      guint32 same = kw_span_len (name) == 6 && kw_span_len (first) == 6 ? 3 : 6;
      if (kw_span_len (name) < 6 || kw_span_len (name) > 30 ||
          memcmp (text + name.end - same, text + first.end - same, same) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Every share is introduced by 占 (or 占比), the first at least. */
static gboolean
are_shares (const char *text, const KwShares *s)
{
  static const char *const words[] = { "占", "比重", "比例", "持股", "得票", "股份", "出资", NULL };
  return label_has (text, s, 0, words) && has_one_whole (text, s);
}

/* Votes of the candidates of one election: 甲得票率52.4%. */
static gboolean
are_votes (const char *text, const KwShares *s)
{
  static const char *const others[] = { "轮", "届", "选区", "次", "年", "月", "在", "县", "州", "省", "市", "区", "曾", "民调", NULL };
  for (guint i = 0; i < s->n; i++)
    {
      KwSpan label = kw_label_nearest (text, s->labels[i]);
      gssize at = kw_phrase_find (text, label, "得票");
      if (at < (gssize) label.start + 3 || label.end - at > 15 || kw_phrase_has_any (text, label, others))
        return FALSE;
    }
  return TRUE;
}

/* Bytes before the first holding in which its company's shareholders are named. */
#define HOLDERS_BACK 150

/* Holdings in one company: 甲持股45%. */
static gboolean
are_holdings (const char *text, const KwShares *s)
{
  static const char *const ends[] = { "持股", "持股比例", "持股比例为", "占股", "占股份", "出资占", "出资比例为", "持股占", "出资比例" };
  static const char *const holders[] = { "股东", "合资", "出资", "组建", "股权结构", NULL };
  static const char *const others[] = { "间接", "合计", "共", "从", "均", "各", "曾", "原", "变更", "年", NULL };
  guint32 from = s->shares[0]->folded.start;
  if (!kw_phrase_has_any (text, kw_span (from - MIN (from, HOLDERS_BACK), from), holders))
    return FALSE;
  for (guint i = 0; i < s->n; i++)
    {
      KwSpan label = kw_label_nearest (text, s->labels[i]);
      gboolean held = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        held |= kw_phrase_ends (text, label, ends[k]) && kw_span_len (label) >= strlen (ends[k]) + 3;
      if (!held || kw_phrase_has_any (text, label, others))
        return FALSE;
    }
  return TRUE;
}

/* 从毕业去向的构成看, 按病情分: each belongs under one heading. */
static gboolean
has_criterion (const char *text, const KwShares *s)
{
  static const char *const ends[] = { "分", "划分", "分类", "看", "来看", "统计", "计", "为", NULL };
  static const char *const structures[] = { "结构", "构成", "按",   "去向", "分布",   "组成",     "来源", "监护人",
                                            "年龄", "学历", "性别", "职业", "文化程度", "婚姻", "户籍", NULL };
  KwSpan lead = s->labels[0];
  guint32 comma = lead.end;
  while (comma > lead.start && text[comma - 1] != ',' && text[comma - 1] != ':')
    comma--;
  lead.end = MAX (lead.start, comma - (comma > lead.start));
  for (guint32 p = lead.end; p > lead.start; p--)
    if (text[p - 1] == ',' || text[p - 1] == ';')
      {
        lead.start = p;
        break;
      }
  static const char *const wholes[] = { "去向中", "来源中", "结构中", "构成中", "去向", "结构", NULL };
  KwSpan name = lead;
  gboolean among = kw_words_chop (text, &name, wholes);
  return s->n >= 3 && kw_phrase_has_any (text, lead, structures) && (among || kw_words_chop (text, &lead, ends));
}

KwDivision
kw_shares_divide (const char *text, const KwShares *s)
{
  gboolean ends = TRUE;
  KwSpan whole;
  if (s->n < 2 || s->n == KW_SHARES_MAX)
    return KW_DIVISION_SOME;
  if (are_answers (text, s))
    return KW_DIVISION_ALL;
  if (!are_shares (text, s))
    return KW_DIVISION_SOME;
  if (kw_words_claim_all (text, s->shares[s->n - 1]->folded.end, s->n, &whole))
    return KW_DIVISION_ALL;
  if (is_pair (text, s) || is_sectors (text, s) || ends_with_rest (text, s) || is_respective (text, s))
    return KW_DIVISION_ALL;
  if (is_ladder (text, s, &ends))
    return ends ? KW_DIVISION_ALL : KW_DIVISION_DISJOINT;
  return is_scale (text, s) || is_parallel (text, s) || are_votes (text, s) || are_holdings (text, s) ||
                 has_criterion (text, s)
             ? KW_DIVISION_DISJOINT
             : KW_DIVISION_SOME;
}
