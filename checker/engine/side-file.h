/* side-file.h - what the files beside a corpus share, allowances and baselines:
 * an object with "schema": 1 and a list, an item a line, so that git merges
 * and compares them well. Reading is strict; nothing is silently accepted. */
#pragma once

#include "checker/engine/pack-reader.h"

/* The list MEMBER of the file that R has. NULL with KW_ERROR_SYNTAX, "NAME:LINE: …".
 * (transfer full) */
json_t *kw_side_file_list (const KwPackReader *r, const char *member);

/* The string MEMBER of OBJECT, or NULL where it is null or left out; FALSE when
 * it is anything else, or empty. (transfer full) */
gboolean kw_side_file_string (const KwPackReader *r, const char *pointer, const json_t *object, const char *member,
                              char **out);

/* 32 hex digits, as reports have them. */
gboolean kw_is_fingerprint (const char *text);

/* Appends a file with the N objects of ITEMS, in their order. */
void kw_side_file_format (GString *out, const char *member, json_t *const *items, guint n);
/* Sets KEY of ITEM unless VALUE is NULL. */
void kw_side_file_set (json_t *item, const char *key, const char *value);
