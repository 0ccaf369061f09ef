/* check_language.c - every text has a translation, values are found again in
 * what formats made of them, and the environment chooses the language. */
#include "checker/base/language.h"
#include "checker/engine/examples.h"

#include <glib/gstdio.h>
#include <string.h>

#include "checker/base/language-private.h"
#include "checker/cli/wrap.h"
#include "tests/marks.h"
#include "tests/suite.h"

static KwRegistry *registry;

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* ---- catalogue ---- */

START_TEST (rules_are_translated)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  const char *const texts[] = { rule->summary, rule->message, rule->why };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *chinese = kw_translation_find (KW_CHINESE, "", texts[i]);
      ck_assert_msg (chinese != NULL, "%s has no translation (make update-po): %s", rule->name, texts[i]);
      ck_assert_msg (has_han (chinese) || texts[i][0] == '{', "%s: %s", rule->name, chinese);
    }
}
END_TEST

typedef struct
{
  guint marks, missing;
} Marks;

static void
look_up (const char *path, const char *context, const char *text, gpointer data)
{
  Marks *marks = data;
  marks->marks++;
  if (kw_translation_find (KW_CHINESE, context, text) != NULL)
    return;
  marks->missing++;
  g_printerr ("# %s: not translated (make update-po): \"%s\"\n", path, text);
}

START_TEST (marked_texts_are_translated)
{
  static const char *const folders[] = { "checker", "reports", "rules" };
  Marks marks = { 0 };
  guint files = 0;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (SOURCES, folders[i], NULL);
      files += marks_below (folder, look_up, &marks);
    }
  ck_assert_uint_gt (files, 100);
  ck_assert_uint_gt (marks.marks, 100);
  ck_assert_msg (marks.missing == 0, "%u of %u marked texts are not translated", marks.missing, marks.marks);
}
END_TEST

static void
collect (const char *path, const char *context, const char *text, gpointer data)
{
  g_ptr_array_add (data, g_strconcat (context, ":", text, NULL));
}

START_TEST (marks_are_found)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_strdup_printf ("%s/marks-%u.c", g_get_tmp_dir (), g_random_int ());
  const char *source = "f (kw_tr (\"one\"\n    \" \\\"two\\\"\"), kw_tr_in (g (a, b), \"three\"), KW_VALUE (\"4\"),\n"
                       "  kw_tr_n (\"day\", \"days\", n), my_kw_tr (\"no\"), kw_tr (variable));";
  ck_assert (g_file_set_contents (path, source, -1, NULL));
  ck_assert (marks_in_file (path, collect, found));
  g_remove (path);
  g_ptr_array_add (found, NULL);
  g_autofree char *all = g_strjoinv ("|", (char **) found->pdata);
  ck_assert_str_eq (all, ":one \"two\"|:three|:day|value:4");
}
END_TEST

START_TEST (unknown_text_is_itself)
{
  ck_assert_str_eq (kw_tr_in (KW_CHINESE, "no such text"), "no such text");
  ck_assert_str_eq (kw_tr_in (KW_ENGLISH, "Two dates of publication that disagree"),
                    "Two dates of publication that disagree");
  ck_assert_str_eq (kw_tr_in (KW_CHINESE, "Two dates of publication that disagree"), "两个发表日期互相矛盾");
  /* What is known as a value alone is no text, and the other way round. */
  ck_assert_str_eq (kw_tr_in (KW_CHINESE, "the target"), "the target");
}
END_TEST

START_TEST (the_language_is_used)
{
  ck_assert_str_eq (kw_tr (" (%u such places)"), " (%u such places)");
  kw_language_use (KW_CHINESE);
  ck_assert_str_eq (kw_tr (" (%u such places)"), "（共%u处）");
  ck_assert_str_eq (kw_language_name (kw_language ()), "zh");
  kw_language_use (KW_ENGLISH);
  ck_assert_str_eq (kw_tr_n ("moo", "moos", 1), "moo");
  ck_assert_str_eq (kw_tr_n ("moo", "moos", 0), "moos");
}
END_TEST

/* ---- values ---- */

static const struct
{
  const char *english, *chinese;
} values[] = {
  { "the target", "目标数" },
  { "part 12", "第12项" },
  { "part twelve", "part twelve" }, /* no number */
  { "title, date", "标题、日期" },
  { "a doubled mark (2 places), an empty pair", "标点重复（2处）、成对标点里是空的" },
  { "an empty pair, a mark without its partner (3 places)", "成对标点里是空的、标点不成对（3处）" },
  { "title, no such field", "title, no such field" },
  { "no year has a month 13", "一年没有13月" },
  { "52座 of 57座 is 91.23 %, the text says 89.7%", "52座占57座的91.23%，文中说89.7%" },
  { "9人 of 10人 is 90 %, of 12人 is 75 %, of 18人 is 50 %, the text says 80%",
    "9人占10人的90%，占12人的75%，占18人的50%，文中说80%" },
  { "12人 to 8人 is minus 33.33 %, the text says 20%", "由12人到8人，变化应为下降33.33%，文中说20%" },
  { "simplified in a traditional text (3 such characters)", "简体字混在繁体文章里（共3个字）" },
  { "5218名", "5218名" },
  { "", "" },
  { "He said so, and went home", "He said so, and went home" },
};

