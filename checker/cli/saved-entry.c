/* saved-entry.c - a JSON line becomes an entry again */
#include "checker/cli/saved-entry.h"
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/engine/side-file.h"
#include "checker/rule.h"

#include <jansson.h>
#include <string.h>

#define SCHEMA 1

typedef struct
{
  KwEntry *entry;
  GError **error;
} Reader;

static gboolean
fail (const Reader *r, const char *member, const char *expected)
{
  g_set_error (r->error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, KW_VALUE ("no finding: \"%s\" should be %s"), member,
               expected);
  return FALSE;
}

/* A string, or NULL where it is null or not there. */
static gboolean
read_text (const Reader *r, const json_t *object, const char *key, gboolean required, char **text)
{
  const json_t *value = json_object_get (object, key);
  if (json_is_string (value))
    *text = g_strdup (json_string_value (value));
  else if (required || (value != NULL && !json_is_null (value)))
    return fail (r, key, KW_VALUE ("a string"));
  return TRUE;
}

/* A string that names something. */
static gboolean
read_name (const Reader *r, const json_t *object, const char *key, char **name)
{
  return read_text (r, object, key, TRUE, name) && (**name != '\0' || fail (r, key, KW_VALUE ("a name")));
}

/* Pages keep fingerprints in one string, by their length. */
static gboolean
read_fingerprint (const Reader *r, const json_t *object)
{
  return read_text (r, object, "fingerprint", TRUE, &r->entry->fingerprint) &&
         (kw_is_fingerprint (r->entry->fingerprint) || fail (r, "fingerprint", KW_VALUE ("32 hex digits")));
}

static gboolean
read_number (const Reader *r, const json_t *object, const char *key, guint32 least, guint32 *number)
{
  const json_t *value = json_object_get (object, key);
  if (!json_is_integer (value) || json_integer_value (value) < least || json_integer_value (value) > G_MAXUINT32)
    return fail (r, key, KW_VALUE ("a whole number of 32 bits"));
  *number = (guint32) json_integer_value (value);
  return TRUE;
}

/* Whether PATH is of a file with many articles. */
static gboolean
holds_many (const char *path, guint32 record)
{
  return record > 0 || g_str_has_suffix (path, ".jsonl") || g_str_has_suffix (path, ".ndjson");
}

static gboolean
read_article (const Reader *r, const json_t *parent, KwEntryArticle *article)
{
  const json_t *object = json_object_get (parent, "article");
  if (!json_is_object (object))
    return fail (r, "article", KW_VALUE ("an object"));
  if (!read_name (r, object, "path", &article->path) || !read_number (r, object, "record", 0, &article->record) ||
      !read_text (r, object, "id", FALSE, &article->id) || !read_text (r, object, "title", FALSE, &article->title) ||
      !read_text (r, object, "date", FALSE, &article->date))
    return FALSE;
  article->line = article->record + 1;
  if (json_object_get (object, "line") != NULL && !read_number (r, object, "line", 1, &article->line))
    return FALSE;
  article->many = holds_many (article->path, article->record);
  article->page = g_str_has_suffix (article->path, ".html") || g_str_has_suffix (article->path, ".htm");
  article->name = article->many ? g_strdup_printf ("%s#%u", article->path, article->record) : g_strdup (article->path);
  return TRUE;
}

/* Appends a string member, which may hold NUL; its length in *LEN. */
static gboolean
append_member (const Reader *r, const json_t *object, const char *key, gboolean required, GString *out, gsize *len)
{
  const json_t *value = json_object_get (object, key);
  *len = 0;
  if (value == NULL && !required)
    return TRUE;
  if (!json_is_string (value))
    return fail (r, key, KW_VALUE ("a string"));
  *len = json_string_length (value);
  g_string_append_len (out, json_string_value (value), (gssize) *len);
  return TRUE;
}

/* Reports count lines by the numbers and cut them at the line ends: the two have
 * to agree. */
static gboolean
check_lines (const Reader *r, const KwPlace *place)
{
  guint ends = 0;
  for (gsize i = 0; i < place->len; i++)
    ends += place->text[i] == '\n';
  return place->end_line - place->line == ends ||
         fail (r, "end_line", KW_VALUE ("\"line\" and as many more as \"text\" has line ends"));
}

