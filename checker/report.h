/* report.h - the one header that a report includes: findings in, bytes out.
 *
 * A report is a sink. It decides nothing: severities, order, exit status and
 * what is shown are settled before it is called. Findings arrive sorted by
 * path, record, start and rule.
 */
#pragma once

#include <stdio.h>

#include "checker/finding.h"
#include "checker/rule.h"

/* What was asked of the report. */
typedef struct
{
  gboolean color;
  guint width; /* of the terminal in cells; 0: no terminal, lines are cut at 120 */
} KwReportOptions;

/* Looks up the article of a reference among those with findings; never NULL
 * for a finding's own and related references, unless the input changed or
 * vanished while kanwu ran. All articles looked up for one finding stay until
 * the sink has returned. */
typedef const KwArticle *(*KwArticleLookup) (gpointer data, KwArticleRef ref);

/* Where lines begin in the articles seen so far, and fingerprints given. */
typedef struct _KwPlaces KwPlaces;

typedef struct
{
  FILE *out;
  KwReportOptions options;
  KwArticleLookup lookup;
  gpointer lookup_data;
  gpointer state;   /* the sink's own, freed by its end() */
  KwPlaces *places; /* starts as NULL; kw_report_clear() frees it */
} KwReport;

/* To be called behind end(). */
void kw_report_clear (KwReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KwReport, kw_report_clear)

/* An input, or a record of one, that was not checked. */
typedef struct
{
  char *path;
  guint32 record;
  guint line, column; /* 0 where unknown */
  guint64 offset;     /* in the file */
  char *message;
} KwProblem;

typedef struct
{
  guint64 articles;
  guint64 bytes; /* of the sources */
  guint files;
  double seconds;
  const GPtrArray *problems; /* of KwProblem, in corpus order */
} KwSummary;

typedef struct
{
  const char *name;    /* of --format */
  const char *summary; /* for --help */
  gboolean names_problems; /* end() lists what was not checked */
  void (*begin) (KwReport *report);
  void (*finding) (KwReport *report, const KwFinding *finding);
  void (*end) (KwReport *report, const KwSummary *summary);
} KwReportFormat;

#define KW_REPORT(symbol) const KwReportFormat kw_report_##symbol =

/* Where a span is, for people and programs. */
typedef struct
{
  guint32 start, end;           /* bytes of the source as UTF-8 */
  guint line, column;           /* 1-based; columns in code points */
  guint end_line, end_column;   /* of the first place behind the span */
  const char *text;             /* borrowed from the article's source, LEN bytes */
  gsize len;
} KwPlace;

/* SPAN is of the article's text. Takes constant time but for the first place
 * in an article. */
KwPlace kw_place (KwReport *report, const KwArticle *article, KwSpan span);

/* "path", or "path#record" where a file holds many. (transfer full) */
char *kw_article_name (const KwArticle *article);
/* When it was published: an ISO 8601 day where one is stated, else as the
 * metadata spell it, else the month or year that the text names; NULL when
 * nothing does. (transfer full) */
char *kw_article_day (const KwArticle *article);

/* Stable identity of a finding: rule, folded text at its places, ids of the
 * articles; no offsets. 32 hex digits. Equal findings are told apart by their
 * order, so call it once a finding, in the order of the report. (transfer full) */
char *kw_finding_fingerprint (const KwFinding *finding, KwReport *report);

const char *kw_severity_name (KwSeverity severity);
const char *kw_fix_safety_name (KwFixSafety safety); /* NULL for none */
