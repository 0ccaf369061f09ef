/* resolve.c - from words to days
 *
 * A year that is written counts until the paragraph ends (narrative year);
 * 今年 and 去年 count from the day of publication. A bare month is the latest
 * one that is not after publication.
 */
#include "checker/figures/elapsed.h"
#include "checker/figures/relative.h"
#include "checker/figures/resolve-private.h"

void
kw_timeline_begin (KwTimeline *timeline, KwSpan block)
{
  timeline->floor = block.start;
  timeline->limit = block.end;
  timeline->narrative_year = timeline->report_year;
  timeline->narrative_day = KW_DAY_NONE;
  timeline->last_period = KW_PERIOD_NONE;
}

static gboolean
adjoins (const KwTokens *tokens, guint i, guint j)
{
  return j < tokens->len && kw_token (tokens, i)->span.end == kw_token (tokens, j)->span.start;
}

/* 本月10日 */
static gboolean
is_day_of (const KwToken *next, const KwDate *month)
{
  return next->type == KW_TOKEN_DATE && next->date.from.month == 0 && next->date.from.year == 0 &&
         month->grain == KW_GRAIN_MONTH && !kw_period_is_none (month->period) &&
         month->period.from + next->date.from.day - 1 <= month->period.to;
}

/* What NEXT, which adjoins DATE, adds to it; FALSE for nothing. */
static gboolean
take_follower (const KwTimeline *timeline, const KwToken *next, int year, KwDate *date)
{
  KwMarkWord mark;
  int first, end;
  if (is_day_of (next, date))
    {
      date->grain = KW_GRAIN_DAY;
      date->period.from = date->period.to = date->period.from + next->date.from.day - 1;
    }
  else if (next->type == KW_TOKEN_DATE && next->date.from.year == 0 && year != 0 && date->grain == KW_GRAIN_YEAR)
    kw_resolve_written (timeline, &next->date, year, date);
  else if (kw_token_is_word (next, KW_WORD_period) && year != 0 && date->grain == KW_GRAIN_YEAR &&
           kw_part_months (next->word.arg, &first, &end, &date->grain))
    kw_set_part (date, year, first, end);
  else if (kw_token_is_word (next, KW_WORD_period) && next->word.arg == KW_PW_now &&
           kw_stands_at (timeline, next->span.start, "至"))
    kw_apply_mark (KW_MARK_since, timeline, date);
  else if (kw_mark_of (next, date, &mark))
    kw_apply_mark (mark, timeline, date);
  else
    return FALSE;
  return TRUE;
}

/* Tokens behind I that belong to the same date; their end in *END. */
static guint
take_followers (const KwTimeline *timeline, const KwTokens *tokens, guint i, int year, KwDate *date, guint32 *end)
{
  guint last = i;
  guint32 start, stop;
  int months;
  while (adjoins (tokens, last, last + 1) && take_follower (timeline, kw_token (tokens, last + 1), year, date))
    last++;
  *end = kw_token (tokens, last)->span.end;
  /* 今年前10个月 */
  if (year != 0 && date->grain == KW_GRAIN_YEAR && last + 1 < tokens->len &&
      kw_first_months (timeline, tokens, last + 1, &start, &stop, &months) && start == *end)
    {
      kw_set_part (date, year, 1, months);
      date->grain = KW_GRAIN_SPAN;
      *end = stop;
      return last + 1;
    }
  if (kw_ends_before (timeline, *end))
    {
      kw_apply_mark (KW_MARK_until, timeline, date);
      *end += 3;
    }
  else if (date->type == KW_PERIOD_FLOW && (stop = kw_since_behind (timeline, tokens, last, *end, date->grain)) > 0)
    {
      kw_apply_mark (KW_MARK_since, timeline, date);
      *end = stop;
    }
  return last;
}

static gboolean
is_as_of (const KwTokens *tokens, guint i)
{
  return kw_token_is_word (kw_token (tokens, i), KW_WORD_mark) && kw_token (tokens, i)->word.arg == KW_MARK_as_of;
}

/* A month that is named holds for the bare days behind it. */
static void
note_month (KwTimeline *timeline, const KwWritten *written, const KwDate *date)
{
  if (written->to.month > 0)
    timeline->narrative_day = date->period.to;
  else if (written->to.year > 0)
    timeline->narrative_day = KW_DAY_NONE;
}

/* Is what the clause tells planned: its words of plan or forecast before token I. */
static gboolean
is_planned (const KwTokens *tokens, guint i)
{
  for (guint n = 0; i > 0 && n < 20; i--, n++)
    {
      const KwToken *token = kw_token (tokens, i - 1);
      if (token->type == KW_TOKEN_COMMA || token->type == KW_TOKEN_SENTENCE)
        return FALSE;
      if (kw_token_is_word (token, KW_WORD_modality) && token->word.arg != KW_MODALITY_REQUIREMENT)
        return TRUE;
    }
  return FALSE;
}

