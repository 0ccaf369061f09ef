/* json-literal.c - where the characters of one string member stand in JSON */
#include "checker/cli/json-literal.h"
#include "checker/base/utf8.h"

#include <string.h>

/* Every function reads from P and returns where it ended, NULL where the JSON
 * is not what it should be. */
typedef struct
{
  const char *json, *end;
} Scan;

static const char *
skip_space (const Scan *scan, const char *p)
{
  while (p < scan->end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
    p++;
  return p;
}

/* Past C, which must stand at P. */
static const char *
expect (const Scan *scan, const char *p, char c)
{
  return p != NULL && p < scan->end && *p == c ? p + 1 : NULL;
}

/* Past the string whose quote stands at P. */
static const char *
skip_string (const Scan *scan, const char *p)
{
  for (p++; p < scan->end; p++)
    {
      if (*p == '"')
        return p + 1;
      if ((guchar) *p < 0x20)
        return NULL;
      if (*p == '\\')
        p++;
    }
  return NULL;
}

/* Past an array or object. A count stands for recursion: nothing in it is
 * looked at, and depth costs no stack. */
static const char *
skip_nested (const Scan *scan, const char *p)
{
  for (gsize depth = 0; p != NULL && p < scan->end;)
    {
      if (*p == '"')
        {
          p = skip_string (scan, p);
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if ((*p == '}' || *p == ']') && --depth == 0)
        return p + 1;
      p++;
    }
  return NULL;
}

static const char *
skip_value (const Scan *scan, const char *p)
{
  if (p == scan->end)
    return NULL;
  if (*p == '"')
    return skip_string (scan, p);
  if (*p == '{' || *p == '[')
    return skip_nested (scan, p);
  const char *start = p;
  while (p < scan->end && (g_ascii_isalnum (*p) || *p == '-' || *p == '+' || *p == '.'))
    p++;
  return p > start ? p : NULL;
}

/* Four hex digits at P; -1 when they are none. */
static gint32
hex4 (const Scan *scan, const char *p)
{
  gint32 value = 0;
  if (scan->end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

/* The character that \uXXXX at P stands for, with its low surrogate. */
static const char *
read_unicode (const Scan *scan, const char *p, gunichar *c)
{
  gint32 high = hex4 (scan, p + 2);
  *c = (gunichar) high;
  if (high < 0 || (high >= 0xDC00 && high <= 0xDFFF))
    return NULL;
  if (high < 0xD800 || high > 0xDBFF)
    return p + 6;
  gint32 low = scan->end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4 (scan, p + 8) : -1;
  if (low < 0xDC00 || low > 0xDFFF)
    return NULL;
  *c = 0x10000 + (((gunichar) high & 0x3FF) << 10) + ((gunichar) low & 0x3FF);
  return p + 12;
}

/* The character at P of a string, escaped or not. */
static const char *
read_char (const Scan *scan, const char *p, gunichar *c)
{
  static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
  guint n;
  if (*p != '\\')
    {
      *c = kw_utf8_get (p, &n);
      return n <= (gsize) (scan->end - p) ? p + n : NULL;
    }
  if (scan->end - p < 2)
    return NULL;
  if (p[1] == 'u')
    return read_unicode (scan, p, c);
  const char *letter = p[1] != '\0' ? strchr (letters, p[1]) : NULL;
  *c = letter != NULL ? (guchar) means[letter - letters] : 0;
  return letter != NULL ? p + 2 : NULL;
}

static gboolean
is_key (const Scan *scan, const char *from, const char *to, const char *key)
{
  for (from++; from < to - 1; key += kw_utf8_len ((guchar) *key))
    {
      gunichar c;
      guint n;
      from = read_char (scan, from, &c);
      if (from == NULL || *key == '\0' || c != kw_utf8_get (key, &n))
        return FALSE;
    }
  return *key == '\0';
}

/* Past the members; the value of the last that is called KEY in *VALUE. */
static const char *
find_member (const Scan *scan, const char *key, const char **value)
{
  const char *p = expect (scan, skip_space (scan, scan->json), '{');
  while (p != NULL)
    {
      const char *name = p = skip_space (scan, p);
      if (p == scan->end || *p != '"')
        return expect (scan, p, '}');
      const char *end = p = skip_string (scan, p);
      p = p != NULL ? expect (scan, skip_space (scan, p), ':') : NULL;
      if (p == NULL)
        return NULL;
      p = skip_space (scan, p);
      if (is_key (scan, name, end, key))
        *value = p;
      p = skip_value (scan, p);
      p = p != NULL ? skip_space (scan, p) : NULL;
      if (p != NULL && p < scan->end && *p == '}')
        return p + 1;
      p = expect (scan, p, ',');
    }
  return NULL;
}

typedef struct
{
  gboolean raw, escaped, upper;
} Spellings;

static void
note_spelling (Spellings *seen, const char *p, gunichar c)
{
  if (c < 0x80)
    return;
  seen->raw |= *p != '\\';
  seen->escaped |= *p == '\\';
  for (guint i = 2; *p == '\\' && i < 6; i++)
    seen->upper |= g_ascii_isupper (p[i]);
}

static gboolean
map_string (KwJsonLiteral *literal, const Scan *scan, const char *p)
{
  Spellings seen = { FALSE, FALSE, FALSE };
  const char *next;
  for (; *p != '"'; p = next)
    {
      gunichar c;
      next = read_char (scan, p, &c);
      if (next == NULL)
        return FALSE;
      /* Only escapes have another length; what stands raw is one long run. */
      guint8 n = (guint8) g_unichar_to_utf8 (c, NULL), steps = *p == '\\' ? n : 1;
      kw_offset_map_add (&literal->map, literal->len, (gsize) (p - scan->json), steps,
                         *p == '\\' ? (guint8) (next - p) : 1);
      note_spelling (&seen, p, c);
      literal->len += n;
    }
  literal->span.end = (guint32) (p - scan->json);
  kw_offset_map_add (&literal->map, literal->len, literal->span.end, 1, 1);
  if (seen.escaped && !seen.raw)
    literal->spelling = seen.upper ? KW_JSON_UPPER : KW_JSON_LOWER;
  return TRUE;
}

gboolean
kw_json_literal_find (KwJsonLiteral *literal, const char *json, gsize len, const char *key)
{
  Scan scan = { json, json + len };
  const char *value = NULL;
  memset (literal, 0, sizeof *literal);
  if (find_member (&scan, key, &value) == NULL || value == NULL || *value != '"')
    return FALSE;
  literal->span.start = (guint32) (value + 1 - json);
  kw_offset_map_init (&literal->map);
  if (map_string (literal, &scan, value + 1))
    return TRUE;
  kw_json_literal_clear (literal);
  return FALSE;
}

void
kw_json_literal_clear (KwJsonLiteral *literal)
{
  kw_offset_map_clear (&literal->map);
}

static void
append_unicode (GString *out, gunichar c, gboolean upper)
{
  const char *format = upper ? "\\u%04X" : "\\u%04x";
  if (c < 0x10000)
    {
      g_string_append_printf (out, format, c);
      return;
    }
  g_string_append_printf (out, format, 0xD800 + ((c - 0x10000) >> 10));
  g_string_append_printf (out, format, 0xDC00 + (c & 0x3FF));
}

/* Escapes for what may not stand raw in a string; FALSE for the rest. */
static gboolean
append_required (GString *out, gunichar c)
{
  static const char controls[] = "\b\f\n\r\t", letters[] = "bfnrt";
  const char *control = c > 0 && c < 0x20 ? strchr (controls, (int) c) : NULL;
  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if (control != NULL)
    g_string_append_printf (out, "\\%c", letters[control - controls]);
  else if (c < 0x20)
    append_unicode (out, c, FALSE);
  else
    return FALSE;
  return TRUE;
}

char *
kw_json_escape (const char *text, KwJsonSpelling spelling)
{
  GString *out = g_string_new (NULL);
  for (guint n; *text != '\0'; text += n)
    {
      gunichar c = kw_utf8_get (text, &n);
      if (append_required (out, c))
        continue;
      if (c < 0x80 || spelling == KW_JSON_RAW)
        g_string_append_len (out, text, (gssize) n);
      else
        append_unicode (out, c, spelling == KW_JSON_UPPER);
    }
  return g_string_free (out, FALSE);
}
