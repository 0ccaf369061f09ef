/* relation.c - figures beside each other and the words between them */
#include "checker/figures/relation.h"
#include "checker/base/utf8.h"
#include "checker/figures/lexicon.h"
#include "checker/text/phrase.h"

#include <string.h>

#define NEAR 300 /* bytes */

gboolean
kw_figure_is_amount (const KwFigure *figure)
{
  if (figure->unit == 0)
    return FALSE;
  if (figure->kind == KW_KIND_COUNT || figure->kind == KW_KIND_MONEY)
    return TRUE;
  return figure->kind == KW_KIND_MEASURE && !kw_unit_has (figure->unit, KW_UNIT_TIME | KW_UNIT_DAY);
}

gboolean
kw_figures_alike (const KwFigure *a, const KwFigure *b)
{
  if (a->kind != b->kind || a->unit == b->unit)
    return a->kind == b->kind;
  const KwUnit *x = kw_lexicon_unit_entry (a->unit), *y = kw_lexicon_unit_entry (b->unit);
  /* 个村 and 个镇 add up to so many 个. */
  return (x->traits & y->traits & KW_UNIT_PIECE) != 0 || (a->unit != 0 && x->class_index == y->class_index);
}

char *
kw_figure_written (const char *text, const KwFigure *figure)
{
  return g_strndup (text + figure->folded.start, kw_span_len (figure->folded));
}

gboolean
kw_figures_share_sentence (const KwFigure *a, const KwFigure *b)
{
  return a->sentence.start == b->sentence.start || kw_span_overlaps (a->sentence, b->sentence);
}

char *
kw_figure_in_scale (const char *text, const KwFigure *figure, const KwInterval *value)
{
  static const struct
  {
    const char *name;
    int power;
  } scales[] = { { "亿", 8 }, { "万", 4 } };
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (kw_phrase_has (text, figure->literal, scales[i].name))
      {
        KwInterval scaled = kw_interval_shift (value, -scales[i].power);
        g_autofree char *number = kw_interval_to_string (&scaled, 12);
        return g_strconcat (number, scales[i].name, kw_unit_name (figure->unit), NULL);
      }
  g_autofree char *number = kw_interval_to_string (value, 12);
  return g_strconcat (number, kw_unit_name (figure->unit), NULL);
}

/* 3000 may be 2997: a count of thousands is rounded to its third digit, to
 * the last that is not zero where it has more. */
static int
rounded_at (const KwFigure *figure)
{
  KwDecimal v = figure->value.low;
  int significant = kw_decimal_significant (v), leading = significant + v.exponent - 1;
  if (leading < 3 || v.exponent < 1)
    return figure->written;
  return MAX (figure->written, MIN (v.exponent - 1, leading - 2));
}

KwInterval
kw_figure_tolerant (const KwFigure *figure)
{
  gboolean exact = figure->approx == KW_APPROX_NONE && (figure->rounded || kw_interval_is_exact (&figure->value));
  gboolean measured = figure->kind == KW_KIND_MEASURE || figure->kind == KW_KIND_MONEY ||
                      figure->kind == KW_KIND_PERCENT;
  int at = rounded_at (figure);
  if (!exact || (!measured && !figure->rounded && at <= figure->written))
    return kw_figure_hard (figure);
  KwInterval v = kw_interval_unrounded (figure->value.low, at);
  /* Shares are cut off, too; amounts are rounded to the nearest. */
  if (figure->kind != KW_KIND_PERCENT && v.low.mantissa >= 0 &&
      kw_decimal_add (figure->value.low, kw_decimal (5, at - 1), &v.high))
    v.high_open = FALSE;
  return v;
}

gboolean
kw_figure_is_loose (const char *text, const KwFigure *figure)
{
  static const char *const words[] = { "多",   "余",   "来", "强", "弱", "有余", "左右", "上下", "以上",
                                       "以下", "一",   "二", "三", "四", "五",   "六",   "七",   "八",
                                       "九",   "之多", NULL };
  KwSpan behind = kw_span (figure->folded.end,
                           MIN (figure->folded.end + 6, MAX (figure->folded.end, figure->sentence.end)));
  return kw_words_skip (text, &behind, words);
}

gboolean
kw_figure_is_fraction (const char *text, const KwFigure *figure)
{
  return figure->kind == KW_KIND_NUMBER && kw_phrase_has (text, figure->literal, "分之");
}

/* Three points each way: 三分之一 is 30 to 36 percent. */
gboolean
kw_fraction_percent (const KwFigure *figure, KwInterval *out)
{
  KwInterval v = kw_interval_shift (&figure->value, 2);
  gboolean exact = figure->approx == KW_APPROX_NONE || figure->approx == KW_APPROX_ABOUT ||
                   figure->approx == KW_APPROX_NEARLY;
  if (exact && (v.low_unbounded || v.high_unbounded || !kw_decimal_add (v.low, kw_decimal (-3, 0), &v.low) ||
                !kw_decimal_add (v.high, kw_decimal (3, 0), &v.high) || v.low.mantissa <= 0))
    return FALSE;
  *out = v;
  return exact || figure->approx == KW_APPROX_MORE || figure->approx == KW_APPROX_AT_LEAST;
}

/* Half a tenth each way: 三成 is [25, 35) percent. */
static gboolean
from_tenths (const KwFigure *figure, KwInterval *out)
{
  KwInterval v = figure->value;
  if (figure->approx == KW_APPROX_NONE && kw_interval_is_exact (&v))
    {
      if (!kw_decimal_add (v.low, kw_decimal (-5, -1), &v.low) || !kw_decimal_add (v.high, kw_decimal (5, -1), &v.high))
        return FALSE;
      v.high_open = TRUE;
    }
  *out = kw_interval_shift (&v, 1);
  return TRUE;
}

