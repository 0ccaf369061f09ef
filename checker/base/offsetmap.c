/* offsetmap.c - runs of derived bytes and the original bytes they came from */
#include "checker/base/offsetmap.h"

/* Runs that most texts do with. */
#define ROOM 32

void
kw_offset_map_init (KwOffsetMap *map)
{
  *map = (KwOffsetMap){ NULL };
}

void
kw_offset_map_clear (KwOffsetMap *map)
{
  g_clear_pointer (&map->runs, g_free);
  map->n_runs = map->room = 0;
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
  if (map->n_runs > 0)
    {
      KwOffsetRun *last = &map->runs[map->n_runs - 1];
      if (last->to == to)
        {
          *last = (KwOffsetRun){ (guint32) to, (guint32) from, to_step, from_step };
          return;
        }
      if (last->to_step == to_step && last->from_step == from_step && ((guint32) to - last->to) % to_step == 0 &&
          run_source (last, (guint32) to) == from)
        return;
    }
  if (map->n_runs == map->room)
    {
      map->room = MAX (2 * map->room, ROOM);
      map->runs = g_renew (KwOffsetRun, map->runs, map->room);
    }
  map->runs[map->n_runs++] = (KwOffsetRun){ (guint32) to, (guint32) from, to_step, from_step };
}

/* The last run that starts at or before TO in the derived text. */
static guint
find_run (const KwOffsetMap *map, guint32 to)
{
  guint low = 0, high = map->n_runs;
  while (high - low > 1)
    {
      guint mid = low + (high - low) / 2;
      if (map->runs[mid].to <= to)
        low = mid;
      else
        high = mid;
    }
  return low;
}

guint32
kw_offset_map_source (const KwOffsetMap *map, guint32 to)
{
  if (map->n_runs == 0)
    return to;
  return run_source (&map->runs[find_run (map, to)], to);
}

KwSpan
kw_offset_map_span (const KwOffsetMap *map, KwSpan to)
{
  if (map->n_runs == 0)
    return to;
  guint32 start = kw_offset_map_source (map, to.start);
  if (to.end <= to.start)
    return (KwSpan){ start, start };
  const KwOffsetRun *run = &map->runs[find_run (map, to.end - 1)];
  guint32 end = run_source (run, to.end - 1) + run->from_step;
  /* In a run of equal steps a span may end inside a multi-byte unit only by mistake. */
  return (KwSpan){ start, MAX (start, end) };
}

guint32
kw_offset_map_derived (const KwOffsetMap *map, guint32 from)
{
  if (map->n_runs == 0)
    return from;
  guint low = 0, high = map->n_runs;
  while (high - low > 1)
    {
      guint mid = low + (high - low) / 2;
      if (map->runs[mid].from <= from)
        low = mid;
      else
        high = mid;
    }
  const KwOffsetRun *run = &map->runs[low];
  if (from <= run->from)
    return run->to;
  guint32 units = run->from_step > 0 ? (from - run->from) / run->from_step : 0;
  guint32 to = run->to + units * run->to_step;
  guint32 limit = low + 1 < map->n_runs ? map->runs[low + 1].to : G_MAXUINT32;
  return MIN (to, limit);
}
