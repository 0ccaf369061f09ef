/* claim.h - what one figure claims, cut loose from its article: all that two
 * articles' figures need to be compared, in a few dozen bytes.
 */
#pragma once

#include "checker/figures/subject.h"

#define KW_CLAIM_FEATURES 40
#define KW_CLAIM_TEXT 40
#define KW_CLAIM_BESIDE 6

typedef struct
{
  KwInterval value; /* what the wording leaves possible, rounding included */
  KwDecimal stated; /* as it is written; the lower bound of a range */
  KwPeriod period;
  KwPeriodType period_type;
  KwAnchor period_anchor;
  KwFigureKind kind;
  KwModality modality;
  KwRole role;
  guint16 unit;
  guint16 unit_class; /* equal for units that count the same thing */
  guint32 places[KW_MAX_PLACES];
  guint8 n_places;
  guint8 n_features;
  guint64 noun; /* hash of the folded noun; 0: none */
  guint64 verb;
  guint32 sentence; /* where the figure's sentence, up to the 。 before it, begins in the folded text */
  gint8 written;       /* power of ten of the last written digit */
  guint8 dated;        /* its own sentence says when */
  guint8 rule_data;    /* 0; a rule that keeps a claim of its own may note something */
  guint8 exact;        /* stated to the digit, without vague words */
  KwDay published;     /* the article's day; KW_DAY_NONE */
  char text[KW_CLAIM_TEXT]; /* as it is written, folded; cut off where it is longer */
  guint32 beside[KW_CLAIM_BESIDE]; /* hashes of the figures told next to it; 0: none */
  KwSubject subject;
  guint16 features[KW_CLAIM_FEATURES]; /* ascending hashes of the bigrams around the figure */
} KwClaim;

void kw_claim_init (KwClaim *claim, const KwArticle *article, const KwFigure *figure);

/* How many of the figures told next to the two are the same. */
guint kw_claim_company (const KwClaim *a, const KwClaim *b);

typedef enum
{
  KW_PLACES_UNKNOWN, /* one of the two names none */
  KW_PLACES_EQUAL,
  KW_PLACES_WITHIN, /* one is part of the other */
  KW_PLACES_DIFFERENT
} KwPlaceRelation;

KwPlaceRelation kw_claim_places (const KwClaim *a, const KwClaim *b);
