/* corpus.c - files cut into pieces for the workers, pieces into raw articles */
#include "checker/read/corpus.h"
#include "checker/base/error.h"
#include "checker/read/file.h"
#include "checker/read/walk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

/* Lines of JSONL handed to a worker at once: enough to keep the queue short,
 * little enough to keep every core busy to the end. */
#define PIECE_BYTES (512 * 1024)

struct _KwCorpus
{
  GPtrArray *files;
  KwCorpusOptions options;
  KwProblemFunc problem;
  gpointer problem_data;
  guint next_file;
  GArray *spools; /* of int: descriptors of streams kept to be read again */

  FILE *stream; /* the JSONL file being cut into pieces */
  GString *carry; /* read and not yet handed out */
  guint32 record; /* of the first carried byte, as the next two */
  guint32 line;
  guint64 offset;
};

static void
tell (const KwCorpus *corpus, const KwFile *file, const char *message)
{
  corpus->problem (corpus->problem_data, file->path, 0, 0, 0, 0, message);
}

/* Standard input and FIFOs can be read once only; what they give is kept in
 * an unlinked file, because articles with findings are read again. */
static gboolean
spool_stream (KwCorpus *corpus, KwFile *file)
{
  g_autoptr (GError) error = NULL;
  gsize limit = file->format == KW_FORMAT_JSONL ? G_MAXSIZE : corpus->options.max_article;
  int fd = kw_spool_within (file->filename, limit, &error);
  if (fd < 0)
    {
      tell (corpus, file, error->message);
      return FALSE;
    }
  g_array_append_val (corpus->spools, fd);
  g_free (file->filename);
  file->filename = g_strdup_printf ("/dev/fd/%d", fd);
  if (file->format == KW_FORMAT_TEXT)
    file->format = kw_sniff (fd);
  return TRUE;
}

static void
spool_streams (KwCorpus *corpus)
{
  for (guint i = 0; i < corpus->files->len;)
    {
      KwFile *file = g_ptr_array_index (corpus->files, i);
      struct stat status;
      gboolean regular = file->filename != NULL && g_stat (file->filename, &status) == 0 && S_ISREG (status.st_mode);
      if (regular || spool_stream (corpus, file))
        i++;
      else
        g_ptr_array_remove_index (corpus->files, i);
    }
}

KwCorpus *
kw_corpus_new (char **paths, const KwCorpusOptions *options, KwProblemFunc problem, gpointer data)
{
  KwCorpus *corpus = g_new0 (KwCorpus, 1);
  corpus->options = *options;
  corpus->problem = problem;
  corpus->problem_data = data;
  corpus->spools = g_array_new (FALSE, FALSE, sizeof (int));
  corpus->carry = g_string_new (NULL);
  corpus->files = kw_walk (paths, options, problem, data);
  spool_streams (corpus);
  return corpus;
}

void
kw_corpus_free (KwCorpus *corpus)
{
  if (corpus->stream != NULL)
    fclose (corpus->stream);
  for (guint i = 0; i < corpus->spools->len; i++)
    close (g_array_index (corpus->spools, int, i));
  g_array_unref (corpus->spools);
  g_string_free (corpus->carry, TRUE);
  g_ptr_array_unref (corpus->files);
  g_free (corpus);
}

guint
kw_corpus_n_files (const KwCorpus *corpus)
{
  return corpus->files->len;
}

const KwFile *
kw_corpus_file (const KwCorpus *corpus, guint i)
{
  return g_ptr_array_index (corpus->files, i);
}

/* Opens FILE at its start (where opening /dev/fd/N duplicates a descriptor,
 * the position is shared). */
static FILE *
open_stream (const KwFile *file)
{
  FILE *stream = g_fopen (file->filename, "rbe");
  if (stream != NULL && strncmp (file->filename, "/dev/fd/", 8) == 0)
    rewind (stream);
  return stream;
}

/* Appends a block of the open file to the carried text; FALSE at its end. */
static gboolean
read_block (KwCorpus *corpus)
{
  gsize had = corpus->carry->len;
  g_string_set_size (corpus->carry, had + PIECE_BYTES);
  gsize n = fread (corpus->carry->str + had, 1, PIECE_BYTES, corpus->stream);
  g_string_set_size (corpus->carry, had + n);
  return n > 0;
}

