/* check_figures.c - numerals, dates, figures, what is bound to them, places, claims
 *
 * Expectations follow design notes on figures: an interval is spelt
 * "(16000,17000)", a plain value "6663", an unbounded side "..".
 */
#include "checker/base/utf8.h"
#include "checker/figures/claim.h"
#include "checker/figures/date.h"
#include "checker/figures/figure.h"
#include "checker/figures/ledger.h"
#include "checker/figures/numeral.h"
#include "checker/figures/place.h"
#include "tests/suite.h"

#include <string.h>

static void
append_bound (GString *out, gboolean unbounded, KwDecimal bound)
{
  g_autofree char *text = unbounded ? g_strdup ("..") : kw_decimal_to_string (bound);
  g_string_append (out, text);
}

static void
append_interval (GString *out, const KwInterval *v)
{
  if (kw_interval_is_exact (v))
    {
      append_bound (out, FALSE, v->low);
      return;
    }
  g_string_append_c (out, v->low_open ? '(' : '[');
  append_bound (out, v->low_unbounded, v->low);
  g_string_append_c (out, ',');
  append_bound (out, v->high_unbounded, v->high);
  g_string_append_c (out, v->high_open ? ')' : ']');
}

/* ---- numerals ---- */

static const struct
{
  const char *text;
  const char *literal; /* what of it is the numeral; NULL: none begins there */
  const char *value;
} numerals[] = {
  /* digits */
  { "0", "0", "0" },
  { "7个", "7", "7" },
  { "6663名", "6663", "6663" },
  { "007", "007", "7" },
  { "1,234", "1,234", "1234" },
  { "1,234,567.89元", "1,234,567.89", "1234567.89" },
  { "12,345,678", "12,345,678", "12345678" },
  { "1,23", "1", "1" },
  { "1,2345", "1", "1" },
  { "1234,567", "1234", "1234" },
  { "145.48", "145.48", "145.48" },
  { "0.050", "0.050", "0.05" },
  { "3.", "3", "3" },
  { "3.。", "3", "3" },
  { "999999999999999999", "999999999999999999", "999999999999999999" },
  { "1000000000000000000", NULL, NULL }, /* 19 digits */
  { "0.1234567890123456789", NULL, NULL },
  { "100000000000亿", "100000000000亿", "10000000000000000000" },
  /* digits and scales */
  { "1.6万", "1.6万", "16000" },
  { "5万", "5万", "50000" },
  { "350万", "350万", "3500000" },
  { "3.2亿", "3.2亿", "320000000" },
  { "2万亿", "2万亿", "2000000000000" },
  { "2.5千万", "2.5千万", "25000000" },
  { "3百万", "3百万", "3000000" },
  { "8千", "8千", "8000" },
  { "4百", "4百", "400" },
  { "1亿5000万", "1亿5000万", "150000000" },
  { "1亿5000余万", "1亿5000余万", "(150000000,160000000)" },
  { "3千多万", "3千多万", "(30000000,40000000)" },
  { "1亿3千多万", "1亿3千多万", "(130000000,140000000)" },
  { "2亿零300万", "2亿零300万", "203000000" },
  { "5万4千6百", "5万4千6百", "54600" },
  { "5万4千", "5万4千", "54000" },
  { "3万4000", "3万4000", "34000" },
  { "1千零1", "1千零1", "1001" },
  { "1千零20", "1千零20", "1020" },
  { "3万50", "3万", "30000" }, /* two numbers, or nobody knows */
  { "1.5万5千", "1.5万", "15000" },
  { "5000万3千", "5000万3千", "50003000" },
  /* Han */
  { "一", "一", "1" },
  { "十", "十", "10" },
  { "十二", "十二", "12" },
  { "二十", "二十", "20" },
  { "二十三", "二十三", "23" },
  { "一百", "一百", "100" },
  { "一百零五", "一百零五", "105" },
  { "一百一十", "一百一十", "110" },
  { "一百一", "一百一", "110" },
  { "四百五", "四百五", "450" },
  { "四百零五", "四百零五", "405" },
  { "三千六", "三千六", "3600" },
  { "一千零五十", "一千零五十", "1050" },
  { "一千零五", "一千零五", "1005" },
  { "一千二百三十四", "一千二百三十四", "1234" },
  { "两千", "两千", "2000" },
  { "一万", "一万", "10000" },
  { "两万五", "两万五", "25000" },
  { "一万零五百", "一万零五百", "10500" },
  { "三百二十万", "三百二十万", "3200000" },
  { "十万", "十万", "100000" },
  { "一千万", "一千万", "10000000" },
  { "一亿", "一亿", "100000000" },
  { "一亿两千万", "一亿两千万", "120000000" },
  { "三亿五", "三亿五", "350000000" },
  { "十三亿七千万", "十三亿七千万", "1370000000" },
  { "三万亿", "三万亿", "3000000000000" },
  { "四万万", "四万万", "400000000" },
  { "五兆六十二亿四万五千二", "五兆六十二亿四万五千二", "5006200045200" },
  { "四十九兆九千五百九十二亿", "四十九兆九千五百九十二亿", "49959200000000" },
  { "二〇一六", "二〇一六", "2016" },
  { "一九九八", "一九九八", "1998" },
  { "五八", "五八", "58" },
  { "○五", NULL, NULL }, /* a circle: no numeral begins so */
  { "壹佰贰拾叁", "壹佰贰拾叁", "123" },
  { "伍仟元", "伍仟", "5000" },
  { "三点五", "三点五", "3.5" },
  { "十二点七五", "十二点七五", "12.75" },
  { "零点八", "零点八", "0.8" },
  { "一点六万", "一点六万", "16000" },
  { "二十三十", "二十", "20" }, /* two numbers, as the next four */
  { "一百二百", "一百", "100" },
  { "三万五万", "三万", "30000" },
  { "三万五百万", "三万", "30000" },
  { "三千亿", "三千亿", "300000000000" },
  { "九百九十九兆", "九百九十九兆", "999000000000000" },
  { "三十两", "三十", "30" }, /* 两 is the measure */
  { "三千两百两", "三千两百", "3200" },
  { "两万两", "两万", "20000" },
  { "五十兆字节", "五十", "50" },
  { "一百千瓦", "一百", "100" },
  { "三千瓦", "三千", "3000" },
  { "12千米", "12", "12" },
  { "2.3千克", "2.3", "2.3" },
  { "30万千瓦", "30万", "300000" },
  { "1.2亿千瓦时", "1.2亿", "120000000" },
  /* 余 and 多 */
  { "1.6万余", "1.6万余", "(16000,17000)" },
  { "350余万", "350余万", "(3500000,3600000)" },
  { "350多万", "350多万", "(3500000,3600000)" },
  { "2000余", "2000余", "(2000,3000)" },
  { "1170余", "1170余", "(1170,1180)" },
  { "450余", "450余", "(450,460)" },
  { "6万多", "6万多", "(60000,70000)" },
  { "十多万", "十多万", "(100000,200000)" },
  { "十万多", "十万多", "(100000,110000)" },
  { "十余", "十余", "(10,20)" },
  { "二十多", "二十多", "(20,30)" },
  { "一百多", "一百多", "(100,200)" },
  { "一百二十余", "一百二十余", "(120,130)" },
  { "三千多", "三千多", "(3000,4000)" },
  { "三千多万", "三千多万", "(30000000,40000000)" },
  { "3亿多", "3亿多", "(300000000,400000000)" },
  { "3.2亿多", "3.2亿多", "(320000000,330000000)" },
  { "20多", "20多", "(20,30)" },
  { "100余", "100余", "(100,200)" },
  /* 几, 数, 上, 两三 */
  { "十几", "十几", "(10,20)" },
  { "二十几", "二十几", "(20,30)" },
  { "二十几万", "二十几万", "(200000,300000)" },
  { "一百零几", "一百零几", "(100,110)" },
  { "一百零几万", "一百零几万", "(1000000,1100000)" },
  { "几十", "几十", "[20,100)" },
  { "几百万", "几百万", "[2000000,10000000)" },
  { "数百", "数百", "[200,1000)" },
  { "数十万", "数十万", "[200000,1000000)" },
  { "上千", "上千", "[1000,..]" },
  { "上万", "上万", "[10000,..]" },
  { "成千", "成千", "[1000,..]" },
  { "两三", "两三", "[2,3]" },
  { "两三万", "两三万", "[20000,30000]" },
  { "七八十", "七八十", "[70,80]" },
  { "三四百", "三四百", "[300,400]" },
  { "十七八", "十七八", "[17,18]" },
  /* fractions */
  { "三分之一", "三分之一", "[0.333333333333,0.333333333334]" },
  { "三分之二", "三分之二", "[0.666666666666,0.666666666667]" },
  { "四分之三", "四分之三", "0.75" },
  { "二分之一", "二分之一", "0.5" },
  { "十分之一", "十分之一", "0.1" },
  { "百分之五", "百分之五", "5" },
  { "百分之五十", "百分之五十", "50" },
  { "百分之五十五点五七九", "百分之五十五点五七九", "55.579" },
  { "百分之百", "百分之百", "100" },
  { "百分之22", "百分之22", "22" },
  { "百分之2.4", "百分之2.4", "2.4" },
  { "百分之二三十", "百分之二三十", "[20,30]" },
  { "千分之一", "千分之一", "0.001" },
  { "万分之三", "万分之三", "0.0003" },
  { "百万分之五", "百万分之五", "0.000005" },
  { "千万分之六", "千万分之六", "0.0000006" },
  { "16分之5", "16分之5", "0.3125" },
  { "一又二分之一", "一又二分之一", "1.5" },
  { "5分钟", "5", "5" },
  /* below zero */
  { "负三十二", "负三十二", "-32" },
  { "负10000", "负10000", "-10000" },
  { "负1.1", "负1.1", "-1.1" },
  { "负四十五亿零四百零四万", "负四十五亿零四百零四万", "-4504040000" },
  { "负10余", "负10余", "(-20,-10)" },
  /* none */
  { "", NULL, NULL },
  { "万元", "万", "10000" },
  { "百姓", "百", "100" },
  { "千方百计", "千", "1000" },
  { "亿万", "亿万", "1000000000000" },
  { "个", NULL, NULL },
  { "abc", NULL, NULL },
  { ".5", NULL, NULL },
  { "余", NULL, NULL },
  { "几个", NULL, NULL },
  { "数据", NULL, NULL },
  { "上百姓", "上百", "[100,..]" }, /* the lexicon's business */
  { "分之一", NULL, NULL },
  { "负责", NULL, NULL },
  { "点五", NULL, NULL },
};

