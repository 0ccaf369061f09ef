/* explain.c - kanwu explain: one rule with its reasons and examples */
#include "checker/cli/cli.h"

#include <stdio.h>
#include <string.h>

static void
print_indented (const char *label, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *safe = kw_display_string (*line);
      printf ("  %-8s %s\n", line == lines ? label : "", safe);
    }
}

/* Examples are bytes as an article may hold them; only what is UTF-8 can be
 * shown. */
static void
print_text (const char *label, const char *text, const char *date)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  print_indented (label, valid);
  if (date != NULL)
    printf ("           (published %s)\n", date);
}

static void
print_example (const KwExample *e)
{
  if (e->bad != NULL)
    print_text ("wrong:", e->bad, e->date);
  else
    print_text ("right:", e->good, e->date);
  if (e->with != NULL)
    print_text ("beside:", e->with, e->with_date);
  if (e->fixed != NULL)
    print_text ("repair:", e->fixed, NULL);
}

static void
print_options (const KwRule *rule)
{
  if (rule->options == NULL)
    return;
  printf ("Options ([rule \"%s\"] in " KW_CONFIG_NAME ")\n", rule->name);
  for (const KwRuleOption *o = rule->options; o->name != NULL; o++)
    printf ("  %s = %d   %s (%d to %d)\n", o->name, o->value, o->summary, o->least, o->most);
  puts ("");
}

static void
explain (const KwRule *rule)
{
  printf ("%s (%s, since %s)\n%s\n\n%s\n\n", rule->name, kw_severity_name (rule->severity), rule->since, rule->summary,
          rule->why);
  print_options (rule);
  puts ("Examples (⟦ ⟧ mark the place)");
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    print_example (e);
}

static void
suggest (const KwRegistry *registry, const char *name)
{
  const char *last = strrchr (name, '/');
  last = last != NULL ? last + 1 : name;
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    if (strstr (kw_registry_rule (registry, i)->name, last) != NULL)
      {
        kw_complain ("no rule is called '%s'; did you mean %s?", name, kw_registry_rule (registry, i)->name);
        return;
      }
  kw_complain ("no rule is called '%s' (see 'kanwu rules')", name);
}

static KwExit
explain_named (KwInputOptions *options, const char *name)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (options);
  const KwRule *rule = registry != NULL ? kw_registry_find (registry, name) : NULL;
  if (rule != NULL)
    explain (rule);
  else if (registry != NULL)
    suggest (registry, name);
  return rule != NULL ? KW_EXIT_CLEAN : KW_EXIT_TROUBLE;
}

static KwExit
run (int argc, char **argv)
{
  KwInputOptions options = { 0 };
  g_autofree GOptionEntry *own = kw_input_entries (&options, KW_INPUT_WORDS | KW_INPUT_PACKS);
  GOptionContext *context = g_option_context_new ("RULE - tell about a rule");
  kw_add_options (context, own);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    {
      if (args[0] == NULL || args[1] != NULL)
        kw_complain ("explain takes the name of one rule (see 'kanwu rules')");
      else
        status = explain_named (&options, args[0]);
    }
  kw_input_options_clear (&options);
  return status;
}

KW_COMMAND (explain) {
  .name = "explain",
  .usage = "RULE",
  .summary = "tell about one rule: reasons, examples, repairs",
  .run = run,
};
