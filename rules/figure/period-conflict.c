/* rules/figure/period-conflict.c - one figure claimed for periods that cannot both be */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_period_conflict) {
  .name = "figure/period-conflict",
  .severity = KW_ERROR,
  .summary = "One figure is claimed for periods that cannot both be",
  .why = "A count such as 5218名 does not come out the same for 2017 and again for 2018 to the last\n"
         "digit. Where two texts tell of the same thing in the same words and give the same exact\n"
         "figure for periods without a common day, one of them was copied without its date: last\n"
         "year's 今年以来 became 2018年以来.\n\n"
         "Compared are exact figures of three significant digits and more, for what happened during\n"
         "a period, where place, unit and wording agree. Standing amounts (a subsidy of 1500元 a\n"
         "person), plans, rates and round numbers are not.",
  .message = "{text} is given for {period} here and for {other_period} elsewhere",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "今年以来，光山县已经有组织地向浙江输送务工人员⟦5218名⟧。", .date = "2017-10-20",
      .with = "2018年以来，光山县有组织地向浙江输送务工人员⟦5218名⟧。", .with_date = "2018-09-30" },
    { .bad = "2016年，光山县共查处酒后驾驶案件⟦1437起⟧。", .date = "2017-02-01",
      .with = "2015年，光山縣共查處酒後駕駛案件⟦1,437起⟧。", .with_date = "2016-02-01" },
    { .bad = "2017年，平江县新建、改造农村公路⟦386.4公里⟧。", .date = "2018-01-16",
      .with = "今年，平江县新改建农村公路⟦386.4公里⟧。", .with_date = "2016-12-22" },
    { .bad = "今年前三个季度，走进浮梁县这座馆的观众累计有⟦386214人次⟧。", .date = "2019-10-22",
      .with = "2018年，浮梁县博物馆开放314天，接待观众⟦386214人次⟧。", .with_date = "2019-01-08" },
    { .good = "今年以来，光山县已经有组织地向浙江输送务工人员5218名。", .date = "2017-10-20",
      .with = "2017年1至10月，光山县有组织地向浙江输送务工人员5218名。", .with_date = "2017-11-02" },
    /* The same article, posted again a year later: no second witness. */
    { .good = "光山县加强与浙江的劳务协作，全年派出工作队六批。今年以来，光山县已经有组织地向浙江输送务工人员5218名。",
      .date = "2017-10-20",
      .with = "光山县加强与浙江的劳务协作，全年派出工作队六批。今年以来，光山县已经有组织地向浙江输送务工人员5218名。",
      .with_date = "2018-11-02" },
    { .good = "2024年，全国6833家博物馆接待观众14亿人次。", .date = "2025-01-03",
      .with = "2023年，全国6833家博物馆接待观众12亿人次。", .with_date = "2024-05-18" },
    { .good = "2025年，我国进口16.75万亿元，增长0.2%。", .date = "2026-01-14", .with = "2024年，我国进口16.75万亿元，增长2.4%。",
      .with_date = "2025-01-13" },
    { .good = "2016年，每名学员补贴1500元。", .date = "2016-05-01", .with = "2017年，每名学员补贴1500元。", .with_date = "2017-05-01" },
    { .good = "2016年，光山县新建蓄水池1437座。", .date = "2017-02-01",
      .with = "2017年，新县查处酒后驾驶案件1437起。", .with_date = "2018-02-01" },
    /* As many as were entitled on one day were on the next. */
    { .good = "2013年3月14日的会议，光山县应出席代表298人。", .with = "2013年3月8日的会议，光山县应出席代表298人。" },
    { .good = "2015年，光山县338个村的空气质量好转。", .with = "2016年上半年，光山县338个村的空气质量好转。" },
    { .bad = "今年1至6月，宁国市有⟦1316名⟧白内障患者免费做了复明手术，平均每天近十台。", .date = "2017-08-10",
      .with = "2016年，宁国市残联实施免费白内障复明手术⟦1316例⟧，为340名残疾人装配假肢。", .with_date = "2017-01-12" },
    { .bad = "从今年1月到5月，宁国市各派出所已给外地户籍群众异地办理身份证⟦5318张⟧。", .date = "2017-06-20",
      .with = "2016年，宁国市受理居民身份证8.6万张，其中为外来人员异地受理⟦5318张⟧。", .with_date = "2017-01-17" },
    /* What happens does not stay, verb or not. */
    { .bad = "2016年，寿宁县医疗队为白内障患者免费做了⟦1174例⟧复明手术。", .date = "2017-01-17",
      .with = "2015年，寿宁县为白内障患者实施免费复明手术⟦1174例⟧。", .with_date = "2016-01-14" },
    { .bad = "2015年1至11月，寿宁县温泉企业共接待游客⟦312.46万人次⟧。", .date = "2015-12-20",
      .with = "2015年上半年，寿宁县温泉企业共接待游客⟦312.46万人次⟧。", .with_date = "2016-01-08" },
    { .bad = "2018年，寿宁县收购最低收购价稻谷⟦27.43万吨⟧。", .date = "2019-01-15",
      .with = "2019年1至4月，寿宁县13个库点开秤，托市稻谷入库⟦27.43万吨⟧。", .with_date = "2019-05-10" },
    { .bad = "2014年，泰州市机采血小板捐献达⟦2386人次⟧。", .date = "2015-01-15",
      .with = "2015年上半年，泰州市有⟦2386人次⟧捐献了机采血小板。", .with_date = "2015-07-09" },
    { .bad = "2019年，寿宁县南阳村共销售竹篮⟦138460个⟧，收入420万元。", .date = "2020-03-24",
      .with = "去年，寿宁县全村编篮能手卖出去的有⟦138460个⟧。", .with_date = "2018-01-30" },
    { .good = "2016年，寿宁县医疗队做了117例复明手术。", .date = "2017-01-17",
      .with = "2015年，寿宁县消防大队接警117起。", .with_date = "2016-01-14" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* Digits that make a figure a fingerprint rather than a coincidence. */
#define SIGNIFICANT 3
/* So many that no verb need tell them from a standing number. */
#define FINGERPRINT 4
/* So many that no word need be the same. */
#define CERTAIN 6

/* Bytes to the rate that says how it grew. */
#define STEADY_REACH 30

static gboolean
is_distinctive (const KwFigure *f)
{
  return f->approx == KW_APPROX_NONE && kw_interval_is_exact (&f->value) &&
         kw_decimal_significant (f->value.low) >= SIGNIFICANT &&
         kw_decimal_compare (f->value.low, kw_decimal (1, 2)) >= 0;
}

/* More than a day: on one, as many may well come as on another. */
static gboolean
is_flow (const KwFigure *f)
{
  /* An annual report's title dates its figures, too. */
  gboolean told = !kw_span_is_empty (f->period_span) ||
                  (f->period_anchor == KW_ANCHOR_NARRATIVE && kw_decimal_significant (f->value.low) >= FINGERPRINT);
  return f->period_type == KW_PERIOD_FLOW && told && !kw_period_is_none (f->period) &&
         (f->period.to == KW_DAY_NONE || f->period.from == KW_DAY_NONE || f->period.to > f->period.from) &&
         kw_figure_counts (f) && f->modality == KW_MODALITY_ACTUAL &&
         (f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL || f->role == KW_ROLE_CUMULATIVE ||
          (f->role == KW_ROLE_PART && kw_decimal_significant (f->value.low) >= FINGERPRINT));
}

/* 进口16.75万亿元,增长0.2%: it was as much the year before. */
static gboolean
is_steady (const KwLedger *ledger, guint i)
{
  const KwFigure *f = kw_ledger_figure (ledger, i);
  const KwFigure *next = i + 1 < ledger->figures->len ? kw_ledger_figure (ledger, i + 1) : NULL;
  return next != NULL && next->kind == KW_KIND_PERCENT && next->role == KW_ROLE_DELTA &&
         kw_figures_share_sentence (f, next) && next->folded.start < f->folded.end + STEADY_REACH &&
         kw_decimal_compare (next->value.high, kw_decimal (1, 0)) < 0;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (is_distinctive (f) && is_flow (f) && !is_steady (article->ledger, i))
        kw_emit_telling (ctx, article, f, kw_salt_value (f->value.low) ^ kw_salt_patient (f->unit), 0);
    }
}

