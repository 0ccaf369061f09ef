/* day.c - the proleptic Gregorian calendar, after Hinnant's days_from_civil */
#include "checker/base/day.h"

#include <stdio.h>
#include <string.h>

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
kw_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  if (month < 1 || month > 12)
    return 0;
  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

gboolean
kw_day_is_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && day >= 1 && day <= kw_days_in_month (year, month);
}

KwDay
kw_day (int year, int month, int day)
{
  if (!kw_day_is_valid (year, month, day))
    return KW_DAY_NONE;
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void
kw_day_split (KwDay day, int *year, int *month, int *date)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  *date = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

int
kw_day_weekday (KwDay day)
{
  /* 1970-01-01 was a Thursday. */
  int w = (day + 3) % 7;
  return (w < 0 ? w + 7 : w) + 1;
}

void
kw_day_format (KwDay day, char out[16])
{
  out[0] = '\0';
  if (day == KW_DAY_NONE)
    return;
  int y, m, d;
  kw_day_split (day, &y, &m, &d);
  snprintf (out, 16, "%04u-%02u-%02u", (guint) y % 10000, (guint) m % 100, (guint) d % 100);
}

KwPeriod
kw_period_months (int year, int first, int last)
{
  return (KwPeriod){ kw_day (year, first, 1), kw_day (year, last, kw_days_in_month (year, last)) };
}

KwPeriod
kw_period_year (int year)
{
  return kw_period_months (year, 1, 12);
}

KwPeriod
kw_period_month (int year, int month)
{
  return kw_period_months (year, month, month);
}

gboolean
kw_period_is_none (KwPeriod period)
{
  return period.from == KW_DAY_NONE && period.to == KW_DAY_NONE;
}

gboolean
kw_period_disjoint (KwPeriod a, KwPeriod b)
{
  return (a.to != KW_DAY_NONE && b.from != KW_DAY_NONE && a.to < b.from) ||
         (b.to != KW_DAY_NONE && a.from != KW_DAY_NONE && b.to < a.from);
}

char *
kw_period_format (KwPeriod period)
{
  char from[16], to[16];
  kw_day_format (period.from, from);
  kw_day_format (period.to, to);
  if (period.from == period.to && period.from != KW_DAY_NONE)
    return g_strdup (from);
  return g_strdup_printf ("%s/%s", *from != '\0' ? from : "..", *to != '\0' ? to : "..");
}