/* 6月底前: told of what is to be done by then. */
static gboolean
is_deadline (const KwTimeline *timeline, const KwToken *token)
{
  guint32 p = token->span.end;
  if (token->type != KW_TOKEN_DATE || token->date.to.year != 0 || token->date.range)
    return FALSE;
  p += kw_stands_at (timeline, p, "底") || kw_stands_at (timeline, p, "末") || kw_stands_at (timeline, p, "初") ? 3 : 0;
  return kw_ends_before (timeline, p);
}

/* Weekdays that recur (每周六, 周一至周五) or explain a date before them: 7月23日(星期五). */
static gboolean
is_single_weekday (const KwTimeline *timeline, const KwToken *token)
{
  static const char *const before[] = { "每", "逢", "至", "到", "、", "日", "号", "-", "—", "(", "每个" };
  static const char *const behind[] = { "至", "到", "、", "-", "—" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (kw_stands_before (timeline, token->span.start, before[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (kw_stands_at (timeline, token->span.end, behind[i]))
      return FALSE;
  return TRUE;
}

/* Period words that are some only where something stands beside them: 提前半年 is no half of a year, 现有 a moment
 * only before a figure. */
static gboolean
is_period (const KwTimeline *timeline, const KwTokens *tokens, guint i)
{
  KwPeriodWord word = kw_token (tokens, i)->word.arg;
  if (word == KW_PW_existing)
    return adjoins (tokens, i, i + 1) && (kw_token (tokens, i + 1)->type == KW_TOKEN_NUMERAL ||
                                          kw_token_is_word (kw_token (tokens, i + 1), KW_WORD_before));
  if (word == KW_PW_this_weekend)
    return !kw_stands_before (timeline, kw_token (tokens, i)->span.start, "每") &&
           !kw_stands_before (timeline, kw_token (tokens, i)->span.start, "每个");
  return word != KW_PW_former_half && word != KW_PW_latter_half;
}

/* “十三五”期间, 十三五以来: its years; 十三五规划 is a paper. */
static gboolean
plan_lasts (const KwTimeline *timeline, guint32 *end)
{
  static const char *const words[] = { "期间", "时期", "以来", "末", "前", "头", "开局", "期", "中期", "后" };
  guint32 p = *end + (kw_stands_at (timeline, *end, "”") ? 3 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_stands_at (timeline, p, words[i]))
      {
        if (i < 2)
          *end = p + 6;
        return TRUE;
      }
  return FALSE;
}

/* 当年 is the year named last where a clause begins with it or a part of it follows; 父亲当年欠下的债 is long ago. */
static gboolean
is_that_year (const KwTimeline *timeline, const KwToken *token)
{
  static const char *const before[] = { "于", "在", "到", "至", "截至", "并", "且", "年", "及", "。" };
  static const char *const behind[] = { "底", "末", "初", "内", "年", "1",  "2",  "3",  "4",  "5",  "6",
                                        "7",  "8",  "9",  "一", "二", "三", "四", "五", "六", "七", "八",
                                        "九", "十", "上", "下", "前", "全", "完", "实", "就", "即" };
  guint32 p = token->span.start;
  if (p <= timeline->floor || (guchar) timeline->text[p - 1] < 0x80)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (kw_stands_before (timeline, p, before[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (kw_stands_at (timeline, token->span.end, behind[i]))
      return TRUE;
  return FALSE;
}

static KwDate
unknown_period (KwGrain grain)
{
  return (KwDate){
    .period = KW_PERIOD_NONE, .grain = grain, .type = KW_PERIOD_VAGUE, .anchor = KW_ANCHOR_NONE, .valid = TRUE
  };
}

/* 比去年, 较上年同期, 与去年相比: not the time of what is told. */
static gboolean
is_base (const KwTimeline *timeline, KwSpan folded)
{
  guint32 p = folded.start;
  if (kw_stands_before (timeline, p, "比") || kw_stands_before (timeline, p, "较") ||
      kw_stands_before (timeline, p, "比起"))
    return !kw_stands_before (timeline, p, "占比");
  if (kw_stands_at (timeline, folded.end, "低基数") || kw_stands_at (timeline, folded.end, "高基数") ||
      kw_stands_at (timeline, folded.end, "同期低基数") || kw_stands_at (timeline, folded.end, "同期高基数"))
    return TRUE;
  return (kw_stands_before (timeline, p, "与") || kw_stands_before (timeline, p, "同") ||
          kw_stands_before (timeline, p, "和")) &&
         (kw_stands_at (timeline, folded.end, "相比") || kw_stands_at (timeline, folded.end, "持平") ||
          kw_stands_at (timeline, folded.end, "比"));
}

/* The date at token I without what follows it; its year in *YEAR where it names one. */
static gboolean
read_date (KwTimeline *timeline, const KwTokens *tokens, guint i, KwDate *date, int *year)
{
  const KwToken *token = kw_token (tokens, i);
  if (token->type == KW_TOKEN_DATE)
    {
      kw_resolve_written (timeline, &token->date, 0, date);
      *year = token->date.to.year;
      if (*year != 0 && !token->date.vague && !is_base (timeline, token->span))
        timeline->narrative_year = *year;
      note_month (timeline, &token->date, date);
      return TRUE;
    }
  if (kw_token_is_word (token, KW_WORD_period) && is_period (timeline, tokens, i))
    {
      kw_resolve_word (timeline, token->word.arg, date);
      *year = kw_word_year (timeline, token->word.arg);
      if (token->word.arg == KW_PW_that_year && !is_that_year (timeline, token))
        *date = unknown_period (KW_GRAIN_YEAR);
      else if (token->word.arg == KW_PW_that_day && kw_stands_before (timeline, token->span.start, "的"))
        *date = unknown_period (KW_GRAIN_DAY); /* 完成的当日: any */
      else if (token->word.arg == KW_PW_that_year && !kw_period_is_none (date->period))
        *year = timeline->narrative_year;
      return TRUE;
    }
  if (!kw_token_is_word (token, KW_WORD_weekday) || !is_single_weekday (timeline, token))
    return FALSE;
  kw_resolve_weekday (timeline, token->word.arg, date);
  return TRUE;
}

/* What 当日 and 同期 go back to. */
static void
note_period (KwTimeline *timeline, const KwDate *date)
{
  if (date->type == KW_PERIOD_VAGUE || !date->valid || date->period.from == KW_DAY_NONE ||
      date->period.to == KW_DAY_NONE)
    return;
  if (date->grain == KW_GRAIN_DAY && date->type == KW_PERIOD_FLOW)
    timeline->last_day = date->period.from;
  if (date->type == KW_PERIOD_FLOW)
    timeline->last_period = date->period;
}

/* 前9月: from January on. */
static void
take_first (const KwTimeline *timeline, const KwToken *token, KwDate *date)
{
  static const char *const lead[] = { "前", "头", "首" };
  if (token->type != KW_TOKEN_DATE || token->date.range || token->date.from.month < 2 || token->date.from.day != 0 ||
      token->date.from.year != 0 || kw_period_is_none (date->period) || date->grain != KW_GRAIN_MONTH)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lead); i++)
    if (kw_stands_before (timeline, token->span.start, lead[i]) &&
        !kw_stands_before (timeline, token->span.start, "提前"))
      {
        int y, m, d;
        kw_day_split (date->period.from, &y, &m, &d);
        date->period.from = kw_day (y, 1, 1);
        date->grain = KW_GRAIN_SPAN;
        date->folded.start -= 3;
        return;
      }
}

static gboolean
resolve_plan (KwTimeline *timeline, const KwToken *token, KwDate *date)
{
  guint32 end = token->span.end;
  gboolean lasts = plan_lasts (timeline, &end);
  kw_resolve_plan (token->word.arg + 11, lasts, date);
  if (kw_stands_at (timeline, end, "末") || kw_stands_at (timeline, end, "”末"))
    kw_apply_mark (KW_MARK_end, timeline, date);
  date->folded = date->written = kw_span (token->span.start, end);
  return TRUE;
}

gboolean
kw_resolve_at (KwTimeline *timeline, const KwTokens *tokens, guint *i, KwDate *date)
{
  guint start = *i, at = start;
  gboolean as_of = is_as_of (tokens, at) && adjoins (tokens, at, at + 1);
  at += as_of;
  const KwToken *token = kw_token (tokens, at);
  int year = 0;
  *date = (KwDate){ 0 };
  if (token->type == KW_TOKEN_COMMA || token->type == KW_TOKEN_SENTENCE)
    return FALSE;
  if (kw_token_is_word (token, KW_WORD_plan))
    return !as_of && resolve_plan (timeline, token, date);
  timeline->forward = is_planned (tokens, at) || is_deadline (timeline, token);
  if (token->type == KW_TOKEN_NUMERAL)
    return !as_of && kw_elapsed_read (timeline, tokens, at, date);
  if (!read_date (timeline, tokens, at, date, &year))
    return FALSE;
  guint32 end;
  date->folded.start = kw_token (tokens, start)->span.start;
  guint last = take_followers (timeline, tokens, at, year, date, &end);
  take_first (timeline, token, date);
  if (as_of)
    {
      date->type = KW_PERIOD_STOCK;
      if (!kw_period_is_none (date->period))
        date->period.from = date->period.to;
    }
  if (!as_of && kw_stands_before (timeline, token->span.start, "自从") && date->type == KW_PERIOD_FLOW)
    kw_apply_mark (KW_MARK_since, timeline, date);
  /* 当年6月31日: the word and the day. */
  const KwToken *tail = kw_token (tokens, last);
  gboolean whole = last > at && token->type != KW_TOKEN_DATE && tail->type == KW_TOKEN_DATE;
  date->written = kw_span (token->span.start, whole ? tail->span.end : token->span.end);
  date->folded.end = end;
  date->base = is_base (timeline, date->folded);
  note_period (timeline, date);
  *i = last;
  return TRUE;
}
