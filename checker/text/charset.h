/* charset.h - which charset bytes are in, and the bytes as UTF-8.
 *
 * Detection: byte order mark; strict UTF-8, in 7 bits perhaps HZ; UTF-16 by
 * its zero bytes and common characters; else what reads best as running
 * Chinese, line by line: UTF-8 with damage, GB18030 or Big5-HKSCS. Lines that
 * are in another charset than most are read in theirs. Never GBK or BIG5:
 * glibc's tables for those stop short of what real pages hold. Conversion is
 * iconv's (glibc or GNU libiconv), but for HZ and some marks of Big5.
 */
#pragma once

#include "checker/base/offsetmap.h"

typedef struct
{
  const char *charset; /* "UTF-8", "GB18030", "BIG5-HKSCS", "UTF-16LE", "UTF-16BE", "HZ-GB-2312" or the caller's */
  gsize bom;           /* bytes of byte order mark that were skipped */
  char *text;          /* NUL-terminated UTF-8 without the mark; U+FFFD for what could not be decoded; owned */
  gsize len;
  GArray *undecodable; /* of KwUndecodable, NULL when there is none; owned */
} KwDecoded;

/* One run of bytes that the charset does not have. */
typedef struct
{
  KwSpan span;         /* of the U+FFFD in the text, or of what the bytes say in their own charset */
  guint32 offset;      /* of the first bad byte in the input: the file, or a record's line */
  guint32 n_bytes;     /* how many; a run that has no charset of its own ends after 8 */
  guint8 bytes[8];     /* the first of them */
  const char *charset; /* that the run was read in; NULL: none */
} KwUndecodable;

/* The charset of DATA and the length of its byte order mark. Static string. */
const char *kw_charset_detect (const char *data, gsize size, gsize *bom);

/* Whether iconv knows CHARSET. */
gboolean kw_charset_is_known (const char *charset);

/* Decodes DATA; CHARSET NULL detects. Bad bytes never fail, they are listed,
 * and so are lines in another charset; where the caller tells one other than
 * UTF-8, it is believed of every line.
 * FALSE only when CHARSET is unknown (KW_ERROR_CHARSET) or the text would be
 * longer than KW_TEXT_MAX (KW_ERROR_TOO_BIG). */
gboolean kw_decode (KwDecoded *decoded, const char *data, gsize size, const char *charset, GError **error);
void kw_decoded_clear (KwDecoded *decoded);

/* Maps each byte of the decoded text to its byte of DATA (which is decoded
 * once more, a character at a time: for rewriting, not for reading). */
gboolean kw_decode_map (const KwDecoded *decoded, const char *data, gsize size, KwOffsetMap *map, GError **error);

/* TEXT in CHARSET, without a mark; fails (KW_ERROR_CHARSET) where CHARSET
 * lacks a character. (transfer full) */
char *kw_encode (const char *text, gsize len, const char *charset, gsize *out_len, GError **error);

/* The same for what is to stand in place of OLD, a piece of decoded text: HZ
 * has states, and the bytes around the piece are in those of its ends. */
char *kw_encode_for (const char *text, gsize len, const char *charset, const char *old, gsize old_len, gsize *out_len,
                     GError **error);
/* What such bytes say where OLD stood. (transfer full) */
char *kw_decode_for (const char *data, gsize size, const char *charset, const char *old, gsize *out_len);
