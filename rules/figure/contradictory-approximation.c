/* rules/figure/contradictory-approximation.c - two words of vagueness that deny each other: 近4倍多 */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_contradictory_approximation) {
  .name = "figure/contradictory-approximation",
  .severity = KW_WARNING,
  .summary = "Two words of vagueness that contradict each other",
  .why = "`近三百余人` is fewer than 300 by its first word and more by its last; `至少五成以下` and\n"
         "`不足20余家` contradict themselves likewise. One of the two words is left over from an\n"
         "earlier wording. What was meant, nobody can know, and the figure has no value that could be\n"
         "compared.\n\n"
         "Only opposite directions count: 约…左右 says one thing twice, which is no more than clumsy.\n"
         "近 before a length of time is recent (近三年多来), and 最近, 附近, 走近 are other words.",
  .message = "{text}: {before} says less, {after} says more",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "产值是2012年的⟦近3倍多⟧。" },
    { .bad = "活动吸引了⟦近2000余名⟧游客。" },
    { .bad = "全村⟦将近六十多户⟧搬进新居，⟦不足20余家⟧没有报名。" },
    { .bad = "损失⟦近5000万元以上⟧。" },
    { .bad = "出席率⟦最多80%以上⟧。" },
    { .bad = "⟦近百余名⟧学生，⟦近上千家企业⟧，⟦近半数以上⟧来自山区，⟦不超过30%以上⟧住校。" },
    { .bad = "人均增收⟦超过近800元⟧，⟦近超三百户⟧搬进新居。" },
    { .bad = "旅客须⟦至少36小时以内⟧完成登记，行李⟦不少于两件以内⟧。" },
    { .bad = "蓄水量⟦超过3.4亿立方米左右⟧，水位⟦逾90米上下⟧。" },
    { .bad = "⟦不足四成以上⟧的农户买了保险，⟦不到六成以上⟧领到了卡，每户⟦近三千元有余⟧。" },
    { .good = "最近超过三百户搬迁；不超过近三年均值；超过三成的农户在200米以内取水，左右两岸都有。" },
    { .good = "不超过2天以内，最多3人以内，近300米左右，约三千元有余，超过30米的左右两侧。" },
    { .good = "住校生占近一半之多，近三成之多。" },
    { .good = "近百余年来，他最近百余次下乡。" },
    { .good = "近三年多来，近一个多月来，附近20多家企业走近1000余名职工，最近3个多月完成培训。" },
    { .good = "约300人左右参加，约有500余人旁听，至少20人左右留任。" },
    { .good = "近2000名游客，1000多名志愿者，不足20家企业，80%以上的农户。" },
    { .good = "多数人达不到80%以上的要求，还有一些找不到20多个工作岗位。" },
    { .good = "最多10人，200元以上；不足5人的，30人以上的，分别登记。" },
    { .good = "运费：五公斤以下者20元，超过五公斤至十公斤以下者35元。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

typedef enum
{
  DOWN,     /* less than the number */
  AT_LEAST, /* the number or more */
  AT_MOST
} Direction;

static const struct
{
  const char *word;
  Direction direction;
} openers[] = { { "将近", DOWN },   { "接近", DOWN },      { "近", DOWN },       { "不足", DOWN },    { "不到", DOWN },
                { "不满", DOWN },   { "至少", AT_LEAST },  { "最少", AT_LEAST }, { "不少于", AT_LEAST }, { "不低于", AT_LEAST },
                { "超过", AT_LEAST }, { "逾", AT_LEAST },  { "至多", AT_MOST },  { "最多", AT_MOST }, { "不超过", AT_MOST },
                { "不多于", AT_MOST }, { "不高于", AT_MOST },  { "超", AT_LEAST },    { "未满", DOWN },    { "低于", DOWN },
                { "少于", DOWN },       { "突破", AT_LEAST },    { "高于", AT_LEAST },  { "多于", AT_LEAST } };

static gboolean
ends_with (const char *text, gsize p, const char *word)
{
  gsize n = strlen (word);
  return p >= n && memcmp (text + p - n, word, n) == 0;
}

static gboolean
ends_any (const char *text, gsize p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (ends_with (text, p, words[i]))
      return TRUE;
  return FALSE;
}

/* 最近, 附近, 走近, 达不到, 找不到: other words. */
static gboolean
is_other_word (const char *text, gsize start, const char *word)
{
  static const char *const near[] = { "最", "附", "靠", "邻", "临", "远", "就", "亲", "逼", "迫", "相", "新", "走", "贴", "拉", "渐",
                                      "凑", "挨", "切", "浅", "毗", "晚", "抵", "左", "挤", "移", "驶", "飞", "亲", "年", "较", "很", "更", NULL };
  static const char *const not_to[] = { "达", "找", "看", "听", "见", "收", "得", "吃", "买", "办", "做", "想", "碰", "感", "受", "拿",
                                        "用", "遇", "查", "轮", "等", "赶", "提", "学", "追", "料", "说", "签", "领", "卖", "抢", "分", "借", "要", NULL };
  if (strcmp (word, "近") == 0)
    return ends_any (text, start, near);
  return strcmp (word, "不到") == 0 && ends_any (text, start, not_to);
}

/* The last characters of the openers: nearly every figure follows another. */
static gboolean
may_end_opener (const char *text, gsize p)
{
  static const char last[] = "近足到满少于过逾多超破";
  for (guint i = 0; p >= 3 && i + 3 < sizeof last; i += 3)
    if (memcmp (text + p - 3, last + i, 3) == 0)
      return TRUE;
  return FALSE;
}

/* The longest opener that ends at P; its number, -1 for none. */
static int
opener_before (const char *text, gsize p)
{
  int longest = -1;
  if (!may_end_opener (text, p))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (ends_with (text, p, openers[i].word) &&
        (longest < 0 || strlen (openers[i].word) > strlen (openers[longest].word)))
      longest = (int) i;
  return longest >= 0 && !is_other_word (text, p - strlen (openers[longest].word), openers[longest].word) ? longest : -1;
}

/* 超过 and the like, which exclude the number itself; not 至少. */
static gboolean
is_more (const char *opener)
{
  static const char *const words[] = { "超过", "超", "逾", "突破", "高于", "多于" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (opener, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* 余 or 多 in the numeral, in its unit (个多月) or behind it; 上百. */
static const char *
more_word (const char *text, const KwFigure *figure)
{
  KwSpan tail = kw_span (figure->literal.end, figure->folded.end);
  /* 一半之多: as much as half. */
  if (figure->approx == KW_APPROX_RANGE || kw_phrase_has (text, tail, "之多"))
    return NULL;
  if (kw_phrase_has (text, figure->literal, "余"))
    return "余";
  if (kw_phrase_has (text, figure->literal, "多") || kw_phrase_has (text, tail, "多"))
    return "多";
  if (kw_phrase_begins (text, figure->literal, "上"))
    return "上";
  return NULL;
}

typedef enum
{
  SAYS_MORE,
  SAYS_LESS,
  SAYS_ABOUT
} Closing;

static const struct
{
  const char *word;
  Closing says;
} closers[] = { { "以上", SAYS_MORE }, { "以下", SAYS_LESS }, { "以内", SAYS_LESS },  { "之内", SAYS_LESS },  { "多", SAYS_MORE },
                { "有余", SAYS_MORE }, { "出头", SAYS_MORE }, { "左右", SAYS_ABOUT }, { "上下", SAYS_ABOUT } };

/* 超过…左右 cannot be; 近…左右, 至少…左右 say little more than once. */
static gboolean
denies (const char *opener, Direction direction, Closing closing)
{
  if (closing == SAYS_ABOUT)
    return is_more (opener);
  return (direction == AT_LEAST) == (closing == SAYS_LESS);
}

/* What closes FIGURE and denies OPENER; *END is where it ends. */
static const char *
closer_behind (const char *text, guint32 limit, const KwFigure *figure, const char *opener, Direction direction, guint32 *end)
{
  const char *more = more_word (text, figure);
  *end = figure->folded.end;
  if (more != NULL || kw_phrase_has (text, kw_span (figure->literal.end, figure->folded.end), "之多"))
    return direction == AT_LEAST ? NULL : more;
  KwSpan inside = kw_span (figure->literal.end, figure->folded.end),
         rest = kw_span (figure->folded.end, MAX (limit, figure->folded.end));
  for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
    {
      gboolean within = kw_phrase_ends (text, inside, closers[i].word);
      if (!within && !kw_phrase_begins (text, rest, closers[i].word))
        continue;
      *end = figure->folded.end + (within ? 0 : (guint32) strlen (closers[i].word));
      return denies (opener, direction, closers[i].says) ? closers[i].word : NULL;
    }
  return NULL;
}

/* 超过近900元, 近超300户: of two words before the number one is wrong. The first of
 * them; NULL. */
static const char *
denied_before (const char *text, const KwFigure *figure, int opener, gsize *start)
{
  *start = figure->literal.start - strlen (openers[opener].word);
  int first = opener_before (text, *start);
  gboolean opposite = first >= 0 && (openers[first].direction == DOWN
                                         ? is_more (openers[opener].word)
                                         : is_more (openers[first].word) && openers[opener].direction == DOWN);
  if (!opposite)
    return NULL;
  *start -= strlen (openers[first].word);
  return openers[first].word;
}

/* 三年多, 一个多月. */
static gboolean
is_time (const char *text, const char *class_name, guint32 end)
{
  static const char *const classes[] = { "year", "month", "day", "week", "hour", "minute", "second", "age" };
  static const char *const words[] = { "月", "星期", "礼拜", "小时", "钟头", "世纪", "学期", "季度", "年", "天", "周", "夜" };
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (class_name, classes[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (text + end, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* 近 before a length of time is recent; 米以下 is a place. */
static gboolean
is_meant_otherwise (const char *text, const KwFigure *figure, guint32 end, const char *opener, const char *closer)
{
  const char *class_name = kw_unit_class (figure->unit);
  gboolean time = is_time (text, class_name, end);
  if (time && (strcmp (opener, "近") == 0 || strcmp (closer, "以上") == 0 || strcmp (closer, "以下") == 0))
    return TRUE;
  gboolean place = g_str_has_prefix (class_name, "length") || g_str_has_prefix (class_name, "temperature");
  return (place && strcmp (closer, "以下") == 0) || figure->kind == KW_KIND_ORDINAL || strcmp (class_name, "grade") == 0;
}

/* 不足, 不到 and 不满 may be verbs of what 以上 stands for: 不足3人以上的. */
static gboolean
is_verb (const KwFigure *figure, const char *opener, const char *closer)
{
  static const char *const verbs[] = { "不足", "不到", "不满", "未满", "低于", "少于" };
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (opener, verbs[i]) == 0)
      return strcmp (closer, "以上") == 0 && figure->kind != KW_KIND_PERCENT;
  return FALSE;
}

static void
report (KwContext *ctx, const KwArticle *article, KwSpan folded, const char *less, const char *more)
{
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, folded));
  kw_finding_add_arg (finding, "before", less);
  kw_finding_add_arg (finding, "after", more);
}

static void
check_figure (KwContext *ctx, const KwArticle *article, guint32 limit, const KwFigure *figure)
{
  const char *text = article->fold.text;
  int i = opener_before (text, figure->literal.start);
  guint32 end;
  gsize start;
  if (i < 0 || figure->approx == KW_APPROX_RANGE)
    return;
  const char *opener = openers[i].word, *first = denied_before (text, figure, i, &start);
  gboolean up = openers[i].direction == AT_LEAST;
  if (first != NULL && figure->kind != KW_KIND_ORDINAL && !is_time (text, kw_unit_class (figure->unit), figure->folded.end))
    report (ctx, article, kw_span (start, figure->folded.end), up ? first : opener, up ? opener : first);
  if (first != NULL)
    return;
  const char *closer = closer_behind (text, limit, figure, opener, openers[i].direction, &end);
  if (closer == NULL || is_meant_otherwise (text, figure, end, opener, closer) || is_verb (figure, opener, closer))
    return;
  report (ctx, article, kw_span (start, end), up ? closer : opener, up ? opener : closer);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *figure = kw_ledger_figure (article->ledger, i);
      check_figure (ctx, article, MIN (figure->sentence.end, figure->folded.end + 12), figure);
    }
}
