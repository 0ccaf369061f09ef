/* change.c - levels before and after, and the words of change */
#include "checker/figures/change.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

#include <string.h>

static const char *const up_words[] = { "成长", "增长", "增加", "提高", "上升", "上涨", "提升", "扩大", "攀升", "增收",
                                        "增多", "增产", "上调", "调高", "多",   "增",   "涨",   "升",   NULL };
static const char *const down_words[] = { "下降", "减少", "降低", "下跌", "下滑", "回落", "缩小", "缩减",
                                          "缩短", "下调", "调低", "压减", "压缩", "萎缩", "减产", "精简",
                                          "削减", "压降", "少",   "减",   "跌",   "降",   NULL };

/* What may stand before a word of change and names no new subject. */
static const char *const lead_ins[] = {
  "同比",       "环比",       "比上年",     "比去年",     "较上年",     "较去年",   "比上年同期", "比去年同期",
  "较上年同期", "较去年同期", "与上年相比", "与去年相比", "同上年相比", "比前一年", "比上一年",   "较上一年",
  "较前一年",   "比上年度",   "比年初",     "较年初",     "比期初", "较期初", "年均",       "年平均",   "平均每年",   "每年",
  "年",         "平均",       "净",         "共",         "累计",       "总共",     "一共",       "合计",
  "即",         "或",         "也就是",     "实际",       "名义",       "大幅",     "大幅度",     "明显",
  "整整",       "已",         "又",         "还",         "其",         "总",       "也",         "则",
  "却",         "相当于",     "同期",       "按年",       "较上年度",   "间",       "来",         "内",
  "时间",       "共计",       "合共",       ")",          "比前年",     "较前年",   "期间",       NULL
};

KwLead
kw_change_lead (const char *text, KwSpan span)
{
  static const char *const copulas[] = { "了", "达", "达到", "达到了", "约",   "为",   "近", "是",
                                         "仅", "有", "高达", " ",      "仅为", "均为", NULL };
  static const char *const measures[] = { "幅度", "的幅度", "幅", "率", "速", "比例", "速度", "量", "的量", NULL };
  static const char *const doubling[] = { "翻", NULL };
  static const char *const closers[] = { ")", NULL };
  static const char *const years[] = { "年均", "年平均", "平均", "每年", NULL };
  static const char *const on_years[] = { "同比", "年", "同期", "期", NULL };
  KwLead lead = { KW_CHANGE_NONE };
  if (kw_span_len (span) > 60)
    return lead;
  KwSpan words = kw_words_trim (text, span);
  if (kw_words_skip (text, &words, closers))
    words = kw_words_trim (text, words);
  while (kw_words_chop (text, &words, copulas))
    ;
  kw_words_chop (text, &words, measures);
  KwChange change = kw_words_chop (text, &words, up_words)     ? KW_CHANGE_UP
                    : kw_words_chop (text, &words, down_words) ? KW_CHANGE_DOWN
                    : kw_words_chop (text, &words, doubling)   ? KW_CHANGE_DOUBLE
                                                               : KW_CHANGE_NONE;
  lead.annual = kw_phrase_has_any (text, words, years);
  lead.on_year = !lead.annual && kw_phrase_has_any (text, words, on_years);
  lead.on_month = kw_phrase_has (text, words, "环比");
  while (kw_words_skip (text, &words, lead_ins))
    ;
  lead.change = kw_span_is_empty (words) ? change : KW_CHANGE_NONE;
  return lead;
}

/* Do WORDS of a past period and nothing else fill SPAN? 上年同期的, 2016年的, 上年为 */
static gboolean
is_past (const char *text, KwSpan span, const char *const *more)
{
  static const char *const past[] = { "上年", "去年", "上年度", "上一年", "前一年", "上年同期", "去年同期",
                                      "前年", "同期", "年初",   "期初", "上届",   "上次",   "上期",     "以前",
                                      "过去", "此前", "原来",   "当时",   "年",     "月",       "底",
                                      "末",   "度",   "公布",   "时",     "初",     NULL };
  static const char *const fillers[] = { "的",       "为",       "是",       "仅", "只有", "仅有", "有", "而", "约", "安排", "计划", "预算",
                                         "这个数字", "这一数字", "这一数据", "该数字", "数字", " ",    "-",  "至", "(",  NULL };
  gboolean found = FALSE;
  while (!kw_span_is_empty (span))
    {
      if (kw_is_digit ((guchar) text[span.start]))
        span.start++;
      else if (kw_words_skip (text, &span, past))
        found = TRUE;
      else if (!kw_words_skip (text, &span, fillers) && !kw_words_skip (text, &span, more))
        return FALSE;
    }
  return found;
}

