/* rules/figure/base-mismatch.c - the year before, as a growth rate implies it and as it was reported */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_base_mismatch) {
  .name = "figure/base-mismatch",
  .severity = KW_WARNING,
  .summary = "A growth rate that implies a base another text contradicts",
  .why = "24.2亿元, 45 % more than the year before, means 16.7亿元 then. Where the year before was\n"
         "reported as 18.6亿元, the level, the rate or that report is wrong, or the base was revised or\n"
         "counted by another rule (可比口径) without the text saying so.\n"
         "\n"
         "Real growth (GDP, 增加值, 按可比价格) is not looked at, nor bases that differ by less than 5 %:\n"
         "statistics are revised all the time.",
  .message = "{here} and {rate} imply {implied} for {period}, but {there} was reported",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "2016年，岑巩县实现旅游总收入⟦21.6亿元⟧，同比增长44%。", .date = "2017-01-20",
      .with = "2015年，岑巩县实现旅游总收入⟦17.3亿元⟧。", .with_date = "2016-01-20" },
    { .bad = "去年，岑巩县茶叶产值⟦5.4亿元⟧，比上年增长50.0%。", .date = "2017-01-20",
      .with = "2015年，岑巩县茶叶产值为⟦4.2亿元⟧。", .with_date = "2016-01-20" },
    { .bad = "2018年，宁国市外贸进出口总值74.8亿元，增长9.6%。其中，出口⟦53.8亿元⟧，同比增长21.5%。",
      .with = "2017年，宁国市外贸进出口总值68.2亿元，增长11.3%。其中出口⟦49.1亿元⟧，增长8.8%。" },
    { .bad = "2013年末，宁国市各项存款余额⟦376.4亿元⟧，比年初增长28.6%。",
      .with = "截至2012年末，宁国市各项存款余额⟦312.6亿元⟧。" },
    { .good = "2016年，岑巩县实现旅游总收入21.6亿元，同比增长24.9%。", .date = "2017-01-20",
      .with = "2015年，岑巩县实现旅游总收入17.3亿元。", .with_date = "2016-01-20" },
    { .good = "2016年，岑巩县实现地区生产总值121.6亿元，按可比价格计算，同比增长12.0%。", .date = "2017-01-20",
      .with = "2015年，岑巩县实现地区生产总值117.3亿元。", .with_date = "2016-01-20" },
    { .good = "2016年，岑巩县实现旅游总收入21.6亿元，同比增长22%。", .date = "2017-01-20",
      .with = "2015年，岑巩县实现旅游总收入17.3亿元。", .with_date = "2016-01-20" },
    { .good = "2016年，岑巩县实现旅游总收入21.6亿元，按可比口径增长44%。", .date = "2017-01-20",
      .with = "2015年，岑巩县实现旅游总收入17.3亿元。", .with_date = "2016-01-20" },
    { .bad = "去年的岑巩县，外贸走得有力。全年⟦51.8亿元⟧的进出口总额，同比增长48.2%。", .date = "2018-02-27",
      .with = "2016年，岑巩县全年实现进出口总额⟦42.6亿元⟧，其中进口18.9亿元、出口23.7亿元。", .with_date = "2017-02-10" },
    /* Counted otherwise. */
    { .good = "按网供口径，去年寿宁县用电57.31亿千瓦时，同比增长8.9%。", .date = "2018-02-01",
      .with = "2017年，寿宁县用电量（全口径）62.84亿千瓦时，上年为57.60亿千瓦时。", .with_date = "2018-01-23" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* A rate so many bytes behind its level still belongs to it. */
#define REACH 45
/* How alike the words of the two levels must be where the nouns differ. */
/* Of a prefecture. */
#define ALIKE_OF_CITY 0.85
#define ALIKE 0.5

/* An implied and a reported base: what the rule compares. */
typedef struct
{
  KwClaim claim; /* the level, its value and period those of the base */
  gboolean implied;
  char rate[24];
  char value[48]; /* the base, as the level is written */
} Base;

/* 1 for growth, -1 for a fall, 0 where the words between say neither, or more. */
static int
direction (const char *text, KwSpan between)
{
  static const char *const up[] = { "增长", "上升", "增加", "提高", "上涨", "增", NULL };
  static const char *const down[] = { "下降", "减少", "下跌", "降低", "降", "减", NULL };
  static const char *const other[] = { "占", "其中", "率", "环比", "月", "季", "可比", "实际", "比重", "年均", "对比", "。", ";", NULL };
  if (kw_phrase_has_any (text, between, other))
    return 0;
  for (guint i = 0; up[i] != NULL; i++)
    if (kw_phrase_ends (text, between, up[i]))
      return 1;
  for (guint i = 0; down[i] != NULL; i++)
    if (kw_phrase_ends (text, between, down[i]))
      return -1;
  return 0;
}

/* Growth that is told in real terms by convention, or by the words around. */
static gboolean
is_real_growth (const char *text, const KwFigure *level)
{
  static const char *const words[] = { "生产总值", "增加值", "GDP", "可比", "不变价", "实际", "扣除", "剔除", "同口径", "修订", NULL };
  return kw_phrase_has_any (text, level->sentence, words);
}

/* The base that LEVEL and its RATE of growth imply. */
static gboolean
imply_base (const char *text, const KwFigure *level, const KwFigure *rate, KwInterval *base)
{
  KwSpan between = kw_span (level->folded.end, MAX (level->folded.end, rate->folded.start));
  int sign = rate->kind == KW_KIND_PERCENT && kw_span_len (between) <= REACH ? direction (text, between) : 0;
  if (sign == 0 || rate->approx == KW_APPROX_RANGE || rate->value.high_unbounded || is_real_growth (text, level))
    return FALSE;
  KwInterval one = kw_interval_exact (kw_decimal (1, 0)), growth, factor, value = kw_figure_hard (level);
  KwInterval written = kw_interval_unrounded (rate->value.low, rate->written);
  growth = kw_interval_shift (rate->approx == KW_APPROX_NONE ? &written : &rate->value, -2);
  return (sign > 0 ? kw_interval_add (&one, &growth, &factor) : kw_interval_subtract (&one, &growth, &factor)) &&
         kw_interval_divide (&value, &factor, base);
}

static gboolean
is_year (KwPeriod period)
{
  int from, to, month, day;
  if (period.from == KW_DAY_NONE || period.to == KW_DAY_NONE)
    return FALSE;
  kw_day_split (period.from, &from, &month, &day);
  gboolean begins = month == 1 && day == 1;
  kw_day_split (period.to, &to, &month, &day);
  return begins && month == 12 && day == 31 && from == to;
}

/* A stock of the 31st of December. */
static gboolean
is_year_end (const KwFigure *f)
{
  int year, month, day;
  if (f->period_type != KW_PERIOD_STOCK || f->period.to == KW_DAY_NONE || f->period.from != f->period.to)
    return FALSE;
  kw_day_split (f->period.to, &year, &month, &day);
  return month == 12 && day == 31;
}

static KwPeriod
year_before (const KwFigure *f)
{
  int year, month, day;
  kw_day_split (f->period.from, &year, &month, &day);
  KwPeriod before = kw_period_year (year - 1);
  return f->period_type == KW_PERIOD_STOCK ? (KwPeriod){ before.to, before.to } : before;
}

static void
emit (KwContext *ctx, const KwArticle *article, const KwFigure *f, const Base *base)
{
  const Base *kept = kw_context_keep (ctx, base, sizeof *base);
  kw_emit_claim (ctx, article, f->span, &kept->claim,
                 kw_salt_period (base->claim.period, f->period_type) ^ kw_salt_unit (f->unit));
}

/* The base in the level's own scale, to two places: 16.7亿元. */
static void
write_base (const char *text, const KwFigure *level, Base *base)
{
  gboolean yi = kw_phrase_has (text, level->folded, "亿"), wan = !yi && kw_phrase_has (text, level->folded, "万");
  KwInterval scaled = kw_interval_shift (&base->claim.value, yi ? -8 : wan ? -4 : 0);
  g_autofree char *number = kw_interval_to_string (&scaled, 2);
  g_snprintf (base->value, sizeof base->value, "%s%s%s", number, yi ? "亿" : wan ? "万" : "", kw_unit_name (level->unit));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const KwLedger *ledger = article->ledger;
  const char *text = article->fold.text;
  for (guint i = 0; i < ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (ledger, i);
      /* Of the whole's parts each has a base, too. */
      KwFigure level = *f;
      level.role = f->role == KW_ROLE_PART ? KW_ROLE_LEVEL : f->role;
      if (!kw_figure_is_fact (article, &level) || !(f->period_type == KW_PERIOD_FLOW ? is_year (f->period) : is_year_end (f)))
        continue;
      Base base = { .claim = kw_claim_copy (kw_context_claim (ctx, article, f)) };
      emit (ctx, article, f, &base);
      const KwFigure *rate = i + 1 < ledger->figures->len ? kw_ledger_figure (ledger, i + 1) : f;
      if (rate == f || !imply_base (text, f, rate, &base.claim.value))
        continue;
      base.implied = TRUE;
      base.claim.period = year_before (f);
      write_base (text, f, &base);
      memcpy (base.rate, text + rate->folded.start, MIN (kw_span_len (rate->folded), sizeof base.rate - 1));
      emit (ctx, article, f, &base);
    }
}

/* Bases that differ by half are of two things. */
static gboolean
is_near (const Base *implied, const Base *reported)
{
  KwInterval margin = { .low = kw_decimal (67, -2), .high = kw_decimal (15, -1) }, widened;
  return kw_interval_multiply (&reported->claim.value, &margin, &widened) &&
         !kw_interval_disjoint (&implied->claim.value, &widened);
}

/* More than a revision apart: 5 %. */
static gboolean
is_apart (const KwInterval *implied, const KwInterval *reported)
{
  KwInterval margin = { .low = kw_decimal (95, -2), .high = kw_decimal (105, -2) }, widened;
  return kw_interval_multiply (reported, &margin, &widened) && kw_interval_disjoint (implied, &widened);
}

/* How alike they must be in a county; less where figures beside them are the same. */
static double
least_alike (const Base *x, const Base *y)
{
  return kw_claim_company (&x->claim, &y->claim) > 0 ? ALIKE / 2 : ALIKE;
}

/* 其中出口491.6亿元: trade is told by its verb alone. */
static gboolean
is_trade_alone (const Base *x, const Base *y)
{
  const KwSubject *a = &x->claim.subject, *b = &y->claim.subject;
  return x->claim.kind == KW_KIND_MONEY && a->verb != 0 && a->verb == b->verb && a->n_content == 0 && b->n_content == 0 &&
         a->narrow == b->narrow;
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const Base *x = here->payload, *y = other->payload;
  const Base *implied = x->implied ? x : y, *reported = x->implied ? y : x;
  const KwSubject *a = &x->claim.subject, *b = &y->claim.subject;
  if (x->implied == y->implied || !is_apart (&implied->claim.value, &reported->claim.value) || !is_near (implied, reported))
    return FALSE;
  gboolean alike = kw_subject_same (a, b) ||
                   (kw_claim_is_local (&x->claim) && kw_subject_alike (a, b) >= least_alike (x, y)) ||
                   (x->claim.n_places > 0 && x->claim.places[0] % 10000 != 0 && kw_subject_alike (a, b) >= ALIKE_OF_CITY);
  return is_trade_alone (x, y) || (alike && kw_group_pairs (group, here, other));
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  gboolean swap = !((const Base *) here->payload)->implied;
  const KwRecord *implied = swap ? other : here;
  const Base *base = implied->payload;
  KwFinding *finding = kw_report_conflict (ctx, implied, swap ? here : other, KW_VALUE ("the year before as reported"));
  kw_finding_add_arg (finding, "rate", base->rate);
  kw_finding_add_arg (finding, "implied", base->value);
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
