/* replace-file.c - edits of a file that is still as it was: its next version is an
 * output file, its owner and mode stay */
#include "checker/cli/replace-file.h"
#include "checker/base/error.h"
#include "checker/cli/edits.h"
#include "checker/cli/output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_WRITE, KW_VALUE ("not written: %s"), why);
  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  return fail (error, g_strerror (errno));
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Copies from where IN stands at *AT to TO, or to the end for G_MAXUINT64.
 * Whether OUT could take it all is asked at the end. */
static gboolean
copy_until (int in, FILE *out, guint64 *at, guint64 to, GError **error)
{
  char chunk[65536];
  while (*at < to)
    {
      gssize n = read (in, chunk, (gsize) MIN (sizeof chunk, to - *at));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error);
      if (n == 0)
        return to == G_MAXUINT64 || fail (error, KW_VALUE ("the file has changed since it was checked"));
      fwrite (chunk, 1, (gsize) n, out);
      *at += (guint64) n;
    }
  return TRUE;
}

static gboolean
write_edited (int in, FILE *out, const GArray *edits, GError **error)
{
  guint64 at = 0;
  for (guint i = 0; i < edits->len; i++)
    {
      const KwByteEdit *edit = &g_array_index (edits, KwByteEdit, i);
      if (!copy_until (in, out, &at, edit->start, error))
        return FALSE;
      if (edit->size > 0) /* NULL where something is taken out */
        fwrite (edit->bytes, 1, edit->size, out);
      at = edit->end;
      if (lseek (in, (off_t) at, SEEK_SET) < 0)
        return fail_errno (error);
    }
  return copy_until (in, out, &at, G_MAXUINT64, error);
}

/* A new file of ours would become the owner's only where we may give it to
 * them; a file that changes hands by a repair is not what was asked for. */
static gboolean
keep_owner_and_mode (int out, const struct stat *old, GError **error)
{
  struct stat fresh;
  if (fstat (out, &fresh) != 0)
    return fail_errno (error);
  gboolean alike = fresh.st_uid == old->st_uid && fresh.st_gid == old->st_gid;
  if (!alike && fchown (out, old->st_uid, old->st_gid) != 0)
    return fail (error, KW_VALUE ("the file's owner or group could not be kept"));
  return fchmod (out, old->st_mode & 07777) == 0 || fail_errno (error);
}

/* The file to be replaced, as SEEN says it is; -1. */
static int
open_old (const char *path, const struct stat *seen, GError **error)
{
  struct stat now;
  int in = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = in >= 0 && fstat (in, &now) == 0;
  if (!ok)
    fail_errno (error);
  else if (!is_same (&now, seen))
    ok = fail (error, KW_VALUE ("the file has changed since it was checked"));
  else if (!S_ISREG (now.st_mode))
    ok = fail (error, KW_VALUE ("no regular file"));
  else if (now.st_nlink > 1)
    ok = fail (error, KW_VALUE ("the file has other hard links, which would keep the old text"));
  if (ok || in < 0)
    return in;
  close (in);
  return -1;
}

static gboolean
is_unchanged (const char *path, const struct stat *seen, GError **error)
{
  struct stat now;
  return (lstat (path, &now) == 0 && is_same (&now, seen)) ||
         fail (error, KW_VALUE ("the file has changed since it was checked"));
}

static gboolean
replace (const char *path, int in, const struct stat *seen, const GArray *edits, GError **error)
{
  g_autoptr (KwOutputFile) file = kw_output_file_open (path, error);
  return file != NULL && write_edited (in, kw_output_file_stream (file), edits, error) &&
         keep_owner_and_mode (fileno (kw_output_file_stream (file)), seen, error) && kw_output_file_sync (file, error) &&
         is_unchanged (path, seen, error) && kw_output_file_commit (g_steal_pointer (&file), error);
}

/* Signals that would leave a new file behind wait until it is in place or gone. */
static void
hold_signals (sigset_t *saved)
{
  sigset_t held;
  sigemptyset (&held);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  sigaddset (&held, SIGHUP);
  sigaddset (&held, SIGQUIT);
  sigprocmask (SIG_BLOCK, &held, saved);
}

gboolean
kw_replace_file (const char *filename, const struct stat *seen, const GArray *edits, GError **error)
{
  sigset_t saved;
  char *path = realpath (filename, NULL);
  if (path == NULL)
    return fail_errno (error);
  hold_signals (&saved);
  int in = open_old (path, seen, error);
  gboolean ok = in >= 0 && replace (path, in, seen, edits, error);
  if (in >= 0)
    close (in);
  sigprocmask (SIG_SETMASK, &saved, NULL);
  free (path);
  return ok;
}
