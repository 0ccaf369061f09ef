/* json-line.c - JSON lines that are safe to print */
#include "reports/json-line.h"
#include "checker/report.h"

#include <string.h>

static gboolean
is_safe (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

/* JSON writes what is beyond the basic plane as two units of UTF-16. */
static void
append_escape (GString *out, gunichar c)
{
  if (c >= 0x10000)
    {
      g_string_append_printf (out, "\\u%04X", 0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
  g_string_append_printf (out, "\\u%04X", c);
}

/* Strings alone hold anything but printing ASCII: the rest needs no look. */
static int
append (const char *bytes, size_t len, void *data)
{
  GString *out = data;
  gsize done = 0;
  guint step;
  for (gsize p = 0; p < len; p += step)
    {
      guchar lead = (guchar) bytes[p];
      step = 1;
      if (lead >= ' ' && lead < 0x7F)
        continue;
      gunichar c = kw_utf8_get (bytes + p, &step);
      if (is_safe (c))
        continue;
      g_string_append_len (out, bytes + done, (gssize) (p - done));
      append_escape (out, c);
      done = p + step;
    }
  g_string_append_len (out, bytes + done, (gssize) (len - done));
  return 0;
}

void
kw_json_line (GString *out, const json_t *object, gsize flags)
{
  json_dump_callback (object, append, out, flags);
  g_string_append_c (out, '\n');
}

json_t *
kw_json_text (const char *text, gsize len)
{
  json_t *string = json_stringn (text, len);
  if (string != NULL)
    return string;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) len);
  return json_string (valid);
}

json_t *
kw_json_string (const char *text)
{
  return text == NULL ? json_null () : kw_json_text (text, strlen (text));
}
