/* allowance.c - exceptions, read and written */
#include "checker/engine/allowance.h"
#include "checker/engine/side-file.h"

#include <stdlib.h>
#include <string.h>

KwAllowance *
kw_allowance_new (const KwAllowance *of)
{
  KwAllowance *a = g_new0 (KwAllowance, 1);
  a->fingerprint = g_strdup (of->fingerprint);
  a->rule = g_strdup (of->rule);
  a->path = g_strdup (of->path);
  a->reason = g_strdup (of->reason);
  a->owner = g_strdup (of->owner);
  a->expires = of->expires;
  a->glob = of->fingerprint == NULL && of->path != NULL ? kw_glob_new (of->path) : NULL;
  return a;
}

void
kw_allowance_free (KwAllowance *a)
{
  if (a == NULL)
    return;
  g_free (a->fingerprint);
  g_free (a->rule);
  g_free (a->path);
  g_free (a->reason);
  g_free (a->owner);
  kw_glob_free (a->glob);
  g_free (a);
}

gboolean
kw_day_parse (const char *text, KwDay *day)
{
  static const char form[] = "dddd-dd-dd";
  if (strlen (text) != strlen (form))
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  *day = kw_day (atoi (text), atoi (text + 5), atoi (text + 8));
  return *day != KW_DAY_NONE;
}

gboolean
kw_allowance_is_over (const KwAllowance *a, KwDay today)
{
  return a->expires != KW_DAY_NONE && a->expires < today;
}

gboolean
kw_allowance_same (const KwAllowance *a, const KwAllowance *b)
{
  if (a->fingerprint != NULL || b->fingerprint != NULL)
    return g_strcmp0 (a->fingerprint, b->fingerprint) == 0;
  return strcmp (a->rule, b->rule) == 0 && g_strcmp0 (a->path, b->path) == 0;
}

/* --- reading */

static gboolean
is_sound (const KwPackReader *r, const char *pointer, const KwAllowance *a, const KwRegistry *registry)
{
  if (a->fingerprint != NULL && !kw_is_fingerprint (a->fingerprint))
    return kw_pack_fail (r, pointer, KW_VALUE ("'%s' is no fingerprint (32 hex digits)"), a->fingerprint);
  if (a->fingerprint == NULL && a->rule == NULL)
    return kw_pack_fail (r, pointer, KW_VALUE ("\"fingerprint\" or \"rule\" is needed"));
  if (a->fingerprint == NULL && !kw_registry_knows (registry, a->rule))
    {
      g_autofree char *why = kw_registry_unknown (registry, a->rule);
      return kw_pack_fail (r, pointer, "%s", why);
    }
  if (g_strcmp0 (g_strstrip (a->reason), "") == 0)
    return kw_pack_fail (r, pointer, KW_VALUE ("\"reason\" is empty"));
  return TRUE;
}

static gboolean
read_day (const KwPackReader *r, const char *pointer, const json_t *item, KwDay *day)
{
  g_autofree char *text = NULL, *at = kw_pack_step (pointer, "expires");
  *day = KW_DAY_NONE;
  return kw_side_file_string (r, pointer, item, "expires", &text) &&
         (text == NULL || kw_day_parse (text, day) ||
          kw_pack_fail (r, at, KW_VALUE ("'%s' is no day (YYYY-MM-DD)"), text));
}

static KwAllowance *
read_one (const KwPackReader *r, const char *pointer, const json_t *item, const KwRegistry *registry)
{
  static const char *const known[] = { "fingerprint", "rule", "path", "reason", "owner", "expires", NULL };
  g_autoptr (KwAllowance) a = g_new0 (KwAllowance, 1);
  if (!kw_pack_is_object (r, pointer, item, known) ||
      !kw_side_file_string (r, pointer, item, "fingerprint", &a->fingerprint) ||
      !kw_side_file_string (r, pointer, item, "rule", &a->rule) ||
      !kw_side_file_string (r, pointer, item, "path", &a->path) ||
      !kw_pack_string (r, pointer, item, "reason", TRUE, &a->reason) ||
      !kw_side_file_string (r, pointer, item, "owner", &a->owner) || !read_day (r, pointer, item, &a->expires) ||
      !is_sound (r, pointer, a, registry))
    return NULL;
  return kw_allowance_new (a);
}

GPtrArray *
kw_allowances_parse (const char *name, const char *json, gsize size, const KwRegistry *registry, GError **error)
{
  KwPackReader r = { name, json, size, error };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_allowance_free);
  json_t *list = kw_side_file_list (&r, "allow");
  gboolean ok = list != NULL;
  for (gsize i = 0; ok && i < json_array_size (list); i++)
    {
      g_autofree char *pointer = kw_pack_item ("/allow", i);
      KwAllowance *a = read_one (&r, pointer, json_array_get (list, i), registry);
      ok = a != NULL;
      if (ok)
        g_ptr_array_add (all, a);
    }
  json_decref (list);
  return ok ? g_steal_pointer (&all) : NULL;
}

/* --- writing */

static gint
compare (gconstpointer a, gconstpointer b)
{
  const KwAllowance *x = *(KwAllowance *const *) a, *y = *(KwAllowance *const *) b;
  int order = g_strcmp0 (x->rule, y->rule);
  if (order == 0)
    order = g_strcmp0 (x->path, y->path);
  return order != 0 ? order : g_strcmp0 (x->fingerprint, y->fingerprint);
}

static json_t *
item_of (const KwAllowance *a)
{
  char day[16];
  json_t *item = json_object ();
  kw_side_file_set (item, "fingerprint", a->fingerprint);
  kw_side_file_set (item, "rule", a->rule);
  kw_side_file_set (item, "path", a->path);
  kw_side_file_set (item, "reason", a->reason);
  kw_side_file_set (item, "owner", a->owner);
  kw_day_format (a->expires, day);
  kw_side_file_set (item, "expires", a->expires != KW_DAY_NONE ? day : NULL);
  return item;
}

GString *
kw_allowances_format (GPtrArray *allowances)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  g_ptr_array_sort (allowances, compare);
  for (guint i = 0; i < allowances->len; i++)
    g_ptr_array_add (items, item_of (g_ptr_array_index (allowances, i)));
  kw_side_file_format (out, "allow", (json_t *const *) items->pdata, items->len);
  return out;
}
