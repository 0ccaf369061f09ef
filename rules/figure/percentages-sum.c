/* rules/figure/percentages-sum.c - shares of one whole that are not 100 % */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_percentages_sum) {
  .name = "figure/percentages-sum",
  .severity = KW_WARNING,
  .summary = "Shares that divide one whole do not make 100 %",
  .why = "Where a text divides a whole by age, size, sex or sector and gives each part's share, the\n"
         "shares make 100 % but for rounding. A sum of 102.0 is a mistyped share, a part of another\n"
         "year's table, or an answer that people could give along with others.\n\n"
         "Each share may be off by what was rounded or cut off. Compared are lists that name what\n"
         "lies at both ends (…以下, …以上), pairs (男, 女), sectors (第一、二、三产业, also as 8.5:45.0:46.5)\n"
         "and lists that end with the rest (其余, 其他); those that name brackets but no ends, only\n"
         "where they exceed 100. Shares of different wholes, growth rates and questions with several\n"
         "answers (多选) are left alone.",
  .message = "{terms} = {sum} %",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "受访者中，16至29岁的占⟦31.4%，30至49岁的占46.9%，50岁及以上的占24.7%⟧。" },
    { .bad = "全县三次产业结构由9.2:46.3:44.5调整为⟦8.5:44.0:46.4⟧。" },
    { .bad = "学员中男性占⟦62.3%，女性占35.7%⟧。" },
    { .bad = "第一产业占⟦8.5%，第二产业占45.1%，第三产业占48.3%⟧。" },
    { .bad = "务工人员中，省内占⟦41.5%、省外占56.5%⟧。" },
    { .bad = "从文化程度看，小学及以下占⟦23.4%，初中占41.2%，高中占21.6%，大专及以上占9.8%⟧。" },
    { .bad = "从能源消费看，煤炭占⟦61.2%，石油占18.9%，天然气占7.1%，其他占10.8%⟧。" },
    { .bad = "第一产业增加值占生产总值的比重为⟦9.1%，第二产业为42.3%，第三产业为50.6%⟧。" },
    { .bad = "一、二、三产业分别占⟦12.3%、45.2%和44.5%⟧。" },
    { .bad = "对服务表示满意的占⟦82.1%，基本满意的占12.3%，不满意的占8.6%⟧。" },
    { .bad = "三位候选人中，1号得票率⟦52.4%，2号得票率36.8%，3号得票率13.8%⟧。" },
    { .bad = "公司由三名股东出资：甲持股⟦45%，乙持股35%，丙持股30%⟧。" },
    { .bad = "按销量计算，线上零售占⟦44.5%，批发市场占31.2%，餐饮直供占16.3%⟧，以上三类渠道涵盖全部销售。" },
    { .bad = "从参训人员的构成看，教师占⟦34.6%，护士占38.3%，司机占19.5%，厨师占12.1%⟧。" },
    { .bad = "患者按病情分，轻型占⟦52.4%，普通型占38.6%，重型占6.2%，危重型占5.8%⟧。" },
    { .bad = "从毕业去向看，升学占⟦24.6%，签约占48.3%，灵活就业占19.5%，创业占2.1%，待就业占9.7%⟧。" },
    { .bad = "按户规模看，一人户占⟦12.8%，二人户占21.5%，三人户占23.6%，四人户占22.1%，五人及以上户占18.0%⟧。" },
    { .bad = "问卷只可选一项：⟦45.2%希望五年之内，31.6%希望六至十年内，18.7%认为要十年以上，其余12.5%⟧没有意见。" },
    { .good = "问卷中45.2%希望五年之内，31.6%希望六至十年内，18.7%认为要十年以上，其余4.5%没有意见。" },
    { .good = "45.2%的家庭有车，31.6%的家庭有两套房，18.7%的家庭有存款，另有12.5%的家庭靠低保。" },
    { .bad = "从监护人来看,由祖父母或外祖父母照看的占⟦68.2%,由父母一方照看的占21.5%,托付给亲戚邻居的占13.9%⟧。" },
    { .good = "从参训人员的构成看，教师占34.6%，护士占28.3%，司机占19.5%。" },
    { .good = "第一轮得票率52.4%，第二轮得票率58.8%。" },
    { .good = "按销量计算，线上零售占44.5%，批发市场占31.2%，餐饮直供占16.3%。" },
    { .good = "目的地中，亚洲占89.5%，其中港澳台占70.4%，欧洲占3.5%，非洲占3.9%，其他占3.1%。" },
    { .good = "受访者中，16至29岁的占31.4%，30至49岁的占46.0%，50岁及以上的占22.7%。" },
    { .good = "老年人口占14.3%，少年儿童占18.6%。" },
    { .good = "第一产业增长4.5%，第二产业增长7.8%，第三产业增长9.1%。" },
    { .good = "三次产业结构由9.2:46.3:44.5调整为8.5:45.0:46.5。" },
    { .good = "男性占全市的14.3%，女性占全省的12.1%。" },
    { .good = "在这道多选题里，选择省内的占61.2%，选择省外的占58.9%。" },
    { .good = "男性约占六成，女性约占三成半。" },
    { .good = "女性占45%，党员占38%，35岁以下的占61%。" },
    { .good = "城镇居民人均可支配收入增长8.1%，农村居民增长9.6%。" },
    { .good = "男性占33.3%、女性占66.7%。" },
    { .good = "男生升学率达92.3%，女生升学率达95.1%。" },
    { .good = "18岁以下占20.1%，60岁以上占17.8%。" },
    { .good = "报到新生中，女生1836人，占58.4%，男生1306人；少数民族学生1948人，占62.0%。" },
    { .good = "赞成的占三分之二，其余的占三分之一。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* Bytes before the first share in which a question may be said to have several answers. */
#define AROUND 400
/* Bytes between two shares. */
#define LABEL_MAX 90

typedef struct
{
  KwInterval sum;   /* what the shares, rounded or cut off, can make together */
  KwInterval stated;
  KwSpan span;      /* folded: from the first to the last share */
  GString *terms;
  guint n;
} Sum;

static void
sum_init (Sum *s)
{
  *s = (Sum){ .sum = kw_interval_exact (KW_DECIMAL_ZERO),
              .stated = kw_interval_exact (KW_DECIMAL_ZERO),
              .terms = g_string_new (NULL) };
}

/* A whole share may have been rounded as well as 31.4. */
static gboolean
sum_add (Sum *s, const char *text, const KwInterval *value, KwInterval hard, KwSpan literal)
{
  g_string_append (s->terms, s->n > 0 ? " + " : "");
  g_string_append_len (s->terms, text + literal.start, kw_span_len (literal));
  s->span = kw_span (s->n > 0 ? s->span.start : literal.start, literal.end);
  s->n++;
  return kw_interval_add (&s->sum, &hard, &s->sum) && kw_interval_add (&s->stated, value, &s->stated);
}

static void
sum_report (KwContext *ctx, const KwArticle *article, const Sum *s)
{
  g_autofree char *sum = kw_interval_to_string (&s->stated, 4);
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, s->span));
  kw_finding_add_arg (finding, "terms", s->terms->str);
  kw_finding_add_arg (finding, "sum", sum);
}

