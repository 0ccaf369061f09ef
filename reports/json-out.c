/* json-out.c - JSON without objects */
#include "reports/json-out.h"
#include "checker/report.h"

#include <string.h>

/* The longest that one character is spelled: two units of UTF-16. */
#define ESCAPE_MOST 12

/* Bytes of a comma, a key and a number that are appended at once: that is cheaper
 * by far than piece by piece. */
#define AT_ONCE 96

/* VALUE, which is no longer than a number, with what stands before it. The letters
 * of a string before it are never looked at: that ends with a quotation mark. */
static void
put_value (GString *out, const char *key, const char *value, gsize len)
{
  char all[AT_ONCE], *to = all, last = out->len > 0 ? out->str[out->len - 1] : '\n';
  gsize key_len = key != NULL ? strlen (key) : 0;
  if (last != '{' && last != '[' && last != '\n')
    to = (char *) memcpy (to, ", ", 2) + 2;
  if (key != NULL)
    *to++ = '"';
  if (key_len > AT_ONCE / 2) /* somebody else's: those of saved findings */
    {
      g_string_append_len (out, all, to - all);
      g_string_append_len (out, key, (gssize) key_len);
      to = all;
    }
  else if (key_len > 0)
    to = (char *) memcpy (to, key, key_len) + key_len;
  if (key != NULL)
    to = (char *) memcpy (to, "\": ", 3) + 3;
  memcpy (to, value, len);
  g_string_append_len (out, all, to + len - all);
}

void
kw_json_open (GString *out, const char *key, char bracket)
{
  put_value (out, key, &bracket, 1);
}

void
kw_json_close (GString *out, char bracket)
{
  g_string_append_c (out, bracket);
}

/* Han from U+4E00 to U+9FFF, 、 and 。 with their row, and the full-width forms: of
 * three bytes, and nothing of them hides or acts. */
static inline gboolean
is_common (const char *p, gsize left)
{
  if (left < 3 || ((guchar) p[1] & 0xC0) != 0x80 || ((guchar) p[2] & 0xC0) != 0x80)
    return FALSE;
  guchar second = (guchar) p[1];
  switch ((guchar) *p)
    {
    case 0xE5:
    case 0xE6:
    case 0xE7:
    case 0xE8:
    case 0xE9:
      return TRUE;
    case 0xE4:
      return second >= 0xB8;
    case 0xE3:
      return second == 0x80;
    case 0xEF:
      return second == 0xBC || second == 0xBD;
    default:
      return FALSE;
    }
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
      else if (is_common (p + n, left - n))
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
      if (i == len)
        break;
      i += put_char (&to, text + i, len - i);
      g_string_append_len (out, spelled, to - spelled);
    }
}

void
kw_json_put_text (GString *out, const char *key, const char *text, gsize len)
{
  put_value (out, key, "\"", 1);
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
  put_value (out, key, "null", 4);
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
  put_value (out, key, p, (gsize) (digits + sizeof digits - p));
}

void
kw_json_put_boolean (GString *out, const char *key, gboolean value)
{
  put_value (out, key, value ? "true" : "false", value ? 4 : 5);
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
