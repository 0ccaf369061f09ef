/* charmap.c - tables of charsets, asked of iconv */
#include "checker/text/charmap.h"
#include "checker/base/utf8.h"

#include <iconv.h>
#include <string.h>

#define FIRST_LEAD  0x81
#define LAST_LEAD   0xFE
#define FIRST_TRAIL 0x40
#define LAST_TRAIL  0xFE

struct _KwCharmap
{
  guint16 single[256]; /* bytes above 7F */
  guint16 pairs[LAST_LEAD - FIRST_LEAD + 1][LAST_TRAIL - FIRST_TRAIL + 1];
  guint16 bytes[0x10000];
};

typedef struct
{
  const char *name;
  const char *tables[3]; /* for iconv; later ones only add ways back */
  gboolean double_byte;
} Charset;

static const Charset charsets[KW_N_CHARMAPS] = {
  [KW_CHARMAP_GB18030] = { "GB18030", { "GB18030" }, TRUE },
  [KW_CHARMAP_BIG5] = { "Big5", { "BIG5-HKSCS", "CP950", "BIG5" }, TRUE },
  [KW_CHARMAP_BIG5_UNICODE] = { "Big5", { NULL }, TRUE },
  [KW_CHARMAP_SHIFT_JIS] = { "Shift_JIS", { "CP932", "SHIFT_JIS" }, TRUE },
  [KW_CHARMAP_EUC_KR] = { "EUC-KR", { "CP949", "EUC-KR" }, TRUE },
  [KW_CHARMAP_LATIN1] = { "windows-1252", { "CP1252" }, FALSE },
  [KW_CHARMAP_CP1250] = { "windows-1250", { "CP1250" }, FALSE },
  [KW_CHARMAP_CP1251] = { "windows-1251", { "CP1251" }, FALSE },
  [KW_CHARMAP_KOI8_R] = { "KOI8-R", { "KOI8-R" }, FALSE },
  [KW_CHARMAP_CP437] = { "CP437", { "CP437" }, FALSE },
  [KW_CHARMAP_CP850] = { "CP850", { "CP850" }, FALSE },
  [KW_CHARMAP_MACINTOSH] = { "macintosh", { "MACINTOSH" }, FALSE },
};

static void
learn (KwCharmap *map, guint bytes, gunichar c, gboolean first)
{
  if (c == 0)
    return;
  if (first && bytes < 0x100)
    map->single[bytes] = (guint16) c;
  else if (first)
    map->pairs[(bytes >> 8) - FIRST_LEAD][(bytes & 0xFF) - FIRST_TRAIL] = (guint16) c;
  if (map->bytes[c] == 0)
    map->bytes[c] = (guint16) bytes;
}

/* A row of cells, a line each: one call of iconv for many characters. */
#define ROW_MAX (191 * 3)

typedef struct
{
  guint cells[191];
  guint n_cells;
  char bytes[ROW_MAX];
  gsize n;
} Row;

static void
add_cell (Row *row, guint cell)
{
  row->cells[row->n_cells++] = cell;
  if (cell >= 0x100)
    row->bytes[row->n++] = (char) (cell >> 8);
  row->bytes[row->n++] = (char) cell;
  row->bytes[row->n++] = '\n';
}

/* Converts the row; what cannot be is an empty line. */
static void
convert_row (iconv_t conversion, const Row *row, GString *out)
{
  char buffer[191 * 8];
  char *p = (char *) row->bytes;
  gsize left = row->n;
  while (left > 0)
    {
      char *q = buffer;
      gsize room = sizeof buffer;
      gboolean whole = iconv (conversion, &p, &left, &q, &room) != (gsize) -1;
      g_string_append_len (out, buffer, q - buffer);
      if (whole || left == 0)
        return;
      char *line = memchr (p, '\n', left);
      left -= (gsize) (line + 1 - p);
      p = line + 1;
      g_string_append_c (out, '\n');
      iconv (conversion, NULL, NULL, NULL, NULL);
    }
}

/* Each line is the character of a cell, if it is one of the basic plane. */
static void
learn_row (KwCharmap *map, iconv_t conversion, const Row *row, gboolean first)
{
  g_autoptr (GString) out = g_string_sized_new (191 * 4);
  convert_row (conversion, row, out);
  const char *p = out->str;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *line_end = strchr (p, '\n');
      if (line_end == NULL)
        return;
      guint len;
      gunichar c = kw_utf8_get (p, &len);
      if (p + len == line_end && c >= 0x80 && c < 0x10000)
        learn (map, row->cells[i], c, first);
      p = line_end + 1;
    }
}

static void
learn_table (KwCharmap *map, const Charset *charset, const char *table, gboolean first)
{
  iconv_t conversion = iconv_open ("UTF-8", table);
  if (conversion == (iconv_t) -1)
    return;
  Row single = { .n = 0 };
  for (guint b = 0x80; b <= 0xFF; b++)
    add_cell (&single, b);
  learn_row (map, conversion, &single, first);
  for (guint lead = FIRST_LEAD; charset->double_byte && lead <= LAST_LEAD; lead++)
    {
      Row row = { .n = 0 };
      for (guint trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++)
        if (trail != 0x7F)
          add_cell (&row, lead << 8 | trail);
      if (map->single[lead] == 0)
        learn_row (map, conversion, &row, first);
    }
  iconv_close (conversion);
}

