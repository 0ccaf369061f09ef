/* figure-private.h - what figure.c, vague.c and range.c share; nothing else includes it. */
#pragma once

#include "checker/figures/beside.h"
#include "checker/figures/figure.h"
#include "checker/figures/name.h"

#include <string.h>

typedef struct
{
  const KwTokens *tokens;
  const char *text;
  guint32 end;
  KwFigure *figure;
  gboolean between; /* 10和20之间 was read, the unit with it */
} KwFigureReader;

static inline gboolean
kw_reader_at (const KwFigureReader *r, guint32 p, const char *word)
{
  return kw_begins (r->text + p, r->text + r->end, word);
}

static inline gboolean
kw_reader_behind (const KwFigureReader *r, guint32 p, const char *word)
{
  return kw_precedes (r->text, r->text + p, word);
}

static inline gboolean
kw_unit_is (guint16 unit, const char *name)
{
  return strcmp (kw_unit_name (unit), name) == 0;
}

static inline guint16
kw_unit_named (const char *name)
{
  gsize len;
  return kw_lexicon_unit (name, name + strlen (name), &len);
}

/* FIGURE with the vagueness that a word before or behind it adds; NONZERO is the power of its last digit that is not zero. */
void kw_apply_vagueness (KwFigure *figure, KwVagueWord word, int nonzero);
/* FIGURE, plain so far, with a little more (余) or about so much (来): less than 10^POWER. */
void kw_add_vague (KwFigure *figure, KwApprox approx, int power);

/* 2至3万, 4-6个: the second end, when one stands behind the numeral FIRST, token I. */
gboolean kw_read_range (KwFigureReader *r, guint i, const KwNumeral *first);
/* The unit that a list shares, whose last numeral of the figure is token I. */
void kw_share_unit (KwFigureReader *r, guint i);
