/* registry.c - the table of rules, from the generated list and the packs */
#include "checker/engine/registry.h"
#include "checker/base/suggest.h"
#include "checker/engine/pack-reader.h"
#include "checker/engine/pack.h"

#include <string.h>

extern const KwRule *const kw_compiled_rules[];

struct _KwRegistry
{
  GPtrArray *all;      /* of const KwRule *, sorted by name */
  GPtrArray *declared; /* of KwRule *, owned */
};

static gint
by_name (gconstpointer a, gconstpointer b)
{
  const KwRule *x = *(const KwRule *const *) a, *y = *(const KwRule *const *) b;
  return strcmp (x->name, y->name);
}

/* Brings the table up to date with what is declared. */
static void
list_rules (KwRegistry *registry)
{
  g_ptr_array_set_size (registry->all, 0);
  for (const KwRule *const *rule = kw_compiled_rules; *rule != NULL; rule++)
    g_ptr_array_add (registry->all, (gpointer) *rule);
  for (guint i = 0; i < registry->declared->len; i++)
    g_ptr_array_add (registry->all, g_ptr_array_index (registry->declared, i));
  g_ptr_array_sort (registry->all, by_name);
}

KwRegistry *
kw_registry_new (void)
{
  KwRegistry *registry = g_new0 (KwRegistry, 1);
  registry->all = g_ptr_array_new ();
  registry->declared = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_pack_rule_free);
  for (const KwPackSource *pack = kw_pack_sources; pack->path != NULL; pack++)
    {
      g_autoptr (GError) error = NULL;
      if (!kw_pack_load (pack->path, pack->json, pack->size, registry->declared, &error))
        g_error ("%s: %s", pack->path, error->message); /* our own pack: tests would have failed */
    }
  list_rules (registry);
  return registry;
}

static gboolean
is_compiled (const char *name)
{
  const KwRule *const *rule = kw_compiled_rules;
  while (*rule != NULL && strcmp ((*rule)->name, name) != 0)
    rule++;
  return *rule != NULL;
}

gboolean
kw_registry_add_pack (KwRegistry *registry, const char *name, const char *json, gsize size, GError **error)
{
  KwPackReader reader = { name, json, size, error };
  guint first = registry->declared->len;
  gboolean ok = kw_pack_load (name, json, size, registry->declared, error);
  for (guint i = first; ok && i < registry->declared->len; i++)
    {
      const KwRule *rule = g_ptr_array_index (registry->declared, i);
      g_autofree char *pointer = kw_pack_item ("/rules", i - first);
      ok = !is_compiled (rule->name) || kw_pack_fail (&reader, pointer, "a rule \"%s\" is there already", rule->name);
    }
  if (!ok)
    g_ptr_array_set_size (registry->declared, (gint) first);
  list_rules (registry);
  return ok;
}

void
kw_registry_free (KwRegistry *registry)
{
  g_ptr_array_unref (registry->all);
  g_ptr_array_unref (registry->declared);
  g_free (registry);
}

guint
kw_registry_n_rules (const KwRegistry *registry)
{
  return registry->all->len;
}

const KwRule *
kw_registry_rule (const KwRegistry *registry, guint i)
{
  return g_ptr_array_index (registry->all, i);
}

const KwRule *
kw_registry_find (const KwRegistry *registry, const char *name)
{
  for (guint i = 0; i < registry->all->len; i++)
    {
      const KwRule *rule = g_ptr_array_index (registry->all, i);
      if (strcmp (rule->name, name) == 0)
        return rule;
    }
  return NULL;
}

gboolean
kw_rule_is_named (const KwRule *rule, const char *name)
{
  gsize n = strlen (name);
  while (n > 0 && name[n - 1] == '/')
    n--;
  return n > 0 && strncmp (rule->name, name, n) == 0 && (rule->name[n] == '\0' || rule->name[n] == '/');
}

gboolean
kw_registry_knows (const KwRegistry *registry, const char *name)
{
  for (guint i = 0; i < registry->all->len; i++)
    if (kw_rule_is_named (g_ptr_array_index (registry->all, i), name))
      return TRUE;
  return FALSE;
}

/* The rule that NAME ends, as growth does figure/growth. */
static const char *
ended_by (const KwRegistry *registry, const char *name)
{
  for (guint i = 0; i < registry->all->len; i++)
    {
      const KwRule *rule = g_ptr_array_index (registry->all, i);
      const char *what = strchr (rule->name, '/');
      if (what != NULL && strcmp (what + 1, name) == 0)
        return rule->name;
    }
  return NULL;
}

char *
kw_registry_unknown (const KwRegistry *registry, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < registry->all->len; i++)
    {
      const KwRule *rule = g_ptr_array_index (registry->all, i);
      g_autofree char *family = g_strndup (rule->name, strcspn (rule->name, "/"));
      g_strv_builder_add (builder, rule->name);
      g_strv_builder_add (builder, family);
    }
  g_auto (GStrv) known = g_strv_builder_end (builder);
  const char *meant = ended_by (registry, name);
  meant = meant != NULL ? meant : kw_suggest (name, (const char *const *) known);
  if (meant != NULL)
    return g_strdup_printf (KW_VALUE ("no rule or family is called '%s'; did you mean '%s'?"), name, meant);
  return g_strdup_printf (KW_VALUE ("no rule or family is called '%s' (see 'kanwu rules')"), name);
}
