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
    { .bad = "会议提出⟦三大任务⟧：一是修路，二是通水，三是架桥，四是办学。" },
    { .bad = "县里建立⟦五项制度⟧。一是公示制度；二是回访制度；三是考核制度；四是奖惩制度。" },
    { .bad = "今年将选⟦3个山区乡镇试点，分别是大湾乡和小坪镇⟧。" },
    { .bad = "服务对象有⟦五类人员：65岁以上老人、孕妇、0-6岁儿童、残疾人⟧。" },
    { .bad = "今年新建⟦东湖、西渚、南坪、北岭5所⟧公办幼儿园。" },
    { .bad = "工坊开发剪纸⟦6大类：脸谱、花鸟、人物、生肖、风俗⟧，年产12万套。" },
    { .bad = "参加选举的有⟦四个选区，即城东、城西、城南⟧。" },
    { .good = "工坊开发剪纸6大类：脸谱、花鸟、人物、生肖，风俗，山水。" },
    { .good = "将打造八大系列产品：体育旅游、体验旅游、民俗旅游、婚庆旅游、医疗旅游、养生旅游、会展旅游为主的专项旅游产品，到2020年建成。" },
    { .good = "会议提出三项任务：一是修路，二是通水，三是架桥。" },
    { .good = "采取四项措施：一是修路；二是通水；三是架桥；此外还办了学校。" },
    { .good = "推动两国关系发展。一是加强沟通，二是扩大贸易，三是深化交流。" },
    { .good = "今年将选3个乡镇试点，首批两个分别是大湾乡和小坪镇。" },
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
    { .bad = "养蜂的人家遍布⟦石门、长台、凤林、峡口、张村6个⟧乡镇，全市饲养蜜蜂28.6万群。" },
    { .bad = "将⟦6处旧址（福音医院、辛耕别墅、云骧阁、中华教堂、政府旧址）⟧连成一条参观线路。" },
    { .good = "张三、李四等5人到会，王五、赵六各得3个奖项。" },
    { .good = "省、市、县三级联动，人财物三方面都有保障。" },
    { .good = "《出塞》、《秋收》、《灯》三部作品获奖。" },
    { .good = "来自北京、上海和广州的5名选手参赛。" },
    { .good = "候鸟见于河北、新疆、山西、内蒙古及东北三省。" },
    { .bad = "⟦“山之魂”“水之韵”“城之光”“路之远”“茶之香”六个⟧展厅同时开放。" },
    { .bad = "在⟦东河镇、西河镇、佳木镇、古勒阿瓦乡、依希来木其乡6个⟧乡镇建成服务站。" },
    { .bad = "救护站布设在⟦东河、西河、南山、北山、中塘六县⟧，去年救护候鸟187只。" },
    { .bad = "全县有国家级项目⟦4个，分别是泥塑、砖雕和高台社火⟧；自治区级项目18个。" },
    { .bad = "全年推出原创展览⟦5个（“潇河旧物”“账本里的故事”“壶中日月”“汾河岸边”）⟧，引进展览3个。" },
    { .good = "全县1市5乡，即马公市、湖西乡、白沙乡、西屿乡、望安乡、七美乡，都将安排场次。" },
    { .good = "“山之魂”“水之韵”“城之光”三个展厅同时开放，“春”“夏”“秋”等四个单元分列其中。" },
    { .good = "对东盟、欧盟、非洲、中亚五国出口均有增长。" },
    { .good = "围绕总量、结构、效益提出5项指标。" },
    { .good = "有5种情况必须对设备进行检修（清洗、校准、更换同时完成）。" },
    { .good = "新区划为五个镇以及一个街道：东河、西河、南山、北山、中塘、河口。" },
    { .good = "东门、西门、南门中四个路口的信号灯已更换。" },
    { NULL } },
  .check = check,
};

/* Bytes behind a number's unit in which its noun is looked for. */
#define NOUN_NEAR 12
static const char comma[] = "、";

/* Where the first name begins: behind the last word that takes an object
 * (项目涉及…, 沿线在…). */
static guint32
name_start (const char *text, KwSpan first)
{
  static const char *const words[] = { "涉及", "包括", "在",   "的",   "为",   "是", "有", "于", "对", "从", "向", "由", "经",
                                       "覆盖", "走遍", "遍及", "走访", "来自", "选择", "选定", "将", "把", "到", "使", "以", "给", "抽查", "途经", "新建", "建成", "遍布", "分布在", NULL };
  guint32 start = first.start;
  gboolean any = kw_phrase_has_any (text, first, words);
  for (guint i = 0; any && words[i] != NULL; i++)
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
  g_autofree char *names = list->joined > 0 ? g_strdup_printf (KW_VALUE ("%u to %u"), list->n, list->n + list->joined)
                                            : g_strdup_printf ("%u", list->n);
  g_autofree char *number = g_strdup_printf ("%u", count->n);
  kw_finding_add_arg (finding, "names", names);
  kw_finding_add_arg (finding, "stated", number);
  kw_finding_add_arg (finding, "count_text", said);
}

