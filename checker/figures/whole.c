/* whole.c - what a text calls the whole of a share */
#include "checker/figures/share.h"
#include "checker/text/phrase.h"

#include <string.h>

#define BETWEEN 24 /* figures at most between the whole and its part */

/* 全县水库总数 is 水库; *SCOPE is set where it is 全县's. */
static KwSpan
noun_of (const KwShare *s, KwSpan *scope)
{
  static const char *const scopes[] = { "全国", "全省", "全市", "全县", "全区", "全州", "全乡",
                                        "全镇", "全村", "全校", "全院", "全体", "全部", "所有",
                                        "总",   "其",   "该",   "本",   "这些", "上述", NULL };
  static const char *const tails[] = { "总数", "总量", "总额",   "总人数", "总户数", "总人口", "数量", "人数",
                                       "户数", "件数", "总面积", "面积",   "总",     "数",     "的",   NULL };
  KwSpan noun = s->of;
  *scope = kw_span (noun.start, noun.start);
  if (kw_words_skip (s->text, &noun, scopes))
    scope->end = noun.start;
  kw_words_skip (s->text, &noun, scopes);
  while (kw_words_chop (s->text, &noun, tails))
    ;
  return noun;
}

static gboolean
has_span (const KwShare *s, KwSpan where, KwSpan word)
{
  return kw_span_is_empty (word) ||
         memmem (s->text + where.start, kw_span_len (where), s->text + word.start, kw_span_len (word)) != NULL;
}

/* 全县 of the phrase must stand by the denominator; 总, 全部, 其 need not. */
static gboolean
has_scope (const KwShare *s, KwSpan scope, const KwFigure *whole)
{
  return kw_span_len (scope) != 6 || !kw_phrase_begins (s->text, scope, "全") ||
         kw_phrase_has (s->text, scope, "全部") || kw_phrase_has (s->text, scope, "全体") ||
         has_span (s, kw_span (kw_figure_sentence (whole).start, whole->folded.start), scope);
}

/* No figure of the numerator's kind stands between it and figure I, but parts
 * of I in the sentence of the one or of the other. */
static gboolean
is_next (const KwShare *s, guint i)
{
  const KwFigure *numerator = kw_share_figure (s, s->numerator), *whole = kw_share_figure (s, i);
  guint first = s->numerator + 1 - s->coordinated;
  if (i >= first || first - i > BETWEEN)
    return FALSE;
  for (guint k = i + 1; k < first; k++)
    {
      const KwFigure *f = kw_share_figure (s, k);
      gboolean near = kw_figures_share_sentence (f, whole) || kw_figures_share_sentence (f, numerator);
      gboolean part = near && s->stem.end == 0 && kw_decimal_compare (f->value.low, whole->value.low) <= 0;
      if (kw_figures_alike (f, numerator) && !part)
        return FALSE;
    }
  return TRUE;
}

/* "…4350个单位中,3915个", "186个村已有124个", "180名,其中女性54名" */
static gboolean
contains_numerator (const KwShare *s, guint i)
{
  static const char *const ends[] = { "中", "里", "中有", "中的", "内", "当中", NULL };
  if (!kw_figures_share_sentence (kw_share_figure (s, i), kw_share_figure (s, s->share)) || !is_next (s, i))
    return FALSE;
  for (guint k = i + 1; k < s->numerator; k++)
    if (kw_phrase_has (s->text, kw_words_after (s->ledger, k), "其中"))
      return FALSE;
  KwSpan words = kw_words_after (s->ledger, i), behind = kw_words_first_clause (s->text, words);
  gboolean touching = i + 1 == s->numerator && behind.end == words.end && kw_span_len (words) <= 36 &&
                      kw_phrase_ends (s->text, words, "有");
  return touching || (kw_span_len (behind) <= 60 && kw_words_chop (s->text, &behind, ends)) ||
         kw_phrase_has (s->text, words, "其中");
}

/* 共有水库64座 … 占水库总数: told in this sentence or one of the two before. */
static gboolean
is_total (const KwShare *s, guint i)
{
  static const char *const words[] = { "共", "总", "合计", "现有", "拥有", "应", NULL };
  const KwFigure *whole = kw_share_figure (s, i);
  KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i));
  guint32 distance = kw_share_figure (s, s->numerator)->folded.start - whole->folded.end;
  return is_next (s, i) && distance <= 600 && kw_phrase_has_any (s->text, before, words);
}

