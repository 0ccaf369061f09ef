/* date-private.h - what date.c and date-range.c share; nothing else includes it. */
#pragma once

#include "checker/figures/beside.h"
#include "checker/figures/date.h"

#include <string.h>

static inline gboolean
kw_is_year (int value)
{
  return value >= 1000 && value <= 2999;
}

/* A plain number at *P in ASCII (MAX digits at most) or Han; -1 when there is none. */
int kw_date_number (const char **p, const char *end, guint max);
/* 号 ends a day but also a bus line, a building, a decree: only behind 月. */
gsize kw_day_mark (const char *p, const char *end, gboolean after_month);
/* Connectors of ranges, with spaces around them; 0 when none stands at P. */
gsize kw_date_connector (const char *p, const char *end);
/* Each returns what stands behind the form at P, NULL when none is there. */
const char *kw_date_month_day (const char *p, const char *end, KwYmd *ymd);
const char *kw_date_han (const char *p, const char *end, KwYmd *ymd);
const char *kw_date_numeric (const char *p, const char *end, KwYmd *ymd);

/* Ranges from their first number on: 2014-2016年, 90年代, 2016-2017学年. */
const char *kw_date_range (const char *p, const char *end, KwWritten *date);
/* What makes a range of the date FROM, which ends at Q: 至8月. */
const char *kw_date_behind (const char *q, const char *end, KwYmd *from, KwYmd *to);
/* 2018/1/10, 2018/1/10-2018/7/10. */
const char *kw_date_numeric_range (const char *p, const char *end, KwWritten *date);
