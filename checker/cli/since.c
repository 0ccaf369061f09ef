/* since.c - what changed since a commit, as git tells */
#include "checker/cli/since.h"
#include "checker/base/error.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* A file that is not as it was. */
typedef struct
{
  char *before;  /* its name then, NULL: it is new */
  GArray *lines; /* of guint64, ascending: kw_raw_hash() of its lines then; NULL until asked for */
} Changed;

struct _KwSince
{
  char *commit, *top;  /* the work tree */
  GHashTable *tracked; /* names below TOP */
  GHashTable *changed; /* such a name to Changed */
  char *failed;        /* a file that git could not give, or NULL */
};

static void
changed_free (gpointer data)
{
  Changed *changed = data;
  g_free (changed->before);
  if (changed->lines != NULL)
    g_array_unref (changed->lines);
  g_free (changed);
}

void
kw_since_free (KwSince *since)
{
  if (since == NULL)
    return;
  g_free (since->commit);
  g_free (since->top);
  g_free (since->failed);
  g_hash_table_unref (since->tracked);
  g_hash_table_unref (since->changed);
  g_free (since);
}

/* --- asking git */

static GSubprocessLauncher *
launcher_for (const char *folder, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_setenv (launcher, "GIT_OPTIONAL_LOCKS", "0", TRUE); /* look on, write nothing */
  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);
  return launcher;
}

static gboolean
fail_git (GBytes *words, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (words, &size);
  g_autofree char *said = g_strstrip (g_strndup (size > 0 ? text : "", size));
  g_strdelimit (said, "\n", ' ');
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_READ, KW_VALUE ("git says: %s"), *said != '\0' ? said : KW_VALUE ("nothing, but failed"));
  return FALSE;
}

/* What git prints when it is run with ARGV in FOLDER; NULL with its own words. */
static GBytes *
git (const char *folder, const char *const *argv, GError **error)
{
  g_autoptr (GSubprocessLauncher)
      launcher = launcher_for (folder, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, error);
  g_autoptr (GBytes) out = NULL, words = NULL;
  if (process == NULL || !g_subprocess_communicate (process, NULL, NULL, &out, &words, error))
    return NULL;
  if (g_subprocess_get_successful (process))
    return g_steal_pointer (&out);
  fail_git (words, error);
  return NULL;
}

/* Its one line; NULL with its own words. */
static char *
git_line (const char *folder, const char *const *argv, GError **error)
{
  g_autoptr (GBytes) out = git (folder, argv, error);
  gsize size;
  const char *text = out != NULL ? g_bytes_get_data (out, &size) : NULL;
  char *line = out != NULL ? g_strndup (size > 0 ? text : "", size) : NULL;
  if (line != NULL && g_str_has_suffix (line, "\n"))
    line[strlen (line) - 1] = '\0';
  return line;
}

/* --- files */

/* The next name of SIZE bytes at *AT, each ended by a NUL; NULL at the end. */
static const char *
next_name (const char **at, const char *end)
{
  const char *name = *at;
  const char *nul = name < end ? memchr (name, '\0', (gsize) (end - name)) : NULL;
  if (nul == NULL)
    return NULL;
  *at = nul + 1;
  return name;
}

static gboolean
list_tracked (KwSince *since, GError **error)
{
  const char *const argv[] = { "git", "ls-files", "-z", "--cached", NULL };
  g_autoptr (GBytes) out = git (since->top, argv, error);
  gsize size;
  const char *at = out != NULL ? g_bytes_get_data (out, &size) : NULL, *end = at != NULL ? at + size : NULL;
  for (const char *name; at != NULL && (name = next_name (&at, end)) != NULL;)
    g_hash_table_add (since->tracked, g_strdup (name));
  return out != NULL;
}

/* A file that only has another name is as it was. */
static void
note_changed (KwSince *since, const char *status, const char *before, const char *name)
{
  if (strcmp (status, "R100") == 0 || *status == 'D')
    return;
  Changed *changed = g_new0 (Changed, 1);
  changed->before = *status == 'M' || *status == 'R' ? g_strdup (before) : NULL;
  g_hash_table_replace (since->changed, g_strdup (name), changed);
}

static gboolean
list_changed (KwSince *since, GError **error)
{
  /* What users may have settled for diffs is set back. */
  const char *const argv[] = {
    "git", "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-relative", "--ignore-submodules", since->commit,
    "--",  NULL
  };
  g_autoptr (GBytes) out = git (since->top, argv, error);
  gsize size;
  const char *at = out != NULL ? g_bytes_get_data (out, &size) : NULL, *end = at != NULL ? at + size : NULL;
  for (const char *status; at != NULL && (status = next_name (&at, end)) != NULL;)
    {
      const char *before = next_name (&at, end);
      const char *name = *status == 'R' || *status == 'C' ? next_name (&at, end) : before;
      if (name != NULL)
        note_changed (since, status, before, name);
    }
  return out != NULL;
}

static gboolean
is_shallow (const KwSince *since)
{
  const char *const argv[] = { "git", "rev-parse", "--is-shallow-repository", NULL };
  g_autofree char *answer = git_line (since->top, argv, NULL);
  return g_strcmp0 (answer, "true") == 0;
}

