/* worst.h - as many pieces of a report as its readers take, the worst kept.
 *
 * Pieces come in corpus order. Where there are too many, notes go before
 * warnings and warnings before errors, and of one severity the last ones.
 */
#pragma once

#include "checker/report.h"

typedef struct _KwWorst KwWorst;

/* MOST: pieces that are kept, 1 or more. */
KwWorst *kw_worst_new (guint most);
void kw_worst_free (KwWorst *worst);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwWorst, kw_worst_free)

/* Whether a piece of SEVERITY would be kept now: spares making others. */
gboolean kw_worst_takes (const KwWorst *worst, KwSeverity severity);
/* PIECE (transfer full), or NULL for one that was not made. */
void kw_worst_add (KwWorst *worst, KwSeverity severity, char *piece);

/* Those that were left out, by severity. */
guint64 kw_worst_left_out (const KwWorst *worst, KwSeverity severity);
guint64 kw_worst_all_left_out (const KwWorst *worst);
/* The pieces kept, in the order they came. (transfer container) */
GPtrArray *kw_worst_kept (const KwWorst *worst);
