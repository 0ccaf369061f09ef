/* quantity.c - what the rules share that compare what is claimed of one quantity */
#include "checker/rule.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* How alike the words around must be (kw_context_similarity) where place, unit
 * and value speak for one quantity already. Measured on real pairs: the true
 * ones share .44 of their weight, the best false one .27. */
#define ALIKE 0.38
/* The same of the subject's characters, where words were replaced. */
#define ALIKE_SUBJECT 0.6
/* The same where the noun of three characters or more is equal. */
#define ALIKE_NAMED 0.4
/* Values that are told of one thing lie within so many hundredths of each other. */
#define RIVAL_NEAR 400
/* Digits that few figures share, wherever they are told. */
#define TELLING 5
/* Days: a year is summed up before it ends. */
#define AHEAD 20

static guint64
mix (guint64 a, guint64 b)
{
  guint64 pair[2] = { a, b };
  return XXH3_64bits (pair, sizeof pair);
}

void
kw_emit_within (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note)
{
  for (guint i = 0; i < figure->n_places; i++)
    kw_emit_own (ctx, article, mix (salt ^ article->ref, figure->places[i]), figure, note);
  if (figure->n_places == 0)
    kw_emit_own (ctx, article, mix (salt, ~article->ref), figure, note);
}

void
kw_emit_figure (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note)
{
  if (figure->n_places == 0)
    kw_emit_within (ctx, article, figure, salt, note);
  else
    kw_emit_claim (ctx, article, figure->span, kw_context_noted (ctx, article, figure, note), salt);
}

void
kw_emit_claim (KwContext *ctx, const KwArticle *article, KwSpan span, const KwClaim *claim, guint64 salt)
{
  for (guint i = 0; i < claim->n_places; i++)
    kw_emit (ctx, article, mix (salt, claim->places[i]), span, claim);
  if (claim->n_places == 0)
    kw_emit (ctx, article, mix (salt, ~article->ref), span, claim);
}

void
kw_emit_telling (KwContext *ctx, const KwArticle *article, const KwFigure *figure, guint64 salt, guint8 note)
{
  kw_emit_figure (ctx, article, figure, salt, note);
  if (figure->n_places == 0 || kw_decimal_significant (figure->value.low) < TELLING)
    return;
  const KwClaim *claim = kw_context_noted (ctx, article, figure, note);
  if (claim->exact)
    kw_emit (ctx, article, mix (salt, TELLING), figure->span, claim);
}

guint64
kw_salt_period (KwPeriod period, KwPeriodType type)
{
  return mix (mix ((guint32) period.from, (guint32) period.to), type);
}

guint64
kw_salt_value (KwDecimal value)
{
  return mix ((guint64) value.mantissa, (guint32) value.exponent);
}

guint64
kw_salt_interval (const KwInterval *v)
{
  guint64 bounds = mix (v->low_unbounded ? 1 : kw_salt_value (v->low), v->high_unbounded ? 1 : kw_salt_value (v->high));
  return mix (bounds, v->low_open | (guint64) v->high_open << 1);
}

guint64
kw_salt_unit (guint16 unit)
{
  /* Odd, so that every class keeps a number of its own. */
  const guint64 spread = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return spread * (kw_unit_has (unit, KW_UNIT_THING) ? G_MAXUINT16 + 1u : kw_lexicon_unit_entry (unit)->class_index + 1u);
}

guint64
kw_salt_patient (guint16 unit)
{
  static const char person[] = "名";
  gsize len;
  gboolean patient = strcmp (kw_unit_name (unit), "例") == 0;
  return kw_salt_unit (patient ? kw_lexicon_unit (person, person + strlen (person), &len) : unit);
}

/* Stocks are counted at the end of a month; in between, news come hour by hour. */
static gboolean
is_month_end (KwDay day)
{
  int year, month, date;
  kw_day_split (day, &year, &month, &date);
  return date == kw_days_in_month (year, month);
}

static gboolean
is_dated (const KwFigure *f)
{
  gboolean known = f->period_anchor != KW_ANCHOR_NONE && f->period.from != KW_DAY_NONE && f->period.to != KW_DAY_NONE;
  if (f->period_type == KW_PERIOD_STOCK)
    return known && is_month_end (f->period.to);
  return known && f->period_type == KW_PERIOD_FLOW && f->period.to - f->period.from >= 27;
}

