/* misread-path.c - the cheapest path through a stretch's bytes */
#include "checker/text/misread-path.h"
#include "checker/base/utf8.h"
#include "checker/text/running.h"

#include <string.h>

/* Costs, in -100 ln P: of beginning to decode, and of a character that cannot
 * be decoded because a byte of it is lost. */
#define ENTER     1000
#define LOST      1500
#define LOST_MORE 100 /* of the next hole of the same character */
/* What a well-formed sequence of UTF-8 saves: text of another charset hardly
 * ever forms one. */
#define PROOF 150
#define NEVER (G_MAXINT32 / 2)

typedef enum
{
  BYTE,
  HOLE,   /* what a decoder wrote for bytes it could not read */
  BARRIER /* a character that the charset does not have */
} Kind;

/* A character as it was read. */
typedef struct
{
  guint32 at;
  gunichar c;
  guint16 first; /* byte */
} Unit;

typedef enum
{
  READ,
  DECODED
} State;

typedef struct
{
  gint32 cost[2]; /* by state, as the next three */
  gunichar last[2];
  guint16 from[2];
  guint8 from_state[2];
} Node;

typedef struct
{
  const char *text;
  const KwCharmap *map;    /* misread in */
  const KwCharmap *actual; /* NULL: UTF-8 */
  gboolean trimmed;        /* a space may have been a no-break one, A0, that was tidied up */
  Unit *units;
  guint n_units;
  guint8 *bytes;
  guint8 *kinds;
  gint16 *unit_at; /* the unit that begins at a byte, or -1 */
  guint n;         /* bytes */
  Node *nodes;
} Path;

static void
add_unit (Path *path, guint32 at, gunichar c)
{
  guint bytes = kw_charmap_bytes (path->map, c);
  guint first = path->n;
  path->units[path->n_units] = (Unit){ at, c, (guint16) first };
  path->unit_at[first] = (gint16) path->n_units++;
  path->kinds[first] = c == 0xFFFD || c == '?' ? HOLE : bytes == 0 ? BARRIER : BYTE;
  if (bytes >= 0x100)
    path->bytes[path->n++] = (guint8) (bytes >> 8);
  path->kinds[path->n] = path->kinds[first];
  path->bytes[path->n++] = c == 0xFFFD ? '?' : (guint8) bytes;
}

static guint32
read_units (Path *path, const char *text, KwSpan span)
{
  guint32 p = span.start;
  guint len;
  path->text = text;
  memset (path->unit_at, -1, (2 * (MIN (kw_span_len (span), KW_MISREAD_UNITS)) + 1) * sizeof path->unit_at[0]);
  for (; p < span.end && path->n_units < KW_MISREAD_UNITS; p += len)
    add_unit (path, p, kw_utf8_get (text + p, &len));
  path->units[path->n_units] = (Unit){ p, 0, (guint16) path->n };
  path->unit_at[path->n] = (gint16) path->n_units;
  return p;
}

static guint
bytes_in_row (const Path *path, guint p, guint most)
{
  guint n = 0;
  while (n < most && p + n < path->n && path->kinds[p + n] == BYTE)
    n++;
  return n;
}

static gunichar
decode_utf8 (const guint8 *p, guint n, guint *used)
{
  *used = p[0] >= 0xC2 && p[0] < 0xE0 ? 2 : p[0] >= 0xE0 && p[0] < 0xF0 ? 3 : p[0] >= 0xF0 && p[0] < 0xF5 ? 4 : 0;
  if (*used == 0 || n < *used)
    return 0;
  gunichar c = g_utf8_get_char_validated ((const char *) p, *used);
  return c < 0x110000 && c >= 0x80 ? c : 0;
}

/* The character whose bytes begin at P, or 0. */
static gunichar
decode (const Path *path, guint p, guint *used)
{
  guint n = bytes_in_row (path, p, 4);
  if (n == 0)
    return 0;
  *used = 1;
  if (path->bytes[p] < 0x80)
    return path->bytes[p];
  if (path->actual != NULL)
    return kw_charmap_char (path->actual, path->bytes + p, n, used);
  guint8 bytes[4];
  for (guint i = 0; i < n; i++)
    bytes[i] = i > 0 && path->trimmed && path->bytes[p + i] == ' ' ? 0xA0 : path->bytes[p + i];
  return decode_utf8 (bytes, n, used);
}

static void
relax (Path *path, guint from, State from_state, guint to, State state, gint32 cost, gunichar last)
{
  Node *node = &path->nodes[to];
  if (cost >= node->cost[state])
    return;
  node->cost[state] = cost;
  node->last[state] = last;
  node->from[state] = (guint16) from;
  node->from_state[state] = (guint8) from_state;
}

