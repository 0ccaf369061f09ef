/* check_html.c - pages into text, blocks, offsets and metadata */
#include "checker/text/html.h"

#include "checker/base/utf8.h"
#include "tests/suite.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  gunichar c;
} Named;

static const Named named[] = {
  { "&amp;", '&' },      { "&lt;", '<' },       { "&gt;", '>' },      { "&quot;", '"' },    { "&nbsp;", 0xA0 },
  { "&ldquo;", 0x201C }, { "&rdquo;", 0x201D }, { "&middot;", 0xB7 }, { "&emsp;", 0x2003 }, { "&hellip;", 0x2026 },
};

/* The character that the entity of LEN bytes at P stands for, or 0. */
static gunichar
entity_value (const char *p, gsize len)
{
  char *end;
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (strlen (named[i].name) == len && memcmp (p, named[i].name, len) == 0)
      return named[i].c;
  if (len < 3 || p[0] != '&' || p[1] != '#')
    return 0;
  gboolean hex = g_ascii_tolower (p[2]) == 'x';
  gunichar c = (gunichar) strtoul (p + (hex ? 3 : 2), &end, hex ? 16 : 10);
  if (end + (*end == ';') != p + len)
    return 0;
  return g_unichar_validate (c) ? c : 0xFFFD;
}

static gboolean
stands_for (const char *p, gsize len, const char *c, guint n)
{
  guint used;
  if (len == n && memcmp (p, c, n) == 0)
    return TRUE;
  if (*c == ' ')
    return len == 1 && g_ascii_isspace (*p);
  return entity_value (p, len) == kw_utf8_get (c, &used);
}

/* Every character leads to itself in the page, or to an entity for it; line
 * ends lead to nothing; and all of that in order. */
static void
assert_traced (const KwArticleParts *parts)
{
  guint32 before = 0;
  for (gsize i = 0; i < parts->len;)
    {
      guint n = kw_utf8_len ((guchar) parts->text[i]);
      KwSpan source = kw_offset_map_span (&parts->origin, kw_span (i, i + n));
      ck_assert_uint_ge (source.start, before);
      ck_assert_uint_le (source.end, parts->page_len);
      if (parts->text[i] == '\n')
        ck_assert_uint_eq (kw_span_len (source), 0);
      else
        ck_assert_msg (stands_for (parts->page + source.start, kw_span_len (source), parts->text + i, n),
                       "text %zu \"%.*s\" leads to page %u \"%.*s\" of:\n%s", i, (int) n, parts->text + i, source.start,
                       (int) kw_span_len (source), parts->page + source.start, parts->page);
      before = source.end;
      i += n;
    }
}

/* Blocks are the lines of the text. */
static void
assert_blocks (const KwArticleParts *parts)
{
  gsize end = 0;
  for (guint i = 0; i < parts->blocks->len; i++)
    {
      KwSpan span = g_array_index (parts->blocks, KwBlock, i).span;
      ck_assert_uint_eq (span.start, i == 0 ? 0 : end + 1);
      ck_assert_uint_gt (span.end, span.start);
      ck_assert_ptr_null (memchr (parts->text + span.start, '\n', kw_span_len (span)));
      ck_assert (parts->text[span.start] != ' ' && parts->text[span.end - 1] != ' ');
      end = span.end;
    }
  ck_assert_uint_eq (end, parts->len);
  ck_assert (g_utf8_validate (parts->text, (gssize) parts->len, NULL));
}

static KwArticleParts
parse_bytes (const char *page, gsize len)
{
  KwArticleParts parts = { 0 };
  kw_html_parse (&parts, page, len);
  ck_assert_uint_eq (parts.page_len, len);
  ck_assert_mem_eq (parts.page, page, len);
  ck_assert_uint_eq (strlen (parts.text), parts.len);
  assert_blocks (&parts);
  return parts;
}

static KwArticleParts
parse (const char *page)
{
  KwArticleParts parts = parse_bytes (page, strlen (page));
  assert_traced (&parts);
  return parts;
}

