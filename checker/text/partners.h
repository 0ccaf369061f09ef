/* partners.h - brackets and quotation marks whose partner is missing.
 *
 * Fed with a text's marks in order. Partners are looked for in the whole
 * text, because much explains a mark that has none in its line: quotations of
 * several paragraphs (each opens, only the last closes), brackets over lines,
 * a straight quote as the other half, "1）", faces, inches. What is left has
 * no reading.
 */
#pragma once

#include "checker/base/span.h"
#include "checker/text/marks.h"

/* More marks of a pair without partner than this are a notation of the
 * author's. */
#define KW_LONELY_MAX 64
/* Opening and closing ones. */
#define KW_PARTNERS_LONELY_MAX (2 * KW_LONELY_MAX)

typedef struct
{
  guint32 at;
  guint32 sentence; /* its number, as the next */
  guint32 line;
  gboolean leads; /* the line begins with it: a paragraph of a long quotation */
} KwLonelyMark;

typedef struct
{
  guint n_open, n_pending, n_closing; /* opened in this line, in lines before it; closing what nothing opened */
  guint line_closing;                 /* n_closing when the line began */
  guint32 latest;                     /* where the last mark of the pair stood */
  gboolean mute;
  KwLonelyMark open[KW_LONELY_MAX], pending[KW_LONELY_MAX], closing[KW_LONELY_MAX];
} KwPairState;

typedef struct
{
  const char *text, *end; /* borrowed */
  const char *line;       /* its first character that is no space */
  guint32 n_lines;        /* that hold anything */
  guint32 n_sentences;
  guint n_straight; /* straight quotes in the line */
  KwPairState pairs[KW_N_PAIRS];
} KwPartners;

/* PARTNERS at the first line of TEXT, valid UTF-8. Nothing is to be freed. */
void kw_partners_init (KwPartners *partners, const char *text, gsize len);
/* The marks, each at P. */
void kw_partners_open (KwPartners *partners, KwPair pair, const char *p);
void kw_partners_close (KwPartners *partners, KwPair pair, const char *p);
/* The line ends at P; where the next one's text begins. */
const char *kw_partners_end_line (KwPartners *partners, const char *p);
/* The marks of PAIR that have no partner, behind the last line. HALF: also
 * half-width ones. They go to SPANS, which has room for KW_PARTNERS_LONELY_MAX, in
 * any order; returns how many they are. */
guint kw_partners_lonely (const KwPartners *partners, KwPair pair, gboolean half, KwSpan *spans);
