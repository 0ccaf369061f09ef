/* blocks.c - what each line of a plain text is, told from its looks alone */
#include "checker/text/blocks.h"
#include "checker/base/utf8.h"

#include <string.h>

/* Words that stand in a site's own lines and hardly in an article's. A line
 * counts as chrome when it is short and holds one of them. */
static const char *const chrome_words[] = {
  "版权所有", "版權所有", "ICP备", "ICP備", "公网安备", "公網安備", "扫一扫", "掃一掃", "上一篇",     "下一篇",
  "网站地图", "網站地圖", "您现在的位置", "您現在的位置", "当前位置", "當前位置", "打印本页", "关闭窗口", "技术支持", "网站标识码",
};
#define CHROME_LINE_MAX 360 /* bytes */

/* Headings of link lists; what follows, lines without sentence ends, is chrome. */
static const char *const link_list_heads[] = {
  "相关文章", "相關文章", "相关推荐", "相關推薦", "相关文章推荐", "热点文章推荐", "相关阅读", "相關閱讀", "相关链接", "相關鏈接",
  "推荐阅读", "延伸阅读", "延伸閱讀",
};

static gboolean
is_space_at (const char *p, const char *end, guint *len)
{
  gunichar c = kw_utf8_get (p, len);
  return p + *len <= end && (c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 || c == 0xFEFF || c == 0x200B);
}

static KwSpan
trimmed (const char *text, gsize start, gsize end)
{
  guint len;
  while (start < end && is_space_at (text + start, text + end, &len))
    start += len;
  while (end > start)
    {
      const char *last = kw_utf8_prev (text + end, text + start);
      if (!is_space_at (last, text + end, &len))
        break;
      end = (gsize) (last - text);
    }
  return kw_span (start, end);
}

static gboolean
contains (const char *text, KwSpan span, const char *needle)
{
  return memmem (text + span.start, kw_span_len (span), needle, strlen (needle)) != NULL;
}

static gboolean
has_any (const char *text, KwSpan span, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (contains (text, span, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_sentence_end (const char *text, KwSpan span)
{
  static const char *const ends[] = { "。", "！", "？", "；", "!", "?", ";", "，", "," };
  return has_any (text, span, ends, G_N_ELEMENTS (ends));
}

/* "首页 | 新闻 | 关于": three items or more between bars. */
static gboolean
is_menu (const char *text, KwSpan span)
{
  guint bars = 0;
  for (guint32 p = span.start; p < span.end; p++)
    bars += text[p] == '|';
  return bars >= 2 && !has_sentence_end (text, span);
}

static gboolean
is_chrome (const char *text, KwSpan span)
{
  if (kw_span_len (span) > CHROME_LINE_MAX)
    return FALSE;
  return is_menu (text, span) || (has_any (text, span, chrome_words, G_N_ELEMENTS (chrome_words)) && !contains (text, span, "。"));
}

/* "1. ", "一、", "（一）", "- ", "• ". */
static gboolean
is_list_item (const char *text, KwSpan span)
{
  static const char *const marks[] = { "- ", "* ", "• ", "·", "●", "■", "◆", "（一）", "（二）", "（三）" };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (kw_span_len (span) > strlen (marks[i]) && memcmp (text + span.start, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  guint32 p = span.start;
  while (p < span.end && g_ascii_isdigit (text[p]))
    p++;
  return p > span.start && p - span.start <= 2 && p + 3 < span.end &&
         (memcmp (text + p, "、", 3) == 0 || (text[p] == '.' && !g_ascii_isdigit (text[p + 1])));
}

static gboolean
is_heading (const char *text, KwSpan span)
{
  return kw_span_len (span) <= 120 && !has_sentence_end (text, span) && !contains (text, span, "：");
}

/* The kind of one line; IN_LINKS says that a list of links has begun. */
static KwBlockKind
line_kind (const char *text, KwSpan span, gboolean markdown, gboolean *in_links)
{
  if (markdown && text[span.start] == '#')
    return KW_BLOCK_HEADING;
  if (kw_span_len (span) <= 150 && has_any (text, span, link_list_heads, G_N_ELEMENTS (link_list_heads)) &&
      !contains (text, span, "。"))
    {
      *in_links = TRUE;
      return KW_BLOCK_CHROME;
    }
  if (is_chrome (text, span))
    return KW_BLOCK_CHROME;
  if (has_sentence_end (text, span))
    *in_links = FALSE;
  if (*in_links)
    return KW_BLOCK_CHROME;
  if (is_list_item (text, span))
    return KW_BLOCK_LIST_ITEM;
  return is_heading (text, span) ? KW_BLOCK_HEADING : KW_BLOCK_PARAGRAPH;
}

GArray *
kw_blocks_of_lines (const char *text, gsize len, gboolean markdown)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (KwBlock));
  gboolean in_links = FALSE;
  for (gsize start = 0; start < len;)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize end = newline != NULL ? (gsize) (newline - text) : len;
      KwBlock block = { KW_BLOCK_PARAGRAPH, trimmed (text, start, end), { 0, 0 } };
      if (!kw_span_is_empty (block.span))
        {
          /* A long line is a paragraph whatever it holds. */
          if (kw_span_len (block.span) <= CHROME_LINE_MAX)
            block.kind = line_kind (text, block.span, markdown, &in_links);
          else
            in_links = FALSE;
          g_array_append_val (blocks, block);
        }
      start = end + 1;
    }
  return blocks;
}
