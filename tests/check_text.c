/* check_text.c - folding, blocks, dates of publication, records
 *
 * Random input comes from a seeded generator, so that a failure comes back.
 */
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/text/blocks.h"
#include "checker/text/detect.h"
#include "checker/text/load.h"
#include "checker/text/publication.h"
#include "checker/text/record.h"
#include "tests/bytes.h"
#include "tests/suite.h"

#include <jansson.h>
#include <string.h>

/* ---- folding ---- */

static const struct
{
  const char *text, *folded;
} folds[] = {
  { "", "" },
  { "２０１７年１０月", "2017年10月" },
  { "發布日期：２０１７－１０－２３", "发布日期:2017-10-23" },
  { "務工人員６，６６３名", "务工人员6,663名" },
  { "ＡＢＣabcXYZ", "abcabcxyz" },
  { "1.6 万 余名", "1.6万余名" },
  { "在 东莞 市 务工", "在东莞市务工" },
  { "80 %", "80%" },
  { "2017-10-23 16:26", "2017-10-23 16:26" },
  { "New York 市", "new york 市" },
  { "a  b", "a b" },
  { "　　一、就业", "一、就业" },
  { "甲 \n 乙", "甲\n乙" },
  { "甲\r\n乙\r\n", "甲\n乙\n" },
  { "1 234", "1 234" },
  { "é e", "é e" },
  { "《歷史》", "《历史》" },
};

static void
expect_fold (const char *text, gsize len, const KwEdit *edits, gsize n_edits, const char *want)
{
  KwFold fold;
  kw_fold_init (&fold, text, len, edits, n_edits);
  ck_assert_str_eq (fold.text, want);
  ck_assert_uint_eq (fold.len, strlen (want));
  kw_fold_clear (&fold);
}

START_TEST (texts_are_folded)
{
  expect_fold (folds[_i].text, strlen (folds[_i].text), NULL, 0, folds[_i].folded);
}
END_TEST

static gboolean
is_folded_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000;
}

/* What C alone is folded to. */
static gunichar
folded_char (gunichar c)
{
  gunichar f = c < 0x80 ? c : kw_fold_char (c);
  return f >= 'A' && f <= 'Z' ? f + 'a' - 'A' : f;
}

/* Each folded character comes from one that folds to it, in order, and leads
 * back; nothing but spaces is lost between. */
static void
check_fold (const char *text, gsize len)
{
  KwFold fold;
  kw_fold_init (&fold, text, len, NULL, 0);
  ck_assert_uint_eq (kw_utf8_valid_prefix (fold.text, fold.len), fold.len);
  ck_assert (fold.len <= len && fold.text[fold.len] == '\0');
  gsize before = 0;
  for (gsize p = 0, n; p < fold.len; p += n)
    {
      guint got, was;
      gunichar c = kw_utf8_get (fold.text + p, &got), from;
      n = got;
      KwSpan span = kw_offset_map_span (&fold.map, kw_span (p, p + n));
      ck_assert_msg (span.start >= before && span.end <= len, "%zu comes from %u-%u", p, span.start, span.end);
      for (; before < span.start; before += was)
        ck_assert (is_folded_space (kw_utf8_get (text + before, &was)));
      from = kw_utf8_get (text + span.start, &was);
      ck_assert_msg (span.end == span.start + was, "U+%04X at %u ends at %u", from, span.start, span.end);
      ck_assert_msg (folded_char (from) == c || (c == ' ' && is_folded_space (from)), "U+%04X from U+%04X", c, from);
      ck_assert_uint_eq (kw_offset_map_derived (&fold.map, span.start), p);
      before = span.end;
    }
  kw_fold_clear (&fold);
}

START_TEST (folds_lead_back)
{
  check_fold (folds[_i].text, strlen (folds[_i].text));
}
END_TEST

