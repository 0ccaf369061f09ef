/* foreign.h - lines of a file that are in another charset than the rest: a
 * paragraph pasted as it was, a comment of another editor, files joined end
 * to end. Private to checker/text.
 */
#pragma once

#include <glib.h>

typedef struct
{
  gsize start; /* bytes of the file; first and last are beyond ASCII */
  gsize end;
  const char *charset; /* that the piece reads in, whole; static */
} KwForeign;

/* The pieces of DATA, most of which is in HOST ("UTF-8", "GB18030" or
 * "BIG5-HKSCS"), that read as running Chinese in another charset, and not in
 * HOST. No line end, tag, quote or entity is in a piece. Array of KwForeign,
 * ascending, or NULL. (transfer full) */
GArray *kw_foreign_find (const char *data, gsize from, gsize size, const char *host);
