/* big5.c - Big5's cells, asked of iconv once */
#include "checker/text/big5.h"
#include "checker/base/utf8.h"

#include <iconv.h>
#include <string.h>

#define FIRST_LEAD  0x81
#define LAST_LEAD   0xFE
#define FIRST_TRAIL 0x40
#define LAST_TRAIL  0xFE

typedef struct
{
  guint32 chars[LAST_LEAD - FIRST_LEAD + 1][LAST_TRAIL - FIRST_TRAIL + 1];
} Table;

typedef struct
{
  guint16 cell;
  guint16 c;    /* as Windows and browsers read it */
  guint16 told; /* as iconv does; 0 for nothing, or what has a cell of its own */
} Mark;

/* iconv takes Hong Kong's standard at its word, where 3～4級 is 3∼4級 and
 * ／ is in another cell; pages are written with what CP950 has. */
static const Mark marks[] = {
  { 0xA145, 0x2027, 0x2022 }, { 0xA14E, 0xFE51, 0xFF64 }, { 0xA15A, 0x2574, 0 },      { 0xA1C2, 0x00AF, 0x203E },
  { 0xA1C3, 0xFFE3, 0 },      { 0xA1C5, 0x02CD, 0 },      { 0xA1E3, 0xFF5E, 0x223C }, { 0xA1F2, 0x2295, 0x2641 },
  { 0xA1F3, 0x2299, 0x2609 }, { 0xA1FE, 0xFF0F, 0 },      { 0xA240, 0xFF3C, 0 },      { 0xA241, 0x2215, 0 },
  { 0xA242, 0xFE68, 0 },      { 0xA244, 0xFFE5, 0x00A5 }, { 0xA246, 0xFFE0, 0x00A2 }, { 0xA247, 0xFFE1, 0x00A3 },
  { 0xA3E1, 0x20AC, 0 },
};

/* Two numerals of row A2 again, which are written with the other cell. */
static const Mark doubles[] = { { 0xA2CC, 0x5341, 0 }, { 0xA2CE, 0x5345, 0 } };

/* The cells that hold a letter and a mark. */
static const struct
{
  guint16 cell;
  guint16 c;
  guint16 mark;
} pairs[] = { { 0x8862, 0xCA, 0x304 }, { 0x8864, 0xCA, 0x30C }, { 0x88A3, 0xEA, 0x304 }, { 0x88A5, 0xEA, 0x30C } };

static guint32 *
slot (Table *table, guint cell)
{
  return &table->chars[(cell >> 8) - FIRST_LEAD][(cell & 0xFF) - FIRST_TRAIL];
}

static gunichar
ask (iconv_t conversion, guint cell)
{
  char in[2] = { (char) (cell >> 8), (char) cell };
  char out[16] = "";
  char *p = in, *q = out;
  gsize in_left = sizeof in, out_left = sizeof out;
  iconv (conversion, NULL, NULL, NULL, NULL);
  if (iconv (conversion, &p, &in_left, &q, &out_left) == (gsize) -1 || in_left > 0)
    return 0;
  iconv (conversion, NULL, NULL, &q, &out_left); /* Ê is kept back: a mark may follow */
  guint len;
  gunichar c = kw_utf8_get (out, &len);
  return q > out && c >= 0x80 ? c : 0;
}

static Table *
build (void)
{
  Table *table = g_new0 (Table, 1);
  iconv_t conversion = iconv_open ("UTF-8", "BIG5-HKSCS");
  if (conversion == (iconv_t) -1)
    return table; /* nothing is Big5, everything else goes on */
  for (guint lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
    for (guint trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++)
      if (trail <= 0x7E || trail >= 0xA1)
        *slot (table, lead << 8 | trail) = ask (conversion, lead << 8 | trail);
  iconv_close (conversion);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    *slot (table, marks[i].cell) = marks[i].c;
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    *slot (table, doubles[i].cell) = doubles[i].c;
  return table;
}

static gpointer
build_once (gpointer data)
{
  return build ();
}

static Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, build_once, NULL);
}

guint
kw_big5_get (const guchar *p, gsize left, gunichar *c, gunichar *mark)
{
  *mark = 0;
  *c = p[0];
  if (p[0] < 0x80)
    return 1;
  if (p[0] < FIRST_LEAD || p[0] > LAST_LEAD || left < 2 || p[1] < FIRST_TRAIL || p[1] > LAST_TRAIL)
    return 0;
  guint cell = (guint) p[0] << 8 | p[1];
  *c = *slot (get_table (), cell);
  for (guint i = 0; p[0] == 0x88 && i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].cell == cell)
      {
        *c = pairs[i].c;
        *mark = pairs[i].mark;
      }
  return *c != 0 ? 2 : 0;
}

/* The mark that is C, or that iconv takes for C. */
static const Mark *
find_mark (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].c == c || (marks[i].told == c && c != 0))
      return &marks[i];
  return NULL;
}

static gboolean
append (GString *out, const char *text, gsize len, GError **error)
{
  gsize n = 0;
  g_autofree char *bytes = g_convert (text, (gssize) len, "BIG5-HKSCS", "UTF-8", NULL, &n, error);
  if (bytes != NULL)
    g_string_append_len (out, bytes, (gssize) n);
  return bytes != NULL;
}

char *
kw_big5_encode (const char *text, gsize len, gsize *out_len, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (len + 1);
  gsize done = 0, p = 0;
  for (guint n; p < len; p += n)
    {
      gunichar c = kw_utf8_get (text + p, &n);
      const Mark *mark = c < 0x80 || kw_is_han (c) ? NULL : find_mark (c);
      if (mark == NULL)
        continue;
      if (!append (out, text + done, p - done, error))
        return NULL;
      if (mark->c != c)
        {
          g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE, "no cell for U+%04X", c);
          return NULL;
        }
      g_string_append_c (out, (char) (mark->cell >> 8));
      g_string_append_c (out, (char) mark->cell);
      done = p + n;
    }
  if (!append (out, text + done, len - done, error))
    return NULL;
  *out_len = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
