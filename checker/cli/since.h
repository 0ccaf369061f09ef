/* since.h - which articles are not as they were in a commit of git: the whole
 * file, or of JSON lines the records whose lines that commit does not have.
 *
 * git is asked about the work tree of the working folder. What it does not
 * track is taken for changed, because nobody can know. */
#pragma once

#include "checker/engine/engine.h"

typedef struct _KwSince KwSince;

/* NULL with KW_ERROR_READ and what git says. */
KwSince *kw_since_open (const char *revision, GError **error);
void kw_since_free (KwSince *since);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSince, kw_since_free)

/* Whether ARTICLE, which RUN has read, is new or another than it was. */
gboolean kw_since_changed (KwSince *since, const KwRun *run, const KwEntryArticle *article);
/* FALSE (KW_ERROR_READ) when git could not give some of what it has: all of that
 * was taken for changed. */
gboolean kw_since_is_whole (const KwSince *since, GError **error);
