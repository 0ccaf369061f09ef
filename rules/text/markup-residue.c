/* rules/text/markup-residue.c - tags, script, style, BBCode and wiki markup in the running text */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (text_markup_residue){
  .name = "text/markup-residue",
  .severity = KW_WARNING,
  .summary = "Tags, script or style stand in the running text",
  .why =
      "Where a page was taken apart by patterns, escaped twice (`&lt;p&gt;`), or cut in the middle of a tag, its "
      "markup "
      "stays in the text: `<br/>`, `<span style=…>`, comments, the script of a counter, a rule of a style sheet, "
      "`[url=…]` of a forum, `{{…}}` of a template that nobody filled in. It is no word of the article, splits "
      "sentences and figures, and models learn it.\n\n"
      "Only what is markup by its form counts: known elements, closed or with attributes; `<` of comparisons, "
      "`<中国日报>`, "
      "addresses in `<>` and Markdown files are left alone. So are texts about markup and programs: a tag that is "
      "quoted or called 标签 or 元素, script where the text speaks of 代码.\n\n"
      "The repair drops the markup, with a line break where the element ended a line; script, style and comments go as "
      "a whole. At the source: use an HTML parser, once, and take the text of the article's element. Allow it for "
      "courses and documentation of software.",
  .message = "{text} is markup, not text{places}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "今年的茶叶卖得好。⟦</p><p>⟧合作社又添了⟦<strong>⟧两台⟦</strong>⟧烘干机。",
            .fixed = "今年的茶叶卖得好。\n合作社又添了两台烘干机。" },
          { .bad = "修路的款項已經到位。⟦<br/>⟧下個月開工，⟦<span style=\"color:#f00\">⟧工期半年⟦</span>⟧。",
            .fixed = "修路的款項已經到位。\n下個月開工，工期半年。" },
          { .bad = "村里的书屋开放了。⟦<!-- 正文结束 -->⟧\n⟦<script>var a=1;</script>⟧",
            .fixed = "村里的书屋开放了。\n" },
          { .bad = "⟦.title{color:#333;font-size:14px}⟧\n村里的书屋开放了，⟦document.write(\"<i>\");⟧欢迎来看书。",
            .fixed = "\n村里的书屋开放了，欢迎来看书。" },
          { .bad = "⟦(function show(id){if(id){hide();}})();⟧ ⟦var page = 2;⟧村里的书屋开放了。",
            .fixed = " 村里的书屋开放了。" },
          { .bad = "照片見此處⟦[img]http://a.example/1.jpg[/img]⟧，⟦[url=http://a.example]⟧原文⟦[/url]⟧也在那裡。",
            .fixed = "照片見此處，原文也在那裡。" },
          { .bad = "⟦[[文件:bridge.jpg|缩略图]]⟧石桥建于⟦[[明代|明朝]]⟧，⟦{{来源请求}}⟧长三十米。",
            .fixed = "石桥建于明朝，长三十米。" },
          { .good = "若a<b, c>d，则取b与c的中间值；《a<b>c》是一首歌；<人名>用尖括号括起。" },
          { .good = "據<中國日報>報道，<Time>週刊也刊登了照片。來信請寄李遠<liyuan@post.example>。" },
          { .good = "网页里的“<p>”是段落，换行用`<br/>`，两个标签要配对。" },
          { .good = "用<div>标签分块，<span style=\"color:red\">变色</span>。" },
          { .good = "數組寫作[[1,2],[3,4]]，集合寫作{3，4}，[视频]和[1]是标记，[b]项不选。" },
          { .good = "在代码里写 function add(a,b){return a+b;} 就能相加，样式写 .a{color:red} 即可。" },
          { .good = "他说var是一种裁判辅助技术，VAR=视频助理裁判。" },
          { NULL } },
  .check = check,
};

#define PLACES_MAX     65536
#define LINE_MAX_BYTES 1000

typedef struct
{
  KwSpan span;
  gboolean breaks; /* an element ends a line here */
  char *keep;      /* what the markup shows; NULL for nothing */
} Place;

/* Whether an end was found behind some place: 0 not looked for yet. */
typedef enum
{
  UNKNOWN,
  PRESENT,
  ABSENT
} Found;

