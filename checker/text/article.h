/* article.h - one article: its text, where that came from, and its parts.
 *
 * Immutable once built. Spans are bytes of `text`, the running text as rules
 * see it. For plain text and JSONL that is the source itself; for HTML it is
 * extracted, and kw_article_source_span() leads back to the page.
 */
#pragma once

#include "checker/base/day.h"
#include "checker/read/raw.h"
#include "checker/text/census.h"
#include "checker/text/charset.h"
#include "checker/text/fold.h"

/* An article's place in the corpus: file number << 32 | record. Files are
 * numbered in the order of their paths, so references sort as the corpus. */
typedef guint64 KwArticleRef;

typedef enum
{
  KW_BLOCK_HEADING,
  KW_BLOCK_PARAGRAPH,
  KW_BLOCK_LIST_ITEM,
  KW_BLOCK_CHROME /* navigation, footers, link lists: not the article's own words */
} KwBlockKind;

typedef struct
{
  KwBlockKind kind;
  KwSpan span;   /* in the text, without line end and outer white space */
  KwSpan folded; /* the same in the folded text */
} KwBlock;

typedef enum
{
  KW_DATED_BY_METADATA, /* JSONL's date, HTML's meta elements: no place in the text */
  KW_DATED_BY_HEADER,   /* 发布日期: 2017-10-23, or a dateline under the title */
  KW_DATED_BY_SOURCE    /* the date behind the name of the publisher: 来源:某日报 2008/10/20 */
} KwDatedBy;

/* One statement of when the article was published. */
typedef struct
{
  KwDatedBy by;
  KwPeriod period; /* a day, or the month or year where no more is said */
  KwSpan span;     /* empty for metadata */
} KwDated;

/* A place where a reading was inserted after a character: 業(yè). */
typedef struct
{
  KwSpan span;    /* "(yè)" */
  KwSpan subject; /* the character before it */
} KwResidue;

typedef struct _KwLedger KwLedger;

/* Members of a JSONL record that are there and hold nothing: null, "", white
 * space. A member that is not there is no such bit. */
typedef enum
{
  KW_BLANK_TITLE = 1 << 0,
  KW_BLANK_DATE = 1 << 1,
  KW_BLANK_SOURCE = 1 << 2
} KwBlank;

typedef struct
{
  KwArticleRef ref;
  char *path;
  guint32 record;
  guint32 line;   /* of the file, 1-based, on which the record begins */
  guint64 offset; /* of the file, at which its bytes begin */
  KwFormat format;
  const char *charset; /* of the source */
  char *declared;      /* HTML: the charset that the page says it is in, as it is written; NULL when it says none */
  char *id;            /* NULL when there is none, as the next four */
  char *title;
  char *source; /* publisher */
  char *url;
  char *date; /* as the metadata spell it */
  guint blank; /* of KwBlank */

  char *text;
  gsize len;
  char *page; /* HTML: the decoded page that the spans of findings refer to; else NULL */
  gsize page_len;
  KwOffsetMap origin; /* HTML: text to page */

  KwCensus census;
  KwFold fold;
  GArray *blocks;      /* of KwBlock, ascending */
  GArray *dated;       /* of KwDated */
  GArray *undecodable; /* of KwUndecodable, or NULL */
  GArray *residue;     /* of KwResidue: proven pinyin residue, or NULL */
  GArray *repairs;     /* of KwRepair: what else is garbled, ascending and apart, or NULL */
  KwLedger *ledger;    /* figures and dates; NULL until they are read */
  GDestroyNotify ledger_free;
} KwArticle;

/* What metadata and text a format hands over; consumed by kw_article_new. */
typedef struct
{
  char *id, *title, *source, *url, *date;
  char *declared; /* charset, as article's */
  guint blank; /* of KwBlank */
  char *text;
  gsize len;
  char *page;
  gsize page_len;
  KwOffsetMap origin;
  GArray *blocks; /* of KwBlock with spans; NULL: lines are blocks */
} KwArticleParts;

/* Notes whether the member KEY of a record, LEN bytes, holds nothing: VALUE
 * is UTF-8, NULL for null. */
void kw_article_parts_note_blank (KwArticleParts *parts, const char *key, gsize len, const char *value);
void kw_article_parts_clear (KwArticleParts *parts);

/* Builds the article from its parts (transfer full) and reads its blocks,
 * dates of publication, residue and folded view. */
KwArticle *kw_article_new (const KwRaw *raw, KwDecoded *decoded, KwArticleParts *parts);
void kw_article_free (KwArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwArticle, kw_article_free)

/* A span of the text as a span of what the user has: the page for HTML, else
 * the text itself. */
KwSpan kw_article_source_span (const KwArticle *article, KwSpan span);
const char *kw_article_source (const KwArticle *article, gsize *len);

/* A span of the folded text as a span of the text. */
KwSpan kw_article_unfold (const KwArticle *article, KwSpan folded);

/* Whether any of the article's repairs touches SPAN: the rules of garbled text
 * tell of it. */
gboolean kw_article_is_garbled (const KwArticle *article, KwSpan span);

/* The day that relative dates count from: the day the article names as its
 * publication, the source's before the page's; KW_PERIOD_NONE when it names
 * none. */
KwPeriod kw_article_anchor (const KwArticle *article);

/* The block that holds byte OFFSET of the text, or NULL. */
const KwBlock *kw_article_block_at (const KwArticle *article, guint32 offset);
