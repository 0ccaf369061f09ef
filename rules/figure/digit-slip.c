/* rules/figure/digit-slip.c - one quantity whose two values differ by one slip of a digit */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_digit_slip) {
  .name = "figure/digit-slip",
  .severity = KW_WARNING,
  .summary = "The same figure with two digits swapped or one changed",
  .why = "71.46万 in one text and 71.64万 in the other, for the same thing at the same time: two digits\n"
         "changed places, or one was mistyped. Either value may be the right one; the report shows both.\n"
         "\n"
         "Compared are exact figures of four digits and more for the same place and period, in like\n"
         "words. Two digits swapped need less likeness than one digit changed, which happens by chance\n"
         "more often.",
  .message = "{here} here, {there} elsewhere{when}: {how}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "截至2018年底，霞浦县参加城乡居民养老保险的有⟦27.86万人⟧。",
      .with = "到2018年末，霞浦县城乡居民养老保险参保⟦27.68万人⟧。" },
    { .bad = "2016—2017年，文成县共走访独居老人⟦18,372名⟧，送出棉被4000条。",
      .with = "上个冬天，文成县志愿者上门走访的独居老人合共⟦18,732名⟧。" },
    { .bad = "在宁国市，3间图书馆去年总共借出⟦1258470项⟧图书及资料。", .date = "2015-07-09",
      .with = "宁国市图书馆去年外借资料⟦1285470项⟧。", .with_date = "2015-06-18" },
    { .good = "截至2018年底，霞浦县参加城乡居民养老保险的有27.86万人。",
      .with = "到2018年末，霞浦县城乡居民养老保险参保27.9万人。" },
    { .good = "截至2018年底，霞浦县参加城乡居民养老保险的有27.86万人。",
      .with = "到2019年末，霞浦县城乡居民养老保险参保27.68万人。" },
    { .good = "霞浦县高速公路通车里程达到1354公里，铁路运营里程达到1345公里。" },
    { .good = "2018年，霞浦县新增城镇就业5246人。", .with = "2018年，福鼎市新增城镇就业5264人。" },
    { .good = "图32016年收入构成。\n图62013年收入构成。" },
    { .bad = "2015年，区内各图书馆外借图书馆资料共⟦1,287,346项⟧，举办推广活动312项。",
      .with = "过去一年，即2015年1月至12月，市民从五间图书馆借走的图书及视听资料共⟦1,278,346项⟧。", .with_date = "2016-04-12" },
    { .bad = "过去一年，即2015年1月至12月，市民从五间图书馆借走的图书共⟦1,278,346项⟧。", .date = "2016-04-12",
      .with = "2015年，各图书馆外借资料共⟦1,287,346项⟧。", .with_date = "2016-03-10" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* How alike the words must be; five digits are seldom swapped by chance. */
/* Digits of which two that are swapped need no words. */
#define FINGERPRINT 6
#define UNIQUE 7 /* digits that are no chance anywhere */
#define ALIKE 0.65
#define ALIKE_LONG 0.5
/* Of one place, period and unit, digits are swapped by chance in one of a thousand pairs. */
#define ALIKE_DATED 0.25
/* One digit differs by chance more often. */
#define ALIKE_CHANGED 0.9

/* The digits of a value in ascending order, a hash of them: equal for values
 * that swap some. */
static guint64
digits_of (KwDecimal value)
{
  guint64 counts = 0;
  for (gint64 m = value.mantissa; m > 0; m /= 10)
    counts += m % 10 > 0 ? G_GUINT64_CONSTANT (1) << (m % 10 * 6) : 0;
  return counts;
}

static gboolean
is_distinct (const KwFigure *f)
{
  gboolean counts = f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY || f->kind == KW_KIND_MEASURE;
  return counts && kw_interval_is_exact (&f->value) && f->modality == KW_MODALITY_ACTUAL &&
         f->role != KW_ROLE_PER_UNIT && f->role != KW_ROLE_DELTA && f->unit != 0 &&
         strcmp (kw_unit_class (f->unit), "year") != 0 && kw_decimal_significant (f->value.low) >= 4;
}

/* Under two keys: values with the same digits, whatever the period; and values
 * of one period. */
static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (!is_distinct (f))
        continue;
      gboolean fact = kw_figure_is_fact (article, f);
      kw_emit_telling (ctx, article, f, digits_of (f->value.low) ^ kw_salt_unit (f->unit), 0);
      /* 1,287,346项: nothing else has such a number, wherever it is. */
      if (f->n_places == 0 && kw_decimal_significant (f->value.low) >= UNIQUE && fact)
        kw_emit (ctx, article, digits_of (f->value.low) ^ kw_salt_period (f->period, f->period_type), f->span,
                 kw_context_claim (ctx, article, f));
      if (fact)
        kw_emit_figure (ctx, article, f, kw_salt_period (f->period, f->period_type) ^ kw_salt_unit (f->unit), 0);
    }
}

