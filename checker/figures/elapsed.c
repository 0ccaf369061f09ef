/* elapsed.c - periods that are told by their length */
#include "checker/figures/elapsed.h"
#include "checker/figures/beside.h"
#include "checker/figures/name.h"
#include "checker/figures/relative.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint32 floor, limit;
  const KwNumeral *numeral;
  guint32 start; /* of the numeral, then of the words before it */
  guint32 end;   /* of the unit, then of the words behind it */
  const char *unit_class;
  int count;
} Length;

/* The bytes of the first of WORDS that begins at P; 0 for none. */
static guint32
behind (const Length *l, guint32 p, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (kw_begins (l->text + p, l->text + l->limit, words[i]))
      return (guint32) strlen (words[i]);
  return 0;
}

/* The same for words that end at P. */
static guint32
before (const Length *l, guint32 p, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (kw_precedes (l->text + l->floor, l->text + p, words[i]))
      return (guint32) strlen (words[i]);
  return 0;
}

#define BEHIND(l, p, words) behind (l, p, words, G_N_ELEMENTS (words))
#define BEFORE(l, p, words) before (l, p, words, G_N_ELEMENTS (words))

/* The numeral with a unit of time, 多 or 余 on either side of the unit; FALSE for
 * others. 日 counts a deadline's days. */
static gboolean
read_length (const KwTimeline *timeline, const KwTokens *tokens, guint i, Length *l)
{
  static const char *const more[] = { "多", "余", "半" };
  static const char *const infix[] = { "个多" };
  const KwToken *token = kw_token (tokens, i);
  if (token->type != KW_TOKEN_NUMERAL || token->numeral.points || token->numeral.fraction || token->numeral.bare)
    return FALSE;
  *l = (Length){
    timeline->text, timeline->floor, timeline->limit, &token->numeral, token->span.start, token->span.end, "", 0
  };
  KwDecimal v = token->numeral.value.low;
  if (v.exponent < 0 && !token->numeral.half_unit)
    return FALSE;
  gboolean small = v.exponent >= 0 && v.mantissa > 0 && v.mantissa <= 1000;
  for (l->count = small ? (int) v.mantissa : 0; v.exponent > 0 && l->count <= 1000; v.exponent--)
    l->count *= 10;
  gsize len;
  guint32 p = l->end + BEHIND (l, l->end, infix);
  guint16 unit = kw_unit_at (l->text + p, l->text + l->limit, &len);
  if (unit == 0 && p > l->end)
    unit = kw_unit_at (l->text + (p = l->end), l->text + l->limit, &len);
  if (!kw_unit_has (unit, KW_UNIT_CALENDAR) || strcmp (kw_unit_name (unit), "日") == 0)
    return FALSE;
  l->unit_class = kw_unit_class (unit);
  l->end = p + (guint32) len;
  l->end += BEHIND (l, l->end, more);
  return (l->count > 0 && l->count <= 1000) || token->numeral.half_unit;
}

/* D so many lengths earlier, or later for SIGN 1; KW_DAY_NONE for units that are not of the calendar. */
static KwDay
shift (KwDay day, const Length *l, int sign)
{
  int y, m, d,
      months = strcmp (l->unit_class, "year") == 0      ? l->count * 12 + (l->numeral->half_unit ? 6 : 0)
               : strcmp (l->unit_class, "month") == 0   ? l->count
               : strcmp (l->unit_class, "quarter") == 0 ? l->count * 3
                                                        : 0;
  int days = strcmp (l->unit_class, "day") == 0 ? l->count : strcmp (l->unit_class, "week") == 0 ? l->count * 7 : 0;
  if (l->numeral->half_unit && strcmp (l->unit_class, "month") == 0)
    days = 15;
  if (day == KW_DAY_NONE || (months == 0 && days == 0))
    return KW_DAY_NONE;
  kw_day_split (day, &y, &m, &d);
  int at = y * 12 + m - 1 + sign * months;
  if (at < 12)
    return KW_DAY_NONE;
  y = at / 12;
  m = at % 12 + 1;
  return kw_day (y, m, MIN (d, kw_days_in_month (y, m))) + sign * days;
}