typedef struct
{
  const KwArticle *article;
  const char *text, *end;
  GArray *places; /* of Place */
  Found ends[KW_N_TAGS];
  gboolean no_comment_end, in_section;
  gboolean about_markup;
  Found about_programs;
  KwWebScript script;
} Scan;

static const char *
find (const Scan *scan, const char *p, const char *what)
{
  return memmem (p, (gsize) (scan->end - p), what, strlen (what));
}

static const char *
line_end (const Scan *scan, const char *p)
{
  gsize most = MIN ((gsize) (scan->end - p), LINE_MAX_BYTES);
  const char *newline = memchr (p, '\n', most);
  return newline != NULL ? newline : p + most; /* perhaps in mid-character: no place may end there */
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++; /* the text ends with NUL */
  return p;
}

/* Notes [FROM, TO), joined with the place before it when nothing is between. */
static const char *
add (Scan *scan, const char *from, const char *to, gboolean breaks, char *keep)
{
  Place place = { kw_span ((gsize) (from - scan->text), (gsize) (to - scan->text)), breaks, keep };
  Place *last = scan->places->len == 0 ? NULL : &g_array_index (scan->places, Place, scan->places->len - 1);
  if (last != NULL && last->span.end == place.span.start && last->keep == NULL && keep == NULL)
    {
      last->span.end = place.span.end;
      last->breaks |= breaks;
    }
  else if (scan->places->len < PLACES_MAX)
    g_array_append_val (scan->places, place);
  else
    g_free (keep);
  return to;
}

/* ---- elements */

/* Whether the end tag of TAG stands anywhere in the text, written like it. */
static gboolean
has_end (Scan *scan, const KwTag *tag, char open, char close)
{
  Found *known = &scan->ends[tag->id];
  if (*known == UNKNOWN)
    {
      g_autofree char *end = g_strdup_printf ("%c/%.*s%c", open, (int) tag->len, tag->name, close);
      *known = find (scan, scan->text, end) != NULL ? PRESENT : ABSENT;
    }
  return *known == PRESENT;
}

/* "“<p>”", "<p>标签": shown, not used. */
static gboolean
is_shown (const Scan *scan, const char *from, const char *to)
{
  static const char *const marks[][2] = { { "“", "”" }, { "‘", "’" }, { "「", "」" }, { "\"", "\"" },
                                          { "'", "'" }, { "`", "`" }, { "《", "》" }, { "（", "）" } };
  static const char *const words[] = { "标签", "標籤", "元素", "标记", "標記" };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize n = strlen (marks[i][0]);
      if ((gsize) (from - scan->text) >= n && memcmp (from - n, marks[i][0], n) == 0 && kw_utf8_begins (to, scan->end, marks[i][1]))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_utf8_begins (skip_blanks (to), scan->end, words[i]) ||
        ((gsize) (from - scan->text) >= 6 && memcmp (from - 6, words[i], 6) == 0))
      return TRUE;
  return FALSE;
}

/* Behind the end tag of the element that TAG begins, or behind TAG. */
static const char *
behind_element (Scan *scan, const KwTag *tag)
{
  Found *known = &scan->ends[tag->id];
  g_autofree char *close = g_strdup_printf ("</%.*s>", (int) tag->len, tag->name);
  const char *end = *known == ABSENT ? NULL : find (scan, tag->end, close);
  if (end == NULL)
    *known = ABSENT; /* and behind every later place */
  return end != NULL ? end + strlen (close) : tag->end;
}

static const char *
on_tag (Scan *scan, const char *p)
{
  KwTag tag;
  if (!kw_tag_read (&tag, p, scan->end))
    return p + 1;
  gboolean sure = tag.closing || tag.attributes || (tag.flags & KW_TAG_SURE) != 0;
  if (!sure && !has_end (scan, &tag, '<', '>'))
    return tag.end;
  scan->about_markup |= is_shown (scan, p, tag.end);
  const char *to = !tag.closing && (tag.flags & KW_TAG_WHOLE) ? behind_element (scan, &tag) : tag.end;
  return add (scan, p, to, (tag.flags & KW_TAG_BLOCK) != 0, NULL);
}

