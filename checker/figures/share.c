/* share.c - reading shares and rates */
#include "checker/figures/share.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Only adverbs may stand between the numerator's clause and 占. */
static gboolean
touches (const KwShare *s, guint32 at)
{
  static const char *const adverbs[] = { "已", "共",   "约",   "只",   "仅",   "仅仅", "均",
                                         "就", "大约", "合计", "总共", "它们", NULL };
  KwSpan gap = kw_span (kw_share_figure (s, s->numerator)->folded.end, at);
  if (at < gap.start || kw_span_len (gap) > 72)
    return FALSE;
  guint commas = kw_words_commas (s->text, gap);
  const KwFigure *numerator = kw_share_figure (s, s->numerator);
  gboolean bound = numerator->approx == KW_APPROX_AT_LEAST || numerator->approx == KW_APPROX_AT_MOST;
  /* 5万元以下贷款占, 5万元的家庭占: not of the 5万元. */
  if (kw_phrase_begins (s->text, gap, "的") || (bound && !kw_span_is_empty (kw_words_trim (s->text, gap))) ||
      (commas == 0 && kw_phrase_has (s->text, gap, "的")))
    return FALSE;
  KwSpan last = kw_words_last_clause (s->text, gap);
  kw_words_skip (s->text, &last, adverbs);
  return commas == 0 ? kw_span_len (gap) <= 24 : commas == 1 && kw_span_is_empty (last);
}

/* 占地, 占用 take up room. */
static gssize
find_share_word (const KwShare *s, KwSpan words)
{
  static const char *const others[] = { "占地", "占用", "占领", "占有", "占据", "占道" };
  gssize at = kw_words_last (s->text, words, "占");
  for (guint i = 0; at >= 0 && i < G_N_ELEMENTS (others); i++)
    if (kw_phrase_begins (s->text, kw_span ((gsize) at, words.end), others[i]))
      return -1;
  return at;
}

/* 占水库总数的, 占比达, 占总数的比重为: without what only leads to the number. */
static gboolean
read_of (KwShare *s, KwSpan phrase)
{
  static const char *const heads[] = { "比例", "比重", "比", "了", "到了", "到", "当年", "全年", "本年", NULL };
  static const char *const tails[] = { "的", "比例", "比重", "比率", "为",   "达", "达到", "达到了", "是", "近", "约",
                                       "了", "到",   "到了", "高达", "已达", "仅", "仅为", "就达",   " ",  NULL };
  static const char *const others[] = { "提高", "上升", "增",   "下降", "降",   "由2",  "从2",  "由1",  "从1",
                                        "由上", "从上", "由去", "从去", "超",   "年均", "平均", "比上", "高于",
                                        "低于", "任务", "目标", "计划", "指标", "预算", ",",    "(",    NULL };
  if (kw_phrase_has_any (s->text, phrase, others) || kw_span_len (phrase) > 60 ||
      kw_phrase_ends (s->text, phrase, "由") || kw_phrase_ends (s->text, phrase, "从"))
    return FALSE;
  kw_words_skip (s->text, &phrase, heads);
  while (kw_words_chop (s->text, &phrase, tails))
    ;
  s->of = phrase;
  return TRUE;
}

/* …,占X的P or …,占X的B的P. */
static gboolean
read_share (KwShare *s)
{
  KwSpan words = kw_words_before (s->ledger, s->share);
  gssize at = find_share_word (s, words);
  s->named = -1;
  s->numerator = s->share - 1;
  if (at < 0)
    {
      const KwFigure *before = kw_share_figure (s, s->share - 1);
      gboolean within = s->share >= 2 && kw_figure_is_amount (before) && kw_phrase_ends (s->text, words, "的") &&
                        kw_span_len (words) <= 24 && kw_words_commas (s->text, words) == 0 &&
                        kw_figures_share_sentence (before, kw_share_figure (s, s->share));
      if (!within)
        return FALSE;
      s->named = (gint) s->share - 1;
      s->numerator = s->share - 2;
      words = kw_words_before (s->ledger, s->share - 1);
      at = find_share_word (s, words);
    }
  return at >= 0 && read_of (s, kw_span ((gsize) at + 3, words.end)) && touches (s, (guint32) at);
}

/* …,结案398件,结案率98.3% */
static gboolean
read_rate (KwShare *s)
{
  static const char *const tails[] = { "为",   "达",   "达到", "达到了", "是", "约", "高达", "已达",
                                       "均达", "也达", "仅",   "仅为",   " ",  ":",  NULL };
  static const char *const rates[] = { "率", "比例", "占比", "比率", "的比例", "所占比例", NULL };
  static const char *const counts[] = { "人数", "户数", "天数", "件数", "数量", "数", "人员", "的", NULL };
  /* Rates over time, over a population or over capital. */
  static const char *const others[] = { "增长", "收益", "利润", "毛利", "净利", "回报", "贡献", "利用",
                                        "使用", "覆盖", "发病", "患病", "死亡", "出生", "失业", "发生",
                                        "中签", "换手", "完成", "负债", "杠杆", "产出", NULL };
  KwSpan clause = kw_words_last_clause (s->text, kw_words_before (s->ledger, s->share));
  s->named = -1;
  s->numerator = s->share - 1;
  while (kw_words_chop (s->text, &clause, tails))
    ;
  KwSpan name = clause;
  if (!kw_words_chop (s->text, &name, rates) || kw_span_len (name) < 6 || kw_span_len (name) > 24)
    return FALSE;
  while (kw_span_len (name) > 6 && kw_words_chop (s->text, &name, counts))
    ;
  s->stem = kw_span (name.end - MIN (6, kw_span_len (name)), name.end);
  if (kw_phrase_has_any (s->text, s->stem, others))
    return FALSE;
  KwSpan gap = kw_span (kw_share_figure (s, s->numerator)->folded.end, clause.start);
  return clause.start >= gap.start && kw_span_len (gap) <= 48 && kw_words_commas (s->text, gap) == 1;
}

