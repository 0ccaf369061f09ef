/* blocks.c - what each line of a plain text is, told from its looks alone */
#include "checker/text/blocks.h"
#include "checker/base/find.h"
#include "checker/base/utf8.h"
#include "checker/base/wordset.h"

#include <string.h>

/* Words that stand in a site's own lines and hardly in an article's. A line
 * counts as chrome when it is short and holds one of them. */
static const char *const chrome_words[] = {
  "版权所有", "版權所有", "ICP备",    "ICP備",    "公网安备",   "公網安備",     "扫一扫",
  "掃一掃",   "上一篇",   "下一篇",   "网站地图", "網站地圖",   "您现在的位置", "您現在的位置",
  "当前位置", "當前位置", "打印本页", "关闭窗口", "技术支持：", "技术支持:",    "网站标识码",
};
#define CHROME_LINE_MAX 360 /* bytes */

/* Headings of link lists; what follows, lines without sentence ends, is chrome. */
static const char *const link_list_heads[] = {
  "相关文章", "相關文章", "相关推荐", "相關推薦", "相关文章推荐", "热点文章推荐", "相关阅读",
  "相關閱讀", "相关链接", "相關鏈接", "推荐阅读", "延伸阅读",     "延伸閱讀",
};

/* Of these, the ones that articles have within their sentences. */
static const char *const isolated_words[] = { "上一篇", "下一篇", "当前位置", "當前位置", "关闭窗口" };

static gboolean
is_space_at (const char *p, const char *end, guint *len)
{
  gunichar c = kw_utf8_get (p, len);
  return p + *len <= end &&
         (c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 || c == 0xFEFF || c == 0x200B);
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

/* What a line holds, found in one pass. */
typedef struct
{
  guint bars;
  gboolean chrome_word;
  gboolean link_list_head;
  gboolean full_stop;
  gboolean sentence_end; /* or a comma: running text */
  gboolean colon;
} Looks;

typedef enum
{
  WORD_CHROME,
  WORD_LINKS,
  WORD_SENTENCE_END,
  WORD_COLON
} LineWord;

/* The words to look for with what each means: one trie for all of them. */
typedef struct
{
  KwWordSet set;
  LineWord kinds[64];
} LineWords;

static const char *const sentence_ends[] = { "！", "？", "；", "!", "?", ";", "，", "," };
static const char *const colons[] = { "：" };

static const struct
{
  LineWord kind;
  const char *const *words;
  guint n;
} lists[] = { { WORD_CHROME, chrome_words, G_N_ELEMENTS (chrome_words) },
              { WORD_LINKS, link_list_heads, G_N_ELEMENTS (link_list_heads) },
              { WORD_SENTENCE_END, sentence_ends, G_N_ELEMENTS (sentence_ends) },
              { WORD_COLON, colons, G_N_ELEMENTS (colons) } };

/* Built once, then only read. */
static const LineWords *
line_words (void)
{
  static gsize built;
  if (g_once_init_enter (&built))
    {
      LineWords *words = g_new0 (LineWords, 1);
      const char *all[G_N_ELEMENTS (words->kinds) + 1] = { NULL };
      guint n = 0;
      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        for (guint k = 0; k < lists[i].n; k++)
          {
            g_assert (n < G_N_ELEMENTS (words->kinds));
            words->kinds[n] = lists[i].kind;
            all[n++] = lists[i].words[k];
          }
      kw_word_set_init (&words->set, all);
      g_once_init_leave (&built, (gsize) words);
    }
  return (const LineWords *) built;
}

static gboolean
is_han_at (const char *p, const char *end)
{
  guint len;
  return p < end && kw_is_han (kw_utf8_get (p, &len));
}

/* 【关闭窗口】, "上一篇：", but not 我的下一篇文章: whether the word of LEN bytes at
 * P, in the line from START to END, is the site's. */
static gboolean
is_apart (const char *p, gsize len, const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (isolated_words); i++)
    if (strlen (isolated_words[i]) == len && memcmp (p, isolated_words[i], len) == 0)
      return !(p > start && is_han_at (kw_utf8_prev (p, start), end)) && !is_han_at (p + len, end);
  return TRUE;
}

static Looks
look_at (const char *text, KwSpan span)
{
  const LineWords *words = line_words ();
  const char *p = text + span.start, *end = text + span.end;
  Looks looks = { 0 };
  for (const char *q = p; (q = memchr (q, '|', (gsize) (end - q))) != NULL; q++)
    looks.bars++;
  /* A full stop outweighs whatever else the line holds. */
  if (kw_find (p, (gsize) (end - p), "。") != NULL ||
      kw_find (p, (gsize) (end - p), "．") != NULL)
    {
      looks.full_stop = looks.sentence_end = TRUE;
      return looks;
    }
  guint32 i;
  gsize len;
  for (; (i = kw_word_set_search (&words->set, p, end, &p, &len)) != KW_TRIE_NONE; p += len)
    {
      LineWord kind = words->kinds[i];
      looks.chrome_word |= kind == WORD_CHROME && is_apart (p, len, text + span.start, end);
      looks.link_list_head |= kind == WORD_LINKS;
      looks.sentence_end |= kind == WORD_SENTENCE_END;
      looks.colon |= kind == WORD_COLON;
    }
  return looks;
}

