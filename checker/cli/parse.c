/* parse.c - a command's words, its --help, and what it takes */
#include "checker/cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of every command. main() has taken --lang out already. */
static gboolean help_wanted;
static char *language_taken;
static const GOptionEntry common[] = { { "lang", 0, 0, G_OPTION_ARG_STRING, &language_taken,
                                         N_ ("Language of messages: en or zh (default: the locale's)"), "LANG" },
                                       { "help", 'h', 0, G_OPTION_ARG_NONE, &help_wanted, N_ ("Show this help"), NULL },
                                       { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };

/* What GLib complains of, so that kw_tr_reason() knows it. */
G_GNUC_UNUSED static const char *const complaints[] = {
  KW_VALUE ("Unknown option %s"),
  KW_VALUE ("Missing argument for %s"),
};

/* Where a command that is described puts what it takes; NULL: it runs. */
static KwDescription *described;

void
kw_add_options (GOptionContext *context, const GOptionEntry *entries)
{
  g_option_context_add_main_entries (context, entries, NULL);
  for (; described != NULL && entries->long_name != NULL; entries++)
    g_array_append_val (described->entries, *entries);
}

KwDescription *
kw_describe (const KwCommand *command)
{
  g_autofree char *name = g_strdup (command->name);
  char *argv[] = { name, NULL };
  KwDescription *description = g_new0 (KwDescription, 1);
  description->command = command;
  description->entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));
  described = description;
  command->run (1, argv);
  described = NULL;
  return description;
}

void
kw_description_free (KwDescription *description)
{
  if (description == NULL)
    return;
  g_array_unref (description->entries);
  g_free (description->description);
  g_free (description->head);
  g_free (description);
}

/* GOption knows -j 4 and --jobs=4 but not -j4, which everybody types. */
static char **
split_glued (int argc, char **argv)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean options = TRUE;
  for (int i = 0; i < argc; i++)
    {
      const char *word = argv[i];
      options = options && strcmp (word, "--") != 0;
      gboolean glued = options && g_str_has_prefix (word, "-j") && g_ascii_isdigit (word[2]);
      if (glued)
        g_strv_builder_add (words, "-j");
      /* The first word is the program's name in --help. */
      g_autofree char *name = i == 0 ? g_strconcat ("kanwu ", word, NULL) : g_strdup (word + (glued ? 2 : 0));
      g_strv_builder_add (words, name);
    }
  return g_strv_builder_end (words);
}

static const char *
translate (const char *text, gpointer data)
{
  return *text != '\0' ? kw_tr (text) : text;
}

/* HELP (transfer full) in our words: GLib's own are in the locale's language
 * where that is installed, and in English elsewhere. */
static char *
in_our_words (char *help)
{
  static const char *const words[] = { N_ ("Usage:"), N_ ("[OPTION…]"), N_ ("Options:") };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) parts = g_strsplit (help, words[i], 2);
      g_free (help);
      help = g_strjoinv (kw_tr (words[i]), parts);
    }
  return help;
}

static void
show_help (GOptionContext *context)
{
  g_autofree char *help = in_our_words (g_option_context_get_help (context, TRUE, NULL));
  fputs (help, stdout);
}

static void
prepare (GOptionContext *context)
{
  help_wanted = FALSE;
  kw_add_options (context, common);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translate_func (context, translate, NULL, NULL);
  g_option_group_set_translate_func (g_option_context_get_main_group (context), translate, NULL, NULL);
}

/* GOption keeps to itself what it was made with, but prints it. */
static char *
head_of (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
  const char *head = strstr (help, "[OPTION…] ");
  head = head != NULL ? head + strlen ("[OPTION…] ") : "";
  return g_strndup (head, strcspn (head, "\n"));
}

/* The words of *ARGS that are no options: behind the command's name, and
 * perhaps "--". */
static void
keep_arguments (char ***args)
{
  guint n = g_strv_length (*args), skip = n > 1 && strcmp ((*args)[1], "--") == 0 ? 2 : 1;
  char **rest = g_new0 (char *, n + 1);
  for (guint i = skip; i < n; i++)
    rest[i - skip] = g_strdup ((*args)[i]);
  g_strfreev (*args);
  *args = rest;
}

gboolean
kw_parse_options (GOptionContext *context, int argc, char **argv, char ***args)
{
  g_autoptr (GOptionContext) owned = context;
  g_autoptr (GError) error = NULL;
  prepare (owned);
  if (described != NULL)
    {
      described->description = g_strdup (g_option_context_get_description (owned));
      described->head = head_of (owned);
      return FALSE;
    }
  *args = split_glued (argc, argv);
  if (!g_option_context_parse_strv (owned, args, &error))
    {
      const char *why = kw_tr_reason (error->message);
      kw_complain (kw_tr ("%s (see 'kanwu %s --help')"), why, argv[0]);
      return FALSE;
    }
  if (help_wanted)
    {
      show_help (owned);
      exit (kw_flush_output () ? KW_EXIT_CLEAN : KW_EXIT_TROUBLE);
    }
  keep_arguments (args);
  return TRUE;
}
