/* rules/duplicate/passage.c - paragraphs that stand twice in one article */
#include "checker/rule.h"

#include <string.h>
#include <xxhash.h>

static void check (KwContext *ctx, const KwArticle *article);

enum
{
  LENGTH
};

static const KwRuleOption options[] = {
  [LENGTH] = { "length", "Han that a passage has at least (three letters or digits count as one)", 50, 10, 100000 },
  { NULL }
};

KW_RULE (duplicate_passage) {
  .name = "duplicate/passage",
  .severity = KW_ERROR,
  .summary = "Paragraphs that stand again in the same article",
  .why = "An editor pasted the lead twice, a page shows its summary above the text, an extractor\n"
         "took one container and its parent. Search results quote the same words twice, and a\n"
         "language model learns them twice over.\n\n"
         "The longest run of repeated paragraphs is one finding; the repair drops the copy. Short\n"
         "lines may repeat (a chorus, a signature, 详见附件): a run needs one paragraph of thirty\n"
         "characters and fifty characters in all. Width, script, case and spaces are not looked at.\n"
         "In Markdown the repair is unsafe: a handbook repeats a step on purpose.",
  .message = "{paragraphs} of {characters} {stand} here again",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "清晨六点，渡口的第一班船已经坐满了去县城卖菜的乡亲，船工老周一边解缆一边招呼大家坐稳。\n"
             "船到江心，太阳出来了，两岸的橘园一层一层亮起来，有人说今年的橘子比往年早熟了十天。\n"
             "⟦清晨六点，渡口的第一班船已经坐满了去县城卖菜的乡亲，船工老周一边解缆一边招呼大家坐稳。\n"
             "船到江心，太阳出来了，两岸的橘园一层一层亮起来，有人说今年的橘子比往年早熟了十天。\n⟧"
             "靠岸时，老周点了点人数。",
      .fixed = "清晨六点，渡口的第一班船已经坐满了去县城卖菜的乡亲，船工老周一边解缆一边招呼大家坐稳。\n"
               "船到江心，太阳出来了，两岸的橘园一层一层亮起来，有人说今年的橘子比往年早熟了十天。\n"
               "靠岸时，老周点了点人数。" },
    { .bad = "縣立圖書館的舊書架是三十年前由附近木匠用杉木打成的，書架上至今還留有第一任館長用毛筆寫下的分類號碼和年份。\n中間一段。\n"
             "⟦县立图书馆的旧书架是三十年前由附近木匠用杉木打成的，书架上至今还留有第一任馆长用毛笔写下的分类号码和年份。⟧",
      .fixed = "縣立圖書館的舊書架是三十年前由附近木匠用杉木打成的，書架上至今還留有第一任館長用毛筆寫下的分類號碼和年份。\n中間一段。\n" },
    { .good = "月亮船啊月亮船\n载着妈妈的歌谣\n飘进了我的摇篮\n风儿轻轻吹\n月亮船啊月亮船\n载着妈妈的歌谣\n飘进了我的摇篮" },
    { .good = "先写一遍。\n"
              "for (int i = 0; i < shelves.length; i++) { total += shelves[i].count (); print (total); }\n"
              "if (total == 0) { throw new IllegalStateException (\"no books on any shelf today\"); }\n"
              "再写一遍。\n"
              "for (int i = 0; i < shelves.length; i++) { total += shelves[i].count (); print (total); }\n"
              "if (total == 0) { throw new IllegalStateException (\"no books on any shelf today\"); }" },
    { .good = "第八条 主管部门应当在三十日内作出决定，并书面通知申请人，说明理由和救济途径。\n"
              "第九条 主管部门应当在六十日内作出决定，并书面通知申请人，说明理由和救济途径。" },
    { .good = "第十条 违反本办法第五条的，由主管部门责令改正。\n"
              "单位有前款行为的，处一万元以上五万元以下罚款，有违法所得的，没收违法所得，并对其直接负责的主管人员依照前款规定予以处罚。\n"
              "第十一条 违反本办法第六条的，由主管部门责令停业。\n"
              "单位有前款行为的，处一万元以上五万元以下罚款，有违法所得的，没收违法所得，并对其直接负责的主管人员依照前款规定予以处罚。\n"
              "第十二条 本办法自公布之日起施行。" },
    { NULL } },
  .options = options,
  .check = check,
};

#define HAN_BYTES 3
#define LONG_PARAGRAPH 90 /* bytes: thirty Han */
#define LONG_HAN 20

/* Occurrences that are tried; a line that stands everywhere is no passage. */
#define TRIES 16
#define DIAGONALS 1021 /* a prime: lines that come round after 2, 4 or 64 others do not share a slot */