/* More names may stand in the clause before: 台式机、空调,以及风机、水泵共4类. */
static gboolean
goes_back (const char *text, KwSpan first)
{
  static const char *const words[] = { "、", "和", "不只", "不仅", "除", "开始", "以及", "包括", "继", "之外", "及", NULL };
  guint32 start = first.start;
  gboolean anew = name_start (text, first) > start && !kw_phrase_begins (text, first, "以及") && !kw_phrase_has (text, first, "的");
  return !anew && start > 0 && strchr (",)", text[start - 1]) != NULL &&
         kw_phrase_has_any (text, kw_span (kw_name_edge_before (text, start - 1), start), words);
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

/* 张村 may be a town's name; 市县, 乡村 are levels. */
static gboolean
is_short_name (const char *text, KwSpan name)
{
  static const char *const levels[] = { "省", "市", "县", "区", "旗", "镇", "乡", "村", "国", "州", NULL };
  return kw_span_len (name) == 6 && !kw_phrase_has_any (text, kw_span (name.start, name.start + 3), levels);
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
                  !kw_name_is_edge (kw_utf8_get (text + counted.end, &len));)
    counted.end += len;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (kw_phrase_ends (text, last, levels[i]) && (kw_phrase_ends (text, list->names[0], levels[i]) || !is_short_name (text, last)))
      return !kw_phrase_has (text, counted, levels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (houses); i++)
    if (kw_phrase_ends (text, count->span, houses[i]) && kw_span_len (last) <= 6)
      return !kw_name_counts_proper (list, text, count->span.end);
  return FALSE;
}

/* 甲馆、乙馆、丙馆及丁馆: the one conjunction parts the last two, which end alike. */
static gboolean
joins_last (const char *text, const KwNameList *list)
{
  static const char *const joints[] = { "和", "及", "与" };
  KwSpan first = list->names[0], last = list->names[list->n - 1];
  if (list->joined != 1 || kw_span_len (first) < 9 || kw_span_len (last) < 18 ||
      memcmp (text + first.end - 3, text + last.end - 3, 3) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      gssize at = kw_phrase_find (text, last, joints[i]);
      if (at >= (gssize) last.start + 6 && memcmp (text + at - 3, text + last.end - 3, 3) == 0)
        return TRUE;
    }
  return FALSE;
}