static void
assert_text (const char *page, const char *text)
{
  KwArticleParts parts = parse (page);
  ck_assert_str_eq (parts.text, text);
  kw_article_parts_clear (&parts);
}

/* KINDS: a letter a block, of H(eading) P(aragraph) L(ist item) C(hrome). */
static void
assert_kinds (const char *page, const char *kinds)
{
  KwArticleParts parts = parse (page);
  g_autoptr (GString) got = g_string_new (NULL);
  for (guint i = 0; i < parts.blocks->len; i++)
    g_string_append_c (got, "HPLC"[g_array_index (parts.blocks, KwBlock, i).kind]);
  ck_assert_str_eq (got->str, kinds);
  kw_article_parts_clear (&parts);
}

#define PROSE "全市共有建档立卡贫困人口三千余户，今年已有两千户实现脱贫，其余各户也落实了帮扶措施。"

START_TEST (test_blocks)
{
  assert_text ("<p>一</p><p>二</p>", "一\n二");
  assert_text ("一<br>二<br/><br>三<hr>四", "一\n二\n三\n四");
  assert_text ("<table><tr><td>一<td>二<tr><td>三</table>", "一\n二\n三");
  assert_text ("<p>一<div>二</div>三", "一\n二\n三");
  assert_text ("<p>一<b>二</b><a href=x>三</a>四", "一二三四");
  assert_text ("<p>没有结束<p>也没有", "没有结束\n也没有");
  assert_text ("光是文字", "光是文字");
  assert_text ("<pre>一\n  二\n\n三</pre>", "一\n二\n三");
  assert_text ("", "");
  assert_kinds ("<h1>题</h1><p>文</p><ul><li>甲<li><p>乙</p></ul><h4>小题</h4>文", "HPLLHP");
}
END_TEST

START_TEST (test_space)
{
  assert_text ("<p>  a \n\t b  </p>", "a b");
  assert_text ("<p>a<b> </b> b", "a b");
  assert_text ("<p>　　本报讯　记者　</p>", "本报讯　记者");
  assert_text ("<p>&nbsp;&nbsp;&emsp;本报&nbsp;讯&nbsp;</p>", "本报\u00A0讯");
  assert_text ("<p>一\r\n二</p>", "一 二");
  assert_text ("<p>\u200B</p><p> </p><p>&nbsp;</p>", "");
}
END_TEST

START_TEST (test_entities)
{
  assert_text ("<p>A&amp;B &lt;中&gt;", "A&B <中>");
  assert_text ("<p>&#20013;&#x6587;&#X65e0;", "中文无");
  assert_text ("<p>&ldquo;引&rdquo;&hellip;", "“引”…");
  assert_text ("<p>&amp;amp;amp;nbsp;", "&amp;amp;nbsp;");
  assert_text ("<p>R&D 与 a & b", "R&D 与 a & b");
  assert_text ("<p>1 < 2 <3 << 4", "1 < 2 <3 << 4");
  assert_text ("<p>&nosuch;文", "&nosuch;文");
  assert_text ("<p>&#x1F600;", "\U0001F600");
}
END_TEST

START_TEST (test_entity_is_a_unit)
{
  KwArticleParts parts = parse ("<p>贫困&#x4eba;口</p>");
  KwSpan han = kw_offset_map_span (&parts.origin, kw_span (6, 9));
  ck_assert_uint_eq (han.start, 9);
  ck_assert_uint_eq (han.end, 17);
  ck_assert_uint_eq (kw_offset_map_source (&parts.origin, 9), 17);
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_skipped)
{
  assert_text ("<title>题</title><p>文", "文");
  assert_text ("文<script>var a = '<p>不是</p>';</script>字", "文字");
  assert_text ("文<style>p { }</style><!-- <p>不是 --><noscript>不是</noscript>字", "文字");
  assert_text ("<head><meta charset=gbk></head><p>编码不听它的", "编码不听它的");
  assert_text ("<!--[if IE]>不是<![endif]-->文<![if !IE]>字<![endif]>", "文字");
  assert_text ("文<span style=\"display: none\">不是</span>字<template>不是</template>", "文字");
  assert_text ("\uFEFF<p>文", "文");
}
END_TEST

