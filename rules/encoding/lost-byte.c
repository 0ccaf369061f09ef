/* rules/encoding/lost-byte.c - double-byte text re-paired after a lost byte: 勢!睎|莞 */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_lost_byte) {
  .name = "encoding/lost-byte",
  .severity = KW_ERROR,
  .summary = "A lost byte has shifted the pairs of double-byte text",
  .why = "In GBK a character is two bytes and nothing marks the first. Where one byte is lost (a trimmed A1, half of a "
         "full-width space or of 。, is the usual case), every byte behind it pairs with the wrong neighbour: `勢。”東`, "
         "A1A3 A1B1 967C, becomes `勢！睎|`, A3A1 B196 7C. It ends where a second byte below 80 is taken for ASCII, "
         "so the typical place is a mark, a few rare characters and a lone letter or bar. Later normalization (NFKC) "
         "often turns ！ into !, and hides it better.\n\n"
         "Each byte that could be missing is put back and the pairs are formed anew. A repair is proposed when what "
         "comes out is ordinary Chinese and far likelier than what stands there; it is safe when no other byte or "
         "place comes near. `score` is what it gains a character and `margin` what the runner-up lacks, in nats.\n\n"
         "It happens where bytes are trimmed, cut or replaced as if each were a character: stripping A0 or A1 as a kind "
         "of space, truncating a column at so many bytes, escaping `\\` or `|` in GBK. Stop it by decoding first and "
         "editing characters, never bytes. Allow it for texts about character encodings.",
  .message = "{text} was {replacement}: a byte was lost and the pairs shifted (bytes {before}, were {after}){places}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "農機手都說機器好用⟦!笨h⟧農機站長介紹說", .fixed = "農機手都說機器好用。”縣農機站長介紹說" },
    { .bad = "雨下了整整三天⟦5吞幍牟藞@⟧都被淹沒了", .fixed = "雨下了整整三天。低處的菜園都被淹沒了" },
    { .bad = "一查便知⟦;卦L⟧發現有人離崗", .fixed = "一查便知。回訪發現有人離崗" },
    { .good = "他在A股和B股市場買了C公司的股票，又去做了B超" },
    { .good = "C线和已经建成的A线B线并行，X光、K歌、T恤都是常用词；第n个" },
    { .good = "整理者是[陈志辉](https://example.com/a)和[周辉]，代码见[仓库](b.md)" },
    { .good = "王玥A、李喆B两位选手|决赛!谢谢a组" },
    { NULL } },
  .check = check,
};

/* More of them in an article are one finding: it is spoilt as a whole. */
#define MANY 12

static const KwRepair *
lost_at (const KwArticle *article, guint i)
{
  const KwRepair *repair = &g_array_index (article->repairs, KwRepair, i);
  return repair->kind == KW_REPAIR_LOST ? repair : NULL;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  guint n = article->repairs != NULL ? article->repairs->len : 0, lost = 0;
  for (guint i = 0; i < n; i++)
    lost += lost_at (article, i) != NULL;
  if (lost > MANY)
    {
      kw_report_repairs (ctx, article, KW_REPAIR_LOST, TRUE);
      kw_report_repairs (ctx, article, KW_REPAIR_LOST, FALSE);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const KwRepair *repair = lost_at (article, i);
      if (repair != NULL)
        kw_finding_set_repair (kw_report (ctx, article, repair->span), repair);
    }
}
