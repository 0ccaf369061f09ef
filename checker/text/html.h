/* html.h - an HTML page as article parts: text blocks with their places in
 * the page, title, charset, publication date and source. libxml2 parses. */
#pragma once

#include "checker/text/article.h"

/* The charset that the page's first 4 KiB declare (<meta charset>,
 * http-equiv, XML declaration), as it is written, or NULL. (transfer full) */
char *kw_html_declared_charset (const char *data, gsize size);

/* PAGE is UTF-8; it is copied into the parts. Never fails: broken markup is
 * read as browsers would. Blocks are joined by '\n' in the text. */
void kw_html_parse (KwArticleParts *parts, const char *page, gsize len);
