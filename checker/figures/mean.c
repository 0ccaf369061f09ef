/* mean.c - reading averages: 平均每期39人, 户均3.6人, 亩产500公斤 */
#include "checker/figures/mean.h"
#include "checker/figures/lexicon.h"
#include "checker/text/phrase.h"

#include <string.h>

/* The mean of a year, of a moment, of all who live somewhere, is another thing. */
static gboolean
has_another_basis (const KwMean *a, KwSpan words)
{
  static const char *const times[] = { "每年", "每月", "每天", "每日", "每周", "月均", "日均", "年均", NULL };
  static const char *const others[] = { "生产总值", "GDP",  "可支配", "纯收入", "寿命", "年龄", "增加", "增长", "减少", "提高",
                                        "下降", "标准",   "最",     "以每", "按",   "超",   "一式", NULL };
  return kw_phrase_has_any (a->article->fold.text, words, others) ||
         (!a->by_time && kw_phrase_has_any (a->article->fold.text, words, times));
}

/* "亩产", "平均亩产". */
static gboolean
read_yield (KwMean *a, KwSpan words)
{
  static const char *const names[] = { "亩产", "平均亩产", "亩产量", "平均亩产量", "亩均产量", "平均每亩产量", NULL };
  static const char *const copulas[] = { "约", "达", "达到", "为", "是", "仅", "仅为", "约为", NULL };
  const char *text = a->article->fold.text;
  while (kw_words_chop (text, &words, copulas))
    ;
  gssize each = kw_phrase_find (text, words, "亩");
  if (!kw_words_skip (text, &words, names) || !kw_span_is_empty (words))
    return FALSE;
  a->yield = TRUE;
  a->each = kw_span ((gsize) each, (gsize) each + 3);
  a->what = kw_span (words.end, words.end);
  return TRUE;
}

/* "户均", "平均每期": the unit behind 每 or before 均. */
static gboolean
read_each (KwMean *a, KwSpan words)
{
  static const char *const counters[] = { "个", "一", "一个", "名", "位", "家", NULL };
  static const char *const copulas[] = {
    "约", "达", "达到", "为", "有", "是", "仅", "仅为", "约为", "就有", "了", NULL
  };
  static const char *const lead_ins[] = { "平均", "相当于", "折合", "合", "即", "每", "总体", "大约", "换算下来", "算下来", "折算下来", "也就是", NULL };
  const char *text = a->article->fold.text;
  gssize every = kw_words_last (text, words, "每"), mean = kw_words_last (text, words, "均");
  if (every >= 0)
    {
      KwSpan rest = kw_span ((gsize) every + 3, words.end);
      KwSpan counter = rest;
      gboolean counted = kw_words_skip (text, &rest, counters);
      /* 平均每个54人 names nothing but the unit. */
      rest = kw_span_is_empty (rest) ? counter : rest;
      a->each = kw_span (rest.start, MIN (rest.start + 3, rest.end));
      a->name = counted && kw_span_len (rest) >= 6 ? kw_span (rest.start, rest.start + 6) : kw_span (0, 0);
    }
  /* 平均一天 */
  else if (mean >= 3 && kw_phrase_begins (text, kw_span ((gsize) mean - 3, words.end), "平均一") && (guint32) mean + 9 <= words.end)
    a->each = kw_span ((gsize) mean + 6, (gsize) mean + 9);
  else if (mean >= 3 && (guint32) mean >= words.start + 3)
    a->each = kw_span ((gsize) mean - 3, (gsize) mean);
  else
    return FALSE;
  /* 男生平均每班 is of something else. */
  KwSpan lead = kw_words_trim (text, kw_span (words.start, (guint32) (every >= 0 ? every : mean - 3)));
  while (kw_words_skip (text, &lead, lead_ins))
    ;
  a->what = kw_span (MAX (a->each.end, mean > every ? (guint32) mean + 3 : 0), words.end);
  while (kw_words_chop (text, &a->what, copulas))
    ;
  /* 每名教师负责: the name is no verb. */
  if (kw_span_len (a->name) == 6 && a->what.start < a->name.end)
    a->what.start = MIN (a->name.end, a->what.end);
  /* 每梯次38人 */
  if (kw_phrase_begins (text, a->what, "次"))
    a->what.start += 3;
  if (kw_phrase_begins (text, a->what, "负责") || kw_phrase_begins (text, a->what, "站"))
    a->what.start = a->what.end;
  static const char *const times[] = { "年", "月", "天", "日", NULL };
  a->by_time = kw_span_len (a->each) == 3 && kw_phrase_has_any (text, a->each, times);
  return kw_span_is_empty (lead) && kw_span_len (a->each) == 3 && kw_span_len (a->what) <= 18;
}

