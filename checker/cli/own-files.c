/* own-files.c - the files that a run writes, known by device and inode */
#include "checker/cli/own-files.h"
#include "checker/cli/cli.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
add (GArray *own, const struct stat *status)
{
  KwFileId id = { status->st_dev, status->st_ino };
  if (S_ISREG (status->st_mode))
    g_array_append_val (own, id);
}

GArray *
kw_own_files_new (void)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (KwFileId));
  struct stat status;
  if (fstat (STDOUT_FILENO, &status) == 0)
    add (own, &status);
  return own;
}

void
kw_own_files_add (GArray *own, const char *path)
{
  struct stat status;
  if (stat (path, &status) == 0)
    add (own, &status);
}

gboolean
kw_own_files_have (const GArray *own, const char *path)
{
  struct stat status;
  gboolean there = strcmp (path, "-") == 0 ? fstat (STDIN_FILENO, &status) == 0 : stat (path, &status) == 0;
  for (guint i = 0; there && i < own->len; i++)
    {
      const KwFileId *id = &g_array_index (own, KwFileId, i);
      if (id->device == status.st_dev && id->inode == status.st_ino)
        return TRUE;
    }
  return FALSE;
}

gboolean
kw_own_files_lack_all (const GArray *own, char *const *paths)
{
  for (; *paths != NULL; paths++)
    if (kw_own_files_have (own, *paths))
      {
        kw_complain ("%s cannot be input and output at once", *paths);
        return FALSE;
      }
  return TRUE;
}
