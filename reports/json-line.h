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

/* TEXT as a JSON string, with U+FFFD for what is no UTF-8: spans may be cut by
 * whoever made them, JSON text may not. (transfer full) */
json_t *kw_json_text (const char *text, gsize len);
/* The same of a string; null for NULL. */
json_t *kw_json_string (const char *text);
