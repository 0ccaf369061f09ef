/* scheme.c - closed sets of parts, which nothing else can belong to */
#include "checker/figures/scheme.h"
#include "checker/figures/names.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Bytes behind a part in which it is named: a mark and nine characters. */
#define CALL_MAX 28

/* Where part I may be named behind it: to the next mark. */
static KwSpan
name_behind (const char *text, const KwParts *p, guint i)
{
  KwSpan behind = i + 1 < p->n ? p->labels[i + 1] : p->tail;
  guint32 end = behind.start, limit = MIN (behind.end, behind.start + CALL_MAX);
  while (end < limit && text[end] != ',' && text[end] != ';' && text[end] != ':' && text[end] != '(' && text[end] != ')' &&
         (text[end] != '\xe3' || memcmp (text + end, "、", 3) != 0))
    end++;
  return kw_span (behind.start, end);
}

gboolean
kw_part_is_called (const char *text, const KwParts *p, guint i, const char *name)
{
  return kw_phrase_has (text, p->labels[i], name) || kw_phrase_has (text, name_behind (text, p, i), name);
}

/* Whether NEGATIVE holds WORD with 未, 不 or 非 before it and POSITIVE holds it
 * without: 已出列村, 未出列村; 农业户, 非农业户. */
static gboolean
is_denied (const char *text, KwSpan positive, KwSpan negative)
{
  static const char *const denials[] = { "未", "不", "非", "无" };
  static const char *const opinions[] = { "满意", "同意", "赞成", "支持", "愿意", "了解" };
  for (guint i = 0; i < G_N_ELEMENTS (denials); i++)
    {
      gssize at = kw_phrase_find (text, negative, denials[i]);
      if (at < 0 || at + 9 > (gssize) negative.end || kw_phrase_has (text, positive, denials[i]))
        continue;
      char word[7] = "";
      memcpy (word, text + at + 3, 6);
      for (guint k = 0; k < G_N_ELEMENTS (opinions); k++)
        if (strcmp (word, opinions[k]) == 0)
          return FALSE; /* 基本满意 lies between */
      if (kw_phrase_has (text, positive, word))
        return TRUE;
    }
  return FALSE;
}

/* The words that name part I before it. */
static KwSpan
name_before (const char *text, const KwParts *p, guint i)
{
  return kw_label_nearest (text, p->labels[i]);
}

/* Words of which each divides with the one beside it; the last two, trade. */
static const char *const pairs[] = {
  "男",     "女",     "城镇",     "农村",     "城镇", "乡村",   "省内",   "省外",   "境内",   "境外",     "国内",   "国外",
  "市内",   "市外",   "县内",     "县外",     "城市", "农村",   "公办",   "民办",   "中央",   "地方",     "内资",   "外资",
  "合格",   "不合格", "正式党员", "预备党员", "出席", "缺席",   "轻工业", "重工业", "大陆",   "台湾",     "户籍",   "外来",
  "乘客",   "机组",   "实到",     "缺席",     "实到", "请假",   "上半年", "下半年", "线上",   "线下",     "专职",   "兼职",
  "全职",   "兼职",   "水田",     "旱地",     "住校", "走读",   "编内",   "编外",   "汉族",   "少数民族", "国内",   "入境",
  "前三季", "四季度", "重伤",     "轻伤",     "地表水", "地下水", "中文",   "外文",   "住院患", "门诊患", "住院病", "门诊病",
  "出口",   "进口",   NULL
};

/* Most texts hold none of the words: one look tells. */
static gboolean
names_pair (const char *text, const KwParts *p)
{
  KwSpan before = kw_figure_lead (p->total);
  guint n = G_N_ELEMENTS (pairs) - 1;
  if (!kw_phrase_has_any (text, p->labels[0], pairs) && !kw_phrase_has_any (text, name_behind (text, p, 0), pairs))
    return FALSE;
  gboolean respective = kw_phrase_has (text, p->labels[0], "分别");
  if (!kw_phrase_has (text, before, "进出口") && !kw_phrase_has (text, before, "贸易"))
    n -= 2;
  for (guint i = 0; i < n; i += 2)
    for (guint k = 0; k < 2; k++)
      if ((kw_part_is_called (text, p, 0, pairs[i + k]) && kw_part_is_called (text, p, 1, pairs[i + 1 - k])) ||
          (respective && kw_phrase_has (text, p->labels[0], pairs[i]) &&
           kw_phrase_has (text, p->labels[0], pairs[i + 1])))
        return TRUE;
  return FALSE;
}