/* "增加到2009年的" between the levels, and 由 or 从 before the first. */
static gboolean
is_from_to (const char *text, KwSpan lead, KwSpan between)
{
  static const char *const openers[] = { "由", "从", "自", NULL };
  static const char *const more[] = { "发展", "扩展", "壮大", "拓展", "跃升", "提", "拉升", "增值", "扩", "缩",
                                      "扩充", "扩增", "扩建", "激增", "猛增", "骤增", "暴增", "剧增", "锐减", "骤减",
                                      "骤降", "大增", "大减", "倍增", "飙升", "爬升", "回升", "上扬", "滑落",
                                      "下探", "下挫", "衰退", "缩水", "缩减", "放宽", "延长", "推高", "跃增", NULL };
  KwSpan clause = kw_words_last_clause (text, lead);
  gssize to = MAX (kw_words_last (text, between, "到"), kw_words_last (text, between, "至"));
  to = to < 0 ? kw_words_last (text, between, "为") : to;
  gboolean opens = FALSE;
  for (guint i = 0; openers[i] != NULL; i++)
    {
      gssize at = kw_words_last (text, clause, openers[i]);
      opens = opens || (at >= 0 && clause.end - (guint32) at <= 45);
    }
  if (!opens || to < 0 || kw_span_len (between) > 75 || kw_words_commas (text, between) > 1)
    return FALSE;
  KwSpan behind = kw_span ((gsize) to, between.end), verb = kw_span (between.start, (gsize) to);
  static const char *const aspects[] = { "了", "成", NULL };
  kw_words_chop (text, &verb, aspects);
  return kw_words_commas (text, behind) == 0 && kw_span_len (behind) <= 40 &&
         (kw_words_chop (text, &verb, up_words) || kw_words_chop (text, &verb, down_words) ||
          kw_words_chop (text, &verb, more));
}

/* 是2014年: the second level is the first one's measure. */
static gboolean
is_ratio (const char *text, KwSpan between)
{
  static const char *const openers[] = { "是", "为", "相当于", NULL };
  static const char *const none[] = { NULL };
  return kw_words_skip (text, &between, openers) && is_past (text, between, none);
}

/* 比上年决算数减少5.07亿元, whatever the base is called: of it are the
 * difference and the rate that follows. */
static KwChange
delta_change (const char *text, KwSpan between)
{
  static const char *const openers[] = { "比", "较", "与", "同比", NULL };
  static const char *const bases[] = { "年", "月", "期", "初", "预算", "决算", "届", "同比", NULL };
  static const char *const others[] = { "环比", "平均", "每", "其中", "人均", "上月", "上季", ",", NULL };
  static const char *const copulas[] = { "了", "约", "近", NULL };
  KwSpan base = between;
  if (!kw_words_skip (text, &base, openers) || kw_span_len (between) > 60 ||
      kw_phrase_has_any (text, between, others) || !kw_phrase_has_any (text, between, bases))
    return KW_CHANGE_NONE;
  while (kw_words_chop (text, &base, copulas))
    ;
  return kw_words_chop (text, &base, up_words)     ? KW_CHANGE_UP
         : kw_words_chop (text, &base, down_words) ? KW_CHANGE_DOWN
                                                   : KW_CHANGE_NONE;
}

static gboolean
is_than (const char *text, KwSpan between)
{
  static const char *const openers[] = { "比", "较", "同比", "与", NULL };
  static const char *const none[] = { NULL };
  return kw_words_skip (text, &between, openers) && is_past (text, between, none);
}

static gboolean
is_beside (const char *text, KwSpan between)
{
  static const char *const none[] = { NULL };
  return is_past (text, between, none);
}

