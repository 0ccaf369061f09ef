/* date.c - dates as they are written */
#include "checker/base/utf8.h"
#include "checker/figures/date-private.h"
#include "checker/figures/numeral.h"

static gboolean
is_plain_number (const KwNumeral *n)
{
  return !n->scaled && !n->points && !n->fraction && !n->half_unit && n->approx == KW_APPROX_NONE && n->integer <= 9999;
}

/* A plain number at *P in ASCII (MAX digits at most) or Han; -1 when there is none. */
int
kw_date_number (const char **p, const char *end, guint max)
{
  KwNumeral n;
  const char *q = *p;
  if (q < end && kw_is_digit ((guchar) *q))
    {
      int value = 0;
      guint digits = 0;
      for (; q < end && kw_is_digit ((guchar) *q); q++, digits++)
        if (digits < max)
          value = value * 10 + (*q - '0');
      if (digits > max)
        return -1;
      *p = q;
      return value;
    }
  if (q >= end || !kw_numeral_may_begin ((guchar) *q) || !kw_numeral_parse (q, end, &n) || !is_plain_number (&n))
    return -1;
  *p = q + n.len;
  return (int) n.integer;
}

/* 号 ends a day but also a bus line, a building, a decree: only behind 月. */
gsize
kw_day_mark (const char *p, const char *end, gboolean after_month)
{
  return kw_begins (p, end, "日") || (after_month && kw_begins (p, end, "号")) ? 3 : 0;
}

/* [M月[D日]] at P into YMD. */
const char *
kw_date_month_day (const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  /* 两月来 are two of them. */
  int month = kw_begins (p, end, "两") ? -1 : kw_date_number (&q, end, 2);
  if (month < 0 || !kw_begins (q, end, "月") || (month == 0 && ymd->year == 0))
    return NULL;
  q += kw_begins (q, end, "月份") ? 6 : 3;
  ymd->month = (gint16) month;
  /* A zero that is written is a day that no calendar has. */
  ymd->day = month == 0 ? -1 : 0;
  const char *r = q;
  int day = kw_date_number (&r, end, 2);
  gsize mark = day >= 0 ? kw_day_mark (r, end, TRUE) : 0;
  if (mark == 0)
    return q;
  ymd->day = (gint16) (day > 0 ? day : -1);
  return r + mark;
}

/* The year that VALUE, written from P to Q before 年, is; 0 for none. Of two
 * digits: 08年, and 98年 where a month follows. */
static int
year_of (int value, const char *p, const char *q, const char *end)
{
  gboolean digits = kw_is_digit ((guchar) *p);
  if (kw_is_year (value))
    return !digits || q - p == 4 ? value : 0;
  if (value > 99 || (digits ? q - p != 2 : q - p != 6))
    return 0;
  KwYmd month = { 0, 0, 0 };
  if (*p == '0' || kw_begins (p, end, "零") || (digits && kw_date_month_day (q + 3, end, &month) != NULL))
    return value + (value < 50 ? 2000 : 1900);
  return 0;
}

/* Y年 or Y年度 into YMD; the first year of the Republic was 1912. */
static const char *
parse_year (const char *p, const char *end, KwYmd *ymd)
{
  gboolean republic = kw_begins (p, end, "民国");
  const char *q = republic ? p + 6 : p, *start = q;
  int value = kw_date_number (&q, end, 4);
  if (value < 0 || !kw_begins (q, end, "年") || kw_begins (q, end, "年级"))
    return NULL;
  int year = republic ? (value >= 1 && value < 200 ? value + 1911 : 0) : year_of (value, start, q, end);
  if (year == 0)
    return NULL;
  ymd->year = (gint16) year;
  return kw_begins (q, end, "年度") ? q + 6 : q + 3;
}

/* Y年[M月[D日]] or M月[D日]. */
const char *
kw_date_han (const char *p, const char *end, KwYmd *ymd)
{
  *ymd = (KwYmd){ 0, 0, 0 };
  const char *q = parse_year (p, end, ymd);
  if (q == NULL)
    return kw_date_month_day (p, end, ymd);
  const char *r = kw_date_month_day (q, end, ymd);
  return r != NULL ? r : q;
}

