/* rules/figure/cumulative-falls.c - a total that only can grow, and is smaller later */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

KW_RULE (figure_cumulative_falls) {
  .name = "figure/cumulative-falls",
  .severity = KW_WARNING,
  .summary = "A cumulative figure that later is smaller",
  .why = "What was counted since 2003 cannot be fewer in 2009 than it was in 2008. One of the two is\n"
         "wrong, or they count different things: persons and visits, one programme and all of them.\n"
         "\n"
         "Compared are figures that are told as accumulated over years (自…以来累计, 历年累计) of one\n"
         "place, unit and subject, on different days; where both name the year they begin in, it must be\n"
         "the same. What is accumulated within a year is compared within that year only.",
  .message = "{here} by {day} here, but {there} by {other_day} already",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "自2009年开办以来，永和县累计发放助学贷款⟦3126人次⟧。", .date = "2016-10-12",
      .with = "自2009年开办以来，永和县累计发放助学贷款⟦3485人次⟧。", .with_date = "2015-10-08" },
    { .bad = "从2011年起，永和县历年累计救助大病患者⟦1268人⟧。", .date = "2019-03-02",
      .with = "2011年以来，永和县累计救助大病患者⟦1394人⟧。", .with_date = "2018-03-05" },
    { .good = "自2009年开办以来，永和县累计发放助学贷款3485人次。", .date = "2016-10-12",
      .with = "自2009年开办以来，永和县累计发放助学贷款3126人次。", .with_date = "2015-10-08" },
    { .good = "今年以来，永和县累计发放助学贷款426人次。", .date = "2016-10-12",
      .with = "今年以来，永和县累计发放助学贷款485人次。", .with_date = "2015-10-08" },
    { .good = "自2012年开办以来，永和县累计发放助学贷款3126人次。", .date = "2016-10-12",
      .with = "自2009年开办以来，永和县累计发放助学贷款3485人次。", .with_date = "2015-10-08" },
    { .good = "自2009年开办以来，大宁县累计发放助学贷款3126人次。", .date = "2016-10-12",
      .with = "自2009年开办以来，永和县累计发放助学贷款3485人次。", .with_date = "2015-10-08" },
    { .good = "2013年1至5月，永和县累计实现营业收入1788万元。", .date = "2013-06-19",
      .with = "2012年，永和县累计实现营业收入2251万元。", .with_date = "2013-02-08" },
    { .bad = "寿宁县从2011年以来抓造林，2011年以来，截至2017年底，累计完成人工造林⟦34.2万亩⟧。", .date = "2018-01-25",
      .with = "从2011年到2016年底，寿宁县累计完成人工造林⟦36.8万亩⟧。", .with_date = "2017-03-12" },
    { .bad = "由2004年5月成立至2009年3月底，寿宁县义工队上门服务的住户累计为⟦3742户⟧。", .date = "2009-04-24",
      .with = "寿宁县义工队自2004年5月成立起计，到今年8月底累计上门服务⟦3916户⟧。", .with_date = "2008-09-19" },
    { .bad = "寿宁县入汛以来全县已累计转移群众⟦7.92万人⟧。", .date = "2020-07-16",
      .with = "截至7月11日20时，寿宁县累计转移群众⟦8.64万人⟧。", .with_date = "2020-07-12" },
    { .good = "截至7月13日8时，寿宁县累计转移群众7.92万人。", .date = "2020-07-13",
      .with = "截至7月11日20时，寿宁县累计转移群众8.64万人。", .with_date = "2020-07-12" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* Days that two counts lie apart at least. */
#define DAYS 20
#define DAYS_OF_EVENT 4 /* and of what one county calls 累计: a flood's evacuees */
/* How alike the words must be where both count from the same year, or in the
 * company of the same figures. */
#define ALIKE_SINCE 0.3

/* 2011 of 2011年到2016年底, a stock at its end; 0 where no year of four digits begins it. */
static int
written_year (const char *text, const KwDate *date)
{
  int year = 0;
  for (guint32 p = date->written.start; p < date->written.start + 4; p++)
    if (!kw_is_digit ((guchar) text[p]))
      return 0;
    else
      year = year * 10 + (text[p] - '0');
  return kw_utf8_begins (text + date->written.start + 4, text + date->written.end, "年") ? year : 0;
}

/* Dates of a sentence before a figure: no sentence that people write has more. */
#define DATES_MAX 64

/* The year that counting began in, where the sentence says it: 自2003年, 从2003年起. */
static int
first_year (const KwArticle *article, const KwFigure *f)
{
  int year = 0, month, day;
  guint end = kw_ledger_dates_before (article->ledger, f->folded.start);
  for (guint i = end; i > 0 && end - i < DATES_MAX; i--)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i - 1);
      if (date->folded.start < f->sentence.start)
        break;
      if (date->period.from == KW_DAY_NONE)
        continue;
      /* 从去年起 is as good as a year. */
      if (date->anchor != KW_ANCHOR_EXPLICIT && !kw_phrase_ends (article->fold.text, date->folded, "起"))
        continue;
      int named = written_year (article->fold.text, date);
      if (named == 0)
        kw_day_split (date->period.from, &named, &month, &day);
      year = year == 0 ? named : MIN (year, named);
    }
  return year;
}

