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

/* Connectors of ranges, with spaces around them; 0 when none stands at P. */
static gsize
connector (const char *p, const char *end)
{
  static const char *const words[] = { "—", "–", "-", "~", "～", "至", "到", "―" };
  const char *q = p + (p < end && *p == ' ');
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (at (q, end, words[i]))
      {
        gsize n = strlen (words[i]);
        q += at (q + n, end, words[i]) ? 2 * n : n; /* —— */
        return (gsize) (q - p) + (q < end && *q == ' ');
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
  if (month < 0 || !at (q, end, "月") || (month == 0 && ymd->year == 0))
    return NULL;
  q += 3;
  ymd->month = (gint16) month;
  /* A zero that is written is a day that no calendar has. */
  ymd->day = month == 0 ? -1 : 0;
  const char *r = q;
  int day = number (&r, end, 2);
  gsize mark = day >= 0 ? day_mark (r, end, TRUE) : 0;
  if (mark == 0)
    return q;
  ymd->day = (gint16) (day > 0 ? day : -1);
  return r + mark;
}

/* The year that VALUE, written from P to Q before 年, is; 0 for none. Of two
 * digits: 08年, and 98年 where a month follows. */
static int
year_of (int value, const char *p, const char *q, const char *end)
{
  gboolean digits = kw_is_digit ((guchar) *p);
  if (is_year (value))
    return !digits || q - p == 4 ? value : 0;
  if (value > 99 || (digits ? q - p != 2 : q - p != 6))
    return 0;
  KwYmd month = { 0, 0, 0 };
  if (*p == '0' || at (p, end, "零") || (digits && parse_month_day (q + 3, end, &month) != NULL))
    return value + (value < 50 ? 2000 : 1900);
  return 0;
}

/* Y年 or Y年度 into YMD; the first year of the Republic was 1912. */
static const char *
parse_year (const char *p, const char *end, KwYmd *ymd)
{
  gboolean republic = at (p, end, "民国");
  const char *q = republic ? p + 6 : p, *start = q;
  int value = number (&q, end, 4);
  if (value < 0 || !at (q, end, "年") || at (q, end, "年级"))
    return NULL;
  int year = republic ? (value >= 1 && value < 200 ? value + 1911 : 0) : year_of (value, start, q, end);
  if (year == 0)
    return NULL;
  ymd->year = (gint16) year;
  return at (q, end, "年度") ? q + 6 : q + 3;
}

/* Y年[M月[D日]] or M月[D日]. */
static const char *
parse_han (const char *p, const char *end, KwYmd *ymd)
{
  *ymd = (KwYmd){ 0, 0, 0 };
  const char *q = parse_year (p, end, ymd);
  if (q == NULL)
    return parse_month_day (p, end, ymd);
  const char *r = parse_month_day (q, end, ymd);
  return r != NULL ? r : q;
}

/* The century at *P as its first year (20世纪: 1900); 0 when none is written. */
static int
century (const char **p, const char *end)
{
  const char *q = *p;
  if (at (q, end, "上世纪") || at (q, end, "本世纪"))
    {
      *p += 9;
      return at (q, end, "上") ? 1900 : 2000;
    }
  int n = number (&q, end, 2);
  if (n < 1 || n > 30 || !at (q, end, "世纪"))
    return 0;
  *p = q + 6;
  return (n - 1) * 100;
}

/* 90年代, 20世纪80年代: ten years. 20年代 alone may be of two centuries. */
static const char *
parse_decade (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  int first = century (&p, end), n = number (&p, end, 2);
  if (n < 0 || n % 10 != 0 || n > 90 || !at (p, end, "年代") || (first == 0 && n < 30))
    return NULL;
  first = (first != 0 ? first : 1900) + n;
  *from = (KwYmd){ (gint16) first, 0, 0 };
  *to = (KwYmd){ (gint16) (first + 9), 0, 0 };
  return p + 6;
}

/* Days of a month that is not named are told from lengths of time by what
 * touches them. */
static gboolean
is_length_of_time (const char *floor, const char *p, const char *q, const char *end)
{
  static const char *const before[] = { "每", "近", "满", "达", "共", "过", "约", "超", "时", "长", "逾", "足", "计",
                                        "个", "续", "前", "后", "期", "余", "第", "经", "为", "提", "起", "存", "留",
                                        "停", "息", "假", "休", "延", "示", "告", "每月", "少于", "低于", "限于", "多于" };
  static const char *const behind[] = { "内", "游", "龄", "均", "间", "前", "后", "以", "之",
                                        "余", "多", "左", "的", "元", "本", "报", "备" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (stands_before (floor, p, before[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (at (q, end, behind[i]))
      return TRUE;
  return FALSE;
}

/* 29日 in digits, 十日 behind 本月. */
static const char *
parse_bare_day (const char *floor, const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  if (!kw_is_digit ((guchar) *p) && !stands_before (floor, p, "月"))
    return NULL;
  int day = number (&q, end, 2);
  if (day < 1 || day > 31 || !at (q, end, "日") || is_length_of_time (floor, p, q + 3, end))
    return NULL;
  *ymd = (KwYmd){ 0, 0, (gint16) day };
  return q + 3;
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
  if (q - p != 4 || !is_year (ymd->year) || q >= end || *q == '\0' || strchr ("-/.", *q) == NULL)
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
  if (ymd->month == 0)
    return ymd->day == 0 || (ymd->year == 0 && ymd->day > 0);
  int days = kw_days_in_month (ymd->year != 0 ? ymd->year : 2000, ymd->month);
  return days > 0 && ymd->day >= 0 && ymd->day <= days;
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

/* 3-8月 behind 2016年, 5-7日 behind 3月: a range of what comes next. */
static const char *
parse_inner_range (const char *p, const char *end, KwYmd *from, KwYmd *to)
{
  const char *q = p;
  gboolean months = from->month == 0;
  int first = from->day == 0 ? number (&q, end, 2) : -1;
  gsize n = first > 0 ? connector (q, end) : 0;
  if (n == 0)
    return NULL;
  q += n;
  int second = number (&q, end, 2);
  if (second <= first || !(months ? at (q, end, "月") : day_mark (q, end, TRUE) > 0))
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
  if (!at (p, end, "和") && !at (p, end, "与"))
    return NULL;
  const char *q = parse_han (p + 3, end, to);
  if (q == NULL || !(at (q, end, "之间") || at (q, end, "间")))
    return NULL;
  if (to->year == 0)
    to->year = from->year;
  return q + (at (q, end, "之间") ? 6 : 3);
}

/* What makes a range of the date FROM, which ends at Q. */
static const char *
parse_behind (const char *q, const char *end, KwYmd *from, KwYmd *to)
{
  const char *r = parse_inner_range (q, end, from, to);
  gsize n = r == NULL ? connector (q, end) : 0;
  if (n > 0)
    r = parse_second (q + n, end, from, to);
  return r != NULL ? r : parse_between (q, end, from, to);
}

static void
finish (KwWritten *date, const char *p, const char *q)
{
  date->len = (guint32) (q - p);
  date->valid = kw_ymd_is_valid (&date->from) && kw_ymd_is_valid (&date->to);
}

/* A number that goes on to the left, an ordinal, a decree's number. */
static gboolean
begins_inside (const char *floor, const char *p, const char *end)
{
  if (p <= floor)
    return FALSE;
  guchar before = (guchar) p[-1];
  /* Letters before few digits: 2O12年 with the letter O. */
  gboolean year = end - p >= 4 && kw_is_digit ((guchar) p[2]) && kw_is_digit ((guchar) p[3]);
  if (g_ascii_isalpha (before) && !year)
    return TRUE;
  if (kw_is_digit (before) || ((before == '.' || before == '/') && p - 1 > floor && kw_is_digit ((guchar) p[-2])))
    return TRUE;
  return stands_before (floor, p, "第");
}

/* The forms that are ranges from their first number on. */
static const char *
parse_range (const char *p, const char *end, KwWritten *date)
{
  const char *q = parse_bare_range (p, end, &date->from, &date->to);
  if (q == NULL)
    q = parse_decade (p, end, &date->from, &date->to);
  date->range = q != NULL;
  return q;
}

/* 2018/1/10, 2018/1/10-2018/7/10. */
static const char *
parse_numeric_range (const char *p, const char *end, KwWritten *date)
{
  const char *q = parse_numeric (p, end, &date->from);
  gsize n = q != NULL ? connector (q, end) : 0;
  const char *r = n > 0 && q + n < end ? parse_numeric (q + n, end, &date->to) : NULL;
  date->range = r != NULL;
  if (r == NULL)
    date->to = date->from;
  return r != NULL ? r : q;
}

/* Most numbers are no dates: told from what stands behind the first. */
static gboolean
may_be_date (const char *p, const char *end)
{
  static const char *const marks[] = { "年", "月", "日", "世纪", "至", "到", "—", "–", "―" };
  const char *q = p;
  if (number (&q, end, 4) < 0)
    return at (p, end, "上世纪") || at (p, end, "本世纪") || at (p, end, "民国");
  if (q >= end || (guchar) *q < 0x80)
    return q < end && *q != '\0' && strchr ("-/.~ ", *q) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (at (q, end, marks[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_date_parse (const char *floor, const char *p, const char *end, KwWritten *date)
{
  memset (date, 0, sizeof *date);
  if (p >= end || begins_inside (floor, p, end) || !may_be_date (p, end))
    return FALSE;
  const char *q = parse_numeric_range (p, end, date);
  if (q == NULL)
    q = parse_range (p, end, date);
  if (q == NULL && (q = parse_han (p, end, &date->from)) != NULL)
    {
      const char *r = parse_behind (q, end, &date->from, &date->to);
      date->range = r != NULL;
      if (r == NULL)
        date->to = date->from;
      q = r != NULL ? r : q;
    }
  if (q == NULL && (q = parse_bare_day (floor, p, end, &date->from)) != NULL)
    date->to = date->from;
  if (q != NULL)
    finish (date, p, q);
  return q != NULL;
}
