/* bytes.h - a damaged stretch of text as the bytes it was paired from, and
 * what stands around it. Private to the repairs of checker/text. */
#pragma once

#include "checker/text/repair.h"

typedef enum
{
  KW_WIDTH_UNKNOWN,
  KW_WIDTH_WIDE,   /* full-width commas: NFKC has folded nothing */
  KW_WIDTH_FOLDED, /* half-width commas beside Han: NFKC has folded all */
  KW_WIDTH_EITHER  /* no comma tells */
} KwWidth;

/* A text, and what repairs want to know of all of it. */
typedef struct
{
  const char *text;
  gsize len;
  const GArray *residue; /* of KwResidue, or NULL */
  KwWidth width;
} KwGarbled;

/* Sets the width once; the repairs call it before they look at a place, so
 * that clean texts do not pay. */
void kw_garbled_measure (KwGarbled *garbled);

/* The character before byte AT, seen through residue; 0 at the start of a
 * line or text. */
gunichar kw_garbled_before (const KwGarbled *garbled, gsize at);
/* The one at AT; 0 at the end. */
gunichar kw_garbled_at (const KwGarbled *garbled, gsize at);
/* Whether residue ends at AT. */
gboolean kw_garbled_in_residue (const KwGarbled *garbled, gsize at);

/* The two bytes that C was read from, lead << 8 | trail, unfolding what NFKC
 * folded to ASCII; 0 where it cannot have been two. */
guint kw_garbled_cell (const KwGarbled *garbled, gunichar c);

/* "A3 A1 B1 96 7C" of N bytes. (transfer full) */
char *kw_garbled_hex (const guint8 *bytes, gsize n);
/* The bytes that the text from START to END was read from, likewise; what no
 * byte stands for is 3F. (transfer full) */
char *kw_garbled_read_as (const KwGarbled *garbled, gsize start, gsize end);
/* N characters as UTF-8, folded as the rest of the text. (transfer full) */
char *kw_garbled_spell (const KwGarbled *garbled, const gunichar *chars, gsize n);
