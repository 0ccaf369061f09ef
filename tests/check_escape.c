/* check_escape.c - escapes left in text: what is decoded, what is left, time */
#include "checker/base/utf8.h"
#include "checker/text/escape-unit.h"
#include "checker/text/escape.h"
#include "tests/suite.h"

#include <string.h>

static GArray *
repairs_of (const char *text, gsize len)
{
  KwCensus census;
  kw_census_take (&census, text, len);
  GArray *repairs = kw_repair_escapes (text, len, &census, FALSE);
  kw_census_clear (&census);
  return repairs;
}

/* TEXT with all repairs made; "!" before those that are not safe. */
static char *
repaired (const char *text)
{
  g_autoptr (GArray) repairs = repairs_of (text, strlen (text));
  GString *out = g_string_new (NULL);
  gsize at = 0;
  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (repairs, KwRepair, i);
      ck_assert (repair->kind == KW_REPAIR_ESCAPE && repair->span.start >= at && repair->span.end > repair->span.start);
      g_string_append_len (out, text + at, (gssize) (repair->span.start - at));
      g_string_append_printf (out, "%s⟦%s⟧", repair->safe ? "" : "!", repair->replacement);
      at = repair->span.end;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text, *want;
} decoded[] = {
  /* entities */
  { "甲&nbsp;乙", "甲⟦\u00A0⟧乙" },
  { "甲&nbsp;&nbsp;&ensp;乙", "甲!⟦\u00A0\u00A0\u2002⟧乙" },
  { "甲&NBSP;乙&apos;丙&horbar;丁", "甲⟦\u00A0⟧乙⟦'⟧丙⟦―⟧丁" },
  { "甲&nbsp乙，丙&quot", "甲⟦\u00A0⟧乙，丙⟦\"⟧" },
  { "阿里&middot;买买提&hellip;&hellip;", "阿里⟦·⟧买买提⟦……⟧" },
  { "&amp;nbsp;甲&amp;amp;ldquo;乙&#38;rdquo;", "⟦\u00A0⟧甲⟦“⟧乙⟦”⟧" },
  { "&amp;amp;amp;amp;amp;amp;amp;amp;nbsp;", "⟦\u00A0⟧" },
  { "甲&amp;#20013;乙&amp;amp;#x4E2D;丙", "甲⟦中⟧乙⟦中⟧丙" },
  { "AT&amp;T公司", "AT⟦&⟧T公司" },
  { "甲&乙&amp;丙，A/B&amp;C，a&b&amp;c", "甲&乙⟦&⟧丙，A/B⟦&⟧C，a&b⟦&⟧c" },
  { "&#20013;&#x4E2D;&#X4e2d;国", "⟦中中中⟧国" },
  { "&#0000020013;国&#20013&#22269;", "⟦中⟧国⟦中国⟧" },
  { "2016&#150;2017年&#133;", "2016⟦–⟧2017年⟦…⟧" },
  { "&Ouml;&ETH;&Icirc;&Auml;", "⟦ÖÐÎÄ⟧" },
  { "&#x20000;甲&#131072;", "⟦𠀀⟧甲⟦𠀀⟧" },
  /* UTF-16 */
  { "全省\\u519c\\u6751公路", "全省⟦农村⟧公路" },
  { "全省\\\\u519c\\\\u6751公路", "全省⟦农村⟧公路" },
  { "表情\\ud83d\\ude00和\\uD840\\uDC00字", "表情⟦😀⟧和⟦𠀀⟧字" },
  { "全省%u519c%u6751公路", "全省⟦农村⟧公路" },
  { "甲\\u0026nbsp;乙\\u003cbr\\u003e", "甲⟦\u00A0⟧乙⟦<⟧br⟦>⟧" },
  /* bytes */
  { "全省\\xE5\\x86\\x9C\\xe6\\x9d\\x91公路", "全省⟦农村⟧公路" },
  { "全省\\345\\206\\234\\346\\235\\221公路", "全省⟦农村⟧公路" },
  { "全省%E5%86%9C%E6%9D%91公路", "全省⟦农村⟧公路" },
  { "全省%25E5%2586%259C%25E6%259D%2591公路", "全省⟦农村⟧公路" },
  { "全省%C5%A9%B4%E5公路", "全省⟦农村⟧公路" },
  { "全省\\xC5\\xA9\\xB4\\xE5公路", "全省⟦农村⟧公路" },
  { "全省%C4%A3范", "全省!⟦模⟧范" }, /* also U+0123 in UTF-8 */
  { "增长%35%2E%33%E4%B8%AA百分点", "增长⟦5.3个⟧百分点" },
  { "全省=E5=86=9C=E6=9D=91公路", "全省⟦农村⟧公路" },
  { "全省=E5=86=\n=9C=E6=\r\n=9D=91=\n公路", "全省⟦农村⟧公路" },
  { "甲=C2=A0乙", "甲⟦\u00A0⟧乙" },
  /* all that adjoins is one */
  { "甲&nbsp;\\u519c%E6%9D%91乙", "甲⟦\u00A0农村⟧乙" },
  { "甲%E5%86%9C%D6%D0%CE%C4乙", "甲%E5%86%9C%D6%D0%CE%C4乙" },
  /* cut in two */
  { "全省%E5%86%9C%E6%9D%91%E5%85", "全省⟦农村⟧%E5%85" },
  { "%9C%E6%9D%91公路", "%9C!⟦村⟧公路" },
  { "全省\\u519c\\u67", "全省⟦农⟧\\u67" },
};

