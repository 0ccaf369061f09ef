/* saved-entry.h - one saved finding: the schema of `--format jsonl`, read. */
#pragma once

#include "checker/entry.h"

/* The rule called NAME, for an entry of SEVERITY; never NULL. */
typedef const KwRule *(*KwRuleLookup) (gpointer data, const char *name, KwSeverity severity);

/* The finding that LINE holds, a JSON object of LEN bytes. NULL
 * (KW_ERROR_SYNTAX) when it is none, or of another schema. Members that are
 * not of the schema are passed over. (transfer full) */
KwEntry *kw_saved_entry (const char *line, gsize len, KwRuleLookup lookup, gpointer data, GError **error);
