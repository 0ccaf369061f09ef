/* html-meta.c - what a page says of itself: title, date, publisher, address, charset
 *
 * Sources: Open Graph and article: properties; schema.org's datePublished;
 * the names that China's guideline for government sites asks for (ArticleTitle,
 * PubDate, ContentSource, Url: 政府网站发展指引, 2017, appendix 2); and those
 * that news sites are seen to use.
 */
#include "checker/text/html-private.h"

#include <jansson.h>
#include <string.h>

#define JSON_MAX       (256 * 1024) /* bytes of JSON-LD that are read */
#define JSON_DEPTH     4
#define TITLE_MAX      1024
#define SEPARATORS_MAX 8 /* of a title that are tried */
#define CHARSET_WINDOW 4096

/* Best first. */
static const char *const title_names[] = { "articletitle", "og:title" };
static const char *const date_names[] = { "article:published_time", "datepublished",  "pubdate",        "publishdate",
                                          "publish_date",           "publish-date",   "publishtime",    "articledate",
                                          "og:release_date",        "dc.date.issued", "dcterms.issued", "og:time",
                                          "article:create_at",      "dc.date" };
static const char *const source_names[] = { "contentsource", "source", "article:source", "mediaid", "dc.source" };
static const char *const url_names[] = { "canonical", "og:url", "url" };
#define DATE_OF_TIME     G_N_ELEMENTS (date_names)   /* <time datetime> */
#define SOURCE_OF_AUTHOR G_N_ELEMENTS (source_names) /* <meta name=author> */

void
kw_html_meta_init (KwHtmlMeta *meta)
{
  *meta =
      (KwHtmlMeta){ .title_rank = G_MAXUINT, .date_rank = G_MAXUINT, .source_rank = G_MAXUINT, .url_rank = G_MAXUINT };
  meta->element = g_string_new (NULL);
  meta->json = g_string_new (NULL);
}

void
kw_html_meta_clear (KwHtmlMeta *meta)
{
  g_clear_pointer (&meta->title, g_free);
  g_clear_pointer (&meta->date, g_free);
  g_clear_pointer (&meta->source, g_free);
  g_clear_pointer (&meta->url, g_free);
  g_string_free (meta->element, TRUE);
  g_string_free (meta->json, TRUE);
}

