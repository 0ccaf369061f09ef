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
    { .bad = "国务院⟦416日⟧召开会议。", .fixed = "国务院4月16日召开会议。" },
    { .bad = "办法自2015年⟦51日⟧起施行。", .fixed = "办法自2015年5月1日起施行。" },
    { .bad = "⟦910日⟧是教师节，县里慰问老教师。", .fixed = "9月10日是教师节，县里慰问老教师。" },
    { .good = "一美元兑112日元，指数跌破125日均线，45日龄的仔猪断奶。" },
    { .good = "工人们奋战125日，贯通隧道；他住院48日，病愈出院。" },
    { .good = "公示45日，期满无异议；第115日，船队抵港。" },
    { .good = "全县开展100日攻坚行动。" },
    { .good = "这是约定。120日内未答复的，视为同意。" },
    { .good = "今天是开工的第365日，工程历时217日。" },
    { .good = "决定自收到之日起120日内作出，不得超过180日。" },
    { .good = "2018年3月起施行，2020年12月31日废止。" },
    { .good = "泳池因维修关闭主池43日；六个体育馆照常开放。" },
    { .good = "库存12016吨，每月用20163度电。" },
    { NULL } },
  .check = check,
};

static gboolean
starts_with_any (const char *p, const char *end, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (kw_utf8_begins (p, end, words[i]))
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
report (KwContext *ctx, const KwArticle *article, const char *p, const char *q, const char *repair, KwFixSafety safety,
        const char *reading)
{
  const char *text = article->fold.text;
  KwSpan span = kw_article_unfold (article, kw_span ((gsize) (p - text), (gsize) (q - text) + 3));
  KwFinding *finding = kw_report (ctx, article, span);
  if (repair != NULL)
    kw_finding_set_replacement (finding, repair, safety);
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
  report (ctx, article, p, month, repair, KW_FIX_SAFE, repair);
}

/* What stands before a number of days. */
static gboolean
opens_length (const char *floor, const char *p)
{
  static const char *const words[] = { "第", "每", "近", "约", "达", "满", "逾", "共", "仅", "用", "花", "期", "为", "长",
                                       "足", "整", "超", "过", "这", "那", "前", "后", "首", "头", "近日", "连续", "累计",
                                       "历时", "历经", "持续", "耗时", "历", "期限", "至少", "最多", "少于", "多于", "等于",
                                       "不到", "不足", "高于", "低于", "倒计时", "延长", "缩短", "提前", "推迟", "休假", "假期",
                                       "之日起", "每隔", "平均", "年均", "大约", "将近", "几乎", "合计", "折合", "总计", "约合",
                                       "汇率", "价格", "单价", "售价", "元", "兑", "战", "干", "住院", "卧床", "拘留",
                                       "羁押", "关押", "停工", "停产", "隔离", "滞留", "停留", "坚持", "坚守", "航行", "训练", "-", "~", "—", "+", "×", "/" };
  return ends_with_any (floor, p, words, G_N_ELEMENTS (words));
}

/* What stands behind a number of days, or makes another word of 日. */
static gboolean
closes_length (const char *p, const char *end)
{
  static const char *const words[] = {
    "内", "后", "前", "以", "之", "的", "期", "左", "上下", "来", "间", "工", "攻", "行动", "倒计", "无", "连", "不",  "为",
    "是", "计", "余", "多", "元", "本", "均", "龄", "产", "报", "志", "常", "夜", "历",   "照",   "喀", "游", "式", "系",
    "文", "语", "军", "方", "益", "渐", "趋", "籍", "裔", "商", "资", "企", "光", "化",   "用",   "立", "航", "圆", "子",
    "薪", "晒", "落", "出", "租", "结", "利", "息", "累", "线", "大", "维", "誓", "安全", "免",   "行", "程", "成", "卡",
    "套", "票", "刊", "记", "班", "耗", "销", "存", "处", "供", "增", "平", "需", "全",   "满",   "谈", "韩", "美", "俄",
    "%",  "/",  "×",  "x",  "*"
  };
  return starts_with_any (p, end, words, G_N_ELEMENTS (words));
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

static gboolean
follows_year (const char *floor, const char *p)
{
  return p - floor >= 7 && memcmp (p - 3, "年", 3) == 0 && kw_is_digit ((guchar) p[-4]) && kw_is_digit ((guchar) p[-5]) &&
         kw_is_digit ((guchar) p[-6]) && kw_is_digit ((guchar) p[-7]) && (p - floor == 7 || !kw_is_digit ((guchar) p[-8])) &&
         value_of (p - 7, 4) >= 1900 && value_of (p - 7, 4) <= 2099;
}

/* Round numbers of days up to a year are lengths of time as often as not. */
static gboolean
is_round (int days)
{
  return days == 45 || days == 365 || (days <= 360 && days % 10 == 0);
}

/* What stands before a day at which something happens: a clause's start, a
 * preposition of time. */
static gboolean
opens_date (const char *floor, const char *p)
{
  static const char *const words[] = { ",", "。", ";", ":", "(", "“", "「", "\n", "于", "在", "至", "到", "截至", "截止", "时间", "从", "自" };
  return p == floor || ends_with_any (floor, p, words, G_N_ELEMENTS (words));
}

static gboolean
ends_clause (const char *p, const char *end)
{
  static const char *const marks[] = { ",", "。", ";", ")", "、", "\n" };
  return p >= end || starts_with_any (p, end, marks, G_N_ELEMENTS (marks));
}

/* The one reading, or the two. */
static char *
either (char readings[2][32], guint n)
{
  return n > 1 ? g_strdup_printf (KW_VALUE ("%s or %s"), readings[0], readings[1]) : g_strdup (readings[0]);
}

/* A year, and at once a day: 2014年11日. With two digits it may be that all of
 * the month is missing. */
static void
check_day_of_year (KwContext *ctx, const KwArticle *article, const char *p, const char *day)
{
  gsize n = (gsize) (day - p);
  char readings[2][32];
  guint found = n <= 4 ? day_readings (p, n, readings) : 0;
  if (found == 0)
    return;
  g_autofree char *both = either (readings, found);
  report (ctx, article, p, day, found == 1 ? readings[0] : NULL, n == 2 ? KW_FIX_UNSAFE : KW_FIX_SAFE, both);
}

/* 930日是…纪念日: more days than a year has are named as one. */
static gboolean
is_named_day (int days, const char *behind, const char *end)
{
  const char *stop = behind + MIN (end - behind, 60);
  if (days <= 366 || !kw_utf8_begins (behind, end, "是"))
    return FALSE;
  for (const char *p = behind; p < stop && *p != ','; p += kw_utf8_len ((guchar) *p))
    if (kw_utf8_begins (p, stop, "节") || kw_utf8_begins (p, stop, "纪念日") || kw_utf8_begins (p, stop, "生日"))
      return TRUE;
  return FALSE;
}

/* No month has so many days, and nothing makes it a length of time. */
static void
check_month_day (KwContext *ctx, const KwArticle *article, const char *floor, const char *p, const char *day, const char *end)
{
  gsize n = (gsize) (day - p);
  char readings[2][32];
  int days = n >= 2 && n <= 4 ? value_of (p, n) : 0;
  /* 关闭主池43日;: how long it was. */
  if (n == 2 && ends_clause (day + 3, end) && !opens_date (floor, p))
    return;
  if (days <= 31 || ends_with_any (floor, p, (const char *const[]){ "月" }, 1) || opens_length (floor, p) ||
      (closes_length (day + 3, end) && !is_named_day (days, day + 3, end)) || (is_round (days) && !opens_date (floor, p)))
    return;
  guint found = day_readings (p, n, readings);
  if (found == 0)
    return;
  g_autofree char *both = either (readings, found);
  report (ctx, article, p, day, found == 1 ? readings[0] : NULL, KW_FIX_SAFE, both);
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
  for (const char *q = floor; (q = kw_find_digit (q, end)) < end;)
    {
      while (q < end && kw_is_digit ((guchar) *q))
        q++;
      gboolean month = kw_utf8_begins (q, end, "月");
      if (!month && !kw_utf8_begins (q, end, "日"))
        continue;
      const char *p = digits_before (floor, q);
      if (p != NULL && month)
        check_year_month (ctx, article, p, q);
      else if (p != NULL && follows_year (floor, p))
        check_day_of_year (ctx, article, p, q);
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
