/* phrase.h - words in a span of folded text: what rules ask of the words
 * between two figures. Words are literal, in folded (simplified) form; spans
 * begin at a character.
 */
#pragma once

#include "checker/base/span.h"

/* The first place of WORD in SPAN of TEXT; -1 when it is not there. */
gssize kw_phrase_find (const char *text, KwSpan span, const char *word);
gboolean kw_phrase_has (const char *text, KwSpan span, const char *word);
/* WORDS ends with NULL. */
gboolean kw_phrase_has_any (const char *text, KwSpan span, const char *const *words);
gboolean kw_phrase_begins (const char *text, KwSpan span, const char *word);
gboolean kw_phrase_ends (const char *text, KwSpan span, const char *word);
