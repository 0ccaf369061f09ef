/* glob.h - patterns for paths, as .gitignore has them; knows no file.
 *
 * `*` is any part of a name, `?` one character of it, `**` any number of
 * folders. A pattern without a slash, but for one at its end, is looked for in
 * every folder, any other stands for the whole path. What names a folder
 * without a wildcard in its last part covers all below it.
 */
#pragma once

#include <glib.h>

typedef struct _KwGlob KwGlob;

KwGlob *kw_glob_new (const char *pattern);
void kw_glob_free (KwGlob *glob);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwGlob, kw_glob_free)

/* PATH is UTF-8 with '/' between folders; one that is not matches nothing. */
gboolean kw_glob_matches (const KwGlob *glob, const char *path);

/* PATH, which may be relative to the working folder, as seen from FOLDER, an
 * absolute one, where it lies below it; as it is where it does not. By the
 * names alone: links are not followed. (transfer full) */
char *kw_path_from (const char *folder, const char *path);
