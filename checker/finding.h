/* finding.h - what a rule found: places, values, related places, repair. No
 * rendered sentence: kw_finding_message() fills the rule's template. */
#pragma once

#include "checker/text/article.h"
#include "checker/text/repair.h"

typedef enum
{
  KW_NOTE,
  KW_WARNING,
  KW_ERROR
} KwSeverity;

typedef enum
{
  KW_FIX_NONE,
  KW_FIX_UNSAFE, /* probably the original */
  KW_FIX_SAFE    /* provably the original */
} KwFixSafety;

typedef struct
{
  KwSpan span;
  char *replacement; /* NULL: nobody can know */
} KwOccurrence;

typedef struct
{
  KwArticleRef ref;
  KwSpan span;
  char *label;
} KwRelated;

typedef struct
{
  char *key;
  char *value;
} KwArg;

typedef struct _KwRule KwRule;

typedef struct
{
  const KwRule *rule;
  KwSeverity severity;
  KwArticleRef ref;
  KwSpan span;         /* of the article's text */
  char *replacement;   /* of span; NULL when unknown or when there are occurrences */
  KwFixSafety safety;
  GArray *occurrences; /* of KwOccurrence; NULL when the finding has one place */
  GArray *related;     /* of KwRelated, or NULL */
  GArray *args;        /* of KwArg, or NULL, in the order they were given */
} KwFinding;

KwFinding *kw_finding_new (const KwRule *rule, KwArticleRef ref, KwSpan span);
void kw_finding_free (KwFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwFinding, kw_finding_free)

void kw_finding_set_replacement (KwFinding *finding, const char *replacement, KwFixSafety safety);
/* REPAIR's replacement, and what speaks for it: `before` and `after`, the bytes
 * as they were paired and as they were; `score`, what it gains a character,
 * and `margin`, what the next best lacks, in nats. */
void kw_finding_set_repair (KwFinding *finding, const KwRepair *repair);
void kw_finding_add_occurrence (KwFinding *finding, KwSpan span, const char *replacement);
void kw_finding_add_related (KwFinding *finding, KwArticleRef ref, KwSpan span, const char *label);
void kw_finding_add_arg (KwFinding *finding, const char *key, const char *value);
/* A list of places for kw_report_all(). (transfer full) */
GArray *kw_occurrences_new (void);
/* REPLACEMENT is copied; NULL where nobody can know. */
void kw_occurrences_add (GArray *occurrences, KwSpan span, const char *replacement);

/* The rule's message with {text}, {replacement}, {count} places, {places} such
 * places where there are more than one, and the arguments filled in; TEXT is the span's text. (transfer full) */
char *kw_finding_message (const KwFinding *finding, const KwArticle *article);
