/* toll.h - how many died: a figure that every account of an event tells. */
#pragma once

#include "checker/figures/ledger.h"

/* Whether FIGURE of TEXT, folded, counts all the dead of one event: 造成6人死亡,
 * 夺走9名工友的生命; no part of them (其中), nobody who may be missing. */
gboolean kw_figure_is_toll (const char *text, const KwFigure *figure);
