/* rules/encoding/compatibility-form.c - look-alikes of a character: Kangxi radicals, compatibility ideographs */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_compatibility_form) {
  .name = "encoding/compatibility-form",
  .severity = KW_WARNING,
  .summary = "A radical or compatibility character stands for the usual one",
  .why = "`⼀⽉` is not `一月`: U+2F00 and U+2F49 are the radicals of a dictionary, and look the same. A search "
         "for the word does not find them, a date or a sum with them is not read. Most come out of PDF: fonts draw "
         "一 and ⼀ with one glyph, and the program that takes the text out picks the wrong one of its two codes. "
         "Compatibility ideographs, U+F900 to U+FAFF and U+2F800 to U+2FA1F, come from Korean, Japanese and "
         "Taiwanese charsets that had one character twice.\n\n"
         "At the source: take PDF text with a tool that maps radicals back, or fold these ranges (not more: NFKC "
         "on the whole text also turns ， into a comma and ① into 1) as soon as the text is taken out.\n\n"
         "The repair is the unified ideograph that Unicode states for each. A radical in a sentence about "
         "radicals, or alone within quotes or brackets, is meant; so are the twelve unified ideographs among "
         "U+FA0E to U+FA29. Allow the rule for texts about writing.",
  .message = "{text} only looks like {replacement}{places}",
  .since = "0.1",
  .examples = (const KwExample[]){ { .bad = "⟦\u2F00⟧、加强组织领导，坚持以⟦\u2F08⟧为本",
      .fixed = "一、加强组织领导，坚持以人为本" },
    { .bad = "会议于3⟦\u2F49⟧5⟦\u2F47⟧召开，⟦\u2ED3⟧安街两侧摆放了花坛",
      .fixed = "会议于3月5日召开，长安街两侧摆放了花坛" },
    { .bad = "他持有⟦\uF90A⟧牌一枚，到场的还有⟦\uF9E1⟧先生",
      .fixed = "他持有金牌一枚，到场的还有李先生" },
    { .bad = "匾上写着⟦\U0002F800⟧字", .fixed = "匾上写着丽字" },
    { .good = "一、加强组织领导，坚持以人为本，3月5日在长安街" },
    { .good = "汉字的部首有\u2F00、\u2F08、\u2F49等二百一十四个" },
    { .good = "“\u2F55”在字的下方写作四点，（\u2EA3）是它的变形" },
    { .good = "日本人名用字有\uFA11和\uFA0E，都是统一汉字" },
    { .good = "天氣預報：晴，氣溫25℃，面積3㎡，第①組" },
    { NULL } },
  .check = check,
};

/* U+2E80 to U+2EF3 as Unicode 15's EquivalentUnifiedIdeograph.txt has them; GLib
 * decomposes the rest. */
#define FIRST_SUPPLEMENT 0x2E80
static const gunichar supplement[] = {
  0,      0x5382,  0x4E5B, 0x4E5A,  0x4E59,  0x4EBB, 0x5182,  0x20628, 0x5200,  0x5202,  0x535C, 0x353E, 0x5C0F,
  0x5C0F, 0x5140,  0x5C23, 0x5C22,  0x21BC2, 0x5DF3, 0x5E7A,  0x5F51,  0x2B739, 0x5FC4,  0x5FC3, 0x624C, 0x6535,
  0,      0x65E1,  0x65E5, 0x6708,  0x6B7A,  0x6BCD, 0x6C11,  0x6C35,  0x6C3A,  0x706C,  0x722B, 0x722B, 0x4E2C,
  0x725B, 0x72AD,  0x738B, 0x24D14, 0x76EE,  0x793A, 0x793B,  0x25AD7, 0x7CF9,  0x7E9F,  0x7F53, 0x7F52, 0x34C1,
  0x5197, 0x2626B, 0x7F8A, 0x2634C, 0x2634B, 0x8002, 0x8080,  0x807F,  0x8089,  0x26951, 0x8279, 0x8279, 0x8279,
  0x864E, 0x8864,  0x8980, 0x897F,  0x89C1,  0x89D2, 0x278B2, 0x8BA0,  0x8D1D,  0x27FB7, 0x8F66, 0x8FB6, 0x8FB6,
  0x8FB6, 0x9091,  0x9485, 0x9577,  0x9578,  0x957F, 0x95E8,  0x28E0F, 0x961D,  0x96E8,  0x9752, 0x97E6, 0x9875,
  0x98CE, 0x98DE,  0x98DF, 0x2967F, 0x98E0,  0x9963, 0x29810, 0x9A6C,  0x9AA8,  0x9B3C,  0x9C7C, 0x9E1F, 0x5364,
  0x9EA6, 0x9EC4,  0x9EFE, 0x6589,  0x9F50,  0x6B6F, 0x9F7F,  0x7ADC,  0x9F99,  0x9F9C,  0x4E80, 0x9F9F,
};

