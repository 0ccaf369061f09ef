/* gbk.c - GBK's cells, asked of iconv once */
#include "checker/text/gbk.h"
#include "checker/base/utf8.h"

#include <iconv.h>
#include <string.h>

#define FIRST_LEAD  0x81
#define LAST_LEAD   0xFE
#define FIRST_TRAIL 0x40
#define LAST_TRAIL  0xFE

typedef struct
{
  guint16 chars[LAST_LEAD - FIRST_LEAD + 1][LAST_TRAIL - FIRST_TRAIL + 1];
  guint16 cells[0x10000];
} Table;

/* Of the basic plane and not for private use; 0 where iconv has nothing. */
static gunichar
ask (iconv_t conversion, guint lead, guint trail)
{
  char in[2] = { (char) lead, (char) trail };
  char out[8] = "";
  char *p = in, *q = out;
  gsize in_left = sizeof in, out_left = sizeof out;
  iconv (conversion, NULL, NULL, NULL, NULL);
  if (iconv (conversion, &p, &in_left, &q, &out_left) == (gsize) -1 || in_left > 0)
    return 0;
  guint len;
  gunichar c = kw_utf8_get (out, &len);
  gboolean whole = len == (gsize) (q - out);
  return whole && c < 0x10000 && !(c >= 0xE000 && c <= 0xF8FF) ? c : 0;
}

static Table *
build (void)
{
  Table *table = g_new0 (Table, 1);
  iconv_t conversion = iconv_open ("UTF-8", "GB18030");
  if (conversion == (iconv_t) -1)
    return table; /* nothing can be repaired, everything else goes on */
  for (guint lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
    for (guint trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++)
      {
        gunichar c = trail == 0x7F ? 0 : ask (conversion, lead, trail);
        table->chars[lead - FIRST_LEAD][trail - FIRST_TRAIL] = (guint16) c;
        if (c != 0)
          table->cells[c] = (guint16) (lead << 8 | trail);
      }
  iconv_close (conversion);
  table->chars[0xA3 - FIRST_LEAD][0xA0 - FIRST_TRAIL] = 0x3000; /* charset.c says why */
  return table;
}

static gpointer
build_once (gpointer data)
{
  return build ();
}

static const Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, build_once, NULL);
}

gunichar
kw_gbk_char (guint lead, guint trail)
{
  if (lead < FIRST_LEAD || lead > LAST_LEAD || trail < FIRST_TRAIL || trail > LAST_TRAIL)
    return 0;
  return get_table ()->chars[lead - FIRST_LEAD][trail - FIRST_TRAIL];
}

guint
kw_gbk_cell (gunichar c)
{
  return c < 0x80 || c > 0xFFFF ? 0 : get_table ()->cells[c];
}