typedef struct
{
  const KwBlock *block;
  guint next_long;  /* the first long paragraph at it or behind */
  guint earlier;    /* (index + 1) of the one before that has its hash; 0: none */
  gboolean shown;   /* it is of a program that Markdown shows */
} Paragraph;

/* Runs measured: how far apart, where the copy ends. */
typedef struct
{
  guint apart[DIAGONALS], until[DIAGONALS];
} Runs;

typedef struct
{
  const KwArticle *article;
  GArray *paragraphs; /* of Paragraph: those that are the article's own */
  gboolean repeats;   /* two have one hash */
  gboolean statute;
  guint32 least; /* bytes that a passage has at least */
  Runs *runs; /* owned */
} Passages;

static Paragraph *
paragraph_at (const Passages *p, guint i)
{
  return &g_array_index (p->paragraphs, Paragraph, i);
}

static const KwBlock *
block_at (const Passages *p, guint i)
{
  return paragraph_at (p, i)->block;
}

static gboolean
same_text (const Passages *p, guint i, guint k)
{
  const KwBlock *a = block_at (p, i), *b = block_at (p, k);
  const char *text = p->article->fold.text;
  guint32 n = kw_span_len (a->folded);
  return !paragraph_at (p, i)->shown && !paragraph_at (p, k)->shown &&
         n == kw_span_len (b->folded) && memcmp (text + a->folded.start, text + b->folded.start, n) == 0;
}

/* How many blocks from J on repeat those from I on, without reaching J. Inside
 * a run that was measured from an earlier start the answer is known: without
 * that, many short lines twice over would take quadratic time. */
static guint
run_length (Passages *p, guint i, guint j)
{
  guint apart = j - i, slot = apart % DIAGONALS;
  if (p->runs->apart[slot] != apart || p->runs->until[slot] <= j)
    {
      guint n = 0;
      while (j + n < p->paragraphs->len && same_text (p, i + n, j + n))
        n++;
      p->runs->apart[slot] = apart;
      p->runs->until[slot] = j + n;
    }
  return MIN (p->runs->until[slot] - j, apart);
}

static guint
longest_run (Passages *p, guint j, guint *first)
{
  guint best = 0, tries = 0;
  for (guint k = paragraph_at (p, j)->earlier; k != 0 && tries < TRIES; tries++)
    {
      guint n = run_length (p, k - 1, j);
      if (n >= best && n > 0)
        {
          best = n;
          *first = k - 1;
        }
      k = paragraph_at (p, k - 1)->earlier;
    }
  return best;
}