/* Characters of every kind that folding knows, and some that it must not touch. */
static gunichar
random_char (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      return (gunichar) g_rand_int_range (rand, 0, 0x100);
    case 1:
      return (gunichar) g_rand_int_range (rand, 0xFF00, 0xFFEF);
    case 2:
      return (gunichar) g_rand_int_range (rand, 0x3000, 0x3040);
    case 3:
      return (gunichar) g_rand_int_range (rand, 0x20000, 0x2A6D0);
    case 4:
      return (gunichar) g_rand_int_range (rand, 0x2000, 0x2070);
    case 5:
    case 6:
      return (guchar) " \t\r\n,.%0129aZ"[g_rand_int_range (rand, 0, 14)];
    case 7:
      return (gunichar[]){ 0, 0xA0, 0x3000, 0xFFFD, 0xFEFF, 0x10FFFF, 0x7F, 0x0301 }[g_rand_int_range (rand, 0, 8)];
    case 8:
      return (gunichar) g_rand_int_range (rand, 0xE000, 0x10000);
    default:
      return (gunichar) g_rand_int_range (rand, 0x4E00, 0x9FA6);
    }
}

static GString *
random_text (GRand *rand, int max)
{
  GString *text = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 0, max); n > 0; n--)
    {
      char buffer[8];
      g_string_append_len (text, buffer, kw_utf8_put (buffer, random_char (rand)));
    }
  return text;
}

START_TEST (random_folds_lead_back)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GString) text = random_text (rand, 200);
  check_fold (text->str, text->len);
}
END_TEST

START_TEST (edits_are_applied_before_folding)
{
  static const char text[] = "就業(yè)創(chuàng)業(yè) A";
  const KwEdit drops[] = { { { 6, 11 }, "", 0 }, { { 14, 23 }, "", 0 }, { { 26, 31 }, "", 0 } };
  expect_fold (text, strlen (text), drops, 3, "就业创业 a");
  const KwEdit edits[] = { { { 3, 11 }, "业务", 6 } };
  KwFold fold;
  kw_fold_init (&fold, text, strlen (text), edits, 1);
  ck_assert_str_eq (fold.text, "就业务创(chuàng)业(yè) a");
  KwSpan whole = kw_offset_map_span (&fold.map, kw_span (3, 9)), behind = kw_offset_map_span (&fold.map, kw_span (9, 12));
  ck_assert_msg (whole.start == 3 && whole.end == 11, "%u-%u", whole.start, whole.end);
  ck_assert_msg (behind.start == 11 && behind.end == 14, "%u-%u", behind.start, behind.end);
  ck_assert_uint_eq (kw_offset_map_derived (&fold.map, 11), 9);
  kw_fold_clear (&fold);
}
END_TEST

/* Dropped spans leave no trace; what is left folds as if they had never been. */
START_TEST (random_drops_leave_the_rest)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GString) text = random_text (rand, 60), rest = g_string_new (NULL);
  KwEdit edits[60];
  gsize n = 0;
  for (gsize p = 0, len; p < text->len; p += len)
    {
      len = kw_utf8_len ((guchar) text->str[p]);
      if (g_rand_int_range (rand, 0, 5) == 0)
        edits[n++] = (KwEdit){ kw_span (p, p + len), "", 0 };
      else
        g_string_append_len (rest, text->str + p, (gssize) len);
    }
  KwFold fold, plain;
  kw_fold_init (&fold, text->str, text->len, edits, n);
  kw_fold_init (&plain, rest->str, rest->len, NULL, 0);
  ck_assert_uint_eq (fold.len, plain.len);
  ck_assert_mem_eq (fold.text, plain.text, plain.len);
  for (gsize p = 0; p < fold.len; p++)
    for (gsize k = 0; k < n; k++)
      {
        guint32 from = kw_offset_map_source (&fold.map, (guint32) p);
        ck_assert_msg (from < edits[k].span.start || from >= edits[k].span.end, "%zu comes from what was dropped", p);
      }
  kw_fold_clear (&fold);
  kw_fold_clear (&plain);
}
END_TEST

/* ---- blocks ---- */

