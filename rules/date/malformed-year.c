/* rules/date/malformed-year.c - a year with a digit too many, too few, or no digit: 20201年5月, 2O16年 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_malformed_year) {
  .name = "date/malformed-year",
  .severity = KW_ERROR,
  .summary = "A year that is none: a digit too many or too few, or a letter for a digit",
  .why = "`20183年4月` is no year that anybody lives in: a key was hit twice, a digit was left when the\n"
         "year was changed, an O was typed for a 0. Search by time and every program that reads\n"
         "dates lose the article or put it in another century.\n\n"
         "Lengths of time (距今20000年), years of the Republic (103年5月), years of antiquity and\n"
         "articles about them are left alone. A repair is offered only where one digit dropped,\n"
         "added or exchanged leaves one year near the article's own; else the possible years are in\n"
         "the arguments.",
  .message = "{text} is no year{reading}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "工程于⟦20183年⟧4月开工，2019年完工。" },
    { .bad = "工程于⟦20138年⟧4月开工。", .date = "2018-06-01", .fixed = "工程于2018年4月开工。" },
    { .bad = "自⟦20183年⟧起，全县推行网格化管理。" },
    { .bad = "⟦201年⟧9月,县里成立了合作社,2016年扩大到八家。" },
    { .bad = "他⟦2O17年⟧返乡，⟦2o18年⟧办起养鸡场。", .fixed = "他2017年返乡，2018年办起养鸡场。" },
    { .bad = "本办法自⟦二〇一六六年⟧五月一日起施行。" },
    { .bad = "⟦20172017年⟧，全县脱贫。" },
    { .bad = "⟦2105年⟧3月，村里通了自来水。", .date = "2015-04-02", .fixed = "2015年3月，村里通了自来水。" },
    { .bad = "⟦3016年⟧5月，村里通了自来水。", .date = "2016-06-02", .fixed = "2016年5月，村里通了自来水。" },
    { .bad = "全县⟦20157年⟧实现整体脱贫。", .date = "2015-12-02" },
    { .bad = "学校⟦20185年⟧春季学期开了新课，⟦201年⟧底建成操场。", .date = "2018-06-01" },
    { .bad = "⟦2108年⟧，全镇接待游客12万人次。⟦2081年⟧以来又多了三成，⟦22018年⟧6月最多。", .date = "2019-05-06" },
    { .bad = "自⟦207年⟧5月公司迁到开发区，又招了三批工人。" },
    { .bad = "自⟦201年⟧6月实施农村电影放映工程以来，我市坚持一村一月一场。\n2015年，全市放映公益电影8964场。" },
    { .good = "工期201年底才算完；服务在册201年在岗；晋武帝时，219年在洛阳。" },
    { .good = "二O一六年五月，二0一六年底。" },
    { .good = "这批化石距今约20150年，另一批有20201年历史。" },
    { .good = "公元201年9月，官渡之战后曹操北征；又据记载，218年5月大疫。" },
    { .good = "民国103年5月开工，104年9月完工。" },
    { .good = "618年5月，李渊称帝，定都长安。" },
    { .good = "服务201年，2016年9月完成改造；编号A20183年检合格。" },
    { .good = "2014-2016年投入资金，2016年5月完工。" },
    { .good = "土地租期至2105年3月。", .date = "2015-04-02" },
    { NULL } },
  .check = check,
};

#define YEARS_BACK 3
#define RUN_MAX 8

typedef struct
{
  const KwArticle *article;
  const char *text;
  const char *floor; /* of the block */
  const char *end;
  int published; /* year; 0 */
} Reader;

/* Digits as written before 年: ASCII, letters taken for them, or Han. */
typedef struct
{
  const char *p;
  const char *year; /* of the 年 */
  guint n;
  guint letters;
  gboolean han;
  char digits[RUN_MAX + 1];
} Run;

static gboolean
has_before (const Reader *r, const char *p, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (p - r->floor) >= n && memcmp (p - n, word, n) == 0;
}

/* The digit that ends at Q, its length in *LEN; -1 for none. The text is
 * folded: O, I and l are o, i and l. */
