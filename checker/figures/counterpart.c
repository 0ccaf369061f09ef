/* counterpart.c - a headline's figure and the body's for the same thing
 *
 * Two figures are of one thing when they count alike and the words around
 * them are shared, most of all the words that touch them.
 */
#include "checker/figures/counterpart.h"
#include "checker/base/utf8.h"
#include "checker/figures/relation.h"
#include "checker/text/phrase.h"

#include <string.h>

#define BEFORE         150 /* bytes around a figure that say what it counts */
#define BEHIND         60
#define EARLIER        400
#define TITLE_AROUND   150 /* bytes of a headline to either side */
#define LOOKED_AT_MAX  250 /* figures of the body, the first */
#define OTHER_MODALITY 2   /* words more must be shared with what is only planned */

/* Within a tenth and ten times: what may be told of one thing. */
static gboolean
is_near (const KwFigure *a, const KwFigure *b)
{
  KwDecimal x = a->value.low, y = b->value.low;
  return x.mantissa > 0 && y.mantissa > 0 && kw_decimal_compare (kw_decimal_shift (x, 1), y) > 0 &&
         kw_decimal_compare (kw_decimal_shift (y, 1), x) > 0;
}

/* 增长35%, 降2成: what is told of is a change; 1 up, -1 down, 0 none. */
static int
direction_of (const char *text, const KwFigure *figure)
{
  static const char *const up[] = { "增", "升", "涨", "提高", "多", "扩大", NULL };
  static const char *const down[] = { "减", "降", "跌", "少", "缩", NULL };
  guint32 start = figure->folded.start;
  KwSpan before = kw_span (MAX (figure->clause.start, start > 18 ? start - 18 : 0), start);
  return kw_phrase_has_any (text, before, up) ? 1 : kw_phrase_has_any (text, before, down) ? -1 : 0;
}

/* 25% of growth is no witness for 35% of all. */
gboolean
kw_headlined_rate (const KwHeadlined *h, const KwFigure *figure, const KwInterval *wanted)
{
  int direction = direction_of (h->title, figure);
  for (guint i = 0; i < h->supports->len; i++)
    {
      const KwSupport *support = &g_array_index (h->supports, KwSupport, i);
      if ((support->figure->kind == KW_KIND_PERCENT || support->figure->kind == KW_KIND_PERCENTAGE_POINT) &&
          (direction_of (h->text, support->figure) == direction) && !kw_interval_disjoint (&support->value, wanted))
        return TRUE;
    }
  return FALSE;
}

/* Pairs of Han that any two sentences of reports share. */
static const char *const common[] = { "增长", "同比", "今年", "去年", "达到", "累计", "超过", "突破", "实现",
                                      "上半", "下半", "半年", "全年", "万元", "亿元", "目前", "以上", "全国",
                                      "全省", "全市", "全县", "我国", "我省", "我市", "我县", "人民", "美元",
                                      "万人", "万亩", "万户", "已经", "共有", "新增", "年增", "比增", "上年",
                                      "年同", "增加", "下降", "提高", "上涨", "至少", "一个", "第一", "季度",
                                      "中国", "公里", "万吨", "亿斤", "亿吨", NULL };

static gboolean
is_common (const char *pair)
{
  for (guint i = 0; common[i] != NULL; i++)
    if (memcmp (pair, common[i], 6) == 0)
      return TRUE;
  return FALSE;
}

/* Do two Han stand at P of TEXT, before END? */
static gboolean
is_pair (const char *text, guint32 p, guint32 end)
{
  guint len;
  return p + 6 <= end && ((guchar) text[p] & 0xF0) == 0xE0 && ((guchar) text[p + 3] & 0xF0) == 0xE0 &&
         kw_is_han (kw_utf8_get (text + p, &len)) && kw_is_han (kw_utf8_get (text + p + 3, &len));
}