START_TEST (numerals_are_read)
{
  const char *text = numerals[_i].text;
  KwNumeral n;
  gboolean read = kw_numeral_parse (text, text + strlen (text), &n);
  ck_assert_msg (read == (numerals[_i].literal != NULL), "%s is %sread", text, read ? "" : "not ");
  if (!read)
    return;
  g_autoptr (GString) value = g_string_new (NULL);
  append_interval (value, &n.value);
  ck_assert_msg (n.len == strlen (numerals[_i].literal), "%s: %.*s is read", text, (int) n.len, text);
  ck_assert_msg (strcmp (value->str, numerals[_i].value) == 0, "%s is read as %s", text, value->str);
  ck_assert_msg (n.approx != KW_APPROX_NONE || n.fraction || kw_interval_is_exact (&n.value),
                 "%s has bounds for nothing", text);
}
END_TEST

/* Every numeral written out in Han is read back. */
static void
append_section (GString *out, guint value, gboolean inner)
{
  static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
                           *const scales[] = { "千", "百", "十", "" };
  gboolean zero = inner && value < 1000, any = FALSE;
  guint power = 1000;
  for (guint i = 0; i < 4; i++, power /= 10)
    {
      guint d = value / power % 10;
      if (d == 0)
        {
          zero = zero || any;
          continue;
        }
      if (zero)
        g_string_append (out, "零");
      g_string_append_printf (out, "%s%s", digits[d], scales[i]);
      zero = FALSE;
      any = TRUE;
    }
}

static char *
spelt_in_han (guint64 value)
{
  GString *out = g_string_new (NULL);
  guint parts[] = { (guint) (value / 100000000), (guint) (value / 10000 % 10000), (guint) (value % 10000) };
  static const char *const scales[] = { "亿", "万", "" };
  for (guint i = 0; i < 3; i++)
    if (parts[i] > 0)
      {
        append_section (out, parts[i], out->len > 0);
        g_string_append (out, scales[i]);
      }
  return g_string_free (out, FALSE);
}

START_TEST (spelt_numerals_are_read)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  for (guint i = 0; i < 500; i++)
    {
      guint64 value = (guint64) g_rand_int (rand) * 200 % (guint64) (_i % 2 ? 1000000000000 : 100000) + 1;
      g_autofree char *text = spelt_in_han (value);
      KwNumeral n;
      ck_assert_msg (kw_numeral_parse (text, text + strlen (text), &n) && n.len == strlen (text), "%s", text);
      ck_assert_msg (kw_interval_is_exact (&n.value) &&
                         kw_decimal_compare (n.value.low, kw_decimal ((gint64) value, 0)) == 0,
                     "%s is not %" G_GUINT64_FORMAT, text, value);
    }
}
END_TEST

/* Whatever comes, a numeral lies inside its text, on characters, and its
 * bounds are in order. */
START_TEST (random_numerals_keep_order)
{
  static const char *const pieces[] = { "一", "二", "两",  "三", "五", "九", "十", "百", "千",   "万", "亿", "兆",
                                        "零", "〇", "余",  "多", "几", "数", "上", "成", "分之", "点", "又", "负",
                                        "1",  "20", "999", ".",  ",",  "米", "瓦", "陆", "拾",   "-",  "半", "%" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int n = g_rand_int_range (rand, 1, 14); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autofree char *exact = g_memdup2 (text->str, text->len);
      KwNumeral n;
      if (!kw_numeral_parse (exact, exact + text->len, &n))
        continue;
      ck_assert_msg (n.len > 0 && n.len <= text->len && (text->str[n.len] & 0xC0) != 0x80, "%s: %u", text->str, n.len);
      const KwInterval *v = &n.value;
      ck_assert_msg (v->low_unbounded || v->high_unbounded || kw_decimal_compare (v->low, v->high) <= 0, "%s",
                     text->str);
    }
}
END_TEST

/* ---- written dates ---- */