static gboolean
fail_no_commit (GError **error)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_READ, KW_VALUE ("no commit is called that"));
  return FALSE;
}

static gboolean
find_commit (KwSince *since, const char *revision, GError **error)
{
  g_autofree char *commit = g_strconcat (revision, "^{commit}", NULL);
  const char *const argv[] = { "git", "rev-parse", "--verify", commit, NULL };
  if (*revision == '-' || *revision == '\0')
    return fail_no_commit (error);
  since->commit = git_line (since->top, argv, error);
  /* "^HEAD" is all but HEAD, of which git gives the name with a ^ before it. */
  if (since->commit != NULL)
    return g_ascii_isxdigit (*since->commit) || fail_no_commit (error);
  g_prefix_error (error, "%s", "there is no such commit here; ");
  if (error != NULL && *error != NULL && is_shallow (since))
    {
      char *message = g_strconcat ((*error)->message,
                                   "; the clone is shallow: fetch the history too (fetch-depth: 0 in "
                                   "GitHub Actions, GIT_DEPTH: 0 in GitLab)",
                                   NULL);
      g_free ((*error)->message);
      (*error)->message = message;
    }
  return FALSE;
}

KwSince *
kw_since_open (const char *revision, GError **error)
{
  const char *const argv[] = { "git", "rev-parse", "--show-toplevel", NULL };
  g_autoptr (KwSince) since = g_new0 (KwSince, 1);
  since->tracked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  since->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, changed_free);
  since->top = git_line (NULL, argv, error);
  if (since->top == NULL || !find_commit (since, revision, error) || !list_tracked (since, error) ||
      !list_changed (since, error))
    return NULL;
  return g_steal_pointer (&since);
}

/* --- records */

static gint
by_value (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

/* Hashes the whole lines of CARRY and takes them off; at LAST the rest too. */
static void
take_lines (GString *carry, GArray *lines, gboolean last)
{
  gsize at = 0;
  for (const char *end; (end = memchr (carry->str + at, '\n', carry->len - at)) != NULL;)
    {
      guint64 hash = kw_raw_hash (carry->str + at, (gsize) (end - carry->str) - at);
      g_array_append_val (lines, hash);
      at = (gsize) (end - carry->str) + 1;
    }
  g_string_erase (carry, 0, (gssize) at);
  if (last && carry->len > 0)
    {
      guint64 hash = kw_raw_hash (carry->str, carry->len);
      g_array_append_val (lines, hash);
    }
}

static gboolean
read_lines (GSubprocess *process, GArray *lines)
{
  char chunk[65536];
  g_autoptr (GString) carry = g_string_new (NULL);
  GInputStream *out = g_subprocess_get_stdout_pipe (process);
  gssize n;
  while ((n = g_input_stream_read (out, chunk, sizeof chunk, NULL, NULL)) > 0)
    {
      g_string_append_len (carry, chunk, n);
      if (memchr (chunk, '\n', (gsize) n) != NULL)
        take_lines (carry, lines, FALSE);
    }
  take_lines (carry, lines, TRUE);
  return n == 0 && g_subprocess_wait_check (process, NULL, NULL);
}

/* The lines of the file as they were. It goes through the filters of a
 * checkout, so that large files that are kept elsewhere are had too. */
static GArray *
lines_before (KwSince *since, const char *before)
{
  g_autofree char *object = g_strconcat (since->commit, ":", before, NULL);
  const char *const argv[] = { "git", "cat-file", "--filters", object, NULL };
  g_autoptr (GSubprocessLauncher) launcher = launcher_for (since->top, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, NULL);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (process == NULL || !read_lines (process, lines))
    {
      g_array_set_size (lines, 0);
      g_free (since->failed);
      since->failed = g_strdup (before);
    }
  g_array_sort (lines, by_value);
  return lines;
}

/* Its name below the work tree, links followed; NULL for what is not in it. */
static char *
name_in_tree (const KwSince *since, const char *filename)
{
  char *real = realpath (filename, NULL);
  gsize n = strlen (since->top);
  gboolean below = real != NULL && strncmp (real, since->top, n) == 0 && real[n] == '/';
  char *name = below ? g_strdup (real + n + 1) : NULL;
  free (real);
  return name;
}

gboolean
kw_since_changed (KwSince *since, const KwRun *run, const KwEntryArticle *article)
{
  guint64 hash;
  const KwFile *file = kw_run_file (run, article->path, article->record, &hash);
  g_autofree char *name = file != NULL ? name_in_tree (since, file->filename) : NULL;
  if (name == NULL || !g_hash_table_contains (since->tracked, name))
    return TRUE;
  Changed *changed = g_hash_table_lookup (since->changed, name);
  if (changed == NULL || changed->before == NULL || file->format != KW_FORMAT_JSONL)
    return changed != NULL;
  if (changed->lines == NULL)
    changed->lines = lines_before (since, changed->before);
  return !g_array_binary_search (changed->lines, &hash, by_value, NULL);
}

gboolean
kw_since_is_whole (const KwSince *since, GError **error)
{
  if (since->failed == NULL)
    return TRUE;
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_READ, KW_VALUE ("git could not give %s as it was"), since->failed);
  return FALSE;
}
