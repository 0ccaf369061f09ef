/* title.h - the figures of an article's title, where the metadata hold one.
 * Private to checker/figures. */
#pragma once

#include "checker/figures/place.h"

/* Folds the title into ledger->title and appends its tokens to ARRAY, none where
 * there is no title or one too long to be one. */
void kw_title_tokenize (const KwArticle *article, KwLedger *ledger, GArray *array);

/* Reads the title's figures into LEDGER; their folded spans are of
 * ledger->title.text, they have none in the article. */
void kw_title_read (const KwArticle *article, KwLedger *ledger, const KwGazetteer *gazetteer, const KwTokens *tokens);
