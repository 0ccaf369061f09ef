/* check_rules.c - every rule's examples, executed (checker/engine/examples.h)
 *
 * Good examples of every rule are also run against all other rules: none may
 * report an error or a warning in another rule's good example.
 */
#include "checker/engine/examples.h"
#include "tests/suite.h"

#include <string.h>

static KwRegistry *registry;
static GPtrArray *all; /* of const KwRule * */

START_TEST (examples_give_what_they_promise)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  guint bad = 0, good = 0;
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      g_autofree char *why = kw_example_run (rule, e);
      bad += e->bad != NULL;
      good += e->good != NULL;
      ck_assert_msg (why == NULL, "%s: %s", rule->name, why);
    }
  ck_assert_msg (bad >= 2 && good >= 2, "%s has %u bad and %u good examples, two of each are the least", rule->name,
                 bad, good);
}
END_TEST

START_TEST (good_examples_are_good_to_all_rules)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      g_autofree char *why = e->good != NULL ? kw_example_run_all (all, e) : NULL;
      ck_assert_msg (why == NULL, "a good example of %s: %s", rule->name, why);
    }
}
END_TEST

static gboolean
is_name_char (char c)
{
  return g_ascii_islower (c) || c == '-' || c == '/';
}

START_TEST (metadata_is_whole)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  for (const char *p = rule->name; *p != '\0'; p++)
    ck_assert_msg (is_name_char (*p), "%s: names are lower case with hyphens", rule->name);
  ck_assert_msg (rule->summary != NULL && !g_str_has_suffix (rule->summary, "."), "%s: summary", rule->name);
  ck_assert_msg (rule->why != NULL && strlen (rule->why) > 120, "%s: why", rule->name);
  ck_assert_msg (rule->message != NULL && rule->since != NULL, "%s: message, since", rule->name);
  ck_assert_msg (rule->check != NULL, "%s: check", rule->name);
  if (_i > 0)
    ck_assert_str_lt (kw_registry_rule (registry, (guint) _i - 1)->name, rule->name);
}
END_TEST

int
main (void)
{
  registry = kw_registry_new ();
  all = g_ptr_array_new ();
  int n = (int) kw_registry_n_rules (registry);
  for (guint i = 0; i < (guint) n; i++)
    g_ptr_array_add (all, (gpointer) kw_registry_rule (registry, i));
  Suite *suite = suite_create ("rules");
  TCase *tcase = tcase_create ("examples");
  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, metadata_is_whole, 0, n);
  tcase_add_loop_test (tcase, examples_give_what_they_promise, 0, n);
  tcase_add_loop_test (tcase, good_examples_are_good_to_all_rules, 0, n);
  suite_add_tcase (suite, tcase);
  int status = run_suite (suite);
  g_ptr_array_unref (all);
  kw_registry_free (registry);
  return status;
}
