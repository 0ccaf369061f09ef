/* summary.h - what a run found, counted by rule, and what it could not read. */
#pragma once

#include "reports/display.h"

typedef struct _KwTally KwTally;

KwTally *kw_tally_new (void);
void kw_tally_free (KwTally *tally);
void kw_tally_add (KwTally *tally, const KwEntry *entry);
void kw_tally_print (KwTally *tally, GString *out, gboolean color, const KwSummary *summary);
