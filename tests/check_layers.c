/* check_layers.c - the census of a text, garble beneath garble, and the view of a text with its repairs made. */
#include <string.h>

#include "checker/base/utf8.h"
#include "checker/text/article.h"
#include "checker/text/census.h"
#include "checker/text/garble.h"
#include "tests/suite.h"

/* The census */

typedef struct
{
  const char *text;
  guint seen;
  guint n_crowds;
} Taken;

static const Taken takings[] = {
  { "", 0, 0 },
  { "全县农村公路总长八千公里，Ⅱ级①等，25℃±1°", 0, 0 },
  { "龘", KW_SEEN_RARE, 0 },
  { "王翀和李垚", KW_SEEN_RARE, 1 },
  { "翀，全县农村公路总长八千公里，垚，全县农村公路总长八千公里，犇", KW_SEEN_RARE, 0 },
  { "ÖÐÎÄ", KW_SEEN_FOREIGN, 1 },
  { "Á", KW_SEEN_FOREIGN, 0 },
  { "甲\uE000乙", KW_SEEN_PRIVATE, 0 },
  { "\U000F0000", KW_SEEN_PRIVATE, 0 },
  { "⼀", KW_SEEN_COMPAT, 0 },
  { "甲\u200B乙", KW_SEEN_INVISIBLE, 0 },
  { "甲\x01", KW_SEEN_INVISIBLE, 0 },
  { "锟屯烫", KW_SEEN_SUBSTITUTE, 0 },
  { "\uFFFD", KW_SEEN_SUBSTITUTE, 0 },
  { "２０16", KW_SEEN_WIDE_DIGIT, 0 },
  { "國", KW_SEEN_TRADITIONAL, 0 },
};

START_TEST (classes_are_told)
{
  const Taken *taken = &takings[_i];
  KwCensus census;
  kw_census_take (&census, taken->text, strlen (taken->text));
  ck_assert_msg (census.seen == taken->seen, "%s: %x", taken->text, census.seen);
  ck_assert_uint_eq (census.crowds != NULL ? census.crowds->len : 0, taken->n_crowds);
  kw_census_clear (&census);
}
END_TEST

START_TEST (ascii_is_told)
{
  KwCensus census;
  kw_census_take (&census, "甲a&~\n", strlen ("甲a&~\n"));
  for (guint c = 0; c < 0x80; c++)
    ck_assert_int_eq (kw_census_has_ascii (&census, (char) c), c == 'a' || c == '&' || c == '~' || c == '\n');
  kw_census_clear (&census);
}
END_TEST

/* Layers */

static GArray *
repairs_of (const char *text)
{
  KwCensus census;
  kw_census_take (&census, text, strlen (text));
  GArray *repairs = kw_garble_find (text, strlen (text), &census, NULL, FALSE);
  kw_census_clear (&census);
  return repairs;
}

/* Repairs as "⟦was → is⟧", what is between left out; ! for an unsafe one. */
static char *
shown (const char *text)
{
  g_autoptr (GArray) repairs = repairs_of (text);
  GString *out = g_string_new (NULL);
  guint32 done = 0;
  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (repairs, KwRepair, i);
      ck_assert_uint_ge (repair->span.start, done);
      ck_assert_uint_gt (repair->span.end, repair->span.start);
      ck_assert_uint_le (repair->span.end, strlen (text));
      g_string_append_printf (out, "%s⟦%.*s → %s⟧", repair->safe ? "" : "!", (int) kw_span_len (repair->span),
                              text + repair->span.start, repair->replacement);
      done = repair->span.end;
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *text, *repairs;
} Layered;