/* Whether the N bytes at P can begin a character, and no more than begin it. */
static gboolean
is_beginning (const Path *path, guint p, guint n)
{
  guint8 lead = path->bytes[p];
  if (n == 0)
    return TRUE;
  if (path->actual != NULL)
    return n == 1 && lead > 0x80;
  return lead >= 0xE1 && lead < 0xF0 && (n == 1 || (path->bytes[p + 1] & 0xC0) == 0x80);
}

/* A hole at or behind P, in the middle of a character: what follows of the
 * same character is passed over. */
static void
pass_hole (Path *path, guint p)
{
  Node *node = &path->nodes[p];
  guint n = bytes_in_row (path, p, 2), hole = p + n;
  if (hole >= path->n || path->kinds[hole] != HOLE || !is_beginning (path, p, n))
    return;
  if (n == 0 && path->units[path->unit_at[hole]].c == '?')
    return;
  gint32 cost = n == 0 && node->last[DECODED] == 0xFFFD ? LOST_MORE : LOST;
  for (guint skip = 0; skip <= 2 && hole + 1 + skip <= path->n; skip++)
    {
      if (skip > 0 &&
          (path->kinds[hole + skip] != BYTE || (path->actual == NULL && (path->bytes[hole + skip] & 0xC0) != 0x80)))
        break;
      if (skip < 2 || path->actual == NULL)
        relax (path, p, DECODED, hole + 1 + skip, DECODED, node->cost[DECODED] + cost, 0xFFFD);
    }
}

static void
step_decoded (Path *path, guint p, State state)
{
  Node *node = &path->nodes[p];
  guint used;
  gunichar c = decode (path, p, &used);
  if (c == 0 || (state == READ && c < 0x80))
    return;
  gint32 cost = node->cost[state] + (gint32) kw_running_cost (node->last[state], c);
  if (state == READ)
    cost += ENTER;
  if (path->actual == NULL && used > 1)
    cost -= PROOF;
  relax (path, p, state, p + used, DECODED, cost, c);
}

static void
step_read (Path *path, guint p, State state)
{
  Node *node = &path->nodes[p];
  const Unit *unit = &path->units[path->unit_at[p]];
  gint32 cost = node->cost[state] + (gint32) kw_running_cost (node->last[state], unit->c);
  relax (path, p, state, unit[1].first, READ, cost, unit->c);
}

static void
find_path (Path *path)
{
  for (guint p = 0; p <= path->n; p++)
    path->nodes[p] = (Node){ { NEVER, NEVER }, { 0, 0 }, { 0, 0 }, { 0, 0 } };
  path->nodes[0].cost[READ] = 0;
  for (guint p = 0; p < path->n; p++)
    {
      if (path->unit_at[p] >= 0 && path->nodes[p].cost[READ] < NEVER)
        {
          step_read (path, p, READ);
          step_decoded (path, p, READ);
        }
      if (path->nodes[p].cost[DECODED] >= NEVER)
        continue;
      if (path->unit_at[p] >= 0)
        step_read (path, p, DECODED);
      step_decoded (path, p, DECODED);
      pass_hole (path, p);
    }
}

/* What a lost mark was, most likely: nine of ten that begin so. */
static gunichar
guess (const Path *path, guint p, guint n)
{
  const guint8 *b = path->bytes + p;
  if (path->actual != NULL || n != 2)
    return 0xFFFD;
  return b[0] == 0xEF && b[1] == 0xBC ? 0xFF0C : b[0] == 0xE3 && b[1] == 0x80 ? 0x3002 : 0xFFFD;
}

static void
tally (KwMisreadPart *part, gunichar c)
{
  if (c >= 0x80 && c != 0xFFFD)
    {
      part->n_decoded++;
      part->n_han += kw_is_han (c);
      part->n_plain += kw_running_is_plain (c);
    }
  g_string_append_unichar (part->decoded, c);
}

/* Decodes what the path takes from byte P to END of its decoded state. */
static void
decode_part (const Path *path, KwMisreadPart *part, const guint16 *stops, guint n_stops)
{
  gboolean lost = FALSE;
  for (guint i = 0; i + 1 < n_stops; i++)
    {
      guint used = 0, p = stops[i];
      int unit = path->unit_at[p];
      if (unit >= 0)
        {
          KwStep step = { path->units[unit].at - part->span.start, (guint32) part->decoded->len };
          g_array_append_val (part->steps, step);
        }
      gunichar c = decode (path, p, &used);
      gboolean whole = c != 0 && p + used == stops[i + 1];
      guint begun = bytes_in_row (path, p, 2);
      gboolean more = !whole && lost && begun == 0;
      lost = !whole;
      part->n_lost += lost;
      if (!more)
        tally (part, whole ? c : guess (path, p, begun));
    }
}

