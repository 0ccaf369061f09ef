/* figure.h - from a numeral to a figure: its unit, its vagueness, ranges.
 * Private to checker/figures. */
#pragma once

#include "checker/figures/token.h"

/* Makes FIGURE of the numeral at token *I of TEXT (which ends at END for the
 * block); moves *I to the last token it took. FALSE when the numeral counts
 * nothing. */
gboolean kw_figure_read (const KwTokens *tokens, guint *i, const char *text, guint32 end, KwFigure *figure);
