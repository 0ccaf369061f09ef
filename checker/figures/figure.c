/* figure.c - values with their units and their vagueness */
#include "checker/figures/figure.h"
#include "checker/base/utf8.h"

#include <string.h>

typedef struct
{
  const KwTokens *tokens;
  const char *text;
  guint32 end;
  KwFigure *figure;
} Reader;

/* VALUE with the vagueness that a word before or behind it adds. */
static void
apply_vagueness (KwFigure *f, KwVagueWord word, int nonzero)
{
  static const KwApprox names[] = {
    [KW_VAGUE_nearly] = KW_APPROX_NEARLY, [KW_VAGUE_less] = KW_APPROX_LESS,         [KW_VAGUE_about] = KW_APPROX_ABOUT,
    [KW_VAGUE_over] = KW_APPROX_MORE,     [KW_VAGUE_at_least] = KW_APPROX_AT_LEAST, [KW_VAGUE_at_most] = KW_APPROX_AT_MOST,
  };
  KwInterval *v = &f->value;
  KwDecimal low = v->low, high = v->high;
  if (word == KW_VAGUE_none || f->approx == KW_APPROX_RANGE)
    return;
  f->approx = names[word];
  f->rounded = FALSE;
  switch (word)
    {
    case KW_VAGUE_nearly:
      kw_decimal_add (high, kw_decimal (-1, nonzero), &v->low);
      v->high_open = TRUE;
      break;
    case KW_VAGUE_less:
      v->low = KW_DECIMAL_ZERO;
      v->high_open = TRUE;
      break;
    case KW_VAGUE_about:
      kw_decimal_add (low, kw_decimal_negate (kw_decimal_shift (low, -1)), &v->low);
      kw_decimal_add (high, kw_decimal_shift (high, -1), &v->high);
      break;
    case KW_VAGUE_over:
      v->low_open = TRUE;
      v->high_unbounded = TRUE;
      v->high_open = FALSE;
      break;
    case KW_VAGUE_at_least:
      v->low_open = v->high_open = FALSE;
      v->high_unbounded = TRUE;
      break;
    case KW_VAGUE_at_most:
      v->low = KW_DECIMAL_ZERO;
      v->low_open = v->high_open = FALSE;
      break;
    case KW_VAGUE_none:
      break;
    }
}

/* The connector of a range between two numerals. */
static gboolean
is_connector (const char *p, gsize n)
{
  static const char *const words[] = { "-", "~", "—", "–", "至", "到", "——" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n && memcmp (words[i], p, n) == 0)
      return TRUE;
  return FALSE;
}

/* 2至3万, 4-6个: the second end, when one stands behind the first. */
static gboolean
read_range (Reader *r, guint i, const KwNumeral *first)
{
  const KwToken *next = i + 1 < r->tokens->len ? kw_token (r->tokens, i + 1) : NULL;
  if (next == NULL || next->type != KW_TOKEN_NUMERAL || first->approx != KW_APPROX_NONE)
    return FALSE;
  guint32 gap = kw_token (r->tokens, i)->span.end;
  const KwNumeral *second = &next->numeral;
  if (next->span.start <= gap || !is_connector (r->text + gap, next->span.start - gap) || second->percent ||
      second->approx != KW_APPROX_NONE)
    return FALSE;
  KwDecimal low = first->value.low, high = second->value.high;
  if (second->scaled && !first->scaled && kw_decimal_compare (low, high) < 0)
    {
      KwDecimal scaled = kw_decimal_shift (low, second->written);
      if (kw_decimal_compare (scaled, high) < 0 && !second->points)
        low = scaled;
    }
  if (kw_decimal_compare (low, high) >= 0)
    return FALSE;
  r->figure->value = (KwInterval){ .low = low, .high = high };
  r->figure->approx = KW_APPROX_RANGE;
  r->figure->rounded = FALSE;
  r->figure->folded.end = r->figure->literal.end = next->span.end;
  return TRUE;
}

