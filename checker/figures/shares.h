/* shares.h - percentages that a sentence gives one after another, and whether
 * they divide one whole: 16岁以下占20%,16至59岁占62%,60岁以上占18%.
 */
#pragma once

#include "checker/figures/division.h"

#define KW_SHARES_MAX 12

typedef struct
{
  const KwFigure *shares[KW_SHARES_MAX];
  KwSpan labels[KW_SHARES_MAX]; /* folded: the words before each, from the last one's end */
  guint n;
} KwShares;

/* Pairs, sectors, brackets with both ends and lists that end with the rest are
 * ALL of a whole; brackets, ratings and names of one kind are DISJOINT. Shares
 * of different wholes (占全市的…, 占全省的…) divide none. */
KwDivision kw_shares_divide (const char *text, const KwShares *shares);
