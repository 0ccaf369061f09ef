/* resolve.c - from words to days
 *
 * A year that is written counts until the paragraph ends (narrative year);
 * 今年 and 去年 count from the day of publication. A bare month is the latest
 * one that is not after publication.
 */
#include "checker/figures/resolve.h"

static gboolean
adjoins (const KwTokens *tokens, guint i, guint j)
{
  return j < tokens->len && kw_token (tokens, i)->span.end == kw_token (tokens, j)->span.start;
}

static int
anchor_year (const KwTimeline *timeline)
{
  int y = 0, m, d;
  if (timeline->anchor.from != KW_DAY_NONE)
    kw_day_split (timeline->anchor.from, &y, &m, &d);
  return y;
}

static int
anchor_month (const KwTimeline *timeline)
{
  int y, m = 12, d;
  if (timeline->anchor.to != KW_DAY_NONE)
    kw_day_split (timeline->anchor.to, &y, &m, &d);
  return m;
}

/* The day up to which 今年以来 reaches. */
static KwDay
until_publication (const KwTimeline *timeline, KwDay otherwise)
{
  return timeline->anchor.to != KW_DAY_NONE ? timeline->anchor.to : otherwise;
}

/* Years that a period word names relative to publication; 0 otherwise. */
static int
word_year (const KwTimeline *timeline, KwPeriodWord word)
{
  int year = anchor_year (timeline);
  if (year == 0)
    return 0;
  switch (word)
    {
    case KW_PW_this_year:
    case KW_PW_this_year_so_far:
      return year;
    case KW_PW_last_year:
      return year - 1;
    case KW_PW_year_before_last:
      return year - 2;
    case KW_PW_next_year:
      return year + 1;
    default:
      return 0;
    }
}

static gboolean
part_months (KwPeriodWord word, int *first, int *last, KwGrain *grain)
{
  static const struct
  {
    KwPeriodWord word;
    int first, last;
    KwGrain grain;
  } parts[] = { { KW_PW_first_half, 1, 6, KW_GRAIN_HALF },       { KW_PW_second_half, 7, 12, KW_GRAIN_HALF },
              { KW_PW_former_half, 1, 6, KW_GRAIN_HALF },      { KW_PW_latter_half, 7, 12, KW_GRAIN_HALF },
                { KW_PW_quarter_1, 1, 3, KW_GRAIN_QUARTER },     { KW_PW_quarter_2, 4, 6, KW_GRAIN_QUARTER },
                { KW_PW_quarter_3, 7, 9, KW_GRAIN_QUARTER },     { KW_PW_quarter_4, 10, 12, KW_GRAIN_QUARTER },
                { KW_PW_first_three_quarters, 1, 9, KW_GRAIN_SPAN }, { KW_PW_whole_year, 1, 12, KW_GRAIN_YEAR } };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].word == word)
      {
        *first = parts[i].first;
        *last = parts[i].last;
        *grain = parts[i].grain;
        return TRUE;
      }
  return FALSE;
}

/* The year of a part or month that names none. */
static int
implied_year (const KwTimeline *timeline, int last_month, KwAnchor *anchor)
{
  if (timeline->narrative_year != 0)
    {
      *anchor = KW_ANCHOR_NARRATIVE;
      return timeline->narrative_year;
    }
  int year = anchor_year (timeline);
  *anchor = year != 0 ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  return year != 0 && last_month > anchor_month (timeline) ? year - 1 : year;
}

static void
set_part (KwDate *date, int year, int first, int last)
{
  date->period = year > 0 ? kw_period_months (year, first, last) : KW_PERIOD_NONE;
}

/* The month so many after that of publication. */
static void
set_month (KwDate *date, const KwTimeline *timeline, int shift)
{
  int year = anchor_year (timeline), month = anchor_month (timeline) + shift;
  date->grain = KW_GRAIN_MONTH;
  year = year == 0 ? 0 : month < 1 ? year - 1 : month > 12 ? year + 1 : year;
  month = month < 1 ? 12 : month > 12 ? 1 : month;
  set_part (date, year, month, month);
}

static gboolean
knows_day (const KwTimeline *timeline)
{
  return timeline->anchor.from != KW_DAY_NONE && timeline->anchor.from == timeline->anchor.to;
}

/* The day so many after that of publication. */
static void
set_day (KwDate *date, const KwTimeline *timeline, int shift)
{
  KwDay day = knows_day (timeline) ? timeline->anchor.from + shift : KW_DAY_NONE;
  date->grain = KW_GRAIN_DAY;
  date->period = (KwPeriod){ day, day };
  if (day == KW_DAY_NONE)
    date->anchor = KW_ANCHOR_NONE;
}

/* The month of a day that names none: the paragraph's, else that of the
 * latest such day not after publication. */
