/* date-range.c - ranges of dates, decades, seasons that begin in one year and end in the next */
#include "checker/figures/date-private.h"

gsize
kw_date_connector (const char *p, const char *end)
{
  static const char *const words[] = { "—", "–", "-", "~", "～", "至", "到", "―" };
  const char *q = p + (p < end && *p == ' ');
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_begins (q, end, words[i]))
      {
        gsize n = strlen (words[i]);
        q += kw_begins (q + n, end, words[i]) ? 2 * n : n; /* —— */
        return (gsize) (q - p) + (q < end && *q == ' ');
      }
  return 0;
}

/* The century at *P as its first year (20世纪: 1900); 0 when none is written. */
static int
century (const char **p, const char *end)
{
  const char *q = *p;
  if (kw_begins (q, end, "上世纪") || kw_begins (q, end, "本世纪"))
    {
      *p += 9;
      return kw_begins (q, end, "上") ? 1900 : 2000;
    }
  int n = kw_date_number (&q, end, 2);
  if (n < 1 || n > 30 || !kw_begins (q, end, "世纪"))
    return 0;
  *p = q + 6;
  return (n - 1) * 100;
}

/* 90年代, 20世纪80年代: ten years. 20年代 alone may be of two centuries. */
static const char *
parse_decade (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  int first = century (&p, end), n = kw_date_number (&p, end, 2);
  if (n < 0 || n % 10 != 0 || n > 90 || !kw_begins (p, end, "年代") || (first == 0 && n < 30))
    return NULL;
  first = (first != 0 ? first : 1900) + n;
  *from = (KwYmd){ (gint16) first, 0, 0 };
  *to = (KwYmd){ (gint16) (first + 9), 0, 0 };
  return p + 6;
}

/* The second of two years that follow each other, in four digits or two. */
static int
next_year (const char **p, const char *end, int first)
{
  const char *q = *p;
  int second = kw_date_number (&q, end, 4);
  if (second >= 0 && second < 100 && q - *p == 2)
    second += first - first % 100 + (first % 100 == 99 ? 100 : 0);
  if (second != first + 1)
    return 0;
  *p = q;
  return second;
}

/* 2016-2017学年, 2018/19年度, 2016至2017年采暖季, 2017财年, 2016学年: years that do not begin
 * in January. A fiscal year that two years name begins in April, as those of
 * Hong Kong (Public Finance Ordinance, Cap. 2), Japan and Britain do. */
static const char *
parse_season (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  static const struct
  {
    const char *name;
    int first, last; /* month of the first year, of the second */
    gboolean alone;  /* names a season behind one year, too */
  } seasons[] = { { "学年度", 9, 8, TRUE },   { "学年", 9, 8, TRUE },     { "财政年度", 4, 3, FALSE },
                  { "财年", 4, 3, FALSE },   { "年度", 4, 3, FALSE },   { "采暖季", 11, 3, FALSE },
                  { "供暖季", 11, 3, FALSE }, { "取暖季", 11, 3, FALSE }, { "赛季", 8, 7, FALSE },
                  { "榨季", 10, 9, FALSE },   { "雪季", 10, 4, FALSE } };
  const char *q = p;
  int first = kw_date_number (&q, end, 4), second = 0;
  if (!kw_is_year (first) || q - p != 4)
    return NULL;
  const char *r = kw_begins (q, end, "年") ? q + 3 : q;
  gsize n = r < end && *r == '/' ? 1 : kw_date_connector (r, end);
  const char *s = r + n, *written = s;
  if (n > 0 && (second = next_year (&s, end, first)) > 0)
    q = kw_begins (s, end, "年度") ? s : kw_begins (s, end, "年") ? s + 3 : s;
  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (kw_begins (q, end, seasons[i].name) && (second > 0 || seasons[i].alone))
      {
        *from = (KwYmd){ (gint16) first, (gint16) seasons[i].first, 1 };
        *to = (KwYmd){ (gint16) (first + 1), (gint16) seasons[i].last,
                       (gint16) kw_days_in_month (first + 1, seasons[i].last) };
        /* 2016-2017年度: two years */
        gboolean plain_range = kw_begins (q, end, "年度") && *r != '/' && s - written == 4;
        return plain_range ? NULL : q + strlen (seasons[i].name);
      }
  return NULL;
}

/* 2017财年, 2016财政年度: the year they are named for is all that is known. */
static const char *
parse_fiscal (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  const char *q = p;
  int year = kw_date_number (&q, end, 4);
  gsize n = kw_begins (q, end, "财年") ? 6 : kw_begins (q, end, "财政年度") ? 12 : 0;
  if (!kw_is_year (year) || q - p != 4 || n == 0)
    return NULL;
  *from = (KwYmd){ (gint16) year, 0, 0 };
  *to = *from;
  return q + n;
}

/* 21世纪, 上世纪: a hundred years. */
static const char *
parse_century (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  int first = century (&p, end);
  if (first == 0)
    return NULL;
  *from = (KwYmd){ (gint16) (first + 1), 0, 0 };
  *to = (KwYmd){ (gint16) (first + 100), 0, 0 };
  return p;
}

