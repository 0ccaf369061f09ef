/* config.c - kanwu config: what is settled, and where it comes from */
#include "checker/cli/gate.h"
#include "checker/cli/outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One setting as it counts. */
typedef struct
{
  char *section, *key, *value;
  int from;
} Row;

typedef struct
{
  const KwInputOptions *input;
  const KwOutputOptions *output;
  const KwGateOptions *gate;
  const KwConfig *config;
  const KwRegistry *registry;
  GArray *rows; /* of Row */
} Settings;

static void
row_clear (gpointer data)
{
  Row *row = data;
  g_free (row->section);
  g_free (row->key);
  g_free (row->value);
}

/* VALUE is taken over; a setting without one is none. */
static void
add (Settings *s, const char *section, const char *key, char *value, int from)
{
  Row row = { g_strdup (section), g_strdup (key), value, from };
  if (value != NULL)
    g_array_append_val (s->rows, row);
  else
    row_clear (&row);
}

/* COMMAND is the command line's value, or NULL (transfer full), FALLBACK what
 * counts where nobody says anything. */
static void
add_key (Settings *s, KwConfigKey key, char *command, const char *fallback)
{
  char *const *values = kw_config_values (s->config, key);
  const char *name = kw_config_key_name (key);
  if (command != NULL)
    add (s, "kanwu", name, command, KW_FROM_COMMAND);
  else if (values != NULL)
    add (s, "kanwu", name, g_strjoinv (", ", (char **) values), kw_config_line (s->config, key));
  else
    add (s, "kanwu", name, g_strdup (fallback), KW_FROM_DEFAULT);
}

static char *
listed (char *const *values)
{
  if (values == NULL)
    return NULL;
  g_auto (GStrv) parts = kw_split_commas (values);
  return g_strjoinv (", ", parts);
}

/* A sound number without what does not count in it. */
static char *
number (const char *text)
{
  return text != NULL ? g_strdup_printf ("%d", atoi (text)) : NULL;
}

/* The command line's files come on top of the configuration's. */
static void
add_files (Settings *s, KwConfigKey key, char *const *command)
{
  if (kw_config_values (s->config, key) != NULL)
    add_key (s, key, NULL, NULL);
  if (command != NULL)
    add (s, "kanwu", kw_config_key_name (key), g_strjoinv (", ", (char **) command), KW_FROM_COMMAND);
}

static void
add_keys (Settings *s)
{
  const KwInputOptions *in = s->input;
  const KwGateOptions *gate = s->gate;
  add_key (s, KW_CONFIG_SELECT, listed (in->select), NULL);
  if (in->select == NULL || in->ignore != NULL)
    add_key (s, KW_CONFIG_IGNORE, listed (in->ignore), NULL);
  add_key (s, KW_CONFIG_INCLUDE, listed (in->include), NULL);
  add_key (s, KW_CONFIG_EXCLUDE, listed (in->exclude), NULL);
  add_files (s, KW_CONFIG_LEXICON, in->lexicon);
  add_files (s, KW_CONFIG_RULES, in->rules);
  add_key (s, KW_CONFIG_ENCODING, g_strdup (in->encoding), NULL);
  add_key (s, KW_CONFIG_MAX_ARTICLE, number (in->max_article), G_STRINGIFY (KW_MAX_ARTICLE));
  add_key (s, KW_CONFIG_FAIL_ON, g_strdup (s->output->fail_on), "warning");
  add_key (s, KW_CONFIG_MAX_WARNINGS, number (s->output->max_warnings), NULL);
  add_key (s, KW_CONFIG_BASELINE, g_strdup (gate->baseline), NULL);
  add_key (s, KW_CONFIG_ALLOW, g_strdup (gate->allow), NULL);
  add_key (s, KW_CONFIG_LANG, kw_language_is_asked () ? g_strdup (kw_language_name (kw_language ())) : NULL, NULL);
}

static void
add_options (Settings *s)
{
  for (guint i = 0; i < kw_registry_n_rules (s->registry); i++)
    {
      const KwRule *rule = kw_registry_rule (s->registry, i);
      const int *values = kw_config_options (s->config, rule);
      g_autofree char *section = g_strdup_printf ("rule \"%s\"", rule->name);
      for (guint k = 0; rule->options != NULL && rule->options[k].name != NULL; k++)
        add (s, section, rule->options[k].name,
             g_strdup_printf ("%d", values != NULL ? values[k] : rule->options[k].value),
             kw_config_option_line (s->config, rule, k));
    }
}

static void
add_written (gpointer data, const char *section, const char *key, const char *value, guint line)
{
  if (strcmp (section, "severity") == 0 || g_str_has_prefix (section, "path "))
    add (data, section, key, g_strdup (value), (int) line);
}

