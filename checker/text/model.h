/* model.h - how Chinese a run of characters is: unigrams, bigrams, readings.
 *
 * Costs are -100 ln P, from jieba's word list (MIT); readings from Unihan.
 * See LICENSES-DATA.md. Characters are folded to simplified first.
 */
#pragma once

#include <glib.h>

#define KW_COST_UNKNOWN 1600

/* -100 ln P(c); KW_COST_UNKNOWN for what the model has never seen. */
guint kw_model_char_cost (gunichar c);
/* -100 ln P(b | a), backing off to b alone for pairs across words. */
guint kw_model_pair_cost (gunichar a, gunichar b);
/* Whether A and B adjoin within a word. */
gboolean kw_model_is_pair (gunichar a, gunichar b);
/* Whether A and B stand side by side in words more often than by chance, B
 * being cheaper there by more than LEAST. */
gboolean kw_model_attract (gunichar a, gunichar b, guint least);
/* Among the 3,500 characters that make up 99 % of running text. */
gboolean kw_model_is_common (gunichar c);
/* Mean cost a character of the Han in TEXT, pairs where characters adjoin,
 * other characters neither counted nor joined. *N_HAN is how many. */
guint kw_model_mean_cost (const char *text, gsize len, guint *n_han);

/* Whether READING, LEN bytes of tone-marked pinyin (NFC, lower case), is one
 * of C's. *RANK is 0 for the usual one. */
gboolean kw_model_has_reading (gunichar c, const char *reading, gsize len, guint *rank);
/* Whether any character reads so. */
gboolean kw_model_is_reading (const char *reading, gsize len);