/* The unified ideograph that C is a form of; 0 for none. */
static gunichar
unified (gunichar c)
{
  gunichar first, second;
  if (c >= FIRST_SUPPLEMENT && c - FIRST_SUPPLEMENT < G_N_ELEMENTS (supplement))
    return supplement[c - FIRST_SUPPLEMENT];
  if (c >= 0x2F00 && c <= 0x2FD5)
    return g_unichar_fully_decompose (c, TRUE, &first, 1) == 1 && first != c ? first : 0;
  if (kw_census_class (c) == KW_SEEN_COMPAT && g_unichar_decompose (c, &first, &second) && second == 0)
    return first;
  return 0;
}

/* The next such character from P on, or the end: U+2E80 to U+2FDF begin with E2
 * in UTF-8, U+F900 to U+FAFF with EF, U+2F800 to U+2FA1F with F0. */
static const char *
next_form (const char *p, const char *end)
{
  guint len;
  for (; p < end; p += kw_utf8_len ((guchar) *p))
    {
      guchar lead = (guchar) *p;
      if ((lead == 0xE2 || lead == 0xEF || lead == 0xF0) && unified (kw_utf8_get (p, &len)) != 0)
        break;
    }
  return p;
}

/* A walk through the article; the sentence that it is in was looked at once. */
typedef struct
{
  const KwArticle *article;
  gsize sentence_end;
  gboolean about_radicals;
} Walk;

/* Ends of sentences: line ends and 。！？ */
static gboolean
ends_sentence (const char *p, const char *end)
{
  return *p == '\n' ||
         (end - p >= 3 && (memcmp (p, "。", 3) == 0 || memcmp (p, "！", 3) == 0 || memcmp (p, "？", 3) == 0));
}

static gboolean
speaks_of_radicals (const char *sentence, gsize len)
{
  static const char *const words[] = { "部首", "偏旁", "字根", "康熙部首", "康熙字典", "笔画", "筆畫", "部件" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (memmem (sentence, len, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_about_radicals (Walk *walk, gsize at)
{
  if (at < walk->sentence_end)
    return walk->about_radicals;
  const char *text = walk->article->text, *end = text + walk->article->len;
  const char *start = text + at, *stop = text + at;
  while (start > text + walk->sentence_end && !ends_sentence (start - 1, end) && !ends_sentence (start, end))
    start--;
  while (stop < end && !ends_sentence (stop, end))
    stop++;
  walk->sentence_end = (gsize) (stop - text);
  walk->about_radicals = speaks_of_radicals (start, (gsize) (stop - start));
  return walk->about_radicals;
}

/* Alone within quotes or brackets. */
static gboolean
is_enclosed (const KwArticle *article, KwSpan span)
{
  static const char *const marks[][2] = { { "“", "”" },   { "‘", "’" },   { "「", "」" }, { "『", "』" },
                                          { "（", "）" }, { "〔", "〕" }, { "【", "】" }, { "(", ")" },
                                          { "\"", "\"" }, { "[", "]" } };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize open = strlen (marks[i][0]), close = strlen (marks[i][1]);
      if (span.start >= open && article->len - span.end >= close &&
          memcmp (article->text + span.start - open, marks[i][0], open) == 0 &&
          memcmp (article->text + span.end, marks[i][1], close) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Behind the run at P, whose usual characters are put into USUAL. */
static const char *
end_of_run (const char *p, const char *end, GString *usual)
{
  guint len;
  for (gunichar c; p < end && (c = unified (kw_utf8_get (p, &len))) != 0; p += len)
    g_string_append_unichar (usual, c);
  return p;
}

static gboolean
is_meant (Walk *walk, KwSpan span)
{
  guint len;
  gunichar c = kw_utf8_get (walk->article->text + span.start, &len);
  gboolean lone = kw_span_len (span) == len;
  return (lone && is_enclosed (walk->article, span)) || (c < 0x3000 && is_about_radicals (walk, span.start));
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if ((article->census.seen & KW_SEEN_COMPAT) == 0)
    return;
  GArray *places = kw_occurrences_new ();
  Walk walk = { article, 0, FALSE };
  const char *text = article->text, *end = text + article->len, *stop;
  for (const char *p = text; (p = next_form (p, end)) < end; p = stop)
    {
      g_autoptr (GString) usual = g_string_new (NULL);
      stop = end_of_run (p, end, usual);
      KwSpan span = kw_span ((gsize) (p - text), (gsize) (stop - text));
      if (!is_meant (&walk, span) && !kw_article_is_garbled (article, span))
        kw_occurrences_add (places, span, usual->str);
    }
  kw_report_all (ctx, article, places, KW_FIX_SAFE);
}
