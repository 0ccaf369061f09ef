/* gbk.h - the double-byte cells of GBK, both ways. Private to checker/text.
 *
 * Those of GB18030 with a standard character: none of the user-defined ranges.
 */
#pragma once

#include <glib.h>

/* The character of the cell, 0 for none. */
gunichar kw_gbk_char (guint lead, guint trail);
/* lead << 8 | trail of C's cell, 0 for none. */
guint kw_gbk_cell (gunichar c);

/* The cells with one second byte whose characters readers know. */
typedef struct
{
  guint n;
  guint8 leads[0x7E];
  guint16 chars[0x7E];
} KwGbkColumn;

/* (transfer none) */
const KwGbkColumn *kw_gbk_column (guint8 trail);