static const struct
{
  const char *text;  /* | marks where the date is to be looked for */
  const char *dates; /* its ends, and ! when no calendar has it; NULL: none */
  const char *literal;
} written[] = {
  { "2016年3月28日", "2016-3-28", "2016年3月28日" },
  { "2016年3月28号", "2016-3-28", "2016年3月28号" },
  { "2016年3月", "2016-3-0", "2016年3月" },
  { "2016年", "2016-0-0", "2016年" },
  { "2016年度", "2016-0-0", "2016年度" },
  { "3月28日", "0-3-28", "3月28日" },
  { "03月08日", "0-3-8", "03月08日" },
  { "3月", "0-3-0", "3月" },
  { "二〇一六年三月二十八日", "2016-3-28", "二〇一六年三月二十八日" },
  { "二○一六年十二月", "2016-12-0", "二○一六年十二月" },
  { "十二月三十一日", "0-12-31", "十二月三十一日" },
  { "2008/10/20", "2008-10-20", "2008/10/20" },
  { "2017-10-23 16:26", "2017-10-23", "2017-10-23" },
  { "2016.3.28", "2016-3-28", "2016.3.28" },
  { "民国三年", "1914-0-0", "民国三年" },
  { "民国38年10月", "1949-10-0", "民国38年10月" },
  { "18年10月1日", "2018-10-1", "18年10月1日" },
  { "98年3月", "1998-3-0", "98年3月" },
  { "08年", "2008-0-0", "08年" },
  { "90年代", "1990-0-0/1999-0-0", "90年代" },
  { "九十年代", "1990-0-0/1999-0-0", "九十年代" },
  { "20世纪80年代", "1980-0-0/1989-0-0", "20世纪80年代" },
  { "上世纪九十年代", "1990-0-0/1999-0-0", "上世纪九十年代" },
  { "本世纪20年代", "2020-0-0/2029-0-0", "本世纪20年代" },
  /* ranges */
  { "2014-2016年", "2014-0-0/2016-0-0", "2014-2016年" },
  { "2014—2016年", "2014-0-0/2016-0-0", "2014—2016年" },
  { "2014至2016年", "2014-0-0/2016-0-0", "2014至2016年" },
  { "2014年至2016年", "2014-0-0/2016-0-0", "2014年至2016年" },
  { "1995 - 1997年", "1995-0-0/1997-0-0", "1995 - 1997年" },
  { "1-9月", "0-1-0/0-9-0", "1-9月" },
  { "1——9月", "0-1-0/0-9-0", "1——9月" },
  { "3月至8月", "0-3-0/0-8-0", "3月至8月" },
  { "2016年3月至8月", "2016-3-0/2016-8-0", "2016年3月至8月" },
  { "2016年3-8月", "2016-3-0/2016-8-0", "2016年3-8月" },
  { "2016年12月至次年3月", "2016-12-0/2017-3-0", "2016年12月至次年3月" },
  { "12月至次年3月", "0-12-0/0-3-0", "12月至次年3月" },
  { "3月5日-7日", "0-3-5/0-3-7", "3月5日-7日" },
  { "3月5-7日", "0-3-5/0-3-7", "3月5-7日" },
  { "3月5日至4月2日", "0-3-5/0-4-2", "3月5日至4月2日" },
  { "2016年3月28日至2017年1月2日", "2016-3-28/2017-1-2", "2016年3月28日至2017年1月2日" },
  { "2018/1/10-2018/7/10", "2018-1-10/2018-7-10", "2018/1/10-2018/7/10" },
  { "2015年和2018年之间", "2015-0-0/2018-0-0", "2015年和2018年之间" },
  { "2015年和2018年", "2015-0-0", "2015年" },
  /* impossible ones are read, and said to be so */
  { "2月30日", "0-2-30!", "2月30日" },
  { "2000年2月34日", "2000-2-34!", "2000年2月34日" },
  { "2015年2月29日", "2015-2-29!", "2015年2月29日" },
  { "2016年2月29日", "2016-2-29", "2016年2月29日" },
  { "1900年2月29日", "1900-2-29!", "1900年2月29日" },
  { "2月29日", "0-2-29", "2月29日" },
  { "13月", "0-13-0!", "13月" },
  { "2016年13月", "2016-13-0!", "2016年13月" },
  { "2016年0月", "2016-0--1!", "2016年0月" },
  { "6月31日", "0-6-31!", "6月31日" },
  { "2016-02-30", "2016-2-30!", "2016-02-30" },
  /* none */
  { "20163月", NULL, NULL },
  { "201612月", NULL, NULL },
  { "517日", NULL, NULL },
  { "29日", "0-0-29", "29日" },
  { "32日", NULL, NULL },
  { "每月|15日", NULL, NULL },
  { "15日内", NULL, NULL },
  { "3月0日", "0-3--1!", "3月0日" },
  { "第|365日", NULL, NULL },
  { "第|3日", NULL, NULL },
  { "2016.3", NULL, NULL },
  { "2016-3", NULL, NULL },
  { "3.28", NULL, NULL },
  { "2016年级", NULL, NULL },
  { "1500人", NULL, NULL },
  { "3个月", NULL, NULL },
  { "〔|2016〕3号", NULL, NULL },
  { "1|2016年", NULL, NULL },
  { "2O|12年6月", NULL, NULL }, /* a letter */
  { "12|3月", NULL, NULL },
  { "192.168.|1.1", NULL, NULL },
  { "20世纪", "1901-0-0/2000-0-0", "20世纪" },
  { "三年", NULL, NULL },
  { "100日攻坚", NULL, NULL },
  { "", NULL, NULL },
};

static void
append_ymd (GString *out, const KwYmd *d)
{
  g_string_append_printf (out, "%d-%d-%d", d->year, d->month, d->day);
}

START_TEST (written_dates_are_read)
{
  const char *bar = strchr (written[_i].text, '|');
  g_autoptr (GString) text = g_string_new (written[_i].text);
  gsize at = bar != NULL ? (gsize) (bar - written[_i].text) : 0;
  if (bar != NULL)
    g_string_erase (text, (gssize) at, 1);
  KwWritten date;
  KwNumeral numeral;
  const char *end = text->str + text->len;
  gboolean counted = kw_numeral_parse (text->str + at, end, &numeral);
  gboolean read = kw_date_parse (text->str, text->str + at, end, FALSE, counted ? &numeral : NULL, &date);
  ck_assert_msg (read == (written[_i].dates != NULL), "%s is %sa date", written[_i].text, read ? "" : "not ");
  if (!read)
    return;
  g_autoptr (GString) got = g_string_new (NULL);
  append_ymd (got, &date.from);
  if (date.range)
    {
      g_string_append_c (got, '/');
      append_ymd (got, &date.to);
    }
  g_string_append (got, date.valid ? "" : "!");
  ck_assert_msg (date.len == strlen (written[_i].literal), "%s: %.*s is read", text->str, (int) date.len, text->str);
  ck_assert_msg (strcmp (got->str, written[_i].dates) == 0, "%s is read as %s", text->str, got->str);
}
END_TEST

/* ---- articles ---- */

static KwArticle *
article_with (const char *text, const char *date, const char *title, const char *source)
{
  KwRaw raw = { "a.jsonl", KW_FORMAT_JSONL, 0, 1, 0, NULL, 0 };
  KwArticleParts parts = { .text = g_strdup (text), .len = strlen (text) };
  parts.date = g_strdup (date);
  parts.title = g_strdup (title);
  parts.source = g_strdup (source);
  KwArticle *article = kw_article_new (&raw, NULL, &parts);
  kw_article_parts_clear (&parts);
  kw_ledger_read (article);
  return article;
}

static void
append_span (GString *out, const KwArticle *article, KwSpan span)
{
  g_string_append_len (out, article->text + span.start, (gssize) kw_span_len (span));
}

/* ---- resolved dates: "今年以来=2018-01-01/2018-06-30", ' behind a stock ---- */