/* 参加投票4.68万人,参选率: what the rate is called and what was counted. */
static gboolean
has_synonym (const KwShare *s, KwSpan where)
{
  static const char *const words[][2] = { { "参选", "投票" }, { "投票", "参选" }, { "到会", "出席" }, { "到会", "实到" },
                                          { "出席", "实到" }, { "出席", "到会" }, { "出勤", "实到" }, { "到课", "实到" },
                                          { "回收", "收回" }, { "升学", "录取" }, { "上线", "达线" }, { "治愈", "痊愈" },
                                          { "入学", "在校" }, { "发放", "兑付" }, { "办结", "结案" }, { "结案", "办结" },
                                          { "机收", "机械收" }, { "持证", "资格证" }, { "通车", "通了" }, { "痊愈", "治愈" } };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_phrase_begins (s->text, s->stem, words[i][0]) && kw_phrase_has (s->text, where, words[i][1]))
      return TRUE;
  return FALSE;
}

/* 调解、撤诉 of 调撤率: a word for each of its two characters, joined. */
static gboolean
has_both (const KwShare *s, KwSpan where)
{
  static const char *const joints[] = { "、", "和", "与", "及", "或", NULL };
  if (kw_span_len (s->stem) != 6)
    return FALSE;
  char one[4] = "", other[4] = "";
  memcpy (one, s->text + s->stem.start, 3);
  memcpy (other, s->text + s->stem.start + 3, 3);
  gssize first = kw_phrase_find (s->text, where, one);
  gssize second = first >= 0 ? kw_phrase_find (s->text, kw_span ((gsize) first + 3, where.end), other) : -1;
  return second >= 0 && kw_phrase_has_any (s->text, kw_span ((gsize) first + 3, (gsize) second), joints);
}

static gboolean
has_stem (const KwShare *s, KwSpan where)
{
  return has_synonym (s, where) || has_both (s, where) ||
         memmem (s->text + where.start, kw_span_len (where), s->text + s->stem.start, kw_span_len (s->stem)) != NULL;
}

/* A rate is of its numerator where the numerator is called so, and it alone:
 * 参保52万人,新增参保3万人,参保率98% has two. */
static gboolean
is_rate_of_numerator (const KwShare *s)
{
  static const char *const others[] = { "新增", "增加", "累计", "净", "增长", NULL };
  guint called = 0, floor = s->numerator > KW_SHARE_LIST ? s->numerator - KW_SHARE_LIST : 0;
  for (guint i = s->numerator + 1; i > floor; i--)
    {
      const KwFigure *f = kw_share_figure (s, i - 1);
      if (!kw_figures_share_sentence (f, kw_share_figure (s, s->share)))
        break;
      if (!kw_figures_alike (f, kw_share_figure (s, s->numerator)))
        continue;
      KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i - 1));
      KwSpan behind = kw_words_first_clause (s->text, kw_words_after (s->ledger, i - 1));
      gboolean names = has_stem (s, before) || has_stem (s, behind);
      if (names && kw_phrase_has_any (s->text, before, others))
        return FALSE;
      if (i - 1 == s->numerator && !names)
        return FALSE;
      called += names;
    }
  return called == 1;
}

KwInterval
kw_share_sum (const KwShare *s)
{
  guint first = s->numerator + 1 - s->coordinated;
  KwInterval sum = kw_figure_tolerant (kw_share_figure (s, first));
  for (guint i = first + 1; i <= s->numerator; i++)
    {
      KwInterval next = kw_figure_tolerant (kw_share_figure (s, i));
      if (!kw_interval_add (&sum, &next, &sum))
        return sum;
    }
  return sum;
}

gboolean
kw_share_is_counted (const KwFigure *figure)
{
  return kw_figure_is_amount (figure) || strcmp (kw_unit_class (figure->unit), "day") == 0;
}

/* 超过六成 is no more than all. */
static gboolean
read_stated (KwShare *s)
{
  const KwFigure *share = kw_share_figure (s, s->share);
  if (!(share->kind == KW_KIND_PERCENT && kw_figure_percent (share, &s->stated)) &&
      !(kw_figure_is_fraction (s->text, share) && kw_fraction_percent (share, &s->stated)))
    return FALSE;
  if (s->stated.high_unbounded && !s->stated.low_unbounded &&
      kw_decimal_compare (s->stated.low, kw_decimal (100, 0)) < 0)
    {
      s->stated.high = kw_decimal (100, 0);
      s->stated.high_unbounded = FALSE;
      s->stated.high_open = FALSE;
    }
  return TRUE;
}

gboolean
kw_share_read (const char *text, const KwLedger *ledger, guint i, KwShare *out)
{
  KwShare s = { .ledger = ledger, .text = text, .share = i, .coordinated = 1 };
  if (i == 0 || !read_stated (&s) ||
      kw_figure_is_loose (text, kw_share_figure (&s, i)) || (!read_share (&s) && !read_rate (&s)))
    return FALSE;
  const KwFigure *numerator = kw_share_figure (&s, s.numerator);
  if (!kw_share_is_counted (numerator) || !kw_figures_share_sentence (numerator, kw_share_figure (&s, i)))
    return FALSE;
  while (s.coordinated < KW_SHARE_LIST && s.coordinated <= s.numerator &&
         kw_figures_are_joined (text, ledger, s.numerator - s.coordinated))
    s.coordinated++;
  *out = s;
  return s.named >= 0 || kw_span_is_empty (s.stem) || s.coordinated == 2 || is_rate_of_numerator (&s);
}
