/* line-hash.h - the hash of a line by which code scanning services know a
 * finding again (primaryLocationLineHash).
 *
 * As the GitHub CodeQL action computes it: over the 100 UTF-16 units from the
 * line's start, h = 37 h + unit modulo 2^64, spaces and tabs left out, CR and
 * CR LF read as LF, the end of the file as one unit 0xFFFF; lines of equal hash
 * are numbered.
 */
#pragma once

#include <glib.h>

typedef struct _KwLineHashes KwLineHashes;

/* Of all lines of TEXT, LEN bytes of valid UTF-8. */
KwLineHashes *kw_line_hashes_new (const char *text, gsize len);
void kw_line_hashes_free (KwLineHashes *hashes);
/* LINE is 1-based: "c129715d7a2bc9a3:1", or NULL where there is no such line.
 * (transfer full) */
char *kw_line_hash (const KwLineHashes *hashes, guint line);
