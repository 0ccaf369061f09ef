/* subject.h - what a figure counts, said so that two texts that word it
 * differently can be compared: 建成并投入使用的扶贫车间有156个 and 投用的扶贫车间共178座.
 * Words that add nothing (共, 全部, 达到), places and periods are left out; what
 * was done is the verb, whose synonyms are one.
 */
#pragma once

#include "checker/figures/ledger.h"

#define KW_SUBJECT_CORE 12
#define KW_SUBJECT_CONTENT 24

typedef struct
{
  guint16 verb;   /* the number that synonyms share; 0: none */
  guint16 narrow; /* hash of the town, firm or school that is spoken of; 0: none */
  guint8 n_core;
  guint8 n_content;
  guint16 core[KW_SUBJECT_CORE];       /* the noun's characters, in order */
  guint8 n_around;
  guint16 content[KW_SUBJECT_CONTENT]; /* those and its attributes', ascending, each once */
  guint16 around[KW_SUBJECT_CONTENT];  /* those and the clause's before, where the clause says little; else none */
} KwSubject;

/* FIGURE must be one of LEDGER's; TEXT is the folded text. */
void kw_subject_init (KwSubject *subject, const char *text, const KwLedger *ledger, const KwFigure *figure);

/* One thing in other words: equal nouns (or one the other's abbreviation, as
 * 新农保 of 新型农村社会养老保险), no other verb, no attribute that one lacks. */
gboolean kw_subject_same (const KwSubject *a, const KwSubject *b);

/* The same noun, of three characters or more, whatever its attributes. */
gboolean kw_subject_names_same (const KwSubject *a, const KwSubject *b);

/* The noun of the one, of two characters or more, ends the noun of the other:
 * 纠纷 and 矛盾纠纷. */
gboolean kw_subject_names_nest (const KwSubject *a, const KwSubject *b);

/* How much of what the shorter one says the other says too, 0 to 1; 0 where
 * verbs or places tell them apart or too little is said. */
double kw_subject_alike (const KwSubject *a, const KwSubject *b);
