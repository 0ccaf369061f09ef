/* rules/encoding/charset-declared.c - a page that says it is in another charset than it is */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_charset_declared){
  .name = "encoding/charset-declared",
  .severity = KW_WARNING,
  .summary = "A page declares another charset than it is in",
  .why =
      "A page says in its first bytes which charset it is in (`<meta charset>`, `http-equiv`, the XML declaration), "
      "and this one is in another. The text itself is whole and was read in the charset that its bytes are in; but "
      "a browser, a search engine or a crawler that believes the declaration shows or stores 涓枃 for 中文. It comes "
      "from a template of a content management system that was switched to UTF-8 while its `<meta>` stayed, from a "
      "page that was saved by another editor or converted in bulk, and it goes unseen as long as the server's "
      "`Content-Type` header, which wins, says what is right: copies of the page have no header.\n\n"
      "Mend it where it is made: let the template declare what the server sends, best of all "
      "`<meta charset=\"utf-8\">` and UTF-8, as the first element of `<head>`. gb2312, gbk and gb18030 are one "
      "charset here, as they are to browsers, and so are the names of Big5. Pages of plain ASCII, in which all of "
      "them agree, are never reported. With `--encoding` that is what the declaration is compared with.",
  .message = "the page declares {declared}{unknown}, and is in {actual}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "⟦⟧<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>春耕备耕全面展开</title></head>"
                   "<body><h1>春耕备耕全面展开</h1><p>各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。</p></"
                   "body></html>" },
          { .bad = "⟦⟧<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">"
                   "<title>圖書館延長開放時間</title></head>"
                   "<body><h1>圖書館延長開放時間</h1><p>暑假期間，各館開放時間延長至晚上九時。</p></body></html>" },
          { .bad = "⟦⟧<html><head><meta charset=\"utf-88\"><title>春耕备耕全面展开</title></head>"
                   "<body><p>各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。</p></body></html>" },
          { .good = "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>春耕备耕全面展开</title></head>"
                    "<body><h1>春耕备耕全面展开</h1><p>各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。</p></"
                    "body></html>" },
          { .good = "<!DOCTYPE html><html><head><meta charset=\"gbk\"><title>Opening hours</title></head>"
                    "<body><h1>Opening hours</h1><p>The library is open from nine to five.</p></body></html>" },
          { .good = "<!DOCTYPE html><html><head><meta charset=\"gbk\"><title>Opening hours</title></head>"
                    "<body><h1>Opening hours</h1><p>The library is open from nine to five.</p><p>© "
                    "2020</p></body></html>" },
          { .good = "<!DOCTYPE html><html><head><title>春耕备耕全面展开</title></head>"
                    "<body><p>各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。</p></body></html>" },
          { NULL } },
  .check = check,
};

/* Names of one charset, in lower case: those of the WHATWG Encoding Standard
 * for what pages in Chinese are in or say they are, and iconv's. */
static const struct
{
  const char *family;
  const char *names; /* each between spaces */
} families[] = {
  { "UTF-8", " utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 " },
  { "GB18030",
    " gb18030 gbk gb2312 gb_2312 gb_2312-80 gb2312-80 gb-2312 gb-18030 x-gbk cp936 ms936 windows-936 936 euc-cn "
    "euccn csgb2312 csiso58gb231280 iso-ir-58 chinese gb18030-2000 gb18030-2005 gb18030-2022 " },
  { "Big5", " big5 big-5 big5-hkscs big5hkscs big5-hkscs:1999 big5-hkscs:2001 big5-hkscs:2004 big5-hkscs:2008 cn-big5 "
            "csbig5 x-x-big5 x-big5 big5-eten cp950 ms950 windows-950 950 " },
  { "UTF-16", " utf-16 utf-16le utf-16be utf16 utf16le utf16be ucs-2 ucs2 unicode csunicode iso-10646-ucs-2 "
              "unicodefeff unicodefffe " },
  { "HZ", " hz-gb-2312 hz " },
  { "Latin-1",
    " iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 windows-1252 cp1252 x-cp1252 us-ascii ascii ansi_x3.4-1968 " },
  { "Shift_JIS", " shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j cp932 ms932 " },
  { "EUC-JP", " euc-jp eucjp x-euc-jp " },
  { "EUC-KR", " euc-kr euckr ks_c_5601-1987 ksc5601 cp949 windows-949 korean " },
  { "EUC-TW", " euc-tw euctw x-euc-tw " },
};

/* The family of NAME, or NULL. */
static const char *
family_of (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *word = g_strdup_printf (" %s ", lower);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strstr (families[i].names, word) != NULL)
      return families[i].family;
  return NULL;
}

/* Han, or marks as wide, that a page must have: © alone is in no charset that
 * can be told, and goes wrong unseen. */
#define WIDE_LEAST 4

static gboolean
says_enough (const char *page, gsize len)
{
  guint n = 0;
  for (gsize i = 0; i < len && n < WIDE_LEAST; i++)
    n += (guchar) page[i] >= 0xE0; /* begins a character from U+0800 */
  return n == WIDE_LEAST;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if (article->declared == NULL || g_ascii_strcasecmp (article->declared, article->charset) == 0)
    return;
  const char *declared = family_of (article->declared), *actual = family_of (article->charset);
  if (declared != NULL && declared == actual)
    return;
  gsize len;
  const char *page = kw_article_source (article, &len);
  if (!says_enough (page, len))
    return;
  KwFinding *finding = kw_report (ctx, article, kw_span (0, 0));
  kw_finding_add_arg (finding, "declared", article->declared);
  kw_finding_add_arg (finding, "actual", article->charset);
  kw_finding_add_arg (finding, "unknown", declared == NULL ? KW_VALUE (", a name that is not known") : "");
}
