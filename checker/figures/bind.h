/* bind.h - what the words around a figure say of it: place, period, noun,
 * verb, modality, role. Private to checker/figures. */
#pragma once

#include "checker/figures/place.h"

typedef struct
{
  const char *text; /* folded */
  const KwTokens *tokens;
  const KwGazetteer *gazetteer;
  const GArray *dates; /* of KwDate: those read so far, this block's last */
  KwSpan block;
} KwSurroundings;

/* Is the verb that ends at P part of a noun: 种植户, 销售额, 培训班? */
gboolean kw_verb_makes_noun (const char *p, const char *end);

/* Fills in FIGURE, which was read from tokens FIRST to LAST. */
void kw_bind (const KwSurroundings *around, guint first, guint last, KwFigure *figure);