/* Days of a month that is not named are told from lengths of time by what
 * touches them. */
static gboolean
is_length_of_time (const char *floor, const char *p, const char *q, const char *end)
{
  static const char *const before[] = { "每", "近", "满", "达",   "共",   "过",   "约",   "超",  "时", "长",
                                        "逾", "足", "计", "个",   "续",   "前",   "后",   "期",  "余", "第",
                                        "经", "为", "提", "起",   "存",   "留",   "停",   "息",  "假", "休",
                                        "延", "示", "告", "每月", "少于", "低于", "限于", "多于" };
  static const char *const behind[] = { "内", "游", "龄", "均", "间", "前", "后", "以", "之",
                                        "余", "多", "左", "的", "元", "本", "报", "备" };
  return KW_PRECEDES_ANY (floor, p, before) || KW_BEGINS_ANY (q, end, behind);
}

/* Is what 号 ends at Q a day: in news it mostly is; 4号楼, 11号线, 某路12号 and 嫦娥2号 are none. */
static gboolean
may_be_day_number (const char *floor, const char *p, const char *q, const char *end)
{
  static const char *const before[] = { "在",   "于",   "从",   "到", "至", "自", "是",
                                        "截止", "截至", "时间", "月", "和", "天", "或" };
  static const char *const named[] = { "路", "街", "巷", "楼", "道", "区", "院", "弄", "园", "里", "星",
                                       "舟", "娥", "宫", "箭", "者", "河", "洞", "型", "级", "站", "井",
                                       "线", "神", "船", "舰", "机", "第", "村", "队", "组", "厂" };
  static const char *const behind[] = { "楼", "线", "院", "台", "文", "令", "井",   "店",   "机",  "码", "矿", "煤",
                                        "门", "桥", "船", "馆", "车", "坑", "厅",   "站",   "库",  "高", "球", "位",
                                        "种", "病", "池", "路", "实", "沉", "卫",   "星",   "选",  "探", "飞", "火",
                                        "导", "案", "工", "舱", "室", "窗", "公路", "公馆", "公寓" };
  static const char *const told[] = { "晚", "早", "上", "下", "凌", "清", "中", "傍", "夜", "深", "午", "在", "就",
                                      "说", "表", "宣", "发", "公", "对", "向", "与", "和", "起", "至", "到", "开",
                                      "举", "召", "抵", "离", "结", "继", "完", "拒", "逮", "报", "称", "将", "再",
                                      "又", "正", "会", "同", "出", "呼", "证", "指", "认", "通", "重", "签", "遭",
                                      "批", "决", "启", "进", "访", "谴", "否", "要", "为", "以", "因", "首", "逝",
                                      "去", "从", "分", "击", "挫", "确", "承", "警", "打", "用", "闭", "揭", "投",
                                      "接", "援", "仍", "的", "还", "刊", "登", "播" };
  gboolean begins = p <= floor || (guchar) p[-1] < 0x80 || kw_precedes (floor, p, "。") || kw_precedes (floor, p, "、");
  if (KW_BEGINS_ANY (q, end, behind) || (!begins && KW_PRECEDES_ANY (floor, p, named)))
    return FALSE;
  return begins || KW_PRECEDES_ANY (floor, p, before) || KW_BEGINS_ANY (q, end, told);
}

/* The day at P with its mark, behind it; NULL for none. */
static const char *
parse_day (const char *floor, const char *p, const char *end, int *day)
{
  const char *q = p;
  *day = kw_date_number (&q, end, 2);
  if (*day < 1 || *day > 31)
    return NULL;
  if (kw_begins (q, end, "号"))
    return kw_is_digit ((guchar) *p) && may_be_day_number (floor, p, q + 3, end) ? q + 3 : NULL;
  return kw_begins (q, end, "日") && !is_length_of_time (floor, p, q + 3, end) ? q + 3 : NULL;
}

