/* body.h - the hospital, firm, school or town inside a place whose figure it is.
 *
 * Two hospitals of one county report from one template; their figures are no
 * two values of one quantity. Private to checker/figures.
 */
#pragma once

#include "checker/figures/ledger.h"

/* Hash of the body that FIGURE, one of LEDGER's, is told of: the last one named
 * before it in its sentence, or the article's own (ledger->body); 0 for none, as
 * where a place is named behind it. TEXT is the folded text. */
guint16 kw_body_of_figure (const char *text, const KwLedger *ledger, const KwFigure *figure);

/* Hash of the body whose article it is, by its folded TITLE or its publisher's
 * name as it is written; NULL: there is none. 0 for none, as for a
 * court, whose figures are its place's; HAS_BODY tells whether one is named. */
guint16 kw_body_of_article (const char *title, gsize len, const char *source, gboolean *has_body);
