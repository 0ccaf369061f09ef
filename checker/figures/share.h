/* share.h - a share in percent, what it is of, and what the text calls the whole
 *
 * 51座,占水库总数的89.7% and 立案405件,结案398件,结案率98.3%. Figures go by
 * their number in the ledger; spans are of the folded text.
 */
#pragma once

#include "checker/figures/relation.h"

#define KW_SHARE_LIST 6 /* figures in one sum */

typedef struct
{
  const KwLedger *ledger;
  const char *text;
  guint share;       /* the percentage */
  KwInterval stated; /* in percent */
  guint numerator;   /* the nearest figure before it */
  guint coordinated; /* how many figures are joined to that: 92个村和100个社区 is 2 */
  KwSpan of;         /* "水库总数": what the share is of */
  KwSpan stem;       /* 结案 of 结案率; empty for shares */
  gint named;        /* the denominator in the phrase itself; -1 */
} KwShare;

/* What a share can be of: amounts, and days. */
gboolean kw_share_is_counted (const KwFigure *figure);
/* Is figure I a share of something counted? */
gboolean kw_share_read (const char *text, const KwLedger *ledger, guint i, KwShare *out);
/* Does the text call figure I, which stands before the numerator, the whole? */
gboolean kw_share_is_of (const KwShare *share, guint i);
/* The sum of the coordinated figures. */
KwInterval kw_share_sum (const KwShare *share);

static inline const KwFigure *
kw_share_figure (const KwShare *share, guint i)
{
  return kw_ledger_figure (share->ledger, i);
}