/* Half a year is not set against a whole one. */
static gboolean
last_alike (const KwFigure *a, const KwFigure *b)
{
  gint64 x = (gint64) a->period.to - a->period.from, y = (gint64) b->period.to - b->period.from;
  return a->period_type != KW_PERIOD_FLOW || b->period_type != KW_PERIOD_FLOW || ABS (x - y) <= 10;
}

/* The earlier level belongs to an earlier period, where years are named. */
static gboolean
in_order (const KwFigure *before, const KwFigure *now)
{
  gboolean known = before->period.from != KW_DAY_NONE && now->period.from != KW_DAY_NONE &&
                   before->period_anchor != KW_ANCHOR_NONE && now->period_anchor != KW_ANCHOR_NONE;
  return !known || (before->period.from <= now->period.from && last_alike (before, now));
}

/* 今年前5月12亿元,去年全年为30亿元: a part of a year is not set against a whole
 * one, where the dates do not tell. */
static gboolean
last_alike_in_words (const char *text, KwSpan now, KwSpan before)
{
  static const char *const parts[] = { "月", "季", "半年", "旬", NULL };
  static const char *const like[] = { "同期", "同", "月", "季", "半年", "旬", "末", "底", "初", "上期", NULL };
  if (kw_phrase_has_any (text, now, parts))
    return kw_phrase_has_any (text, before, like) || !kw_phrase_has (text, before, "年");
  return !kw_phrase_has (text, now, "全年") || !kw_phrase_has_any (text, before, parts);
}

static KwSpan
without_year (const char *text, KwSpan span)
{
  static const char *const words[] = { "年", "全年", NULL };
  span = kw_words_trim (text, span);
  while (span.start < span.end)
    {
      if (kw_is_digit ((guchar) text[span.start]))
        span.start++;
      else if (!kw_words_skip (text, &span, words))
        break;
    }
  return span;
}

static gboolean
is_year_later (const KwFigure *a, const KwFigure *b)
{
  return a->period_anchor == KW_ANCHOR_EXPLICIT && b->period_anchor == KW_ANCHOR_EXPLICIT && a->period.from != KW_DAY_NONE &&
         b->period.from != KW_DAY_NONE && b->period.from - a->period.from >= 365 && b->period.from - a->period.from <= 366;
}

/* 2015年接待游客250万人次,2016年接待游客320万人次: the same words, a year later. */
static gboolean
is_year_after_year (const char *text, KwSpan lead, KwSpan between, const KwFigure *a, const KwFigure *b)
{
  static const char *const copulas[] = { "为", "是", "达", "达到", "有", "共", "增至", "升至", "降至", NULL };
  KwSpan first = without_year (text, kw_words_last_clause (text, lead)), second = without_year (text, between);
  gboolean dated = is_year_later (a, b) && b->period_span.start >= a->folded.end;
  kw_words_chop (text, &first, copulas);
  kw_words_chop (text, &second, copulas);
  guint32 n = kw_span_len (second);
  return dated && n <= 60 &&
         (n == 0 || (n == kw_span_len (first) && memcmp (text + first.start, text + second.start, n) == 0));
}

/* Before the first level, and before 102年的 that was taken for a figure. */
static KwSpan
words_before_level (const char *text, const KwLedger *ledger, guint i)
{
  KwSpan words = kw_words_before (ledger, i);
  gboolean year = i > 0 && kw_span_len (words) == 3 && kw_phrase_begins (text, words, "的") &&
                  strcmp (kw_unit_class (kw_ledger_figure (ledger, i - 1)->unit), "year") == 0;
  return year ? kw_words_before (ledger, i - 1) : words;
}