/* The second end of a range behind its connector, what it leaves out taken
 * from the first: 2016年3月至8月, 3月5日-7日, 2016年12月至次年3月. */
static const char *
parse_second (const char *p, const char *end, const KwYmd *from, KwYmd *to)
{
  gboolean next_year = kw_begins (p, end, "次年") || kw_begins (p, end, "翌年");
  const char *q = kw_date_han (next_year ? p + 6 : p, end, to);
  if (q == NULL && from->day != 0)
    {
      q = p;
      *to = (KwYmd){ 0, from->month, (gint16) kw_date_number (&q, end, 2) };
      gsize mark = to->day > 0 ? kw_day_mark (q, end, TRUE) : 0;
      q = mark > 0 ? q + mark : NULL;
    }
  if (q == NULL)
    return NULL;
  if (to->year == 0 && from->year != 0)
    to->year = (gint16) (from->year + next_year);
  return q;
}

/* Ranges whose first end has no mark of its own: 2014-2016年, 1-9月, 3至8日. */
static const char *
parse_bare_range (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  const char *q = p;
  int first = kw_date_number (&q, end, 4);
  gsize n = first >= 0 ? kw_date_connector (q, end) : 0;
  if (n == 0)
    return NULL;
  const char *second = q + n;
  const char *r = kw_date_han (second, end, to);
  if (r == NULL)
    return NULL;
  *from = *to;
  if (to->year != 0 && to->month == 0 && kw_is_year (first) && first <= to->year)
    from->year = (gint16) first;
  else if (to->year == 0 && to->day == 0 && first >= 1 && first <= 12)
    from->month = (gint16) first;
  else
    return NULL;
  return r;
}

/* 3-8月 behind 2016年, 5-7日 behind 3月: a range of what comes next. */
static const char *
parse_inner_range (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  const char *q = p;
  gboolean months = from->month == 0;
  int first = from->day == 0 ? kw_date_number (&q, end, 2) : -1;
  gsize n = first > 0 ? kw_date_connector (q, end) : 0;
  if (n == 0)
    return NULL;
  q += n;
  int second = kw_date_number (&q, end, 2);
  if (second <= first || !(months ? kw_begins (q, end, "月") : kw_day_mark (q, end, TRUE) > 0))
    return NULL;
  *to = *from;
  if (months && second > 12)
    return NULL;
  *(months ? &from->month : &from->day) = (gint16) first;
  *(months ? &to->month : &to->day) = (gint16) second;
  return q + 3;
}

/* 2015年和2018年之间 */
static const char *
parse_between (const char *p, const char *end, const KwYmd *from, KwYmd *to)
{
  if (!kw_begins (p, end, "和") && !kw_begins (p, end, "与"))
    return NULL;
  const char *q = kw_date_han (p + 3, end, to);
  if (q == NULL || !(kw_begins (q, end, "之间") || kw_begins (q, end, "间")))
    return NULL;
  if (to->year == 0)
    to->year = from->year;
  return q + (kw_begins (q, end, "之间") ? 6 : 3);
}

const char *
kw_date_behind (const char *q, const char *end, KwYmd *from, KwYmd *to)
{
  const char *r = parse_inner_range (q, end, from, to);
  gsize n = r == NULL ? kw_date_connector (q, end) : 0;
  if (n > 0)
    r = parse_second (q + n, end, from, to);
  return r != NULL ? r : parse_between (q, end, from, to);
}

/* A year, a month or a day with its mark and no range behind that, as most dates
 * are: neither decade nor season. */
static gboolean
is_single (const char *p, const char *end)
{
  if (kw_date_number (&p, end, 4) < 0)
    return FALSE;
  if (kw_begins (p, end, "年"))
    return !kw_begins (p, end, "年代") && !kw_begins (p, end, "年度") && kw_date_connector (p + 3, end) == 0;
  return kw_begins (p, end, "月") || kw_begins (p, end, "日") || kw_begins (p, end, "号");
}

const char *
kw_date_range (const char *p, const char *end, KwWritten *date)
{
  if (is_single (p, end))
    return NULL;
  const char *q = parse_season (p, end, &date->from, &date->to);
  if (q == NULL)
    q = parse_bare_range (p, end, &date->from, &date->to);
  if (q == NULL)
    q = parse_decade (p, end, &date->from, &date->to);
  date->range = q != NULL;
  if (q == NULL && (q = parse_fiscal (p, end, &date->from, &date->to)) != NULL)
    return q;
  if (q == NULL && (q = parse_century (p, end, &date->from, &date->to)) != NULL)
    date->range = date->vague = TRUE;
  return q;
}

const char *
kw_date_numeric_range (const char *p, const char *end, KwWritten *date)
{
  const char *q = kw_date_numeric (p, end, &date->from);
  gsize n = q != NULL ? kw_date_connector (q, end) : 0;
  const char *r = n > 0 && q + n < end ? kw_date_numeric (q + n, end, &date->to) : NULL;
  date->range = r != NULL;
  if (r == NULL)
    date->to = date->from;
  return r != NULL ? r : q;
}
