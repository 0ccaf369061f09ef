/* name.c - numbers that are names, times of day and days of the moon */
#include "checker/figures/name.h"
#include "checker/base/utf8.h"
#include "checker/figures/beside.h"

#include <string.h>

guint16
kw_unit_at (const char *p, const char *end, gsize *len)
{
  guint16 unit = kw_lexicon_unit (p, end, len);
  if (unit == 0 || *len != 3)
    return unit;
  gsize longer = 0;
  const KwWord *word = kw_lexicon_word (p, end, &longer);
  return word != NULL && longer > *len && (word->type == KW_WORD_skip || word->type == KW_WORD_verb || word->type == KW_WORD_neutral) ? 0
                                                                                                                                     : unit;
}

/* ---- times of day ---- */

/* The plain number at *P, when it is at most MAX; -1 otherwise. */
static int
small_number (const char **p, const char *end, int max)
{
  KwNumeral n;
  const char *q = *p;
  if (q >= end || !kw_numeral_may_begin ((guchar) *q) || !kw_numeral_parse (q, end, &n) || n.scaled || n.points ||
      n.fraction || n.bare || n.half_unit || n.approx != KW_APPROX_NONE || n.integer < 0 || n.integer > max)
    return -1;
  *p = q + n.len;
  return (int) n.integer;
}

/* 37分20秒, 半, 一刻, 整 behind the hour. */
static const char *
skip_minutes (const char *p, const char *end)
{
  static const char *const rests[] = { "半", "整", "许", "钟" };
  const char *q = p;
  if (small_number (&q, end, 59) >= 0 && (kw_begins (q, end, "分") || kw_begins (q, end, "刻")))
    {
      p = q + 3;
      q = p;
      if (small_number (&q, end, 59) >= 0 && kw_begins (q, end, "秒"))
        p = q + 3;
    }
  while (KW_BEGINS_ANY (p, end, rests))
    p += 3;
  return p;
}

/* 点 counts points, too: 三点意见. A part of the day before the hour decides, or
 * what only an hour has behind it. */
static gboolean
is_hour (const char *floor, const char *p, const char *mark, const char *end, const char *behind)
{
  static const char *const parts[] = { "早上", "上午", "中午", "下午", "晚上", "今早", "今晚", "昨晚", "凌晨", "清晨",
                                       "傍晚", "夜里", "夜间", "深夜", "午夜", "时间", "日晚", "号晚", "当晚", "日",
                                       "号",   "晨",   "每晚", "每早", "今天", "明天", "昨天", "当天", "每天" };
  static const char *const after[] = { "到", "至", "前", "后", "开始", "左右" };
  if (kw_begins (mark, end, "时"))
    return !kw_begins (mark + 3, end, "代") && !kw_begins (mark + 3, end, "期") && !kw_begins (mark + 3, end, "空");
  return behind > mark + 3 || KW_PRECEDES_ANY (floor, p, parts) ||
         (kw_is_digit ((guchar) *p) && KW_BEGINS_ANY (behind, end, after));
}

/* Does MARK stand behind one or two digits, or up to three characters, at P? A cheap question
 * before the numeral is read. */
static gboolean
mark_is_near (const char *p, const char *end, const char *mark)
{
  gboolean digits = kw_is_digit ((guchar) *p);
  gssize step = digits ? 1 : 3;
  for (gssize i = 1; i <= (digits ? 2 : 3) && i * step < end - p; i++)
    if (kw_begins (p + i * step, end, mark))
      return TRUE;
  return FALSE;
}

gsize
kw_clock_len (const char *floor, const char *p, const char *end)
{
  const char *q = p;
  if (!mark_is_near (p, end, "时") && !mark_is_near (p, end, "点"))
    return 0;
  if (small_number (&q, end, 24) < 0 || !(kw_begins (q, end, "时") || kw_begins (q, end, "点")))
    return 0;
  const char *behind = skip_minutes (q + 3, end);
  return is_hour (floor, p, q, end, behind) ? (gsize) (behind - p) : 0;
}

