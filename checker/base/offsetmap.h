/* offsetmap.h - which byte of the original a byte of a derived text came from.
 *
 * A derived text (decoded, extracted from HTML, folded) is made of runs in
 * which derived and original advance in fixed steps: Han decoded from GBK is
 * a run of 3 bytes for 2, folded full-width ASCII one of 1 for 3, copied text
 * one of 1 for 1. Only the starts of runs are stored, so the map of a plain
 * text is a handful of entries however long the text is.
 *
 * Offsets are bytes. A map is built front to back and then only read; it owns
 * its entries and knows neither text.
 */
#pragma once

#include "checker/base/span.h"

typedef struct
{
  guint32 to;       /* first byte of the run in the derived text */
  guint32 from;     /* first byte of the run in the original */
  guint8 to_step;   /* bytes of one unit in the derived text */
  guint8 from_step; /* bytes of one unit in the original */
} KwOffsetRun;

typedef struct
{
  KwOffsetRun *runs; /* owned, ascending in both offsets; NULL: identity */
  guint n_runs;
  guint room; /* for as many runs there is memory */
} KwOffsetMap;

void kw_offset_map_init (KwOffsetMap *map);
void kw_offset_map_clear (KwOffsetMap *map);

/* The next derived byte is TO and came from FROM; from here on TO_STEP derived
 * bytes stand for FROM_STEP original ones. Appending a run that merely
 * continues the last one stores nothing. */
void kw_offset_map_add (KwOffsetMap *map, gsize to, gsize from, guint8 to_step, guint8 from_step);

/* The original offset of derived offset TO. Inside a unit it is the unit's
 * start. Past the end of the last run the run is taken to go on. */
guint32 kw_offset_map_source (const KwOffsetMap *map, guint32 to);

/* The original span of a derived one: from the source of its first byte to
 * the end of the unit that holds its last byte, so that what was dropped
 * behind the span is left out. */
KwSpan kw_offset_map_span (const KwOffsetMap *map, KwSpan to);

/* The derived offset of original offset FROM; where FROM was dropped, the
 * derived offset of what follows it. */
guint32 kw_offset_map_derived (const KwOffsetMap *map, guint32 from);