static const struct
{
  const char *text, *published, *dates;
} resolved[] = {
  { "今年以来", "2018-06-30", "今年以来=2018-01-01/2018-06-30" },
  { "年初以来", "2018-06-30", "年初以来=2018-01-01/2018-06-30" },
  { "今年以来", NULL, "今年以来=../.." },
  { "今年", "2018-06-30", "今年=2018-01-01/2018-06-30" },
  { "去年", "2018-06-30", "去年=2017-01-01/2017-12-31" },
  { "去年", NULL, "去年=../.." },
  { "上年", "2018", "上年=2017-01-01/2017-12-31" },
  { "前年", "2018-06-30", "前年=2016-01-01/2016-12-31" },
  { "明年", "2018-06-30", "明年=2019-01-01/2019-12-31" },
  { "去年上半年", "2018-06-30", "去年上半年=2017-01-01/2017-06-30" },
  { "去年底", "2018-06-30", "去年底=2017-12-31'" },
  { "去年年底", "2018-06-30", "去年年底=2017-12-31'" },
  { "去年3月", "2018-06-30", "去年3月=2017-03-01/2017-03-31" },
  { "今年一季度", "2018-06-30", "今年一季度=2018-01-01/2018-03-31" },
  { "上半年", "2018-07-02", "上半年=2018-01-01/2018-06-30" },
  { "上半年", "2018-03-02", "上半年=2017-01-01/2017-06-30" },
  { "前三季度", "2018-11-02", "前三季度=2018-01-01/2018-09-30" },
  { "四季度", "2018-11-02", "四季度=2017-10-01/2017-12-31" },
  { "1-9月", "2018-10-12", "1-9月=2018-01-01/2018-09-30" },
  { "1-9月", NULL, "1-9月=../.." },
  { "2018年以来", "2018-06-30", "2018年以来=2018-01-01/2018-06-30" },
  { "2018年以来", NULL, "2018年以来=2018-01-01/.." },
  { "2018年以来", "2017-06-30", "2018年以来=2018-01-01/.." },
  { "2016年3月起", NULL, "2016年3月起=2016-03-01/.." },
  { "2020年之前", NULL, "2020年之前=../2020-12-31" },
  { "2019年8月6日或之后", NULL, "2019年8月6日或之后=2019-08-06/.." },
  { "2013年及以前", NULL, "2013年及以前=../2013-12-31" },
  { "截至6月底", "2018-07-20", "截至6月底=2018-06-30'" },
  { "截至2017年10月23日", NULL, "截至2017年10月23日=2017-10-23'" },
  { "截至目前", "2018-07-20", "截至目前=2018-07-20'" },
  { "目前", "2018-07-20", "目前=2018-07-20'" },
  { "目前", NULL, "目前=../..'" },
  { "2017年末", NULL, "2017年末=2017-12-31'" },
  { "2017年初", NULL, "2017年初=2017-01-01'" },
  { "近年来", "2018-07-20", "近年来=../..?" },
  { "6月", "2018-07-20", "6月=2018-06-01/2018-06-30" },
  { "10月", "2018-07-20", "10月=2017-10-01/2017-10-31" },
  { "2月29日", "2020-01-22", "2月29日=2020-02-29" },
  { "12月至次年3月", "2018-07-20", "12月至次年3月=2017-12-01/2018-03-31" },
  { "5月-10月", "2018-09-18", "5月-10月=2018-05-01/2018-10-31" },
  { "1-12月", "2018-02-18", "1-12月=2017-01-01/2017-12-31" },
  { "2015年以后", "2018-09-18", "2015年以后=2015-01-01/.." },
  { "本月十日", "2018-07-20", "本月十日=2018-07-10" },
  { "上个月", "2018-01-20", "上个月=2017-12-01/2017-12-31" },
  { "下月", "2018-12-20", "下月=2019-01-01/2019-01-31" },
  { "本月10日", "2018-07-20", "本月10日=2018-07-10" },
  { "昨日", "2018-07-01", "昨日=2018-06-30" },
  { "明天", "2018-07-31", "明天=2018-08-01" },
  { "29日，大会召开", "2018-02-10", "29日=2018-01-29" },
  { "记者29日获悉", "2018-01-30", "29日=2018-01-29" },
  { "会议29日召开", NULL, "29日=../.." },
  { "30日内办结", "2018-02-10", "" },
  { "光明日报注明日期", "2018-02-10", "" },
  { "应当提前半年告知", "2018-02-10", "" },
  { "2017年前半年", "2018-02-10", "2017年前半年=2017-01-01/2017-06-30" },
  { "保存30日备查", "2018-02-10", "" },
  { "每月15日", "2018-02-10", "" },
  /* halves, ten days, weeks */
  { "6月上旬", "2018-07-20", "6月上旬=2018-06-01/2018-06-10" },
  { "2018年2月下旬", NULL, "2018年2月下旬=2018-02-21/2018-02-28" },
  { "3月份以来", "2018-07-20", "3月份以来=2018-03-01/2018-07-20" },
  { "本周三", "2018-07-20", "本周三=2018-07-18" },
  { "上周六", "2018-07-20", "上周六=2018-07-14" },
  { "周日举行", "2018-07-20", "周日=2018-07-15" },
  { "计划周日举行", "2018-07-20", "周日=2018-07-22" },
  { "7月20日（星期五）", "2018-07-20", "7月20日=2018-07-20" },
  { "每周六", "2018-07-20", "" },
  { "周一至周五", "2018-07-20", "" },
  { "下周", "2018-07-20", "下周=2018-07-23/2018-07-29" },
  /* days of a month that is named before */
  { "18日至20日，", "2018-07-25", "18日至20日=2018-07-18/2018-07-20" },
  { "5-7日，", "2018-07-25", "5-7日=2018-07-05/2018-07-07" },
  { "3-5日内", "2018-07-25", "" },
  { "。4号，大会开幕", "2018-07-25", "4号=2018-07-04" },
  { "4号楼", "2018-07-25", "" },
  { "国道8号线", "2018-07-25", "" },
  /* told by their length: a year either way */
  { "近五年", "2018-07-20", "近五年=2013-07-20/2018-07-20?" },
  { "过去十年间", "2018-07-20", "过去十年间=2008-07-20/2018-07-20?" },
  { "五年来", "2018-07-20", "五年来=2013-07-20/2018-07-20?" },
  { "半年来", "2018-07-20", "半年来=2018-01-20/2018-07-20?" },
  { "20多年来", NULL, "20多年来=../..?" },
  { "未来三年", "2018-07-20", "未来三年=2018-07-20/2021-07-20?" },
  { "十年前，", "2018-07-20", "十年前=2008-01-01/2008-12-31?" },
  { "5天前", "2018-07-20", "5天前=2018-07-15?" },
  { "会议召开30天前", "2018-07-20", "" },
  { "30日前", "2018-07-20", "" },
  { "前10个月", "2018-11-20", "前10个月=2018-01-01/2018-10-31" },
  { "今年前三个月", "2018-11-20", "今年前三个月=2018-01-01/2018-03-31" },
  { "首四个月", "2018-11-20", "首四个月=2018-01-01/2018-04-30" },
  { "前9月", "2018-11-20", "前9月=2018-01-01/2018-09-30" },
  { "今年1至6月", "2018-11-20", "今年1至6月=2018-01-01/2018-06-30" },
  /* ends of periods */
  { "截至去年12月31日", "2018-07-20", "截至去年12月31日=2017-12-31'" },
  { "到2017年年底", "2018-07-20", "2017年年底=2017-12-31'" },
  { "截至9月底", "2018-10-20", "截至9月底=2018-09-30'" },
  { "年底", "2018-10-20", "年底=2018-12-31'" },
  { "年初", "2018-10-20", "年初=2018-01-01'" },
  { "将于11月开工", "2018-10-20", "11月=2018-11-01/2018-11-30" },
  { "要于11月底前完成", "2018-10-20", "11月底前=../2018-11-30" },
  { "2003年成立以来", "2018-07-20", "2003年成立以来=2003-01-01/2018-07-20" },
  { "从2015年开始", "2018-07-20", "2015年开始=2015-01-01/2018-07-20" },
  { "2003年至今", "2018-07-20", "2003年至今=2003-01-01/2018-07-20" },
  { "2003年4月开馆至今年4月底", "2018-07-20", "2003年4月=2003-04-01/2003-04-30; 今年4月底=2018-04-30'" },
  { "比上季度高", "2018-07-20", "上季度=2018-04-01/2018-06-30" },
  { "比上季度高", "2018-02-20", "上季度=2017-10-01/2017-12-31" },
  { "2015年前，", NULL, "2015年前=../2015-12-31" },
  { "本世纪以来", "2018-07-20", "本世纪以来=2001-01-01/2018-07-20?" },
  /* the same months a year before, the day and the year named last */
  { "今年上半年完成500户，比上年同期多", "2018-07-20",
    "今年上半年=2018-01-01/2018-06-30; 上年同期=2017-01-01/2017-06-30" },
  { "去年同期", "2018-07-20", "去年同期=../..?" },
  { "3月8日开工，当日完成", "2018-07-20", "3月8日=2018-03-08; 当日=2018-03-08" },
  { "2013年开工，当年完成", "2018-07-20", "2013年=2013-01-01/2013-12-31; 当年=2013-01-01/2013-12-31" },
  { "当年", "2018-07-20", "当年=../..?" },
  { "2010年比上年减少", "2011-03-20", "2010年=2010-01-01/2010-12-31; 上年=2009-01-01/2009-12-31" },
  { "今晚播出", "2018-07-20", "今晚=2018-07-20" },
  { "预计于24日公布", "2018-06-23", "24日=2018-06-24" },
  { "6月底前一次性退还", "2018-03-23", "6月底前=../2018-06-30" },
  { "合同签订的当天", "2018-03-23", "当天=../..?" },
  /* plans, school and fiscal years, heating seasons */
  { "“十三五”期间", NULL, "十三五”期间=2016-01-01/2020-12-31" },
  { "“十二五”规划", NULL, "十二五=2011-01-01/2015-12-31?" },
  { "十二五末", NULL, "十二五=2015-12-31'" },
  { "2016-2017学年", NULL, "2016-2017学年=2016-09-01/2017-08-31" },
  { "2018/19年度", NULL, "2018/19年度=2018-04-01/2019-03-31" },
  { "2016-17年度", NULL, "2016-17年度=2016-04-01/2017-03-31" },
  { "2018/2019年度", NULL, "2018/2019年度=2018-04-01/2019-03-31" },
  { "2017财年", NULL, "2017财年=2017-01-01/2017-12-31" },
  { "2017-2018年采暖季", NULL, "2017-2018年采暖季=2017-11-01/2018-03-31" },
  { "20世纪", NULL, "20世纪=1901-01-01/2000-12-31?" },
  /* the moon's calendar is left alone, and so are other eras */
  { "农历八月十五", "2018-07-20", "" },
  { "八月初三", "2018-07-20", "" },
  { "闰四月", "2018-07-20", "" },
  { "公元前221年", "2018-07-20", "" },
  { "公元789年", "2018-07-20", "789年=0789-01-01/0789-12-31" },
  { "1937年7月7日", NULL, "1937年7月7日=1937-07-07" },
  /* the Republic's years, where the article counts so */
  { "縣府表示，109年完成", NULL, "109年=2020-01-01/2020-12-31" },
  { "新臺幣計，108年底", NULL, "108年底=2019-12-31'" },
  { "民國102年度，103年3月", NULL, "民國102年度=2013-01-01/2013-12-31; 103年3月=2014-03-01/2014-03-31" },
  { "民國102年，110學年度", NULL, "民國102年=2013-01-01/2013-12-31; 110學年度=2021-08-01/2022-07-31" },
  { "縣府表示，較106年的412件減少", NULL, "106年=2017-01-01/2017-12-31" },
  { "國家109年完成", NULL, "" },
  { "縣府表示，92年4月開館", NULL, "92年4月=2003-04-01/2003-04-30" },
  { "民國以來，100年間", NULL, "" },
  /* a written year counts until the paragraph ends */
  { "2013年开始，3月建成，上半年投产", "2018-07-20",
    "2013年开始=2013-01-01/2018-07-20; 3月=2013-03-01/2013-03-31; 上半年=2013-01-01/2013-06-30" },
  { "2013年建成。\n3月投产", "2018-07-20", "2013年=2013-01-01/2013-12-31; 3月=2018-03-01/2018-03-31" },
  { "2013年3月建成，5月投产", NULL, "2013年3月=2013-03-01/2013-03-31; 5月=2013-05-01/2013-05-31" },
  { "2015年2月29日", NULL, "2015年2月29日=../..!" },
};

