/* check_charset.c - charsets, decoding and the maps back to bytes
 *
 * Bytes in other charsets are made here from sentences of our own. Random
 * input comes from a seeded generator, so that a failure comes back.
 */
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/text/charset.h"
#include "checker/text/detect.h"
#include "tests/bytes.h"
#include "tests/suite.h"

#include <string.h>

#define SIMPLIFIED                                                                                                    \
  "今年以来，全市累计转移就业1.6万余名务工人员，发放补贴145.48万元。各乡镇在车站设点登记，"                           \
  "逐户走访，掌握了劳动力的真实情况，并与企业签订了用工协议。"
#define TRADITIONAL                                                                                                   \
  "今年以來，全市累計轉移就業1.6萬餘名務工人員，發放補貼145.48萬元。各鄉鎮在車站設點登記，"                           \
  "逐戶走訪，掌握了勞動力的真實情況，並與企業簽訂了用工協議。"

static const struct
{
  const char *charset;
  const char *bom;
  const char *text;
} encodings[] = {
  { "UTF-8", "", SIMPLIFIED },
  { "UTF-8", "", TRADITIONAL },
  { "UTF-8", "", "plain ASCII, 1, 2, 3\n" },
  { "UTF-8", "", "" },
  { "UTF-8", "\xEF\xBB\xBF", SIMPLIFIED },
  { "UTF-8", "\xEF\xBB\xBF", "" },
  { "UTF-8", "", SIMPLIFIED "𠮷野家" },
  { "GB18030", "", SIMPLIFIED },
  { "GB18030", "", TRADITIONAL },                /* GBK holds both scripts */
  { "GB18030", "", SIMPLIFIED "𠮷\xC2\xA0é ǹ" }, /* four bytes each, and A8 BF */
  { "GB18030", "\x84\x31\x95\x33", SIMPLIFIED },
  { "BIG5-HKSCS", "", TRADITIONAL },
  { "BIG5-HKSCS", "", TRADITIONAL "嘅咗喺" }, /* cells of Hong Kong */
  { "UTF-16LE", "", SIMPLIFIED },
  { "UTF-16BE", "", SIMPLIFIED },
  { "UTF-16LE", "", TRADITIONAL },
  { "UTF-16BE", "", TRADITIONAL },
  { "UTF-16LE", "\xFF\xFE", SIMPLIFIED "𠮷" },
  { "UTF-16BE", "\xFE\xFF", SIMPLIFIED "𠮷" },
  { "UTF-16LE", "\xFF\xFE", "short" },
  { "HZ-GB-2312", "", SIMPLIFIED },
  { "HZ-GB-2312", "", SIMPLIFIED "a~b~~\n" SIMPLIFIED },
  { "HZ-GB-2312", "", "中文" },
  { "BIG5-HKSCS", "", TRADITIONAL "風力3～4級，是／否，￥120，價￡5，甲‧乙﹑丙" },
  { "GB18030", "", "学院院士施一" }, /* strict UTF-8 by chance: ѧԺԺʿʩһ */
  { "UTF-8", "", "été à Paris" },
  { "UTF-8", "", "надо звон" },
  { "UTF-8", "", "~{AB~} ~{x^2~} a~{}" },
  { "UTF-8", "", "a~{VPND~" },
};

static GString *
encoded_case (int i)
{
  return encoded (encodings[i].text, strlen (encodings[i].text), encodings[i].charset, encodings[i].bom);
}

START_TEST (charsets_are_told)
{
  g_autoptr (GString) bytes = encoded_case (_i);
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert_str_eq (decoded.charset, encodings[_i].charset);
  ck_assert_uint_eq (decoded.bom, strlen (encodings[_i].bom));
  ck_assert_str_eq (decoded.text, encodings[_i].text);
  ck_assert_uint_eq (decoded.len, strlen (encodings[_i].text));
  ck_assert_ptr_null (decoded.undecodable);
  kw_decoded_clear (&decoded);
}
END_TEST

