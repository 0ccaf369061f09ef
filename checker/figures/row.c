/* row.c - the neighbours of a figure that are of its kind */
#include "checker/figures/row.h"
#include "checker/figures/relation.h"
#include "checker/text/phrase.h"

/* Bytes between two of a row. */
#define GAP_MAX 45
/* Figures to either side. */
#define REACH 8

/* Does figure I + 1 go on with the row of figure I? */
static gboolean
goes_on (const char *text, const KwLedger *ledger, guint i)
{
  static const char *const joints[] = { "、", "和", "与", "及", ",", NULL };
  static const char *const others[] = { "其中", "比", "共", "合计", "增", "减", "到", ";", "。", "\n", NULL };
  const KwFigure *a = kw_ledger_figure (ledger, i), *b = kw_ledger_figure (ledger, i + 1);
  KwSpan between = kw_words_between (ledger, i, i + 1);
  return kw_figures_alike (a, b) && kw_span_len (between) <= GAP_MAX && kw_words_commas (text, between) <= 1 &&
         kw_phrase_has_any (text, between, joints) && !kw_phrase_has_any (text, between, others);
}

gboolean
kw_row_sum (const char *text, const KwLedger *ledger, guint i, KwInterval *sum)
{
  guint first = i, last = i;
  while (first > 0 && i - first < REACH && goes_on (text, ledger, first - 1))
    first--;
  while (last + 1 < ledger->figures->len && last - i < REACH && goes_on (text, ledger, last))
    last++;
  *sum = kw_interval_exact (KW_DECIMAL_ZERO);
  for (guint k = first; k <= last; k++)
    {
      KwInterval part = kw_figure_hard (kw_ledger_figure (ledger, k));
      if (!kw_interval_add (sum, &part, sum))
        return FALSE;
    }
  return last > first;
}
