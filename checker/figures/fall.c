/* fall.c - falls by more than all there was */
#include "checker/figures/fall.h"
#include "checker/text/phrase.h"

#include <string.h>

gboolean
kw_figure_falls_below_nothing (const char *text, const KwLedger *ledger, guint i)
{
  static const char *const falls[] = { "下降", "减少", "降低", "缩小", "缩短", "缩减", NULL };
  static const char *const copulas[] = { "了", "达", "约", "近", "为", "高达", "达到", "幅度", "幅", NULL };
  static const char *const negative[] = { "利润", "亏",   "盈",   "净",     "收益", "负",
                                          "差额", "顺差", "逆差", "现金流", "不",   NULL };
  const KwFigure *f = kw_ledger_figure (ledger, i);
  if (f->kind != KW_KIND_RATIO && f->kind != KW_KIND_PERCENT)
    return FALSE;
  gboolean times = strcmp (kw_unit_class (f->unit), "times") == 0 &&
                   kw_decimal_compare (f->value.low, kw_decimal (1, 0)) >= 0;
  gboolean percent = strcmp (kw_unit_class (f->unit), "percent") == 0 &&
                     kw_decimal_compare (f->value.low, kw_decimal (100, 0)) > 0;
  if (!times && !percent)
    return FALSE;
  KwSpan words = kw_words_before (ledger, i);
  while (kw_words_chop (text, &words, copulas))
    ;
  /* 下降为3.5倍地球半径 is where it falls to. */
  gboolean level = kw_phrase_ends (text, kw_words_before (ledger, i), "为");
  return kw_words_chop (text, &words, falls) && !kw_phrase_has_any (text, kw_figure_sentence (f), negative) &&
         (!level || kw_phrase_has (text, kw_span (words.end, f->folded.start), "幅"));
}
