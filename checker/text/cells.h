/* cells.h - the charsets that are decoded here and not by iconv: HZ, which
 * glibc does not have, and Big5-HKSCS. Private to checker/text.
 */
#pragma once

#include <glib.h>

typedef struct
{
  gboolean hz; /* else Big5 */
  gboolean gb; /* HZ: between ~{ and ~} */
} KwCells;

/* What stands at a byte. */
typedef struct
{
  guint n;       /* bytes, at least 1 */
  guint written; /* of UTF8; 0 for a shift, and for what cannot be decoded */
  gboolean bad;
  char utf8[8];
} KwCell;

/* FALSE for a charset that iconv decodes. */
gboolean kw_cells_begin (KwCells *cells, const char *charset);
/* LEFT > 0. */
KwCell kw_cells_next (KwCells *cells, const char *p, gsize left);
