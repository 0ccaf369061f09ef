/* docs.c - gen-docs: a manual page or a completion on standard output
 *
 * usage: gen-docs man COMMAND|kanwu|kanwu.ini [PROSE] | rules en|zh | bash | zsh | fish
 *
 * The C library's streams carry it; no date and no path of the building machine
 * goes in, so that two builds give the same bytes. */
#include "doc/docs.h"

#include <string.h>

extern const KwReportFormat *const kw_report_formats[];

static char *
format_words (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (const KwReportFormat *const *format = kw_report_formats; *format != NULL; format++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", (*format)->name);
  return g_strdup (words->str);
}

KwArgument
kw_argument_of (const GOptionEntry *entry)
{
  static const struct
  {
    const char *name;
    KwTakes takes;
    const char *words; /* NULL: the formats */
  } known[] = {
    { "RULE", KW_TAKES_RULE, "" },
    { "FILE", KW_TAKES_FILE, "" },
    { "WHEN", KW_TAKES_CHOICE, "auto always never" },
    { "SEVERITY", KW_TAKES_CHOICE, "note warning error never" },
    { "LANG", KW_TAKES_CHOICE, "en zh" },
    { "FORMAT", KW_TAKES_CHOICE, NULL },
    { "FORMAT=FILE", KW_TAKES_REPORT, NULL },
  };
  const char *name = entry->arg_description;
  if (entry->arg == G_OPTION_ARG_NONE)
    return (KwArgument){ KW_TAKES_NOTHING, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (name, known[i].name) == 0)
      return (KwArgument){ known[i].takes, known[i].words != NULL ? g_strdup (known[i].words) : format_words () };
  if (name != NULL && strchr (name, '|') != NULL)
    return (KwArgument){ KW_TAKES_CHOICE, g_strdelimit (g_strdup (name), "|", ' ') };
  return (KwArgument){ KW_TAKES_TEXT, NULL };
}

KwArgument
kw_operand_of (const KwCommand *command)
{
  const char *usage = command->usage, *bar = strchr (usage, '|');
  if (bar != NULL)
    {
      const char *from = bar, *to = bar;
      while (from > usage && g_ascii_isalpha (from[-1]))
        from--;
      while (*to == '|' || g_ascii_isalpha (*to))
        to++;
      g_autofree char *words = g_strndup (from, (gsize) (to - from));
      return (KwArgument){ KW_TAKES_CHOICE, g_strdelimit (g_steal_pointer (&words), "|", ' ') };
    }
  if (strstr (usage, "RULE") != NULL)
    return (KwArgument){ KW_TAKES_RULE, NULL };
  gboolean file = strstr (usage, "PATH") != NULL || strstr (usage, "FILE") != NULL || strstr (usage, "PACK") != NULL;
  return (KwArgument){ file ? KW_TAKES_FILE : KW_TAKES_NOTHING, NULL };
}

void
kw_argument_clear (KwArgument *argument)
{
  g_clear_pointer (&argument->words, g_free);
}

gboolean
kw_is_repeatable (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_STRING_ARRAY || entry->arg == G_OPTION_ARG_FILENAME_ARRAY;
}

char *
kw_command_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", (*command)->name);
  return g_strdup (names->str);
}

static int
write_page (const char *name, const char *path)
{
  g_autofree char *prose = NULL;
  g_autoptr (GError) error = NULL;
  const KwCommand *command = kw_command_find (name);
  if (path != NULL && !g_file_get_contents (path, &prose, NULL, &error))
    {
      g_printerr ("gen-docs: %s\n", error->message);
      return 2;
    }
  gboolean config = strcmp (name, "kanwu.ini") == 0;
  if (command == NULL && strcmp (name, "kanwu") != 0 && !(config && prose != NULL))
    {
      g_printerr ("gen-docs: no command is called '%s'\n", name);
      return 2;
    }
  if (command != NULL)
    kw_man_command (stdout, command, prose);
  else if (config)
    kw_man_config (stdout, prose);
  else
    kw_man_program (stdout, prose);
  return 0;
}

static int
write_rules (const char *name)
{
  KwLanguage language;
  if (!kw_language_from_name (name, &language))
    return 2;
  kw_language_use (language);
  kw_man_rules (stdout);
  return 0;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *shell;
    void (*write) (FILE *out);
  } shells[] = { { "bash", kw_complete_bash }, { "zsh", kw_complete_zsh }, { "fish", kw_complete_fish } };
  int status = 2;
  if (argc >= 3 && argc <= 4 && strcmp (argv[1], "man") == 0)
    status = write_page (argv[2], argv[3]);
  else if (argc == 3 && strcmp (argv[1], "rules") == 0)
    status = write_rules (argv[2]);
  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (shells); i++)
    if (strcmp (argv[1], shells[i].shell) == 0)
      {
        shells[i].write (stdout);
        status = 0;
      }
  if (status == 2)
    g_printerr ("usage: gen-docs man COMMAND|kanwu|kanwu.ini [PROSE] | rules en|zh | bash | zsh | fish\n");
  return fflush (stdout) != 0 || ferror (stdout) ? 1 : status;
}
