/* rules/date/weekday.c - a weekday that the date beside it does not have */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_weekday) {
  .name = "date/weekday",
  .severity = KW_WARNING,
  .summary = "A weekday that its date does not have",
  .why = "`2021年3月6日（星期五）` was a Saturday: either the day or the weekday is wrong. Such slips\n"
         "come from last year's notice with a new date, from counting on one's fingers, and from a\n"
         "year that was changed while the weekday stayed. Who plans by the weekday comes on the wrong\n"
         "day.\n\n"
         "Where the year is not written it must follow from the article's own day of publication, and\n"
         "no neighbouring month or narrated year may fit. Several such dates that all fit one other\n"
         "year are an old article, not wrong weekdays. Weekdays that belong to lists, to repetition\n"
         "(每周三) or to names (星期日报) are left alone.",
  .message = "{date} is a {weekday}, not a {stated}{hint}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "运动会定于⟦2021年3月6日（星期五）⟧开幕。" },
    { .bad = "他在⟦2019年5月8日，星期四⟧上午到任。" },
    { .bad = "评审会于⟦9月12日（周二）⟧在县城举行，十家合作社参加。", .date = "2018-09-15" },
    { .bad = "⟦二〇一八年六月一日星期六⟧，孩子们登台演出。" },
    { .bad = "⟦2023年7月8日下午3点（星期五）⟧开会，⟦2023年7月9日（四）⟧上午散会。" },
    { .bad = "演出安排在⟦周日（2022年4月9日）⟧晚上。" },
    { .bad = "培训班⟦2021年3月6日至7日（周五至周日）⟧举办。" },
    { .good = "医生忙得分不清周六周日，上周六周日都在值班。", .date = "2014-02-04" },
    { .good = "运动会定于2021年3月6日（星期六）开幕，7日，星期日闭幕。" },
    { .good = "2021年3月6日、7日（周六、周日）放假；每周三（2021年3月6日起）义诊。" },
    { .good = "评审会于9月12日（周二）举行。" },
    { .good = "老照片摄于9月12日（周二），距今已久。", .date = "2018-03-15" },
    { .good = "2021年3月6日，周五福说，收成不错；2021年3月6日星期三联展开幕。" },
    { .good = "2021年3月6日星期五报道过此事。农历2021年3月6日（星期五）是他的生日。" },
    { .good = "9月11日（周二）报名，9月13日（周四）面试，9月15日（周六）公布。", .date = "2017-09-20" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Implied years are believed no farther from the day of publication. */
#define DAYS_NEAR 60
#define LOOK_BEHIND 60 /* bytes behind a date */

static const char *const day_names[] = { "",
                                         KW_VALUE ("Monday"),
                                         KW_VALUE ("Tuesday"),
                                         KW_VALUE ("Wednesday"),
                                         KW_VALUE ("Thursday"),
                                         KW_VALUE ("Friday"),
                                         KW_VALUE ("Saturday"),
                                         KW_VALUE ("Sunday") };

/* 星期日报, 周一鸣, 星期六、星期日: what stands behind makes it another word or a
 * list. 周 is a surname, so behind it only a break or a time of day will do. */
static gboolean
stands_alone (const char *weekday, const char *p, const char *end)
{
  static const char *const hours[] = { "上午", "下午", "中午", "早", "晚",   "凌晨", "清晨", "傍晚", "深夜", "夜",
                                       "当天", "一早", "的",   "在", "正式", "举行", "召开", NULL };
  static const char *const others[] = { "报", "刊", "画", "周", "号", "版", "联", "重", "轮", "、", "和", "至", "到", "-",
                                        "~",  "—",  "–",  "或", "与", "及", "/",  "起", "均", "后", "前", NULL };
  if (kw_utf8_begins_any (p, end, others))
    return FALSE;
  gunichar c = kw_utf8_at (p, end);
  return !kw_utf8_begins (weekday, end, "周") || !kw_is_han (c) || kw_utf8_begins_any (p, end, hours);
}

static gboolean
has_before (const char *text, guint32 p, const char *word)
{
  gsize n = strlen (word);
  return p >= n && memcmp (text + p - n, word, n) == 0;
}

/* A date that a weekday can be asked of: no weekday itself, not lunar, no list's
 * last day. */
static gboolean
is_single (const char *text, const KwDate *date)
{
  static const char *const weekdays[] = { "周", "星期", "礼拜", NULL };
  static const char *const before[] = { "、", "和", "及", "与", "至", "到", "-", "—", "~", "或", "/", "每年", "每逢", "历", "旧历", "农历", "阴历", "藏历" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (has_before (text, date->written.start, before[i]))
      return FALSE;
  if (kw_phrase_has_any (text, date->folded, weekdays))
    return FALSE;
  return date->valid && !kw_period_is_none (date->period) && date->written.end - date->written.start < 80;
}

/* One weekday stated of one day. */
typedef struct
{
  const KwDate *date;
  KwSpan folded; /* of both */
  int stated;
  KwDay day;     /* as far as the year is known; of the period's end for 周六至周日 */
  int year_fits; /* the only neighbouring year that has the weekday; 0 */
} Stated;

static gboolean
is_closed (const char *p, const char *end)
{
  return p < end && (*p == ')' || *p == ']');
}

/* 今年3月6日 is read as one date that begins with 今年. */
static KwSpan
place_of (const char *text, const KwDate *date)
{
  KwSpan folded = kw_span (date->written.start, date->folded.end);
  return kw_phrase_ends (text, folded, "日") || kw_phrase_ends (text, folded, "号") ? folded : date->written;
}

/* 4月15日(六) */
static gboolean
read_bracketed (const char *text, const char *end, const KwDate *date, Stated *out)
{
  KwSpan place = place_of (text, date);
  int stated = date->grain == KW_GRAIN_DAY ? kw_weekday_in_brackets (text + place.end, end) : 0;
  out->stated = stated;
  out->day = date->period.from;
  out->folded = kw_span (place.start, place.end + 5);
  return stated != 0;
}

/* 3月6日(星期六), 3月6日,星期六, 3月6日至7日(周六至周日). */
static gboolean
read_behind (const char *text, const char *end, const KwDate *date, Stated *out)
{
  gsize len = 0, second_len = 0;
  KwSpan place = place_of (text, date);
  const char *p = kw_weekday_skip (text + place.end, end), *q = p;
  int first = kw_weekday_at (p, end, &len), stated = first;
  if (first == 0)
    return read_bracketed (text, end, date, out);
  q += len;
  out->day = date->period.from;
  if (date->grain == KW_GRAIN_SPAN)
    {
      static const char *const connectors[] = { "至", "到", "-", "~", "—" };
      for (guint i = 0; i < G_N_ELEMENTS (connectors) && second_len == 0; i++)
        if (kw_utf8_begins (q, end, connectors[i]))
          stated = kw_weekday_at (q + strlen (connectors[i]), end, &second_len) != 0
                     ? kw_weekday_at (q + strlen (connectors[i]), end, &second_len)
                     : 0,
          q += second_len > 0 ? strlen (connectors[i]) + second_len : 0;
      if (second_len == 0 || stated == 0)
        return FALSE;
      if (first == kw_day_weekday (date->period.from))
        out->day = date->period.to;
      else
        stated = first;
    }
  if (!stands_alone (p, q, end))
    return FALSE;
  out->stated = stated;
  out->folded = kw_span (place.start, (gsize) (q - text) + is_closed (q, end));
  return TRUE;
}

/* 星期日(4月9日), but not 每周三(4月9日起). */
static gboolean
read_before (const char *text, const char *floor, const char *end, const KwDate *date, Stated *out)
{
  const char *p = text + date->written.start;
  gsize len = 0;
  if (date->grain != KW_GRAIN_DAY || p - floor < 7 || p[-1] != '(' || !is_closed (text + date->written.end, end))
    return FALSE;
  for (gsize n = 6; n <= 9 && (gsize) (p - 1 - floor) >= n; n += 3)
    {
      const char *w = p - 1 - n;
      int stated = kw_weekday_at (w, p - 1, &len);
      guint32 at = (guint32) (w - text);
      if (stated == 0 || len != n || has_before (text, at, "每") || has_before (text, at, "逢") || has_before (text, at, "到") ||
          has_before (text, at, "至") || has_before (text, at, "、") || has_before (text, at, "和"))
        continue;
      out->stated = stated;
      out->day = date->period.from;
      out->folded = kw_span (at, date->written.end + 1);
      return TRUE;
    }
  return FALSE;
}

/* 星期日,2023年4月15日: only at a clause's start, and where the year is written. */
static gboolean
read_ahead (const char *text, const char *floor, const KwDate *date, Stated *out)
{
  const char *p = text + date->written.start;
  gsize len = 0;
  if (date->anchor != KW_ANCHOR_EXPLICIT || date->grain != KW_GRAIN_DAY || p - floor < 10 || (p[-1] != ',' && p[-1] != ' '))
    return FALSE;
  const char *w = p - 10;
  int stated = kw_weekday_at (w, p - 1, &len);
  if (stated == 0 || len != 9 || (w > floor && (guchar) w[-1] >= 0x80 && (w - floor < 3 || memcmp (w - 3, "。", 3) != 0)))
    return FALSE;
  out->stated = stated;
  out->day = date->period.from;
  out->folded = kw_span ((gsize) (w - text), date->written.end);
  return TRUE;
}

/* Is DAY so near to the article's one day of publication that its year is sure? */
static gboolean
is_near (KwPeriod anchor, KwDay day)
{
  return anchor.from != KW_DAY_NONE && anchor.from == anchor.to && ABS (day - anchor.from) <= DAYS_NEAR;
}

static gboolean
fits (int year, int month, int day, int stated)
{
  return kw_day_is_valid (year, month, day) && kw_day_weekday (kw_day (year, month, day)) == stated;
}

/* What else a day without its month may be: that of the months around it and
 * around publication. */
static gboolean
fits_other_month (KwPeriod anchor, KwDay day, int stated)
{
  const KwDay bases[] = { day, anchor.from };
  int y, m, d, year, month, date;
  kw_day_split (day, &y, &m, &date);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    for (int shift = -31; shift <= 31; shift += 31)
      if (bases[i] != KW_DAY_NONE)
        {
          kw_day_split (bases[i] + shift, &year, &month, &d);
          if (fits (year, month, date, stated))
            return TRUE;
        }
  return FALSE;
}

/* Moves the day of an unwritten year into the year in which it lies next to
 * publication; FALSE where that is not sure or some reading fits. */
static gboolean
settle_year (const KwArticle *article, Stated *s)
{
  KwPeriod anchor = kw_article_anchor (article);
  int year, month, day, published, m, d;
  gboolean bare = s->date->month == 0 && s->date->day != 0;
  kw_day_split (s->day, &year, &month, &day);
  if (anchor.from == KW_DAY_NONE || fits (year, month, day, s->stated) || (bare && fits_other_month (anchor, s->day, s->stated)))
    return FALSE;
  kw_day_split (anchor.from, &published, &m, &d);
  for (int shift = -1; shift <= 1; shift++)
    if (kw_day_is_valid (published + shift, month, day) && is_near (anchor, kw_day (published + shift, month, day)))
      {
        s->day = kw_day (published + shift, month, day);
        return kw_day_weekday (s->day) != s->stated;
      }
  return FALSE;
}

static int
year_that_fits (const Stated *s)
{
  int year, month, day;
  kw_day_split (s->day, &year, &month, &day);
  return fits (year - 1, month, day, s->stated) ? year - 1 : fits (year + 1, month, day, s->stated) ? year + 1 : 0;
}

static gboolean
is_wrong (const KwArticle *article, Stated *s)
{
  int year, month, day;
  kw_day_split (s->day, &year, &month, &day);
  if (year < 1900 || year > 2100)
    return FALSE;
  if (s->date->anchor == KW_ANCHOR_EXPLICIT ? kw_day_weekday (s->day) == s->stated : !settle_year (article, s))
    return FALSE;
  s->year_fits = year_that_fits (s);
  return TRUE;
}

static void
report (KwContext *ctx, const KwArticle *article, const Stated *s)
{
  char date[16];
  kw_day_format (s->day, date);
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, s->folded));
  kw_finding_add_arg (finding, "date", date);
  kw_finding_add_arg (finding, "weekday", day_names[kw_day_weekday (s->day)]);
  kw_finding_add_arg (finding, "stated", day_names[s->stated]);
  g_autofree char *year = s->year_fits != 0 ? g_strdup_printf ("%d", s->year_fits) : NULL;
  g_autofree char *hint = year != NULL ? g_strdup_printf (KW_VALUE ("; in %s it is"), year) : g_strdup ("");
  kw_finding_add_arg (finding, "hint", hint);
  if (year != NULL)
    kw_finding_add_arg (finding, "year_that_fits", year);
}

/* Hardly a date has a weekday beside it: a bracket or a break before it, or the
 * word within a line behind it. */
static gboolean
may_have_weekday (const char *text, KwSpan block, const KwDate *date)
{
  static const char *const words[] = { "周", "星期", "礼拜", "(", NULL };
  guint32 p = date->written.start, end = MIN (block.end, date->folded.end + LOOK_BEHIND);
  if (p > block.start && (text[p - 1] == '(' || text[p - 1] == ',' || text[p - 1] == ' '))
    return TRUE;
  return kw_phrase_has_any (text, kw_span (date->written.end, MAX (date->written.end, end)), words);
}

static gboolean
read_stated (const KwArticle *article, const KwDate *date, Stated *out)
{
  const char *text = article->fold.text;
  if (date->grain != KW_GRAIN_DAY && date->grain != KW_GRAIN_SPAN)
    return FALSE;
  const KwBlock *block = kw_article_block_at (article, date->span.start);
  if (block == NULL || date->period.from == KW_DAY_NONE || date->period.to == KW_DAY_NONE ||
      !may_have_weekday (text, block->folded, date) || !is_single (text, date))
    return FALSE;
  *out = (Stated){ .date = date };
  const char *end = text + block->folded.end;
  return read_behind (text, end, date, out) || read_before (text, text + block->folded.start, end, date, out) ||
         read_ahead (text, text + block->folded.start, date, out);
}

/* Wrong weekdays of implied years that all become right in one other year:
 * the article is that year's. */
static gboolean
is_of_other_year (const GArray *wrong)
{
  guint n = 0;
  int year = 0;
  for (guint i = 0; i < wrong->len; i++)
    {
      const Stated *s = &g_array_index (wrong, Stated, i);
      if (s->date->anchor == KW_ANCHOR_EXPLICIT)
        continue;
      if (s->year_fits == 0 || (year != 0 && year != s->year_fits))
        return FALSE;
      year = s->year_fits;
      n++;
    }
  return n > 1;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  g_autoptr (GArray) wrong = NULL;
  Stated s;
  for (guint i = 0; i < article->ledger->dates->len; i++)
    if (read_stated (article, kw_ledger_date (article->ledger, i), &s) && is_wrong (article, &s))
      {
        wrong = wrong != NULL ? wrong : g_array_new (FALSE, FALSE, sizeof (Stated));
        g_array_append_val (wrong, s);
      }
  if (wrong == NULL)
    return;
  gboolean other_year = is_of_other_year (wrong);
  for (guint i = 0; i < wrong->len; i++)
    {
      const Stated *stated = &g_array_index (wrong, Stated, i);
      if (!other_year || stated->date->anchor == KW_ANCHOR_EXPLICIT)
        report (ctx, article, stated);
    }
}
