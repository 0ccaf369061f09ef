/* day.h - calendar days and periods of days; knows no text.
 *
 * A KwDay counts days since 1970-01-01 in the proleptic Gregorian calendar
 * (ISO 8601). A KwPeriod includes both its ends; an end that is not known or
 * not bounded is KW_DAY_NONE.
 */
#pragma once

#include <glib.h>

typedef gint32 KwDay;

#define KW_DAY_NONE ((KwDay) G_MININT32)

typedef struct
{
  KwDay from;
  KwDay to;
} KwPeriod;

#define KW_PERIOD_NONE ((KwPeriod){ KW_DAY_NONE, KW_DAY_NONE })

gboolean kw_day_is_valid (int year, int month, int day);
int kw_days_in_month (int year, int month);
/* KW_DAY_NONE for what no calendar has. */
KwDay kw_day (int year, int month, int day);
void kw_day_split (KwDay day, int *year, int *month, int *date);
/* 1 Monday ... 7 Sunday, as ISO 8601 counts. */
int kw_day_weekday (KwDay day);
/* "2017-10-23"; "" for KW_DAY_NONE. OUT holds at least 16 bytes. */
void kw_day_format (KwDay day, char out[16]);

KwPeriod kw_period_year (int year);
KwPeriod kw_period_month (int year, int month);
KwPeriod kw_period_months (int year, int first, int last);
gboolean kw_period_is_none (KwPeriod period);
/* Both ends known on both sides that face each other, and no day in common. */
gboolean kw_period_disjoint (KwPeriod a, KwPeriod b);
/* "2018-01-01/.." (ISO 8601 interval). (transfer full) */
char *kw_period_format (KwPeriod period);