START_TEST (values_are_translated)
{
  g_autofree char *chinese = kw_tr_value (KW_CHINESE, values[_i].english);
  g_autofree char *english = kw_tr_value (KW_ENGLISH, values[_i].english);
  ck_assert_str_eq (chinese, values[_i].chinese);
  ck_assert_str_eq (english, values[_i].english);
}
END_TEST

/* Texts made to be hard to take apart are left alone soon. */
START_TEST (long_values_are_left_alone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, " of a is ");
  g_autofree char *chinese = kw_tr_value (KW_CHINESE, text->str);
  ck_assert_str_eq (chinese, text->str);
  g_string_truncate (text, 1000);
  g_autofree char *shorter = kw_tr_value (KW_CHINESE, text->str);
  ck_assert_str_eq (shorter, text->str);
}
END_TEST

/* Whoever made a text to be hard to take apart waits no longer than others: each
 * of these took a second when places were tried again and again. */
START_TEST (hard_values_take_no_time)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 began = g_get_monotonic_time ();
  for (guint i = 0; i < 160; i++)
    g_string_append (text, " / is");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, " or");
  for (guint i = 0; i < 30; i++)
    {
      g_string_append_c (text, 'N');
      g_autofree char *chinese = kw_tr_value (KW_CHINESE, text->str);
      ck_assert (g_str_has_prefix (chinese, " / is"));
    }
  ck_assert_int_lt (g_get_monotonic_time () - began, 10 * G_USEC_PER_SEC);
}
END_TEST

/* ---- reasons ---- */

static const struct
{
  const char *english, *chinese;
} reasons[] = {
  { "no such charset: x", "没有这种字符集：x" },
  { "no finding: \"rule\" should be a name", "不是一条结果：“rule”应为名称" },
  { "not written: No space left on device", "未写入：No space left on device" },
  /* What the system says, and what files are called, is no text of ours. */
  { "No such file or directory", "No such file or directory" },
  { "al or lo.json:2: string or '}' expected near end of file",
    "al or lo.json:2: string or '}' expected near end of file" },
  { "no new file can be made in a or b: No such file or directory",
    "无法在 a or b 中新建文件：No such file or directory" },
  { "not written: 3 times", "未写入：3 times" },
  { "title, date", "title, date" },
  { "a rule \"the target\" is there already", "已经有规则“the target”" },
};

START_TEST (reasons_are_translated)
{
  kw_language_use (KW_CHINESE);
  g_autofree char *chinese = g_strdup (kw_tr_reason (reasons[_i].english));
  kw_language_use (KW_ENGLISH);
  ck_assert_str_eq (chinese, reasons[_i].chinese);
  ck_assert_str_eq (kw_tr_reason (reasons[_i].english), reasons[_i].english);
}
END_TEST

/* ---- messages ---- */

typedef struct
{
  const KwExample *example;
  guint findings;
} Spoken;

static gboolean
stands_in (const char *text, const char *word)
{
  return text != NULL && strstr (text, word) != NULL;
}

/* Words of a message that neither the article nor a repair has. */
static char *
english_word (const char *message, const KwFinding *finding, const KwArticle *article, const KwExample *e)
{
  for (const char *p = message, *end; *p != '\0'; p = end > p ? end : p + 1)
    {
      for (end = p; g_ascii_isalpha (*end); end++)
        ;
      g_autofree char *word = g_strndup (p, (gsize) (end - p));
      gboolean lower = end - p >= 2 && g_ascii_islower (p[0]) && g_ascii_islower (p[1]);
      gboolean charset = strcmp (word, "windows") == 0 || *end == '-' || g_ascii_isdigit (*end);
      if (lower && !charset && !stands_in (article->text, word) && !stands_in (e->with, word) &&
          !stands_in (finding->replacement, word))
        return g_steal_pointer (&word);
    }
  return NULL;
}

static void
speak_chinese (const KwFinding *finding, const KwArticle *article, gpointer data)
{
  Spoken *spoken = data;
  g_autofree char *message = kw_finding_message (finding, article);
  g_autofree char *word = english_word (message, finding, article, spoken->example);
  ck_assert_msg (word == NULL, "%s says \"%s\" in: %s", finding->rule->name, word, message);
  ck_assert_msg (has_han (message), "%s: %s", finding->rule->name, message);
  for (guint i = 0; finding->related != NULL && i < finding->related->len; i++)
    {
      const char *label = g_array_index (finding->related, KwRelated, i).label;
      g_autofree char *chinese = kw_tr_value (KW_CHINESE, label);
      ck_assert_msg (has_han (chinese), "%s: the label \"%s\"", finding->rule->name, chinese);
    }
  spoken->findings++;
}

