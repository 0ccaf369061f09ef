/* stream.c - standard input and FIFOs for commands that read more than once */
#include "checker/cli/stream.h"
#include "checker/cli/cli.h"
#include "checker/read/file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
kw_is_stream (const char *path)
{
  struct stat status;
  return strcmp (path, "-") == 0 || (g_stat (path, &status) == 0 && S_ISFIFO (status.st_mode));
}

/* The one stream among PATHS; FALSE when there are two. */
static gboolean
find_stream (char **paths, const char **stream)
{
  for (*stream = NULL; *paths != NULL; paths++)
    {
      if (!kw_is_stream (*paths) || g_strcmp0 (*stream, *paths) == 0)
        continue;
      if (*stream != NULL)
        {
          kw_complain ("fix reads one stream, not both %s and %s", *stream, *paths);
          return FALSE;
        }
      *stream = *paths;
    }
  return TRUE;
}

gboolean
kw_stream_keep (char **paths)
{
  g_autoptr (GError) error = NULL;
  const char *stream;
  if (!find_stream (paths, &stream))
    return FALSE;
  if (stream == NULL)
    return TRUE;
  g_autofree char *name = g_strdup (stream);
  int fd = kw_spool (strcmp (name, "-") != 0 ? name : NULL, &error);
  if (fd < 0 || dup2 (fd, STDIN_FILENO) < 0)
    {
      kw_complain ("%s: %s", name, error != NULL ? kw_tr_reason (error->message) : g_strerror (errno));
      return FALSE;
    }
  close (fd);
  for (char **path = paths; *path != NULL; path++)
    if (strcmp (*path, name) == 0)
      {
        g_free (*path);
        *path = g_strdup ("-");
      }
  return TRUE;
}

void
kw_stream_rewind (char **paths)
{
  /* Where none of them reads it, standard input is not ours to move. */
  for (; *paths != NULL; paths++)
    if (strcmp (*paths, "-") == 0)
      lseek (STDIN_FILENO, 0, SEEK_SET);
}