START_TEST (escapes_are_decoded)
{
  g_autofree char *got = repaired (decoded[_i].text);
  ck_assert_msg (strcmp (got, decoded[_i].want) == 0, "%s gives %s", decoded[_i].text, got);
}
END_TEST

static const char *const left[] = {
  "",
  "&",
  "\\",
  "%",
  "=",
  "&#",
  "&#;",
  "&#x;",
  "&#x",
  "\\u",
  "\\u4e2",
  "\\x",
  "%E",
  "%u4e2",
  "=E",
  "=\n",
  "甲&#20",
  "甲&#20013",
  "甲&ldquo乙",
  "甲&nosuch;乙",
  "甲%E4%B8",
  /* what is never produced */
  "甲&#0;乙&#1;乙&#10;&#127;&#129;",
  "甲&#99999999999;乙&#x110000;乙&#xFFFFFFFFFFFFFFFFFFFF;",
  "甲&#xD800;乙&#xFFFE;乙&#xFDD0;乙&#x1FFFF;乙&#65533;",
  "甲\\u0000乙\\u001b乙\\u0085乙\\ufffe",
  "甲\\ud83d乙\\ude00乙\\ud83d\\u4e2d",
  "甲%00%01乙\\x00\\x07乙\\000",
  "甲%ED%A0%80乙%C0%80乙%F8%88%80%80%80",
  /* no escapes */
  "AT&T公司和R&D投入",
  "占100%，其中50%的，%d和%20，100%BE",
  "a=b，x=10，y=B1=C2，E=mc2",
  "长为40*4=160h，1.75*2=43.5",
  "宽度\\344，比值=AB=CD，若A=BB=CC",
  /* addresses and paths */
  "见http://example.com/?q=%E5%86%9C%E6%9D%91",
  "见http://example.com/s?a=1&amp;b=2&#38;c=3",
  "见www.example.com/%E5%86%9C%E6%9D%91.html",
  "见?q=%E5%86%9C%E6%9D%91",
  "见/doc/%E5%86%9C%E6%9D%91",
  "见%E5%86%9C%E6%9D%91.pdf",
  "见a.php?x=1&amp;y=2",
  "Subject: =?UTF-8?Q?=E5=86=9C=E6=9D=91?=",
  "存于C:\\u519c\\u6751目录，D:\\data\\xE5\\x86\\x9C",
  /* code */
  "汉字[\\u4e00-\\u9fa5]和[^\\u4e00-\\u9fff]",
  "从\\u4e00到\\u9fa5",
  "变量s = \"\\u519c\\u6751\"即可",
  "{\"title\":\"\\u519c\\u6751\"}",
  "串`\\u519c\\u6751`",
  /* spoken of */
  "写“&nbsp;”或「&emsp;」，（&quot;）、`&lt;`",
  "用&nbsp;表示空格",
  "HTML里的空格是&nbsp;的",
};

