/* declared.c - comparisons of figures that a pack declares: sums, what never
 * falls, ranges */
#include "checker/engine/declared.h"
#include "checker/engine/declared-private.h"
#include "checker/figures/lexicon.h"
#include "checker/figures/user-lexicon.h"

#include <string.h>
#include <xxhash.h>

static void
match_free (gpointer data)
{
  KwComparison *c = data;
  for (guint i = 0; i < c->n; i++)
    kw_selector_clear (&c->selectors[i]);
  g_free (c->selectors);
  g_free (c);
}

/* A figure as it is quoted: its first bytes. */
static void
quote (const KwArticle *article, KwSpan span, char out[KW_QUOTE_MAX])
{
  gsize len = MIN (kw_span_len (span), KW_QUOTE_MAX - 1);
  const char *text = article->fold.text + span.start;
  while (len > 0 && len < kw_span_len (span) && ((guchar) text[len] & 0xC0) == 0x80)
    len--;
  memcpy (out, text, len);
  out[len] = '\0';
}

void
kw_declared_emit (KwContext *ctx, const KwArticle *article, const KwFigure *f, guint selector, guint64 key)
{
  KwStated seen = { .value = kw_figure_hard (f),
                    .period = f->period,
                    .period_type = f->period_type,
                    .cumulative = f->role == KW_ROLE_CUMULATIVE,
                    .selector = selector,
                    .unit = f->unit,
                    .unit_class = kw_lexicon_unit_entry (f->unit)->class_index };
  quote (article, f->folded, seen.text);
  kw_emit (ctx, article, key, f->span, kw_context_keep (ctx, &seen, sizeof seen));
}

guint64
kw_declared_place (const KwComparison *c, const KwArticle *article, const KwFigure *f)
{
  if (c->anywhere)
    return 0;
  /* A reference and one more than fits no code of six digits. */
  return f->n_places > 0 ? f->places[0] : (article->ref + 1) << 24;
}

/* --- never_falls */

static void
check_never_falls (KwContext *ctx, const KwArticle *article)
{
  const KwComparison *c = kw_context_rule (ctx)->data;
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      gboolean dated = f->period.from != KW_DAY_NONE && f->period.to != KW_DAY_NONE &&
                       (f->period_type == KW_PERIOD_FLOW || f->period_type == KW_PERIOD_STOCK);
      if (!dated || !kw_selector_matches (&c->selectors[0], article, i))
        continue;
      guint32 unit_class = kw_lexicon_unit_entry (f->unit)->class_index;
      guint64 key[3] = { kw_declared_place (c, article, f), unit_class, f->kind };
      kw_declared_emit (ctx, article, f, 0, XXH3_64bits (key, sizeof key));
    }
}

/* Is A's period one that B's value must not stay behind? What happened during
 * a year is not held against a month, and what is counted from January on not
 * against last year's count. */
static gboolean
is_before (const KwStated *a, const KwStated *b)
{
  if (a->period_type != b->period_type || a->cumulative != b->cumulative)
    return FALSE;
  if (a->period_type == KW_PERIOD_STOCK || (a->cumulative && a->period.from == b->period.from))
    return a->period.to < b->period.to;
  int length = a->period.to - a->period.from, other = b->period.to - b->period.from;
  return a->period.to < b->period.from && ABS (length - other) <= 3;
}

static gboolean
lies_above (const KwStated *a, const KwStated *b)
{
  return kw_interval_disjoint (&a->value, &b->value) && !a->value.low_unbounded && !b->value.high_unbounded &&
         kw_decimal_compare (a->value.low, b->value.high) >= 0;
}

/* The last record of the period right before record I, where all of that
 * period lie above it: one slip of the pen is one finding. NULL. */
static const KwRecord *
fallen_from (const KwRecord *records, guint n, guint i)
{
  const KwRecord *last = NULL;
  gboolean above = FALSE;
  for (guint k = 0; k < n; k++)
    {
      const KwStated *seen = records[k].payload, *latest = last != NULL ? last->payload : NULL;
      if (!is_before (seen, records[i].payload) || (latest != NULL && seen->period.to < latest->period.to))
        continue;
      gboolean same = latest != NULL && seen->period.to == latest->period.to;
      above = (same ? above : TRUE) && lies_above (seen, records[i].payload);
      last = &records[k];
    }
  return above ? last : NULL;
}

