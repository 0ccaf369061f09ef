/* rules.c - kanwu rules: the catalogue */
#include "checker/cli/cli.h"

#include <stdio.h>
#include <string.h>

static KwExit
run (int argc, char **argv)
{
  gboolean markdown = FALSE;
  const GOptionEntry own[] = {
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown, "As a Markdown table, for documents", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("- list the rules");
  g_option_context_add_main_entries (context, own, NULL);
  g_auto (GStrv) args = NULL;
  if (!kw_parse_options (context, argc, argv, &args))
    return KW_EXIT_TROUBLE;
  if (args[0] != NULL)
    {
      kw_complain ("rules takes no argument; 'kanwu explain %s' tells about one rule", args[0]);
      return KW_EXIT_TROUBLE;
    }
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  if (markdown)
    puts ("| rule | severity | finds |\n| --- | --- | --- |");
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      printf (markdown ? "| `%s` | %s | %s |\n" : "%-28s %-8s %s\n", rule->name, kw_severity_name (rule->severity),
              rule->summary);
    }
  return KW_EXIT_CLEAN;
}

KW_COMMAND (rules) {
  .name = "rules",
  .usage = "",
  .summary = "list the rules",
  .run = run,
};
