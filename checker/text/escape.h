/* escape.h - escapes that were left in running text, decoded.
 *
 * Entities, once or several times over (&nbsp; &amp;ldquo; &#20013;), \u4e2d,
 * bytes in \xE4, \344, %E4 or =E4, %u4e2d. Bytes are read as UTF-8, else as
 * GBK. Escapes in URLs, paths, code, or mentioned on purpose are left alone,
 * and so are the entities of MARKDOWN, but for those of several layers.
 * What comes out may be garbled in turn; that is for others.
 *
 * Sources: HTML 4 (the entities, by libxml2) and 5 (numeric references to
 * windows-1252), RFC 8259 (\u), RFC 3986 (%), RFC 2045 (=).
 */
#pragma once

#include "checker/text/census.h"
#include "checker/text/repair.h"

/* The escapes of TEXT (valid UTF-8), each run of adjoining ones a repair: array
 * of KwRepair of KW_REPAIR_ESCAPE, ascending and apart, or NULL. No lone
 * surrogate or noncharacter is ever put in, and of controls only those of C1,
 * among letters of Latin-1: what stands there was misread before. Time and memory
 * are linear in LEN. (transfer full) */
GArray *kw_repair_escapes (const char *text, gsize len, const KwCensus *census, gboolean markdown);
