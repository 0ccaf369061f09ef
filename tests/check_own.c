/* check_own.c - what users' words and rules are read with: decimals, suggestions,
 * lexicons, places in JSON, cells of CSV */
#include "checker/base/error.h"
#include "checker/base/interval.h"
#include "checker/base/suggest.h"
#include "checker/engine/pack-reader.h"
#include "checker/figures/user-lexicon.h"
#include "reports/csv-cell.h"
#include "tests/suite.h"

#include <string.h>

/* --- decimals */

START_TEST (decimals_are_read_exactly)
{
  static const struct
  {
    const char *text, *again;
  } cases[] = { { "0", "0" },         { "-0", "0" },
                { "007", "7" },       { "98.50", "98.5" },
                { "-12.5", "-12.5" }, { "1600000", "1600000" },
                { "0.001", "0.001" }, { "999999999999999999", "999999999999999999" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KwDecimal value;
      ck_assert_msg (kw_decimal_parse (cases[i].text, &value), "%s", cases[i].text);
      g_autofree char *again = kw_decimal_to_string (value);
      ck_assert_str_eq (again, cases[i].again);
    }
}
END_TEST

START_TEST (what_is_no_decimal_is_refused)
{
  static const char *const cases[] = { "",    "-",     ".",    ".5", "5.",
                                       "1,5", "1e5",   "+1",   " 1", "1 ",
                                       "--1", "1.2.3", "0x10", "五", "1000000000000000000" };
  KwDecimal value;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_msg (!kw_decimal_parse (cases[i], &value), "%s", cases[i]);
}
END_TEST

/* --- suggestions */

START_TEST (near_words_are_suggested)
{
  static const char *const known[] = { "unit", "range", "verb", "period", "place", NULL };
  ck_assert_str_eq (kw_suggest ("verbs", known), "verb");
  ck_assert_str_eq (kw_suggest ("rnage", known), "range");
  ck_assert_str_eq (kw_suggest ("untis", known), "unit");
  ck_assert_str_eq (kw_suggest ("preiod", known), "period");
  ck_assert_ptr_null (kw_suggest ("", known));
  ck_assert_ptr_null (kw_suggest ("xylophone", known));
  ck_assert_ptr_null (kw_suggest ("a word that is longer than all that anybody knows", known));
}
END_TEST

/* --- lexicons */

static KwUserLexicon *
lexicon (const char *text)
{
  KwUserLexicon *l = kw_user_lexicon_new ();
  g_autoptr (GError) error = NULL;
  ck_assert_msg (kw_user_lexicon_add (l, "l", text, strlen (text), &error), "%s", error != NULL ? error->message : "");
  kw_user_lexicon_finish (l);
  return l;
}

static gboolean
finds_word (const char *text, KwWordType type, gsize wanted)
{
  gsize len = 0;
  const KwWord *word = kw_lexicon_word (text, text + strlen (text), &len);
  return word != NULL && word->type == type && len == wanted;
}

START_TEST (users_words_are_found)
{
  g_autoptr (KwUserLexicon) l = lexicon ("炒制\tverb\t炒制\n今年\tmodality\tplan\n今年以来第一\tskip\tword\n");
  ck_assert (!finds_word ("炒制学生", KW_WORD_verb, 6));
  kw_lexicon_use (l);
  ck_assert (finds_word ("炒制学生", KW_WORD_verb, 6));
  ck_assert (finds_word ("今年", KW_WORD_modality, 6));
  ck_assert (finds_word ("今年以来", KW_WORD_period, 12)); /* ours is longer */
  ck_assert (finds_word ("今年以来第一个", KW_WORD_skip, 18));
  ck_assert (finds_word ("去年", KW_WORD_period, 6));
  kw_lexicon_use (NULL);
  ck_assert (finds_word ("今年", KW_WORD_period, 6));
}
END_TEST

START_TEST (users_units_are_numbered_behind_ours)
{
  g_autoptr (KwUserLexicon) l = lexicon ("箩\tunit\tbasket\tcount\n箧\tunit\tbasket\tcount\n员\tunit\tperson\tcount\n");
  const char *const texts[] = { "箩茶", "箧书", "员" };
  guint16 classes[3];
  gsize len;
  kw_lexicon_use (l);
  guint16 person = kw_lexicon_unit_entry (kw_lexicon_unit ("人", "人" + 3, &len))->class_index;
  for (guint i = 0; i < 3; i++)
    {
      guint16 unit = kw_lexicon_unit (texts[i], texts[i] + strlen (texts[i]), &len);
      ck_assert_uint_ge (unit, KW_LEXICON_USER);
      ck_assert_uint_eq (len, 3);
      ck_assert (strncmp (kw_unit_name (unit), texts[i], 3) == 0);
      classes[i] = kw_lexicon_unit_entry (unit)->class_index;
    }
  ck_assert_uint_eq (classes[0], classes[1]);
  ck_assert_uint_eq (classes[2], person);
  ck_assert_uint_eq (kw_lexicon_class ("basket"), classes[0]);
  ck_assert_uint_eq (kw_lexicon_class ("nothing"), 0);
  kw_lexicon_use (NULL);
  ck_assert_uint_eq (kw_lexicon_unit ("箩", "箩" + 3, &len), 0);
}
END_TEST

START_TEST (a_name_may_have_many_places)
{
  g_autoptr (KwUserLexicon) l = lexicon ("白石新区\tplace\t530198\tformer\n白石新区\tplace\t520498\n");
  gsize len;
  kw_lexicon_use (l);
  const KwWord *word = kw_lexicon_word ("白石新区", "白石新区" + 12, &len);
  ck_assert (word != NULL && word->type == KW_WORD_place && len == 12);
  const KwPlaceName *place = kw_lexicon_place (word);
  ck_assert_uint_eq (place->n, 2);
  ck_assert_uint_eq (place->status, KW_PLACE_CURRENT);
  ck_assert_uint_eq (kw_lexicon_place_code (place, 0), 530198);
  ck_assert_uint_eq (kw_lexicon_place_code (place, 1), 520498);
  kw_lexicon_use (NULL);
}
END_TEST

static gboolean
in_range (const char *noun, const char *unit, KwDecimal value)
{
  KwInterval range;
  gsize len;
  guint16 number = *unit != '\0' ? kw_lexicon_unit (unit, unit + strlen (unit), &len) : 0;
  return kw_lexicon_range (noun, kw_span (0, strlen (noun)), number, &range) && kw_interval_contains (&range, value);
}

START_TEST (nouns_have_ranges)
{
  g_autoptr (KwUserLexicon) l = lexicon (
      "湿度\trange\t0\t100\t%\n相对湿度\trange\t5\t100\t%\n系数\trange\t-1\t1\n水位\trange\t..\t175\t米\n");
  ck_assert (!in_range ("空气湿度", "%", kw_decimal (50, 0)));
  kw_lexicon_use (l);
  ck_assert (in_range ("空气湿度", "%", kw_decimal (50, 0)));
  ck_assert (in_range ("空气湿度", "%", kw_decimal (1, 0)));
  ck_assert (!in_range ("相对湿度", "%", kw_decimal (1, 0))); /* the longer noun */
  ck_assert (!in_range ("空气湿度", "", kw_decimal (50, 0)));
  ck_assert (in_range ("相关系数为", "", kw_decimal (-5, -1)));
  ck_assert (in_range ("坝前水位", "米", kw_decimal (-3, 0)));
  ck_assert (!in_range ("坝前水位", "米", kw_decimal (176, 0)));
  kw_lexicon_use (NULL);
}
END_TEST

START_TEST (a_lexicon_without_words_finds_none)
{
  g_autoptr (KwUserLexicon) l = lexicon ("# nothing\n\n");
  kw_lexicon_use (l);
  ck_assert (finds_word ("今年", KW_WORD_period, 6));
  ck_assert (!finds_word ("箩", KW_WORD_verb, 3));
  kw_lexicon_use (NULL);
}
END_TEST

/* --- where something is in JSON */

START_TEST (values_are_found_by_pointer)
{
  static const char json[] = "{\n\"a\": [1, \"]\\\"}\",\n{\"b/\": 2,\n\"c\":\n{}}],\n\"d\": \"x\"}";
  static const struct
  {
    const char *pointer;
    guint line;
  } cases[] = { { "", 1 },   { "/a", 2 },     { "/a/1", 2 }, { "/a/2", 3 },     { "/a/2/c", 5 },
                { "/d", 6 }, { "/a/2/x", 3 }, { "/a/9", 2 }, { "/nothing", 1 }, { "/d/x", 6 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_msg (kw_pack_line (json, strlen (json), cases[i].pointer) == cases[i].line, "%s is in line %u",
                   cases[i].pointer, kw_pack_line (json, strlen (json), cases[i].pointer));
}
END_TEST

/* --- cells */

START_TEST (cells_are_quoted_and_harmless)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "", "\r\n" },
    { "甲", "甲\r\n" },
    { "a,b", "\"a,b\"\r\n" },
    { "a\"b", "\"a\"\"b\"\r\n" },
    { "a\nb", "\"a\nb\"\r\n" },
    { "=1+1", "'=1+1\r\n" },
    { "+86", "+86\r\n" },
    { "+a", "'+a\r\n" },
    { "-5.2%", "-5.2%\r\n" },
    { "-2+3", "'-2+3\r\n" },
    { "@x", "'@x\r\n" },
    { "\tx", "'\tx\r\n" },
    { "\r=1", "\"'\r=1\"\r\n" },
    { "＝1", "'＝1\r\n" },
    { "a\x1b[31m", "a‹U+001B›[31m\r\n" },
    { "\xE2\x80\xAE"
      "a",
      "‹U+202E›a\r\n" },
    { "\xFF", "‹0xFF›\r\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      kw_csv_text (line, cases[i].text, strlen (cases[i].text));
      kw_csv_end (line);
      ck_assert_str_eq (line->str, cases[i].cell);
    }
}
END_TEST

START_TEST (cells_stand_apart)
{
  g_autoptr (GString) line = g_string_new (NULL);
  kw_csv_value (line, NULL);
  kw_csv_value (line, "-5");
  kw_csv_text (line, "=", 1);
  kw_csv_text (line, "", 0);
  kw_csv_end (line);
  ck_assert_str_eq (line->str, ",-5,'=,\r\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("own");
  TCase *tcase = tcase_create ("words, rules, cells");
  tcase_add_test (tcase, decimals_are_read_exactly);
  tcase_add_test (tcase, what_is_no_decimal_is_refused);
  tcase_add_test (tcase, near_words_are_suggested);
  tcase_add_test (tcase, users_words_are_found);
  tcase_add_test (tcase, users_units_are_numbered_behind_ours);
  tcase_add_test (tcase, a_name_may_have_many_places);
  tcase_add_test (tcase, nouns_have_ranges);
  tcase_add_test (tcase, a_lexicon_without_words_finds_none);
  tcase_add_test (tcase, values_are_found_by_pointer);
  tcase_add_test (tcase, cells_are_quoted_and_harmless);
  tcase_add_test (tcase, cells_stand_apart);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
