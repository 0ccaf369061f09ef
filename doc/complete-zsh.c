/* complete-zsh.c - completion for zsh, with its _arguments */
#include "doc/docs.h"

#include <string.h>

/* TEXT inside a single-quoted specification, where brackets and colons end it. */
static void
print_text (FILE *out, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (strchr ("[]:\\", *text) != NULL)
        fputc ('\\', out);
      fputs (*text == '\'' ? "'\\''" : (const char[]){ *text, '\0' }, out);
    }
}

static void
print_action (FILE *out, const KwArgument *argument)
{
  if (argument->takes == KW_TAKES_CHOICE)
    fprintf (out, "(%s)", argument->words);
  else if (argument->takes == KW_TAKES_RULE)
    fputs ("_kanwu_rules", out);
  else if (argument->takes == KW_TAKES_FILE)
    fputs ("_files", out);
  else if (argument->takes == KW_TAKES_REPORT)
    fputs ("_kanwu_reports", out);
}

/* '(-f --format)'{-f+,--format=}'[text]:FORMAT:(a b)' */
static void
print_option (FILE *out, const GOptionEntry *entry)
{
  g_auto (KwArgument) argument = kw_argument_of (entry);
  gboolean takes = argument.takes != KW_TAKES_NOTHING, many = kw_is_repeatable (entry);
  fputs (" \\\n        ", out);
  if (entry->short_name != 0 && many)
    fprintf (out, "'*'{-%c+,--%s=}'", entry->short_name, entry->long_name);
  else if (entry->short_name != 0)
    fprintf (out, "'(-%c --%s)'{-%c%s,--%s%s}'", entry->short_name, entry->long_name, entry->short_name,
             takes ? "+" : "", entry->long_name, takes ? "=" : "");
  else
    fprintf (out, "'%s--%s%s", many ? "*" : "", entry->long_name, takes ? "=" : "");
  fputc ('[', out);
  print_text (out, entry->description);
  fputc (']', out);
  if (takes)
    {
      fputc (':', out);
      print_text (out, entry->arg_description);
      fputc (':', out);
      print_action (out, &argument);
    }
  fputc ('\'', out);
}

static void
print_command (FILE *out, const KwCommand *command)
{
  g_autoptr (KwDescription) d = kw_describe (command);
  g_auto (KwArgument) operand = kw_operand_of (command);
  fprintf (out, "    %s)\n      _arguments -s -S", command->name);
  for (guint i = 0; i < d->entries->len; i++)
    print_option (out, &g_array_index (d->entries, GOptionEntry, i));
  if (operand.takes == KW_TAKES_CHOICE)
    fprintf (out, " \\\n        '1: :(%s)' '*: :_files'", operand.words);
  else if (operand.takes != KW_TAKES_NOTHING)
    {
      fputs (" \\\n        '*: :", out);
      print_action (out, &operand);
      fputc ('\'', out);
    }
  fputs (" ;;\n", out);
}

static const char head[] = "#compdef kanwu\n"
                           "# zsh completion for kanwu; made by gen-docs\n"
                           "\n"
                           "_kanwu_rules () {\n"
                           "  local -a names\n"
                           "  names=(${(f)\"$(kanwu rules 2> /dev/null | awk '$2 ~ /^(note|warning|error)$/ {print $1; "
                           "sub (\"/.*\", \"\", $1); if (!seen[$1]++) print $1}')\"})\n"
                           "  _values -s , rule $names\n"
                           "}\n"
                           "\n"
                           "_kanwu_reports () {\n"
                           "  if compset -P '*='; then\n"
                           "    _files\n"
                           "  else\n";

void
kw_complete_zsh (FILE *out)
{
  GOptionEntry format = { .arg = G_OPTION_ARG_STRING, .arg_description = "FORMAT" };
  g_auto (KwArgument) formats = kw_argument_of (&format);
  fputs (head, out);
  fprintf (out, "    compadd -S = %s\n  fi\n}\n\n", formats.words);
  fputs (
      "_kanwu () {\n  local context state state_descr line\n  typeset -A opt_args\n  local -a commands\n  commands=(\n",
      out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    {
      fprintf (out, "    '%s:", (*command)->name);
      print_text (out, (*command)->summary);
      fputs ("'\n", out);
    }
  fputs ("  )\n  _arguments -C '--lang=[Language of messages]:LANG:(en zh)' '(- *)--help[Show the help]' \\\n"
         "    '(- *)--version[Show the version]' '1: :->command' '*:: :->words' && return\n"
         "  case $state in\n    command) _describe command commands; return ;;\n  esac\n  case $words[1] in\n",
         out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    print_command (out, *command);
  fputs ("  esac\n}\n\n_kanwu \"$@\"\n", out);
}
