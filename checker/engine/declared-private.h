/* declared-private.h - what the declared comparisons share. */
#pragma once

#include "checker/engine/declared.h"
#include "checker/engine/selector.h"

#define KW_DECLARED_PARTS_MAX 64u
#define KW_QUOTE_MAX          48

typedef struct
{
  KwDeclared declared;
  KwSelector *selectors; /* sum: the total, then the parts; else the indicator */
  guint n;
  gboolean across;   /* sum: among all articles, not in one */
  gboolean places;   /* sum: the selectors name places */
  gboolean anywhere; /* never_falls, sum across: all is of one place */
  gboolean bounded;  /* range: the rule says it, not a lexicon */
  KwInterval range;
} KwComparison;

/* The payload of a record: a figure that a selector is about. */
typedef struct
{
  KwInterval value;
  KwPeriod period;
  KwPeriodType period_type;
  gboolean cumulative;
  guint selector;
  guint16 unit, unit_class;
  char text[KW_QUOTE_MAX];
} KwStated;

/* Leaves figure F of ARTICLE, one of SELECTOR's, under KEY. */
void kw_declared_emit (KwContext *ctx, const KwArticle *article, const KwFigure *f, guint selector, guint64 key);
/* Where F is of, as a key: figures of places that are not named meet within
 * their article alone. */
guint64 kw_declared_place (const KwComparison *c, const KwArticle *article, const KwFigure *f);
void kw_declared_add_value (KwFinding *finding, const char *key, const KwInterval *value);
void kw_declared_add_period (KwFinding *finding, const char *key, KwPeriod period);

void kw_declared_check_sum (KwContext *ctx, const KwArticle *article);
void kw_declared_compare_sum (KwContext *ctx, guint64 key, const KwRecord *records, guint n);
