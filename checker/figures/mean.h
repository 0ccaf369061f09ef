/* mean.h - averages in words: by what, of what, and which figures those are */
#pragma once

#include "checker/figures/relation.h"

/* What 平均每期39人 says before its number: by what, and of what. */
typedef struct
{
  const KwArticle *article;
  guint i;
  const KwFigure *figure;
  KwInterval value;
  KwSpan each; /* "期": what the unit of the count begins with */
  KwSpan name; /* "医生" of 每名医生 */
  KwSpan what; /* "参训"; mostly empty */
  gboolean by_time; /* 平均每年: of a span of years that the total is summed over */
  gboolean yield;   /* 亩产: mass by area, in whatever units */
} KwMean;

/* Reads the words before figure number A->i of A->article, both of which and
 * A->figure are set; FALSE where they make it no average. */
gboolean kw_mean_read (KwMean *a);
/* Does F count what the average is by: 87期 for 每期, 5个村 for 每村? */
gboolean kw_mean_counts (const KwMean *a, const KwFigure *f);
/* Is F of the average's class, and of the same thing where that is said? */
gboolean kw_mean_is_of (const KwMean *a, const KwFigure *f);
