/* rules/date/missing-unit.c - a year, month or day whose 年 or 月 was lost: 20163月 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_missing_unit) {
  .name = "date/missing-unit",
  .severity = KW_ERROR,
  .summary = "A date has lost its 年 or 月",
  .why = "`20163月` is no number of months and `517日` no number of days: a 年 or 月 fell out, as\n"
         "happens when a page's date is assembled from fields, when a template drops a\n"
         "character, or when 年 was an image. Readers guess; programs read the year 20163 or\n"
         "drop the date, and search by time loses the article.\n\n"
         "Every split that a calendar allows is tried. Where one is left, it is the repair;\n"
         "where several are (`112日` is 1月12日 or 11月2日), the finding names them.\n\n"
         "Numbers of days are left alone: 第365日, 历时217日, 100日攻坚.",
  .message = "{text} is no date: a 年 or 月 is missing ({reading})",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "我市在⟦20183月⟧至8月开展试点。", .fixed = "我市在2018年3月至8月开展试点。" },
    { .bad = "⟦612日⟧,县里组织企业招聘。", .fixed = "6月12日,县里组织企业招聘。" },
    { .bad = "⟦201911月⟧,两地签订了协议。", .fixed = "2019年11月,两地签订了协议。" },
    { .bad = "他生于⟦19902月⟧28日。", .fixed = "他生于1990年2月28日。" },
    { .bad = "会议定于2019年⟦517日⟧召开。", .fixed = "会议定于2019年5月17日召开。" },
    { .bad = "⟦112日⟧，检查组到达县城。" },
    { .bad = "道路修通了。⟦612日⟧一场暴雨冲毁了施工便道。", .fixed = "道路修通了。6月12日一场暴雨冲毁了施工便道。" },
    { .good = "全县开展100日攻坚行动。" },
    { .good = "这是约定。120日内未答复的，视为同意。" },
    { .good = "今天是开工的第365日，工程历时217日。" },
    { .good = "决定自收到之日起120日内作出，不得超过180日。" },
    { .good = "2018年3月起施行，2020年12月31日废止。" },
    { .good = "库存12016吨，每月用20163度电。" },
    { NULL } },
  .check = check,
};

static gboolean
at (const char *p, const char *end, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (end - p) >= n && memcmp (p, word, n) == 0;
}

static gboolean
starts_with_any (const char *p, const char *end, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (at (p, end, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_any (const char *floor, const char *p, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gsize len = strlen (words[i]);
      if ((gsize) (p - floor) >= len && memcmp (p - len, words[i], len) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
value_of (const char *p, gsize n)
{
  int value = 0;
  for (gsize i = 0; i < n; i++)
    value = value * 10 + (p[i] - '0');
  return value;
}

/* Reports digits [P, Q) with the unit behind them; REPAIR NULL when several
 * readings are left. */
static void
report (KwContext *ctx, const KwArticle *article, const char *p, const char *q, const char *repair, const char *reading)
{
  const char *text = article->fold.text;
  KwSpan span = kw_article_unfold (article, kw_span ((gsize) (p - text), (gsize) (q - text) + 3));
  KwFinding *finding = kw_report (ctx, article, span);
  if (repair != NULL)
    kw_finding_set_replacement (finding, repair, KW_FIX_SAFE);
  kw_finding_add_arg (finding, "reading", reading);
}

/* Year and month run together before 月: five digits or six. */
static void
check_year_month (KwContext *ctx, const KwArticle *article, const char *p, const char *month)
{
  gsize n = (gsize) (month - p);
  if (n != 5 && n != 6)
    return;
  int year = value_of (p, 4), m = value_of (p + 4, n - 4);
  if (year < 1900 || year > 2099 || m < 1 || m > 12 || (n == 5 && m == 0))
    return;
  g_autofree char *repair = g_strdup_printf ("%.4s年%.*s月", p, (int) (n - 4), p + 4);
  report (ctx, article, p, month, repair, repair);
}

/* What may stand before a day at which something happens: a clause's start,
 * a preposition of time, a year. A length of time has other words there. */
