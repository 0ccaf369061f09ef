/* enumeration.h - figures listed beside their total, and what they add up to
 *
 * "64座,按规模划分,中型2座、小型62座": the total, the parts behind it, the words
 * before each. What is in brackets within the list belongs to its members and
 * is passed over; a list that stands in brackets itself ends with them.
 */
#pragma once

#include "checker/figures/ledger.h"

#define KW_PARTS_MAX 16

typedef struct
{
  const KwFigure *total;
  const KwFigure *parts[KW_PARTS_MAX];
  KwSpan labels[KW_PARTS_MAX]; /* folded: from the end of the total or of the part before */
  guint n;
  KwSpan tail;            /* folded: behind the last part, to the end of the clause */
  guint bracketed : 1;    /* the list stands in brackets behind the total's noun */
  guint uncertain : 1;    /* increments, averages, last year's or more than is looked at among the parts */
} KwParts;

/* Words that make the figure behind them an increment, a mean, a plan, an
 * extreme or another year's: beside a total, but no part of it. */
gboolean kw_label_is_foreign (const char *text, KwSpan label);

/* The list that follows figure number TOTAL of ARTICLE's ledger in its
 * sentence: n is 0 where there is none. */
void kw_parts_behind (const KwArticle *article, guint total, KwParts *parts);
/* The list that leads up to it. */
void kw_parts_before (const KwArticle *article, guint total, KwParts *parts);

/* The primary, secondary and tertiary sector's that begin with figure number
 * FIRST (the ordinal), of the level before that, a sentence or two back: all
 * three, or n is 0. */
void kw_parts_sectors (const KwArticle *article, guint first, KwParts *parts);

/* What the parts add up to, rounding included; FALSE where 18 digits do not
 * hold it. */
gboolean kw_parts_sum (const KwParts *parts, KwInterval *sum);
/* All the parts, or some of them (members of members stand among them), can
 * make up the total. */
gboolean kw_parts_may_add_up (const KwParts *parts);
/* "2 + 13 + 47" and "62", in the total's 万 or 亿. (transfer full) */
char *kw_parts_terms (const KwArticle *article, const KwParts *parts);
char *kw_parts_stated_sum (const KwArticle *article, const KwParts *parts);
