/* support.c - sums and rates of a text's own figures */
#include "checker/figures/support.h"
#include "checker/figures/relation.h"
#include "checker/text/phrase.h"

#include <string.h>

#define RUN_MAX    12
#define RATE_APART 4 /* figures between the two of a share */

/* Unbounded sides support nothing far off: 超过500 is not 5000. */
static KwInterval
bounded (const KwFigure *figure)
{
  KwInterval v = kw_figure_hard (figure);
  KwDecimal third;
  if (v.high_unbounded)
    {
      third = (KwDecimal){ v.low.mantissa / 10 * 3, v.low.exponent };
      if (ABS (v.low.mantissa) < 1000000)
        third = kw_decimal (v.low.mantissa * 3, v.low.exponent - 1);
      v.high_unbounded = FALSE;
      if (!kw_decimal_add (v.low, third, &v.high))
        v.high = v.low;
    }
  if (figure->approx == KW_APPROX_LESS || figure->approx == KW_APPROX_AT_MOST)
    v.low = kw_decimal (v.high.mantissa < G_MAXINT32 ? v.high.mantissa * 7 : v.high.mantissa / 10 * 7,
                        v.high.exponent - (v.high.mantissa < G_MAXINT32));
  return v;
}

GArray *
kw_support_new (const KwLedger *ledger, guint32 from)
{
  GArray *supports = g_array_new (FALSE, FALSE, sizeof (KwSupport));
  for (guint i = 0; i < ledger->figures->len; i++)
    {
      const KwFigure *figure = kw_ledger_figure (ledger, i);
      KwSupport support = { bounded (figure), figure };
      if (figure->folded.start < from)
        continue;
      /* 四成 is 40 %. */
      if (strcmp (kw_unit_class (figure->unit), "tenth") == 0)
        support.value = kw_interval_shift (&support.value, 1);
      g_array_append_val (supports, support);
    }
  return supports;
}

static const KwSupport *
at (const GArray *supports, guint i)
{
  return &g_array_index (supports, KwSupport, i);
}

static gboolean
is_percent (const KwSupport *support)
{
  return support->figure->kind == KW_KIND_PERCENT || support->figure->kind == KW_KIND_PERCENTAGE_POINT;
}

static gboolean
counts (const KwSupport *support, guint16 unit)
{
  return unit == 0 || support->figure->unit == 0 || unit == support->figure->unit ||
         strcmp (kw_unit_class (unit), kw_unit_class (support->figure->unit)) == 0;
}

gboolean
kw_support_states (const GArray *supports, const KwInterval *wanted, guint16 unit, gboolean percent)
{
  for (guint i = 0; i < supports->len; i++)
    if (is_percent (at (supports, i)) == percent && (percent || counts (at (supports, i), unit)) &&
        !kw_interval_disjoint (&at (supports, i)->value, wanted))
      return TRUE;
  return FALSE;
}

static gboolean
is_repeated (const KwSupport *a, const KwSupport *b)
{
  return a->figure->sentence.start != b->figure->sentence.start &&
         kw_decimal_compare (a->value.low, b->value.low) == 0 && kw_decimal_compare (a->value.high, b->value.high) == 0;
}

/* A text that lists three parts or more may leave out one. */
static KwInterval
loosened (const KwInterval *wanted)
{
  KwInterval v = *wanted;
  if (v.low.mantissa > 0 && v.low.mantissa < G_MAXINT32)
    v.low = kw_decimal (v.low.mantissa * 85, v.low.exponent - 2);
  return v;
}

/* Parts that make a total of the text leave out none. */
static gboolean
is_told (const GArray *supports, guint n, const KwInterval *sum, guint16 unit)
{
  for (guint i = 0; i < n; i++)
    if (at (supports, i)->figure->unit == unit && !kw_interval_disjoint (&at (supports, i)->value, sum))
      return TRUE;
  return FALSE;
}

/* Neighbours of one unit, from I on, added up; what stands there twice is one. */
static gboolean
run_gives (const GArray *supports, guint n, guint i, guint least, const KwInterval *wanted)
{
  KwInterval sum = at (supports, i)->value;
  guint16 unit = at (supports, i)->figure->unit;
  KwInterval loose = loosened (wanted);
  for (guint k = i + 1, added = 1; k < n && added < RUN_MAX; k++)
    {
      if (at (supports, k)->figure->unit != unit || is_repeated (at (supports, k), at (supports, i)))
        continue;
      /* A whole and its parts add up to nothing. */
      if (at (supports, k)->figure->role == KW_ROLE_PART && at (supports, i)->figure->role != KW_ROLE_PART)
        return FALSE;
      added++;
      if (!kw_interval_add (&sum, &at (supports, k)->value, &sum))
        return FALSE;
      if (added >= least && !kw_interval_disjoint (&sum, wanted))
        return TRUE;
      if (added >= least && added > 2 && !kw_interval_disjoint (&sum, &loose) && !is_told (supports, n, &sum, unit))
        return TRUE;
    }
  return FALSE;
}

