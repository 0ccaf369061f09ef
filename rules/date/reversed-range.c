/* rules/date/reversed-range.c - a range that ends before it begins: 2019年至2016年 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_reversed_range) {
  .name = "date/reversed-range",
  .severity = KW_WARNING,
  .summary = "A range of dates that ends before it begins",
  .why = "`2012年至2010年` covers no day. Two years were swapped, or one of them has a wrong digit;\n"
         "which of the two, the range cannot tell. Programs that read it find an empty period and\n"
         "drop the figures that hang on it.\n\n"
         "Winters and school years that cross into the next year without saying so (11月至3月) are\n"
         "left alone, and so are years before Christ, which count down, and what the text itself\n"
         "tells backwards (倒推, 追溯, 上溯).",
  .message = "{from} lies after {to}: {text} ends before it begins",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "⟦2012年至2010年⟧,全县共修水渠三十条。" },
    { .bad = "试点自⟦2016年8月至3月⟧进行。" },
    { .bad = "⟦2019-2016年⟧，累计投入一百万元。" },
    { .bad = "他自⟦2012年起至2010年⟧任职。" },
    { .bad = "展期为⟦2015年12月25日至2015年1月5日⟧。" },
    { .bad = "报名时间为⟦2018年6月15日至6月3日⟧。" },
    { .bad = "报名自⟦2018年9月26日至9月8日⟧，端午调休为⟦6月10日至6月8日⟧。" },
    { .bad = "展期自⟦2019年10月12日起，至2019年7月12日⟧止。" },
    { .good = "9月8日至9月26日报名，9月26日至10月8日公示，9月26日到，9月8日走；车票6月10日-6月12日有效。" },
    { .good = "供暖期为2016年11月至3月，采摘期为12月至次年3月。" },
    { .good = "公元前1600年至1046年为商代，前1046-771年为西周。" },
    { .good = "账目由2019年至2016年逐年倒推核对。" },
    { .good = "咨询电话2019-2016，2016-2019年办理。" },
    { .good = "与2016年8月到2015年12月的降幅相比，2018年上半年更稳。" },
    { .good = "项目2015年12月25日至1月5日公示，12月28日至5日放假。" },
    { .good = "图42007年5月至2004年3月各站点的观测值。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

static gboolean
has_before (const char *text, gsize p, const char *word)
{
  gsize n = strlen (word);
  return p >= n && memcmp (text + p - n, word, n) == 0;
}

/* The start of the sentence around P, not farther than 200 bytes off; its end. */
static KwSpan
sentence_around (const char *text, KwSpan block, KwSpan range)
{
  guint32 from = range.start, to = range.end;
  guint32 floor = MAX (block.start, range.start > 200 ? range.start - 200 : 0), end = MIN (block.end, range.end + 200);
  while (from > floor && text[from - 1] != ';' && text[from - 1] != '\n' && !has_before (text, from, "。"))
    from--;
  while (to < end && text[to] != ';' && text[to] != '\n' && !has_before (text, to, "。"))
    to++;
  return kw_span (from, to);
}

/* Told backwards on purpose, years before Christ, or two ends of a comparison. */
static gboolean
runs_backwards (const char *text, KwSpan block, KwSpan range)
{
  static const char *const anywhere[] = { "倒",   "追溯", "回溯", "上溯", "往前", "向前", "逆",   "再到", "前溯", "公元前",
                                          "由近", "回到", "回望", "返回", "穿越", "反推", "降序", "比",   "较",   NULL };
  KwSpan sentence = sentence_around (text, block, range);
  return has_before (text, range.start, "前") || has_before (text, range.start, "距今") || kw_phrase_has_any (text, sentence, anywhere);
}

/* Whether the second end names its own year; where it does, no turn of the
 * year explains the range. */
static gboolean
names_two_years (const char *text, KwSpan range)
{
  gssize first = kw_phrase_find (text, range, "年");
  KwSpan rest = first >= 0 ? kw_span ((gsize) first + 3, range.end) : range;
  return first >= 0 && kw_phrase_has (text, rest, "年");
}

/* Does it cross into a year or month that is not named? 11月至3月, the school
 * year from 8月 to 6月, 28日至5日. */
