/* rules/text/truncated.c - an article that stops in mid-sentence, or holds nothing */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (text_truncated){
  .name = "text/truncated",
  .severity = KW_WARNING,
  .summary = "The article stops in mid-sentence, or is empty",
  .why =
      "Fields of a fixed length, downloads that broke off, pages of several parts of which one was read, and texts "
      "cut for a preview all end where no sentence can: at a comma, behind an opening quotation mark, at `的` or "
      "`以及`, in the middle of a character. Articles without a word were mostly pictures or videos whose captions "
      "were "
      "not taken along.\n\n"
      "Only the last paragraph of running text is judged. Headings, lists, tables, signatures and verse end without a "
      "stop as they should, and so may a sentence that is whole. Compare the length of the field with the column that "
      "it came from, and read the article again from its source.\n\n"
      "Allow it for collections of excerpts and for records that stand for pictures.",
  .message = "the article {problem}",
  .since = "0.1",
  .examples =
      (const KwExample[]){ { .bad = "全县今年新建了三所学校。⟦下一步将继续加大对农村教育的投入，⟧" },
                           { .bad = "大橋昨日正式通車。⟦沿線居民紛紛表示，今後出行將更加方便，而且由於⟧" },
                           { .bad = "这场雨下了三天。⟦村里的老人回忆说：“⟧\n（责任编辑：周新）" },
                           { .bad = "今年水稻长势很好。⟦合作社负责人说，亩产有望达到一千斤\xEF\xBF\xBD⟧" },
                           { .bad = "⟦……⟧" },
                           { .bad = "公路沿山而建，三年才修通。⟦記者沿著這條公路走訪了山裡最偏遠的⟧" },
                           { .good = "全县今年新建了三所学校。下一步将继续加大投入。" },
                           { .good = "床前的月光照着窗，\n霜落在谁的心上，\n我在夜里想" },
                           { .good = "项目分为三期：\n1. 修路；\n2. 建桥；\n3. 通水，" },
                           { .good = "本办法由县教育局负责解释。\n县人民政府办公室\n2019年5月6日" },
                           { .good = "關於加強校車管理的通知" },
                           { .good = "他说他会来的。我想，这件事总是要有人去做的" },
                           { .good = "活动办得热热闹闹，这正是他多年来追求的目的" },
                           { .good = "小区门口修了车棚，方便了大家。电动车从此不再乱停，居民拍手称好，好事还在" },
                           { .good = "工会出面调解，双方各退一步，气氛缓和" },
                           { .good = "今年的粮食丰收了。\n附件：" },
                           { .good = "The council met on Monday, and will meet again in" },
                           { NULL } },
  .check = check,
};

#define CLAUSE_MAX 30 /* characters of the last clause that are shown */

/* Words that govern what follows: no sentence ends with them. */
static const char *const governing[] = {
  "以及", "并且", "並且", "或者", "而且", "由于", "由於", "因为", "因為", "为了", "為了", "关于", "關於",
  "对于", "對於", "按照", "依照", "随着", "隨著", "即将", "即將", "正在", "必将", "必將", "不仅", "不僅",
  "虽然", "雖然", "如果", "但是", "所以", "例如", "围绕", "圍繞", "针对", "針對", "来自", "來自", "位于",
  "位於", "各个", "各個", "每个", "每個", "一种", "一種", "从而", "從而", "进而", "進而", "甚至",
};

/* Characters that govern what follows unless they end a word with one of
 * those before them: 存在, 参与, 方向. */
