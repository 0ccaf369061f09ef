/* publication.c - dates of publication from metadata, headers and source lines
 *
 * Chinese pages print "发布日期: 2017-10-23 16:26 来源:" under the title, or a
 * dateline with the number of readings, and reprints add the first
 * publisher's name and date behind 来源. All are read from the folded view,
 * so that 發布日期： is the same label.
 */
#include "checker/text/publication.h"
#include "checker/base/find.h"
#include "checker/base/utf8.h"

#include <string.h>

static const char *const publication_labels[] = { "发布日期", "发布时间", "发表时间", "发表日期", "发布于",
                                                  "发表于",   "刊登日期", "刊发时间", "刊发日期", "公布日期", "发布日:" };
static const char *const source_labels[] = { "来源:", "稿源:", "转自:" };
/* What else stands in a dateline. */
static const char *const dateline_marks[] = { "来源", "阅读", "浏览", "点击",     "字号",
                                              "字体", "作者", "编辑", "责任编辑", "打印" };

/* Lines that may date the article: at its top or at its foot. */
#define HEAD_BLOCKS    15
#define FOOT_BLOCKS    6
#define LINE_MAX_BYTES 400
#define DATELINE_MAX   30 /* from a line's start to the day of its dateline */
#define NAME_MAX_BYTES 60 /* of a newspaper, up to its day */

static int
digits (const char *text, gsize len, gsize *p, int max)
{
  int value = 0, n = 0;
  while (*p < len && n < max && kw_is_digit ((guchar) text[*p]))
    {
      value = value * 10 + (text[(*p)++] - '0');
      n++;
    }
  return n == 0 || (*p < len && kw_is_digit ((guchar) text[*p])) ? -1 : value;
}

static gboolean
separator (const char *text, gsize len, gsize *p, const char *han)
{
  if (*p < len && strchr ("-/.", text[*p]) != NULL && text[*p] != '\0')
    {
      (*p)++;
      return TRUE;
    }
  if (*p + 3 > len || memcmp (text + *p, han, 3) != 0)
    return FALSE;
  *p += 3;
  return TRUE;
}

KwPeriod
kw_publication_parse (const char *text, gsize len, gsize *used)
{
  gsize p = 0;
  *used = 0;
  int year = digits (text, len, &p, 4);
  if (p != 4 || year < 1900 || year > 2100)
    return KW_PERIOD_NONE;
  *used = p;
  if (!separator (text, len, &p, "年"))
    return kw_period_year (year);
  gsize after_year = p;
  int month = digits (text, len, &p, 2);
  if (month < 1 || month > 12)
    {
      *used = after_year;
      return kw_period_year (year);
    }
  *used = p;
  if (!separator (text, len, &p, "月"))
    return kw_period_month (year, month);
  gsize after_month = p;
  int day = digits (text, len, &p, 2);
  if (!kw_day_is_valid (year, month, day))
    {
      *used = after_month;
      return kw_period_month (year, month);
    }
  if (p + 3 <= len && memcmp (text + p, "日", 3) == 0)
    p += 3;
  *used = p;
  return (KwPeriod){ kw_day (year, month, day), kw_day (year, month, day) };
}

static gboolean
is_day (KwPeriod period)
{
  return period.from != KW_DAY_NONE && period.from == period.to;
}

static void
add (KwArticle *article, KwDatedBy by, KwPeriod period, KwSpan folded)
{
  KwDated dated = { by, period, { 0, 0 } };
  if (!kw_span_is_empty (folded))
    dated.span = kw_article_unfold (article, folded);
  g_array_append_val (article->dated, dated);
}

/* The first whole day in the folded span, at most WITHIN bytes from its start. */
static KwPeriod
first_day (const KwArticle *article, KwSpan span, guint32 within, KwSpan *found)
{
  const char *text = article->fold.text;
  guint32 limit = MIN (span.end, span.start + MIN (within, LINE_MAX_BYTES) + 1);
  for (guint32 p = span.start; (p = (guint32) (kw_find_digit (text + p, text + limit) - text)) < limit; p++)
    {
      if (p > span.start && kw_is_digit ((guchar) text[p - 1]))
        continue;
      gsize used;
      KwPeriod period = kw_publication_parse (text + p, span.end - p, &used);
      if (is_day (period))
        {
          *found = kw_span (p, p + used);
          return period;
        }
    }
  return KW_PERIOD_NONE;
}

