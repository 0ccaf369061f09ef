/* json-out.h - JSON written as it goes, safe to print: reports of 100,000
 * findings build no objects.
 *
 * Whatever is put stands as a member of the object or an item of the array
 * that is open; the comma before it comes of itself. KEY is NULL for items.
 * Beyond what JSON demands, everything that acts on a terminal, ends a line to
 * some reader (U+0085, U+2028) or hides from the eye is written as \uXXXX.
 */
#pragma once

#include "checker/report.h"

void kw_json_open (GString *out, const char *key, char bracket); /* '{' or '[' */
void kw_json_close (GString *out, char bracket);                 /* '}' or ']' */

/* TEXT as a string; what is no UTF-8 becomes U+FFFD. */
void kw_json_put_text (GString *out, const char *key, const char *text, gsize len);
/* The same of a string; null for NULL. */
void kw_json_put (GString *out, const char *key, const char *text);
void kw_json_put_number (GString *out, const char *key, gint64 number);
void kw_json_put_boolean (GString *out, const char *key, gboolean value);
/* Where PLACE is, "start" to "end_column". */
void kw_json_put_numbers (GString *out, const KwPlace *place);
