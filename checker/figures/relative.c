/* relative.c - what words that are relative mean: 今年, 上月, 周六, 年底, 当日, 去年同期
 *
 * 今年 and 去年 count from the day of publication. A bare month is the latest
 * one that is not after publication, or where something is planned the next.
 */
#include "checker/figures/relative.h"

int
kw_anchor_year (const KwTimeline *timeline)
{
  int y = 0, m, d;
  if (timeline->anchor.from != KW_DAY_NONE)
    kw_day_split (timeline->anchor.from, &y, &m, &d);
  return y;
}

static int
anchor_month (const KwTimeline *timeline)
{
  int y, m = 12, d;
  if (timeline->anchor.to != KW_DAY_NONE)
    kw_day_split (timeline->anchor.to, &y, &m, &d);
  return m;
}

/* The day up to which 今年以来 reaches. */
KwDay
kw_until_publication (const KwTimeline *timeline, KwDay otherwise)
{
  return timeline->anchor.to != KW_DAY_NONE ? timeline->anchor.to : otherwise;
}

/* Years that a period word names relative to publication; 0 otherwise. */
int
kw_word_year (const KwTimeline *timeline, KwPeriodWord word)
{
  int year = kw_anchor_year (timeline);
  if (year == 0 && !(word == KW_PW_former_year && timeline->narrative_year != 0))
    return 0;
  switch (word)
    {
    case KW_PW_this_year:
    case KW_PW_this_year_so_far:
    case KW_PW_within_year:
      return year;
    case KW_PW_last_year:
    case KW_PW_last_year_so_far:
      return year - 1;
    case KW_PW_former_year:
      return timeline->narrative_year != 0 ? timeline->narrative_year - 1 : year - 1;
    case KW_PW_year_before_last:
      return year - 2;
    case KW_PW_next_year:
      return year + 1;
    case KW_PW_year_after_next:
      return year + 2;
    default:
      return 0;
    }
}

gboolean
kw_part_months (KwPeriodWord word, int *first, int *last, KwGrain *grain)
{
  static const struct
  {
    KwPeriodWord word;
    int first, last;
    KwGrain grain;
  } parts[] = { { KW_PW_first_half, 1, 6, KW_GRAIN_HALF },           { KW_PW_second_half, 7, 12, KW_GRAIN_HALF },
                { KW_PW_former_half, 1, 6, KW_GRAIN_HALF },          { KW_PW_latter_half, 7, 12, KW_GRAIN_HALF },
                { KW_PW_quarter_1, 1, 3, KW_GRAIN_QUARTER },         { KW_PW_quarter_2, 4, 6, KW_GRAIN_QUARTER },
                { KW_PW_quarter_3, 7, 9, KW_GRAIN_QUARTER },         { KW_PW_quarter_4, 10, 12, KW_GRAIN_QUARTER },
                { KW_PW_first_three_quarters, 1, 9, KW_GRAIN_SPAN }, { KW_PW_whole_year, 1, 12, KW_GRAIN_YEAR } };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].word == word)
      {
        *first = parts[i].first;
        *last = parts[i].last;
        *grain = parts[i].grain;
        return TRUE;
      }
  return FALSE;
}

/* The year of a part or month that names none. */
int
kw_implied_year (const KwTimeline *timeline, int last_month, KwAnchor *anchor)
{
  if (timeline->narrative_year != 0)
    {
      *anchor = KW_ANCHOR_NARRATIVE;
      return timeline->narrative_year;
    }
  int year = kw_anchor_year (timeline);
  *anchor = year != 0 ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  return year != 0 && last_month > anchor_month (timeline) && !timeline->forward ? year - 1 : year;
}

void
kw_set_part (KwDate *date, int year, int first, int last)
{
  date->period = year > 0 ? kw_period_months (year, first, last) : KW_PERIOD_NONE;
}

/* The month so many after that of publication. */
static void
set_month (KwDate *date, const KwTimeline *timeline, int shift)
{
  int year = kw_anchor_year (timeline), month = anchor_month (timeline) + shift;
  date->grain = KW_GRAIN_MONTH;
  year = year == 0 ? 0 : month < 1 ? year - 1 : month > 12 ? year + 1 : year;
  month = month < 1 ? 12 : month > 12 ? 1 : month;
  kw_set_part (date, year, month, month);
}

/* The whole quarter before the anchor's. */
static void
set_last_quarter (KwDate *date, const KwTimeline *timeline)
{
  int year = kw_anchor_year (timeline), first = (anchor_month (timeline) - 1) / 3 * 3 - 2;
  date->grain = KW_GRAIN_QUARTER;
  year = first < 1 && year != 0 ? year - 1 : year;
  first = first < 1 ? 10 : first;
  kw_set_part (date, year, first, first + 2);
}

gboolean
kw_knows_day (const KwTimeline *timeline)
{
  return timeline->anchor.from != KW_DAY_NONE && timeline->anchor.from == timeline->anchor.to;
}

