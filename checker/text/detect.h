/* detect.h - strict UTF-8 and what else bytes may be; private to checker/text. */
#pragma once

#include <glib.h>

/* Bytes of DATA that are strict UTF-8 (RFC 3629), from its start. NUL is a
 * character like any other. */
gsize kw_utf8_valid_prefix (const char *data, gsize size);

/* Bytes of the ill-formed sequence at DATA: its maximal subpart, as Unicode
 * recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts"). */
gsize kw_utf8_bad_length (const char *data, gsize size);
