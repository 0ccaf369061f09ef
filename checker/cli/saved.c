/* saved.c - lines of saved findings: the files, and what is wrong with them */
#include "checker/cli/saved.h"
#include "checker/base/error.h"
#include "checker/cli/saved-entry.h"
#include "checker/engine/shard.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* More than any finding takes: an article's 64 MiB, quoted twice and escaped
 * where it must be. */
#define LINE_MOST (256u << 20)
#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* PowerShell writes it */

struct _KwSaved
{
  const KwRegistry *registry;
  GHashTable *strangers; /* name to KwRule: rules that the registry does not know */
  GPtrArray *problems;
};

static void
stranger_free (gpointer data)
{
  KwRule *rule = data;
  g_free ((char *) (gsize) rule->name);
  g_free (rule);
}

static void
problem_free (gpointer data)
{
  kw_problem_free (data);
}

KwSaved *
kw_saved_new (const KwRegistry *registry)
{
  KwSaved *saved = g_new0 (KwSaved, 1);
  saved->registry = registry;
  saved->strangers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, stranger_free);
  saved->problems = g_ptr_array_new_with_free_func (problem_free);
  return saved;
}

void
kw_saved_free (KwSaved *saved)
{
  if (saved == NULL)
    return;
  g_hash_table_unref (saved->strangers);
  g_ptr_array_unref (saved->problems);
  g_free (saved);
}

const GPtrArray *
kw_saved_problems (const KwSaved *saved)
{
  return saved->problems;
}

static const KwRule *
rule_of (gpointer data, const char *name, KwSeverity severity)
{
  static const KwExample no_examples[] = { { NULL } };
  KwSaved *saved = data;
  const KwRule *known = kw_registry_find (saved->registry, name);
  if (known == NULL)
    known = g_hash_table_lookup (saved->strangers, name);
  if (known != NULL)
    return known;
  KwRule *rule = g_new0 (KwRule, 1);
  rule->name = g_strdup (name);
  rule->summary = rule->name;
  rule->why = "";
  rule->since = "";
  rule->severity = severity;
  rule->examples = no_examples;
  g_hash_table_insert (saved->strangers, (gpointer) (gsize) rule->name, rule);
  return rule;
}

static void
note_problem (KwSaved *saved, const char *filename, guint line, guint64 offset, const char *message)
{
  g_ptr_array_add (saved->problems, kw_problem_new (filename, line > 0 ? line - 1 : 0, line, line > 0, offset, message));
}

/* A file on its way in. */
typedef struct
{
  FILE *in;
  gsize at, end; /* of what is left in the buffer */
  char buffer[1 << 16];
} Input;

static gboolean
fill (Input *input)
{
  input->at = 0;
  input->end = fread (input->buffer, 1, sizeof input->buffer, input->in);
  return input->end > 0;
}

/* The next line without its end; FALSE at the end. One that is longer than any
 * finding is cut and TOO_LONG. */
static gboolean
read_line (Input *input, GString *line, gsize *size, gboolean *too_long)
{
  g_string_truncate (line, 0);
  *size = 0;
  *too_long = FALSE;
  while (input->at < input->end || fill (input))
    {
      const char *from = input->buffer + input->at, *newline = memchr (from, '\n', input->end - input->at);
      gsize len = newline != NULL ? (gsize) (newline - from) : input->end - input->at;
      gsize taken = newline != NULL ? len + 1 : len;
      *too_long = *too_long || line->len + len > LINE_MOST;
      if (!*too_long)
        g_string_append_len (line, from, (gssize) len);
      input->at += taken;
      *size += taken;
      if (newline != NULL)
        return TRUE;
    }
  return *size > 0;
}

static void
read_lines (KwSaved *saved, FILE *in, const char *filename, KwSavedFunc func, gpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree Input *input = g_new (Input, 1);
  guint64 offset = 0;
  gboolean too_long;
  gsize size;
  input->in = in;
  input->at = input->end = 0;
  for (guint number = 1; read_line (input, line, &size, &too_long); number++, offset += size)
    {
      g_autoptr (GError) error = NULL;
      if (too_long)
        {
          note_problem (saved, filename, number, offset, KW_VALUE ("no finding is as long as this line"));
          continue;
        }
      if (number == 1 && g_str_has_prefix (line->str, BYTE_ORDER_MARK))
        g_string_erase (line, 0, strlen (BYTE_ORDER_MARK));
      if (strspn (line->str, " \t\r") == line->len)
        continue;
      KwEntry *entry = kw_saved_entry (line->str, line->len, rule_of, saved, &error);
      if (entry != NULL)
        func (data, entry);
      else
        note_problem (saved, filename, number, offset, error->message);
    }
}

void
kw_saved_read (KwSaved *saved, const char *filename, KwSavedFunc func, gpointer data)
{
  gboolean standard = strcmp (filename, "-") == 0;
  FILE *in = standard ? stdin : fopen (filename, "rb");
  if (in == NULL)
    {
      note_problem (saved, filename, 0, 0, g_strerror (errno));
      return;
    }
  errno = 0;
  read_lines (saved, in, filename, func, data);
  if (ferror (in))
    note_problem (saved, filename, 0, 0, errno != 0 ? g_strerror (errno) : KW_VALUE ("cannot be read"));
  if (!standard)
    fclose (in);
}
