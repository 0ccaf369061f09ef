/* detect.h - strict UTF-8 and what else bytes may be; private to checker/text. */
#pragma once

#include "checker/text/reading.h"

/* Bytes of DATA that are strict UTF-8 (RFC 3629), from its start. NUL is a
 * character like any other. */
gsize kw_utf8_valid_prefix (const char *data, gsize size);

/* Bytes of the character at DATA, 0 where it is ill-formed. */
guint kw_utf8_sequence (const char *data, gsize size);

/* Bytes of the ill-formed sequence at DATA: its maximal subpart, as Unicode
 * recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts"). */
gsize kw_utf8_bad_length (const char *data, gsize size);

/* Bytes to the next line end, tag, quote or entity: these end a character in
 * every charset that is told here, and what lies between is in one charset,
 * but for damage. */
static inline gsize
kw_unit_length (const char *data, gsize size)
{
  gsize n = 0;
  while (n < size && data[n] != '\n' && data[n] != '<' && data[n] != '>' && data[n] != '"' && data[n] != '&')
    n++;
  return n;
}

/* Whether DATA is strict UTF-8 by chance: six Han of GBK may happen to be six
 * Cyrillic and Arabic letters, none of which goes with the next. */
gboolean kw_utf8_by_chance (const char *data, gsize size);

/* Which charset most of DATA is in, which is no strict UTF-8. */
KwReader kw_reader_of (const char *data, gsize size);
/* Which of the double-byte ones it is that some of DATA may be in. */
KwReader kw_double_byte_of (const char *data, gsize size);
