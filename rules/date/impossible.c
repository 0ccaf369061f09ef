/* rules/date/impossible.c - a date that no calendar has: 2月30日 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_impossible) {
  .name = "date/impossible",
  .severity = KW_ERROR,
  .summary = "A date that no calendar has",
  .why = "February has no 30th, no year a 13th month, and 2019 no 29 February. Such dates come\n"
         "from typing errors, from digits lost or swapped on the way, and from programs that add\n"
         "months without a calendar. What the date should be, nobody can know from it alone.\n\n"
         "Lunar dates (农历二月三十) are left alone, and 29 February counts as impossible only\n"
         "where its year is written beside it, or told by a day just before it.",
  .message = "{text} is in no calendar: {reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "大会于⟦2月30日⟧闭幕。" },
    { .bad = "协议签于⟦2019年2月29日⟧。" },
    { .bad = "工程在⟦2018年13月⟧完工。" },
    { .bad = "截至⟦6月31日⟧，全县共发放补贴三批。" },
    { .bad = "条例自⟦2000年2月34日⟧起施行。" },
    { .bad = "厂史说，⟦一九九六年十三月⟧投产，⟦二〇〇八年四月三十一日⟧扩建。" },
    { .bad = "园区2017年投产，⟦当年6月31日⟧又添一条生产线，次年⟦9月31日⟧全部完工。" },
    { .good = "农历二月三十是他的生日，农历一九八六年二月三十日也是，农历2月30日也照样过。" },
    { .good = "2020年2月29日，第一批队员出发。" },
    { .good = "13月龄的犊牛已经断奶。" },
    { .good = "2月29日，演出如期举行。" },
    { .bad = "监测自2月1日起至⟦2月29日⟧止，采样412场。", .date = "2015-03-10" },
    { .good = "监测自2月1日起至2月29日止，采样412场。", .date = "2016-03-10" },
    { .good = "展览自2月1日起至2月29日止，免费开放。", .date = "2015-12-20" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define DAYS_NEAR 180 /* from that day to publication */
#define BESIDE 12 /* bytes from a day to the 29 February whose year it tells */

/* Months of the lunar calendar have 30 days whatever their number. */
static gboolean
is_lunar (const char *text, KwSpan folded)
{
  static const char *const words[] = { "农历", "阴历", "旧历", "夏历", "藏历" };
  guint32 from = folded.start > 12 ? folded.start - 12 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (memmem (text + from, folded.end - from, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* In digits, with a year or a day: 13月 alone is an age, 二月三十日 a lunar date. In
 * Han, with a year of our time. */
static gboolean
is_plain (const char *text, const KwDate *date)
{
  const char *p = text + date->written.start;
  gsize n = kw_span_len (date->written);
  gboolean has_year = memmem (p, n, "年", 3) != NULL, has_day = memmem (p, n, "日", 3) != NULL;
  for (gsize i = 0; i < n; i++)
    if (kw_is_digit ((guchar) p[i]))
      return has_year || has_day;
  return has_year && date->year >= 1950 && (date->month > 12 || has_day);
}

/* 自2月1日起至2月29日止 in March 2015: the year is the other day's, which is told
 * in the same breath; it has no 29 February. 0 where no such day tells the year. */
static int
year_beside (const KwArticle *article, guint i)
{
  const KwLedger *ledger = article->ledger;
  const KwDate *date = kw_ledger_date (ledger, i), *before = i > 0 ? kw_ledger_date (ledger, i - 1) : NULL;
  KwDay published = kw_article_anchor (article).to;
  int year, month, day, own;
  if (date->month != 2 || date->day != 29 || date->year != 0 || date->period.from == KW_DAY_NONE || before == NULL ||
      before->period.from == KW_DAY_NONE || before->day == 0 || date->folded.start > before->folded.end + BESIDE)
    return 0;
  /* In December the two days may be those of the next year. */
  if (published == KW_DAY_NONE || published - before->period.from > DAYS_NEAR)
    return 0;
  kw_day_split (date->period.from, &own, &month, &day);
  kw_day_split (before->period.from, &year, &month, &day);
  return year != own && month <= 2 && kw_days_in_month (year, 2) == 28 ? year : 0;
}

static char *
why_not (const KwDate *date)
{
  if (date->month < 1 || date->month > 12)
    return g_strdup_printf (KW_VALUE ("no year has a month %d"), date->month);
  int days = kw_days_in_month (date->year != 0 ? date->year : 2000, date->month);
  if (date->month == 2 && date->year != 0)
    return g_strdup_printf (KW_VALUE ("February %d has %d days"), date->year, days);
  return g_strdup_printf (KW_VALUE ("%d月 has %d days"), date->month, days);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  for (guint i = 0; i < article->ledger->dates->len; i++)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i);
      int year = year_beside (article, i);
      if ((date->valid && year == 0) || !is_plain (text, date) || is_lunar (text, date->written))
        continue;
      KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, date->written));
      g_autofree char *reason = year != 0 ? g_strdup_printf (KW_VALUE ("February %d has %d days"), year, 28) : why_not (date);
      kw_finding_add_arg (finding, "reason", reason);
    }
}
