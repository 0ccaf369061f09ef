/* rules/encoding/width-mixed.c - one numeral in two widths: 20１6年 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_width_mixed) {
  .name = "encoding/width-mixed",
  .severity = KW_WARNING,
  .summary = "One numeral is written in half-width and full-width digits",
  .why = "`20１6年` is one number to a reader and none to a program: what looks for digits stops at the full-width "
         "１. It happens where a number is corrected with the input method in the other width, where a text is "
         "retyped from a scan, or where only some characters of a table were converted. `2．5亿` has a full-width "
         "point, as old charsets had it. A digit of another width is also a trace of an edit: look whether the "
         "number is still right.\n\n"
         "At the source: fold digits (U+FF10 to U+FF19 to 0 to 9) when text comes in, one range and nothing else; "
         "set the input method to half-width digits; do not search and replace digits one at a time.\n\n"
         "The repair is the width that most digits of the article have. Where two numbers may have met, "
         "表１2016年, a list's number and what it counts, or more than one point, nothing is said. Allow it where "
         "articles use both widths to set numbers apart.",
  .message = "{text} is one numeral in two widths, all of one width it is {replacement}{places}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "全县在⟦20１6⟧年脱贫，2017年巩固成果",
      .fixed = "全县在2016年脱贫，2017年巩固成果" },
    { .bad = "增长⟦１5.3⟧%，比上年提高⟦2．5⟧个百分点",
      .fixed = "增长15.3%，比上年提高2.5个百分点" },
    { .bad = "第⟦１2⟧届运动会于８月１８日开幕，共有３５支队伍参加",
      .fixed = "第１２届运动会于８月１８日开幕，共有３５支队伍参加" },
    { .bad = "从公元8世纪到⟦１4⟧世纪", .fixed = "从公元8世纪到14世纪" },
    { .good = "２０１６年全县脱贫，2017年巩固成果" },
    { .good = "表１2016年各乡镇人口；图２2017年产值" },
    { .good = "3．5个新建项目已经开工\n１.20个改建项目已经完工" },
    { .good = "１ 2016年 35人\n２ 2017年 40人" },
    { .good = "比例为１：5，比分是３-2，Ａ4纸，版本2．1．3" },
    { .good = "增长１５．３％，占15.3％" },
    { .good = "按照第一、１2016年方案" },
    { NULL } },
  .check = check,
};

#define MOST_DIGITS 12

/* Digits with one point at most. */
typedef struct
{
  const char *start;
  const char *end;
  const char *change; /* where the width of the digits changes first, or NULL */
  guint n;            /* digits, */
  guint n_wide;       /* of them full-width, */
  guint n_before;     /* before the first change, */
  guint value;        /* of what stands before the point; saturated */
  guint n_points;
  gboolean wide_point;
} Numeral;

static gboolean
is_wide_digit (gunichar c)
{
  return c >= 0xFF10 && c <= 0xFF19;
}

static gboolean
is_digit (gunichar c)
{
  return kw_is_digit (c) || is_wide_digit (c);
}

static gboolean
is_point (gunichar c)
{
  return c == '.' || c == 0xFF0E;
}

static gunichar
char_at (const char *p, const char *end)
{
  guint len;
  return p == end ? '\n' : kw_utf8_get (p, &len);
}

static gunichar
char_before (const char *p, const char *start)
{
  return p == start ? '\n' : char_at (kw_utf8_prev (p, start), p);
}

static void
add_digit (Numeral *numeral, const char *p, gunichar c)
{
  gboolean wide = is_wide_digit (c), was_wide = numeral->n_wide > 0;
  if (numeral->change == NULL && numeral->n > 0 && wide != was_wide)
    {
      numeral->change = p;
      numeral->n_before = numeral->n;
    }
  numeral->n++;
  numeral->n_wide += wide;
  if (numeral->n_points == 0)
    numeral->value = MIN (numeral->value * 10 + (c - (wide ? 0xFF10 : '0')), 1000000);
}

/* The numeral at P. */
static Numeral
read_numeral (const char *p, const char *end)
{
  guint len;
  Numeral numeral = { .start = p };
  for (; p < end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      if (is_digit (c))
        add_digit (&numeral, p, c);
      else if (numeral.n > 0 && is_point (c) && is_digit (char_at (p + len, end)))
        {
          numeral.n_points++;
          numeral.wide_point = c != '.';
        }
      else
        break;
    }
  numeral.end = p;
  return numeral;
}

static gboolean
is_mixed (const Numeral *numeral)
{
  gboolean points = numeral->n_points == 1 && numeral->wide_point != (numeral->n_wide == numeral->n);
  return numeral->change != NULL || points;
}

static gboolean
is_letter (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha ((char) c)) || (c >= 0xFF21 && c <= 0xFF5A);
}

