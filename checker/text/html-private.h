/* html-private.h - what the html*.c files share; nothing else includes it.
 *
 * libxml2 parses and html.c hears of elements (html-elements.c) and
 * characters. These are traced to their bytes in the page (html-offsets.c),
 * gathered into blocks (html-text.c) and weighed, to tell the article from
 * the site around it (html-chrome.c); what the page says of itself is kept
 * aside (html-meta.c). Offsets are bytes of the page unless they are said to
 * be of the text.
 */
#pragma once

#include "checker/text/html.h"

/* What an element is to us. */
typedef enum
{
  KW_HTML_ELEMENT_BLOCK = 1 << 0, /* a line of its own */
  KW_HTML_ELEMENT_SKIP = 1 << 1,
  KW_HTML_ELEMENT_HEADING = 1 << 2,
  KW_HTML_ELEMENT_ITEM = 1 << 3,
  KW_HTML_ELEMENT_PRE = 1 << 4,
  KW_HTML_ELEMENT_LINK = 1 << 5,
  KW_HTML_ELEMENT_TITLE = 1 << 6,
  KW_HTML_ELEMENT_JSON = 1 << 7,
  KW_HTML_ELEMENT_ARTICLE = 1 << 8,
  KW_HTML_ELEMENT_WHOLE = 1 << 9,  /* its class speaks of the page */
  KW_HTML_ELEMENT_NAMED = 1 << 10, /* chrome, as KW_HTML_NAMED */
  KW_HTML_ELEMENT_SURE = 1 << 11,  /* as KW_HTML_SURE */
  KW_HTML_ELEMENT_H1 = 1 << 12,
} KwHtmlElementFlags;

/* Of the element NAME; IN_ARTICLE inside <article> or <main>. ATTS as libxml2
 * hands them over: names and values by turns, or NULL. */
guint kw_html_element_flags (const char *name, const char *const *atts, gboolean in_article);
const char *kw_html_attribute (const char *const *atts, const char *name);

/* Where in the page the parser's characters stand. */
typedef struct
{
  const char *page; /* borrowed */
  gsize len;
  gsize floor; /* behind the last character that was placed: nothing stands before it */
  gsize hint;  /* behind the last markup that was reported: a good guess, no more */
} KwHtmlAligner;

/* Characters and the bytes they stand for. */
typedef struct
{
  const char *text; /* UTF-8, not terminated; borrowed */
  gsize len;
  gsize source;
  gsize source_len; /* LEN unless it is an entity */
  gboolean entity;  /* one unit: &amp; &#x4e2d; */
} KwHtmlPiece;

typedef void (*KwHtmlPieceFunc) (gpointer data, const KwHtmlPiece *piece);

/* Markup was read as far as POS; a start tag was, but for its end. */
void kw_html_aligner_markup (KwHtmlAligner *aligner, gsize pos);
void kw_html_aligner_tag (KwHtmlAligner *aligner, gsize pos);

/* Calls FUNC for the pieces of CHUNK in order; POS is how far the parser has
 * read. What cannot be found in the page is left out. */
void kw_html_aligner_place (KwHtmlAligner *aligner, const char *chunk, gsize len, gsize pos, KwHtmlPieceFunc func,
                            gpointer data);

/* What a block, or all blocks so far, hold. Letters are letters, digits and
 * Han; those inside links are linked. */
typedef struct
{
  guint letters;
  guint linked;
  guint links;
  guint stops; /* ，。！？； */
  guint bars;  /* > » › → | */
} KwHtmlWeight;

typedef struct
{
  GString *text;
  KwOffsetMap origin; /* text to page */
  GArray *blocks;     /* of KwBlock */
  GArray *weights;    /* of KwHtmlWeight, one a block */
  GArray *spaces;     /* held back until something follows them in the block */

  KwBlockKind kind; /* of the next block */
  gboolean preformatted;
  gboolean in_link;
  gboolean new_link; /* the link has no letter yet */

  gboolean open; /* a block is */
  KwBlock block;
  KwHtmlWeight weight;
  gsize source_end; /* behind the last character */
  gboolean copying; /* the map's last run is one byte for one */
  gsize shift;      /* from text to page in that run */
} KwHtmlText;

void kw_html_text_init (KwHtmlText *text);
void kw_html_text_clear (KwHtmlText *text);
void kw_html_text_add (KwHtmlText *text, const KwHtmlPiece *piece);
/* Ends the block that is open; the next character begins another. */
void kw_html_text_break (KwHtmlText *text);

/* How much lies before a place in the page. */
typedef struct
{
  guint blocks;
  guint letters;
  guint linked;
  guint links;
  guint plain; /* blocks that are running text */
  guint prose; /* letters of those that are sentences */
} KwHtmlTotals;

/* An element whose blocks are the site's rather than the article's. */
typedef struct
{
  guint first; /* block */
  guint end;
  guint prose;   /* as in KwHtmlTotals */
  gboolean sure; /* else the page may have misnamed what holds its article */
} KwHtmlRange;

typedef struct
{
  KwHtmlTotals totals;
  GArray *ranges; /* of KwHtmlRange */
} KwHtmlChrome;

typedef enum
{
  KW_HTML_UNNAMED, /* told by its links alone */
  KW_HTML_NAMED,   /* by its class: believed unless it holds most of the prose */
  KW_HTML_SURE     /* nav, footer, select */
} KwHtmlNaming;

void kw_html_chrome_init (KwHtmlChrome *chrome);
void kw_html_chrome_clear (KwHtmlChrome *chrome);
/* Counts the blocks of TEXT that are new. */
void kw_html_chrome_count (KwHtmlChrome *chrome, const KwHtmlText *text);
/* An element ends that began at BEFORE. */
void kw_html_chrome_element (KwHtmlChrome *chrome, const KwHtmlTotals *before, KwHtmlNaming naming);
/* Makes blocks of TEXT chrome. */
void kw_html_chrome_apply (const KwHtmlChrome *chrome, KwHtmlText *text);
/* Whether a class or id says so: "main-nav", "pageFooter". */
gboolean kw_html_chrome_named (const char *names);

typedef struct
{
  char *title; /* by meta elements */
  char *date;
  char *source;
  char *url;
  guint title_rank, date_rank, source_rank, url_rank; /* of what was taken; lower is better */
  GString *element;                                   /* <title> */
  GString *json;                                      /* JSON-LD */
} KwHtmlMeta;

void kw_html_meta_init (KwHtmlMeta *meta);
void kw_html_meta_clear (KwHtmlMeta *meta);
/* ATTS as in kw_html_element_flags(). */
void kw_html_meta_element (KwHtmlMeta *meta, const char *name, const char *const *atts);
/* Gives PARTS what was found; H1 is the block of the first h1, or -1. */
void kw_html_meta_finish (KwHtmlMeta *meta, KwArticleParts *parts, int h1);
