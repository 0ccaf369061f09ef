/* big5.h - the cells of Big5 with Hong Kong's characters, both ways. Private
 * to checker/text.
 *
 * Built once from iconv's BIG5-HKSCS when it is first asked for, but for the
 * marks on which it differs from what Windows (CP950) and browsers (WHATWG
 * Encoding, index Big5) read.
 */
#pragma once

#include <glib.h>

/* Bytes of the character at P, 1 or 2, and what it is; 0 where there is none.
 * *MARK is the combining mark that four cells hold beside it, else 0. */
guint kw_big5_get (const guchar *p, gsize left, gunichar *c, gunichar *mark);

/* TEXT in BIG5-HKSCS; NULL where it lacks a character. (transfer full) */
char *kw_big5_encode (const char *text, gsize len, gsize *out_len, GError **error);