static const struct
{
  const char *line;
  KwBlockKind kind;
} lines[] = {
  { "昭通市转移就业工作综述", KW_BLOCK_HEADING },
  { "一、主要做法", KW_BLOCK_HEADING },
  { "今年以来，全市转移就业1.6万余名务工人员。", KW_BLOCK_PARAGRAPH },
  { "今年转移就业1.6万人。", KW_BLOCK_PARAGRAPH },
  { "他说：好", KW_BLOCK_PARAGRAPH },
  { "- 第一项", KW_BLOCK_LIST_ITEM },
  { "1. 转移就业，脱贫", KW_BLOCK_LIST_ITEM },
  { "12、转移就业，脱贫", KW_BLOCK_LIST_ITEM },
  { "（二）加强领导，落实责任。", KW_BLOCK_LIST_ITEM },
  { "1.6万人转移就业，脱贫。", KW_BLOCK_PARAGRAPH },
  { "2016年转移就业，脱贫。", KW_BLOCK_PARAGRAPH },
  { "首页 | 新闻 | 公告 | 关于我们", KW_BLOCK_CHROME },
  { "甲|乙|丙，丁。", KW_BLOCK_PARAGRAPH },
  { "版权所有 某市人民政府 滇ICP备05000001号", KW_BLOCK_CHROME },
  { "上一篇 下一篇", KW_BLOCK_CHROME },
  { "网站的版权所有问题，法院作了判决。", KW_BLOCK_PARAGRAPH },
  { "您现在的位置：首页 > 新闻", KW_BLOCK_CHROME },
  { "相关文章", KW_BLOCK_CHROME },
};

static GArray *
blocks_of (const char *text, gboolean markdown)
{
  return kw_blocks_of_lines (text, strlen (text), markdown);
}

#define block(blocks, i) (&g_array_index ((blocks), KwBlock, (i)))

START_TEST (lines_have_looks)
{
  g_autoptr (GArray) blocks = blocks_of (lines[_i].line, FALSE);
  ck_assert_uint_eq (blocks->len, 1);
  ck_assert_msg (block (blocks, 0)->kind == lines[_i].kind, "%s is %d", lines[_i].line, block (blocks, 0)->kind);
}
END_TEST

START_TEST (blocks_are_trimmed)
{
  static const char text[] = "\n\n 　甲乙丙\xC2\xA0 \r\n\t\n丁";
  g_autoptr (GArray) blocks = blocks_of (text, FALSE);
  ck_assert_uint_eq (blocks->len, 2);
  ck_assert_mem_eq (text + block (blocks, 0)->span.start, "甲乙丙\xC2\xA0 \r", 13);
  ck_assert_uint_eq (kw_span_len (block (blocks, 0)->span), 9);
  ck_assert_uint_eq (block (blocks, 1)->span.end, sizeof text - 1);
  g_autoptr (GArray) none = blocks_of (" \n　\n", FALSE);
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

/* A list of links ends where running text begins again. */
START_TEST (links_are_chrome_until_a_sentence)
{
  static const KwBlockKind kinds[] = { KW_BLOCK_PARAGRAPH, KW_BLOCK_CHROME, KW_BLOCK_CHROME, KW_BLOCK_PARAGRAPH,
                                       KW_BLOCK_HEADING };
  g_autoptr (GArray) blocks = blocks_of ("正文结束了。\n相关文章\n某县产业扶贫 01-02\n又是正文，有逗号。\n标题", FALSE);
  ck_assert_uint_eq (blocks->len, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < blocks->len; i++)
    ck_assert_msg (block (blocks, i)->kind == kinds[i], "line %u is %d", i, block (blocks, i)->kind);
}
END_TEST

/* 相关推荐 above the title is no list. */
START_TEST (a_lone_line_is_no_list_of_links)
{
  g_autoptr (GArray) blocks = blocks_of ("相关推荐\n某县推动就业工作\n正文开始了，有逗号。", FALSE);
  ck_assert_uint_eq (blocks->len, 3);
  ck_assert_int_eq (block (blocks, 0)->kind, KW_BLOCK_CHROME);
  ck_assert_int_eq (block (blocks, 1)->kind, KW_BLOCK_HEADING);
}
END_TEST

START_TEST (markdown_has_headings)
{
  g_autoptr (GArray) blocks = blocks_of ("# 标题，有逗号。", TRUE), plain = blocks_of ("# 标题，有逗号。", FALSE);
  ck_assert_int_eq (block (blocks, 0)->kind, KW_BLOCK_HEADING);
  ck_assert_int_eq (block (plain, 0)->kind, KW_BLOCK_PARAGRAPH);
}
END_TEST

/* ---- articles ---- */

static KwArticle *
load_as (KwFormat format, const char *encoding, const char *data, gsize size, KwLoadFault *fault, GError **error)
{
  KwRaw raw = { "a.txt", format, 0, 7, 1000, data, size };
  return kw_article_load (&raw, 0, encoding, fault, error);
}

static KwArticle *
load (KwFormat format, const char *data, gsize size, KwLoadFault *fault, GError **error)
{
  return load_as (format, NULL, data, size, fault, error);
}

static KwArticle *
article_of (const char *text)
{
  KwLoadFault fault;
  KwArticle *article = load (KW_FORMAT_TEXT, text, strlen (text), &fault, NULL);
  ck_assert_ptr_nonnull (article);
  return article;
}

/* What is nothing but a space that was escaped folds to nothing, at the end too. */
START_TEST (dropped_blocks_are_empty)
{
  static const char *const texts[] = { "茶\n &nbsp;", "&nbsp;", "&#12288;\n茶\n&nbsp;&nbsp;\n&nbsp;" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KwArticle) article = article_of (texts[i]);
      for (guint k = 0; k < article->blocks->len; k++)
        {
          KwSpan folded = g_array_index (article->blocks, KwBlock, k).folded;
          ck_assert_msg (folded.start <= folded.end && folded.end <= article->fold.len, "%s", texts[i]);
        }
    }
}
END_TEST