static void
tell_too_long (const KwCorpus *corpus, guint file, guint32 record, guint line, guint64 offset, KwProblemFunc problem,
               gpointer data)
{
  g_autofree char *why = g_strdup_printf (KW_VALUE ("record of more than %u MiB (see --max-article)"),
                                          (guint) (corpus->options.max_article >> 20));
  problem (data, kw_corpus_file (corpus, file)->path, record, line, 1, offset, why);
}

/* The carried text is one line that never ends: passes over the rest of it. */
static void
skip_long_line (KwCorpus *corpus)
{
  tell_too_long (corpus, corpus->next_file, corpus->record, corpus->line, corpus->offset, corpus->problem,
                 corpus->problem_data);
  const char *newline = NULL;
  do
    {
      corpus->offset += corpus->carry->len;
      g_string_truncate (corpus->carry, 0);
    }
  while (read_block (corpus) && (newline = memchr (corpus->carry->str, '\n', corpus->carry->len)) == NULL);
  if (newline == NULL)
    return;
  gsize used = (gsize) (newline - corpus->carry->str) + 1;
  corpus->offset += used;
  g_string_erase (corpus->carry, 0, (gssize) used);
  corpus->record++;
  corpus->line++;
}

static KwPiece *
piece_new (KwCorpus *corpus, guint file)
{
  KwPiece *piece = g_new0 (KwPiece, 1);
  piece->file = file;
  piece->record = corpus->record;
  piece->line = corpus->line;
  piece->offset = corpus->offset;
  return piece;
}

static void
close_stream (KwCorpus *corpus)
{
  fclose (corpus->stream);
  corpus->stream = NULL;
  corpus->next_file++;
}

