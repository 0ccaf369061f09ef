/* misconverted.h - which words that look spoiled by a converter are none.
 *
 * 龍頭|發揮 holds 頭發 by chance, 換發|型式 holds 發型, and 團體係指 no 體係. What
 * tells is the words on either side; see script.h for what is looked up.
 */
#pragma once

#include "checker/text/script.h"

/* Keeps those of WORDS (of KwMisconverted, ascending) that are no accident of
 * TEXT's words, and apart. */
void kw_misconverted_sift (const char *text, gsize len, GArray *words);
