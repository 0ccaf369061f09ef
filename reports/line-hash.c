/* line-hash.c - rolling hashes of a file's lines */
#include "reports/line-hash.h"
#include "checker/report.h"

#define UNITS  100
#define FACTOR G_GUINT64_CONSTANT (37)
#define END    0xFFFF

typedef struct
{
  guint64 hash;
  guint count; /* which of those with this hash it is, from 1 */
} LineHash;

struct _KwLineHashes
{
  GArray *lines; /* of LineHash */
};

/* The last UNITS units, and which of them begin a line. */
typedef struct
{
  GArray *lines;
  GHashTable *seen; /* hash to how many lines had it */
  guint32 units[UNITS];
  gboolean begins[UNITS];
  guint at;
  guint64 hash, oldest; /* OLDEST: what a unit that leaves was multiplied with */
  gboolean line_start, after_cr;
} Window;

static guint64 *
copy_of (guint64 hash)
{
  guint64 *copy = g_new (guint64, 1);
  *copy = hash;
  return copy;
}

/* The line that begins at the window's oldest unit has all of its units now. */
static void
close_line (Window *w)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (w->seen, &w->hash));
  LineHash line = { w->hash, before + 1 };
  g_hash_table_replace (w->seen, copy_of (w->hash), GUINT_TO_POINTER (before + 1));
  g_array_append_val (w->lines, line);
  w->begins[w->at] = FALSE;
}

static void
push (Window *w, guint32 unit)
{
  w->hash = FACTOR * w->hash + unit - w->oldest * w->units[w->at];
  w->units[w->at] = unit;
  w->at = (w->at + 1) % UNITS;
}

static void
take (Window *w, guint32 unit)
{
  gboolean second = w->after_cr && unit == '\n';
  if (unit == ' ' || unit == '\t' || second)
    {
      w->after_cr = FALSE;
      return;
    }
  w->after_cr = unit == '\r';
  if (w->begins[w->at])
    close_line (w);
  if (w->line_start)
    w->begins[w->at] = TRUE;
  w->line_start = unit == '\n' || unit == '\r';
  push (w, unit == '\r' ? '\n' : unit);
}

static void
take_text (Window *w, const char *text, gsize len)
{
  guint step;
  for (gsize p = 0; p < len; p += step)
    {
      gunichar c = kw_utf8_get (text + p, &step);
      if (c >= 0x10000)
        {
          take (w, 0xD800 + ((c - 0x10000) >> 10));
          take (w, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
      else
        take (w, c);
    }
}

KwLineHashes *
kw_line_hashes_new (const char *text, gsize len)
{
  KwLineHashes *hashes = g_new0 (KwLineHashes, 1);
  hashes->lines = g_array_new (FALSE, FALSE, sizeof (LineHash));
  Window w = { .lines = hashes->lines, .oldest = 1, .line_start = TRUE };
  w.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < UNITS; i++)
    w.oldest *= FACTOR;
  take_text (&w, text, len);
  take (&w, END);
  for (guint i = 0; i < UNITS; i++)
    {
      if (w.begins[w.at])
        close_line (&w);
      push (&w, 0);
    }
  g_hash_table_unref (w.seen);
  return hashes;
}

void
kw_line_hashes_free (KwLineHashes *hashes)
{
  if (hashes == NULL)
    return;
  g_array_unref (hashes->lines);
  g_free (hashes);
}

char *
kw_line_hash (const KwLineHashes *hashes, guint line)
{
  if (line == 0 || line > hashes->lines->len)
    return NULL;
  const LineHash *one = &g_array_index (hashes->lines, LineHash, line - 1);
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x:%u", one->hash, one->count);
}
