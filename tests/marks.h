/* marks.h - texts that the sources mark for translation, found as xgettext finds
 * them: string literals as the argument of a call. */
#pragma once

#include <glib.h>

/* Calls EACH for every text marked in the C source at PATH: its CONTEXT, "" or
 * "value", and the text itself. FALSE when the file cannot be read. */
typedef void (*MarkFunc) (const char *path, const char *context, const char *text, gpointer data);
gboolean marks_in_file (const char *path, MarkFunc each, gpointer data);
/* The same for every .c file below FOLDER; how many there are. */
guint marks_below (const char *folder, MarkFunc each, gpointer data);