gboolean
kw_parts_are_dichotomy (const char *text, const KwParts *p)
{
  return p->n >= 2 && (names_pair (text, p) || is_denied (text, name_before (text, p, 0), name_before (text, p, 1)) ||
                       is_denied (text, name_before (text, p, 1), name_before (text, p, 0)));
}

/* Each of NAMES is what one of the parts is called, and no part is left. */
static gboolean
are_called (const char *text, const KwParts *p, const char *const *names)
{
  guint all = 0, n = 0;
  for (; names[n] != NULL && n <= p->n; n++)
    for (guint i = 0; i < p->n; i++)
      if ((all >> i & 1) == 0 && kw_phrase_has (text, name_before (text, p, i), names[n]))
        {
          all |= 1u << i;
          break;
        }
  return n == p->n && all == (1u << p->n) - 1;
}

static gboolean
is_set (const char *text, const KwParts *p)
{
  static const char *const any[] = { "季度", "年级", "初", "高", "旬", "赞成", "同意", NULL };
  static const char *const sets[][5] = { { "一季度", "二季度", "三季度", "四季度" },
                                         { "七年级", "八年级", "九年级" },
                                         { "初一", "初二", "初三" },
                                         { "高一", "高二", "高三" },
                                         { "上旬", "中旬", "下旬" },
                                         { "赞成", "反对", "弃权" },
                                         { "同意", "反对", "弃权" } };
  for (guint i = 0; kw_phrase_has_any (text, p->labels[0], any) && i < G_N_ELEMENTS (sets); i++)
    if (are_called (text, p, sets[i]))
      return TRUE;
  return FALSE;
}

/* The year that the words before a part name: 其中2011年. 0: none. */
static int
year_in (const char *text, KwSpan label)
{
  gssize at = kw_phrase_find (text, label, "年");
  int year = 0;
  if (at < (gssize) label.start + 4)
    return 0;
  for (gssize p = at - 4; p < at; p++)
    {
      if (!kw_is_digit ((guchar) text[p]))
        return 0;
      year = year * 10 + (text[p] - '0');
    }
  return year >= 1900 && year < 2100 && !kw_phrase_has (text, kw_span (at, label.end), "月") ? year : 0;
}

/* The count before the total in its clause: 两镇共种植8600亩, 三年共投入2640万元. */
static const KwFigure *
count_before (const KwArticle *article, const KwParts *p)
{
  static const char *const marks[] = { "、", "。", ";", ",", "和", "及", "各", "等", "每", NULL };
  const KwFigure *first = kw_ledger_figure (article->ledger, 0), *before = p->total - 1;
  if (p->total == first || before->folded.end > p->total->folded.start ||
      (before->kind != KW_KIND_COUNT && before->kind != KW_KIND_MEASURE) ||
      p->total->folded.start - before->folded.end > 45 ||
      kw_phrase_has_any (article->fold.text, kw_span (before->folded.end, p->total->folded.start), marks))
    return NULL;
  KwDecimal n = kw_decimal (p->n, 0);
  return kw_decimal_compare (before->value.low, n) == 0 && kw_decimal_compare (before->value.high, n) == 0 ? before : NULL;
}

/* 2011年, 2012年, 2013年 of 2011年至2013年, or of three years. */
static gboolean
are_years (const KwArticle *article, const KwParts *p)
{
  const char *text = article->fold.text;
  int first = year_in (text, name_before (text, p, 0));
  for (guint i = 1; i < p->n; i++)
    if (first == 0 || year_in (text, name_before (text, p, i)) != first + (int) i)
      return FALSE;
  KwPeriod period = p->total->period;
  if (first != 0 && period.from == kw_day (first, 1, 1) && period.to == kw_day (first + (int) p->n - 1, 12, 31))
    return TRUE;
  const KwFigure *count = first != 0 ? count_before (article, p) : NULL;
  return count != NULL && strcmp (kw_unit_class (count->unit), "year") == 0;
}

