/* charset-map.c - which byte of the input each byte of the decoded text came from */
#include "checker/text/cells.h"
#include "checker/text/charset-private.h"

#include <string.h>

/* Decodes the one character at *IN: bytes consumed, and its UTF-8 in BUFFER. */
static gsize
decode_one (iconv_t cd, const char *in, gsize left, char buffer[16], gsize *written)
{
  for (gsize n = 1; n <= MIN (left, 8u); n++)
    {
      char *from = (char *) in, *to = buffer;
      gsize in_left = n, room = 16;
      iconv (cd, NULL, NULL, NULL, NULL);
      if (iconv (cd, &from, &in_left, &to, &room) != (gsize) -1 && in_left == 0)
        {
          iconv (cd, NULL, NULL, &to, &room);
          *written = (gsize) (to - buffer);
          if (*written > 0)
            return n;
        }
    }
  return 0;
}

/* A map in the making. */
typedef struct
{
  KwOffsetMap *map;
  const char *data;
  gsize text; /* bytes of it so far */
} Mapping;

static void
map_character (Mapping *m, gsize from, gsize written, gsize n)
{
  kw_offset_map_add (m->map, m->text, from, (guint8) written, (guint8) n);
  m->text += written;
}

static void
map_cells (Mapping *m, gsize from, gsize to, KwCells *cells)
{
  KwCell cell;
  for (; from < to; from += cell.n)
    {
      cell = kw_cells_next (cells, m->data + from, to - from);
      if (cell.written > 0)
        map_character (m, from, cell.written, cell.n);
    }
}

static gboolean
map_iconv (Mapping *m, gsize from, gsize to, const char *charset, GError **error)
{
  iconv_t cd = kw_charset_open (charset, error);
  if (cd == (iconv_t) -1)
    return FALSE;
  while (from < to)
    {
      char buffer[16];
      gsize written = 3;
      gsize n = kw_charset_is_euro (charset, m->data[from])
                    ? 1
                    : decode_one (cd, m->data + from, to - from, buffer, &written);
      if (n > 0) /* else a shift sequence: it leaves no text */
        map_character (m, from, written, n);
      from += MAX (n, 1);
    }
  iconv_close (cd);
  return TRUE;
}

/* Bytes FROM to TO, which CHARSET can decode. */
static gboolean
map_as (Mapping *m, gsize from, gsize to, const char *charset, KwCells *cells, GError **error)
{
  if (from == to)
    return TRUE;
  if (cells != NULL)
    map_cells (m, from, to, cells);
  else if (!kw_charset_is_named (charset, "UTF-8"))
    return map_iconv (m, from, to, charset, error);
  else
    {
      kw_offset_map_add (m->map, m->text, from, 1, 1);
      m->text += to - from;
    }
  return TRUE;
}

static gboolean
map_undecodable (Mapping *m, const KwUndecodable *bad, GError **error)
{
  KwCells cells;
  gboolean own = bad->charset != NULL && kw_cells_begin (&cells, bad->charset);
  if (bad->charset != NULL)
    return map_as (m, bad->offset, bad->offset + bad->n_bytes, bad->charset, own ? &cells : NULL, error);
  map_character (m, bad->offset, 3 /* of U+FFFD */, bad->n_bytes);
  return TRUE;
}

gboolean
kw_decode_map (const KwDecoded *decoded, const char *data, gsize size, KwOffsetMap *map, GError **error)
{
  KwCells state, *cells = kw_cells_begin (&state, decoded->charset) ? &state : NULL;
  Mapping m = { map, data, 0 };
  gsize from = decoded->bom;
  kw_offset_map_init (map);
  for (guint i = 0; decoded->undecodable != NULL && i < decoded->undecodable->len; i++)
    {
      const KwUndecodable *bad = &g_array_index (decoded->undecodable, KwUndecodable, i);
      if (!map_as (&m, from, bad->offset, decoded->charset, cells, error) || !map_undecodable (&m, bad, error))
        return FALSE;
      from = bad->offset + bad->n_bytes;
    }
  if (from == size && kw_charset_is_named (decoded->charset, "UTF-8"))
    kw_offset_map_add (map, m.text, from, 1, 1);
  return map_as (&m, from, size, decoded->charset, cells, error);
}
