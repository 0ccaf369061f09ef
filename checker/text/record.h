/* record.h - the members of a plain JSON object, read at the speed of the
 * disk. Private to checker/text.
 *
 * Jansson takes longer over a line than wc over its characters, and records
 * are flat objects of strings. Those are read here, strictly; whatever is not
 * plain (nesting, an escape out of the ordinary, an error) is left to
 * Jansson, whose word counts.
 */
#pragma once

#include "checker/text/article.h"

/* Takes id, title, date, source, url and text from the object in LINE (valid
 * UTF-8). FALSE when it is not plain: PARTS are then untouched. */
gboolean kw_record_read (KwArticleParts *parts, const char *line, gsize len);