/* 两镇 and two parts each of which is a 镇; 三个项目 and three 项目. */
static gboolean
are_counted (const KwArticle *article, const KwParts *p)
{
  static const char *const places[] = { "省", "市", "县", "区", "镇", "乡", "村", "校", "院", "厂", NULL };
  const char *text = article->fold.text;
  const KwFigure *count = count_before (article, p);
  if (count == NULL)
    return FALSE;
  KwSpan noun = kw_span (count->noun.start, MIN (count->noun.end, count->noun.start + 6));
  gboolean bare = g_strv_contains (places, kw_unit_name (count->unit));
  if (!bare && kw_span_len (noun) < 6)
    return FALSE;
  g_autofree char *name = bare ? g_strdup (kw_unit_name (count->unit)) : g_strndup (text + noun.start, 6);
  for (guint i = 0; i < p->n; i++)
    if (!kw_phrase_has (text, name_before (text, p, i), name))
      return FALSE;
  return TRUE;
}

/* The total's digits below the one that differs are the sum's: 6840, 6740. */
static gboolean
differs_in_digit (const KwParts *p)
{
  KwInterval sum = kw_interval_exact (KW_DECIMAL_ZERO);
  KwDecimal difference, total = p->total->value.low;
  for (guint i = 0; i < p->n; i++)
    if (!kw_interval_add (&sum, &p->parts[i]->value, &sum))
      return FALSE;
  return kw_interval_is_exact (&sum) && kw_interval_is_exact (&p->total->value) &&
         kw_decimal_add (total, kw_decimal_negate (sum.low), &difference) && difference.mantissa >= 1 &&
         difference.mantissa <= 9 && total.exponent < difference.exponent;
}

/* Parts that are nearly always all of it, though one may be left out: a sum
 * but one digit from the total tells that none was. */
