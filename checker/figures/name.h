/* name.h - numbers that count nothing: times of day, and numbers in names. Told
 * by what touches them. Private to checker/figures.
 */
#pragma once

#include "checker/figures/lexicon.h"
#include "checker/figures/numeral.h"

/* The longest unit at P, 0 where it is but the beginning of a word: 位 in 位于, 发 in 发现. */
guint16 kw_unit_at (const char *p, const char *end, gsize *len);

/* The bytes of the time of day at P (8时, 18时37分, 晚上8点半); 0 when none begins
 * there. FLOOR is how far back may be looked. */
gsize kw_clock_len (const char *floor, const char *p, const char *end);

/* The bytes of the day of the moon's calendar, or of its date as a whole, at
 * P: 农历八月十五, 八月初三, 腊月二十三. No day of the sun's year is that date. */
gsize kw_lunar_len (const char *floor, const char *p, const char *end);

/* Is the numeral [P, Q), which no unit follows, part of a name: 十八大, 863计划,
 * 歼-15, “九二”, 12345热线? */
gboolean kw_number_is_name (const char *floor, const char *p, const char *q, const char *end, const KwNumeral *numeral);

/* Is the ordinal of the numeral [P, Q) a name or a point of a list: 第一书记, 第二炮兵, “第一,” at
 * the beginning of a clause? No unit follows it. */
gboolean kw_ordinal_is_name (const char *floor, const char *p, const char *q, const char *end);
