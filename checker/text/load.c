/* load.c - text, Markdown, HTML and JSONL records into articles */
#include "checker/text/load.h"
#include "checker/base/error.h"
#include "checker/base/find.h"
#include "checker/text/detect.h"
#include "checker/text/html.h"
#include "checker/text/record.h"

#include <jansson.h>
#include <string.h>

static void
load_plain (KwArticleParts *parts, KwDecoded *decoded)
{
  parts->text = g_steal_pointer (&decoded->text);
  parts->len = decoded->len;
}

static gboolean
syntax_error (GError **error, const char *why)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s", why);
  return FALSE;
}

/* A member as a string: numbers as they are written, anything else NULL. */
static char *
member_string (const json_t *object, const char *key)
{
  const json_t *value = json_object_get (object, key);
  if (json_is_string (value))
    return g_strndup (json_string_value (value), json_string_length (value));
  if (json_is_integer (value))
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  return NULL;
}

/* Members that are there and hold nothing. */
static void
note_blanks (KwArticleParts *parts, const json_t *object)
{
  static const char *const keys[] = { "title", "date", "source" };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const json_t *value = json_object_get (object, keys[i]);
      if (json_is_null (value) || json_is_string (value))
        kw_article_parts_note_blank (parts, keys[i], strlen (keys[i]), json_string_value (value));
    }
}

static gboolean
take_members (KwArticleParts *parts, const json_t *object, GError **error)
{
  const json_t *text = json_object_get (object, "text");
  if (!json_is_object (object))
    return syntax_error (error, KW_VALUE ("record is no JSON object"));
  if (!json_is_string (text))
    return syntax_error (error, text == NULL ? KW_VALUE ("record has no \"text\"") : KW_VALUE ("\"text\" is no string"));
  parts->len = json_string_length (text);
  parts->text = g_malloc (parts->len + 1);
  memcpy (parts->text, json_string_value (text), parts->len + 1);
  parts->id = member_string (object, "id");
  parts->title = member_string (object, "title");
  parts->date = member_string (object, "date");
  parts->source = member_string (object, "source");
  parts->url = member_string (object, "url");
  note_blanks (parts, object);
  return TRUE;
}

static const char *
skip_space (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/* Where the value of "text" begins in LINE (which has one), behind its quote.
 * Quotes inside strings are escaped: the name stands nowhere else. */
static const char *
text_value (const KwDecoded *line)
{
  static const char name[] = "\"text\"";
  const char *end = line->text + line->len, *p = line->text;
  while ((p = memmem (p, (gsize) (end - p), name, strlen (name))) != NULL)
    {
      p = skip_space (p + strlen (name));
      if (*p == ':' && *(p = skip_space (p + 1)) == '"')
        return p + 1;
    }
  return line->text;
}

/* The next U+FFFD of a JSON string, as it is or as an escape. */
static const char *
next_replacement (const char *p, const char *end)
{
  for (; end - p >= 3; p++)
    {
      if (memcmp (p, "\xEF\xBF\xBD", 3) == 0 || (end - p >= 6 && g_ascii_strncasecmp (p, "\\ufffd", 6) == 0))
        return p;
      p += *p == '\\';
    }
  return NULL;
}

/* The bad bytes that LINE notes at P, or NULL; NEXT goes along with P. */
static const KwUndecodable *
undecodable_at (const KwDecoded *line, guint *next, const char *p)
{
  for (; *next < line->undecodable->len; (*next)++)
    {
      const KwUndecodable *bad = &g_array_index (line->undecodable, KwUndecodable, *next);
      if (line->text + bad->span.start >= p)
        return line->text + bad->span.start == p ? bad : NULL;
    }
  return NULL;
}

static gint
by_offset (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const KwUndecodable *) a)->offset, y = ((const KwUndecodable *) b)->offset;
  return (x > y) - (x < y);
}

/* Adds to FOUND what LINE has in other charsets; what it says is looked for in
 * the text, where it stands as it is unless it holds an escape. */
static void
move_foreign (GArray *found, const KwArticleParts *parts, const KwDecoded *line)
{
  const char *end = parts->text + parts->len, *from = parts->text, *value = text_value (line);
  for (guint i = 0; i < line->undecodable->len; i++)
    {
      KwUndecodable piece = g_array_index (line->undecodable, KwUndecodable, i);
      const char *said = line->text + piece.span.start;
      gsize len = kw_span_len (piece.span);
      const char *p = piece.charset == NULL || said < value ? NULL : memmem (from, (gsize) (end - from), said, len);
      if (p == NULL)
        continue;
      piece.span = kw_span ((gsize) (p - parts->text), (gsize) (p - parts->text) + len);
      g_array_append_val (found, piece);
      from = p + len;
    }
}

static void
replace_undecodable (KwDecoded *decoded, GArray *found)
{
  g_array_unref (decoded->undecodable);
  decoded->undecodable = found->len > 0 ? found : NULL;
  if (found->len == 0)
    g_array_unref (found);
}

/* The same for a page: what is in scripts, comments and attributes is not
 * the article's. */
static void
move_into_page (const KwArticleParts *parts, KwDecoded *page)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (KwUndecodable));
  for (guint i = 0; i < page->undecodable->len; i++)
    {
      KwUndecodable bad = g_array_index (page->undecodable, KwUndecodable, i);
      KwSpan in_page = bad.span;
      bad.span = kw_span (kw_offset_map_derived (&parts->origin, in_page.start),
                          MIN (kw_offset_map_derived (&parts->origin, in_page.end), parts->len));
      KwSpan back = kw_offset_map_span (&parts->origin, bad.span);
      if (back.start == in_page.start && back.end == in_page.end && kw_span_len (bad.span) > 0)
        g_array_append_val (found, bad);
    }
  replace_undecodable (page, found);
}

