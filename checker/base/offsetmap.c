/* offsetmap.c - runs of derived bytes and the original bytes they came from */
#include "checker/base/offsetmap.h"

#define run_at(map, i) (&g_array_index ((map)->runs, KwOffsetRun, (i)))

void
kw_offset_map_init (KwOffsetMap *map)
{
  map->runs = g_array_sized_new (FALSE, FALSE, sizeof (KwOffsetRun), 32);
}

void
kw_offset_map_clear (KwOffsetMap *map)
{
  g_clear_pointer (&map->runs, g_array_unref);
}

/* What RUN, going on, says of derived offset TO (at or past its start). */
static guint32
run_source (const KwOffsetRun *run, guint32 to)
{
  guint32 d = to - run->to;
  if (run->to_step == run->from_step)
    return run->from + d - (run->to_step > 1 ? d % run->to_step : 0);
  return run->from + d / run->to_step * run->from_step;
}

void
kw_offset_map_add (KwOffsetMap *map, gsize to, gsize from, guint8 to_step, guint8 from_step)
{
  if (map->runs->len > 0)
    {
      KwOffsetRun *last = run_at (map, map->runs->len - 1);
      if (last->to == to)
        {
          *last = (KwOffsetRun){ (guint32) to, (guint32) from, to_step, from_step };
          return;
        }
      gboolean whole = (to - last->to) % last->to_step == 0;
      if (whole && last->to_step == to_step && last->from_step == from_step && run_source (last, (guint32) to) == from)
        return;
    }
  KwOffsetRun run = { (guint32) to, (guint32) from, to_step, from_step };
  g_array_append_val (map->runs, run);
}

/* The last run that starts at or before TO in the derived text. */
static guint
find_run (const KwOffsetMap *map, guint32 to)
{
  guint low = 0, high = map->runs->len;
  while (high - low > 1)
    {
      guint mid = low + (high - low) / 2;
      if (run_at (map, mid)->to <= to)
        low = mid;
      else
        high = mid;
    }
  return low;
}

guint32
kw_offset_map_source (const KwOffsetMap *map, guint32 to)
{
  if (map->runs == NULL || map->runs->len == 0)
    return to;
  return run_source (run_at (map, find_run (map, to)), to);
}

KwSpan
kw_offset_map_span (const KwOffsetMap *map, KwSpan to)
{
  if (map->runs == NULL || map->runs->len == 0)
    return to;
  guint32 start = kw_offset_map_source (map, to.start);
  if (to.end <= to.start)
    return (KwSpan){ start, start };
  const KwOffsetRun *run = run_at (map, find_run (map, to.end - 1));
  guint32 end = run_source (run, to.end - 1) + run->from_step;
  /* In a run of equal steps a span may end inside a multi-byte unit only by mistake. */
  return (KwSpan){ start, MAX (start, end) };
}

guint32
kw_offset_map_derived (const KwOffsetMap *map, guint32 from)
{
  if (map->runs == NULL || map->runs->len == 0)
    return from;
  guint low = 0, high = map->runs->len;
  while (high - low > 1)
    {
      guint mid = low + (high - low) / 2;
      if (run_at (map, mid)->from <= from)
        low = mid;
      else
        high = mid;
    }
  const KwOffsetRun *run = run_at (map, low);
  if (from <= run->from)
    return run->to;
  guint32 units = run->from_step > 0 ? (from - run->from) / run->from_step : 0;
  guint32 to = run->to + units * run->to_step;
  guint32 limit = low + 1 < map->runs->len ? run_at (map, low + 1)->to : G_MAXUINT32;
  return MIN (to, limit);
}
