/* side-file.c - JSON of an item a line, read strictly */
#include "checker/engine/side-file.h"
#include "checker/base/error.h"

#include <string.h>

#define SCHEMA 1

json_t *
kw_side_file_list (const KwPackReader *r, const char *member)
{
  const char *const known[] = { "schema", member, NULL };
  g_autofree char *pointer = kw_pack_step ("", member);
  json_error_t why;
  json_t *file = json_loadb (r->json, r->size, JSON_REJECT_DUPLICATES, &why);
  if (file == NULL)
    {
      g_set_error (r->error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%d: %s", r->name, MAX (why.line, 1), why.text);
      return NULL;
    }
  json_t *list = NULL;
  const json_t *schema = json_object_get (file, "schema");
  if (!kw_pack_is_object (r, "", file, known))
    ;
  else if (schema == NULL || !json_is_integer (schema) || json_integer_value (schema) != SCHEMA)
    kw_pack_fail (r, schema != NULL ? "/schema" : "", KW_VALUE ("\"schema\": %d is expected"), SCHEMA);
  else if (!json_is_array (json_object_get (file, member)))
    kw_pack_fail (r, json_object_get (file, member) != NULL ? pointer : "", KW_VALUE ("\"%s\" is a list"), member);
  else
    list = json_incref (json_object_get (file, member));
  json_decref (file);
  return list;
}

gboolean
kw_side_file_string (const KwPackReader *r, const char *pointer, const json_t *object, const char *member, char **out)
{
  *out = NULL;
  return json_is_null (json_object_get (object, member)) || kw_pack_string (r, pointer, object, member, FALSE, out);
}

gboolean
kw_is_fingerprint (const char *text)
{
  return strlen (text) == 32 && strspn (text, "0123456789abcdef") == 32;
}

void
kw_side_file_format (GString *out, const char *member, json_t *const *items, guint n)
{
  g_string_append_printf (out, "{\"schema\": %d, \"%s\": [", SCHEMA, member);
  for (guint i = 0; i < n; i++)
    {
      char *line = json_dumps (items[i], 0);
      g_string_append (out, i > 0 ? ",\n" : "\n");
      g_string_append (out, line);
      free (line);
    }
  g_string_append (out, n > 0 ? "\n]}\n" : "]}\n");
}

void
kw_side_file_set (json_t *item, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  json_object_set_new (item, key, json_string (valid));
}
