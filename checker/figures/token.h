/* token.h - a block of folded text as numerals, dates, words and breaks; what
 * is none of these leaves no token. Private to checker/figures.
 */
#pragma once

#include "checker/figures/date.h"
#include "checker/figures/lexicon.h"
#include "checker/figures/numeral.h"

typedef enum
{
  KW_TOKEN_NUMERAL,
  KW_TOKEN_DATE,
  KW_TOKEN_WORD,
  KW_TOKEN_COMMA,   /* ends a clause */
  KW_TOKEN_SENTENCE /* ends a sentence */
} KwTokenType;

typedef struct
{
  KwTokenType type;
  KwSpan span; /* folded */
  union
  {
    KwNumeral numeral;
    KwWritten date;
    KwWord word;
  };
} KwToken;

/* Some neighbouring tokens: those of one block, mostly. */
typedef struct
{
  const KwToken *items;
  guint len;
} KwTokens;

/* More than any text that people write; keeps a file of nothing but numbers
 * from taking a hundred times its size. */
#define KW_TOKENS_MAX 1000000

/* Appends the tokens of BLOCK (a span of TEXT) to TOKENS (of KwToken), until
 * there are KW_TOKENS_MAX. REPUBLIC: see kw_date_parse(). */
void kw_tokenize (GArray *tokens, const char *text, KwSpan block, gboolean republic);

static inline const KwToken *
kw_token (const KwTokens *tokens, guint i)
{
  return &tokens->items[i];
}

static inline gboolean
kw_token_is_word (const KwToken *token, KwWordType type)
{
  return token->type == KW_TOKEN_WORD && token->word.type == type;
}
