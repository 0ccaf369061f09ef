/* file-place.h - where a place is in its file, for programs that open files and
 * know nothing of records.
 *
 * An article that is a line of a file of many is that line: columns of its
 * text are none of the file's.
 */
#pragma once

#include "checker/report.h"

typedef struct
{
  guint line, end_line; /* 1-based */
  gboolean columns;     /* whether these are known: */
  guint column, end_column; /* 1-based, in code points; the end is behind the place */
} KwFilePlace;

KwFilePlace kw_file_place (const KwEntryArticle *article, const KwPlace *place);

/* The same columns in bytes of UTF-8; FALSE where the lines' starts are not
 * known. */
gboolean kw_file_bytes (const KwEntryArticle *article, const KwPlace *place, guint *column, guint *end_column);

/* The file as a URI reference: relative, percent-encoded; file:// where the
 * path is absolute. (transfer full) */
char *kw_file_uri (const KwEntryArticle *article);
