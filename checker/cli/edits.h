/* edits.h - pieces of a text and the bytes that are to stand there instead;
 * knows neither charset nor format.
 *
 * A list of edits (GArray of KwByteEdit) ascends and no two of its edits overlap
 * or touch: those that would are one. Offsets are bytes of what is edited. */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 start;
  guint64 end;
  char *bytes; /* owned */
  gsize size;
} KwByteEdit;

GArray *kw_edits_new (void);

/* The last edit so far: SIZE BYTES for what stands from START to END. */
void kw_edits_add (GArray *edits, guint64 start, guint64 end, const char *bytes, gsize size);

/* DATA with EDITS made. (transfer full) */
GString *kw_edits_apply (const GArray *edits, const char *data, gsize size);

/* One list for FIRST and then SECOND, which edits BETWEEN: what FIRST made.
 * (transfer full) */
GArray *kw_edits_compose (const GArray *first, const GArray *second, const char *between);