/* 近五年, 过去十年间, 20多年来: up to the day of publication. 这两年 is as vague as 近年. */
static gboolean
read_past (const KwTimeline *timeline, Length *l, KwDate *date)
{
  static const char *const lead[] = { "过去的", "过去", "最近的", "最近", "近", "这", "刚刚过去的" };
  static const char *const tail[] = { "以来", "来" }, *const inner[] = { "间", "里", "中", "内" };
  static const char *const others[] = { "来自", "来到", "来说", "来看", "来临", "来了", "来访" };
  guint32 left = BEFORE (l, l->start, lead);
  guint32 right = BEHIND (l, l->end, others) == 0 ? BEHIND (l, l->end, tail) : 0;
  if (left == 0 && right == 0)
    return FALSE;
  if (right == 0)
    right = BEHIND (l, l->end, inner);
  l->start -= left;
  l->end += right;
  date->period = (KwPeriod){ shift (timeline->anchor.to, l, -1), timeline->anchor.to };
  return TRUE;
}

static gboolean
read_future (const KwTimeline *timeline, Length *l, KwDate *date)
{
  static const char *const lead[] = { "未来的", "未来", "今后的", "今后", "接下来的", "接下来", "此后" },
                           *const inner[] = { "间", "里", "中", "内" };
  guint32 left = BEFORE (l, l->start, lead);
  if (left == 0)
    return FALSE;
  l->start -= left;
  l->end += BEHIND (l, l->end, inner);
  date->period = (KwPeriod){ timeline->anchor.from, shift (timeline->anchor.from, l, 1) };
  return TRUE;
}

/* 三年前: at the beginning of a clause, or behind what no event ends with: 召开三十天前 is a deadline. */
static gboolean
read_ago (const KwTimeline *timeline, Length *l, KwDate *date)
{
  static const char *const lead[] = { "在", "于", "早", "从", "是", "比", "他", "她", "我", "们", "与", "和" };
  static const char *const tail[] = { "之前", "以前", "前" }, *const others[] = { "前后", "前期", "前夕", "前所",
                                                                                  "前列" };
  guint32 right = BEHIND (l, l->end, others) == 0 ? BEHIND (l, l->end, tail) : 0;
  gboolean begins = l->start <= l->floor || (guchar) l->text[l->start - 1] < 0x80 || BEFORE (l, l->start, lead) > 0 ||
                    (l->start >= l->floor + 3 && memcmp (l->text + l->start - 3, "。", 3) == 0);
  if (right == 0 || !begins)
    return FALSE;
  l->end += right;
  KwDay day = shift (timeline->anchor.to, l, -1);
  date->period = (KwPeriod){ day, day };
  date->grain = KW_GRAIN_DAY;
  if (day != KW_DAY_NONE && strcmp (l->unit_class, "year") == 0)
    {
      int y, m, d;
      kw_day_split (day, &y, &m, &d);
      date->grain = KW_GRAIN_YEAR;
      date->period = kw_period_year (y);
    }
  return TRUE;
}

static gboolean
is_first_months (const Length *l)
{
  static const char *const lead[] = { "前", "头", "首" };
  static const char *const ahead[] = { "之前",   "提前", "以前", "目前", "此前", "日前",
                                       "年度前", "满前", "开前", "行前", "始前", "束前" };
  return strcmp (l->unit_class, "month") == 0 && l->count <= 12 && l->numeral->approx == KW_APPROX_NONE &&
         BEFORE (l, l->start, lead) > 0 && BEFORE (l, l->start, ahead) == 0;
}

gboolean
kw_first_months (const KwTimeline *timeline, const KwTokens *tokens, guint i, guint32 *start, guint32 *end, int *months)
{
  Length l;
  if (!read_length (timeline, tokens, i, &l) || !is_first_months (&l))
    return FALSE;
  *start = l.start - 3;
  *end = l.end;
  *months = l.count;
  return TRUE;
}

gboolean
kw_elapsed_read (const KwTimeline *timeline, const KwTokens *tokens, guint i, KwDate *date)
{
  Length l;
  if (!read_length (timeline, tokens, i, &l))
    return FALSE;
  *date = (KwDate){ .period = KW_PERIOD_NONE, .grain = KW_GRAIN_SPAN, .type = KW_PERIOD_VAGUE, .valid = TRUE };
  if (is_first_months (&l))
    {
      l.start -= 3;
      kw_set_part (date, kw_implied_year (timeline, l.count, &date->anchor), 1, l.count);
      date->type = KW_PERIOD_FLOW;
    }
  else if (!read_past (timeline, &l, date) && !read_future (timeline, &l, date) && !read_ago (timeline, &l, date))
    return FALSE;
  gboolean known = date->period.from != KW_DAY_NONE && date->period.to != KW_DAY_NONE;
  if (!known)
    date->period = KW_PERIOD_NONE;
  if (date->type == KW_PERIOD_VAGUE)
    date->anchor = known ? KW_ANCHOR_PUBLICATION : KW_ANCHOR_NONE;
  date->folded = date->written = kw_span (l.start, l.end);
  return TRUE;
}