void
kw_declared_add_period (KwFinding *finding, const char *key, KwPeriod period)
{
  g_autofree char *text = kw_period_is_none (period) ? g_strdup ("") : kw_period_format (period);
  kw_finding_add_arg (finding, key, text);
}

void
kw_declared_add_value (KwFinding *finding, const char *key, const KwInterval *value)
{
  g_autofree char *text = kw_interval_to_string (value, 6);
  kw_finding_add_arg (finding, key, text);
}

static void
compare_never_falls (KwContext *ctx, guint64 key, const KwRecord *records, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const KwRecord *other = fallen_from (records, n, i);
      if (other == NULL)
        continue;
      const KwStated *here = records[i].payload, *there = other->payload;
      KwFinding *finding = kw_report_record (ctx, &records[i]);
      kw_declared_add_value (finding, "value", &here->value);
      kw_declared_add_value (finding, "other_value", &there->value);
      kw_finding_add_arg (finding, "other_text", there->text);
      kw_finding_add_arg (finding, "unit", kw_unit_name (here->unit));
      kw_declared_add_period (finding, "period", here->period);
      kw_declared_add_period (finding, "other_period", there->period);
      kw_finding_add_related (finding, other->ref, other->span, KW_VALUE ("the earlier value"));
    }
}

/* --- range */

static void
report_outside (KwContext *ctx, const KwArticle *article, const KwFigure *f, const KwInterval *value,
                const KwInterval *range)
{
  KwFinding *finding = kw_report (ctx, article, f->span);
  kw_declared_add_value (finding, "value", value);
  kw_declared_add_value (finding, "range", range);
  kw_finding_add_arg (finding, "unit", kw_unit_name (f->unit));
}

/* The range of the noun that figure I is of, as lexicons have it. */
static gboolean
range_of (const KwArticle *article, guint i, KwInterval *range)
{
  const KwFigure *f = kw_ledger_figure (article->ledger, i);
  const char *text = article->fold.text;
  KwSpan noun, before;
  kw_selector_words (article, i, &noun, &before);
  return (noun.start >= before.end && kw_lexicon_range (text, noun, f->unit, range)) ||
         kw_lexicon_range (text, before, f->unit, range);
}

static void
check_range (KwContext *ctx, const KwArticle *article)
{
  const KwComparison *c = kw_context_rule (ctx)->data;
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      KwInterval value = kw_figure_hard (f), range = c->range;
      if ((c->bounded || range_of (article, i, &range)) && kw_interval_disjoint (&value, &range) &&
          kw_selector_matches (&c->selectors[0], article, i))
        report_outside (ctx, article, f, &value, &range);
    }
}

/* --- reading */

static KwComparison *
comparison_new (guint n)
{
  KwComparison *c = g_new0 (KwComparison, 1);
  c->declared.free = match_free;
  c->n = n;
  c->selectors = g_new0 (KwSelector, n);
  return c;
}

static gboolean
read_bound (const KwPackReader *r, const char *pointer, const json_t *value, const char *member, KwDecimal *bound,
            gboolean *missing)
{
  g_autofree char *text = NULL, *at = kw_pack_step (pointer, member);
  if (json_is_number (json_object_get (value, member)))
    return kw_pack_fail (r, at, KW_VALUE ("numbers are strings here, so that they stay exact: \"98.5\""));
  if (!kw_pack_string (r, pointer, value, member, FALSE, &text))
    return FALSE;
  *missing = text == NULL;
  return *missing || kw_decimal_parse (text, bound) || kw_pack_fail (r, at, KW_VALUE ("\"%s\" is no decimal number"), text);
}

/* Rules without bounds may leave the indicator to the lexicon too. */
static gboolean
read_indicator (const KwPackReader *r, const char *pointer, const json_t *value, gboolean required, KwSelector *out)
{
  g_autofree char *at = kw_pack_step (pointer, "indicator");
  const json_t *indicator = json_object_get (value, "indicator");
  if (indicator != NULL)
    return kw_selector_read (r, at, indicator, required, out);
  kw_selector_init (out);
  return !required || kw_pack_fail (r, pointer, KW_VALUE ("\"indicator\" is missing"));
}

