/* support.h - whether a number follows from the figures of a text: one of
 * them, a sum, a difference, or a share or growth rate of two. */
#pragma once

#include "checker/base/interval.h"
#include "checker/figures/ledger.h"

/* So many figures are combined at most, the first of a text. */
#define KW_SUPPORT_MAX 150

typedef struct
{
  KwInterval value; /* bounded on both sides: 超过500 is taken for no more than 650 */
  const KwFigure *figure;
} KwSupport;

/* The figures of LEDGER that begin at FROM of the folded text or later.
 * (transfer full): array of KwSupport. */
GArray *kw_support_new (const KwLedger *ledger, guint32 from);

/* Is WANTED, of percent where PERCENT is set, what one of SUPPORTS says? */
gboolean kw_support_states (const GArray *supports, const KwInterval *wanted, gboolean percent);
/* Or what some of them make that count what UNIT counts (any, where it is 0): 2
 * to 12 neighbours of one unit added, two added or taken from each other, the
 * share or growth of two. */
gboolean kw_support_gives (const GArray *supports, const KwInterval *wanted, guint16 unit, gboolean percent);
