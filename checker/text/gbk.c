/* gbk.c - GBK's cells: those of GB18030 but for private use */
#include "checker/text/gbk.h"
#include "checker/text/charmap.h"

static gboolean
is_private (gunichar c)
{
  return c >= 0xE000 && c <= 0xF8FF;
}

gunichar
kw_gbk_char (guint lead, guint trail)
{
  guint8 bytes[2] = { (guint8) lead, (guint8) trail };
  guint used;
  gunichar c = kw_charmap_char (kw_charmap_get (KW_CHARMAP_GB18030), bytes, 2, &used);
  return used == 2 && !is_private (c) ? c : 0;
}

guint
kw_gbk_cell (gunichar c)
{
  guint cell = c < 0x80 || is_private (c) ? 0 : kw_charmap_bytes (kw_charmap_get (KW_CHARMAP_GB18030), c);
  return cell >= 0x100 ? cell : 0;
}
