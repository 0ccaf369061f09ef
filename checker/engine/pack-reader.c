/* pack-reader.c - the JSON of a pack, and where in it something is wrong */
#include "checker/engine/pack-reader.h"
#include "checker/base/error.h"
#include "checker/base/suggest.h"
#include "checker/text/fold.h"

#include <string.h>

/* --- the line of a value: jansson does not keep it */

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && strchr (" \t\r\n,:", *p) != NULL && *p != '\0')
    p++;
  return p;
}

/* Behind the string that begins at P. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
  return p < end ? p + 1 : end;
}

static const char *
skip_value (const char *p, const char *end)
{
  guint depth = 0;
  do
    {
      if (p >= end)
        return end;
      if (*p == '"')
        p = skip_string (p, end);
      else if (*p == '{' || *p == '[')
        depth++, p++;
      else if (*p == '}' || *p == ']')
        depth--, p++;
      else
        p += strcspn (p, " \t\r\n,:{}[]\"") + (strchr (" \t\r\n,:", *p) != NULL);
    }
  while (depth > 0);
  return p;
}

/* The value of the member or item STEP, LEN bytes, of the one at P; NULL. */
static const char *
descend (const char *p, const char *end, const char *step, gsize len)
{
  gboolean object = *p == '{';
  guint64 index = g_ascii_strtoull (step, NULL, 10);
  if (!object && *p != '[')
    return NULL;
  p = skip_space (p + 1, end);
  for (guint64 i = 0; p < end && *p != '}' && *p != ']'; i++)
    {
      const char *key = p;
      if (object)
        p = skip_space (skip_string (p, end), end);
      if (object ? strncmp (key + 1, step, len) == 0 && key[len + 1] == '"' : i == index)
        return p;
      p = skip_space (skip_value (p, end), end);
    }
  return NULL;
}

guint
kw_pack_line (const char *json, gsize size, const char *pointer)
{
  const char *end = json + size, *at = skip_space (json, end);
  while (at < end && *pointer == '/')
    {
      gsize len = strcspn (pointer + 1, "/");
      const char *next = descend (at, end, pointer + 1, len);
      if (next == NULL || next >= end)
        break;
      at = next;
      pointer += len + 1;
    }
  guint line = 1;
  for (const char *p = json; p < at; p++)
    line += *p == '\n';
  return line;
}

/* --- values */

gboolean
kw_pack_fail (const KwPackReader *r, const char *pointer, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (r->error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%u: %s%s%s", r->name,
               kw_pack_line (r->json, r->size, pointer), pointer, *pointer != '\0' ? ": " : "", kw_tr_reason (why));
  return FALSE;
}

char *
kw_pack_step (const char *pointer, const char *member)
{
  return g_strconcat (pointer, "/", member, NULL);
}

char *
kw_pack_item (const char *pointer, gsize index)
{
  return g_strdup_printf ("%s/%" G_GSIZE_FORMAT, pointer, index);
}

static gboolean
refuse_member (const KwPackReader *r, const char *pointer, const char *member, const char *const *known)
{
  g_autofree char *at = kw_pack_step (pointer, member);
  const char *meant = kw_suggest (member, known);
  if (meant != NULL)
    return kw_pack_fail (r, at, KW_VALUE ("no such member; did you mean \"%s\"?"), meant);
  g_autofree char *all = g_strjoinv (", ", (char **) known);
  return kw_pack_fail (r, at, KW_VALUE ("no such member; known are %s"), all);
}

gboolean
kw_pack_is_object (const KwPackReader *r, const char *pointer, const json_t *value, const char *const *known)
{
  if (!json_is_object (value))
    return kw_pack_fail (r, pointer, KW_VALUE ("an object is expected"));
  json_t *object = (json_t *) value;
  for (void *i = json_object_iter (object); i != NULL; i = json_object_iter_next (object, i))
    if (!g_strv_contains (known, json_object_iter_key (i)))
      return refuse_member (r, pointer, json_object_iter_key (i), known);
  return TRUE;
}

gboolean
kw_pack_string (const KwPackReader *r, const char *pointer, const json_t *object, const char *member, gboolean required,
                char **out)
{
  const json_t *value = json_object_get (object, member);
  g_autofree char *at = kw_pack_step (pointer, member);
  *out = NULL;
  if (value == NULL)
    return !required || kw_pack_fail (r, pointer, KW_VALUE ("\"%s\" is missing"), member);
  if (!json_is_string (value) || json_string_length (value) == 0)
    return kw_pack_fail (r, at, KW_VALUE ("a string is expected"));
  *out = g_strdup (json_string_value (value));
  return TRUE;
}

static char *
fold (const char *word)
{
  KwFold folded;
  kw_fold_init (&folded, word, strlen (word), NULL, 0);
  char *text = g_steal_pointer (&folded.text);
  kw_fold_clear (&folded);
  return text;
}

/* Folds a string to WORDS. */
static gboolean
add_word (const KwPackReader *r, const char *pointer, const json_t *value, GPtrArray *words)
{
  if (!json_is_string (value))
    return kw_pack_fail (r, pointer, KW_VALUE ("a string is expected"));
  char *word = fold (json_string_value (value));
  g_ptr_array_add (words, word);
  return *word != '\0' || kw_pack_fail (r, pointer, KW_VALUE ("an empty word stands everywhere"));
}

gboolean
kw_pack_words (const KwPackReader *r, const char *pointer, const json_t *object, const char *member, gboolean required,
               char ***out)
{
  const json_t *value = json_object_get (object, member);
  g_autofree char *at = kw_pack_step (pointer, member);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  *out = NULL;
  if (value == NULL)
    return !required || kw_pack_fail (r, pointer, KW_VALUE ("\"%s\" is missing"), member);
  if (json_is_array (value) && json_array_size (value) == 0)
    return kw_pack_fail (r, at, KW_VALUE ("a word at least is expected"));
  gboolean ok = json_is_array (value) || add_word (r, at, value, words);
  for (gsize i = 0; ok && i < json_array_size (value); i++)
    {
      g_autofree char *item = kw_pack_item (at, i);
      ok = add_word (r, item, json_array_get (value, i), words);
    }
  if (!ok)
    return FALSE;
  g_ptr_array_add (words, NULL);
  *out = (char **) g_ptr_array_steal (words, NULL);
  return TRUE;
}

gboolean
kw_pack_boolean (const KwPackReader *r, const char *pointer, const json_t *object, const char *member, gboolean *out)
{
  const json_t *value = json_object_get (object, member);
  g_autofree char *at = kw_pack_step (pointer, member);
  *out = json_is_true (value);
  return value == NULL || json_is_boolean (value) || kw_pack_fail (r, at, KW_VALUE ("true or false is expected"));
}

gboolean
kw_pack_choice (const KwPackReader *r, const char *pointer, const json_t *object, const char *member,
                const char *const *list, int *out)
{
  g_autofree char *name = NULL, *at = kw_pack_step (pointer, member);
  *out = -1;
  if (!kw_pack_string (r, pointer, object, member, FALSE, &name))
    return FALSE;
  for (int i = 0; name != NULL && list[i] != NULL && *out < 0; i++)
    if (strcmp (list[i], name) == 0)
      *out = i;
  if (name == NULL || *out >= 0)
    return TRUE;
  g_autofree char *all = g_strjoinv (", ", (char **) list);
  return kw_pack_fail (r, at, KW_VALUE ("\"%s\" is none of %s"), name, all);
}