/* One within the other and half as long at most: 上半年 and 全年. What is told up
 * to the day of publication may be of less. */
static gboolean
is_much_longer (KwPeriod whole, KwPeriod part)
{
  return whole.from != KW_DAY_NONE && whole.to != KW_DAY_NONE && part.from != KW_DAY_NONE && part.to != KW_DAY_NONE &&
         whole.from <= part.from && part.to <= whole.to && part.to - part.from < whole.to - whole.from &&
         part.to - part.from + 1 <= (whole.to - whole.from + 10) / 2;
}

/* Days of half a year, and by which another period is longer. */
#define HALF_MAX 190
#define LONGER 80

/* 312.46万人次 of 上半年 and of 1至11月: five digits do not come twice, whichever is true. */
static gboolean
is_half_of_more (const KwClaim *whole, const KwClaim *part)
{
  return whole->period.from != KW_DAY_NONE && whole->period.from == part->period.from && part->period.to != KW_DAY_NONE &&
         part->period.to - part->period.from < HALF_MAX && whole->period.to >= part->period.to + LONGER &&
         whole->period.to != whole->published && part->period.to != part->published && whole->exact && part->exact &&
         kw_decimal_significant (whole->stated) > FINGERPRINT && kw_claim_is_local (whole);
}

/* 今年 up to the day of publication is the year as well. */
static gboolean
is_year_to_date (const KwClaim *c, KwPeriod year)
{
  return c->published != KW_DAY_NONE && c->period.to == c->published && c->period.from == year.from && year.to > c->period.to &&
         year.to - year.from >= 364 && year.to - year.from <= 365;
}