gboolean
kw_levels_read (const char *text, const KwLedger *ledger, guint last, KwLevels *out)
{
  if (last == 0)
    return FALSE;
  const KwFigure *a = kw_ledger_figure (ledger, last - 1), *b = kw_ledger_figure (ledger, last);
  gboolean levels = kw_figure_is_amount (a) || (a->kind == KW_KIND_PERCENT && a->unit == b->unit) ||
                    (a->kind == KW_KIND_MEASURE && a->unit == b->unit);
  if (!levels || !kw_figures_alike (a, b) || !kw_figures_share_sentence (a, b))
    return FALSE;
  KwSpan between = kw_words_between (ledger, last - 1, last);
  /* 共5.35万册,平均每趟130册,比上年的4.62万册多: an average is no level beside a sum. */
  gboolean mixed = (a->role == KW_ROLE_PER_UNIT) != (b->role == KW_ROLE_PER_UNIT);
  if (mixed && kw_phrase_has (text, between, ",") && kw_phrase_has (text, kw_words_before (ledger, last - 1), "均"))
    return FALSE;
  if (kw_span_len (between) > 90)
    return FALSE;
  *out = (KwLevels){ .form = KW_LEVELS_FROM_TO, .before = last - 1, .now = last, .last = last };
  if (is_from_to (text, words_before_level (text, ledger, last - 1), between))
    return in_order (a, b);
  if (is_year_after_year (text, kw_words_before (ledger, last - 1), between, a, b))
    return TRUE;
  gboolean listed = last >= 2 && kw_figures_are_joined (text, ledger, last - 2);
  if ((a->kind == KW_KIND_MEASURE && !kw_figure_is_amount (a)) || listed)
    return FALSE;
  between = kw_words_trim (text, between);
  out->before = last;
  out->now = last - 1;
  out->change = delta_change (text, between);
  out->form = KW_LEVELS_DELTA;
  if (out->change != KW_CHANGE_NONE)
    return TRUE;
  out->form = is_ratio (text, between)    ? KW_LEVELS_RATIO
              : is_than (text, between)   ? KW_LEVELS_THAN
              : is_beside (text, between) ? KW_LEVELS_BESIDE
                                          : KW_LEVELS_FROM_TO;
  return out->form != KW_LEVELS_FROM_TO && in_order (b, a) &&
         last_alike_in_words (text, kw_words_before (ledger, last - 1), between);
}

gboolean
kw_levels_read_backward (const char *text, const KwLedger *ledger, guint i, KwLevels *out, KwLead *lead)
{
  static const char *const reaches[] = { "达到",   "达",       "总数达到", "总数达", "总量达到",
                                         "总量达", "总额达到", "总额达",   NULL };
  if (i + 2 >= ledger->figures->len)
    return FALSE;
  const KwFigure *delta = kw_ledger_figure (ledger, i), *now = kw_ledger_figure (ledger, i + 2);
  if (!kw_figure_is_amount (delta) || !kw_figures_alike (delta, now) || !kw_figures_share_sentence (delta, now))
    return FALSE;
  KwSpan reach = kw_words_trim (text, kw_words_between (ledger, i + 1, i + 2)), before = kw_words_before (ledger, i);
  before.start = MAX (before.start, before.end > 45 ? before.end - 45 : 0);
  gssize than = MAX (kw_words_last (text, before, "比"), kw_words_last (text, before, "较"));
  if (than < 0 || !kw_words_skip (text, &reach, reaches) || !kw_span_is_empty (reach))
    return FALSE;
  KwChange change = delta_change (text, kw_span ((gsize) than, before.end));
  *lead = kw_change_lead (text, kw_words_between (ledger, i, i + 1));
  *out = (KwLevels){ .form = KW_LEVELS_DELTA, .before = i, .now = i + 2, .last = i, .change = change };
  return change != KW_CHANGE_NONE && lead->change == change;
}

gboolean
kw_levels_fit_by_year (const KwLedger *ledger, const KwLevels *levels, const KwInterval *stated,
                       const KwInterval *ratio)
{
  const KwFigure *before = kw_ledger_figure (ledger, levels->before), *now = kw_ledger_figure (ledger, levels->now);
  if (before->period_anchor == KW_ANCHOR_NONE || now->period_anchor == KW_ANCHOR_NONE ||
      before->period.from == KW_DAY_NONE || now->period.from == KW_DAY_NONE || levels->form != KW_LEVELS_FROM_TO)
    return TRUE;
  int years = (int) ((now->period.from - before->period.from + 183) / 365);
  KwInterval power = *stated;
  if (years < 2 || years > 20)
    return TRUE;
  for (int k = 2; k <= years + 1; k++)
    if (!kw_interval_multiply (&power, stated, &power) || (k >= years - 1 && !kw_interval_disjoint (&power, ratio)))
      return TRUE;
  return FALSE;
}

