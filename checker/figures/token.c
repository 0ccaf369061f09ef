/* token.c - one pass over a block: tries and classes, no regular expressions */
#include "checker/figures/token.h"
#include "checker/base/utf8.h"

#include <string.h>

typedef struct
{
  GArray *tokens;
  const char *text;
  const char *floor; /* of the block */
  const char *end;
} Lexer;

static void
push (Lexer *lexer, KwToken *token, const char *p, gsize len)
{
  token->span = kw_span ((gsize) (p - lexer->text), (gsize) (p - lexer->text) + len);
  g_array_append_vals (lexer->tokens, token, 1);
}

/* Numbers that count nothing: in names (G107, A4), telephone numbers, times,
 * versions, sums (1+3), addresses. Told by what touches them. */
static gboolean
is_entangled (const Lexer *lexer, const char *p, gsize len)
{
  if (p > lexer->floor)
    {
      guchar before = (guchar) p[-1];
      if (g_ascii_isalpha (before) || (before != '\0' && strchr ("+-/_.:#@&=%", before) != NULL && p - 1 > lexer->floor &&
                                       (g_ascii_isalnum (p[-2]) || before == '#' || before == '@')))
        return TRUE;
    }
  const char *q = p + len;
  if (q >= lexer->end)
    return FALSE;
  if (g_ascii_isdigit (*q) || (strchr ("+:/_=@", *q) != NULL && q + 1 < lexer->end && g_ascii_isalnum (q[1])))
    return TRUE;
  return *q == '-' && q + 1 < lexer->end && g_ascii_isdigit (q[1]) && len >= 3 && lexer->end - q > 5;
}

/* A single Han digit is a figure only before a unit: 一 is in half of all words. */
static gboolean
is_figure (const Lexer *lexer, const char *p, const KwNumeral *numeral)
{
  gsize len;
  if (!numeral->han || numeral->len > 3)
    return TRUE;
  return kw_lexicon_unit (p + numeral->len, lexer->end, &len) != 0;
}

/* A date or a numeral at P; the bytes it takes, 0 for neither. */
static gsize
lex_number (Lexer *lexer, const char *p)
{
  KwToken token = { 0 };
  if (kw_date_parse (lexer->floor, p, lexer->end, &token.date))
    {
      token.type = KW_TOKEN_DATE;
      gsize len = token.date.len;
      push (lexer, &token, p, len);
      return len;
    }
  if (!kw_numeral_parse (p, lexer->end, &token.numeral))
    return 0;
  gsize len = token.numeral.len;
  token.type = KW_TOKEN_NUMERAL;
  if (!is_entangled (lexer, p, len) && is_figure (lexer, p, &token.numeral))
    push (lexer, &token, p, len);
  return len;
}

static gsize
lex_word (Lexer *lexer, const char *p)
{
  gsize len;
  const KwWord *word = kw_lexicon_word (p, lexer->end, &len);
  if (word == NULL)
    return 0;
  if (word->type == KW_WORD_numeral)
    return lex_number (lexer, p);
  KwToken token = { .type = KW_TOKEN_WORD, .word = *word };
  push (lexer, &token, p, len);
  return len;
}

/* 0xE3 0x80: 。 is U+3002; 0xEF is what folding left of the full-width row;
 * U+2014 and the quotation marks break nothing. */
static gsize
lex_break (Lexer *lexer, const char *p)
{
  KwToken token = { .type = KW_TOKEN_COMMA };
  gsize len = 1;
  if (memcmp (p, "。", MIN (3, lexer->end - p)) == 0)
    len = 3;
  if (len == 3 || *p == ';' || *p == '!' || *p == '?' || *p == '\n')
    token.type = KW_TOKEN_SENTENCE;
  else if (*p != ',' && *p != ':' && *p != '(' && *p != ')')
    return 0;
  push (lexer, &token, p, len);
  return len;
}

void
kw_tokenize (GArray *tokens, const char *text, KwSpan block)
{
  Lexer lexer = { tokens, text, text + block.start, text + block.end };
  for (const char *p = lexer.floor; p < lexer.end;)
    {
      guchar lead = (guchar) *p;
      gsize len = 0;
      if (lead < 0x80)
        len = lead >= '0' && lead <= '9' ? lex_number (&lexer, p) : lex_break (&lexer, p);
      else if (lead == 0xE3)
        len = lex_break (&lexer, p);
      else if (lead >= 0xE4 && lead <= 0xE9)
        len = lex_word (&lexer, p);
      if (len == 0 && lead == 0xE3)
        len = lex_word (&lexer, p);
      p += len > 0 ? len : kw_utf8_len (lead);
    }
}