static int
digit_before (const Reader *r, const char *q, gboolean han, gsize *len)
{
  static const char *const names[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "零" };
  static const char leads[] = "\xE3\xE4\xE5\xE9"; /* their first bytes */
  *len = han ? 3 : 1;
  if (!han)
    return q == r->floor ? -1 : kw_is_digit ((guchar) q[-1]) ? q[-1] - '0' : q[-1] == 'o' ? 0 : q[-1] == 'i' || q[-1] == 'l' ? 1 : -1;
  gboolean likely = q - r->floor >= 3 && q[-3] != '\0' && strchr (leads, q[-3]) != NULL;
  for (guint i = 0; likely && i < G_N_ELEMENTS (names); i++)
    if (has_before (r, q, names[i]))
      return (int) (i % 10);
  /* 二O一六年, 二0一六年 is how many type it. */
  *len = 1;
  return q > r->floor + 2 && (q[-1] == 'o' || q[-1] == '0') && (guchar) q[-2] >= 0x80 ? 0 : -1;
}

static gboolean
read_run (const Reader *r, const char *year, Run *run)
{
  *run = (Run){ .p = year, .year = year };
  run->han = year > r->floor && (guchar) year[-1] >= 0x80;
  char reversed[RUN_MAX];
  gsize len;
  int digit;
  while ((digit = digit_before (r, run->p, run->han, &len)) >= 0)
    {
      if (run->n == RUN_MAX)
        return FALSE;
      reversed[run->n++] = (char) ('0' + digit);
      run->letters += !run->han && g_ascii_isalpha (run->p[-1]);
      run->p -= len;
    }
  for (guint i = 0; i < run->n; i++)
    run->digits[i] = reversed[run->n - 1 - i];
  return run->n >= 3;
}

/* A number that goes on to the left: no year. */
static gboolean
is_part_of_more (const Reader *r, const Run *run)
{
  static const char *const others[] = { "第", "万", "千", "百", "十", "亿", "点", "数", "几" };
  guchar before = run->p > r->floor ? (guchar) run->p[-1] : '\n';
  if (g_ascii_isalnum (before) || (before != '\0' && strchr (".,/_#+-:", before) != NULL && run->p - 1 > r->floor &&
                                   g_ascii_isalnum (run->p[-2])))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has_before (r, run->p, others[i]))
      return TRUE;
  return FALSE;
}

