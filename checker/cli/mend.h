/* mend.h - one article repaired until nothing more can be: its findings'
 * repairs are made in memory and the rules run again on what comes out. Knows
 * no files. */
#pragma once

#include "checker/cli/edits.h"
#include "checker/engine/gate.h"
#include "checker/engine/config.h"
#include "checker/finding.h"

typedef struct
{
  const char *encoding; /* of every input; NULL: detected */
  GPtrArray *rules;     /* of const KwRule *, for the next rounds */
  KwFixSafety least;    /* of the repairs to make */
  const KwConfig *config; /* which rules the article wants */
  KwGate *gate;           /* what is allowed is left as it is */
} KwMendOptions;

typedef struct
{
  guint made;
  guint overlapped; /* gave way to another, and did not come back */
  guint refused;    /* could not be made; told on standard error */
} KwMendCount;

/* Whether FINDING has a repair of that safety, for one of its places at least. */
gboolean kw_finding_is_mendable (const KwFinding *finding, KwFixSafety least);

/* The repairs of ARTICLE, which is taken, by its N FINDINGS and by those of
 * what they make, as edits (transfer full) of RAW. Adds to COUNT. */
GArray *kw_mend (const KwMendOptions *options, const KwRaw *raw, KwArticle *article, KwFinding *const *findings,
                 guint n, KwMendCount *count);
