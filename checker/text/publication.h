/* publication.h - when an article says that it was published; private to
 * checker/text. */
#pragma once

#include "checker/text/article.h"

/* Reads ARTICLE's metadata date and the lines that date it into its `dated`;
 * blocks and folded view must be there. */
void kw_publication_read (KwArticle *article);

/* The day, month or year written at the start of TEXT (2017-10-23,
 * 2008/10/20, 2020年11月16日, 2018-03, 2018), KW_PERIOD_NONE when there is
 * none; *USED is its length. */
KwPeriod kw_publication_parse (const char *text, gsize len, gsize *used);
