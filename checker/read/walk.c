/* walk.c - from the user's paths to a sorted list of files */
#include "checker/read/walk.h"
#include "checker/base/language.h"
#include "checker/base/glob.h"
#include "checker/read/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Deeper than any real tree; keeps a loop of bind mounts from recursing on. */
#define MAX_DEPTH 256

typedef struct
{
  const KwCorpusOptions *options;
  KwProblemFunc problem;
  gpointer data;
  GHashTable *files; /* name without links to KwFile */
  char *here;        /* the working folder, as the shell calls it */
  char *real_here;   /* and without links; NULL where it is gone */
} Walk;

void
kw_file_free (KwFile *file)
{
  g_free (file->path);
  g_free (file->filename);
  g_free (file);
}

static const struct
{
  const char *suffix;
  KwFormat format;
} formats[] = { { ".txt", KW_FORMAT_TEXT },   { ".md", KW_FORMAT_MARKDOWN },  { ".html", KW_FORMAT_HTML },
                { ".htm", KW_FORMAT_HTML },   { ".jsonl", KW_FORMAT_JSONL },  { ".ndjson", KW_FORMAT_JSONL } };

static gboolean
format_of (const char *name, KwFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = formats[i].format;
        return TRUE;
      }
  return FALSE;
}

/* A file name as UTF-8 that can be printed and told apart: bytes that are not
 * UTF-8 become \xNN. Control characters are left to the reports. */
static char *
display_path (const char *filename)
{
  GString *out = g_string_new (NULL);
  for (const char *p = filename; *p != '\0';)
    {
      const char *bad;
      g_utf8_validate (p, -1, &bad);
      g_string_append_len (out, p, bad - p);
      p = bad;
      if (*p != '\0')
        g_string_append_printf (out, "\\x%02X", (guchar) *p++);
    }
  return g_string_free (out, FALSE);
}

/* NAME as seen from FOLDER, or NULL where it does not lie below. */
static const char *
name_below (const char *folder, const char *name)
{
  gsize n = strcmp (folder, "/") == 0 ? 0 : strlen (folder);
  return strncmp (name, folder, n) == 0 && name[n] == '/' ? name + n + 1 : NULL;
}

/* The canonical name, relative to the working folder when it lies below. What
 * the shell calls /home/me/corpus may be given as /data/corpus: globs are for
 * both. */
static char *
reported_name (const Walk *walk, const char *given, const char *real)
{
  g_autofree char *canonical = g_canonicalize_filename (given, walk->here);
  const char *below = name_below (walk->here, canonical);
  if (below == NULL && walk->real_here != NULL)
    below = name_below (walk->real_here, real);
  if (below != NULL)
    return display_path (below);
  while (g_str_has_prefix (given, "./"))
    given += 2;
  return display_path (given);
}

