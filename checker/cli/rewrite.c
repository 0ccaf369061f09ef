/* rewrite.c - repairs of an article's text as edits of the bytes it was read from */
#include "checker/cli/rewrite.h"
#include "checker/base/utf8.h"
#include "checker/cli/json-literal.h"
#include "checker/entry.h"
#include "checker/text/load.h"

#include <string.h>

/* The way from an article's text to its bytes. */
typedef struct
{
  const KwArticle *article;
  KwDecoded decoded;
  KwOffsetMap bytes;     /* decoded text to bytes */
  KwJsonLiteral literal; /* JSONL: article's text to decoded text */
} Source;

static void
source_clear (Source *source)
{
  kw_decoded_clear (&source->decoded);
  kw_offset_map_clear (&source->bytes);
  kw_json_literal_clear (&source->literal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* FALSE only where the bytes are not those that ARTICLE was read from. */
static gboolean
source_init (Source *source, const KwArticle *article, const KwRaw *raw, const char *encoding)
{
  memset (source, 0, sizeof *source);
  source->article = article;
  const KwDecoded *decoded = &source->decoded;
  if (!kw_decode (&source->decoded, raw->data, raw->size, kw_load_charset (raw, encoding), NULL) ||
      !kw_decode_map (decoded, raw->data, raw->size, &source->bytes, NULL))
    return FALSE;
  if (article->format == KW_FORMAT_JSONL)
    return kw_json_literal_find (&source->literal, decoded->text, decoded->len, "text") &&
           source->literal.len == article->len;
  gsize len;
  const char *text = kw_article_source (article, &len);
  return len == decoded->len && memcmp (text, decoded->text, len) == 0;
}

/* SPAN of the article's text in the decoded text. */
static KwSpan
span_in_source (const Source *source, KwSpan span)
{
  if (source->article->format == KW_FORMAT_JSONL)
    return kw_offset_map_span (&source->literal.map, span);
  return kw_article_source_span (source->article, span);
}

/* Quotes need no escape between tags, and stay as their writer had them. */
static char *
escape_markup (const char *text)
{
  GString *out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    {
      const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
      if (entity != NULL)
        g_string_append (out, entity);
      else
        g_string_append_c (out, *text);
    }
  return g_string_free (out, FALSE);
}

/* REPLACEMENT as the format spells it. */
static char *
spell (const Source *source, const char *replacement)
{
  if (source->article->format == KW_FORMAT_HTML)
    return escape_markup (replacement);
  if (source->article->format == KW_FORMAT_JSONL)
    return kw_json_escape (replacement, source->literal.spelling);
  return g_strdup (replacement);
}

/* REPLACEMENT in the bytes of the file, for SPAN of the article; or NULL. JSON
 * can spell in ASCII what its charset does not hold. */
static char *
encode (const Source *source, KwSpan span, const char *replacement, gsize *size)
{
  g_autofree char *spelled = spell (source, replacement);
  KwSpan at = span_in_source (source, span);
  const char *charset = source->decoded.charset, *old = source->decoded.text + at.start;
  char *bytes = kw_encode_for (spelled, strlen (spelled), charset, old, kw_span_len (at), size, NULL);
  if (bytes != NULL || source->article->format != KW_FORMAT_JSONL)
    return bytes;
  g_autofree char *ascii = kw_json_escape (replacement, KW_JSON_LOWER);
  return kw_encode (ascii, strlen (ascii), charset, size, NULL);
}

/* Whether bytes FROM to TO are the whole of SPAN and nothing else. */
static gboolean
is_whole (const Source *source, KwSpan span, KwSpan bytes)
{
  return kw_offset_map_derived (&source->bytes, bytes.start) == span.start &&
         kw_offset_map_derived (&source->bytes, bytes.end) == span.end;
}

static void
refuse (KwRewrite *rewrite, const KwArticle *article, KwSpan span, const char *why)
{
  g_autoptr (KwPlaces) places = kw_places_new ();
  KwPlace place = kw_place (places, article, span);
  g_autofree char *name = kw_article_name (article);
  g_ptr_array_add (rewrite->refused,
                   g_strdup_printf (KW_VALUE ("%s:%u:%u: not repaired: %s"), name, place.line, place.column, why));
}

/* The bytes of SPAN; FALSE, refused, where they cannot be told. */
static gboolean
find_bytes (KwRewrite *rewrite, const Source *source, KwSpan span, KwSpan *bytes)
{
  KwSpan at = span_in_source (source, span);
  *bytes = kw_offset_map_span (&source->bytes, at);
  if (!is_whole (source, at, *bytes))
    {
      refuse (rewrite, source->article, span, KW_VALUE ("the place ends in mid-character"));
      return FALSE;
    }
  const char *text = source->decoded.text + at.start;
  if (source->article->format == KW_FORMAT_HTML && memchr (text, '<', kw_span_len (at)) != NULL)
    {
      refuse (rewrite, source->article, span, KW_VALUE ("markup stands in the midst of it"));
      return FALSE;
    }
  return TRUE;
}

/* What was accepted last. */
typedef struct
{
  gboolean any;
  KwSpan span;
  const char *replacement;
} Last;

static void
rewrite_place (KwRewrite *rewrite, const Source *source, const KwOccurrence *place, Last *last)
{
  KwSpan span = place->span, bytes;
  gsize size;
  if (last->any && last->span.start == span.start && last->span.end == span.end &&
      strcmp (last->replacement, place->replacement) == 0)
    return; /* two rules, one repair */
  if (!find_bytes (rewrite, source, span, &bytes))
    return;
  g_autofree char *encoded = encode (source, span, place->replacement, &size);
  if (encoded == NULL)
    {
      g_autofree char *why = g_strdup_printf (KW_VALUE ("%s cannot hold %s"), source->decoded.charset, place->replacement);
      refuse (rewrite, source->article, span, why);
      return;
    }
  if (last->any && (span.start < last->span.end || span.start == last->span.start))
    {
      rewrite->overlapped++;
      return;
    }
  kw_edits_add (rewrite->edits, bytes.start, bytes.end, encoded, size);
  kw_edits_add (rewrite->meant, span.start, span.end, place->replacement, strlen (place->replacement));
  rewrite->made++;
  *last = (Last){ TRUE, span, place->replacement };
}

void
kw_rewrite (KwRewrite *rewrite, const KwArticle *article, const KwRaw *raw, const char *encoding, const GArray *places)
{
  *rewrite = (KwRewrite){ kw_edits_new (), kw_edits_new (), 0, 0, g_ptr_array_new_with_free_func (g_free) };
  g_auto (Source) source;
  Last last = { FALSE };
  if (!source_init (&source, article, raw, encoding))
    {
      refuse (rewrite, article, g_array_index (places, KwOccurrence, 0).span, KW_VALUE ("its bytes were not found in the source"));
      return;
    }
  for (guint i = 0; i < places->len; i++)
    rewrite_place (rewrite, &source, &g_array_index (places, KwOccurrence, i), &last);
}

void
kw_rewrite_clear (KwRewrite *rewrite)
{
  g_clear_pointer (&rewrite->edits, g_array_unref);
  g_clear_pointer (&rewrite->meant, g_array_unref);
  g_clear_pointer (&rewrite->refused, g_ptr_array_unref);
}

/* Behind the white space at P, and what is white at the edges of a page's
 * blocks: an indent that was written as &amp;nbsp; is none of the text. */
static const char *
skip_space (const char *p, const char *end)
{
  guint len;
  for (; p < end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      gboolean edge = c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
      if (!edge && (c >= 0x80 || !g_ascii_isspace ((char) c)))
        break;
    }
  return p;
}

static gboolean
is_same_but_space (const char *a, const char *a_end, const char *b, const char *b_end)
{
  for (guint len;; a += len, b += len)
    {
      a = skip_space (a, a_end);
      b = skip_space (b, b_end);
      if (a == a_end || b == b_end)
        return a == a_end && b == b_end;
      kw_utf8_get (a, &len);
      if ((gsize) (b_end - b) < len || memcmp (a, b, len) != 0)
        return FALSE;
    }
}

gboolean
kw_rewrite_is_right (const KwRewrite *rewrite, const KwArticle *old, const KwArticle *article)
{
  g_autoptr (GString) meant = kw_edits_apply (rewrite->meant, old->text, old->len);
  if (old->format == KW_FORMAT_HTML)
    return is_same_but_space (meant->str, meant->str + meant->len, article->text, article->text + article->len);
  return meant->len == article->len && memcmp (meant->str, article->text, meant->len) == 0;
}

GArray *
kw_rewrite_shown (const KwDecoded *decoded, const KwRaw *raw, const GArray *edits)
{
  GArray *shown = kw_edits_new ();
  KwOffsetMap map;
  if (!kw_decode_map (decoded, raw->data, raw->size, &map, NULL))
    return shown;
  for (guint i = 0; i < edits->len; i++)
    {
      const KwByteEdit *edit = &g_array_index (edits, KwByteEdit, i);
      guint32 start = kw_offset_map_derived (&map, (guint32) edit->start);
      gsize len;
      g_autofree char *text = kw_decode_for (edit->bytes, edit->size, decoded->charset, decoded->text + start, &len);
      if (text != NULL)
        kw_edits_add (shown, start, kw_offset_map_derived (&map, (guint32) edit->end), text, len);
    }
  kw_offset_map_clear (&map);
  return shown;
}