/* Unit behind the literal; 元 takes 万 that stands apart (3万 元 was folded). */
static void
read_unit (Reader *r)
{
  KwFigure *f = r->figure;
  gsize len = 0;
  f->unit = kw_lexicon_unit (r->text + f->folded.end, r->text + r->end, &len);
  if (f->unit == 0)
    return;
  f->folded.end += (guint32) len;
  f->kind = kw_lexicon_unit_entry (f->unit)->kind;
}

static guint16
percent_unit (void)
{
  gsize len;
  return kw_lexicon_unit ("%", "%" + 1, &len);
}

static gboolean
starts_word_before (Reader *r, guint i, KwVagueWord *word)
{
  if (i == 0)
    return FALSE;
  const KwToken *before = kw_token (r->tokens, i - 1);
  if (!kw_token_is_word (before, KW_WORD_before) || before->span.end != kw_token (r->tokens, i)->span.start)
    return FALSE;
  *word = before->word.arg;
  r->figure->folded.start = before->span.start;
  return TRUE;
}

/* 多 behind the unit (3年多) and 左右, 以上 behind that. */
static void
read_after (Reader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len;
  const KwWord *word = kw_lexicon_word (r->text + f->folded.end, r->text + r->end, &len);
  if (word == NULL || word->type != KW_WORD_after)
    return;
  apply_vagueness (f, word->arg, nonzero);
  f->folded.end += (guint32) len;
}

/* 第 before a numeral makes an ordinal. */
static gboolean
is_ordinal (const Reader *r)
{
  guint32 start = r->figure->literal.start;
  return start >= 3 && memcmp (r->text + start - 3, "第", 3) == 0;
}

static void
set_kind (Reader *r, const KwNumeral *n)
{
  KwFigure *f = r->figure;
  f->kind = KW_KIND_NUMBER;
  if (n->percent)
    {
      f->kind = KW_KIND_PERCENT;
      f->unit = percent_unit ();
      return;
    }
  read_unit (r);
  if (is_ordinal (r))
    {
      f->kind = KW_KIND_ORDINAL;
      f->folded.start = f->literal.start - 3;
    }
}

gboolean
kw_figure_read (const KwTokens *tokens, guint *i, const char *text, guint32 end, KwFigure *figure)
{
  const KwToken *token = kw_token (tokens, *i);
  const KwNumeral *n = &token->numeral;
  guint first = *i;
  *figure = (KwFigure){ .span = { 0, 0 } };
  Reader r = { tokens, text, end, figure };
  figure->folded = figure->literal = token->span;
  figure->value = n->value;
  figure->approx = n->approx;
  figure->written = (gint8) CLAMP (n->written, -100, 100);
  figure->rounded = n->approx == KW_APPROX_NONE && (n->scaled || n->points) && !n->fraction;
  int nonzero = n->nonzero;
  if (read_range (&r, *i, n))
    {
      (*i)++;
      nonzero = kw_token (tokens, *i)->numeral.nonzero;
    }
  set_kind (&r, &kw_token (tokens, *i)->numeral);
  /* Long digit strings without a unit are numbers of files and telephones. */
  if (figure->unit == 0 && n->plain && n->digits > 6 && figure->kind != KW_KIND_ORDINAL)
    return FALSE;
  KwVagueWord word;
  if (starts_word_before (&r, first, &word))
    apply_vagueness (figure, word, nonzero);
  read_after (&r, nonzero);
  return TRUE;
}

KwInterval
kw_figure_hard (const KwFigure *figure)
{
  KwInterval hard = figure->value;
  if (!figure->rounded)
    return hard;
  /* 1.6万 may be 15,500 rounded up or 16,999 cut off. */
  if (!kw_decimal_add (hard.low, kw_decimal (-5, figure->written - 1), &hard.low) ||
      !kw_decimal_add (hard.high, kw_decimal (1, figure->written), &hard.high))
    return figure->value;
  hard.high_open = TRUE;
  return hard;
}
