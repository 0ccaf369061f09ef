/* file.h - reading whole files and streams within a limit; private to checker/read. */
#pragma once

#include "checker/read/raw.h"

/* The content of FILENAME, NUL-terminated. Fails (KW_ERROR_READ, or
 * KW_ERROR_TOO_BIG beyond LIMIT bytes, before memory is spent). A FIFO is
 * read to its end. */
char *kw_read_file (const char *filename, gsize limit, gsize *size, GError **error);

/* Copies standard input (FILENAME NULL) or a FIFO into an unlinked temporary
 * file, so that it can be read again; -1 on failure. */
int kw_spool (const char *filename, GError **error);
/* The same, but what is more than LIMIT bytes and begins unlike JSON lines
 * fails with KW_ERROR_TOO_BIG. */
int kw_spool_within (const char *filename, gsize limit, GError **error);

/* JSON lines, markup or plain text, by the first bytes that are not space. */
KwFormat kw_sniff (int fd);