/* Blocks in the folded text are the blocks, folded. */
START_TEST (blocks_lie_in_the_folded_text)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GString) text = random_text (rand, 120);
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = '\n';
  g_autoptr (KwArticle) article = article_of (text->str);
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *b = block (article->blocks, i);
      KwFold fold;
      kw_fold_init (&fold, article->text + b->span.start, kw_span_len (b->span), NULL, 0);
      ck_assert_msg (kw_span_len (b->folded) >= fold.len, "block %u: %u bytes, not %zu", i, kw_span_len (b->folded), fold.len);
      ck_assert_mem_eq (article->fold.text + b->folded.start, fold.text, fold.len);
      ck_assert_ptr_eq (kw_article_block_at (article, b->span.start), b);
      kw_fold_clear (&fold);
    }
}
END_TEST

START_TEST (titles_are_first_headings)
{
  g_autoptr (KwArticle) titled = article_of ("\n昭通市转移就业工作综述\n今年以来，好。\n");
  g_autoptr (KwArticle) bare = article_of ("今年以来，好。\n昭通市转移就业工作综述\n");
  ck_assert_str_eq (titled->title, "昭通市转移就业工作综述");
  ck_assert_ptr_null (bare->title);
}
END_TEST

/* ---- dates of publication: "m2017-10-23 h… s…": metadata, header, source ---- */

static const struct
{
  const char *text, *dated;
} datings[] = {
  { "标题\n发布日期: 2017-10-23 16:26 来源:\n正文，好。", "h2017-10-23" },
  { "標題\n發布日期：２０１７－１０－２３\n正文，好。", "h2017-10-23" },
  { "发布时间：2020年11月16日\n正文，好。", "h2020-11-16" },
  { "发布时间:2020年11月16日 来源:某日报 2020-11-15\n", "h2020-11-16 s2020-11-15" },
  { "发表于 2008/10/20\n", "h2008-10-20" },
  { "2017-10-23 16:26 来源：某日报 阅读：12\n正文，好。", "h2017-10-23" },
  { "2017年10月23日\n正文，好。", "h2017-10-23" },
  { "2017.10.23\n正文，好。", "h2017-10-23" },
  { "来源：某某日报 2008/10/20\n", "s2008-10-20" },
  { "正文，好。\n（来源：某某日报，2008年10月20日）\n", "s2008-10-20" },
  { "稿源：某某网　2016.3.28　责任编辑：某某\n", "s2016-03-28" },
  { "正文，好。\n发布日期：2017-10-23\n", "h2017-10-23" },
  /* prose is not a dateline */
  { "2017年10月23日，某市召开会议。\n", "" },
  { "2017年10月23日，某县就业局编辑部走访了农户。\n", "" },
  { "2017年10月23日，资金来源已经落实。\n", "" },
  { "该论文发表于2016年3月28日。\n", "" },
  { "某县2017年10月23日发布了数据。\n", "" },
  { "标题 2017年10月23日，好\n", "" },
  /* not days */
  { "发布日期：2017-10\n", "" },
  { "发布日期：2017-13-45\n", "" },
  { "发布日期：2017年2月30日\n", "" },
  { "发布日期：12017-10-23\n", "" },
  { "来源：某日报\n", "" },
  { "来源：\n", "" },
  { "01-02 某县产业扶贫\n", "" },
};

