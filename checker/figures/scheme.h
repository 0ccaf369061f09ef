/* scheme.h - closed sets of parts, which nothing else can belong to
 *
 * Four quarters, the years of a period, 男 and 女, 已办 and 未办, "two towns"
 * and both of them: beside their total such parts are all of it though no
 * word says so.
 */
#pragma once

#include "checker/figures/enumeration.h"

/* What part I is called, in the words before it or behind it (19名女性). TEXT
 * is the folded text, here and below. */
gboolean kw_part_is_called (const char *text, const KwParts *parts, guint i, const char *name);

/* The first two parts divide what they speak of: 男…女…, 男、女分别为, 已办…未办…. */
gboolean kw_parts_are_dichotomy (const char *text, const KwParts *parts);

/* The parts are all that there are of their kind: 一季度 to 四季度; 2011年 to
 * 2013年 of three years; both of two towns. */
gboolean kw_parts_are_scheme (const KwArticle *article, const KwParts *parts);

/* Words behind FROM say that the N things before them are all: 以上四类渠道涵盖
 * 全部销售. What they are all of goes to WHOLE, which may be empty. */
gboolean kw_words_claim_all (const char *text, guint32 from, guint n, KwSpan *whole);

/* The parts of which such words behind figure number LAST speak, and the total,
 * a sentence or two before: n is 0 where there is none. */
void kw_parts_claimed (const KwArticle *article, guint last, KwParts *parts);

/* 11金13银8铜 from figure number FIRST on, and 33枚奖牌 beside them; n is 0 where
 * there is none. */
void kw_parts_medals (const KwArticle *article, guint first, KwParts *parts);
