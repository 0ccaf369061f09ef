/* html-json.c - JSON, gzip, base64. What is compressed stays in memory, so
 * nothing here can fail but for want of it. */
#include "reports/html-json.h"

#include <string.h>

#define FLUSH_AT (256 * 1024)
#define PIECE    (48 * 1024) /* bytes that are encoded as one */

/* A hundredth larger than the usual 6, and a third faster. */
#define LEVEL 5

struct _KwHtmlJson
{
  GString *buffer;
  GOutputStream *packed, *memory;
  gboolean comma; /* before the next value */
};

KwHtmlJson *
kw_html_json_new (void)
{
  KwHtmlJson *json = g_new0 (KwHtmlJson, 1);
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  json->buffer = g_string_sized_new (FLUSH_AT + FLUSH_AT / 2);
  json->memory = g_memory_output_stream_new_resizable ();
  json->packed = g_converter_output_stream_new (json->memory, G_CONVERTER (gzip));
  return json;
}

static void
flush (KwHtmlJson *json)
{
  gboolean written = g_output_stream_write_all (json->packed, json->buffer->str, json->buffer->len, NULL, NULL, NULL);
  g_assert (written);
  g_string_truncate (json->buffer, 0);
}

void
kw_html_json_end (KwHtmlJson *json, FILE *out, const char *open, const char *close)
{
  flush (json);
  gboolean closed = g_output_stream_close (json->packed, NULL, NULL);
  g_assert (closed);
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (json->memory);
  const guchar *data = g_memory_output_stream_get_data (memory);
  gsize len = g_memory_output_stream_get_data_size (memory);
  for (gsize at = 0; at < len; at += PIECE)
    {
      g_autofree char *text = g_base64_encode (data + at, MIN (PIECE, len - at));
      fprintf (out, "%s%s%s", open, text, close);
    }
  g_string_free (json->buffer, TRUE);
  g_object_unref (json->packed);
  g_object_unref (json->memory);
  g_free (json);
}

static void
append_escaped (GString *out, const char *text, gsize len)
{
  gsize done = 0;
  g_string_append_c (out, '"');
  for (gsize i = 0; i < len; i++)
    {
      guchar c = (guchar) text[i];
      if (c >= ' ' && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, text + done, (gssize) (i - done));
      if (c < ' ')
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_printf (out, "\\%c", c);
      done = i + 1;
    }
  g_string_append_len (out, text + done, (gssize) (len - done));
  g_string_append_c (out, '"');
}

static void
begin (KwHtmlJson *json, const char *key)
{
  if (json->buffer->len >= FLUSH_AT)
    flush (json);
  if (json->comma)
    g_string_append_c (json->buffer, ',');
  json->comma = TRUE;
  if (key == NULL)
    return;
  append_escaped (json->buffer, key, strlen (key));
  g_string_append_c (json->buffer, ':');
}

void
kw_html_json_open (KwHtmlJson *json, const char *key, char bracket)
{
  begin (json, key);
  g_string_append_c (json->buffer, bracket);
  json->comma = FALSE;
}

void
kw_html_json_close (KwHtmlJson *json, char bracket)
{
  g_string_append_c (json->buffer, bracket);
  json->comma = TRUE;
}

void
kw_html_json_string (KwHtmlJson *json, const char *key, const char *text, gsize len)
{
  begin (json, key);
  if (text == NULL)
    g_string_append (json->buffer, "null");
  else
    append_escaped (json->buffer, text, len);
}

void
kw_html_json_text (KwHtmlJson *json, const char *key, const char *text)
{
  kw_html_json_string (json, key, text, text ? strlen (text) : 0);
}

void
kw_html_json_texts (KwHtmlJson *json, const char *key, const char *const texts[KW_N_LANGUAGES])
{
  gboolean same = TRUE;
  for (guint i = 1; i < KW_N_LANGUAGES; i++)
    same = same && g_strcmp0 (texts[i], texts[0]) == 0;
  if (same)
    {
      kw_html_json_text (json, key, texts[0]);
      return;
    }
  kw_html_json_open (json, key, '{');
  for (guint i = 0; i < KW_N_LANGUAGES; i++)
    kw_html_json_text (json, kw_language_name ((KwLanguage) i), texts[i]);
  kw_html_json_close (json, '}');
}

void
kw_html_json_decimal (KwHtmlJson *json, const char *key, const char *decimal)
{
  begin (json, key);
  g_string_append (json->buffer, decimal);
}

void
kw_html_json_number (KwHtmlJson *json, const char *key, gint64 number)
{
  char digits[24], *p = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  *--p = '\0';
  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';
  kw_html_json_decimal (json, key, p);
}