/* The day so many after that of publication. */
static void
set_day (KwDate *date, const KwTimeline *timeline, int shift)
{
  KwDay day = kw_knows_day (timeline) ? timeline->anchor.from + shift : KW_DAY_NONE;
  date->grain = KW_GRAIN_DAY;
  date->period = (KwPeriod){ day, day };
  if (day == KW_DAY_NONE)
    date->anchor = KW_ANCHOR_NONE;
}

/* 年初, 年底 of the year that the paragraph names, else of that of publication: a day. */
static void
set_end_of_year (KwDate *date, const KwTimeline *timeline, gboolean end)
{
  gboolean narrative = timeline->narrative_year != 0;
  int year = narrative ? timeline->narrative_year : kw_anchor_year (timeline);
  date->anchor = narrative ? KW_ANCHOR_NARRATIVE : date->anchor;
  date->type = KW_PERIOD_STOCK;
  date->grain = KW_GRAIN_DAY;
  /* Before spring what is told of 年底 is told of the one just gone. */
  if (year != 0 && end && !narrative && !timeline->forward && anchor_month (timeline) < 4)
    year--;
  KwDay day = year == 0 ? KW_DAY_NONE : end ? kw_day (year, 12, 31) : kw_day (year, 1, 1);
  date->period = (KwPeriod){ day, day };
}

static void
set_end_of_month (KwDate *date, const KwTimeline *timeline, gboolean end)
{
  gboolean narrative = timeline->narrative_day != KW_DAY_NONE;
  KwDay day = narrative ? timeline->narrative_day : timeline->anchor.to;
  int y, m, d;
  date->type = KW_PERIOD_STOCK;
  date->grain = KW_GRAIN_DAY;
  date->anchor = narrative ? KW_ANCHOR_NARRATIVE : date->anchor;
  date->period = KW_PERIOD_NONE;
  if (day == KW_DAY_NONE)
    return;
  kw_day_split (day, &y, &m, &d);
  date->period = kw_period_month (y, m);
  *(end ? &date->period.from : &date->period.to) = end ? date->period.to : date->period.from;
}

static void
set_half_month (KwDate *date, const KwTimeline *timeline, gboolean latter)
{
  set_month (date, timeline, 0);
  date->grain = KW_GRAIN_SPAN;
  if (kw_period_is_none (date->period))
    return;
  if (latter)
    date->period.from += 15;
  else
    date->period.to = date->period.from + 14;
}

/* Days FIRST to LAST (0 Monday) of the week SHIFT days from that of publication. */
static void
set_week (KwDate *date, const KwTimeline *timeline, int shift, int first, int last)
{
  date->grain = first == last ? KW_GRAIN_DAY : KW_GRAIN_SPAN;
  date->period = KW_PERIOD_NONE;
  date->anchor = kw_knows_day (timeline) ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  if (!kw_knows_day (timeline))
    return;
  KwDay monday = timeline->anchor.from - (kw_day_weekday (timeline->anchor.from) - 1) + shift;
  date->period = (KwPeriod){ monday + first, monday + last };
}

void
kw_resolve_weekday (const KwTimeline *timeline, guint arg, KwDate *date)
{
  static const int shifts[] = { 0, 0, -7, 7 };
  int day = (int) (arg % 7);
  date->type = KW_PERIOD_FLOW;
  date->valid = TRUE;
  set_week (date, timeline, shifts[arg / 7], day, day);
  /* 周六 alone is the last one in what is told, the next in what is planned. */
  if (arg < 7 && !kw_period_is_none (date->period))
    {
      KwDay back = date->period.from > timeline->anchor.from && !timeline->forward ? -7 : 0;
      KwDay ahead = date->period.from < timeline->anchor.from && timeline->forward ? 7 : 0;
      date->period.from = date->period.to = date->period.from + back + ahead;
    }
}

/* The first began in 1953; three years lay between the second and the third. */
void
kw_resolve_plan (int number, gboolean lasts, KwDate *date)
{
  int first = 1953 + 5 * (number - 1) + (number > 2 ? 3 : 0);
  date->anchor = KW_ANCHOR_EXPLICIT;
  date->valid = TRUE;
  date->grain = KW_GRAIN_SPAN;
  date->type = lasts ? KW_PERIOD_FLOW : KW_PERIOD_VAGUE;
  date->period = (KwPeriod){ kw_day (first, 1, 1), kw_day (first + 4, 12, 31) };
}

/* 当年, 当月, 当日: of the date that the paragraph named last; unknown where it named
 * none, and then never compared. */
static void
set_named (KwDate *date, const KwTimeline *timeline, KwPeriodWord word)
{
  KwDay day = timeline->narrative_day;
  int y = timeline->narrative_year, m = 0, d = 0;
  date->grain = word == KW_PW_that_year ? KW_GRAIN_YEAR : word == KW_PW_that_month ? KW_GRAIN_MONTH : KW_GRAIN_DAY;
  date->anchor = KW_ANCHOR_NARRATIVE;
  date->period = KW_PERIOD_NONE;
  if (word == KW_PW_that_day)
    date->period = (KwPeriod){ timeline->last_day, timeline->last_day };
  else if (word == KW_PW_that_month && day != KW_DAY_NONE)
    {
      kw_day_split (day, &y, &m, &d);
      date->period = kw_period_month (y, m);
    }
  else if (word == KW_PW_that_year && y != 0)
    date->period = kw_period_year (y);
  if (date->period.from == KW_DAY_NONE)
    {
      date->type = KW_PERIOD_VAGUE;
      date->anchor = KW_ANCHOR_NONE;
    }
}

