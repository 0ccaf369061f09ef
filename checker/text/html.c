/* html.c - walks a page with libxml2's parser and gathers its text
 *
 * By SAX, so that no tree is built. The parser's own limits (10 MB a text,
 * comment or attribute from 2.13 on) are left as they are: no HTML_PARSE_HUGE.
 */
#include "checker/text/html-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* What a hostile page may cost. The parser's own stack has no limit, an end
 * tag that closes nothing is looked for in all of it (as is another <body>), and the names of a
 * tag's attributes are compared each with each (libxml2 before 2.14); a page
 * that is past these is read no further. */
#define DEPTH_MAX      (1 << 17)
#define ATTRIBUTES_MAX 400
#define WORK_MAX(len)  (4 * (guint64) (len) + (1 << 26)) /* steps in the stack */

/* An element that is open. */
typedef struct
{
  guint flags;
  KwHtmlTotals before;
} Frame;

typedef struct
{
  htmlParserCtxtPtr parser;
  gsize offset; /* of what the parser reads in the page: a byte order mark is kept from it */
  gsize fed;    /* bytes of the page */
  guint64 work;
  gboolean stopped;

  KwHtmlAligner aligner;
  KwHtmlText text;
  KwHtmlChrome chrome;
  KwHtmlMeta meta;

  GArray *frames;                                        /* of Frame */
  guint skipped, headings, items, links, pres, articles; /* how many of each are open */
  gboolean in_title, in_json;
  gsize bogus_end; /* characters before it are no text: <![endif]> */
  int h1;          /* block of the first h1, or -1 */
} Walk;

/* How far the parser has read, in the page. The parser's text is UTF-8 as the
 * page is, so its count is ours; xmlByteConsumed would recode to find out. */
static gsize
position (const Walk *walk)
{
  const xmlParserInput *input = walk->parser->input;
  if (input == NULL || input->cur < input->base)
    return walk->aligner.floor;
  return walk->offset + input->consumed + (gsize) (input->cur - input->base);
}

/* Counts the elements that are open: BY is 1 or -1. */
static void
count_open (Walk *walk, guint flags, guint by)
{
  walk->skipped += flags & KW_HTML_ELEMENT_SKIP ? by : 0;
  walk->headings += flags & KW_HTML_ELEMENT_HEADING ? by : 0;
  walk->items += flags & KW_HTML_ELEMENT_ITEM ? by : 0;
  walk->links += flags & KW_HTML_ELEMENT_LINK ? by : 0;
  walk->pres += flags & KW_HTML_ELEMENT_PRE ? by : 0;
  walk->articles += flags & KW_HTML_ELEMENT_ARTICLE ? by : 0;
  walk->text.kind = walk->headings > 0 ? KW_BLOCK_HEADING : walk->items > 0 ? KW_BLOCK_LIST_ITEM : KW_BLOCK_PARAGRAPH;
  walk->text.in_link = walk->links > 0;
  walk->text.preformatted = walk->pres > 0;
}

static void
end_block (Walk *walk)
{
  kw_html_text_break (&walk->text);
  kw_html_chrome_count (&walk->chrome, &walk->text);
}

static void
on_start (void *data, const xmlChar *xml_name, const xmlChar **xml_atts)
{
  Walk *walk = data;
  const char *name = (const char *) xml_name;
  const char *const *atts = (const char *const *) xml_atts;
  guint flags = kw_html_element_flags (name, atts, walk->articles > 0);
  kw_html_aligner_tag (&walk->aligner, position (walk));
  kw_html_meta_element (&walk->meta, name, atts);
  if (flags & KW_HTML_ELEMENT_BLOCK)
    end_block (walk);
  if (flags & KW_HTML_ELEMENT_LINK)
    walk->text.new_link = TRUE;
  /* The first of each; an svg has titles too. */
  if ((flags & KW_HTML_ELEMENT_TITLE) && walk->meta.element->len == 0)
    walk->in_title = TRUE;
  if ((flags & KW_HTML_ELEMENT_JSON) && walk->meta.json->len == 0)
    walk->in_json = TRUE;
  count_open (walk, flags, 1);
  Frame frame = { flags, walk->chrome.totals };
  g_array_append_val (walk->frames, frame);
}