gboolean
kw_figure_counts (const KwFigure *f)
{
  return f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY ||
         (f->kind == KW_KIND_MEASURE && kw_unit_has (f->unit, KW_UNIT_PRODUCE));
}

/* From August or September on: its pupils are counted when it begins. */
static gboolean
is_school_year (KwPeriod period)
{
  int year, month, date;
  kw_day_split (period.from, &year, &month, &date);
  return (month == 8 || month == 9) && date == 1 && period.to - period.from >= 364 && period.to - period.from <= 365;
}

gboolean
kw_figure_is_fact (const KwArticle *article, const KwFigure *f)
{
  KwDay published = kw_article_anchor (article).to;
  gboolean whole = f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL || f->role == KW_ROLE_CUMULATIVE;
  /* What is told of a time to come is a plan, whatever the words. */
  gboolean past = published == KW_DAY_NONE || f->period.to <= published + AHEAD ||
                  (f->period.from <= published && is_school_year (f->period));
  return past && kw_figure_counts (f) && whole && is_dated (f) && f->modality == KW_MODALITY_ACTUAL && !f->value.low_unbounded &&
         kw_decimal_compare (f->value.low, kw_decimal (1, 1)) > 0;
}

gboolean
kw_claims_alike (KwContext *ctx, const KwClaim *a, const KwClaim *b)
{
  double alike = kw_subject_alike (&a->subject, &b->subject);
  return alike >= ALIKE_SUBJECT || (alike >= ALIKE_NAMED && kw_subject_names_same (&a->subject, &b->subject)) ||
         kw_context_similarity (ctx, a, b) >= ALIKE;
}

gboolean
kw_figure_is_provisional (const KwArticle *article, const KwFigure *figure)
{
  static const char *const words[] = { "修订", "初步核算", "初步统计", "快报", "初核", "核实", "调整后", "更正", "有误", "误写", "误为", "应为", "普查", NULL };
  return kw_phrase_has_any (article->fold.text, figure->sentence, words);
}

int
kw_claims_scale (const KwClaim *a, const KwClaim *b)
{
  return a->stated.mantissa == b->stated.mantissa ? a->stated.exponent - b->stated.exponent : 0;
}

/* VALUE's digits down to the power LAST; "" where there are too many. */
static void
write_digits (KwDecimal value, int last, char out[32])
{
  int zeros = value.exponent - last;
  *out = '\0';
  if (zeros >= 0 && zeros < 10 && value.mantissa > 0)
    g_snprintf (out, 32, "%" G_GINT64_FORMAT "%.*s", value.mantissa, zeros, "0000000000");
}

KwSlip
kw_claims_slip (const KwClaim *a, const KwClaim *b)
{
  char x[32], y[32];
  int last = MIN (a->stated.exponent, b->stated.exponent);
  write_digits (a->stated, last, x);
  write_digits (b->stated, last, y);
  gsize n = strlen (x), first = 0, last_place = 0, differ = 0;
  if (n < 4 || strlen (y) != n)
    return KW_SLIP_NONE;
  for (gsize i = n; i > 0; i--)
    if (x[i - 1] != y[i - 1])
      {
        last_place = differ == 0 ? i - 1 : last_place;
        differ++;
        first = i - 1;
      }
  if (differ == 2 && x[first] == y[last_place] && x[last_place] == y[first])
    return KW_SLIP_SWAPPED;
  return differ == 1 ? KW_SLIP_CHANGED : KW_SLIP_NONE;
}

gboolean
kw_claims_near (const KwClaim *a, const KwClaim *b, int percent)
{
  KwInterval ratio, x = kw_interval_exact (a->stated), y = kw_interval_exact (b->stated);
  gboolean larger = kw_decimal_compare (a->stated, b->stated) > 0;
  return kw_interval_divide (larger ? &x : &y, larger ? &y : &x, &ratio) &&
         kw_decimal_compare (ratio.low, kw_decimal (percent, -2)) < 0;
}

/* Another claim of FROM's article that says what TO says, or says it in more
 * alike words. */