static void
append_dated (GString *out, const KwDated *dated)
{
  g_autofree char *period = kw_period_format (dated->period);
  g_string_append_printf (out, "%s%c%s", out->len > 0 ? " " : "", "mhs"[dated->by], period);
}

START_TEST (articles_are_dated)
{
  g_autoptr (KwArticle) article = article_of (datings[_i].text);
  g_autoptr (GString) got = g_string_new (NULL);
  for (guint i = 0; i < article->dated->len; i++)
    append_dated (got, &g_array_index (article->dated, KwDated, i));
  ck_assert_msg (strcmp (got->str, datings[_i].dated) == 0, "%s gives %s", datings[_i].text, got->str);
}
END_TEST

static const struct
{
  const char *text, *period;
  gsize used;
} publication_dates[] = {
  { "2017-10-23T16:26:00+08:00", "2017-10-23", 10 },
  { "2017-10-23", "2017-10-23", 10 },
  { "2017/1/2", "2017-01-02", 8 },
  { "2017年1月2日", "2017-01-02", 15 },
  { "2017年1月2", "2017-01-02", 12 },
  { "2018-03", "2018-03-01/2018-03-31", 7 },
  { "2018", "2018-01-01/2018-12-31", 4 },
  { "2018年", "2018-01-01/2018-12-31", 7 },
  { "昨天", "../..", 0 },
  { "", "../..", 0 },
  { "17-10-23", "../..", 0 },
  { "20171023", "../..", 0 },
  { "1066-10-14", "../..", 0 },
};

START_TEST (publication_dates_are_read)
{
  gsize used;
  const char *text = publication_dates[_i].text;
  KwPeriod period = kw_publication_parse (text, strlen (text), &used);
  g_autofree char *got = kw_period_format (period);
  ck_assert_str_eq (got, publication_dates[_i].period);
  ck_assert_uint_eq (used, publication_dates[_i].used);
}
END_TEST

/* Source before header before metadata. */
START_TEST (anchors_have_an_order)
{
  static const char record[] = "{\"text\":\"发布日期: 2017-10-23 来源: 某日报 2017-10-20\\n\",\"date\":\"2017-10-25\"}";
  KwLoadFault fault;
  g_autoptr (KwArticle) article = load (KW_FORMAT_JSONL, record, strlen (record), &fault, NULL);
  g_autofree char *anchor = kw_period_format (kw_article_anchor (article));
  ck_assert_uint_eq (article->dated->len, 3);
  ck_assert_str_eq (anchor, "2017-10-20");
  g_autoptr (KwArticle) none = article_of ("正文，好。");
  ck_assert (kw_period_is_none (kw_article_anchor (none)));
}
END_TEST

/* ---- records ---- */

static const char *const fields[] = { "id", "title", "date", "source", "url" };

static char *const *
part (const KwArticleParts *parts, guint i)
{
  char *const *all[] = { &parts->id, &parts->title, &parts->date, &parts->source, &parts->url };
  return all[i];
}

static void
expect_member (const json_t *object, const char *key, const char *got)
{
  const json_t *value = json_object_get (object, key);
  g_autofree char *number =
    json_is_integer (value) ? g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value)) : NULL;
  const char *want = json_is_string (value) ? json_string_value (value) : number;
  ck_assert_msg (g_strcmp0 (got, want) == 0, "%s: %s, not %s", key, got != NULL ? got : "NULL", want != NULL ? want : "NULL");
}

/* Members that are there and hold nothing. */
static guint
blank_members (const json_t *object)
{
  static const char *const keys[] = { "title", "date", "source" };
  guint blank = 0;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const json_t *value = json_object_get (object, keys[i]);
      const char *text = json_string_value (value);
      if (json_is_null (value) || (text != NULL && strspn (text, " \t\r\n\f\v") == strlen (text)))
        blank |= 1u << i;
    }
  return blank;
}

