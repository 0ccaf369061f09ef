/* rules/encoding/replacement.c - what was lost for good: U+FFFD, 锟斤拷, 烫烫烫, runs of ? for Han */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_replacement) {
  .name = "encoding/replacement",
  .severity = KW_ERROR,
  .summary = "Characters were replaced by a decoder's substitute and are lost",
  .why = "A program that met bytes it could not read wrote something else and threw the bytes away: U+FFFD; `锟斤拷`, "
         "which is U+FFFD in UTF-8 read as GBK; `烫烫烫` and `屯屯屯`, memory that was never written (CC and CD) read as "
         "GBK; a `?` for every character that the target encoding lacks. No rule can bring them back: look for the "
         "article elsewhere.\n\n"
         "Stop it where bytes become text and text becomes bytes: decode strictly, so that an error is raised and not "
         "written; keep the raw bytes of what failed; store in UTF-8, columns as utf8mb4 and not in a code page that "
         "lacks the characters.\n\n"
         "Question marks are often meant. They count only where none could stand: behind a comma, a colon or an opening "
         "mark with text following, or four and more in mid-sentence. `什么???` is emphasis and legal.",
  .message = "{text} stands for characters that are lost{places}; only another copy has them",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "全县完成投资⟦锟斤拷锟斤拷⟧亿元" },
    { .bad = "负责人⟦\xEF\xBF\xBD\xEF\xBF\xBD⟧说，项目已于⟦\xEF\xBF\xBD⟧月开工" },
    { .bad = "变量没有初始化，屏幕上显示⟦烫烫烫烫⟧" },
    { .bad = "今年以来，⟦????⟧坚持稳中求进" },
    { .bad = "晚会送上了⟦?????⟧。他提出“⟦????⟧”的办法" },
    { .good = "打开方式不对，文件里就满是 `锟斤拷` 和 `烫烫烫烫`，这时不要保存。" },
    { .good = "你说什么???我没听清。真的吗????" },
    { .good = "他问：“你怎么来了????”又问：“去哪里????我也去”" },
    { .good = "汤很烫烫的，屯屯通公路，村村通电话" },
    { .good = "他沉默了许久：“???”" },
    { .good = "出生于18??年的他，a ?? b 是一个运算符" },
    { NULL } },
  .check = check,
};

typedef struct
{
  const char *text;
  const char *end;
  GArray *known; /* of KwSpan: what other rules tell, ascending */
  GArray *lost;  /* of KwSpan */
} Search;

/* Bytes of WHAT, again and again, at P. */
static gsize
run_of (const Search *search, const char *p, const char *what)
{
  const char *q = p;
  while (kw_utf8_begins (q, search->end, what))
    q += strlen (what);
  return (gsize) (q - p);
}

/* U+FFFD once or more in UTF-8, read as GBK: EFBF BDEF BFBD. The last may have
 * taken other bytes along: 锟 and, one or two characters on, 拷. */
static gsize
substitute_as_gbk (const Search *search, const char *p)
{
  gsize n = run_of (search, p, "锟斤拷");
  if (n == 0)
    n = run_of (search, p, "錕斤拷");
  if (n == 0 && kw_utf8_begins (p, search->end, "锟") && (kw_utf8_begins (p + 3, search->end, "斤") || kw_utf8_begins (p + 6, search->end, "拷")))
    n = kw_utf8_begins (p + 6, search->end, "拷") ? 9 : 6;
  return n;
}

/* Three could be an exclamation; nobody cries four. */
static gsize
unwritten_memory (const Search *search, const char *p, const char *what)
{
  gsize n = run_of (search, p, what);
  if (n < 9 || n > 9)
    return n > 9 ? n : 0;
  gboolean cried = kw_utf8_begins (p + n, search->end, "！") || kw_utf8_begins (p + n, search->end, "!") || kw_utf8_begins (p + n, search->end, "，") ||
                   kw_utf8_begins (p + n, search->end, "的");
  return cried ? 0 : n;
}

/* Words that question marks are put behind, and words that ask. */
#define EMPHATIC "吗呢么吧啊嘛呀啥的了嗎麼"
#define ASKS     "谁哪何几怎什吗么谁為为誰幾嗎麼"

/* Whether somebody may be asking before P. */
static gboolean
is_question (const Search *search, const char *p)
{
  if (kw_utf8_is_one_of (kw_utf8_before (p, search->text), EMPHATIC))
    return TRUE;
  for (guint i = 0; i < 8 && p > search->text && kw_is_han (kw_utf8_before (p, search->text)); i++)
    {
      if (kw_utf8_is_one_of (kw_utf8_before (p, search->text), ASKS))
        return TRUE;
      p = kw_utf8_prev (p, search->text);
    }
  return FALSE;
}

/* Whether N question marks from P on cannot be an author's. */
static gboolean
stand_for_han (const Search *search, const char *p, gsize n)
{
  gunichar left = kw_utf8_before (p, search->text), right = kw_utf8_at (p + n, search->end);
  gboolean goes_on = kw_is_han (right) || kw_utf8_is_one_of (right, "，、；,;“《");
  gboolean stops = kw_utf8_is_one_of (right, "。，、；”》"); /* a mark that no question mark stands before */
  gboolean opened = kw_utf8_is_one_of (left, "“《（(【");
  gboolean in_sentence = kw_is_han (left) || kw_is_digit (left);
  if (opened && kw_utf8_is_one_of (right, "”》）)】"))
    return n >= 4; /* “???” may be all that was said */
  if (opened || kw_utf8_is_one_of (left, "，、；,;“：:"))
    return goes_on || (n >= 4 && stops);
  if (left == '\n' || left == 0x3002) /* 。 */
    return n >= 4 && (goes_on || stops);
  if (in_sentence && is_question (search, p))
    return n >= 4 && stops && right != 0x201D; /* ” */
  return in_sentence && n >= 4 && (goes_on || stops);
}