/* The bytes of the charset's character at IN, decoded by themselves. */
static void
expect_character (const char *charset, const char *in, gsize n, const char *text, gsize len)
{
  gboolean shifted = strcmp (charset, "HZ-GB-2312") == 0 && (guchar) *text >= 0x80;
  g_autoptr (GString) bytes = g_string_new (shifted ? "~{" : "");
  KwDecoded one;
  g_string_append_len (bytes, in, (gssize) n);
  ck_assert (kw_decode (&one, bytes->str, bytes->len, charset, NULL));
  ck_assert_msg (one.len == len && memcmp (one.text, text, len) == 0, "%s reads %s, not %.*s", charset, one.text, (int) len,
                 text);
  kw_decoded_clear (&one);
}

/* Whether the map may pass from byte EXPECTED on to START. */
static gboolean
follows (const KwDecoded *decoded, gsize expected, gsize start)
{
  return start == expected ||
         (start > expected && strcmp (decoded->charset, "HZ-GB-2312") == 0); /* shifts are no text */
}

/* Every character of the text comes from the bytes that decode to it. */
static void
check_map (const char *data, gsize size, const char *charset)
{
  KwDecoded decoded;
  KwOffsetMap map;
  ck_assert (kw_decode (&decoded, data, size, charset, NULL));
  ck_assert (kw_decode_map (&decoded, data, size, &map, NULL));
  gsize expected = decoded.bom;
  for (gsize p = 0, n; p < decoded.len; p += n)
    {
      n = kw_utf8_len ((guchar) decoded.text[p]);
      KwSpan from = kw_offset_map_span (&map, kw_span (p, p + n));
      ck_assert_msg (follows (&decoded, expected, from.start) && from.end > from.start && from.end <= size,
                     "%s: %zu from %u-%u, not %zu", decoded.charset, p, from.start, from.end, expected);
      if (memcmp (decoded.text + p, FFFD, MIN (n, 3)) != 0)
        expect_character (decoded.charset, data + from.start, from.end - from.start, decoded.text + p, n);
      expected = from.end;
    }
  ck_assert (follows (&decoded, expected, size));
  kw_offset_map_clear (&map);
  kw_decoded_clear (&decoded);
}

START_TEST (texts_lead_back_to_bytes)
{
  g_autoptr (GString) bytes = encoded_case (_i);
  check_map (bytes->str, bytes->len, NULL);
}
END_TEST

/* Cut anywhere, a text decodes up to the cut; half a character is listed. */
START_TEST (cut_texts_say_what_is_cut)
{
  g_autoptr (GString) bytes = encoded_case (_i);
  gsize bom = strlen (encodings[_i].bom);
  for (gsize n = bom; n <= bytes->len; n++)
    {
      KwDecoded decoded;
      ck_assert (kw_decode (&decoded, bytes->str, n, encodings[_i].charset, NULL));
      gsize good = decoded.len;
      if (decoded.undecodable != NULL)
        {
          const KwUndecodable *bad = &g_array_index (decoded.undecodable, KwUndecodable, 0);
          ck_assert_uint_eq (decoded.undecodable->len, 1);
          ck_assert_uint_eq (bad->offset + bad->n_bytes, n);
          ck_assert_mem_eq (bad->bytes, bytes->str + bad->offset, bad->n_bytes);
          good = bad->span.start;
        }
      ck_assert_mem_eq (decoded.text, encodings[_i].text, good);
      ck_assert (good == decoded.len || memcmp (decoded.text + good, FFFD, 4) == 0);
      kw_decoded_clear (&decoded);
      if (n + 12 > bytes->len)
        check_map (bytes->str, n, encodings[_i].charset);
    }
}
END_TEST