/* 贫困户4200户, 4200户贫困户: the noun touches the figure, and is not of new ones. */
static gboolean
touches_noun (const KwShare *s, guint i, KwSpan noun)
{
  static const char *const others[] = { "新", "增", "减", "超", "再", "又", "另", "其中", "各", "每", "均", NULL };
  static const char *const copulas[] = { "有", "为", "达", "达到", "是", "共", "共有", NULL };
  const KwFigure *whole = kw_share_figure (s, i);
  KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i)),
         behind = kw_words_after (s->ledger, i);
  g_autofree char *word = g_strndup (s->text + noun.start, kw_span_len (noun));
  /* 占营业收入的: a name of four Han is looked for further off. */
  gboolean long_name = kw_span_len (noun) >= 12;
  guint32 distance = kw_share_figure (s, s->numerator)->folded.start - whole->folded.end;
  if (kw_phrase_has_any (s->text, before, others) || (!long_name && !is_next (s, i)) ||
      distance > (long_name ? 1200 : 300))
    return FALSE;
  kw_words_chop (s->text, &before, copulas);
  return kw_phrase_ends (s->text, before, word) || kw_phrase_begins (s->text, behind, word);
}

/* 财政总支出 is of 财政 and 支出. */
static gboolean
has_noun (const KwShare *s, KwSpan where, KwSpan noun)
{
  gssize total = kw_phrase_find (s->text, noun, "总");
  if (total < 0)
    return has_span (s, where, noun);
  return has_span (s, where, kw_span (noun.start, (gsize) total)) &&
         has_span (s, where, kw_span ((gsize) total + 3, noun.end));
}

/* 320个村,已有256个…占全县村总数的: one Han is enough where it is the unit. */
static gboolean
is_unit (const KwShare *s, guint i, KwSpan noun)
{
  const KwFigure *whole = kw_share_figure (s, i);
  g_autofree char *word = g_strndup (s->text + noun.start, kw_span_len (noun));
  return kw_span_len (noun) == 3 && g_str_has_suffix (kw_unit_name (whole->unit), word) && is_next (s, i) &&
         kw_figures_share_sentence (whole, kw_share_figure (s, s->numerator));
}

/* 占水库总数的: the denominator's clause speaks of 水库 and of all of them. */
static gboolean
is_named (const KwShare *s, guint i, KwSpan noun)
{
  const KwFigure *whole = kw_share_figure (s, i), *numerator = kw_share_figure (s, s->numerator);
  gboolean placed = whole->n_places == 0 || numerator->n_places == 0 || whole->places[0] == numerator->places[0];
  return kw_span_len (noun) >= 6 && placed && i < s->numerator &&
         (touches_noun (s, i, noun) || (is_total (s, i) && has_noun (s, kw_figure_clause (whole), noun)));
}

/* Words as far as two Han behind the unit: 62个村, 58个居委会. */
static KwSpan
counted_behind (const KwShare *s, guint i)
{
  static const char *const units[] = { "个", "所", "家", "座", "名", NULL };
  static const char *const joints[] = { "和", "及", "与", "、", "以及", ",", NULL };
  KwSpan span = kw_span (kw_share_figure (s, i)->literal.end, kw_words_after (s->ledger, i).end);
  kw_words_skip (s->text, &span, units);
  kw_words_chop (s->text, &span, joints);
  if (kw_words_skip (s->text, &span, joints))
    span.end = span.start;
  span.end = MIN (span.end, span.start + 6);
  return span;
}

/* The last two Han before it: “示范社区”92个. */
static KwSpan
counted_before (const KwShare *s, guint i)
{
  static const char *const marks[] = { "”", "》", "’", "」", "有", "共", NULL };
  KwSpan span = kw_words_last_clause (s->text, kw_words_before (s->ledger, i));
  while (kw_words_chop (s->text, &span, marks))
    ;
  span.start = MAX (span.start, span.end > 6 ? span.end - 6 : 0);
  return span;
}

/* Does WHERE name what figure I counts? One Han is enough for a 村. */
static gboolean
names_counted (const KwShare *s, KwSpan where, guint i)
{
  static const char *const single[] = { "村", "镇", "乡", "县", "市", "区", "校", "店", "站", "厂", "院", "园", NULL };
  KwSpan word = counted_behind (s, i);
  if (kw_span_len (word) < 3)
    word = counted_before (s, i);
  KwSpan last = kw_span (word.end - MIN (3, kw_span_len (word)), word.end);
  return kw_span_len (word) >= 3 &&
         (has_span (s, where, word) || (kw_phrase_has_any (s->text, last, single) && has_span (s, where, last)));
}

