/* po.h - reading a catalogue of translations in the PO format of GNU gettext.
 *
 * What translators' tools write is understood: comments, flags, msgctxt,
 * strings over many lines with the escapes of C, plural forms, obsolete entries
 * (#~). A catalogue is UTF-8. Whatever is broken ends the program with file and
 * line, and so does a translation that has other {placeholders} or, where the
 * entry is flagged c-format, other conversions than its original.
 *
 * Source: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */
#pragma once

#include "checker/gen/common.h"

/* One text and what it is in the catalogue's language. */
typedef struct
{
  char *context;     /* msgctxt, or NULL */
  char *english;     /* msgid; never empty */
  char *plural;      /* msgid_plural, or NULL */
  char *translation; /* of the one form that the language has */
  int is_format;     /* flagged c-format */
  unsigned line;     /* of its msgid */
} GenMessage;

typedef struct
{
  GenMessage *all;
  size_t n, allocated;
} GenMessages;

/* Adds the translated entries of the catalogue at PATH, which has one plural
 * form. Fuzzy and untranslated entries are left out. */
void gen_po_read (const char *path, GenMessages *messages);
void gen_po_clear (GenMessages *messages);
