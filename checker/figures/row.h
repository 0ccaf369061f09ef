/* row.h - figures told side by side of one kind: 进校园32场、社区11场, 101名乘客和7名机组人员.
 * What they make together may be told elsewhere.
 */
#pragma once

#include "checker/figures/ledger.h"

/* The sum of the row in which LEDGER's figure I stands; FALSE where it stands in
 * none. TEXT is the one that the figures' folded spans are of. */
gboolean kw_row_sum (const char *text, const KwLedger *ledger, guint i, KwInterval *sum);