/* 六县, 三镇 */
static gboolean
is_level (const char *text, KwSpan count)
{
  static const char *const levels[] = { "县", "市", "区", "镇", "乡", "村" };
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (kw_phrase_ends (text, count, levels[i]))
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
  if (!count->bare && !kw_is_han (kw_utf8_get (text + count->span.end, &len)) && !is_level (text, count->span))
    return; /* 公园、广场5个: parks and squares, not these */
  KwSpan first = kw_span (names.start, kw_phrase_find (text, names, comma));
  names.start = name_start (text, first);
  kw_name_list_read (&list, text, names);
  if (!disagrees (&list, count) || kw_name_counts_other (text, list.names[list.n - 1]) ||
      kw_name_joins_count (text, list.names[list.n - 1]) || counts_inside (article, &list, count) ||
      !kw_name_list_is_plain (&list, text, &most))
    return;
  gboolean more = count->n > list.n;
  if (more ? goes_back (text, first) || (list.joined > 0 && list.n < (joins_last (text, &list) ? 3 : 4))
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
      len = kw_utf8_len ((guchar) text[p]);
      if (p > name.start && kw_name_may_count (text + p) && kw_name_count_read (text, text + p, text + limit, count))
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

/* Bytes behind a number in which its noun stands. */
#define NOUN_MAX 36

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
  static const char *const parts[] = { "分别", "包括", NULL };
  gboolean any = kw_phrase_has_any (text, first, parts);
  for (guint i = 0; any && i < G_N_ELEMENTS (leads); i++)
    {
      gssize at = kw_phrase_find (text, first, leads[i]);
      *len = strlen (leads[i]);
      *partial = at >= 0 && i == 2;
      if (at >= 0)
        return at;
    }
  *len = strlen ("即");
  return first.start > 0 && text[first.start - 1] == ',' && kw_phrase_begins (text, first, "即")
           ? (gssize) first.start
           : -1;
}

/* 1个镇、6个乡(…) are counted together; 粮食、肉类等5个类别: is a list of its own. */
static gboolean
is_counted_with_others (const char *text, KwSpan before, const KwNameCount *count)
{
  return kw_phrase_has (text, before, comma) && !kw_phrase_ends (text, kw_span (before.start, count->span.start), "等");
}

/* 4个,分别是甲、乙和丙: a short list, but a plain one. */
static gboolean
lacks_one_of_four (const char *text, const KwNameList *list, const KwNameCount *count)
{
  return list->n == 2 && list->joined == 1 && !list->vague && count->n == 4 && kw_name_is_plain (text, list->names[0]) &&
         kw_name_is_plain (text, list->names[1]);
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
  if ((lead < 0 && mark != '(' && mark != ':') || (mark == '(') != (close == ')') || close == '(' ||
      (lead < 0 && close == ',' && kw_names_go_on (article, chain)))
    return;
  counted -= mark != '\0' && strchr ("(:,", mark) != NULL;
  KwNameCount count;
  KwNameList list;
  KwSpan before = kw_span (kw_name_edge_before (text, counted), counted);
  if (!kw_name_count_last (text, before, NOUN_MAX, &count) || is_counted_with_others (text, before, &count) ||
      is_told_of (text, kw_span (count.span.end, before.end)))
    return;
  kw_name_list_read (&list, text, kw_span (lead >= 0 ? (gsize) lead + len : chain.start, chain.end));
  if ((disagrees (&list, &count) || (lead >= 0 && !partial && lacks_one_of_four (text, &list, &count))) &&
      !kw_name_list_has_kinds (&list, text) && !(partial && count.n > list.n))
    report (ctx, article, &list, &count, kw_span (count.span.start, chain.end + (close == ')')));
}

/* Two names alone: 3个乡镇,分别是大湾乡和小坪镇. */

/* Bytes of a name in quotation marks. */
#define QUOTED_MAX 60

/* Bytes of two names. */
#define PAIR_MAX 60
/* Bytes from the number to 分别. */
#define LEAD_MAX 75

static void
judge_pair (KwContext *ctx, const KwArticle *article, guint32 at)
{
  const char *text = article->fold.text;
  KwNameCount count;
  guint32 to = at - (at > 0 && strchr (",:", text[at - 1]) != NULL);
  KwSpan names = kw_name_to_edge (text, at + 9), before = kw_span (kw_name_edge_before (text, to), to);
  if (kw_phrase_has (text, names, comma) || kw_span_len (names) > PAIR_MAX ||
      (names.end < article->fold.len && strchr (",:(", text[names.end]) != NULL) ||
      kw_phrase_has (text, before, comma) || !kw_name_count_last (text, before, LEAD_MAX, &count) || count.n != 3 ||
      !kw_name_is_pair (text, names))
    return;
  KwNameList list = { .n = 2 };
  report (ctx, article, &list, &count, kw_span (count.span.start, names.end));
}

static void
check_pairs (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text, *end = text + article->fold.len;
  for (const char *p = text; (p = kw_find (p, (gsize) (end - p), "分别")) != NULL; p += strlen ("分别"))
    if (kw_utf8_begins (p, end, "分别是") || kw_utf8_begins (p, end, "分别为"))
      judge_pair (ctx, article, (guint32) (p - text));
}

/* Ordinals count: 四项措施:一是…二是…三是…. */

/* What steps are called, behind their number. */
static gboolean
is_called (const char *text, guint32 from, guint32 to, guint32 *end)
{
  static const char *const nouns[] = { "措施", "任务", "制度", "举措", "方面", "问题", "原则", "工作", "要求", "建议", "意见",
                                       "特点", "机制", "行动", "工程", "转变", "坚持", "结合", "确保", "突破", "关系", "环节",
                                       "政策", "办法", "途径", "步骤", "条件", "原因", "因素", "目标", "变化", "优势", "内容",
                                       "抓手", "体系", "强化", "重点", "做法", "亮点", "体会", "启示", "希望", "事" };
  for (guint32 p = from; p < to && p <= from + 12; p += kw_utf8_len ((guchar) text[p]))
    for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
      if (kw_phrase_begins (text, kw_span (p, to), nouns[i]))
        return *end = p + (guint32) strlen (nouns[i]), TRUE;
  return FALSE;
}

/* The numbers of steps that SPAN says: the last one, unless another is N. */
static gboolean
find_steps_count (const char *text, KwSpan span, guint n, KwNameCount *count)
{
  guint found = 0;
  for (guint32 p = span.start, end; p < span.end; p += kw_utf8_len ((guchar) text[p]))
    {
      KwNameCount here;
      if (!kw_name_count_read (text, text + p, text + span.end, &here))
        continue;
      if (here.n == n || kw_name_is_rank (text, kw_span (span.start, p)))
        return FALSE;
      if ((!here.bare || kw_phrase_ends (text, here.span, "方")) && is_called (text, here.span.end, span.end, &end))
        {
          *count = here;
          count->span.end = end;
          found++;
        }
    }
  return found == 1;
}

static void
judge_steps (KwContext *ctx, const KwArticle *article, guint32 at)
{
  const char *text = article->fold.text;
  guint32 to = at;
  while (to > 0 && strchr (" \n", text[to - 1]) != NULL && at - to < 8)
    to--;
  to -= to > 0 && strchr (":,;", text[to - 1]) != NULL ? 1 : to >= 3 && memcmp (text + to - 3, "。", 3) == 0 ? 3 : 0;
  KwSteps steps;
  KwNameCount count;
  if (to == at || !kw_steps_read (text, article->fold.len, at, &steps) ||
      !find_steps_count (text, kw_span (kw_name_edge_before (text, to), to), steps.n, &count) || count.n > steps.n + 1 ||
      steps.n > count.n + 2 || (steps.n < count.n && kw_steps_go_on (text, article->fold.len, &steps)))
    return;
  KwNameList list = { .n = steps.n };
  report (ctx, article, &list, &count, count.span);
}

static void
check_steps (KwContext *ctx, const KwArticle *article)
{
  static const char *const firsts[] = { "一是", "一要" };
  const char *text = article->fold.text, *end = text + article->fold.len;
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    for (const char *p = text; (p = kw_find (p, (gsize) (end - p), firsts[i])) != NULL; p += 6)
      judge_steps (ctx, article, (guint32) (p - text));
}

/* Quotations side by side: “甲”“乙”“丙”六个陈列. */
static void
check_quoted (KwContext *ctx, const KwArticle *article)
{
  static const char next[] = "”“";
  const char *text = article->fold.text, *end = text + article->fold.len;
  for (const char *p = text; (p = kw_find (p, (gsize) (end - p), next)) != NULL;)
    {
      KwSpan before = kw_span (kw_name_edge_before (text, (guint32) (p - text)), (gsize) (p - text));
      gssize open = kw_words_last (text, before, "“");
      KwNameList list = { .n = 1 };
      KwNameCount count;
      const char *close = p;
      for (const char *q = p; q != NULL && kw_utf8_begins (q, end, next);)
        {
          const char *name = q + strlen (next);
          q = kw_find (name, MIN ((gsize) (end - name), QUOTED_MAX), "”");
          list.n += q != NULL;
          close = q != NULL ? q : close;
        }
      p = close + strlen ("”");
      if (open < 0 || list.n < 3)
        continue;
      /* 展览5个(“甲”“乙”“丙”“丁”) */
      guint32 bracket = (guint32) open - 1;
      gboolean opened = open > 0 && text[bracket] == '(' && p < end && *p == ')' &&
                        kw_name_count_last (text, kw_span (kw_name_edge_before (text, bracket), bracket), NOUN_MAX, &count);
      if (opened ? disagrees (&list, &count)
                 : p < end && kw_name_count_read (text, p, end, &count) && disagrees (&list, &count))
        report (ctx, article, &list, &count,
                kw_span (MIN ((guint32) open, count.span.start), MAX ((guint32) (p - text) + opened, count.span.end)));
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *text = article->fold.text;
  check_quoted (ctx, article);
  check_pairs (ctx, article);
  check_steps (ctx, article);
  KwSpan rest = kw_span (0, article->fold.len);
  for (gssize at; (at = kw_phrase_find (text, rest, comma)) >= 0;)
    {
      KwSpan chain = kw_span (MAX (kw_name_edge_before (text, (guint32) at), rest.start), kw_name_edge_after (article, (guint32) at));
      /* Two names, as most chains have, are a list only behind a word that says so. */
      gboolean two = kw_phrase_find (text, kw_span ((gsize) at + strlen (comma), chain.end), comma) < 0;
      if (!two)
        check_closed (ctx, article, chain);
      gsize len;
      gboolean partial;
      if (!two || find_lead (text, kw_span (chain.start, (gsize) at), &len, &partial) >= 0)
        check_opened (ctx, article, chain);
      rest.start = chain.end;
    }
}
