/* place.h - which divisions an article names; private to checker/figures. */
#pragma once

#include "checker/figures/token.h"

/* The places of one article: what its full names, title and publisher prove. */
typedef struct
{
  GArray *proven; /* of guint32: codes that stand in full, ascending */
  guint32 own;    /* the article's own place (我市); 0: unknown */
} KwGazetteer;

void kw_gazetteer_init (KwGazetteer *gazetteer, const KwArticle *article, const KwTokens *tokens);
void kw_gazetteer_clear (KwGazetteer *gazetteer);

/* The division that a place token means, 0 when that is not certain: a short
 * name (昭通) counts when it is a province's, when its full form or its parent
 * stands in the article, or when only one prefecture has it. */
guint32 kw_gazetteer_resolve (const KwGazetteer *gazetteer, const KwToken *token);