/* "首页 | 新闻 | 关于": items between bars, two of them in Chinese. A line that
 * begins with a bar is a table's; || and signs of programs, formulas and
 * patterns are of those: a || b, |V| + |E|, (甲|乙)$. */
static gboolean
is_menu (const char *text, KwSpan span)
{
  const char *p = text + span.start, *end = text + span.end;
  guint n_chinese = 0, len;
  gboolean chinese = FALSE;
  if (*p == '|' || *p == '/')
    return FALSE;
  for (; p < end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      if (c < 0x80 && (strchr ("\\${}^=`\"", (int) c) != NULL || (c == '|' && p + 1 < end && p[1] == '|')))
        return FALSE;
      chinese |= kw_is_han (c);
      if (c != '|' && p + len < end)
        continue;
      n_chinese += chinese;
      chinese = FALSE;
    }
  return n_chinese >= 2;
}

/* "1. ", "一、", "（一）", "- ", "• ". */
static gboolean
is_list_item (const char *text, KwSpan span)
{
  static const char *const marks[] = { "- ", "* ", "• ", "·", "●", "■", "◆", "（一）", "（二）", "（三）" };
  /* Most lines begin with a Han. */
  if ((guchar) text[span.start] >= 0xE4 && (guchar) text[span.start] <= 0xE9)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (kw_span_len (span) > strlen (marks[i]) && memcmp (text + span.start, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  guint32 p = span.start;
  while (p < span.end && g_ascii_isdigit (text[p]))
    p++;
  return p > span.start && p - span.start <= 2 && p + 3 < span.end &&
         (memcmp (text + p, "、", 3) == 0 || (text[p] == '.' && !g_ascii_isdigit (text[p + 1])));
}

/* A menu, or a short line with a site's words. */
static gboolean
is_chrome (const Looks *looks, const char *text, KwSpan span)
{
  gboolean menu = looks->bars >= 2 && !looks->sentence_end && !is_list_item (text, span) && is_menu (text, span);
  return menu || (looks->chrome_word && !looks->full_stop);
}

static gboolean
is_heading (KwSpan span, const Looks *looks)
{
  return kw_span_len (span) <= 120 && !looks->sentence_end && !looks->colon;
}

/* The kind of one line; IN_LINKS says that a list of links has begun. */
static KwBlockKind
line_kind (const char *text, KwSpan span, gboolean markdown, gboolean *in_links)
{
  if (markdown && text[span.start] == '#')
    return KW_BLOCK_HEADING;
  Looks looks = look_at (text, span);
  if (looks.link_list_head && kw_span_len (span) <= 150 && !looks.full_stop)
    {
      *in_links = TRUE;
      return KW_BLOCK_CHROME;
    }
  if (is_chrome (&looks, text, span))
    return KW_BLOCK_CHROME;
  if (looks.sentence_end)
    *in_links = FALSE;
  if (*in_links)
    return KW_BLOCK_CHROME;
  if (is_list_item (text, span))
    return KW_BLOCK_LIST_ITEM;
  return is_heading (span, &looks) ? KW_BLOCK_HEADING : KW_BLOCK_PARAGRAPH;
}

/* A list of links has more than one, or dates behind them: a lone plain line
 * between its heading and running text was the article's own heading. */
static void
restore_heading (GArray *blocks, guint head, const char *text)
{
  if (blocks->len != head + 2)
    return;
  KwBlock *lone = &g_array_index (blocks, KwBlock, head + 1);
  if (!g_ascii_isdigit (text[lone->span.end - 1]))
    lone->kind = KW_BLOCK_HEADING;
}

GArray *
kw_blocks_of_lines (const char *text, gsize len, gboolean markdown)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (KwBlock));
  gboolean in_links = FALSE;
  guint head = 0; /* the block that heads the list of links */
  for (gsize start = 0; start < len;)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize end = newline != NULL ? (gsize) (newline - text) : len;
      KwBlock block = { KW_BLOCK_PARAGRAPH, trimmed (text, start, end), { 0, 0 } };
      start = end + 1;
      if (kw_span_is_empty (block.span))
        continue;
      gboolean before = in_links;
      /* A long line is a paragraph whatever it holds. */
      if (kw_span_len (block.span) <= CHROME_LINE_MAX)
        block.kind = line_kind (text, block.span, markdown, &in_links);
      else
        in_links = FALSE;
      if (before && !in_links)
        restore_heading (blocks, head, text);
      if (!before && in_links)
        head = blocks->len;
      g_array_append_val (blocks, block);
    }
  return blocks;
}