START_TEST (test_ignored_markup)
{
  assert_text ("<p>一</span>二</b>三</p></div>四", "一二三\n四");
  assert_text ("<body><body>一<body class=x>二<html lang=zh>三", "一二三");
  assert_text ("<p title='>'>>一</p>", ">一");
  assert_text ("<nosuch>一<also>二</nosuch>", "一二");
}
END_TEST

START_TEST (test_chrome_by_name)
{
  assert_kinds ("<nav>首页</nav><p>" PROSE "<footer>某公司</footer>", "CPC");
  assert_kinds ("<div class=\"page-footer\">某公司</div><div id=mainNav>首页</div><p>" PROSE, "CCP");
  assert_kinds ("<div class=\"no-sidebar\">文</div><div class=navigate>文</div>", "PP");
  assert_kinds ("<p>文<select><option>甲<option>乙</select><button>查</button>", "PCCC");
  assert_kinds ("<article><header><h1>题</h1></header><p>文</article><header>站</header>", "HPC");
  assert_kinds ("<div>版权所有 某公司</div>", "C");
}
END_TEST

START_TEST (test_chrome_that_holds_the_article)
{
  g_autoptr (GString) page = g_string_new ("<form id=form1><div class=sidebar><h1>题</h1>");
  g_autoptr (GString) kinds = g_string_new ("H");
  for (int i = 0; i < 8; i++)
    {
      g_string_append (page, "<p>" PROSE);
      g_string_append_c (kinds, 'P');
    }
  assert_kinds (page->str, kinds->str);
}
END_TEST

START_TEST (test_chrome_by_links)
{
  assert_kinds ("<p>" PROSE "<ul><li><a href=a>某地多措并举促增收</a><li><a href=b>某县易地扶贫搬迁</a> 2018-01-01"
                "<li><a href=c>某村产业</a></ul>",
                "PCCC");
  assert_kinds ("<div><a href=a>首页</a> &gt; <a href=b>新闻</a> &gt; 正文</div><p>" PROSE, "CP");
  assert_kinds ("<div><p>" PROSE "<a href=a>某某</a>、<a href=b>某某</a>、<a href=c>某某</a>等<p>" PROSE "</div>",
                "PP");
  assert_kinds ("<h1><a href=x>昭通市脱贫攻坚</a></h1><p>" PROSE, "HP");
}
END_TEST

START_TEST (test_metadata)
{
  KwArticleParts parts = parse ("<title>脱贫攻坚取得进展 - 新闻 - 某某网</title>"
                                "<meta name=PubDate content=' 2017-10-23 16:26 '>"
                                "<meta name=ContentSource content=昭通日报><meta name=author content=张三>"
                                "<link rel=canonical href='http://example.org/a?b=1&amp;c=2'>"
                                "<h2>脱贫攻坚取得进展</h2><p>文");
  ck_assert_str_eq (parts.title, "脱贫攻坚取得进展");
  ck_assert_str_eq (parts.date, "2017-10-23 16:26");
  ck_assert_str_eq (parts.source, "昭通日报");
  ck_assert_str_eq (parts.url, "http://example.org/a?b=1&c=2");
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_metadata_of_social_sites)
{
  KwArticleParts parts = parse ("<title>别的</title><meta property=og:title content=标题_某网>"
                                "<meta property='article:published_time' content='2020-07-04T12:10:24+08:00'>"
                                "<meta property=og:url content=http://example.org/><meta name=author content=新华社>"
                                "<time datetime=2019-01-01>昨天</time>");
  ck_assert_str_eq (parts.title, "标题_某网");
  ck_assert_str_eq (parts.date, "2020-07-04T12:10:24+08:00");
  ck_assert_str_eq (parts.source, "新华社");
  ck_assert_str_eq (parts.url, "http://example.org/");
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_metadata_elsewhere)
{
  KwArticleParts parts = parse ("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", "
                                "\"datePublished\": \"2018-05-06\"}]}</script><h1>只有 <b>标题</b></h1>");
  ck_assert_str_eq (parts.title, "只有 标题");
  ck_assert_str_eq (parts.date, "2018-05-06");
  ck_assert_ptr_null (parts.source);
  ck_assert_ptr_null (parts.url);
  kw_article_parts_clear (&parts);
}
END_TEST

