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
  .message = "{figure} here, {other_figure} elsewhere for {period}: {how}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "截至2018年底，霞浦县参加城乡居民养老保险的有⟦27.86万人⟧。",
      .with = "到2018年末，霞浦县城乡居民养老保险参保⟦27.68万人⟧。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
  .compare = compare,
};

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (kw_figure_is_fact (f) && kw_interval_is_exact (&f->value))
        kw_emit_claim (ctx, article, f->span, kw_context_claim (ctx, article, f),
                       kw_salt_period (f->period, f->period_type) ^ kw_salt_unit (f->unit));
    }
}

static gboolean
conflict (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  KwSlip slip = kw_claims_slip (x, y);
  gboolean list = here->ref == other->ref && x->sentence == y->sentence;
  if (slip == KW_SLIP_NONE || list || !kw_interval_disjoint (&x->value, &y->value))
    return FALSE;
  return slip == KW_SLIP_SWAPPED ? kw_claims_alike (ctx, x, y) : kw_claims_same (ctx, x, y);
}

static void
report (KwContext *ctx, const KwRecord *here, const KwRecord *other)
{
  gboolean swapped = kw_claims_slip (here->payload, other->payload) == KW_SLIP_SWAPPED;
  KwFinding *finding = kw_report_conflict (ctx, here, other, "the other value");
  kw_finding_add_arg (finding, "how", swapped ? "two digits are swapped" : "one digit differs");
}

static void
compare (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  kw_compare_claims (ctx, records, n, conflict, report);
}
