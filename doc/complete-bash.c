/* complete-bash.c - completion for bash
 *
 * What differs from command to command is a table in shell variables; the rest
 * is one function. bash divides words at '=', so that --format=x comes as three. */
#include "doc/docs.h"

#include <string.h>

static const char body[] =
    "# _kanwu_rules PREFIX: rules and families; several stand behind commas\n"
    "_kanwu_rules ()\n"
    "{\n"
    "  local before= names\n"
    "  [[ $1 == *,* ]] && before=${1%,*},\n"
    "  names=$(kanwu rules 2> /dev/null | awk '$2 ~ /^(note|warning|error)$/ {print $1; sub (\"/.*\", \"\", $1); if "
    "(!seen[$1]++) print $1}')\n"
    "  COMPREPLY=($(compgen -P \"$before\" -W \"$names\" -- \"${1##*,}\"))\n"
    "}\n"
    "\n"
    "_kanwu_files ()\n"
    "{\n"
    "  local IFS=$'\\n'\n"
    "  compopt -o filenames 2> /dev/null\n"
    "  COMPREPLY=($(compgen -f -- \"$1\"))\n"
    "}\n"
    "\n"
    "# _kanwu_value KIND WORD: what an option or an operand takes\n"
    "_kanwu_value ()\n"
    "{\n"
    "  case $1 in\n"
    "    file) _kanwu_files \"$2\" ;;\n"
    "    rule) _kanwu_rules \"$2\" ;;\n"
    "    report:*) compopt -o nospace 2> /dev/null; COMPREPLY=($(compgen -S = -W \"${1#*:}\" -- \"$2\")) ;;\n"
    "    words:*) COMPREPLY=($(compgen -W \"${1#*:}\" -- \"$2\")) ;;\n"
    "  esac\n"
    "}\n"
    "\n"
    "_kanwu ()\n"
    "{\n"
    "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= option= i kind\n"
    "  COMPREPLY=()\n"
    "  if [[ $word == = ]]; then\n"
    "    word= option=$before\n"
    "  elif [[ $before == = ]] && ((COMP_CWORD > 1)); then\n"
    "    option=${COMP_WORDS[COMP_CWORD-2]}\n"
    "  else\n"
    "    option=$before\n"
    "  fi\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "    case ${COMP_WORDS[i]} in\n"
    "      --lang) [[ ${COMP_WORDS[i+1]} == = ]] && ((i++)); ((i++)) ;;\n"
    "      -*) ;;\n"
    "      *) command=${COMP_WORDS[i]}; break ;;\n"
    "    esac\n"
    "  done\n"
    "  # --report html=FILE: behind the second = is a file\n"
    "  if [[ $option != -* && $COMP_CWORD -gt 2 ]] && { [[ $before == = ]] || [[ ${COMP_WORDS[COMP_CWORD]} == = ]]; }; "
    "then\n"
    "    _kanwu_files \"$word\"\n"
    "    return\n"
    "  fi\n"
    "  kind=$(_kanwu_kind \"$command\" \"$option\")\n"
    "  if [[ -n $kind ]]; then\n"
    "    _kanwu_value \"$kind\" \"$word\"\n"
    "  elif [[ $word == -* ]]; then\n"
    "    COMPREPLY=($(compgen -W \"$(_kanwu_options \"$command\")\" -- \"$word\"))\n"
    "  elif [[ -z $command ]]; then\n"
    "    COMPREPLY=($(compgen -W \"$_kanwu_commands\" -- \"$word\"))\n"
    "  else\n"
    "    _kanwu_value \"$(_kanwu_operand \"$command\")\" \"$word\"\n"
    "    # figures|dates first, then files\n"
    "    [[ ${#COMPREPLY[@]} -eq 0 ]] && _kanwu_files \"$word\"\n"
    "  fi\n"
    "}\n"
    "\n"
    "complete -F _kanwu kanwu\n";

static void
print_kind (FILE *out, const KwArgument *argument)
{
  static const char *const kinds[] = { "", "text", "words:", "rule", "file", "report:" };
  fprintf (out, "'%s%s'", kinds[argument->takes],
           argument->words != NULL && (argument->takes == KW_TAKES_CHOICE || argument->takes == KW_TAKES_REPORT)
               ? argument->words
               : "");
}

static void
print_options (FILE *out)
{
  fputs ("_kanwu_options ()\n{\n  case $1 in\n", out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    {
      g_autoptr (KwDescription) d = kw_describe (*command);
      fprintf (out, "    %s) echo '", (*command)->name);
      for (guint i = 0; i < d->entries->len; i++)
        fprintf (out, "%s--%s", i > 0 ? " " : "", g_array_index (d->entries, GOptionEntry, i).long_name);
      fputs ("' ;;\n", out);
    }
  fputs ("    *) echo '--help --lang --version' ;;\n  esac\n}\n\n", out);
}

static void
print_kinds (FILE *out)
{
  fputs ("# _kanwu_kind COMMAND OPTION: what the option takes\n_kanwu_kind ()\n{\n  case $1:$2 in\n", out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    {
      g_autoptr (KwDescription) d = kw_describe (*command);
      for (guint i = 0; i < d->entries->len; i++)
        {
          const GOptionEntry *entry = &g_array_index (d->entries, GOptionEntry, i);
          g_auto (KwArgument) argument = kw_argument_of (entry);
          if (argument.takes == KW_TAKES_NOTHING)
            continue;
          fprintf (out, "    %s:--%s", (*command)->name, entry->long_name);
          if (entry->short_name != 0)
            fprintf (out, " | %s:-%c", (*command)->name, entry->short_name);
          fputs (") echo ", out);
          print_kind (out, &argument);
          fputs (" ;;\n", out);
        }
    }
  fputs ("    :--lang) echo 'words:en zh' ;;\n  esac\n}\n\n", out);
}

static void
print_operands (FILE *out)
{
  fputs ("_kanwu_operand ()\n{\n  case $1 in\n", out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    {
      g_auto (KwArgument) argument = kw_operand_of (*command);
      fprintf (out, "    %s) echo ", (*command)->name);
      print_kind (out, &argument);
      fputs (" ;;\n", out);
    }
  fputs ("  esac\n}\n\n", out);
}

void
kw_complete_bash (FILE *out)
{
  g_autofree char *names = kw_command_names ();
  fprintf (out,
           "# bash completion for kanwu; made by gen-docs\n# shellcheck shell=bash "
           "disable=SC2207\n\n_kanwu_commands='%s help'\n\n",
           names);
  print_options (out);
  print_kinds (out);
  print_operands (out);
  fputs (body, out);
}
