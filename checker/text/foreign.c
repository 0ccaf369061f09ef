/* foreign.c - which lines are in another charset than the rest */
#include "checker/text/foreign.h"
#include "checker/text/detect.h"

#include <string.h>

/* Han that a piece needs to be believed by itself; beside one that is, a
 * shorter one is. */
#define HAN_LEAST 4
/* Short pieces that wait for a longer one behind them: 小结, then its paragraph. */
#define WAITING_MOST 8

typedef enum
{
  UNIT_PLAIN, /* ASCII: says nothing */
  UNIT_HOST,
  UNIT_SHORT, /* reads better in the other charset, but is short */
  UNIT_FOREIGN
} Verdict;

typedef struct
{
  const char *data;
  KwReader host;
  KwReader other;
  KwForeign waiting[WAITING_MOST];
  guint n_waiting;
  gboolean joined; /* no unit of the host since the last piece */
  GArray *found;
} Search;

static gsize
first_high (const char *data, gsize size)
{
  gsize n = 0;
  while (n < size && (guchar) data[n] < 0x80)
    n++;
  return n;
}

/* Most units are judged by whether they are strict UTF-8; *END is where the
 * last character beyond ASCII ends. */
static Verdict
judge (const Search *search, const char *data, gsize size, gsize *end)
{
  gboolean utf8 = kw_utf8_valid_prefix (data, size) == size;
  if (utf8 == (search->host == KW_READ_UTF8))
    return UNIT_HOST;
  KwReading other = { 0 }, host = { 0 };
  kw_reading_take (&other, data, size, search->other);
  if (other.bad > 0 || other.n_han == 0 || other.n_common * 10 < other.n_han * 8 || !kw_reading_is_text (&other))
    return UNIT_HOST;
  kw_reading_take (&host, data, size, search->host);
  if (host.cost <= other.cost)
    return UNIT_HOST;
  *end = other.wide_end;
  return other.n_han >= HAN_LEAST ? UNIT_FOREIGN : UNIT_SHORT;
}

static void
keep (Search *search, const KwForeign *pieces, guint n)
{
  if (search->found == NULL)
    search->found = g_array_new (FALSE, FALSE, sizeof (KwForeign));
  g_array_append_vals (search->found, pieces, n);
}

static void
put_off (Search *search, KwForeign piece)
{
  if (search->n_waiting == WAITING_MOST)
    memmove (search->waiting, search->waiting + 1, --search->n_waiting * sizeof piece);
  search->waiting[search->n_waiting++] = piece;
}

static void
take_unit (Search *search, gsize from, gsize to)
{
  gsize end = 0;
  from += first_high (search->data + from, to - from);
  Verdict verdict = from == to ? UNIT_PLAIN : judge (search, search->data + from, to - from, &end);
  KwForeign piece = { from, from + end, kw_reader_charset (search->other) };
  if (verdict == UNIT_PLAIN)
    return;
  if (verdict == UNIT_FOREIGN && search->n_waiting > 0)
    keep (search, search->waiting, search->n_waiting);
  if (verdict == UNIT_FOREIGN || (verdict == UNIT_SHORT && search->joined))
    keep (search, &piece, 1);
  else if (verdict == UNIT_SHORT)
    {
      put_off (search, piece);
      return;
    }
  search->n_waiting = 0;
  search->joined = verdict != UNIT_HOST;
}

GArray *
kw_foreign_find (const char *data, gsize from, gsize size, const char *host)
{
  Search search = { .data = data, .host = KW_READ_UTF8, .other = KW_READ_UTF8 };
  while (search.host < KW_N_READERS && g_ascii_strcasecmp (host, kw_reader_charset (search.host)) != 0)
    search.host++;
  if (search.host == KW_N_READERS)
    return NULL;
  if (search.host == KW_READ_UTF8)
    search.other = kw_double_byte_of (data, size);
  for (gsize p = from, end; p < size; p = end + 1)
    {
      end = p + kw_unit_length (data + p, size - p);
      take_unit (&search, p, end);
    }
  return search.found;
}