/* Where one of the labels ends in the span, 0 when none stands there. */
static guint32
after_label (const KwArticle *article, KwSpan span, const char *const *labels, guint n)
{
  const char *text = article->fold.text;
  for (guint i = 0; i < n; i++)
    {
      const char *at = kw_find (text + span.start, kw_span_len (span), labels[i]);
      if (at == NULL)
        continue;
      guint32 p = (guint32) (at - text) + (guint32) strlen (labels[i]);
      while (p < span.end && (text[p] == ':' || text[p] == ' '))
        p++;
      return p;
    }
  return 0;
}

static gboolean
is_dateline (const KwArticle *article, KwSpan span, KwSpan day)
{
  if (day.start != span.start)
    return FALSE;
  if (day.end == span.end)
    return TRUE;
  KwSpan rest = kw_span (day.end, span.end);
  return after_label (article, rest, dateline_marks, G_N_ELEMENTS (dateline_marks)) != 0;
}

/* Lines that date a page have no full stop; prose has, and begins with the
 * day on which something happened. */
static gboolean
is_prose (const KwArticle *article, KwSpan line)
{
  return kw_find (article->fold.text + line.start, kw_span_len (line), "。") != NULL;
}

/* 109年12月11日 of the Republic's calendar, behind a label. */
static KwPeriod
republic_day (const KwArticle *article, guint32 at, guint32 end, KwSpan *found)
{
  const char *text = article->fold.text;
  gsize p = at;
  if (at + 6 <= end && memcmp (text + at, "民国", 6) == 0)
    p += 6;
  gsize month_at, used, year_at = p;
  int year = digits (text, end, &p, 3);
  if (year < 60 || year > 150 || p - year_at < 2 || !separator (text, end, &p, "年"))
    return KW_PERIOD_NONE;
  month_at = p;
  char written[24];
  g_snprintf (written, sizeof written, "%d年%.*s", 1911 + year, (int) MIN (end - month_at, 14), text + month_at);
  KwPeriod day = kw_publication_parse (written, strlen (written), &used);
  *found = kw_span (at, month_at + (used > 7 ? used - 7 : 0));
  return is_day (day) ? day : KW_PERIOD_NONE;
}

/* The day behind a label that ends at P. */
static KwPeriod
labelled_day (const KwArticle *article, guint32 p, guint32 end, KwSpan *found)
{
  KwPeriod day = first_day (article, kw_span (p, end), 6, found);
  return is_day (day) || p >= end ? day : republic_day (article, p, end, found);
}

/* A bare 时间: dates the page where its line has the other marks of a dateline;
 * elsewhere it announces something. */
static guint32
after_bare_label (const KwArticle *article, KwSpan line)
{
  static const char *const labels[] = { "时间:", "日期:" };
  const char *text = article->fold.text;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (kw_span_len (line) > 7 && memcmp (text + line.start, labels[i], 7) == 0 &&
        after_label (article, line, dateline_marks, G_N_ELEMENTS (dateline_marks)) != 0 &&
        kw_find (text + line.start, kw_span_len (line), "地点") == NULL)
      return line.start + 7 + (text[line.start + 7] == ' ');
  return 0;
}

static void
add_labelled (KwArticle *article, KwSpan line, guint32 label)
{
  KwSpan found;
  KwPeriod day = labelled_day (article, label, line.end, &found);
  if (is_day (day))
    add (article, KW_DATED_BY_HEADER, day, found);
}

/* 本报2011年6月16日讯 on a page of May: no text is written after it was published.
 * Earlier ones are those of reprints and archives. */
