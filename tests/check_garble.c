/* check_garble.c - the model of Chinese, scripts, pinyin residue, repairs of pairs. */
#include <string.h>
#include <time.h>

#include "checker/text/article.h"
#include "checker/text/garble.h"
#include "checker/text/model.h"
#include "checker/text/repair.h"
#include "checker/text/residue.h"
#include "checker/text/script.h"
#include "tests/suite.h"

/* The model */

START_TEST (test_costs_are_ordered)
{
  ck_assert_uint_lt (kw_model_char_cost (0x7684), kw_model_char_cost (0x8427)); /* 的, 萧 */
  ck_assert_uint_eq (kw_model_char_cost (0x9F98), KW_COST_UNKNOWN);             /* 龘 */
  ck_assert_uint_eq (kw_model_char_cost ('a'), KW_COST_UNKNOWN);
  ck_assert_uint_eq (kw_model_char_cost (0x10FFFF), KW_COST_UNKNOWN);
  ck_assert (kw_model_is_common (0x4E1A));  /* 业 */
  ck_assert (!kw_model_is_common (0x774E)); /* 睎 */
}
END_TEST

START_TEST (test_script_does_not_matter)
{
  ck_assert_uint_eq (kw_model_char_cost (0x696D), kw_model_char_cost (0x4E1A)); /* 業, 业 */
  ck_assert_uint_eq (kw_model_pair_cost (0x5275, 0x696D), kw_model_pair_cost (0x521B, 0x4E1A));
}
END_TEST

START_TEST (test_pairs_of_words_are_cheaper)
{
  ck_assert_uint_lt (kw_model_pair_cost (0x521B, 0x4E1A), kw_model_char_cost (0x4E1A)); /* 创业 */
  ck_assert_uint_gt (kw_model_pair_cost (0x4E1A, 0x521B), kw_model_pair_cost (0x521B, 0x4E1A));
  ck_assert_uint_le (kw_model_pair_cost (0x774E, 0x774E), KW_COST_UNKNOWN);
}
END_TEST

START_TEST (test_mean_cost)
{
  guint n;
  ck_assert_uint_eq (kw_model_mean_cost ("abc, 1", 6, &n), 0);
  ck_assert_uint_eq (n, 0);
  guint prose = kw_model_mean_cost ("实现稳定就业", strlen ("实现稳定就业"), &n);
  ck_assert_uint_eq (n, 6);
  ck_assert_uint_lt (prose + 100, kw_model_mean_cost ("业定就实稳现", strlen ("业定就实稳现"), &n));
  ck_assert_uint_eq (kw_model_mean_cost ("业,创", strlen ("业,创"), &n),
                     (kw_model_char_cost (0x4E1A) + kw_model_char_cost (0x521B)) / 2);
}
END_TEST

static gboolean
reads (gunichar c, const char *reading, guint rank)
{
  guint found;
  return kw_model_has_reading (c, reading, strlen (reading), &found) && found == rank;
}

START_TEST (test_readings)
{
  guint rank;
  ck_assert (reads (0x696D, "yè", 0)); /* 業 */
  ck_assert (reads (0x516D, "liù", 0));
  ck_assert (kw_model_has_reading (0x516D, "lù", strlen ("lù"), &rank) && rank > 0); /* 六 */
  ck_assert (!kw_model_has_reading (0x696D, "wù", strlen ("wù"), &rank));
  ck_assert (!kw_model_has_reading ('a', "yè", strlen ("yè"), &rank));
  ck_assert (kw_model_is_reading ("xùn", strlen ("xùn")));
  ck_assert (!kw_model_is_reading ("xù", 1));
  ck_assert (!kw_model_is_reading ("", 0));
  ck_assert (!kw_model_is_reading ("kw", 2));
}
END_TEST

/* Scripts */

