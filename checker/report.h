/* report.h - the one header that a report includes: findings in, bytes out.
 *
 * A report is a sink. It decides nothing: severities, order, exit status and
 * what is shown are settled before it is called. Findings arrive sorted by
 * path, record, start and rule.
 */
#pragma once

#include <stdio.h>

#include "checker/entry.h"
#include "checker/rule.h"

/* What was asked of the report. */
typedef struct
{
  gboolean color;
  guint width; /* of the terminal in cells; 0: no terminal, lines are cut at 120 */
  gboolean bom; /* begin tables with U+FEFF, by which Excel knows UTF-8 */
} KwReportOptions;

typedef struct
{
  FILE *out;
  KwReportOptions options;
  gpointer state; /* the sink's own, freed by its end() */
} KwReport;

/* An input, or a record of one, that was not checked. */
typedef struct
{
  char *path;
  guint32 record;
  guint line, column; /* 0 where unknown */
  guint64 offset;     /* in the file */
  char *message;
} KwProblem;

/* An allowance whose day is over, so that what it allowed is back. Strings are
 * borrowed and may be anything; NULL where the allowance does not say. */
typedef struct
{
  const char *fingerprint, *rule, *path; /* one finding, or a rule's at a glob */
  const char *reason, *owner;
  char expired[16]; /* "2026-12-31", its last day */
  guint64 findings; /* that are back */
} KwLapsed;

typedef struct
{
  guint64 articles;
  guint64 bytes; /* of the sources */
  guint files;
  double seconds;
  /* The findings were saved by another run: of its articles, files, bytes and
   * time nothing is known. */
  gboolean saved;
  const GPtrArray *problems; /* of KwProblem, in corpus order */

  /* Findings that were left out: in the baseline, allowed, without a place in
   * what changed (--since). */
  guint64 baselined, allowed, unchanged;
  guint64 expired;      /* findings shown that an allowance has covered until its day */
  const GArray *lapsed; /* of KwLapsed: those allowances; or NULL */
  guint64 stale;        /* entries of the baseline that no longer occur */
} KwSummary;

typedef struct
{
  const char *name;    /* of --format */
  const char *summary; /* for --help */
  gboolean names_problems; /* end() lists what was not checked */
  void (*begin) (KwReport *report);
  void (*finding) (KwReport *report, const KwEntry *entry);
  void (*end) (KwReport *report, const KwSummary *summary);
} KwReportFormat;

#define KW_REPORT(symbol) const KwReportFormat kw_report_##symbol =
