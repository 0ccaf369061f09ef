/* names.c - lists of names, and numbers of what they name */
#include "checker/figures/names.h"
#include "checker/figures/relation.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

#include <string.h>

/* 1 to 9 for 一 to 九 at P, else 0. */
static guint
han_digit (const char *p, const char *end)
{
  guint len;
  /* Their first byte is E4 or E5. */
  if (p + 3 > end || ((guchar) *p != 0xE4 && (guchar) *p != 0xE5))
    return 0;
  switch (kw_utf8_get (p, &len))
    {
    case 0x4E00: return 1;
    case 0x4E8C: return 2;
    case 0x4E09: return 3;
    case 0x56DB: return 4;
    case 0x4E94: return 5;
    case 0x516D: return 6;
    case 0x4E03: return 7;
    case 0x516B: return 8;
    case 0x4E5D: return 9;
    default: return 0;
    }
}

/* 2 to 60 in digits or Han at P; its end, or NULL. 两 is for pairs. */
static const char *
read_number (const char *p, const char *end, guint *n)
{
  guint value = 0;
  if (kw_is_digit ((guchar) *p))
    {
      for (guint i = 0; p < end && kw_is_digit ((guchar) *p) && i < 3; i++, p++)
        value = value * 10 + (guint) (*p - '0');
      *n = value;
      return value >= 2 && value <= 60 ? p : NULL;
    }
  if (kw_utf8_begins (p, end, "两"))
    return *n = 2, p + 3;
  guint tens = han_digit (p, end), units;
  const char *ten = tens > 0 ? p + 3 : p;
  if (!kw_utf8_begins (ten, end, "十"))
    return *n = tens, tens >= 2 && han_digit (ten, end) == 0 ? ten : NULL; /* not 三四个 */
  units = han_digit (ten + 3, end);
  *n = MAX (tens, 1) * 10 + units;
  return ten + (units > 0 ? 6 : 3);
}

