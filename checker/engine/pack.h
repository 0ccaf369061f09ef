/* pack.h - declared rules: JSON turned into the same struct as compiled ones.
 *
 * A pack is an object with "rules": each has the metadata of KwRule (name,
 * severity, summary, why, message, since) and the members of its examples under
 * the same names, and a "match": a comparison of figures (declared.h), or phrases:
 *   "where": "block" (default) - a phrase may stand anywhere in a block
 *            "line"            - the block holds nothing else but the phrase
 *   "phrases": strings, compared with the folded text
 *   "max_length": longest block that can match, in characters (default 60)
 *   "chrome": true - blocks that look like a site's (menus, link lists) match too
 *   "join": true - neighbouring matches are one finding
 * No arithmetic, no loops: what needs those is written in C.
 */
#pragma once

#include "checker/rule.h"

/* The rules of one pack, appended to RULES (of KwRule *, owned, freed with
 * kw_pack_rule_free()). FALSE with KW_ERROR_SYNTAX, "NAME:LINE: …", for a
 * malformed pack and for a rule whose name one of RULES has; RULES then holds
 * what was read. */
gboolean kw_pack_load (const char *name, const char *json, gsize size, GPtrArray *rules, GError **error);
void kw_pack_rule_free (KwRule *rule);
