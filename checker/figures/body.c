/* body.c - names of hospitals, firms, schools and towns, by what they end with */
#include "checker/figures/body.h"
#include "checker/base/utf8.h"
#include "checker/figures/lexicon.h"
#include "checker/figures/names.h"
#include "checker/text/phrase.h"

#include <string.h>
#include <xxhash.h>

/* Bytes before a figure in which its body is looked for. */
#define REACH 240
/* Bytes of a text in which the body stands that it goes on to call 医院. */
#define TEXT_REACH 600
/* Bytes of a title in which its article's body stands, if it has one. */
#define TITLE_REACH 60

/* Bodies inside an article's place: their figures are not the place's. */
static const struct
{
  const char *name;
  guint8 len;
} bodies[] = {
  { "中医院", 9 }, { "镇", 3 }, { "乡", 3 }, { "村", 3 }, { "街道", 6 }, { "社区", 6 }, { "园区", 6 },
  { "公司", 6 }, { "集团", 6 }, { "中学", 6 }, { "小学", 6 }, { "大学", 6 }, { "学院", 6 },
  { "医院", 6 }, { "银行", 6 }, { "合作社", 9 }, { "景区", 6 }, { "农场", 6 }, { "林场", 6 },
  { "工厂", 6 }, { "车站", 6 }, { "机场", 6 }, { "法院", 6 }, { "保健院", 9 }, { "检察院", 9 },
  { "博物馆", 9 }, { "图书馆", 9 }, { "文化馆", 9 }, { "纪念馆", 9 }, { "美术馆", 9 },
  { "公园", 6 }, { "支行", 6 }, { "分行", 6 }, { "水库", 6 }, { "电站", 6 }, { "电厂", 6 }, { "煤矿", 6 },
  { "基金会", 9 }, { "协会", 6 },
};

/* The low six bits of the last bytes of the characters below, as a set. */
#define BIT(byte) (G_GUINT64_CONSTANT (1) << ((byte) & 0x3F))
#define LAST_BYTES                                                                                                     \
  (BIT (0xA1) | BIT (0xBA) | BIT (0x82) | BIT (0xB8) | BIT (0xA2) | BIT (0xAD) | BIT (0x9A) | BIT (0x93) | BIT (0xBF) | \
   BIT (0x86) | BIT (0xA6) | BIT (0x91) | BIT (0xBE) | BIT (0x99) | BIT (0x8C) | BIT (0x87))