static void
assert_charset (const char *page, const char *charset)
{
  g_autofree char *got = kw_html_declared_charset (page, strlen (page));
  ck_assert_pstr_eq (got, charset);
}

START_TEST (test_charset)
{
  g_autofree char *far = g_strdup_printf ("%5000s<meta charset=gbk>", "");
  assert_charset ("<meta charset=\"gb2312\">", "gb2312");
  assert_charset ("<META CHARSET = 'utf-8' />", "utf-8");
  assert_charset ("<meta http-equiv=Content-Type content=\"text/html; charset=big5\">", "big5");
  assert_charset ("<meta content='text/html;charset=GBK' http-equiv='Content-Type'>", "GBK");
  assert_charset ("<?xml version=\"1.0\" encoding=\"gb18030\"?><html>", "gb18030");
  assert_charset ("<!-- <meta charset=gbk> --><meta charset=utf-8>", "utf-8");
  assert_charset ("<script charset=gbk src=x></script><p>charset=gbk", NULL);
  assert_charset ("<metadata charset=gbk>", NULL);
  assert_charset ("<meta charset=", NULL);
  assert_charset ("<!-- <meta charset=gbk>", NULL);
  assert_charset ("", NULL);
  assert_charset (far, NULL);
}
END_TEST

/* Whatever is in the page, what comes out is in it. */
START_TEST (test_tag_soup)
{
  static const char *const bits[] = {
    "<p>",
    "</p>",
    "<div class=nav>",
    "</div>",
    "<b>",
    "</b>",
    "<a href='?a&b'>",
    "</a>",
    "<br/>",
    "<h1>",
    "</h1>",
    "<li>",
    "</li>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<!-- c -->",
    "<!x>",
    "<?pi?>",
    "</nosuch>",
    "<pre>",
    "</pre>",
    "<body>",
    "<head>",
    "</html>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<",
    ">",
    "</",
    "<!",
    "&amp;",
    "&#20013;",
    "&nbsp;",
    "&lt;",
    "&nosuch;",
    "&",
    "&#",
    "&ldquo;",
    ";",
    "中文",
    "，",
    "。",
    "2017",
    " ",
    "\n",
    "\t",
    "\u3000",
    "\u00A0",
    "\u200B",
    "a",
    "x=\"1\"",
    "'",
    "\"",
    "/",
    "\U00020000",
    "<p",
    "<form>",
    "</form>",
    "<select>",
    "<svg>",
    "</svg>",
    "\x01",
    "é",
    "-->",
    "<!--",
    "<textarea>",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20171023);
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) page = g_string_new (NULL);
      for (gint32 n = g_rand_int_range (rand, 0, round % 10 == 0 ? 400 : 40); n > 0; n--)
        g_string_append (page, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      KwArticleParts parts = parse (page->str);
      kw_article_parts_clear (&parts);
    }
}
END_TEST

static void
repeat (GString *page, const char *bit, gsize times)
{
  for (gsize i = 0; i < times; i++)
    g_string_append (page, bit);
}

static void
assert_survives (const char *head, const char *bit, gsize times, const char *tail)
{
  g_autoptr (GString) page = g_string_new (head);
  repeat (page, bit, times);
  g_string_append (page, tail);
  KwArticleParts parts = parse_bytes (page->str, page->len);
  kw_article_parts_clear (&parts);
}