/* Whenever the quick reader accepts LINE, Jansson does, with equal values. */
static gboolean
compare_with_jansson (const char *line, gsize len)
{
  KwArticleParts parts = { 0 };
  if (!kw_record_read (&parts, line, len))
    {
      ck_assert_msg (parts.text == NULL && parts.id == NULL && parts.len == 0, "parts were left behind: %.*s", (int) len, line);
      return FALSE;
    }
  json_error_t why;
  json_t *object = json_loadb (line, len, JSON_ALLOW_NUL, &why);
  ck_assert_msg (object != NULL, "Jansson: %s: %.*s", why.text, (int) len, line);
  const json_t *text = json_object_get (object, "text");
  ck_assert_msg (json_is_string (text), "no text: %.*s", (int) len, line);
  ck_assert_uint_eq (parts.len, json_string_length (text));
  ck_assert_mem_eq (parts.text, json_string_value (text), parts.len + 1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    expect_member (object, fields[i], *part (&parts, i));
  ck_assert_uint_eq (parts.blank, blank_members (object));
  json_decref (object);
  kw_article_parts_clear (&parts);
  return TRUE;
}

static const struct
{
  const char *line;
  gboolean plain;
} records[] = {
  { "{\"text\":\"正文\"}", TRUE },
  { " { \"id\" : 12 , \"text\" : \"正文\" } \r\n", TRUE },
  { "{\"id\":\"a\",\"title\":\"b\",\"date\":\"2018\",\"source\":\"c\",\"url\":\"d\",\"text\":\"e\",\"x\":\"y\"}", TRUE },
  { "{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2d\"}", TRUE },
  { "{\"text\":\"\\u00e9\\uFFFD\"}", TRUE },
  { "{\"text\":\"a\",\"text\":\"b\"}", TRUE },
  { "{\"id\":\"a\",\"id\":null,\"text\":\"b\"}", TRUE },
  { "{\"title\":\"\",\"date\":null,\"source\":\" \\n\",\"text\":\"b\"}", TRUE },
  { "{\"title\":null,\"title\":\"a\",\"date\":\"b\",\"date\":\"\",\"text\":\"c\"}", TRUE },
  { "{\"id\":0,\"text\":\"b\"}", TRUE },
  { "{\"id\":999999999999999999,\"text\":\"b\"}", TRUE },
  { "{\"text\":\"\"}", TRUE },
  /* left to Jansson */
  { "{\"text\":\"\\ud842\\udfb7\"}", FALSE },
  { "{\"text\":\"\\u0000\"}", FALSE },
  { "{\"id\":-1,\"text\":\"b\"}", FALSE },
  { "{\"id\":1.5,\"text\":\"b\"}", FALSE },
  { "{\"id\":01,\"text\":\"b\"}", FALSE },
  { "{\"id\":[1],\"text\":\"b\"}", FALSE },
  { "{\"id\":true,\"text\":\"b\"}", FALSE },
  { "{\"t\\u0065xt\":\"b\"}", FALSE },
  /* broken */
  { "", FALSE },
  { "{}", FALSE },
  { "{\"text\":12}", FALSE },
  { "{\"text\":null}", FALSE },
  { "{\"text\":\"a\",}", FALSE },
  { "{\"text\":\"a\"} x", FALSE },
  { "{\"text\":\"a\"", FALSE },
  { "{\"text\":\"a", FALSE },
  { "{\"text\":\"a\\\"}", FALSE },
  { "{\"text\":\"a\\", FALSE },
  { "{\"text\":\"a\tb\"}", FALSE },
  { "{\"text\":\"a\\x\"}", FALSE },
  { "{\"text\":\"\\u12\"}", FALSE },
  { "{\"text\":nullx}", FALSE },
  { "{\"id\":12x,\"text\":\"b\"}", FALSE },
  { "{\"id\":,\"text\":\"b\"}", FALSE },
  { "[{\"text\":\"a\"}]", FALSE },
};

START_TEST (records_are_read)
{
  const char *line = records[_i].line;
  /* A copy without a NUL behind it, so that reading on is seen. */
  g_autofree char *exact = g_memdup2 (line, MAX (strlen (line), 1));
  ck_assert_msg (compare_with_jansson (exact, strlen (line)) == records[_i].plain, "%s", line);
}
END_TEST

/* One random change: a byte, a piece taken out, doubled or put in. */
static void
mutate (GRand *rand, GString *line)
{
  static const char *const pieces[] = { "\"", "\\", "{", "}", ",", ":", "null", "12", "0", "\\u4e2d", "\\u0000", "\\n", "text",
                                        "\"id\":", " ", "\t", "\n", "[]", "中", "-", ".5", "e3", "true", "\\ud842", "\"x\"" };
  gssize at = g_rand_int_range (rand, 0, (gint32) line->len + 1);
  gssize n = g_rand_int_range (rand, 0, 12);
  n = MIN (n, (gssize) line->len - at);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (line, at, n);
      break;
    case 1:
      g_string_insert (line, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    case 2:
      {
        g_autofree char *copy = g_strndup (line->str + at, (gsize) n);
        g_string_insert (line, at, copy);
        break;
      }
    default:
      if (at < (gssize) line->len)
        line->str[at] = (char) g_rand_int_range (rand, 1, 128);
    }
}

START_TEST (mutated_records_are_read_as_jansson_does)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  guint accepted = 0;
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) line = g_string_new (records[g_rand_int_range (rand, 0, 20)].line);
      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        mutate (rand, line);
      /* What comes here was decoded: valid UTF-8. */
      if (kw_utf8_valid_prefix (line->str, line->len) != line->len)
        continue;
      g_autofree char *exact = g_memdup2 (line->str, MAX (line->len, 1));
      accepted += compare_with_jansson (exact, line->len);
    }
  ck_assert_uint_gt (accepted, 200);
}
END_TEST