static gboolean
opens_date (const char *floor, const char *p)
{
  static const char *const words[] = { ",", "。", ";", ":", "(", "“", "「", "\n", "于", "在", "至", "到", "截至", "截止", "年", "从", "自" };
  return p == floor || ends_with_any (floor, p, words, G_N_ELEMENTS (words));
}

/* A sentence that begins with a number of days begins with a date, unless the
 * words behind it make it a length of time. */
static gboolean
opens_sentence (const char *floor, const char *p)
{
  static const char *const words[] = { "。", ";", "“", "「", "\n" };
  return p == floor || ends_with_any (floor, p, words, G_N_ELEMENTS (words));
}

static gboolean
is_length (const char *p, const char *end)
{
  static const char *const words[] = { "内", "后", "前", "以", "之", "的", "期", "左", "上下", "来", "间", "工", "攻", "行动", "倒计", "无", "连", "不", "为", "是", "计", "余", "多" };
  return starts_with_any (p, end, words, G_N_ELEMENTS (words));
}

static gboolean
closes_date (const char *floor, const char *p, const char *behind, const char *end)
{
  static const char *const words[] = { ",", "。", ";", ":", ")", "、", "上午", "下午", "凌晨", "早", "晚", "中午", "当天", "起", "至", "到", "召开", "举行", "\n" };
  return behind >= end || starts_with_any (behind, end, words, G_N_ELEMENTS (words)) ||
         (opens_sentence (floor, p) && !is_length (behind, end));
}

/* Ways to split N digits at P into a month and a day without leading zeros. */
static guint
day_readings (const char *p, gsize n, char readings[2][32])
{
  guint found = 0;
  for (gsize m = 1; m <= 2 && m < n; m++)
    {
      int month = value_of (p, m), day = value_of (p + m, n - m);
      if (n - m > 2 || p[0] == '0' || p[m] == '0' || !kw_day_is_valid (2000, month, day))
        continue;
      g_snprintf (readings[found++], 32, "%d月%d日", month, day);
    }
  return found;
}

static void
check_month_day (KwContext *ctx, const KwArticle *article, const char *floor, const char *p, const char *day, const char *end)
{
  gsize n = (gsize) (day - p);
  char readings[2][32];
  gboolean after_year = p - floor >= 7 && memcmp (p - 3, "年", 3) == 0 && kw_is_digit ((guchar) p[-4]);
  if (n < 3 || n > 4 || !opens_date (floor, p) || (!after_year && !closes_date (floor, p, day + 3, end)))
    return;
  guint found = day_readings (p, n, readings);
  if (found == 0)
    return;
  g_autofree char *both = g_strjoin (" or ", readings[0], found > 1 ? readings[1] : NULL, NULL);
  report (ctx, article, p, day, found == 1 ? readings[0] : NULL, both);
}

/* The digits that end at Q; NULL when they belong to something longer. */
static const char *
digits_before (const char *floor, const char *q)
{
  const char *p = q;
  while (p > floor && kw_is_digit ((guchar) p[-1]))
    p--;
  if (p == q || (p > floor && (g_ascii_isalpha (p[-1]) || p[-1] == '.' || p[-1] == '-' || p[-1] == '/')))
    return NULL;
  return p;
}

static void
check_block (KwContext *ctx, const KwArticle *article, const char *floor, const char *end)
{
  for (const char *q = floor; (q = memchr (q, 0xE6, (gsize) (end - q))) != NULL; q++)
    {
      gboolean month = at (q, end, "月");
      if ((!month && !at (q, end, "日")) || q == floor || !kw_is_digit ((guchar) q[-1]))
        continue;
      const char *p = digits_before (floor, q);
      if (p != NULL && month)
        check_year_month (ctx, article, p, q);
      else if (p != NULL)
        check_month_day (ctx, article, floor, p, q, end);
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      if (block->kind != KW_BLOCK_CHROME)
        check_block (ctx, article, text + block->folded.start, text + block->folded.end);
    }
}
