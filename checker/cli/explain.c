/* explain.c - kanwu explain: one rule with its reasons and examples */
#include "checker/cli/cli.h"
#include "checker/cli/wrap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reasons are read as text: no line is longer. */
#define LINE_MOST 96

/* Cells of a label and the space behind it. */
#define LABEL_CELLS 9

/* LABEL stands before the first line alone. */
static void
print_indented (const char *label, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *safe = kw_display_string (*line);
      const char *lead = line == lines ? label : "";
      guint cells = kw_display_cells (lead, lead + strlen (lead), LABEL_CELLS);
      printf ("  %s%*s%s\n", lead, (int) (LABEL_CELLS - MIN (cells, LABEL_CELLS - 1)), "", safe);
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
    {
      g_autofree char *published = g_strdup_printf (kw_tr ("(published %s)"), date);
      print_indented ("", published);
    }
}

static void
print_example (const KwExample *e)
{
  if (e->bad != NULL)
    print_text (kw_tr ("wrong:"), e->bad, e->date);
  else
    print_text (kw_tr ("right:"), e->good, e->date);
  if (e->with != NULL)
    print_text (kw_tr ("beside:"), e->with, e->with_date);
  if (e->fixed != NULL)
    print_text (kw_tr ("repair:"), e->fixed, NULL);
}

static void
print_options (const KwRule *rule)
{
  if (rule->options == NULL)
    return;
  printf (kw_tr ("Options ([rule \"%s\"] in %s)\n"), rule->name, KW_CONFIG_NAME);
  for (const KwRuleOption *o = rule->options; o->name != NULL; o++)
    printf (kw_tr ("  %s = %d   %s (%d to %d)\n"), o->name, o->value, kw_tr (o->summary), o->least, o->most);
  puts ("");
}

static void
explain (const KwRule *rule)
{
  guint width = kw_terminal_width (STDOUT_FILENO);
  g_autofree char *why = kw_wrap (kw_tr (rule->why), width > 0 ? MIN (width, LINE_MOST) : LINE_MOST);
  printf (kw_tr ("%s (%s, since %s)\n"), rule->name, kw_severity_name (rule->severity), rule->since);
  printf ("%s\n\n%s\n\n", kw_tr (rule->summary), why);
  print_options (rule);
  puts (kw_tr ("Examples (⟦ ⟧ mark the place)"));
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

KW_COMMAND (explain){
  .name = "explain",
  .usage = "RULE",
  .summary = "tell about one rule: reasons, examples, repairs",
  .run = run,
};