gboolean
kw_change_rate (const KwInterval *before, const KwInterval *now, KwInterval *out, gboolean *falls)
{
  KwInterval difference;
  *falls = !now->high_unbounded && !before->high_unbounded && kw_decimal_compare (now->high, before->high) < 0;
  if (!(*falls ? kw_interval_subtract (before, now, &difference) : kw_interval_subtract (now, before, &difference)) ||
      !kw_interval_divide (&difference, before, out))
    return FALSE;
  *out = kw_interval_shift (out, 2);
  return TRUE;
}

gboolean
kw_figure_is_duration (const char *text, const KwLedger *ledger, guint i)
{
  static const char *const adverbs[] = { "仅", "短短", "在", "这", "仅仅", "只用", NULL };
  const char *class = kw_unit_class (kw_ledger_figure (ledger, i)->unit);
  KwSpan between = kw_words_trim (text, kw_words_between (ledger, i - 1, i));
  kw_words_skip (text, &between, adverbs);
  return (strcmp (class, "year") == 0 || strcmp (class, "month") == 0) && kw_span_is_empty (between);
}

/* A + N */
static gboolean
add_to (const KwInterval *a, gint64 n, KwInterval *out)
{
  KwInterval one = kw_interval_exact (kw_decimal (n, 0));
  return kw_interval_add (a, &one, out);
}

/* The ratio after a change of PERCENT. */
static gboolean
ratio_of_percent (const KwInterval *percent, KwChange change, KwInterval *out)
{
  KwInterval share = kw_interval_shift (percent, -2), one = kw_interval_exact (kw_decimal (1, 0));
  if (change == KW_CHANGE_UP)
    return kw_interval_add (&one, &share, out);
  return change == KW_CHANGE_DOWN && kw_interval_subtract (&one, &share, out);
}

/* 2倍 may be a little less, and up to 2.5. */
static KwInterval
loose_times (const KwFigure *f)
{
  KwInterval v = kw_figure_hard (f);
  if (f->rounded || f->approx != KW_APPROX_NONE || !kw_interval_is_exact (&v))
    return v;
  kw_decimal_add (v.low, kw_decimal_negate (kw_decimal_shift (kw_decimal (v.low.mantissa * 5, v.low.exponent), -2)),
                  &v.low);
  kw_decimal_add (v.high, kw_decimal (5, -1), &v.high);
  return v;
}

/* 翻n番 is 2^n, from a twentieth less to half as much again. */
static gboolean
ratio_of_doublings (const KwFigure *f, KwInterval *out)
{
  KwInterval v = f->value;
  gboolean nearly = f->approx == KW_APPROX_NEARLY, more = f->approx == KW_APPROX_MORE;
  gint64 n = nearly ? v.high.mantissa : v.low.mantissa;
  if ((!nearly && !more && f->approx != KW_APPROX_NONE) || n < 1 || n > 10 || v.low.exponent > 0 ||
      v.low.exponent < 0 || (nearly && v.high.exponent != 0))
    return FALSE;
  gint64 times = (gint64) 1 << n;
  *out = (KwInterval){ .low = kw_decimal (times * (nearly ? 75 : 95), -2),
                       .high = kw_decimal (times * (more ? 200 : 150), -2) };
  return TRUE;
}

gboolean
kw_change_ratio (const char *text, const KwFigure *f, KwChange change, KwInterval *out)
{
  KwInterval percent;
  if (strcmp (kw_unit_class (f->unit), "doubling") == 0)
    return change == KW_CHANGE_DOUBLE && ratio_of_doublings (f, out);
  if (strcmp (kw_unit_class (f->unit), "times") == 0)
    {
      KwInterval times = loose_times (f);
      *out = times;
      return change == KW_CHANGE_TIMES || (change == KW_CHANGE_UP && add_to (&times, 1, out));
    }
  /* 近四分之一 is loose, and looser than its digits say. */
  if (kw_figure_is_fraction (text, f) && f->approx != KW_APPROX_NONE)
    return FALSE;
  if (kw_figure_percent (f, &percent))
    return ratio_of_percent (&percent, change, out);
  if (kw_figure_is_fraction (text, f))
    {
      percent = kw_interval_shift (&f->value, 2);
      add_to (&percent, -2, &percent);
      percent.high = percent.low;
      kw_decimal_add (percent.low, kw_decimal (4, 0), &percent.high);
      return ratio_of_percent (&percent, change, out);
    }
  return FALSE;
}