static gsize
question_marks (const Search *search, const char *p)
{
  gsize n = run_of (search, p, "?");
  return n >= 2 && stand_for_han (search, p, n) ? n : 0;
}

/* Bytes at P that stand for what is lost; 0 for none. */
static gsize
lost_at (const Search *search, const char *p)
{
  switch ((guchar) *p)
    {
    case '?':
      return question_marks (search, p);
    case 0xC3:
      return run_of (search, p, "ï¿½");
    case 0xE5:
      return unwritten_memory (search, p, "屯");
    case 0xE7:
      return MAX (unwritten_memory (search, p, "烫"), unwritten_memory (search, p, "燙"));
    case 0xE9:
      return substitute_as_gbk (search, p);
    case 0xEF:
      return kw_utf8_begins (p, search->end, "\xEF\xBF\xBD") ? 3 : 0;
    default:
      return 0;
    }
}

/* `锟斤拷`: between backquotes, what a text speaks of. */
static gboolean
is_shown (const Search *search, const char *p, gsize n)
{
  return kw_utf8_before (p, search->text) == '`' && kw_utf8_at (p + n, search->end) == '`';
}

static gboolean
is_known (const Search *search, KwSpan span)
{
  guint low = 0, high = search->known->len;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      KwSpan known = g_array_index (search->known, KwSpan, mid);
      if (kw_span_overlaps (known, span))
        return TRUE;
      if (known.end <= span.start)
        low = mid + 1;
      else
        high = mid;
    }
  return FALSE;
}

static void
add (Search *search, KwSpan span)
{
  if (is_known (search, span))
    return;
  KwSpan *last = search->lost->len == 0 ? NULL : &g_array_index (search->lost, KwSpan, search->lost->len - 1);
  if (last != NULL && last->end == span.start)
    last->end = span.end;
  else
    g_array_append_val (search->lost, span);
}

static gint
by_start (gconstpointer a, gconstpointer b)
{
  const KwSpan *x = a;
  const KwSpan *y = b;
  return (x->start > y->start) - (x->start < y->start);
}

/* What undecodable and the rules of repairs report. */
static GArray *
known_places (const KwArticle *article)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; article->undecodable != NULL && i < article->undecodable->len; i++)
    g_array_append_val (known, g_array_index (article->undecodable, KwUndecodable, i).span);
  for (guint i = 0; article->repairs != NULL && i < article->repairs->len; i++)
    {
      const KwRepair *repair = &g_array_index (article->repairs, KwRepair, i);
      if (repair->kind != KW_REPAIR_LOST)
        g_array_append_val (known, repair->span);
    }
  g_array_sort (known, by_start);
  return known;
}

/* Lead bytes of what lost_at() looks for, with the second bytes that go with
 * them: nearly every character is passed over by two comparisons. */
static const guchar seconds[256][2] = {
  ['?'] = { '?', '?' },    [0xC3] = { 0xAF, 0xAF },                          /* ï */
  [0xE5] = { 0xB1, 0xB1 }, [0xE7] = { 0x83, 0x87 }, [0xE9] = { 0x94, 0x8C }, /* 屯 烫 燙 锟 錕 */
  [0xEF] = { 0xBF, 0xBF },                                                   /* U+FFFD */
};

static inline gboolean
may_be_lost (const char *p)
{
  const guchar *known = seconds[(guchar) p[0]];
  return ((guchar) p[1] == known[0]) | ((guchar) p[1] == known[1]); /* no branch: leads cannot be predicted */
}

/* The next character from P on that may be lost, or the end. Branches, not
 * arithmetic, find the length: they are predicted. */
static const char *
next_suspect (const Search *search, const char *p)
{
  while (p < search->end && !may_be_lost (p))
    {
      if ((guchar) *p >= 0xE0 && (guchar) *p < 0xF0)
        p += 3;
      else if ((guchar) *p < 0x80)
        p++;
      else
        p += kw_utf8_len ((guchar) *p);
    }
  return p;
}

static void
scan (Search *search)
{
  for (const char *p = search->text; (p = next_suspect (search, p)) < search->end;)
    {
      gsize n = lost_at (search, p);
      if (n > 0 && !is_shown (search, p, n))
        add (search, kw_span ((gsize) (p - search->text), (gsize) (p - search->text) + n));
      /* Behind a run that is none, not inside it. */
      p += n > 0 ? n : *p == '?' ? run_of (search, p, "?") : kw_utf8_len ((guchar) *p);
    }
}

/* Whether the article holds anything that lost_at() looks for. */
static gboolean
is_worth_a_search (const KwArticle *article)
{
  const KwCensus *census = &article->census;
  return (census->seen & (KW_SEEN_SUBSTITUTE | KW_SEEN_FOREIGN)) != 0 || kw_census_has_ascii (census, '?');
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if (!is_worth_a_search (article))
    return;
  g_autoptr (GArray) known = known_places (article);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  Search search = { article->text, article->text + article->len, known, lost };
  scan (&search);
  if (lost->len == 0)
    return;
  KwFinding *finding = kw_report (ctx, article, g_array_index (lost, KwSpan, 0));
  for (guint i = 0; lost->len > 1 && i < lost->len; i++)
    kw_finding_add_occurrence (finding, g_array_index (lost, KwSpan, i), NULL);
}