/* 第八条, 第3章: paragraphs that carry a number of their own. */
static gboolean
is_numbered (const Passages *p, guint i)
{
  static const char *const marks[] = { "条", "章", "节" };
  const char *text = p->article->fold.text + block_at (p, i)->folded.start;
  gsize n = MIN (kw_span_len (block_at (p, i)->folded), 24);
  if (n < 9 || memcmp (text, "第", 3) != 0)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
    if (kw_find (text, n, marks[k]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_statute (const Passages *p)
{
  guint n = 0;
  for (guint i = 0; i < p->paragraphs->len && n < 3; i++)
    n += is_numbered (p, i);
  return n >= 3;
}

/* Statutes say the same of several cases, in the same words: there only a
 * numbered paragraph that stands again was copied. */
static gboolean
is_passage (const Passages *p, guint j, guint n)
{
  guint32 all = 0;
  gboolean numbered = FALSE;
  if (paragraph_at (p, j)->next_long >= j + n)
    return FALSE;
  for (guint i = j; i < j + n; i++)
    {
      all += kw_span_len (block_at (p, i)->folded);
      numbered = numbered || is_numbered (p, i);
    }
  return all >= p->least && (numbered || !p->statute);
}

/* From the first block of a run to its last; with the line end behind it when
 * the copy is to be dropped. */
static KwSpan
run_span (const Passages *p, guint i, guint n, gboolean with_end)
{
  KwSpan span = kw_span (block_at (p, i)->span.start, block_at (p, i + n - 1)->span.end);
  while (with_end && span.end < p->article->len && strchr (" \t\r", p->article->text[span.end]) != NULL &&
         p->article->text[span.end] != '\0')
    span.end++;
  if (with_end && span.end < p->article->len && p->article->text[span.end] == '\n')
    span.end++;
  return span;
}

static guint
count_characters (const Passages *p, guint j, guint n)
{
  const char *text = p->article->fold.text;
  gsize count = 0;
  for (guint i = j; i < j + n; i++)
    count += kw_utf8_count (text + block_at (p, i)->folded.start, text + block_at (p, i)->folded.end);
  return (guint) count;
}

static void
report (KwContext *ctx, const Passages *p, guint i, guint j, guint n)
{
  KwFinding *finding = kw_report (ctx, p->article, run_span (p, j, n, TRUE));
  g_autofree char *paragraphs = n == 1 ? g_strdup (KW_VALUE ("a paragraph")) : g_strdup_printf (KW_VALUE ("%u paragraphs"), n);
  g_autofree char *characters = g_strdup_printf (KW_VALUE ("%u characters"), count_characters (p, j, n));
  /* Handbooks repeat a step on purpose. */
  gboolean handbook = p->article->format == KW_FORMAT_MARKDOWN;
  kw_finding_set_replacement (finding, "", handbook ? KW_FIX_UNSAFE : KW_FIX_SAFE);
  kw_finding_add_arg (finding, "paragraphs", paragraphs);
  kw_finding_add_arg (finding, "characters", characters);
  kw_finding_add_arg (finding, "stand", n == 1 ? KW_VALUE ("stands") : KW_VALUE ("stand"));
  kw_finding_add_related (finding, p->article->ref, run_span (p, i, n, FALSE), KW_VALUE ("the first time"));
}

/* ``` and ~~~ */
static gboolean
is_fence (const KwArticle *article, const KwBlock *block)
{
  const char *p = article->text + block->span.start;
  return article->format == KW_FORMAT_MARKDOWN && kw_span_len (block->span) >= 3 &&
         (memcmp (p, "```", 3) == 0 || memcmp (p, "~~~", 3) == 0);
}

static void
collect (Passages *p)
{
  const char *text = p->article->fold.text;
  gboolean fenced = FALSE;
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL); /* hash to (index + 1) of the latest with it */
  for (guint i = 0; i < p->article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (p->article->blocks, KwBlock, i);
      gboolean fence = is_fence (p->article, block), shown = fence || fenced;
      fenced = fenced != fence;
      if (block->kind == KW_BLOCK_CHROME || kw_span_is_empty (block->folded))
        continue;
      guint64 hash = XXH3_64bits (text + block->folded.start, kw_span_len (block->folded));
      gpointer key = GSIZE_TO_POINTER ((gsize) hash);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (last, key));
      Paragraph paragraph = { block, 0, before, shown };
      g_array_append_val (p->paragraphs, paragraph);
      p->repeats = p->repeats || before > 0;
      g_hash_table_insert (last, key, GUINT_TO_POINTER (p->paragraphs->len));
    }
}

/* Thirty characters (fewer where a passage may be shorter), most of them
 * Chinese: programs, tables of figures and lists of names may well repeat a line. */
static gboolean
is_long (const Passages *p, guint i)
{
  KwSpan span = block_at (p, i)->folded;
  guint n = 0, len, enough = MIN (LONG_HAN, p->least / HAN_BYTES);
  if (kw_span_len (span) < MIN (LONG_PARAGRAPH, p->least))
    return FALSE;
  for (guint32 at = span.start; at < span.end && n < enough; at += len)
    n += kw_is_han (kw_utf8_get (p->article->fold.text + at, &len));
  return n >= enough;
}

static void
find_long (Passages *p)
{
  guint next = p->paragraphs->len;
  for (guint i = next; i > 0; i--)
    {
      if (is_long (p, i - 1))
        next = i - 1;
      paragraph_at (p, i - 1)->next_long = next;
    }
}

static void
find (KwContext *ctx, Passages *p)
{
  find_long (p);
  p->runs = g_new0 (Runs, 1);
  p->statute = is_statute (p);
  for (guint j = 1; j < p->paragraphs->len;)
    {
      guint i = 0, n = longest_run (p, j, &i);
      gboolean found = n > 0 && is_passage (p, j, n);
      if (found)
        report (ctx, p, i, j, n);
      j += found ? n : 1;
    }
  g_free (p->runs);
}

/* Whether two blocks may be equal: have one length. Few articles have such. */
static gboolean
may_repeat (const KwArticle *article)
{
  guint64 lengths[64] = { 0 };
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      guint32 len = kw_span_len (block->folded) % (64 * G_N_ELEMENTS (lengths));
      if (block->kind == KW_BLOCK_CHROME || kw_span_is_empty (block->folded))
        continue;
      if ((lengths[len / 64] >> len % 64 & 1) != 0)
        return TRUE;
      lengths[len / 64] |= G_GUINT64_CONSTANT (1) << len % 64;
    }
  return FALSE;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  guint32 least = HAN_BYTES * (guint32) kw_context_option (ctx, LENGTH);
  if (article->len < 2 * least || article->blocks->len < 2 || !may_repeat (article))
    return;
  Passages p = { .article = article,
                 .least = least,
                 .paragraphs = g_array_sized_new (FALSE, FALSE, sizeof (Paragraph), article->blocks->len) };
  collect (&p);
  if (p.repeats)
    find (ctx, &p);
  g_array_unref (p.paragraphs);
}
