/* rules/encoding/wrong-charset.c - text read in another charset than its own: 涓枃 */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_wrong_charset) {
  .name = "encoding/wrong-charset",
  .severity = KW_ERROR,
  .summary = "Text was read in another charset than it was written in",
  .why = "Bytes say nothing of their charset. A program that takes UTF-8 for GBK shows `涓枃` for 中文; GBK taken for "
         "windows-1252 is `ÖÐÎÄ`, UTF-8 for it `ä¸\xC2\xADæ–‡`, Big5 for GBK `いゅ`, GBK for Big5 `笢恅`; stored and read "
         "again, it happens twice. The text is not lost as long as every character stands for its bytes: written "
         "back in the charset that it was misread in, and read in the right one, it is the original.\n\n"
         "Every charset that holds the odd characters is tried, and each of Chinese text against it. What comes out "
         "must be well-formed and plain Chinese, far likelier than what stands there: `score` is what it gains a "
         "character, `margin` what the next best lacks, in nats; `before` the bytes. It is safe when no byte is lost, "
         "nothing rivals it, and its borders are certain. Where bytes are lost, what is left of the text is proposed.\n\n"
         "It comes from pages without a charset, or with a wrong one (`encoding/charset-declared`), from database "
         "connections left at latin1 (`SET NAMES`), CSV files opened in Excel, archives whose names are in "
         "another code page. Stop it where bytes become text: name the charset in the HTTP header, the "
         "connection, the call that opens the file, and decode strictly, so that a wrong guess fails at once.\n\n"
         "Allow it for texts about character encodings.",
  .message = "{text} was {actual} read as {read_as}: {replacement}{places}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "站长说，⟦浠婂勾澶忕伯鏀惰喘浠锋牸绋冲畾⟧，农户满意。", .fixed = "站长说，今年夏粮收购价格稳定，农户满意。" },
    { .bad = "⟦ÇåºÓÕòÍ¼Êé¹ÝÖÜÄ©ÕÕ³£¿ª·Å⟧", .fixed = "清河镇图书馆周末照常开放" },
    { .bad = "通知：⟦ä¼šè®®æ”¹åœ¨ä¸‰æ¥¼ä¸¾è¡Œ⟧。", .fixed = "通知：会议改在三楼举行。" },
    { .bad = "据了解，⟦Ã¦â€“Â°Ã¦Â¡Â¥Ã¥Â°â€\xC2\xA0Ã¤ÂºÅ½Ã¥Â\xC2\x8DÂ\xC2\x81Ã¦Å“Ë†Ã©â‚¬Å¡Ã¨Â½Â¦⟧。", .fixed = "据了解，新桥将于十月通车。" },
    { .bad = "⟦\xEE\x86\xACó–ぱ钡癳\xEE\x97\xADκ\xEE\x9A\xBD厩ネ⟧，家長放心。", .fixed = "校車每天接送二百名學生，家長放心。" },
    { .bad = "⟦踏爛襄妘衱岆猿彶爛⟧，", .fixed = "今年粮食又是丰收年，" },
    { .good = "叶翀、王垚、李犇、赵喆、钱珺、孙玥、周煜、吴昊、郑甯、冯翯" },
    { .good = "苯乙烯、羟基、醌、嘧啶、噻吩、镧、铈、镨、钕、钷、钐、铕、钆" },
    { .good = "他用日语说“これは本です、ありがとうございます”，又用俄语说Правда не горит" },
    { .good = "Über die Straße, naïve café, crème brûlée, São Paulo, ÄÖÜß, ¿Qué?" },
    { .good = "郫县、邛崃、盱眙、亳州、歙县、黟县、甪直、鄄城、莒县、郯城、睢宁" },
    { .good = "皎皎何皎皎\n嘔嘔啞啞山鳥喚，靄靄祥雲輦路來" },
    { .good = "機關名稱　員額\n├──┼─┼─┼─┼─┤\n────┼──┼────────────┼─┼─┼─┼─┼─\n縣立圖書館　三" },
    { .good = "佢哋喺碼頭等咗成個鐘，啲嘢嚟咗冇嗰個嘅" },
    { NULL } },
  .check = check,
};

static gboolean
is_alike (const KwRepair *a, const KwRepair *b)
{
  return a->kind == KW_REPAIR_CHARSET && b->kind == KW_REPAIR_CHARSET && a->read_as == b->read_as && a->actual == b->actual &&
         a->safe == b->safe;
}

static KwFinding *
report (KwContext *ctx, const KwArticle *article, const KwRepair *repair)
{
  KwFinding *finding = kw_report (ctx, article, repair->span);
  kw_finding_set_repair (finding, repair);
  kw_finding_add_arg (finding, "actual", repair->actual);
  kw_finding_add_arg (finding, "read_as", repair->read_as);
  return finding;
}

/* One finding for all places of one article that went the same way. */
static void
check (KwContext *ctx, const KwArticle *article)
{
  guint n = article->repairs != NULL ? article->repairs->len : 0;
  const KwRepair *repairs = n > 0 ? &g_array_index (article->repairs, KwRepair, 0) : NULL;
  for (guint i = 0; i < n; i++)
    {
      gboolean known = repairs[i].kind != KW_REPAIR_CHARSET;
      for (guint k = 0; k < i && !known; k++)
        known = is_alike (&repairs[k], &repairs[i]);
      if (known)
        continue;
      KwFinding *finding = report (ctx, article, &repairs[i]);
      for (guint k = i + 1, places = 1; k < n; k++)
        {
          if (!is_alike (&repairs[i], &repairs[k]))
            continue;
          if (places++ == 1)
            kw_finding_add_occurrence (finding, repairs[i].span, repairs[i].replacement);
          kw_finding_add_occurrence (finding, repairs[k].span, repairs[k].replacement);
        }
    }
}