static const struct
{
  const char *line;
  guint column; /* 0: the record as a whole */
} broken[] = {
  { "{\"text\":\"a\",}", 13 },
  { "{\"text\":\"a\"} x", 14 },
  { "{\"text\":\"a\"}{\"text\":\"b\"}", 13 },
  { "{\"text\":'a'}", 9 },
  { "{\"text\" \"a\"}", 11 },
  { "x", 1 },
  { "{\"id\":1}", 0 },
  { "{\"text\":12}", 0 },
  { "[1]", 0 },
};

START_TEST (broken_records_say_where)
{
  g_autoptr (GError) error = NULL;
  KwLoadFault fault;
  const char *line = broken[_i].line;
  ck_assert_msg (load (KW_FORMAT_JSONL, line, strlen (line), &fault, &error) == NULL, "%s is taken", line);
  ck_assert (g_error_matches (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX));
  ck_assert_uint_eq (fault.line, 7);
  ck_assert_msg (fault.column == broken[_i].column, "%s: column %u: %s", line, fault.column, error->message);
  ck_assert_uint_eq (fault.offset, 1000 + (fault.column > 0 ? fault.column - 1 : 0));
}
END_TEST

/* Offsets are bytes of the file, whatever its charset; columns are characters. */
START_TEST (broken_records_in_other_charsets_say_where)
{
  static const char line[] = "{\"title\":\"就业与脱贫的工作情况\",\"text\":\"正文的内容在这里\",}";
  g_autoptr (GString) bytes = encoded (line, strlen (line), "GB18030", "");
  KwLoadFault fault;
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (load (KW_FORMAT_JSONL, bytes->str, bytes->len, &fault, &error));
  ck_assert_uint_eq (fault.offset, 1000 + bytes->len - 1);
  ck_assert_int_eq (fault.column, g_utf8_strlen (line, -1));
}
END_TEST

/* 生日 in GB18030 reads as two other characters in Big5: only the page can tell. */
START_TEST (short_pages_are_read_as_declared)
{
  static const struct
  {
    const char *page;
    const char *charset;
  } pages[] = { { "<meta charset=gb2312><p>\xC9\xFA\xC8\xD5</p>", "GB18030" },
                { "<meta charset=big5><p>\xA5\xCD\xA4\xE9</p>", "BIG5-HKSCS" },
                { "<meta charset=big5><p>\xE7\x94\x9F\xE6\x97\xA5</p>", "UTF-8" } };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      KwLoadFault fault;
      g_autoptr (KwArticle) article = load_as (KW_FORMAT_HTML, NULL, pages[i].page, strlen (pages[i].page), &fault, NULL);
      ck_assert_ptr_nonnull (article);
      ck_assert_str_eq (article->charset, pages[i].charset);
      ck_assert_str_eq (article->text, "生日");
    }
}
END_TEST