/* Does a month stand behind the 年? */
static gboolean
has_month (const Reader *r, const Run *run)
{
  static const char *const tens[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  const char *p = run->year + 3, *start = p;
  while (p < r->end && p - start < 2 && kw_is_digit ((guchar) *p))
    p++;
  for (guint k = 0; p == start + 3 * k && k < 2; k++)
    for (guint i = 0; i < G_N_ELEMENTS (tens); i++)
      if (p == start + 3 * k && kw_utf8_begins (p, r->end, tens[i]))
        p += 3;
  return p > start && kw_utf8_begins (p, r->end, "月") && !kw_utf8_begins (p, r->end, "月龄");
}

static KwSpan
around (const Reader *r, const Run *run, guint bytes)
{
  const char *from = run->p - r->floor > (gssize) bytes ? run->p - bytes : r->floor;
  const char *to = r->end - run->year > (gssize) bytes ? run->year + bytes : r->end;
  return kw_span ((gsize) (from - r->text), (gsize) (to - r->text));
}

/* Words of antiquity and of lengths of time near the run. */
static gboolean
is_old_or_long (const Reader *r, const Run *run)
{
  static const char *const words[] = { "公元", "距今", "王朝", "皇帝", "称帝", "登基", "建元", "化石", "地质", "文物", "史前", "光年",
                                       "罗马", "晋",   "汉",   "唐",   "曹操", "刘备", "孙权", "可汗", "朝",   "西历", "万年", "历史",
                                       "天文", "周期", "民国", "年号", "史记", "史书", "民國", NULL };
  return kw_phrase_has_any (r->text, around (r, run, 240), words);
}

static int
value_of (const char *digits, guint n)
{
  int value = 0;
  for (guint i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

/* The years that one slip of RUN's digits may have been, near publication where
 * that is known. */
static guint
candidates (const Reader *r, const Run *run, int *years)
{
  gboolean known = r->published != 0;
  return kw_year_slips (run->digits, run->n, known ? r->published - YEARS_BACK : 1900, known ? r->published + 1 : 2099, years);
}

static void
report (KwContext *ctx, const Reader *r, const Run *run, const int *years, guint n)
{
  KwSpan folded = kw_span ((gsize) (run->p - r->text), (gsize) (run->year - r->text) + 3);
  KwFinding *finding = kw_report (ctx, r->article, kw_article_unfold (r->article, folded));
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? " " : "", years[i]);
  g_autofree char *repair = n == 1 ? kw_year_spelt (years[0], run->han) : NULL;
  if (repair != NULL)
    kw_finding_set_replacement (finding, repair, KW_FIX_UNSAFE);
  g_autofree char *reading = n == 0 || n == KW_YEAR_SLIPS_MAX ? g_strdup ("") : g_strdup_printf (KW_VALUE ("; perhaps %s"), list->str);
  kw_finding_add_arg (finding, "reading", reading);
  kw_finding_add_arg (finding, "candidates", list->str);
}

/* 20183年秋季, 20167年底: what only a year has. */
static gboolean
has_season (const Reader *r, const Run *run)
{
  static const char *const words[] = { "春季", "夏季", "秋季", "冬季", "上半年", "下半年", "底", "末", "年初", "暑假", "寒假", "春节", "国庆",
                                       "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度", "元旦", "中秋", "度" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_utf8_begins (run->year + 3, r->end, words[i]))
      return TRUE;
  return FALSE;
}

/* 20154年: with a month behind it, or where a year opens a clause. */
static gboolean
is_too_long (const Reader *r, const Run *run)
{
  static const char *const before[] = { "自", "于", "从", "在", "截至", "到", "至", ",", "。", "(", "\n", ";", "、", "是", "即", "《" };
  static const char *const behind[] = { "前", "后", "的", "间", "来", "以", "之", "左", "多", "历", "龄", "老", "级", "寿", "一", "周" };
  gboolean century = memcmp (run->digits, "19", 2) == 0 || memcmp (run->digits, "20", 2) == 0;
  int years[KW_YEAR_SLIPS_MAX];
  if (is_old_or_long (r, run))
    return FALSE;
  if (has_month (r, run) || has_season (r, run))
    return century || (run->n == 5 && r->published != 0 && candidates (r, run, years) == 1);
  if (!century)
    return FALSE;
  if (run->n == 5 && memcmp (run->digits + 3, "00", 2) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (kw_utf8_begins (run->year + 3, r->end, behind[i]))
      return FALSE;
  static const char *const lengths[] = { "约", "近", "超", "经", "历", "距", "过", "达", "长", "前", "有", "为", "隔", "晚", "早", "后",
                                         "需", "要", "用", "共", "每", "逾", "满", "存", "了", "去", "间", "计", "至少" };
  gboolean opens = run->p == r->floor || (r->published != 0 && candidates (r, run, years) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (has_before (r, run->p, lengths[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    opens = opens || has_before (r, run->p, before[i]);
  return opens;
}

/* A year of our time beside it, so that the text is no history. */
static gboolean
is_modern (const Reader *r, const Run *run)
{
  static const char *const words[] = { "公司", "项目", "停车", "游客", "党委", "党支部", "公路", "汽车", "县委", "市委", "社区", "招生", "互联网", "观众", NULL };
  if (r->published >= 1980 || kw_phrase_has_any (r->text, around (r, run, 240), words))
    return TRUE;
  /* In a paragraph before or behind it as well. */
  gsize at = (gsize) (run->p - r->text), start = at - MIN (at, 900);
  const char *end = r->text + MIN (r->article->fold.len, at + 900);
  for (const char *p = r->text + start; p + 7 <= end; p++)
    if ((*p == '1' || *p == '2') && (p == r->text || !kw_is_digit ((guchar) p[-1])) && memcmp (p + 4, "年", 3) == 0 &&
        (memcmp (p, "19", 2) == 0 || memcmp (p, "20", 2) == 0) && kw_is_digit ((guchar) p[2]) && kw_is_digit ((guchar) p[3]))
      return TRUE;
  return FALSE;
}

/* ,201年在…: a clause opens with it, and nothing lasts so long. */
static gboolean
is_named_year (const Reader *r, const Run *run)
{
  static const char *const before[] = { ",", "。", ";", "自", "于", "从", "截至", "到" };
  static const char *const behind[] = { "在", "底", "末", "起", "被", "获", "又", "再", "上半年", "下半年", "春", "夏", "秋", "冬" };
  gboolean opens = run->p == r->floor, goes_on = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    opens = opens || has_before (r, run->p, before[i]);
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    goes_on = goes_on || kw_utf8_begins (run->year + 3, r->end, behind[i]);
  return opens && goes_on;
}

/* 201年9月: what four digits left of 19xx and 20xx; 103年 is the Republic's. */
static gboolean
is_too_short (const Reader *r, const Run *run)
{
  int value = value_of (run->digits, 3);
  gboolean left = (value >= 190 && value <= 221) || (run->digits[0] == '0' && run->digits[1] <= '2');
  if (!has_month (r, run) && !is_named_year (r, run))
    return FALSE;
  return left && is_modern (r, run) && !is_old_or_long (r, run) && !has_before (r, run->p, "前");
}

/* 2108年,全镇接待: a clause opens with it; 2081年以来 is over. */
static gboolean
is_told_of (const Reader *r, const Run *run)
{
  gboolean opens = run->p == r->floor || has_before (r, run->p, "。") || has_before (r, run->p, "\n");
  return kw_utf8_begins (run->year + 3, r->end, "以来") || (opens && kw_utf8_begins (run->year + 3, r->end, ","));
}

/* 2105年3月 told in 2015: two digits changed places. Plans are for round years. */
static gboolean
is_swapped (const Reader *r, const Run *run, const int *years, guint n)
{
  static const char *const plans[] = { "租", "期", "至", "到", "科幻", "小说", "虚构", "截止", "未来", "电影", "将", "预计", NULL };
  int value = value_of (run->digits, 4);
  return n == 1 && r->published != 0 && value >= r->published + 30 && value % 10 != 0 && ABS (years[0] - r->published) <= 1 &&
         (has_month (r, run) || is_told_of (r, run)) && !kw_phrase_has_any (r->text, around (r, run, 60), plans);
}

/* 3016年5月 told in 2016: the year but for its first digit. */
static gboolean
is_mistyped (const Reader *r, const Run *run, int *year)
{
  static const char *const fiction[] = { "科幻", "小说", "虚构", "未来", "电影", "游戏", "宋", "辽", "元", "明", "生于", "建于", "始建", NULL };
  *year = 2000 + value_of (run->digits + 1, 3);
  return r->published != 0 && *run->digits != '2' && (*run->digits == '3' || *run->digits == '1') && *year <= r->published &&
         *year >= r->published - 1 && has_month (r, run) && !is_old_or_long (r, run) &&
         !kw_phrase_has_any (r->text, around (r, run, 240), fiction);
}

/* 20172017年 */
static gboolean
is_doubled (const Run *run)
{
  int value = value_of (run->digits, 4);
  return memcmp (run->digits, run->digits + 4, 4) == 0 && value >= 1900 && value <= 2099;
}

static void
check_run (KwContext *ctx, const Reader *r, const Run *run)
{
  int years[KW_YEAR_SLIPS_MAX] = { 0 };
  guint n = candidates (r, run, years);
  int value = value_of (run->digits, MIN (run->n, 4));
  gboolean wrong = FALSE;
  if (run->letters > 0)
    {
      wrong = run->n == 4 && run->letters < 3 && kw_is_digit ((guchar) run->p[0]) && value >= 1900 && value <= 2099;
      years[0] = value;
      n = 1;
    }
  else if (run->n == 3)
    wrong = is_too_short (r, run);
  else if (run->n == 4 && !(wrong = is_swapped (r, run, years, n)))
    {
      wrong = is_mistyped (r, run, years);
      n = 1;
    }
  else if (run->n == 4)
    ;
  else if (run->n == 8)
    {
      wrong = is_doubled (run);
      years[0] = value;
      n = 1;
    }
  else
    wrong = is_too_long (r, run);
  if (wrong)
    report (ctx, r, run, years, n);
}

static void
check_block (KwContext *ctx, const Reader *r)
{
  for (const char *q = r->floor; (q = kw_find (q, (gsize) (r->end - q), "年")) != NULL; q += strlen ("年"))
    {
      static const char *const others[] = { "年级", "年检", "年报", "年会" };
      Run run;
      gboolean other = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        other = other || kw_utf8_begins (q, r->end, others[i]);
      if (!other && read_run (r, q, &run) && !is_part_of_more (r, &run))
        check_run (ctx, r, &run);
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  KwPeriod anchor = kw_article_anchor (article);
  int published = 0, month, day;
  if (anchor.from != KW_DAY_NONE)
    kw_day_split (anchor.from, &published, &month, &day);
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      const char *text = article->fold.text;
      Reader r = { article, text, text + block->folded.start, text + block->folded.end, published };
      if (block->kind != KW_BLOCK_CHROME)
        check_block (ctx, &r);
    }
}