static guint
count_chars (const char *text, gsize len)
{
  return (guint) kw_utf8_count (text, text + len);
}

/* Columns of bytes are counted from where lines begin. */
static void
set_line_start (KwPlace *place, guint32 start)
{
  const char *newline = memrchr (place->text, '\n', place->len);
  gsize behind = newline != NULL ? (gsize) (place->text + place->len - newline - 1) : 0;
  if (start > place->start || behind > place->end)
    return;
  place->line_start = start;
  place->end_line_start = newline != NULL ? place->end - (guint32) behind : start;
}

/* If the text BEFORE the place was saved from there. */
static void
find_line_start (KwPlace *place, gsize before)
{
  place->line_start = place->end_line_start = G_MAXUINT32;
  if (place->column - 1 == count_chars (place->from, before) && before <= place->start)
    set_line_start (place, place->start - (guint32) before);
}

/* Places of one line begin in one, and not all were saved with it. */
static void
share_line_start (KwPlace *place, const KwPlace *with)
{
  if (place->line_start == G_MAXUINT32 && place->line == with->line && with->line_start != G_MAXUINT32)
    set_line_start (place, with->line_start);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

/* The text and what was saved of its line, in a buffer of the entry's. */
static gboolean
read_quotation (const Reader *r, const json_t *object, KwPlace *place)
{
  GString *buffer = g_string_new (NULL);
  gsize before, after;
  g_ptr_array_add (r->entry->buffers, buffer);
  if (!append_member (r, object, "before", FALSE, buffer, &before) ||
      !append_member (r, object, "text", TRUE, buffer, &place->len) ||
      !append_member (r, object, "after", FALSE, buffer, &after))
    return FALSE;
  place->from = buffer->str;
  place->to = buffer->str + buffer->len;
  place->text = buffer->str + before;
  place->cut_from = place->column - 1 > count_chars (place->from, before);
  place->cut_to = count_chars (place->to - after, after) >= KW_CONTEXT;
  find_line_start (place, before);
  return check_lines (r, place);
}

static gboolean
read_place (const Reader *r, const json_t *parent, KwPlace *place)
{
  const json_t *object = json_object_get (parent, "span");
  if (!json_is_object (object))
    return fail (r, "span", KW_VALUE ("an object"));
  return read_number (r, object, "start", 0, &place->start) &&
         read_number (r, object, "end", place->start, &place->end) &&
         read_number (r, object, "line", 1, &place->line) && read_number (r, object, "column", 1, &place->column) &&
         read_number (r, object, "end_line", place->line, &place->end_line) &&
         read_number (r, object, "end_column", 1, &place->end_column) && read_quotation (r, object, place);
}

static gboolean
read_list (const Reader *r, const json_t *object, const char *key, const json_t **list)
{
  *list = json_object_get (object, key);
  return *list == NULL || json_is_array (*list) || fail (r, key, KW_VALUE ("an array"));
}

static gboolean
read_occurrences (const Reader *r, const json_t *object)
{
  const json_t *list;
  if (!read_list (r, object, "occurrences", &list))
    return FALSE;
  g_array_set_size (r->entry->occurrences, (guint) json_array_size (list));
  for (guint i = 0; i < json_array_size (list); i++)
    {
      KwEntryPlace *one = &g_array_index (r->entry->occurrences, KwEntryPlace, i);
      const json_t *item = json_array_get (list, i);
      if (!read_place (r, item, &one->place) || !read_text (r, item, "replacement", FALSE, &one->replacement))
        return FALSE;
      if (i > 0)
        share_line_start (&one->place, &one[-1].place);
      else
        share_line_start (&r->entry->place, &one->place);
    }
  return TRUE;
}

static gboolean
read_related (const Reader *r, const json_t *object)
{
  const json_t *list;
  if (!read_list (r, object, "related", &list))
    return FALSE;
  g_array_set_size (r->entry->related, (guint) json_array_size (list));
  for (guint i = 0; i < json_array_size (list); i++)
    {
      KwEntryRelated *related = &g_array_index (r->entry->related, KwEntryRelated, i);
      const json_t *item = json_array_get (list, i);
      if (!read_article (r, item, &related->article) || !read_place (r, item, &related->place) ||
          !read_text (r, item, "label", FALSE, &related->label))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_args (const Reader *r, const json_t *object)
{
  json_t *args = json_object_get (object, "args"), *value;
  const char *key;
  if (args != NULL && !json_is_object (args))
    return fail (r, "args", KW_VALUE ("an object"));
  json_object_foreach (args, key, value)
  {
    KwArg arg = { g_strdup (key), g_strdup (json_string_value (value)) };
    g_array_append_val (r->entry->args, arg);
    if (arg.value == NULL && !json_is_null (value))
      return fail (r, "args", KW_VALUE ("an object of strings"));
  }
  return TRUE;
}

static gboolean
read_severity (const Reader *r, const json_t *object)
{
  const char *name = json_string_value (json_object_get (object, "severity"));
  for (int i = KW_NOTE; name != NULL && i <= KW_ERROR; i++)
    if (strcmp (kw_severity_name ((KwSeverity) i), name) == 0)
      {
        r->entry->severity = (KwSeverity) i;
        return TRUE;
      }
  return fail (r, "severity", KW_VALUE ("note, warning or error"));
}

static gboolean
read_safety (const Reader *r, const json_t *object)
{
  const char *name = json_string_value (json_object_get (object, "fix_safety"));
  for (int i = KW_FIX_UNSAFE; name != NULL && i <= KW_FIX_SAFE; i++)
    if (strcmp (kw_fix_safety_name ((KwFixSafety) i), name) == 0)
      r->entry->safety = (KwFixSafety) i;
  return name == NULL || r->entry->safety != KW_FIX_NONE || fail (r, "fix_safety", KW_VALUE ("safe, unsafe or null"));
}

static void
tell_in (KwEntry *entry, KwLanguage language)
{
  char *message = kw_entry_message_in (entry, language);
  g_free (entry->message);
  entry->message = message;
}

/* A message that the rule makes in some language is told in ours. English is
 * made in no time, so it comes first. */
static void
tell_again (KwEntry *entry)
{
  for (int language = KW_ENGLISH; entry->rule->message != NULL && language < KW_N_LANGUAGES; language++)
    {
      g_autofree char *message = kw_entry_message_in (entry, (KwLanguage) language);
      if (strcmp (message, entry->message) != 0)
        continue;
      if (language != (int) kw_language ())
        tell_in (entry, kw_language ());
      return;
    }
}

static gboolean
read_entry (const Reader *r, const json_t *object, KwRuleLookup lookup, gpointer data)
{
  KwEntry *entry = r->entry;
  const json_t *schema = json_object_get (object, "schema");
  g_autofree char *rule = NULL;
  if (!json_is_integer (schema) || json_integer_value (schema) != SCHEMA)
    return fail (r, "schema", KW_VALUE ("1: other versions cannot be read"));
  if (!read_name (r, object, "rule", &rule) || !read_severity (r, object) ||
      !read_text (r, object, "message", TRUE, &entry->message) || !read_article (r, object, &entry->article) ||
      !read_place (r, object, &entry->place) || !read_text (r, object, "replacement", FALSE, &entry->replacement) ||
      !read_occurrences (r, object) || !read_related (r, object) || !read_args (r, object) ||
      !read_safety (r, object) || !read_fingerprint (r, object))
    return FALSE;
  entry->rule = lookup (data, rule, entry->severity);
  tell_again (entry);
  return TRUE;
}

KwEntry *
kw_saved_entry (const char *line, gsize len, KwRuleLookup lookup, gpointer data, GError **error)
{
  json_error_t why;
  json_t *object = json_loadb (line, len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &why);
  if (object == NULL)
    {
      g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, KW_VALUE ("no JSON: %s"), why.text);
      return NULL;
    }
  g_autoptr (KwEntry) entry = kw_entry_new ();
  entry->buffers = g_ptr_array_new_with_free_func (free_string);
  Reader r = { entry, error };
  gboolean ok = read_entry (&r, object, lookup, data);
  json_decref (object);
  return ok ? g_steal_pointer (&entry) : NULL;
}