/* VALUE with white space collapsed, NULL if nothing is left. (transfer full) */
static char *
tidied (const char *value, gsize len)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;
  for (gsize i = 0; i < len; i++)
    {
      if (g_ascii_isspace (value[i]))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_c (out, value[i]);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* VALUE takes the place of what ranks lower. */
static void
take (char **slot, guint *slot_rank, guint rank, const char *value)
{
  if (value == NULL || rank >= *slot_rank || !g_utf8_validate (value, -1, NULL))
    return;
  char *tidy = tidied (value, strlen (value));
  if (tidy == NULL)
    return;
  g_free (*slot);
  *slot = tidy;
  *slot_rank = rank;
}

static gboolean
find_rank (const char *const *names, guint n, const char *name, guint *rank)
{
  for (*rank = 0; *rank < n; (*rank)++)
    if (g_ascii_strcasecmp (names[*rank], name) == 0)
      return TRUE;
  return FALSE;
}

/* An author that is a publisher: 新华社, 人民网, 昭通日报. */
static gboolean
is_organisation (const char *name)
{
  static const char *const ends[] = { "网", "報", "报", "社", "台", "局", "政府", "委员会", "办公室", "中心" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return FALSE;
}

static void
take_named (KwHtmlMeta *meta, const char *name, const char *value)
{
  guint rank;
  if (name == NULL || value == NULL || strlen (name) > 64)
    return;
  g_autofree char *key = g_strstrip (g_strdup (name));
  if (find_rank (title_names, G_N_ELEMENTS (title_names), key, &rank))
    take (&meta->title, &meta->title_rank, rank, value);
  else if (find_rank (date_names, G_N_ELEMENTS (date_names), key, &rank))
    take (&meta->date, &meta->date_rank, rank, value);
  else if (find_rank (source_names, G_N_ELEMENTS (source_names), key, &rank))
    take (&meta->source, &meta->source_rank, rank, value);
  else if (find_rank (url_names, G_N_ELEMENTS (url_names), key, &rank))
    take (&meta->url, &meta->url_rank, rank, value);
  else if (g_ascii_strcasecmp (key, "author") == 0 && is_organisation (value))
    take (&meta->source, &meta->source_rank, SOURCE_OF_AUTHOR, value);
}

void
kw_html_meta_element (KwHtmlMeta *meta, const char *name, const char *const *atts)
{
  if (atts == NULL)
    return;
  const char *value = kw_html_attribute (atts, "content");
  const char *rel = kw_html_attribute (atts, "rel");
  const char *datetime = kw_html_attribute (atts, "datetime");
  take_named (meta, kw_html_attribute (atts, "itemprop"), value != NULL ? value : datetime);
  if (strcmp (name, "meta") == 0)
    {
      take_named (meta, kw_html_attribute (atts, "name"), value);
      take_named (meta, kw_html_attribute (atts, "property"), value);
    }
  else if (strcmp (name, "link") == 0 && rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
    take_named (meta, rel, kw_html_attribute (atts, "href"));
  else if (strcmp (name, "time") == 0)
    take (&meta->date, &meta->date_rank, DATE_OF_TIME, datetime);
}

/* datePublished of a JSON-LD object, of an array of them, of @graph. */
static const char *
json_date (const json_t *value, int depth)
{
  gsize i;
  json_t *item;
  if (depth == 0)
    return NULL;
  if (json_is_object (value))
    {
      const char *date = json_string_value (json_object_get (value, "datePublished"));
      return date != NULL ? date : json_date (json_object_get (value, "@graph"), depth - 1);
    }
  json_array_foreach (value, i, item)
  {
    const char *date = json_date (item, depth - 1);
    if (date != NULL)
      return date;
  }
  return NULL;
}

static void
take_json (KwHtmlMeta *meta)
{
  if (meta->json->len == 0 || meta->json->len > JSON_MAX || meta->date != NULL)
    return;
  json_t *root = json_loadb (meta->json->str, meta->json->len, JSON_DISABLE_EOF_CHECK, NULL);
  take (&meta->date, &meta->date_rank, DATE_OF_TIME + 1, json_date (root, JSON_DEPTH));
  json_decref (root);
}

static gboolean
is_block (const KwArticleParts *parts, const char *title, gsize len)
{
  for (guint i = 0; i < parts->blocks->len; i++)
    {
      KwSpan span = g_array_index (parts->blocks, KwBlock, i).span;
      if (kw_span_len (span) == len && memcmp (parts->text + span.start, title, len) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Bytes of the separator that ends before P: ASCII ones, and — ｜ － · . */
static gsize
separator_before (const char *title, gsize p)
{
  static const char *const wide[] = { "—", "–", "｜", "－", "·", "＿" };
  if (strchr ("_-|", title[p - 1]) != NULL)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      gsize n = strlen (wide[i]);
      if (p > n && memcmp (title + p - n, wide[i], n) == 0)
        return n;
    }
  return 0;
}

/* Cuts the name of the site off TITLE where the page has the rest as a block. */
static void
strip_site (char *title, const KwArticleParts *parts)
{
  gsize len = strlen (title);
  guint tries = 0;
  if (len > TITLE_MAX || is_block (parts, title, len))
    return;
  for (gsize p = len; p > 1 && tries < SEPARATORS_MAX; p--)
    {
      gsize n = separator_before (title, p);
      if (n == 0)
        continue;
      gsize end = p - n;
      while (end > 0 && title[end - 1] == ' ')
        end--;
      if (end > 0 && is_block (parts, title, end))
        {
          title[end] = '\0';
          return;
        }
      tries++;
    }
}

void
kw_html_meta_finish (KwHtmlMeta *meta, KwArticleParts *parts, int h1)
{
  take_json (meta);
  parts->title = g_steal_pointer (&meta->title);
  if (parts->title == NULL)
    parts->title = tidied (meta->element->str, meta->element->len);
  if (parts->title != NULL)
    strip_site (parts->title, parts);
  else if (h1 >= 0)
    {
      KwSpan span = g_array_index (parts->blocks, KwBlock, h1).span;
      parts->title = g_strndup (parts->text + span.start, kw_span_len (span));
    }
  parts->date = g_steal_pointer (&meta->date);
  parts->source = g_steal_pointer (&meta->source);
  parts->url = g_steal_pointer (&meta->url);
}

/* NEEDLE in [p, end), ASCII case aside. */
static const char *
find_fold (const char *p, const char *end, const char *needle)
{
  gsize len = strlen (needle);
  for (; (gsize) (end - p) >= len; p++)
    if (g_ascii_strncasecmp (p, needle, len) == 0)
      return p;
  return NULL;
}

/* The value of NAME = "value" in [p, end). (transfer full) */
static char *
charset_after (const char *p, const char *end, const char *name)
{
  while ((p = find_fold (p, end, name)) != NULL)
    {
      p += strlen (name);
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p == end || *p != '=')
        continue;
      p++;
      while (p < end && (g_ascii_isspace (*p) || *p == '"' || *p == '\''))
        p++;
      const char *start = p;
      while (p < end && (g_ascii_isalnum (*p) || strchr ("-_.:+", *p) != NULL) && *p != '\0')
        p++;
      if (p > start)
        return g_strndup (start, (gsize) (p - start));
    }
  return NULL;
}

/* A step of the scan that HTML asks for ("prescan a byte stream to determine
 * its encoding"): past a comment, or past the tag at P. */
static const char *
next_tag (const char *p, const char *end)
{
  gboolean comment = end - p >= 4 && memcmp (p, "<!--", 4) == 0;
  const char *close = comment ? find_fold (p + 2, end, "-->") : memchr (p, '>', (gsize) (end - p));
  if (close == NULL)
    return end;
  return close + (comment ? 3 : 1);
}

char *
kw_html_declared_charset (const char *data, gsize size)
{
  const char *end = data + MIN (size, CHARSET_WINDOW);
  char *declared = NULL;
  for (const char *p = data; declared == NULL && p < end && (p = memchr (p, '<', (gsize) (end - p))) != NULL;)
    {
      const char *next = next_tag (p, end);
      if (next - p > 6 && g_ascii_strncasecmp (p, "<meta", 5) == 0 && (g_ascii_isspace (p[5]) || p[5] == '/'))
        declared = charset_after (p + 5, next, "charset");
      p = next;
    }
  const char *xml = declared == NULL ? find_fold (data, MIN (data + 64, end), "<?xml") : NULL;
  return xml != NULL ? charset_after (xml, next_tag (xml, end), "encoding") : declared;
}
