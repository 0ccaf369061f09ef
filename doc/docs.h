/* docs.h - manuals and completions, written at build time from the tables that
 * --help is printed from: commands, options, formats, rules. */
#pragma once

#include <stdio.h>

#include "checker/cli/cli.h"

/* What an option or a word takes; the shells know how to complete it. */
typedef enum
{
  KW_TAKES_NOTHING,
  KW_TAKES_TEXT,   /* anything: nothing to propose */
  KW_TAKES_CHOICE, /* one of WORDS */
  KW_TAKES_RULE,   /* names and families, which the program lists; several with commas */
  KW_TAKES_FILE,
  KW_TAKES_REPORT /* FORMAT=FILE; WORDS are the formats */
} KwTakes;

typedef struct
{
  KwTakes takes;
  char *words; /* with a space between, or NULL */
} KwArgument;

/* What ENTRY takes, told by its argument's name in --help. */
KwArgument kw_argument_of (const GOptionEntry *entry);
/* What the words behind the options of a command are, told by its usage. */
KwArgument kw_operand_of (const KwCommand *command);
void kw_argument_clear (KwArgument *argument);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KwArgument, kw_argument_clear)

gboolean kw_is_repeatable (const GOptionEntry *entry);
/* All commands' names with a space between. (transfer full) */
char *kw_command_names (void);

/* kanwu(1), or COMMAND's page; PROSE is what doc/man says of it, or NULL. */
void kw_man_program (FILE *out, const char *prose);
void kw_man_command (FILE *out, const KwCommand *command, const char *prose);
/* kanwu.ini(5); "@keys" and "@rules" in PROSE stand for the tables. */
void kw_man_config (FILE *out, const char *prose);
/* kanwu-rules(7), in the program's language. */
void kw_man_rules (FILE *out);

void kw_complete_bash (FILE *out);
void kw_complete_zsh (FILE *out);
void kw_complete_fish (FILE *out);
