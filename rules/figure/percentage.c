/* rules/figure/percentage.c - a percentage that its own numerator and denominator do not give */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_percentage) {
  .name = "figure/percentage",
  .severity = KW_WARNING,
  .summary = "A percentage that its own numerator and denominator do not give",
  .why = "A text says how many of how many, and what share that is, and the division gives another\n"
         "share: one of the three was mistyped, or the sentence was written over an older one and\n"
         "not all of it was changed.\n\n"
         "Read are shares (51座,占水库总数的89.7%; 其中女性45名,占25%) and rates named after what\n"
         "was counted (立案405件,结案398件,结案率98.3%). All figures are taken for rounded at their\n"
         "last digit. Every figure of the article in the same unit is tried as the denominator, and\n"
         "a finding is made only where one of them is called so (总数, 其中, …中) and none gives the\n"
         "share. Allow it where the share is of something that the text does not state.",
  .message = "{reason}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全区共有泵站48座。截至6月底，已完成更新改造36座，占泵站总数的⟦85%⟧。" },
    { .bad = "收到通知的1250个摊位中，1025个已完成登记，占⟦72%⟧。" },
    { .bad = "全镇选派网格员180名，其中女性54名，占总数的⟦25.0%⟧。" },
    { .bad = "从事编织的有2140人，占全镇劳动力10700人的⟦24%⟧。" },
    { .bad = "全年仲裁立案320件，结案304件，结案率⟦98.1%⟧。" },
    { .bad = "调查共发放问卷1500份，收回有效问卷1425份，有效率⟦91.5%⟧。" },
    { .bad = "全市共有村和居委会150个。目前已有62个村和58个居委会达标，创建率达⟦90%⟧。" },
    { .bad = "全区共有镇街12个、村和社区150个，要建服务站165个。\n目前，全区达标的“示范社区”有62个、“示范村”有58个，创建率达⟦90%⟧。" },
    { .bad = "在2600名受访者中，有1690人支持，占⟦75%⟧。" },
    { .bad = "全镇选派网格员180名，其中党员96名，占53.3%，女性54名，占⟦25.0%⟧。" },
    { .bad = "全市共有博物馆45家，其中一级馆3家、二级馆7家。免费开放的36家，占博物馆总数的⟦88%⟧。" },
    { .bad = "第三产业有从业人员5.42万人，占全部从业人员18.1万人的⟦35%⟧。" },
    { .bad = "全镇劳动力8600人，外出务工3440人，占劳动力总数的⟦46%⟧。" },
    { .bad = "全年财政支出36.2亿元，其中民生支出27.1亿元，占财政总支出的⟦85%⟧。" },
    { .bad = "截至6月底，全县186个村已有124个通了客车，占⟦76.7%⟧。" },
    { .bad = "受访者共1500人，男性900人，占60%，女性600人，占⟦44%⟧。" },
    { .good = "全区共有泵站48座。截至6月底，已完成更新改造36座，占泵站总数的75%。" },
    { .bad = "暑运共发送旅客5.51亿人次，其中动车组发送2.79亿人次，占总发送量的⟦72.6%⟧。" },
    { .bad = "规划搬迁对象共981万人。其中，西部各省搬迁664万人，占⟦48.1%⟧。" },
    { .good = "全市共有农村党员8000名，其中女党员1600名，占农村人口的5%。" },
    { .good = "去年全市出口总额120亿元。今年1至5月出口40亿元，占全市出口总额的35%。", .date = "2016-06-20" },
    { .good = "贷款余额500亿元，其中10万元以下贷款占12%。" },
    { .good = "全区存款500亿元，其中年存款5万元的家庭占12%。" },
    { .good = "抽查商品200批次，不合格12批次，合格率94%。" },
    { .good = "旧存案件20件，新收405件，结案398件，结案率93.6%。" },
    { .good = "共查处了25件，占全部案件的35.4%，其次为违反工作纪律问题，共查处了18件，占25%。" },
    { .good = "全县新增合作社40家，总数达到320家，其中示范社48家，占合作社总数的15%。" },
    { .good = "今年新建泵站12座，已更新改造36座，占泵站总数的75%。" },
    { .good = "收到通知的1250个摊位中，1025个已完成登记，占82%。" },
    { .good = "全镇选派网格员180名，其中女性54名，占总数的30.0%，党员96名，占53.3%。" },
    { .good = "从事编织的有0.5万户、2140人，占全镇劳动力1.07万人的20%。" },
    { .good = "全年仲裁立案320件，结案304件，结案率95%。" },
    { .good = "收到建议2187条，办结2103条，办结率96.2%。" },
    { .good = "规划搬迁8126户、2.66万人。到年底，安置点全部建成，入住7215户，入住率88.8%。" },
    { .good = "全市参加保险52万人，新增参保3万人，参保率98.2%。" },
    { .good = "全年完成投资120亿元，其中工业投资48亿元，占比提高3%。" },
    { .good = "全省共有水库640座。青田乡完成加固51座，占全乡水库总数的85%。" },
    { .good = "完成工业投资40亿元，民间投资占62%。" },
    { .good = "在1250份问卷中，对服务满意的占93%。" },
    { .good = "出口额达120亿元，占全省的15%，其中机电产品48亿元，占全省机电产品的22%。" },
    { .good = "代表共320名，其中一线代表128名，占40%，比上届提高2.5个百分点。" },
    { .good = "全县种植水稻12万亩，其中优质稻8.6万亩，占全县粮食面积的35%。" },
    { .good = "小学生2400名，初中生1200名，其中女生1750名，占48.6%。" },
    { .good = "工作队员612人，其中男性412人、女性200人，分别占67.3%和32.7%。" },
    { .good = "去年底有党员480名，今年发展24名，目前大专以上学历的有201名，占39.9%。" },
    { .good = "共有车辆300辆，其中约三分之一为电动车，新增电动车60辆，占新增车辆的75%。" },
    { .good = "近5000名居民中，有3100多人参加，占六成以上。" },
    { .good = "收到通知的1250个摊位中，1025个已完成登记，占80%多。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define BACK 64  /* figures before the share that may be its denominator */
#define AHEAD 16 /* and behind it */
#define LIST 6   /* figures in one sum */
#define SHOWN 3  /* denominators in a message */

typedef struct
{
  const KwArticle *article;
  const KwLedger *ledger;
  const char *text;
  guint share;       /* number of the percentage */
  KwInterval stated; /* in percent */
  guint numerator;   /* number of the nearest figure before it */
  guint coordinated; /* how many figures are joined to that: 92个村和100个社区 is 2 */
  KwSpan of;         /* "水库总数": what the share is of */
  KwSpan stem;       /* 结案 of 结案率; empty for shares */
  gint named;        /* the denominator in the phrase itself; -1 */
} Share;

static const KwFigure *
figure_at (const Share *s, guint i)
{
  return kw_ledger_figure (s->ledger, i);
}

/* ---- reading ---- */

/* Only adverbs may stand between the numerator's clause and 占. */
static gboolean
touches (const Share *s, guint32 at)
{
  static const char *const adverbs[] = { "已", "共", "约", "只", "仅", "仅仅", "均", "就", "大约", "合计", "总共", "它们", NULL };
  KwSpan gap = kw_span (figure_at (s, s->numerator)->folded.end, at);
  if (at < gap.start || kw_span_len (gap) > 72)
    return FALSE;
  guint commas = kw_words_commas (s->text, gap);
  const KwFigure *numerator = figure_at (s, s->numerator);
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
find_share_word (const Share *s, KwSpan words)
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
read_of (Share *s, KwSpan phrase)
{
  static const char *const heads[] = { "比例", "比重", "比", "了", "到了", "到", NULL };
  static const char *const tails[] = { "的", "比例", "比重", "比率", "为", "达", "达到", "达到了", "是", "近", "约", "了", "到", "到了",
                                       "高达", "已达", "仅", "仅为", "就达", " ", NULL };
  static const char *const others[] = { "提高", "上升", "增", "下降", "降", "由2", "从2", "由1", "从1", "由上", "从上", "由去", "从去",
                                        "超", "年均", "平均", "比上", "高于", "低于", "任务", "目标", "计划", "指标", "预算", ",", "(", NULL };
  if (kw_phrase_has_any (s->text, phrase, others) || kw_span_len (phrase) > 60 || kw_phrase_ends (s->text, phrase, "由") ||
      kw_phrase_ends (s->text, phrase, "从"))
    return FALSE;
  kw_words_skip (s->text, &phrase, heads);
  while (kw_words_chop (s->text, &phrase, tails))
    ;
  s->of = phrase;
  return TRUE;
}

/* …,占X的P or …,占X的B的P. */
static gboolean
read_share (Share *s)
{
  KwSpan words = kw_words_before (s->ledger, s->share);
  gssize at = find_share_word (s, words);
  s->named = -1;
  s->numerator = s->share - 1;
  if (at < 0)
    {
      const KwFigure *before = figure_at (s, s->share - 1);
      gboolean within = s->share >= 2 && kw_figure_is_amount (before) && kw_phrase_ends (s->text, words, "的") &&
                        kw_span_len (words) <= 24 && kw_words_commas (s->text, words) == 0 &&
                        kw_figures_share_sentence (before, figure_at (s, s->share));
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
read_rate (Share *s)
{
  static const char *const tails[] = { "为", "达", "达到", "达到了", "是", "约", "高达", "已达", "均达", "也达", "仅", "仅为", " ", ":", NULL };
  /* Rates over time, over a population or over capital. */
  static const char *const others[] = { "增长", "收益", "利润", "毛利", "净利", "回报", "贡献", "利用", "使用", "覆盖", "发病",
                                        "患病", "死亡", "出生", "失业", "发生", "中签", "换手", "负债", "杠杆", "产出", NULL };
  KwSpan clause = kw_words_last_clause (s->text, kw_words_before (s->ledger, s->share));
  s->named = -1;
  s->numerator = s->share - 1;
  while (kw_words_chop (s->text, &clause, tails))
    ;
  if (!kw_phrase_ends (s->text, clause, "率") || kw_span_len (clause) < 9 || kw_span_len (clause) > 27)
    return FALSE;
  s->stem = kw_span (clause.end - 9, clause.end - 3);
  if (kw_phrase_has_any (s->text, s->stem, others))
    return FALSE;
  KwSpan gap = kw_span (figure_at (s, s->numerator)->folded.end, clause.start);
  return clause.start >= gap.start && kw_span_len (gap) <= 48 && kw_words_commas (s->text, gap) == 1;
}

/* ---- computing ---- */

static KwInterval
sum_of (const Share *s, guint first, guint last)
{
  KwInterval sum = kw_figure_tolerant (figure_at (s, first));
  for (guint i = first + 1; i <= last; i++)
    {
      KwInterval next = kw_figure_tolerant (figure_at (s, i));
      if (!kw_interval_add (&sum, &next, &sum))
        return sum;
    }
  return sum;
}

static gboolean
gives (const Share *s, const KwInterval *over, const KwInterval *under)
{
  KwInterval quotient;
  if (!kw_interval_divide (over, under, &quotient))
    return FALSE;
  quotient = kw_interval_shift (&quotient, 2);
  if (!kw_interval_disjoint (&quotient, &s->stated))
    return TRUE;
  /* 不合格12批次,合格率94% */
  KwInterval hundred = kw_interval_exact (kw_decimal (100, 0)), rest;
  return s->stem.end > 0 && kw_interval_subtract (&hundred, &quotient, &rest) && !kw_interval_disjoint (&rest, &s->stated);
}

/* Over UNDER, does the numerator, a figure beside it, or their sum give the share? */
static gboolean
any_gives (const Share *s, const KwInterval *under, const KwFigure *like)
{
  guint last = s->numerator, first = last >= LIST ? last - LIST : 0;
  for (guint i = last + 1; i > first; i--)
    {
      const KwFigure *f = figure_at (s, i - 1);
      if (!kw_figures_share_sentence (f, figure_at (s, s->share)))
        break;
      KwInterval over = kw_figure_tolerant (f);
      if (kw_figures_alike (f, like) && gives (s, &over, under))
        return TRUE;
    }
  KwInterval sum = sum_of (s, s->numerator + 1 - s->coordinated, s->numerator);
  return s->coordinated > 1 && kw_figures_alike (figure_at (s, s->numerator), like) && gives (s, &sum, under);
}

/* Is figure I, or the sum of it and of the next ones of its kind, the whole? */
static gboolean
is_whole (const Share *s, guint i)
{
  const KwFigure *first = figure_at (s, i);
  KwInterval sum = kw_figure_tolerant (first);
  if (any_gives (s, &sum, first))
    return TRUE;
  guint last = MIN (s->ledger->figures->len, i + LIST);
  for (guint k = i + 1; k < last && kw_figures_share_sentence (figure_at (s, k), first); k++)
    {
      if (!kw_figures_alike (figure_at (s, k), first))
        continue;
      KwInterval next = kw_figure_tolerant (figure_at (s, k));
      if (!kw_interval_add (&sum, &next, &sum))
        return FALSE;
      if (any_gives (s, &sum, first))
        return TRUE;
    }
  return FALSE;
}

/* ---- what is called the whole ---- */

/* 全县水库总数 is 水库; *SCOPE is set where it is 全县's. */
static KwSpan
noun_of (const Share *s, KwSpan *scope)
{
  static const char *const scopes[] = { "全国", "全省", "全市", "全县", "全区", "全州", "全乡", "全镇", "全村", "全校", "全院",
                                        "全体", "全部", "所有", "总", "其", "该", "本", "这些", "上述", NULL };
  static const char *const tails[] = { "总数", "总量", "总额", "总人数", "总户数", "总人口", "数量", "人数", "户数", "件数",
                                       "总面积", "面积", "总", "数", "的", NULL };
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
has_span (const Share *s, KwSpan where, KwSpan word)
{
  return kw_span_is_empty (word) ||
         memmem (s->text + where.start, kw_span_len (where), s->text + word.start, kw_span_len (word)) != NULL;
}

/* 全县 of the phrase must stand by the denominator; 总, 全部, 其 need not. */
static gboolean
has_scope (const Share *s, KwSpan scope, const KwFigure *whole)
{
  return kw_span_len (scope) != 6 || !kw_phrase_begins (s->text, scope, "全") || kw_phrase_has (s->text, scope, "全部") ||
         kw_phrase_has (s->text, scope, "全体") || has_span (s, kw_figure_sentence (whole), scope);
}

/* No figure of the numerator's kind stands between it and figure I, but parts
 * of I in the sentence of the one or of the other. */
static gboolean
is_next (const Share *s, guint i)
{
  const KwFigure *numerator = figure_at (s, s->numerator), *whole = figure_at (s, i);
  guint first = s->numerator + 1 - s->coordinated;
  if (i >= first)
    return FALSE;
  for (guint k = i + 1; k < first; k++)
    {
      const KwFigure *f = figure_at (s, k);
      gboolean near = kw_figures_share_sentence (f, whole) || kw_figures_share_sentence (f, numerator);
      gboolean part = near && s->stem.end == 0 && kw_decimal_compare (f->value.low, whole->value.low) <= 0;
      if (kw_figures_alike (f, numerator) && !part)
        return FALSE;
    }
  return TRUE;
}

/* "…4350个单位中,3915个", "186个村已有124个", "180名,其中女性54名" */
static gboolean
contains_numerator (const Share *s, guint i)
{
  static const char *const ends[] = { "中", "里", "中有", "中的", "内", "当中", NULL };
  if (!is_next (s, i) || !kw_figures_share_sentence (figure_at (s, i), figure_at (s, s->share)))
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
is_total (const Share *s, guint i)
{
  static const char *const words[] = { "共", "总", "合计", "现有", "拥有", "应", NULL };
  const KwFigure *whole = figure_at (s, i);
  KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i));
  guint32 distance = figure_at (s, s->numerator)->folded.start - whole->folded.end;
  return is_next (s, i) && distance <= 600 && kw_phrase_has_any (s->text, before, words);
}

/* 贫困户4200户, 4200户贫困户: the noun touches the figure, and is not of new ones. */
static gboolean
touches_noun (const Share *s, guint i, KwSpan noun)
{
  static const char *const others[] = { "新", "增", "减", "超", "再", "又", "另", "其中", "各", "每", "均", NULL };
  static const char *const copulas[] = { "有", "为", "达", "达到", "是", "共", "共有", NULL };
  const KwFigure *whole = figure_at (s, i);
  KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i)), behind = kw_words_after (s->ledger, i);
  g_autofree char *word = g_strndup (s->text + noun.start, kw_span_len (noun));
  if (kw_phrase_has_any (s->text, before, others) || !is_next (s, i) ||
      figure_at (s, s->numerator)->folded.start - whole->folded.end > 300)
    return FALSE;
  kw_words_chop (s->text, &before, copulas);
  return kw_phrase_ends (s->text, before, word) || kw_phrase_begins (s->text, behind, word);
}

/* 财政总支出 is of 财政 and 支出. */
static gboolean
has_noun (const Share *s, KwSpan where, KwSpan noun)
{
  gssize total = kw_phrase_find (s->text, noun, "总");
  if (total < 0)
    return has_span (s, where, noun);
  return has_span (s, where, kw_span (noun.start, (gsize) total)) &&
         has_span (s, where, kw_span ((gsize) total + 3, noun.end));
}

/* 占水库总数的: the denominator's clause speaks of 水库 and of all of them. */
static gboolean
is_named (const Share *s, guint i, KwSpan noun)
{
  const KwFigure *whole = figure_at (s, i), *numerator = figure_at (s, s->numerator);
  gboolean placed = whole->n_places == 0 || numerator->n_places == 0 || whole->places[0] == numerator->places[0];
  return kw_span_len (noun) >= 6 && placed && i < s->numerator &&
         (touches_noun (s, i, noun) || (is_total (s, i) && has_noun (s, kw_figure_clause (whole), noun)));
}

/* Words as far as two Han behind the unit: 62个村, 58个居委会. */
static KwSpan
counted_behind (const Share *s, guint i)
{
  static const char *const units[] = { "个", "所", "家", "座", "名", NULL };
  static const char *const joints[] = { "和", "及", "与", "、", "以及", ",", NULL };
  KwSpan span = kw_span (figure_at (s, i)->literal.end, kw_words_after (s->ledger, i).end);
  kw_words_skip (s->text, &span, units);
  kw_words_chop (s->text, &span, joints);
  if (kw_words_skip (s->text, &span, joints))
    span.end = span.start;
  span.end = MIN (span.end, span.start + 6);
  return span;
}

/* The last two Han before it: “示范社区”92个. */
static KwSpan
counted_before (const Share *s, guint i)
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
names_counted (const Share *s, KwSpan where, guint i)
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
is_of_both (const Share *s, guint i)
{
  if (s->coordinated != 2 || i + 2 > s->numerator)
    return FALSE;
  KwSpan clause = kw_figure_clause (figure_at (s, i));
  return names_counted (s, clause, s->numerator - 1) && names_counted (s, clause, s->numerator);
}

/* In the numerator's sentence, or that one begins with 其中. */
static gboolean
is_told_of (const Share *s, const KwFigure *whole)
{
  const KwFigure *numerator = figure_at (s, s->numerator);
  KwSpan sentence = kw_words_trim (s->text, numerator->sentence);
  return kw_figures_share_sentence (whole, numerator) || kw_phrase_begins (s->text, sentence, "其中");
}

static gboolean
is_called_whole (const Share *s, guint i)
{
  const KwFigure *whole = figure_at (s, i), *numerator = figure_at (s, s->numerator);
  KwSpan scope, noun = noun_of (s, &scope);
  KwInterval sum = sum_of (s, s->numerator + 1 - s->coordinated, s->numerator), v = kw_figure_tolerant (whole);
  /* What is a part itself is no whole. */
  gboolean part = kw_phrase_has (s->text, kw_words_after (s->ledger, i), "占");
  gboolean smaller = v.high_unbounded || sum.low_unbounded || kw_decimal_compare (sum.low, v.high) <= 0;
  if (part || !smaller || !kw_figures_alike (whole, numerator) || !kw_figures_share_time (s->text, whole, numerator))
    return FALSE;
  if (is_of_both (s, i))
    return TRUE;
  if (s->stem.end > 0)
    return s->coordinated == 1 && is_next (s, i) && kw_figures_share_sentence (whole, numerator);
  if (!has_scope (s, scope, whole))
    return FALSE;
  if (kw_span_is_empty (noun))
    return contains_numerator (s, i) ||
           (is_total (s, i) && (!kw_span_is_empty (s->of) || is_told_of (s, whole)));
  /* 发送旅客5.5亿人次,其中…占总发送量的: two Han are enough behind 其中. */
  guint32 two = kw_phrase_has (s->text, scope, "总") ? 6 : kw_span_len (noun);
  KwSpan head = kw_span (noun.start, MIN (noun.start + two, noun.end));
  return is_named (s, i, noun) || (contains_numerator (s, i) && (has_noun (s, kw_figure_clause (whole), noun) ||
                                                                 has_span (s, kw_figure_clause (whole), head)));
}

/* A rate is of its numerator where the numerator is called so, and it alone:
 * 参保52万人,新增参保3万人,参保率98% has two. */
static gboolean
is_rate_of_numerator (const Share *s)
{
  static const char *const others[] = { "新增", "增加", "累计", "净", "增长", NULL };
  guint called = 0, floor = s->numerator > LIST ? s->numerator - LIST : 0;
  for (guint i = s->numerator + 1; i > floor; i--)
    {
      const KwFigure *f = figure_at (s, i - 1);
      if (!kw_figures_share_sentence (f, figure_at (s, s->share)))
        break;
      KwSpan before = kw_words_last_clause (s->text, kw_words_before (s->ledger, i - 1));
      KwSpan behind = kw_words_first_clause (s->text, kw_words_after (s->ledger, i - 1));
      gboolean names = has_span (s, before, s->stem) || has_span (s, behind, s->stem);
      if (names && kw_phrase_has_any (s->text, before, others))
        return FALSE;
      if (i - 1 == s->numerator && !names)
        return FALSE;
      called += names;
    }
  return called == 1;
}

/* ---- reporting ---- */

static void
append_quotient (const Share *s, GString *reason, const KwFigure *whole)
{
  KwInterval over = figure_at (s, s->numerator)->value, quotient;
  for (guint k = 1; k < s->coordinated; k++)
    kw_interval_add (&over, &figure_at (s, s->numerator - k)->value, &over);
  if (!kw_interval_divide (&over, &whole->value, &quotient))
    return;
  quotient = kw_interval_shift (&quotient, 2);
  g_autofree char *under = kw_figure_written (s->text, whole), *q = kw_interval_to_string (&quotient, 2);
  g_string_append_printf (reason, " of %s is %s %%,", under, q);
}

static void
append_numerator (const Share *s, GString *reason)
{
  KwInterval sum = figure_at (s, s->numerator + 1 - s->coordinated)->value;
  g_autofree char *first = kw_figure_written (s->text, figure_at (s, s->numerator + 1 - s->coordinated));
  g_string_append (reason, first);
  for (guint i = s->numerator + 2 - s->coordinated; i <= s->numerator; i++)
    {
      g_autofree char *next = kw_figure_written (s->text, figure_at (s, i));
      g_string_append_printf (reason, " + %s", next);
      kw_interval_add (&sum, &figure_at (s, i)->value, &sum);
    }
  g_autofree char *total = kw_interval_to_string (&sum, 12);
  if (s->coordinated > 1)
    g_string_append_printf (reason, " = %s", total);
}

static void
report (KwContext *ctx, const Share *s, const guint *wholes, guint n)
{
  const KwFigure *share = figure_at (s, s->share);
  KwFinding *finding = kw_report (ctx, s->article, share->span);
  g_autoptr (GString) reason = g_string_new (NULL);
  g_autofree char *said = kw_figure_written (s->text, share);
  append_numerator (s, reason);
  for (guint i = s->numerator + 1 - s->coordinated; i <= s->numerator; i++)
    kw_finding_add_related (finding, s->article->ref, figure_at (s, i)->span, "the numerator");
  for (guint i = 0; i < n; i++)
    {
      append_quotient (s, reason, figure_at (s, wholes[i]));
      kw_finding_add_related (finding, s->article->ref, figure_at (s, wholes[i])->span, "the denominator");
    }
  g_string_append_printf (reason, " the text says %s", said);
  kw_finding_add_arg (finding, "reason", reason->str);
  kw_finding_add_arg (finding, "share", said);
}

/* ---- checking ---- */

/* Other figures of the first whole's sentence that could be meant, behind the
 * N in WHOLES: how many there are then. */
static guint
with_neighbours (const Share *s, guint *wholes, guint n)
{
  const KwFigure *numerator = figure_at (s, s->numerator), *whole = figure_at (s, wholes[0]);
  for (guint i = wholes[0] + 1; n < SHOWN && i + s->coordinated <= s->numerator; i++)
    {
      const KwFigure *f = figure_at (s, i);
      gboolean shown = i == wholes[n - 1] || (n > 1 && i == wholes[1]);
      if (!kw_figures_share_sentence (f, whole))
        break;
      if (!shown && kw_figures_alike (f, numerator) && kw_decimal_compare (f->value.low, whole->value.low) > 0)
        wholes[n++] = i;
    }
  return n;
}

static void
check_share (KwContext *ctx, const Share *s)
{
  guint wholes[SHOWN], n = 0;
  guint from = s->share > BACK ? s->share - BACK : 0, to = MIN (s->ledger->figures->len, s->share + AHEAD);
  for (guint i = from; i < to; i++)
    {
      if (!kw_figure_is_amount (figure_at (s, i)))
        continue;
      if (is_whole (s, i))
        return;
      if (n < SHOWN && i != s->numerator && is_called_whole (s, i))
        wholes[n++] = i;
    }
  if (n > 0)
    report (ctx, s, wholes, with_neighbours (s, wholes, n));
}

static void
check_named (KwContext *ctx, const Share *s)
{
  guint whole = (guint) s->named;
  if (kw_figures_alike (figure_at (s, whole), figure_at (s, s->numerator)) && !is_whole (s, whole))
    report (ctx, s, &whole, 1);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 1; i < article->ledger->figures->len; i++)
    {
      Share s = { .article = article, .ledger = article->ledger, .text = article->fold.text, .share = i, .coordinated = 1 };
      if (!kw_figure_percent (figure_at (&s, i), &s.stated) || kw_figure_is_loose (s.text, figure_at (&s, i)) ||
          (!read_share (&s) && !read_rate (&s)))
        continue;
      const KwFigure *numerator = figure_at (&s, s.numerator);
      if (!kw_figure_is_amount (numerator) || !kw_figures_share_sentence (numerator, figure_at (&s, i)))
        continue;
      while (s.coordinated < LIST && s.coordinated <= s.numerator && kw_figures_are_joined (s.text, s.ledger, s.numerator - s.coordinated))
        s.coordinated++;
      if (s.named >= 0)
        check_named (ctx, &s);
      else if (s.stem.end == 0 || is_rate_of_numerator (&s) || s.coordinated == 2)
        check_share (ctx, &s);
    }
}
