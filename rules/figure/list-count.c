/* rules/figure/list-count.c - "10市县" beside a list of another length */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_list_count) {
  .name = "figure/list-count",
  .severity = KW_WARNING,
  .summary = "A list is not as long as the text says",
  .why = "\"8个乡镇\" and seven names: a name was lost, or one was added and the number left as it was.\n\n"
         "Names are counted by 、; 和, 及 and 与 may join two of them or stand inside one, and each way\n"
         "of counting must fail. Lists that end with 等 are open, and a number that is far from the\n"
         "list's length counts something else. Compared are lists in brackets or behind a colon or\n"
         "分别是 after the number, and lists that the number closes (A、B、C三县).",
  .message = "{names} names for {count_text}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "项目涉及⟦7个乡镇（城关、双河、迎水、黑沟、大石、小湾）⟧。" },
    { .bad = "⟦新城、吉水、寿山、凤林、光明6个⟧乡镇受灾。" },
    { .bad = "公司在⟦广州、深圳、佛山、东莞三市⟧设有仓库。" },
    { .bad = "双方建立⟦4项制度：信息互通、岗位共享、培训共抓⟧。" },
    { .bad = "获奖的是⟦3个班级，分别是一班、四班、五班、七班和九班⟧。" },
    { .bad = "赛道沿环湖路、滨河路折返，沿线在⟦新城、吉水、寿山、凤林、光明6个⟧乡镇设置补给站。" },
    { .bad = "共有⟦5个村（大湾村、小湾村、上坪村、下坪村）⟧参加。" },
    { .good = "对甲坪镇、乙坪镇、丙坪镇、丁坪镇五个村进行走访。" },
    { .good = "检查组抽查了学校、医院、车站、商场、酒店六家单位。" },
    { .good = "全县有1个镇、6个乡（甲坪、乙坪、丙坪、丁坪、戊坪、己坪、庚坪）。" },
    { .good = "从自治区开始，盟市、旗县、乡镇四级联动。" },
    { .good = "届时综合频道、新闻频道及英语、法语、俄语3个外语频道将直播。" },
    { .good = "空调、冰箱，以及风机、水泵、变压器共5类产品可领补贴。" },
    { .good = "项目涉及7个乡镇（城关、双河、迎水等）。" },
    { .good = "项目涉及7个县（市、区）。" },
    { .good = "广州、深圳、佛山等九市受灾。" },
    { .good = "京津冀三地和沪苏浙皖四省市签约。" },
    { .good = "安徽、江西和湖北三省受灾。" },
    { .good = "安徽、江苏、上海两省一市签约。" },
    { .good = "中国科学院、北京大学和清华大学三家单位参加。" },
    { .good = "水利部、住房和城乡建设部、交通运输部三部门发文。" },
    { .good = "深化友谊、扩大交流、推动合作，造福三国人民。" },
    { .good = "新建公园、广场5个，改造道路、桥梁7座。" },
    { .good = "河北的石家庄、保定，山东的济南、青岛、烟台、威海六市参加。" },
    { .good = "张三、李四等5人到会，王五、赵六各得3个奖项。" },
    { .good = "省、市、县三级联动，人财物三方面都有保障。" },
    { .good = "《出塞》、《秋收》、《灯》三部作品获奖。" },
    { .good = "来自北京、上海和广州的5名选手参赛。" },
    { .good = "候鸟见于河北、新疆、山西、内蒙古及东北三省。" },
    { .good = "对东盟、欧盟、非洲、中亚五国出口均有增长。" },
    { .good = "围绕总量、结构、效益提出5项指标。" },
    { .good = "有5种情况必须对设备进行检修（清洗、校准、更换同时完成）。" },
    { .good = "新区划为五个镇以及一个街道：东河、西河、南山、北山、中塘、河口。" },
    { .good = "东门、西门、南门中四个路口的信号灯已更换。" },
    { NULL } },
  .check = check,
};

/* Bytes of the first name and what may stand before it. */
#define BACK_MAX 150
/* Bytes behind a number's unit in which its noun is looked for. */
#define NOUN_NEAR 12
/* A name of the list: eight Han. */
#define PLAIN_MAX 24

/* Marks between which a list stands. */
static gboolean
is_edge (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' || c == ')' || c == '\n' ||
         c == '[' || c == ']' || c == 0x2014 /* — */ || c == 0x2026 /* … */;
}

static const char comma[] = "、";