static gboolean
matches_any (const GPtrArray *globs, const char *from, const char *reported)
{
  g_autofree char *path = from != NULL && globs != NULL ? kw_path_from (from, reported) : g_strdup (reported);
  for (guint i = 0; globs != NULL && i < globs->len; i++)
    {
      const char *glob = g_ptr_array_index (globs, i);
      g_autofree char *base = g_path_get_basename (path);
      if (g_pattern_match_simple (glob, path) || g_pattern_match_simple (glob, base))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_written (const KwCorpusOptions *options, const struct stat *status)
{
  for (guint i = 0; options->written != NULL && i < options->written->len; i++)
    {
      const KwFileId *id = &g_array_index (options->written, KwFileId, i);
      if (id->device == status->st_dev && id->inode == status->st_ino)
        return TRUE;
    }
  return FALSE;
}

/* REAL is FILENAME without links: a file that two paths lead to is one article,
 * not two that are alike. FOUND is what was found below a folder, NULL where the
 * user named the file. */
static void
add_file (Walk *walk, const char *filename, const char *real, KwFormat format, const struct stat *found)
{
  g_autofree char *path = reported_name (walk, filename, real);
  if ((walk->options->include != NULL && !matches_any (walk->options->include, walk->options->include_from, path)) ||
      matches_any (walk->options->exclude, walk->options->exclude_from, path))
    return;
  if (found != NULL && is_written (walk->options, found))
    {
      if (walk->options->passed_over != NULL)
        walk->options->passed_over (path);
      return;
    }
  KwFile *known = g_hash_table_lookup (walk->files, real);
  if (known != NULL && strcmp (known->path, path) <= 0)
    return;
  KwFile *file = g_new0 (KwFile, 1);
  file->path = g_steal_pointer (&path);
  file->filename = g_strdup (filename);
  file->format = format;
  g_hash_table_replace (walk->files, g_strdup (real), file);
}

static void
tell (Walk *walk, const char *filename, const char *message)
{
  g_autofree char *path = display_path (filename);
  walk->problem (walk->data, path, 0, 0, 0, 0, message);
}

/* FALSE for what has gone meanwhile, or cannot be looked at, which is told. */
static gboolean
look_at (Walk *walk, const char *filename, struct stat *status)
{
  if (lstat (filename, status) == 0)
    return TRUE;
  if (errno != ENOENT)
    tell (walk, filename, g_strerror (errno));
  return FALSE;
}

static void
walk_folder (Walk *walk, const char *folder, const char *real, guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  if (dir == NULL)
    {
      tell (walk, folder, g_strerror (errno));
      return;
    }
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);
      g_autofree char *real_child = g_build_filename (real, name, NULL);
      struct stat status;
      KwFormat format;
      if (name[0] == '.' || !look_at (walk, child, &status) || S_ISLNK (status.st_mode))
        continue;
      if (S_ISDIR (status.st_mode) && depth >= MAX_DEPTH)
        tell (walk, child, KW_VALUE ("folders too deep, not read"));
      else if (S_ISDIR (status.st_mode))
        walk_folder (walk, child, real_child, depth + 1);
      else if (S_ISREG (status.st_mode) && format_of (name, &format))
        add_file (walk, child, real_child, format, &status);
    }
}

/* By the name, or by the content where the name does not tell. Opening a FIFO
 * would wait for its writer; it is looked into later. */
static KwFormat
format_by_content (const char *filename, const struct stat *status)
{
  KwFormat format = KW_FORMAT_TEXT;
  if (format_of (filename, &format) || !S_ISREG (status->st_mode))
    return format;
  int fd = g_open (filename, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return format; /* reading it will tell why */
  format = kw_sniff (fd);
  close (fd);
  return format;
}

static void
add_stdin (Walk *walk)
{
  KwFile *file = g_new0 (KwFile, 1);
  file->path = g_strdup ("-");
  file->format = KW_FORMAT_TEXT;
  g_hash_table_replace (walk->files, g_strdup ("-"), file);
}

static void
walk_path (Walk *walk, const char *path)
{
  if (strcmp (path, "-") == 0)
    {
      add_stdin (walk);
      return;
    }
  struct stat status;
  if (g_stat (path, &status) != 0)
    {
      tell (walk, path, g_strerror (errno));
      return;
    }
  char *resolved = realpath (path, NULL);
  const char *real = resolved != NULL ? resolved : path; /* /dev/fd/N of a pipe leads to no name */
  if (S_ISDIR (status.st_mode))
    walk_folder (walk, path, real, 0);
  else
    add_file (walk, path, real, format_by_content (path, &status), NULL);
  free (resolved);
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const KwFile *x = *(KwFile *const *) a, *y = *(KwFile *const *) b;
  int order = strcmp (x->path, y->path);
  return order != 0 ? order : g_strcmp0 (x->filename, y->filename);
}

GPtrArray *
kw_walk (char **paths, const KwCorpusOptions *options, KwProblemFunc problem, gpointer data)
{
  Walk walk = { options, problem, data, NULL, g_get_current_dir (), realpath (".", NULL) };
  walk.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kw_file_free);
  for (; *paths != NULL; paths++)
    walk_path (&walk, *paths);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_file_free);
  GHashTableIter iter;
  gpointer key, file;
  g_hash_table_iter_init (&iter, walk.files);
  while (g_hash_table_iter_next (&iter, &key, &file))
    {
      g_hash_table_iter_steal (&iter);
      g_free (key);
      g_ptr_array_add (files, file);
    }
  g_hash_table_unref (walk.files);
  g_free (walk.here);
  free (walk.real_here);
  g_ptr_array_sort (files, compare_files);
  return files;
}