/* Values for private use that GB 18030 gave its cells until 2005: decoders of
 * that age still do. Rows of user-defined characters keep theirs. */
static void
learn_old_private_use (KwCharmap *map)
{
  static const struct
  {
    guint16 first, last; /* cells */
    guint16 c;           /* of the first */
  } old[] = { { 0xA6D9, 0xA6DF, 0xE78D }, { 0xA6EC, 0xA6ED, 0xE794 }, { 0xA6F3, 0xA6F3, 0xE796 },
              { 0xA8BC, 0xA8BC, 0xE7C7 }, { 0xA8BF, 0xA8BF, 0xE7C8 }, { 0xA989, 0xA995, 0xE7E7 },
              { 0xFE50, 0xFE7E, 0xE815 }, { 0xFE80, 0xFEA0, 0xE844 } };
  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    for (guint cell = old[i].first; cell <= old[i].last; cell++)
      learn (map, cell, old[i].c + cell - old[i].first, FALSE);
}

/* Kana, Cyrillic letters and numbers in C6A1 to C7FC: what ETEN had there is
 * put elsewhere, and its characters have no bytes any more. */
static void
learn_unicode_rows (KwCharmap *map)
{
  static const struct
  {
    gunichar first, last;
  } rows[] = { { 0x30FE, 0x30FE }, { 0x309D, 0x309E }, { 0x3005, 0x3005 }, { 0x3041, 0x3093 }, { 0x30A1, 0x30F6 },
               { 0x414, 0x415 },   { 0x401, 0x401 },   { 0x416, 0x41C },   { 0x423, 0x435 },   { 0x451, 0x451 },
               { 0x436, 0x44F },   { 0x2460, 0x2469 }, { 0x2474, 0x247D } };
  guint cell = 0xC6A1;
  for (guint c = 0x80; c < 0x10000; c++)
    if (map->bytes[c] >= 0xC6A1 && map->bytes[c] <= 0xC8FE)
      map->bytes[c] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gunichar c = rows[i].first; c <= rows[i].last; c++)
      {
        map->bytes[c] = (guint16) cell;
        map->pairs[(cell >> 8) - FIRST_LEAD][(cell & 0xFF) - FIRST_TRAIL] = (guint16) c;
        cell = cell == 0xC6FE ? 0xC740 : cell == 0xC77E ? 0xC7A1 : cell + 1;
      }
  g_assert (cell == 0xC7FD);
}

/* Bytes that a Windows code page leaves out are C1 controls to decoders. */
static void
learn_controls (KwCharmap *map)
{
  for (guint b = 0x80; b <= 0x9F; b++)
    if (map->single[b] == 0)
      learn (map, b, b, TRUE);
}

static KwCharmap *
build (KwCharmapId id)
{
  const Charset *charset = &charsets[id];
  KwCharmap *map = g_new0 (KwCharmap, 1);
  if (id == KW_CHARMAP_BIG5_UNICODE)
    {
      *map = *kw_charmap_get (KW_CHARMAP_BIG5);
      learn_unicode_rows (map);
      return map;
    }
  for (guint i = 0; i < G_N_ELEMENTS (charset->tables) && charset->tables[i] != NULL; i++)
    learn_table (map, charset, charset->tables[i], i == 0);
  if (id == KW_CHARMAP_GB18030)
    {
      learn_old_private_use (map);
      map->pairs[0xA3 - FIRST_LEAD][0xA0 - FIRST_TRAIL] = 0x3000; /* charset.c says why */
      map->bytes[0x20AC] = 0x80; /* what Windows and browsers read a lone 80 as */
    }
  if (id >= KW_CHARMAP_LATIN1 && id <= KW_CHARMAP_CP1251)
    learn_controls (map);
  for (guint b = 0x80; id == KW_CHARMAP_LATIN1 && b <= 0xFF; b++)
    map->bytes[b] = (guint16) b;
  if (id == KW_CHARMAP_MACINTOSH)
    learn (map, 0xC6, 0x2206, FALSE); /* increment; glibc has Greek delta */
  return map;
}

const KwCharmap *
kw_charmap_get (KwCharmapId id)
{
  static gsize built[KW_N_CHARMAPS];
  if (g_once_init_enter (&built[id]))
    g_once_init_leave (&built[id], (gsize) build (id));
  return (const KwCharmap *) built[id];
}

const char *
kw_charmap_name (KwCharmapId id)
{
  return charsets[id].name;
}

guint
kw_charmap_bytes (const KwCharmap *map, gunichar c)
{
  return c < 0x80 ? c : c < 0x10000 ? map->bytes[c] : 0;
}

gunichar
kw_charmap_char (const KwCharmap *map, const guint8 *p, gsize n, guint *used)
{
  *used = 1;
  if (map->single[p[0]] != 0)
    return map->single[p[0]];
  *used = 2;
  if (n < 2 || p[0] < FIRST_LEAD || p[0] > LAST_LEAD || p[1] < FIRST_TRAIL || p[1] > LAST_TRAIL)
    return 0;
  return map->pairs[p[0] - FIRST_LEAD][p[1] - FIRST_TRAIL];
}
