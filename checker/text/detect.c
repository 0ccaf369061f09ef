/* detect.c - which charset bytes are in */
#include "checker/text/detect.h"
#include "checker/base/utf8.h"
#include "checker/text/charset.h"
#include "checker/text/hz.h"
#include "checker/text/model.h"

#include <string.h>

/* Enough to tell charsets apart, little enough to look at twice. */
#define SAMPLE 16384
/* The same where what is looked at is read: two charsets of Chinese are a
 * dozen characters apart. */
#define READ_MOST 512

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

/* The bytes at P, the first one lowest, on all machines. */
static inline guint32
first_four (const guchar *p)
{
  guint32 four;
  memcpy (&four, p, sizeof four);
  return GUINT32_FROM_LE (four);
}

static inline gboolean
is_plain (guchar lead)
{
  return lead != 0xE0 && lead != 0xED;
}

/* Are the twelve bytes at P four characters of three? */
static inline gboolean
are_four (const guchar *p)
{
  guint64 eight;
  memcpy (&eight, p, sizeof eight);
  eight = GUINT64_FROM_LE (eight) & G_GUINT64_CONSTANT (0xC0F0C0C0F0C0C0F0);
  return eight == G_GUINT64_CONSTANT (0x80E08080E08080E0) && (first_four (p + 8) & 0xC0C0F0C0) == 0x8080E080 &&
         is_plain (p[0]) && is_plain (p[3]) && is_plain (p[6]) && is_plain (p[9]);
}

