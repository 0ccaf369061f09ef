/* rules/encoding/escape-residue.c - escapes that nobody took back: &nbsp; \u4e2d %E4%B8%AD */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_escape_residue) {
  .name = "encoding/escape-residue",
  .severity = KW_WARNING,
  .summary = "Escapes of a web page, a program or a mail stand in running text",
  .why = "HTML writes `&nbsp;` and `&#20013;`, JSON and JavaScript `\\u4e2d`, addresses `%E4%B8%AD`, mail "
         "`=E4=B8=AD`: each is a character that its format could not hold, and the reader of the format takes it "
         "back. They are left in the text where it was taken out with a regular expression instead of a parser, "
         "where a string was escaped twice on its way into a database (`&amp;nbsp;`), or where a form or a mail "
         "was stored as it came in. Searches do not find such words, and counts of characters are wrong.\n\n"
         "At the source: take text out of a format with that format's parser (an HTML or JSON parser, "
         "`decodeURIComponent`, a MIME library), once and at one place; escape when writing, never before storing; "
         "when `&amp;nbsp;` appears, look for the second place that escapes.\n\n"
         "Bytes are read as UTF-8, else as GBK; what only GBK explains and is a single character is a proposal. "
         "URLs, paths, program text, regular expressions and escapes that a text mentions, “`&nbsp;`”, are left "
         "alone. Allow the rule for texts about such formats.",
  .message = "{text} is an escape that was never taken back: it stands for “{replacement}”{places}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "我县⟦&nbsp;&nbsp;⟧水稻今年增产一成", .fixed = "我县\u00A0\u00A0水稻今年增产一成" },
    { .bad = "会议强调⟦&ldquo;⟧三农⟦&amp;rdquo;⟧工作是重中之重⟦&hellip;&hellip;⟧",
      .fixed = "会议强调“三农”工作是重中之重……" },
    { .bad = "记者从⟦&#20013;&#x56FD;⟧气象局了解到，近期以晴天为主",
      .fixed = "记者从中国气象局了解到，近期以晴天为主" },
    { .bad = "全省⟦\\u519c\\u6751⟧公路通车里程又有增加", .fixed = "全省农村公路通车里程又有增加" },
    { .bad = "图书馆新增藏书两万册，⟦%E8%AF%BB%E8%80%85⟧可以预约",
      .fixed = "图书馆新增藏书两万册，读者可以预约" },
    { .bad = "图书馆新增藏书两万册，⟦%B6%C1%D5%DF⟧可以预约", .fixed = "图书馆新增藏书两万册，读者可以预约" },
    { .bad = "各位⟦=E8=AF=BB=\n=E8=80=85⟧：来信收到", .fixed = "各位读者：来信收到" },
    { .good = "课件里的空格写作“&nbsp;”，引号写作（&quot;），都要加分号；也可用&emsp;表示空格" },
    { .good = "详见http://www.example.com/s?q=%E4%B8%AD%E5%9B%BD&amp;page=2，附件为/upload/%E8%A1%A8.doc" },
    { .good = "匹配汉字用[\\u4e00-\\u9fa5]+，日志在C:\\u4e2d\\u6587\\目录" },
    { .good = "AT&T与R&D投入增长15%，a=b时c&d为真，占比100%=全部，x=10" },
    { .good = "反斜线后面只认四位，`\\u20BB7` 会读成 `\\u20BB+7`，要写成别的样子" },
    { .good = "https://news.example.com/%E8%AF%BB書室%E9%96%8B%E6%94%BE-%E4%B8書%E8%AA%9E1.html" },
    { .good = "String title = \"\\u4e2d\\u56fd\"; // 标题" },
    { NULL } },
  .check = check,
};

static void
check (KwContext *ctx, const KwArticle *article)
{
  kw_report_repairs (ctx, article, KW_REPAIR_ESCAPE, TRUE);
  kw_report_repairs (ctx, article, KW_REPAIR_ESCAPE, FALSE);
}
