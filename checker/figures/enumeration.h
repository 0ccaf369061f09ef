/* enumeration.h - figures listed beside their total, and what they add up to
 *
 * "64座,按规模划分,中型2座、小型62座": the total, the parts behind it, the words
 * before each. What is in brackets within the list belongs to its members and
 * is passed over; a list that stands in brackets itself ends with them.
 */
#pragma once

#include "checker/figures/relation.h"

#define KW_PARTS_MAX 16

typedef struct
{
  const KwFigure *total;
  const KwFigure *parts[KW_PARTS_MAX];
  KwSpan labels[KW_PARTS_MAX]; /* folded: from the end of the total or of the part before */
  guint n;
  KwSpan tail;         /* folded: behind the last part, to the end of the clause */
  guint bracketed : 1; /* the list stands in brackets behind the total's noun */
  guint alone : 1;     /* no figure like the total stands before it in its sentence */
  guint cut : 1;       /* there may be more parts, or other kinds of figures stand among them */
} KwParts;

/* The words before F in its clause: the last forty. */
KwSpan kw_figure_lead (const KwFigure *f);

/* All that stands before F in its sentence; empty where that is more than people
 * write, so that a text of one sentence is not read once for each of its figures. */
KwSpan kw_figure_opening (const KwFigure *f);

/* Words that make the figure behind them an increment, a mean, a plan, an
 * extreme or another year's: beside a total, but no part of it. */
gboolean kw_label_is_foreign (const char *text, KwSpan label);

/* 各村, 各有 deal out to each; 各类农机, 各种, 各级 only name many. */
gboolean kw_label_deals_out (const char *text, KwSpan label);

/* The label from its last mark on: in 增长9%;进口3亿 nothing is said of growth
 * of the 3亿. */
KwSpan kw_label_nearest (const char *text, KwSpan label);

/* 其余, 剩下: what the other parts leave. Ended by NULL. */
extern const char *const kw_rest_words[];

/* The list that follows figure number TOTAL of ARTICLE's ledger in its
 * sentence: n is 0 where there is none. */
void kw_parts_behind (const KwArticle *article, guint total, KwParts *parts);
/* The list that leads up to it. */
void kw_parts_before (const KwArticle *article, guint total, KwParts *parts);

/* The primary, secondary and tertiary sector's, of which figure number FIRST is the first, of the level before that, a
 * sentence or two back: all three, or n is 0. */
void kw_parts_sectors (const KwArticle *article, guint first, KwParts *parts);

/* 共受理案件5216件。受理的案件分为五类:甲2384件,…,其他260件: as many parts as the text
 * says, of which figure FIRST is the first; parts->n is 0 where there are not. */
void kw_parts_kinds (const KwArticle *article, guint first, KwParts *parts);

/* One of the parts from number FROM on is no part, or the list was cut. */
gboolean kw_parts_are_foreign (const char *text, const KwParts *parts, guint from);

/* What the parts add up to, rounding included; FALSE where 18 digits do not
 * hold it. */
gboolean kw_parts_sum (const KwParts *parts, KwInterval *sum);
/* All the parts, or some of them (members of members stand among them), can
 * make up the total. */
gboolean kw_parts_may_add_up (const KwParts *parts);
/* "2 + 13 + 47" and "62", in the total's 万 or 亿. (transfer full) */
char *kw_parts_terms (const KwArticle *article, const KwParts *parts);
char *kw_parts_stated_sum (const KwArticle *article, const KwParts *parts);
