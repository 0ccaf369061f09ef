/* entry.h - a finding as a report sees it: places resolved to lines and
 * columns, texts to bytes, the rule's template to a sentence. It needs no
 * article any more, so that a report can be made of findings that were saved
 * as well as of those just made.
 */
#pragma once

#include "checker/base/language.h"
#include "checker/finding.h"

/* Characters of its line that are saved at either side of a place. */
#define KW_CONTEXT 64

/* Where a span is, for people and programs. */
typedef struct
{
  guint32 start, end;         /* bytes of the source as UTF-8 */
  guint32 line_start, end_line_start; /* and of the lines' starts; G_MAXUINT32 when saved without */
  guint line, column;         /* 1-based; columns in code points */
  guint end_line, end_column; /* of the first place behind the span */
  const char *text;           /* LEN bytes of UTF-8, borrowed, as FROM and TO */
  gsize len;
  const char *from, *to; /* what can be read around TEXT: the whole source, or what was saved of it */
  gboolean cut_from, cut_to; /* the line goes on before FROM, behind TO */
} KwPlace;

/* Where lines begin in the articles seen so far. */
typedef struct _KwPlaces KwPlaces;

KwPlaces *kw_places_new (void);
void kw_places_free (KwPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPlaces, kw_places_free)

/* SPAN is of the article's text, and so is what the place borrows. Takes
 * constant time but for the first place in an article. */
KwPlace kw_place (KwPlaces *places, const KwArticle *article, KwSpan span);
/* The characters of its line at either side, KW_CONTEXT at most; borrowed. */
void kw_place_context (const KwPlace *place, const char **from, const char **to);

/* "path", or "path#record" where a file holds many. (transfer full) */
char *kw_article_name (const KwArticle *article);
/* When it was published: an ISO 8601 day where one is stated, else as the
 * metadata spell it, else the month or year that the text names; NULL when
 * nothing does. (transfer full) */
char *kw_article_day (const KwArticle *article);

/* The article of an entry. Strings are UTF-8, but PATH, which is the file
 * system's; NULL where nothing is known. */
typedef struct
{
  char *path;
  guint32 record;
  guint line;          /* of the file, 1-based, on which the record begins */
  gboolean many;       /* the file holds many articles: lines of a place are those of the article's text */
  gboolean page;       /* the file is HTML: a place may hold markup */
  const char *charset; /* of the file; NULL when it was saved without */
  char *name;          /* "path", or "path#record" where a file holds many; never NULL */
  char *id, *title, *date;
} KwEntryArticle;

/* One of an entry's own places. */
typedef struct
{
  KwPlace place;
  char *replacement; /* NULL: nobody can know */
} KwEntryPlace;

/* A place elsewhere that belongs to it. */
typedef struct
{
  KwEntryArticle article;
  KwPlace place;
  char *label; /* or NULL */
} KwEntryRelated;

typedef struct
{
  const KwRule *rule; /* never NULL; see kw_entry_read() */
  KwSeverity severity;
  char *message;
  KwEntryArticle article;
  KwPlace place;
  char *replacement;
  GArray *occurrences; /* of KwEntryPlace; empty where the finding has one place */
  GArray *related;     /* of KwEntryRelated */
  GArray *args;        /* of KwArg, in the order they were given */
  KwFixSafety safety;
  /* A stable identity of 32 hex digits, unlike any other entry's of the run:
   * rule, folded text at the places, what the articles are called (id, else URL,
   * else title and date, else path); no offsets, no order of articles. */
  char *fingerprint;
  GPtrArray *buffers; /* what the places of a saved entry borrow; NULL: articles */
} KwEntry;

/* An entry without places, related places and arguments, to be filled in. */
KwEntry *kw_entry_new (void);
void kw_entry_free (KwEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwEntry, kw_entry_free)

/* Looks up the article of a reference among those with findings; NULL when the
 * input changed or vanished while kanwu ran. What was looked up stays
 * as long as the run. */
typedef const KwArticle *(*KwArticleLookup) (gpointer data, KwArticleRef ref);

/* Turns findings into entries. */
typedef struct _KwTeller KwTeller;

/* FOLDER: as kw_fingerprints_new() has it. */
KwTeller *kw_teller_new (KwArticleLookup lookup, gpointer data, const char *folder);
void kw_teller_free (KwTeller *teller);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTeller, kw_teller_free)

/* What FINDING says; it borrows from its articles. Equal findings are told
 * apart by their order, so call it once a finding, in the order of the report.
 * NULL when one of its articles is gone. (transfer full) */
KwEntry *kw_teller_tell (KwTeller *teller, const KwFinding *finding);

/* The entry's message in LANGUAGE, made anew from the rule's template; its own
 * MESSAGE where the rule has none (a saved entry of a rule that is not known).
 * (transfer full) */
char *kw_entry_message_in (const KwEntry *entry, KwLanguage language);
/* NULL when there is none of that name. */
const char *kw_entry_arg (const KwEntry *entry, const char *key);
/* The entry's own places, one or more, ascending: its occurrences, or PLACE
 * and REPLACEMENT copied to *ONE. Borrowed, N of them. */
const KwEntryPlace *kw_entry_places (const KwEntry *entry, KwEntryPlace *one, guint *n);

const char *kw_severity_name (KwSeverity severity);
const char *kw_fix_safety_name (KwFixSafety safety); /* NULL for none */