static gboolean
read_range (const KwPackReader *r, const char *pointer, const json_t *value, KwRule *rule)
{
  static const char *const known[] = { "indicator", "low", "high", NULL };
  KwComparison *c = comparison_new (1);
  gboolean no_low, no_high;
  rule->data = c;
  rule->check = check_range;
  if (!kw_pack_is_object (r, pointer, value, known) || !read_bound (r, pointer, value, "low", &c->range.low, &no_low) ||
      !read_bound (r, pointer, value, "high", &c->range.high, &no_high))
    return FALSE;
  c->range.low_unbounded = no_low;
  c->range.high_unbounded = no_high;
  c->bounded = !no_low || !no_high;
  if (!no_low && !no_high && kw_decimal_compare (c->range.low, c->range.high) > 0)
    return kw_pack_fail (r, pointer, KW_VALUE ("\"low\" is above \"high\""));
  return read_indicator (r, pointer, value, c->bounded, &c->selectors[0]);
}

static gboolean
read_never_falls (const KwPackReader *r, const char *pointer, const json_t *value, KwRule *rule)
{
  static const char *const known[] = { "indicator", "anywhere", NULL };
  KwComparison *c = comparison_new (1);
  rule->data = c;
  rule->check = check_never_falls;
  rule->compare = compare_never_falls;
  return kw_pack_is_object (r, pointer, value, known) &&
         kw_pack_boolean (r, pointer, value, "anywhere", &c->anywhere) &&
         read_indicator (r, pointer, value, TRUE, &c->selectors[0]);
}

/* Either all of a sum's figures are of places that it names, or all of one. */
static gboolean
check_places (const KwPackReader *r, const char *pointer, KwComparison *c)
{
  guint named = 0;
  for (guint i = 0; i < c->n; i++)
    named += c->selectors[i].place != 0;
  c->places = named > 0;
  return named == 0 || named == c->n || kw_pack_fail (r, pointer, KW_VALUE ("\"place\" is said of some selectors, not of all"));
}

static gboolean
read_sum (const KwPackReader *r, const char *pointer, const json_t *value, KwRule *rule)
{
  static const char *const known[] = { "parts", "total", "within", "anywhere", NULL };
  static const char *const scopes[] = { "article", "corpus", NULL };
  g_autofree char *parts_at = kw_pack_step (pointer, "parts"), *total_at = kw_pack_step (pointer, "total");
  int scope;
  gboolean anywhere;
  if (!kw_pack_is_object (r, pointer, value, known) || !kw_pack_choice (r, pointer, value, "within", scopes, &scope) ||
      !kw_pack_boolean (r, pointer, value, "anywhere", &anywhere))
    return FALSE;
  const json_t *parts = json_object_get (value, "parts"), *total = json_object_get (value, "total");
  gsize n = json_array_size (parts);
  if (n < 2 || n > KW_DECLARED_PARTS_MAX)
    return kw_pack_fail (r, parts != NULL ? parts_at : pointer, KW_VALUE ("\"parts\" is an array of 2 to %u selectors"),
                         KW_DECLARED_PARTS_MAX);
  if (total == NULL)
    return kw_pack_fail (r, pointer, KW_VALUE ("\"total\" is missing"));
  KwComparison *c = comparison_new ((guint) n + 1);
  rule->data = c;
  c->across = scope == 1;
  c->anywhere = anywhere;
  gboolean ok = kw_selector_read (r, total_at, total, TRUE, &c->selectors[0]);
  for (gsize i = 0; ok && i < n; i++)
    {
      g_autofree char *at = kw_pack_item (parts_at, i);
      ok = kw_selector_read (r, at, json_array_get (parts, i), TRUE, &c->selectors[i + 1]);
    }
  rule->check = kw_declared_check_sum;
  rule->compare = kw_declared_compare_sum;
  return ok && check_places (r, pointer, c);
}

gboolean
kw_declared_read (const KwPackReader *r, const char *pointer, const json_t *match, KwRule *rule)
{
  static const char *const known[] = { "sum", "never_falls", "range", NULL };
  rule->needs_ledger = TRUE;
  if (!kw_pack_is_object (r, pointer, match, known))
    return FALSE;
  if (json_object_size (match) != 1)
    return kw_pack_fail (r, pointer, KW_VALUE ("one of sum, never_falls and range is expected"));
  const char *kind = json_object_iter_key (json_object_iter ((json_t *) match));
  const json_t *value = json_object_get (match, kind);
  g_autofree char *at = kw_pack_step (pointer, kind);
  if (strcmp (kind, "sum") == 0)
    return read_sum (r, at, value, rule);
  return strcmp (kind, "range") == 0 ? read_range (r, at, value, rule) : read_never_falls (r, at, value, rule);
}
