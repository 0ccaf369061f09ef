/* output-file.h - a file that is written whole or not at all.
 *
 * Until it is committed the old file, or none, stands under the name; whoever
 * kills kanwu in between leaves at most a file .kanwu-XXXXXX beside it, and
 * where the file system knows files without a name not even that. Errors say
 * why, not which file.
 */
#pragma once

#include <glib.h>
#include <stdio.h>

typedef struct _KwOutputFile KwOutputFile;

/* Opens what is to become FILENAME, or the file that it links to. NULL
 * (KW_ERROR_WRITE) where it could not be put there: better known before the
 * work than after. What is no regular file (a FIFO, /dev/stderr) is written to
 * directly. */
KwOutputFile *kw_output_file_open (const char *filename, GError **error);
/* Whether both are to become the same file. */
gboolean kw_output_file_is (const KwOutputFile *file, const KwOutputFile *other);
/* What it is to be, links followed. */
const char *kw_output_file_path (const KwOutputFile *file);
/* Borrowed; not to be closed. */
FILE *kw_output_file_stream (KwOutputFile *file);
/* Makes what was written so far safe on the disk. FALSE (KW_ERROR_WRITE). */
gboolean kw_output_file_sync (KwOutputFile *file, GError **error);
/* Puts what was written in place, when it is safe on the disk, and frees FILE.
 * FALSE (KW_ERROR_WRITE) where any of it could not be written: the old file
 * stands. */
gboolean kw_output_file_commit (KwOutputFile *file, GError **error);
/* Frees FILE and what was written. */
void kw_output_file_discard (KwOutputFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwOutputFile, kw_output_file_discard)
