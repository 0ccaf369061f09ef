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
    { .bad = "全县现有专任教师3120人，其中取得教师资格证的2886人，持证率为⟦95.2%⟧。" },
    { .bad = "2020年，缴存额5.82亿元，增长9.4%。全年提取3.47亿元，占当年缴存额的⟦69.6%⟧。" },
    { .bad = "去年的69814宗罪案当中，诈骗占⟦49.6%⟧，共27640宗，损失48亿元。" },
    { .good = "去年的69814宗罪案当中，诈骗占39.6%，共27640宗，损失48亿元。" },
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
    { .bad = "全年监测360天，其中优良天数306天，优良天数比例为⟦88.1%⟧。" },
    { .bad = "在册会员64名，到会30名，到会率⟦超过六成⟧。" },
    { .bad = "240户中已有160户签约，签约率仅为⟦三分之一⟧。" },
    { .bad = "公司实现营业收入52.60亿元，上年为48.17亿元。\n境内收入36.82亿元，境外收入15.78亿元。\n全年研发投入2.63亿元，占营业收入的⟦3.5%⟧。" },
    { .bad = "登记志愿者2400人，其中教师62人；全年参加服务的1440人，占⟦65%⟧。" },
    { .bad = "抽查农房3200户，一次合格2720户，合格率⟦78%⟧。" },
    { .bad = "全村登记选民3200人，参加投票2880人，参选率⟦94%⟧。" },
    { .bad = "全镇32个村，已有24个村装上路灯，占全镇村总数的⟦86%⟧。" },
    { .bad = "登记选民3200人，参加投票2880人，参选率⟦94%⟧。新班子中妇女委员每村至少1名。" },
    { .bad = "本次共抽取样品1150批次。检验发现问题食品46批次,其中微生物污染21批次。抽检合格率为⟦98.3%⟧。" },
    { .good = "本次共抽取样品1150批次。检验发现问题食品46批次,其中微生物污染21批次。抽检合格率为96%。" },
    { .good = "本次共抽检1150批次，合格1131批次，检出问题食品46项次，合格率为98.3%。" },
    { .good = "在册会员64名，到会41名，到会率超过六成。" },
    { .good = "240户中已有160户签约，占三分之二，另有四分之一的住户还在商谈。" },
    { .good = "赞成的有136人，占到会160人的八成五。" },
    { .good = "登记志愿者2400人；新增会员300人，占65%。" },
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
    { .bad = "审结民商事案件12617件，以调解、撤诉方式结案6813件，调撤率⟦64.0%⟧。" },
    { .good = "审结民商事案件12617件，以调解、撤诉方式结案6813件，调撤率54.0%。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define BACK  64 /* figures before the share that may be its denominator */
#define AHEAD 16 /* and behind it */
#define SHOWN 3  /* denominators in a message */

/* ---- computing ---- */

/* Is OVER somewhere in STATED per cent of UNDER? Multiplied, as dividing takes
 * twenty times as long. */
static gboolean
is_share (const KwInterval *over, const KwInterval *under, const KwInterval *stated)
{
  KwInterval share = kw_interval_shift (stated, -2), product;
  return kw_interval_multiply (under, &share, &product) && !kw_interval_disjoint (over, &product);
}

/* 超过六成, 不到一半: wide enough for any sum. */
static gboolean
is_wide (const KwShare *s)
{
  KwApprox approx = kw_share_figure (s, s->share)->approx;
  return approx == KW_APPROX_MORE || approx == KW_APPROX_LESS || approx == KW_APPROX_AT_LEAST ||
         approx == KW_APPROX_AT_MOST;
}

/* 不合格, 未结: the rate may be of the others. */
static gboolean
is_of_rest (const KwShare *s)
{
  static const char *const words[] = { "不", "未", "没", "无", "缺", "非", "错", "退", "空", "剩", "余", "残", NULL };
  KwSpan clause = kw_words_last_clause (s->text, kw_words_before (s->ledger, s->numerator));
  KwSpan behind = kw_span (kw_share_figure (s, s->numerator)->folded.end, kw_share_figure (s, s->share)->folded.start);
  return kw_phrase_has_any (s->text, clause, words) || kw_phrase_has_any (s->text, behind, words);
}

/* What a denominator is tried with: the numerator, the figures beside it, and
 * their sum. */
typedef struct
{
  const KwFigure *figures[KW_SHARE_LIST + 2];
  KwInterval values[KW_SHARE_LIST + 2];
  guint n;
  gboolean of_rest;
} Numerators;

static void
add_numerator (Numerators *out, const KwFigure *figure, KwInterval value)
{
  out->figures[out->n] = figure;
  out->values[out->n++] = value;
}

static void
read_numerators (const KwShare *s, Numerators *out)
{
  guint last = s->numerator, first = last >= KW_SHARE_LIST ? last - KW_SHARE_LIST : 0;
  out->n = 0;
  out->of_rest = s->stem.end > 0 && !is_wide (s) && is_of_rest (s);
  for (guint i = last + 1; i > first; i--)
    {
      const KwFigure *f = kw_share_figure (s, i - 1);
      if (!kw_figures_share_sentence (f, kw_share_figure (s, s->share)))
        break;
      add_numerator (out, f, kw_figure_tolerant (f));
    }
  if (s->coordinated > 1)
    add_numerator (out, kw_share_figure (s, s->numerator), kw_share_sum (s));
}

/* 不合格12批次,合格率94%: what is left may be meant. */
static gboolean
gives (const KwShare *s, const Numerators *all, const KwInterval *over, const KwInterval *under)
{
  KwInterval hundred = kw_interval_exact (kw_decimal (100, 0)), rest;
  return is_share (over, under, &s->stated) ||
         (all->of_rest && kw_interval_subtract (&hundred, &s->stated, &rest) && is_share (over, under, &rest));
}

/* Over UNDER, which LIKE begins, does any numerator give the share? */
static gboolean
any_gives (const KwShare *s, const Numerators *over, const KwInterval *under, const KwFigure *like)
{
  for (guint k = 0; k < over->n; k++)
    if (over->figures[k] != like && kw_figures_alike (over->figures[k], like) &&
        gives (s, over, &over->values[k], under))
      return TRUE;
  return FALSE;
}

/* Is figure I, or the sum of it and of the next ones of its kind, the whole? */
static gboolean
is_whole (const KwShare *s, const Numerators *over, guint i)
{
  const KwFigure *first = kw_share_figure (s, i);
  KwInterval sum = kw_figure_tolerant (first);
  if (any_gives (s, over, &sum, first))
    return TRUE;
  /* Only a list near by is added up. */
  gboolean near = i <= s->numerator && !is_wide (s) && s->numerator - i <= 2 * KW_SHARE_LIST;
  guint last = near ? MIN (s->ledger->figures->len, i + KW_SHARE_LIST) : i;
  for (guint k = i + 1; k < last && kw_figures_share_sentence (kw_share_figure (s, k), first); k++)
    {
      if (!kw_figures_alike (kw_share_figure (s, k), first))
        continue;
      KwInterval next = kw_figure_tolerant (kw_share_figure (s, k));
      if (!kw_interval_add (&sum, &next, &sum))
        return FALSE;
      if (any_gives (s, over, &sum, first))
        return TRUE;
    }
  return FALSE;
}

/* ---- reporting ---- */

/* TOLD (transfer full), and what share of WHOLE it is. */
static char *
told_quotient (const KwShare *s, char *told, gboolean first, const KwFigure *whole)
{
  KwInterval over = kw_share_figure (s, s->numerator)->value, quotient;
  for (guint k = 1; k < s->coordinated; k++)
    kw_interval_add (&over, &kw_share_figure (s, s->numerator - k)->value, &over);
  if (!kw_interval_divide (&over, &whole->value, &quotient))
    return told;
  quotient = kw_interval_shift (&quotient, 2);
  g_autofree char *under = kw_figure_written (s->text, whole), *q = kw_interval_to_string (&quotient, 2);
  g_autofree char *owned = told;
  return g_strdup_printf (first ? KW_VALUE ("%s of %s is %s %%") : KW_VALUE ("%s, of %s is %s %%"), owned, under, q);
}

static char *
told_numerator (const KwShare *s)
{
  GString *reason = g_string_new (NULL);
  KwInterval sum = kw_share_figure (s, s->numerator + 1 - s->coordinated)->value;
  g_autofree char *first = kw_figure_written (s->text, kw_share_figure (s, s->numerator + 1 - s->coordinated));
  g_string_append (reason, first);
  for (guint i = s->numerator + 2 - s->coordinated; i <= s->numerator; i++)
    {
      g_autofree char *next = kw_figure_written (s->text, kw_share_figure (s, i));
      g_string_append_printf (reason, " + %s", next);
      kw_interval_add (&sum, &kw_share_figure (s, i)->value, &sum);
    }
  g_autofree char *total = kw_interval_to_string (&sum, 12);
  if (s->coordinated > 1)
    g_string_append_printf (reason, " = %s", total);
  return g_string_free (reason, FALSE);
}

static void
report (KwContext *ctx, const KwArticle *article, const KwShare *s, const guint *wholes, guint n)
{
  /* 103个统筹地区…占总数的26%: the whole is told nowhere. */
  if (kw_decimal_compare (kw_share_figure (s, wholes[0])->value.low, kw_share_figure (s, s->numerator)->value.low) <= 0)
    return;
  const KwFigure *share = kw_share_figure (s, s->share);
  KwFinding *finding = kw_report (ctx, article, share->span);
  g_autofree char *told = told_numerator (s);
  g_autofree char *said = kw_figure_written (s->text, share);
  for (guint i = s->numerator + 1 - s->coordinated; i <= s->numerator; i++)
    kw_finding_add_related (finding, article->ref, kw_share_figure (s, i)->span, KW_VALUE ("the numerator"));
  for (guint i = 0; i < n; i++)
    {
      told = told_quotient (s, g_steal_pointer (&told), i == 0, kw_share_figure (s, wholes[i]));
      kw_finding_add_related (finding, article->ref, kw_share_figure (s, wholes[i])->span, KW_VALUE ("the denominator"));
    }
  g_autofree char *reason = g_strdup_printf (KW_VALUE ("%s, the text says %s"), told, said);
  kw_finding_add_arg (finding, "reason", reason);
  kw_finding_add_arg (finding, "share", said);
}

/* ---- checking ---- */

/* Other figures of the first whole's sentence that could be meant, behind the
 * N in WHOLES: how many there are then. */
static guint
with_neighbours (const KwShare *s, guint *wholes, guint n)
{
  const KwFigure *numerator = kw_share_figure (s, s->numerator), *whole = kw_share_figure (s, wholes[0]);
  for (guint i = wholes[0] + 1; n < SHOWN && i + s->coordinated <= s->numerator; i++)
    {
      const KwFigure *f = kw_share_figure (s, i);
      gboolean shown = i == wholes[n - 1] || (n > 1 && i == wholes[1]);
      if (!kw_figures_share_sentence (f, whole))
        break;
      if (!shown && kw_figures_alike (f, numerator) && kw_decimal_compare (f->value.low, whole->value.low) > 0)
        wholes[n++] = i;
    }
  return n;
}

/* 每村至少1名 is no whole of thousands, though what it allows has no end. */
static gboolean
is_least (const KwShare *s, guint i)
{
  const KwFigure *f = kw_share_figure (s, i), *numerator = kw_share_figure (s, s->numerator);
  return f->value.high_unbounded && !f->value.low_unbounded &&
         kw_decimal_compare (f->value.low, numerator->value.low) < 0;
}

static void
check_share (KwContext *ctx, const KwArticle *article, const KwShare *s)
{
  guint wholes[SHOWN], n = 0;
  guint from = s->share > BACK ? s->share - BACK : 0, to = MIN (s->ledger->figures->len, s->share + AHEAD);
  for (guint i = from; i < s->numerator && n < SHOWN; i++)
    if (kw_share_is_counted (kw_share_figure (s, i)) && kw_share_is_of (s, i))
      wholes[n++] = i;
  if (n == 0)
    return;
  Numerators over;
  read_numerators (s, &over);
  for (guint i = from; i < to; i++)
    if (kw_share_is_counted (kw_share_figure (s, i)) && !is_least (s, i) && is_whole (s, &over, i))
      return;
  report (ctx, article, s, wholes, with_neighbours (s, wholes, n));
}

static void
check_named (KwContext *ctx, const KwArticle *article, const KwShare *s)
{
  guint whole = (guint) s->named;
  Numerators over;
  read_numerators (s, &over);
  if (kw_figures_alike (kw_share_figure (s, whole), kw_share_figure (s, s->numerator)) && !is_whole (s, &over, whole))
    report (ctx, article, s, &whole, 1);
}

/* Sentences before a pass rate in which what was tested and what failed are told, in bytes. */
#define TESTED 400

/* 抽取样品1150批次。问题食品46批次,其中微生物污染21批次。抽检合格率为98.3%: of all that
 * failed, told in a sentence of its own. */
static gboolean
read_failures (KwShare *s, guint i)
{
  static const char *const tails[] = { "为", "达", "达到", "是", "仅", "仅为", ":", "率", NULL };
  static const char *const rates[] = { "合格", "达标", NULL };
  static const char *const failed[] = { "不合格", "问题", "不达标", "未达标", "超标", NULL };
  static const char *const tested[] = { "抽", "检", "测", "样", NULL };
  const KwFigure *share = kw_share_figure (s, i);
  gint whole = -1, fail = -1;
  s->share = i;
  if (share->kind != KW_KIND_PERCENT || share->role == KW_ROLE_DELTA || !kw_figure_percent (share, &s->stated))
    return FALSE;
  KwSpan words = kw_words_last_clause (s->text, kw_words_before (s->ledger, i));
  while (kw_words_chop (s->text, &words, tails))
    ;
  if (!kw_words_chop (s->text, &words, rates) || kw_phrase_ends (s->text, words, "不"))
    return FALSE;
  for (guint k = i; k > 0 && kw_share_figure (s, k - 1)->folded.end + TESTED > share->folded.start; k--)
    {
      const KwFigure *f = kw_share_figure (s, k - 1);
      KwSpan lead = kw_words_before (s->ledger, k - 1);
      if (!kw_figure_is_amount (f) || f->value.high_unbounded)
        continue;
      if (kw_phrase_has_any (s->text, lead, failed))
        fail = (gint) k - 1;
      else if (fail >= 0 && kw_phrase_has_any (s->text, lead, tested) && kw_figures_alike (f, kw_share_figure (s, (guint) fail)))
        {
          whole = (gint) k - 1;
          break;
        }
    }
  s->named = whole;
  s->numerator = (guint) MAX (fail, 0);
  return whole >= 0;
}

/* Neither what failed nor what passed makes the rate, nor any two figures near by. */
static void
check_pass_rate (KwContext *ctx, const KwArticle *article, KwShare *s)
{
  KwInterval hundred = kw_interval_exact (kw_decimal (100, 0)), rest;
  if (!kw_interval_subtract (&hundred, &s->stated, &rest))
    return;
  for (guint a = (guint) s->named; a <= s->share + 2 && a < s->ledger->figures->len; a++)
    for (guint b = s->named > 4 ? (guint) s->named - 4 : 0; b <= s->share + 2 && b < s->ledger->figures->len; b++)
      {
        const KwFigure *over = kw_share_figure (s, a), *under = kw_share_figure (s, b);
        KwInterval x = kw_figure_tolerant (over), y = kw_figure_tolerant (under);
        if (a != b && kw_figure_is_amount (over) && kw_figures_alike (over, under) &&
            (is_share (&x, &y, &s->stated) || is_share (&x, &y, &rest)))
          return;
      }
  guint whole = (guint) s->named;
  report (ctx, article, s, &whole, 1);
}

/* 69814宗罪案当中,诈骗占49.6%,共27640宗: the share stands before what it is made of. */
static gboolean
read_among (KwShare *s, guint i)
{
  static const char *const sums[] = { "共", "共有", "合计", "计", "有", "为", "达", "即", "共计", NULL };
  if (i + 1 >= s->ledger->figures->len || kw_share_figure (s, i)->kind != KW_KIND_PERCENT ||
      !kw_figure_percent (kw_share_figure (s, i), &s->stated))
    return FALSE;
  const KwFigure *whole = kw_share_figure (s, i - 1), *part = kw_share_figure (s, i + 1);
  KwSpan before = kw_words_between (s->ledger, i - 1, i), behind = kw_words_between (s->ledger, i, i + 1);
  s->share = i;
  s->named = (gint) i - 1;
  s->numerator = i + 1;
  gboolean joined = kw_figures_share_sentence (whole, part) && kw_words_commas (s->text, behind) == 1 &&
                    kw_words_commas (s->text, before) == 1;
  KwSpan sum = kw_words_trim (s->text, behind), among = kw_words_last_clause (s->text, before);
  return joined && kw_figure_is_amount (whole) && whole->unit == part->unit && kw_phrase_ends (s->text, before, "占") &&
         kw_phrase_ends (s->text, kw_span (before.start, among.start - 1), "中") && kw_words_skip (s->text, &sum, sums) &&
         kw_span_is_empty (sum);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  KwShare s, failures = { .text = article->fold.text, .ledger = article->ledger, .coordinated = 1 };
  for (guint i = 1; i < article->ledger->figures->len; i++)
    if (read_failures (&failures, i))
      check_pass_rate (ctx, article, &failures);
    else if (read_among (&failures, i))
      check_named (ctx, article, &failures);
    else if (!kw_share_read (article->fold.text, article->ledger, i, &s))
      continue;
    else if (s.named >= 0)
      check_named (ctx, article, &s);
    else
      check_share (ctx, article, &s);
}
