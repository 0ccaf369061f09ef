/* record.c - flat JSON objects of strings and numbers (RFC 8259) */
#include "checker/text/record.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct
{
  const char *p;
  const char *end;
} Reader;

/* A member's value: a string with its escapes undone, or a number as written. */
typedef struct
{
  char *text; /* owned; NULL for true, false, null */
  gsize len;
} Value;

static void
skip_space (Reader *r)
{
  while (r->p < r->end && (*r->p == ' ' || *r->p == '\t' || *r->p == '\n' || *r->p == '\r'))
    r->p++;
}

static gboolean
take (Reader *r, char c)
{
  skip_space (r);
  if (r->p >= r->end || *r->p != c)
    return FALSE;
  r->p++;
  return TRUE;
}

/* Whether one of the eight bytes is 0. */
static inline gboolean
has_zero (guint64 eight)
{
  const guint64 each = G_GUINT64_CONSTANT (0x0101010101010101);
  return ((eight - each) & ~eight & each * 0x80) != 0;
}

/* Behind bytes that are neither quotes nor backslashes nor control characters;
 * it may stop early. */
static const char *
skip_plain (const char *p, const char *end)
{
#ifdef __SSE2__
  for (; end - p >= 16; p += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      __m128i quote = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"')), slash = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\'));
      __m128i control = _mm_cmpeq_epi8 (_mm_max_epu8 (bytes, _mm_set1_epi8 (0x1F)), _mm_set1_epi8 (0x1F));
      int found = _mm_movemask_epi8 (_mm_or_si128 (control, _mm_or_si128 (quote, slash)));
      if (found != 0)
        return p + __builtin_ctz ((guint) found);
    }
#endif
  const guint64 each = G_GUINT64_CONSTANT (0x0101010101010101);
  for (guint64 eight; end - p >= 8; p += 8)
    {
      memcpy (&eight, p, 8);
      if (has_zero (eight ^ each * '"') || has_zero (eight ^ each * '\\') || has_zero (eight & each * 0xE0))
        break;
    }
  while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p;
}

/* The string's raw bytes, between its quotes; *ESCAPES when a backslash is in them. */
static gboolean
raw_string (Reader *r, const char **start, gsize *len, gboolean *escapes)
{
  if (!take (r, '"'))
    return FALSE;
  *start = r->p;
  *escapes = FALSE;
  for (; (r->p = skip_plain (r->p, r->end)) < r->end; r->p++)
    {
      guchar c = (guchar) *r->p;
      if (c == '"')
        {
          *len = (gsize) (r->p++ - *start);
          return TRUE;
        }
      if (c < 0x20)
        return FALSE;
      if (c == '\\')
        {
          *escapes = TRUE;
          r->p++;
        }
    }
  return FALSE;
}

/* \uXXXX of a character that is neither a surrogate nor NUL; 0 otherwise. */
static gunichar
unicode_escape (const char *p, const char *end)
{
  gunichar c = 0;
  if (end - p < 4)
    return 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return 0;
      c = c << 4 | (gunichar) digit;
    }
  return c >= 0xD800 && c <= 0xDFFF ? 0 : c;
}

/* Undoes the escapes of RAW into VALUE; FALSE for one that is not plain. */
static gboolean
unescape (const char *raw, gsize len, Value *value)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char *out = value->text = g_malloc (len + 1);
  for (const char *p = raw, *end = raw + len; p < end;)
    {
      const char *slash = memchr (p, '\\', (gsize) (end - p));
      gsize n = (gsize) ((slash != NULL ? slash : end) - p);
      memcpy (out, p, n);
      out += n;
      p += n;
      if (slash == NULL)
        break;
      const char *known = p[1] != '\0' ? strchr (from, p[1]) : NULL;
      gunichar c = p[1] == 'u' ? unicode_escape (p + 2, end) : 0;
      if (known == NULL && c == 0)
        return FALSE;
      if (known != NULL)
        *out++ = to[known - from];
      else
        out += g_unichar_to_utf8 (c, out);
      p += known != NULL ? 2 : 6;
    }
  *out = '\0';
  value->len = (gsize) (out - value->text);
  return TRUE;
}

static gboolean
read_string (Reader *r, Value *value)
{
  const char *start;
  gsize len;
  gboolean escapes;
  if (!raw_string (r, &start, &len, &escapes))
    return FALSE;
  if (escapes)
    return unescape (start, len, value);
  value->text = g_strndup (start, len);
  value->len = len;
  return TRUE;
}

/* Whole numbers without leading zeros; others are not plain. */
static gboolean
read_number (Reader *r, Value *value)
{
  const char *start = r->p;
  while (r->p < r->end && g_ascii_isdigit (*r->p))
    r->p++;
  gsize len = (gsize) (r->p - start);
  if (len == 0 || len > 18 || (len > 1 && *start == '0') || (r->p < r->end && strchr (".eE+-", *r->p) != NULL))
    return FALSE;
  value->text = g_strndup (start, len);
  value->len = len;
  return TRUE;
}

static gboolean
read_value (Reader *r, Value *value, gboolean *string)
{
  skip_space (r);
  *string = r->p < r->end && *r->p == '"';
  if (*string)
    return read_string (r, value);
  if (r->end - r->p >= 4 && memcmp (r->p, "null", 4) == 0)
    {
      r->p += 4;
      return TRUE;
    }
  return read_number (r, value);
}

/* The field of PARTS for KEY; NULL for keys that are not looked at. */
static char **
field (KwArticleParts *parts, const char *key, gsize len)
{
  struct
  {
    const char *name;
    char **field;
  } fields[] = { { "text", &parts->text }, { "id", &parts->id },         { "title", &parts->title },
                 { "date", &parts->date }, { "source", &parts->source }, { "url", &parts->url } };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == len && memcmp (fields[i].name, key, len) == 0)
      return fields[i].field;
  return NULL;
}

/* One member; the last of equal keys counts, as it does for Jansson. */
static gboolean
read_member (Reader *r, KwArticleParts *parts)
{
  const char *key;
  gsize len;
  gboolean escapes, string;
  Value value = { NULL, 0 };
  if (!raw_string (r, &key, &len, &escapes) || escapes || !take (r, ':') || !read_value (r, &value, &string))
    {
      g_free (value.text);
      return FALSE;
    }
  char **to = field (parts, key, len);
  if (to == &parts->text && !string)
    {
      g_free (value.text);
      return FALSE;
    }
  if (to == &parts->text)
    parts->len = value.len;
  kw_article_parts_note_blank (parts, key, len, value.text);
  if (to == NULL)
    g_free (value.text);
  else
    {
      g_free (*to);
      *to = value.text;
    }
  return TRUE;
}

static gboolean
read_object (Reader *r, KwArticleParts *parts)
{
  if (!take (r, '{'))
    return FALSE;
  do
    if (!read_member (r, parts))
      return FALSE;
  while (take (r, ','));
  if (!take (r, '}'))
    return FALSE;
  skip_space (r);
  return r->p == r->end && parts->text != NULL;
}

gboolean
kw_record_read (KwArticleParts *parts, const char *line, gsize len)
{
  Reader r = { line, line + len };
  if (read_object (&r, parts))
    return TRUE;
  kw_article_parts_clear (parts);
  *parts = (KwArticleParts){ 0 };
  return FALSE;
}
