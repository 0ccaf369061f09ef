/* blocks.h - plain text cut into blocks; private to checker/text. */
#pragma once

#include "checker/text/article.h"

/* A block a line: heading, paragraph, list item or chrome, by its looks.
 * MARKDOWN also knows # headings. (transfer full): array of KwBlock. */
GArray *kw_blocks_of_lines (const char *text, gsize len, gboolean markdown);
