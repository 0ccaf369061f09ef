/* output-file.c - a file that is written whole or not at all */
#include "checker/cli/output-file.h"
#include "checker/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names tried for a file that takes another's place. */
#define TRIES 100

struct _KwOutputFile
{
  char *path;   /* what it is to be, links followed */
  char *folder;
  char *temp;   /* its name until then; NULL where it has none */
  gboolean direct; /* written to where it is */
  FILE *stream;
};

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_WRITE, KW_VALUE ("not written: %s"), why);
  return FALSE;
}

/* What FILENAME links to; a name that is not there yet is in a folder that is.
 * /dev/stdout may lead to a pipe, which has no name but that. */
static char *
resolve (const char *filename)
{
  struct stat status;
  if (stat (filename, &status) == 0 && !S_ISREG (status.st_mode))
    return strdup (filename);
  char *path = realpath (filename, NULL);
  if (path != NULL || errno != ENOENT || lstat (filename, &status) == 0)
    return path; /* a link to nothing is left as it is */
  g_autofree char *folder = g_path_get_dirname (filename), *name = g_path_get_basename (filename);
  g_autofree char *real = realpath (folder, NULL);
  if (real == NULL)
    return NULL;
  g_autofree char *joined = g_build_filename (real, name, NULL);
  return strdup (joined);
}

/* A file without a name where there are such, else one beside PATH. */
static int
open_new (KwOutputFile *file)
{
#ifdef O_TMPFILE
  int fd = open (file->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    return fd;
#endif
  file->temp = g_build_filename (file->folder, ".kanwu-XXXXXX", NULL);
  int named = g_mkstemp_full (file->temp, O_RDWR | O_CLOEXEC, 0600);
  if (named < 0)
    g_clear_pointer (&file->temp, g_free);
  return named;
}

/* An old file's mode stays; a new one has what any program's would. */
static mode_t
mode_for (const char *path)
{
  struct stat old;
  if (stat (path, &old) == 0)
    return old.st_mode & 0777;
  mode_t mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

/* FALSE where FILE's path cannot be what is to be written. */
static gboolean
open_file (KwOutputFile *file, int *fd, GError **error)
{
  struct stat old;
  gboolean there = stat (file->path, &old) == 0;
  if (there && S_ISDIR (old.st_mode))
    return fail (error, g_strerror (EISDIR));
  if (there && access (file->path, W_OK) != 0)
    return fail (error, g_strerror (errno));
  file->direct = there && !S_ISREG (old.st_mode);
  *fd = file->direct ? open (file->path, O_WRONLY | O_CLOEXEC) : open_new (file);
  if (*fd < 0)
    {
      g_autofree char *why = file->direct ? g_strdup (g_strerror (errno))
                                          : g_strdup_printf (KW_VALUE ("no new file can be made in %s: %s"), file->folder,
                                                             g_strerror (errno));
      return fail (error, why);
    }
  if (!file->direct)
    fchmod (*fd, mode_for (file->path)); /* some file systems know no modes */
  return TRUE;
}

KwOutputFile *
kw_output_file_open (const char *filename, GError **error)
{
  g_autoptr (KwOutputFile) file = g_new0 (KwOutputFile, 1);
  int fd = -1;
  file->path = *filename != '\0' ? resolve (filename) : NULL;
  if (file->path == NULL)
    {
      fail (error, *filename != '\0' ? g_strerror (errno) : KW_VALUE ("a file needs a name"));
      return NULL;
    }
  file->folder = g_path_get_dirname (file->path);
  if (!open_file (file, &fd, error))
    return NULL;
  file->stream = fdopen (fd, "wb");
  g_assert (file->stream != NULL); /* it fails for want of memory alone */
  return g_steal_pointer (&file);
}

gboolean
kw_output_file_is (const KwOutputFile *file, const KwOutputFile *other)
{
  return !file->direct && strcmp (file->path, other->path) == 0;
}

const char *
kw_output_file_path (const KwOutputFile *file)
{
  return file->path;
}

FILE *
kw_output_file_stream (KwOutputFile *file)
{
  return file->stream;
}

/* A file without a name cannot take one that another has: it gets a name of
 * its own first. */
static gboolean
give_name (KwOutputFile *file)
{
  g_autofree char *open_file_path = g_strdup_printf ("/proc/self/fd/%d", fileno (file->stream));
  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".kanwu-%08x", g_random_int ());
      g_autofree char *path = g_build_filename (file->folder, name, NULL);
      if (linkat (AT_FDCWD, open_file_path, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
        {
          file->temp = g_steal_pointer (&path);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

/* What a write failed for may be long forgotten: the file that is lost anyway
 * is asked once more. */
static const char *
reason_of (const KwOutputFile *file)
{
  if (errno == 0 && !file->direct && write (fileno (file->stream), "", 1) == 1)
    errno = 0;
  return errno != 0 ? g_strerror (errno) : KW_VALUE ("a write failed");
}

gboolean
kw_output_file_sync (KwOutputFile *file, GError **error)
{
  errno = 0;
  if (fflush (file->stream) == 0 && !ferror (file->stream) && (file->direct || fsync (fileno (file->stream)) == 0))
    return TRUE;
  return fail (error, reason_of (file));
}

static gboolean
put_in_place (KwOutputFile *file, GError **error)
{
  if ((file->temp == NULL && !give_name (file)) || rename (file->temp, file->path) != 0)
    return fail (error, g_strerror (errno));
  g_clear_pointer (&file->temp, g_free);
  int folder = open (file->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return TRUE;
  fsync (folder); /* some file systems cannot; the file is whole either way */
  close (folder);
  return TRUE;
}

gboolean
kw_output_file_commit (KwOutputFile *taken, GError **error)
{
  g_autoptr (KwOutputFile) file = taken;
  return kw_output_file_sync (file, error) && (file->direct || put_in_place (file, error));
}

void
kw_output_file_discard (KwOutputFile *file)
{
  if (file == NULL)
    return;
  if (file->temp != NULL)
    unlink (file->temp);
  if (file->stream != NULL)
    fclose (file->stream);
  free (file->path);
  g_free (file->folder);
  g_free (file->temp);
  g_free (file);
}