/* Latin names and what reports call it. */
static const char *
spelt_out (const char *word, gsize n)
{
  static const char *const names[][2] = {
    { "gdp", "生产总值" }, { "cpi", "居民消费价格" }, { "ppi", "生产者" }, { "pmi", "采购经理" }
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (n == strlen (names[i][0]) && g_ascii_strncasecmp (word, names[i][0], n) == 0)
      return names[i][1];
  return NULL;
}

static gboolean
is_found (const char *b, KwSpan y, KwSpan not_y, const char *word, gsize n)
{
  const char *found = memmem (b + y.start, kw_span_len (y), word, n);
  return found != NULL && !kw_span_overlaps (kw_span ((gsize) (found - b), (gsize) (found - b) + n), not_y);
}

/* How many pairs of Han (a Latin word is two) the spans X of A and Y of B share,
 * outside the figures NOT_X and NOT_Y, but for such as every report has. */
static guint
count_shared (const char *a, KwSpan x, KwSpan not_x, const char *b, KwSpan y, KwSpan not_y)
{
  guint n = 0;
  for (guint32 p = x.start, q; p < x.end; p = MAX (q, p + (guint32) kw_utf8_len ((guchar) a[p])))
    {
      for (q = p; q < x.end && g_ascii_isalpha (a[q]);)
        q++;
      /* GDP, CPI say as much as a word of Han. */
      if (q > p + 1)
        {
          const char *spelt = spelt_out (a + p, q - p);
          n += is_found (b, y, not_y, a + p, q - p) || (spelt != NULL && is_found (b, y, not_y, spelt, strlen (spelt)))
                   ? 2
                   : 0;
        }
      else if (is_pair (a, p, x.end) && !kw_span_overlaps (kw_span (p, p + 6), not_x) && !is_common (a + p))
        n += is_found (b, y, not_y, a + p, 6);
    }
  return n;
}

/* One of several words for it ends or begins there. */
static gboolean
is_synonym (const char *a, const char *b)
{
  static const char *const dead[] = { "死亡", "遇难", "丧生", "罹难", "身亡" };
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    n += (memcmp (a, dead[i], 6) == 0) + (memcmp (b, dead[i], 6) == 0);
  return n == 2;
}

/* 床位从380张增加到600张: the words between the two levels. */
static const char *const reaches[] = { "增加到", "增加至", "增至", "提高到", "提高至", "扩大到", "扩大至", "扩至", "上升到", "升至",
                                       "减少到", "减少至", "减至", "下降到", "降到",   "降至",   "发展到", "到",   "至", NULL };

/* 从380张: what it was before. */
static gboolean
is_former (const char *text, const KwFigure *figure)
{
  KwSpan before = kw_span (figure->clause.start, MAX (figure->clause.start, figure->folded.start));
  KwSpan behind = kw_span (figure->folded.end, MAX (figure->folded.end, figure->sentence.end));
  if (!kw_phrase_ends (text, before, "从") && !kw_phrase_ends (text, before, "由"))
    return FALSE;
  return kw_words_skip (text, &behind, reaches);
}

/* The last two Han before the number's verb, which name what is counted: 床位增至,
 * 增加学位. Where it was a level before (从380张增加到) those before that. Empty
 * for none. */
static KwSpan
noun_before (const char *text, KwSpan clause, guint32 figure)
{
  static const char *const verbs[] = { "已", "达", "达到", "已达", "为", "有", "超", "超过", "逾", "近", "约", "突破", "过", "破", "共", "了", NULL };
  KwSpan words = kw_span (clause.start, MAX (clause.start, figure));
  if (kw_words_chop (text, &words, reaches))
    for (guint32 p = words.end; p >= words.start + 3; p--)
      if (memcmp (text + p - 3, "从", 3) == 0 || memcmp (text + p - 3, "由", 3) == 0)
        {
          words.end = p - 3;
          break;
        }
  while (kw_words_chop (text, &words, verbs))
    ;
  return kw_span_len (words) >= 6 && is_pair (text, words.end - 6, words.end) ? kw_span (words.end - 6, words.end)
                                                                            : kw_span (0, 0);
}

/* And the first two behind its unit: 1.5万个新学位, 8000只大天鹅. */
static KwSpan
noun_behind (const char *text, KwSpan sentence, guint32 end)
{
  static const char *const attributes[] = { "新", "的", "新增", "优质", "公办", "大", "小", NULL };
  KwSpan words = kw_span (end, MAX (end, sentence.end));
  kw_words_skip (text, &words, attributes);
  return is_pair (text, words.start, words.end) ? kw_span (words.start, words.start + 6) : kw_span (0, 0);
}

/* Whether the words that name what is counted are the same, wherever they stand. */
static gboolean
shares_noun (const char *a, const KwFigure *figure, const char *b, const KwFigure *other)
{
  const KwSpan x[] = { noun_before (a, figure->clause, figure->folded.start),
                       noun_behind (a, figure->sentence, figure->folded.end) };
  const KwSpan y[] = { noun_before (b, other->clause, other->folded.start),
                       noun_behind (b, other->sentence, other->folded.end) };
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      if (!kw_span_is_empty (x[i]) && !kw_span_is_empty (y[k]) && memcmp (a + x[i].start, b + y[k].start, 6) == 0 &&
          !is_common (a + x[i].start))
        return TRUE;
  return FALSE;
}

/* How much the words that touch FIGURE and OTHER are alike: 2 for those behind, 1
 * for those before. */
static guint
weigh_beside (const char *a, KwSpan x, KwSpan figure, const char *b, KwSpan y, KwSpan other)
{
  guint n = 0;
  if (is_pair (a, figure.end, x.end) && is_pair (b, other.end, y.end) &&
      (memcmp (a + figure.end, b + other.end, 6) == 0 || is_synonym (a + figure.end, b + other.end)))
    n += 2;
  if (figure.start >= x.start + 6 && other.start >= y.start + 6 && is_pair (a, figure.start - 6, x.end) &&
      memcmp (a + figure.start - 6, b + other.start - 6, 6) == 0)
    n += 1;
  return n;
}

/* 环比, 人均, 占: what a rate is of, which both must say or neither. */
static gboolean
is_of_one_kind (const char *a, KwSpan x, const char *b, KwSpan y)
{
  static const char *const kinds[] = { "环比", "均", "累计", "占", "其中", "以来", "日" };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kw_phrase_has (a, x, kinds[i]) != kw_phrase_has (b, y, kinds[i]))
      return FALSE;
  return TRUE;
}

