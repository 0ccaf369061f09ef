/* hz.h - HZ, GB 2312 in 7 bits: ~{VPND~} is 中文 (RFC 1843). Private to
 * checker/text; glibc's iconv has no such charset.
 */
#pragma once

#include <glib.h>

#define KW_HZ "HZ-GB-2312"

/* Whether DATA is HZ: 7 bits throughout, each ~{ closed by ~} on its line, and
 * between them what is Chinese. */
gboolean kw_hz_is (const char *data, gsize size);
/* Whether CHARSET is a name of it. */
gboolean kw_hz_is_name (const char *charset);

/* Bytes of what stands at P, *GB being the state before and after it; *C is
 * the character, 0 for none: a shift, a line that goes on (*BAD FALSE) or
 * what HZ does not have (*BAD TRUE). LEFT > 0. */
guint kw_hz_get (const guchar *p, gsize left, gboolean *gb, gunichar *c, gboolean *bad);

/* TEXT in HZ, from state GB to state GB_AFTER; NULL where GB 2312 lacks a
 * character. (transfer full) */
char *kw_hz_encode (const char *text, gsize len, gboolean gb, gboolean gb_after, gsize *out_len, GError **error);