static void
append_date (GString *out, const KwArticle *article, const KwDate *date)
{
  g_autofree char *period = kw_period_format (date->period);
  g_string_append (out, out->len > 0 ? "; " : "");
  append_span (out, article, date->span);
  g_string_append_printf (out, "=%s%s%s", period,
                          date->type == KW_PERIOD_STOCK   ? "'"
                          : date->type == KW_PERIOD_VAGUE ? "?"
                                                          : "",
                          date->valid ? "" : "!");
}

START_TEST (dates_are_resolved)
{
  g_autoptr (KwArticle) article = article_with (resolved[_i].text, resolved[_i].published, NULL, NULL);
  g_autoptr (GString) got = g_string_new (NULL);
  for (guint i = 0; i < article->ledger->dates->len; i++)
    append_date (got, article, kw_ledger_date (article->ledger, i));
  ck_assert_msg (strcmp (got->str, resolved[_i].dates) == 0, "%s (%s): %s", resolved[_i].text,
                 resolved[_i].published != NULL ? resolved[_i].published : "undated", got->str);
}
END_TEST

static const struct
{
  const char *text, *published;
  KwAnchor anchor;
  KwGrain grain;
} grounds[] = {
  { "2016年3月28日", "2018-07-20", KW_ANCHOR_EXPLICIT, KW_GRAIN_DAY },
  { "2016年3月", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_MONTH },
  { "2016年", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_YEAR },
  { "2016年上半年", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_HALF },
  { "2016年一季度", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_QUARTER },
  { "2014-2016年", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_SPAN },
  { "3月", "2018-07-20", KW_ANCHOR_PUBLICATION, KW_GRAIN_MONTH },
  { "3月", NULL, KW_ANCHOR_NONE, KW_GRAIN_MONTH },
  { "去年", "2018-07-20", KW_ANCHOR_PUBLICATION, KW_GRAIN_YEAR },
  { "去年", NULL, KW_ANCHOR_NONE, KW_GRAIN_YEAR },
  { "今年以来", "2018-07-20", KW_ANCHOR_PUBLICATION, KW_GRAIN_SPAN },
  { "2018年以来", NULL, KW_ANCHOR_EXPLICIT, KW_GRAIN_SPAN },
};

START_TEST (dates_say_on_what_they_rest)
{
  g_autoptr (KwArticle) article = article_with (grounds[_i].text, grounds[_i].published, NULL, NULL);
  ck_assert_uint_eq (article->ledger->dates->len, 1);
  const KwDate *date = kw_ledger_date (article->ledger, 0);
  ck_assert_msg (date->anchor == grounds[_i].anchor, "%s: %s", grounds[_i].text, kw_anchor_name (date->anchor));
  ck_assert_msg (date->grain == grounds[_i].grain, "%s: %s", grounds[_i].text, kw_grain_name (date->grain));
}
END_TEST

/* ---- figures: "1.6万余名=(16000,17000) person more" ---- */