/* The words before figure I; 平均每一梯次 before 38人 is no figure of its own. */
static KwSpan
words_before (const char *text, const KwLedger *ledger, guint i)
{
  KwSpan words = kw_words_before (ledger, i);
  const KwFigure *one = i > 0 ? kw_ledger_figure (ledger, i - 1) : NULL;
  gboolean each = one != NULL && one->role == KW_ROLE_PER_UNIT && one->folded.end == words.start && words.end - words.start <= 6 &&
                  kw_decimal_compare (one->value.high, kw_decimal (1, 0)) == 0;
  KwSpan all = each ? kw_span (kw_words_before (ledger, i - 1).start, words.end) : words;
  return each && kw_phrase_has (text, all, "平均") ? all : words;
}

gboolean
kw_mean_read (KwMean *a)
{
  static const char *const signs[] = { "均", "每", "产", NULL }; /* 平均, 户均, 每: no average is told without */
  const char *text = a->article->fold.text;
  if (!kw_figure_is_amount (a->figure) || a->figure->modality == KW_MODALITY_REQUIREMENT)
    return FALSE;
  KwSpan words = kw_words_last_clause (text, words_before (text, a->article->ledger, a->i));
  if (!kw_phrase_has_any (text, words, signs))
    return FALSE;
  a->value = kw_figure_tolerant (a->figure);
  /* 平均每户14册 of 14.02, or of 14.9: nobody lends a part of a book. */
  if (a->figure->kind == KW_KIND_COUNT && a->figure->approx == KW_APPROX_NONE && kw_interval_is_exact (&a->value))
    {
      kw_decimal_add (a->value.low, kw_decimal (-5, a->figure->written - 1), &a->value.low);
      kw_decimal_add (a->value.high, kw_decimal (1, a->figure->written), &a->value.high);
      a->value.high_open = TRUE;
    }
  return !kw_figure_is_loose (text, a->figure) && (read_yield (a, words) || read_each (a, words)) && !has_another_basis (a, words);
}

static gboolean
is_person (const KwFigure *f)
{
  return strcmp (kw_unit_class (f->unit), "person") == 0;
}

static gboolean
has_name (const KwMean *a, KwSpan where)
{
  return kw_span_len (a->name) == 6 &&
         memmem (a->article->fold.text + where.start, kw_span_len (where), a->article->fold.text + a->name.start, 6) != NULL;
}

/* 医生86名 and 每名医生; 志愿队62支 and 每队: what is counted is called so beside
 * the number. */
static gboolean
names_counted (const KwMean *a, const KwFigure *f)
{
  static const char *const units[][2] = { { "队", "支" }, { "校", "所" }, { "院", "所" }, { "院", "家" }, { "店", "家" },
                                          { "车", "辆" }, { "船", "艘" }, { "馆", "座" }, { "馆", "家" }, { "井", "眼" },
                                          { "桥", "座" }, { "社", "家" }, { "厂", "家" }, { "园", "所" }, { "站", "座" } };
  const char *text = a->article->fold.text;
  KwSpan before = kw_span (MAX (kw_figure_sentence (f).start, f->folded.start - MIN (f->folded.start, 75)), f->folded.start);
  KwSpan beside = kw_span (f->folded.end, MIN (f->folded.end + 18, MAX (f->clause.end, f->folded.end)));
  KwSpan near = kw_words_last_clause (text, before);
  /* 每组6个重复 is not all of them. */
  if (kw_phrase_has (text, near, "每") || f->role == KW_ROLE_PER_UNIT)
    return FALSE;
  if (has_name (a, near) || has_name (a, beside))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (kw_phrase_begins (text, a->each, units[i][0]) && strcmp (kw_unit_name (f->unit), units[i][1]) == 0)
      return kw_phrase_has (text, before, units[i][0]) || kw_phrase_has (text, beside, units[i][0]);
  /* 过夜游客46万人次,消费2.76亿元,人均消费: visitors are counted by visits. */
  return strcmp (kw_unit_name (f->unit), "人次") == 0 && kw_phrase_begins (text, a->each, "人") &&
         (kw_phrase_has (text, a->what, "消费") || kw_phrase_has (text, a->what, "花费"));
}

