/* rules/text/punctuation.c - doubled marks, empty pairs, marks whose partner is missing */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (text_punctuation){
  .name = "text/punctuation",
  .severity = KW_WARNING,
  .summary = "Punctuation marks that are doubled, empty or without their partner",
  .why =
      "`，。` and `。。` are left where a sentence was cut or two texts were joined; `《》` and `（）` where a link, a "
      "name "
      "or an icon stood that the extractor did not take along; a `“` that nothing closes, or a `”` that nothing "
      "opened, "
      "where a line was lost or the wrong key was hit (`“百家宴“`). Sentence splitters and quotation finders go wrong "
      "from there to the end of the article.\n\n"
      "Partners are looked for in the whole article: a quotation may run over paragraphs (each opens with `“`, only "
      "the "
      "last closes), a bracket over lines, and a straight quote may be the partner. `……`, `。。。`, `？！`, `1）`, "
      "`：）`, blanks of forms such as `（　）`, and texts about punctuation are left alone.\n\n"
      "The repair keeps the stronger of doubled marks and drops empty pairs; what stood between them, and where a "
      "lonely mark's partner belongs, nobody can know. At the source: extract links with their text, and join lines "
      "before cutting. Allow it for texts that must be kept as they were typed.",
  .message = "{text}: {problem}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "全镇修通了三条公路⟦，。⟧村民出行方便多了。", .fixed = "全镇修通了三条公路。村民出行方便多了。" },
          { .bad = "果農忙著採收⟦。。⟧合作社派車來運⟦,，⟧當天就能上市。",
            .fixed = "果農忙著採收。合作社派車來運，當天就能上市。" },
          { .bad = "根据⟦《》⟧等规定，对企业负责人⟦（）⟧予以警告。", .fixed = "根据等规定，对企业负责人予以警告。" },
          { .bad = "每年正月都摆“百家宴⟦“⟧，全村人坐在一起。" },
          { .bad = "校長說：“同學們的作品很有新意。⟦）⟧大家鼓掌。”" },
          { .bad = "他觉得这样修路⟦“⟧得不偿失，应当另选路线。\n会议随后转入“下一项议程”。" },
          { .bad = "具备下列条件的合作社可以申请补助⟦：。⟧", .fixed = "具备下列条件的合作社可以申请补助：" },
          { .good = "他想了想……没有说话。。。真的吗？！太好了！！！" },
          { .good = "他说：“今天天气很好。”大家都笑了。这叫做“万事开头难”。" },
          { .good = "报名须知：1）带身份证；2）带照片。\na) 填写表格\n一）交费" },
          { .good = "比賽8：30開始，大家記得早點到喔：）遲到的請客(^_^)" },
          { .good = "一、选择题\n1. 我国面积最大的省级行政区是（）。\n2. （　　）是（ ）的首都。\n姓名（）性别（）" },
          { .good = "老人在信中写道：“孩子，你走的那天下着雨。\n“我站在村口，一直看到车没有了影子。\n“家里都好，你放心"
                    "。”" },
          { .good =
                "條例第三條修改為：“市場分為下列種類：\n“（一）批發市場；\n“（二）零售市場（含農貿市場\n和早市）。”" },
          { .good = "决定修改为：“有下列情形的，予以处罚：\n（一）乱倒垃圾的；\n（二）损坏树木的。\n“单位有前款行为的，"
                    "从重处罚。”" },
          { .good = "屏幕为55”的电视卖得最好，“智能\"机型占一半，M&M’S也在搞促销。" },
          { .good = "常用的标点有，。；两个逗号，，连用是错的，空的书名号《》也是错的。" },
          { .good = "要保存画好的图，请按快捷键：:kbd:`Ctrl+S`，或者点菜单里的保存。" },
          { .good = "姓名：，年龄：，住址：。以上由本人填写。" },
          { NULL } },
  .check = check,
};

/* More places than this are no text. */
#define PLACES_MAX 4096

typedef enum
{
  DOUBLED,
  EMPTY,
  LONELY,
  N_PROBLEMS
} Problem;

typedef struct
{
  KwSpan span;
  Problem problem;
  char replacement[16];
} Place;

typedef struct
{
  const KwArticle *article;
  const char *text, *end;
  guint blanks;      /* empty parentheses in the article */
  guint line_blanks; /* and in the line */
  KwSpan blank;      /* the line's only one, if it is a loss */
  GArray *places;    /* of Place, or NULL */
  KwPartners partners;
} Scan;