START_TEST (others_are_left)
{
  g_autofree char *got = repaired (left[_i]);
  ck_assert_msg (strcmp (got, left[_i]) == 0, "%s gives %s", left[_i], got);
}
END_TEST

START_TEST (a_url_ends_at_a_space)
{
  g_autofree char *got = repaired ("http://example.com&nbsp;&nbsp;全省\\u519c\\u6751");
  ck_assert_str_eq (got, "http://example.com!⟦\u00A0\u00A0⟧全省⟦农村⟧");
}
END_TEST

/* ---- hostile ---- */

#define HOSTILE_SIZE ((gsize) 4 << 20)

static const char *const hostile[] = {
  "&",         "\\",
  "\\u",       "%E4",
  "%",         "=",
  "=E4",       "&amp;",
  "amp;&",     "&#",
  "&#0",       "&a",
  "&nbsp",     "%25",
  "\\ud800",   "\\xE4",
  "= ",        "a%E4%B8%AD",
  "\\344",     "&amp;amp;",
  "&#20013;a", "&nbsp;\\u4e2d",
  "中\\u4e2d", "%E4%B8%AD%D6",
  "=E4=\n",    "www.%E4%B8%AD",
};

/* A fraction of a second; with sanitizers on a busy machine a few. What is
 * quadratic takes hours. */
START_TEST (time_is_linear)
{
  gsize unit = strlen (hostile[_i]);
  g_autoptr (GString) text = g_string_sized_new (HOSTILE_SIZE + 8);
  while (text->len < HOSTILE_SIZE)
    g_string_append_len (text, hostile[_i], (gssize) unit);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) repairs = repairs_of (text->str, text->len);
  gint64 took = g_get_monotonic_time () - start;
  ck_assert_msg (took < 30 * G_USEC_PER_SEC, "%s takes %" G_GINT64_FORMAT " s", hostile[_i], took / G_USEC_PER_SEC);
}
END_TEST

/* Random parts: in bounds, ascending, apart, valid, nothing that is forbidden. */
START_TEST (noise_gives_text)
{
  static const char *const parts[] = { "&",     "#",     "amp;",   "nbsp;", "x4E2D;", "20013;", "\\",      "u4e2d",
                                       "ud83d", "ude00", "xE4",    "\\xB8", "\\255",  "%E4",    "%B8%AD",  "=E4",
                                       "=B8",   "=AD",   "=\n",    "中",    " ",      "\n",     "http://", "%u",
                                       "%25",   "\"",    "%D6%D0", "“",     "[",      "-" };
  g_autoptr (GRand) random = g_rand_new_with_seed (30);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint n = (guint) g_rand_int_range (random, 0, 24); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_autofree char *exact = g_memdup2 (text->str, text->len + 1); /* no spare bytes behind it */
      g_autoptr (GArray) repairs = repairs_of (exact, text->len);
      gsize at = 0;
      for (guint k = 0; repairs != NULL && k < repairs->len; k++)
        {
          const KwRepair *repair = &g_array_index (repairs, KwRepair, k);
          ck_assert_msg (repair->span.start >= at && repair->span.end <= text->len && !kw_span_is_empty (repair->span),
                         "%s", exact);
          ck_assert_msg (g_utf8_validate (repair->replacement, -1, NULL), "%s", exact);
          for (const char *p = repair->replacement; *p != '\0'; p = g_utf8_next_char (p))
            ck_assert_msg (kw_escape_allows (g_utf8_get_char (p)), "%s", exact);
          at = repair->span.end;
        }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("escape");
  TCase *tcase = tcase_create ("escape");
  tcase_set_timeout (tcase, 600);
  add_table (tcase, escapes_are_decoded, decoded);
  add_table (tcase, others_are_left, left);
  add_table (tcase, time_is_linear, hostile);
  tcase_add_test (tcase, a_url_ends_at_a_space);
  tcase_add_test (tcase, noise_gives_text);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
