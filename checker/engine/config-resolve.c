/* config-resolve.c - names of rules and of their options in a configuration,
 * looked up once all rules are known */
#include "checker/base/error.h"
#include "checker/base/suggest.h"
#include "checker/engine/config-private.h"

#include <string.h>

static gboolean
fail (const KwConfig *config, int line, char *why, GError **error)
{
  g_autofree char *owned = why;
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%d: %s", config->name, line, kw_tr_reason (owned));
  return FALSE;
}

static gboolean
know_names (const KwConfig *config, const KwRegistry *registry, char *const *names, int line, GError **error)
{
  for (; names != NULL && *names != NULL; names++)
    if (!kw_registry_knows (registry, *names))
      return fail (config, line, kw_registry_unknown (registry, *names), error);
  return TRUE;
}

static gboolean
know_overrides (const KwConfig *config, const KwRegistry *registry, const GArray *severities, GError **error)
{
  for (guint i = 0; i < severities->len; i++)
    {
      const KwOverride *o = &g_array_index (severities, KwOverride, i);
      if (!kw_registry_knows (registry, o->name))
        return fail (config, (int) o->line, kw_registry_unknown (registry, o->name), error);
    }
  return TRUE;
}

static char *
unknown_option (const KwRule *rule, const char *name)
{
  if (rule->options == NULL)
    return g_strdup_printf (KW_VALUE ("%s has no options"), rule->name);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (const KwRuleOption *o = rule->options; o->name != NULL; o++)
    g_ptr_array_add (known, (gpointer) o->name);
  g_ptr_array_add (known, NULL);
  const char *meant = kw_suggest (name, (const char *const *) known->pdata);
  g_autofree char *all = g_strjoinv (", ", (char **) known->pdata);
  if (meant != NULL)
    return g_strdup_printf (KW_VALUE ("no option of %s is called '%s'; did you mean '%s'?"), rule->name, name, meant);
  return g_strdup_printf (KW_VALUE ("no option of %s is called '%s'; there are %s"), rule->name, name, all);
}

static guint
count_options (const KwRule *rule)
{
  guint n = 0;
  while (rule->options != NULL && rule->options[n].name != NULL)
    n++;
  return n;
}

static void
set_option (KwConfig *config, const KwRule *rule, guint i, int value)
{
  int *values = g_hash_table_lookup (config->options, rule);
  if (values == NULL)
    {
      guint n = count_options (rule);
      values = g_new (int, n);
      for (guint k = 0; k < n; k++)
        values[k] = rule->options[k].value;
      g_hash_table_insert (config->options, (gpointer) rule, values);
    }
  values[i] = value;
}

static gboolean
resolve_number (KwConfig *config, const KwRegistry *registry, const KwNumber *number, GError **error)
{
  const KwRule *rule = kw_registry_find (registry, number->rule);
  guint n = rule != NULL ? count_options (rule) : 0, i = 0;
  if (rule != NULL && number->option == NULL)
    return TRUE;
  if (rule == NULL)
    return fail (config, (int) number->section_line, kw_registry_unknown (registry, number->rule), error);
  while (i < n && strcmp (rule->options[i].name, number->option) != 0)
    i++;
  if (i == n)
    return fail (config, (int) number->line, unknown_option (rule, number->option), error);
  const KwRuleOption *o = &rule->options[i];
  if (number->value < o->least || number->value > o->most)
    return fail (config, (int) number->line,
                 g_strdup_printf (KW_VALUE ("%s takes %d to %d, not %d"), o->name, o->least, o->most, number->value), error);
  set_option (config, rule, i, number->value);
  return TRUE;
}

static gboolean
resolve_path (const KwConfig *config, const KwRegistry *registry, const KwPathSection *path, GError **error)
{
  return know_names (config, registry, path->select.names, path->select.line, error) &&
         know_names (config, registry, path->ignore.names, path->ignore.line, error) &&
         know_overrides (config, registry, path->severities, error);
}

gboolean
kw_config_resolve (KwConfig *config, const KwRegistry *registry, GError **error)
{
  gboolean ok =
      know_names (config, registry, config->values[KW_CONFIG_SELECT], config->lines[KW_CONFIG_SELECT], error) &&
      know_names (config, registry, config->values[KW_CONFIG_IGNORE], config->lines[KW_CONFIG_IGNORE], error) &&
      know_overrides (config, registry, config->severities, error);
  for (guint i = 0; ok && i < config->numbers->len; i++)
    ok = resolve_number (config, registry, &g_array_index (config->numbers, KwNumber, i), error);
  for (guint i = 0; ok && i < config->paths->len; i++)
    ok = resolve_path (config, registry, g_ptr_array_index (config->paths, i), error);
  return ok;
}

const int *
kw_config_options (const KwConfig *config, const KwRule *rule)
{
  return g_hash_table_lookup (config->options, rule);
}

int
kw_config_option_line (const KwConfig *config, const KwRule *rule, guint i)
{
  for (guint k = 0; k < config->numbers->len; k++)
    {
      const KwNumber *number = &g_array_index (config->numbers, KwNumber, k);
      if (number->option != NULL && strcmp (number->rule, rule->name) == 0 &&
          strcmp (number->option, rule->options[i].name) == 0)
        return (int) number->line;
    }
  return KW_FROM_DEFAULT;
}