static const struct
{
  const char *character;
  const char *words;
} bound[] = {
  { "在", "存所实實现現内內外潜潛自何健好不还還都仍同常人我你他她安旨志意将能均尚实" },
  { "与", "参给赋授干付赠" },
  { "與", "參給賦授干付贈" },
  { "及", "涉普埃顾顧危提论論触觸累旁波得遍惠殃不莫企可未" },
  { "和", "共柔温溫缓緩总總之饱飽谐諧随隨平祥讲講求议議亲親调調暖中晴劝勸一二三言零纯純维維" },
  { "对", "面相绝不核校应反派结成一双配查敌作答没针的都比两" },
  { "對", "面相絕不核校應反派結成一雙配查敵作答沒針的都比兩" },
  { "将", "大名麻老小女干上中少虎猛健悍主强战武良点闯败门了" },
  { "將", "大名麻老小女干上中少虎猛健悍主強戰武良點闖敗門了" },
  { "被", "棉植床薄雨毛被" },
  { "把", "一火拖车車个個两兩几幾三扫掃" },
  { "从", "服听顺跟随无盲遵侍仆何信力言适適而" },
  { "從", "服聽順跟隨無盲遵侍僕何信力言适適而" },
  { "向", "方导導走取动動意转轉倾傾志去流投内內横橫纵縱定趋趨朝双雙单單风風航指偏面所靶" },
};

/* Words that let a sentence end with 的: 这是…的, 总会…的. */
static const char *const affirming[] = { "是", "会", "會", "很",   "不",   "能",   "有", "挺",
                                         "要", "来", "來", "目的", "标的", "標的", "才", "被" };