static const struct
{
  const char *charset;
  const char *bytes;
  gsize n;
  const char *text;
  Bad bad[4];
} damaged[] = {
  { "UTF-8", BYTES ("\xE4\xB8\xAD\xFF\xE5\x9B\xBD"), "中" FFFD "国", { { 3, 1 } } },
  { "UTF-8", BYTES ("中国人民\xE4\xB8"), "中国人民" FFFD, { { 12, 2 } } },
  { "UTF-8", BYTES ("中国人民\xE4\xB8人民"), "中国人民" FFFD "人民", { { 12, 2 } } },
  { "UTF-8", BYTES ("中国人民\xC0\xAF人民"), "中国人民" FFFD "人民", { { 12, 2 } } },         /* overlong; one run */
  { "UTF-8", BYTES ("中国人民\xED\xA0\x80人民"), "中国人民" FFFD "人民", { { 12, 3 } } },     /* a surrogate */
  { "UTF-8", BYTES ("中国人民\xF4\x90\x80\x80人民"), "中国人民" FFFD "人民", { { 12, 4 } } }, /* past U+10FFFF */
  { "UTF-8", BYTES ("中国\xFF人民\xFE人民"), "中国" FFFD "人民" FFFD "人民", { { 6, 1 }, { 13, 1 } } },
  { "UTF-8", BYTES ("\x80\x80\x80\x80\x80\x80\x80\x80\x80"), FFFD FFFD, { { 0, 8 }, { 8, 1 } } },
  { "UTF-8", BYTES ("a\xE4"), "a" FFFD, { { 1, 1 } } },
  { "UTF-8", BYTES ("\xF0\x9F\x98"), FFFD, { { 0, 3 } } },
  { "UTF-8", BYTES (FFFD), FFFD, { { 0, 0 } } }, /* that one was there */
  { "GB18030", BYTES ("\xD6\xD0\xFF\xB9\xFA"), "中" FFFD "国", { { 2, 1 } } },
  { "GB18030", BYTES ("\xD6\xD0\xB9"), "中" FFFD, { { 2, 1 } } },
  { "GB18030", BYTES ("\xD6\xD0\x81\x30\x87"), "中" FFFD, { { 2, 3 } } },
  { "BIG5-HKSCS", BYTES ("\xA4\xA4\xFF\xB0\xEA"), "中" FFFD "國", { { 2, 1 } } },
  { "BIG5-HKSCS", BYTES ("\xA4\xA4\xB0"), "中" FFFD, { { 2, 1 } } },
  { "BIG5-HKSCS", BYTES ("\xA4\xA4\x88\x66"), "中Ê", { { 0, 0 } } }, /* kept back by iconv: a macron may follow */
  { "BIG5-HKSCS", BYTES ("\x88\x66\xFF"), "Ê" FFFD, { { 2, 1 } } },
  { "BIG5-HKSCS", BYTES ("\x88\x66\x88\x62"), "ÊÊ̄", { { 0, 0 } } },                       /* one cell, two characters */
  { "BIG5-HKSCS", BYTES ("\xA1\xE3\xA1\xFE\xA2\x40\xA2\xCC"), "～／＼十", { { 0, 0 } } }, /* not as iconv has it */
  { "GB18030", BYTES ("\xA3\xA0\xA3\xA0\xD6\xD0"), "　　中", { { 0, 0 } } },
  { "HZ-GB-2312", BYTES ("~{VP\x80ND~}"), "中" FFFD "文", { { 4, 1 } } },
  { "HZ-GB-2312", BYTES ("a~{VPN"), "a中" FFFD, { { 5, 1 } } },
  { "HZ-GB-2312", BYTES ("~{VP\nND~\n~~"), "中\nND~", { { 0, 0 } } }, /* a line ends in ASCII */
  { "UTF-16LE", BYTES ("\x2D\x4E\x00\xD8\xFD\x56"), "中" FFFD "国", { { 2, 2 } } },
  { "UTF-16LE", BYTES ("\x2D\x4E\x00\xD8"), "中" FFFD, { { 2, 2 } } },
  { "UTF-16LE", BYTES ("\x2D\x4E\x2D"), "中" FFFD, { { 2, 1 } } },
  { "UTF-16BE", BYTES ("\x4E\x2D\xDC\x00\x56\xFD"), "中" FFFD "国", { { 2, 2 } } },
};

START_TEST (bad_bytes_are_listed)
{
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, damaged[_i].bytes, damaged[_i].n, damaged[_i].charset, NULL));
  ck_assert_str_eq (decoded.text, damaged[_i].text);
  expect_bad (&decoded, damaged[_i].bytes, damaged[_i].bad);
  kw_decoded_clear (&decoded);
  if (strstr (damaged[_i].text, "Ê̄") == NULL)
    check_map (damaged[_i].bytes, damaged[_i].n, damaged[_i].charset);
}
END_TEST

