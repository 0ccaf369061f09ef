/* charset-private.h - what decoding and its maps share. */
#pragma once

#include "checker/text/charset.h"

#include <iconv.h>

/* From CHARSET to UTF-8; (iconv_t) -1 with KW_ERROR_CHARSET. */
iconv_t kw_charset_open (const char *charset, GError **error);

static inline gboolean
kw_charset_is_named (const char *charset, const char *name)
{
  return g_ascii_strcasecmp (charset, name) == 0;
}

/* A lone 80 is the euro sign in what Windows writes as GBK (CP936), and to
 * browsers (WHATWG Encoding, gb18030 decoder); iconv has no character there. */
static inline gboolean
kw_charset_is_euro (const char *charset, char byte)
{
  return byte == '\x80' && kw_charset_is_named (charset, "GB18030");
}
