/* reading.h - bytes read as one charset or another, and how likely the text is
 * that comes out. Private to checker/text; for telling charsets apart, not
 * for decoding.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_READ_UTF8,
  KW_READ_GB18030,
  KW_READ_BIG5,
  KW_N_READERS
} KwReader;

typedef struct
{
  guint64 cost; /* -100 ln P of it all; readings of the same bytes compare */
  guint n;      /* characters */
  guint n_han;
  guint n_common; /* of the Han */
  guint bad;      /* bytes that cannot be read */
  gsize wide_end; /* behind the last character beyond ASCII, from the start of the bytes */
} KwReading;

/* C, which stands behind LAST (0: nothing), comes to READING. */
void kw_reading_add (KwReading *reading, gunichar last, gunichar c);

/* DATA, read by HOW, comes to READING. */
void kw_reading_take (KwReading *reading, const char *data, gsize size, KwReader how);

/* Whether that may be running text: a character of it costs 600 or 700 in the
 * mean, of bytes that are something else 1100 and more. */
static inline gboolean
kw_reading_is_text (const KwReading *reading)
{
  return reading->cost <= (guint64) reading->n * 1000;
}

/* The name by which iconv knows what HOW reads. Static. */
const char *kw_reader_charset (KwReader how);
