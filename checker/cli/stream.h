/* stream.h - standard input and FIFOs for commands that read their input
 * more than once. */
#pragma once

#include <glib.h>

/* Whether PATH can be read once only. */
gboolean kw_is_stream (const char *path);

/* Keeps the one stream among PATHS, if there is one, in an unlinked file that
 * takes the place of standard input, and calls it "-". FALSE with a message on
 * standard error. */
gboolean kw_stream_keep (char **paths);

/* To be called before each reading of PATHS. */
void kw_stream_rewind (char **paths);