/* 29日 in digits, 十日 behind 本月; 18日至20日, 5-7日. */
static const char *
parse_bare_day (const char *floor, const char *p, const char *end, KwWritten *date)
{
  if (!kw_is_digit ((guchar) *p) && !kw_precedes (floor, p, "月"))
    return NULL;
  int day, last = 0;
  const char *q = parse_day (floor, p, end, &day), *bare = p;
  if (q == NULL && (day = kw_date_number (&bare, end, 2)) > 0 && kw_date_connector (bare, end) > 0)
    q = bare;
  if (q == NULL)
    return NULL;
  gsize n = kw_date_connector (q, end);
  const char *r = n > 0 ? parse_day (q + n, q + n, end, &last) : NULL;
  if (q == bare && (r == NULL || last <= day || is_length_of_time (floor, p, r, end)))
    return NULL;
  date->from = (KwYmd){ 0, 0, (gint16) day };
  date->to = r != NULL ? (KwYmd){ 0, 0, (gint16) last } : date->from;
  date->range = r != NULL;
  return r != NULL ? r : q;
}

/* 公元789年: a year of any length. */
static const char *
parse_era (const char *floor, const char *p, const char *end, KwWritten *date)
{
  const char *q = p;
  int year = kw_precedes (floor, p, "公元") ? kw_date_number (&q, end, 4) : -1;
  if (year < 1 || year > 2999 || !kw_begins (q, end, "年"))
    return NULL;
  date->from = date->to = (KwYmd){ (gint16) year, 0, 0 };
  return q + 3;
}

/* 108年, 109年5月, 110学年度 of the Republic, where the article writes its years so;
 * 100年来 and 99年间 are lengths of time. */
static const char *
parse_republic (const char *floor, const char *p, const char *end, KwWritten *date)
{
  static const char *const behind[] = { "来", "间", "内", "的", "历", "以", "之", "前",
                                        "后", "级", "老", "资", "期", "多", "余" };
  const char *q = p;
  int value = kw_is_digit ((guchar) *p) ? kw_date_number (&q, end, 3) : -1;
  gsize school = kw_begins (q, end, "学年度") ? 9 : kw_begins (q, end, "学年") ? 6 : 0;
  if (value < 70 || value > 130 || (school == 0 && !kw_begins (q, end, "年")))
    return NULL;
  if (school > 0)
    {
      /* Taiwan's school year begins in August (高级中等以下学校学生学年学期假期办法). */
      date->from = (KwYmd){ (gint16) (value + 1911), 8, 1 };
      date->to = (KwYmd){ (gint16) (value + 1912), 7, 31 };
      date->range = TRUE;
      return q + school;
    }
  q += 3;
  /* 较106年的412件: of a year that another is compared with. */
  gboolean compared = kw_precedes (floor, p, "较") || kw_precedes (floor, p, "比");
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (kw_begins (q, end, behind[i]) && !(compared && kw_begins (q, end, "的")))
      return NULL;
  q += kw_begins (q, end, "度") ? 3 : 0;
  date->from = (KwYmd){ (gint16) (value + 1911), 0, 0 };
  const char *r = kw_date_month_day (q, end, &date->from);
  q = r != NULL ? r : q;
  r = kw_date_behind (q, end, &date->from, &date->to);
  date->range = r != NULL;
  if (r == NULL)
    date->to = date->from;
  return r != NULL ? r : q;
}

/* 2008/10/20, 2017-10-23, 2016.3.28; two parts alone are as often anything else. */
const char *
kw_date_numeric (const char *p, const char *end, KwYmd *ymd)
{
  const char *q = p;
  *ymd = (KwYmd){ 0, 0, 0 };
  if (!kw_is_digit ((guchar) *p))
    return NULL;
  ymd->year = (gint16) kw_date_number (&q, end, 4);
  if (q - p != 4 || !kw_is_year (ymd->year) || q >= end || *q == '\0' || strchr ("-/.", *q) == NULL)
    return NULL;
  char separator = *q++;
  const char *r = q;
  ymd->month = (gint16) kw_date_number (&q, end, 2);
  if (ymd->month < 1 || ymd->month > 12 || q - r > 2 || q >= end || *q != separator)
    return NULL;
  r = ++q;
  ymd->day = (gint16) kw_date_number (&q, end, 2);
  if (ymd->day < 1 || q - r > 2 || (q < end && kw_is_digit ((guchar) *q)))
    return NULL;
  return q;
}

