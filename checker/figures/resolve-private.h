/* resolve-private.h - what resolve.c, written.c and mark.c share; nothing else includes it. */
#pragma once

#include "checker/figures/beside.h"
#include "checker/figures/resolve.h"

static inline gboolean
kw_stands_at (const KwTimeline *timeline, guint32 p, const char *word)
{
  return kw_begins (timeline->text + p, timeline->text + timeline->limit, word);
}

static inline gboolean
kw_stands_before (const KwTimeline *timeline, guint32 p, const char *word)
{
  return kw_precedes (timeline->text + timeline->floor, timeline->text + p, word);
}

/* WRITTEN as days into DATE. What names no year is of YEAR_BEFORE, where that is not 0, else
 * of the year that the timeline implies. */
void kw_resolve_written (const KwTimeline *timeline, const KwWritten *written, int year_before, KwDate *date);

/* DATE with MARK behind it. */
void kw_apply_mark (KwMarkWord mark, const KwTimeline *timeline, KwDate *date);
/* The mark that TOKEN is behind DATE: 年底 behind a year and 月底 behind a month say no more than 底. FALSE for other words. */
gboolean kw_mark_of (const KwToken *token, const KwDate *date, KwMarkWord *mark);
/* Does 前 stand at P, behind a date: not 前后, 前三季度. */
gboolean kw_ends_before (const KwTimeline *timeline, guint32 p);
/* The end of 以来 behind what is said between a date that ends at P, its last token LAST, and it: 2003年成立以来. 0 for none. */
guint32 kw_since_behind (const KwTimeline *timeline, const KwTokens *tokens, guint last, guint32 p,
                         KwGrain grain);