/* Over years: since one named long before, or throughout. */
static gboolean
is_long (const KwArticle *article, const KwFigure *f, int first, KwDay until)
{
  static const char *const words[] = { "历年", "成立以来", "开办以来", "建成以来", "算起", NULL };
  static const char *const since[] = { "以来", "自", "从", "由", "起", NULL };
  int year, month, day;
  kw_day_split (until, &year, &month, &day);
  KwSpan before = kw_span (f->sentence.start, f->folded.start);
  return kw_phrase_has_any (article->fold.text, before, words) ||
         (first != 0 && first < year && kw_phrase_has_any (article->fold.text, before, since));
}

static void
emit (KwContext *ctx, const KwArticle *article, const KwFigure *f)
{
  KwClaim claim = kw_claim_copy (kw_context_claim (ctx, article, f));
  KwDay until = f->period_type == KW_PERIOD_STOCK && f->period.to != KW_DAY_NONE ? f->period.to : claim.published;
  int first = first_year (article, f);
  /* 从2012年算起,截至6月底: of the year of publication. */
  if (first != 0 && until != KW_DAY_NONE && f->period_anchor != KW_ANCHOR_EXPLICIT && until < kw_day (first + 1, 1, 1))
    until = claim.published;
  if (until == KW_DAY_NONE)
    return;
  /* 入汛以来累计: up to the day on which it is told. */
  if (f->role == KW_ROLE_CUMULATIVE && f->period.from == KW_DAY_NONE && until == claim.published)
    claim.period_type = KW_PERIOD_STOCK;
  claim.rule_data = is_long (article, f, first, until);
  claim.period = (KwPeriod){ first != 0 ? kw_day (first, 1, 1) : KW_DAY_NONE, until };
  kw_emit_claim (ctx, article, f->span, kw_context_keep (ctx, &claim, sizeof claim), kw_salt_unit (f->unit));
}

/* 从2014年开办到去年底,总共: a stock that is told with the year in which it began. */
static gboolean
is_told_since (const KwArticle *article, const KwFigure *f)
{
  static const char *const since[] = { "自", "从", "由", NULL };
  static const char *const all[] = { "总共", "一共", "共", NULL };
  KwSpan before = kw_span (f->sentence.start, f->folded.start);
  int first = first_year (article, f), year, month, day;
  if (f->role != KW_ROLE_TOTAL || f->period_type != KW_PERIOD_STOCK || f->period.to == KW_DAY_NONE || first == 0)
    return FALSE;
  kw_day_split (f->period.to, &year, &month, &day);
  return first + 1 < year && kw_phrase_has_any (article->fold.text, before, since) &&
         kw_phrase_has_any (article->fold.text, before, all);
}

