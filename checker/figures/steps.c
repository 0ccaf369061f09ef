/* steps.c - enumerations by ordinals */
#include "checker/figures/steps.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

#include <string.h>

static const char ordinals[] = "一二三四五六七八九十";
#define N_ORDINALS 10

/* A step begins a line, or behind a mark: not 唯一是, 第三是. */
static gboolean
is_behind_mark (const char *text, guint32 p)
{
  static const char *const marks[] = { "、", "。", "”", "—" };
  if (p == 0 || strchr (",;:!?)\"\n ", text[p - 1]) != NULL)
    return TRUE;
  for (guint i = 0; p >= 3 && i < G_N_ELEMENTS (marks); i++)
    if (memcmp (text + p - 3, marks[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* Does ordinal NUMBER, from 0, begin a step at P? */
static gboolean
is_step (const char *text, gsize len, guint32 p, guint number)
{
  return p + 6 <= len && memcmp (text + p, ordinals + 3 * number, 3) == 0 &&
         (memcmp (text + p + 3, "是", 3) == 0 || memcmp (text + p + 3, "要", 3) == 0) && is_behind_mark (text, p);
}

/* The next step NUMBER within reach of FROM, another list not begun before; -1. */
static gssize
find_step (const char *text, gsize len, guint32 from, guint number)
{
  guint32 limit = (guint32) MIN (len, (gsize) from + KW_STEP_MAX);
  for (guint32 p = from; p + 6 <= limit; p += kw_utf8_len ((guchar) text[p]))
    if ((guchar) text[p] >= 0xe4 && (guchar) text[p] <= 0xe5) /* where all ordinals are */
      {
        if (is_step (text, len, p, number))
          return p;
        if (is_step (text, len, p, 0))
          return -1;
      }
  return -1;
}

gboolean
kw_steps_read (const char *text, gsize len, guint32 at, KwSteps *steps)
{
  gssize next = at;
  if (!is_step (text, len, at, 0))
    return FALSE;
  *steps = (KwSteps){ 1, kw_span (at, at + 6) };
  while (steps->n < N_ORDINALS && (next = find_step (text, len, steps->last.end, steps->n)) >= 0)
    {
      steps->last = kw_span ((guint32) next, (guint32) next + 6);
      steps->n++;
    }
  return steps->n >= 2;
}

gboolean
kw_steps_go_on (const char *text, gsize len, const KwSteps *steps)
{
  static const char *const others[] = { "此外", "另外", "最后", "还有", "还要", "再就是", "再次", "同时", "与此", "其次", NULL };
  if (steps->n >= N_ORDINALS)
    return TRUE;
  KwSpan rest = kw_span (steps->last.end, MIN (len, (gsize) steps->last.end + 2 * KW_STEP_MAX)), all = rest;
  char next[4] = "";
  memcpy (next, ordinals + 3 * steps->n, 3);
  for (gssize at; (at = kw_phrase_find (text, rest, next)) >= 0; rest.start = (guint32) at + 3)
    if (is_behind_mark (text, (guint32) at) || (at >= 3 && memcmp (text + at - 3, "第", 3) == 0))
      return TRUE;
  return kw_phrase_has_any (text, all, others);
}