/* A name and nothing else: short, no verb's company in it. */
static gboolean
is_plain (const char *text, KwSpan name)
{
  static const char *const words[] = { "的", "在", "对", "从", "向", "为", "以", "将", "把", "被", "是", "有", "了", "让", "使",
                                       "给", "到", "由", "其", "这", "各", "每", "所", "更", "就", "也", "都", "不", NULL };
  return kw_span_len (name) <= PLAIN_MAX && !kw_phrase_has_any (text, name, words);
}

/* The names from the second on: short, and of about one length. Their longest
 * goes to MOST. */
static gboolean
are_plain (const char *text, const KwNameList *list, guint32 *most)
{
  guint32 least = G_MAXUINT32;
  *most = 0;
  for (guint i = 1; i < list->n; i++)
    {
      if (!is_plain (text, list->names[i]))
        return FALSE;
      least = MIN (least, kw_span_len (list->names[i]));
      *most = MAX (*most, kw_span_len (list->names[i]));
    }
  return *most <= least + (list->joined > 0 ? 15 : 9);
}

/* Where the first name begins: behind the last word that takes an object
 * (项目涉及…, 沿线在…). */
static guint32
name_start (const char *text, KwSpan first)
{
  static const char *const words[] = { "涉及", "包括", "在",   "的",   "为",   "是", "有", "于", "对", "从", "向", "由", "经",
                                       "覆盖", "走访", "来自", "选择", "选定", "将", "把", "到", "使", "以", "给", "抽查", "途经" };
  guint32 start = first.start;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (gssize at; (at = kw_phrase_find (text, kw_span (start, first.end), words[i])) >= 0;)
      start = (guint32) at + (guint32) strlen (words[i]);
  return start;
}

/* Is the first name one like the others? */
static gboolean
begins_cleanly (const char *text, KwSpan first, guint32 most)
{
  guint32 start = name_start (text, first);
  KwNameList only = { .n = 0 };
  kw_name_list_add (&only, text, kw_span (start, first.end));
  return only.joined == 0 && first.end > start && first.end - start <= most + 3;
}

/* No way of counting gives the number, and it is near enough to mean the list. */
static gboolean
disagrees (const KwNameList *list, const KwNameCount *count)
{
  guint least = list->n, most = list->n + list->joined;
  if (list->vague || count->n < 3 || least < 3 || (count->n >= least && count->n <= most) ||
      (count->with_next >= least && count->with_next <= most))
    return FALSE;
  return (count->n < least ? least - count->n : count->n - most) <= 2;
}

static void
report (KwContext *ctx, const KwArticle *article, const KwNameList *list, const KwNameCount *count, KwSpan span)
{
  KwFinding *finding = kw_report (ctx, article, kw_article_unfold (article, span));
  KwSpan place = kw_article_unfold (article, count->span);
  g_autofree char *said = g_strndup (article->text + place.start, kw_span_len (place));
  g_autofree char *names = list->joined > 0 ? g_strdup_printf ("%u to %u", list->n, list->n + list->joined)
                                            : g_strdup_printf ("%u", list->n);
  g_autofree char *number = g_strdup_printf ("%u", count->n);
  kw_finding_add_arg (finding, "names", names);
  kw_finding_add_arg (finding, "stated", number);
  kw_finding_add_arg (finding, "count_text", said);
}

/* The edge before P, not further back than a name may reach. */
static guint32
edge_before (const char *text, guint32 p)
{
  guint32 floor = p > BACK_MAX ? p - BACK_MAX : 0;
  while (p > floor)
    {
      const char *before = kw_utf8_prev (text + p, text);
      guint len;
      if (is_edge (kw_utf8_get (before, &len)))
        break;
      p = (guint32) (before - text);
    }
  return p;
}

static guint32
edge_after (const KwArticle *article, guint32 p)
{
  guint len;
  while (p < article->fold.len && !is_edge (kw_utf8_get (article->fold.text + p, &len)))
    p += len;
  return MIN (p, (guint32) article->fold.len);
}

/* The number closes the list: A、B、C三县. */

/* 西藏及四省藏区: what is counted is one name more. */
static gboolean
joins_count (const char *text, KwSpan name)
{
  static const char *const ends[] = { "和", "及", "与", "或", "是", "为", "即" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, name, ends[i]))
      return TRUE;
  return FALSE;
}

/* Words before a number that make it count something else. */
static gboolean
is_other (const char *text, KwSpan name)
{
  static const char *const ends[] = { "第", "前", "后", "近", "约", "超", "逾", "各", "每", "有", "达", "至", "的", "新", "余",
                                      "多", "首", "其他", "其余", "另", "其它", "外", "到", "了", "十", "百", "千", "万",
                                      "全国", "世界", "提出", "中", "组", "代", "中亚", "北欧", "维持", "增设", "集团", "东北", "西北", "西南", "华北", "华东", "华南", "华中" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, name, ends[i]))
      return TRUE;
  return FALSE;
}

