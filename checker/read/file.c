/* file.c - reading whole files within a limit */
#include "checker/read/file.h"
#include "checker/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, int code, const char *why)
{
  g_set_error (error, KW_ERROR_DOMAIN, code, "%s", why);
  return FALSE;
}

static gboolean
too_big (GError **error, gsize limit)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_TOO_BIG, KW_VALUE ("larger than %u MiB (see --max-article)"),
               (guint) (limit >> 20));
  return FALSE;
}

static gboolean
read_all (int fd, GByteArray *bytes, gsize limit, GError **error)
{
  for (;;)
    {
      guchar chunk[65536];
      gssize n = read (fd, chunk, sizeof chunk);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, KW_ERROR_READ, g_strerror (errno));
      if (n == 0)
        return TRUE;
      if (bytes->len + (gsize) n > limit)
        return too_big (error, limit);
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/* Compressed data would be read as a text in some charset or other. */
static gboolean
is_packed (const GByteArray *bytes, GError **error)
{
  static const struct
  {
    const char *magic;
    guint len;
    const char *why;
  } kinds[] = { { "\x1F\x8B\x08", 3, KW_VALUE ("compressed (gzip): unpack it first, as with zcat FILE | kanwu check -") },
                { "\x28\xB5\x2F\xFD", 4, KW_VALUE ("compressed (zstd): unpack it first, as with zstdcat FILE | kanwu check -") },
                { "\xFD" "7zXZ\0", 6, KW_VALUE ("compressed (xz): unpack it first, as with xzcat FILE | kanwu check -") },
                { "BZh91AY&SY", 10, KW_VALUE ("compressed (bzip2): unpack it first, as with bzcat FILE | kanwu check -") },
                { "PK\x03\x04", 4, KW_VALUE ("an archive (zip): unpack it first") } };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (bytes->len > 16 && memcmp (bytes->data, kinds[i].magic, kinds[i].len) == 0)
      return !fail (error, KW_ERROR_READ, kinds[i].why);
  return FALSE;
}

char *
kw_read_file (const char *filename, gsize limit, gsize *size, GError **error)
{
  int fd = g_open (filename, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      fail (error, KW_ERROR_READ, g_strerror (errno));
      return NULL;
    }
  struct stat status;
  gboolean ok = fstat (fd, &status) == 0 || fail (error, KW_ERROR_READ, g_strerror (errno));
  if (ok && S_ISREG (status.st_mode) && (guint64) status.st_size > limit)
    ok = too_big (error, limit);
  GByteArray *bytes = g_byte_array_sized_new (ok && S_ISREG (status.st_mode) ? (guint) status.st_size + 1 : 4096);
  ok = ok && read_all (fd, bytes, limit, error) && !is_packed (bytes, error);
  close (fd);
  *size = bytes->len;
  g_byte_array_append (bytes, (const guchar *) "", 1);
  char *data = (char *) g_byte_array_free (bytes, FALSE);
  return ok ? data : (g_free (data), NULL);
}

static gboolean
write_all (int fd, const char *data, gssize n, GError **error)
{
  for (gssize done = 0; done < n;)
    {
      gssize w = write (fd, data + done, (gsize) (n - done));
      if (w < 0 && errno != EINTR)
        return fail (error, KW_ERROR_WRITE, g_strerror (errno));
      done += MAX (w, 0);
    }
  return TRUE;
}

KwFormat
kw_sniff (int fd)
{
  char head[512];
  gssize n = pread (fd, head, sizeof head - 1, 0);
  head[MAX (n, 0)] = '\0';
  const char *p = head;
  if (g_str_has_prefix (p, "\xEF\xBB\xBF"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  const char *quote = strchr (p, '"'), *line_end = strchr (p, '\n');
  if (*p == '{' && quote != NULL && (line_end == NULL || quote < line_end))
    return KW_FORMAT_JSONL;
  if (g_ascii_strncasecmp (p, "<!doctype", 9) == 0 || g_ascii_strncasecmp (p, "<html", 5) == 0)
    return KW_FORMAT_HTML;
  return KW_FORMAT_TEXT;
}

/* A stream may never end; only JSON lines are taken beyond LIMIT. */
static gboolean
copy (int from, int to, gsize limit, GError **error)
{
  char chunk[65536];
  for (gsize copied = 0;;)
    {
      gssize n = read (from, chunk, sizeof chunk);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return fail (error, KW_ERROR_READ, g_strerror (errno));
      if (n > 0 && !write_all (to, chunk, n, error))
        return FALSE;
      gboolean within = copied <= limit;
      copied += (gsize) MAX (n, 0);
      if (within && copied > limit && kw_sniff (to) != KW_FORMAT_JSONL)
        return too_big (error, limit);
    }
}

/* A descriptor of the stream to read, -1 when it is neither standard input
 * nor a FIFO: a device or a socket may never end. */
static int
open_source (const char *filename, GError **error)
{
  struct stat status;
  gboolean gone = filename != NULL && g_stat (filename, &status) != 0;
  if (gone || (filename != NULL && !S_ISFIFO (status.st_mode)))
    {
      fail (error, KW_ERROR_READ, gone ? g_strerror (errno) : KW_VALUE ("neither a file, a folder nor a FIFO"));
      return -1;
    }
  int fd = filename != NULL ? g_open (filename, O_RDONLY | O_CLOEXEC, 0) : dup (STDIN_FILENO);
  if (fd < 0)
    fail (error, KW_ERROR_READ, g_strerror (errno));
  return fd;
}

int
kw_spool_within (const char *filename, gsize limit, GError **error)
{
  int from = open_source (filename, error);
  if (from < 0)
    return -1;
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("kanwu-XXXXXX", &name, error);
  gboolean ok = fd >= 0;
  if (ok)
    g_unlink (name);
  ok = ok && copy (from, fd, limit, error);
  close (from);
  if (!ok && fd >= 0)
    close (fd);
  return ok ? fd : -1;
}

int
kw_spool (const char *filename, GError **error)
{
  return kw_spool_within (filename, G_MAXSIZE, error);
}
