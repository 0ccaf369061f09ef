/* webscript.h - pieces of script and of style sheets in running text.
 *
 * Told by their form: functions with a body, assignments to a var, calls that
 * write into a page, declarations of known properties in braces.
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *text, *end; /* borrowed; valid UTF-8 that ends with NUL */
  gsize work;             /* bytes in which braces may yet be matched */
} KwWebScript;

void kw_webscript_init (KwWebScript *script, const char *text, gsize len);

/* Whether a piece may be recognized at C: the first character of one, or the
 * brace behind a selector. */
gboolean kw_webscript_begins (char c);

/* Behind the piece of script or style recognized at P, NULL for none. *FROM
 * is where it begins: P, or the selector's start, not before FLOOR. */
const char *kw_webscript_at (KwWebScript *script, const char *floor, const char *p, const char **from);