/* What every rule is in the article at PATH. */
static void
add_levels (Settings *s, const char *path)
{
  for (guint i = 0; i < kw_registry_n_rules (s->registry); i++)
    {
      const KwRule *rule = kw_registry_rule (s->registry, i);
      KwLevel level = kw_config_level (s->config, rule, path);
      gboolean off = !kw_level_is_on (&level);
      add (s, "severity", rule->name, g_strdup (off ? "off" : kw_severity_name ((KwSeverity) level.severity)),
           level.wanted ? level.severity_from : level.wanted_from);
    }
}

/* Cells of the column that says where a setting comes from. */
#define ORIGIN_CELLS 18

static char *
origin (const Settings *s, const Row *row)
{
  if (row->from > 0)
    return g_strdup_printf ("%s:%d", kw_config_name (s->config), row->from);
  return g_strdup (row->from == KW_FROM_COMMAND ? kw_tr ("command line") : kw_tr ("default"));
}

static void
print_origins (const Settings *s)
{
  for (guint i = 0; i < s->rows->len; i++)
    {
      const Row *row = &g_array_index (s->rows, Row, i);
      g_autofree char *from = origin (s, row);
      g_autofree char *setting = g_strdup_printf ("[%s] %s = %s", row->section, row->key, row->value);
      g_autofree char *safe = kw_display_string (setting);
      g_autoptr (GString) line = g_string_new (NULL);
      guint cells = kw_display_text (line, from, strlen (from));
      printf ("%s%*s %s\n", line->str, (int) (ORIGIN_CELLS - MIN (cells, ORIGIN_CELLS)), "", safe);
    }
}

/* Which GKeyFile reads again. */
static void
print_file (const Settings *s)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  for (guint i = 0; i < s->rows->len; i++)
    {
      const Row *row = &g_array_index (s->rows, Row, i);
      g_autofree char *before = g_key_file_get_string (file, row->section, row->key, NULL);
      g_autofree char *value = before != NULL ? g_strconcat (before, ", ", row->value, NULL) : g_strdup (row->value);
      g_key_file_set_string (file, row->section, row->key, value);
    }
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *safe = kw_display_string (*line);
      puts (safe);
    }
}

static void
print_settings (Settings *s, gboolean origins, const char *path)
{
  s->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (s->rows, row_clear);
  add_keys (s);
  if (path != NULL)
    add_levels (s, path);
  add_options (s);
  if (path == NULL)
    kw_config_each (s->config, add_written, s);
  if (origins)
    print_origins (s);
  else
    print_file (s);
  g_array_unref (s->rows);
}

static KwExit
config (KwInputOptions *input, KwOutputOptions *output, const KwGateOptions *gate, gboolean origins, char **args)
{
  if (args[0] != NULL && (!origins || args[1] != NULL))
    {
      kw_complain ("config takes one path, with --show-origin (see 'kanwu config --help')");
      return KW_EXIT_TROUBLE;
    }
  g_autoptr (KwRegistry) registry = kw_open_registry (input);
  g_autoptr (KwConfig) none = kw_config_new ();
  KwEngineOptions engine;
  if (registry == NULL || !kw_output_options_complete (output, none) || !kw_engine_options_init (&engine, input, registry))
    return KW_EXIT_TROUBLE;
  Settings settings = { input, output, gate, input->config, registry, NULL };
  print_settings (&settings, origins, args[0]);
  kw_engine_options_clear (&engine);
  return KW_EXIT_CLEAN;
}

static const char description[] =
  "Without options: the settings that count, in the syntax of " KW_CONFIG_NAME ".\n"
  "With --show-origin: each with the line of the file, the command line, or the\n"
  "default that it comes from; with a PATH, what each rule is in the article there.\n"
  "It takes the options of 'kanwu check' and shows what they would change.";

static KwExit
run (int argc, char **argv)
{
  KwInputOptions input = { 0 };
  KwOutputOptions output = { 0 };
  KwGateOptions gate = { 0 };
  gboolean origins = FALSE;
  const GOptionEntry own[] = {
    { "show-origin", 0, 0, G_OPTION_ARG_NONE, &origins, "Where each setting comes from", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  g_autofree GOptionEntry *shared = kw_input_entries (&input, KW_INPUT_WORDS | KW_INPUT_PACKS | KW_INPUT_READ | KW_INPUT_RULES);
  g_autofree GOptionEntry *gates = kw_gate_entries (&gate);
  g_autofree GOptionEntry *outputs = kw_output_entries (&output);
  GOptionContext *context = g_option_context_new ("[--show-origin [PATH]] - what is settled, and where");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  kw_add_options (context, outputs);
  kw_add_options (context, gates);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    status = config (&input, &output, &gate, origins, args);
  kw_input_options_clear (&input);
  kw_output_options_clear (&output);
  kw_gate_options_clear (&gate);
  return status;
}

KW_COMMAND (config) {
  .name = "config",
  .usage = "[--show-origin [PATH]]",
  .summary = "show what is settled, and where it comes from",
  .run = run,
};
