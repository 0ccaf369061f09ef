/* rules.c - kanwu rules: the catalogue, and the rules' examples */
#include "checker/cli/cli.h"
#include "checker/engine/examples.h"

#include <stdio.h>
#include <string.h>

static void
list_rules (const KwRegistry *registry, gboolean markdown)
{
  if (markdown)
    puts (kw_tr ("| rule | severity | finds |\n| --- | --- | --- |"));
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      printf (markdown ? "| `%s` | %s | %s |\n" : "%-28s %-8s %s\n", rule->name, kw_severity_name (rule->severity),
              kw_tr (rule->summary));
    }
}

/* Tests done so far, in the Test Anything Protocol. */
typedef struct
{
  guint n, failed;
} Tests;

static void
tell (Tests *tests, const KwRule *rule, const char *what, guint number, const char *why)
{
  g_autofree char *safe = why != NULL ? kw_display_string (why) : NULL;
  printf ("%sok %u - %s: %s", why != NULL ? "not " : "", ++tests->n, rule->name, what);
  if (number > 0)
    printf (" %u", number);
  printf ("\n");
  if (why != NULL)
    printf ("# %s\n", safe);
  tests->failed += why != NULL;
}

static void
test_rule (Tests *tests, const KwRule *rule)
{
  guint bad = 0, good = 0;
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      g_autofree char *why = kw_example_run (rule, e);
      if (e->bad != NULL)
        tell (tests, rule, "bad example", ++bad, why);
      else
        tell (tests, rule, "good example", ++good, why);
    }
  if (bad == 0 || good == 0)
    tell (tests, rule, "has examples", 0, "a bad one and a good one are the least that shows what a rule does");
}

/* Of the user's packs only their own rules are tested. */
static KwExit
test_rules (char **packs, KwInputOptions *options)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (options), ours = kw_registry_new ();
  Tests tests = { 0 };
  for (char **pack = packs; registry != NULL && *pack != NULL; pack++)
    if (!kw_add_pack (registry, *pack))
      return KW_EXIT_TROUBLE;
  if (registry == NULL)
    return KW_EXIT_TROUBLE;
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      if (*packs == NULL || kw_registry_find (ours, rule->name) == NULL)
        test_rule (&tests, rule);
    }
  printf ("1..%u\n", tests.n);
  return tests.failed > 0 ? KW_EXIT_FINDINGS : KW_EXIT_CLEAN;
}

static const char description[] =
  "A pack is a JSON file with rules of your own; README.md shows one. With --test\n"
  "each example is run (TAP on standard output): those of the packs, or those of\n"
  "all rules that are built in.\n"
  "\n"
  "Exit status of --test: 0 every example gives what it promises, 1 one does not,\n"
  "2 a pack is malformed.";

static KwExit
run_rules (gboolean markdown, gboolean test, char **args, KwInputOptions *options)
{
  if (test && !markdown)
    return test_rules (args, options);
  if (test || args[0] != NULL)
    {
      if (test)
        kw_complain ("rules takes --markdown or --test, not both");
      else
        kw_complain ("rules takes files with --test alone; 'kanwu explain %s' tells about one rule", args[0]);
      return KW_EXIT_TROUBLE;
    }
  g_autoptr (KwRegistry) registry = kw_open_registry (options);
  if (registry != NULL)
    list_rules (registry, markdown);
  return registry != NULL ? KW_EXIT_CLEAN : KW_EXIT_TROUBLE;
}

static KwExit
run (int argc, char **argv)
{
  gboolean markdown = FALSE, test = FALSE;
  KwInputOptions options = { 0 };
  const GOptionEntry own[] = {
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown, "As a Markdown table, for documents", NULL },
    { "test", 't', 0, G_OPTION_ARG_NONE, &test, "Run the examples of packs, or of all rules", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  g_autofree GOptionEntry *shared = kw_input_entries (&options, KW_INPUT_WORDS | KW_INPUT_PACKS);
  GOptionContext *context = g_option_context_new ("[--test [PACK…]] - list the rules, or test them");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    status = run_rules (markdown, test, args, &options);
  kw_input_options_clear (&options);
  return status;
}

KW_COMMAND (rules) {
  .name = "rules",
  .usage = "[--test [PACK…]]",
  .summary = "list the rules, or test those of your own",
  .run = run,
};
