/* title.h - the figures of an article's title, where the metadata hold one.
 * Private to checker/figures. */
#pragma once

#include "checker/figures/place.h"

/* Reads the title's figures into LEDGER; their folded spans are of
 * ledger->title.text, they have none in the article. */
void kw_title_read (const KwArticle *article, KwLedger *ledger, const KwGazetteer *gazetteer);
