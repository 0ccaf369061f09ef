/* cli.h - what the commands share: the table of them, their options, exit
 * status. Only the command line knows every room of the house. */
#pragma once

#include "checker/engine/engine.h"
#include "reports/display.h"

typedef enum
{
  KW_EXIT_CLEAN = 0,
  KW_EXIT_FINDINGS = 1,
  KW_EXIT_TROUBLE = 2 /* usage, or an input that could not be read */
} KwExit;

/* One command, one file. RUN gets its own arguments, argv[0] the name. */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  KwExit (*run) (int argc, char **argv);
} KwCommand;

#define KW_COMMAND(symbol) const KwCommand kw_command_##symbol =

/* All commands in the order of the help, ended by NULL; see commands.c. */
extern const KwCommand *const kw_commands[];
/* NULL when there is none of that name. */
const KwCommand *kw_command_find (const char *name);

extern const KwCommand kw_command_check;
extern const KwCommand kw_command_report;
extern const KwCommand kw_command_fix;
extern const KwCommand kw_command_extract;
extern const KwCommand kw_command_rules;
extern const KwCommand kw_command_explain;
extern const KwCommand kw_command_config;
extern const KwCommand kw_command_baseline;
extern const KwCommand kw_command_allow;

/* Options of the commands that read articles. */
typedef struct
{
  char **select, **ignore, **include, **exclude;
  char **lexicon, **rules; /* files */
  char *encoding, *color;
  char *jobs, *max_article; /* numbers as written */
  gboolean allow_empty;
  char *config_file; /* --config */
  gboolean no_config;
  KwConfig *config; /* behind kw_open_registry(); never NULL then */
} KwInputOptions;

typedef enum
{
  KW_INPUT_WORDS = 1 << 0, /* --lexicon */
  KW_INPUT_PACKS = 1 << 1, /* --rules */
  KW_INPUT_READ = 1 << 2,  /* which articles, how they are read */
  KW_INPUT_RULES = 1 << 3, /* --select and --ignore */
  KW_INPUT_CHECK = 1 << 4, /* --jobs */
  KW_INPUT_COLOR = 1 << 5, /* --color */
  KW_INPUT_ANY = ~0        /* of any of them: --config */
} KwInputParts;

#define KW_MAX_ARTICLE 64 /* MiB, unless somebody says more */

/* Entries for those options, for g_option_context_add_main_entries().
 * (transfer container) */
GOptionEntry *kw_input_entries (KwInputOptions *options, KwInputParts parts);
void kw_input_options_clear (KwInputOptions *options);

/* Adds ENTRIES, ended by one without a name, to those of the command. */
void kw_add_options (GOptionContext *context, const GOptionEntry *entries);
/* Parses ARGV with CONTEXT (transfer full); FALSE with a message on standard
 * error when the words are off. What is left stands in *ARGS. --help ends the
 * program. */
gboolean kw_parse_options (GOptionContext *context, int argc, char **argv, char ***args);

/* What a command takes, for manuals and completions. */
typedef struct
{
  const KwCommand *command;
  GArray *entries;   /* of GOptionEntry, as added; their strings are the command's */
  char *head;        /* "PATH… - what it does", as the first line of --help has it */
  char *description; /* what --help says below the options, or NULL */
} KwDescription;

/* Runs COMMAND up to where its options are known, and no further. */
KwDescription *kw_describe (const KwCommand *command);
void kw_description_free (KwDescription *description);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDescription, kw_description_free)

/* Takes --lang out of the *ARGC words of ARGV, wherever it stands before --, and
 * speaks that language; without one that of the locale. FALSE with a message
 * when there is no such language. */
gboolean kw_take_language (int *argc, char **argv);
/* Whether --lang was given. */
gboolean kw_language_is_asked (void);

/* Reads the configuration to OPTIONS->config; FALSE with a message on standard
 * error. */
gboolean kw_open_config (KwInputOptions *options);
/* All rules, with the user's own words and rules taken in, and the
 * configuration that speaks of them; NULL with a message on standard error.
 * Once in a run of the program. */
KwRegistry *kw_open_registry (KwInputOptions *options);
/* The content of a file that the user brings, without a byte order mark; FALSE
 * with a message. */
gboolean kw_load_file (const char *path, char **text, gsize *size);
/* The same of a file that nobody named, but that was met where it is looked
 * for: a FIFO would be waited for. */
gboolean kw_load_met_file (const char *path, char **text, gsize *size);
/* Whether something has that name, if only a link to nothing. */
gboolean kw_is_there (const char *path);
/* Adds the rules of the pack at PATH; FALSE with a message. */
gboolean kw_add_pack (KwRegistry *registry, const char *path);

/* Checks the options and turns them into the engine's. FALSE with a message
 * on standard error. */
gboolean kw_engine_options_init (KwEngineOptions *engine, const KwInputOptions *options, const KwRegistry *registry);
void kw_engine_options_clear (KwEngineOptions *engine);

/* TEXT, the value of OPTION, as a number of LEAST to MOST, in decimal as the
 * configuration has them (GLib reads 010 as 8). FALSE with a message. */
gboolean kw_read_number (const char *option, const char *text, int least, int most, int *number);
/* Values divided by commas, each for itself. (transfer full) */
char **kw_split_commas (char *const *values);

/* Sends what is printed so far; FALSE when some of it could not be written,
 * which is told once. Call it right after printing, while errno is fresh. */
gboolean kw_flush_output (void);

/* "kanwu: …" on standard error, FORMAT in the program's language. */
void kw_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Whether to colour what goes to FD, from --color (NULL: auto), NO_COLOR and the terminal;
 * -1: a bad --color. */
int kw_want_color (const char *option, int fd);
/* Cells of the terminal at FD, 0 when it is none. */
guint kw_terminal_width (int fd);

/* Tells problems on standard error, one line each (unless the user has SEEN
 * them); the exit status that they and an empty corpus demand. */
KwExit kw_tell_problems (const KwSummary *summary, gboolean allow_empty, gboolean seen);