static void
close_element (Walk *walk, const Frame *frame)
{
  guint flags = frame->flags;
  count_open (walk, flags, (guint) -1);
  walk->in_title = walk->in_json = FALSE;
  if (!(flags & KW_HTML_ELEMENT_BLOCK))
    return;
  end_block (walk);
  kw_html_chrome_element (&walk->chrome, &frame->before,
                          flags & KW_HTML_ELEMENT_SURE    ? KW_HTML_SURE
                          : flags & KW_HTML_ELEMENT_NAMED ? KW_HTML_NAMED
                                                          : KW_HTML_UNNAMED);
  if ((flags & KW_HTML_ELEMENT_H1) && walk->h1 < 0 && walk->chrome.totals.blocks > frame->before.blocks)
    walk->h1 = (int) frame->before.blocks;
}

static void
on_end (void *data, const xmlChar *name)
{
  Walk *walk = data;
  kw_html_aligner_markup (&walk->aligner, position (walk));
  if (walk->frames->len == 0)
    return;
  Frame frame = g_array_index (walk->frames, Frame, walk->frames->len - 1);
  g_array_set_size (walk->frames, walk->frames->len - 1);
  close_element (walk, &frame);
}

/* libxml2 before 2.14 takes <!…> for text unless it is a comment; to browsers
 * it is one. Its '<' comes alone, before it is read. */
static void
note_bogus_comment (Walk *walk, gsize pos)
{
  const KwHtmlAligner *aligner = &walk->aligner;
  if (pos < walk->bogus_end || pos + 1 >= aligner->len || memcmp (aligner->page + pos, "<!", 2) != 0)
    return;
  const char *end = memchr (aligner->page + pos, '>', aligner->len - pos);
  walk->bogus_end = end != NULL ? (gsize) (end - aligner->page) + 1 : aligner->len;
}

static void
on_piece (gpointer data, const KwHtmlPiece *piece)
{
  Walk *walk = data;
  KwHtmlPiece rest = *piece;
  if (piece->source + piece->source_len <= walk->bogus_end)
    return;
  if (piece->source < walk->bogus_end)
    {
      gsize cut = walk->bogus_end - piece->source;
      rest = (KwHtmlPiece){ piece->text + cut, piece->len - cut, piece->source + cut, piece->len - cut, FALSE };
    }
  kw_html_text_add (&walk->text, &rest);
}

static void
on_characters (void *data, const xmlChar *chunk, int len)
{
  Walk *walk = data;
  gsize pos = position (walk);
  if (walk->in_title)
    g_string_append_len (walk->meta.element, (const char *) chunk, len);
  if (len == 1 && chunk[0] == '<')
    note_bogus_comment (walk, pos);
  if (walk->skipped == 0 && len > 0)
    kw_html_aligner_place (&walk->aligner, (const char *) chunk, (gsize) len, pos, on_piece, walk);
}

static void
on_cdata (void *data, const xmlChar *chunk, int len)
{
  Walk *walk = data;
  if (walk->in_json)
    g_string_append_len (walk->meta.json, (const char *) chunk, len);
}

static void
on_comment (void *data, const xmlChar *comment)
{
  Walk *walk = data;
  kw_html_aligner_markup (&walk->aligner, position (walk));
}

/* Takes the place of messages on standard error. */
static void
#if LIBXML_VERSION >= 21200
on_error (void *data, const xmlError *error)
#else
on_error (void *data, xmlError *error)
#endif
{
}

/* Whether a tag has had more attributes than the parser compares in good time. */
static gboolean
has_many_attributes (const Walk *walk)
{
#if LIBXML_VERSION < 21400
  return walk->parser->maxatts > 2 * ATTRIBUTES_MAX;
#else
  return FALSE; /* they are hashed */
#endif
}

