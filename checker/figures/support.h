/* support.h - whether a number follows from the figures of a text: one of
 * them, a sum, a difference, or a share or growth rate of two. */
#pragma once

#include "checker/base/interval.h"
#include "checker/figures/ledger.h"

/* So many figures are combined at most, the first of a text. */
#define KW_SUPPORT_MAX   150
#define KW_SUPPORT_PAIRS 60

typedef struct
{
  KwInterval value; /* bounded on both sides: 超过500 is taken for no more than 650 */
  const KwFigure *figure;
} KwSupport;

/* The figures of LEDGER that begin at FROM of the folded text or later.
 * (transfer full): array of KwSupport. */
GArray *kw_support_new (const KwLedger *ledger, guint32 from);

/* Is WANTED, of percent where PERCENT is set, what one of SUPPORTS says that counts
 * what UNIT counts (any, where it is 0)? */
gboolean kw_support_states (const GArray *supports, const KwInterval *wanted, guint16 unit, gboolean percent);
/* Or what LEAST to 12 neighbours of one unit add up to, among those that count what
 * UNIT counts (any, where it is 0). */
gboolean kw_support_sums (const GArray *supports, const KwInterval *wanted, guint16 unit, guint least,
                          gboolean percent);
/* Or by how much something changed in one sentence of TEXT: 由20万人减少到7万人. */
gboolean kw_support_changes (const GArray *supports, const char *text, const KwInterval *wanted, guint16 unit);
/* Or the share or growth of two neighbours of one unit. */
gboolean kw_support_rates (const GArray *supports, const KwInterval *wanted);
/* Or what two of the first KW_SUPPORT_PAIRS make: their sum, difference, share or
 * growth; of what is counted and what falls to each, the product. */
gboolean kw_support_pairs (const GArray *supports, const KwInterval *wanted, guint16 unit, gboolean percent);

/* FIGURE's value as a headline may have rounded it: to its last written digit or
 * by a twentieth. */
KwInterval kw_support_widened (const KwFigure *figure);

/* The figure of the same unit that FIGURE, of three digits or more, is but for two
 * digits that changed places, which no rounding explains; NULL where there is
 * none, or where sums of others give FIGURE. */
const KwFigure *kw_support_swapped (const GArray *supports, const KwFigure *figure);
/* The same where one digit differs; NULL also where several figures are such. */
const KwFigure *kw_support_changed (const GArray *supports, const KwFigure *figure);