static void
imply_month (const KwTimeline *timeline, KwYmd *d, KwAnchor *anchor)
{
  gboolean narrative = timeline->narrative_day != KW_DAY_NONE;
  KwDay before = narrative ? timeline->narrative_day : knows_day (timeline) ? timeline->anchor.from : KW_DAY_NONE;
  *anchor = narrative ? KW_ANCHOR_NARRATIVE : before != KW_DAY_NONE ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
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

/* A period word; a half or quarter takes the year of the word or date before. */
static void
resolve_word (const KwTimeline *timeline, KwPeriodWord word, KwDate *date)
{
  int first, last;
  date->anchor = anchor_year (timeline) != 0 ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  date->grain = KW_GRAIN_YEAR;
  date->type = KW_PERIOD_FLOW;
  date->valid = TRUE;
  if (part_months (word, &first, &last, &date->grain))
    {
      set_part (date, implied_year (timeline, last, &date->anchor), first, last);
      return;
    }
  int year = word_year (timeline, word);
  switch (word)
    {
    case KW_PW_now:
      date->type = KW_PERIOD_STOCK;
      date->grain = KW_GRAIN_DAY;
      date->period = timeline->anchor;
      break;
    case KW_PW_vague:
      date->type = KW_PERIOD_VAGUE;
      date->grain = KW_GRAIN_SPAN;
      date->period = KW_PERIOD_NONE;
      break;
    case KW_PW_this_month:
    case KW_PW_last_month:
    case KW_PW_next_month:
      set_month (date, timeline, word == KW_PW_next_month ? 1 : word == KW_PW_last_month ? -1 : 0);
      break;
    case KW_PW_day_before_yesterday:
    case KW_PW_yesterday:
    case KW_PW_today:
    case KW_PW_tomorrow:
    case KW_PW_day_after_tomorrow:
      set_day (date, timeline, (int) word - (int) KW_PW_today);
      break;
    case KW_PW_this_year_so_far:
      date->grain = KW_GRAIN_SPAN;
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      date->period.to = until_publication (timeline, KW_DAY_NONE);
      break;
    default:
      date->period = year != 0 ? kw_period_year (year) : KW_PERIOD_NONE;
      if (word == KW_PW_this_year && year != 0)
        date->period.to = MIN (date->period.to, until_publication (timeline, date->period.to));
    }
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
      to = from;
    }
  else if (from.year == 0 && year_before != 0)
    from.year = (gint16) year_before;
  else if (from.year == 0)
    {
      /* 1-9月 is reported when it is over; 5月至10月 may still go on. */
      int year = implied_year (timeline, from.month > 1 ? from.month : to.month, &date->anchor);
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
      date->period.to = until_publication (timeline, KW_DAY_NONE);
      if (date->period.to != KW_DAY_NONE && date->period.from != KW_DAY_NONE && date->period.to < date->period.from)
        date->period.to = KW_DAY_NONE;
      break;
    case KW_MARK_until:
      date->grain = KW_GRAIN_SPAN;
      date->period.from = KW_DAY_NONE;
      break;
    case KW_MARK_end:
      date->type = KW_PERIOD_STOCK;
      date->period.from = date->period.to;
      break;
    case KW_MARK_begin:
      date->type = KW_PERIOD_STOCK;
      date->period.to = date->period.from;
      break;
    case KW_MARK_as_of:
      break;
    }
}

/* 本月10日 */
static gboolean
is_day_of (const KwToken *next, const KwDate *month)
{
  return next->type == KW_TOKEN_DATE && next->date.from.month == 0 && next->date.from.year == 0 &&
         month->grain == KW_GRAIN_MONTH && !kw_period_is_none (month->period) &&
         month->period.from + next->date.from.day - 1 <= month->period.to;
}

/* Tokens behind I that belong to the same date. */
static guint
take_followers (const KwTimeline *timeline, const KwTokens *tokens, guint i, int year, KwDate *date)
{
  guint last = i;
  while (adjoins (tokens, last, last + 1))
    {
      const KwToken *next = kw_token (tokens, last + 1);
      int first, end;
      if (is_day_of (next, date))
        {
          date->grain = KW_GRAIN_DAY;
          date->period.from = date->period.to = date->period.from + next->date.from.day - 1;
        }
      else if (next->type == KW_TOKEN_DATE && next->date.from.year == 0 && year != 0 && date->grain == KW_GRAIN_YEAR)
        resolve_written (timeline, &next->date, year, date);
      else if (kw_token_is_word (next, KW_WORD_period) && year != 0 && date->grain == KW_GRAIN_YEAR &&
               part_months (next->word.arg, &first, &end, &date->grain))
        set_part (date, year, first, end);
      else if (kw_token_is_word (next, KW_WORD_mark) && next->word.arg != KW_MARK_as_of)
        apply_mark (next->word.arg, timeline, date);
      else
        break;
      last++;
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

gboolean
kw_resolve (KwTimeline *timeline, const KwTokens *tokens, guint *i, KwDate *date)
{
  guint start = *i, at = start;
  gboolean as_of = is_as_of (tokens, at) && adjoins (tokens, at, at + 1);
  at += as_of;
  const KwToken *token = kw_token (tokens, at);
  int year = 0;
  *date = (KwDate){ 0 };
  /* 提前半年: only behind a year. */
  if (kw_token_is_word (token, KW_WORD_period) &&
      (token->word.arg == KW_PW_former_half || token->word.arg == KW_PW_latter_half))
    return FALSE;
  if (kw_token_is_word (token, KW_WORD_period))
    {
      resolve_word (timeline, token->word.arg, date);
      year = word_year (timeline, token->word.arg);
    }
  else if (token->type == KW_TOKEN_DATE)
    {
      resolve_written (timeline, &token->date, 0, date);
      year = token->date.to.year;
      if (year != 0)
        timeline->narrative_year = year;
      note_month (timeline, &token->date, date);
    }
  else
    return FALSE;
  guint last = take_followers (timeline, tokens, at, year, date);
  if (as_of)
    {
      date->type = KW_PERIOD_STOCK;
      if (!kw_period_is_none (date->period))
        date->period.from = date->period.to;
    }
  date->written = token->span;
  date->folded = kw_span (kw_token (tokens, start)->span.start, kw_token (tokens, last)->span.end);
  *i = last;
  return TRUE;
}
