/* rules/encoding/private-use.c - characters that only one font has: U+E000 to U+F8FF, planes 15 and 16 */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_private_use) {
  .name = "encoding/private-use",
  .severity = KW_WARNING,
  .summary = "Private-use characters, which mean nothing without their font",
  .why = "Unicode leaves U+E000 to U+F8FF and two planes to whoever wants to draw something there. Such characters "
         "come from documents with fonts of their own (rare names drawn for one newspaper, bullets of Wingdings "
         "and Symbol, icon fonts of web pages), from user-defined cells of GBK (a lost indent, U+E5E5 for the cell "
         "A3A0), and from old mappings of GBK and GB18030, which had no other place for some hundred characters. "
         "Elsewhere they are boxes, and no search finds them.\n\n"
         "Those of the old mappings have a standard place today and are put there. For all others only who has the "
         "font can tell what was meant: look at the page in its own font, or at another copy.\n\n"
         "At the source: decode with the table GB18030 of a current library, not GBK of an old one; take bullets "
         "and icons out of the page before its text is taken; write rare names with the characters that Unicode "
         "has had since version 3.1, and have what is left in a list that goes with the text. Allow it where such "
         "a list exists.",
  .message = "{text} is for private use: without its font it means nothing{places}",
  .since = "0.1",
  .examples = (const KwExample[]){ { .bad = "办公室主任李⟦\uE1A3⟧主持会议" },
    { .bad = "⟦\uE5E5\uE5E5⟧全县小麦长势良好", .fixed = "　　全县小麦长势良好" },
    { .bad = "村民周⟦\uE863⟧和赵⟦\uE864⟧签下合同", .fixed = "村民周䶮和赵龻签下合同" },
    { .bad = "⟦\uF06C⟧第一项⟦\U000F1234\U00100001⟧" },
    { .good = "李𬸪、周䶮、赵龻三人到会，〾与⿰都有码位" },
    { .good = "第一项★第二项●第三项◆注意事项" },
    { .good = "表情😀和旗帜🇨🇳也有标准的位置" },
    { .good = "气温25℃，面积3㎡，编号№5" },
    { NULL } },
  .check = check,
};

/* Where GBK of 1995 and GB18030-2000 put characters that Unicode then lacked,
 * and where GB18030 has them now. Source: Python's gb18030 (the mapping of
 * 2000) against glibc's GB18030 (of 2005 with the vertical forms of 2022),
 * cell by cell; for cells that were empty in 2000 the numbering that the others
 * give away: the empty cells of rows A2, A6, A8, A9, D7 and FE run from U+E766
 * on. A3A0 by the Encoding Standard's index gb18030. */
typedef struct
{
  gunichar first;
  guint n;
  const gunichar *now;
} Range;

static const gunichar full_width_space[] = { 0x3000 };
static const gunichar euro[] = { 0x20AC };
static const gunichar vertical_forms[] = { 0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14,
                                           0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19 };
static const gunichar pinyin[] = { 0x1E3F, 0x01F9 };
static const gunichar description[] = { 0x303E, 0x2FF0, 0x2FF1, 0x2FF2, 0x2FF3, 0x2FF4, 0x2FF5,
                                        0x2FF6, 0x2FF7, 0x2FF8, 0x2FF9, 0x2FFA, 0x2FFB };
/* The cells FE50 to FEA0. */
static const gunichar components[] = {
  0x2E81,  0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88, 0x2E8B,  0x9FB4, 0x359E,  0x361A, 0x360E, 0x2E8C,
  0x2E97,  0x396E,  0x3918,  0x9FB5,  0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6,  0x9FB7, 0x3B4E,  0x3C6E, 0x3CE0, 0x2EA7,
  0x215D7, 0x9FB8,  0x2EAA,  0x4056,  0x415F, 0x2EAE, 0x4337, 0x2EB3, 0x2EB6,  0x2EB7, 0x2298F, 0x43B1, 0x43AC, 0x2EBB,
  0x43DD,  0x44D6,  0x4661,  0x464C,  0x9FB9, 0x4723, 0x4729, 0x477C, 0x478D,  0x2ECA, 0x4947,  0x497A, 0x497D, 0x4982,
  0x4983,  0x4985,  0x4986,  0x499F,  0x499B, 0x49B7, 0x49B6, 0x9FBA, 0x241FE, 0x4CA3, 0x4C9F,  0x4CA0, 0x4CA1, 0x4C77,
  0x4CA2,  0x4D13,  0x4D14,  0x4D15,  0x4D16, 0x4D17, 0x4D18, 0x4D19, 0x4DAE,  0x9FBB,
};

static const Range ranges[] = {
  { 0xE5E5, G_N_ELEMENTS (full_width_space), full_width_space }, /* A3A0 */
  { 0xE76C, G_N_ELEMENTS (euro), euro },                         /* A2E3 */
  { 0xE78D, G_N_ELEMENTS (vertical_forms), vertical_forms },     /* A6D9 to A6F3 */
  { 0xE7C7, G_N_ELEMENTS (pinyin), pinyin },                     /* A8BC, A8BF */
  { 0xE7E7, G_N_ELEMENTS (description), description },           /* A989 to A995 */
  { 0xE815, G_N_ELEMENTS (components), components },             /* FE50 to FEA0 */
};

/* The standard place of C, 0 for none. */
static gunichar
standard_place (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c - ranges[i].first < ranges[i].n)
      return ranges[i].now[c - ranges[i].first];
  return 0;
}

/* The next private character from P on, or the end. They begin with EE, EF or
 * F3 and above in UTF-8. */
static const char *
next_private (const char *p, const char *end)
{
  guint len;
  for (; p < end; p += kw_utf8_len ((guchar) *p))
    if ((guchar) *p >= 0xEE && kw_census_class (kw_utf8_get (p, &len)) == KW_SEEN_PRIVATE)
      break;
  return p;
}

/* Behind the run at P of characters that all have a standard place, or all
 * have none; those are put into NOW. */
static const char *
end_of_run (const char *p, const char *end, GString *now)
{
  guint len;
  gboolean known = standard_place (kw_utf8_get (p, &len)) != 0;
  for (; p < end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len), place = standard_place (c);
      if (kw_census_class (c) != KW_SEEN_PRIVATE || (place != 0) != known)
        break;
      if (place != 0)
        g_string_append_unichar (now, place);
    }
  return p;
}

static GArray *
find (const KwArticle *article)
{
  GArray *places = kw_occurrences_new ();
  const char *text = article->text, *end = text + article->len, *stop;
  for (const char *p = text; (p = next_private (p, end)) < end; p = stop)
    {
      g_autoptr (GString) now = g_string_new (NULL);
      stop = end_of_run (p, end, now);
      KwSpan span = kw_span ((gsize) (p - text), (gsize) (stop - text));
      if (!kw_article_is_garbled (article, span)) /* garbled places hold such characters too */
        kw_occurrences_add (places, span, now->len > 0 ? now->str : NULL);
    }
  return places;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if ((article->census.seen & KW_SEEN_PRIVATE) != 0)
    kw_report_all (ctx, article, find (article), KW_FIX_SAFE);
}