/* Random bytes put into a text in CHARSET: the rest is read, and the map holds. */
START_TEST (random_damage_is_survived)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  int which = g_rand_int_range (rand, 0, G_N_ELEMENTS (encodings));
  g_autoptr (GString) bytes = encoded_case (which);
  for (int n = g_rand_int_range (rand, 0, 6); n > 0 && bytes->len > 8; n--)
    bytes->str[g_rand_int_range (rand, 4, (gint32) bytes->len)] = (char) g_rand_int (rand);
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert_uint_eq (kw_utf8_valid_prefix (decoded.text, decoded.len), decoded.len);
  kw_decoded_clear (&decoded);
  check_map (bytes->str, bytes->len, NULL);
  check_map (bytes->str, bytes->len, encodings[which].charset);
}
END_TEST

START_TEST (zero_bytes_are_characters)
{
  static const char bytes[] = "一段\0正常的文字里有一个零字节，其余都是好的";
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes, sizeof bytes - 1, NULL, NULL));
  ck_assert_str_eq (decoded.charset, "UTF-8");
  ck_assert_uint_eq (decoded.len, sizeof bytes - 1);
  ck_assert_mem_eq (decoded.text, bytes, sizeof bytes);
  ck_assert_ptr_null (decoded.undecodable);
  kw_decoded_clear (&decoded);
}
END_TEST

/* Lines of ours, each in a charset of its own. */
typedef struct
{
  const char *charset;
  const char *text;
} Line;

#define PARAGRAPH "春耕以来，各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。"
#define VERTICAL  "暑假期間，各館開放時間延長至晚上九時，讀者可以預約座位。"

static const struct
{
  const char *charset;
  Line lines[6];
  KwSpan bad[3]; /* bytes read in another charset */
} mixtures[] = {
  { "UTF-8",
    { { "UTF-8", PARAGRAPH "\n" PARAGRAPH "\n" }, { "GB18030", PARAGRAPH }, { "UTF-8", "\n" PARAGRAPH } },
    { { 194, 258 } } },
  { "UTF-8",
    { { "UTF-8", VERTICAL "\n" VERTICAL "\n" }, { "BIG5-HKSCS", VERTICAL }, { "UTF-8", "\n" VERTICAL } },
    { { 170, 226 } } },
  { "GB18030",
    { { "GB18030", PARAGRAPH "\n" PARAGRAPH "\n" }, { "UTF-8", PARAGRAPH }, { "GB18030", "\n" PARAGRAPH } },
    { { 130, 226 } } },
  { "BIG5-HKSCS",
    { { "BIG5-HKSCS", VERTICAL "\n" VERTICAL "\n" }, { "UTF-8", VERTICAL }, { "BIG5-HKSCS", "\n" VERTICAL } },
    { { 114, 198 } } },
  /* a short line is taken along by its neighbours, one that stands alone is none */
  { "UTF-8",
    { { "UTF-8", PARAGRAPH "\n" PARAGRAPH "\n" },
      { "GB18030", "小结" },
      { "UTF-8", "\n\n" },
      { "GB18030", PARAGRAPH },
      { "UTF-8", "\n" PARAGRAPH } },
    { { 194, 198 }, { 200, 264 } } },
  { "UTF-8",
    { { "UTF-8", PARAGRAPH "\n" PARAGRAPH "\n" },
      { "GB18030", PARAGRAPH },
      { "UTF-8", "\n1. " },
      { "GB18030", "小结" },
      { "UTF-8", ".\n" PARAGRAPH } },
    { { 194, 258 }, { 262, 266 } } },
  /* what marks and tags stand around it is the page's */
  { "GB18030",
    { { "GB18030", "<p>" PARAGRAPH PARAGRAPH "</p><!-- " },
      { "UTF-8", "导航栏目开始" },
      { "GB18030", " --><p>" PARAGRAPH "</p>" } },
    { { 140, 158 } } },
};

