/* written.c - the days of a date that is written, what it leaves out inferred */
#include "checker/figures/relative.h"
#include "checker/figures/resolve-private.h"

/* The month of a day that names none: the paragraph's, else that of the
 * latest such day not after publication. */
static void
imply_month (const KwTimeline *timeline, KwYmd *d, KwAnchor *anchor)
{
  gboolean narrative = timeline->narrative_day != KW_DAY_NONE;
  KwDay before = narrative ? timeline->narrative_day : kw_knows_day (timeline) ? timeline->anchor.from : KW_DAY_NONE;
  *anchor = narrative ? KW_ANCHOR_NARRATIVE : before != KW_DAY_NONE ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  if (!narrative && timeline->forward && before != KW_DAY_NONE)
    {
      /* What is planned for the 24th lies ahead. */
      int year, month, date;
      kw_day_split (before, &year, &month, &date);
      if (d->day < date)
        kw_day_split (kw_day (year, month, kw_days_in_month (year, month)) + 1, &year, &month, &date);
      if (kw_day_is_valid (year, month, d->day))
        {
          d->year = (gint16) year;
          d->month = (gint16) month;
          return;
        }
    }
  for (int tries = 0; before != KW_DAY_NONE && tries < 3; tries++)
    {
      int year, month, date;
      kw_day_split (before, &year, &month, &date);
      if (kw_day_is_valid (year, month, d->day) && (narrative || tries > 0 || d->day <= date))
        {
          d->year = (gint16) year;
          d->month = (gint16) month;
          return;
        }
      before = narrative ? KW_DAY_NONE : kw_day (year, month, 1) - 1;
    }
}

/* 29 February where the year is not written: the nearest that has one. */
static int
year_with_day (int year, const KwYmd *d)
{
  static const int shifts[] = { 0, 1, -1, -2, 2, -3, -4 };
  for (guint i = 0; year > 4 && d->month == 2 && d->day == 29 && i < G_N_ELEMENTS (shifts); i++)
    if (kw_day_is_valid (year + shifts[i], 2, 29))
      return year + shifts[i];
  return year;
}

static KwDay
first_day (const KwYmd *d)
{
  return d->year > 0 ? kw_day (d->year, d->month > 0 ? d->month : 1, d->day > 0 ? d->day : 1) : KW_DAY_NONE;
}

static KwDay
last_day (const KwYmd *d)
{
  int month = d->month > 0 ? d->month : 12;
  return d->year > 0 ? kw_day (d->year, month, d->day > 0 ? d->day : kw_days_in_month (d->year, month)) : KW_DAY_NONE;
}

void
kw_resolve_written (const KwTimeline *timeline, const KwWritten *written, int year_before, KwDate *date)
{
  KwYmd from = written->from, to = written->to;
  date->anchor = from.year != 0 ? KW_ANCHOR_EXPLICIT : KW_ANCHOR_NARRATIVE;
  date->type = KW_PERIOD_FLOW;
  date->valid = written->valid;
  const KwYmd *wrong = kw_ymd_is_valid (&written->from) ? &written->to : &written->from;
  date->year = wrong->year;
  date->month = wrong->month;
  date->day = wrong->day;
  gboolean wraps = to.month < from.month;
  if (from.year == 0 && from.month == 0)
    {
      imply_month (timeline, &from, &date->anchor);
      to = (KwYmd){ from.year, from.month, from.year != 0 ? to.day : 0 };
    }
  else if (from.year == 0 && year_before != 0)
    from.year = (gint16) year_before;
  else if (from.year == 0)
    {
      /* 1-9月 is reported when it is over; 5月至10月 may still go on. */
      int year = kw_implied_year (timeline, from.month > 1 ? from.month : to.month, &date->anchor);
      from.year = (gint16) year;
      if (!written->range)
        from.year = to.year = (gint16) year_with_day (year, &from);
    }
  if (to.year == 0 && from.year != 0)
    to.year = (gint16) (from.year + wraps);
  date->grain = written->range ? KW_GRAIN_SPAN : to.day > 0 ? KW_GRAIN_DAY : to.month > 0 ? KW_GRAIN_MONTH : KW_GRAIN_YEAR;
  date->period = (KwPeriod){ first_day (&from), last_day (&to) };
  /* 29 February of a year that was only inferred: the year is what is wrong. */
  if (date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE)
    date->period = KW_PERIOD_NONE;
  if (written->vague)
    date->type = KW_PERIOD_VAGUE;
}