static const struct
{
  const char *text, *figures;
} figures[] = {
  { "共有6663名", "6663名=6663 person" },
  { "共有6663人", "6663人=6663 person" },
  { "接待6663人次", "6663人次=6663 person_time" },
  { "1.6万余名务工人员", "1.6万余名=(16000,17000) person more" },
  { "搬迁1170余户", "1170余户=(1170,1180) household more" },
  { "投资145.48万元", "145.48万元=1454800 money:CNY" },
  { "投资3.2亿美元", "3.2亿美元=320000000 money:USD" },
  { "投资5306亿台币", "5306亿台币=530600000000 money:TWD" },
  { "投资5元人民币", "5元人民币=5 money:CNY" },
  { "增长25%", "25%=25 percent" },
  { "增长２５％", "２５％=25 percent" },
  { "提高3.5个百分点", "3.5个百分点=3.5 percentage_point" },
  { "占百分之五", "百分之五=5 percent" },
  { "占三成", "三成=3 tenth" },
  { "占三成半", "三成半=3.5 tenth" },
  { "重一吨半", "一吨半=1.5 mass:t" },
  { "增长4.5倍", "4.5倍=4.5 times" },
  { "翻两番", "两番=2 doubling" },
  { "第三届", "第三届=3 ordinal" },
  { "12千米", "12千米=12 length:km" },
  { "30万千瓦", "30万千瓦=300000 power:kw" },
  { "两万两", "两万两=20000 mass:liang" },
  /* ranges */
  { "新建4-6个", "4-6个=[4,6] item range" },
  { "新建20-100个", "20-100个=[20,100] item range" },
  { "补贴1000-2000元", "1000-2000元=[1000,2000] money:CNY range" },
  { "新建4至6个", "4至6个=[4,6] item range" },
  { "投资2至3万元", "2至3万元=[20000,30000] money:CNY range" },
  { "投资2000至3万元", "2000至3万元=[2000,30000] money:CNY range" },
  { "增长5-20%", "5-20%=[5,20] percent range" },
  { "增长5%-20%", "5%-20%=[5,20] percent range" },
  { "投资2万元至3万元", "2万元至3万元=[20000,30000] money:CNY range" },
  { "规模扩大11万亿日元至91万亿日元", "11万亿日元=11000000000000 money:JPY; 91万亿日元=91000000000000 money:JPY" },
  { "增长了5%到20%", "5%到20%=[5,20] percent range" },
  { "每50公斤提高9到23元", "50公斤=50 mass:kg; 9到23元=[9,23] money:CNY range" },
  { "一到五个苹果", "一到五个=[1,5] item range" },
  { "投资两三万元", "两三万元=[20000,30000] money:CNY range" },
  { "10000与20000之间", "10000与20000=[10000,20000] - range" },
  /* vagueness before and behind */
  { "近5000人", "近5000人=[4000,5000) person nearly" },
  { "近4800人", "近4800人=[4700,4800) person nearly" },
  { "将近1.6万人", "将近1.6万人=[15000,16000) person nearly" },
  { "不足300人", "不足300人=[0,300) person less" },
  { "不到三成", "不到三成=[0,3) tenth less" },
  { "约300人", "约300人=[270,330] person about" },
  { "300人左右", "300人左右=[270,330] person about" },
  { "超300人", "超300人=(300,..] person more" },
  { "超过了300人", "超过了300人=(300,..] person more" },
  { "突破1.6万人", "突破1.6万人=(16000,..] person more" },
  { "大于300人", "大于300人=(300,..] person more" },
  { "小于300人", "小于300人=[0,300) person less" },
  { "不小于300人", "不小于300人=[300,..] person at_least" },
  { "300人以上", "300人以上=[300,..] person at_least" },
  { "至少300人", "至少300人=[300,..] person at_least" },
  { "至少有300人", "至少有300人=[300,..] person at_least" },
  { "300人以下", "300人以下=[0,300] person at_most" },
  { "不超过300人", "不超过300人=[0,300] person at_most" },
  { "近八成", "近八成=[7,8) tenth nearly" },
  { "几十名", "几十名=[20,100) person few" },
  { "上千人", "上千人=[1000,..] person few" },
  { "气温-5.2℃", "-5.2℃=-5.2 temperature:c" },
  { "增长-22.2%", "-22.2%=-22.2 percent" },
  { "约-300元", "约-300元=[-330,-270] money:CNY about" },
  { "大概有五百多人", "大概有五百多人=(500,600) person more" },
  { "近万名", "近万名=[5000,10000) person nearly" },
  { "近三分之一", "近三分之一=[0.233333333334,0.333333333334) - nearly" },
  { "百余家企业", "百余家企业=(100,200) establishment more" },
  { "千余人", "千余人=(1000,2000) person more" },
  { "百余万元", "百余万元=(1000000,2000000) money:CNY more" },
  { "人数过亿", "过亿=(100000000,..] - more" },
  { "万亿斤以上", "万亿斤以上=[1000000000000,..] mass:jin at_least" },
  { "百米宽", "百米=100 length:m" },
  { "成千上万的人", "成千上万=[1000,..] - few" },
  { "十来万元", "十来万元=[90000,200000) money:CNY about" },
  { "20来个", "20来个=[18,30) item about" },
  { "3万来人", "3万来人=[27000,40000) person about" },
  { "230多亿元", "230多亿元=(23000000000,24000000000) money:CNY more" },
  { "40几名", "40几名=(40,50) person more" },
  { "一个多小时", "一个多小时=(1,2) hour more" },
  { "两个半小时", "两个半小时=2.5 hour" },
  { "三个多月", "三个多月=(3,4) month more" },
  { "干了3年多", "3年多=(3,4) year more" },
  { "种了30亩多地", "30亩多=(30,31) area:mu more" },
  { "半年时间", "半年=0.5 year" },
  { "占一半", "一半=[45,55] percent about" },
  { "近一半学校", "近一半=[40,50) percent nearly" },
  { "过半数代表", "过半数=(50,100] percent more" },
  { "大半年", "" },
  { "超过1/2的人", "超过1/2=(0.5,..] - more" },
  { "1/4决赛", "" },
  { "10和20间", "10和20间=[10,20] - range" },
  { "回落1.3、0.9和0.8个百分点",
    "1.3=1.3 percentage_point; 0.9=0.9 percentage_point; 0.8个百分点=0.8 percentage_point" },
  { "世界500强", "500强=500 rank" },
  { "集装箱20万标箱", "20万标箱=200000 volume:teu" },
  { "400亿千瓦时", "400亿千瓦时=40000000000 energy:kwh" },
  { "6000台次", "6000台次=6000 machine_time" },
  { "十周年", "十周年=10 anniversary" },
  { "两死三伤", "两死=2 person; 三伤=3 person" },
  /* traps */
  { "十八大以来", "" },
  { "纪念九一八事变", "" },
  { "二十国集团", "" },
  { "863计划", "" },
  { "“5·12”地震", "" },
  { "歼-15战机", "" },
  { "演习“利剑—2014”开始", "" },
  { "12345热线", "" },
  { "4G网络", "" },
  { "80后青年", "" },
  { "第一书记带队", "" },
  { "第一，要坚持", "" },
  { "居世界第一，很好", "第一=1 -" },
  { "第二大城市", "第二大=2 kind" },
  { "上午9时30分许", "" },
  { "晚上8点开始", "" },
  { "提三点意见", "三点=3 point" },
  { "千家万户", "" },
  { "一个个脚印", "" },
  { "10号线", "" },
  { "第二次世界大战", "" },
  { "有三、四百人", "三、四百人=[300,400] person range" },
  { "才二十五、六岁", "二十五、六岁=[25,26] age range" },
  { "突破一批技术", "一批=1 batch" },
  { "发现01发现信号", "" },
  { "挣了3000块。", "3000块=3000 money:CNY" },
  { "四面环山", "" },
  { "增长30%多", "30%多=(30,40) percent more" },
  { "腊月二十三", "" },
  { "每年三四月份", "" },
  { "1. 要节约", "" },
  { "扩大“1+3”模式", "" },
  { "拨打12345热线", "" },
  { "G107国道", "" },
  { "电话0870-2123456", "" },
  { "电话010-66668888转", "" },
  { "2017-10-23 16:26", "" },
  { "16:26", "" },
  { "13:05-14:30", "" },
  { "国发〔2016〕3号", "3号=3 number" }, /* the year is none; an ordinal is never compared */
  { "手机13812345678", "" },
  { "192.168.1.1", "" },
  { "A4纸", "" },
  { "01-02某县产业扶贫", "" },
  { "比分3-1", "" },
  { "2016.3", "2016.3=2016.3 -" },
  { "2胜1负3平", "" },
  { "负3平", "" },
  { "5元-20元", "5元-20元=[5,20] money:CNY range" },
  { "50元6角三分", "50元6角三分=50.63 money:CNY" },
  { "三天半夜", "三天=3 day" },
  { "十点半开会", "" },
  { "陆家嘴", "" },
  { "登陆部队", "" },
  { "拾起石子", "" },
  { "五一假期", "" },
  { "百姓千万别怕", "" },
  { "五角大楼", "" },
  { "“十四五”规划", "" },
  { "减少税负3500亿元", "3500亿元=350000000000 money:CNY" },
  { "增速为负的0.3%，", "负的0.3%=-0.3 percent" },
  { "珠三角地区", "" },
  { "一带一路", "" },
  { "临夏的夏天", "" },
};