gboolean
kw_ymd_is_valid (const KwYmd *ymd)
{
  if (ymd->month == 0)
    return ymd->day == 0 || (ymd->year == 0 && ymd->day > 0);
  int days = kw_days_in_month (ymd->year != 0 ? ymd->year : 2000, ymd->month);
  return days > 0 && ymd->day >= 0 && ymd->day <= days;
}

static void
finish (KwWritten *date, const char *p, const char *q)
{
  date->len = (guint32) (q - p);
  date->valid = kw_ymd_is_valid (&date->from) && kw_ymd_is_valid (&date->to);
}

/* 6.1至4月: item 6 of a list, and the range lost its first month to the item's number. */
static gboolean
ends_glued_range (const char *floor, const char *p)
{
  const char *q = p;
  if (kw_precedes (floor, q, "至") || kw_precedes (floor, q, "到") || kw_precedes (floor, q, "—"))
    q -= 3;
  else if (q > floor && (q[-1] == '-' || q[-1] == '~'))
    q--;
  else
    return FALSE;
  const char *digits = q;
  while (q > floor && digits - q < 2 && kw_is_digit ((guchar) q[-1]))
    q--;
  return q < digits && q - floor >= 2 && q[-1] == '.' && kw_is_digit ((guchar) q[-2]);
}

/* A number that goes on to the left, an ordinal, a decree's number. */
static gboolean
begins_inside (const char *floor, const char *p, const char *end)
{
  if (p <= floor)
    return FALSE;
  guchar before = (guchar) p[-1];
  /* Letters before few digits: 2O12年 with the letter O. */
  gboolean year = end - p >= 4 && kw_is_digit ((guchar) p[2]) && kw_is_digit ((guchar) p[3]);
  if (g_ascii_isalpha (before) && !year)
    return TRUE;
  if (kw_is_digit (before) || ((before == '.' || before == '/') && p - 1 > floor && kw_is_digit ((guchar) p[-2])))
    return TRUE;
  return kw_precedes (floor, p, "第") || ends_glued_range (floor, p);
}

/* Most numbers are no dates: told from what stands behind the first. */
static gboolean
may_be_date (const char *p, const char *end, const KwNumeral *numeral)
{
  static const char *const marks[] = { "年", "月", "日", "号", "世纪", "至", "到", "财", "学年", "—", "–", "―" };
  const char *q = p;
  if (p < end && kw_is_digit ((guchar) *p))
    {
      if (kw_date_number (&q, end, 4) < 0)
        return FALSE;
    }
  else if (numeral == NULL || !kw_numeral_may_begin ((guchar) *p) || !is_plain_number (numeral))
    return kw_begins (p, end, "上世纪") || kw_begins (p, end, "本世纪") || kw_begins (p, end, "民国");
  else
    q = p + numeral->len;
  if (q >= end || (guchar) *q < 0x80)
    return q < end && *q != '\0' && strchr ("-/.~ ", *q) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (kw_begins (q, end, marks[i]))
      return TRUE;
  return FALSE;
}

gboolean
kw_date_parse (const char *floor, const char *p, const char *end, gboolean republic, const KwNumeral *numeral,
               KwWritten *date)
{
  memset (date, 0, sizeof *date);
  if (p >= end || begins_inside (floor, p, end) || !may_be_date (p, end, numeral))
    return FALSE;
  const char *q = kw_date_numeric_range (p, end, date);
  if (q == NULL)
    q = kw_date_range (p, end, date);
  if (q == NULL && republic)
    q = parse_republic (floor, p, end, date);
  if (q == NULL && (q = kw_date_han (p, end, &date->from)) != NULL)
    {
      const char *r = kw_date_behind (q, end, &date->from, &date->to);
      date->range = r != NULL;
      if (r == NULL)
        date->to = date->from;
      q = r != NULL ? r : q;
    }
  if (q == NULL)
    q = parse_era (floor, p, end, date);
  if (q == NULL)
    q = parse_bare_day (floor, p, end, date);
  if (q != NULL)
    finish (date, p, q);
  return q != NULL;
}
