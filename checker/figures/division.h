/* division.h - whether the words around parts say that they are all of a total
 *
 * 分别为, 按规模分, 男…女…, 其余, a list in brackets name all parts; 其中 and 包括
 * name some. What is written 64座,其中中型2座 leaves room; 男30人,女40人 does not.
 */
#pragma once

#include "checker/figures/enumeration.h"

typedef enum
{
  KW_DIVISION_SOME,     /* some parts, that may overlap */
  KW_DIVISION_DISJOINT, /* some that do not overlap: together at most the total */
  KW_DIVISION_ALL       /* all: together the total */
} KwDivision;

/* Reads the words of ARTICLE around the parts behind a total. Keeps
 * of PARTS the pair that divides it where there is one. */
KwDivision kw_parts_divide (const KwArticle *article, KwParts *parts);

/* 等 or a name without a figure ends the list, or parts of a part stand in it. */
gboolean kw_parts_are_open (const char *text, const KwParts *parts);
/* 、 or a conjunction alone stands between them. */
gboolean kw_parts_are_row (const char *text, const KwParts *parts);
/* Each is smaller than the total. */
gboolean kw_parts_are_smaller (const KwParts *parts);
/* 等 that ends a list: not that of 一等奖, 高等, 中等. */
gboolean kw_label_has_etc (const char *text, KwSpan label);
