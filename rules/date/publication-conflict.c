/* rules/date/publication-conflict.c - two dates of publication that disagree */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

enum
{
  DAYS
};

/* A page may follow its source by some weeks; more needs a reason. */
static const KwRuleOption options[] = {
  [DAYS] = { "days", "Days that two publication dates may lie apart", 31, 0, 36500 },
  { NULL }
};

KW_RULE (date_publication_conflict) {
  .name = "date/publication-conflict",
  .severity = KW_WARNING,
  .summary = "Two dates of publication that disagree",
  .why = "A page says when it was posted, the source line when the source published, the record's\n"
         "metadata when it was fetched or filed. When they lie more than a month apart, 今年 and\n"
         "目前 in the text mean another year than its date suggests, and every comparison over\n"
         "time goes wrong. Usually an old article was reposted; sometimes a date was misread.\n\n"
         "kanwu itself counts relative dates from the source's date, as the older witness. Correct\n"
         "the metadata, or allow the finding for archives that repost on purpose.",
  .message = "published {one} by {one_by}, but {other} by {other_by}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "就业服务下乡\n2021年3月9日 24阅读 来源:清江晚报 ⟦2009/5/11⟧\n县里今年办了三期培训班。" },
    { .bad = "村里通了公路\n发布时间：⟦2018-04-02⟧\n公路全长六公里。", .date = "2015-04-02" },
    { .bad = "村里通了公路\n发布时间：⟦2018-06-02⟧\n公路全长六公里。", .date = "2018-05-02" },
    { .bad = "图书馆借阅破百万\n发布时间：2016-11-08 14:20\n前十个月借出图书104.3万册次。\n（原载《晚报》⟦2016年12月8日⟧A5版）", .date = "2016-11-08" },
    { .good = "图书馆借阅破百万\n前十个月借出图书104.3万册次。\n（原载《晚报》1998年12月8日A5版）", .date = "2016-11-08" },
    { .bad = "人参涨价\n本报⟦2011年6月16日⟧讯 今年人参价格回升，参农收入增加。", .date = "2011-05-06" },
    { .good = "旧文重读\n本报2001年6月16日讯 今年人参价格回升，参农收入增加。", .date = "2011-05-06" },
    { .bad = "茶园开采\n时间：2013-04-02 08:30　作者：县茶办　发布时间：⟦2012-04-11⟧\n今年的头茶品质好。" },
    { .bad = "健走活動登場\n發布日期：108年6月3日\n今年共三千人報名。\n資料來源：秘書室　發布日期：⟦108年9月6日⟧　點閱數：88" },
    { .good = "健走活動登場\n發布日期：108年6月3日\n今年共三千人報名。\n資料來源：秘書室　更新日期：108年6月4日　發布日期：108年6月4日" },
    { .good = "评审征集意见\n发布时间：2019-06-01　截止时间：2019-08-30\n时间：2019年9月3日　地点：县礼堂　作者：王五" },
    { .good = "村里通了公路\n发布时间：2018-04-02\n公路全长六公里。", .date = "2018-04-05" },
    { .good = "就业服务下乡\n2021年3月9日 24阅读 来源:清江晚报 2021/3/8\n县里今年办了三期培训班。" },
    { .good = "疫情中的医生\n医疗队均来自县人民医院。2014年3月17日，他接治了一个发热病人。", .date = "2014-08-24" },
    { .good = "村史馆开馆\n1949年10月1日的报纸陈列在馆里。", .date = "2020-06-01" },
    { NULL } },
  .options = options,
  .check = check,
};

/* One page has one header. */
#define HEADERS_APART 7

static int
days_apart (const KwDated *a, const KwDated *b)
{
  if (!kw_period_disjoint (a->period, b->period))
    return 0;
  return a->period.to < b->period.from ? b->period.from - a->period.to : a->period.from - b->period.to;
}

static const char *
by (KwDatedBy who)
{
  return who == KW_DATED_BY_METADATA ? KW_VALUE ("its metadata") : who == KW_DATED_BY_HEADER ? KW_VALUE ("the page's header") : KW_VALUE ("its source line");
}

static void
add (KwFinding *finding, const char *key, const char *by_key, const KwDated *dated)
{
  g_autofree char *period = kw_period_format (dated->period);
  kw_finding_add_arg (finding, key, period);
  kw_finding_add_arg (finding, by_key, by (dated->by));
}

static void
report (KwContext *ctx, const KwArticle *article, const KwDated *a, const KwDated *b)
{
  /* The later place in the text is the finding's; metadata has none. */
  const KwDated *here = a->span.start > b->span.start ? a : b, *other = here == a ? b : a;
  KwFinding *finding = kw_report (ctx, article, here->span);
  add (finding, "one", "one_by", other);
  add (finding, "other", "other_by", here);
  if (!kw_span_is_empty (other->span))
    kw_finding_add_related (finding, article->ref, other->span, by (other->by));
}

/* Days of a month: an option that allows for more allows for this slip as well. */
#define MONTH_MAX 31

/* 5月12日 and 6月12日: the same day of two months of a year. */
static gboolean
is_slip_of_month (const KwDated *a, const KwDated *b)
{
  int year_a, month_a, day_a, year_b, month_b, day_b;
  if (a->period.from != a->period.to || b->period.from != b->period.to)
    return FALSE;
  kw_day_split (a->period.from, &year_a, &month_a, &day_a);
  kw_day_split (b->period.from, &year_b, &month_b, &day_b);
  return year_a == year_b && month_a != month_b && day_a == day_b;
}

/* The two that lie farthest apart: one finding an article. */
static void
check (KwContext *ctx, const KwArticle *article)
{
  int most = kw_context_option (ctx, DAYS);
  gboolean slips = most <= MONTH_MAX;
  const KwDated *first = NULL, *second = NULL;
  for (guint i = 0; i < article->dated->len; i++)
    for (guint k = i + 1; k < article->dated->len; k++)
      {
        const KwDated *a = &g_array_index (article->dated, KwDated, i), *b = &g_array_index (article->dated, KwDated, k);
        gboolean headers = a->by == KW_DATED_BY_HEADER && b->by == KW_DATED_BY_HEADER;
        int apart = days_apart (a, b), least = headers && first == NULL ? HEADERS_APART : most;
        if (apart <= least && (first != NULL || !slips || !is_slip_of_month (a, b)))
          continue;
        most = MAX (most, apart);
        first = a;
        second = b;
      }
  if (first != NULL)
    report (ctx, article, first, second);
}