static void
add (Scan *scan, const char *from, const char *to, Problem problem, const char *replacement)
{
  Place place = { kw_span ((gsize) (from - scan->text), (gsize) (to - scan->text)), problem, "" };
  g_strlcpy (place.replacement, replacement, sizeof place.replacement);
  if (scan->places == NULL)
    scan->places = g_array_new (FALSE, FALSE, sizeof (Place));
  if (scan->places->len < PLACES_MAX)
    g_array_append_val (scan->places, place);
}

/* ---- doubled marks */

/* At a full-width mark: the place behind it, or behind the run it begins. */
static const char *
on_stop (Scan *scan, const char *p)
{
  guchar left = p > scan->partners.line ? (guchar) p[-1] : 0, right = p + 3 < scan->end ? (guchar) p[3] : 0;
  gboolean half = left == ',' || left == ';' || left == ':';
  if (!half && right != 0xE3 && right != 0xEF && right != ',' && right != ';' && right != ':')
    return p + 3;
  const char *from = half ? p - 1 : p;
  KwMarkRun run = kw_mark_run_read (scan->text, scan->partners.line, scan->end, from);
  if (run.is_slip)
    add (scan, from, run.end, DOUBLED, run.replacement);
  return run.end;
}

/* ---- empty pairs */

/* What precedes a blank that is to be filled in. */
#define ASKS "是为為在的有于於由指到和与與做当當第字共年月属屬叫用即"

static gboolean
is_lost_paren (const Scan *scan, const char *p, const char *behind)
{
  gunichar left = kw_utf8_before (p, scan->text), right = kw_utf8_at (behind, scan->end);
  return kw_is_han (left) && !kw_utf8_is_one_of (left, ASKS) && (kw_is_han (right) || kw_utf8_is_one_of (right, "，、；“《"));
}

/* Parentheses that are empty again and again are blanks of a form. */
static void
on_empty_paren (Scan *scan, const char *p, const char *behind)
{
  scan->blanks++;
  scan->line_blanks++;
  gboolean lost = scan->line_blanks == 1 && is_lost_paren (scan, p, behind);
  scan->blank = lost ? kw_span ((gsize) (p - scan->text), (gsize) (behind - scan->text)) : kw_span (0, 0);
}

static gboolean
on_empty (Scan *scan, KwPair pair, const char *p, const char *behind)
{
  if (pair == KW_PAIR_PAREN && *p == '(' && behind[-1] == ')')
    return FALSE; /* a function's */
  if (pair == KW_PAIR_PAREN)
    on_empty_paren (scan, p, behind);
  else if (!kw_utf8_is_one_of (kw_utf8_before (p, scan->text), "“‘「\"'`号號"))
    add (scan, p, behind, EMPTY, "");
  return TRUE;
}

/* ---- marks without partner */

/* Marks are lost with what was garbled, and other rules tell of that. */
static gboolean
is_garbled (const KwArticle *article)
{
  return article->repairs != NULL || article->undecodable != NULL ||
         ((article->census.seen & KW_SEEN_SUBSTITUTE) != 0 &&
          kw_find (article->text, article->len, "\xEF\xBF\xBD") != NULL);
}

/* "〈…>" has its partner, and "1〉2" is no bracket. */
static gboolean
has_angles (const KwArticle *article)
{
  return kw_census_has_ascii (&article->census, '<') || kw_census_has_ascii (&article->census, '>');
}

static void
tell_lonely (Scan *scan)
{
  const KwArticle *article = scan->article;
  for (guint i = 0; i < KW_N_PAIRS; i++)
    {
      if (i == KW_PAIR_INNER_TITLE && has_angles (article))
        continue;
      KwSpan lonely[KW_PARTNERS_LONELY_MAX];
      guint n = kw_partners_lonely (&scan->partners, (KwPair) i, article->format != KW_FORMAT_MARKDOWN, lonely);
      for (guint k = 0; k < n; k++)
        {
          KwSpan span = lonely[k];
          const KwBlock *block = kw_article_block_at (article, span.start);
          if (block != NULL && block->kind != KW_BLOCK_CHROME)
            add (scan, scan->text + span.start, scan->text + span.end, LONELY, "");
        }
    }
}

/* ---- the pass */

static const char *
on_opening (Scan *scan, KwPair pair, const char *p)
{
  const char *behind = p + kw_utf8_len ((guchar) *p);
  gboolean half = pair == KW_PAIR_PAREN && behind < scan->end && *behind == ')';
  if ((half || kw_utf8_begins (behind, scan->end, kw_closing_marks[pair])) && on_empty (scan, pair, p, behind + (half ? 1 : 3)))
    return behind + (half ? 1 : 3);
  kw_partners_open (&scan->partners, pair, p);
  return behind;
}