static gboolean
is_usual_set (const char *text, const KwParts *p)
{
  static const char *const sets[][6] = { { "刑事", "民", "行政", "执行" },
                                         { "刑事", "民", "行政" },
                                         { "中央", "省", "市", "县" },
                                         { "省级", "市级", "县级" },
                                         { "省", "市", "县", "自筹" },
                                         { "小学", "初中", "高中" },
                                         { "幼儿园", "小学", "初中", "高中" },
                                         { "博士", "硕士", "本科" },
                                         { "高级", "中级", "初级" },
                                         { "东部", "中部", "西部" },
                                         { "国税", "地税", "财政" } };
  static const char *const medals[] = { "金", "银", "铜", NULL };
  if (p->n == 3 && are_called (text, p, medals))
    return TRUE;
  if (!differs_in_digit (p))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (are_called (text, p, sets[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_parts_are_scheme (const KwArticle *article, const KwParts *p)
{
  const char *text = article->fold.text;
  return p->n >= 2 && (is_set (text, p) || are_years (article, p) || are_counted (article, p) || is_usual_set (text, p));
}

/* Bytes behind a list in which it is said to be all. */
#define CLAIM_MAX 75

gboolean
kw_words_claim_all (const char *text, guint32 from, guint n, KwSpan *whole)
{
  static const char *const starts[] = { "以上", "上述", "前述", "这" };
  static const char *const verbs[] = { "为", "构成", "组成", "涵盖", "覆盖", "包括", "是", "占", "即", NULL };
  KwSpan reach = kw_span (from, from + (guint32) strnlen (text + from, CLAIM_MAX));
  gssize all = kw_phrase_find (text, reach, "全部");
  for (guint i = 0; all >= 0 && i < G_N_ELEMENTS (starts); i++)
    {
      gssize at = kw_phrase_find (text, kw_span (from, (guint32) all), starts[i]);
      KwNameCount count;
      if (at < 0 || at - from > 6 || kw_phrase_has (text, kw_span (from, (guint32) at), "\n"))
        continue;
      at += (gssize) strlen (starts[i]);
      if (!kw_name_count_read (text, text + at, text + all, &count) || count.n != n ||
          !kw_phrase_has_any (text, kw_span (count.span.end, (guint32) all), verbs))
        continue;
      *whole = kw_name_to_edge (text, (guint32) all + 6);
      return TRUE;
    }
  return FALSE;
}

/* Figures before the parts among which their total is looked for. */
#define TOTAL_REACH 6

/* The figure before number FIRST that is said of WHOLE. */
static const KwFigure *
total_of (const KwArticle *article, guint first, KwSpan whole)
{
  const char *text = article->fold.text;
  const KwFigure *part = kw_ledger_figure (article->ledger, first);
  g_autofree char *name = g_strndup (text + whole.start, kw_span_len (whole));
  for (guint i = first; i > 0 && first - i < TOTAL_REACH; i--)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i - 1);
      if (f->folded.end > part->folded.start || part->folded.start - f->folded.end > 600 ||
          kw_phrase_has (text, kw_span (f->folded.end, part->folded.start), "\n"))
        return NULL;
      if (kw_figures_alike (f, part) && !kw_label_is_foreign (text, kw_figure_lead (f)) &&
          kw_phrase_has (text, kw_figure_lead (f), name))
        return f;
    }
  return NULL;
}

void
kw_parts_claimed (const KwArticle *article, guint last, KwParts *p)
{
  const char *text = article->fold.text;
  KwSpan whole;
  guint n = 0, first = last;
  guint32 at = kw_ledger_figure (article->ledger, last)->folded.end;
  *p = (KwParts){ .n = 0 };
  if (!kw_phrase_has (text, kw_span (at, at + (guint32) strnlen (text + at, CLAIM_MAX)), "全部"))
    return;
  for (guint k = 2; n == 0 && k <= 6; k++)
    n = kw_words_claim_all (text, at, k, &whole) ? k : 0;
  if (n == 0 || kw_span_len (whole) < 6)
    return;
  const KwFigure *parts[6] = { kw_ledger_figure (article->ledger, last) };
  guint found = 1;
  for (; found < n && first > 0 && last - first < TOTAL_REACH; first--)
    if (kw_figures_alike (kw_ledger_figure (article->ledger, first - 1), parts[0]) &&
        kw_ledger_figure (article->ledger, first - 1)->role != KW_ROLE_DELTA)
      parts[found++] = kw_ledger_figure (article->ledger, first - 1);
  if (found < n || (p->total = total_of (article, first, whole)) == NULL)
    return;
  for (; p->n < n; p->n++)
    {
      const KwFigure *f = parts[n - 1 - p->n];
      KwSpan lead = kw_figure_lead (f);
      p->labels[p->n] = lead;
      p->parts[p->n] = f;
    }
}

void
kw_parts_medals (const KwArticle *article, guint first, KwParts *p)
{
  static const char *const metals[] = { "金", "银", "铜" };
  static const char *const sums[] = { "共", "总", "合", "奖牌", NULL };
  const char *text = article->fold.text;
  const KwLedger *ledger = article->ledger;
  *p = (KwParts){ .n = 0 };
  for (guint i = 0; i < 3; i++, p->n++)
    {
      p->parts[i] = first + i < ledger->figures->len ? kw_ledger_figure (ledger, first + i) : NULL;
      if (p->parts[i] == NULL || strcmp (kw_unit_name (p->parts[i]->unit), metals[i]) != 0 ||
          (i > 0 && p->parts[i]->folded.start - p->parts[i - 1]->folded.end > 6))
        {
          p->n = 0;
          return;
        }
    }
  const KwFigure *sides[] = { first + 3 < ledger->figures->len ? kw_ledger_figure (ledger, first + 3) : NULL,
                              first > 0 ? kw_ledger_figure (ledger, first - 1) : NULL };
  for (guint i = 0; i < 2; i++)
    {
      const KwFigure *f = sides[i];
      KwSpan gap = f == NULL ? kw_span (0, 0)
                   : i == 0  ? kw_span (p->parts[2]->folded.end, f->folded.start)
                             : kw_span (f->folded.end, p->parts[0]->folded.start);
      if (f == NULL || gap.end < gap.start || kw_span_len (gap) > 30 || !kw_phrase_has_any (text, gap, sums) ||
          kw_phrase_has (text, gap, "金牌") || kw_phrase_has (text, gap, "。") || kw_phrase_has (text, gap, "其中") ||
          (strcmp (kw_unit_name (f->unit), "枚") != 0 && strcmp (kw_unit_name (f->unit), "块") != 0))
        continue;
      p->total = f;
      return;
    }
  p->n = 0;
}