/* ---- the moon's calendar ---- */

/* 初三, 十五, 廿三: a day that has no 日. */
static const char *
skip_moon_day (const char *p, const char *end)
{
  const char *q = kw_begins (p, end, "初") || kw_begins (p, end, "廿") ? p + 3 : p;
  gboolean named = q > p;
  int day = small_number (&q, end, 30);
  if (day < 1 && !(named && kw_begins (p, end, "廿")))
    return NULL;
  return named || !(kw_begins (q, end, "日") || kw_begins (q, end, "号")) ? q : NULL;
}

/* 八月初三, 八月十五: Han, and behind the month a day without 日. */
static const char *
skip_moon_date (const char *p, const char *end)
{
  const char *q = p;
  if (kw_is_digit ((guchar) *p) || small_number (&q, end, 12) < 1 || !kw_begins (q, end, "月"))
    return NULL;
  const char *r = skip_moon_day (q + 3, end);
  gsize len;
  gboolean counts = r != NULL && !kw_begins (q + 3, end, "初") && !kw_begins (q + 3, end, "廿") &&
                    kw_unit_at (r, end, &len) != 0;
  return counts ? NULL : r;
}

/* [Y年]M月D日 in any writing behind 农历. */
static const char *
skip_any_date (const char *p, const char *end)
{
  static const char *const marks[] = { "年", "月", "日", "号" };
  const char *last = NULL;
  for (guint i = 0; i < 3; i++)
    {
      const char *q = p;
      if (kw_begins (q, end, "初"))
        q += 3;
      if (small_number (&q, end, 9999) < 0)
        break;
      p = KW_BEGINS_ANY (q, end, marks) ? q + 3 : q;
      last = p;
      if (p == q)
        break;
    }
  return last;
}

/* Does what stands before P end as a name of the calendar or a month does? */
static gboolean
is_led (const char *floor, const char *p)
{
  static const char lasts[][4] = { "历", "闰", "前", "月", "年", "初" };
  for (guint i = 0; i < G_N_ELEMENTS (lasts) && p - floor >= 3; i++)
    if (memcmp (p - 3, lasts[i], 3) == 0)
      return TRUE;
  return FALSE;
}

gsize
kw_lunar_len (const char *floor, const char *p, const char *end)
{
  static const char *const calendars[] = { "农历", "阴历", "旧历", "夏历", "古历", "闰", "公元前" };
  static const char *const months[] = { "正月", "腊月", "冬月", "大年", "正月初", "腊月初", "冬月初", "大年初" };
  gboolean led = is_led (floor, p);
  if (!led && (kw_is_digit ((guchar) *p) || !mark_is_near (p, end, "月")))
    return 0;
  if (led && KW_PRECEDES_ANY (floor, p, calendars))
    {
      const char *q = skip_any_date (p, end);
      return q != NULL ? (gsize) (q - p) : 0;
    }
  const char *q = led && KW_PRECEDES_ANY (floor, p, months) && !kw_precedes (floor, p, "日") ? skip_moon_day (p, end)
                                                                                             : NULL;
  if (q == NULL)
    q = skip_moon_date (p, end);
  return q != NULL ? (gsize) (q - p) : 0;
}

/* ---- names ---- */

static gboolean
is_han_at (const char *p, const char *end)
{
  guint len;
  return end - p >= 3 && (guchar) *p >= 0xE4 && kw_is_han (kw_utf8_get (p, &len));
}

/* Words that a number may be followed by that is no name's. */
static gboolean
goes_on (const char *q, const char *end)
{
  static const char *const words[] = { "的", "和", "与", "及", "至", "到",   "是",   "为", "比", "左",
                                       "以", "上", "下", "之", "间", "不",   "则",   "余", "多", "来",
                                       "几", "而", "也", "又", "都", "或",   "分",   "再", "已", "了",
                                       "等", "除", "加", "减", "乘", "大于", "小于", "就", "这", "且",
                                       "在", "但", "提", "升", "降", "增",   "左右", "约", "开" };
  return KW_BEGINS_ANY (q, end, words);
}

