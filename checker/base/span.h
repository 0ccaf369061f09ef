/* span.h - half-open byte ranges of a text; knows no text.
 *
 * Unit: bytes of UTF-8. A text is at most KW_TEXT_MAX bytes long, so 32 bits
 * hold every offset. Lines, columns and cells are computed where they are
 * printed, never carried.
 */
#pragma once

#include <glib.h>

#define KW_TEXT_MAX ((gsize) G_MAXINT32)

typedef struct
{
  guint32 start;
  guint32 end;
} KwSpan;

static inline KwSpan
kw_span (gsize start, gsize end)
{
  return (KwSpan){ (guint32) start, (guint32) end };
}

static inline guint32
kw_span_len (KwSpan span)
{
  return span.end - span.start;
}

static inline gboolean
kw_span_is_empty (KwSpan span)
{
  return span.end <= span.start;
}

static inline gboolean
kw_span_overlaps (KwSpan a, KwSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
kw_span_contains (KwSpan outer, KwSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}
