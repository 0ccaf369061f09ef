/* misread-path.h - where a stretch of text reads best as another charset's
 * bytes. Private to checker/text.
 *
 * The characters of a stretch are units: each is so many bytes of the charset
 * that it may have been misread in. A path through the bytes takes units as
 * they are read, or decodes their bytes in the actual charset; the cheapest
 * path (Viterbi) tells which parts were misread, and decodes them.
 */
#pragma once

#include "checker/text/charmap.h"
#include "checker/text/repair.h"

/* The actual charset: UTF-8, or one of the charmaps. */
typedef enum
{
  KW_ACTUAL_UTF8,
  KW_ACTUAL_GB18030,
  KW_ACTUAL_BIG5,
  KW_N_ACTUAL
} KwActual;

typedef struct
{
  KwCharmapId read_as;
  KwActual actual;
} KwMisreading;

/* A part that reads better decoded. */
typedef struct
{
  KwSpan span;       /* of the text */
  GString *decoded;  /* owned */
  GArray *steps;     /* of KwStep: places where both texts have a border; owned */
  GByteArray *bytes; /* what was decoded; holes are 3F; owned */
  int gain;          /* cost saved in all, -100 ln P */
  int cost;          /* of the decoded text */
  guint n_decoded;   /* characters beyond ASCII that were decoded */
  guint n_han;
  guint n_plain; /* of n_decoded, those that readers know */
  guint n_lost;  /* characters of which a byte is lost */
  char *again;   /* what was misread twice, decoded to the end; owned; or NULL */
  gboolean again_safe;
  gboolean accepted; /* what comes out is Chinese */
} KwMisreadPart;

/* The parts of SPAN of TEXT, one line, ascending: array of KwMisreadPart. At
 * most KW_MISREAD_UNITS characters of SPAN are read; *END is how far. (transfer
 * full) */
#define KW_MISREAD_UNITS 16384
GArray *kw_misread_parts (const char *text, KwSpan span, const KwMisreading *misreading, guint32 *end);

/* What TEXT costs in running text. */
int kw_misread_cost (const char *text);

/* The charmap of the actual charset; NULL for UTF-8. (transfer none) */
static inline const KwCharmap *
kw_misread_actual (KwActual actual)
{
  return actual == KW_ACTUAL_UTF8 ? NULL
                                  : kw_charmap_get (actual == KW_ACTUAL_BIG5 ? KW_CHARMAP_BIG5 : KW_CHARMAP_GB18030);
}