static gboolean
wraps (KwPeriod period)
{
  int y1, m1, d1, y2, m2, d2;
  kw_day_split (period.from, &y1, &m1, &d1);
  kw_day_split (period.to, &y2, &m2, &d2);
  if (m1 == m2)
    return d1 > 20 || d1 - d2 < 2;
  return m1 >= 9 || (m1 == 8 && (m2 == 6 || m2 == 7));
}

static void
report (KwContext *ctx, const KwArticle *article, KwSpan folded, KwPeriod period)
{
  char from[16], to[16];
  kw_day_format (period.from, from);
  kw_day_format (period.to, to);
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, folded));
  kw_finding_add_arg (finding, "from", from);
  kw_finding_add_arg (finding, "to", to);
}

/* The number before UNIT at *P, which both are passed; 0 for none. */
static int
number_before (const char **p, const char *end, const char *unit)
{
  const char *q = *p;
  int value = 0;
  while (q < end && q - *p < 4 && kw_is_digit ((guchar) *q))
    value = value * 10 + (*q++ - '0');
  if (q == *p || !kw_utf8_begins (q, end, unit))
    return 0;
  *p = q + strlen (unit);
  return value;
}

/* 9月25日至9月5日: both ends name their month, and it is the same. *LEN is the
 * range's length in bytes. */
static gboolean
is_one_month_reversed (const char *p, const char *end, guint32 *len)
{
  static const char *const connectors[] = { "至", "到", "-", "—", "~", "起至" };
  const char *start = p;
  if (!kw_is_digit ((guchar) *p))
    return FALSE;
  number_before (&p, end, "年");
  int month = number_before (&p, end, "月"), day = number_before (&p, end, "日"), second_day = 0;
  for (guint i = 0; month != 0 && day != 0 && i < G_N_ELEMENTS (connectors); i++)
    if (kw_utf8_begins (p, end, connectors[i]))
      {
        p += strlen (connectors[i]);
        if (number_before (&p, end, "月") == month)
          second_day = number_before (&p, end, "日");
        break;
      }
  *len = (guint32) (p - start);
  return second_day != 0 && second_day < day;
}

static void
check_one_month (KwContext *ctx, const KwArticle *article, KwSpan block, const KwDate *date)
{
  const char *text = article->fold.text, *p = text + date->written.start;
  guint32 len;
  if ((date->grain != KW_GRAIN_SPAN && date->grain != KW_GRAIN_DAY) ||
      !is_one_month_reversed (p, text + block.end, &len))
    return;
  KwSpan range = kw_span (date->written.start, date->written.start + len);
  const char *behind = strstr (p, "日") + 3, *second = behind;
  while (second < p + len && !kw_is_digit ((guchar) *second))
    second++;
  g_autofree char *from = g_strndup (p, (gsize) (behind - p));
  g_autofree char *to = g_strndup (second, (gsize) (p + len - second));
  if (runs_backwards (text, block, range))
    return;
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, range));
  kw_finding_add_arg (finding, "from", from);
  kw_finding_add_arg (finding, "to", to);
}

/* 2019年至2016年, 2016年8月至3月. */
static void
check_range (KwContext *ctx, const KwArticle *article, KwSpan block, const KwDate *date)
{
  const char *text = article->fold.text;
  /* 图31998年7月至2004年6月: the year before it was not read. */
  if (date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE || has_before (text, date->written.start, "年") || date->period.from <= date->period.to || !date->valid)
    return;
  if ((!names_two_years (text, date->written) && wraps (date->period)) || runs_backwards (text, block, date->written))
    return;
  report (ctx, article, date->written, date->period);
}