/* The first SIZE carried bytes, whole lines, as a piece. */
static KwPiece *
take_piece (KwCorpus *corpus, gsize size)
{
  KwPiece *piece = piece_new (corpus, corpus->next_file);
  piece->data = g_malloc (size + 1);
  memcpy (piece->data, corpus->carry->str, size);
  piece->data[size] = '\0';
  piece->size = size;
  guint lines = 0;
  const char *end = piece->data + size;
  for (const char *p = piece->data; (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    lines++;
  corpus->record += lines;
  corpus->line += lines;
  corpus->offset += size;
  g_string_erase (corpus->carry, 0, (gssize) size);
  return piece;
}

/* Some whole lines of the open JSONL file; NULL when nothing is left of it. */
static KwPiece *
next_lines (KwCorpus *corpus)
{
  for (;;)
    {
      gboolean more = read_block (corpus);
      if (!more && ferror (corpus->stream))
        tell (corpus, kw_corpus_file (corpus, corpus->next_file), g_strerror (errno));
      if (!more)
        {
          KwPiece *last = corpus->carry->len > 0 ? take_piece (corpus, corpus->carry->len) : NULL;
          close_stream (corpus);
          return last;
        }
      const char *newline = memrchr (corpus->carry->str, '\n', corpus->carry->len);
      if (newline != NULL)
        return take_piece (corpus, (gsize) (newline - corpus->carry->str) + 1);
      if (corpus->carry->len > corpus->options.max_article)
        skip_long_line (corpus);
    }
}

/* In UTF-16 the byte 0A is no line end. */
static gboolean
is_utf16 (FILE *stream)
{
  static const char starts[][2] = { { '\xFF', '\xFE' }, { '\xFE', '\xFF' }, { '{', '\0' }, { '\0', '{' } };
  char head[2];
  if (pread (fileno (stream), head, sizeof head, 0) != sizeof head)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (memcmp (head, starts[i], sizeof head) == 0)
      return TRUE;
  return FALSE;
}

static void
open_next (KwCorpus *corpus)
{
  const KwFile *file = kw_corpus_file (corpus, corpus->next_file);
  corpus->stream = open_stream (file);
  if (corpus->stream == NULL)
    {
      tell (corpus, file, g_strerror (errno));
      corpus->next_file++;
    }
  else if (is_utf16 (corpus->stream))
    {
      tell (corpus, file, KW_VALUE ("JSON lines in UTF-16 are not read; convert them to UTF-8"));
      close_stream (corpus);
    }
}

KwPiece *
kw_corpus_next (KwCorpus *corpus)
{
  while (corpus->next_file < corpus->files->len)
    {
      if (corpus->stream != NULL)
        {
          KwPiece *piece = next_lines (corpus);
          if (piece != NULL)
            return piece;
          continue;
        }
      corpus->record = 0;
      corpus->line = 1;
      corpus->offset = 0;
      g_string_truncate (corpus->carry, 0);
      if (kw_corpus_file (corpus, corpus->next_file)->format != KW_FORMAT_JSONL)
        return piece_new (corpus, corpus->next_file++);
      open_next (corpus);
    }
  return NULL;
}

void
kw_piece_free (KwPiece *piece)
{
  g_free (piece->data);
  g_free (piece);
}

static void
read_whole (const KwCorpus *corpus, KwPiece *piece, KwRawFunc func, KwProblemFunc problem, gpointer data)
{
  const KwFile *file = kw_corpus_file (corpus, piece->file);
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = kw_read_file (file->filename, corpus->options.max_article, &size, &error);
  if (bytes == NULL)
    {
      problem (data, file->path, 0, 0, 0, 0, error->message);
      return;
    }
  KwRaw raw = { file->path, file->format, 0, 1, 0, bytes, size };
  func (data, piece->file, &raw);
}

static gboolean
is_blank (const char *line, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

void
kw_piece_read (const KwCorpus *corpus, KwPiece *piece, KwRawFunc func, KwProblemFunc problem, gpointer data)
{
  if (piece->data == NULL)
    {
      read_whole (corpus, piece, func, problem, data);
      return;
    }
  const KwFile *file = kw_corpus_file (corpus, piece->file);
  KwRaw raw = { file->path, KW_FORMAT_JSONL, piece->record, piece->line, piece->offset, piece->data, 0 };
  for (gsize p = 0; p < piece->size;)
    {
      const char *newline = memchr (piece->data + p, '\n', piece->size - p);
      gsize next = newline != NULL ? (gsize) (newline - piece->data) + 1 : piece->size;
      raw.data = piece->data + p;
      raw.size = next - p;
      if (raw.size > corpus->options.max_article)
        tell_too_long (corpus, piece->file, raw.record, raw.line, raw.offset, problem, data);
      else if (!is_blank (raw.data, raw.size))
        func (data, piece->file, &raw);
      raw.record++;
      raw.line++;
      raw.offset += next - p;
      p = next;
    }
}

guint64
kw_raw_hash (const char *data, gsize size)
{
  while (size > 0 && (data[size - 1] == '\n' || data[size - 1] == '\r'))
    size--;
  return XXH3_64bits (data, size);
}

gboolean
kw_corpus_reread (const KwCorpus *corpus, guint file, guint32 record, guint32 line, guint64 offset, KwRawFunc func,
                  gpointer data)
{
  const KwFile *from = kw_corpus_file (corpus, file);
  if (from->format != KW_FORMAT_JSONL)
    {
      gsize size;
      g_autofree char *bytes = kw_read_file (from->filename, corpus->options.max_article, &size, NULL);
      KwRaw raw = { from->path, from->format, 0, 1, 0, bytes, size };
      if (bytes != NULL)
        func (data, file, &raw);
      return bytes != NULL;
    }
  g_autofree char *buffer = NULL;
  FILE *stream = open_stream (from);
  gsize size = 0;
  gssize n = -1;
  if (stream != NULL && fseeko (stream, (off_t) offset, SEEK_SET) == 0)
    {
      char *read = NULL;
      n = getline (&read, &size, stream);
      buffer = n > 0 ? g_memdup2 (read, (gsize) n) : NULL;
      free (read);
    }
  if (stream != NULL)
    fclose (stream);
  KwRaw raw = { from->path, KW_FORMAT_JSONL, record, line, offset, buffer, (gsize) MAX (n, 0) };
  if (buffer != NULL)
    func (data, file, &raw);
  return buffer != NULL;
}
