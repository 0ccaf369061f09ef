/* fix-files.h - the files with repairs, read once more, each shown or replaced;
 * knows no options of the command line. */
#pragma once

#include "checker/cli/diff.h"
#include "checker/cli/mend.h"
#include "checker/engine/engine.h"

typedef struct
{
  gboolean write; /* else show, on standard output */
  KwMendOptions mend;
  KwDiff diff; /* how it is shown */
} KwFixOptions;

typedef struct
{
  guint64 repairs, files; /* shown or written */
  guint64 overlapped;     /* repairs that gave way to others */
  guint64 refused;        /* and such as could not be made */
  gboolean trouble;       /* something was told on standard error */
} KwFixTotals;

/* Makes the repairs of FINDINGS (of KwFinding *), those of RUN that have some,
 * in the files of CORPUS, which are those of the run. Adds to TOTALS. */
void kw_fix_files (const KwFixOptions *options, KwCorpus *corpus, KwRun *run, const GPtrArray *findings,
                   KwFixTotals *totals);
