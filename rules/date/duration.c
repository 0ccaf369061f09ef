/* rules/date/duration.c - 9月26日至10月10日,为期45天 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_duration) {
  .name = "date/duration",
  .severity = KW_WARNING,
  .summary = "A number of days that its two dates do not have",
  .why = "From 26 September to 10 October are 15 days; a text that says 45 has a wrong date or a wrong\n"
         "number, mostly because the event was prolonged or moved and one of the two was not.\n"
         "\n"
         "Compared are two days and the days, weeks or months told right behind or before them\n"
         "(为期, 历时, 共, 持续). The last day may be counted or not; weeks and months are round.\n"
         "Working days, and what happens each week between the two, are left alone.",
  .message = "{text} has {days} days, the text says {stated}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "展览从⟦2018年9月26日至10月10日⟧，为期45天，市民免费参观。" },
    { .bad = "博览会为期5天（⟦2019年5月18日至5月24日⟧），设展位640个。" },
    { .bad = "公示期自⟦2020年3月2日至2020年3月8日⟧，共计10天。" },
    { .bad = "⟦2016年4月1日至6月30日⟧，历时5个月，工程队更换水管28公里。" },
    { .good = "展览从2018年9月26日至10月10日，为期15天，市民免费参观。" },
    { .good = "展览从2018年9月26日至10月10日，为期两周。" },
    { .good = "2019年10月1日至7日放假调休，共7天。" },
    { .good = "2020年3月2日至3月8日，公示期为5个工作日。" },
    { .good = "2020年3月2日至3月31日，每周举办1场，为期3天。" },
    { .good = "2018年9月26日至10月10日，共15天，其中开放12天。" },
    { .good = "2016年4月1日至6月30日，历时3个月，更换水管28公里。" },
    { .good = "2017年5月至7月，共开展活动12天。" },
    { .good = "2019年3月1日至3月31日，共监测28天，优良天数25天。" },
    { .good = "2012年7月20日至8月10日期间，一共有5天出现暴雨。" },
    { .good = "2019年8月1日至8月20日，持续高温15天。" },
    { .good = "2019年8月1日至8月20日，历时近一个月。" },
    { .good = "明年春运从1月26日至3月5日，共40天。", .date = "2023-12-10" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Bytes between the dates and the number. */
#define BETWEEN 24

/* How many days FIGURE may stand for; FALSE where it is no such length. */
static gboolean
days_of (const KwFigure *f, int *least, int *most)
{
  static const struct
  {
    const char *unit;
    int least, most; /* hundredths of days in one, and what a round number leaves open in days */
    int round;
  } units[] = { { "天", 100, 100, 0 }, { "日", 100, 100, 0 },     { "周", 700, 700, 3 },
                { "个星期", 700, 700, 3 }, { "星期", 700, 700, 3 }, { "个月", 2800, 3100, 15 } };
  KwDecimal v = f->value.low;
  if (f->approx != KW_APPROX_NONE || !kw_interval_is_exact (&f->value) || v.exponent < 0 || v.exponent > 2 || v.mantissa < 1)
    return FALSE;
  for (; v.exponent > 0; v.exponent--)
    v.mantissa *= 10;
  if (v.mantissa > 999)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (kw_unit_name (f->unit), units[i].unit) == 0)
      {
        *least = (int) v.mantissa * units[i].least / 100 - units[i].round;
        *most = (int) v.mantissa * units[i].most / 100 + units[i].round;
        return TRUE;
      }
  return FALSE;
}

/* 2018年9月26日至10月10日: from a day to a day. */
static gboolean
is_of_days (const char *text, const KwDate *date)
{
  return date->grain == KW_GRAIN_SPAN && date->type == KW_PERIOD_FLOW && date->valid && date->anchor != KW_ANCHOR_NONE &&
         date->period.from != KW_DAY_NONE && date->period.to > date->period.from &&
         (kw_phrase_ends (text, date->written, "日") || kw_phrase_ends (text, date->written, "号")) &&
         kw_phrase_has_any (text, date->written, (const char *const[]){ "日至", "日到", "日-", "日—", "号至", "号到", "日~", "日起至", NULL });
}

