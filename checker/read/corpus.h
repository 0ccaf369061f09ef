/* corpus.h - the files below the paths that the user named, and the raw
 * articles in them, in an order that does not depend on the arguments'.
 *
 * Files are taken by name (.txt .md .html .htm .jsonl .ndjson); a path that
 * names a file itself is taken whatever it is called. Hidden entries and
 * symbolic links below a folder are skipped.
 */
#pragma once

#include "checker/read/raw.h"

/* What a file is, whatever it is called. */
typedef struct
{
  guint64 device, inode;
} KwFileId;

typedef struct
{
  GPtrArray *include; /* of globs (GPatternSpec syntax) over the relative path; NULL: all */
  GPtrArray *exclude;
  const char *include_from; /* the folder that paths are seen from; NULL: the working folder */
  const char *exclude_from;
  gsize max_article; /* bytes; a larger article is reported and left out */
  GArray *written;   /* of KwFileId: files that this run writes, no articles below a folder; NULL for none */
  void (*passed_over) (const char *path); /* is told of each of them; or NULL */
} KwCorpusOptions;

typedef struct
{
  char *path;     /* as reported: UTF-8, unprintable bytes as \xNN */
  char *filename; /* to open; NULL: standard input */
  KwFormat format;
} KwFile;

/* Where an input could not be read. */
typedef void (*KwProblemFunc) (gpointer data, const char *path, guint32 record, guint line, guint column,
                               guint64 offset, const char *message);

typedef struct _KwCorpus KwCorpus;

/* Walks PATHS ("-" is standard input). What cannot be read is told to
 * PROBLEM. */
KwCorpus *kw_corpus_new (char **paths, const KwCorpusOptions *options, KwProblemFunc problem, gpointer data);
void kw_corpus_free (KwCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCorpus, kw_corpus_free)

guint kw_corpus_n_files (const KwCorpus *corpus);
const KwFile *kw_corpus_file (const KwCorpus *corpus, guint i);

/* A piece of a file for one worker: a whole file, or some lines of JSONL. */
typedef struct
{
  guint file;
  guint32 record; /* of the first article */
  guint32 line;
  guint64 offset;
  char *data;     /* NULL: the worker reads the file itself */
  gsize size;
} KwPiece;

/* The next piece in corpus order, or NULL at the end. Not thread-safe; the
 * pieces are independent. (transfer full) */
KwPiece *kw_corpus_next (KwCorpus *corpus);
void kw_piece_free (KwPiece *piece);

/* What tells whether raw bytes are the same, but for the line end behind them. */
guint64 kw_raw_hash (const char *data, gsize size);

typedef void (*KwRawFunc) (gpointer data, guint file, const KwRaw *raw);

/* Calls FUNC for each raw article of PIECE. Thread-safe. */
void kw_piece_read (const KwCorpus *corpus, KwPiece *piece, KwRawFunc func, KwProblemFunc problem, gpointer data);

/* Reads the one article of RECORD in FILE that begins at OFFSET again. FALSE when the
 * file can no longer be read. */
gboolean kw_corpus_reread (const KwCorpus *corpus, guint file, guint32 record, guint32 line, guint64 offset,
                           KwRawFunc func, gpointer data);
