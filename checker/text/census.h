/* census.h - what kinds of characters a text holds, and where odd ones crowd.
 *
 * One pass over the text, so that on clean articles no rule of characters
 * makes a pass of its own: a rule looks for its class here first and searches
 * the text only where the class occurs.
 */
#pragma once

#include "checker/base/span.h"

/* Classes beyond ASCII. A character has one or none, a rare one may be
 * traditional, too. */
typedef enum
{
  KW_SEEN_RARE = 1 << 0,    /* Han that news hardly use */
  KW_SEEN_FOREIGN = 1 << 1, /* letters and marks of other scripts: ÖÐ, い, Ж, ┼; not those of usual Chinese print */
  KW_SEEN_PRIVATE = 1 << 2,    /* for private use, all planes */
  KW_SEEN_COMPAT = 1 << 3,     /* Kangxi and CJK radicals, compatibility ideographs */
  KW_SEEN_INVISIBLE = 1 << 4,  /* zero width, bidi controls, soft hyphens, C1 and C0 (but \t \n \r), DEL */
  KW_SEEN_SUBSTITUTE = 1 << 5, /* U+FFFD, and the characters it is misread as: 锟, 烫, 屯 */
  KW_SEEN_WIDE_DIGIT = 1 << 6, /* ０ to ９ and ． */
  KW_SEEN_TRADITIONAL = 1 << 7 /* Han that no simplified text has; what only simplified text has is not noted */
} KwSeen;

typedef struct
{
  guint32 seen;     /* KwSeen of all characters */
  guint32 ascii[4]; /* bit c % 32 of word c / 32: whether the ASCII character c occurs */
  GArray *crowds;   /* of KwSpan: stretches in which rare, foreign and private characters crowd; NULL for none */
} KwCensus;

/* Takes the census of TEXT, valid UTF-8. */
void kw_census_take (KwCensus *census, const char *text, gsize len);
void kw_census_clear (KwCensus *census);

static inline gboolean
kw_census_has_ascii (const KwCensus *census, char c)
{
  return census->ascii[(guchar) c >> 5 & 3] >> (c & 31) & 1;
}

/* The class of one character; 0 for none. */
guint kw_census_class (gunichar c);