/* Only what says that all of it is told: ",为期", "期间共". */
static gboolean
leads_to_length (const char *text, KwSpan between)
{
  static const char *const words[] = { "为期", "历时", "共计", "总共", "一共", "共", "前后", "展期", "会期", "工期", "假期", "公示期", "公示期为",
                                       "展期为", "会期为", "工期为", "持续", "前后持续", "历经", "放假", "放假调休", "总计", NULL };
  static const char *const marks[] = { ",", "(", "期间", "止", "为止", " ", ":", NULL };
  while (kw_words_skip (text, &between, marks))
    ;
  return kw_words_skip (text, &between, words) && kw_span_is_empty (between);
}

/* 为期5天(2019年5月18日至5月24日): the words before the number, the bracket behind. */
static gboolean
stands_before (const char *text, const KwFigure *f, const KwDate *date)
{
  static const char *const words[] = { "为期", "历时", "展期", "会期", "工期", "公示期", "展期为", "会期为", "工期为", "公示期为", "持续" };
  KwSpan lead = kw_span (f->clause.start, MAX (f->clause.start, f->folded.start));
  KwSpan between = kw_span (f->folded.end, MAX (f->folded.end, date->folded.start));
  gboolean told = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    told = told || kw_phrase_ends (text, lead, words[i]);
  return told && kw_span_len (between) == 1 && text[between.start] == '(';
}

/* 28天监测, 5天出现暴雨: days on which something was. */
static gboolean
ends_there (const char *text, const KwFigure *f)
{
  guint len;
  const char *p = text + f->folded.end;
  return *p == '\0' || !kw_is_han (kw_utf8_get (p, &len)) || kw_utf8_begins (p, p + strnlen (p, 3), "的");
}

/* Over the end of February of a year that is not told: there may be a day more. */
static int
leap_days (const KwDate *date)
{
  int year, from, to, day;
  kw_day_split (date->period.from, &year, &from, &day);
  kw_day_split (date->period.to, &year, &to, &day);
  return date->anchor != KW_ANCHOR_EXPLICIT && (from <= 2 || from > to) && to >= 3 ? 1 : 0;
}

static void
judge (KwContext *ctx, const KwArticle *article, const KwDate *date, const KwFigure *f)
{
  int least, most, days = (int) (date->period.to - date->period.from);
  if (!days_of (f, &least, &most) || (days + 1 + leap_days (date) >= least && days - leap_days (date) <= most))
    return;
  KwFinding *finding = kw_report (ctx, article, date->span);
  g_autofree char *count = g_strdup_printf ("%d", days + 1);
  g_autofree char *stated = kw_figure_written (article->fold.text, f);
  kw_finding_add_arg (finding, "days", count);
  kw_finding_add_arg (finding, "stated", stated);
  kw_finding_add_related (finding, article->ref, f->span, KW_VALUE ("the number of days"));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  const KwLedger *ledger = article->ledger;
  guint first = 0;
  for (guint i = 0; i < ledger->dates->len; i++)
    {
      const KwDate *date = kw_ledger_date (ledger, i);
      if (!is_of_days (text, date))
        continue;
      while (first < ledger->figures->len && kw_ledger_figure (ledger, first)->folded.start < date->folded.end)
        first++;
      const KwFigure *before = first > 0 ? kw_ledger_figure (ledger, first - 1) : NULL;
      const KwFigure *behind = first < ledger->figures->len ? kw_ledger_figure (ledger, first) : NULL;
      if (before != NULL && before->folded.end <= date->folded.start && stands_before (text, before, date))
        judge (ctx, article, date, before);
      else if (behind != NULL && behind->folded.start - date->folded.end <= BETWEEN &&
               leads_to_length (text, kw_span (date->folded.end, behind->folded.start)) && ends_there (text, behind))
        judge (ctx, article, date, behind);
    }
}