/* A count may come without a measure word: 两千职员, 3500群众; hundreds, that is, but
 * no year. */
static gboolean
is_round_count (const KwNumeral *n)
{
  return n->integer >= 100 && n->integer % 100 == 0 && (n->integer < 1900 || n->integer > 2100);
}

/* 1. and 2、 before the items of a list. */
static gboolean
begins_item (const char *floor, const char *p, const char *q, const char *end)
{
  gboolean line = p <= floor || p[-1] == '\n' || kw_precedes (floor, p, "　");
  gboolean sentence = line || kw_precedes (floor, p, "。") || p[-1] == ';' || p[-1] == ':' || p[-1] == '"';
  if (q - p > (kw_is_digit ((guchar) *p) ? 2 : 9))
    return FALSE;
  return (sentence && kw_is_digit ((guchar) *p) && q + 1 < end && *q == '.' && !kw_is_digit ((guchar) q[1])) ||
         (line && kw_begins (q, end, "、"));
}

gboolean
kw_number_is_name (const char *floor, const char *p, const char *q, const char *end, const KwNumeral *n)
{
  static const char *const dashes[] = { "-", "—", "－", "–" };
  static const char *const lines[] = { "热线", "专线", "平台", "网站", "电话", "急救", "报警", "短信",
                                       "旗舰", "窗口", "指数", "国道", "省道", "计划", "工程", "飞机" };
  if (kw_precedes (floor, p, "神") && n->han) /* 神十 */
    return TRUE;
  if (kw_begins (q, end, "·") || kw_precedes (floor, p, "·") || (n->digits > 1 && *p == '0' && !n->points))
    return TRUE;
  if (n->approx == KW_APPROX_RANGE && kw_begins (q, end, "月"))
    return TRUE;
  if (n->approx != KW_APPROX_NONE || n->fraction || n->bare || (n->scaled && !n->plain))
    return FALSE;
  if (begins_item (floor, p, q, end))
    return TRUE;
  if (KW_BEGINS_ANY (q, end, lines) || kw_begins (q, end, "》"))
    return TRUE;
  gboolean quoted = kw_begins (q, end, "”") || kw_begins (q, end, "\"");
  if (quoted && (kw_precedes (floor, p, "“") || kw_precedes (floor, p, "\"")))
    return TRUE;
  if (n->points)
    return FALSE;
  const char *dash = p;
  for (guint i = 0; i < G_N_ELEMENTS (dashes) && dash == p; i++)
    dash -= kw_precedes (floor, p, dashes[i]) ? strlen (dashes[i]) : 0;
  if (dash < p && dash - floor >= 3 && is_han_at (dash - 3, end))
    return TRUE;
  if (q < end && g_ascii_isalpha (*q))
    return TRUE;
  return is_han_at (q, end) && !goes_on (q, end) && !is_round_count (n);
}

gboolean
kw_ordinal_is_name (const char *floor, const char *p, const char *q, const char *end)
{
  static const char *const ranks[] = { "大", "高", "长", "多", "快", "的", "是",
                                       "和", "位", "或", "至", "到", "与", "、" };
  static const char *const list[] = { ",", "、", ":", "，", "：", "是" };
  const char *word = p - 3; /* 第 */
  gboolean begins = word <= floor || (guchar) word[-1] < 0x80 || kw_precedes (floor, word, "。") ||
                    kw_precedes (floor, word, "“") || kw_precedes (floor, word, "　");
  if (begins && KW_BEGINS_ANY (q, end, list))
    return TRUE;
  return is_han_at (q, end) && !KW_BEGINS_ANY (q, end, ranks);
}
