/* hz.c - GB 2312 in 7 bits */
#include "checker/text/hz.h"
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/text/gbk.h"
#include "checker/text/reading.h"

#include <string.h>

/* What the shortest text that is taken for HZ holds: 中文, not a formula. */
#define HAN_LEAST 2
/* Dearest mean of a character of running text, marks among it; letters that
 * stand in braces by chance make twice that. */
#define COST_MOST 900
#define READ_MOST 4096

gboolean
kw_hz_is_name (const char *charset)
{
  return g_ascii_strcasecmp (charset, KW_HZ) == 0 || g_ascii_strcasecmp (charset, "HZ") == 0;
}

/* The character of a cell of GB 2312 proper, 0 for none. */
static gunichar
cell_char (const guchar *p)
{
  if (p[0] < 0x21 || p[0] > 0x77 || p[1] < 0x21 || p[1] > 0x7E)
    return 0;
  return kw_gbk_char (p[0] | 0x80u, p[1] | 0x80u);
}

static guint
get_in_gb (const guchar *p, gsize left, gboolean *gb, gunichar *c, gboolean *bad)
{
  if (left >= 2 && p[0] == '~' && p[1] == '}')
    {
      *gb = FALSE;
      return 2;
    }
  if (p[0] == '\n') /* no line ends in this state; where one does, it ends with the line */
    {
      *gb = FALSE;
      *c = '\n';
      return 1;
    }
  *c = left >= 2 ? cell_char (p) : 0;
  *bad = *c == 0;
  return *bad ? 1 : 2;
}

guint
kw_hz_get (const guchar *p, gsize left, gboolean *gb, gunichar *c, gboolean *bad)
{
  *c = 0;
  *bad = FALSE;
  if (*gb)
    return get_in_gb (p, left, gb, c, bad);
  if (p[0] != '~' || left < 2 || (p[1] != '{' && p[1] != '~' && p[1] != '\n'))
    {
      *bad = p[0] >= 0x80 || (p[0] == '~' && left < 2);
      *c = *bad ? 0 : p[0];
      return 1;
    }
  *gb = p[1] == '{';
  *c = p[1] == '~' ? '~' : 0;
  return 2;
}

/* What is between braces, the first thousands of it for READING; FALSE for what is no HZ. */
static gboolean
read_braces (KwReading *reading, const guchar *p, const guchar *end)
{
  gboolean gb = FALSE, bad = FALSE;
  for (gunichar last = 0, c; p < end && !bad; last = c)
    {
      gboolean was = gb;
      p += kw_hz_get (p, (gsize) (end - p), &gb, &c, &bad);
      if (was && c == '\n')
        return FALSE;
      if (was && c != 0 && reading->n < READ_MOST)
        kw_reading_add (reading, last, c);
    }
  return !bad && !gb;
}

static gboolean
is_7_bit (const char *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static const char *
find_open (const char *data, gsize size)
{
  const char *p = data, *end = data + size;
  while (p < end && (p = memchr (p, '~', (gsize) (end - p))) != NULL && ++p < end)
    if (*p == '{')
      return p - 1;
  return NULL;
}

gboolean
kw_hz_is (const char *data, gsize size)
{
  const char *open = find_open (data, size);
  if (open == NULL || !is_7_bit (data, size))
    return FALSE;
  KwReading reading = { 0 };
  return read_braces (&reading, (const guchar *) open, (const guchar *) data + size) && reading.n_han >= HAN_LEAST &&
         reading.n_common * 10 >= reading.n_han * 8 && reading.cost <= (guint64) reading.n * COST_MOST;
}

static void
shift (GString *out, gboolean *gb, gboolean wanted)
{
  if (*gb != wanted)
    g_string_append (out, wanted ? "~{" : "~}");
  *gb = wanted;
}

char *
kw_hz_encode (const char *text, gsize len, gboolean gb, gboolean gb_after, gsize *out_len, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;
  for (gsize p = 0; p < len; p += n)
    {
      gunichar c = kw_utf8_get (text + p, &n);
      guint cell = kw_gbk_cell (c);
      guchar bytes[2] = { cell >> 8 & 0x7F, cell & 0x7F };
      shift (out, &gb, c >= 0x80);
      if (c < 0x80)
        g_string_append (g_string_append_c (out, (char) c), c == '~' ? "~" : "");
      else if ((cell & 0x8080) == 0x8080 && cell_char (bytes) == c)
        g_string_append_len (out, (const char *) bytes, 2);
      else
        {
          g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET, "no cell for U+%04X", c);
          return NULL;
        }
    }
  shift (out, &gb, gb_after);
  *out_len = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
