/* resolve.c - from words to days
 *
 * A year that is written counts until the paragraph ends (narrative year);
 * 今年 and 去年 count from the day of publication. A bare month is the latest
 * one that is not after publication.
 */
#include "checker/figures/resolve.h"
#include "checker/figures/beside.h"
#include "checker/figures/elapsed.h"
#include "checker/figures/relative.h"

void
kw_timeline_begin (KwTimeline *timeline, KwSpan block)
{
  timeline->floor = block.start;
  timeline->limit = block.end;
  timeline->narrative_year = 0;
  timeline->narrative_day = KW_DAY_NONE;
  timeline->last_period = KW_PERIOD_NONE;
}

static gboolean
stands_at (const KwTimeline *timeline, guint32 p, const char *word)
{
  return kw_begins (timeline->text + p, timeline->text + timeline->limit, word);
}

static gboolean
stands_before (const KwTimeline *timeline, guint32 p, const char *word)
{
  return kw_precedes (timeline->text + timeline->floor, timeline->text + p, word);
}

static gboolean
adjoins (const KwTokens *tokens, guint i, guint j)
{
  return j < tokens->len && kw_token (tokens, i)->span.end == kw_token (tokens, j)->span.start;
}

/* The month of a day that names none: the paragraph's, else that of the
 * latest such day not after publication. */
static void
imply_month (const KwTimeline *timeline, KwYmd *d, KwAnchor *anchor)
{
  gboolean narrative = timeline->narrative_day != KW_DAY_NONE;
  KwDay before = narrative ? timeline->narrative_day : kw_knows_day (timeline) ? timeline->anchor.from : KW_DAY_NONE;
  *anchor = narrative ? KW_ANCHOR_NARRATIVE : before != KW_DAY_NONE ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  if (!narrative && timeline->forward && before != KW_DAY_NONE)
    {
      /* What is planned for the 24th lies ahead. */
      int year, month, date;
      kw_day_split (before, &year, &month, &date);
      if (d->day < date)
        kw_day_split (kw_day (year, month, kw_days_in_month (year, month)) + 1, &year, &month, &date);
      if (kw_day_is_valid (year, month, d->day))
        {
          d->year = (gint16) year;
          d->month = (gint16) month;
          return;
        }
    }
  for (int tries = 0; before != KW_DAY_NONE && tries < 3; tries++)
    {
      int year, month, date;
      kw_day_split (before, &year, &month, &date);
      if (kw_day_is_valid (year, month, d->day) && (narrative || tries > 0 || d->day <= date))
        {
          d->year = (gint16) year;
          d->month = (gint16) month;
          return;
        }
      before = narrative ? KW_DAY_NONE : kw_day (year, month, 1) - 1;
    }
}

/* 29 February where the year is not written: the nearest that has one. */
static int
year_with_day (int year, const KwYmd *d)
{
  static const int shifts[] = { 0, 1, -1, -2, 2, -3, -4 };
  for (guint i = 0; year > 4 && d->month == 2 && d->day == 29 && i < G_N_ELEMENTS (shifts); i++)
    if (kw_day_is_valid (year + shifts[i], 2, 29))
      return year + shifts[i];
  return year;
}

static KwDay
first_day (const KwYmd *d)
{
  return d->year > 0 ? kw_day (d->year, d->month > 0 ? d->month : 1, d->day > 0 ? d->day : 1) : KW_DAY_NONE;
}

static KwDay
last_day (const KwYmd *d)
{
  int month = d->month > 0 ? d->month : 12;
  return d->year > 0 ? kw_day (d->year, month, d->day > 0 ? d->day : kw_days_in_month (d->year, month)) : KW_DAY_NONE;
}

