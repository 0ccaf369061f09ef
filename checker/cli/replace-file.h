/* replace-file.h - edits of a file that is still as it was; knows no format. */
#pragma once

#include <glib.h>
#include <sys/stat.h>

/* Makes EDITS (of KwByteEdit) in FILENAME, or in what it links to: written to a
 * new file beside it, which takes its place, mode and owner once it is safe on
 * the disk. Whatever fails (KW_ERROR_WRITE), and whenever kanwu is killed, the
 * old file stands as it was. Refused when the file is not as SEEN says, has
 * other hard links, or may not be written to. */
gboolean kw_replace_file (const char *filename, const struct stat *seen, const GArray *edits, GError **error);