/* More names may stand in the clause before: 台式机、空调,以及风机、水泵共4类. */
static gboolean
goes_back (const char *text, KwSpan first)
{
  static const char *const words[] = { "、", "和", "不只", "不仅", "除", "开始", "以及", "包括", "继", "之外", "及", NULL };
  guint32 start = first.start;
  gboolean anew = name_start (text, first) > start && !kw_phrase_begins (text, first, "以及") && !kw_phrase_has (text, first, "的");
  return !anew && start > 0 && strchr (",)", text[start - 1]) != NULL &&
         kw_phrase_has_any (text, kw_span (edge_before (text, start - 1), start), words);
}

/* 和 within the list but before its last name begins another: 新闻频道及英语、俄语两个频道. */
static gboolean
joins_early (const char *text, const KwNameList *list)
{
  KwNameList inner = { .n = 0 };
  for (guint i = 1; i + 1 < list->n; i++)
    kw_name_list_add (&inner, text, list->names[i]);
  return inner.joined > 0;
}

/* 甲镇、乙镇五个村: the villages are in the towns; 学校、医院六家单位: kinds of
 * what is counted. */
static gboolean
counts_inside (const KwArticle *article, const KwNameList *list, const KwNameCount *count)
{
  static const char *const levels[] = { "省", "市", "县", "区", "旗", "镇", "乡", "村", "国", "州" };
  static const char *const houses[] = { "家", "所", "座", "条", "支" };
  const char *text = article->fold.text;
  KwSpan last = list->names[list->n - 1], counted = kw_span (count->span.start, count->span.end);
  for (guint len; counted.end < count->span.end + NOUN_NEAR && counted.end < article->fold.len &&
                  !is_edge (kw_utf8_get (text + counted.end, &len));)
    counted.end += len;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (kw_phrase_ends (text, last, levels[i]))
      return !kw_phrase_has (text, counted, levels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (houses); i++)
    if (kw_phrase_ends (text, count->span, houses[i]) && kw_span_len (last) <= 6)
      return TRUE;
  return FALSE;
}

static void
judge_before (KwContext *ctx, const KwArticle *article, KwSpan names, const KwNameCount *count)
{
  const char *text = article->fold.text;
  static const char *const marks[] = { "共", "这" };
  KwNameList list;
  guint len;
  guint32 most;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    names.end -= kw_phrase_ends (text, names, marks[i]) ? 3 : 0;
  if (!count->bare && !kw_is_han (kw_utf8_get (text + count->span.end, &len)))
    return; /* 公园、广场5个: parks and squares, not these */
  KwSpan first = kw_span (names.start, kw_phrase_find (text, names, comma));
  names.start = name_start (text, first);
  kw_name_list_read (&list, text, names);
  if (!disagrees (&list, count) || is_other (text, list.names[list.n - 1]) ||
      joins_count (text, list.names[list.n - 1]) || counts_inside (article, &list, count) || !are_plain (text, &list, &most))
    return;
  gboolean more = count->n > list.n;
  if (more ? goes_back (text, first) || (list.joined > 0 && list.n < 4)
           : joins_early (text, &list) || !begins_cleanly (text, list.names[0], most))
    return;
  report (ctx, article, &list, count, kw_span (list.names[0].start, count->span.end));
}

/* The first number in NAME with a name before it. */
static gboolean
find_count (const char *text, KwSpan name, guint32 limit, KwNameCount *count)
{
  guint len;
  for (guint32 p = name.start; p < name.end; p += len)
    {
      kw_utf8_get (text + p, &len);
      if (p > name.start && kw_name_count_read (text, text + p, text + limit, count))
        return TRUE;
    }
  return FALSE;
}

/* The list from START on, which ends at an edge: each number in it closes what
 * is before. */
static void
check_closed (KwContext *ctx, const KwArticle *article, KwSpan chain)
{
  const char *text = article->fold.text;
  guint32 start = chain.start;
  gboolean is_list = FALSE;
  while (chain.start < chain.end)
    {
      gssize at = kw_phrase_find (text, chain, comma);
      KwSpan name = kw_span (chain.start, at >= 0 ? (guint32) at : chain.end);
      KwNameCount count;
      if (find_count (text, name, (guint32) article->fold.len, &count))
        {
          if (is_list)
            judge_before (ctx, article, kw_span (start, count.span.start), &count);
          start = count.span.end;
          is_list = FALSE;
        }
      is_list = at >= 0;
      chain.start = at >= 0 ? (guint32) at + 3 : chain.end;
    }
}