static void
add_dateline (KwArticle *article, KwSpan line)
{
  static const char *const heads[] = { "本报", "本刊", "新华社", "中新社", "中新网", "人民网" };
  const char *text = article->fold.text;
  const KwDated *metadata = article->dated->len > 0 ? &g_array_index (article->dated, KwDated, 0) : NULL;
  KwSpan found = { 0, 0 };
  gboolean headed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    headed = headed || kw_utf8_begins (text + line.start, text + line.end, heads[i]);
  if (!headed || metadata == NULL || metadata->by != KW_DATED_BY_METADATA)
    return;
  KwPeriod day = first_day (article, line, DATELINE_MAX, &found);
  gboolean wired = kw_utf8_begins (text + found.end, text + line.end, "讯") || kw_utf8_begins (text + found.end, text + line.end, "电");
  if (is_day (day) && wired && day.from > metadata->period.to)
    add (article, KW_DATED_BY_HEADER, day, found);
}

/* 原载《晚报》2016年12月8日 on a page of November: nothing is reprinted before it was
 * printed. Earlier ones are what reprints are made of. */
static void
add_reprint (KwArticle *article, KwSpan line)
{
  static const char *const labels[] = { "原载《", "原刊《", "原刊于《", "原载于《", "转载自《" };
  const KwDated *metadata = article->dated->len > 0 ? &g_array_index (article->dated, KwDated, 0) : NULL;
  guint32 label = metadata != NULL ? after_label (article, line, labels, G_N_ELEMENTS (labels)) : 0;
  KwSpan found = { 0, 0 };
  if (label == 0 || label >= line.end || metadata->by != KW_DATED_BY_METADATA)
    return;
  KwPeriod day = first_day (article, kw_span (label, line.end), NAME_MAX_BYTES, &found);
  if (is_day (day) && day.from > metadata->period.to)
    add (article, KW_DATED_BY_HEADER, day, found);
}

static gboolean
has_labels (const KwArticle *article, KwSpan line)
{
  static const char *const parts[] = { "日期", "时间", "布于", "表于", "布日:" }; /* each label has one */
  const char *text = article->fold.text;
  return kw_find (text + line.start, kw_span_len (line), "年") != NULL &&
         after_label (article, line, parts, G_N_ELEMENTS (parts)) != 0 &&
         after_label (article, line, publication_labels, G_N_ELEMENTS (publication_labels)) != 0;
}

static void
read_line (KwArticle *article, KwSpan line)
{
  KwSpan found = { 0, 0 };
  /* Hardly a line names a day; the labels are looked for only then. */
  if (!is_day (first_day (article, line, LINE_MAX_BYTES, &found)) && !has_labels (article, line))
    return;
  found = kw_span (0, 0);
  add_dateline (article, line);
  add_reprint (article, line);
  guint32 label = after_label (article, line, publication_labels, G_N_ELEMENTS (publication_labels));
  guint32 source = after_label (article, line, source_labels, G_N_ELEMENTS (source_labels));
  gboolean prose = is_prose (article, line);
  if (!prose && after_bare_label (article, line) != 0)
    add_labelled (article, line, after_bare_label (article, line));
  KwPeriod day = label != 0 ? labelled_day (article, label, line.end, &found) : first_day (article, line, 0, &found);
  if (is_day (day) && (label != 0 || is_dateline (article, line, found)) && !prose)
    add (article, KW_DATED_BY_HEADER, day, found);
  if (source == 0 || source >= line.end)
    return;
  /* The name of a publisher, then the date on which it published. */
  KwSpan behind = kw_span (source, line.end), second = { 0, 0 };
  day = first_day (article, behind, 90, &second);
  if (is_day (day) && second.start > source && second.start != found.start && (label == 0 || label < source))
    add (article, KW_DATED_BY_SOURCE, day, second);
}

void
kw_publication_read (KwArticle *article)
{
  article->dated = g_array_new (FALSE, FALSE, sizeof (KwDated));
  if (article->date != NULL)
    {
      gsize used;
      KwPeriod period = kw_publication_parse (article->date, strlen (article->date), &used);
      if (!kw_period_is_none (period))
        add (article, KW_DATED_BY_METADATA, period, kw_span (0, 0));
    }
  guint n = article->blocks->len;
  for (guint i = 0; i < n; i++)
    {
      if (i >= HEAD_BLOCKS && i + FOOT_BLOCKS < n)
        i = n - FOOT_BLOCKS;
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      if (kw_span_len (block->folded) <= LINE_MAX_BYTES)
        read_line (article, block->folded);
    }
}
