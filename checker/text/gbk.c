/* gbk.c - GBK's cells: those of GB18030 but for private use */
#include "checker/text/gbk.h"
#include "checker/text/charmap.h"
#include "checker/text/running.h"

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

static gpointer
build_columns (gpointer data)
{
  KwGbkColumn *columns = g_new0 (KwGbkColumn, 256);
  for (guint trail = 0x40; trail <= 0xFE; trail++)
    for (guint lead = 0x81; lead <= 0xFE; lead++)
      {
        KwGbkColumn *column = &columns[trail];
        gunichar c = kw_gbk_char (lead, trail);
        if (c == 0 || !kw_running_is_plain (c))
          continue;
        column->leads[column->n] = (guint8) lead;
        column->chars[column->n++] = (guint16) c;
      }
  return columns;
}

const KwGbkColumn *
kw_gbk_column (guint8 trail)
{
  static GOnce once = G_ONCE_INIT;
  return (const KwGbkColumn *) g_once (&once, build_columns, NULL) + trail;
}
