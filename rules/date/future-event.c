/* rules/date/future-event.c - told as past, dated after publication */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (date_future_event) {
  .name = "date/future-event",
  .severity = KW_WARNING,
  .summary = "Told as past, dated after the article was published",
  .why = "An article of 3 March cannot tell what was said at a meeting of 18 March. Either the month or\n"
         "day is wrong, or the article's own date is. Where the year is not written the date must lie\n"
         "some weeks after publication, so that nobody means last year's; and the paragraph must not\n"
         "be about an earlier year.\n\n"
         "Announcements (将, 拟, 定于, 计划, 起施行, 前完成) are left alone, and so are articles that say\n"
         "two different days of publication or are full of later dates: there the date of the article\n"
         "is what is wrong. Allow the finding for texts that were written ahead on purpose.",
  .message = "{date} is told as past, but the article is of {published}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "⟦9月10日⟧8时12分，首趟停靠的列车缓缓驶出车站，683名旅客成为第一批乘客。", .date = "2016-08-30" },
    { .good = "圣火采集今天（4月16日）举行。4月27日，火种会乘船离开，并于5月8日抵达港口。", .date = "2024-04-16" },
    { .good = "9月10日8时12分，首趟停靠的列车将驶出车站，683名旅客是第一批乘客。", .date = "2016-08-30" },
    { .bad = "⟦3月18日⟧，全县春耕现场会在城关镇召开，会上表彰了十个先进村。", .date = "2016-03-03" },
    { .bad = "⟦2016年3月18日⟧，工作组已完成走访，共走访了二百户。", .date = "2016-03-03" },
    { .bad = "截至⟦6月⟧底，全县已发放补贴二百万元。", .date = "2016-05-03" },
    { .bad = "⟦2016年8月⟧，全县完成了造林任务。", .date = "2016-05-03" },
    { .bad = "时间：2018-06-05 浏览：31\n⟦2018年6月15日⟧，县里的龙舟赛落幕，两岸站满观众。" },
    { .bad = "前年镇里只有3家果厂，2014年建起冷库，2015年又添两座。\n⟦3月18日⟧，镇里举办了首届桃花节，来了两千名游客。", .date = "2016-03-03" },
    { .bad = "⟦5月14日⟧，柳河乡举行读书节，12个村的150名村民捐书2300册，6人受到表彰。", .date = "2018-05-10" },
    { .bad = "⟦今年4月24日⟧，污水厂二期投入使用，当天处理污水1.2万吨。", .date = "2017-04-20" },
    { .bad = "截至⟦5月25日⟧，全乡共收获小麦3.2万亩。", .date = "2019-05-20" },
    { .bad = "昨天（⟦5月26日⟧），收割机下山。", .date = "2019-05-20" },
    { .bad = "2018年种下果苗。\n⟦今年1月25日⟧，冷库投入使用，当天入库12吨。", .date = "2019-01-22" },
    { .good = "5月14日，柳河乡举行读书节，内容有捐书、赛诗和表彰。5月15日，书展开幕，欢迎参加。", .date = "2018-05-10" },
    { .good = "今年9月1日通车后，从县城到三个乡只需45分钟。在9月6日两县举行第三次会谈前，他们还来到省城。", .date = "2015-08-10" },
    { .good = "5月16日，招聘会举行，150家企业进场，求职者可凭身份证参加。6月1日，新规施行，惠及3万户。", .date = "2018-05-10" },
    { .good = "3月14日、15日的车票已基本售完。截至3月上旬，全县已发放补贴二百万元。", .date = "2016-03-03" },
    { .good = "截至2014年9月，全县查处案件335起，其中外地33起。", .date = "2014-09-11" },
    { .good = "截至3月底，全县已发放补贴二百万元。", .date = "2016-03-23" },
    { .good = "全县做好3月18日植树活动筹备工作，已备苗三万株。大会明天开幕，3月12日闭幕。", .date = "2016-03-03" },
    { .good = "供水工程实施方案\n工程新建泵站12座。2016年3月20日开工，12月20日前完工。", .date = "2016-03-11" },
    { .good = "3月18日，全县春耕现场会将在城关镇召开，会上表彰先进。", .date = "2016-03-03" },
    { .good = "12月20日，全县总结会召开，会上表彰了十个先进村。", .date = "2016-01-05" },
    { .good = "去年，县里抓项目建设。3月18日，开工仪式举行，完成了三个标段。", .date = "2016-03-03" },
    { .good = "2015年是丰收年。\n3月18日，开镰仪式举行，割下了第一把麦子。", .date = "2016-03-03" },
    { .good = "报名截至3月18日，已有三百人报了名。条例已通过，自3月18日起施行。", .date = "2016-03-03" },
    { .good = "3月18日，全县春耕现场会召开，会上表彰了十个先进村。" },
    { .good = "3月4日，全县春耕现场会召开，会上表彰了十个先进村。", .date = "2016-03-03" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

/* A day more is the time zone's; farther than IMPLIED_AHEAD last year's day is
 * the nearer one. */
#define DAYS_AHEAD 1
#define IMPLIED_AHEAD 75
#define EXPLICIT_AHEAD 400
#define MONTH_AHEAD 14
#define LATER_DATES_MAX 2
#define LOOKED_AT_MAX 200 /* later dates whose sentences are read */

/* The one day of publication; FALSE where the article names none, or two. */
static gboolean
publication_day (const KwArticle *article, KwDay *day)
{
  KwPeriod anchor = kw_article_anchor (article);
  if (anchor.from == KW_DAY_NONE || anchor.from != anchor.to)
    return FALSE;
  for (guint i = 0; i < article->dated->len; i++)
    if (kw_period_disjoint (g_array_index (article->dated, KwDated, i).period, (KwPeriod){ anchor.from - 31, anchor.to + 1 }))
      return FALSE;
  *day = anchor.from;
  return TRUE;
}

static gboolean
has_before (const char *text, guint32 p, const char *word)
{
  gsize n = strlen (word);
  return p >= n && memcmp (text + p - n, word, n) == 0;
}

/* The sentence that DATE stands in, at most 600 bytes to either side. */
static KwSpan
sentence_of (const char *text, KwSpan block, KwSpan date)
{
  guint32 floor = MAX (block.start, date.start > 600 ? date.start - 600 : 0), end = MIN (block.end, date.end + 600);
  guint32 from = date.start, to = date.end;
  while (from > floor && text[from - 1] != '\n' && !has_before (text, from, "。"))
    from--;
  while (to < end && text[to] != '\n' && !has_before (text, to, "。"))
    to++;
  return kw_span (from, to);
}

/* WORD at AT as part of one of OTHERS, in which it means something else. */
static gboolean
is_within (const char *text, KwSpan span, gssize at, const char *word, const char *const *others)
{
  for (guint i = 0; others[i] != NULL; i++)
    {
      gssize shift = strstr (others[i], word) - others[i];
      if (at - shift >= (gssize) span.start && kw_phrase_begins (text, kw_span ((gsize) (at - shift), span.end), others[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_word (const char *text, KwSpan span, const char *word, const char *const *others)
{
  KwSpan rest = span;
  for (gssize at; (at = kw_phrase_find (text, rest, word)) >= 0; rest.start = (guint32) at + 3)
    if (!is_within (text, span, at, word, others))
      return TRUE;
  return FALSE;
}

/* What was planned, required, or only reaches to that day. */
static gboolean
is_announced (const char *text, KwSpan sentence, KwSpan date)
{
  static const char *const anywhere[] = { "将",   "拟",   "定于", "计划", "预计", "预定", "预期", "预备", "施行", "可凭", "请凭", "须", "提供岗位", "还会", "也会", "前,", "预售", "开售", "发售", "起售", "售票", "售完", "欢迎", "请", "预报", "预告", "起施行", "起实施", "起执行",
                                          "有效", "为止", "期限", "之前", "前完成", "前完工", "前建成", "前竣工", "前投用", "力争", "确保", "届时", "即将", "筹备", "车票", "门票", "倒数", "如果", "可以",
                                          "应当", "必须", "敬请", "报名", "推迟", "延期", "提前", "倒计时", "明年", "去年", "上年", "前年",
                                          "当年", "那年", "同年", "就要", "快到", "马上", "还有", "到来", "来临", "临近", "每年", "往年", "历年", "农历", "阴历", "旧历", "年前", "至今", "以来", "生于", "生日", "去世",
                                          "逝世", "会期", "展期", "为期", "举办时间", "预约", "会不会", "目标", "规划", "商定", "约定", "敲定", "应邀", "?",
                                          "出版", "上映", "首映", NULL };
  /* Before the date: what is told is the decision, not the day. */
  static const char *const ahead[] = { "要求", "安排", "决定", "通知", "宣布", "公告", "已定", "确定", "同意", "批准", "邀请", "表示", "提出", NULL };
  static const char *const behind[] = { "、", "和", "前", "起", "止", "之前", "以前", "开始", "到期", "至", "-", "—", "~", "到", "要", "是", "为", "的", "(" };
  static const char *const prepared[] = { "准备了", NULL };
  static const char *const deadlines[] = { "报名截", "截止日", "截止时", "截稿", NULL };
  static const char *const before[] = { "至", "到", "前", "-", "—", "~", "为", "是", "年的", "历", "和", "、", "从", "自", "《", "“", "的" };
  gboolean as_of = has_before (text, date.start, "截至") || has_before (text, date.start, "截止") ||
                   has_before (text, date.start, "截至到") || has_before (text, date.start, "截止到");
  KwSpan rest = kw_span (date.end, sentence.end), within = kw_span (sentence.start, sentence.end);
  if (kw_phrase_has_any (text, within, anywhere) || kw_phrase_has_any (text, kw_span (sentence.start, date.start), ahead))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (kw_phrase_begins (text, rest, behind[i]))
      return TRUE;
  if (kw_phrase_has_any (text, within, deadlines) || has_word (text, within, "准备", prepared))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (before) && !as_of; i++)
    if (has_before (text, date.start, before[i]))
      return TRUE;
  return FALSE;
}

/* Does the date open what it dates? 5月20日,…; 记者5月20日从…. */
static gboolean
opens_clause (const char *text, KwSpan block, KwSpan date)
{
  static const char *const before[] = { ",", "。", ";", ":", ")", "!", "”", "\n", "记者", "今年", "日前", "截至", "截止", "截止到", "截至到", "于", "在", "据悉" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (has_before (text, date.start, before[i]))
      return TRUE;
  return date.start == block.start;
}

/* Words that tell what is over, behind the date. */
static gboolean
is_told_as_past (const char *text, KwSpan rest)
{
  static const char *const sure[] = { "曾", "获悉", "了解到", "得知", "圆满", "落幕", "揭晓", "现场签约", "共接待", "当场", NULL };
  static const char *const not_le[] = { "为了", "除了", "了解", "了望", "到了", "未了", "受不了", "少不了", "了不起", NULL };
  static const char *const not_yet[] = { "已定", "已确定", "已安排", "已列入", "而已", "不已", "早已", "已故", NULL };
  return kw_phrase_has_any (text, rest, sure) || has_word (text, rest, "了", not_le) || has_word (text, rest, "已", not_yet);
}

/* What came of it, told beside it: 150名职工捐书, 当天处理, 受到表彰. An announcement
 * knows of no result. */
static gboolean
is_told_with_result (const char *text, KwSpan rest)
{
  static const char *const results[] = { "当天就", "当天处理", "当天有", "当天共", "当日共", "首日", "受到表彰", "获得", "荣获", "获表彰", "获奖", "夺得", "捧回", "代表参加", "人参加", "余人参加",
                                         "共有", "共计", "共收", "共发", "共捐", "共为", "共送", "现场捐", "捐款", "捐书", "捐出", "募集", "募得", "创历史", "创下", "创近", "刷新",
                                         "来到", "赶到", "送去", "送上", "送到", "走访", "看望", "慰问", "接诊", "惠及", "到场", "运往", "吸引", "引来", "迎来", "发放", "收到",
                                         "一行", "一致认为", "目睹", "看到", "见到", "顺利", "成功", "受到", "签下", "达成", "成交", "观看", "前来", "纷纷", "说道", "笑着", "高兴地",
                                         "聆听", "救出", "抓获", "查获", "查处", "举行", "召开", "开幕", "启动", "揭牌", "参加", "投入使用", "投入运营", "驶出", "驶离", "驶入", "通车", "开通", "发车", "落成", "竣工", "开工", "签约", "签署", "组织", "开展", "出席", "调研", "走进", "开业", "投产", "受伤", "死亡", "遇难", NULL };
  static const char *const counted[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "多", "余", NULL };
  return !kw_phrase_has (text, rest, "后,") && kw_phrase_has_any (text, rest, results) && kw_phrase_has_any (text, rest, counted);
}

/* 昨天(8月15日): two ways to name a day of which one is wrong. */
static gboolean
is_recent (const char *text, KwSpan date)
{
  static const char *const before[] = { "昨天(", "昨日(", "前天(", "今天(", "今日(", "昨晚(", "今晨(" };
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (has_before (text, date.start, before[i]))
      return kw_phrase_begins (text, kw_span (date.end, date.end + 1), ")");
  return FALSE;
}

/* 截至5月25日,全县共收获: what is summed up by then. */
static gboolean
is_summed_up (const char *text, KwSpan date, KwSpan rest)
{
  static const char *const words[] = { "共", "累计", "达", "完成", "实现", "收到", "发放", NULL };
  return (has_before (text, date.start, "截至") || has_before (text, date.start, "截止")) && kw_phrase_has_any (text, rest, words);
}

/* The year that the text was in last before DATE; 0 when it named none, or in
 * the paragraphs before several. */
static int
year_before (const KwArticle *article, guint i)
{
  const KwBlock *block = kw_article_block_at (article, kw_ledger_date (article->ledger, i)->span.start);
  int found = 0, year, month, day;
  for (guint back = 1; back <= MIN (i, 12); back++)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i - back);
      if (date->period.from == KW_DAY_NONE || (date->anchor != KW_ANCHOR_EXPLICIT && date->grain != KW_GRAIN_YEAR))
        continue;
      kw_day_split (date->period.from, &year, &month, &day);
      if (block != NULL && date->span.start >= block->span.start)
        return year;
      if (found != 0 && found != year)
        return 0;
      found = year;
    }
  return found;
}

static gboolean
is_as_of (const char *text, const KwDate *date)
{
  return has_before (text, date->written.start, "截至") || has_before (text, date->written.start, "截止") ||
         has_before (text, date->written.start, "截止到") || has_before (text, date->written.start, "截至到");
}

/* 截至6月底, 2015年8月: a month that is over counts from its first day, one that
 * something stands at from its last; a report may come out some days before. */
static KwDay
later_month (const KwArticle *article, guint i, KwDay published)
{
  const KwDate *date = kw_ledger_date (article->ledger, i);
  const char *text = article->fold.text;
  static const char *const tenths[] = { "上旬", "中旬", "初", "上", "中" };
  gboolean as_of, tenth = FALSE;
  /* Nearly all months lie before publication. */
  if (date->month == 0 || !date->valid || (date->anchor == KW_ANCHOR_EXPLICIT && date->period.to <= published))
    return KW_DAY_NONE;
  as_of = is_as_of (text, date);
  for (guint k = 0; k < G_N_ELEMENTS (tenths); k++)
    tenth = tenth || strncmp (text + date->written.end, tenths[k], strlen (tenths[k])) == 0;
  int year, month, day, of;
  if (date->period.to == KW_DAY_NONE || date->period.from == KW_DAY_NONE ||
      tenth || (date->anchor != KW_ANCHOR_EXPLICIT && !as_of))
    return KW_DAY_NONE;
  kw_day_split (date->period.to, &year, &month, &day);
  kw_day_split (published, &of, &month, &day);
  if (date->anchor != KW_ANCHOR_EXPLICIT && year_before (article, i) != 0 && year_before (article, i) != of)
    return KW_DAY_NONE;
  /* 截至9月, told in it: no end is named. */
  gboolean ends = strncmp (text + date->written.end, "底", 3) == 0 || strncmp (text + date->written.end, "末", 3) == 0;
  if (date->anchor != KW_ANCHOR_EXPLICIT)
    year = of;
  KwDay then = kw_day (year, date->month, as_of && ends ? kw_days_in_month (year, date->month) : 1);
  int most = date->anchor == KW_ANCHOR_EXPLICIT ? EXPLICIT_AHEAD : IMPLIED_AHEAD;
  return then > published + (as_of ? MONTH_AHEAD : DAYS_AHEAD) && then <= published + most ? then : KW_DAY_NONE;
}

/* The day that DATE means if it is not last year's; KW_DAY_NONE where that is
 * not sure. */
static KwDay
later_day (const KwArticle *article, guint i, KwDay published)
{
  const KwDate *date = kw_ledger_date (article->ledger, i);
  int year, month, day, of;
  if (date->grain == KW_GRAIN_MONTH)
    return later_month (article, i, published);
  if (date->grain != KW_GRAIN_DAY || !date->valid || date->period.from == KW_DAY_NONE)
    return KW_DAY_NONE;
  if (date->anchor == KW_ANCHOR_EXPLICIT)
    return date->period.from > published + DAYS_AHEAD && date->period.from <= published + EXPLICIT_AHEAD
               ? date->period.from
               : KW_DAY_NONE;
  /* A day without its month, 今天 and the like follow publication anyway. */
  if (date->month == 0 || date->day == 0)
    return KW_DAY_NONE;
  kw_day_split (published, &of, &month, &day);
  kw_day_split (date->period.from, &year, &month, &day);
  KwDay then = kw_day (of, month, day);
  if (then == KW_DAY_NONE || then <= published + DAYS_AHEAD || then > published + IMPLIED_AHEAD)
    return KW_DAY_NONE;
  /* 今年 outdoes the year that the text was in. */
  int before = kw_phrase_begins (article->fold.text, date->written, "今年") ? of : year_before (article, i);
  return before == 0 || before == of ? then : KW_DAY_NONE;
}

static void
report (KwContext *ctx, const KwArticle *article, const KwDate *date, KwDay day, KwDay published)
{
  char then[16], when[16];
  kw_day_format (day, then);
  kw_day_format (published, when);
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, date->written));
  kw_finding_add_arg (finding, "date", then);
  kw_finding_add_arg (finding, "published", when);
  for (guint i = 0; i < article->dated->len; i++)
    if (!kw_span_is_empty (g_array_index (article->dated, KwDated, i).span))
      {
        kw_finding_add_related (finding, article->ref, g_array_index (article->dated, KwDated, i).span, KW_VALUE ("published"));
        return;
      }
}

/* 实施方案, 通知: what stands in them is to be done. */
static gboolean
is_plan (const KwArticle *article)
{
  static const char *const words[] = { "方案", "计划", "规划", "通知", "公告", "预告", "办法", "招标", "安排", "日程", NULL };
  gsize len;
  const char *title = kw_ledger_head (article, article->ledger, &len);
  return kw_phrase_has_any (title, kw_span (0, len), words);
}

static gboolean
is_past (const KwArticle *article, const KwDate *date)
{
  const char *text = article->fold.text;
  const KwBlock *block = kw_article_block_at (article, date->span.start);
  if (block == NULL)
    return FALSE;
  KwSpan sentence = sentence_of (text, block->folded, date->written), rest = kw_span (date->written.end, sentence.end);
  if (is_announced (text, sentence, date->written))
    return FALSE;
  return is_recent (text, date->written) ||
         (opens_clause (text, block->folded, date->written) &&
          (is_told_as_past (text, rest) || is_told_with_result (text, rest) || is_summed_up (text, date->written, rest)));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  KwDay published;
  if (!publication_day (article, &published) || is_plan (article))
    return;
  guint later = 0, looked_at = 0;
  const KwDate *first = NULL;
  KwDay first_day = KW_DAY_NONE;
  for (guint i = 0; i < article->ledger->dates->len && looked_at < LOOKED_AT_MAX; i++)
    {
      const KwDate *date = kw_ledger_date (article->ledger, i);
      KwDay day = later_day (article, i, published);
      looked_at += day != KW_DAY_NONE;
      if (day == KW_DAY_NONE || !is_past (article, date))
        continue;
      later++;
      if (first == NULL)
        {
          first = date;
          first_day = day;
        }
    }
  if (first != NULL && later <= LATER_DATES_MAX)
    report (ctx, article, first, first_day, published);
}
