/* commands.c - the table of the commands. A command is its file and two lines here
 * and in cli.h. */
#include "checker/cli/cli.h"

#include <string.h>

const KwCommand *const kw_commands[] = {
  &kw_command_check,   &kw_command_report,   &kw_command_fix,   &kw_command_extract, &kw_command_rules,
  &kw_command_explain, &kw_command_baseline, &kw_command_allow, &kw_command_config,  NULL
};

const KwCommand *
kw_command_find (const char *name)
{
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    if (strcmp ((*command)->name, name) == 0)
      return *command;
  return NULL;
}
