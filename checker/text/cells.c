/* cells.c - HZ and Big5, a character at a time */
#include "checker/text/cells.h"
#include "checker/base/utf8.h"
#include "checker/text/big5.h"
#include "checker/text/hz.h"

gboolean
kw_cells_begin (KwCells *cells, const char *charset)
{
  *cells = (KwCells){ kw_hz_is_name (charset), FALSE };
  return cells->hz || g_ascii_strcasecmp (charset, "BIG5-HKSCS") == 0;
}

KwCell
kw_cells_next (KwCells *cells, const char *p, gsize left)
{
  KwCell cell = { 0 };
  gunichar c = 0, mark = 0;
  gboolean nothing = FALSE;
  if (cells->hz)
    {
      cell.n = kw_hz_get ((const guchar *) p, left, &cells->gb, &c, &cell.bad);
      nothing = c == 0 && p[0] != '\0';
    }
  else
    {
      cell.n = kw_big5_get ((const guchar *) p, left, &c, &mark);
      cell.bad = cell.n == 0;
    }
  cell.n = MAX (cell.n, 1);
  if (cell.bad || nothing)
    return cell;
  cell.written = kw_utf8_put (cell.utf8, c);
  if (mark != 0)
    cell.written += kw_utf8_put (cell.utf8 + cell.written, mark);
  return cell;
}
