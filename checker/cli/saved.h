/* saved.h - findings that `kanwu check --format jsonl` saved, read again. */
#pragma once

#include "checker/engine/registry.h"
#include "checker/entry.h"

typedef struct _KwSaved KwSaved;

/* REGISTRY must outlive it. Rules that the registry does not know (of another
 * version, of a user's pack) stand for themselves, with no more than a name. */
KwSaved *kw_saved_new (const KwRegistry *registry);
void kw_saved_free (KwSaved *saved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSaved, kw_saved_free)

/* Gets each entry (transfer full) as it is read; its rule lives as long as the
 * KwSaved. */
typedef void (*KwSavedFunc) (gpointer data, KwEntry *entry);

/* Reads FILENAME, - for standard input, line by line; empty lines are passed
 * over. What is no finding becomes a problem, and the rest is still read. */
void kw_saved_read (KwSaved *saved, const char *filename, KwSavedFunc func, gpointer data);
/* Of KwProblem, so far. */
const GPtrArray *kw_saved_problems (const KwSaved *saved);
