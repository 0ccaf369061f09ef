/* counterpart.h - the figure of a body that its headline's figure repeats: what
 * counts alike, in the same words. */
#pragma once

#include "checker/figures/support.h"

typedef struct
{
  const char *title;      /* folded text that the headline's figures are of */
  const char *text;       /* and the body's */
  guint32 below;          /* where the body begins */
  const GArray *supports; /* kw_support_new() of it */
} KwHeadlined;

typedef struct
{
  const KwFigure *figure; /* NULL: there is none */
  guint shared;           /* pairs of Han in common, the words that touch the figures more */
  guint alike;            /* figures of the body that count such things at all */
  guint counted;          /* values among them that name what they count as the headline does */
} KwCounterpart;

/* What of the body contradicts the headline's FIGURE; O(figures x headline). */
KwCounterpart kw_headlined_counterpart (const KwHeadlined *h, const KwFigure *figure);

/* Does the body have the rate WANTED for a change of FIGURE's direction? */
gboolean kw_headlined_rate (const KwHeadlined *h, const KwFigure *figure, const KwInterval *wanted);