START_TEST (test_scripts_of_characters)
{
  ck_assert_uint_eq (kw_script_of (0x4EEC), KW_SCRIPT_SIMPLIFIED);                     /* 们 */
  ck_assert_uint_eq (kw_script_of (0x5011), KW_SCRIPT_TRADITIONAL);                    /* 們 */
  ck_assert_uint_eq (kw_script_of (0x6FDB), KW_SCRIPT_TRADITIONAL | KW_SCRIPT_LIKELY); /* 濛 */
  ck_assert_uint_eq (kw_script_of (0x540E), 0);                                        /* 后 */
  ck_assert_uint_eq (kw_script_of (0x8457), 0);                                        /* 著 */
  ck_assert_uint_eq (kw_script_of (0x20000), 0);
  ck_assert_uint_eq (kw_script_counterpart (0x4EEC), 0x5011);
  ck_assert_uint_eq (kw_script_counterpart (0x5011), 0x4EEC);
  ck_assert_uint_eq (kw_script_counterpart (0x53D1), 0); /* 发: 發, 髮 */
}
END_TEST

START_TEST (test_survey_of_scripts)
{
  const char *text = "她的頭發，三公裡，这们";
  KwScriptSurvey survey;
  kw_script_survey (&survey, text, strlen (text), 9);
  ck_assert_uint_eq (survey.simplified, 2);
  ck_assert_uint_ge (survey.traditional, 1);
  ck_assert_uint_eq (survey.misconverted->len, 2);
  KwMisconverted word = g_array_index (survey.misconverted, KwMisconverted, 1);
  ck_assert_str_eq (word.right, "公里");
  ck_assert_mem_eq (text + word.span.start, "公裡", 6);
  g_array_unref (survey.misconverted);
  kw_script_survey (&survey, text, strlen (text), 1);
  ck_assert_uint_eq (survey.misconverted->len, 1);
  g_array_unref (survey.misconverted);
  kw_script_survey (&survey, "", 0, 1);
  ck_assert_ptr_null (survey.misconverted);
}
END_TEST

/* Residue */

static guint
n_residue (const char *text)
{
  g_autoptr (GArray) residue = kw_residue_find (text, strlen (text));
  return residue == NULL ? 0 : residue->len;
}

#define PADDING "把服务送到街道和村庄，让群众少跑路，办事更方便。"

START_TEST (test_residue_is_found)
{
  ck_assert_uint_eq (n_residue ("就業(yè)和創(chuàng)業(yè)，創(chuàng)新" PADDING), 4);
  ck_assert_uint_eq (n_residue ("就業(yè)、企業(yè)、農業(yè)、行業(yè)，" PADDING), 4);
  ck_assert_uint_eq (n_residue ("婦女(nǔ)學(xué)生，婦女(nǔ)上學(xué)，" PADDING), 4);
  ck_assert_uint_eq (n_residue ("發(fɑ̄)展,發(fɑ̄)電,關(guān)系,有關(guɑ̄n)部門" PADDING), 4);
}
END_TEST

START_TEST (test_residue_places)
{
  const char *text = "就業(yè)和創(chuàng)業(yè)，創(chuàng)新" PADDING;
  g_autoptr (GArray) residue = kw_residue_find (text, strlen (text));
  const KwResidue *first = &g_array_index (residue, KwResidue, 0);
  ck_assert_uint_eq (first->subject.start, strlen ("就"));
  ck_assert_uint_eq (first->span.start, strlen ("就業"));
  ck_assert_uint_eq (first->span.end, strlen ("就業(yè)"));
}
END_TEST

