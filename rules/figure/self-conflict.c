/* rules/figure/self-conflict.c - one quantity, one period, two values in an article */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_self_conflict) {
  .name = "figure/self-conflict",
  .severity = KW_ERROR,
  .summary = "One quantity and period has two values in an article",
  .why = "The lead says one number, the table below another, and no rounding reconciles them: one\n"
         "was updated and the other forgotten, or two sources were joined. The reader cannot know\n"
         "which is right, and a model that reads the article learns both.\n\n"
         "The same place, period, unit and counted noun in like words are one quantity. Parts,\n"
         "increments, averages, plans and vague periods are not compared.",
  .message = "{here}{when} here, {there} above: one quantity",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2020年，庆元县共受理群众来信⟦412件⟧，件件有回音。\n信访局负责人说，2020年庆元县受理群众来信⟦368件⟧，办结率百分之百。" },
    { .bad = "2017年，宁国市接待游客⟦312.6万人次⟧。\n分析显示，2017年宁国市接待游客⟦287.4万人次⟧。" },
    { .good = "2020年，庆元县共受理群众来信412件，其中受理来信反映农田问题的68件。" },
    { .good = "2015年1月交货的甲种原油和乙种原油期货价格分别收于每桶60.94美元和每桶64.24美元。" },
    { .good = "2020年，庆元县受理群众来信412件。2019年，庆元县受理群众来信368件。" },
    { .good = "2017年，宁国市接待游客312.6万人次。\n2017年，宁国市接待游客300多万人次。" },
    { .good = "第一组试样加热后，共40个循环，取样备用。\n第二组试样冷却后，共50个循环，取样备用。" },
    { .good = "2013年，宁国市粮食产量21万吨，净增3700吨。其中，2013年宁国市夏粮净增1457吨。" },
    { .good = "2015年3月，70个城市中房价下降的有50个，比2月减少16个。2015年3月，二手房价下降的有48个，比2月减少13个。" },
    { .good = "2018年，宁国市报销住院费用5.2万人次，基金支付2.14亿元；报销门诊费用38.7万人次，基金支付4127万元。" },
    { .good = "今年，青石县建设筹集公租房等保障性住房1720套，建设筹集安置住房1617套。" },
    { .bad = "今年上半年，青石县乡村民俗旅游接待游客86.3万人次，增长9.4%。散客已经不少。今年1至6月全县⟦92.7万人次⟧的民俗游客里，一半是自驾而来。", .date = "2009-07-22" },
    { .bad = "新建的茶博物馆占地76亩，总投资3.6亿元，设4个展厅。据悉，这个总投资⟦2.8亿元⟧的博物馆项目今年开馆。" },
    { .good = "初中教育：专任教师612人。\n小学教育：专任教师780人。" },
    { .good = "2018年，宁国市邮政行业业务总量完成2.74亿元；业务收入完成1.96亿元。\n全年快递服务企业业务量累计完成1081.2万件；业务收入累计完成1.13亿元。" },
    { .bad = "2010年，寿宁县产鲜茶9860吨，均价上涨。\n加工也在变细，全县有加工企业183家。去年全县收获的这⟦8420吨⟧鲜茶，有六成在镇上成交。", .date = "2011-05-06" },
    { .bad = "2019年，寿宁县海关查获走私冻肉、冻鱼等126.4吨，抓获9人。\n船上有6个冷藏舱。2019年查获的⟦132.6吨⟧冻品已经封存。" },
    { .good = "2019年，寿宁县海关查获走私冻肉、冻鱼等126.4吨，抓获9人。又查获冻虾6.2吨。\n2019年查获的132.6吨冻品已经封存。" },
    { .good = "2010年，寿宁县产鲜茶9860吨，其中春茶8420吨。\n加工也在变细。去年全县收获的这8420吨鲜茶，有六成在镇上成交。", .date = "2011-05-06" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* Told without any time: within one article it is the article's. */
static gboolean
is_undated_fact (const KwFigure *f)
{
  return kw_span_is_empty (f->period_span) && (f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY) &&
         (f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL) && f->modality == KW_MODALITY_ACTUAL &&
         !f->value.low_unbounded && kw_decimal_compare (f->value.low, kw_decimal (1, 1)) > 0;
}

/* 这个总投资2.8亿元的项目 points back to the one that was told of; its claim
 * has rule_data, and so have those of 这8420吨 and 查获的132.6吨. */
enum
{
  THIS_ONE = 1,
  THESE,
  DONE /* 查获的132.6吨冻品: what was said to have been done */
};

/* Figures to either side that are looked at: an article has no more, a table may. */
#define AROUND_MAX 500

static guint
first_around (const KwLedger *ledger, const KwFigure *f)
{
  guint at = (guint) (f - kw_ledger_figure (ledger, 0));
  return at > AROUND_MAX ? at - AROUND_MAX : 0;
}

static gboolean
is_told_elsewhere (const KwLedger *ledger, const KwFigure *f)
{
  guint first = first_around (ledger, f);
  for (guint i = first; i < ledger->figures->len && i < first + 2 * AROUND_MAX; i++)
    {
      const KwFigure *other = kw_ledger_figure (ledger, i);
      if (other != f && kw_figures_alike (other, f) && !kw_interval_disjoint (&other->value, &f->value))
        return TRUE;
    }
  return FALSE;
}

/* Digits below which a number without a date is any number. */
#define FINGERPRINT 2

/* The verb before 的 at the end of WORDS: 查获的, 死亡的共; empty for none. */
static KwSpan
last_verb (const char *text, KwSpan words)
{
  static const char *const copulas[] = { "共", "共有", NULL };
  gsize len;
  kw_words_chop (text, &words, copulas);
  if (!kw_phrase_ends (text, words, "的") || kw_span_len (words) < 9)
    return kw_span (0, 0);
  const KwWord *word = kw_lexicon_word (text + words.end - 9, text + words.end - 3, &len);
  return word != NULL && word->type == KW_WORD_verb && len == 6 ? kw_span (words.end - 9, words.end - 3) : kw_span (0, 0);
}

/* Bytes of a sentence before a figure, and behind it, in which its verb may stand. */
#define SENTENCE_MAX 300

static KwSpan
words_around (const KwFigure *f)
{
  guint32 from = f->folded.start > SENTENCE_MAX ? f->folded.start - SENTENCE_MAX : 0;
  return kw_span (MAX (from, f->sentence.start), MAX (f->folded.end, MIN (f->sentence.end, f->folded.end + SENTENCE_MAX)));
}

/* One other value alone is told with the VERB before F in the article. */
static gboolean
is_told_once (const KwArticle *article, const KwFigure *f, KwSpan verb)
{
  const KwFigure *told = NULL;
  g_autofree char *word = g_strndup (article->fold.text + verb.start, kw_span_len (verb));
  guint first = first_around (article->ledger, f);
  for (guint i = first; i < article->ledger->figures->len && i < first + 2 * AROUND_MAX; i++)
    {
      const KwFigure *other = kw_ledger_figure (article->ledger, i);
      if (other == f || !kw_figures_alike (other, f) || other->role == KW_ROLE_PART || !kw_phrase_has (article->fold.text, words_around (other), word))
        continue;
      if (told != NULL && kw_decimal_compare (told->value.low, other->value.low) != 0)
        return FALSE;
      told = other;
    }
  return told != NULL;
}

/* Does F point back: THIS_ONE, THESE, DONE, or 0? */
static guint8
points_back (const KwArticle *article, const KwFigure *f)
{
  static const char *const pointers[] = { "这个", "这座", "这项", "这条", "该", NULL };
  static const char *const wholes[] = { "总投资", "总造价", "总面积", "建筑面积", "占地", "全长", "总长", NULL };
  const char *text = article->fold.text;
  KwSpan words = kw_span (f->clause.start, MAX (f->clause.start, f->folded.start));
  if (f->approx == KW_APPROX_NONE && kw_phrase_ends (text, words, "这") && !is_told_elsewhere (article->ledger, f))
    return THESE;
  KwSpan verb = last_verb (text, words);
  if (!kw_span_is_empty (verb) && kw_interval_is_exact (&f->value) && kw_decimal_significant (f->value.low) >= FINGERPRINT &&
      !is_told_elsewhere (article->ledger, f) && is_told_once (article, f, verb))
    return DONE;
  return kw_words_chop (text, &words, wholes) && kw_words_chop (text, &words, pointers) ? THIS_ONE : 0;
}

/* Periods of other figures that one without any may point back to. */
#define PERIODS_MAX 4

static guint64
salt_of (const KwFigure *f)
{
  return kw_salt_period (f->period, f->period_type) ^ kw_salt_unit (f->unit);
}

/* 这8420吨, 查获的132.6吨: of the time that was told before, if they tell none. */
static void
emit_pointing (KwContext *ctx, const KwArticle *article, const KwFigure *f, guint8 note)
{
  guint64 salts[PERIODS_MAX + 1] = { salt_of (f) };
  guint n = 1;
  const KwFigure *floor = kw_ledger_figure (article->ledger, first_around (article->ledger, f));
  for (const KwFigure *other = f; kw_span_is_empty (f->period_span) && n <= PERIODS_MAX && other > floor;)
    {
      guint64 salt = salt_of (--other);
      guint known = 0;
      while (known < n && salts[known] != salt)
        known++;
      if (known == n && kw_figures_alike (f, other))
        salts[n++] = salt;
    }
  for (guint i = 0; i < n; i++)
    kw_emit_within (ctx, article, f, salts[i], note);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if ((kw_figure_is_fact (article, f) || is_undated_fact (f)) && !kw_context_is_provisional (ctx, article, f))
        {
          guint8 note = points_back (article, f);
          if (note != 0)
            emit_pointing (ctx, article, f, note);
          else
            kw_emit_within (ctx, article, f, salt_of (f), 0);
        }
    }
}

/* Values that lie further apart are of two things. */
#define NEAR 300
#define NEAR_UNDATED 150
#define NEAR_ALIKE 120
#define ALIKE 0.8
#define CONTENT 4

/* One verb, or of one of the two none: 接待游客86.3万人次, 92.7万人次的游客. */
static gboolean
is_one_act (const KwSubject *x, const KwSubject *y)
{
  return (x->verb != 0 || y->verb != 0) && (x->verb == y->verb || x->verb == 0 || y->verb == 0);
}

/* 查获走私冻品126.4吨, 查获的132.6吨, and no other of the article was 查获. */
static gboolean
are_of_one_act (const KwClaim *x, const KwClaim *y)
{
  guint common = kw_common16 (x->subject.content, x->subject.n_content, y->subject.content, y->subject.n_content);
  return x->sentence != y->sentence && x->exact && y->exact && x->subject.verb != 0 && x->subject.verb == y->subject.verb &&
         x->subject.narrow == y->subject.narrow && x->unit_class == y->unit_class &&
         kw_interval_disjoint (&x->value, &y->value) && kw_claims_near (x, y, NEAR_ALIKE) &&
         (common > 0 || MIN (x->subject.n_content, y->subject.n_content) == 0);
}

/* Two values in one sentence are a list, whatever the words around them. */
static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  gboolean totals = x->role == KW_ROLE_TOTAL && y->role == KW_ROLE_TOTAL;
  /* 去年收获的这8420吨鲜参, where 9860吨 had been told and no 8420吨. */
  if (here->ref == other->ref && x->rule_data == THESE && !y->rule_data)
    return x->sentence != y->sentence && kw_interval_disjoint (&x->value, &y->value) && kw_claims_near (x, y, NEAR_ALIKE) &&
           kw_subject_names_nest (&x->subject, &y->subject) && kw_group_pairs (group, here, other);
  gboolean back = x->rule_data == DONE && !y->rule_data, forth = y->rule_data == DONE && !x->rule_data;
  if (here->ref == other->ref && (back || forth) && are_of_one_act (x, y))
    return TRUE;
  if (here->ref == other->ref && x->rule_data == THIS_ONE && !y->rule_data)
    return x->sentence != y->sentence && kw_interval_disjoint (&x->value, &y->value) && kw_claims_near (x, y, NEAR) &&
           x->subject.verb == y->subject.verb && (x->subject.verb != 0 || kw_subject_names_nest (&x->subject, &y->subject)) &&
           kw_group_pairs (group, here, other);
  /* 减税, 补贴, 投资: of which policy, another sentence said. */
  if (x->kind == KW_KIND_MONEY && MIN (x->subject.n_core, y->subject.n_core) < 3)
    return FALSE;
  gboolean dated = x->dated && y->dated;
  /* 专任教师612人 of one school and 780人 of the next; but 运动员共1168人 is all of them. */
  if (!dated && x->role != KW_ROLE_TOTAL && y->role != KW_ROLE_TOTAL)
    return FALSE;
  /* 共40个循环 here and 共50个循环 there: of two things as often as of one. */
  if (!dated && (kw_decimal_significant (x->stated) < FINGERPRINT || kw_decimal_significant (y->stated) < FINGERPRINT))
    return FALSE;
  /* 调处矛盾纠纷6214件, 调处的5841件纠纷 of the same months: one act, in words most of which both have. */
  gboolean alike = dated && is_one_act (&x->subject, &y->subject) && kw_claims_near (x, y, NEAR_ALIKE) &&
                   MIN (x->subject.n_content, y->subject.n_content) >= CONTENT &&
                   kw_subject_alike (&x->subject, &y->subject) >= ALIKE &&
                   (MIN (x->subject.n_core, y->subject.n_core) == 0 || kw_subject_names_nest (&x->subject, &y->subject));
  return here->ref == other->ref && x->sentence != y->sentence && kw_interval_disjoint (&x->value, &y->value) &&
         kw_claims_near (x, y, dated ? NEAR : NEAR_UNDATED) &&
         (kw_subject_same (&x->subject, &y->subject) || alike || ((totals || (!dated && x->role != y->role)) && kw_subject_names_same (&x->subject, &y->subject))) &&
         kw_group_pairs (group, here, other);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  kw_report_conflict (ctx, here, other, KW_VALUE ("the other value"));
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
