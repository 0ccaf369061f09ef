/* bytes.h - bytes in other charsets, and what is listed of bad ones */
#pragma once

#include "checker/text/charset.h"
#include "tests/suite.h"

#define FFFD "\xEF\xBF\xBD"
#define BYTES(s) s, sizeof s - 1

/* Bad bytes that are expected; a table of them ends with n = 0. */
typedef struct
{
  guint32 offset, n;
} Bad;

/* TEXT in CHARSET, behind BOM. */
static inline GString *
encoded (const char *text, gsize len, const char *charset, const char *bom)
{
  gsize n = 0;
  g_autofree char *bytes = kw_encode (text, len, charset, &n, NULL);
  ck_assert_msg (bytes != NULL, "%s cannot hold %s", charset, text);
  GString *out = g_string_new (bom);
  return g_string_append_len (out, bytes, (gssize) n);
}

static inline void
expect_bad (const KwDecoded *decoded, const char *data, const Bad *wanted)
{
  guint n = 0;
  while (n < 4 && wanted[n].n > 0)
    n++;
  ck_assert_uint_eq (decoded->undecodable != NULL ? decoded->undecodable->len : 0, n);
  for (guint i = 0; i < n; i++)
    {
      const KwUndecodable *bad = &g_array_index (decoded->undecodable, KwUndecodable, i);
      ck_assert_uint_eq (bad->offset, wanted[i].offset);
      ck_assert_uint_eq (bad->n_bytes, wanted[i].n);
      ck_assert_mem_eq (bad->bytes, data + bad->offset, bad->n_bytes);
      ck_assert_uint_eq (kw_span_len (bad->span), 3);
      ck_assert_mem_eq (decoded->text + bad->span.start, FFFD, 3);
    }
}
