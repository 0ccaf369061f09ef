/* weekday.c - 星期三, 周三, 礼拜三, (三) */
#include "checker/figures/weekday.h"
#include "checker/base/utf8.h"

#include <string.h>

int
kw_weekday_at (const char *p, const char *end, gsize *len)
{
  static const char *const prefixes[] = { "星期", "礼拜", "周" };
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize n = strlen (prefixes[i]);
      if (!kw_utf8_begins (p, end, prefixes[i]))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        if (kw_utf8_begins (p + n, end, days[k]))
          {
            *len = n + 3;
            return (int) MIN (k + 1, 7);
          }
      if (n == 6 && p + n < end && p[n] >= '1' && p[n] <= '7' && !kw_is_digit (kw_utf8_at (p + n + 1, end)))
        {
          *len = n + 1;
          return p[n] - '0';
        }
    }
  return 0;
}

/* A time of day behind a date, where a weekday follows in brackets: 下午3:30(. */
static const char *
skip_hour (const char *p, const char *end)
{
  static const char *const words[] = { "上午", "下午", "中午", "晚上", "晚", "早上", "早", "凌晨",
                                       "清晨", "傍晚", "当天", "当晚", "夜", "时",   "点", "分",
                                       "整",   "许",   "半",   ":",    " ",  NULL };
  const char *q = p;
  for (gboolean more = TRUE; more && q < end && q - p < 40;)
    {
      more = kw_is_digit ((guchar) *q);
      q += more;
      for (guint i = 0; words[i] != NULL && !more; i++)
        if (kw_utf8_begins (q, end, words[i]))
          {
            q += strlen (words[i]);
            more = TRUE;
          }
    }
  return q < end && *q == '(' ? q : p;
}

/* (农历四月十六,星期三): the lunar date before the weekday. */
static const char *
skip_lunar (const char *p, const char *end)
{
  if (!kw_utf8_begins (p, end, "农历") && !kw_utf8_begins (p, end, "阴历"))
    return p;
  const char *comma = memchr (p, ',', MIN ((gsize) (end - p), 60));
  return comma != NULL ? comma + 1 : p;
}

const char *
kw_weekday_skip (const char *p, const char *end)
{
  static const char *const words[] = { "(", ",", " ", "是", "为", "[", "/", NULL };
  static const char *const which[] = { "本", "这个", "这", "上个", "上", "下", NULL };
  gsize len;
  p = skip_hour (p, end);
  for (guint tries = 0; tries < 2 && p < end; tries++)
    for (guint i = 0; words[i] != NULL; i++)
      if (kw_utf8_begins (p, end, words[i]))
        {
          p += strlen (words[i]);
          break;
        }
  p = skip_lunar (p, end);
  for (guint i = 0; which[i] != NULL; i++)
    if (kw_utf8_begins (p, end, which[i]) && kw_weekday_at (p + strlen (which[i]), end, &len) != 0)
      return p + strlen (which[i]);
  return p;
}

int
kw_weekday_in_brackets (const char *p, const char *end)
{
  static const char *const days[] = { "(一)", "(二)", "(三)", "(四)", "(五)", "(六)", "(日)" };
  static const char *const behind[] = { "上午", "下午", "中午", "晚", "早", "凌晨", "在", "于",
                                        "起",   "至",   ",",    "。", ")",  "、",   NULL };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (kw_utf8_begins (p, end, days[i]))
      return p + 5 >= end || kw_is_digit ((guchar) p[5]) || kw_utf8_begins_any (p + 5, end, behind) ? (int) i + 1 : 0;
  return 0;
}