/* The words of SENTENCE around FIGURE. */
static KwSpan
around (KwSpan sentence, const KwFigure *figure)
{
  guint32 from = figure->folded.start > BEFORE ? figure->folded.start - BEFORE : 0, to = figure->folded.end + BEHIND;
  return kw_span (MAX (from, sentence.start), MAX (figure->folded.end, MIN (to, sentence.end)));
}

/* And the sentences before it. */
static KwSpan
earlier (const KwHeadlined *h, const KwFigure *figure)
{
  guint32 from = figure->folded.start > EARLIER ? figure->folded.start - EARLIER : 0;
  return kw_span (MAX (from, h->below), MIN (figure->folded.end + BEHIND, figure->sentence.end));
}

/* 上亿元 says nothing against 2.4亿, 至少20人 does against 27人. */
static gboolean
contradicts (const KwFigure *figure, const KwSupport *support)
{
  KwInterval wanted = kw_support_widened (figure), said = support->value;
  if (said.low.mantissa == 1 && support->figure->approx != KW_APPROX_NONE)
    said = kw_figure_hard (support->figure);
  return kw_interval_disjoint (&wanted, &said);
}

/* 比前年多9家: a step, no level. */
static gboolean
is_step (const char *text, const KwFigure *figure)
{
  static const char *const words[] = { "多", "少", "增", "减", "增加", "减少", "增加了", "减少了", "多了", "少了" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_phrase_ends (text, kw_span (figure->clause.start, MAX (figure->clause.start, figure->folded.start)),
                        words[i]))
      return TRUE;
  return FALSE;
}

