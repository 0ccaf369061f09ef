/* tags.c - tags told by name and form */
#include "checker/text/tags.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_BYTES 16
#define TAG_MAX        4096 /* bytes */

typedef struct
{
  const char *name;
  guint flags;
} Name;

/* Sorted, as the next. */
static const Name elements[] = {
  { "a", 0 },
  { "article", KW_TAG_BLOCK },
  { "b", 0 },
  { "big", 0 },
  { "blockquote", KW_TAG_SURE | KW_TAG_BLOCK },
  { "body", KW_TAG_SURE | KW_TAG_BLOCK },
  { "br", KW_TAG_SURE | KW_TAG_BLOCK },
  { "button", 0 },
  { "center", KW_TAG_BLOCK },
  { "code", 0 },
  { "dd", KW_TAG_SURE | KW_TAG_BLOCK },
  { "div", KW_TAG_SURE | KW_TAG_BLOCK },
  { "dl", KW_TAG_SURE | KW_TAG_BLOCK },
  { "dt", KW_TAG_SURE | KW_TAG_BLOCK },
  { "em", KW_TAG_SURE },
  { "embed", 0 },
  { "font", 0 },
  { "footer", KW_TAG_BLOCK },
  { "form", KW_TAG_BLOCK },
  { "h1", KW_TAG_SURE | KW_TAG_BLOCK },
  { "h2", KW_TAG_SURE | KW_TAG_BLOCK },
  { "h3", KW_TAG_SURE | KW_TAG_BLOCK },
  { "h4", KW_TAG_SURE | KW_TAG_BLOCK },
  { "h5", KW_TAG_SURE | KW_TAG_BLOCK },
  { "h6", KW_TAG_SURE | KW_TAG_BLOCK },
  { "head", 0 },
  { "header", KW_TAG_BLOCK },
  { "hr", KW_TAG_SURE | KW_TAG_BLOCK },
  { "html", KW_TAG_SURE | KW_TAG_BLOCK },
  { "i", 0 },
  { "iframe", KW_TAG_SURE },
  { "img", KW_TAG_SURE },
  { "input", 0 },
  { "label", 0 },
  { "li", KW_TAG_SURE | KW_TAG_BLOCK },
  { "link", 0 },
  { "meta", 0 },
  { "nav", KW_TAG_BLOCK },
  { "object", 0 },
  { "ol", KW_TAG_SURE | KW_TAG_BLOCK },
  { "option", KW_TAG_BLOCK },
  { "p", KW_TAG_SURE | KW_TAG_BLOCK },
  { "pre", KW_TAG_BLOCK },
  { "s", 0 },
  { "script", KW_TAG_SURE | KW_TAG_WHOLE },
  { "section", KW_TAG_BLOCK },
  { "select", KW_TAG_BLOCK },
  { "small", 0 },
  { "span", KW_TAG_SURE },
  { "strong", KW_TAG_SURE },
  { "style", KW_TAG_WHOLE },
  { "sub", 0 },
  { "sup", 0 },
  { "table", KW_TAG_BLOCK },
  { "tbody", KW_TAG_SURE | KW_TAG_BLOCK },
  { "td", KW_TAG_SURE | KW_TAG_BLOCK },
  { "textarea", 0 },
  { "th", KW_TAG_BLOCK },
  { "thead", KW_TAG_SURE | KW_TAG_BLOCK },
  { "title", KW_TAG_BLOCK },
  { "tr", KW_TAG_SURE | KW_TAG_BLOCK },
  { "u", 0 },
  { "ul", KW_TAG_SURE | KW_TAG_BLOCK },
  { "video", 0 },
};

