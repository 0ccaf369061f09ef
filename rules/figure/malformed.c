/* rules/figure/malformed.c - a number that nobody writes so: 48.37%%, 1.4亿亿, 1,23,456 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_malformed) {
  .name = "figure/malformed",
  .severity = KW_ERROR,
  .summary = "A number whose signs cannot all be right",
  .why = "`12.5%%`, `3.2亿亿元`, `4..5%`, `1.2.3万人`, `1,23,456元`, `3.1%个百分点`, `18.6，。`: a sign was\n"
         "typed twice, a template printed its own % sign behind a value that had one, a digit or the\n"
         "unit was dropped on the way. What the number was can be guessed at best; programs read\n"
         "another one.\n\n"
         "Left alone: versions, dates, sections and addresses (1.2.3), lists (1,2,3), the grouping by\n"
         "four that East Asia also uses (1,2345), the 亿亿 of computing and astronomy, 4万万同胞, and\n"
         "numbers in program text.",
  .message = "{text} is no number: {reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "粮食产量增长⟦12.5%%⟧。", .fixed = "粮食产量增长12.5%。" },
    { .bad = "总投资⟦3.2亿亿⟧元，惠及三县。", .fixed = "总投资3.2亿元，惠及三县。" },
    { .bad = "入户率⟦4..5%⟧，处于低位。", .fixed = "入户率4.5%，处于低位。" },
    { .bad = "全县常住人口⟦1.2.3万⟧人，拨款⟦1,23,456⟧元。" },
    { .bad = "占比提高⟦3.1%个百分点⟧。", .fixed = "占比提高3.1个百分点。" },
    { .bad = "水面面积达⟦18.6，。⟧村民说不止，覆盖率为⟦百分之85%⟧。" },
    { .bad = "合格率⟦９８％％⟧，居全省前列。", .fixed = "合格率98%，居全省前列。" },
    { .bad = "筹资⟦12.5.万⟧元，同比增长⟦.5%⟧，人均⟦100元元⟧。合同金额为￥⟦3,4567.00⟧元，另付￥3,456.00元。" },
    { .bad = "出口额增长⟦17.3.5%⟧，税收⟦12.3.4亿⟧元。每台补贴$⟦3,25,000⟧，押金￥⟦12,34,500⟧。产量增长⟦%12.5⟧，占全县的四成，比重提高⟦2.5个百分点点⟧，利润占⟦4。5%⟧。" },
    { .bad = "全年审核报关单⟦1,84,620⟧份。" },
    { .good = "表中增长%12.5 8.6，完成率%12；共12。5%的农户没有报名，比上年提高2.5个百分点点评如下。" },
    { .good = "软件升级到3.5.6版，见第1.2.3节，地址为10.1.2.3，2016.3.28成稿。房号为101,102,1103号，选项为1,2,3；甲厂产值1,2345元，乙厂产值1,234,567元。" },
    { .good = "能量高于2亿亿电子伏特的粒子，价值3000亿亿美元的小行星；该机运算速度达每秒9.3亿亿次；4万万同胞，12万亿元，放射量1.2万万亿贝克。" },
    { .good = "概率为1.2%，％号在全角时是另一个字符，printf(\"5%%d\")。" },
    { .good = "见[第七课](docs/7.%20%E8%A1%A8%E6%A0%BC.md)和[12. 表格](12.%20表格.md)。" },
    { .good = "5，23，456元三档任选，分别为1,23,456元。\n1.万元以下不罚。2.5.1亿元以上项目另批。" },
    { NULL } },
  .check = check,
};

typedef struct
{
  KwContext *ctx;
  const KwArticle *article;
  const char *text;
  const char *floor; /* of the block */
  const char *end;
} Reader;

/* Digits with the points and commas between them: 1,234.5; 1.2.3; 4..5. */
typedef struct
{
  const char *p;
  const char *q; /* behind the last digit */
  guint points;
  guint commas;
  const char *double_point;
} Run;