/* Bad bytes were noted in the line; findings need them in the text. A U+FFFD
 * that the record itself holds is none. */
static void
move_into_record (KwArticleParts *parts, KwDecoded *line)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (KwUndecodable));
  const char *end = parts->text + parts->len, *from = text_value (line);
  guint next = 0;
  move_foreign (found, parts, line);
  for (const char *p = parts->text; (p = kw_find (p, (gsize) (end - p), "\xEF\xBF\xBD")) != NULL; p += 3, from += 3)
    {
      from = next_replacement (from, line->text + line->len);
      if (from == NULL)
        break;
      const KwUndecodable *bad = undecodable_at (line, &next, from);
      if (bad == NULL)
        continue;
      KwUndecodable moved = *bad;
      moved.span = kw_span ((gsize) (p - parts->text), (gsize) (p - parts->text) + 3);
      g_array_append_val (found, moved);
    }
  g_array_sort (found, by_offset);
  replace_undecodable (line, found);
}

/* Jansson counts the bytes it has read of the decoded line; told is the last
 * of them, as a character of the line and as a byte of the file. */
static void
set_fault (KwLoadFault *fault, const KwDecoded *decoded, const KwRaw *raw, const json_error_t *why)
{
  KwOffsetMap map;
  guint32 at = (guint32) CLAMP (why->position, 1, (int) decoded->len + 1) - 1;
  fault->column = (guint) g_utf8_pointer_to_offset (decoded->text, decoded->text + at) + 1;
  if (kw_decode_map (decoded, raw->data, raw->size, &map, NULL))
    fault->offset = raw->offset + MIN (kw_offset_map_source (&map, at), (guint32) raw->size);
  kw_offset_map_clear (&map);
}

static gboolean
load_record (KwArticleParts *parts, KwDecoded *decoded, const KwRaw *raw, KwLoadFault *fault, GError **error)
{
  if (decoded->undecodable == NULL && kw_record_read (parts, decoded->text, decoded->len))
    return TRUE;
  json_error_t why;
  json_t *object = json_loadb (decoded->text, decoded->len, JSON_ALLOW_NUL, &why);
  if (object == NULL)
    {
      set_fault (fault, decoded, raw, &why);
      return syntax_error (error, why.text);
    }
  gboolean ok = take_members (parts, object, error);
  json_decref (object);
  if (ok && decoded->undecodable != NULL)
    move_into_record (parts, decoded);
  return ok;
}

static void
load_page (KwArticleParts *parts, KwDecoded *decoded)
{
  kw_html_parse (parts, decoded->text, decoded->len);
  parts->declared = kw_html_declared_charset (decoded->text, decoded->len);
  if (decoded->undecodable != NULL)
    move_into_page (parts, decoded);
}

/* Characters beyond ASCII that the bytes need before they outweigh what the
 * page says of itself: a detector guesses on fewer. */
#define DETECTABLE 16

/* The charset a short page declares, where its bytes alone cannot tell one
 * double-byte charset from the other; NULL to detect. */
static const char *
declared_charset (const KwRaw *raw)
{
  static const struct
  {
    const char *prefix;
    const char *charset;
  } known[] = { { "GB", "GB18030" }, { "BIG5", "BIG5-HKSCS" } };
  gsize high = 0;
  for (gsize i = 0; i < raw->size && high <= 2 * DETECTABLE; i++)
    high += ((guchar) raw->data[i] & 0x80) != 0;
  if (high == 0 || high > 2 * DETECTABLE || memchr (raw->data, '\0', raw->size) != NULL ||
      kw_utf8_valid_prefix (raw->data, raw->size) == raw->size)
    return NULL;
  g_autofree char *declared = kw_html_declared_charset (raw->data, raw->size);
  for (guint i = 0; declared != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strncasecmp (declared, known[i].prefix, strlen (known[i].prefix)) == 0)
      return known[i].charset;
  return NULL;
}

const char *
kw_load_charset (const KwRaw *raw, const char *encoding)
{
  return encoding == NULL && raw->format == KW_FORMAT_HTML ? declared_charset (raw) : encoding;
}

KwArticle *
kw_article_load (const KwRaw *raw, KwArticleRef ref, const char *encoding, KwLoadFault *fault, GError **error)
{
  *fault = (KwLoadFault){ raw->line, 0, raw->offset };
  KwDecoded decoded;
  if (!kw_decode (&decoded, raw->data, raw->size, kw_load_charset (raw, encoding), error))
    return NULL;
  KwArticleParts parts = { 0 };
  gboolean ok = TRUE;
  if (raw->format == KW_FORMAT_JSONL)
    ok = load_record (&parts, &decoded, raw, fault, error);
  else if (raw->format == KW_FORMAT_HTML)
    load_page (&parts, &decoded);
  else
    load_plain (&parts, &decoded);
  KwArticle *article = ok ? kw_article_new (raw, &decoded, &parts) : NULL;
  if (article != NULL)
    article->ref = ref;
  kw_article_parts_clear (&parts);
  kw_decoded_clear (&decoded);
  return article;
}
