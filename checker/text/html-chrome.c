/* html-chrome.c - tells a site's own words from the article's
 *
 * Three signs: the element is named so (nav, class="footer"), it is a list of
 * links, or its words are those of every site (kw_blocks_of_lines). An
 * element is a list of links only if it holds no block of running text, so
 * that links in an article, however many, do not make it chrome; and a name
 * is not believed when the element holds most of the page's prose, for pages
 * wrap all they have in a form or in class="sidebar-layout".
 */
#include "checker/text/html-private.h"

#include "checker/text/blocks.h"

#include <string.h>

/* Letters. */
#define PLAIN_MIN         15 /* of a block that is running text */
#define PLAIN_HEADING_MIN 10
#define PROSE_MIN         200 /* of a page that has prose to speak of */
#define LINK_SENTENCE     40  /* of a link that is no headline but a sentence */
#define UNLINKED_MAX      12  /* besides the links of a breadcrumb */

static const char *const chrome_names[] = {
  "nav",    "navbar",    "navigation", "topnav",      "subnav",      "mainnav",    "menu",    "submenu",
  "foot",   "footer",    "breadcrumb", "breadcrumbs", "crumb",       "crumbs",     "sidebar", "related",
  "relate", "recommend", "copyright",  "friendlink",  "friendlinks", "pagination", "pager",   "share",
};

/* "no-sidebar" is said of what is none. */
static const char *const denials[] = { "no", "non", "not", "has", "have", "with", "without" };

void
kw_html_chrome_init (KwHtmlChrome *chrome)
{
  chrome->totals = (KwHtmlTotals){ 0 };
  chrome->ranges = g_array_new (FALSE, FALSE, sizeof (KwHtmlRange));
}

void
kw_html_chrome_clear (KwHtmlChrome *chrome)
{
  g_clear_pointer (&chrome->ranges, g_array_unref);
}

static gboolean
is_word_of (const char *word, gsize len, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strncasecmp (words[i], word, len) == 0 && words[i][len] == '\0')
      return TRUE;
  return FALSE;
}

/* Bytes of the word at P: letters up to the next hump of camelCase. */
static gsize
word_len (const char *p)
{
  gsize n = 0;
  while (g_ascii_isalpha (p[n]) && !(n > 0 && g_ascii_isupper (p[n]) && g_ascii_islower (p[n - 1])))
    n++;
  return n;
}

gboolean
kw_html_chrome_named (const char *names)
{
  gboolean denied = FALSE;
  for (const char *p = names; *p != '\0';)
    {
      gsize len = word_len (p);
      if (len > 0 && !denied && is_word_of (p, len, chrome_names, G_N_ELEMENTS (chrome_names)))
        return TRUE;
      if (len > 0)
        denied = is_word_of (p, len, denials, G_N_ELEMENTS (denials));
      p += MAX (len, 1);
    }
  return FALSE;
}

/* Words that are not links, enough to be the article's. */
static gboolean
is_plain (const KwBlock *block, const KwHtmlWeight *weight)
{
  guint least = block->kind == KW_BLOCK_HEADING ? PLAIN_HEADING_MIN : PLAIN_MIN;
  return weight->letters - weight->linked >= least && weight->linked * 2 < weight->letters;
}

void
kw_html_chrome_count (KwHtmlChrome *chrome, const KwHtmlText *text)
{
  KwHtmlTotals *totals = &chrome->totals;
  for (; totals->blocks < text->blocks->len; totals->blocks++)
    {
      const KwBlock *block = &g_array_index (text->blocks, KwBlock, totals->blocks);
      const KwHtmlWeight *weight = &g_array_index (text->weights, KwHtmlWeight, totals->blocks);
      gboolean plain = is_plain (block, weight);
      totals->letters += weight->letters;
      totals->linked += weight->linked;
      totals->links += weight->links;
      totals->plain += plain;
      totals->prose += plain && weight->stops > 0 ? weight->letters - weight->linked : 0;
    }
}

static gboolean
is_link_list (const KwHtmlTotals *before, const KwHtmlTotals *after)
{
  guint letters = after->letters - before->letters;
  guint linked = after->linked - before->linked;
  return after->links - before->links >= 3 && after->plain == before->plain && linked * 2 >= letters;
}

void
kw_html_chrome_element (KwHtmlChrome *chrome, const KwHtmlTotals *before, KwHtmlNaming naming)
{
  const KwHtmlTotals *after = &chrome->totals;
  gboolean links = is_link_list (before, after);
  if (after->blocks == before->blocks || (naming == KW_HTML_UNNAMED && !links))
    return;
  KwHtmlRange range = { before->blocks, after->blocks, after->prose - before->prose, links || naming == KW_HTML_SURE };
  g_array_append_val (chrome->ranges, range);
}

/* A block that is nothing but a link or a row of them. */
static gboolean
is_link_block (const KwBlock *block, const KwHtmlWeight *weight)
{
  guint rest = weight->letters - weight->linked;
  if (weight->links == 0 || block->kind == KW_BLOCK_HEADING)
    return FALSE;
  if (weight->links >= 2 && rest < UNLINKED_MAX && weight->linked * 10 >= weight->letters * (weight->bars > 0 ? 5 : 7))
    return weight->stops < weight->links;
  return weight->linked * 10 >= weight->letters * 9 && (weight->stops == 0 || weight->letters < LINK_SENTENCE);
}

/* Lines and blocks are the same, but that a block may be empty of what a line
 * counts. */
static void
apply_words (KwHtmlText *text)
{
  g_autoptr (GArray) lines = kw_blocks_of_lines (text->text->str, text->text->len, FALSE);
  for (guint i = 0, b = 0; i < lines->len; i++)
    {
      const KwBlock *line = &g_array_index (lines, KwBlock, i);
      while (b < text->blocks->len && g_array_index (text->blocks, KwBlock, b).span.end < line->span.end)
        b++;
      if (b < text->blocks->len && line->kind == KW_BLOCK_CHROME)
        g_array_index (text->blocks, KwBlock, b).kind = KW_BLOCK_CHROME;
    }
}

static gboolean
is_believed (const KwHtmlChrome *chrome, const KwHtmlRange *range)
{
  return range->sure || chrome->totals.prose < PROSE_MIN || range->prose < chrome->totals.prose / 2;
}

void
kw_html_chrome_apply (const KwHtmlChrome *chrome, KwHtmlText *text)
{
  guint n = text->blocks->len;
  /* Ranges nest: how the number of those around a block changes at each. */
  g_autofree int *change = g_new0 (int, (gsize) n + 1);
  for (guint i = 0; i < chrome->ranges->len; i++)
    {
      const KwHtmlRange *range = &g_array_index (chrome->ranges, KwHtmlRange, i);
      int by = is_believed (chrome, range);
      change[range->first] += by;
      change[range->end] -= by;
    }
  int depth = 0;
  for (guint i = 0; i < n; i++)
    {
      KwBlock *block = &g_array_index (text->blocks, KwBlock, i);
      depth += change[i];
      if (depth > 0 || is_link_block (block, &g_array_index (text->weights, KwHtmlWeight, i)))
        block->kind = KW_BLOCK_CHROME;
    }
  apply_words (text);
}