/* The number opens the list: 8个乡镇(…), 4项制度:…, 3个班级,分别是…. */

/* Behind the number: its noun, in bytes. */
#define NOUN_MAX 36

/* 第6个, 近6个, 每6个. */
static gboolean
is_rank (const char *text, KwSpan before)
{
  static const char *const ends[] = { "第", "前", "后", "近", "约", "超", "逾", "各", "每", "余", "多", "另", "其他", "其余", "百", "千", "万", "十" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, before, ends[i]))
      return TRUE;
  return FALSE;
}

/* The last number of SPAN, with nothing but its noun behind it. */
static gboolean
find_last_count (const char *text, KwSpan span, KwNameCount *count)
{
  gboolean found = FALSE;
  guint len;
  for (guint32 p = span.start; p < span.end; p += len)
    {
      KwNameCount here;
      kw_utf8_get (text + p, &len);
      if ((p > span.start && kw_is_digit ((guchar) text[p]) && (kw_is_digit ((guchar) text[p - 1]) || text[p - 1] == '.')) ||
          !kw_name_count_read (text, text + p, text + span.end, &here))
        continue;
      found = !is_rank (text, kw_span (span.start, p)) && span.end - here.span.end <= NOUN_MAX;
      *count = here;
      len = kw_span_len (here.span);
    }
  return found;
}

/* 5个县(市、区): kinds, no names. */
static gboolean
are_kinds (const char *text, const KwNameList *list)
{
  static const char *const kinds[] = { "市", "区", "县", "旗", "镇", "乡", "街道", "社区", "村", "农场", "开发区", "园区", "居委会",
                                       "部门", "单位", "企业", "街道办", "办事处", "林场", "州", "省", "盟", "团场" };
  guint n = 0;
  for (guint i = 0; i < list->n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      n += kw_span_len (list->names[i]) == strlen (kinds[k]) && kw_phrase_begins (text, list->names[i], kinds[k]);
  return n > 0;
}

/* 5类情况必须对设备进行检修(清洗、校准): the brackets explain the last word. */
static gboolean
is_told_of (const char *text, KwSpan noun)
{
  static const char *const words[] = { "对", "了", "给", "把", "将", "进行", "必须", "以及", "和一", "及一", "和两", "及两", NULL };
  return kw_phrase_has_any (text, noun, words);
}

/* The word that leads to the list in its first name: 分别是; its length goes to LEN. */
static gssize
find_lead (const char *text, KwSpan first, gsize *len, gboolean *partial)
{
  static const char *const leads[] = { "分别是", "分别为", "包括" };
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gssize at = kw_phrase_find (text, first, leads[i]);
      *len = strlen (leads[i]);
      *partial = at >= 0 && i == 2;
      if (at >= 0)
        return at;
    }
  return -1;
}

static void
check_opened (KwContext *ctx, const KwArticle *article, KwSpan chain)
{
  const char *text = article->fold.text;
  gsize len;
  gboolean partial = FALSE;
  gssize comma_at = kw_phrase_find (text, chain, comma);
  gssize lead = find_lead (text, kw_span (chain.start, comma_at), &len, &partial);
  guint32 counted = lead >= 0 ? (guint32) lead : chain.start;
  char mark = counted > 0 && counted == chain.start ? text[counted - 1] : '\0';
  char close = chain.end < article->fold.len ? text[chain.end] : '\n';
  if ((lead < 0 && mark != '(' && mark != ':') || (mark == '(') != (close == ')') || close == '(' || (lead < 0 && close == ','))
    return;
  counted -= mark != '\0' && strchr ("(:,", mark) != NULL;
  KwNameCount count;
  KwNameList list;
  KwSpan before = kw_span (edge_before (text, counted), counted);
  if (kw_phrase_has (text, before, comma) || !find_last_count (text, before, &count))
    return; /* 1个镇、6个乡(…) are counted together */
  if (is_told_of (text, kw_span (count.span.end, before.end)))
    return;
  kw_name_list_read (&list, text, kw_span (lead >= 0 ? (gsize) lead + len : chain.start, chain.end));
  if (disagrees (&list, &count) && !are_kinds (text, &list) && !(partial && count.n > list.n))
    report (ctx, article, &list, &count, kw_span (count.span.start, chain.end + (close == ')')));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  KwSpan rest = kw_span (0, article->fold.len);
  for (gssize at; (at = kw_phrase_find (text, rest, comma)) >= 0;)
    {
      KwSpan chain = kw_span (MAX (edge_before (text, (guint32) at), rest.start), edge_after (article, (guint32) at));
      check_closed (ctx, article, chain);
      check_opened (ctx, article, chain);
      rest.start = chain.end;
    }
}
