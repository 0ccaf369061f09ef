/* complete-fish.c - completion for fish: a line an option */
#include "doc/docs.h"

#include <string.h>

static void
print_text (FILE *out, const char *text)
{
  fputc ('\'', out);
  for (; *text != '\0'; text++)
    {
      if (*text == '\'' || *text == '\\')
        fputc ('\\', out);
      fputc (*text, out);
    }
  fputc ('\'', out);
}

/* FORMATS with a = behind each. */
static void
print_reports (FILE *out, const char *formats)
{
  g_auto (GStrv) words = g_strsplit (formats, " ", -1);
  g_autofree char *all = g_strjoinv ("= ", words);
  fprintf (out, " -r -F -a '%s='", all);
}

/* -x: it needs an argument and takes no file; -r -F: it needs a file. */
static void
print_argument (FILE *out, const KwArgument *argument)
{
  switch (argument->takes)
    {
    case KW_TAKES_NOTHING:
      break;
    case KW_TAKES_TEXT:
      fputs (" -x", out);
      break;
    case KW_TAKES_CHOICE:
      fprintf (out, " -x -a '%s'", argument->words);
      break;
    case KW_TAKES_RULE:
      fputs (" -x -a '(__fish_kanwu_rules)'", out);
      break;
    case KW_TAKES_FILE:
      fputs (" -r -F", out);
      break;
    case KW_TAKES_REPORT:
      print_reports (out, argument->words);
      break;
    }
}

static void
print_command (FILE *out, const KwCommand *command)
{
  g_autoptr (KwDescription) d = kw_describe (command);
  g_auto (KwArgument) operand = kw_operand_of (command);
  fprintf (out, "\ncomplete -c kanwu -n __fish_use_subcommand -f -a %s -d ", command->name);
  print_text (out, command->summary);
  fputc ('\n', out);
  if (operand.takes == KW_TAKES_CHOICE)
    fprintf (out, "complete -c kanwu -n '__fish_kanwu_needs_word %s' -f -a '%s'\n", command->name, operand.words);
  if (operand.takes == KW_TAKES_RULE)
    fprintf (out, "complete -c kanwu -n '__fish_seen_subcommand_from %s' -f -a '(__fish_kanwu_rules)'\n",
             command->name);
  for (guint i = 0; i < d->entries->len; i++)
    {
      const GOptionEntry *entry = &g_array_index (d->entries, GOptionEntry, i);
      g_auto (KwArgument) argument = kw_argument_of (entry);
      fprintf (out, "complete -c kanwu -n '__fish_seen_subcommand_from %s' -l %s", command->name, entry->long_name);
      if (entry->short_name != 0)
        fprintf (out, " -s %c", entry->short_name);
      print_argument (out, &argument);
      fputs (" -d ", out);
      print_text (out, entry->description);
      fputc ('\n', out);
    }
}

void
kw_complete_fish (FILE *out)
{
  fputs ("# fish completion for kanwu; made by gen-docs\n"
         "\n"
         "function __fish_kanwu_rules\n"
         "    kanwu rules 2> /dev/null | string match -r '^\\S+(?= +(?:note|warning|error) )'\n"
         "end\n"
         "\n"
         "# the command is there, and no word behind it\n"
         "function __fish_kanwu_needs_word\n"
         "    __fish_seen_subcommand_from $argv; and test (count (string match -v -- '-*' (commandline -opc))) -le 2\n"
         "end\n"
         "\n"
         "complete -c kanwu -n __fish_use_subcommand -l version -d 'Show the version'\n"
         "complete -c kanwu -n __fish_use_subcommand -s h -l help -d 'Show the help'\n"
         "complete -c kanwu -n __fish_use_subcommand -l lang -x -a 'en zh' -d 'Language of messages'\n",
         out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    print_command (out, *command);
}
