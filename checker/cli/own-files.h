/* own-files.h - the files that a run writes: none of them is its input. */
#pragma once

#include "checker/read/corpus.h"

/* An array of KwFileId with standard output, where that is a regular file. */
GArray *kw_own_files_new (void);
/* Adds what stands at PATH, if it is a regular file. */
void kw_own_files_add (GArray *own, const char *path);
/* Whether PATH, - for standard input, is one of OWN. */
gboolean kw_own_files_have (const GArray *own, const char *path);
/* FALSE with a message where one of PATHS is. */
gboolean kw_own_files_lack_all (const GArray *own, char *const *paths);
