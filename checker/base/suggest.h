/* suggest.h - the known word that somebody may have meant. */
#pragma once

#include <glib.h>

/* The word of KNOWN (ended by NULL) that is nearest to WORD: a few letters
 * wrong, missing, too many or swapped; NULL when none is near. */
const char *kw_suggest (const char *word, const char *const *known);