static const Layered layered[] = {
  { "全县农村公路总长八千公里", "" },
  { "书记说，&#20170;&#24180;开工", "⟦&#20170;&#24180; → 今年⟧" },
  /* what was escaped was misread: one repair, over both layers */
  { "标题：&Ouml;&ETH;&sup1;&uacute;&sup1;&curren;&times;&divide;。",
    "⟦&Ouml;&ETH;&sup1;&uacute;&sup1;&curren;&times;&divide; → 中国工作⟧" },
  { "标题：&amp;Ouml;&amp;ETH;&amp;sup1;&amp;uacute;。", "!⟦&amp;Ouml;&amp;ETH;&amp;sup1;&amp;uacute; → 中国⟧" }, /* two Han prove little */
  /* escapes here and there, between them what was misread */
  { "&ldquo;ÖÐ¹ú¹¤×÷&rdquo;", "⟦&ldquo; → “⟧⟦ÖÐ¹ú¹¤×÷ → 中国工作⟧⟦&rdquo; → ”⟧" },
  /* found beneath, far from what uncovered it: its place is that in the text */
  { "&nbsp;通知：会议改在三楼举行。作者：ÖÐ¹ú¹¤×÷。又：&middot;完", NULL },
  { "改在三楼举行，今天的会议ä¸­å›½å·¥ä½œ", "⟦ä¸­å›½å·¥ä½œ → 中国工作⟧" },
};

START_TEST (layers_are_peeled)
{
  g_autofree char *got = shown (layered[_i].text);
  if (layered[_i].repairs != NULL)
    ck_assert_str_eq (got, layered[_i].repairs);
  else
    ck_assert_msg (strstr (got, "⟦ÖÐ¹ú¹¤×÷ → 中国工作⟧") != NULL, "%s", got);
}
END_TEST

/* The view */

START_TEST (view_is_of_the_repaired_text)
{
  const char *text = "全县共有&nbsp;ÆßÇ§ÃûÖ°¹¤，比去年多。";
  g_autoptr (GArray) repairs = repairs_of (text);
  g_autoptr (GArray) edits = kw_garble_edits (text, NULL, repairs);
  KwFold fold;
  kw_fold_init (&fold, text, strlen (text), (const KwEdit *) (gpointer) edits->data, edits->len);
  ck_assert_str_eq (fold.text, "全县共有七千名职工,比去年多。");
  /* what is behind the repair is found where it stands */
  const char *behind = strstr (fold.text, "比去年");
  KwSpan span = kw_offset_map_span (&fold.map, kw_span ((gsize) (behind - fold.text), fold.len));
  ck_assert_uint_eq (span.start, strstr (text, "比去年") - text);
  ck_assert_uint_eq (span.end, strlen (text));
  kw_fold_clear (&fold);
}
END_TEST

/* A repair without borders of its own, longer than one edit may be. */
START_TEST (long_repairs_are_cut_into_edits)
{
  GString *from = g_string_new ("甲"), *to = g_string_new (NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_string_append (from, "&#20013;");
      g_string_append (to, "中");
    }
  g_string_append (from, "乙");
  g_autoptr (GArray) repairs = repairs_of (from->str);
  ck_assert_uint_eq (repairs->len, 1);
  g_autoptr (GArray) edits = kw_garble_edits (from->str, NULL, repairs);
  guint32 done = 3;
  gsize n = 0;
  for (guint i = 0; i < edits->len; i++)
    {
      const KwEdit *edit = &g_array_index (edits, KwEdit, i);
      ck_assert_uint_eq (edit->span.start, done);
      ck_assert_uint_le (kw_span_len (edit->span), KW_EDIT_MAX);
      ck_assert_uint_le (edit->len, KW_EDIT_MAX);
      ck_assert (memcmp (edit->text, to->str + n, edit->len) == 0);
      n += edit->len;
      done = edit->span.end;
    }
  ck_assert_uint_eq (n, to->len);
  ck_assert_uint_eq (done, from->len - 3);
  g_string_free (from, TRUE);
  g_string_free (to, TRUE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("layers");
  TCase *tcase = tcase_create ("layers");
  add_table (tcase, classes_are_told, takings);
  tcase_add_test (tcase, ascii_is_told);
  add_table (tcase, layers_are_peeled, layered);
  tcase_add_test (tcase, view_is_of_the_repaired_text);
  tcase_add_test (tcase, long_repairs_are_cut_into_edits);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