static void
resolve_written (const KwTimeline *timeline, const KwWritten *written, int year_before, KwDate *date)
{
  KwYmd from = written->from, to = written->to;
  date->anchor = from.year != 0 ? KW_ANCHOR_EXPLICIT : KW_ANCHOR_NARRATIVE;
  date->type = KW_PERIOD_FLOW;
  date->valid = written->valid;
  const KwYmd *wrong = kw_ymd_is_valid (&written->from) ? &written->to : &written->from;
  date->year = wrong->year;
  date->month = wrong->month;
  date->day = wrong->day;
  gboolean wraps = to.month < from.month;
  if (from.year == 0 && from.month == 0)
    {
      imply_month (timeline, &from, &date->anchor);
      to = (KwYmd){ from.year, from.month, from.year != 0 ? to.day : 0 };
    }
  else if (from.year == 0 && year_before != 0)
    from.year = (gint16) year_before;
  else if (from.year == 0)
    {
      /* 1-9月 is reported when it is over; 5月至10月 may still go on. */
      int year = kw_implied_year (timeline, from.month > 1 ? from.month : to.month, &date->anchor);
      from.year = (gint16) year;
      if (!written->range)
        from.year = to.year = (gint16) year_with_day (year, &from);
    }
  if (to.year == 0 && from.year != 0)
    to.year = (gint16) (from.year + wraps);
  date->grain = written->range ? KW_GRAIN_SPAN : to.day > 0 ? KW_GRAIN_DAY : to.month > 0 ? KW_GRAIN_MONTH : KW_GRAIN_YEAR;
  date->period = (KwPeriod){ first_day (&from), last_day (&to) };
  /* 29 February of a year that was only inferred: the year is what is wrong. */
  if (date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE)
    date->period = KW_PERIOD_NONE;
  if (written->vague)
    date->type = KW_PERIOD_VAGUE;
}

/* Days FIRST to LAST of the month DATE; LAST 0: up to its end. */
static void
cut_month (KwDate *date, int first, int last)
{
  date->grain = KW_GRAIN_SPAN;
  if (kw_period_is_none (date->period))
    return;
  KwDay begin = date->period.from;
  date->period.from = begin + first - 1;
  date->period.to = last > 0 ? begin + last - 1 : date->period.to;
}

/* The beginning of a decade or century is no day; what is told of it is vague. */
static gboolean
is_long (KwDate *date)
{
  gboolean longer = !kw_period_is_none (date->period) && date->period.to - date->period.from > 366 * 6;
  if (longer)
    date->type = KW_PERIOD_VAGUE;
  return longer;
}

static void
end_year (KwDate *date)
{
  int y, m, d;
  if (date->period.from == KW_DAY_NONE)
    return;
  kw_day_split (date->period.from, &y, &m, &d);
  date->period.to = kw_day (y, 12, 31);
}

/* 以来, 之前, 底 behind the date. */
static void
apply_mark (KwMarkWord mark, const KwTimeline *timeline, KwDate *date)
{
  switch (mark)
    {
    case KW_MARK_after:
      date->grain = KW_GRAIN_SPAN;
      date->period.to = KW_DAY_NONE;
      break;
    case KW_MARK_since:
      date->grain = KW_GRAIN_SPAN;
      date->period.to = kw_until_publication (timeline, KW_DAY_NONE);
      if (date->period.to != KW_DAY_NONE && date->period.from != KW_DAY_NONE && date->period.to < date->period.from)
        date->period.to = KW_DAY_NONE;
      break;
    case KW_MARK_until:
      date->type = KW_PERIOD_FLOW;
      date->grain = KW_GRAIN_SPAN;
      date->period.from = KW_DAY_NONE;
      break;
    case KW_MARK_end:
      if (is_long (date))
        return;
      if (date->grain == KW_GRAIN_YEAR)
        end_year (date); /* 今年底 lies ahead */
      date->type = KW_PERIOD_STOCK;
      date->period.from = date->period.to;
      break;
    case KW_MARK_begin:
      if (is_long (date))
        return;
      date->type = KW_PERIOD_STOCK;
      date->period.to = date->period.from;
      break;
    case KW_MARK_first_ten_days:
      cut_month (date, 1, 10);
      break;
    case KW_MARK_second_ten_days:
      cut_month (date, 11, 20);
      break;
    case KW_MARK_last_ten_days:
      cut_month (date, 21, 0);
      break;
    case KW_MARK_first_twenty_days:
      cut_month (date, 1, 20);
      break;
    case KW_MARK_last_twenty_days:
      cut_month (date, 11, 0);
      break;
    case KW_MARK_as_of:
      break;
    }
}

static gboolean
is_ten_days (KwMarkWord mark)
{
  return mark >= KW_MARK_first_ten_days && mark <= KW_MARK_last_twenty_days;
}

