/* man-config.c - kanwu.ini(5): the keys of [kanwu], which are options of kanwu
 * check, and the numbers of rules, from the tables that read them */
#include "checker/engine/config.h"
#include "doc/docs.h"
#include "doc/roff.h"

#include <string.h>

static const GOptionEntry *
option_called (const KwDescription *description, const char *name)
{
  for (guint i = 0; i < description->entries->len; i++)
    {
      const GOptionEntry *entry = &g_array_index (description->entries, GOptionEntry, i);
      if (g_strcmp0 (entry->long_name, name) == 0)
        return entry;
    }
  return NULL;
}

static void
append_keys (GString *out)
{
  g_autoptr (KwDescription) description = kw_describe (kw_command_find ("check"));
  g_string_append (out, ".SH \"KEYS OF [kanwu]\"\nEach is the option of the same name of\n.BR kanwu\\-check (1);\nwhere that may be given several times the key takes a list.\n");
  for (guint key = 0; key < KW_CONFIG_KEYS; key++)
    {
      const char *name = kw_config_key_name (key);
      const GOptionEntry *option = option_called (description, name);
      g_string_append (out, ".TP\n\\fB");
      kw_roff_code (out, name);
      g_string_append (out, "\\fR\n");
      g_assert (option != NULL); /* a key that no option has says nothing of itself */
      kw_roff_text (out, option->description);
      g_string_append (out, ".\n");
    }
}

static void
append_number (GString *out, const KwRuleOption *option)
{
  g_string_append (out, "\\fB");
  kw_roff_code (out, option->name);
  g_string_append_printf (out, "\\fR = %d (%d to %d): ", option->value, option->least, option->most);
  kw_roff_text (out, option->summary);
  g_string_append (out, ".\n");
}

static void
append_rules (GString *out)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_string_append (out, ".SH RULES\nWhat each has unless it is set, and the bounds.\n");
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      if (rule->options == NULL)
        continue;
      g_string_append (out, ".TP\n\\fB");
      kw_roff_code (out, rule->name);
      g_string_append (out, "\\fR\n");
      for (const KwRuleOption *option = rule->options; option->name != NULL; option++)
        append_number (out, option);
    }
}

void
kw_man_config (FILE *out, const char *prose)
{
  static const struct
  {
    const char *line;
    void (*append) (GString *out);
  } tables[] = { { "@keys\n", append_keys }, { "@rules\n", append_rules } };
  g_autoptr (GString) page = g_string_new (NULL);
  kw_roff_head (page, "kanwu.ini", "5");
  g_string_append (page, ".SH NAME\nkanwu.ini \\- what a project has settled for kanwu\n.SH DESCRIPTION\n");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *at = strstr (prose, tables[i].line);
      if (at == NULL)
        continue;
      g_autofree char *before = g_strndup (prose, (gsize) (at - prose));
      kw_roff_prose (page, before);
      tables[i].append (page);
      prose = at + strlen (tables[i].line);
    }
  kw_roff_prose (page, prose);
  g_string_append (page, ".SH \"SEE ALSO\"\n.BR kanwu\\-check (1),\n.BR kanwu\\-config (1),\n.BR kanwu\\-rules (7)\n");
  fwrite (page->str, 1, page->len, out);
}
