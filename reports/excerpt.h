/* excerpt.h - lines of an article with places marked under them, and the same
 * lines repaired.
 *
 *      3 - 我市从20163月至8月开展试点
 *        │       ^^^^^^^
 *      3 + 我市从2016年3月至8月开展试点
 *        │           ++
 *
 * An excerpt costs time by its width, not by its line's or article's length.
 */
#pragma once

#include "reports/display.h"

/* A place to mark. */
typedef struct
{
  KwPlace place;
  gsize same_head, same_tail; /* bytes at its ends that it shares with what it is compared with */
  const char *replacement;    /* NULL: none is known; borrowed */
} KwMark;

/* How excerpts are drawn. */
typedef struct
{
  GString *out;
  gboolean color;
  guint width;  /* of the whole, in cells */
  guint digits; /* of line numbers */
  KwInk ink;    /* of marks */
  char under;   /* drawn below marks */
  const char *repair_label;
} KwQuote;

KwMark kw_mark (const KwPlace *place, const char *replacement);

/* Draws the first of MARKS (ascending) and those that fit beside it on its
 * line, LABEL behind the last. Returns how many were drawn. */
guint kw_quote_marks (const KwQuote *quote, const KwMark *marks, guint n, const char *label);

/* "  12 │ ", or with an empty number where LINE is 0. */
void kw_quote_gutter (const KwQuote *quote, guint line, const char *bar);
/* NUMBER in WIDTH cells or more, blank where it is 0; blank cells. */
void kw_quote_number (GString *out, guint number, guint width);
void kw_quote_blank (GString *out, guint cells);