static GString *
mixture (int i)
{
  GString *bytes = g_string_new (NULL);
  for (const Line *line = mixtures[i].lines; line->text != NULL; line++)
    {
      g_autoptr (GString) part = encoded (line->text, strlen (line->text), line->charset, "");
      g_string_append_len (bytes, part->str, (gssize) part->len);
    }
  return bytes;
}

START_TEST (lines_in_another_charset_are_read)
{
  g_autoptr (GString) bytes = mixture (_i), text = g_string_new (NULL);
  for (const Line *line = mixtures[_i].lines; line->text != NULL; line++)
    g_string_append (text, line->text);
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert_str_eq (decoded.charset, mixtures[_i].charset);
  ck_assert_str_eq (decoded.text, text->str);
  guint n = 0;
  for (; n < G_N_ELEMENTS (mixtures[_i].bad) && mixtures[_i].bad[n].end > 0; n++)
    {
      ck_assert_uint_lt (n, decoded.undecodable->len);
      const KwUndecodable *bad = &g_array_index (decoded.undecodable, KwUndecodable, n);
      ck_assert_uint_eq (bad->offset, mixtures[_i].bad[n].start);
      ck_assert_uint_eq (bad->offset + bad->n_bytes, mixtures[_i].bad[n].end);
      ck_assert_ptr_nonnull (bad->charset);
      ck_assert_str_ne (bad->charset, decoded.charset);
    }
  ck_assert_uint_eq (decoded.undecodable->len, n);
  kw_decoded_clear (&decoded);
}
END_TEST

/* Every character of a mixture leads to bytes that say it in one of its charsets. */
START_TEST (mixtures_lead_back_to_bytes)
{
  g_autoptr (GString) bytes = mixture (_i);
  KwDecoded decoded;
  KwOffsetMap map;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert (kw_decode_map (&decoded, bytes->str, bytes->len, &map, NULL));
  guint next = 0;
  gsize at = 0;
  for (gsize p = 0, n; p < decoded.len; p += n)
    {
      n = kw_utf8_len ((guchar) decoded.text[p]);
      KwSpan from = kw_offset_map_span (&map, kw_span (p, p + n));
      const KwUndecodable *bad = next < decoded.undecodable->len
                                     ? &g_array_index (decoded.undecodable, KwUndecodable, next)
                                     : NULL;
      gboolean foreign = bad != NULL && p >= bad->span.start;
      ck_assert_uint_eq (from.start, at);
      /* copied UTF-8 is mapped byte by byte */
      expect_character (foreign ? bad->charset : decoded.charset, bytes->str + from.start, from.end - from.start,
                        decoded.text + p, n);
      next += foreign && p + n == bad->span.end;
      at = from.end;
    }
  ck_assert_uint_eq (at, bytes->len);
  kw_offset_map_clear (&map);
  kw_decoded_clear (&decoded);
}
END_TEST

/* Four Han and a bad byte say what they are. */
static const struct
{
  const char *charset;
  const char *bytes;
  gsize n;
  guint32 offset;
} scraps[] = {
  { "UTF-8", BYTES ("春耕备耕\xFF"), 12 },
  { "UTF-8", BYTES ("春耕\xE5\xA4备耕"), 6 },
  { "UTF-8", BYTES ("春耕备耕\xE5\xA4"), 12 },
  { "UTF-8", BYTES ("\xA4春耕备耕"), 0 },
  { "GB18030", BYTES ("\xB4\xBA\xB8\xFB\xB1\xB8\xB8\xFB\xFF"), 8 }, /* 春耕备耕 */
  { "GB18030", BYTES ("\xB4\xBA\xB8\xFB\xB1\xB8\xB8\xFB\xC8"), 8 },
  { "BIG5-HKSCS", BYTES ("\xB6\x7D\xA9\xF1\xAE\xC9\xB6\xA1\xFF"), 8 }, /* 開放時間 */
};

START_TEST (scraps_are_told)
{
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, scraps[_i].bytes, scraps[_i].n, NULL, NULL));
  ck_assert_str_eq (decoded.charset, scraps[_i].charset);
  ck_assert_ptr_nonnull (decoded.undecodable);
  ck_assert_uint_eq (decoded.undecodable->len, 1);
  ck_assert_uint_eq (g_array_index (decoded.undecodable, KwUndecodable, 0).offset, scraps[_i].offset);
  kw_decoded_clear (&decoded);
}
END_TEST