/* Above 100, or below it where BELOW tells as well; a sum far off is no
 * division of one whole. */
static gboolean
is_wrong (const Sum *s, gboolean below)
{
  KwInterval whole = kw_interval_exact (kw_decimal (1, 2));
  KwInterval plausible = kw_interval_exact (kw_decimal (75, 0));
  plausible.high = kw_decimal (125, 0);
  return kw_interval_disjoint (&s->sum, &whole) && !kw_interval_disjoint (&s->sum, &plausible) &&
         (below || kw_decimal_compare (s->sum.low, whole.high) >= 0);
}

/* Shares in words: 占31.4%. */

static gboolean
is_share (const KwFigure *f)
{
  return f->kind == KW_KIND_PERCENT && f->role != KW_ROLE_DELTA && !f->value.high_unbounded &&
         kw_decimal_compare (f->value.high, kw_decimal (1, 2)) < 0 && f->approx != KW_APPROX_FEW;
}

/* Growth, and rates, which are of as many wholes as there are; that of votes is a share. */
static gboolean
is_foreign (const char *text, KwSpan label)
{
  static const char *const changes[] = { "增长", "增加", "下降", "减少", "增速", "增幅", "提高", "上升", "同比", "环比", "回落",
                                         "提升", "贡献", "完成", "降低", "上涨", "下跌", "减",   "涨",   "跌",   "降",   "升",
                                         "年利", NULL };
  static const char *const names[] = { "增加值", "升学", "降水", "升本", NULL };
  static const char *const shares[] = { "得票率", "占有率", NULL };
  if (kw_phrase_has (text, label, "率") && !kw_phrase_has_any (text, label, shares))
    return TRUE;
  return kw_phrase_has_any (text, label, changes) && !kw_phrase_has_any (text, label, names);
}

static void
judge (KwContext *ctx, const KwArticle *article, const KwShares *s)
{
  static const char *const several[] = { "多选", "可选", "多项", "复选", "选择", "不限", NULL };
  const char *text = article->fold.text;
  KwDivision division = kw_shares_divide (text, s);
  if (division == KW_DIVISION_SOME)
    return;
  guint32 from = s->shares[0]->folded.start;
  static const char *const one[] = { "单选", "只可选", "只能选", "限选一", NULL };
  KwSpan around = kw_span (from - MIN (from, AROUND), s->shares[s->n - 1]->folded.end);
  if (kw_phrase_has_any (text, around, several) && !kw_phrase_has_any (text, around, one))
    return;
  Sum sum;
  sum_init (&sum);
  gboolean ok = TRUE;
  for (guint i = 0; i < s->n && ok; i++)
    {
      const KwFigure *f = s->shares[i];
      KwInterval hard = f->approx == KW_APPROX_NONE ? kw_interval_unrounded (f->value.low, f->written) : f->value;
      ok = sum_add (&sum, text, &f->value, hard, f->literal);
    }
  sum.span = kw_span (s->shares[0]->folded.start, s->shares[s->n - 1]->folded.end);
  if (ok && is_wrong (&sum, division == KW_DIVISION_ALL))
    sum_report (ctx, article, &sum);
  g_string_free (sum.terms, TRUE);
}

