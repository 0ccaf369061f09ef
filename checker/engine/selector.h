/* selector.h - the figures that a declared rule is about: those of a noun, by
 * its words, its unit, its place.
 *
 * In JSON an object:
 *   "noun": a word, or an array of the names of one thing: one stands in the
 *       noun behind the figure, or before the figure in its clause with nothing
 *       between but words of number and of reaching it (共有, 人数达到, 约)
 *   "without": words that do not stand in its clause
 *   "unit", "unit_class", "kind": as `kanwu extract figures` prints them; where
 *       none is said, all but ordinals
 *   "place": a name, or a code of GB/T 2260
 *   "role": level, total, part, cumulative, delta or per_unit; where none is
 *       said, all but the last two
 *   "period": flow (during the period) or stock (at its end)
 *   "modality": actual (where none is said), plan, forecast or requirement
 */
#pragma once

#include "checker/engine/pack-reader.h"
#include "checker/rule.h"

typedef struct
{
  char **nouns;             /* folded; NULL: any */
  char **without;           /* or NULL */
  guint16 unit, unit_class; /* 0: any */
  guint32 place;
  int kind, role, period, modality; /* -1: any, or what is usual */
} KwSelector;

/* Selects every figure that is no ordinal, change or rate a unit, and actual. */
void kw_selector_init (KwSelector *selector);
/* Reads VALUE, an object, at POINTER. What was read of a malformed one is to be
 * cleared too. */
gboolean kw_selector_read (const KwPackReader *r, const char *pointer, const json_t *value, gboolean needs_noun,
                           KwSelector *out);
void kw_selector_clear (KwSelector *selector);

/* Whether figure I of ARTICLE is one of those. */
gboolean kw_selector_matches (const KwSelector *selector, const KwArticle *article, guint i);

/* Where the words stand that say what figure I is: its noun, and its clause
 * up to the figure from behind the one before. Folded; NOUN may be empty. */
void kw_selector_words (const KwArticle *article, guint i, KwSpan *noun, KwSpan *before);
