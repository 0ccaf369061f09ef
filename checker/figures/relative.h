/* relative.h - periods that words name relative to publication or to what the
 * paragraph named before. Private to checker/figures.
 */
#pragma once

#include "checker/figures/resolve.h"

/* The year of publication; 0 where it is not known. */
int kw_anchor_year (const KwTimeline *timeline);
/* Whether the day of publication is known. */
gboolean kw_knows_day (const KwTimeline *timeline);
/* The day up to which 今年以来 reaches. */
KwDay kw_until_publication (const KwTimeline *timeline, KwDay otherwise);
/* The year that a period word names relative to publication; 0 otherwise. */
int kw_word_year (const KwTimeline *timeline, KwPeriodWord word);
/* The months of 上半年, 一季度, …; FALSE for other words. */
gboolean kw_part_months (KwPeriodWord word, int *first, int *last, KwGrain *grain);
/* The year of a part or month that names none. */
int kw_implied_year (const KwTimeline *timeline, int last_month, KwAnchor *anchor);
void kw_set_part (KwDate *date, int year, int first, int last);

void kw_resolve_word (const KwTimeline *timeline, KwPeriodWord word, KwDate *date);
/* ARG: that of a word of KW_WEEKDAY_WORDS. */
void kw_resolve_weekday (const KwTimeline *timeline, guint arg, KwDate *date);
/* The five-year plan of that NUMBER. LASTS: the words are about its years, not the paper. */
void kw_resolve_plan (int number, gboolean lasts, KwDate *date);
