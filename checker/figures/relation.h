/* relation.h - how the figures of a text stand to each other: which measure
 * the same thing, which words stand between them, what a rounded one may be.
 *
 * Figures go by their number in the ledger; spans are of the folded text.
 */
#pragma once

#include "checker/base/interval.h"
#include "checker/figures/ledger.h"

/* Counts, money and measures of things: no ordinals, dates, ages or hours. */
gboolean kw_figure_is_amount (const KwFigure *figure);
/* Both count or measure in units of one class, so that a ratio means something. */
gboolean kw_figures_alike (const KwFigure *a, const KwFigure *b);
/* Their periods overlap, or nothing says that they do not. */
gboolean kw_figures_share_time (const char *text, const KwFigure *a, const KwFigure *b);
/* Figures I and I + 1 are two of one list: 92个村和100个社区. */
gboolean kw_figures_are_joined (const char *text, const KwLedger *ledger, guint i);
gboolean kw_figures_share_sentence (const KwFigure *a, const KwFigure *b);

/* "1.6万余名", for messages. TEXT is the folded text. (transfer full) */
char *kw_figure_written (const char *text, const KwFigure *figure);

/* VALUE as FIGURE would be written: "126万人次". (transfer full) */
char *kw_figure_in_scale (const char *text, const KwFigure *figure, const KwInterval *value);

/* What the figure may have been before it was rounded: as kw_figure_hard(),
 * and a measured amount or a percentage is taken for rounded at its last
 * digit, a count of thousands for rounded where its zeros begin. */
KwInterval kw_figure_tolerant (const KwFigure *figure);
/* A share in percent from 78% or 三成; FALSE for other figures. */
gboolean kw_figure_percent (const KwFigure *figure, KwInterval *out);
/* The same of a figure that kw_figure_is_fraction(), three points each way. */
gboolean kw_fraction_percent (const KwFigure *figure, KwInterval *out);
/* A word of vagueness stands behind it that its value does not hold: 30%多. */
gboolean kw_figure_is_loose (const char *text, const KwFigure *figure);
/* 三分之一 */
gboolean kw_figure_is_fraction (const char *text, const KwFigure *figure);

/* The figure's clause and sentence as far as 300 bytes from it: a clause of
 * the whole text costs no more than one of a line. */
KwSpan kw_figure_clause (const KwFigure *figure);
KwSpan kw_figure_sentence (const KwFigure *figure);

/* The words before figure I as far as the figure before it or the beginning of
 * its sentence, those behind it, and those between two of one sentence.
 * Before and behind, 300 bytes at most. */
KwSpan kw_words_before (const KwLedger *ledger, guint i);
KwSpan kw_words_after (const KwLedger *ledger, guint i);
KwSpan kw_words_between (const KwLedger *ledger, guint i, guint j);

/* The part of SPAN behind the last comma in it, and before the first one. */
KwSpan kw_words_last_clause (const char *text, KwSpan span);
KwSpan kw_words_first_clause (const char *text, KwSpan span);
guint kw_words_commas (const char *text, KwSpan span);
/* SPAN without the longest of WORDS that it begins or ends with; FALSE when
 * there is none. WORDS ends with NULL. */
gboolean kw_words_skip (const char *text, KwSpan *span, const char *const *words);
gboolean kw_words_chop (const char *text, KwSpan *span, const char *const *words);
/* The last place of WORD in SPAN; -1 when it is not there. */
gssize kw_words_last (const char *text, KwSpan span, const char *word);
/* SPAN without commas and spaces at both ends. */
KwSpan kw_words_trim (const char *text, KwSpan span);
