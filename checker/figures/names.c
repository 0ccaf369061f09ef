/* names.c - lists of names, and numbers of what they name */
#include "checker/figures/names.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

/* 1 to 9 for 一 to 九 at P, else 0. */
static guint
han_digit (const char *p, const char *end)
{
  static const char digits[] = "一二三四五六七八九";
  for (guint i = 0; p + 3 <= end && i < 9; i++)
    if (memcmp (p, digits + 3 * i, 3) == 0)
      return i + 1;
  return 0;
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
                                          "位", "名", "座", "支", "部", "门", "款", "本" };
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
  return NULL;
}

/* 个月, 三位一体: no count of names. */
static gboolean
is_measure (const char *unit, const char *behind, const char *end)
{
  static const char *const words[] = { "个月",   "个百分", "个小时", "个工作", "个交易", "个多", "个亿", "个学期",
                                       "位一体", "个字",   "个半",   "门峡",   "大洋",   "大洲", "地块", "级地震",
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

/* A count at P; FALSE where there is none. */
gboolean
kw_name_count_read (const char *text, const char *p, const char *end, KwNameCount *count)
{
  guint n, next;
  gboolean bare, ignored;
  const char *unit = read_number (p, end, &n);
  const char *behind = unit != NULL ? read_unit (unit, end, &bare) : NULL;
  if (behind == NULL || is_measure (unit, behind, end))
    return FALSE;
  *count = (KwNameCount){ n, n, kw_span (p - text, behind - text), bare };
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

void
kw_name_list_add (KwNameList *list, const char *text, KwSpan name)
{
  static const char *const conjunctions[] = { "和", "及", "与", "暨", "或", "并", "同", "》《", "\"\"", "”“", " " };
  if (list->n == KW_NAMES_MAX || kw_span_is_empty (name))
    {
      list->vague = TRUE;
      return;
    }
  for (guint32 p = name.start; p < name.end; p++)
    list->vague |= kw_is_digit ((guchar) text[p]);
  list->vague |= count_of (text, name, "\"") % 2 != 0 || count_of (text, name, "《") != count_of (text, name, "》") ||
                 count_of (text, name, "“") != count_of (text, name, "”") || kw_phrase_has (text, name, "等");
  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++)
    list->joined += count_of (text, name, conjunctions[i]);
  list->names[list->n++] = name;
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