static void
append_figure (GString *out, const KwArticle *article, const KwFigure *f)
{
  const char *class_name = kw_unit_class (f->unit), *approx = kw_approx_name (f->approx);
  g_string_append (out, out->len > 0 ? "; " : "");
  append_span (out, article, f->span);
  g_string_append_c (out, '=');
  append_interval (out, &f->value);
  g_string_append_printf (out, " %s%s%s", *class_name != '\0' ? class_name : "-", approx != NULL ? " " : "",
                          approx != NULL ? approx : "");
}

START_TEST (figures_are_read)
{
  g_autoptr (KwArticle) article = article_with (figures[_i].text, NULL, NULL, NULL);
  g_autoptr (GString) got = g_string_new (NULL);
  for (guint i = 0; i < article->ledger->figures->len; i++)
    append_figure (got, article, kw_ledger_figure (article->ledger, i));
  ck_assert_msg (strcmp (got->str, figures[_i].figures) == 0, "%s: %s", figures[_i].text, got->str);
}
END_TEST

static const struct
{
  const char *text, *hard;
} hards[] = {
  { "6663名", "6663" },
  { "达1.6万人", "[15500,17000)" },
  { "145.48万元", "[1454750,1454900)" },
  { "3.5%", "[3.45,3.6)" },
  { "25%", "25" },
  { "1.6万余人", "(16000,17000)" },
  { "近5000人", "[4000,5000)" },
  { "约1.6万人", "[14400,17600]" },
  { "占四分之三", "0.75" },
  { "2至3万元", "[20000,30000]" },
  { "-1.6万元", "(-17000,-15500]" },
};

START_TEST (hard_bounds_allow_for_rounding)
{
  g_autoptr (KwArticle) article = article_with (hards[_i].text, NULL, NULL, NULL);
  g_autoptr (GString) got = g_string_new (NULL);
  ck_assert_uint_eq (article->ledger->figures->len, 1);
  KwInterval hard = kw_figure_hard (kw_ledger_figure (article->ledger, 0));
  append_interval (got, &hard);
  ck_assert_msg (strcmp (got->str, hards[_i].hard) == 0, "%s: %s", hards[_i].text, got->str);
}
END_TEST

/* ---- binding: what the words around the last figure of a text say ---- */