/* A share goes on with the list where it stands in the same sentence. */
static gboolean
goes_on (const char *text, const KwShares *s, const KwFigure *f)
{
  KwSpan label = kw_span (s->shares[s->n - 1]->folded.end, f->folded.start);
  static const char *const stops[] = { "。", "!", "?", "\n", NULL };
  return s->n < KW_SHARES_MAX && f->folded.start >= label.start && kw_span_len (label) <= LABEL_MAX &&
         !kw_phrase_has_any (text, label, stops);
}

/* The words before F, not further back than its sentence. */
static KwSpan
label_of (const KwShares *s, const KwFigure *f)
{
  guint32 from = f->folded.start - MIN (f->folded.start, LABEL_MAX);
  from = s->n > 0 ? s->shares[s->n - 1]->folded.end : MAX (f->sentence.start, from);
  return kw_span (MIN (from, f->folded.start), f->folded.start);
}

static void
check_words (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  KwShares s = { .n = 0 };
  guint32 nested = 0; /* up to where parts of parts stand */
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (f->kind != KW_KIND_PERCENT)
        continue;
      gboolean among = s.n > 0 && kw_phrase_has (text, label_of (&s, f), "其中");
      if (s.n > 0 && (among || !goes_on (text, &s, f)))
        {
          judge (ctx, article, &s);
          nested = among ? f->sentence.end : nested;
          s.n = 0;
        }
      KwSpan label = label_of (&s, f);
      if (!is_share (f) || f->folded.start < nested || is_foreign (text, kw_label_nearest (text, label)))
        continue;
      s.labels[s.n] = label;
      s.shares[s.n++] = f;
    }
  judge (ctx, article, &s);
}

/* Sectors as a ratio: 8.5:45.0:46.5. */

/* A number of two digits and decimals at P; its end, or NULL. */
static const char *
read_share (const char *p, KwInterval *value, KwInterval *hard)
{
  gint64 mantissa = 0;
  int digits = 0, places = 0;
  for (; kw_is_digit ((guchar) *p) && digits < 9; p++, digits++)
    mantissa = mantissa * 10 + (*p - '0');
  if (digits == 0 || digits > 2)
    return NULL;
  if (*p == '.')
    for (p++; kw_is_digit ((guchar) *p) && places < 6; p++, places++)
      mantissa = mantissa * 10 + (*p - '0');
  *value = kw_interval_exact (kw_decimal (mantissa, -places));
  *hard = kw_interval_unrounded (value->low, -places);
  return p;
}

static const char *
skip_colon (const char *p)
{
  p += *p == '%';
  return *p == ':' ? p + 1 : g_str_has_prefix (p, "∶") ? p + strlen ("∶") : g_str_has_prefix (p, "比") ? p + strlen ("比") : NULL;
}

/* Three shares at P that colons join; its end, or NULL. */
static const char *
judge_ratio (KwContext *ctx, const KwArticle *article, const char *p)
{
  const char *text = article->fold.text;
  Sum sum;
  sum_init (&sum);
  while (p != NULL && sum.n < 3)
    {
      KwInterval value, hard;
      const char *end = read_share (p, &value, &hard);
      if (end == NULL || !sum_add (&sum, text, &value, hard, kw_span (p - text, end - text)))
        p = NULL;
      else
        p = sum.n < 3 ? skip_colon (end) : end;
    }
  if (p != NULL && skip_colon (p) == NULL && is_wrong (&sum, TRUE))
    sum_report (ctx, article, &sum);
  g_string_free (sum.terms, TRUE);
  return p;
}

/* Bytes behind 三次产业 in which its ratio stands: two or three ratios. */
#define RATIO_MAX 150

static void
check_ratios (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text, *end = text + article->fold.len;
  for (const char *at = text; (at = kw_find (at, (gsize) (end - at), "产业")) != NULL;)
    {
      const char *limit = at + MIN (RATIO_MAX, end - at);
      gboolean named = at >= text + 6 && memcmp (at - 6, "三次", 6) == 0;
      named |= kw_utf8_begins (at, end, "产业结构") || (at >= text + 3 && memcmp (at - 3, "三", 3) == 0);
      for (at += 6; named && at < limit && *at != '\n'; at++)
        {
          if (!kw_is_digit ((guchar) *at))
            continue;
          const char *behind = judge_ratio (ctx, article, at);
          while (behind == NULL && at + 1 < limit && (kw_is_digit ((guchar) at[1]) || at[1] == '.'))
            at++;
          at = behind != NULL ? behind - 1 : at;
        }
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  check_words (ctx, article);
  check_ratios (ctx, article);
}