static KwDay
year_before (KwDay day)
{
  int y, m, d;
  if (day == KW_DAY_NONE)
    return day;
  kw_day_split (day, &y, &m, &d);
  gboolean last = d == kw_days_in_month (y, m);
  return kw_day (y - 1, m, last ? kw_days_in_month (y - 1, m) : d);
}

/* 去年同期: a year before the period named last. */
static void
set_same_period (KwDate *date, const KwTimeline *timeline)
{
  date->grain = KW_GRAIN_SPAN;
  date->period = (KwPeriod){ year_before (timeline->last_period.from), year_before (timeline->last_period.to) };
  if (date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE)
    {
      date->type = KW_PERIOD_VAGUE;
      date->period = KW_PERIOD_NONE;
    }
}

/* A period word; a half or quarter takes the year of the word or date before. */
void
kw_resolve_word (const KwTimeline *timeline, KwPeriodWord word, KwDate *date)
{
  int first, last;
  date->anchor = kw_anchor_year (timeline) != 0 ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  date->grain = KW_GRAIN_YEAR;
  date->type = KW_PERIOD_FLOW;
  date->valid = TRUE;
  if (kw_part_months (word, &first, &last, &date->grain))
    {
      kw_set_part (date, kw_implied_year (timeline, last, &date->anchor), first, last);
      return;
    }
  int year = kw_word_year (timeline, word);
  switch (word)
    {
    case KW_PW_now:
      date->type = KW_PERIOD_STOCK;
      date->grain = KW_GRAIN_DAY;
      date->period = timeline->anchor;
      break;
    case KW_PW_vague:
      date->type = KW_PERIOD_VAGUE;
      date->grain = KW_GRAIN_SPAN;
      date->period = KW_PERIOD_NONE;
      break;
    case KW_PW_this_month:
    case KW_PW_last_month:
    case KW_PW_next_month:
      set_month (date, timeline, word == KW_PW_next_month ? 1 : word == KW_PW_last_month ? -1 : 0);
      break;
    case KW_PW_last_quarter:
      set_last_quarter (date, timeline);
      break;
    case KW_PW_day_before_yesterday:
    case KW_PW_yesterday:
    case KW_PW_today:
    case KW_PW_tomorrow:
    case KW_PW_day_after_tomorrow:
      set_day (date, timeline, (int) word - (int) KW_PW_today);
      break;
    case KW_PW_this_year_so_far:
      date->grain = KW_GRAIN_SPAN;
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      date->period.to = kw_until_publication (timeline, KW_DAY_NONE);
      break;
    case KW_PW_last_year_so_far:
      date->grain = KW_GRAIN_SPAN;
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      date->period.to = kw_until_publication (timeline, KW_DAY_NONE);
      break;
    case KW_PW_this_century_so_far:
      date->type = KW_PERIOD_VAGUE;
      date->grain = KW_GRAIN_SPAN;
      date->period = (KwPeriod){ kw_day (2001, 1, 1), kw_until_publication (timeline, KW_DAY_NONE) };
      break;
    case KW_PW_within_year:
      date->grain = KW_GRAIN_SPAN;
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      date->period.from = kw_until_publication (timeline, date->period.from);
      break;
    case KW_PW_year_begin:
    case KW_PW_year_end:
      set_end_of_year (date, timeline, word == KW_PW_year_end);
      break;
    case KW_PW_month_begin:
    case KW_PW_month_end:
      set_end_of_month (date, timeline, word == KW_PW_month_end);
      break;
    case KW_PW_former_half_month:
    case KW_PW_latter_half_month:
      set_half_month (date, timeline, word == KW_PW_latter_half_month);
      break;
    case KW_PW_this_week:
    case KW_PW_last_week:
    case KW_PW_next_week:
      set_week (date, timeline, word == KW_PW_this_week ? 0 : word == KW_PW_last_week ? -7 : 7, 0, 6);
      break;
    case KW_PW_this_weekend:
    case KW_PW_last_weekend:
    case KW_PW_next_weekend:
      set_week (date, timeline, word == KW_PW_this_weekend ? 0 : word == KW_PW_last_weekend ? -7 : 7, 5, 6);
      break;
    case KW_PW_that_year:
    case KW_PW_that_month:
    case KW_PW_that_day:
      set_named (date, timeline, word);
      break;
    case KW_PW_same_period_last_year:
      set_same_period (date, timeline);
      break;
    default:
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      if (word == KW_PW_former_year && year != 0 && timeline->narrative_year != 0)
        date->anchor = KW_ANCHOR_NARRATIVE;
      if (word == KW_PW_this_year && year != 0)
        date->period.to = MIN (date->period.to, kw_until_publication (timeline, date->period.to));
    }
}