/* May OTHER of the body be told of the same as the headline's FIGURE? */
static gboolean
may_be_same (const KwHeadlined *h, const KwFigure *figure, const KwSupport *support)
{
  const KwFigure *other = support->figure;
  const char *text = h->text;
  if (!is_near (figure, other) || (figure->role == KW_ROLE_PER_UNIT) != (other->role == KW_ROLE_PER_UNIT) ||
      other->role == KW_ROLE_PART || !contradicts (figure, support) || is_former (text, other))
    return FALSE;
  if (figure->kind == KW_KIND_PERCENT)
    return direction_of (h->title, figure) == direction_of (text, other) &&
           is_of_one_kind (h->title, figure->sentence, text, other->clause);
  if (is_step (text, other) != is_step (h->title, figure))
    return FALSE;
  return other->role != KW_ROLE_DELTA || figure->role == KW_ROLE_DELTA;
}

static KwSpan
title_around (const KwFigure *figure)
{
  guint32 from = figure->folded.start > TITLE_AROUND ? figure->folded.start - TITLE_AROUND : 0;
  return kw_span (MAX (from, figure->sentence.start),
                  MAX (figure->folded.end, MIN (figure->folded.end + TITLE_AROUND, figure->sentence.end)));
}

/* Pairs of Han that OTHER's words share with the headline's; *COUNTED where what
 * both count is named right behind them. */
static guint
shared_with (const KwHeadlined *h, const KwFigure *figure, const KwFigure *other, gboolean *counted)
{
  KwSpan title = title_around (figure), near = around (other->sentence, other);
  guint n = count_shared (h->title, title, figure->folded, h->text, near, other->folded);
  /* What was said before belongs to a figure whose own words are alike. */
  guint beside = weigh_beside (h->title, title, figure->folded, h->text, other->sentence, other->folded);
  if (beside < 2 && shares_noun (h->title, figure, h->text, other))
    beside = 2;
  *counted = beside >= 2;
  if (beside > 0)
    n = beside + MAX (n, count_shared (h->title, title, figure->folded, h->text, earlier (h, other), other->folded));
  return figure->modality == other->modality ? n : MAX (n, OTHER_MODALITY) - OTHER_MODALITY;
}

/* 13亿 has no unit in headlines: the body may count anything. */
static gboolean
counts_alike (const KwFigure *figure, const KwFigure *other)
{
  if (figure->unit == 0)
    return other->unit == 0 || other->kind == KW_KIND_COUNT || other->kind == KW_KIND_MONEY;
  return figure->unit == other->unit || strcmp (kw_unit_class (figure->unit), kw_unit_class (other->unit)) == 0;
}

KwCounterpart
kw_headlined_counterpart (const KwHeadlined *h, const KwFigure *figure)
{
  KwCounterpart best = { NULL, 1, 0, 0 };
  KwDecimal last = KW_DECIMAL_ZERO;
  for (guint i = 0; i < MIN (h->supports->len, LOOKED_AT_MAX); i++)
    {
      const KwSupport *support = &g_array_index (h->supports, KwSupport, i);
      gboolean counted = FALSE;
      if (!counts_alike (figure, support->figure))
        continue;
      best.alike += figure->unit != 0;
      guint shared = may_be_same (h, figure, support) ? shared_with (h, figure, support->figure, &counted) : 0;
      best.counted += counted && kw_decimal_compare (support->figure->value.low, last) != 0;
      if (counted)
        last = support->figure->value.low;
      if (shared > best.shared)
        {
          best.shared = shared;
          best.figure = support->figure;
        }
    }
  return best;
}
