/* rules/figure/cross-conflict.c - one quantity, one period, two values in two articles */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_cross_conflict) {
  .name = "figure/cross-conflict",
  .severity = KW_ERROR,
  .summary = "One quantity and period has two values in two articles",
  .why = "Two articles tell of the same place, the same period and the same thing, and give values\n"
         "that no rounding reconciles. One of them is wrong, or one of them means something that it\n"
         "does not say.\n\n"
         "Values are intervals: 4300余人 and 4326人 agree, 近5000人 and 4326人 agree, 4326人 and 3874人\n"
         "do not. Compared are figures whose place, unit, counted noun and period are the same and\n"
         "whose wording is alike; parts, increments, averages and plans are not.",
  .message = "{here}{when} here, {there} in another article: one quantity",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2019年，寿宁县共完成农村劳动力技能培训⟦3874人⟧。",
      .with = "2019年，寿宁县累计完成农村劳动力技能培训⟦4326人⟧。" },
    { .bad = "据统计，2018年全市查处违法建筑面积之外，泉州市受理企业投诉⟦1206件⟧。",
      .with = "2018年，泉州市受理企业投诉⟦1188件⟧。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，寿宁县累计完成农村劳动力技能培训4300余人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年上半年，寿宁县完成农村劳动力技能培训1874人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，霞浦县共完成农村劳动力技能培训5120人。" },
    { .good = "2019年，寿宁县共完成农村劳动力技能培训4326人。", .with = "2019年，寿宁县计划完成农村劳动力技能培训5000人。" },
    /* Revised, and as first told. */
    { .good = "经核实，修订后的2013年寿宁县生产总值为58.6亿元。", .with = "初步核算，2013年寿宁县生产总值为56.8亿元。" },
    /* By the hour. */
    { .good = "截至2010年7月19日6时，寿宁县倒塌房屋78间。", .with = "截至2010年7月19日18时，寿宁县倒塌房屋112间。" },
    /* A target that stands behind its figure. */
    { .good = "2014年1至9月，寿宁县提前完成全年城镇新增就业900人的目标任务。", .date = "2014-10-08",
      .with = "2014年，寿宁县城镇新增就业1188人。", .with_date = "2015-01-08" },
    /* A year that another is compared with dates nothing behind it. */
    { .good = "2013年，寿宁县财政收入8.1亿元，比2012年增长8%；财政支出21.6亿元。", .with = "2012年，寿宁县财政支出19.4亿元。" },
    { .good = "2014年，寿宁县举办茶博会，17个国家的客商参加。", .with = "2014年，寿宁县廊桥展迎来40多个国家的客商。" },
    { .good = "2014年，寿宁县南阳镇接待游客3.2万人次。", .with = "2014年，寿宁县接待游客4.1万人次。" },
    { .bad = "2019年，自贡市共查处超限超载的货运车辆⟦7743台⟧。", .date = "2020-02-18",
      .with = "2019年，自贡市查处超限超载运输车辆⟦8437台⟧。", .with_date = "2020-01-18" },
    { .good = "2020年，宁国市法院审执结案件24318件。", .date = "2021-01-19",
      .with = "上半年，宁国市法院新收案件12870件，加上去年结转的1141件，共受理14011件，审执结案件20655件。", .with_date = "2021-07-15" },
    { .good = "寿宁县人民医院2014年工作回顾\n全年住院手术912台次，开放床位480张。",
      .with = "寿宁县中医院2014年工作回顾\n全年住院手术831台次，开放床位400张。", .date = "2015-01-11", .with_date = "2015-01-12" },
    { .good = "2014年，寿宁县文化馆组织下乡演出32场、进校演出11场。", .with = "2014年，寿宁县文化馆组织演出43场。" },
    { .good = "2014年，寿宁县接待海外游客3.2万人次。", .with = "2014年，寿宁县接待游客4.1万人次。" },
    { .good = "2022年，寿宁县收购粮食8.1万吨。", .with = "2022年，寿宁县粮食总产量13.7万吨。" },
    { .bad = "寿宁县茶业局的数字显示，去年干毛茶总产⟦4860吨⟧。", .date = "2017-04-07",
      .with = "2016年，寿宁县春季气候适宜，全年制成干毛茶⟦7230吨⟧。", .with_date = "2017-03-06" },
    { .bad = "截至6月30日，寿宁县ETC用户总数达⟦2.85万户⟧。", .date = "2018-07-18",
      .with = "今年6月末，寿宁县ETC用户已经发展到⟦3.12万户⟧。", .with_date = "2018-08-03" },
    { .bad = "法院查明，2013年7月18日15时许，寿宁县兴旺烟花厂装药车间爆炸，造成⟦6人⟧死亡、11人受伤。", .date = "2014-10-22",
      .with = "提起兴旺烟花厂，寿宁县的花炮工人都会沉默。2013年7月18日下午，装药车间的一声巨响，夺走了⟦9名⟧工友的生命。", .with_date = "2018-11-09" },
    { .good = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，已造成6人死亡。", .date = "2013-07-19",
      .with = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，9人遇难。", .with_date = "2018-11-09" },
    { .good = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，当天造成6人死亡；事故共造成9人死亡。", .date = "2014-10-22",
      .with = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，9人遇难。", .with_date = "2018-11-09" },
    { .good = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，造成9人死亡。", .date = "2014-10-22",
      .with = "2013年7月18日，寿宁县凉亭村山洪，3人遇难。", .with_date = "2018-11-09" },
    { .good = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，造成9人死亡，其中6人当场死亡。", .date = "2014-10-22",
      .with = "2013年7月18日，寿宁县兴旺烟花厂装药车间爆炸，9人遇难。", .with_date = "2018-11-09" },
    { .good = "2015年，寿宁县6家影院放映4.82万场，观众13.6万人次。", .with = "2015年，寿宁县行政村放映公益电影1964场，观众8.9万人次。" },
    { .bad = "5月18日，寿宁县在东溪放流草鱼苗⟦126万尾⟧、鲢鱼苗85.4万尾，岸上站满了人。", .date = "2019-05-20",
      .with = "昨天上午，寿宁县在东溪举行放鱼活动，共放流草鱼苗⟦146万尾⟧、鲢鱼苗85.4万尾。", .with_date = "2019-05-19" },
    { .good = "5月18日，寿宁县在东溪放流草鱼苗126万尾、鲢鱼苗85.4万尾。", .date = "2019-05-20",
      .with = "5月25日，寿宁县在西溪放流草鱼苗146万尾、鲢鱼苗85.4万尾。", .with_date = "2019-05-27" },
    { .bad = "2012年，寿宁县农民人均纯收入⟦11624元⟧，增长13.4%。", .date = "2013-03-15",
      .with = "2012年，寿宁县农民的人均纯收入达到⟦10986元⟧。", .with_date = "2013-04-22" },
    { .good = "2012年，寿宁县农民人均纯收入11624元，增长13.4%。", .date = "2013-03-15",
      .with = "2012年，寿宁县居民人均可支配收入12986元。", .with_date = "2013-04-22" },
    /* A figure far off is no rival. */
    { .bad = "2018年，寿宁县有⟦1874名⟧城镇失业人员重新找到工作，其中632人属于就业困难人员。", .date = "2019-02-16",
      .with = "2018年，寿宁县城镇新增就业11260人；城镇失业人员再就业⟦2146人⟧，其中就业困难人员632人。", .with_date = "2019-01-11" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* Days after which the dead of an event have been counted. */
#define COUNTED 30
/* Digits of an income that is not rounded, and characters that tell whose it is. */
#define INCOME_DIGITS 4
#define INCOME_CONTENT 4
/* Digits that counts of one day have that are worth a comparison. */
#define ACT_DIGITS 3
/* Values that differ by a quarter at most. */
#define NEAR_EQUAL 125
#define ALIKE_NEAR 0.6 /* and words of theirs */

/* Claims that carry rule_data meet their like alone: of one day, */
enum
{
  TOLL = 1, /* the dead */
  ACT,      /* what else was done or counted */
  INCOME    /* and what each of a place's people has in a year */
};

static void
emit_toll (KwContext *ctx, const KwArticle *article, const KwFigure *f)
{
  KwDay published = kw_article_anchor (article).to;
  if (f->n_places > 0 && f->places[0] % 10000 != 0 && published != KW_DAY_NONE && published >= f->period.to + COUNTED)
    kw_emit_figure (ctx, article, f, kw_salt_period (f->period, KW_PERIOD_FLOW) ^ kw_salt_unit (f->unit), TOLL);
}

/* 放流鱼苗1260万尾 of one morning, in a county. */
static void
emit_act (KwContext *ctx, const KwArticle *article, const KwFigure *f)
{
  if (f->n_places > 0 && f->places[0] % 100 != 0 && kw_figure_counts (f) &&
      (f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL) && kw_decimal_significant (f->value.low) >= ACT_DIGITS)
    kw_emit_figure (ctx, article, f, kw_salt_period (f->period, KW_PERIOD_FLOW) ^ kw_salt_unit (f->unit), ACT);
}

/* 农民人均纯收入11624元 */
static gboolean
is_income (const KwArticle *article, const KwFigure *f)
{
  KwSpan before = kw_span (f->clause.start, MAX (f->clause.start, f->folded.start));
  return f->role == KW_ROLE_PER_UNIT && f->kind == KW_KIND_MONEY && f->modality == KW_MODALITY_ACTUAL &&
         f->period_type == KW_PERIOD_FLOW && f->period.from != KW_DAY_NONE && f->period.to - f->period.from >= 364 &&
         kw_decimal_significant (f->value.low) >= INCOME_DIGITS && kw_phrase_has (article->fold.text, before, "人均") &&
         kw_phrase_has (article->fold.text, before, "收入");
}

static gboolean
is_of_one_day (const KwFigure *f)
{
  return f->period_anchor != KW_ANCHOR_NONE && f->period_type == KW_PERIOD_FLOW && f->period.from == f->period.to &&
         f->period.from != KW_DAY_NONE && f->modality == KW_MODALITY_ACTUAL && f->approx == KW_APPROX_NONE &&
         kw_interval_is_exact (&f->value);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      /* Without a place it would meet no other article's. */
      if (f->n_places > 0 && kw_figure_is_fact (article, f) && !kw_context_is_provisional (ctx, article, f))
        kw_emit_figure (ctx, article, f, kw_salt_period (f->period, f->period_type) ^ kw_salt_unit (f->unit), 0);
      if (f->n_places > 0 && is_income (article, f) && !kw_context_is_provisional (ctx, article, f))
        kw_emit_figure (ctx, article, f, kw_salt_period (f->period, KW_PERIOD_FLOW) ^ kw_salt_unit (f->unit), INCOME);
      if (is_of_one_day (f) && kw_figure_is_toll (article->fold.text, f))
        emit_toll (ctx, article, f);
      else if (is_of_one_day (f) && !kw_context_is_provisional (ctx, article, f))
        emit_act (ctx, article, f);
    }
}

/* The dead of one day in one county, or in one place of it: the event is the same
 * where the words are, two of them or, where only one names the village, three. */
static gboolean
are_of_one_event (const KwClaim *x, const KwClaim *y)
{
  return x->rule_data == TOLL && y->rule_data == TOLL && kw_interval_disjoint (&x->value, &y->value) &&
         /* pairs of Han around both, which say what happened */
         kw_common16 (x->features, x->n_features, y->features, y->n_features) >= (x->subject.narrow == y->subject.narrow ? 2 : 3);
}

/* One act of one day, in like words, and beside another figure that both tell. */
static gboolean
are_of_one_act (const KwClaim *x, const KwClaim *y)
{
  return x->rule_data == ACT && y->rule_data == ACT && x->exact && y->exact && x->subject.verb != 0 &&
         x->subject.verb == y->subject.verb && kw_interval_disjoint (&x->value, &y->value) &&
         kw_claims_near (x, y, NEAR_EQUAL) && kw_claim_company (x, y) > 0 &&
         kw_subject_alike (&x->subject, &y->subject) >= ALIKE_NEAR;
}

/* One income: of 农民, not of 城镇居民 nor of all; 纯收入 is no 可支配收入. */
static gboolean
are_of_one_income (const KwClaim *x, const KwClaim *y)
{
  const KwSubject *a = &x->subject, *b = &y->subject;
  return x->rule_data == INCOME && y->rule_data == INCOME && x->exact && y->exact && a->narrow == b->narrow &&
         a->n_content >= INCOME_CONTENT && a->n_content == b->n_content &&
         memcmp (a->content, b->content, a->n_content * sizeof a->content[0]) == 0 &&
         kw_interval_disjoint (&x->value, &y->value) && kw_claims_near (x, y, NEAR_EQUAL);
}

/* Values that lie further apart are of two things. */
#define NEAR 300
/* The same where the words are only alike. */
#define NEAR_ALIKE 140
#define ALIKE 0.75
#define ALIKE_OF_CITY 0.85
#define ALIKE_IN_COMPANY 0.3 /* where a figure told beside it is the same */
#define BARE 5    /* so few name money and not whose */
#define CONTENT 4 /* characters that tell what it is */

static gboolean
says_enough (const KwSubject *s)
{
  /* Of one hospital not much is told: 门急诊 says enough. */
  return MAX (s->n_content, s->n_around) >= (s->narrow != 0 ? CONTENT - 1 : CONTENT);
}

/* 实现营业收入, 罚没金额: of which trade, of what goods, the sentence before says. */
static gboolean
is_bare (const KwClaim *c)
{
  return !kw_claim_is_local (c) && c->kind == KW_KIND_MONEY && MAX (c->subject.n_content, c->subject.n_around) <= BARE;
}

/* In words, or in few words and the company of the same figures. */
static gboolean
are_alike (const KwClaim *x, const KwClaim *y)
{
  double alike = kw_subject_alike (&x->subject, &y->subject);
  guint company = kw_claim_company (x, y);
  if (company > 0)
    return alike >= (company > 1 ? ALIKE_IN_COMPANY / 2 : ALIKE_IN_COMPANY) && x->subject.narrow == y->subject.narrow;
  return alike >= (kw_claims_near (x, y, NEAR_EQUAL) ? ALIKE_NEAR : ALIKE) && says_enough (&x->subject) && says_enough (&y->subject);
}

/* Of a prefecture more is told than of a county: nearly all of the words, and
 * values that a slip may part. */
static gboolean
are_alike_of_city (const KwClaim *x, const KwClaim *y)
{
  return x->n_places > 0 && x->places[0] % 10000 != 0 && x->exact && y->exact && kw_claims_near (x, y, NEAR_EQUAL) &&
         kw_subject_alike (&x->subject, &y->subject) >= ALIKE_OF_CITY && says_enough (&x->subject) &&
         says_enough (&y->subject);
}

/* The article REF tells the value of CLAIM too. */
static gboolean
group_tells (const KwGroup *group, KwArticleRef ref, const KwClaim *claim)
{
  for (guint i = 0; i < group->n; i++)
    if (group->records[i].ref == ref && !kw_interval_disjoint (&((const KwClaim *) group->records[i].payload)->value, &claim->value))
      return TRUE;
  return FALSE;
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  if (x->rule_data || y->rule_data)
    return here->ref != other->ref && (are_of_one_event (x, y) || are_of_one_act (x, y) || are_of_one_income (x, y)) && !group_tells (group, other->ref, x) && !group_tells (group, here->ref, y);
  if (here->ref == other->ref || !kw_interval_disjoint (&x->value, &y->value) || kw_claims_slip (x, y) != KW_SLIP_NONE)
    return FALSE;
  /* 5000余件 for 4813件 is loose, not wrong. */
  if (!(x->exact && y->exact) && kw_claims_near (x, y, 105))
    return FALSE;
  gboolean same = kw_claims_near (x, y, NEAR) && kw_subject_same (&x->subject, &y->subject);
  gboolean totals = x->role == KW_ROLE_TOTAL && y->role == KW_ROLE_TOTAL && kw_claims_near (x, y, NEAR_ALIKE) &&
                    kw_subject_names_same (&x->subject, &y->subject);
  gboolean alike = kw_claims_near (x, y, NEAR_ALIKE) && (kw_claim_is_local (x) ? are_alike (x, y) : are_alike_of_city (x, y));
  return (same || totals || alike) && !is_bare (x) && !is_bare (y) && kw_group_pairs (group, here, other);
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
