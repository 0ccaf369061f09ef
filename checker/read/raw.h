/* raw.h - one article as it lies in its file, before its charset is known.
 *
 * The bytes are the whole file, or for JSONL the record's line. Raw articles
 * are made by the reader and consumed by checker/text; nothing else sees one.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_FORMAT_TEXT,
  KW_FORMAT_MARKDOWN,
  KW_FORMAT_HTML,
  KW_FORMAT_JSONL
} KwFormat;

typedef struct
{
  const char *path; /* as reported: UTF-8, '/' between folders; borrowed */
  KwFormat format;
  guint32 record;   /* 0-based record of a JSONL file, else 0 */
  guint32 line;     /* 1-based line of the file on which the record stands */
  guint64 offset;   /* of the first byte, in the file */
  const char *data; /* borrowed */
  gsize size;
} KwRaw;
