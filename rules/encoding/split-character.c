/* rules/encoding/split-character.c - a reading inserted in mid-character: 魯?shù)榭h */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_split_character) {
  .name = "encoding/split-character",
  .severity = KW_ERROR,
  .summary = "An insertion has split a double-byte character",
  .why = "A script that annotates characters byte by byte also finds a character's two bytes where they are the second "
         "byte of one and the first of the next. In `魯甸縣`, F494 B5E9 BF68, it finds 94B5, `數`, and writes its "
         "reading there. The byte before the bracket loses its partner and is shown as `?`, all that follows pairs "
         "wrongly: `魯?shù)榭h`. From the bytes on both sides and the reading follows which byte the `?` was; taking "
         "the reading out and pairing again gives the original.\n\n"
         "It is certain where only one character with that reading fits; where several do, the model of Chinese "
         "decides, and the repair is called unsafe unless the others are far behind. Where more bytes were lost than "
         "the reading tells, only the place is reported.\n\n"
         "It comes with `encoding/pinyin-residue`, from the same sites, and stops with it. In converters of one's own: "
         "search and replace in decoded text, never in double-byte bytes.",
  .message = "{text}, bytes {before}: a reading was inserted in mid-character, {was}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "茶葉站支持當⟦?shù)匕l⟧展茶產業", .fixed = "茶葉站支持當地發展茶產業" },
    { .bad = "輔導員對每⟦?zǒng)€⟧班級都走訪了", .fixed = "輔導員對每個班級都走訪了" },
    { .good = "你知道嗎?這是為什麼?(小標題)東莞" },
    { .good = "他問:動?(dòng)|答:動" },
    { NULL } },
  .check = check,
};

static void
report (KwContext *ctx, const KwArticle *article, const KwRepair *repair)
{
  KwFinding *finding = kw_report (ctx, article, repair->span);
  if (repair->replacement == NULL)
    {
      kw_finding_add_arg (finding, "before", repair->before);
      kw_finding_add_arg (finding, "was", KW_VALUE ("and what it split cannot be told"));
      return;
    }
  g_autofree char *was = g_strdup_printf (KW_VALUE ("it was %s, %s"), repair->replacement, repair->after);
  kw_finding_set_repair (finding, repair);
  kw_finding_add_arg (finding, "was", was);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  for (guint i = 0; article->repairs != NULL && i < article->repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (article->repairs, KwRepair, i);
      if (repair->kind == KW_REPAIR_SPLIT)
        report (ctx, article, repair);
    }
}