static gboolean
is_too_much (const Walk *walk)
{
  return walk->frames->len > DEPTH_MAX || walk->work > WORK_MAX (walk->aligner.len) || has_many_attributes (walk);
}

/* Tags that may cost a look at the whole stack: </…> and <body>. P is NUL-terminated. */
static gboolean
is_costly (const char *p)
{
  return p[0] == '<' && (p[1] == '/' || ((p[1] == 'b' || p[1] == 'B') && (p[2] == 'o' || p[2] == 'O')));
}

/* Copies to the parser, to which NUL is the end. */
static void
feed (Walk *walk, char *buffer, gsize n)
{
  const char *from = walk->aligner.page + walk->fed;
  guint costly = 0;
  for (gsize i = 0; i < n; i++)
    {
      buffer[i] = from[i] != '\0' ? from[i] : ' ';
      costly += is_costly (from + i);
    }
  walk->fed += n;
  walk->work += (guint64) costly * walk->frames->len;
}

/* Called by the parser, which could not be stopped inside a tag otherwise. */
static int
on_read (void *data, char *buffer, int size)
{
  Walk *walk = data;
  gsize n = MIN ((gsize) size, walk->aligner.len - walk->fed);
  walk->stopped = walk->stopped || is_too_much (walk);
  if (walk->stopped)
    return 0;
  feed (walk, buffer, n);
  return (int) n;
}

static int
on_close (void *data)
{
  return 0;
}

static void
parse (Walk *walk)
{
  static gsize once;
  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      g_once_init_leave (&once, 1);
    }
  walk->parser = htmlNewParserCtxt ();
  if (walk->parser == NULL)
    return;
  *walk->parser->sax = (htmlSAXHandler){
    .initialized = XML_SAX2_MAGIC,
    .startElement = on_start,
    .endElement = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_cdata,
    .comment = on_comment,
    .serror = on_error,
  };
  walk->parser->userData = walk;
  xmlDoc *doc = htmlCtxtReadIO (walk->parser, on_read, on_close, walk, NULL, "UTF-8",
                                HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  if (doc != NULL)
    xmlFreeDoc (doc);
  htmlFreeParserCtxt (walk->parser);
}

/* What the parser left open when it was stopped. */
static void
close_all (Walk *walk)
{
  for (guint i = walk->frames->len; i-- > 0;)
    close_element (walk, &g_array_index (walk->frames, Frame, i));
  end_block (walk);
}

static void
walk_init (Walk *walk, const char *page, gsize len)
{
  gboolean marked = len >= 3 && memcmp (page, "\xEF\xBB\xBF", 3) == 0;
  *walk = (Walk){ .aligner = { .page = page, .len = len }, .h1 = -1 };
  walk->offset = walk->fed = walk->aligner.floor = walk->aligner.hint = marked ? 3 : 0;
  walk->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  kw_html_text_init (&walk->text);
  kw_html_chrome_init (&walk->chrome);
  kw_html_meta_init (&walk->meta);
}

static void
walk_clear (Walk *walk)
{
  g_array_unref (walk->frames);
  kw_html_text_clear (&walk->text);
  kw_html_chrome_clear (&walk->chrome);
  kw_html_meta_clear (&walk->meta);
}

void
kw_html_parse (KwArticleParts *parts, const char *page, gsize len)
{
  Walk walk;
  len = MIN (len, KW_TEXT_MAX);
  parts->page = g_malloc (len + 1);
  memcpy (parts->page, page, len);
  parts->page[len] = '\0';
  parts->page_len = len;
  walk_init (&walk, parts->page, len);
  parse (&walk);
  close_all (&walk);
  kw_html_chrome_apply (&walk.chrome, &walk.text);
  parts->len = walk.text.text->len;
  parts->text = g_string_free (g_steal_pointer (&walk.text.text), FALSE);
  parts->origin = walk.text.origin;
  walk.text.origin = (KwOffsetMap){ NULL };
  parts->blocks = g_steal_pointer (&walk.text.blocks);
  kw_html_meta_finish (&walk.meta, parts, walk.h1);
  walk_clear (&walk);
}
