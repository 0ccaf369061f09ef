/* claim.h - what one figure claims, cut loose from its article: all that two
 * articles' figures need to be compared, in a few dozen bytes.
 */
#pragma once

#include "checker/figures/subject.h"

#define KW_CLAIM_FEATURES 40
#define KW_CLAIM_TEXT 40
#define KW_CLAIM_BESIDE 8

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
  KwDecimal row; /* what it makes with those of its row, the least; 0: it stands alone */
  char text[KW_CLAIM_TEXT]; /* as it is written, folded; cut off where it is longer */
  guint32 beside[KW_CLAIM_BESIDE]; /* hashes of the figures told next to it; 0: none */
  KwSubject subject;
  guint16 features[KW_CLAIM_FEATURES]; /* ascending hashes of the bigrams around the figure */
} KwClaim;

void kw_claim_init (KwClaim *claim, const KwArticle *article, const KwFigure *figure);

/* KEPT may end behind its last used feature, as kw_context_claim's do: never
 * copy one as a whole. */
KwClaim kw_claim_copy (const KwClaim *kept);

/* How many bytes of CLAIM are in use. */
gsize kw_claim_size (const KwClaim *claim);

/* How many of the figures told next to the two are the same; one of four digits
 * and more counts for two. */
guint kw_claim_company (const KwClaim *a, const KwClaim *b);

/* Whether each place of the one is a place of the other too, or lies in one of
 * its places or around it; TRUE where one names none. 光山县 to 浙江 and 新县 to
 * 浙江 share one place, and differ in another. */
gboolean kw_claim_places_agree (const KwClaim *a, const KwClaim *b);

/* Whether it is of a county or a town: there not much is told at once, so that
 * alike words mean the same. A province or the country has a dozen indicators
 * of every name. */
gboolean kw_claim_is_local (const KwClaim *claim);