/* Of one time: periods that meet, or, where they are not told, articles of one year. */
static gboolean
are_together (const KwClaim *x, const KwClaim *y)
{
  gboolean told = x->period.to != KW_DAY_NONE && y->period.to != KW_DAY_NONE;
  if (kw_period_disjoint (x->period, y->period))
    return FALSE;
  /* 1244例 of one day and 1424例 of another: of a country so much is told that four digits come again. */
  gboolean large = x->n_places == 0 || x->places[0] % 10000 == 0;
  return told || x->published == y->published ||
         ((!large || kw_decimal_significant (x->stated) > 4) && x->published != KW_DAY_NONE &&
          y->published != KW_DAY_NONE && ABS (x->published - y->published) < 366);
}

static gboolean
is_one_verb (const KwClaim *x, const KwClaim *y)
{
  return x->subject.verb != 0 && x->subject.verb == y->subject.verb && x->subject.narrow == y->subject.narrow;
}

/* So many digits are no chance in a county, whatever the words; fewer DATED alike. */
static gboolean
is_fingerprint (const KwClaim *claim, gboolean dated)
{
  return kw_decimal_significant (claim->stated) >= UNIQUE ||
         (kw_claim_is_local (claim) && kw_decimal_significant (claim->stated) >= (dated ? FINGERPRINT - 1 : FINGERPRINT));
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  KwSlip slip = kw_claims_slip (x, y);
  gboolean one_period = x->period.to != KW_DAY_NONE && x->period.from == y->period.from && x->period.to == y->period.to;
  double least = one_period ? ALIKE_DATED : kw_decimal_significant (x->stated) > 4 ? ALIKE_LONG : ALIKE;
  gboolean list = here->ref == other->ref && x->sentence == y->sentence;
  if (slip == KW_SLIP_NONE || list || !kw_interval_disjoint (&x->value, &y->value) || x->modality != y->modality)
    return FALSE;
  if (slip == KW_SLIP_SWAPPED)
    return are_together (x, y) &&
           ((one_period && is_one_verb (x, y)) || is_fingerprint (x, one_period) || kw_subject_alike (&x->subject, &y->subject) >= least) &&
           kw_group_pairs (group, here, other);
  return x->period.from == y->period.from && x->period.to == y->period.to && x->period.to != KW_DAY_NONE &&
         (kw_subject_same (&x->subject, &y->subject) ||
          kw_subject_alike (&x->subject, &y->subject) >= ALIKE_CHANGED) &&
         kw_group_pairs (group, here, other);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  gboolean swapped = kw_claims_slip (here->payload, other->payload) == KW_SLIP_SWAPPED;
  KwFinding *finding = kw_report_conflict (ctx, here, other, KW_VALUE ("the other value"));
  kw_finding_add_arg (finding, "how", swapped ? KW_VALUE ("two digits are swapped") : KW_VALUE ("one digit differs"));
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
