/* residue.h - readings that a converter left behind common characters:
 * 業(yè). Tells them from the glosses that editors give. */
#pragma once

#include <glib.h>

/* Bytes that a normalized reading needs at most, with its NUL. */
#define KW_READING_SIZE 24

/* The places of TEXT (valid UTF-8) that are proven to be pinyin residue:
 * array of KwResidue, ascending, or NULL. (transfer full) */
GArray *kw_residue_find (const char *text, gsize len);

/* Reads a reading and the ')' behind it at P into READING, spelled as the
 * model spells it. Returns the bytes read, 0 where there is none. */
gsize kw_residue_read (const char *p, const char *end, char reading[KW_READING_SIZE]);

/* Whether READING is one of C's, u standing for ü too. *RANK is 0 for the
 * usual one. */
gboolean kw_residue_fits (gunichar c, const char *reading, guint *rank);