gboolean
kw_figure_percent (const KwFigure *figure, KwInterval *out)
{
  if (figure->kind != KW_KIND_PERCENT)
    return FALSE;
  if (strcmp (kw_unit_class (figure->unit), "tenth") == 0)
    return from_tenths (figure, out);
  if (strcmp (kw_unit_class (figure->unit), "percent") != 0)
    return FALSE;
  *out = kw_figure_tolerant (figure);
  return TRUE;
}

static KwSpan
near (KwSpan span, KwSpan figure)
{
  return kw_span (MAX (span.start, figure.start > NEAR ? figure.start - NEAR : 0), MIN (span.end, figure.end + NEAR));
}

KwSpan
kw_figure_clause (const KwFigure *figure)
{
  return near (figure->clause, figure->folded);
}

KwSpan
kw_figure_sentence (const KwFigure *figure)
{
  return near (figure->sentence, figure->folded);
}

KwSpan
kw_words_before (const KwLedger *ledger, guint i)
{
  const KwFigure *figure = kw_ledger_figure (ledger, i);
  guint32 from = kw_figure_sentence (figure).start;
  if (i > 0)
    from = MAX (from, kw_ledger_figure (ledger, i - 1)->folded.end);
  return kw_span (MIN (from, figure->folded.start), figure->folded.start);
}

KwSpan
kw_words_after (const KwLedger *ledger, guint i)
{
  const KwFigure *figure = kw_ledger_figure (ledger, i);
  guint32 to = kw_figure_sentence (figure).end;
  if (i + 1 < ledger->figures->len)
    to = MIN (to, kw_ledger_figure (ledger, i + 1)->folded.start);
  return kw_span (figure->folded.end, MAX (to, figure->folded.end));
}

KwSpan
kw_words_between (const KwLedger *ledger, guint i, guint j)
{
  guint32 from = kw_ledger_figure (ledger, i)->folded.end;
  return kw_span (from, MAX (from, kw_ledger_figure (ledger, j)->folded.start));
}

static gboolean
is_comma (const char *text, guint32 at)
{
  return text[at] == ',' || text[at] == ';' || text[at] == ':';
}

KwSpan
kw_words_last_clause (const char *text, KwSpan span)
{
  for (guint32 p = span.end; p > span.start;)
    if (p >= span.start + 3 && kw_utf8_leads_han (text[p - 3]))
      p -= 3;
    else if (is_comma (text, p - 1))
      return kw_span (p, span.end);
    else
      p--;
  return span;
}

KwSpan
kw_words_first_clause (const char *text, KwSpan span)
{
  for (guint32 p = span.start; p < span.end; p++)
    if (is_comma (text, p))
      return kw_span (span.start, p);
  return span;
}

guint
kw_words_commas (const char *text, KwSpan span)
{
  guint n = 0;
  for (guint32 p = span.start; p < span.end; p++)
    n += is_comma (text, p);
  return n;
}

gboolean
kw_words_skip (const char *text, KwSpan *span, const char *const *words)
{
  gsize longest = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_phrase_begins (text, *span, words[i]) && strlen (words[i]) > longest)
      longest = strlen (words[i]);
  span->start += (guint32) longest;
  return longest > 0;
}

gboolean
kw_words_chop (const char *text, KwSpan *span, const char *const *words)
{
  gsize longest = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_phrase_ends (text, *span, words[i]) && strlen (words[i]) > longest)
      longest = strlen (words[i]);
  span->end -= (guint32) longest;
  return longest > 0;
}

gssize
kw_words_last (const char *text, KwSpan span, const char *word)
{
  gssize last = -1;
  for (gssize at = kw_phrase_find (text, span, word); at >= 0; at = kw_phrase_find (text, span, word))
    {
      last = at;
      span.start = (guint32) at + 1;
    }
  return last;
}

KwSpan
kw_words_trim (const char *text, KwSpan span)
{
  while (span.start < span.end && (is_comma (text, span.start) || text[span.start] == ' '))
    span.start++;
  while (span.start < span.end && (is_comma (text, span.end - 1) || text[span.end - 1] == ' '))
    span.end--;
  return span;
}

gboolean
kw_figures_are_joined (const char *text, const KwLedger *ledger, guint i)
{
  static const char *const joints[] = { "和", "及", "与", "、", NULL };
  if (i + 1 >= ledger->figures->len)
    return FALSE;
  const KwFigure *a = kw_ledger_figure (ledger, i), *b = kw_ledger_figure (ledger, i + 1);
  KwSpan gap = kw_words_between (ledger, i, i + 1);
  return kw_span_len (gap) <= 36 && kw_figures_alike (a, b) && kw_figures_share_sentence (a, b) &&
         kw_words_commas (text, gap) == 0 && kw_phrase_has_any (text, gap, joints);
}

static gboolean
is_dated (const KwFigure *f)
{
  return f->period_anchor != KW_ANCHOR_NONE && f->period.from != KW_DAY_NONE && f->period.to != KW_DAY_NONE;
}

gboolean
kw_figures_share_time (const char *text, const KwFigure *a, const KwFigure *b)
{
  static const char *const past[] = { "去年", "上年", "前年", "上一年", "前一年", "上届", NULL };
  if (kw_span_is_empty (a->period_span) || kw_span_is_empty (b->period_span))
    return TRUE;
  if (is_dated (a) && is_dated (b))
    return a->period.from <= b->period.to && b->period.from <= a->period.to;
  return kw_phrase_has_any (text, a->period_span, past) == kw_phrase_has_any (text, b->period_span, past);
}
