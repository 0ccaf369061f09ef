/* detect.c - which charset bytes are in */
#include "checker/text/detect.h"
#include "checker/base/utf8.h"
#include "checker/text/charset.h"
#include "checker/text/model.h"

#include <iconv.h>
#include <string.h>

/* Enough to tell charsets apart, little enough to decode twice. */
#define SAMPLE 16384

/* Well-formed bytes of the sequence at P, 0 when it is ill-formed. Ranges:
 * Unicode table 3-7. */
static inline guint
well_formed (const guchar *p, gsize left)
{
  guchar c = p[0];
  if (c < 0x80)
    return 1;
  if (c < 0xC2 || c > 0xF4 || left < 2)
    return 0;
  if (c < 0xE0)
    return (p[1] & 0xC0) == 0x80 ? 2 : 0;
  guchar low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
  guchar high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
  if (p[1] < low || p[1] > high || left < 3 || (p[2] & 0xC0) != 0x80)
    return 0;
  if (c < 0xF0)
    return 3;
  return left >= 4 && (p[3] & 0xC0) == 0x80 ? 4 : 0;
}

gsize
kw_utf8_valid_prefix (const char *data, gsize size)
{
  const guchar *p = (const guchar *) data, *end = p + size;
  while (p < end)
    {
      /* Han in rows: three bytes that need no more than three masks. */
      if (end - p >= 3 && (guchar) (p[0] - 0xE1) < 0x0C && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
        {
          p += 3;
          continue;
        }
      guint n = well_formed (p, (gsize) (end - p));
      if (n == 0)
        break;
      p += n;
    }
  return (gsize) (p - (const guchar *) data);
}

gsize
kw_utf8_bad_length (const char *data, gsize size)
{
  const guchar *p = (const guchar *) data;
  guint want = p[0] >= 0xC2 && p[0] < 0xE0 ? 2 : p[0] >= 0xE0 && p[0] < 0xF0 ? 3 : p[0] >= 0xF0 && p[0] <= 0xF4 ? 4 : 1;
  guchar low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
  guchar high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
  gsize n = 1;
  if (n < want && n < size && p[1] >= low && p[1] <= high)
    for (n = 2; n < want && n < size && (p[n] & 0xC0) == 0x80;)
      n++;
  return n;
}

/* Whether the text is UTF-8 with a few bad bytes: a cut end, a damaged place. */
static gboolean
is_mostly_utf8 (const char *data, gsize size)
{
  gsize multibyte = 0, bad = 0, p = 0;
  while (p < size)
    {
      guint n = well_formed ((const guchar *) data + p, size - p);
      multibyte += n > 1;
      if (n == 0)
        {
          bad++;
          n = (guint) kw_utf8_bad_length (data + p, size - p);
        }
      p += n;
    }
  return multibyte > bad * 4;
}

static gboolean
is_text_unit (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c <= 0x301F) ||
         (c >= 0xFF00 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2026) || kw_model_is_common (c);
}

/* Per mille of 16-bit units that running text is made of. */
static guint
utf16_share (const char *data, gsize size, gboolean big_endian)
{
  const guchar *p = (const guchar *) data;
  guint good = 0, all = (guint) (size / 2);
  for (guint i = 0; i < all; i++)
    {
      gunichar c = big_endian ? (gunichar) (p[2 * i] << 8 | p[2 * i + 1]) : (gunichar) (p[2 * i + 1] << 8 | p[2 * i]);
      good += is_text_unit (c);
    }
  return all > 0 ? good * 1000 / all : 0;
}

static const char *
detect_utf16 (const char *data, gsize size)
{
  gsize sample = MIN (size, (gsize) SAMPLE) & ~(gsize) 1;
  if (sample < 4)
    return NULL;
  guint little = utf16_share (data, sample, FALSE), big = utf16_share (data, sample, TRUE);
  if (MAX (little, big) < 900 || little == big)
    return NULL;
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

/* Mean cost of DATA read in CHARSET, what cannot be decoded counted as dear.
 * DATA may end in mid-character. */
static guint
reading_cost (const char *data, gsize size, const char *charset)
{
  char text[SAMPLE * 3];
  iconv_t cd = iconv_open ("UTF-8", charset);
  if (cd == (iconv_t) -1)
    return G_MAXUINT;
  char *in = (char *) data, *to = text;
  gsize left = size, room = sizeof text;
  guint bad = 0, n_han = 0;
  while (left > 0 && iconv (cd, &in, &left, &to, &room) == (gsize) -1 && left > 3)
    {
      bad++;
      in++;
      left--;
    }
  iconv_close (cd);
  guint mean = kw_model_mean_cost (text, (gsize) (to - text), &n_han);
  return n_han == 0 ? KW_COST_UNKNOWN + bad : (guint) (((guint64) mean * n_han + bad * 2000ull) / (n_han + bad));
}

static const char *
detect_double_byte (const char *data, gsize size)
{
  gsize sample = MIN (size, (gsize) SAMPLE);
  guint gb = reading_cost (data, sample, "GB18030");
  guint big5 = reading_cost (data, sample, "BIG5-HKSCS");
  return big5 < gb ? "BIG5-HKSCS" : "GB18030";
}

static const char *
detect_bom (const char *data, gsize size, gsize *bom)
{
  static const struct
  {
    const char *mark;
    gsize len;
    const char *charset;
  } marks[] = { { "\xEF\xBB\xBF", 3, "UTF-8" },
                { "\xFF\xFE", 2, "UTF-16LE" },
                { "\xFE\xFF", 2, "UTF-16BE" },
                { "\x84\x31\x95\x33", 4, "GB18030" } };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].len && memcmp (data, marks[i].mark, marks[i].len) == 0)
      {
        *bom = marks[i].len;
        return marks[i].charset;
      }
  return NULL;
}

const char *
kw_charset_detect (const char *data, gsize size, gsize *bom)
{
  *bom = 0;
  const char *marked = detect_bom (data, size, bom);
  if (marked != NULL)
    return marked;
  gboolean has_nul = memchr (data, '\0', MIN (size, (gsize) SAMPLE)) != NULL;
  gboolean utf8 = kw_utf8_valid_prefix (data, size) == size;
  if (utf8 && !has_nul)
    return "UTF-8";
  const char *wide = detect_utf16 (data, size);
  if (wide != NULL)
    return wide;
  if (utf8 || is_mostly_utf8 (data, size))
    return "UTF-8";
  return detect_double_byte (data, size);
}