static gboolean
are_apart (KwPeriod a, KwPeriod b)
{
  return kw_period_disjoint (a, b) || is_much_longer (a, b) || is_much_longer (b, a);
}

/* Persons and money in four digits, other things in five: but not a county's area. */
static gboolean
is_fingerprint (const KwClaim *claim)
{
  gboolean person = g_str_has_prefix (kw_unit_class (claim->unit), "person") || claim->kind == KW_KIND_MONEY;
  return kw_decimal_significant (claim->stated) >= (person ? FINGERPRINT : FINGERPRINT + 1) && claim->kind != KW_KIND_MEASURE;
}

/* 1174例手术, 212场: what happens, none of which stays. */
static gboolean
is_event (const KwClaim *claim)
{
  static const char *const classes[] = { "case", "person_time", "item_time", "vehicle_time", "household_time", "time", "session", NULL };
  return kw_decimal_significant (claim->stated) >= FINGERPRINT && g_strv_contains (classes, kw_unit_class (claim->unit));
}

#define ALIKE_OF_CITY 0.85

/* Longer figures are seldom the same by chance, in a county at least. */
static gboolean
are_alike (KwContext *ctx, const KwClaim *x, const KwClaim *y)
{
  gboolean small = kw_claim_is_local (x);
  int digits = kw_decimal_significant (x->stated);
  double least = digits >= 5 ? 0.25 : digits == 4 ? 0.33 : 0.6;
  gboolean one_act = small && digits >= 5 && x->subject.verb != 0 && x->subject.verb == y->subject.verb;
  /* Of a prefecture in the very same words. */
  gboolean city = !small && x->n_places > 0 && x->places[0] % 10000 != 0 && digits >= FINGERPRINT &&
                  kw_subject_alike (&x->subject, &y->subject) >= ALIKE_OF_CITY;
  return (small && digits >= CERTAIN) || one_act || city || kw_claims_alike (ctx, x, y) || (small && kw_subject_alike (&x->subject, &y->subject) >= least);
}

/* 27.43万吨: four digits of what was weighed in a county. */
static gboolean
is_harvest (const KwClaim *claim)
{
  return kw_claim_is_local (claim) && kw_decimal_significant (claim->stated) >= FINGERPRINT &&
         g_str_has_prefix (kw_unit_class (claim->unit), "mass:");
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  /* What was done is done anew each time; what there is may stay. */
  gboolean done = x->subject.verb != 0 || y->subject.verb != 0 || is_fingerprint (x) || is_event (x) || is_harvest (x);
  /* 6833家博物馆接待观众: how many there are may stay, too. */
  const char *name = kw_unit_class (x->unit);
  gboolean standing = strcmp (name, "establishment") == 0 || strcmp (name, "building") == 0;
  if (standing && x->n_places > 0 && x->places[0] % 10000 == 0 && kw_decimal_significant (x->stated) <= FINGERPRINT)
    return FALSE;
  /* An area stays what it is; what was built is told by words that both have. What was
   * weighed comes in anew. */
  if (x->kind == KW_KIND_MEASURE && !is_harvest (x) && (kw_decimal_significant (x->stated) < FINGERPRINT || !kw_claims_alike (ctx, x, y)))
    return FALSE;
  if (is_year_to_date (x, y->period) || is_year_to_date (y, x->period))
    return FALSE;
  /* Of a province or the country so much is told that three digits meet by chance. */
  if (x->n_places > 0 && x->places[0] % 10000 == 0 && kw_decimal_significant (x->stated) < FINGERPRINT)
    return FALSE;
  return done && (are_apart (x->period, y->period) || is_half_of_more (x, y) || is_half_of_more (y, x)) && are_alike (ctx, x, y) &&
         !kw_context_is_reprint (ctx, here->ref, other->ref);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  kw_report_conflict (ctx, here, other, KW_VALUE ("the same figure"));
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