/* 累计, or since a year long before: 1998年施行以来已达. */
static gboolean
is_cumulative (const KwArticle *article, const KwFigure *f)
{
  if (f->role == KW_ROLE_CUMULATIVE || is_told_since (article, f))
    return TRUE;
  KwDay until = f->period.to != KW_DAY_NONE ? f->period.to : kw_article_anchor (article).to;
  return (f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL) && f->period_type == KW_PERIOD_FLOW &&
         kw_phrase_ends (article->fold.text, f->period_span, "以来") && f->period.from != KW_DAY_NONE &&
         until != KW_DAY_NONE && until - f->period.from > 2 * 366;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (kw_figure_counts (f) && is_cumulative (article, f) && f->modality == KW_MODALITY_ACTUAL &&
          !f->value.low_unbounded && kw_decimal_compare (f->value.low, kw_decimal (1, 1)) > 0)
        emit (ctx, article, f);
    }
}

/* EARLIER counted more than LATER can be, but less than twice as many. */
static gboolean
falls (const KwClaim *earlier, const KwClaim *later)
{
  KwDecimal twice;
  gboolean event = kw_claim_is_local (earlier) && earlier->role == KW_ROLE_CUMULATIVE && later->role == KW_ROLE_CUMULATIVE;
  return later->period.to - earlier->period.to >= (event ? DAYS_OF_EVENT : DAYS) && kw_decimal_compare (later->stated, earlier->stated) < 0 &&
         kw_interval_disjoint (&earlier->value, &later->value) && kw_decimal_add (later->stated, later->stated, &twice) &&
         kw_decimal_compare (earlier->stated, twice) < 0;
}

static int
year_of (KwDay day)
{
  int year, month, date;
  kw_day_split (day, &year, &month, &date);
  return year;
}

/* Of a county not much is counted since one year; and money goes to many things. */
static gboolean
is_county (const KwClaim *claim)
{
  return claim->kind != KW_KIND_MONEY && kw_claim_is_local (claim);
}

/* Of a prefecture since the same year of long ago: no two things are counted so. */
static gboolean
is_since_alike (const KwClaim *x, const KwClaim *y)
{
  return x->kind != KW_KIND_MONEY && x->places[0] % 10000 != 0 && x->period.from != KW_DAY_NONE &&
         x->period.from == y->period.from && y->period.to - x->period.from > 3 * 366;
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  /* Over years, or within one: each year may begin anew. */
  gboolean stocks = x->period_type == KW_PERIOD_STOCK && y->period_type == KW_PERIOD_STOCK;
  gboolean comparable = (x->rule_data && y->rule_data) || (stocks && year_of (x->period.to) == year_of (y->period.to));
  gboolean both = x->period.from != KW_DAY_NONE && y->period.from != KW_DAY_NONE;
  /* Of the country everything is counted: what is one thing the words must say. */
  gboolean one_thing = is_county (x) || kw_subject_same (&x->subject, &y->subject) || is_since_alike (x, y);
  return comparable && one_thing && (falls (x, y) || falls (y, x)) && (!both || x->period.from == y->period.from) &&
         (kw_claims_alike (ctx, x, y) ||
          ((is_county (x) || is_since_alike (x, y)) && (both || kw_claim_company (x, y) > 0) && kw_subject_alike (&x->subject, &y->subject) >= ALIKE_SINCE));
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  gboolean later = falls (other->payload, here->payload);
  const KwRecord *small = later ? here : other, *large = later ? other : here;
  char day[16], other_day[16];
  kw_day_format (((const KwClaim *) small->payload)->period.to, day);
  kw_day_format (((const KwClaim *) large->payload)->period.to, other_day);
  KwFinding *finding = kw_report_conflict (ctx, small, large, KW_VALUE ("the larger, earlier figure"));
  kw_finding_add_arg (finding, "day", day);
  kw_finding_add_arg (finding, "other_day", other_day);
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