/* Does F count what the average is by: 87期 for 每期, 5个村 for 每村? */
gboolean
kw_mean_counts (const KwMean *a, const KwFigure *f)
{
  const char *text = a->article->fold.text;
  if ((f->kind != KW_KIND_COUNT && f->kind != KW_KIND_MEASURE) || f->value.high_unbounded)
    return FALSE;
  /* 他和另外8名工友 are nine. */
  static const char *const besides[] = { "另外", "另", "其他", "其它", "其余", NULL };
  KwSpan lead = kw_span (f->sentence.start, f->folded.start);
  if (kw_words_chop (text, &lead, besides))
    return FALSE;
  /* 每组6个重复 is not all of them. */
  if (f->role == KW_ROLE_PER_UNIT ||
      kw_phrase_has (text, kw_words_last_clause (text, kw_span (f->sentence.start, f->folded.start)), "每"))
    return FALSE;
  /* 平均每车次: not of 132辆 */
  if (strncmp (text + a->each.end, "次", 3) == 0)
    return g_str_has_suffix (kw_unit_name (f->unit), "次") &&
           memcmp (kw_unit_name (f->unit), text + a->each.start, kw_span_len (a->each)) == 0;
  if (names_counted (a, f))
    return TRUE;
  if (is_person (f))
    return kw_phrase_has (text, a->each, "人") || kw_phrase_has (text, a->each, "名");
  const char *unit = kw_unit_name (f->unit);
  g_autofree char *each = g_strndup (text + a->each.start, kw_span_len (a->each));
  /* 晚八点, 5年期: no eight of 每晚, no five of 期. */
  static const char *const times[] = { "year", "month", "day", "time:clock", "point", NULL };
  if (kw_unit_has (f->unit, KW_UNIT_DAY) && (strcmp (each, "日") == 0 || strcmp (each, "天") == 0))
    return strcmp (unit, "天") == 0;
  if (g_strv_contains (times, kw_unit_class (f->unit)))
    return g_str_has_prefix (unit, each) && !g_str_has_suffix (unit, "点");
  KwSpan behind = kw_span (f->folded.end, f->clause.end), before = kw_span (f->clause.start, f->folded.start);
  if (strcmp (unit, each) == 0)
    return TRUE;
  unit += g_str_has_prefix (unit, "个") ? 3 : 0;
  return strcmp (unit, each) == 0 || (g_str_has_prefix (unit, each) && !g_str_has_suffix (unit, "次")) ||
         kw_phrase_begins (text, behind, each) || kw_phrase_ends (text, before, each);
}

/* 借出36万册 and 人均借阅, 门诊量 and 接诊, 旅游收入 and 消费: one act in other words. */
static gboolean
shares_verb (const KwMean *a, const KwFigure *f)
{
  static const char *const acts[][2] = { { "借阅", "借" }, { "接诊", "诊" }, { "消费", "旅游" }, { "花费", "旅游" },
                                         { "工资", "薪" }, { "投递", "投" }, { "运送", "客运" }, { "承运", "运" },
                                         { "栽植", "栽" }, { "种植", "种" }, { "培训", "训" }, { "捐款", "捐" },
                                         { "治理", "治" }, { "服务", "服务" }, { "销售", "销" }, { "补助", "补" },
                                         { "投入", "投资" }, { "投资", "投入" }, { "发放", "发" }, { "领取", "发" } };
  const char *text = a->article->fold.text;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (kw_span_len (a->what) <= 9 && kw_phrase_begins (text, a->what, acts[i][0]))
      return kw_phrase_has (text, kw_figure_clause (f), acts[i][1]);
  return FALSE;
}

/* 360只 is no total of 每组6个重复: 个 counts anything, and here something else. */
static gboolean
counts_another (const KwMean *a, const KwFigure *f)
{
  const KwSpan noun = a->figure->noun;
  /* 4个试验组: the groups of 每组 themselves */
  g_autofree char *each = g_strndup (a->article->fold.text + a->each.start, kw_span_len (a->each));
  if (kw_phrase_ends (a->article->fold.text, f->noun, each))
    return TRUE;
  if (strcmp (kw_unit_class (f->unit), "item") != 0 || f->unit == a->figure->unit || kw_span_len (noun) < 3)
    return FALSE;
  g_autofree char *last = g_strndup (a->article->fold.text + noun.end - 3, 3);
  return !kw_phrase_has (a->article->fold.text, kw_figure_clause (f), last);
}

/* 听众7632人次,平均每场195人 */
static gboolean
are_visits (const KwFigure *total, const KwFigure *mean)
{
  return total + 1 == mean && strcmp (kw_unit_class (total->unit), "person_time") == 0 && is_person (mean);
}

/* The total is of the average's class, and of the same thing where that is said. */
gboolean
kw_mean_is_of (const KwMean *a, const KwFigure *f)
{
  const char *text = a->article->fold.text;
  if ((!kw_figures_alike (f, a->figure) && !are_visits (f, a->figure)) || f->role == KW_ROLE_PER_UNIT || counts_another (a, f))
    return FALSE;
  g_autofree char *what = g_strndup (text + a->what.start, kw_span_len (a->what));
  return *what == '\0' || kw_phrase_has (text, kw_figure_clause (f), what) || shares_verb (a, f);
}
