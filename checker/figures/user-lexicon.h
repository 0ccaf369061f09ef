/* user-lexicon.h - the user's own words beside those that kanwu was built with.
 *
 * A lexicon is UTF-8, tab-separated, a word a line; lines that begin with #
 * and empty ones are skipped:
 *
 *   word  period|verb|before|after|modality|role|mark|self|skip|numeral  argument
 *                     as in checker/figures/lexicon/words.tsv
 *   word  place  code [current|former|short]
 *                     as in places.tsv; a name that stands twice has two codes
 *   word  unit   class  kind
 *                     as in units.tsv; a class is one of ours or a new one
 *   noun  range  low  high [unit]
 *                     what a figure of this noun can be (.. for no bound), where it has the unit, or none
 *
 * Words are folded as the text is. The longest word at a place counts; of two
 * as long the user's.
 */
#pragma once

#include "checker/figures/lexicon.h"

typedef struct _KwUserLexicon KwUserLexicon;

KwUserLexicon *kw_user_lexicon_new (void);
void kw_user_lexicon_free (KwUserLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwUserLexicon, kw_user_lexicon_free)

/* Adds the words of TEXT, which messages call NAME. FALSE with
 * KW_ERROR_SYNTAX, "NAME:LINE: what is wrong". Not while LEXICON is in use. */
gboolean kw_user_lexicon_add (KwUserLexicon *lexicon, const char *name, const char *text, gsize size, GError **error);
/* To be called once, when all is added. */
void kw_user_lexicon_finish (KwUserLexicon *lexicon);

/* From here on figures are read with LEXICON (borrowed; NULL: without one).
 * Not while threads read. */
void kw_lexicon_use (const KwUserLexicon *lexicon);

/* The range of the longest noun in SPAN of TEXT that has one for figures of
 * UNIT; FALSE when there is none. */
gboolean kw_lexicon_range (const char *text, KwSpan span, guint16 unit, KwInterval *range);

/* For lexicon.c: the user's word or unit at P where it is as long as ours (in
 * *LEN, where there is one), else ours. */
const KwWord *
kw_user_lexicon_word (const KwUserLexicon *lexicon, const char *p, const char *end, const KwWord *ours, gsize *len);
guint16 kw_user_lexicon_unit (const KwUserLexicon *lexicon, const char *p, const char *end, guint16 ours, gsize *len);
const KwUnit *kw_user_lexicon_unit_entry (const KwUserLexicon *lexicon, guint16 unit);
const KwPlaceName *kw_user_lexicon_place (const KwUserLexicon *lexicon, guint16 place);
guint32 kw_user_lexicon_code (const KwUserLexicon *lexicon, guint code);
guint16 kw_user_lexicon_class (const KwUserLexicon *lexicon, const char *name);
gboolean
kw_user_lexicon_range (const KwUserLexicon *lexicon, const char *text, KwSpan span, guint16 unit, KwInterval *range);
