/* charset.c - decoding bytes to UTF-8; what cannot be decoded is listed, never lost */
#include "checker/base/error.h"
#include "checker/text/big5.h"
#include "checker/text/cells.h"
#include "checker/text/charset-private.h"
#include "checker/text/detect.h"
#include "checker/text/foreign.h"
#include "checker/text/hz.h"

#include <errno.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";

gboolean
kw_charset_is_known (const char *charset)
{
  if (kw_hz_is_name (charset))
    return TRUE;
  iconv_t cd = iconv_open ("UTF-8", charset);
  if (cd == (iconv_t) -1)
    return FALSE;
  iconv_close (cd);
  return TRUE;
}

iconv_t
kw_charset_open (const char *charset, GError **error)
{
  iconv_t cd = iconv_open ("UTF-8", charset);
  if (cd == (iconv_t) -1)
    g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET, KW_VALUE ("no such charset: %s"), charset);
  return cd;
}

/* Notes N undecodable bytes at DATA + OFFSET and writes one U+FFFD for a run. */
static void
note_undecodable (KwDecoded *decoded, GString *out, const char *data, gsize offset, gsize n)
{
  if (decoded->undecodable == NULL)
    decoded->undecodable = g_array_new (FALSE, TRUE, sizeof (KwUndecodable));
  GArray *list = decoded->undecodable;
  KwUndecodable *last = list->len > 0 ? &g_array_index (list, KwUndecodable, list->len - 1) : NULL;
  if (last == NULL || last->charset != NULL || last->span.end != out->len || last->offset + last->n_bytes != offset ||
      last->n_bytes + n > sizeof last->bytes)
    {
      KwUndecodable fresh = { kw_span (out->len, out->len + 3), (guint32) offset, 0, { 0 }, NULL };
      g_array_append_val (list, fresh);
      last = &g_array_index (list, KwUndecodable, list->len - 1);
      g_string_append (out, replacement);
    }
  memcpy (last->bytes + last->n_bytes, data + offset, n);
  last->n_bytes += (guint32) n;
}

static void
decode_utf8 (KwDecoded *decoded, GString *out, const char *data, gsize from, gsize size)
{
  gsize p = from;
  while (p < size)
    {
      gsize good = kw_utf8_valid_prefix (data + p, size - p);
      g_string_append_len (out, data + p, (gssize) good);
      p += good;
      if (p >= size)
        break;
      gsize bad = kw_utf8_bad_length (data + p, size - p);
      note_undecodable (decoded, out, data, p, bad);
      p += bad;
    }
}

static gboolean
too_big (GError **error)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_TOO_BIG, KW_VALUE ("the article is longer than 2 GiB as UTF-8"));
  return FALSE;
}

/* Bytes to give up at an undecodable place: a whole UTF-16 unit, else one. */
static gsize
bad_unit (const char *charset, gsize left)
{
  return MIN (left, g_str_has_prefix (charset, "UTF-16") ? 2u : g_str_has_prefix (charset, "UTF-32") ? 4u : 1u);
}

/* A3 A0 is the space of row 3, with which pages indent; iconv has a private
 * character there, browsers the ideographic space (WHATWG Encoding, index
 * gb18030). In UTF-8 both are three bytes. */
static void
mend_spaces (const char *charset, char *text, gsize len)
{
  if (!kw_charset_is_named (charset, "GB18030"))
    return;
  for (char *p = text, *end = text + len; (p = memmem (p, (gsize) (end - p), "\xEE\x97\xA5", 3)) != NULL; p += 3)
    memcpy (p, "\xE3\x80\x80", 3);
}

static void
decode_cells (KwDecoded *decoded, GString *out, const char *data, gsize from, gsize size, KwCells *cells)
{
  KwCell cell;
  for (gsize p = from; p < size && out->len <= KW_TEXT_MAX; p += cell.n)
    {
      cell = kw_cells_next (cells, data + p, size - p);
      g_string_append_len (out, cell.utf8, cell.written);
      if (cell.bad)
        note_undecodable (decoded, out, data, p, cell.n);
    }
}

static gboolean
decode_iconv (KwDecoded *decoded, GString *out, const char *data, gsize from, gsize size, const char *charset,
              GError **error)
{
  iconv_t cd = kw_charset_open (charset, error);
  if (cd == (iconv_t) -1)
    return FALSE;
  char *in = (char *) data + from;
  gsize left = size - from;
  char buffer[16384];
  while (left > 0)
    {
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = iconv (cd, &in, &left, &to, &room);
      int why = errno;
      mend_spaces (charset, buffer, (gsize) (to - buffer));
      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || why == E2BIG)
        continue;
      gsize bad = why == EINVAL ? MIN (left, 8u) : bad_unit (charset, left);
      if (kw_charset_is_euro (charset, *in))
        {
          bad = 1;
          g_string_append (out, "€");
        }
      else
        note_undecodable (decoded, out, data, (gsize) (in - data), bad);
      in += bad;
      left -= bad;
      iconv (cd, NULL, NULL, NULL, NULL);
      if (out->len > KW_TEXT_MAX)
        break;
    }
  iconv_close (cd);
  return TRUE;
}

static gboolean
decode_as (const char *charset, KwDecoded *decoded, GString *out, const char *data, gsize from, gsize size,
           GError **error)
{
  KwCells cells;
  if (kw_cells_begin (&cells, charset))
    decode_cells (decoded, out, data, from, size, &cells);
  else if (kw_charset_is_named (charset, "UTF-8"))
    decode_utf8 (decoded, out, data, from, size);
  else
    return decode_iconv (decoded, out, data, from, size, charset, error);
  return TRUE;
}