START_TEST (test_hostile_bulk)
{
  static const char *const bits[] = {
    "<",       "<!",         "</",       "&",      "&amp",       "&nbsp;", "<?",
    "<!--",    "<p>，",      "<b>",      "<a><p>", "<a b=\"",    "a ",     "<div class=nav>x",
    "<title>", "<form><p>x", "<select>", "\x01",   "<!DOCTYPE ", "<td>x",  "\r"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      assert_survives ("", bits[i], (1 << 18) / strlen (bits[i]), "");
      assert_survives ("<p>文<!--", bits[i], (1 << 15) / strlen (bits[i]), "");
      assert_survives ("<p>文<img alt=\"", bits[i], (1 << 15) / strlen (bits[i]), "");
      assert_survives ("<p>文<img ", bits[i], (1 << 15) / strlen (bits[i]), ">");
      assert_survives ("<pre>", bits[i], (1 << 15) / strlen (bits[i]), "");
      assert_survives ("<script>", bits[i], (1 << 15) / strlen (bits[i]), "</script>文");
    }
}
END_TEST

/* Each of these made some version of libxml2 take quadratic time. */
START_TEST (test_hostile_quadratic)
{
  g_autoptr (GString) page = g_string_new (NULL);
  repeat (page, "<div>", 100000);
  repeat (page, "</x>", 50000);
  KwArticleParts parts = parse_bytes (page->str, page->len);
  kw_article_parts_clear (&parts);

  g_string_assign (page, "<p ");
  for (int i = 0; i < 50000; i++)
    g_string_append_printf (page, "a%d ", i);
  g_string_append (page, ">文");
  parts = parse_bytes (page->str, page->len);
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_depth)
{
  g_autoptr (GString) page = g_string_new (NULL);
  repeat (page, "<div>", 100000);
  g_string_append (page, "文");
  repeat (page, "</div>", 100000);
  KwArticleParts parts = parse (page->str);
  ck_assert_str_eq (parts.text, "文");
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_long_text)
{
  g_autoptr (GString) page = g_string_new ("<title>");
  repeat (page, "题_", 100000);
  g_string_append (page, "</title><p title=\"");
  repeat (page, "x", 1 << 20);
  g_string_append (page, "\">");
  repeat (page, "中文，a&amp;", 50000);
  KwArticleParts parts = parse (page->str);
  ck_assert_uint_eq (parts.len, 50000 * strlen ("中文，a&"));
  kw_article_parts_clear (&parts);
}
END_TEST

START_TEST (test_nul)
{
  static const char page[] = "<p>一\0二</p><p cla\0ss=x>三\0</p>\0<p>四";
  KwArticleParts parts = parse_bytes (page, sizeof page - 1);
  ck_assert_str_eq (parts.text, "一 二\n三\n四");
  kw_article_parts_clear (&parts);
}
END_TEST

static Suite *
html_suite (void)
{
  Suite *suite = suite_create ("html");
  TCase *text = tcase_create ("text");
  tcase_add_test (text, test_blocks);
  tcase_add_test (text, test_space);
  tcase_add_test (text, test_entities);
  tcase_add_test (text, test_entity_is_a_unit);
  tcase_add_test (text, test_skipped);
  tcase_add_test (text, test_ignored_markup);
  tcase_add_test (text, test_tag_soup);
  tcase_set_timeout (text, 60);
  suite_add_tcase (suite, text);
  TCase *page = tcase_create ("page");
  tcase_add_test (page, test_chrome_by_name);
  tcase_add_test (page, test_chrome_that_holds_the_article);
  tcase_add_test (page, test_chrome_by_links);
  tcase_add_test (page, test_metadata);
  tcase_add_test (page, test_metadata_of_social_sites);
  tcase_add_test (page, test_metadata_elsewhere);
  tcase_add_test (page, test_charset);
  suite_add_tcase (suite, page);
  TCase *hostile = tcase_create ("hostile");
  tcase_add_test (hostile, test_hostile_bulk);
  tcase_add_test (hostile, test_hostile_quadratic);
  tcase_add_test (hostile, test_depth);
  tcase_add_test (hostile, test_long_text);
  tcase_add_test (hostile, test_nul);
  tcase_set_timeout (hostile, 120);
  suite_add_tcase (suite, hostile);
  return suite;
}

int
main (void)
{
  return run_suite (html_suite ());
}
