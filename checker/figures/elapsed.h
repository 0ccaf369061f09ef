/* elapsed.h - periods that are told by their length: 近五年, 五年来, 未来三年, 三年前, 前10个月.
 * Private to checker/figures.
 */
#pragma once

#include "checker/figures/resolve.h"

/* Reads the period that is told by the numeral at token I and the words around
 * it into DATE. FALSE where the length is only a length. All but 前10个月 are a
 * year either way, and so never compared. */
gboolean kw_elapsed_read (const KwTimeline *timeline, const KwTokens *tokens, guint i, KwDate *date);

/* 前10个月 whose numeral is token I: the bytes of 前 before it and where the unit ends in *END;
 * how many months in *MONTHS. FALSE for anything else. */
gboolean kw_first_months (const KwTimeline *timeline, const KwTokens *tokens, guint i, guint32 *start, guint32 *end,
                          int *months);
