/* rules/figure/stale.c - a standing amount told as current, unchanged months later */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);
static void compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n);

enum
{
  DAYS
};

/* In fewer days nobody counts anew. */
static const KwRuleOption options[] = {
  [DAYS] = { "days", "Days that lie between the two articles at least", 60, 1, 36500 },
  { NULL }
};

KW_RULE (figure_stale) {
  .name = "figure/stale",
  .severity = KW_NOTE,
  .summary = "A current figure that is repeated unchanged months later",
  .why = "目前 says that the figure is of the day. When another article says the same figure, again as of\n"
         "its own day and two months later or more, one of them copied it: workers come and go, and an\n"
         "approximate figure such as 1.6万余人 that never changes was not counted anew.\n"
         "\n"
         "It is a note: some standing amounts do stay the same.",
  .message = "{here} is told as current here and {days} days earlier, as {there}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "目前，光山县有⟦2.3万余名⟧务工人员在浙江稳定就业。", .date = "2019-11-20",
      .with = "目前光山县已有务工人员⟦2.3万余名⟧在浙江稳定就业。", .with_date = "2018-03-01" },
    { .bad = "2019年一季度，光山县举办招聘会9场。目前，光山县有⟦2.3万多名⟧务工人员在浙江稳定就业。",
      .with = "目前光山县已有务工人员⟦2.3万余名⟧在浙江稳定就业。", .with_date = "2018-03-01" },
    { .good = "目前，光山县有2.3万余名务工人员在浙江稳定就业。", .date = "2018-04-01",
      .with = "目前光山县已有务工人员2.3万余名在浙江稳定就业。", .with_date = "2018-03-01" },
    { .good = "目前，光山县有2.5万余名务工人员在浙江稳定就业。", .date = "2019-11-20",
      .with = "目前光山县已有务工人员2.3万余名在浙江稳定就业。", .with_date = "2018-03-01" },
    { .good = "目前，光山县有行政村317个。", .date = "2019-11-20", .with = "目前光山县有行政村317个。", .with_date = "2018-03-01" },
    { .good = "目前，光山县有2.3万余名务工人员在浙江稳定就业。", .date = "2019-11-20",
      .with = "目前新县已有务工人员2.3万余名在浙江稳定就业。", .with_date = "2018-03-01" },
    { NULL } },
  .options = options,
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

/* The latest day that the article names as past: it cannot be older. */
static KwDay
latest_day (const KwArticle *article)
{
  KwDay latest = KW_DAY_NONE;
  for (guint i = 0; i < article->ledger->dates->len; i++)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i);
      if (date->valid && date->anchor == KW_ANCHOR_EXPLICIT && date->type == KW_PERIOD_FLOW && date->period.from != KW_DAY_NONE)
        latest = MAX (latest, date->period.from);
    }
  return latest;
}

/* Persons, households and money change; posts and villages stay. */
static gboolean
changes (const KwFigure *f)
{
  const char *name = kw_unit_class (f->unit);
  return g_str_has_prefix (name, "person") || g_str_has_prefix (name, "household") || f->kind == KW_KIND_MONEY;
}

/* Told as of the article's own day: 目前, 现有. */
static gboolean
is_current (const KwArticle *article, const KwFigure *f)
{
  static const char *const words[] = { "目前", "现有", "现在", "至今", "迄今", NULL };
  return f->period_type == KW_PERIOD_STOCK && !kw_span_is_empty (f->period_span) &&
         kw_phrase_has_any (article->fold.text, f->period_span, words);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  KwDay latest = KW_DAY_NONE;
  gboolean known = FALSE;
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (!is_current (article, f) || !changes (f) || f->modality != KW_MODALITY_ACTUAL || f->value.low_unbounded ||
          kw_decimal_significant (f->value.low) < 2)
        continue;
      latest = known ? latest : latest_day (article);
      known = TRUE;
      KwClaim claim = kw_claim_copy (kw_context_claim (ctx, article, f));
      if (claim.published == KW_DAY_NONE)
        claim.period = (KwPeriod){ latest, KW_DAY_NONE };
      kw_emit_claim (ctx, article, f->span, kw_context_keep (ctx, &claim, sizeof claim),
                     kw_salt_interval (&f->value) ^ kw_salt_unit (f->unit));
    }
}

/* Days that lie between them at least; 0 where nobody knows. */
static int
days_between (const KwClaim *x, const KwClaim *y)
{
  if (x->period.from == KW_DAY_NONE || y->period.from == KW_DAY_NONE)
    return 0;
  if (y->period.to != KW_DAY_NONE && x->period.from > y->period.to)
    return x->period.from - y->period.to;
  return x->period.to != KW_DAY_NONE && y->period.from > x->period.to ? y->period.from - x->period.to : 0;
}

static gboolean
conflict (KwContext *ctx, const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  return here->ref != other->ref && days_between (x, y) >= kw_context_option (ctx, DAYS) && kw_claims_alike (ctx, x, y) &&
         !kw_context_is_reprint (ctx, here->ref, other->ref);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  gboolean later = x->period.from > y->period.from;
  KwFinding *finding = kw_report_conflict (ctx, later ? here : other, later ? other : here, KW_VALUE ("as current as here"));
  g_autofree char *days = g_strdup_printf ("%d", days_between (x, y));
  kw_finding_add_arg (finding, "days", days);
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