/* A long line that lost its bytes of 80 to 9F, as by a filter of controls,
 * outweighs a short one that did not; it reads as GB18030, but as no text. */
START_TEST (lost_bytes_make_no_other_charset)
{
  g_autoptr (GString) bytes = g_string_new (PARAGRAPH "\n");
  for (const char *p = SIMPLIFIED PARAGRAPH; *p != '\0'; p++)
    if ((guchar) *p < 0x80 || (guchar) *p > 0x9F)
      g_string_append_c (bytes, *p);
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert_str_eq (decoded.charset, "UTF-8");
  for (guint i = 0; i < decoded.undecodable->len; i++)
    ck_assert_ptr_null (g_array_index (decoded.undecodable, KwUndecodable, i).charset);
  kw_decoded_clear (&decoded);
}
END_TEST

/* Files joined end to end keep the mark between them, for a rule to find. */
START_TEST (marks_in_the_midst_are_text)
{
  static const char bytes[] = "\xEF\xBB\xBF" PARAGRAPH "\n\xEF\xBB\xBF" PARAGRAPH;
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes, sizeof bytes - 1, NULL, NULL));
  ck_assert_uint_eq (decoded.bom, 3);
  ck_assert_str_eq (decoded.text, PARAGRAPH "\n\xEF\xBB\xBF" PARAGRAPH);
  kw_decoded_clear (&decoded);
  ck_assert (kw_decode (&decoded, "\xFF\xFE", 2, NULL, NULL));
  ck_assert_str_eq (decoded.charset, "UTF-16LE");
  ck_assert_uint_eq (decoded.len, 0);
  kw_decoded_clear (&decoded);
}
END_TEST

START_TEST (hz_is_written_in_its_states)
{
  gsize n;
  g_autofree char *alone = kw_encode ("中~1", 5, "HZ-GB-2312", &n, NULL);
  ck_assert_str_eq (alone, "~{VP~}~~1");
  g_autofree char *within = kw_encode_for ("中1文", 7, "HZ-GB-2312", "文中", 6, &n, NULL);
  ck_assert_str_eq (within, "VP~}1~{ND");
  g_autofree char *dropped = kw_encode_for ("", 0, "HZ-GB-2312", "文1", 4, &n, NULL);
  ck_assert_str_eq (dropped, "~}");
  ck_assert_ptr_null (kw_encode ("喆", 3, "HZ-GB-2312", &n, NULL));
  g_autofree char *back = kw_decode_for (within, strlen (within), "HZ-GB-2312", "文中", &n);
  ck_assert_str_eq (back, "中1文");
}
END_TEST

START_TEST (utf_8_with_a_foreign_line_stays_utf_8)
{
  g_autoptr (GString) foreign = encoded ("就业", 6, "GB18030", "");
  g_autoptr (GString) bytes = g_string_new (SIMPLIFIED);
  g_string_append_len (bytes, foreign->str, (gssize) foreign->len);
  g_string_append (bytes, SIMPLIFIED);
  KwDecoded decoded;
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, NULL, NULL));
  ck_assert_str_eq (decoded.charset, "UTF-8");
  ck_assert_ptr_nonnull (decoded.undecodable);
  ck_assert (g_str_has_prefix (decoded.text, SIMPLIFIED) && g_str_has_suffix (decoded.text, SIMPLIFIED));
  kw_decoded_clear (&decoded);
}
END_TEST

/* The caller's charset is believed, whatever the bytes look like. */
START_TEST (charsets_may_be_told)
{
  static const char *const names[] = { "GB18030",   "gb18030",    "GBK",        "UTF-16", "utf-8",
                                       "Shift_JIS", "BIG5-HKSCS", "hz-gb-2312", "HZ" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KwDecoded decoded;
      ck_assert_msg (kw_charset_is_known (names[i]), "%s", names[i]);
      ck_assert (kw_decode (&decoded, "1234", 4, names[i], NULL));
      kw_decoded_clear (&decoded);
    }
  KwDecoded decoded;
  g_autoptr (GError) error = NULL;
  ck_assert (!kw_charset_is_known ("klingon"));
  ck_assert (!kw_decode (&decoded, "\xFF", 1, "klingon", &error));
  ck_assert (g_error_matches (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET));
  ck_assert_ptr_null (decoded.text);
}
END_TEST

