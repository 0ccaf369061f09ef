/* fall.h - falls by more than all there was */
#pragma once

#include "checker/figures/relation.h"

/* Figure number I of LEDGER is said to be a fall, of twice or of more than
 * 100 %, of what cannot become negative: 降低2倍, 下降120%. */
gboolean kw_figure_falls_below_nothing (const char *text, const KwLedger *ledger, guint i);
