/* charmap.h - the charsets that text is misread in, byte by byte, both ways.
 *
 * One or two bytes a character, and what real decoders do beyond the standard:
 * private-use cells, a lone 80 for the euro sign, C1 controls for undefined
 * bytes of windows-1252. Each table is asked of iconv once, when it is first
 * needed; one that iconv does not know stays empty. Private to checker/text.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_CHARMAP_GB18030,
  KW_CHARMAP_BIG5,
  KW_CHARMAP_BIG5_UNICODE, /* rows C6 and C7 as in Unicode's BIG5.TXT, not as in ETEN */
  KW_CHARMAP_SHIFT_JIS,
  KW_CHARMAP_EUC_KR,
  KW_CHARMAP_LATIN1, /* windows-1252 with ISO-8859-1 for what it leaves out */
  KW_CHARMAP_CP1250,
  KW_CHARMAP_CP1251,
  KW_CHARMAP_KOI8_R,
  KW_CHARMAP_CP437,
  KW_CHARMAP_CP850,
  KW_CHARMAP_MACINTOSH,
  KW_N_CHARMAPS
} KwCharmapId;

typedef struct _KwCharmap KwCharmap;

/* (transfer none) */
const KwCharmap *kw_charmap_get (KwCharmapId id);
/* As reports call it. */
const char *kw_charmap_name (KwCharmapId id);

/* The bytes of C: 0xLLTT for two, less than 0x100 for one, 0 for none (and for
 * U+0000). */
guint kw_charmap_bytes (const KwCharmap *map, gunichar c);
/* The character of the first bytes of N at P, which hold no ASCII first; how
 * many bytes it takes in *USED. 0 for none. */
gunichar kw_charmap_char (const KwCharmap *map, const guint8 *p, gsize n, guint *used);
