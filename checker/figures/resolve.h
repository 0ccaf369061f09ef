/* resolve.h - which days a written date or a period word means. Private to
 * checker/figures. */
#pragma once

#include "checker/figures/token.h"

typedef struct
{
  KwPeriod anchor;  /* when the article was published; KW_PERIOD_NONE */
  const char *text; /* folded */
  guint32 floor;    /* the block's bounds in it */
  guint32 limit;
  int narrative_year;   /* the year named last in this paragraph; 0 */
  KwDay narrative_day;  /* one of the month named last there; KW_DAY_NONE */
  KwDay last_day;       /* the day that the article named last; KW_DAY_NONE */
  KwPeriod last_period; /* the period of which something was told last; KW_PERIOD_NONE */
  gboolean forward;     /* what is being read is planned */
  int report_year;      /* the year that the article reports on; 0 */
} KwTimeline;

/* Begins a paragraph: what the one before named holds no longer. */
void kw_timeline_begin (KwTimeline *timeline, KwSpan block);

/* Reads the date or period word at token *I and its neighbours (今年 + 上半年,
 * 截至 + 6月 + 底, 2018年 + 以来) into DATE, moves *I to the last of them, and
 * remembers a named year. FALSE when the token is none. */
gboolean kw_resolve_at (KwTimeline *timeline, const KwTokens *tokens, guint *i, KwDate *date);

/* Most tokens are words of other things. */
static inline gboolean
kw_may_begin_date (const KwToken *token)
{
  if (token->type == KW_TOKEN_WORD)
    return token->word.type == KW_WORD_period || token->word.type == KW_WORD_weekday ||
           token->word.type == KW_WORD_plan ||
           (token->word.type == KW_WORD_mark && token->word.arg == KW_MARK_as_of);
  return token->type == KW_TOKEN_DATE || token->type == KW_TOKEN_NUMERAL;
}

static inline gboolean
kw_resolve (KwTimeline *timeline, const KwTokens *tokens, guint *i, KwDate *date)
{
  return kw_may_begin_date (kw_token (tokens, *i)) && kw_resolve_at (timeline, tokens, i, date);
}
