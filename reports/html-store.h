/* html-store.h - what a page keeps of the findings until it is written.
 *
 * A page is written when all is known, so its findings are kept, but cut: the
 * more there are, the less of their texts. What is taken in late is cut as the
 * number so far demands, what was taken in early once more when it is written.
 * Strings are valid UTF-8: bytes that are none stand as ‹0xFF›. Equal ones
 * are one pointer. All of it lives as long as the store.
 */
#pragma once

#include "checker/report.h"

/* How much of a finding is kept. Lengths are in characters. */
typedef struct
{
  guint findings;   /* up to so many */
  guint context;    /* at either side of a place */
  guint head, tail; /* of a text that is longer than both */
  guint own;        /* places of its own */
  guint related;    /* places that it is compared with */
} KwHtmlLimits;

const KwHtmlLimits *kw_html_limits (guint findings);

typedef struct
{
  const char *name, *summary, *message, *why; /* NULL where there is none, but for the name */
  KwSeverity severity;
  guint index; /* by name; set by kw_html_store_finish() */
} KwHtmlRule;

typedef struct
{
  const char *path, *id, *title, *date; /* NULL but for the path */
  guint32 record;
  gboolean many;   /* its file holds many */
  gboolean flawed; /* it has an error or a warning */
} KwHtmlArticle;

/* QUOTE is what stands before the place, its text without the LEFT characters
 * that were left out behind `head` characters, and what stands behind it. */
typedef struct
{
  char *quote;
  guint32 before, size, behind; /* bytes of the quote's parts */
  guint32 left;
  guint8 cut;         /* 1: the line goes on before the quote, 2: behind it */
  guint32 start, end; /* 0 but for repeated passages */
  guint32 line, column, end_line;
  char *replacement; /* or NULL; with … where it was cut */
} KwHtmlPlace;

typedef struct
{
  const KwHtmlArticle *article;
  const char *label; /* or NULL */
} KwHtmlRelated;

typedef struct
{
  const char *key, *value;
} KwHtmlArg;

typedef struct
{
  guint64 order;
  const KwHtmlRule *rule;
  const KwHtmlArticle *article;
  KwSeverity severity;
  KwFixSafety safety;
  char fingerprint[33];
  const char *messages[KW_N_LANGUAGES]; /* NULL where the rule's template gives them */
  guint own, own_all;                   /* places kept, places there are */
  guint related_kept, related_all;
  guint n_args;
  KwHtmlPlace *places; /* own ones, then one for each related */
  KwHtmlRelated *related;
  KwHtmlArg *args;
} KwHtmlFinding;

/* How often a rule found something of a severity. */
typedef struct
{
  const KwHtmlRule *rule;
  KwSeverity severity;
  guint64 findings, places;
} KwHtmlCount;

typedef struct
{
  guint64 by_severity[3];
  guint64 findings, flawed;  /* articles with an error or a warning */
  GArray *counts;            /* of KwHtmlCount, the worst and most frequent first when finished */
  GPtrArray *rules;          /* of KwHtmlRule, by name when finished */
  GPtrArray *findings_of[3]; /* of KwHtmlFinding, by severity */
  GPtrArray *kept;           /* of KwHtmlFinding, in the order of the report; NULL until finished; borrowed */
  GHashTable *articles, *rules_by_name;
  GStringChunk *strings;
} KwHtmlStore;

/* At most this many findings are kept, the worst; all are counted. */
#define KW_HTML_MOST 200000

KwHtmlStore *kw_html_store_new (void);
void kw_html_store_free (KwHtmlStore *store);
void kw_html_store_add (KwHtmlStore *store, const KwEntry *entry);
/* Nothing more will be added: sorts what is counted and kept. */
void kw_html_store_finish (KwHtmlStore *store);

/* TEXT as it is kept; the same pointer for the same text. */
const char *kw_html_string (KwHtmlStore *store, const char *text, gsize len);