/* A share and a growth in percent. */
static gboolean
rate_gives (const KwInterval *a, const KwInterval *b, const KwInterval *wanted)
{
  KwInterval ratio, growth, one = kw_interval_exact (kw_decimal (1, 2));
  if (!kw_interval_divide (a, b, &ratio))
    return FALSE;
  ratio = kw_interval_shift (&ratio, 2);
  if (!kw_interval_disjoint (&ratio, wanted))
    return TRUE;
  return kw_interval_subtract (&ratio, &one, &growth) && !kw_interval_disjoint (&growth, wanted);
}

/* 300户, 每户2000元. */
static gboolean
product_gives (const KwSupport *a, const KwSupport *b, const KwInterval *wanted, guint16 unit)
{
  KwInterval out;
  gboolean first = a->figure->role == KW_ROLE_PER_UNIT, each = first != (b->figure->role == KW_ROLE_PER_UNIT);
  return each && counts (first ? a : b, unit) && kw_interval_multiply (&a->value, &b->value, &out) &&
         !kw_interval_disjoint (&out, wanted);
}

static gboolean
pair_gives (const KwSupport *a, const KwSupport *b, const KwInterval *wanted, gboolean percent)
{
  KwInterval out;
  if (a->figure->unit != b->figure->unit)
    return FALSE;
  if (percent && !is_percent (a))
    return rate_gives (&a->value, &b->value, wanted) || rate_gives (&b->value, &a->value, wanted);
  return (kw_interval_add (&a->value, &b->value, &out) && !kw_interval_disjoint (&out, wanted)) ||
         (kw_interval_subtract (&a->value, &b->value, &out) && !kw_interval_disjoint (&out, wanted)) ||
         (kw_interval_subtract (&b->value, &a->value, &out) && !kw_interval_disjoint (&out, wanted));
}

gboolean
kw_support_sums (const GArray *supports, const KwInterval *wanted, guint16 unit, guint least, gboolean percent)
{
  guint n = MIN (supports->len, KW_SUPPORT_MAX);
  for (guint i = 0; i < n; i++)
    if (is_percent (at (supports, i)) == percent && counts (at (supports, i), unit) &&
        run_gives (supports, n, i, least, wanted))
      return TRUE;
  return FALSE;
}

/* 减少到, 增至: what stands between the two levels of a change. */
static gboolean
is_change (const char *text, const KwSupport *a, const KwSupport *b)
{
  static const char *const words[] = { "到", "至", "为", NULL };
  guint32 from = a->figure->folded.end, to = b->figure->folded.start;
  return to > from && to - from < 60 && a->figure->sentence.start == b->figure->sentence.start &&
         kw_phrase_has_any (text, kw_span (from, to), words);
}

gboolean
kw_support_changes (const GArray *supports, const char *text, const KwInterval *wanted, guint16 unit)
{
  KwInterval out;
  for (guint i = 1; i < MIN (supports->len, KW_SUPPORT_MAX); i++)
    {
      const KwSupport *a = at (supports, i - 1), *b = at (supports, i);
      if (!counts (a, unit) || a->figure->unit != b->figure->unit || !is_change (text, a, b))
        continue;
      if ((kw_interval_subtract (&a->value, &b->value, &out) && !kw_interval_disjoint (&out, wanted)) ||
          (kw_interval_subtract (&b->value, &a->value, &out) && !kw_interval_disjoint (&out, wanted)))
        return TRUE;
    }
  return FALSE;
}

gboolean
kw_support_rates (const GArray *supports, const KwInterval *wanted)
{
  for (guint i = 1; i < MIN (supports->len, KW_SUPPORT_MAX); i++)
    for (guint k = i > RATE_APART ? i - RATE_APART : 0; k < i; k++)
      {
        const KwSupport *a = at (supports, k), *b = at (supports, i);
        if (a->figure->unit == b->figure->unit && !is_percent (a) &&
            (rate_gives (&a->value, &b->value, wanted) || rate_gives (&b->value, &a->value, wanted)))
          return TRUE;
      }
  return FALSE;
}

