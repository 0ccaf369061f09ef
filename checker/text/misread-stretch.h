/* misread-stretch.h - what each misreading makes of a stretch of text. Private
 * to checker/text.
 */
#pragma once

#include "checker/text/misread-path.h"

/* Pairs of the charset that text is misread in and the one it is in. */
#define KW_N_MISREADINGS 25

typedef struct
{
  KwSpan span;
  GArray *parts[KW_N_MISREADINGS]; /* of KwMisreadPart; NULL where it was not tried */
  int gain[KW_N_MISREADINGS];      /* of the accepted parts */
  guint best;                      /* the one that gains most */
  guint32 end;                     /* how far it has read */
} KwStretch;

/* Tries every misreading that holds the odd characters of CROWD on SPAN, which
 * is of one line and holds CROWD; the one of number FIRST before the others,
 * which are left out when it settles the matter. LAYERS have been peeled before. */
void kw_stretch_init (KwStretch *stretch, const char *text, KwSpan span, KwSpan crowd, guint layers, guint first);
void kw_stretch_clear (KwStretch *stretch);

/* The best misreading and its parts, ascending; NULL for none. (transfer none) */
const KwMisreading *kw_stretch_misreading (const KwStretch *stretch);
const GArray *kw_stretch_parts (const KwStretch *stretch);
/* How much better PART is than what another misreading makes of it. */
int kw_stretch_margin (const KwStretch *stretch, const KwMisreadPart *part);

gboolean kw_misread_is_double_byte (KwCharmapId id);
