/* gbk.h - the double-byte cells of GBK, both ways. Private to checker/text.
 *
 * Read from the charmap of GB18030. Only cells with
 * a standard character: none of the user-defined ranges.
 */
#pragma once

#include <glib.h>

/* The character of the cell, 0 for none. */
gunichar kw_gbk_char (guint lead, guint trail);
/* lead << 8 | trail of C's cell, 0 for none. */
guint kw_gbk_cell (gunichar c);