/* 年底 behind a year and 月底 behind a month say no more than 底; 至今 is 以来. FALSE for other words. */
static gboolean
mark_of (const KwToken *token, const KwDate *date, KwMarkWord *mark)
{
  if (kw_token_is_word (token, KW_WORD_mark))
    {
      *mark = token->word.arg;
      return *mark != KW_MARK_as_of && (!is_ten_days (*mark) || date->grain == KW_GRAIN_MONTH);
    }
  if (!kw_token_is_word (token, KW_WORD_period))
    return FALSE;
  gboolean year = date->grain == KW_GRAIN_YEAR, month = date->grain == KW_GRAIN_MONTH;
  KwPeriodWord word = token->word.arg;
  *mark = word == KW_PW_year_end || word == KW_PW_month_end ? KW_MARK_end : KW_MARK_begin;
  return (year && (word == KW_PW_year_end || word == KW_PW_year_begin)) ||
         (month && (word == KW_PW_month_end || word == KW_PW_month_begin));
}

/* 前 behind a date, not 前后, 前三季度. */
static gboolean
ends_before (const KwTimeline *timeline, guint32 p)
{
  static const char *const others[] = { "前后", "前夕", "前期", "前半", "前所", "前一天", "前一日", "前一年", "前一个", "前一周", "前一晚", "前一月", "前二", "前两", "前三", "前四", "前五",
                                        "前六", "前七", "前八", "前九", "前十", "前几", "前往", "前来", "前列", "前景", "前任" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (stands_at (timeline, p, others[i]))
      return FALSE;
  return stands_at (timeline, p, "前") && !(p + 3 < timeline->limit && g_ascii_isdigit (timeline->text[p + 3]));
}

/* Reaches over what is said between a date and 以来: 2003年成立以来. The end, 0 for none. */
static guint32
since_behind (const KwTimeline *timeline, const KwTokens *tokens, guint last, guint32 p)
{
  guint32 limit = MIN (timeline->limit, p + 24);
  guint i = last + 1;
  for (; p + 6 <= limit && (guchar) timeline->text[p] >= 0xE4; p += 3)
    {
      for (; i < tokens->len && kw_token (tokens, i)->span.start <= p; i++)
        if (kw_token (tokens, i)->type != KW_TOKEN_WORD || kw_token_is_word (kw_token (tokens, i), KW_WORD_period))
          return 0;
      if (stands_at (timeline, p, "以来"))
        return p + 6;
    }
  return 0;
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
    resolve_written (timeline, &next->date, year, date);
  else if (kw_token_is_word (next, KW_WORD_period) && year != 0 && date->grain == KW_GRAIN_YEAR &&
           kw_part_months (next->word.arg, &first, &end, &date->grain))
    kw_set_part (date, year, first, end);
  else if (kw_token_is_word (next, KW_WORD_period) && next->word.arg == KW_PW_now && stands_at (timeline, next->span.start, "至"))
    apply_mark (KW_MARK_since, timeline, date);
  else if (mark_of (next, date, &mark))
    apply_mark (mark, timeline, date);
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
  if (ends_before (timeline, *end))
    {
      apply_mark (KW_MARK_until, timeline, date);
      *end += 3;
    }
  else if (date->type == KW_PERIOD_FLOW && (stop = since_behind (timeline, tokens, last, *end)) > 0)
    {
      apply_mark (KW_MARK_since, timeline, date);
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
  p += stands_at (timeline, p, "底") || stands_at (timeline, p, "末") || stands_at (timeline, p, "初") ? 3 : 0;
  return ends_before (timeline, p);
}

/* Weekdays that recur (每周六, 周一至周五) or explain a date before them: 7月23日(星期五). */
static gboolean
is_single_weekday (const KwTimeline *timeline, const KwToken *token)
{
  static const char *const before[] = { "每", "逢", "至", "到", "、", "日", "号", "-", "—", "(", "每个" };
  static const char *const behind[] = { "至", "到", "、", "-", "—" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (stands_before (timeline, token->span.start, before[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (stands_at (timeline, token->span.end, behind[i]))
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
    return adjoins (tokens, i, i + 1) &&
           (kw_token (tokens, i + 1)->type == KW_TOKEN_NUMERAL || kw_token_is_word (kw_token (tokens, i + 1), KW_WORD_before));
  if (word == KW_PW_this_weekend)
    return !stands_before (timeline, kw_token (tokens, i)->span.start, "每") &&
           !stands_before (timeline, kw_token (tokens, i)->span.start, "每个");
  return word != KW_PW_former_half && word != KW_PW_latter_half;
}

/* “十三五”期间, 十三五以来: its years; 十三五规划 is a paper. */
static gboolean
plan_lasts (const KwTimeline *timeline, guint32 *end)
{
  static const char *const words[] = { "期间", "时期", "以来", "末", "前", "头", "开局", "期", "中期", "后" };
  guint32 p = *end + (stands_at (timeline, *end, "”") ? 3 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (stands_at (timeline, p, words[i]))
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
  static const char *const before[] = { "于", "在", "到", "至", "截至", "并", "且", "年", "及" };
  static const char *const behind[] = { "底", "末", "初", "内", "年", "1", "2", "3", "4", "5", "6", "7", "8", "9", "一", "二",
                                        "三", "四", "五", "六", "七", "八", "九", "十", "上", "下", "前", "全", "完", "实", "就", "即" };
  guint32 p = token->span.start;
  if (p <= timeline->floor || (guchar) timeline->text[p - 1] < 0x80)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (stands_before (timeline, p, before[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (stands_at (timeline, token->span.end, behind[i]))
      return TRUE;
  return FALSE;
}

static KwDate
unknown_period (KwGrain grain)
{
  return (KwDate){ .period = KW_PERIOD_NONE, .grain = grain, .type = KW_PERIOD_VAGUE, .anchor = KW_ANCHOR_NONE, .valid = TRUE };
}

/* The date at token I without what follows it; its year in *YEAR where it names one. */
static gboolean
read_date (KwTimeline *timeline, const KwTokens *tokens, guint i, KwDate *date, int *year)
{
  const KwToken *token = kw_token (tokens, i);
  if (token->type == KW_TOKEN_DATE)
    {
      resolve_written (timeline, &token->date, 0, date);
      *year = token->date.to.year;
      if (*year != 0 && !token->date.vague)
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
      else if (token->word.arg == KW_PW_that_day && stands_before (timeline, token->span.start, "的"))
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
  if (date->type == KW_PERIOD_VAGUE || !date->valid || date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE)
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
    if (stands_before (timeline, token->span.start, lead[i]) && !stands_before (timeline, token->span.start, "提前"))
      {
        int y, m, d;
        kw_day_split (date->period.from, &y, &m, &d);
        date->period.from = kw_day (y, 1, 1);
        date->grain = KW_GRAIN_SPAN;
        date->folded.start -= 3;
        return;
      }
}

/* 比去年, 较上年同期, 与去年相比: not the time of what is told. */
static gboolean
is_base (const KwTimeline *timeline, KwSpan folded)
{
  guint32 p = folded.start;
  if (stands_before (timeline, p, "比") || stands_before (timeline, p, "较") || stands_before (timeline, p, "比起"))
    return !stands_before (timeline, p, "占比");
  return (stands_before (timeline, p, "与") || stands_before (timeline, p, "同") || stands_before (timeline, p, "和")) &&
         (stands_at (timeline, folded.end, "相比") || stands_at (timeline, folded.end, "持平") || stands_at (timeline, folded.end, "比"));
}

static gboolean
resolve_plan (KwTimeline *timeline, const KwToken *token, KwDate *date)
{
  guint32 end = token->span.end;
  gboolean lasts = plan_lasts (timeline, &end);
  kw_resolve_plan (token->word.arg + 11, lasts, date);
  if (stands_at (timeline, end, "末") || stands_at (timeline, end, "”末"))
    apply_mark (KW_MARK_end, timeline, date);
  date->folded = date->written = kw_span (token->span.start, end);
  return TRUE;
}

gboolean
kw_resolve (KwTimeline *timeline, const KwTokens *tokens, guint *i, KwDate *date)
{
  guint start = *i, at = start;
  gboolean as_of = is_as_of (tokens, at) && adjoins (tokens, at, at + 1);
  at += as_of;
  const KwToken *token = kw_token (tokens, at);
  int year = 0;
  *date = (KwDate){ 0 };
  if (token->type == KW_TOKEN_COMMA || token->type == KW_TOKEN_SENTENCE)
    return FALSE;
  if (token->type == KW_TOKEN_NUMERAL)
    return !as_of && kw_elapsed_read (timeline, tokens, at, date);
  if (kw_token_is_word (token, KW_WORD_plan))
    return !as_of && resolve_plan (timeline, token, date);
  timeline->forward = is_planned (tokens, at) || is_deadline (timeline, token);
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
  if (!as_of && stands_before (timeline, token->span.start, "自从") && date->type == KW_PERIOD_FLOW)
    apply_mark (KW_MARK_since, timeline, date);
  date->written = token->span;
  date->folded.end = end;
  date->base = is_base (timeline, date->folded);
  note_period (timeline, date);
  *i = last;
  return TRUE;
}