static void
report (const Reader *r, const char *p, const char *q, const char *repair, const char *reason)
{
  KwSpan folded = kw_span ((gsize) (p - r->text), (gsize) (q - r->text));
  KwFinding *finding = kw_report (r->ctx, r->article, kw_article_unfold (r->article, folded));
  if (repair != NULL)
    kw_finding_set_replacement (finding, repair, KW_FIX_UNSAFE);
  kw_finding_add_arg (finding, "reason", reason);
}

static gboolean
begins_any (const Reader *r, const char *p, const char *const *words)
{
  return kw_utf8_begins_any (p, r->end, words);
}

static gboolean
ends_any (const Reader *r, const char *p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);
      if ((gsize) (p - r->floor) >= n && memcmp (p - n, words[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the text has CHARACTER itself at the folded place P: folding made
 * one of several commas, of which only some group digits. */
static gboolean
is_written (const Reader *r, const char *p, char character)
{
  gsize at = (gsize) (p - r->text);
  return r->article->text[kw_article_unfold (r->article, kw_span (at, at + 1)).start] == character;
}

/* The run that begins with the digit at P. */
static Run
read_run (const Reader *r, const char *p)
{
  Run run = { .p = p, .q = p };
  for (const char *q = p; q < r->end;)
    if (kw_is_digit ((guchar) *q))
      run.q = ++q;
    else if ((*q == '.' || *q == ',') && q + 1 < r->end && kw_is_digit ((guchar) q[1]) && is_written (r, q, *q))
      {
        run.points += *q == '.';
        run.commas += *q == ',';
        q++;
      }
    else if (*q == '.' && q + 2 < r->end && q[1] == '.' && kw_is_digit ((guchar) q[2]) && run.double_point == NULL)
      {
        run.double_point = q;
        q += 2;
      }
    else
      break;
  return run;
}

/* Part of a name, an address, a formula: no number that the text states. */
static gboolean
is_entangled (const Reader *r, const Run *run)
{
  guchar before = run->p > r->floor ? (guchar) run->p[-1] : '\n';
  return g_ascii_isalpha (before) || (before != '\0' && strchr ("./_#@&=%+\\$\"'", before) != NULL);
}

/* What a stated number is followed by. */
static gboolean
has_unit (const Reader *r, const char *p)
{
  static const char *const units[] = { "%",  "‰",  "万",   "亿",   "元",   "美元", "人",     "名",     "户",   "亩",   "吨",
                                       "公斤", "千克", "公里", "公顷", "平方", "立方", "千瓦", "个百分点", "辆", "台", "套", "倍", NULL };
  return begins_any (r, p, units);
}

/* 48.37%%: one % too many, but none of a program's. */
static void
check_percents (const Reader *r, const Run *run)
{
  const char *q = run->q;
  while (q < r->end && *q == '%')
    q++;
  if (q - run->q < 2 || q - run->q > 3 || g_ascii_isalnum (kw_utf8_at (q, r->end)) || kw_utf8_at (q, r->end) == '"')
    return;
  g_autofree char *repair = g_strdup_printf ("%.*s%%", (int) (run->q - run->p), run->p);
  report (r, run->p, q, repair, KW_VALUE ("the % sign stands twice"));
}

/* 3.1%个百分点, 百分之85% */
static void
check_percent_words (const Reader *r, const Run *run)
{
  static const char *const points[] = { "个百分点", "百分点", NULL };
  static const char *const doubled[] = { "个百分点点,", "个百分点点。", "个百分点点;", "个百分点点、", NULL };
  static const char *const hundredths[] = { "百分之", NULL };
  const char *q = run->q + 1;
  if (begins_any (r, run->q, doubled))
    report (r, run->p, run->q + 15, NULL, KW_VALUE ("a character stands twice"));
  if (run->q >= r->end || *run->q != '%')
    return;
  if (begins_any (r, q, points))
    {
      gsize n = kw_utf8_begins (q, r->end, "个") ? 12 : 9;
      g_autofree char *repair = g_strdup_printf ("%.*s个百分点", (int) (run->q - run->p), run->p);
      report (r, run->p, q + n, repair, KW_VALUE ("per cent or percentage points, not both"));
    }
  else if (ends_any (r, run->p, hundredths))
    report (r, run->p - 9, q, NULL, KW_VALUE ("百分之 and % say the same"));
}

/* 1.4亿亿: of money and of people there is not so much. */
static void
check_scales (const Reader *r, const Run *run)
{
  static const char *const large[] = { "次", "级", "分", "千米", "公里", "吨", "年", "颗", "比特", "字节", "度", "焦", "瓦", "光年",
                                       "克", "种", "亿", "立方", "个原子", "个星", "倍", "摄氏", "浮点", "K", "k", "米", "条", "量", "枚", "个",
                                       "电子伏", "贝克", "美元", "赫", "帕", "牛", NULL };
  static const char *const people[] = { "亿", "同胞", "人", "两", "国民", "民众", "中国", "没", "不", "农民", "百姓", "同志", "华夏", "生灵", NULL };
  gboolean yi = kw_utf8_begins (run->q, r->end, "亿亿"), wan = kw_utf8_begins (run->q, r->end, "万万");
  if (kw_utf8_begins (run->q, r->end, "亿万元") || kw_utf8_begins (run->q, r->end, "万亿亿元"))
    {
      report (r, run->p, run->q + (kw_utf8_begins (run->q, r->end, "亿万") ? 6 : 9), NULL, KW_VALUE ("its scales contradict each other"));
      return;
    }
  if ((!yi || begins_any (r, run->q + 6, large)) && (!wan || !has_unit (r, run->q + 6) || begins_any (r, run->q + 6, people)))
    return;
  g_autofree char *repair = g_strdup_printf ("%.*s%s", (int) (run->q - run->p), run->p, yi ? "亿" : "万");
  report (r, run->p, run->q + 6, repair, KW_VALUE ("the scale stands twice"));
}

/* 1,23,456元: groups of three beside one of another length. Four digits a group is
 * another custom, and a list has no unit of its own or says so. */
static gboolean
has_bad_groups (const Run *run)
{
  guint threes = 0, others = 0, length = 0, groups = 0;
  for (const char *p = run->p; p <= run->q; p++)
    if (p < run->q && kw_is_digit ((guchar) *p))
      length++;
    else
      {
        gboolean first = groups++ == 0;
        if (first && (length > 3 || *run->p == '0'))
          return FALSE;
        threes += !first && length == 3;
        others += !first && length != 3;
        length = 0;
        if (p < run->q && *p == '.')
          break;
      }
  return groups >= 3 && threes > 0 && others > 0;
}

/* ¥1,2345.00: who writes two decimals of money groups by threes. */
static gboolean
is_bad_sum (const Reader *r, const Run *run)
{
  const char *comma = memchr (run->p, ',', (gsize) (run->q - run->p)), *point = memchr (run->p, '.', (gsize) (run->q - run->p));
  static const char *const signs[] = { "￥", "¥", "$", NULL };
  return run->commas == 1 && run->points == 1 && comma != NULL && point > comma && run->q - point == 3 && point - comma != 4 &&
         ends_any (r, run->p, signs);
}

static void
check_groups (const Reader *r, const Run *run)
{
  if (is_bad_sum (r, run))
    report (r, run->p, run->q, NULL, KW_VALUE ("digits are grouped by threes, but not here"));
  static const char *const signs[] = { "￥", "¥", "$", NULL };
  static const char *const counters[] = { "份", "件", "个", "起", "宗", "次", "篇", "册", "张", "只", "头", "株", "棵", "艘", "架", "家", "所", "座", "项", "场", "票", "例", "斤", "米", NULL };
  static const char *const lists[] = { "分别为", "分别是", "依次为", "分别", "依次", "各", "第", "号为", "编号", "为:", ":", NULL };
  if (run->commas >= 2 && run->points < 2 && run->double_point == NULL && has_bad_groups (run) &&
      (has_unit (r, run->q) || begins_any (r, run->q, counters) || ends_any (r, run->p, signs)) &&
      !ends_any (r, run->p, lists))
    report (r, run->p, run->q, NULL, KW_VALUE ("digits are grouped by threes and not by threes"));
}

static gboolean
is_section (const Reader *r, const Run *run)
{
  static const char *const breaks[] = { "。", ";", "!", "?", "第", "见", "条", "章", "节", "表", "图", "版", "(", "、", "v", "附件", NULL };
  gboolean year = run->q - run->p > 4 && run->p[4] == '.' && (memcmp (run->p, "19", 2) == 0 || memcmp (run->p, "20", 2) == 0) &&
                  kw_is_digit ((guchar) run->p[2]) && kw_is_digit ((guchar) run->p[3]);
  return run->p == r->floor || year || ends_any (r, run->p, breaks);
}

/* 3.5.6亿, 12..5%. */
static void
check_points (const Reader *r, const Run *run)
{
  static const char *const scales[] = { "%", "‰", "万", "亿", "个百分点", "倍", NULL };
  if (run->commas > 0 || (run->points == 0 && run->double_point == NULL) || is_section (r, run))
    return;
  if (run->double_point != NULL && run->points == 0 && has_unit (r, run->q))
    {
      gboolean unit = *run->q == '%';
      g_autofree char *repair =
        g_strdup_printf ("%.*s%.*s%s", (int) (run->double_point - run->p), run->p, (int) (run->q - run->double_point - 1),
                         run->double_point + 1, unit ? "%" : "");
      report (r, run->p, run->q + unit, repair, KW_VALUE ("the decimal point stands twice"));
    }
  else if (run->double_point == NULL && run->points == 2 && begins_any (r, run->q, scales))
    {
      report (r, run->p, run->q + (*run->q == '%' ? 1 : 3), NULL, KW_VALUE ("it has two decimal points"));
    }
}

/* 12.5.万元, 5.%, 增长.5%: digits are missing on one side of the point. */
static void
check_open_point (const Reader *r, const Run *run)
{
  static const char *const scales[] = { "万", "亿", NULL };
  static const char *const places[] = { "第", "图", "表", "附件", "章", "节", "条", "款", "之", NULL };
  gunichar before = kw_utf8_before (run->p, r->floor);
  /* 7.%20表格.md: an address writes a blank so. */
  gboolean escape = r->end - run->q > 3 && g_ascii_isxdigit (run->q[2]) && g_ascii_isxdigit (run->q[3]);
  gboolean percent = run->q + 1 < r->end && run->q[1] == '%' && !escape, plain = run->points == 0 || run->points == 1;
  if (run->q + 1 < r->end && *run->q == '.' && plain && run->commas == 0 && run->double_point == NULL &&
      (percent || (kw_is_han (before) && !ends_any (r, run->p, places) && begins_any (r, run->q + 1, scales))))
    report (r, run->p, run->q + (percent ? 2 : 4), NULL, KW_VALUE ("digits are missing behind the point"));
}

/* 增长%12.5: the sign on the wrong side. */
static void
check_leading_percent (const Reader *r, const Run *run)
{
  static const char *const before[] = { "为", "达", "达到", "增长", "下降", "提高", "是", "了", NULL };
  static const char *const behind[] = { ",", "。", ";", "、", NULL };
  if (run->p > r->floor && run->p[-1] == '%' && ends_any (r, run->p - 1, before) && begins_any (r, run->q, behind) &&
      run->points < 2 && run->commas == 0 && run->double_point == NULL)
    {
      g_autofree char *repair = g_strdup_printf ("%.*s%%", (int) (run->q - run->p), run->p);
      report (r, run->p - 1, run->q, repair, KW_VALUE ("the % sign stands before it"));
    }
}

/* 占4。5%: a full stop for the point. */
static void
check_full_stop (const Reader *r, const Run *run)
{
  static const char *const before[] = { "占", "长", "达", "为", "到", "高", "降", "约", "了", "的", NULL };
  if (!kw_utf8_begins (run->q, r->end, "。") || run->points > 0 || run->commas > 0 || !ends_any (r, run->p, before))
    return;
  const char *q = run->q + 3, *digits = q;
  while (q < r->end && q - digits < 3 && kw_is_digit ((guchar) *q))
    q++;
  if (q == digits || q == r->end || *q != '%')
    return;
  g_autofree char *repair = g_strdup_printf ("%.*s.%.*s%%", (int) (run->q - run->p), run->p, (int) (q - digits), digits);
  report (r, run->p, q + 1, repair, KW_VALUE ("its point is a full stop"));
}

/* A run that a point opens, behind Han. */
static void
check_leading_point (const Reader *r, const Run *run)
{
  if (run->p - r->floor > 3 && run->p[-1] == '.' && kw_is_han (kw_utf8_before (run->p - 1, r->floor)) &&
      run->points == 0 && run->q < r->end && *run->q == '%')
    report (r, run->p - 1, run->q + 1, NULL, KW_VALUE ("digits are missing before the point"));
}

/* 100元元, 3万吨吨 */
static void
check_units (const Reader *r, const Run *run)
{
  static const char *const doubled[] = { "元元", "吨吨", "亩亩", "万元万元", "亿元亿元", "公里公里" };
  static const char *const others[] = { "旦", "宵", "素", "月", "年", "帅", "件", "首", "老", "均", "产", NULL };
  static const char *const scales[] = { "万", "亿", NULL };
  const char *q = run->q;
  for (guint i = 0; i < 2; i++)
    q += begins_any (r, q, scales) && !kw_utf8_begins (q, r->end, "万元万元") && !kw_utf8_begins (q, r->end, "亿元亿元") ? 3 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (doubled); i++)
    {
      gsize n = strlen (doubled[i]);
      if (!kw_utf8_begins (q, r->end, doubled[i]) || begins_any (r, q + n, others))
        continue;
      g_autofree char *repair = g_strdup_printf ("%.*s", (int) (q + n / 2 - run->p), run->p);
      report (r, run->p, q + n, repair, KW_VALUE ("the unit stands twice"));
      return;
    }
}

/* 28.6,。: the unit is lost, or the rest of the number. */
static void
check_end (const Reader *r, const Run *run)
{
  static const char *const breaks[] = { ",。", ",,。", "、。", ".。", NULL };
  if (run->points == 1 && begins_any (r, run->q, breaks))
    {
      const char *full_stop = memmem (run->q, (gsize) (r->end - run->q), "。", 3);
      report (r, run->p, full_stop + 3, NULL, KW_VALUE ("what it counts is missing"));
    }
}

/* Nothing beside it that any check looks for, as with most. */
static gboolean
is_plain (const Reader *r, const Run *run)
{
  static const char *const behind[] = { ".", "%", "。", "万", "亿", "个", "元", "吨", "亩", "公", NULL };
  char before = run->p > r->floor ? run->p[-1] : '\n';
  return run->points == 0 && run->commas == 0 && run->double_point == NULL && before != '.' && before != '%' &&
         before != '$' && !begins_any (r, run->q, behind);
}

static void
check_run (const Reader *r, const Run *run)
{
  if (is_plain (r, run))
    return;
  check_leading_point (r, run);
  check_leading_percent (r, run);
  if (run->p > r->floor && run->p[-1] == '$')
    check_groups (r, run);
  if (is_entangled (r, run))
    return;
  check_open_point (r, run);
  check_units (r, run);
  check_percents (r, run);
  check_percent_words (r, run);
  check_scales (r, run);
  check_groups (r, run);
  check_points (r, run);
  check_end (r, run);
  check_full_stop (r, run);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      Reader r = { ctx, article, text, text + block->folded.start, text + block->folded.end };
      if (block->kind == KW_BLOCK_CHROME)
        continue;
      for (const char *p = r.floor; (p = kw_find_digit (p, r.end)) < r.end;)
        {
          Run run = read_run (&r, p);
          check_run (&r, &run);
          p = run.q;
        }
    }
}