/* Reads PIECE in its own charset and lists it. */
static gboolean
decode_foreign (KwDecoded *decoded, GString *out, const char *data, const KwForeign *piece, GError **error)
{
  KwUndecodable note = { .offset = (guint32) piece->start, .charset = piece->charset };
  KwDecoded alone = { 0 };
  gsize start = out->len;
  if (!decode_as (piece->charset, &alone, out, data, piece->start, piece->end, error))
    return FALSE;
  g_clear_pointer (&alone.undecodable, g_array_unref); /* it was read before: there is none */
  note.span = kw_span (start, out->len);
  note.n_bytes = (guint32) (piece->end - piece->start);
  memcpy (note.bytes, data + piece->start, MIN (note.n_bytes, sizeof note.bytes));
  if (decoded->undecodable == NULL)
    decoded->undecodable = g_array_new (FALSE, TRUE, sizeof (KwUndecodable));
  g_array_append_val (decoded->undecodable, note);
  return TRUE;
}

/* Most of it in one charset, pieces perhaps in others. */
static gboolean
decode_mixed (KwDecoded *decoded, GString *out, const char *data, gsize size, gboolean told, GError **error)
{
  gboolean believed = told && !kw_charset_is_named (decoded->charset, "UTF-8");
  g_autoptr (GArray) pieces = believed ? NULL : kw_foreign_find (data, decoded->bom, size, decoded->charset);
  gsize p = decoded->bom;
  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const KwForeign *piece = &g_array_index (pieces, KwForeign, i);
      if (!decode_as (decoded->charset, decoded, out, data, p, piece->start, error) ||
          !decode_foreign (decoded, out, data, piece, error))
        return FALSE;
      p = piece->end;
    }
  return decode_as (decoded->charset, decoded, out, data, p, size, error);
}

/* Nearly everything is strict UTF-8 without a mark: it is validated once and
 * copied. Zero bytes may mean UTF-16. */
static gboolean
decode_plain (KwDecoded *decoded, const char *data, gsize size, const char *charset)
{
  if ((charset != NULL && !kw_charset_is_named (charset, "UTF-8")) ||
      (size > 2 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) || kw_utf8_valid_prefix (data, size) != size ||
      memchr (data, '\0', size) != NULL ||
      (charset == NULL && (kw_hz_is (data, size) || kw_utf8_by_chance (data, size))))
    return FALSE;
  decoded->charset = "UTF-8";
  decoded->text = g_malloc (size + 1);
  memcpy (decoded->text, data, size);
  decoded->text[size] = '\0';
  decoded->len = size;
  return TRUE;
}

/* The caller's charset; where "UTF-16" leaves the order of bytes to a mark,
 * the order that the mark tells. */
static const char *
told_charset (const char *charset, const char *found, gsize bom)
{
  gboolean marked = bom > 0 && g_ascii_strcasecmp (charset, "UTF-16") == 0 && g_str_has_prefix (found, "UTF-16");
  return marked ? found : g_intern_string (charset);
}

gboolean
kw_decode (KwDecoded *decoded, const char *data, gsize size, const char *charset, GError **error)
{
  memset (decoded, 0, sizeof *decoded);
  if (size > KW_TEXT_MAX)
    return too_big (error);
  if (decode_plain (decoded, data, size, charset))
    return TRUE;
  gsize bom = 0;
  const char *found = kw_charset_detect (data, size, &bom);
  decoded->charset = charset != NULL ? told_charset (charset, found, bom) : found;
  decoded->bom = g_ascii_strcasecmp (decoded->charset, found) == 0 ? bom : 0;
  GString *out = g_string_sized_new (size + size / 2 + 16);
  gboolean ok = decode_mixed (decoded, out, data, size, charset != NULL, error);
  if (ok && out->len > KW_TEXT_MAX)
    ok = too_big (error);
  decoded->len = out->len;
  decoded->text = g_string_free (out, FALSE);
  if (!ok)
    kw_decoded_clear (decoded);
  return ok;
}

void
kw_decoded_clear (KwDecoded *decoded)
{
  g_clear_pointer (&decoded->text, g_free);
  g_clear_pointer (&decoded->undecodable, g_array_unref);
}

static gboolean
is_wide (const char *p)
{
  return (guchar) *p >= 0x80;
}

char *
kw_encode_for (const char *text, gsize len, const char *charset, const char *old, gsize old_len, gsize *out_len,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  char *out;
  if (kw_hz_is_name (charset))
    out = kw_hz_encode (text, len, old_len > 0 && is_wide (old), old_len > 0 && is_wide (old + old_len - 1), out_len,
                        &local);
  else if (kw_charset_is_named (charset, "BIG5-HKSCS"))
    out = kw_big5_encode (text, len, out_len, &local);
  else
    out = g_convert (text, (gssize) len, charset, "UTF-8", NULL, out_len, &local);
  if (out == NULL)
    g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET, KW_VALUE ("%s cannot hold the repaired text: %s"), charset,
                 local->message);
  return out;
}

char *
kw_encode (const char *text, gsize len, const char *charset, gsize *out_len, GError **error)
{
  return kw_encode_for (text, len, charset, "", 0, out_len, error);
}

char *
kw_decode_for (const char *data, gsize size, const char *charset, const char *old, gsize *out_len)
{
  g_autoptr (GString) bytes = g_string_new (kw_hz_is_name (charset) && is_wide (old) ? "~{" : "");
  KwDecoded decoded;
  g_string_append_len (bytes, data, (gssize) size);
  if (!kw_decode (&decoded, bytes->str, bytes->len, charset, NULL))
    return NULL;
  char *text = g_steal_pointer (&decoded.text);
  *out_len = decoded.len;
  kw_decoded_clear (&decoded);
  return text;
}
