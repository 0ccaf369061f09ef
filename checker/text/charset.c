/* charset.c - decoding bytes to UTF-8; what cannot be decoded is listed, never lost */
#include "checker/text/charset.h"
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/text/detect.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";

gboolean
kw_charset_is_known (const char *charset)
{
  iconv_t cd = iconv_open ("UTF-8", charset);
  if (cd == (iconv_t) -1)
    return FALSE;
  iconv_close (cd);
  return TRUE;
}

static iconv_t
open_iconv (const char *to, const char *from, GError **error)
{
  iconv_t cd = iconv_open (to, from);
  if (cd == (iconv_t) -1)
    g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET, "no such charset: %s", from);
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
  if (last == NULL || last->span.end != out->len || last->offset + last->n_bytes != offset ||
      last->n_bytes + n > sizeof last->bytes)
    {
      KwUndecodable fresh = { kw_span (out->len, out->len + 3), (guint32) offset, 0, { 0 } };
      g_array_append_val (list, fresh);
      last = &g_array_index (list, KwUndecodable, list->len - 1);
      g_string_append (out, replacement);
    }
  memcpy (last->bytes + last->n_bytes, data + offset, n);
  last->n_bytes = (guint8) (last->n_bytes + n);
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
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_TOO_BIG, "the article is longer than 2 GiB as UTF-8");
  return FALSE;
}

/* Bytes to give up at an undecodable place: a whole UTF-16 unit, else one. */
static gsize
bad_unit (const char *charset, gsize left)
{
  return MIN (left, g_str_has_prefix (charset, "UTF-16") ? 2u : g_str_has_prefix (charset, "UTF-32") ? 4u : 1u);
}

/* A lone 80 is the euro sign in what Windows writes as GBK (CP936), and to
 * browsers (WHATWG Encoding, gb18030 decoder); iconv has no character there. */
static gboolean
is_euro (const char *charset, char byte)
{
  return byte == '\x80' && g_ascii_strcasecmp (charset, "GB18030") == 0;
}

static gboolean
decode_iconv (KwDecoded *decoded, GString *out, const char *data, gsize from, gsize size, GError **error)
{
  iconv_t cd = open_iconv ("UTF-8", decoded->charset, error);
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
      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || why == E2BIG)
        continue;
      gsize bad = why == EINVAL ? MIN (left, 8u) : bad_unit (decoded->charset, left);
      if (is_euro (decoded->charset, *in))
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

/* Nearly everything is strict UTF-8 without a mark: it is validated once and
 * copied. Zero bytes may mean UTF-16. */
static gboolean
decode_plain (KwDecoded *decoded, const char *data, gsize size, const char *charset)
{
  if ((charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0) || (size > 2 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) ||
      kw_utf8_valid_prefix (data, size) != size || memchr (data, '\0', size) != NULL)
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
  gboolean ok = TRUE;
  if (g_ascii_strcasecmp (decoded->charset, "UTF-8") == 0)
    decode_utf8 (decoded, out, data, decoded->bom, size);
  else
    ok = decode_iconv (decoded, out, data, decoded->bom, size, error);
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

/* The undecodable run that begins at OFFSET of the input, or NULL. */
static const KwUndecodable *
undecodable_at (const KwDecoded *decoded, guint *next, gsize offset)
{
  if (decoded->undecodable == NULL || *next >= decoded->undecodable->len)
    return NULL;
  const KwUndecodable *bad = &g_array_index (decoded->undecodable, KwUndecodable, *next);
  if (bad->offset != offset)
    return NULL;
  (*next)++;
  return bad;
}

static void
map_utf8 (const KwDecoded *decoded, KwOffsetMap *map)
{
  kw_offset_map_add (map, 0, decoded->bom, 1, 1);
  for (guint i = 0; decoded->undecodable != NULL && i < decoded->undecodable->len; i++)
    {
      const KwUndecodable *bad = &g_array_index (decoded->undecodable, KwUndecodable, i);
      kw_offset_map_add (map, bad->span.start, bad->offset, 3, bad->n_bytes);
      kw_offset_map_add (map, bad->span.end, bad->offset + bad->n_bytes, 1, 1);
    }
}

gboolean
kw_decode_map (const KwDecoded *decoded, const char *data, gsize size, KwOffsetMap *map, GError **error)
{
  kw_offset_map_init (map);
  if (g_ascii_strcasecmp (decoded->charset, "UTF-8") == 0)
    {
      map_utf8 (decoded, map);
      return TRUE;
    }
  iconv_t cd = open_iconv ("UTF-8", decoded->charset, error);
  if (cd == (iconv_t) -1)
    return FALSE;
  guint next_bad = 0;
  gsize to = 0;
  for (gsize from = decoded->bom; from < size;)
    {
      char buffer[16];
      gsize written = 3, n;
      const KwUndecodable *bad = undecodable_at (decoded, &next_bad, from);
      if (bad == NULL && is_euro (decoded->charset, data[from]))
        n = 1;
      else
        n = bad != NULL ? bad->n_bytes : decode_one (cd, data + from, size - from, buffer, &written);
      if (n == 0) /* a shift sequence: it leaves no text */
        {
          from++;
          continue;
        }
      kw_offset_map_add (map, to, from, (guint8) written, (guint8) n);
      to += written;
      from += n;
    }
  iconv_close (cd);
  return TRUE;
}

char *
kw_encode (const char *text, gsize len, const char *charset, gsize *out_len, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize read = 0;
  char *out = g_convert (text, (gssize) len, charset, "UTF-8", &read, out_len, &local);
  if (out == NULL)
    g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET, "%s cannot hold the repaired text: %s", charset,
                 local->message);
  return out;
}