gsize
kw_utf8_valid_prefix (const char *data, gsize size)
{
  const guchar *p = (const guchar *) data, *end = p + size;
  while (p < end)
    {
      /* Han and marks in rows, four at a time, then one: three bytes that need one mask. E0 and ED have
       * more conditions. */
      while (end - p >= 12 && are_four (p))
        p += 12;
      for (; end - p >= 4 && is_plain (p[0]); p += 3)
        if ((first_four (p) & 0x00C0C0F0) != 0x008080E0)
          break;
      if (p == end)
        break;
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

guint
kw_utf8_sequence (const char *data, gsize size)
{
  return well_formed ((const guchar *) data, size);
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

/* Whether zero bytes stand in the first (PARITY 0) or second halves of units,
 * those of line ends and digits, and hardly in the others, as of U+4E00. No
 * other charset has them. */
static gboolean
has_zeros_at (const char *data, gsize size, gsize parity)
{
  gsize zeros[2] = { 0, 0 };
  for (gsize i = 0; i < size; i++)
    zeros[i & 1] += data[i] == '\0';
  return zeros[parity] > 2 * zeros[1 - parity];
}

/* Per mille of common characters: where nothing else tells, and beside zeros,
 * for part of the text may be garbled. */
#define UTF16_SHARE       900
#define UTF16_SHARE_ZEROS 500

static const char *
detect_utf16 (const char *data, gsize size)
{
  gsize sample = MIN (size, (gsize) SAMPLE) & ~(gsize) 1;
  if (sample < 4)
    return NULL;
  guint little = utf16_share (data, sample, FALSE), big = utf16_share (data, sample, TRUE);
  guint least = has_zeros_at (data, sample, little > big) ? UTF16_SHARE_ZEROS : UTF16_SHARE;
  if (MAX (little, big) < least || little == big)
    return NULL;
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

/* What tells UTF-8 from the double-byte charsets in a file that may hold both:
 * characters beyond ASCII by what their units are, and the bytes of units that
 * are no UTF-8, to be read. */
typedef struct
{
  gsize utf8;
  gsize other;
  GString *sample;
} Evidence;

typedef struct
{
  gsize high;  /* bytes beyond ASCII */
  gsize whole; /* characters that they make */
  gsize bad;   /* places where they make none */
} Shape;

static Shape
shape_of (const char *data, gsize size)
{
  Shape shape = { 0 };
  for (gsize p = 0, n; p < size; p += n)
    {
      n = well_formed ((const guchar *) data + p, size - p);
      shape.whole += n > 1;
      shape.bad += n == 0;
      if (n == 0)
        n = kw_utf8_bad_length (data + p, size - p);
      shape.high += (guchar) data[p] >= 0x80 ? n : 0;
    }
  return shape;
}

/* UTF-8 with a cut end or a damaged place, by its reading. */
static gboolean
reads_as_utf8 (const char *data, gsize size)
{
  KwReading utf8 = { 0 }, gb = { 0 }, big5 = { 0 };
  kw_reading_take (&utf8, data, size, KW_READ_UTF8);
  kw_reading_take (&gb, data, size, KW_READ_GB18030);
  kw_reading_take (&big5, data, size, KW_READ_BIG5);
  return utf8.cost < MIN (gb.cost, big5.cost);
}

/* The shape decides but for damage that leaves half of UTF-8: that is read,
 * until the sample is full. */
static void
weigh_unit (Evidence *evidence, const char *data, gsize size)
{
  Shape shape = shape_of (data, size);
  if (shape.high == 0)
    return;
  gsize room = READ_MOST - evidence->sample->len;
  gboolean utf8 = shape.bad == 0 || shape.whole > 4 * shape.bad ||
                  (shape.whole * 2 >= shape.bad && room > 0 && reads_as_utf8 (data, MIN (size, (gsize) READ_MOST)));
  if (utf8)
    evidence->utf8 += shape.whole;
  else
    evidence->other += (shape.high + 1) / 2;
  if (!utf8)
    g_string_append_len (evidence->sample, data, (gssize) MIN (size, room));
}

static Evidence
weigh (const char *data, gsize size)
{
  Evidence evidence = { 0, 0, g_string_new (NULL) };
  for (gsize p = 0, end; p < size; p = end + 1)
    {
      end = p + kw_unit_length (data + p, size - p);
      weigh_unit (&evidence, data + p, end - p);
    }
  return evidence;
}

/* What the sample is in, if it is double-byte; READING is how it reads. */
static KwReader
double_byte (const Evidence *evidence, KwReading *reading)
{
  KwReading gb = { 0 }, big5 = { 0 };
  kw_reading_take (&gb, evidence->sample->str, evidence->sample->len, KW_READ_GB18030);
  kw_reading_take (&big5, evidence->sample->str, evidence->sample->len, KW_READ_BIG5);
  *reading = big5.cost < gb.cost ? big5 : gb;
  return big5.cost < gb.cost ? KW_READ_BIG5 : KW_READ_GB18030;
}

KwReader
kw_double_byte_of (const char *data, gsize size)
{
  KwReading reading;
  Evidence evidence = weigh (data, size);
  KwReader found = double_byte (&evidence, &reading);
  g_string_free (evidence.sample, TRUE);
  return found;
}

/* A long line of UTF-8 that lost many bytes outweighs the others, but reads
 * as nothing. */
KwReader
kw_reader_of (const char *data, gsize size)
{
  KwReading reading;
  Evidence evidence = weigh (data, size);
  KwReader found = double_byte (&evidence, &reading);
  g_string_free (evidence.sample, TRUE);
  if (evidence.utf8 >= evidence.other || (evidence.utf8 * 8 >= evidence.other && !kw_reading_is_text (&reading)))
    return KW_READ_UTF8;
  return found;
}

/* A title is no longer; running text has a byte that gives it away. Its mean
 * cost is that of words: Russian ones, read as GBK, are common Han as well,
 * but none goes with the next. */
#define CHANCE_MOST      64
#define CHANCE_HAN_LEAST 4
#define CHANCE_COST_MOST 800

gboolean
kw_utf8_by_chance (const char *data, gsize size)
{
  KwReading utf8 = { 0 }, gb = { 0 };
  if (size > CHANCE_MOST || (size > 0 && memchr (data, '\0', size) != NULL))
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0xE0 || g_ascii_isalpha (data[i]))
      return FALSE;
  kw_reading_take (&gb, data, size, KW_READ_GB18030);
  if (gb.n_han < CHANCE_HAN_LEAST || gb.n_common < gb.n_han || gb.bad > 0 ||
      gb.cost > (guint64) gb.n * CHANCE_COST_MOST)
    return FALSE;
  kw_reading_take (&utf8, data, size, KW_READ_UTF8);
  return utf8.bad == 0 && gb.cost < utf8.cost;
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
  if (kw_utf8_by_chance (data, size))
    return "GB18030";
  gboolean has_nul = memchr (data, '\0', MIN (size, (gsize) SAMPLE)) != NULL;
  gboolean utf8 = kw_utf8_valid_prefix (data, size) == size;
  if (utf8 && !has_nul)
    return kw_hz_is (data, size) ? KW_HZ : "UTF-8";
  const char *wide = detect_utf16 (data, size);
  if (wide != NULL)
    return wide;
  return utf8 ? "UTF-8" : kw_reader_charset (kw_reader_of (data, size));
}
