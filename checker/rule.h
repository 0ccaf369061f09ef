/* rule.h - the one header that a rule includes.
 *
 * A rule is one constant struct: what it is called, why it exists, examples
 * that are executed as tests, and a check of one article, a comparison of
 * records of many, or both. Rules do no I/O and keep no state: they may run
 * in any thread and in any order, and the report is the same.
 */
#pragma once

#include "checker/base/find.h"
#include "checker/base/interval.h"
#include "checker/base/language.h"
#include "checker/base/sort16.h"
#include "checker/base/trie.h"
#include "checker/base/utf8.h"
#include "checker/figures/change.h"
#include "checker/figures/claim.h"
#include "checker/figures/counterpart.h"
#include "checker/figures/division.h"
#include "checker/figures/enumeration.h"
#include "checker/figures/fall.h"
#include "checker/figures/ledger.h"
#include "checker/figures/lexicon.h"
#include "checker/figures/mean.h"
#include "checker/figures/names.h"
#include "checker/figures/scheme.h"
#include "checker/figures/shares.h"
#include "checker/figures/steps.h"
#include "checker/figures/support.h"
#include "checker/figures/toll.h"
#include "checker/figures/weekday.h"
#include "checker/figures/year-slip.h"
#include "checker/figures/relation.h"
#include "checker/figures/row.h"
#include "checker/figures/share.h"
#include "checker/finding.h"
#include "checker/text/article.h"
#include "checker/text/markrun.h"
#include "checker/text/misconverted.h"
#include "checker/text/model.h"
#include "checker/text/partners.h"
#include "checker/text/phrase.h"
#include "checker/text/repair.h"
#include "checker/text/script.h"
#include "checker/text/tags.h"
#include "checker/text/webscript.h"

typedef struct _KwContext KwContext;

/* An example article, or two for rules that compare. U+27E6 and U+27E7
 * (⟦ ⟧) mark the places of the finding; in WITH they mark the related one.
 * What begins with <!DOCTYPE or <html is read as a page. */
typedef struct
{
  const char *bad;   /* must give one finding at the marked places */
  const char *good;  /* must give none */
  const char *fixed; /* BAD after its repair, where the rule repairs */
  const char *date;  /* publication date of the metadata */
  const char *with;      /* a second article */
  const char *with_date; /* and its date */
} KwExample;

/* What one article left for a comparison. */
typedef struct
{
  guint64 key;
  KwArticleRef ref;
  KwSpan span;
  gconstpointer payload; /* what the rule emitted with it; lives until the run ends */
} KwRecord;

/* A number of a rule that users may set: [rule "NAME"] in .kanwu.ini. */
typedef struct
{
  const char *name;
  const char *summary; /* one line, no full stop; says the unit */
  int value;           /* unless somebody sets it */
  int least, most;
} KwRuleOption;

struct _KwRule
{
  const char *name;     /* family/what-is-wrong: the file's name */
  KwSeverity severity;
  const char *summary;  /* one line, no full stop */
  const char *why;      /* Markdown: what it is, where it comes from, when to allow it */
  const char *message;  /* template: {text}, {replacement}, {count}, {places}, arguments */
  const char *since;
  const KwExample *examples; /* ended by an empty one */
  const KwRuleOption *options; /* ended by an empty one; NULL for none */