START_TEST (test_glosses_are_not)
{
  const char *const texts[] = {
    "",
    "(",
    "業(",
    "業(yè",
    "(yè)",
    "業(yè)",
    "亳(bó)州和六(lù)安，亳(bó)州和六(lù)安，六个县" PADDING,
    "百(bó)色市，百(bó)色市，百(bó)色市，百货" PADDING,
    "生长(zhǎng)的长(zhǎng)，长(cháng)短的长(cháng)，长(cháng)处" PADDING,
    "贠(yùn)恩凤，贠(yùn)恩凤，贠(yùn)恩凤，贠(yùn)恩凤" PADDING,
    "小(xiǎo)红(hóng)上(shàng)学(xué)，小(xiǎo)明(míng)上(shàng)学(xué)",
    "時間(min)，時間(min)，時間(min)，功率(kw)，功率(kw)，選項(a)，選項(b)" PADDING,
    "发(fā)展，发展经济，经(jīng)济，学(xué)习，学生，习惯" PADDING,
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ck_assert_msg (n_residue (texts[i]) == 0, "%s", texts[i]);
}
END_TEST

/* Repairs */

static char *
repaired (const char *text, const GArray *repairs)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;
  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (repairs, KwRepair, i);
      g_string_append_len (out, text + at, (gssize) (repair->span.start - at));
      g_string_append (out, repair->replacement);
      at = repair->span.end;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

static void
assert_split (const char *text, const char *original)
{
  g_autoptr (GArray) residue = kw_residue_find (text, strlen (text));
  g_autoptr (GArray) repairs = kw_repair_split (text, strlen (text), residue);
  g_autofree char *out = repaired (text, repairs);
  ck_assert_str_eq (out, original);
}

static void
assert_lost (const char *text, const char *original)
{
  g_autoptr (GArray) repairs = kw_repair_lost (text, strlen (text), NULL, NULL);
  g_autofree char *out = repaired (text, repairs);
  ck_assert_str_eq (out, original);
}

START_TEST (test_split)
{
  assert_split ("推動?xùn)|莞", "推動東莞");
  assert_split ("、魯?shù)榭h等", "、魯甸縣等");
  assert_split ("對每?zǒng)€班", "對每個班"); /* the lone 80 that Windows reads as a euro */
  assert_split ("推動?(xùn)|莞,魯?shù)榭h", "推動東莞,魯甸縣");
}
END_TEST

START_TEST (test_split_is_not)
{
  const char *const texts[] = { "?",         "?)",         "動?",     "動?xùn",     "動?xùn)",
                                "動?(dòng)", "動?xxx)|莞", "a?xùn)|", "動?xùn)莞。" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_split (texts[i], texts[i]);
}
END_TEST

START_TEST (test_lost)
{
  assert_lost ("良好態勢!睎|莞市", "良好態勢。”東莞市");
  assert_lost ("職業指導;顒悠陂g,該市", "職業指導。活動期間,該市");
  assert_lost ("良好態勢！睎|莞市，", "良好態勢。”東莞市，");
}
END_TEST

START_TEST (test_lost_is_not)
{
  const char *const texts[] = {
    "",
    "|",
    "睎",
    "买了A股和B股",
    "第n个，x轴，T恤，K歌，X光",
    "C线和A线B线并行，",
    "決賽!謝謝a組",
    "按q键；按`键",
    "\\|表示或",
    "发电子邮件至a@b.cn，或访问www.cn",
    "王玥A",
    "表中A|B|C三列",
    "参会者：李睎|王韦|赵翀|钱犇|孙淼|周睎|吴翀，会议由李睎|王韦主持",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_lost (texts[i], texts[i]);
}
END_TEST

START_TEST (test_evidence)
{
  const char *text = "良好態勢!睎|莞市";
  g_autoptr (GArray) repairs = kw_repair_lost (text, strlen (text), NULL, NULL);
  const KwRepair *repair = &g_array_index (repairs, KwRepair, 0);
  ck_assert_str_eq (repair->before, "A3 A1 B1 96 7C");
  ck_assert_str_eq (repair->after, "A1 A3 A1 B1 96 7C");
  ck_assert_uint_ge (repair->drop, 100);
  ck_assert (repair->safe == (repair->margin >= 200));
}
END_TEST

START_TEST (test_taken_places_are_left)
{
  const char *text = "良好態勢!睎|莞市";
  g_autoptr (GArray) taken = kw_repair_lost (text, strlen (text), NULL, NULL);
  ck_assert_ptr_null (kw_repair_lost (text, strlen (text), NULL, taken));
}
END_TEST

/* Layers */

static GArray *
layers_of (const char *text, gsize len)
{
  KwCensus census;
  kw_census_take (&census, text, len);
  g_autoptr (GArray) residue = kw_residue_find (text, len);
  GArray *repairs = kw_garble_find (text, len, &census, residue, FALSE);
  kw_census_clear (&census);
  return repairs;
}

static char *
without_layers (const char *text)
{
  gsize len = strlen (text);
  g_autoptr (GArray) repairs = layers_of (text, len);
  guint32 at = 0;
  gboolean safe;
  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    {
      KwSpan span = g_array_index (repairs, KwRepair, i).span;
      ck_assert_msg (span.start >= at && span.end > span.start && span.end <= len, "%s", text);
      at = span.end;
    }
  return repairs != NULL ? kw_repairs_apply (text, len, repairs, &safe) : g_strdup (text);
}

/* What an escape uncovers is read together with the text beside it; two such
 * places may share an escape. */
START_TEST (test_layers_are_apart)
{
  static const char *const texts[][2] = {
    { "σòèσòèσòèσòèσòèσòè&amp;nbsp;&hellip;σôêσôêσôêσôêσôêσôê", "啊啊啊啊啊啊\u00A0…哈哈哈哈哈哈" },
    { "&Ouml;&ETH;&Icirc;&Auml;的就&Ouml;&ETH;ÎÄ的&Ouml;&ETH;&Icirc;&Auml;", "中文的就中文的中文" },
    { "&Ouml;ÐÎ&Auml;，有一天，&Ouml;ÐÎ&Auml;", "中文，有一天，中文" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = without_layers (texts[i][0]);
      ck_assert_str_eq (found, texts[i][1]);
    }
}
END_TEST

/* Odd characters that are no text in any charset, all in one line. It must end:
 * what grows with the square of the line would take hours of processor time,
 * however busy the machine is. */
START_TEST (test_long_crowds)
{
  static const char *const odd[] = { "жЦИД", "龘靐齉爩", "┼╬╗" };
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      while (text->len < 8000000)
        g_string_append (text, odd[i]);
      clock_t start = clock ();
      g_autoptr (GArray) repairs = layers_of (text->str, text->len);
      guint64 seconds = (guint64) (clock () - start) / CLOCKS_PER_SEC;
      ck_assert_msg (seconds < 240, "%s takes %" G_GUINT64_FORMAT " s", odd[i], seconds);
    }
}
END_TEST

/* Random Han, marks and ASCII: nothing may be read out of bounds. */
START_TEST (test_noise)
{
  static const char *const parts[] = { "睎", "业", "(", ")",  "?", "yè",           "。",
                                       "，", "A",  "|", "\n", "€", "\xEF\xBF\xBD", "𠀀",
                                       "&nbsp;", "&Ouml;", "ÐÎÄ", "Ö", "涓枃", "σòè", "&hellip;" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint n = (guint) g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_autofree char *exact = g_strdup (text->str); /* no spare bytes behind it */
      g_autoptr (GArray) residue = kw_residue_find (exact, text->len);
      g_autoptr (GArray) split = kw_repair_split (exact, text->len, residue);
      g_autoptr (GArray) lost = kw_repair_lost (exact, text->len, residue, split);
      g_autofree char *whole = without_layers (exact);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("garble");
  TCase *tcase = tcase_create ("garble");
  tcase_set_timeout (tcase, 300);
  tcase_add_test (tcase, test_costs_are_ordered);
  tcase_add_test (tcase, test_script_does_not_matter);
  tcase_add_test (tcase, test_pairs_of_words_are_cheaper);
  tcase_add_test (tcase, test_mean_cost);
  tcase_add_test (tcase, test_scripts_of_characters);
  tcase_add_test (tcase, test_survey_of_scripts);
  tcase_add_test (tcase, test_readings);
  tcase_add_test (tcase, test_residue_is_found);
  tcase_add_test (tcase, test_residue_places);
  tcase_add_test (tcase, test_glosses_are_not);
  tcase_add_test (tcase, test_split);
  tcase_add_test (tcase, test_split_is_not);
  tcase_add_test (tcase, test_lost);
  tcase_add_test (tcase, test_lost_is_not);
  tcase_add_test (tcase, test_evidence);
  tcase_add_test (tcase, test_taken_places_are_left);
  tcase_add_test (tcase, test_layers_are_apart);
  tcase_add_test (tcase, test_long_crowds);
  tcase_add_test (tcase, test_noise);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