/* The comment that begins at P; its beginning alone where it has no end. */
static const char *
on_comment (Scan *scan, const char *p)
{
  const char *end = scan->no_comment_end ? NULL : find (scan, p, "-->");
  scan->no_comment_end = end == NULL;
  return add (scan, p, end != NULL ? end + 3 : p + 4, FALSE, NULL);
}

static const char *
on_angle (Scan *scan, const char *p)
{
  if (kw_utf8_begins (p, scan->end, "<!--"))
    return on_comment (scan, p);
  if (kw_utf8_begins (p, scan->end, "<![CDATA["))
    {
      scan->in_section = TRUE; /* what it holds is text */
      return add (scan, p, p + 9, FALSE, NULL);
    }
  if (kw_utf8_begins (p, scan->end, "<!DOCTYPE") || kw_utf8_begins (p, scan->end, "<?xml"))
    {
      const char *end = memchr (p, '>', (gsize) (line_end (scan, p) - p));
      return end != NULL ? add (scan, p, end + 1, TRUE, NULL) : p + 1;
    }
  return on_tag (scan, p);
}

/* ---- brackets */

/* What [[TARGET|LABEL]] shows: its label, and nothing of files. */
static char *
shown_by_link (const char *p, const char *end)
{
  static const char *const files[] = { "文件:",  "檔案:",     "图像:", "圖像:", "File:",
                                       "Image:", "Category:", "分类:", "分類:" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if ((gsize) (end - p) >= strlen (files[i]) && memcmp (p, files[i], strlen (files[i])) == 0)
      return NULL;
  const char *bar = memrchr (p, '|', (gsize) (end - p));
  const char *from = bar != NULL ? bar + 1 : p;
  return from < end ? g_strndup (from, (gsize) (end - from)) : NULL;
}

static gboolean
holds_han (const char *p, const char *end)
{
  guint len;
  for (; p < end; p += len)
    if (kw_is_han (kw_utf8_get (p, &len)))
      return TRUE;
  return FALSE;
}

/* Where the content of [[ or {{ at P ends: at CLOSE, in the line, with no
 * other bracket before it. */
static const char *
content_end (const Scan *scan, const char *p, const char *close)
{
  const char *q = p + 2, *most = line_end (scan, p);
  while (q < most && strchr ("[]{}", *q) == NULL)
    q++;
  return q < most && q > p + 2 && kw_utf8_begins (q, scan->end, close) ? q : NULL;
}

static const char *
on_link (Scan *scan, const char *p)
{
  const char *end = content_end (scan, p, "]]");
  gboolean link = end != NULL &&
                  (holds_han (p + 2, end) || memchr (p, '|', (gsize) (end - p)) != NULL || p[2] == 'F' || p[2] == 'C');
  return link ? add (scan, p, end + 2, FALSE, shown_by_link (p + 2, end)) : p + 2;
}

static const char *
on_code (Scan *scan, const char *p)
{
  KwTag tag;
  if (!kw_tag_read_code (&tag, p, scan->end) || (!tag.closing && !has_end (scan, &tag, '[', ']')))
    return p + 1;
  gsize most = (gsize) (line_end (scan, tag.end) - tag.end);
  const char *close = !tag.closing && (tag.flags & KW_TAG_WHOLE) ? memmem (tag.end, most, "[/", 2) : NULL;
  gboolean whole = close != NULL && kw_utf8_begins (close + 2 + tag.len, scan->end, "]");
  return add (scan, p, whole ? close + 3 + tag.len : tag.end, FALSE, NULL);
}

/* "{{来源请求}}", "{{ item.title }}" */
static const char *
on_template (Scan *scan, const char *p)
{
  const char *end = content_end (scan, p, "}}");
  const char *first = skip_blanks (p + 2);
  gboolean template = end != NULL && (g_ascii_isalpha (*first) || holds_han (p, end));
  return template ? add (scan, p, end + 2, FALSE, NULL) : p + 2;
}

/* ---- script and style */

/* "代码", "函数": a text about programs shows them. */
static gboolean
speaks_of_programs (Scan *scan)
{
  static const char *const words[] = { "代码", "代碼", "函数", "函數",       "编程", "編程", "程式",
                                       "脚本", "腳本", "源码", "JavaScript", "前端", "样式", "樣式" };
  for (guint i = 0; i < G_N_ELEMENTS (words) && scan->about_programs == UNKNOWN; i++)
    if (find (scan, scan->text, words[i]) != NULL)
      scan->about_programs = PRESENT;
  if (scan->about_programs == UNKNOWN)
    scan->about_programs = ABSENT;
  return scan->about_programs == PRESENT;
}

/* Where the last place ends: nothing before it is taken again. */
static const char *
floor_of (const Scan *scan)
{
  guint n = scan->places->len;
  return scan->text + (n == 0 ? 0 : g_array_index (scan->places, Place, n - 1).span.end);
}

static const char *
on_script (Scan *scan, const char *p)
{
  const char *from, *to = kw_webscript_at (&scan->script, floor_of (scan), p, &from);
  if (to == NULL || to <= p)
    return p + 1;
  return speaks_of_programs (scan) ? to : add (scan, from, to, FALSE, NULL);
}

/* ---- the pass */

/* What begins at P. */
static const char *
take (Scan *scan, const char *p)
{
  if (*p == '<')
    return on_angle (scan, p);
  if (*p == '[')
    return p[1] == '[' ? on_link (scan, p) : on_code (scan, p);
  if (*p == ']')
    return scan->in_section && kw_utf8_begins (p, scan->end, "]]>") ? add (scan, p, p + 3, FALSE, NULL) : p + 1;
  return p[0] == '{' && p[1] == '{' ? on_template (scan, p) : on_script (scan, p);
}

static void
scan_text (Scan *scan)
{
  gboolean stop[256] = { FALSE };
  for (guint c = 1; c < 128; c++)
    stop[c] = strchr ("<[]", (int) c) != NULL || kw_webscript_begins ((char) c);
  for (const char *p = scan->text; p < scan->end;)
    p = stop[(guchar) *p] ? take (scan, p) : p + 1;
}

/* Without one of these there is no markup; digits and letters are in every text. */
static gboolean
is_worth_a_search (const KwArticle *article)
{
  const KwCensus *census = &article->census;
  gboolean script = kw_census_has_ascii (census, '(') && kw_census_has_ascii (census, ';') &&
                    kw_census_has_ascii (census, 'w');
  return article->format != KW_FORMAT_MARKDOWN &&
         (kw_census_has_ascii (census, '<') || kw_census_has_ascii (census, '{') || kw_census_has_ascii (census, '[') ||
          kw_census_has_ascii (census, '=') || script);
}

/* What stands in the place's stead. (transfer full) */
static char *
replacement_of (const Scan *scan, const Place *place)
{
  gboolean at_edge = place->span.start == 0 || place->span.end == scan->end - scan->text ||
                     scan->text[place->span.start - 1] == '\n' || scan->text[place->span.end] == '\n';
  return g_strdup (place->keep != NULL ? place->keep : place->breaks && !at_edge ? "\n" : "");
}

static void
report (KwContext *ctx, const Scan *scan)
{
  const Place *first = &g_array_index (scan->places, Place, 0);
  KwFinding *finding = kw_report (ctx, scan->article, first->span);
  g_autofree char *only = scan->places->len == 1 ? replacement_of (scan, first) : NULL;
  kw_finding_set_replacement (finding, only, KW_FIX_UNSAFE);
  for (guint i = 0; scan->places->len > 1 && i < scan->places->len; i++)
    {
      const Place *place = &g_array_index (scan->places, Place, i);
      g_autofree char *replacement = replacement_of (scan, place);
      kw_finding_add_occurrence (finding, place->span, replacement);
    }
}

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->keep);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if (!is_worth_a_search (article))
    return;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (places, place_clear);
  Scan scan = { .article = article, .text = article->text, .end = article->text + article->len };
  scan.places = places;
  kw_webscript_init (&scan.script, article->text, article->len);
  scan_text (&scan);
  if (places->len > 0 && !scan.about_markup)
    report (ctx, &scan);
}