/* Of forums. */
static const Name codes[] = {
  { "align", 0 },
  { "attach", 0 },
  { "b", 0 },
  { "backcolor", 0 },
  { "center", 0 },
  { "code", 0 },
  { "color", 0 },
  { "email", 0 },
  { "flash", 0 },
  { "float", 0 },
  { "font", 0 },
  { "i", 0 },
  { "img", KW_TAG_WHOLE },
  { "list", 0 },
  { "media", 0 },
  { "quote", 0 },
  { "size", 0 },
  { "table", 0 },
  { "td", 0 },
  { "tr", 0 },
  { "u", 0 },
  { "url", 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (elements) + G_N_ELEMENTS (codes) < KW_N_TAGS);

static int
compare_name (const void *key, const void *name)
{
  return strcmp (key, ((const Name *) name)->name);
}

/* The name at P, LEN letters and digits, in any case; NULL for none. */
static const Name *
find_name (const Name *names, guint n, const char *p, gsize len)
{
  char key[NAME_MAX_BYTES + 1] = "";
  for (gsize i = 0; i < len; i++)
    key[i] = g_ascii_tolower (p[i]);
  return len > 0 ? bsearch (key, names, n, sizeof *names, compare_name) : NULL;
}

static gsize
name_len (const char *p)
{
  gsize n = 0;
  while (g_ascii_isalnum (p[n]) && n < NAME_MAX_BYTES)
    n++;
  return n;
}

/* Office's: <o:p>, <st1:place>; its bytes without the colon's right side. */
static gboolean
is_office (const char *p, gsize len)
{
  static const char *const spaces[] = { "o", "v", "w", "m", "st1" };
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (strlen (spaces[i]) == len && memcmp (spaces[i], p, len) == 0 && p[len] == ':' && g_ascii_isalpha (p[len + 1]))
      return TRUE;
  return FALSE;
}

static const char *
skip_space (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/* Reads what is behind the name, up to P. */
static gboolean
read_rest (KwTag *tag, const char *p, const char *end)
{
  const char *q = skip_space (p);
  gsize name = q > p ? strspn (q, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:") : 0;
  const char *behind = skip_space (q + name);
  tag->attributes = (name > 0 && *behind == '=') || *q == '/';
  if (!tag->attributes && *q != '>' && (name == 0 || (*behind != '>' && *behind != '/')))
    return FALSE;
  const char *close = memchr (p, '>', MIN ((gsize) (end - p), TAG_MAX));
  if (close == NULL || memchr (p, '<', (gsize) (close - p)) != NULL)
    return FALSE;
  tag->end = close + 1;
  return TRUE;
}

gboolean
kw_tag_read (KwTag *tag, const char *p, const char *end)
{
  tag->closing = p[1] == '/';
  tag->name = p + 1 + tag->closing;
  tag->len = name_len (tag->name);
  if (is_office (tag->name, tag->len))
    {
      tag->len += 1 + name_len (tag->name + tag->len + 1);
      tag->id = KW_N_TAGS - 1;
      tag->flags = KW_TAG_SURE;
      return read_rest (tag, tag->name + tag->len, end);
    }
  const Name *name = find_name (elements, G_N_ELEMENTS (elements), tag->name, tag->len);
  if (name == NULL)
    return FALSE;
  tag->id = (guint) (name - elements);
  tag->flags = name->flags;
  return read_rest (tag, tag->name + tag->len, end);
}

gboolean
kw_tag_read_code (KwTag *tag, const char *p, const char *end)
{
  tag->closing = p[1] == '/';
  tag->name = p + 1 + tag->closing;
  tag->len = name_len (tag->name);
  const Name *name = find_name (codes, G_N_ELEMENTS (codes), tag->name, tag->len);
  const char *behind = tag->name + tag->len;
  if (name == NULL || (*behind != ']' && (tag->closing || *behind != '=')))
    return FALSE;
  const char *close = memchr (behind, ']', MIN ((gsize) (end - behind), TAG_MAX));
  if (close == NULL || memchr (behind, '\n', (gsize) (close - behind)) != NULL)
    return FALSE;
  tag->id = (guint) (G_N_ELEMENTS (elements) + (gsize) (name - codes));
  tag->flags = name->flags;
  tag->attributes = *behind == '=';
  tag->end = close + 1;
  return TRUE;
}
