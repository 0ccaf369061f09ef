/* names.h - lists of names (A、B和C), and numbers of what they name (三县, 6个乡镇) */
#pragma once

#include "checker/text/article.h"

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

/* Numbers begin with a digit or with 一 to 九, 十 or 两, of whose bytes the second is one
 * of six. */
static inline gboolean
kw_name_may_count (const char *p)
{
  if ((guchar) *p < 0x80)
    return *p >= '0' && *p <= '9';
  guchar second = (guchar) p[1];
  return ((guchar) *p == 0xE4 && (second == 0xB8 || second == 0xBA || second == 0xB9)) ||
         ((guchar) *p == 0xE5 && (second == 0x9B || second == 0x85 || second == 0x8D));
}

/* The last number of SPAN, with no more than REACH bytes, its noun, behind it;
 * none where the last is a rank or vague (第6个, 近6个). */
gboolean kw_name_count_last (const char *text, KwSpan span, guint reach, KwNameCount *count);

/* 第6个, 近6个, 每6个: BEFORE ends with such a word. */
gboolean kw_name_is_rank (const char *text, KwSpan before);

/* Marks between which a list stands. */
gboolean kw_name_is_edge (gunichar c);
/* The edge before P, not further back than a name may reach, and behind it. */
guint32 kw_name_edge_before (const char *text, guint32 p);
guint32 kw_name_edge_after (const KwArticle *article, guint32 p);

/* From FROM to the next edge, or 75 bytes and a character. */
KwSpan kw_name_to_edge (const char *text, guint32 from);

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
/* A name of it is that of a kind: 5个县(市、区). */
gboolean kw_name_list_has_kinds (const KwNameList *list, const char *text);
/* A name and nothing else: short, no verb's company in it. */
gboolean kw_name_is_plain (const char *text, KwSpan name);
/* The names from the second on are, and of about one length. Their longest
 * goes to MOST. */
gboolean kw_name_list_is_plain (const KwNameList *list, const char *text, guint32 *most);
/* SPAN is two names of places of one kind that a conjunction joins: 大湾乡和小坪镇. */
gboolean kw_name_is_pair (const char *text, KwSpan span);
/* The list is of proper names of what stands at NOUN, behind the number:
 * 东湖、西渚5所幼儿园, but not 学校、医院5所. */
gboolean kw_name_counts_proper (const KwNameList *list, const char *text, guint32 noun);
/* NAME, before a number, ends with 和 or 及: what is counted is one more (西藏及四省藏区). */
gboolean kw_name_joins_count (const char *text, KwSpan name);
/* NAME ends with a word that makes the number count something else (第, 其他). */
gboolean kw_name_counts_other (const char *text, KwSpan name);

/* Does the list CHAIN go on behind the comma after it? A clause with a number,
 * as 年产12万套, is no name. */
gboolean kw_names_go_on (const KwArticle *article, KwSpan chain);
