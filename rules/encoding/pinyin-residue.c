/* rules/encoding/pinyin-residue.c - readings left behind common characters: 業(yè) */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_pinyin_residue) {
  .name = "encoding/pinyin-residue",
  .severity = KW_ERROR,
  .summary = "Readings were inserted behind common characters",
  .why = "Some sites spoil what is copied from them: a script writes the reading behind a fixed set of common "
         "characters, `就業(yè)`, `創(chuàng)業(yè)`, mostly while it turns simplified text into traditional. Nothing of "
         "it is the author's; words, figures and names are torn apart and no search finds them.\n\n"
         "It is told from a gloss by how it is done: every place of such a character bears the same, usual reading, "
         "at least two characters are so treated or one many times, and most of the text is not. Editors gloss what "
         "readers may not know, once: rare characters, 亳(bó)州, unusual readings, 六(lù)安, one of several, "
         "长(cháng) and 长(zhǎng). Those are left alone, and so are texts for learners.\n\n"
         "Removing the readings gives the original. Stop it at the crawler: take the article from its publisher or from "
         "another mirror, and let a page with two such characters fail. Allow it for articles that quote such a page.",
  .message = "{count} readings such as {text} stand behind common characters; without them the text is whole",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "推動就業⟦(yè)⟧創⟦(chuàng)⟧業⟦(yè)⟧工作，促進創⟦(chuàng)⟧業⟦(yè)⟧帶動就業⟦(yè)⟧，把服務送到街道和村莊",
      .fixed = "推動就業創業工作，促進創業帶動就業，把服務送到街道和村莊" },
    { .bad = "全縣農⟦(nóng)⟧村公路總長八千公里，農⟦(nóng)⟧民出行方便，學⟦(xué)⟧生上學⟦(xué)⟧坐上校車",
      .fixed = "全縣農村公路總長八千公里，農民出行方便，學生上學坐上校車" },
    { .good = "亳(bó)州与六(lù)安相邻，六个县区参加，百(bó)色也派出代表；亳州是历史名城" },
    { .good = "多音字：生长(zhǎng)的长是长(zhǎng)，长(cháng)短的长是长(cháng)，班长(zhǎng)、长(cháng)处各有读法" },
    { .good = "小(xiǎo)红(hóng)上(shàng)学(xué)，小(xiǎo)明(míng)也上(shàng)学(xué)" },
    { .good = "记者贠(yùn)晓川报道，贠(yùn)晓川在现场，贠(yùn)晓川说群众反映良好，贠(yùn)晓川还走访了工厂" },
    { NULL } },
  .check = check,
};

static void
check (KwContext *ctx, const KwArticle *article)
{
  if (article->residue == NULL)
    return;
  KwFinding *finding = kw_report (ctx, article, g_array_index (article->residue, KwResidue, 0).span);
  kw_finding_set_replacement (finding, NULL, KW_FIX_SAFE);
  for (guint i = 0; i < article->residue->len; i++)
    kw_finding_add_occurrence (finding, g_array_index (article->residue, KwResidue, i).span, "");
}
