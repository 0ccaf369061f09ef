/* check_find.c - searches for bytes, against the naive one on random texts */
#include "checker/base/find.h"
#include "checker/text/phrase.h"
#include "tests/suite.h"

#include <string.h>

static const char *
find_naively (const char *text, gsize len, const char *word, gsize n)
{
  for (gsize i = 0; i + n <= len; i++)
    if (memcmp (text + i, word, n) == 0)
      return text + i;
  return NULL;
}

/* Few characters, so that words come up by chance, and halves of them more often. */
static char *
random_text (GRand *rand, guint characters)
{
  static const char *const some[] = { "年", "月", "一", "丁", "a", "乁", "é" };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < characters; i++)
    g_string_append (text, some[g_rand_int_range (rand, 0, G_N_ELEMENTS (some))]);
  return g_string_free (text, FALSE);
}

/* In memory of exactly its length, so that a sanitizer sees a byte too many. */
START_TEST (words_are_found_where_they_are)
{
  GRand *rand = g_rand_new_with_seed ((guint32) _i);
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *written = random_text (rand, (guint) g_rand_int_range (rand, 0, 50));
      g_autofree char *word = random_text (rand, (guint) g_rand_int_range (rand, 1, 5));
      gsize len = strlen (written), n = strlen (word);
      g_autofree char *text = g_memdup2 (written, len);
      const char *want = len > 0 ? find_naively (text, len, word, n) : NULL;
      ck_assert_ptr_eq (len > 0 ? kw_find_bytes (text, len, word, n) : NULL, want);
    }
  g_rand_free (rand);
}
END_TEST

/* Short lists, long ones, and those with a word that begins with no Han. */
START_TEST (any_of_a_list_is_found)
{
  GRand *rand = g_rand_new_with_seed ((guint32) _i);
  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *text = random_text (rand, (guint) g_rand_int_range (rand, 0, 60));
      char *words[9] = { NULL };
      guint n = (guint) g_rand_int_range (rand, 1, 8);
      gboolean want = FALSE;
      for (guint i = 0; i < n; i++)
        {
          words[i] = random_text (rand, (guint) g_rand_int_range (rand, 2, 5));
          want = want || strstr (text, words[i]) != NULL;
        }
      ck_assert_int_eq (kw_phrase_has_any (text, kw_span (0, strlen (text)), (const char *const *) words), want);
      for (guint i = 0; i < n; i++)
        {
          ck_assert_int_eq (kw_phrase_has (text, kw_span (0, strlen (text)), words[i]), strstr (text, words[i]) != NULL);
          g_free (words[i]);
        }
    }
  g_rand_free (rand);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("find");
  TCase *tcase = tcase_create ("find");
  tcase_add_loop_test (tcase, words_are_found_where_they_are, 0, 20);
  tcase_add_loop_test (tcase, any_of_a_list_is_found, 0, 20);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
