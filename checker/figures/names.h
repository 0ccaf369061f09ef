/* names.h - lists of names (A、B和C), and numbers of what they name (三县, 6个乡镇) */
#pragma once

#include "checker/base/span.h"

typedef struct
{
  guint n;
  guint with_next; /* 两省一市: both together */
  KwSpan span;     /* folded: with the unit */
  gboolean bare;   /* the unit is the noun: 三市 */
} KwNameCount;

/* Reads a number from 2 to 60 with a unit that counts names, which begins at P
 * of the folded TEXT; FALSE where there is none (三个月, 三级以上). */
gboolean kw_name_count_read (const char *text, const char *p, const char *end, KwNameCount *count);

#define KW_NAMES_MAX 40

typedef struct
{
  KwSpan names[KW_NAMES_MAX];
  guint n;        /* names that 、 keeps apart */
  guint joined;   /* conjunctions, each of which may part two more */
  gboolean vague; /* 等, digits, quotation marks left open: nobody can count */
} KwNameList;

/* Splits SPAN at 、. */
void kw_name_list_read (KwNameList *list, const char *text, KwSpan span);
/* Adds one name to a list that begins as zeros. */
void kw_name_list_add (KwNameList *list, const char *text, KwSpan name);
