/* config.c - what a configuration says of a rule in an article */
#include "checker/engine/config-private.h"

#include <string.h>

/* --- making one */

void
kw_override_clear (KwOverride *override)
{
  g_free (override->name);
}

void
kw_number_clear (KwNumber *number)
{
  g_free (number->rule);
  g_free (number->option);
}

static void
setting_clear (gpointer data)
{
  KwSetting *setting = data;
  g_free (setting->section);
  g_free (setting->key);
  g_free (setting->value);
}

static GArray *
overrides_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (KwOverride));
  g_array_set_clear_func (array, (GDestroyNotify) kw_override_clear);
  return array;
}

KwPathSection *
kw_path_section_new (const char *pattern, guint line)
{
  KwPathSection *path = g_new0 (KwPathSection, 1);
  path->pattern = g_strdup (pattern);
  path->glob = kw_glob_new (pattern);
  path->severities = overrides_new ();
  path->line = line;
  return path;
}

static void
path_section_free (gpointer data)
{
  KwPathSection *path = data;
  g_free (path->pattern);
  kw_glob_free (path->glob);
  g_strfreev (path->select.names);
  g_strfreev (path->ignore.names);
  g_array_unref (path->severities);
  g_free (path);
}

KwConfig *
kw_config_new (void)
{
  KwConfig *config = g_new0 (KwConfig, 1);
  config->settings = g_array_new (FALSE, FALSE, sizeof (KwSetting));
  g_array_set_clear_func (config->settings, setting_clear);
  config->severities = overrides_new ();
  config->numbers = g_array_new (FALSE, FALSE, sizeof (KwNumber));
  g_array_set_clear_func (config->numbers, (GDestroyNotify) kw_number_clear);
  config->paths = g_ptr_array_new_with_free_func (path_section_free);
  config->options = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return config;
}

void
kw_config_free (KwConfig *config)
{
  if (config == NULL)
    return;
  g_free (config->name);
  g_free (config->folder);
  for (guint k = 0; k < KW_CONFIG_KEYS; k++)
    g_strfreev (config->values[k]);
  g_strfreev (config->select.names);
  g_strfreev (config->ignore.names);
  g_array_unref (config->settings);
  g_array_unref (config->severities);
  g_array_unref (config->numbers);
  g_ptr_array_unref (config->paths);
  g_hash_table_unref (config->options);
  g_free (config);
}

const char *
kw_config_name (const KwConfig *config)
{
  return config->name;
}

const char *
kw_config_folder (const KwConfig *config)
{
  return config->folder;
}

char *const *
kw_config_values (const KwConfig *config, KwConfigKey key)
{
  return config->values[key];
}

int
kw_config_line (const KwConfig *config, KwConfigKey key)
{
  return config->lines[key];
}

static void
set_names (KwNames *names, char *const *to)
{
  g_strfreev (names->names);
  names->names = to != NULL && *to != NULL ? g_strdupv ((char **) to) : NULL;
  names->line = KW_FROM_COMMAND;
}

void
kw_config_choose (KwConfig *config, char *const *select, char *const *ignore)
{
  set_names (&config->select, select);
  set_names (&config->ignore, ignore);
}

/* --- levels */

static gboolean
is_named (char *const *names, const KwRule *rule)
{
  for (; names != NULL && *names != NULL; names++)
    if (kw_rule_is_named (rule, *names))
      return TRUE;
  return FALSE;
}

/* A rule's own line wins over its family's. */
static void
override (KwLevel *level, const GArray *severities, const KwRule *rule)
{
  for (guint own = 0; own < 2; own++)
    for (guint i = 0; i < severities->len; i++)
      {
        const KwOverride *o = &g_array_index (severities, KwOverride, i);
        if ((strcmp (o->name, rule->name) == 0) != own || !kw_rule_is_named (rule, o->name))
          continue;
        level->severity = o->severity;
        level->severity_from = (int) o->line;
      }
}

static void
want (KwLevel *level, gboolean wanted, int from)
{
  level->wanted = wanted;
  level->wanted_from = from;
}