static const struct
{
  const char *text;
  const char *noun, *verb; /* NULL: not looked at */
  const char *period;      /* of an article of 2018-07-20 */
  KwModality modality;
  KwRole role;
} bindings[] = {
  { "今年以来，全市输送1.6万余名务工人员", "务工人员", "输送", "2018-01-01/2018-07-20", KW_MODALITY_ACTUAL,
    KW_ROLE_LEVEL },
  { "转移贫困劳动力6663名，很好", "贫困劳动力", NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "发放补贴145.48万元", "补贴", "发放", "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "计划培训500名学员", "学员", "培训", "../..", KW_MODALITY_PLAN, KW_ROLE_LEVEL },
  { "力争完成500户", NULL, "完成", "../..", KW_MODALITY_PLAN, KW_ROLE_LEVEL },
  { "预计完成500户", NULL, "完成", "../..", KW_MODALITY_FORECAST, KW_ROLE_LEVEL },
  { "必须完成500户", NULL, "完成", "../..", KW_MODALITY_REQUIREMENT, KW_ROLE_LEVEL },
  { "主要完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "已将500户搬出", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "2016年完成300户。这一年，又完成500户", NULL, "完成", "2016-01-01/2016-12-31", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "2016年完成300户。这一年来，又完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "将军带来500户", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "累计完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_CUMULATIVE },
  { "共完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_TOTAL },
  { "完成800户，其中搬迁500户", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_PART },
  { "同比增长500户", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_DELTA },
  { "增长到500户", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "人均收入500元", NULL, NULL, "../..", KW_MODALITY_ACTUAL, KW_ROLE_PER_UNIT },
  { "2016年完成300户，2017年完成500户", NULL, "完成", "2017-01-01/2017-12-31", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "2016年，全市完成500户", NULL, "完成", "2016-01-01/2016-12-31", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "2016年完成。又完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
  { "2016年完成\n又完成500户", NULL, "完成", "../..", KW_MODALITY_ACTUAL, KW_ROLE_LEVEL },
};

static void
expect_words (const KwArticle *article, const char *what, KwSpan folded, const char *want)
{
  g_autofree char *got = g_strndup (article->fold.text + folded.start, kw_span_len (folded));
  ck_assert_msg (want == NULL || strcmp (got, want) == 0, "%s: the %s is %s", article->text, what, got);
}

START_TEST (figures_are_bound)
{
  g_autoptr (KwArticle) article = article_with (bindings[_i].text, "2018-07-20", NULL, NULL);
  ck_assert_uint_gt (article->ledger->figures->len, 0);
  const KwFigure *f = kw_ledger_figure (article->ledger, article->ledger->figures->len - 1);
  g_autofree char *period = kw_period_format (f->period);
  expect_words (article, "noun", f->noun, bindings[_i].noun);
  expect_words (article, "verb", f->verb, bindings[_i].verb);
  ck_assert_msg (strcmp (period, bindings[_i].period) == 0, "%s: in %s", article->text, period);
  ck_assert_msg (f->modality == bindings[_i].modality, "%s: %s", article->text, kw_modality_name (f->modality));
  ck_assert_msg (f->role == bindings[_i].role, "%s: %s", article->text, kw_role_name (f->role));
  ck_assert (f->clause.start <= f->folded.start && f->folded.end <= f->clause.end);
}
END_TEST

/* ---- places of the last figure ---- */

static const struct
{
  const char *text, *title, *source;
  const char *places; /* codes of GB/T 2260 */
} places[] = {
  { "昭通市输送100人", NULL, NULL, "530600" },
  { "云南省输送100人", NULL, NULL, "530000" },
  { "云南输送100人", NULL, NULL, "530000" }, /* a province's short name needs no proof */
  { "昭通输送100人", NULL, NULL, "530600" }, /* nor the only prefecture of that name */
  { "鲁甸输送100人", NULL, NULL, "" },       /* a county's does */
  { "鲁甸县有山。鲁甸输送100人", NULL, NULL, "530621" },
  { "昭通市有山。鲁甸输送100人", NULL, NULL, "530621" },
  { "云南省有山。鲁甸输送100人", NULL, NULL, "530621" },
  { "东莞市有山。鲁甸输送100人", NULL, NULL, "441900" }, /* not its parent: the article's own */
  { "鲁甸输送100人", "鲁甸县的工作", NULL, "530621" },
  { "鲁甸输送100人", NULL, "鲁甸县人民政府", "530621" },
  { "朝阳区有100人", NULL, NULL, "" }, /* there are two */
  { "北京市有山。朝阳区有100人", NULL, NULL, "110105" },
  { "长春市有山。朝阳区有100人", NULL, NULL, "220104" },
  { "临夏有100人", NULL, NULL, "622900" },
  { "全市有100人", "昭通市的工作", NULL, "530600" },
  { "我县有100人", "鲁甸县的工作", "昭通市日报", "530621" }, /* the title before the publisher */
  { "全市有100人", NULL, "昭通市日报", "530600" },
  { "昭通市向东莞市输送100人", NULL, NULL, "530600 441900" }, /* in order: from, to */
  { "昭通市，输送100人", NULL, NULL, "530600" },              /* from the sentence */
  { "昭通市有山。输送100人", NULL, NULL, "530600" },          /* the article's own */
  { "余江县有100人", NULL, NULL, "360603" },                  /* abolished, still a name */
  { "互助县有100人", NULL, NULL, "630223" },                  /* an autonomous county, for short */
  { "全域旅游示范县有100人", NULL, NULL, "" },                /* no 范县 */
  { "盖州市公安消防大队有100人", NULL, NULL, "210881" },      /* no 公安县 */
  { "青海省有山。祁连山下有100人", NULL, NULL, "630000" },    /* no 祁连县 */
  { "全市有100人", NULL, "晋江市民政局", "350582" },          /* a county's city, not the one above it */
  { "减量有成 县府有100人", NULL, "金门县政府", "713700" },   /* no 成县 */
  { "“全国放鱼日”有100人", "鲁甸县的工作", NULL, "530621" }, /* a name, no scope */
  { "“全国有100人”", "鲁甸县的工作", NULL, "100000" },
  { "有100人", NULL, NULL, "" },
};

START_TEST (figures_have_places)
{
  g_autoptr (KwArticle) article = article_with (places[_i].text, NULL, places[_i].title, places[_i].source);
  g_autoptr (GString) got = g_string_new (NULL);
  ck_assert_uint_gt (article->ledger->figures->len, 0);
  const KwFigure *f = kw_ledger_figure (article->ledger, article->ledger->figures->len - 1);
  for (guint i = 0; i < f->n_places; i++)
    g_string_append_printf (got, "%s%06u", i > 0 ? " " : "", f->places[i]);
  ck_assert_msg (strcmp (got->str, places[_i].places) == 0, "%s (%s): %s", places[_i].text,
                 places[_i].title != NULL ? places[_i].title : "", got->str);
}
END_TEST

/* ---- claims ---- */

static const struct
{
  guint32 a[2], b[2];
  gboolean agree;
} relations[] = {
  { { 530600 }, { 530600 }, TRUE },
  { { 530600 }, { 530621 }, TRUE },
  { { 530000 }, { 530621 }, TRUE },
  { { 530000 }, { 530600 }, TRUE },
  { { 530621 }, { 530627 }, FALSE },
  { { 530600 }, { 530100 }, FALSE },
  { { 530600 }, { 441900 }, FALSE },
  { { 110000 }, { 110105 }, TRUE },
  { { 0 }, { 530600 }, TRUE },
  { { 0 }, { 0 }, TRUE },
  { { 530600, 441900 }, { 441900 }, TRUE },
  { { 530600, 441900 }, { 530627, 441900 }, TRUE },
  { { 530621, 441900 }, { 530627, 441900 }, FALSE },
  { { 530600, 441900 }, { 530621 }, FALSE },
};

static KwClaim
claim_at (const guint32 codes[2])
{
  KwClaim claim = { .places = { codes[0], codes[1] } };
  claim.n_places = (guint8) ((codes[0] != 0) + (codes[1] != 0));
  return claim;
}

START_TEST (places_agree)
{
  KwClaim a = claim_at (relations[_i].a), b = claim_at (relations[_i].b);
  ck_assert_int_eq (kw_claim_places_agree (&a, &b), relations[_i].agree);
  ck_assert_int_eq (kw_claim_places_agree (&b, &a), relations[_i].agree);
}
END_TEST

static KwClaim
claim_of (const char *text)
{
  g_autoptr (KwArticle) article = article_with (text, "2018-07-20", NULL, NULL);
  KwClaim claim;
  ck_assert_uint_gt (article->ledger->figures->len, 0);
  kw_claim_init (&claim, article, kw_ledger_figure (article->ledger, article->ledger->figures->len - 1));
  return claim;
}

START_TEST (claims_stand_alone)
{
  KwClaim a = claim_of ("前一句。今年以来，昭通市输送贫困劳动力1.6万名。");
  KwClaim b = claim_of ("今年以来，昭通市输送贫困劳动力1.7万名。");
  ck_assert_uint_eq (a.unit_class, b.unit_class);
  ck_assert (a.noun == b.noun && a.noun != 0);
  ck_assert (a.verb == b.verb && a.verb != 0);
  ck_assert_uint_eq (a.n_features, b.n_features);
  ck_assert_mem_eq (a.features, b.features, sizeof a.features);
  ck_assert_uint_eq (b.sentence, 0);
  ck_assert_uint_eq (a.sentence, strlen ("前一句。"));
  ck_assert_int_eq (kw_decimal_compare (a.stated, kw_decimal (16, 3)), 0);
  ck_assert (!kw_interval_disjoint (&a.value, &b.value) || kw_decimal_compare (a.value.high, b.value.low) <= 0);
  for (guint i = 1; i < a.n_features; i++)
    ck_assert_uint_lt (a.features[i - 1], a.features[i]);
}
END_TEST

/* Copies of a template differ in digits alone. */
/* ---- hostile texts: spans stay inside and in order ---- */

START_TEST (random_texts_are_survived)
{
  static const char *const pieces[] = { "2016年", "3月",    "28日", "至",   "-",      "1.6万", "余",   "名",
                                        "%",      "元",     "，",   "。",   "\n",     "近",    "以上", "今年",
                                        "以来",   "截至",   "底",   "昭通", "鲁甸县", "其中",  "负",   "半",
                                        "成",     "百分之", "第",   "和",   "之间",   "，",    "7",    "十",
                                        "亿",     "两三",   "之前", " ",    "上半年", "年代",  "世纪", "民国",
                                        "次年",   "角",     "三分", "号",   "(",      ":" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GString) text = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 1, 200); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_autoptr (KwArticle) article = article_with (text->str, _i % 2 ? "2018-07-20" : NULL, NULL, NULL);
  guint32 last = 0;
  for (guint i = 0; i < article->ledger->figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      ck_assert_msg (f->folded.start >= last && f->folded.end > f->folded.start && f->folded.end <= article->fold.len,
                     "%s", text->str);
      ck_assert (kw_span_contains (f->folded, f->literal) && kw_span_contains (f->clause, f->literal));
      ck_assert (f->span.end > f->span.start && f->span.end <= article->len);
      last = f->literal.end;
    }
  last = 0;
  for (guint i = 0; i < article->ledger->dates->len; i++)
    {
      const KwDate *d = kw_ledger_date (article->ledger, i);
      ck_assert (d->folded.start >= last && d->folded.end > d->folded.start);
      ck_assert (d->period.from == KW_DAY_NONE || d->period.to == KW_DAY_NONE || d->period.from <= d->period.to ||
                 !d->valid || d->grain == KW_GRAIN_SPAN);
      last = d->folded.end;
    }
}
END_TEST

static void
add_written (Suite *suite)
{
  TCase *tcase = tcase_create ("written");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, numerals_are_read, numerals);
  tcase_add_loop_test (tcase, spelt_numerals_are_read, 0, 8);
  tcase_add_loop_test (tcase, random_numerals_keep_order, 0, 20);
  add_table (tcase, written_dates_are_read, written);
  suite_add_tcase (suite, tcase);
}

static void
add_ledger (Suite *suite)
{
  TCase *tcase = tcase_create ("ledger");
  tcase_set_timeout (tcase, 60);
  add_table (tcase, dates_are_resolved, resolved);
  add_table (tcase, dates_say_on_what_they_rest, grounds);
  add_table (tcase, figures_are_read, figures);
  add_table (tcase, hard_bounds_allow_for_rounding, hards);
  add_table (tcase, figures_are_bound, bindings);
  add_table (tcase, figures_have_places, places);
  tcase_add_loop_test (tcase, random_texts_are_survived, 0, 300);
  suite_add_tcase (suite, tcase);
}

static void
add_claims (Suite *suite)
{
  TCase *tcase = tcase_create ("claims");
  add_table (tcase, places_agree, relations);
  tcase_add_test (tcase, claims_stand_alone);
  suite_add_tcase (suite, tcase);
}

int
main (void)
{
  Suite *suite = suite_create ("figures");
  add_written (suite);
  add_ledger (suite);
  add_claims (suite);
  return run_suite (suite);
}
