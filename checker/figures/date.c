/* date.c - dates as they are written */
#include "checker/figures/date.h"
#include "checker/base/utf8.h"
#include "checker/figures/numeral.h"

#include <string.h>

static gboolean
at (const char *p, const char *end, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (end - p) >= n && memcmp (p, word, n) == 0;
}

static gboolean
stands_before (const char *floor, const char *p, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (p - floor) >= n && memcmp (p - n, word, n) == 0;
}

/* A plain number at *P in ASCII (MAX digits at most) or Han; -1 when there is none. */
static int
number (const char **p, const char *end, guint max)
{
  KwNumeral n;
  const char *q = *p;
  if (q < end && kw_is_digit ((guchar) *q))
    {
      int value = 0;
      guint digits = 0;
      for (; q < end && kw_is_digit ((guchar) *q); q++, digits++)
        if (digits < max)
          value = value * 10 + (*q - '0');
      if (digits > max)
        return -1;
      *p = q;
      return value;
    }
  if (q >= end || !kw_numeral_may_begin ((guchar) *q) || !kw_numeral_parse (q, end, &n) || n.scaled || n.points ||
      n.fraction || n.approx != KW_APPROX_NONE || n.integer > 9999)
    return -1;
  *p = q + n.len;
  return (int) n.integer;
}

/* Connectors of ranges; 0 when none stands at P. */
static gsize
connector (const char *p, const char *end)
{
  static const char *const words[] = { "—", "–", "-", "~", "～", "至", "到", "―" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (at (p, end, words[i]))
      {
        gsize n = strlen (words[i]);
        return at (p + n, end, words[i]) ? 2 * n : n; /* —— */
      }
  return 0;
}

static gboolean
is_year (int value)
{
  return value >= 1000 && value <= 2999;
}

/* 号 ends a day but also a bus line, a building, a decree: only behind 月. */
static gsize
day_mark (const char *p, const char *end, gboolean after_month)
{
  return at (p, end, "日") || (after_month && at (p, end, "号")) ? 3 : 0;
}

/* [M月[D日]] at P into YMD. */
static const char *
parse_month_day (const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  int month = number (&q, end, 2);
  if (month < 0 || !at (q, end, "月"))
    return NULL;
  q += 3;
  ymd->month = (gint16) month;
  const char *r = q;
  int day = number (&r, end, 2);
  gsize mark = day >= 0 ? day_mark (r, end, TRUE) : 0;
  if (mark == 0)
    return month == 0 && ymd->year == 0 ? NULL : q;
  ymd->day = (gint16) day;
  return r + mark;
}

/* Y年[M月[D日]] or M月[D日]. */
static const char *
parse_han (const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  *ymd = (KwYmd){ 0, 0, 0 };
  int year = number (&q, end, 4);
  gboolean four = year >= 0 && (q - p == 4 || (guchar) *p >= 0x80);
  if (four && is_year (year) && at (q, end, "年") && !at (q, end, "年度") && !at (q, end, "年级"))
    {
      q += 3;
      ymd->year = (gint16) year;
      const char *r = parse_month_day (q, end, ymd);
      return r != NULL ? r : q;
    }
  if (four && is_year (year) && at (q, end, "年度"))
    {
      ymd->year = (gint16) year;
      return q + 6;
    }
  return parse_month_day (p, end, ymd);
}

/* 2008/10/20, 2017-10-23, 2016.3.28; two parts alone are as often anything else. */
static const char *
parse_numeric (const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  *ymd = (KwYmd){ 0, 0, 0 };
  if (!kw_is_digit ((guchar) *p))
    return NULL;
  ymd->year = (gint16) number (&q, end, 4);
  if (q - p != 4 || !is_year (ymd->year) || q >= end || strchr ("-/.", *q) == NULL)
    return NULL;
  char separator = *q++;
  const char *r = q;
  ymd->month = (gint16) number (&q, end, 2);
  if (ymd->month < 1 || ymd->month > 12 || q - r > 2 || q >= end || *q != separator)
    return NULL;
  r = ++q;
  ymd->day = (gint16) number (&q, end, 2);
  if (ymd->day < 1 || q - r > 2 || (q < end && kw_is_digit ((guchar) *q)))
    return NULL;
  return q;
}

gboolean
kw_ymd_is_valid (const KwYmd *ymd)
{
  if (ymd->month == 0 && ymd->day == 0)
    return TRUE;
  int days = kw_days_in_month (ymd->year != 0 ? ymd->year : 2000, ymd->month);
  return days > 0 && ymd->day <= days;
}

/* The second end of a range behind its connector, what it leaves out taken
 * from the first: 2016年3月至8月, 3月5日-7日, 2016年12月至次年3月. */
static const char *
parse_second (const char *p, const char *end, const KwYmd *from, KwYmd *to)
{
  gboolean next_year = at (p, end, "次年") || at (p, end, "翌年");
  const char *q = parse_han (next_year ? p + 6 : p, end, to);
  if (q == NULL && from->day != 0)
    {
      q = p;
      *to = (KwYmd){ 0, from->month, (gint16) number (&q, end, 2) };
      gsize mark = to->day > 0 ? day_mark (q, end, TRUE) : 0;
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
  int first = number (&q, end, 4);
  gsize n = first >= 0 ? connector (q, end) : 0;
  if (n == 0)
    return NULL;
  const char *second = q + n;
  const char *r = parse_han (second, end, to);
  if (r == NULL)
    return NULL;
  *from = *to;
  if (to->year != 0 && to->month == 0 && is_year (first) && first <= to->year)
    from->year = (gint16) first;
  else if (to->year == 0 && to->day == 0 && first >= 1 && first <= 12)
    from->month = (gint16) first;
  else
    return NULL;
  return r;
}

static void
finish (KwWritten *date, const char *p, const char *q)
{
  date->len = (guint32) (q - p);
  date->valid = kw_ymd_is_valid (&date->from) && kw_ymd_is_valid (&date->to);
}

/* A number that goes on to the left, an ordinal, a decree's number. */
static gboolean
begins_inside (const char *floor, const char *p)
{
  if (p <= floor)
    return FALSE;
  guchar before = (guchar) p[-1];
  if (kw_is_digit (before) || ((before == '.' || before == '/') && p - 1 > floor && kw_is_digit ((guchar) p[-2])))
    return TRUE;
  return stands_before (floor, p, "第");
}

gboolean
kw_date_parse (const char *floor, const char *p, const char *end, KwWritten *date)
{
  memset (date, 0, sizeof *date);
  if (p >= end || begins_inside (floor, p))
    return FALSE;
  const char *q = parse_numeric (p, end, &date->from);
  if (q != NULL)
    {
      date->to = date->from;
      finish (date, p, q);
      return TRUE;
    }
  q = parse_bare_range (p, end, &date->from, &date->to);
  if (q != NULL)
    {
      date->range = TRUE;
      finish (date, p, q);
      return TRUE;
    }
  q = parse_han (p, end, &date->from);
  if (q == NULL)
    return FALSE;
  date->to = date->from;
  gsize n = connector (q, end);
  const char *r = n > 0 ? parse_second (q + n, end, &date->from, &date->to) : NULL;
  if (r != NULL)
    date->range = TRUE;
  else
    date->to = date->from;
  finish (date, p, r != NULL ? r : q);
  return TRUE;
}
