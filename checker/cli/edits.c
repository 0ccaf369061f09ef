/* edits.c - pieces of a text and the bytes that are to stand there instead */
#include "checker/cli/edits.h"

#include <string.h>

#define edit_at(edits, i) (&g_array_index ((edits), KwByteEdit, (i)))

static void
edit_clear (gpointer data)
{
  g_free (((KwByteEdit *) data)->bytes);
}

GArray *
kw_edits_new (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (KwByteEdit));
  g_array_set_clear_func (edits, edit_clear);
  return edits;
}

void
kw_edits_add (GArray *edits, guint64 start, guint64 end, const char *bytes, gsize size)
{
  KwByteEdit *last = edits->len > 0 ? edit_at (edits, edits->len - 1) : NULL;
  g_assert (start <= end && (last == NULL || last->end <= start));
  if (last == NULL || last->end < start)
    {
      KwByteEdit edit = { start, end, g_memdup2 (bytes, size), size };
      g_array_append_val (edits, edit);
      return;
    }
  last->bytes = g_realloc (last->bytes, last->size + size);
  if (size > 0)
    memcpy (last->bytes + last->size, bytes, size);
  last->size += size;
  last->end = end;
}

/* Appends DATA from START to END with edits FIRST to N made. */
static void
append_edited (GString *out, const char *data, guint64 start, guint64 end, const GArray *edits, guint first, guint n)
{
  for (guint i = first; i < n; i++)
    {
      const KwByteEdit *edit = edit_at (edits, i);
      g_string_append_len (out, data + start, (gssize) (edit->start - start));
      g_string_append_len (out, edit->bytes, (gssize) edit->size);
      start = edit->end;
    }
  g_string_append_len (out, data + start, (gssize) (end - start));
}

GString *
kw_edits_apply (const GArray *edits, const char *data, gsize size)
{
  GString *out = g_string_sized_new (size + 64);
  append_edited (out, data, 0, size, edits, 0, edits->len);
  return out;
}

/* A walk over two lists at once, in the offsets of what lies between them. */
typedef struct
{
  const GArray *first, *second;
  guint i, j;   /* the next edits */
  gint64 shift; /* from the original to BETWEEN, behind the edits of FIRST so far */
} Walk;

static guint64
next_start (const Walk *walk)
{
  guint64 start = G_MAXUINT64;
  if (walk->i < walk->first->len)
    start = edit_at (walk->first, walk->i)->start + (guint64) walk->shift;
  if (walk->j < walk->second->len)
    start = MIN (start, edit_at (walk->second, walk->j)->start);
  return start;
}

/* Where the edits of both lists end that overlap or touch from START on. */
static guint64
take_cluster (Walk *walk, guint64 start)
{
  guint64 end = start;
  for (;;)
    {
      const KwByteEdit *a = walk->i < walk->first->len ? edit_at (walk->first, walk->i) : NULL;
      const KwByteEdit *b = walk->j < walk->second->len ? edit_at (walk->second, walk->j) : NULL;
      if (a != NULL && a->start + (guint64) walk->shift <= end)
        {
          end = MAX (end, a->start + (guint64) walk->shift + a->size);
          walk->shift += (gint64) a->size - (gint64) (a->end - a->start);
          walk->i++;
        }
      else if (b != NULL && b->start <= end)
        {
          end = MAX (end, b->end);
          walk->j++;
        }
      else
        return end;
    }
}

GArray *
kw_edits_compose (const GArray *first, const GArray *second, const char *between)
{
  GArray *edits = kw_edits_new ();
  Walk walk = { first, second, 0, 0, 0 };
  while (walk.i < first->len || walk.j < second->len)
    {
      guint j = walk.j;
      guint64 start = next_start (&walk);
      guint64 from = start - (guint64) walk.shift;
      guint64 end = take_cluster (&walk, start);
      g_autoptr (GString) bytes = g_string_new (NULL);
      append_edited (bytes, between, start, end, second, j, walk.j);
      kw_edits_add (edits, from, end - (guint64) walk.shift, bytes->str, bytes->len);
    }
  return edits;
}