gboolean
kw_support_pairs (const GArray *supports, const KwInterval *wanted, guint16 unit, gboolean percent)
{
  guint n = MIN (supports->len, KW_SUPPORT_PAIRS);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        const KwSupport *a = at (supports, i), *b = at (supports, k);
        if ((percent || counts (a, unit)) && pair_gives (a, b, wanted, percent))
          return TRUE;
        if (!percent && a->figure->unit != b->figure->unit && product_gives (a, b, wanted, unit))
          return TRUE;
      }
  return FALSE;
}

KwInterval
kw_support_widened (const KwFigure *figure)
{
  KwInterval v = kw_figure_hard (figure);
  KwDecimal digit = kw_decimal (1, CLAMP (figure->written, -12, 12)), base = v.high_unbounded ? v.low : v.high;
  KwDecimal twentieth = base.mantissa < G_MAXINT32 ? kw_decimal (base.mantissa * 5, base.exponent - 2)
                                                   : kw_decimal (base.mantissa / 20, base.exponent);
  gboolean floor = FALSE;
  KwDecimal by = kw_decimal_compare (twentieth, digit) > 0 && figure->written >= 0 ? twentieth : digit;
  if (figure->approx == KW_APPROX_NONE && figure->written == 0 && kw_decimal_significant (figure->value.low) > 2)
    by = KW_DECIMAL_ZERO;
  v.low_open = v.high_open = FALSE;
  /* 三千亿 may be 3300亿: of one digit, what follows was cut off. */
  if (!v.high_unbounded && kw_decimal_significant (figure->value.low) == 1 && figure->value.low.exponent > 0)
    kw_decimal_add (v.high, kw_decimal (5, figure->value.low.exponent - 1), &v.high);
  /* 突破3亿 rounds nothing up. */
  if (v.high_unbounded && figure->approx == KW_APPROX_MORE)
    floor = TRUE;
  /* 超1000 is no headline for 3000. */
  if (v.high_unbounded)
    {
      v.high = kw_decimal (base.mantissa < G_MAXINT64 / 2 ? base.mantissa * 2 : base.mantissa, base.exponent);
      v.high_unbounded = FALSE;
    }
  if ((!floor && !kw_decimal_add (v.low, kw_decimal_negate (by), &v.low)) || !kw_decimal_add (v.high, by, &v.high))
    return kw_figure_hard (figure);
  return v;
}

/* 18.7亿, 17.8亿: two digits side by side changed places. */
static gboolean
is_swapped (const KwFigure *a, const KwFigure *b)
{
  gint64 one = a->value.low.mantissa, other = b->value.low.mantissa;
  if (a->approx != KW_APPROX_NONE || b->approx != KW_APPROX_NONE || one == other || one < 100 ||
      a->value.low.exponent != b->value.low.exponent)
    return FALSE;
  for (; one > 9; one /= 10, other /= 10)
    if (one % 10 != other % 10)
      return one / 10 % 10 == other % 10 && other / 10 % 10 == one % 10 && one / 100 == other / 100;
  return FALSE;
}

/* 48.6万, 38.6万: of three digits or more one differs, told with as many. */
static gboolean
is_changed (const KwFigure *a, const KwFigure *b)
{
  gint64 one = a->value.low.mantissa, other = b->value.low.mantissa;
  guint differ = 0, n = 0;
  if (a->approx != KW_APPROX_NONE || b->approx != KW_APPROX_NONE || one < 100 || a->written != b->written ||
      a->value.low.exponent != b->value.low.exponent)
    return FALSE;
  for (; one > 0 && other > 0; one /= 10, other /= 10, n++)
    differ += one % 10 != other % 10;
  return one == 0 && other == 0 && n >= 3 && differ == 1;
}

const KwFigure *
kw_support_changed (const GArray *supports, const KwFigure *figure)
{
  const KwFigure *found = NULL;
  for (guint i = 0; i < supports->len; i++)
    {
      const KwFigure *other = g_array_index (supports, KwSupport, i).figure;
      if (!kw_figures_alike (figure, other) || !is_changed (figure, other))
        continue;
      if (found != NULL && kw_decimal_compare (found->value.low, other->value.low) != 0)
        return NULL;
      found = other;
    }
  return found;
}

const KwFigure *
kw_support_swapped (const GArray *supports, const KwFigure *figure)
{
  for (guint i = 0; i < supports->len; i++)
    {
      const KwFigure *other = g_array_index (supports, KwSupport, i).figure;
      if (other->unit == figure->unit && is_swapped (figure, other))
        return kw_support_sums (supports, &figure->value, figure->unit, 3, FALSE) ? NULL : other;
    }
  return NULL;
}