  /* Whether check() reads article->ledger: where no rule of a run does, figures
   * and dates are not read and it is NULL. */
  gboolean needs_ledger;
  void (*check) (KwContext *ctx, const KwArticle *article);
  /* Called once for each key that has two records or more, in corpus order. */
  void (*compare) (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

  gconstpointer data; /* declared rules: what the interpreter needs */
};

/* Defines the rule's one exported symbol: KW_RULE (date_missing_unit) { … }; */
#define KW_RULE(symbol) const KwRule kw_rule_##symbol =

/* Starts a finding of the running rule in ARTICLE; it is reported when the
 * rule returns. (transfer none): fill it in with kw_finding_*(). */
KwFinding *kw_report (KwContext *ctx, const KwArticle *article, KwSpan span);
/* Starts one finding for all OCCURRENCES (transfer full, of KwOccurrence), SAFETY
 * being that of its repairs. A single one is the finding's own place. NULL when
 * there are none. */
KwFinding *kw_report_all (KwContext *ctx, const KwArticle *article, GArray *occurrences, KwFixSafety safety);
/* The article's repairs of KIND that are safe, or those that are not, as one
 * finding with the bytes of the first; NULL for none. (transfer none) */
KwFinding *kw_report_repairs (KwContext *ctx, const KwArticle *article, KwRepairKind kind, gboolean safe);
/* The same as kw_report() from a comparison. */
KwFinding *kw_report_record (KwContext *ctx, const KwRecord *record);

/* The running rule (declared rules read their data from it). */
const KwRule *kw_context_rule (KwContext *ctx);

/* The value of the running rule's option I of its table. */
int kw_context_option (KwContext *ctx, guint i);

/* Leaves a record under KEY. PAYLOAD must come from kw_context_claim() or
 * kw_context_keep(). */
void kw_emit (KwContext *ctx, const KwArticle *article, guint64 key, KwSpan span, gconstpointer payload);
/* Leaves FIGURE's claim, NOTE in its rule_data, under KEY, which no other article
 * has. A claim is costly, so that it is made only where two figures have the key. */
void kw_emit_own (KwContext *ctx, const KwArticle *article, guint64 key, const KwFigure *figure, guint8 note);
/* A copy of DATA that lives until the run ends. */
gconstpointer kw_context_keep (KwContext *ctx, gconstpointer data, gsize size);
/* What FIGURE claims, kept until the run ends; made once per figure. */
const KwClaim *kw_context_claim (KwContext *ctx, const KwArticle *article, const KwFigure *figure);
/* The same with NOTE, other than 0, in its rule_data. */
const KwClaim *kw_context_noted (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint8 note);

/* kw_figure_is_provisional(), asked once per sentence. */
gboolean kw_context_is_provisional (KwContext *ctx, const KwArticle *article, const KwFigure *figure);

/* How alike the words around two figures are, 0 to 1: the cosine of their
 * bigrams, each weighted by how rare it is around this corpus's figures. For
 * comparisons only. */
double kw_context_similarity (KwContext *ctx, const KwClaim *a, const KwClaim *b);

/* Whether one article is a copy of the other: no second witness. For
 * comparisons only. */
gboolean kw_context_is_reprint (KwContext *ctx, KwArticleRef a, KwArticleRef b);

/* ---- comparing claims: checker/quantity.c ---- */

/* Leaves FIGURE's claim, NOTE in its rule_data, under a key of SALT and each of its
 * places; where no place is known it meets only its own article's. */
void kw_emit_figure (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note);
/* The same where SALT holds the value: one of five exact digits and more meets its
 * like of any place, so that 昆明's of a paper of 昆明 meets that of a paper of 云南
 * which names no town. */
void kw_emit_telling (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note);
/* The same for figures that meet those of their own article alone, of the same
 * places. */
void kw_emit_within (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note);
/* Leaves CLAIM, which a rule has changed, as kw_emit_figure() does. */
void kw_emit_claim (KwContext *ctx, const KwArticle *article, KwSpan span, const KwClaim *claim, guint64 salt);
/* Hashes that make such a SALT: what must be equal for two claims to meet. */
guint64 kw_salt_period (KwPeriod period, KwPeriodType type);
guint64 kw_salt_value (KwDecimal value);
guint64 kw_salt_interval (const KwInterval *value);
/* Units of one salt count the same kind of thing: 个, 座 and 家, but not 户 and 人. */
guint64 kw_salt_unit (guint16 unit);
/* The same where 例 counts persons: 2316例 of operations are 2316名 of patients. */
guint64 kw_salt_patient (guint16 unit);

/* Counts, money, and measures of what is produced or planted (吨, 亩): no weeks, no ages. */
gboolean kw_figure_counts (const KwFigure *figure);
/* What happened, in an exact calendar period or on a day: no plan, no part, no
 * increment, no average, no vague period. */
gboolean kw_figure_is_fact (const KwArticle *article, const KwFigure *figure);
/* The sentence calls its figures preliminary, revised or corrected: two values
 * of them may both have been right. */
gboolean kw_figure_is_provisional (const KwArticle *article, const KwFigure *figure);

/* Words enough in common that an equal or nearly equal value is no accident. */
gboolean kw_claims_alike (KwContext *ctx, const KwClaim *a, const KwClaim *b);
/* The larger value is less than TIMES the smaller; TIMES x 100 is given. */
gboolean kw_claims_near (const KwClaim *a, const KwClaim *b, int percent);
/* How many powers of ten A is larger than B with the same digits; 0 when it is not. */
int kw_claims_scale (const KwClaim *a, const KwClaim *b);

typedef enum
{
  KW_SLIP_NONE,
  KW_SLIP_SWAPPED, /* two digits */
  KW_SLIP_CHANGED  /* one digit */
} KwSlip;

/* How two values of four digits or more differ as written. */
KwSlip kw_claims_slip (const KwClaim *a, const KwClaim *b);

/* All claims that meet under one key. */
typedef struct
{
  const KwRecord *records;
  guint n;
} KwGroup;

/* Each of the two is the other's best counterpart among the claims of their
 * articles, and neither's value is told by any other claim there. */
gboolean kw_group_pairs (const KwGroup *group, const KwRecord *here, const KwRecord *other);

typedef gboolean (*KwConflictFunc) (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other);
typedef void (*KwConflictReport) (KwContext *ctx, const KwRecord *here, const KwRecord *other);

/* Tells each record of the first one published before it that CONFLICT finds and
 * whose places do not tell them apart; of reprints only the first is told. The
 * records' payloads are KwClaims or begin with one. */
void kw_compare_claims (KwContext *ctx, const KwRecord *records, guint n, KwConflictFunc conflict,
                        KwConflictReport report);

/* A finding at HERE with both values, units, periods and places in its
 * arguments, and OTHER related as LABEL. */
KwFinding *kw_report_conflict (KwContext *ctx, const KwRecord *here, const KwRecord *other, const char *label);
