/* garble.h - all that is garbled in a text, layer by layer, with its repairs.
 *
 * Damage lies in layers: a page in the wrong charset had its marks turned into
 * entities, a residue stands where a byte got lost. The outermost layer is
 * peeled first, and what comes out is looked at again; a place keeps one
 * repair, from what stands there to what is left at the end.
 */
#pragma once

#include "checker/text/census.h"
#include "checker/text/fold.h"
#include "checker/text/repair.h"

/* The repairs of TEXT (valid UTF-8), whose census and proven residue are given:
 * array of KwRepair, ascending and apart, or NULL. (transfer full) */
GArray *kw_garble_find (const char *text, gsize len, const KwCensus *census, const GArray *residue, gboolean markdown);

/* How TEXT reads without its residue and with its safe repairs made: array of
 * KwEdit, ascending and apart, that borrow from REPAIRS. Both arrays may be
 * NULL. (transfer full) */
GArray *kw_garble_edits (const char *text, const GArray *residue, const GArray *repairs);
