/* rules/figure/target-rate.c - achieved, target and rate that disagree */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_target_rate) {
  .name = "figure/target-rate",
  .severity = KW_WARNING,
  .summary = "Achieved, target and rate disagree",
  .why = "What was achieved, what was planned and the percentage of the plan stand in one text, and\n"
         "the division does not give the percentage. Reports of progress are written over those of\n"
         "the month before, and one of the three numbers stays behind.\n\n"
         "The target stands in the phrase itself (完成目标4100人的104.4%) or elsewhere in the text,\n"
         "called 任务, 目标, 计划, 指标 or 预算; where there are several, none may give the rate.\n"
         "Allow it where the rate is of a target that the text does not state.",
  .message = "{reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "今年全县城镇新增就业任务3200人。截至8月底，新增就业2080人，占全年任务的⟦75.0%⟧。" },
    { .bad = "全年发放创业贷款5460万元，完成目标4200万元的⟦120%⟧。" },
    { .bad = "上半年开展技能培训6100人次，完成全年计划的⟦71.0%⟧。全年计划是1万人次。" },
    { .bad = "公路建设完成投资47.2亿元，为年计划40亿元的⟦128%⟧。" },
    { .bad = "实际支出3056万元，占预算3200万元的⟦85.5%⟧。" },
    { .bad = "新增参保1836人，完成全年2400人任务的⟦86.5%⟧。" },
    { .bad = "全年计划生产拖拉机400台，实际生产436台，超产⟦12%⟧。" },
    { .bad = "公用经费预算60万元，实际支出63万元，超出预算⟦8%⟧。" },
    { .bad = "市政府下达我县2014年棚户区改造任务3200套,分布在康乐街道等7个片区。至10月底,实际开工2688套,为年度任务的⟦92.4%⟧。" },
    { .bad = "县里定下为园区企业招工6000人的目标，截至3月25日，实际招到4530人，完成目标的⟦81.5%⟧。" },
    { .good = "路灯新装和改造3348盏，完成目标的104.6%。\n2023年，计划新装和改造路灯2600盏，新建投放点120个。", .date = "2023-01-10" },
    { .good = "全年计划生产拖拉机400台，实际生产436台，超产9%，完成计划的109%。" },
    { .good = "今年全县城镇新增就业任务3200人。截至8月底，新增就业2080人，占全年任务的65.0%。" },
    { .good = "全年发放创业贷款5460万元，完成目标4200万元的130%。" },
    { .good = "公路建设完成投资47.2亿元，为年计划40亿元的118%。" },
    { .good = "全年任务3200人，上半年任务1600人。截至6月底，新增就业1680人，占半年任务的105%。" },
    { .good = "城镇新增就业5130人，完成年度目标的57.0%；再就业2016人，完成年度目标的56.0%。全年计划新增城镇就业9000人，再就业3600人。" },
    { .good = "全年计划造林6000亩。上半年完成造林1800亩，完成省定任务的45%。" },
    { .good = "新增就业3360人，超额完成全年目标3200人的5%。" },
    { .good = "开工建设3300套，基本建成1200套，分别完成年度计划的110%和80%，年度计划3000套。" },
    { .good = "全年目标造林8000亩，其中油茶2000亩。上半年造林5200亩，完成全年目标的65%。" },
    { .good = "今年计划投资60亿元，累计完成45亿元，占计划的75%；其中今年完成12亿元，占年度计划的80%。" },
    { .good = "计划总投资20亿元，今年完成投资8亿元，占年计划的100%。" },
    { .good = "2014年基本建成7890套，为年度任务的105.2%。2015年计划新开工1.1万套，基本建成8000套。" },
    { .good = "计划改造农房3200户，已完成2400户，完成率75%。" },
    { .bad = "2019年，全市归集公积金48.9亿元，同比增长12.2%，完成年度计划46亿元的⟦116.3%⟧。" },
    { .bad = "计划改造农房3200户，已完成2400户，完成率⟦82%⟧。" },
    { .good = "年初预算支出40亿元，实际支出45亿元，完成调整预算的98%。" },
    { .good = "计划三年投入9亿元。去年投入2.4亿元，完成年度计划的96%。" },
    { .good = "计划建设项目40个，总投资80亿元。目前已开工36个，完成投资60亿元，完成年度计划的102%。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define BACK       64 /* figures before the rate that may be its target */
#define AHEAD      16 /* and behind it */
#define NUMERATORS 4  /* figures before the phrase that may be what was achieved */
#define SHOWN      3  /* targets in a message */
#define TRIED      12 /* whose words are compared */

static const char *const target_words[] = { "任务", "目标", "计划", "指标", "预算", NULL };

typedef struct
{
  const KwArticle *article;
  const char *text;
  guint rate;     /* number of the percentage */
  guint achieved; /* of the nearest figure before the phrase */
  KwInterval stated;
  KwSpan phrase; /* "占全年任务" */
  gint named;    /* the target within the phrase; -1 */
  gboolean excess; /* 超产12%: so much more than the target */
  gboolean grown;  /* a growth rate stands behind what was achieved */
} Progress;

/* Words that make it another sum: 超额, 分别, 还差; a comma ends the phrase. */
static gboolean
is_another_sum (const Progress *p, KwSpan words)
{
  static const char *const others[] = { "超",   "分别", "差",   "高于", "低于", "比", "较", "均", "增长",
                                        "提高", "下降", "增加", "序时", "各",   "期", ",",  NULL };
  return kw_phrase_has_any (p->text, words, others);
}

/* Where 占, 完成, 为 opens the phrase that ends with WORDS, and whether those
 * NAME the target. */
static gboolean
find_phrase (Progress *p, KwSpan words, gboolean names)
{
  static const char *const openers[] = { "占", "完成", "为", "是", "达到", "达", "相当于", "实现" };
  KwSpan clause = kw_words_last_clause (p->text, words);
  gssize open = -1;
  for (guint i = 0; i < G_N_ELEMENTS (openers) && open < 0; i++)
    open = kw_words_last (p->text, clause, openers[i]);
  if (open < 0)
    return FALSE;
  p->phrase = kw_span ((gsize) open, words.end);
  return kw_span_len (p->phrase) <= 60 && (!names || kw_phrase_has_any (p->text, p->phrase, target_words)) &&
         !is_another_sum (p, p->phrase);
}

/* 完成率82% and nothing else in the clause. */
static gboolean
read_completion (Progress *p)
{
  static const char *const names[] = { "完成率", "任务完成率", "计划完成率", "目标完成率", "指标完成率", NULL };
  static const char *const copulas[] = { "为", "达", "达到", "是", "约", "已达", "仅", "仅为", "了", NULL };
  KwSpan clause = kw_words_last_clause (p->text, kw_words_before (p->article->ledger, p->rate)), words = clause;
  while (kw_words_chop (p->text, &words, copulas))
    ;
  p->phrase = clause;
  p->named = -1;
  p->achieved = p->rate - 1;
  return kw_words_skip (p->text, &words, names) && kw_span_is_empty (words);
}

/* 占全年任务的86.5%, or 完成目标4100人的104.4% with the target in it. */
static gboolean
read_phrase (Progress *p)
{
  const KwLedger *ledger = p->article->ledger;
  const KwFigure *rate = kw_ledger_figure (ledger, p->rate), *before = kw_ledger_figure (ledger, p->rate - 1);
  KwSpan words = kw_words_before (ledger, p->rate);
  gboolean within = p->rate >= 2 && kw_figure_is_amount (before) && kw_figures_share_sentence (before, rate) &&
                    kw_phrase_ends (p->text, words, "的") && kw_span_len (words) <= 24 &&
                    kw_words_commas (p->text, words) == 0;
  gboolean behind = within && kw_words_skip (p->text, &words, target_words);
  p->named = -1;
  p->achieved = p->rate - 1;
  if (!behind && kw_phrase_has_any (p->text, words, target_words))
    return find_phrase (p, words, TRUE);
  if (!within)
    return FALSE;
  p->named = (gint) p->rate - 1;
  p->achieved = p->rate - 2;
  /* 归集48.9亿元,同比增长12.2%,完成计划46亿元的 */
  const KwFigure *growth = kw_ledger_figure (ledger, p->achieved);
  p->grown = p->achieved > 0 && growth->kind == KW_KIND_PERCENT && growth->role == KW_ROLE_DELTA;
  p->achieved -= p->grown;
  return find_phrase (p, kw_words_before (ledger, p->rate - 1), !behind);
}

/* Bytes of 比上年同期增长. */
#define GROWTH_MAX 24

/* Between what was achieved and the phrase stand no words of another subject:
 * "新增1836人,占", "1836人(见附表),占". */
static gboolean
touches (const Progress *p, const KwFigure *achieved)
{
  static const char *const adverbs[] = { "已", "共", "约", "只", "仅", "仅仅", "均", "就", "提前", "", NULL };
  KwSpan gap = kw_span (achieved->folded.end, MAX (achieved->folded.end, p->phrase.start));
  if (p->grown)
    {
      KwSpan growth = kw_words_trim (p->text, kw_span (gap.start, achieved[1].folded.start));
      if (kw_span_len (growth) > GROWTH_MAX || kw_words_commas (p->text, growth) > 0)
        return FALSE;
      gap.start = achieved[1].folded.end;
    }
  if (kw_span_len (gap) > 60 || kw_words_commas (p->text, gap) > 1)
    return FALSE;
  KwSpan last = kw_words_last_clause (p->text, gap);
  kw_words_skip (p->text, &last, adverbs);
  return kw_words_commas (p->text, gap) == 0 ? kw_span_len (gap) <= 18 : kw_span_is_empty (last);
}

/* Does NUMERATOR over TARGET give the rate, or cannot be said? Nobody rounds
 * what is planned: 1万人次 is a target of 10000. */
static gboolean
fits (const Progress *p, const KwFigure *numerator, const KwFigure *target)
{
  KwInterval over = kw_figure_tolerant (numerator), share = kw_interval_shift (&p->stated, -2), product;
  return !kw_interval_multiply (&target->value, &share, &product) || !kw_interval_disjoint (&over, &product);
}

/* Does any figure of the achieved one's sentence and class, over TARGET? */
static gboolean
any_fits (const Progress *p, const KwFigure *target)
{
  const KwLedger *ledger = p->article->ledger;
  const KwFigure *rate = kw_ledger_figure (ledger, p->rate);
  guint floor = p->achieved >= NUMERATORS ? p->achieved - NUMERATORS + 1 : 0;
  for (guint i = p->achieved + 1; i > floor; i--)
    {
      const KwFigure *f = kw_ledger_figure (ledger, i - 1);
      if (!kw_figures_share_sentence (f, rate))
        break;
      if (f != target && kw_figures_alike (f, target) && fits (p, f, target))
        return TRUE;
    }
  return FALSE;
}

/* Bytes between a target and what was achieved of it, a sentence on. */
#define BESIDE 150

/* A scope that the phrase names (省定, 上半年) must be the target's as well. */
static gboolean
has_scope (const Progress *p, const KwFigure *target)
{
  static const char *const scopes[] = { "省",   "市",   "国家", "中央", "上级", "县",   "州",
                                        "区",   "半年", "季度", "月",   "三年", "五年", "民生",
                                        "调整", "变动", "年初", "追加", "修订", "阶段", NULL };
  /* A target of the year is said to be one: 计划总投资 is not. */
  KwSpan before = kw_span (kw_figure_sentence (target).start, target->folded.end);
  if (kw_phrase_has (p->text, p->phrase, "年") && !kw_phrase_has (p->text, before, "年"))
    return FALSE;
  for (guint i = 0; scopes[i] != NULL; i++)
    if (kw_phrase_has (p->text, p->phrase, scopes[i]) && !kw_phrase_has (p->text, kw_figure_clause (target), scopes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_target (const Progress *p, guint i)
{
  const KwLedger *ledger = p->article->ledger;
  const KwFigure *f = kw_ledger_figure (ledger, i);
  KwSpan clause = kw_span (kw_figure_clause (f).start, f->folded.end);
  return kw_phrase_has_any (p->text, clause, target_words) ||
         kw_phrase_has_any (p->text, kw_words_first_clause (p->text, kw_words_after (ledger, i)), target_words);
}

/* Two Han that any progress is told with. */
static gboolean
is_common (const char *pair)
{
  static const char *const words[] = { "完成", "今年", "全年", "去年", "年度", "其中", "全县", "全市", "全省",
                                       "全区", "全国", "累计", "共计", "截至", "目前", "已经", "实现", "上半",
                                       "半年", "季度", "年底", "月底", "任务", "目标", "计划", "实际", "已完",
                                       "我县", "我市", "我省", "我区", "本年", "达到", "前三" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (pair, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The words about TARGET and those about what was achieved share two Han. */
static gboolean
speaks_of_same (const Progress *p, const KwFigure *target, const KwFigure *achieved)
{
  KwSpan clause = kw_figure_clause (achieved), there = kw_figure_sentence (target);
  KwSpan words = kw_span (clause.start, achieved->folded.start);
  KwSpan noun = kw_span (achieved->folded.end, MIN (achieved->folded.end + 12, clause.end));
  KwSpan both[] = { words, noun };
  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint32 at = both[k].start; at + 6 <= both[k].end && at < both[k].start + 120; at++)
      {
        char pair[7] = { 0 };
        memcpy (pair, p->text + at, 6);
        if ((guchar) pair[0] >= 0xE4 && (guchar) pair[3] >= 0xE4 && !is_common (pair) &&
            kw_phrase_has (p->text, there, pair))
          return TRUE;
      }
  return FALSE;
}

/* The target of a period after that in which so much was achieved. */
static gboolean
is_later (const KwFigure *target, const KwFigure *achieved)
{
  /* 完成目标的104.6%。…2023年,计划新装2600盏: the next one. */
  if (target > achieved && target->period_anchor == KW_ANCHOR_EXPLICIT && kw_span_is_empty (achieved->period_span) &&
      target->modality == KW_MODALITY_PLAN)
    return TRUE;
  return target->period_anchor == KW_ANCHOR_EXPLICIT && achieved->period_anchor != KW_ANCHOR_NONE &&
         target->period.from != KW_DAY_NONE && achieved->period.to != KW_DAY_NONE && target->period.from > achieved->period.to;
}

/* 任务3200套,分布在7个片区。至10月底,实际开工2688套: nothing between them counts what both do. */
static gboolean
is_last_of_kind (const Progress *p, guint i, const KwFigure *achieved)
{
  const KwFigure *target = kw_ledger_figure (p->article->ledger, i);
  for (guint k = i + 1; k < p->achieved; k++)
    if (kw_figures_alike (kw_ledger_figure (p->article->ledger, k), achieved))
      return FALSE;
  return i < p->achieved && achieved->folded.start - target->folded.end < BESIDE && target->unit == achieved->unit &&
         !kw_phrase_has (p->text, kw_span (target->folded.end, achieved->folded.start), "\n");
}

/* A target that the phrase speaks of: of the same thing, or nothing stands between. */
static gboolean
is_bound (const Progress *p, guint i, const KwFigure *achieved)
{
  const KwFigure *target = kw_ledger_figure (p->article->ledger, i);
  KwSpan before = kw_words_last_clause (p->text, kw_words_before (p->article->ledger, i));
  KwSpan behind = kw_words_after (p->article->ledger, i);
  gboolean next = i + 1 == p->achieved || i == p->rate + 1 || is_last_of_kind (p, i, achieved);
  /* 福州 does not work on 宁波's target. */
  if (target->n_places > 0 && achieved->n_places > 0 && target->places[0] != achieved->places[0])
    return FALSE;
  /* 招工6000人的目标: named behind. */
  static const char *const of[] = { "的目标", "的任务", "的指标", "的计划", NULL };
  KwSpan own = behind;
  gboolean named = kw_words_skip (p->text, &own, of) && i < p->achieved && is_last_of_kind (p, i, achieved);
  return (named || (kw_phrase_has_any (p->text, before, target_words) && !kw_phrase_has_any (p->text, behind, target_words))) &&
         !kw_phrase_has (p->text, before, "预算收") && !kw_phrase_has (p->text, before, "预算支") &&
         !is_later (target, achieved) && has_scope (p, target) && (next || speaks_of_same (p, target, achieved));
}

/* TOLD (transfer full), and what share of UNDER it is. */
static char *
told_next (char *told, gboolean first, const char *under, const char *share)
{
  g_autofree char *owned = told;
  return g_strdup_printf (first ? KW_VALUE ("%s of %s is %s %%") : KW_VALUE ("%s, of %s is %s %%"), owned, under, share);
}

static void
report (KwContext *ctx, const Progress *p, const KwFigure *const *targets, guint n)
{
  const KwFigure *achieved = kw_ledger_figure (p->article->ledger, p->achieved);
  KwFinding *finding = kw_report (ctx, p->article, kw_ledger_figure (p->article->ledger, p->rate)->span);
  g_autofree char *over = kw_figure_written (p->text, achieved);
  g_autofree char *said = kw_figure_written (p->text, kw_ledger_figure (p->article->ledger, p->rate));
  g_autofree char *told = g_strdup (over);
  kw_finding_add_related (finding, p->article->ref, achieved->span, KW_VALUE ("what was achieved"));
  for (guint i = 0; i < n; i++)
    {
      KwInterval quotient;
      if (!kw_interval_divide (&achieved->value, &targets[i]->value, &quotient))
        continue;
      quotient = kw_interval_shift (&quotient, 2);
      g_autofree char *under = kw_figure_written (p->text, targets[i]), *q = kw_interval_to_string (&quotient, 2);
      told = told_next (g_steal_pointer (&told), i == 0, under, q);
      kw_finding_add_related (finding, p->article->ref, targets[i]->span, KW_VALUE ("the target"));
    }
  g_autofree char *reason =
    g_strdup_printf (p->excess ? KW_VALUE ("%s, the text says %s more") : KW_VALUE ("%s, the text says %s"), told, said);
  kw_finding_add_arg (finding, "reason", reason);
  kw_finding_add_arg (finding, "achieved", over);
  kw_finding_add_arg (finding, "rate", said);
}

/* 每村至少1亩 allows any number and tells nothing of thousands. */
static gboolean
is_least (const KwFigure *f, const KwFigure *achieved)
{
  KwInterval tenfold = kw_interval_shift (&f->value, 1);
  return f->value.high_unbounded && !f->value.low_unbounded &&
         kw_decimal_compare (tenfold.low, achieved->value.low) < 0;
}

/* Targets in the text around: one must be bound, and none may fit. */
static void
check_elsewhere (KwContext *ctx, const Progress *p)
{
  const KwLedger *ledger = p->article->ledger;
  const KwFigure *achieved = kw_ledger_figure (ledger, p->achieved), *bound[SHOWN];
  guint from = p->rate > BACK ? p->rate - BACK : 0, to = MIN (ledger->figures->len, p->rate + AHEAD), n = 0, tried = 0;
  for (guint i = from; i < to; i++)
    {
      const KwFigure *f = kw_ledger_figure (ledger, i);
      if (i == p->achieved || !kw_figures_alike (f, achieved) || is_least (f, achieved))
        continue;
      if (any_fits (p, f))
        return;
      gboolean known = FALSE;
      for (guint k = 0; k < n; k++)
        known = known || kw_decimal_compare (bound[k]->value.low, f->value.low) == 0;
      if (!known && n < SHOWN && tried < TRIED && is_target (p, i) && ++tried && is_bound (p, i, achieved))
        bound[n++] = f;
    }
  if (n > 0)
    report (ctx, p, bound, n);
}

static void
check_progress (KwContext *ctx, const Progress *p)
{
  const KwLedger *ledger = p->article->ledger;
  const KwFigure *rate = kw_ledger_figure (ledger, p->rate), *achieved = kw_ledger_figure (ledger, p->achieved);
  if (!kw_figure_is_amount (achieved) || !kw_figures_share_sentence (achieved, rate) || !touches (p, achieved))
    return;
  if (p->named < 0)
    {
      check_elsewhere (ctx, p);
      return;
    }
  const KwFigure *target = kw_ledger_figure (ledger, (guint) p->named);
  if (kw_figures_alike (achieved, target) && !any_fits (p, target))
    report (ctx, p, &target, 1);
}

/* 计划生产500台,实际生产530台,超产6% */
static gboolean
read_excess (Progress *p)
{
  static const char *const excesses[] = { "超产",     "超额",     "超额完成", "超收",     "超支",   "超计划", "超任务",
                                          "超目标",   "超预算",   "超过计划", "超过任务", "超过目标", "超出计划", "超出目标",
                                          "超出任务", "超出预算", "超过预算", "比计划多", "比计划超", NULL };
  static const char *const copulas[] = { "了", "达", "达到", "为", "约", "近", NULL };
  static const char *const done[] = { "实际", "完成", "实现", "达到", "已", NULL };
  static const char *const others[] = { "调整", "追加", "去年", "上年", "其中", "分别", "半年", NULL };
  const KwLedger *ledger = p->article->ledger;
  KwSpan words = kw_words_trim (p->text, kw_words_before (ledger, p->rate));
  while (kw_words_chop (p->text, &words, copulas))
    ;
  if (p->rate < 2 || !kw_words_skip (p->text, &words, excesses) || !kw_span_is_empty (words))
    return FALSE;
  KwInterval hundred = kw_interval_exact (kw_decimal (100, 0));
  KwSpan planned = kw_words_before (ledger, p->rate - 2), between = kw_words_between (ledger, p->rate - 2, p->rate - 1);
  p->excess = TRUE;
  p->achieved = p->rate - 1;
  p->named = (gint) p->rate - 2;
  p->phrase = kw_span (kw_ledger_figure (ledger, p->achieved)->folded.end, kw_words_before (ledger, p->rate).end);
  p->phrase.start = kw_words_trim (p->text, p->phrase).start;
  return kw_phrase_has_any (p->text, kw_words_last_clause (p->text, planned), target_words) &&
         kw_phrase_has_any (p->text, between, done) && !kw_phrase_has_any (p->text, between, others) &&
         kw_figures_share_sentence (kw_ledger_figure (ledger, p->rate - 2), kw_ledger_figure (ledger, p->rate)) &&
         kw_interval_add (&p->stated, &hundred, &p->stated);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 1; i < article->ledger->figures->len; i++)
    {
      Progress p = { .article = article, .text = article->fold.text, .rate = i };
      const KwFigure *rate = kw_ledger_figure (article->ledger, i);
      if (kw_figure_percent (rate, &p.stated) && !kw_figure_is_loose (p.text, rate) &&
          (read_phrase (&p) || read_completion (&p) || read_excess (&p)))
        check_progress (ctx, &p);
    }
}
