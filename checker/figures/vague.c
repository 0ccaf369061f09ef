/* vague.c - intervals that vagueness makes of values */
#include "checker/figures/figure-private.h"

/* A tenth of its magnitude. */
static KwDecimal
tenth (KwDecimal value)
{
  return kw_decimal_shift (value.mantissa < 0 ? kw_decimal_negate (value) : value, -1);
}

/* What 近 VALUE is at least: less by one of the last digit that is not zero, but no less than half. */
static KwDecimal
below (KwDecimal value, int nonzero)
{
  KwDecimal low, half = KW_DECIMAL_ZERO;
  for (int i = 0; value.mantissa > 0 && i < 5; i++)
    if (!kw_decimal_add (half, tenth (value), &half))
      return KW_DECIMAL_ZERO;
  if (!kw_decimal_add (value, kw_decimal (-1, nonzero), &low) || kw_decimal_compare (low, half) < 0)
    low = half;
  return low;
}

/* VALUE with the vagueness that a word before or behind it adds. */
void
kw_apply_vagueness (KwFigure *f, KwVagueWord word, int nonzero)
{
  static const KwApprox names[] = {
    [KW_VAGUE_nearly] = KW_APPROX_NEARLY, [KW_VAGUE_less] = KW_APPROX_LESS,         [KW_VAGUE_about] = KW_APPROX_ABOUT,
    [KW_VAGUE_over] = KW_APPROX_MORE,     [KW_VAGUE_at_least] = KW_APPROX_AT_LEAST, [KW_VAGUE_at_most] = KW_APPROX_AT_MOST,
  };
  KwInterval *v = &f->value;
  KwDecimal low = v->low, high = v->high;
  if (word == KW_VAGUE_none || f->approx == KW_APPROX_RANGE || (word == KW_VAGUE_about && f->approx == KW_APPROX_MORE))
    return;
  f->approx = names[word];
  f->rounded = FALSE;
  switch (word)
    {
    case KW_VAGUE_nearly:
      v->low = below (high, nonzero);
      v->high_open = TRUE;
      break;
    case KW_VAGUE_less:
      v->low = KW_DECIMAL_ZERO;
      v->high_open = TRUE;
      break;
    case KW_VAGUE_about:
      kw_decimal_add (low, kw_decimal_negate (tenth (low)), &v->low);
      kw_decimal_add (high, tenth (high), &v->high);
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

/* F, plain so far, with a little more (余) or about so much (来): less than one of the last digit that is not zero. */
void
kw_add_vague (KwFigure *f, KwApprox approx, int nonzero)
{
  KwDecimal v = f->value.low, high;
  if (!kw_interval_is_exact (&f->value) || !kw_decimal_add (v, kw_decimal (1, nonzero), &high))
    return;
  f->value = (KwInterval){ .low = v, .high = high, .low_open = approx == KW_APPROX_MORE, .high_open = TRUE };
  if (approx == KW_APPROX_ABOUT)
    kw_decimal_add (v, kw_decimal_negate (tenth (v)), &f->value.low);
  f->approx = approx;
  f->rounded = FALSE;
}