static int
cost_as_read (const Path *path, guint first, guint last, gunichar before, gunichar behind)
{
  int cost = 0;
  for (guint i = first; i < last; i++)
    {
      cost += (int) kw_running_cost (before, path->units[i].c);
      before = path->units[i].c;
    }
  return cost + (int) kw_running_cost (before, behind);
}

static int
cost_as_decoded (const char *decoded, gunichar before, gunichar behind)
{
  int cost = 0;
  guint len;
  for (const char *p = decoded; *p != '\0'; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      cost += (int) kw_running_cost (before, c);
      before = c;
    }
  return cost + (int) kw_running_cost (before, behind);
}

int
kw_misread_cost (const char *text)
{
  return cost_as_decoded (text, 0, 0);
}

/* ASCII reads the same either way: it belongs to no end of a part. */
static void
trim (const Path *path, guint16 *stops, guint *n_stops)
{
  while (*n_stops > 1 && path->bytes[stops[*n_stops - 2]] < 0x80 && path->kinds[stops[*n_stops - 2]] == BYTE &&
         path->unit_at[stops[*n_stops - 2]] >= 0)
    (*n_stops)--;
}

/* STOPS are the bytes at which decoded characters begin, and the last end. */
static void
add_part (const Path *path, GArray *parts, guint16 *stops, guint n_stops)
{
  trim (path, stops, &n_stops);
  if (n_stops < 2)
    return;
  guint first = (guint) path->unit_at[stops[0]], last = (guint) path->unit_at[stops[n_stops - 1]];
  gunichar before = first > 0 ? path->units[first - 1].c : 0;
  gunichar behind = last < path->n_units ? path->units[last].c : 0;
  KwMisreadPart part = { .span = kw_span (path->units[first].at, path->units[last].at) };
  part.decoded = g_string_new (NULL);
  part.steps = g_array_new (FALSE, FALSE, sizeof (KwStep));
  part.bytes = g_byte_array_new ();
  g_byte_array_append (part.bytes, path->bytes + stops[0], (guint) (stops[n_stops - 1] - stops[0]));
  decode_part (path, &part, stops, n_stops);
  part.cost = cost_as_decoded (part.decoded->str, before, behind);
  part.gain = cost_as_read (path, first, last, before, behind) - part.cost;
  g_array_append_val (parts, part);
}

/* Walks the cheapest path back and takes its decoded parts. */
static void
take_parts (const Path *path, GArray *parts)
{
  guint16 *stops = g_new (guint16, path->n + 2);
  guint top = path->n + 2, begin = top;
  guint p = path->n;
  const Node *end = &path->nodes[p];
  State state = end->cost[DECODED] < end->cost[READ] ? DECODED : READ;
  while (p > 0)
    {
      const Node *node = &path->nodes[p];
      if (state == DECODED)
        stops[--begin] = (guint16) p;
      State previous = node->from_state[state];
      p = node->from[state];
      if (state == DECODED && previous == READ)
        {
          stops[--begin] = (guint16) p;
          add_part (path, parts, stops + begin, top - begin);
          begin = top;
        }
      state = previous;
    }
  g_free (stops);
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const KwMisreadPart *x = a;
  const KwMisreadPart *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void
clear_part (gpointer data)
{
  KwMisreadPart *part = data;
  g_string_free (part->decoded, TRUE);
  g_array_unref (part->steps);
  g_byte_array_unref (part->bytes);
  g_free (part->again);
}

GArray *
kw_misread_parts (const char *text, KwSpan span, const KwMisreading *misreading, guint32 *end)
{
  guint room = MIN (kw_span_len (span), KW_MISREAD_UNITS);
  g_autofree Unit *units = g_new (Unit, room + 1);
  g_autofree guint8 *bytes = g_new (guint8, 4 * room + 2);
  g_autofree gint16 *unit_at = g_new (gint16, 2 * room + 1);
  g_autofree Node *nodes = g_new (Node, 2 * room + 1);
  Path path = { .map = kw_charmap_get (misreading->read_as),
                .units = units,
                .bytes = bytes,
                .kinds = bytes + 2 * room + 1,
                .unit_at = unit_at,
                .nodes = nodes };
  path.actual = kw_misread_actual (misreading->actual);
  path.trimmed = misreading->read_as == KW_CHARMAP_LATIN1;
  *end = read_units (&path, text, span);
  find_path (&path);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (KwMisreadPart));
  g_array_set_clear_func (parts, clear_part);
  take_parts (&path, parts);
  g_array_sort (parts, by_place);
  return parts;
}