static gboolean
has_rival (const KwGroup *group, const KwRecord *from, const KwRecord *to, double alike)
{
  const KwClaim *wanted = to->payload;
  for (guint i = 0; i < group->n; i++)
    {
      const KwRecord *rival = &group->records[i];
      const KwClaim *claim = rival->payload;
      if (rival->ref != from->ref || claim == from->payload || claim == wanted)
        continue;
      /* 其中进口18.9亿元 is told in the words of what it is a part of, and is no rival of that. */
      gboolean part = claim->role == KW_ROLE_PART && ((const KwClaim *) from->payload)->role != KW_ROLE_PART;
      if (!kw_interval_disjoint (&claim->value, &wanted->value) ||
          /* Of another article, 新增就业11260人 is no rival of 再就业1874人: so far off it is told of another thing. */
          (!part && (from->ref == to->ref || kw_claims_near (claim, wanted, RIVAL_NEAR)) && kw_subject_alike (&claim->subject, &wanted->subject) >= alike))
        return TRUE;
    }
  return FALSE;
}

gboolean
kw_group_pairs (const KwGroup *group, const KwRecord *here, const KwRecord *other)
{
  const KwClaim *x = here->payload, *y = other->payload;
  double alike = kw_subject_alike (&x->subject, &y->subject);
  return !has_rival (group, here, other, alike) && !has_rival (group, other, here, alike);
}

/* 32场 and 11场 make the 43场 that the other tells. */
static gboolean
is_sum_of_row (const KwClaim *part, const KwClaim *whole)
{
  return part->row.mantissa > 0 && kw_interval_contains (&whole->value, part->row);
}

static gboolean
is_told (KwContext *ctx, const KwRecord *records, const guint *told, guint n, const KwRecord *record)
{
  for (guint i = 0; i < n; i++)
    if (kw_context_is_reprint (ctx, records[told[i]].ref, record->ref))
      return TRUE;
  return FALSE;
}

/* As they were published, and as they were read where that does not tell. */
static int
by_publication (gconstpointer a, gconstpointer b)
{
  const KwRecord *x = a, *y = b;
  KwDay day_x = ((const KwClaim *) x->payload)->published, day_y = ((const KwClaim *) y->payload)->published;
  if (day_x != day_y)
    return (day_x > day_y) - (day_x < day_y);
  return x->ref != y->ref ? (x->ref > y->ref) - (x->ref < y->ref) : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

void
kw_compare_claims (KwContext *ctx, const KwRecord *read, guint n, KwConflictFunc conflict, KwConflictReport report)
{
  g_autofree guint *told = g_new (guint, n);
  /* Which two of three articles are told must not hang on how a corpus is sorted. */
  g_autofree KwRecord *records = g_memdup2 (read, n * sizeof *read);
  qsort (records, n, sizeof *records, by_publication);
  const KwGroup group = { records, n };
  guint n_told = 0;
  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (kw_claim_places_agree (records[i].payload, records[k].payload) &&
          !is_sum_of_row (records[i].payload, records[k].payload) &&
          !is_sum_of_row (records[k].payload, records[i].payload) && conflict (ctx, &group, &records[i], &records[k]))
        {
          if (!is_told (ctx, records, told, n_told, &records[i]))
            report (ctx, &records[i], &records[k]);
          told[n_told++] = i;
          break;
        }
}

static void
add_claim (KwFinding *finding, const char *prefix, const KwClaim *claim)
{
  g_autofree char *value = claim->exact ? kw_decimal_to_string (claim->stated) : kw_interval_to_string (&claim->value, 4);
  g_autofree char *period = kw_period_format (claim->period);
  g_autofree char *place = g_strdup_printf ("%06u", claim->places[0]);
  const char *const names[] = { KW_VALUE ("value"), KW_VALUE ("unit"), KW_VALUE ("period"), KW_VALUE ("place") };
  const char *const values[] = { value, kw_unit_name (claim->unit), period, place };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strconcat (prefix, names[i], NULL);
      kw_finding_add_arg (finding, key, values[i]);
    }
}

KwFinding *
kw_report_conflict (KwContext *ctx, const KwRecord *here, const KwRecord *other, const char *label)
{
  KwFinding *finding = kw_report_record (ctx, here);
  add_claim (finding, "", here->payload);
  add_claim (finding, "other_", other->payload);
  const KwClaim *claim = here->payload;
  g_autofree char *period = kw_period_format (claim->period);
  g_autofree char *when = kw_period_is_none (claim->period) ? g_strdup ("") : g_strdup_printf (KW_VALUE (" for %s"), period);
  kw_finding_add_arg (finding, "when", when);
  kw_finding_add_arg (finding, "here", claim->text);
  kw_finding_add_arg (finding, "there", ((const KwClaim *) other->payload)->text);
  kw_finding_add_related (finding, other->ref, other->span, label);
  return finding;
}