gboolean
kw_config_leaves_out (const KwConfig *config, const KwRule *rule)
{
  return (config->select.names != NULL && !is_named (config->select.names, rule)) ||
         is_named (config->ignore.names, rule);
}

static KwLevel
base_level (const KwConfig *config, const KwRule *rule)
{
  KwLevel level = { TRUE, (int) rule->severity, KW_FROM_DEFAULT, KW_FROM_DEFAULT };
  char *const *select = config->values[KW_CONFIG_SELECT], *const *ignore = config->values[KW_CONFIG_IGNORE];
  if (config->select.names != NULL || config->ignore.names != NULL)
    want (&level, !kw_config_leaves_out (config, rule), KW_FROM_COMMAND);
  if (level.wanted && config->select.names == NULL && select != NULL)
    want (&level, is_named (select, rule), config->lines[KW_CONFIG_SELECT]);
  if (level.wanted && config->select.names == NULL && config->ignore.names == NULL && is_named (ignore, rule))
    want (&level, FALSE, config->lines[KW_CONFIG_IGNORE]);
  override (&level, config->severities, rule);
  return level;
}

static void
apply_path (const KwPathSection *path, KwLevel *level, const KwRule *rule, gboolean left_out)
{
  if (path->select.names != NULL && !left_out)
    want (level, is_named (path->select.names, rule), path->select.line);
  if (is_named (path->ignore.names, rule) && !left_out)
    want (level, FALSE, path->ignore.line);
  override (level, path->severities, rule);
}

KwLevel
kw_config_level (const KwConfig *config, const KwRule *rule, const char *path)
{
  KwLevel level = base_level (config, rule);
  if (path == NULL || config->paths->len == 0)
    return level;
  gboolean left_out = kw_config_leaves_out (config, rule);
  g_autofree char *below = kw_path_from (config->folder, path);
  for (guint i = 0; i < config->paths->len; i++)
    {
      const KwPathSection *section = g_ptr_array_index (config->paths, i);
      if (kw_glob_matches (section->glob, below))
        apply_path (section, &level, rule, left_out);
    }
  return level;
}

gboolean
kw_level_is_on (const KwLevel *level)
{
  return level->wanted && level->severity != KW_OFF;
}

/* Some path may turn on what is off elsewhere. */
gboolean
kw_config_may_run (const KwConfig *config, const KwRule *rule)
{
  KwLevel level = base_level (config, rule);
  gboolean wanted = level.wanted, grave = level.severity != KW_OFF;
  for (guint i = 0; i < config->paths->len; i++)
    {
      const KwPathSection *section = g_ptr_array_index (config->paths, i);
      KwLevel there = { FALSE, KW_OFF, 0, 0 };
      apply_path (section, &there, rule, FALSE);
      wanted = wanted || is_named (section->select.names, rule);
      grave = grave || there.severity != KW_OFF;
    }
  return wanted && grave && !kw_config_leaves_out (config, rule);
}

gboolean
kw_config_judge (const KwConfig *config, const KwRule *rule, const char *const *paths, guint n, KwSeverity *severity)
{
  int gravest = KW_OFF;
  for (guint i = 0; i < n; i++)
    {
      KwLevel level = kw_config_level (config, rule, paths[i]);
      if (kw_level_is_on (&level))
        gravest = MAX (gravest, level.severity);
    }
  if (gravest != KW_OFF)
    *severity = (KwSeverity) gravest;
  return gravest != KW_OFF;
}

int
kw_severity_parse (const char *name)
{
  static const char *const names[] = { "off", "note", "warning", "error" };
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return i + KW_OFF;
  return KW_OFF - 1;
}

void
kw_config_each (const KwConfig *config, KwSettingFunc func, gpointer data)
{
  for (guint i = 0; i < config->settings->len; i++)
    {
      const KwSetting *s = &g_array_index (config->settings, KwSetting, i);
      func (data, s->section, s->key, s->value, s->line);
    }
}