/* "UTF-16" says that a mark tells which. */
START_TEST (utf_16_follows_its_mark)
{
  static const char *const marks[] = { "\xFF\xFE", "\xFE\xFF" }, *const charsets[] = { "UTF-16LE", "UTF-16BE" };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) bytes = encoded ("中国，人民", 15, charsets[i], marks[i]);
      KwDecoded decoded;
      ck_assert (kw_decode (&decoded, bytes->str, bytes->len, "UTF-16", NULL));
      ck_assert_str_eq (decoded.text, "中国，人民");
      kw_decoded_clear (&decoded);
      check_map (bytes->str, bytes->len, "UTF-16");
    }
}
END_TEST

START_TEST (encoding_refuses_what_is_not_there)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  ck_assert_ptr_null (kw_encode ("𠮷", 4, "BIG5-HKSCS", &n, &error));
  ck_assert (g_error_matches (error, KW_ERROR_DOMAIN, KW_ERROR_CHARSET));
  ck_assert_ptr_null (kw_encode ("3∼4", 5, "BIG5-HKSCS", &n, NULL)); /* iconv would write 3～4 */
}
END_TEST

/* Agrees with GLib on random bytes, most of them UTF-8. */
START_TEST (strict_utf_8_is_glibs)
{
  static const char *const pieces[] = { "中", "é", "𠮷", "a", "\xED\x9F\xBF", "\xED\xA0\x80", "\xF4\x8F\xBF\xBF", "\xF4\x90",
                                        "\xE0\x9F\xBF", "\xE0\xA0\x80", "\xF0\x8F", "\xC1\xBF", "\xEF\xBF\xBF", "\xE4\xB8" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GString) bytes = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 1, 30); n > 0; n--)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      if (g_rand_int_range (rand, 0, 12) == 0)
        g_string_append_c (bytes, (char) g_rand_int_range (rand, 1, 256));
      g_string_append (bytes, g_rand_boolean (rand) ? piece : "国");
    }
  const char *end;
  g_utf8_validate (bytes->str, (gssize) bytes->len, &end);
  ck_assert_uint_eq (kw_utf8_valid_prefix (bytes->str, bytes->len), (gsize) (end - bytes->str));
}
END_TEST

static void
add_charsets (Suite *suite)
{
  TCase *tcase = tcase_create ("charsets");
  tcase_set_timeout (tcase, 120);
  add_table (tcase, charsets_are_told, encodings);
  add_table (tcase, texts_lead_back_to_bytes, encodings);
  add_table (tcase, cut_texts_say_what_is_cut, encodings);
  add_table (tcase, bad_bytes_are_listed, damaged);
  tcase_add_loop_test (tcase, random_damage_is_survived, 0, 100);
  tcase_add_test (tcase, zero_bytes_are_characters);
  tcase_add_test (tcase, utf_8_with_a_foreign_line_stays_utf_8);
  add_table (tcase, lines_in_another_charset_are_read, mixtures);
  add_table (tcase, mixtures_lead_back_to_bytes, mixtures);
  add_table (tcase, scraps_are_told, scraps);
  tcase_add_test (tcase, lost_bytes_make_no_other_charset);
  tcase_add_test (tcase, marks_in_the_midst_are_text);
  tcase_add_test (tcase, hz_is_written_in_its_states);
  tcase_add_test (tcase, charsets_may_be_told);
  tcase_add_test (tcase, utf_16_follows_its_mark);
  tcase_add_test (tcase, encoding_refuses_what_is_not_there);
  tcase_add_loop_test (tcase, strict_utf_8_is_glibs, 0, 200);
  suite_add_tcase (suite, tcase);
}

int
main (void)
{
  Suite *suite = suite_create ("charset");
  add_charsets (suite);
  return run_suite (suite);
}
