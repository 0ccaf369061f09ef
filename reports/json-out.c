/* json-out.c - JSON without objects */
#include "reports/json-out.h"
#include "checker/report.h"

#include <string.h>

/* The longest that one character is spelled: two units of UTF-16. */
#define ESCAPE_MOST 12

static void
put_comma (GString *out)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '\n';
  if (last != '{' && last != '[' && last != '\n')
    g_string_append_len (out, ", ", 2);
}

/* A string's letters are never looked at here: it ends with a quotation mark. */
static void
put_key (GString *out, const char *key)
{
  put_comma (out);
  if (key == NULL)
    return;
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append_len (out, "\": ", 3);
}

void
kw_json_open (GString *out, const char *key, char bracket)
{
  put_key (out, key);
  g_string_append_c (out, bracket);
}

void
kw_json_close (GString *out, char bracket)
{
  g_string_append_c (out, bracket);
}

/* U+5000 to U+9FFF, of three bytes. */
static inline gboolean
is_common_han (const char *p, gsize left)
{
  return left >= 3 && (guchar) *p >= 0xE5 && (guchar) *p <= 0xE9 && ((guchar) p[1] & 0xC0) == 0x80 &&
         ((guchar) p[2] & 0xC0) == 0x80;
}

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

static char *
spell_unit (char *to, guint unit)
{
  static const char digits[] = "0123456789ABCDEF";
  *to++ = '\\';
  *to++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4)
    *to++ = digits[unit >> shift & 0xF];
  return to;
}

static char *
spell (char *to, gunichar c)
{
  static const char known[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
  const char *at = c > 0 && c < 0x80 ? strchr (known, (int) c) : NULL;
  if (at != NULL)
    {
      *to++ = '\\';
      *to++ = names[at - known];
      return to;
    }
  if (c < 0x10000)
    return spell_unit (to, c);
  to = spell_unit (to, 0xD800 + ((c - 0x10000) >> 10));
  return spell_unit (to, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

/* Writes the character at P, of LEFT bytes more, to *TO. Returns its length. */
static gsize
put_char (char **to, const char *p, gsize left)
{
  guchar lead = (guchar) *p;
  if (lead < 0x80)
    {
      if (lead < ' ' || lead == 0x7F || lead == '"' || lead == '\\')
        *to = spell (*to, lead);
      else
        *(*to)++ = *p;
      return 1;
    }
  gunichar c = g_utf8_get_char_validated (p, (gssize) left);
  if ((gint32) c < 0)
    {
      memcpy (*to, "\xEF\xBF\xBD", 3);
      *to += 3;
      return 1;
    }
  gsize len = kw_utf8_len (lead);
  if (is_safe (c))
    {
      memcpy (*to, p, len);
      *to += len;
    }
  else
    *to = spell (*to, c);
  return len;
}

/* How many bytes from P on stand for themselves. */
static gsize
plain_run (const char *p, gsize left)
{
  gsize n = 0;
  while (n < left)
    {
      guchar c = (guchar) p[n];
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\')
        n++;
      else if (is_common_han (p + n, left - n))
        n += 3;
      else
        break;
    }
  return n;
}

static void
put_chars (GString *out, const char *text, gsize len)
{
  for (gsize i = 0; i < len;)
    {
      char spelled[ESCAPE_MOST], *to = spelled;
      gsize n = plain_run (text + i, len - i);
      g_string_append_len (out, text + i, (gssize) n);
      i += n;
      if (i < len)
        i += put_char (&to, text + i, len - i);
      g_string_append_len (out, spelled, to - spelled);
    }
}

void
kw_json_put_text (GString *out, const char *key, const char *text, gsize len)
{
  put_key (out, key);
  g_string_append_c (out, '"');
  put_chars (out, text, len);
  g_string_append_c (out, '"');
}

void
kw_json_put (GString *out, const char *key, const char *text)
{
  if (text != NULL)
    {
      kw_json_put_text (out, key, text, strlen (text));
      return;
    }
  put_key (out, key);
  g_string_append_len (out, "null", 4);
}

void
kw_json_put_number (GString *out, const char *key, gint64 number)
{
  char digits[24], *p = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';
  put_key (out, key);
  g_string_append_len (out, p, digits + sizeof digits - p);
}

void
kw_json_put_boolean (GString *out, const char *key, gboolean value)
{
  put_key (out, key);
  g_string_append (out, value ? "true" : "false");
}

void
kw_json_put_numbers (GString *out, const KwPlace *place)
{
  kw_json_put_number (out, "start", place->start);
  kw_json_put_number (out, "end", place->end);
  kw_json_put_number (out, "line", place->line);
  kw_json_put_number (out, "column", place->column);
  kw_json_put_number (out, "end_line", place->end_line);
  kw_json_put_number (out, "end_column", place->end_column);
}
