/* weekday.h - weekdays as they stand beside dates in folded text. 1 is Monday, 7
 * Sunday, as ISO 8601 counts. */
#pragma once

#include <glib.h>

/* The weekday 星期三, 周三, 礼拜三, 星期3 at P, its length in *LEN; 0 for none. */
int kw_weekday_at (const char *p, const char *end, gsize *len);

/* (六) at P: the weekday alone in brackets, as Taiwan writes it; 0 for none, and
 * where (一) may number what follows. */
int kw_weekday_in_brackets (const char *p, const char *end);

/* Where the weekday of a date that ends at P would stand: behind a bracket, a
 * comma, a time of day, a lunar date, 本 or 上. */
const char *kw_weekday_skip (const char *p, const char *end);
