/* baseline.c - findings that are known, by fingerprint */
#include "checker/engine/baseline.h"
#include "checker/engine/side-file.h"

#include <string.h>

struct _KwBaseline
{
  GHashTable *known; /* fingerprint to KwKnown */
};

static void
known_free (gpointer data)
{
  KwKnown *known = data;
  g_free (known->fingerprint);
  g_free (known->rule);
  g_free (known->path);
  g_free (known);
}

KwBaseline *
kw_baseline_new (void)
{
  KwBaseline *baseline = g_new0 (KwBaseline, 1);
  baseline->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, known_free);
  return baseline;
}

void
kw_baseline_free (KwBaseline *baseline)
{
  if (baseline == NULL)
    return;
  g_hash_table_unref (baseline->known);
  g_free (baseline);
}

/* The strings are taken over. */
static void
take (KwBaseline *baseline, char *fingerprint, char *rule, char *path)
{
  KwKnown *known = g_new0 (KwKnown, 1);
  *known = (KwKnown){ fingerprint, rule, path, FALSE };
  g_hash_table_replace (baseline->known, known->fingerprint, known);
}

void
kw_baseline_add (KwBaseline *baseline, const char *fingerprint, const char *rule, const char *path)
{
  take (baseline, g_strdup (fingerprint), g_strdup (rule), g_strdup (path));
}

static gboolean
read_known (KwBaseline *baseline, const KwPackReader *r, const char *pointer, const json_t *item)
{
  static const char *const members[] = { "fingerprint", "rule", "path", NULL };
  g_autofree char *fingerprint = NULL, *rule = NULL, *path = NULL;
  if (!kw_pack_is_object (r, pointer, item, members) ||
      !kw_pack_string (r, pointer, item, "fingerprint", TRUE, &fingerprint) ||
      !kw_pack_string (r, pointer, item, "rule", TRUE, &rule) ||
      !kw_pack_string (r, pointer, item, "path", TRUE, &path))
    return FALSE;
  if (!kw_is_fingerprint (fingerprint))
    return kw_pack_fail (r, pointer, KW_VALUE ("'%s' is no fingerprint (32 hex digits)"), fingerprint);
  take (baseline, g_steal_pointer (&fingerprint), g_steal_pointer (&rule), g_steal_pointer (&path));
  return TRUE;
}

KwBaseline *
kw_baseline_parse (const char *name, const char *json, gsize size, GError **error)
{
  KwPackReader r = { name, json, size, error };
  g_autoptr (KwBaseline) baseline = kw_baseline_new ();
  json_t *list = kw_side_file_list (&r, "findings");
  gboolean ok = list != NULL;
  for (gsize i = 0; ok && i < json_array_size (list); i++)
    {
      g_autofree char *pointer = kw_pack_item ("/findings", i);
      ok = read_known (baseline, &r, pointer, json_array_get (list, i));
    }
  json_decref (list);
  return ok ? g_steal_pointer (&baseline) : NULL;
}

gboolean
kw_baseline_meet (KwBaseline *baseline, const char *fingerprint)
{
  KwKnown *known = g_hash_table_lookup (baseline->known, fingerprint);
  if (known != NULL)
    known->met = TRUE;
  return known != NULL;
}

guint
kw_baseline_size (const KwBaseline *baseline)
{
  return g_hash_table_size (baseline->known);
}

guint
kw_baseline_gone (KwBaseline *baseline, KwGoneFunc gone, gpointer data, gboolean drop)
{
  guint n = 0;
  GHashTableIter iter;
  gpointer known;
  g_hash_table_iter_init (&iter, baseline->known);
  while (g_hash_table_iter_next (&iter, NULL, &known))
    if (!((KwKnown *) known)->met && gone (data, known))
      {
        n++;
        if (drop)
          g_hash_table_iter_remove (&iter);
      }
  return n;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const KwKnown *x = *(KwKnown *const *) a, *y = *(KwKnown *const *) b;
  int order = strcmp (x->path, y->path);
  if (order == 0)
    order = strcmp (x->rule, y->rule);
  return order != 0 ? order : strcmp (x->fingerprint, y->fingerprint);
}

GString *
kw_baseline_format (const KwBaseline *baseline)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init (&iter, baseline->known);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (sorted, entry);
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      const KwKnown *known = g_ptr_array_index (sorted, i);
      json_t *item = json_object ();
      kw_side_file_set (item, "fingerprint", known->fingerprint);
      kw_side_file_set (item, "rule", known->rule);
      kw_side_file_set (item, "path", known->path);
      g_ptr_array_add (items, item);
    }
  kw_side_file_format (out, "findings", (json_t *const *) items->pdata, items->len);
  return out;
}