static gunichar
last_of (const char *text, KwSpan span, guint32 *start)
{
  guint len;
  const char *p = kw_utf8_prev (text + span.end, text + span.start);
  *start = (guint32) (p - text);
  return kw_utf8_get (p, &len);
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
ends_with (const char *text, KwSpan span, const char *word)
{
  gsize len = strlen (word);
  return kw_span_len (span) >= len && memcmp (text + span.end - len, word, len) == 0;
}

static gboolean
holds (const char *text, KwSpan span, const char *word)
{
  return kw_find (text + span.start, kw_span_len (span), word) != NULL;
}

/* The part of SPAN behind the last mark of ENDS that is not its last
 * character, of at most MOST characters. */
static KwSpan
tail (const char *text, KwSpan span, const char *ends, guint most)
{
  const char *floor = text + span.start, *p = text + span.end;
  for (guint n = 0; p > floor && n < most; n++)
    {
      guint len;
      const char *q = kw_utf8_prev (p, floor);
      if (n > 0 && !kw_utf8_leads_han (*q) && is_one_of (kw_utf8_get (q, &len), ends))
        break;
      p = q;
    }
  return kw_span ((gsize) (p - text), span.end);
}

/* "这是一件明代的", "会好的": 的 ends only sentences that affirm. */
static gboolean
ends_in_attribute (const char *text, KwSpan span)
{
  KwSpan sentence = tail (text, span, "。！？；", 200);
  if (!ends_with (text, span, "的"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (affirming); i++)
    if (holds (text, sentence, affirming[i]))
      return FALSE;
  return TRUE;
}

/* "…，而且由于": a word that governs nothing. */
static gboolean
ends_in_governing (const char *text, KwSpan span)
{
  guint32 start;
  gunichar last = last_of (text, span, &start);
  for (guint i = 0; i < G_N_ELEMENTS (governing); i++)
    if (ends_with (text, span, governing[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    if (g_utf8_get_char (bound[i].character) == last)
      {
        gunichar left = start > span.start ? last_of (text, kw_span (span.start, start), &start) : 0;
        return kw_is_han (left) && !is_one_of (left, bound[i].words);
      }
  return FALSE;
}

/* A comma, or a mark that opens what does not follow. A “ behind a word was
 * meant to close. */
static gboolean
ends_in_mark (const char *text, KwSpan span)
{
  guint32 start;
  gunichar last = last_of (text, span, &start);
  gunichar left = start > span.start ? last_of (text, kw_span (span.start, start), &start) : 0;
  if (is_one_of (last, "“‘「『"))
    return is_one_of (left, "：，:,");
  if (is_one_of (left, "。！？"))
    return FALSE; /* a doubled mark, not a cut */
  if (is_one_of (last, "（《〈【"))
    return kw_is_han (left) || is_one_of (left, "，、“");
  return is_one_of (last, "，、；") || (is_one_of (last, ",;") && kw_is_han (left));
}

/* "（一）", "①", "a)": items end as they like, and so do short lines. */
static gboolean
is_prose (const char *text, KwSpan span)
{
  guint len;
  gunichar first = kw_utf8_get (text + span.start, &len);
  if (!kw_is_han (first) && !g_unichar_isalnum (first) && !is_one_of (first, "“‘「『《\""))
    return FALSE;
  KwSpan whole = tail (text, span, "", 25);
  return whole.start > span.start || holds (text, span, "。");
}

/* A half character at the very end: bytes of none, or what they were made. */
static gboolean
is_cut (const KwArticle *article, KwSpan span)
{
  const GArray *bad = article->undecodable;
  return ends_with (article->text, span, "\xEF\xBF\xBD") ||
         (bad != NULL && bad->len > 0 && g_array_index (bad, KwUndecodable, bad->len - 1).span.end >= span.end);
}

/* PROBLEM_OF is the PROBLEM, and a conversion for the clause. */
static void
report (KwContext *ctx, const KwArticle *article, KwSpan span, const char *problem, const char *problem_of)
{
  KwFinding *finding = kw_report (ctx, article, span);
  g_autofree char *clause = g_strndup (article->text + span.start, kw_span_len (span));
  g_autofree char *what = kw_span_is_empty (span) ? g_strdup (problem) : g_strdup_printf (problem_of, clause);
  kw_finding_add_arg (finding, "problem", what);
}

/* "（责任编辑：周新）", "来源：县报": a line behind the article's end. */
static gboolean
is_credit (const char *text, KwSpan span)
{
  static const char *const labels[] = { "责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "来源", "來源",
                                        "作者",     "记者",     "記者", "校对", "校對", "审核", "審核", "通讯员" };
  if (kw_span_len (span) > 150)
    return FALSE;
  if ((g_str_has_prefix (text + span.start, "（") || text[span.start] == '(') &&
      (ends_with (text, span, "）") || ends_with (text, span, ")")))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *behind = text + span.start + strlen (labels[i]);
      if (g_str_has_prefix (text + span.start, labels[i]) && (*behind == ':' || g_str_has_prefix (behind, "：")))
        return TRUE;
    }
  return FALSE;
}

/* The block that ends the article; NULL for none. */
static const KwBlock *
last_block (const KwArticle *article)
{
  for (guint i = article->blocks->len; i > 0; i--)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i - 1);
      if (block->kind != KW_BLOCK_CHROME &&
          (ends_with (article->text, block->span, "。") || !is_credit (article->text, block->span)))
        return block;
    }
  return NULL;
}

/* Whether a word stands in the text; nearly always its first character is one. */
static gboolean
has_word (const KwArticle *article)
{
  guint len;
  for (const char *p = article->text, *end = p + article->len; p < end; p += len)
    if (g_unichar_isalpha (kw_utf8_get (p, &len)))
      return TRUE;
  return FALSE;
}

static KwSpan
first_line (const KwArticle *article)
{
  if (article->blocks->len == 0)
    return kw_span (0, 0);
  return tail (article->text, g_array_index (article->blocks, KwBlock, 0).span, "", CLAUSE_MAX);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if (!has_word (article))
    {
      report (ctx, article, first_line (article), KW_VALUE ("holds no word"), KW_VALUE ("holds no word: %s"));
      return;
    }
  const char *text = article->text;
  const KwBlock *block = last_block (article);
  if (block == NULL)
    return;
  KwSpan span = block->span;
  if (ends_with (text, span, "。")) /* as nearly all do */
    return;
  KwSpan clause = tail (text, span, "。！？!?", CLAUSE_MAX);
  if (is_cut (article, span))
    report (ctx, article, clause, KW_VALUE ("ends in the middle of a character"),
            KW_VALUE ("ends in the middle of a character: %s"));
  else if (block->kind != KW_BLOCK_PARAGRAPH || !is_prose (text, span))
    return;
  else if (ends_in_mark (text, span) || ends_in_governing (text, span) || ends_in_attribute (text, span))
    report (ctx, article, clause, KW_VALUE ("stops in mid-sentence"), KW_VALUE ("stops in mid-sentence: %s"));
}
