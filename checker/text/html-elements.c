/* html-elements.c - which elements begin a line, are no text, or are the site's */
#include "checker/text/html-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  guint flags;
} Element;

/* Sorted by name. What is not here is part of its line. */
static const Element elements[] = {
  { "a", KW_HTML_ELEMENT_LINK },
  { "address", KW_HTML_ELEMENT_BLOCK },
  { "article", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_ARTICLE },
  { "aside", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "blockquote", KW_HTML_ELEMENT_BLOCK },
  { "body", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_WHOLE },
  { "br", KW_HTML_ELEMENT_BLOCK },
  { "button", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "caption", KW_HTML_ELEMENT_BLOCK },
  { "center", KW_HTML_ELEMENT_BLOCK },
  { "dd", KW_HTML_ELEMENT_BLOCK },
  { "details", KW_HTML_ELEMENT_BLOCK },
  { "dir", KW_HTML_ELEMENT_BLOCK },
  { "div", KW_HTML_ELEMENT_BLOCK },
  { "dl", KW_HTML_ELEMENT_BLOCK },
  { "dt", KW_HTML_ELEMENT_BLOCK },
  { "fieldset", KW_HTML_ELEMENT_BLOCK },
  { "figcaption", KW_HTML_ELEMENT_BLOCK },
  { "figure", KW_HTML_ELEMENT_BLOCK },
  { "footer", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "form", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_NAMED },
  { "h1", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING | KW_HTML_ELEMENT_H1 },
  { "h2", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING },
  { "h3", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING },
  { "h4", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING },
  { "h5", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING },
  { "h6", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_HEADING },
  { "head", KW_HTML_ELEMENT_SKIP },
  { "header", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_NAMED },
  { "hr", KW_HTML_ELEMENT_BLOCK },
  { "html", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_WHOLE },
  { "iframe", KW_HTML_ELEMENT_SKIP },
  { "legend", KW_HTML_ELEMENT_BLOCK },
  { "li", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_ITEM },
  { "main", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_ARTICLE },
  { "menu", KW_HTML_ELEMENT_BLOCK },
  { "nav", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "noframes", KW_HTML_ELEMENT_SKIP },
  { "noscript", KW_HTML_ELEMENT_SKIP },
  { "object", KW_HTML_ELEMENT_SKIP },
  { "ol", KW_HTML_ELEMENT_BLOCK },
  { "optgroup", KW_HTML_ELEMENT_BLOCK },
  { "option", KW_HTML_ELEMENT_BLOCK },
  { "p", KW_HTML_ELEMENT_BLOCK },
  { "pre", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_PRE },
  { "script", KW_HTML_ELEMENT_SKIP },
  { "section", KW_HTML_ELEMENT_BLOCK },
  { "select", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "style", KW_HTML_ELEMENT_SKIP },
  { "summary", KW_HTML_ELEMENT_BLOCK },
  { "svg", KW_HTML_ELEMENT_SKIP },
  { "table", KW_HTML_ELEMENT_BLOCK },
  { "tbody", KW_HTML_ELEMENT_BLOCK },
  { "td", KW_HTML_ELEMENT_BLOCK },
  { "template", KW_HTML_ELEMENT_SKIP },
  { "textarea", KW_HTML_ELEMENT_BLOCK | KW_HTML_ELEMENT_SURE },
  { "tfoot", KW_HTML_ELEMENT_BLOCK },
  { "th", KW_HTML_ELEMENT_BLOCK },
  { "thead", KW_HTML_ELEMENT_BLOCK },
  { "title", KW_HTML_ELEMENT_SKIP | KW_HTML_ELEMENT_TITLE },
  { "tr", KW_HTML_ELEMENT_BLOCK },
  { "ul", KW_HTML_ELEMENT_BLOCK },
};

static int
compare_element (const void *name, const void *element)
{
  return strcmp (name, ((const Element *) element)->name);
}

static guint
element_flags (const char *name)
{
  const Element *found = bsearch (name, elements, G_N_ELEMENTS (elements), sizeof *elements, compare_element);
  return found != NULL ? found->flags : 0;
}

const char *
kw_html_attribute (const char *const *atts, const char *name)
{
  for (; atts != NULL && atts[0] != NULL; atts += 2)
    if (strcmp (atts[0], name) == 0)
      return atts[1];
  return NULL;
}

/* style="display: none", as browsers read it but for odd white space. */
static gboolean
is_hidden (const char *const *atts)
{
  const char *style = kw_html_attribute (atts, "style");
  for (const char *p = style; p != NULL && (p = strstr (p, "display")) != NULL;)
    {
      p += strlen ("display");
      p += strspn (p, " ");
      if (*p == ':' && g_str_has_prefix (p + 1 + strspn (p + 1, " "), "none"))
        return TRUE;
    }
  for (; atts != NULL && atts[0] != NULL; atts += 2)
    if (strcmp (atts[0], "hidden") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
says_chrome (const char *const *atts, const char *attribute)
{
  const char *value = kw_html_attribute (atts, attribute);
  return value != NULL && kw_html_chrome_named (value);
}

/* What its attributes add to what an element's name says. */
static guint
attribute_flags (guint flags, const char *name, const char *const *atts)
{
  gboolean hidden = atts != NULL && is_hidden (atts);
  if (atts == NULL || (flags & KW_HTML_ELEMENT_WHOLE))
    return flags;
  if (!(flags & KW_HTML_ELEMENT_BLOCK))
    {
      const char *type = strcmp (name, "script") == 0 ? kw_html_attribute (atts, "type") : NULL;
      if (type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0)
        flags |= KW_HTML_ELEMENT_JSON;
      return hidden ? flags | KW_HTML_ELEMENT_SKIP : flags;
    }
  if (hidden || says_chrome (atts, "class") || says_chrome (atts, "id"))
    flags |= KW_HTML_ELEMENT_NAMED;
  return flags;
}

guint
kw_html_element_flags (const char *name, const char *const *atts, gboolean in_article)
{
  guint flags = element_flags (name);
  if (in_article && strcmp (name, "header") == 0)
    flags &= ~(guint) KW_HTML_ELEMENT_NAMED; /* the article's own head */
  return attribute_flags (flags, name, atts);
}