START_TEST (messages_are_whole_in_chinese)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  kw_language_use (KW_CHINESE);
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      Spoken spoken = { e, 0 };
      if (e->bad != NULL)
        kw_example_each (rule, e, speak_chinese, &spoken);
      ck_assert (e->bad == NULL || spoken.findings > 0);
    }
  kw_language_use (KW_ENGLISH);
}
END_TEST

/* ---- lines ---- */

static const struct
{
  const char *text;
  guint cells;
  const char *lines;
} wrapped[] = {
  { "", 10, "" },
  { "one two three", 7, "one two\nthree" },
  { "one\ntwo\n\nthree", 20, "one two\n\nthree" },
  { "unbreakable word", 5, "unbreakable\nword" },
  { "日期丢了年份", 6, "日期丢\n了年份" },
  { "日期丢了，年份", 8, "日期丢\n了，年份" },     /* a mark stays with what it closes */
  { "这是（年份）啊", 6, "这是\n（年\n份）啊" },   /* and with what it opens */
  { "见20163月，517日", 8, "见20163月，\n517日" }, /* no number is divided */
  { "a\033[2J", 20, "a‹U+001B›[2J" },
};

START_TEST (text_is_wrapped)
{
  g_autofree char *lines = kw_wrap (wrapped[_i].text, wrapped[_i].cells);
  ck_assert_str_eq (lines, wrapped[_i].lines);
}
END_TEST

/* ---- choosing ---- */

static const struct
{
  const char *name;
  int language; /* -1: none */
} names[] = {
  { "zh", KW_CHINESE },
  { "zh_CN", KW_CHINESE },
  { "zh-Hans", KW_CHINESE },
  { "zh_TW.UTF-8", KW_CHINESE },
  { "ZH_cn@x", KW_CHINESE },
  { "en", KW_ENGLISH },
  { "en_GB.UTF-8", KW_ENGLISH },
  { "de", -1 },
  { "zhuang", -1 },
  { "english", -1 },
  { "", -1 },
  { "z", -1 },
  { "C", -1 },
};

START_TEST (names_are_known)
{
  KwLanguage language = KW_ENGLISH;
  gboolean known = kw_language_from_name (names[_i].name, &language);
  ck_assert_int_eq (known ? (int) language : -1, names[_i].language);
}
END_TEST

static const struct
{
  const char *all, *messages, *lang, *list;
  KwLanguage language;
} locales[] = {
  { NULL, NULL, NULL, NULL, KW_ENGLISH },
  { NULL, NULL, "zh_CN.UTF-8", NULL, KW_CHINESE },
  { NULL, "en_US.UTF-8", "zh_CN.UTF-8", NULL, KW_ENGLISH },
  { "zh_TW", "en_US.UTF-8", "en_US.UTF-8", NULL, KW_CHINESE },
  { "", "zh_CN", "en_US", NULL, KW_CHINESE }, /* empty is not set */
  { "C", "zh_CN", "zh_CN", "zh", KW_ENGLISH },
  { "C.UTF-8", NULL, NULL, "zh", KW_ENGLISH },
  { "POSIX", NULL, NULL, "zh", KW_ENGLISH },
  { NULL, NULL, "de_DE", NULL, KW_ENGLISH },
  { NULL, NULL, "de_DE", "de:zh_CN:en", KW_CHINESE },
  { NULL, NULL, "zh_CN", "en:zh", KW_ENGLISH },
  { NULL, NULL, "zh_CN", "fr", KW_CHINESE },
  { NULL, NULL, NULL, "zh", KW_ENGLISH }, /* no locale is C */
};

static void
set (const char *variable, const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

START_TEST (the_environment_chooses)
{
  set ("LC_ALL", locales[_i].all);
  set ("LC_MESSAGES", locales[_i].messages);
  set ("LANG", locales[_i].lang);
  set ("LANGUAGE", locales[_i].list);
  KwLanguage language = kw_language_from_locale ();
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  ck_assert_int_eq (language, locales[_i].language);
}
END_TEST

int
main (void)
{
  registry = kw_registry_new ();
  int n = (int) kw_registry_n_rules (registry);
  Suite *suite = suite_create ("language");
  TCase *tcase = tcase_create ("texts");
  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, rules_are_translated, 0, n);
  tcase_add_test (tcase, marks_are_found);
  tcase_add_test (tcase, marked_texts_are_translated);
  tcase_add_test (tcase, unknown_text_is_itself);
  tcase_add_test (tcase, the_language_is_used);
  add_table (tcase, values_are_translated, values);
  tcase_add_test (tcase, long_values_are_left_alone);
  tcase_add_test (tcase, hard_values_take_no_time);
  add_table (tcase, reasons_are_translated, reasons);
  tcase_add_loop_test (tcase, messages_are_whole_in_chinese, 0, n);
  add_table (tcase, text_is_wrapped, wrapped);
  add_table (tcase, names_are_known, names);
  add_table (tcase, the_environment_chooses, locales);
  suite_add_tcase (suite, tcase);
  int status = run_suite (suite);
  kw_registry_free (registry);
  return status;
}