/* Does the character that ends at P end one of their names? */
static gboolean
ends_body (const char *p)
{
  guint len;
  if ((BIT ((guchar) p[-1]) & LAST_BYTES) == 0 || ((guchar) p[-3] & 0xF0) != 0xE0)
    return FALSE;
  switch (kw_utf8_get (p - 3, &len))
    {
    case 0x4E61: /* 乡 */
    case 0x533A: /* 区 */
    case 0x5382: /* 厂 */
    case 0x53F8: /* 司 */
    case 0x56E2: /* 团 */
    case 0x56ED: /* 园 */
    case 0x4F1A: /* 会 */
    case 0x5E93: /* 库 */
    case 0x77FF: /* 矿 */
    case 0x9986: /* 馆 */
    case 0x573A: /* 场 */
    case 0x5B66: /* 学 */
    case 0x6751: /* 村 */
    case 0x793E: /* 社 */
    case 0x7AD9: /* 站 */
    case 0x884C: /* 行 */
    case 0x9053: /* 道 */
    case 0x9547: /* 镇 */
    case 0x9662: /* 院 */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Characters before one of them where no single one is meant: 各乡镇, 贫困村. */
static gboolean
is_common (const char *before)
{
  static const char *const leads[] = { "各", "个", "该", "全", "本", "乡", "城", "农", "每", "多", "此", "进", "下", "入", "驻",
                                       "返", "中", "困", "政", "然", "丽", "山", "等", "的", "所", "家", "地", "小", "型", "重", "务", "级", "类", "座", "些",
                                       "间", "共", "处", "几", "两", "三", "数", "新", "老", "大", "旧", "含", "办", "借" };
  guint len;
  if (((guchar) *before & 0xC0) == 0x80 || !kw_is_han (kw_utf8_get (before, &len)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (memcmp (before, leads[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* 乡镇, 村民, 城镇化: other words, of no one town. */
static gboolean
goes_on (const char *p)
{
  static const char *const tails[] = { "镇", "村", "亲", "情", "土", "民", "庄", "级", "化", "里", "屯", "组", "两", "生" };
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (strncmp (p, tails[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* The name of a body that ends at P, its two characters before included; empty for none. */
static KwSpan
body_before (const char *text, guint32 p, guint32 floor)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      guint32 n = bodies[i].len;
      if (p >= floor + n + 6 && text[p - 1] == bodies[i].name[n - 1] && memcmp (text + p - n, bodies[i].name, n) == 0 && !goes_on (text + p) &&
          !is_common (text + p - n - 3))
        return kw_span (p - n - 6, p);
    }
  return kw_span (p, p);
}

/* The last name of a body in SPAN. */
static KwSpan
last_body (const char *text, KwSpan span)
{
  for (guint32 p = span.end; p >= span.start + 9; p = kw_utf8_floor (text, p - 1, span.start))
    if (ends_body (text + p))
      {
        KwSpan body = body_before (text, p, span.start);
        if (!kw_span_is_empty (body))
          return body;
      }
  return kw_span (span.end, span.end);
}

/* Does SPAN name a place, or the article's own? Where it ENDS there is the end
 * of the last one. */
static gboolean
names_place (const char *text, KwSpan span, guint32 *ends)
{
  gboolean found = FALSE;
  const char *end = text + span.end;
  for (guint32 p = span.start; p < span.end;)
    {
      gsize len = 0;
      p = (guint32) (kw_lexicon_skip (text + p, end) - text);
      if (p >= span.end)
        break;
      const KwWord *word = (guchar) text[p] >= 0xE4 ? kw_lexicon_word (text + p, text + span.end, &len) : NULL;
      gboolean place = word != NULL && (word->type == KW_WORD_self || word->type == KW_WORD_place);
      found = found || place;
      *ends = place ? p + (guint32) len : *ends;
      p += place ? (guint32) len : kw_utf8_len ((guchar) text[p]);
    }
  return found;
}

/* 三县, 5个乡镇: several places together, told before the figure in its clause. */
static guint16
several (const char *text, KwSpan span)
{
  static const char *const kinds[] = { "县", "市", "区", "镇", "乡", "村", "州", "省" };
  static const char *const numbers[] = { "两", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  for (guint32 p = span.start; p + 6 <= span.end; p += kw_utf8_len ((guchar) text[p]))
    for (guint i = 0; kw_name_may_count (text + p) && i < G_N_ELEMENTS (numbers); i++)
      for (guint k = 0; memcmp (text + p, numbers[i], 3) == 0 && k < G_N_ELEMENTS (kinds); k++)
        if (memcmp (text + p + 3, kinds[k], 3) == 0)
          return (guint16) (XXH3_64bits (text + p, 6) | 1);
  return 0;
}

/* 第一医院和中医院的: both together, which meet nothing but themselves. */
static gboolean
is_joined (const char *text, KwSpan sentence, KwSpan body)
{
  static const char *const joints[] = { "和", "与", "及", "、", NULL };
  KwSpan before = kw_span (MAX (sentence.start, body.start - MIN (body.start, 24)), body.start);
  before.start = kw_utf8_floor (text, before.start, sentence.start);
  KwSpan other = last_body (text, kw_span (sentence.start, MAX (sentence.start, body.start)));
  return !kw_span_is_empty (other) && other.end >= before.start &&
         kw_phrase_has_any (text, kw_span (other.end, MAX (other.end, body.start)), joints);
}

/* Where the name begins behind the place that it may have: 县中医院 and 水县中医院
 * are one. */
static guint32
behind_place (const char *text, KwSpan body)
{
  static const char *const levels[] = { "县", "市", "区", "州", "省" };
  for (guint32 p = body.start + 6; p > body.start; p -= 3)
    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      if (memcmp (text + p - 3, levels[i], 3) == 0)
        return p;
  return body.start;
}

static guint16
hash_of (const char *text, KwSpan body)
{
  guint32 start = behind_place (text, body);
  return (guint16) (XXH3_64bits (text + start, body.end - start) | 1);
}

/* 镇, 村, 街道: news whose titles name one tell of the county, too; and of courts
 * a place has one. */
static gboolean
is_wide (const char *text, KwSpan body)
{
  static const char *const ends[] = { "镇", "乡", "村", "街道", "社区", "园区", "法院", "检察院", NULL };
  for (guint i = 0; ends[i] != NULL; i++)
    if (kw_phrase_ends (text, body, ends[i]))
      return TRUE;
  return FALSE;
}

/* Right behind a place's name (郑州机场, 大余县法院), or within it (镇海区): a place
 * has one. Of hospitals it has several. END is that of the text. */
static gboolean
is_of_place (const char *text, guint32 floor, KwSpan body, guint32 end)
{
  guint32 ends = 0, from = body.start > floor + 30 ? kw_utf8_floor (text, body.start - 30, floor) : floor;
  names_place (text, kw_span (from, MIN (body.end + 15, end)), &ends);
  return ends > body.start + 5 && !kw_phrase_ends (text, body, "医院");
}

/* Hash of the body that TEXT names first in its opening; 0 for none. */
static guint16
first_body (const char *text)
{
  guint32 end = kw_utf8_floor (text, (guint32) strnlen (text, TEXT_REACH), 0);
  for (guint32 p = 0; p <= end; p += kw_utf8_len ((guchar) text[p]))
    if (p >= 12 && ends_body (text + p))
      {
        KwSpan body = body_before (text, p, 0);
        if (!kw_span_is_empty (body) && !is_wide (text, body))
          return is_of_place (text, 0, body, end) ? 0 : hash_of (text, body);
      }
  return 0;
}

static guint16
first_body_or (const char *text, guint16 other)
{
  guint16 first = first_body (text);
  return first != 0 ? first : other;
}

/* Where the sentence that a ; has parted begins, so many bytes before FLOOR at most. */
static guint32
whole_sentence (const char *text, guint32 floor)
{
  guint32 least = kw_utf8_floor (text, floor - MIN (floor, REACH), 0), p = floor;
  while (p > least && text[p - 1] != '\n' && !(p >= 3 && memcmp (text + p - 3, "。", 3) == 0))
    p--;
  return p;
}

guint16
kw_body_of_figure (const char *text, const KwLedger *ledger, const KwFigure *f)
{
  static const char *const unnamed[] = { "该公司", "该企业", "该集团", "该校", "该行", "该店", "该院", "该品牌", "该项目", NULL };
  /* 这家医院, 医院一共接诊: the one that the text named first. */
  static const char *const bare[] = { "医院", "学校", "院方", "校方", "馆方", "该馆", NULL };
  /* 这家医院门急诊92万人次;出院病人4万人次: still that one. */
  static const char *const pointing[] = { "这家医院", "这所医院", "这所学校", "这所大学", "该院", "该校", "该馆", NULL };
  guint32 floor = f->sentence.start, end = f->folded.start, ends = 0;
  if (end > floor + REACH)
    floor = kw_utf8_floor (text, end - REACH, floor);
  /* 按网供口径, (全口径): what is counted otherwise is another quantity. */
  gssize scope = kw_phrase_find (text, kw_span (floor, MAX (floor, end)), "口径");
  if (scope >= (gssize) floor + 6)
    return (guint16) (XXH3_64bits (text + scope - 6, 6) | 1);
  /* 该公司 is another one each time: it meets nothing but itself. */
  if (kw_phrase_has (text, kw_span (floor, MAX (floor, end)), "该") &&
      kw_phrase_has_any (text, kw_span (floor, MAX (floor, end)), unnamed))
    return ledger->has_body ? ledger->body : first_body_or (text, (guint16) (f->sentence.start | 1));
  guint16 together = several (text, kw_span (MIN (MAX (f->clause.start, floor), end), end));
  if (together != 0)
    return together;
  KwSpan body = last_body (text, kw_span (floor, MAX (floor, end)));
  if (kw_span_is_empty (body) && names_place (text, kw_span (floor, MAX (floor, end)), &ends))
    return 0;
  if (kw_span_is_empty (body) && ledger->body == 0 &&
      (kw_phrase_has_any (text, kw_span (floor, MAX (floor, end)), bare) ||
       kw_phrase_has_any (text, kw_span (whole_sentence (text, floor), floor), pointing)))
    return first_body (text);
  if (kw_span_is_empty (body))
    return ledger->body;
  if (names_place (text, kw_span (body.end, end), &ends))
    return 0;
  if (is_joined (text, kw_span (floor, end), body))
    return (guint16) (f->sentence.start | 1);
  return is_of_place (text, floor, body, end) ? 0 : hash_of (text, body);
}

guint16
kw_body_of_article (const char *title, gsize len, const char *source, gboolean *has_body)
{
  KwSpan head = kw_span (0, kw_utf8_floor (title, (guint32) MIN (len, TITLE_REACH), 0));
  KwSpan body = len == 0 ? kw_span (0, 0) : last_body (title, head);
  *has_body = !kw_span_is_empty (body);
  if (*has_body && is_of_place (title, 0, body, body.end))
    return 0;
  if (*has_body && !is_wide (title, body) && !is_joined (title, head, body))
    return hash_of (title, body);
  gsize n = source != NULL ? strlen (source) : 0;
  if (n == 0 || n > TITLE_REACH)
    return 0;
  body = last_body (source, kw_span (0, n));
  *has_body = *has_body || !kw_span_is_empty (body);
  return kw_span_is_empty (body) || kw_phrase_ends (source, body, "法院") || kw_phrase_ends (source, body, "检察院")
           ? 0
           : hash_of (source, body);
}
