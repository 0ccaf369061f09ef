/* json-line.h - a JSON object as one line that nothing can break or bend.
 *
 * Beyond what JSON demands, everything that acts on a terminal, ends a line to
 * some reader (U+0085, U+2028) or hides from the eye is written as \uXXXX.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

/* Appends OBJECT, dumped with Jansson's FLAGS, and a newline. */
void kw_json_line (GString *out, const json_t *object, gsize flags);