/* 62个村和58个居委会 … of 150个村和居委会. */
static gboolean
is_of_both (const KwShare *s, guint i)
{
  if (s->coordinated != 2 || i + 2 > s->numerator)
    return FALSE;
  KwSpan clause = kw_figure_clause (kw_share_figure (s, i));
  return names_counted (s, clause, s->numerator - 1) && names_counted (s, clause, s->numerator);
}

/* 登记3650人;实际响应2190人,占65%: a bare 占 is of the first and largest figure of
 * its kind in the sentence, or in the part before the semicolon. */
static gboolean
is_only_whole (const KwShare *s, guint i)
{
  static const char *const others[] = { "新", "增", "减", "超", "再", "又", "另", "各", "每", "均", "比", "较", NULL };
  const KwFigure *whole = kw_share_figure (s, i), *numerator = kw_share_figure (s, s->numerator);
  gboolean beside = kw_figures_share_sentence (whole, numerator) ||
                    (numerator->sentence.start > whole->sentence.end ? numerator->sentence.start - whole->sentence.end
                                                                     : 0) <= 1;
  KwSpan between = kw_span (whole->folded.end, MAX (whole->folded.end, numerator->folded.start));
  if (s->stem.end > 0 || s->coordinated > 1 || !beside || kw_span_len (between) > 200 ||
      kw_span_len (between) == 0 || kw_phrase_has_any (s->text, between, others) ||
      kw_phrase_has (s->text, between, "。") || kw_phrase_has (s->text, between, "\n") ||
      kw_phrase_has_any (s->text, kw_words_last_clause (s->text, kw_words_before (s->ledger, i)), others))
    return FALSE;
  for (guint k = i > KW_SHARE_LIST ? i - KW_SHARE_LIST : 0; k < s->numerator; k++)
    {
      const KwFigure *f = kw_share_figure (s, k);
      gboolean here = kw_figures_share_sentence (f, whole) || kw_figures_share_sentence (f, numerator);
      if (k != i && here && kw_figures_alike (f, numerator) &&
          (k < i || kw_decimal_compare (f->value.low, whole->value.low) >= 0))
        return FALSE;
    }
  return TRUE;
}

/* In the numerator's sentence, or that one begins with 其中. */
static gboolean
is_told_of (const KwShare *s, const KwFigure *whole)
{
  const KwFigure *numerator = kw_share_figure (s, s->numerator);
  KwSpan sentence = kw_words_trim (s->text, numerator->sentence);
  return kw_figures_share_sentence (whole, numerator) || kw_phrase_begins (s->text, sentence, "其中");
}

gboolean
kw_share_is_of (const KwShare *s, guint i)
{
  const KwFigure *whole = kw_share_figure (s, i), *numerator = kw_share_figure (s, s->numerator);
  if (!kw_figures_alike (whole, numerator))
    return FALSE;
  KwInterval sum = kw_share_sum (s), v = kw_figure_tolerant (whole);
  gboolean smaller = v.high_unbounded || sum.low_unbounded || kw_decimal_compare (sum.low, v.high) <= 0;
  /* What is a part itself is no whole. */
  if (!smaller || kw_phrase_has (s->text, kw_words_after (s->ledger, i), "占") ||
      !kw_figures_share_time (s->text, whole, numerator))
    return FALSE;
  KwSpan scope, noun = noun_of (s, &scope);
  if (is_of_both (s, i))
    return TRUE;
  if (s->stem.end > 0)
    return s->coordinated == 1 && is_next (s, i) && kw_figures_share_sentence (whole, numerator);
  if (!has_scope (s, scope, whole))
    return FALSE;
  if (kw_span_is_empty (noun))
    return contains_numerator (s, i) || (kw_span_is_empty (s->of) && is_only_whole (s, i)) ||
           (is_total (s, i) && (!kw_span_is_empty (s->of) || is_told_of (s, whole)));
  /* 发送旅客5.5亿人次,其中…占总发送量的: two Han are enough behind 其中. */
  guint32 two = kw_phrase_has (s->text, scope, "总") ? 6 : kw_span_len (noun);
  KwSpan head = kw_span (noun.start, MIN (noun.start + two, noun.end));
  return is_named (s, i, noun) || is_unit (s, i, noun) ||
         (contains_numerator (s, i) &&
          (has_noun (s, kw_figure_clause (whole), noun) || has_span (s, kw_figure_clause (whole), head)));
}