/* A unit at P that counts names; its end, or NULL. BARE: it is the noun itself. */
static const char *
read_unit (const char *p, const char *end, gboolean *bare)
{
  static const char *const measures[] = { "个", "大", "项", "类", "种", "条", "件", "家", "所",
                                          "位", "名", "座", "间", "支", "部", "门", "款", "本", "处" };
  static const char *const points[] = { "意见", "建议", "要求", "体会", "希望", "启示", "做法" };
  static const char *const nouns[] = { "省",   "市", "县", "区", "国", "地", "州", "镇", "乡", "村", "旗", "岛", "部门",
                                       "部委", "方", "者", "级", "校", "院", "局", "港", "河", "湖", "线", "人" };
  *bare = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (kw_utf8_begins (p, end, nouns[i]))
      {
        *bare = TRUE;
        return p + strlen (nouns[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (kw_utf8_begins (p, end, measures[i]))
      return p + strlen (measures[i]);
  for (guint i = 0; kw_utf8_begins (p, end, "点") && i < G_N_ELEMENTS (points); i++)
    if (kw_utf8_begins (p + 3, end, points[i]))
      return p + 3; /* 三点意见, but not at three */
  return NULL;
}

/* 个月, 三位一体: no count of names. */
static gboolean
is_measure (const char *unit, const char *behind, const char *end)
{
  static const char *const words[] = { "个月",   "个百分", "个小时", "个工作", "个交易", "个多", "个亿", "个学期",
                                       "位一体", "个字",   "个半",   "门峡",   "地门",   "大洋",   "大洲", "地块", "级地震",
                                       "级以上", "级大风", "名之",   "位数",   "部曲",   "人行", "年" };
  static const char *const limits[] = { "以上", "以下", "以内", "左右", "多" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_utf8_begins (unit, end, words[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (kw_utf8_begins (behind, end, limits[i]))
      return TRUE;
  return FALSE;
}

/* 1市5乡 are six together. */
static gboolean
follows_one (const char *text, const char *p)
{
  static const char *const levels[] = { "省", "市", "县", "区", "镇", "州" };
  gboolean level = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (levels) && p - text >= 4; i++)
    level = level || memcmp (p - 3, levels[i], 3) == 0;
  return level && (p[-4] == '1' || (p - text >= 6 && memcmp (p - 6, "一", 3) == 0));
}

/* A count at P; FALSE where there is none. */
gboolean
kw_name_count_read (const char *text, const char *p, const char *end, KwNameCount *count)
{
  guint n, next;
  gboolean bare, ignored;
  /* Numbers begin with a digit or with E4 or E5, and most characters do not. */
  if (!kw_is_digit ((guchar) *p) && (guchar) *p != 0xE4 && (guchar) *p != 0xE5)
    return FALSE;
  const char *unit = read_number (p, end, &n);
  const char *behind = unit != NULL ? read_unit (unit, end, &bare) : NULL;
  if (behind == NULL || is_measure (unit, behind, end))
    return FALSE;
  *count = (KwNameCount){ n, n + follows_one (text, p), kw_span (p - text, behind - text), bare };
  const char *more = kw_utf8_begins (behind, end, "区") || kw_utf8_begins (behind, end, "市") ? behind + 3 : behind;
  if (kw_utf8_begins (more, end, "一") && read_unit (more + 3, end, &ignored) != NULL)
    count->with_next = n + 1;
  else if ((more = read_number (more, end, &next)) != NULL && read_unit (more, end, &ignored) != NULL)
    count->with_next = n + next;
  return TRUE;
}

static guint
count_of (const char *text, KwSpan span, const char *word)
{
  guint n = 0;
  for (gssize at; (at = kw_phrase_find (text, span, word)) >= 0; span.start = (guint32) at + (guint32) strlen (word))
    n++;
  return n;
}

/* A number that may count: not the ages of 0-6岁儿童, not a 3号线. */
static gboolean
has_quantity (const char *text, KwSpan name)
{
  static const char *const labels[] = { "岁", "周岁", "月龄", "号", "级" };
  for (guint32 p = name.start; p < name.end; p++)
    {
      if (!kw_is_digit ((guchar) text[p]))
        continue;
      while (p < name.end && (kw_is_digit ((guchar) text[p]) || text[p] == '-'))
        p++;
      gboolean is_label = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        is_label |= kw_phrase_begins (text, kw_span (p, name.end), labels[i]);
      if (!is_label)
        return TRUE;
    }
  return FALSE;
}

void
kw_name_list_add (KwNameList *list, const char *text, KwSpan name)
{
  static const char *const conjunctions[] = { "和", "及", "与", "暨", "或", "并", "同", "》《", "\"\"", "”“", " " };
  if (list->n == KW_NAMES_MAX || kw_span_is_empty (name))
    {
      list->vague = TRUE;
      return;
    }
  static const char *const signs[] = { "和", "及", "与", "暨", "或", "并", "同", "《", "》", "\"", "“", "”", " ", "等", NULL };
  list->vague |= has_quantity (text, name);
  list->names[list->n++] = name;
  if (!kw_phrase_has_any (text, name, signs)) /* as most */
    return;
  list->vague |= count_of (text, name, "\"") % 2 != 0 || count_of (text, name, "《") != count_of (text, name, "》") ||
                 count_of (text, name, "“") != count_of (text, name, "”") || kw_phrase_has (text, name, "等");
  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++)
    list->joined += count_of (text, name, conjunctions[i]);
}

/* The names of SPAN. */
void
kw_name_list_read (KwNameList *list, const char *text, KwSpan span)
{
  *list = (KwNameList){ .n = 0 };
  for (gssize at; (at = kw_phrase_find (text, span, "、")) >= 0; span.start = (guint32) at + 3)
    kw_name_list_add (list, text, kw_span (span.start, at));
  kw_name_list_add (list, text, span);
}

gboolean
kw_name_is_rank (const char *text, KwSpan before)
{
  static const char *const ends[] = { "第", "前", "后", "近", "约", "超", "逾", "各", "每", "余", "多", "另", "其他", "其余", "百", "千", "万", "十" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, before, ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_name_count_last (const char *text, KwSpan span, guint reach, KwNameCount *count)
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
      found = !kw_name_is_rank (text, kw_span (span.start, p)) && span.end - here.span.end <= reach;
      *count = here;
      len = kw_span_len (here.span);
    }
  return found;
}

gboolean
kw_name_list_has_kinds (const KwNameList *list, const char *text)
{
  static const char *const kinds[] = { "市", "区", "县", "旗", "镇", "乡", "街道", "社区", "村", "农场", "开发区", "园区", "居委会",
                                       "部门", "单位", "企业", "街道办", "办事处", "林场", "州", "省", "盟", "团场" };
  guint n = 0;
  for (guint i = 0; i < list->n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      n += kw_span_len (list->names[i]) == strlen (kinds[k]) && kw_phrase_begins (text, list->names[i], kinds[k]);
  return n > 0;
}

/* Bytes of names and what belongs to them. */
#define NAME_REACH 75
/* Bytes of the first name and what may stand before it. */
#define BACK_MAX 150
/* A name of the list: eight Han. */
#define PLAIN_MAX 24

gboolean
kw_name_is_edge (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' || c == ')' || c == '\n' ||
         c == '[' || c == ']' || c == 0x2014 /* — */ || c == 0x2026 /* … */;
}

guint32
kw_name_edge_before (const char *text, guint32 p)
{
  guint32 floor = p > BACK_MAX ? p - BACK_MAX : 0;
  while (p > floor)
    {
      if (p >= 3 && kw_utf8_leads_han (text[p - 3]))
        {
          p -= 3;
          continue;
        }
      const char *before = kw_utf8_prev (text + p, text);
      guint len;
      if (kw_name_is_edge (kw_utf8_get (before, &len)))
        break;
      p = (guint32) (before - text);
    }
  return p;
}

guint32
kw_name_edge_after (const KwArticle *article, guint32 p)
{
  const char *text = article->fold.text;
  guint len = 3;
  while (p < article->fold.len && (kw_utf8_leads_han (text[p]) || !kw_name_is_edge (kw_utf8_get (text + p, &len))))
    {
      p += len;
      len = 3;
    }
  return MIN (p, (guint32) article->fold.len);
}

KwSpan
kw_name_to_edge (const char *text, guint32 from)
{
  guint32 end = from;
  for (guint len; end - from < NAME_REACH && text[end] != '\0' && !kw_name_is_edge (kw_utf8_get (text + end, &len)); end += len)
    ;
  return kw_span (from, end);
}

gboolean
kw_name_is_plain (const char *text, KwSpan name)
{
  static const char *const words[] = { "的", "在", "对", "从", "向", "为", "以", "将", "把", "被", "是", "有", "了", "让", "使",
                                       "给", "到", "由", "其", "这", "各", "每", "所", "更", "就", "也", "都", "不", NULL };
  /* 依希来木其乡: of towns, names of other tongues are spelt with any character. */
  static const char *const some[] = { "的", "在", "对", "把", "被", "将", "各", "每", NULL };
  gboolean town = kw_span_len (name) >= 9 && (kw_phrase_ends (text, name, "乡") || kw_phrase_ends (text, name, "镇"));
  return kw_span_len (name) <= PLAIN_MAX && !kw_phrase_has_any (text, name, town ? some : words);
}

gboolean
kw_name_list_is_plain (const KwNameList *list, const char *text, guint32 *most)
{
  guint32 least = G_MAXUINT32;
  *most = 0;
  for (guint i = 1; i < list->n; i++)
    {
      if (!kw_name_is_plain (text, list->names[i]))
        return FALSE;
      least = MIN (least, kw_span_len (list->names[i]));
      *most = MAX (*most, kw_span_len (list->names[i]));
    }
  return *most <= least + (list->joined > 0 ? 15 : 9);
}

gboolean
kw_name_is_pair (const char *text, KwSpan span)
{
  static const char *const joints[] = { "和", "与", "及" };
  static const char *const ends[] = { "乡", "镇", "村", "县", "市", "区", "省", "街道", "社区", "学校", "小学", "中学", "医院", "公司" };
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      gssize at = kw_phrase_find (text, span, joints[i]);
      if (at < 0)
        continue;
      KwSpan names[] = { kw_span (span.start, (guint32) at), kw_span ((guint32) at + 3, span.end) };
      guint n = 0;
      for (guint k = 0; k < 2; k++)
        for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
          if (kw_phrase_ends (text, names[k], ends[e]) && kw_span_len (names[k]) > strlen (ends[e]))
            {
              n += kw_name_is_plain (text, names[k]) && !kw_phrase_has (text, names[k], joints[i]);
              break;
            }
      if (n == 2)
        return TRUE;
    }
  return FALSE;
}

/* Bytes of the noun behind a number of houses. */
#define HOUSE_MAX 21

gboolean
kw_name_counts_proper (const KwNameList *list, const char *text, guint32 noun)
{
  static const char *const houses[] = { "幼儿园", "小学", "中学", "学校", "卫生院", "水库", "大桥", "电站", "变电站", "车站", "隧道", NULL };
  static const char *const kinds[] = { "园",   "学", "校",   "中",   "院",   "所",   "站",   "场", "店", "馆", "厂", "局",
                                       "公司", "库", "机关", "企业", "单位", "社区", "宿舍", "楼", "房", "桥", "路", NULL };
  if (!kw_phrase_has_any (text, kw_span (noun, noun + (guint32) strnlen (text + noun, HOUSE_MAX)), houses))
    return FALSE;
  for (guint i = 0; i < list->n; i++)
    for (guint k = 0; kinds[k] != NULL; k++)
      if (kw_phrase_ends (text, list->names[i], kinds[k]))
        return FALSE;
  return TRUE;
}

gboolean
kw_name_joins_count (const char *text, KwSpan name)
{
  static const char *const ends[] = { "和", "及", "与", "或", "是", "为", "即" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, name, ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_name_counts_other (const char *text, KwSpan name)
{
  static const char *const ends[] = { "第", "前", "后", "近", "约", "超", "逾", "各", "每", "有", "达", "至", "的", "新", "余",
                                      "多", "首", "其他", "其余", "另", "其它", "外", "到", "了", "十", "百", "千", "万",
                                      "全国", "世界", "提出", "中", "组", "代", "中亚", "北欧",
                                      "维持", "增设", "集团", "东北", "西北", "西南", "华北", "华东", "华南", "华中" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kw_phrase_ends (text, name, ends[i]))
      return TRUE;
  return FALSE;
}

/* Bytes of a clause that is no name. */
#define NEXT_MAX 60

gboolean
kw_names_go_on (const KwArticle *article, KwSpan chain)
{
  static const char *const tied[] = { "的", "为", "等", "是", NULL };
  const char *text = article->fold.text;
  KwSpan next = kw_span (chain.end + 1, kw_name_edge_after (article, chain.end + 1));
  gssize last = kw_words_last (text, chain, "、");
  if (last >= 0 && kw_phrase_has_any (text, kw_span ((guint32) last, chain.end), tied))
    return TRUE;
  if (kw_phrase_has (text, next, "、") || kw_span_len (next) > NEXT_MAX)
    return TRUE;
  for (guint32 p = next.start; p < next.end; p++)
    if (kw_is_digit ((guchar) text[p]))
      return FALSE;
  return TRUE;
}
