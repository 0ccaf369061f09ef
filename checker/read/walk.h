/* walk.h - the list of files below the user's paths; private to checker/read. */
#pragma once

#include "checker/read/corpus.h"

/* Files below PATHS, sorted by reported path, each once. (transfer full):
 * array of KwFile *. */
GPtrArray *kw_walk (char **paths, const KwCorpusOptions *options, KwProblemFunc problem, gpointer data);
void kw_file_free (KwFile *file);
