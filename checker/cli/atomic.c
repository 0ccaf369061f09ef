/* atomic.c - a file replaced as a whole or not at all */
#include "checker/cli/atomic.h"
#include "checker/base/error.h"
#include "checker/cli/edits.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A replacement under way. */
typedef struct
{
  char *path;   /* of the file itself, links followed */
  char *folder;
  char *temp;   /* the new file's, NULL when there is none (any more) */
  int in, out;
} Replacement;

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

static gboolean
write_all (int fd, const char *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error);
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/* Copies from where IN stands to TO, or to the end for G_MAXUINT64. */
static gboolean
copy_until (const Replacement *r, guint64 *at, guint64 to, GError **error)
{
  char chunk[65536];
  while (*at < to)
    {
      gssize n = read (r->in, chunk, (gsize) MIN (sizeof chunk, to - *at));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error);
      if (n == 0)
        return to == G_MAXUINT64 || fail (error, KW_VALUE ("the file has changed since it was checked"));
      if (!write_all (r->out, chunk, (gsize) n, error))
        return FALSE;
      *at += (guint64) n;
    }
  return TRUE;
}

static gboolean
write_edited (const Replacement *r, const GArray *edits, GError **error)
{
  guint64 at = 0;
  for (guint i = 0; i < edits->len; i++)
    {
      const KwByteEdit *edit = &g_array_index (edits, KwByteEdit, i);
      if (!copy_until (r, &at, edit->start, error) || !write_all (r->out, edit->bytes, edit->size, error))
        return FALSE;
      at = edit->end;
      if (lseek (r->in, (off_t) at, SEEK_SET) < 0)
        return fail_errno (error);
    }
  return copy_until (r, &at, G_MAXUINT64, error);
}

/* A new file of ours would become the owner's only where we may give it to
 * them; a file that changes hands by a repair is not what was asked for. */
static gboolean
keep_owner_and_mode (const Replacement *r, const struct stat *old, GError **error)
{
  struct stat fresh;
  if (fstat (r->out, &fresh) != 0)
    return fail_errno (error);
  gboolean alike = fresh.st_uid == old->st_uid && fresh.st_gid == old->st_gid;
  if (!alike && fchown (r->out, old->st_uid, old->st_gid) != 0)
    return fail (error, KW_VALUE ("the file's owner or group could not be kept"));
  return fchmod (r->out, old->st_mode & 07777) == 0 || fail_errno (error);
}

static gboolean
open_old (Replacement *r, const struct stat *seen, GError **error)
{
  struct stat now;
  r->in = open (r->path, O_RDONLY | O_CLOEXEC);
  if (r->in < 0 || fstat (r->in, &now) != 0)
    return fail_errno (error);
  if (!is_same (&now, seen))
    return fail (error, KW_VALUE ("the file has changed since it was checked"));
  if (!S_ISREG (now.st_mode))
    return fail (error, KW_VALUE ("no regular file"));
  if (now.st_nlink > 1)
    return fail (error, KW_VALUE ("the file has other hard links, which would keep the old text"));
  /* rename() would not ask, but whoever took the right to write away meant it. */
  return access (r->path, W_OK) == 0 || fail_errno (error);
}

static gboolean
open_new (Replacement *r, GError **error)
{
  r->folder = g_path_get_dirname (r->path);
  g_autofree char *name = g_build_filename (r->folder, ".kanwu-XXXXXX", NULL);
  r->out = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (r->out < 0)
    {
      g_autofree char *why = g_strdup_printf (KW_VALUE ("no new file can be made in %s: %s"), r->folder, g_strerror (errno));
      return fail (error, why);
    }
  r->temp = g_steal_pointer (&name);
  return TRUE;
}

/* The name is changed last, when all bytes are on the disk: after a crash it
 * stands for the old file or for the new one. */
static gboolean
put_in_place (Replacement *r, const struct stat *seen, GError **error)
{
  struct stat now;
  if (fsync (r->out) != 0)
    return fail_errno (error);
  if (lstat (r->path, &now) != 0 || !is_same (&now, seen))
    return fail (error, KW_VALUE ("the file has changed since it was checked"));
  if (rename (r->temp, r->path) != 0)
    return fail_errno (error);
  g_clear_pointer (&r->temp, g_free);
  int folder = open (r->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return TRUE;
  fsync (folder); /* some file systems cannot; the file is whole either way */
  close (folder);
  return TRUE;
}

static void
clear (Replacement *r)
{
  if (r->temp != NULL)
    unlink (r->temp);
  if (r->in >= 0)
    close (r->in);
  if (r->out >= 0)
    close (r->out);
  g_free (r->path);
  g_free (r->folder);
  g_free (r->temp);
}

/* Signals that would leave the new file behind wait until it is in place or
 * gone. SIGXFSZ is an error of write() like a full disk. */
typedef struct
{
  sigset_t mask;
  struct sigaction too_big;
} Signals;

static void
hold_signals (Signals *saved)
{
  struct sigaction ignore = { .sa_handler = SIG_IGN };
  sigset_t held;
  sigemptyset (&held);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  sigaddset (&held, SIGHUP);
  sigaddset (&held, SIGQUIT);
  sigaction (SIGXFSZ, &ignore, &saved->too_big);
  sigprocmask (SIG_BLOCK, &held, &saved->mask);
}

static void
release_signals (const Signals *saved)
{
  sigaction (SIGXFSZ, &saved->too_big, NULL);
  sigprocmask (SIG_SETMASK, &saved->mask, NULL);
}

gboolean
kw_replace_file (const char *filename, const struct stat *seen, const GArray *edits, GError **error)
{
  Replacement r = { realpath (filename, NULL), NULL, NULL, -1, -1 };
  Signals saved;
  if (r.path == NULL)
    return fail_errno (error);
  hold_signals (&saved);
  gboolean ok = open_old (&r, seen, error) && open_new (&r, error) && write_edited (&r, edits, error) &&
                keep_owner_and_mode (&r, seen, error) && put_in_place (&r, seen, error);
  clear (&r);
  release_signals (&saved);
  return ok;
}