START_TEST (records_are_loaded)
{
  static const char line[] = "{\"id\":-5,\"title\":\"题\",\"text\":\"甲\\u0000乙\\ud842\\udfb7\",\"date\":\"2018\",\"more\":[1,{}]}\n";
  KwLoadFault fault;
  g_autoptr (KwArticle) article = load (KW_FORMAT_JSONL, line, strlen (line), &fault, NULL);
  ck_assert_ptr_nonnull (article);
  ck_assert_str_eq (article->id, "-5");
  ck_assert_str_eq (article->title, "题");
  ck_assert_uint_eq (article->len, 11);
  ck_assert_mem_eq (article->text, "甲\0乙𠮷", 12);
  ck_assert_uint_eq (article->line, 7);
}
END_TEST

/* Bad bytes keep the offset at which they lie in the record. */
static const struct
{
  const char *bytes;
  gsize n;
  const char *text;
  Bad bad[4];
} bad_records[] = {
  { BYTES ("{\"text\":\"中国\xFF人民\"}"), "中国" FFFD "人民", { { 15, 1 } } },
  { BYTES ("{\"title\":\"中\xFF国\",\"text\":\"中国人民\"}"), "中国人民", { { 0, 0 } } },
  { BYTES ("{\"title\":\"中\xFF国\",\"text\":\"中国\xFE人民\"}"), "中国" FFFD "人民", { { 33, 1 } } },
  { BYTES ("{\"text\":\"中国" FFFD "人\xFF民\"}"), "中国" FFFD "人" FFFD "民", { { 21, 1 } } },
  { BYTES ("{\"text\":\"中国\\ufffd人\\n\xFF民\"}"), "中国" FFFD "人\n" FFFD "民", { { 26, 1 } } },
};

START_TEST (bad_bytes_of_records_are_listed)
{
  KwLoadFault fault;
  g_autoptr (KwArticle) article = load_as (KW_FORMAT_JSONL, "UTF-8", bad_records[_i].bytes, bad_records[_i].n, &fault, NULL);
  ck_assert_ptr_nonnull (article);
  ck_assert_str_eq (article->text, bad_records[_i].text);
  KwDecoded decoded = { .text = article->text, .len = article->len, .undecodable = article->undecodable };
  expect_bad (&decoded, bad_records[_i].bytes, bad_records[_i].bad);
}
END_TEST

static void
add_folds (Suite *suite)
{
  TCase *tcase = tcase_create ("folds");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, texts_are_folded, folds);
  add_table (tcase, folds_lead_back, folds);
  tcase_add_loop_test (tcase, random_folds_lead_back, 0, 300);
  tcase_add_test (tcase, dropped_blocks_are_empty);
  tcase_add_test (tcase, edits_are_applied_before_folding);
  tcase_add_loop_test (tcase, random_drops_leave_the_rest, 0, 100);
  suite_add_tcase (suite, tcase);
}

static void
add_articles (Suite *suite)
{
  TCase *tcase = tcase_create ("articles");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, lines_have_looks, lines);
  tcase_add_test (tcase, blocks_are_trimmed);
  tcase_add_test (tcase, links_are_chrome_until_a_sentence);
  tcase_add_test (tcase, a_lone_line_is_no_list_of_links);
  tcase_add_test (tcase, markdown_has_headings);
  tcase_add_loop_test (tcase, blocks_lie_in_the_folded_text, 0, 100);
  tcase_add_test (tcase, titles_are_first_headings);
  add_table (tcase, articles_are_dated, datings);
  add_table (tcase, publication_dates_are_read, publication_dates);
  tcase_add_test (tcase, anchors_have_an_order);
  suite_add_tcase (suite, tcase);
}

static void
add_records (Suite *suite)
{
  TCase *tcase = tcase_create ("records");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, records_are_read, records);
  tcase_add_loop_test (tcase, mutated_records_are_read_as_jansson_does, 0, 20);
  add_table (tcase, broken_records_say_where, broken);
  tcase_add_test (tcase, broken_records_in_other_charsets_say_where);
  tcase_add_test (tcase, records_are_loaded);
  tcase_add_test (tcase, short_pages_are_read_as_declared);
  add_table (tcase, bad_bytes_of_records_are_listed, bad_records);
  suite_add_tcase (suite, tcase);
}

int
main (void)
{
  Suite *suite = suite_create ("text");
  add_folds (suite);
  add_articles (suite);
  add_records (suite);
  return run_suite (suite);
}
