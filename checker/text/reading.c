/* reading.c - bytes read a character at a time, and what that costs */
#include "checker/text/reading.h"
#include "checker/base/utf8.h"
#include "checker/text/big5.h"
#include "checker/text/detect.h"
#include "checker/text/gbk.h"
#include "checker/text/model.h"
#include "checker/text/running.h"

/* Of damage where there was none, and of each byte that it goes on. */
#define COST_BAD   2000
#define COST_WORSE 700

typedef guint (*Step) (const guchar *p, gsize left, gunichar *c);

static guint
step_utf8 (const guchar *p, gsize left, gunichar *c)
{
  guint n = kw_utf8_sequence ((const char *) p, left);
  *c = 0;
  if (n == 0)
    return (guint) kw_utf8_bad_length ((const char *) p, left);
  *c = kw_utf8_get ((const char *) p, &n);
  return n;
}

static gboolean
is_digit_byte (guchar byte)
{
  return byte >= 0x30 && byte <= 0x39;
}

/* Four bytes are a character that GBK lacks: all but unheard of. */
static guint
step_gb18030 (const guchar *p, gsize left, gunichar *c)
{
  *c = p[0];
  if (p[0] < 0x80)
    return 1;
  *c = p[0] == 0x80 ? 0x20AC : 0;
  if (p[0] == 0x80 || p[0] == 0xFF || left < 2)
    return 1;
  if (left >= 4 && is_digit_byte (p[1]) && p[2] >= 0x81 && p[2] <= 0xFE && is_digit_byte (p[3]))
    {
      *c = 0x3400;
      return 4;
    }
  *c = kw_gbk_char (p[0], p[1]);
  return *c != 0 ? 2 : 1;
}

static guint
step_big5 (const guchar *p, gsize left, gunichar *c)
{
  gunichar mark;
  guint n = kw_big5_get (p, left, c, &mark);
  if (n > 0)
    return n;
  *c = 0;
  return 1;
}

static const struct
{
  const char *charset;
  Step step;
} readers[] = { [KW_READ_UTF8] = { "UTF-8", step_utf8 },
                [KW_READ_GB18030] = { "GB18030", step_gb18030 },
                [KW_READ_BIG5] = { "BIG5-HKSCS", step_big5 } };

const char *
kw_reader_charset (KwReader how)
{
  return readers[how].charset;
}

void
kw_reading_add (KwReading *reading, gunichar last, gunichar c)
{
  gboolean han = kw_is_han (c);
  reading->cost += kw_running_cost (last, c);
  reading->n++;
  reading->n_han += han;
  reading->n_common += han && kw_model_is_common (c);
}

void
kw_reading_take (KwReading *reading, const char *data, gsize size, KwReader how)
{
  const guchar *p = (const guchar *) data, *end = p + size;
  gboolean was_bad = FALSE;
  for (gunichar last = 0, c; p < end; last = c)
    {
      p += readers[how].step (p, (gsize) (end - p), &c);
      gboolean bad = c == 0 && p[-1] != '\0';
      if (!bad)
        kw_reading_add (reading, last, c);
      else
        reading->cost += was_bad ? COST_WORSE : COST_BAD;
      reading->bad += bad;
      if (c >= 0x80)
        reading->wide_end = (gsize) (p - (const guchar *) data);
      was_bad = bad;
    }
}
