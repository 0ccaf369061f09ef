/* repair.h - what is garbled in a text, and what it was: places, repairs, proofs.
 *
 * Read in another charset, escaped, or double-byte text that was paired wrongly.
 *
 * GBK has no byte that only begins a character. Where one byte is lost, or
 * an insertion hits the middle of a character, all bytes behind it pair
 * wrongly, until a trail byte below 0x80 stands where a lead byte should:
 * it is read as ASCII, and the text is in step again. Such places are undone
 * byte by byte; the model decides between the possible originals.
 */
#pragma once

#include "checker/text/census.h"

typedef enum
{
  KW_REPAIR_ESCAPE,  /* &nbsp; \u4e2d %E4%B8%AD left in the text */
  KW_REPAIR_CHARSET, /* read in another charset: 涓枃 */
  KW_REPAIR_SPLIT,   /* an insertion in mid-character */
  KW_REPAIR_LOST     /* a lead byte lost */
} KwRepairKind;

typedef struct
{
  KwRepairKind kind;
  KwSpan span;
  char *replacement; /* owned; NULL where the bytes do not tell */
  char *before;      /* bytes as they pair now, in hex; owned */
  char *after;       /* bytes as they were, or NULL; owned */
  guint drop;        /* cost that the repair saves, a character: -100 ln P */
  guint margin;      /* cost between it and the runner-up, in all */
  gboolean safe;     /* nothing rivals it */
  const char *read_as; /* the charset that it was misread in and */
  const char *actual;  /* the one that it is in; NULL elsewhere; static */
  GArray *steps;       /* of KwStep, or NULL; owned */
} KwRepair;

/* A place where what stands there and its replacement both have a border. */
typedef struct
{
  guint32 from; /* bytes into the span */
  guint32 to;   /* bytes into the replacement */
} KwStep;

/* Readings inserted in mid-character: 推動?xùn)|莞. RESIDUE is what
 * kw_residue_find() said of TEXT; beside residue also those are told that
 * cannot be undone. Array of KwRepair, ascending, or NULL. (transfer full) */
GArray *kw_repair_split (const char *text, gsize len, const GArray *residue);

/* Text read in another charset than its own: 涓枃. LAYERS: 0, but for what has
 * been decoded so often before. Array of KwRepair, ascending and apart, or NULL.
 * (transfer full) */
GArray *kw_repair_misread (const char *text, gsize len, const KwCensus *census, guint layers);

/* A lead byte that was lost: 勢!睎|莞. TAKEN: repairs of other kinds, whose
 * places are left alone, ascending, or NULL. (transfer full) */
GArray *kw_repair_lost (const char *text, gsize len, const GArray *residue, const GArray *taken);

/* Repairs of one kind that are looked for in a text: where there are more it is
 * lost as a whole. What is behind is found once these are made. */
#define KW_REPAIRS_MAX 65536

GArray *kw_repair_array_new (void);

/* TEXT with all REPAIRS that have a replacement; *SAFE is whether all are
 * safe. (transfer full) */
char *kw_repairs_apply (const char *text, gsize len, const GArray *repairs, gboolean *safe);