static const char *
on_line_end (Scan *scan, const char *p)
{
  if (!kw_span_is_empty (scan->blank))
    add (scan, scan->text + scan->blank.start, scan->text + scan->blank.end, EMPTY, "");
  scan->blank = kw_span (0, 0);
  scan->line_blanks = 0;
  return kw_partners_end_line (&scan->partners, p);
}

/* What the mark at P is; returns where to go on. */
static const char *
take (Scan *scan, KwPunct mark, const char *p)
{
  switch (mark.kind)
    {
    case KW_PUNCT_OPENING:
      return on_opening (scan, (KwPair) mark.pair, p);
    case KW_PUNCT_CLOSING:
      kw_partners_close (&scan->partners, (KwPair) mark.pair, p);
      return p + kw_utf8_len ((guchar) *p);
    case KW_PUNCT_SENTENCE_END:
      scan->partners.n_sentences++;
      return on_stop (scan, p);
    case KW_PUNCT_STOP:
      return on_stop (scan, p);
    case KW_PUNCT_STRAIGHT:
      scan->partners.n_straight++;
      return p + kw_utf8_len ((guchar) *p);
    default:
      return on_line_end (scan, p);
    }
}

static void
scan_text (Scan *scan)
{
  KwPunct mark;
  const char *p = scan->partners.line;
  while ((mark = kw_punct_next (&p, scan->end)).kind != KW_PUNCT_NONE)
    p = take (scan, mark, p);
  on_line_end (scan, scan->end);
}

/* ---- the finding */

static gint
by_start (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Texts that speak of marks show them. */
static gboolean
speaks_of_marks (const KwArticle *article)
{
  static const char *const words[] = { "标点", "標點", "书名号", "書名號", "引号", "引號", "括号", "括號",
                                       "顿号", "頓號", "逗号",   "逗號",   "分号", "分號", "函数", "函數" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kw_find (article->text, article->len, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "doubled marks (2), an empty pair". */
static char *
spell_problems (const GArray *places)
{
  static const char *const names[N_PROBLEMS] = { KW_VALUE ("a doubled mark"), KW_VALUE ("an empty pair"),
                                                 KW_VALUE ("a mark without its partner") };
  guint counts[N_PROBLEMS] = { 0 };
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < places->len; i++)
    counts[g_array_index (places, Place, i).problem]++;
  for (guint i = 0; i < N_PROBLEMS; i++)
    {
      if (counts[i] == 0)
        continue;
      g_string_append (out, out->len > 0 ? ", " : "");
      g_string_append_printf (out, counts[i] > 1 ? KW_VALUE ("%s (%u places)") : "%s", names[i], counts[i]);
    }
  return g_string_free (out, FALSE);
}

static void
report (KwContext *ctx, const KwArticle *article, GArray *places)
{
  g_array_sort (places, by_start);
  const Place *first = &g_array_index (places, Place, 0);
  KwFinding *finding = kw_report (ctx, article, first->span);
  g_autofree char *problem = spell_problems (places);
  gboolean mends = FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const char *replacement = place->problem == LONELY ? NULL : place->replacement;
      mends |= replacement != NULL;
      if (places->len > 1)
        kw_finding_add_occurrence (finding, place->span, replacement);
    }
  kw_finding_set_replacement (finding, places->len > 1 || !mends ? NULL : first->replacement,
                              mends ? KW_FIX_UNSAFE : KW_FIX_NONE);
  kw_finding_add_arg (finding, "problem", problem);
}

static void
drop_blanks (const Scan *scan, GArray *places)
{
  for (guint i = places->len; i > 0; i--)
    {
      const Place *place = &g_array_index (places, Place, i - 1);
      const char *p = scan->text + place->span.start;
      if (place->problem == EMPTY && (*p == '(' || kw_utf8_begins (p, scan->end, kw_opening_marks[KW_PAIR_PAREN])))
        g_array_remove_index (places, i - 1);
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  Scan scan;
  scan.article = article;
  scan.text = article->text;
  scan.end = article->text + article->len;
  scan.blanks = scan.line_blanks = 0;
  scan.blank = kw_span (0, 0);
  scan.places = NULL;
  kw_partners_init (&scan.partners, article->text, article->len);
  scan_text (&scan);
  if (!is_garbled (article))
    tell_lonely (&scan);
  g_autoptr (GArray) places = scan.places;
  if (places != NULL && scan.blanks > 2)
    drop_blanks (&scan, places);
  if (places != NULL && places->len > 0 && !speaks_of_marks (article))
    report (ctx, article, places);
}
