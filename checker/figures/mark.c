/* mark.c - what stands behind a date and changes it: 以来, 之前, 底, 上旬 */
#include "checker/figures/relative.h"
#include "checker/figures/resolve-private.h"

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
  gboolean bounded = date->period.from != KW_DAY_NONE && date->period.to != KW_DAY_NONE;
  gboolean longer = bounded && date->period.to - date->period.from > 366 * 6;
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
void
kw_apply_mark (KwMarkWord mark, const KwTimeline *timeline, KwDate *date)
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
gboolean
kw_mark_of (const KwToken *token, const KwDate *date, KwMarkWord *mark)
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
gboolean
kw_ends_before (const KwTimeline *timeline, guint32 p)
{
  static const char *const others[] = { "前后", "前夕", "前期", "前半", "前所", "前一天", "前一日", "前一年", "前一个", "前一周", "前一晚", "前一月", "前二", "前两", "前三", "前四", "前五",
                                        "前六", "前七", "前八", "前九", "前十", "前几", "前往", "前来", "前列", "前景", "前任" };
  if (!kw_stands_at (timeline, p, "前"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (kw_stands_at (timeline, p, others[i]))
      return FALSE;
  return !(p + 3 < timeline->limit && g_ascii_isdigit (timeline->text[p + 3]));
}

/* Reaches over what is said between a date and 以来: 2003年成立以来,
 * 1998年《献血法》施行以来. The end, 0 for none. */
guint32
kw_since_behind (const KwTimeline *timeline, const KwTokens *tokens, guint last, guint32 p, KwGrain grain)
{
  guint32 limit = MIN (timeline->limit, p + (grain == KW_GRAIN_YEAR ? 36 : 24));
  guint i = last + 1;
  for (; p + 6 <= limit && (guchar) timeline->text[p] >= 0xE3; p += 3) /* Han, 《 and 》 */
    {
      for (; i < tokens->len && kw_token (tokens, i)->span.start <= p; i++)
        if (kw_token (tokens, i)->type != KW_TOKEN_WORD || kw_token_is_word (kw_token (tokens, i), KW_WORD_period))
          return 0;
      if (kw_stands_at (timeline, p, "以来"))
        return p + 6;
    }
  return 0;
}