/* Whether the first width goes all the way up to the first change, and the
 * other from there to the end. */
static gboolean
changes_once (const Numeral *numeral)
{
  guint n_second = numeral->n - numeral->n_before;
  return numeral->n_wide == numeral->n_before || numeral->n_wide == n_second;
}

/* More than its unit may have: two numbers have met. */
static gboolean
is_too_much (const Numeral *numeral, gunichar unit)
{
  static const struct
  {
    gunichar unit;
    guint most;
  } units[] = { { 0x6708, 12 }, { 0x65E5, 31 }, { 0x53F7, 31 }, { 0x65F6, 24 }, { 0x6642, 24 } }; /* 月日号时時 */
  if (unit == 0x5E74)                                                                             /* 年 */
    return numeral->n != 2 && numeral->n != 4;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (unit == units[i].unit)
      return numeral->value > units[i].most;
  return FALSE;
}

/* A year, 2016 or ２０１６, and a digit that is none of its own. */
static gboolean
begins_with_year (const Numeral *numeral)
{
  return numeral->n_before == 4 && numeral->n > 4 && numeral->n_points == 0;
}

/* Words that a number of its own follows: 表１, 图２. */
static gboolean
is_counted (gunichar before)
{
  return before != 0 && g_utf8_strchr ("表图圖附注註题題例式件步。；;", -1, before) != NULL;
}

/* Whether NUMERAL, between BEFORE and BEHIND, may be two. */
static gboolean
may_be_two (const Numeral *numeral, gunichar before, gunichar behind)
{
  gboolean numbers_line = before == '\n' || g_unichar_isspace (before) || is_counted (before);
  if (numeral->n_points > 1 || numeral->n > MOST_DIGITS || is_point (behind) || is_point (before))
    return TRUE;
  if (is_letter (before) || is_letter (behind) || is_too_much (numeral, behind))
    return TRUE;
  if (numeral->n_points == 1 && !kw_is_han (before))
    return TRUE; /* 3．5 at the start of a line: the third, five of them */
  if (numeral->change == NULL)
    return numbers_line;
  return changes_once (numeral) && (numbers_line || begins_with_year (numeral));
}

/* NUMERAL in one width. (transfer full) */
static char *
spell (const Numeral *numeral, gboolean wide)
{
  guint len;
  GString *out = g_string_new (NULL);
  for (const char *p = numeral->start; p < numeral->end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      guint narrow = c < 0x80 ? c : c - 0xFEE0;
      g_string_append_unichar (out, wide ? narrow + 0xFEE0 : narrow);
    }
  return g_string_free (out, FALSE);
}

/* Whether most digits of the article are full-width. */
static gboolean
is_mostly_wide (const KwArticle *article)
{
  guint len;
  gsize n = 0, n_wide = 0;
  for (gsize p = 0; p < article->len; p += len)
    {
      gunichar c = kw_utf8_get (article->text + p, &len);
      n += kw_is_digit (c);
      n_wide += is_wide_digit (c);
    }
  return n_wide > n;
}

/* The next full-width digit or point from P on, or the end: EF BC in UTF-8. */
static const char *
next_wide (const char *p, const char *end)
{
  while (p < end && (p = memchr (p, 0xEF, (gsize) (end - p))) != NULL)
    {
      gunichar c = char_at (p, end);
      if (is_wide_digit (c) || c == 0xFF0E)
        return p;
      p += 3;
    }
  return end;
}

/* Back to the start of the numeral that P is in, not before FLOOR. */
static const char *
start_of_numeral (const char *p, const char *floor)
{
  for (;;)
    {
      gunichar before = char_before (p, floor);
      if (!is_digit (before) && !is_point (before))
        break;
      p = kw_utf8_prev (p, floor);
    }
  return p;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if ((article->census.seen & KW_SEEN_WIDE_DIGIT) == 0)
    return;
  GArray *places = kw_occurrences_new ();
  const char *text = article->text, *end = text + article->len, *done = text;
  int wide = -1;
  for (const char *p = text; (p = next_wide (p, end)) < end; p = done)
    {
      const char *start = start_of_numeral (p, done);
      while (start < p && is_point (char_at (start, end)))
        start += kw_utf8_len ((guchar) *start);
      Numeral numeral = read_numeral (start, end);
      done = MAX (numeral.end, p + 3);
      if (!is_mixed (&numeral) || may_be_two (&numeral, char_before (start, text), char_at (numeral.end, end)))
        continue;
      KwSpan span = kw_span ((gsize) (start - text), (gsize) (numeral.end - text));
      if (kw_article_is_garbled (article, span))
        continue;
      if (wide < 0)
        wide = is_mostly_wide (article);
      g_autofree char *spelt = spell (&numeral, wide);
      kw_occurrences_add (places, span, spelt);
    }
  kw_report_all (ctx, article, places, KW_FIX_SAFE);
}
