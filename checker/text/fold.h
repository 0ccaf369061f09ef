/* fold.h - a text as matching sees it, each folded byte traced to its place.
 *
 * Folded away: width (full-width ASCII), script (traditional to simplified,
 * single characters), case of ASCII letters, spaces between Han and
 * between digits and Han, and the spans that the caller drops (proven pinyin
 * residue). Line ends are kept. Sources: Unicode FF01-FF5E; OpenCC's
 * TSCharacters through checker/text/data/variants.tsv.
 */
#pragma once

#include "checker/base/offsetmap.h"

typedef struct
{
  char *text; /* NUL-terminated UTF-8; owned */
  gsize len;
  KwOffsetMap map; /* folded to original */
} KwFold;

/* A replacement made before folding: the bytes of SPAN read as LEN bytes of
 * TEXT (none drops them); but for dropping, both are at most KW_EDIT_MAX long.
 * TEXT is borrowed. */
#define KW_EDIT_MAX 255
typedef struct
{
  KwSpan span;
  const char *text;
  gsize len;
} KwEdit;

/* Folds TEXT with EDITS, ascending and apart, applied. */
void kw_fold_init (KwFold *fold, const char *text, gsize len, const KwEdit *edits, gsize n_edits);
void kw_fold_clear (KwFold *fold);

/* One character folded (script and width only). */
gunichar kw_fold_char (gunichar c);