/* Where a bare year and a connector end at P, the year's place; else P. */
static const char *
bare_year_before (const char *floor, const char *p, int *year)
{
  static const char *const connectors[] = { "至", "到", "-", "—", "–", "~", "――", "——" };
  const char *q = p;
  /* The last digit stands before a connector of one, three or six bytes. */
  gboolean digit = FALSE;
  for (int back = 2; back <= 7 && p - floor >= back; back++)
    digit = digit || kw_is_digit ((guchar) p[-back]);
  for (guint i = 0; i < G_N_ELEMENTS (connectors) && q == p && digit; i++)
    if ((gsize) (p - floor) > strlen (connectors[i]) + 4 - 1 &&
        memcmp (p - strlen (connectors[i]), connectors[i], strlen (connectors[i])) == 0)
      q = p - strlen (connectors[i]);
  if (q == p || q - floor < 4)
    return p;
  *year = 0;
  for (int i = -4; i < 0; i++)
    {
      if (!kw_is_digit ((guchar) q[i]))
        return p;
      *year = *year * 10 + (q[i] - '0');
    }
  q -= 4;
  return q == floor || !(g_ascii_isalnum (q[-1]) || strchr ("-./+:", q[-1]) != NULL) ? q : p;
}

/* 2019-2016年: the first year has no 年 of its own. */
static void
check_bare_range (KwContext *ctx, const KwArticle *article, KwSpan block, const KwDate *date)
{
  static const char *const telephone[] = { "电话", "热线", "传真", "号码", "手机", "联系", NULL };
  const char *text = article->fold.text, *p = text + date->written.start;
  int first = 0, year, month, day;
  const char *q = bare_year_before (text + block.start, p, &first);
  if (q == p || date->grain != KW_GRAIN_YEAR || date->anchor != KW_ANCHOR_EXPLICIT || date->period.from == KW_DAY_NONE)
    return;
  kw_day_split (date->period.from, &year, &month, &day);
  KwSpan folded = kw_span ((gsize) (q - text), date->written.end);
  KwSpan before = kw_span (MAX (block.start, folded.start > 30 ? folded.start - 30 : 0), folded.start);
  if (first <= year || first > 2099 || year < 1800 || kw_phrase_has_any (text, before, telephone) ||
      runs_backwards (text, block, folded))
    return;
  report (ctx, article, folded, (KwPeriod){ kw_day (first, 1, 1), kw_day (year, 12, 31) });
}

/* Bytes of the longest connector. */
#define CONNECTOR_MAX 12

/* 自2019年起至2016年, 2018年下半年至2018年上半年: two dates that are read apart. */
static void
check_pair (KwContext *ctx, const KwArticle *article, KwSpan block, const KwDate *first, const KwDate *second)
{
  static const char *const connectors[] = { "至", "到", "-", "—", "起至", "起到", "开始至", "开始到", "起,至", "起,到", ",至", ",到", "开始,至", "开始,到", " 至 ", " - " };
  const char *text = article->fold.text;
  KwSpan between = kw_span (first->folded.end, MAX (first->folded.end, second->folded.start));
  gboolean joined = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (connectors) && kw_span_len (between) <= CONNECTOR_MAX; i++)
    joined = joined || (kw_span_len (between) == strlen (connectors[i]) && kw_phrase_begins (text, between, connectors[i]));
  KwPeriod period = { first->period.from, second->period.to };
  KwSpan both = kw_span (first->folded.start, second->folded.end);
  if (!joined || first->anchor != KW_ANCHOR_EXPLICIT || second->anchor != KW_ANCHOR_EXPLICIT || !first->valid ||
      !second->valid || second->folded.end <= second->folded.start || period.from == KW_DAY_NONE ||
      period.to == KW_DAY_NONE || period.from <= period.to || !kw_phrase_has (text, second->folded, "年") ||
      runs_backwards (text, block, both))
    return;
  report (ctx, article, both, period);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->dates->len; i++)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i);
      const KwBlock *block = kw_article_block_at (article, date->span.start);
      if (block == NULL)
        continue;
      guint32 len;
      if (is_one_month_reversed (article->fold.text + date->written.start, article->fold.text + block->folded.end, &len))
        {
          check_one_month (ctx, article, block->folded, date);
          continue;
        }
      const KwDate *next = i + 1 < article->ledger->dates->len ? kw_ledger_date (article->ledger, i + 1) : NULL;
      if (next != NULL && kw_span_contains (block->folded, next->folded))
        check_pair (ctx, article, block->folded, date, next);
      if (date->grain == KW_GRAIN_SPAN)
        check_range (ctx, article, block->folded, date);
      else
        check_bare_range (ctx, article, block->folded, date);
    }
}
