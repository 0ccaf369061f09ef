/* marks.h - punctuation marks of Chinese text: where the next one is and what
 * it is for (GB/T 15834). Full-width marks and quotes, half-width parentheses
 * and straight quotes; other half-width marks are too many things to count.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_PAIR_PAREN,        /* （） () */
  KW_PAIR_QUOTE,        /* “” */
  KW_PAIR_TITLE,        /* 《》 */
  KW_PAIR_INNER_TITLE,  /* 〈〉 */
  KW_PAIR_LENTICULAR,   /* 【】 */
  KW_PAIR_CORNER,       /* 「」 */
  KW_PAIR_INNER_CORNER, /* 『』 */
  KW_N_PAIRS
} KwPair;

/* The full-width marks of each pair, three bytes each. */
extern const char *const kw_opening_marks[KW_N_PAIRS];
extern const char *const kw_closing_marks[KW_N_PAIRS];

typedef enum
{
  KW_PUNCT_NONE,
  KW_PUNCT_STOP,         /* 、 ， ： ； */
  KW_PUNCT_SENTENCE_END, /* 。 ！ ？ */
  KW_PUNCT_OPENING,
  KW_PUNCT_CLOSING,
  KW_PUNCT_STRAIGHT, /* " ＂ 〝 〞 */
  KW_PUNCT_LINE_END
} KwPunctKind;

typedef struct
{
  guint8 kind; /* KwPunctKind */
  guint8 pair; /* KwPair, of opening and closing ones */
} KwPunct;

/* The first mark from *P on, *P at it; KW_PUNCT_NONE at END. The text is valid
 * UTF-8 and ends with NUL. */
KwPunct kw_punct_next (const char **p, const char *end);
