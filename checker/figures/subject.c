/* subject.c - the noun, attributes and verb around a figure */
#include "checker/figures/subject.h"
#include "checker/base/sort16.h"
#include "checker/base/utf8.h"
#include "checker/figures/bind.h"
#include "checker/figures/body.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Attributes are looked for so many bytes before the figure and behind it. */
#define BEFORE 120
#define BEHIND 60
/* Characters that tell one subject from another. */
#define CONTENT_LEAST 4
/* So many in its own clause are enough to compare. */
#define CONTENT_OWN 3
/* How alike two subjects are of which only the verb is told. */
#define VERB_ALONE 0.5

/* Characters that say nothing of what is counted, ascending. */
static const guint16 fillers[] = {
  0x4E00, /* 一 */ 0x4E03, /* 七 */ 0x4E07, /* 万 */ 0x4E09, /* 三 */ 0x4E0E, /* 与 */ 0x4E14, /* 且 */
  0x4E24, /* 两 */ 0x4E3A, /* 为 */ 0x4E4B, /* 之 */ 0x4E5D, /* 九 */ 0x4E5F, /* 也 */ 0x4E86, /* 了 */
  0x4E8C, /* 二 */ 0x4E8E, /* 于 */ 0x4E94, /* 五 */ 0x4EBF, /* 亿 */ 0x4EC5, /* 仅 */ 0x4ECE, /* 从 */
  0x4EE5, /* 以 */ 0x4F46, /* 但 */ 0x516B, /* 八 */ 0x516D, /* 六 */ 0x5171, /* 共 */ 0x5176, /* 其 */
  0x518D, /* 再 */ 0x5219, /* 则 */ 0x5230, /* 到 */ 0x5341, /* 十 */ 0x5343, /* 千 */ 0x5373, /* 即 */
  0x53C8, /* 又 */ 0x53CA, /* 及 */ 0x53EA, /* 只 */ 0x5404, /* 各 */ 0x548C, /* 和 */ 0x56DB, /* 四 */
  0x5728, /* 在 */ 0x5730, /* 地 */ 0x5747, /* 均 */ 0x5C06, /* 将 */ 0x5C31, /* 就 */ 0x5DF2, /* 已 */
  0x5E76, /* 并 */ 0x5F88, /* 很 */ 0x5F97, /* 得 */ 0x6216, /* 或 */ 0x6240, /* 所 */ 0x624D, /* 才 */
  0x628A, /* 把 */ 0x662F, /* 是 */ 0x66F4, /* 更 */ 0x6700, /* 最 */ 0x6709, /* 有 */ 0x6B64, /* 此 */
  0x7531, /* 由 */ 0x767E, /* 百 */ 0x7684, /* 的 */ 0x7740, /* 着 */ 0x7B49, /* 等 */ 0x7EA6, /* 约 */
  0x7ED9, /* 给 */ 0x800C, /* 而 */ 0x81F3, /* 至 */ 0x88AB, /* 被 */ 0x8BA9, /* 让 */ 0x8BE5, /* 该 */
  0x8D85, /* 超 */ 0x8FBE, /* 达 */ 0x8FC7, /* 过 */ 0x8FD1, /* 近 */ 0x8FD8, /* 还 */ 0x8FD9, /* 这 */
  0x90A3, /* 那 */
};

static gboolean
is_filler (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (fillers);
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (fillers[middle] == c)
        return TRUE;
      if (fillers[middle] < c)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static void
add (guint16 *list, guint8 *n, guint max, guint16 value)
{
  if (*n < max)
    list[(*n)++] = value;
}

/* Does WORD stand for nothing that is counted? */
static gboolean
adds_nothing (const KwWord *word)
{
  return word->type != KW_WORD_skip && word->type != KW_WORD_numeral && word->type != KW_WORD_verb;
}

typedef struct
{
  const char *text;
  KwSubject *subject;
  gboolean core; /* what is read is the noun itself */
} Reader;

/* 总产量 says that it was produced, and nothing more. */
static guint16
verb_of_output (const char *p, gsize n)
{
  static const char made[] = "生产";
  gsize len;
  gboolean output = (n >= 6 && memcmp (p + n - 6, "产量", 6) == 0) || (n >= 6 && memcmp (p + n - 6, "总产", 6) == 0);
  const KwWord *word = output ? kw_lexicon_word (made, made + 6, &len) : NULL;
  return word != NULL && word->type == KW_WORD_verb ? word->arg : 0;
}

/* A word of the lexicon at P; the bytes it takes, 0 where it is content. */
static gsize
take_word (Reader *r, const char *p, const char *end)
{
  gsize len;
  const KwWord *word = kw_lexicon_word (p, end, &len);
  if (word == NULL)
    return 0;
  if (word->type == KW_WORD_verb && kw_verb_makes_noun (p + len, end))
    return 0;
  /* 总产值 is no 总产. */
  if (word->type == KW_WORD_neutral && kw_utf8_begins (p, end, "总产值"))
    return 0;
  if (word->type == KW_WORD_verb)
    {
      r->subject->verb = word->arg;
      return len;
    }
  if (word->type == KW_WORD_neutral && r->subject->verb == 0)
    r->subject->verb = verb_of_output (p, len);
  return adds_nothing (word) ? len : 0;
}

static void
take_character (Reader *r, gunichar c)
{
  KwSubject *s = r->subject;
  if (!kw_is_han (c) || c > 0xFFFF || is_filler (c))
    return;
  add (s->content, &s->n_content, KW_SUBJECT_CONTENT, (guint16) c);
  if (r->core)
    add (s->core, &s->n_core, KW_SUBJECT_CORE, (guint16) c);
}

/* ETC, LED: as one character of the private use area, alike in either case. */
static gsize
take_latin (Reader *r, const char *p, const char *end)
{
  gsize len = 0;
  guint32 hash = 0;
  for (; p + len < end && g_ascii_isalpha (p[len]); len++)
    hash = (hash + (guchar) g_ascii_toupper (p[len])) * 0x9E3779B1u;
  if (len < 2)
    return 0;
  /* 15MB: a unit */
  if (p == r->text || !g_ascii_isdigit (p[-1]))
    add (r->subject->content, &r->subject->n_content, KW_SUBJECT_CONTENT, (guint16) (0xE000 + (hash >> 20)));
  return len;
}

static void
read_span (Reader *r, KwSpan span)
{
  const char *p = r->text + span.start, *end = r->text + span.end;
  while (p < end)
    {
      gsize taken = (guchar) *p >= 0xE4 && (guchar) *p <= 0xE9 ? take_word (r, p, end) : take_latin (r, p, end);
      guint len = 1;
      if (taken == 0)
        take_character (r, kw_utf8_get (p, &len));
      p += taken > 0 ? taken : len;
    }
}

/* What stands before the figure behind FLOOR, the figure and the period before. */
static KwSpan
phrase_before (const char *text, const KwLedger *ledger, const KwFigure *f, guint32 floor)
{
  guint i = (guint) (f - kw_ledger_figure (ledger, 0));
  /* 发放贷款7046笔、26.1亿元: what is said before both. */
  if (i > 0 && f->kind == KW_KIND_MONEY && f[-1].folded.start > floor && f[-1].kind == KW_KIND_COUNT && f[-1].folded.end + 3 == f->folded.start &&
      memcmp (text + f[-1].folded.end, "、", 3) == 0)
    f = kw_ledger_figure (ledger, --i);
  guint32 start = floor, end = f->folded.start;
  if (i > 0 && kw_ledger_figure (ledger, i - 1)->folded.end <= end)
    start = MAX (start, kw_ledger_figure (ledger, i - 1)->folded.end);
  if (!kw_span_is_empty (f->period_span) && f->period_span.end <= end)
    start = MAX (start, f->period_span.end);
  if (end > start + BEFORE)
    start = kw_utf8_floor (text, end - BEFORE, start);
  return kw_span (start, MAX (start, end));
}

static KwSpan
phrase_behind (const char *text, const KwLedger *ledger, const KwFigure *f)
{
  guint32 start = f->folded.end, end = MAX (f->clause.end, start);
  guint i = (guint) (f - kw_ledger_figure (ledger, 0)) + 1;
  if (i < ledger->figures->len)
    end = MIN (end, MAX (start, kw_ledger_figure (ledger, i)->folded.start));
  if (end > start + BEHIND)
    end = kw_utf8_floor (text, start + BEHIND, start);
  return kw_span (start, end);
}

/* Splits at the last 的: attributes before it, the noun behind. */
static guint32
noun_start (const char *text, KwSpan phrase)
{
  for (guint32 p = phrase.end; p >= phrase.start + 3; p--)
    if (memcmp (text + p - 3, "的", 3) == 0)
      return p;
  return phrase.start;
}

/* Sorts LIST and drops what repeats; how many are left. */
static guint8
sort_content (guint16 *list, guint8 n)
{
  guint8 kept = 0;
  kw_sort16 (list, n);
  for (guint i = 0; i < n; i++)
    if (i == 0 || list[i] != list[i - 1])
      list[kept++] = list[i];
  return kept;
}

/* 投用了扶贫车间,共178座: a clause that says too little takes the one before it. */
static void
read_around (KwSubject *subject, const char *text, const KwFigure *f)
{
  guint32 end = f->clause.start, start = end;
  if (subject->n_content >= CONTENT_LEAST || end <= f->sentence.start + 1)
    return;
  for (start = end - 1; start > f->sentence.start && text[start - 1] != ',' && text[start - 1] != ':';)
    start--;
  if (end > start + BEFORE)
    start = kw_utf8_floor (text, end - BEFORE, start);
  KwSubject wider = *subject;
  Reader r = { text, &wider, FALSE };
  read_span (&r, kw_span (start, end));
  /* 改造的危桥,有37座 */
  if (subject->n_content == 0 && subject->verb == 0)
    subject->verb = wider.verb;
  subject->n_around = sort_content (wider.content, wider.n_content);
  memcpy (subject->around, wider.content, sizeof subject->around);
}

void
kw_subject_init (KwSubject *subject, const char *text, const KwLedger *ledger, const KwFigure *figure)
{
  KwSpan before = phrase_before (text, ledger, figure, figure->clause.start), behind = phrase_behind (text, ledger, figure);
  /* bind.c decided which side the noun is on. */
  gboolean right = !kw_span_is_empty (figure->noun) && figure->noun.start >= figure->folded.end;
  guint32 noun = right ? before.end : noun_start (text, before);
  Reader r = { text, subject, FALSE };
  memset (subject, 0, sizeof *subject);
  read_span (&r, kw_span (before.start, noun));
  r.core = !right;
  read_span (&r, kw_span (noun, before.end));
  guint16 verb = subject->verb;
  r.core = right;
  read_span (&r, right ? figure->noun : kw_span (0, 0));
  r.core = FALSE;
  read_span (&r, right ? kw_span (figure->noun.end, MAX (behind.end, figure->noun.end)) : behind);
  subject->verb = verb != 0 ? verb : subject->verb;
  subject->narrow = kw_body_of_figure (text, ledger, figure);
  read_around (subject, text, figure);
  subject->n_content = sort_content (subject->content, subject->n_content);
}

/* 企业参展 and 参展企业 are one: the same characters, four at least. */
static gboolean
is_turned_round (const KwSubject *a, const KwSubject *b)
{
  guint16 x[KW_SUBJECT_CORE], y[KW_SUBJECT_CORE];
  memcpy (x, a->core, a->n_core * sizeof x[0]);
  memcpy (y, b->core, b->n_core * sizeof y[0]);
  kw_sort16 (x, a->n_core);
  kw_sort16 (y, b->n_core);
  return a->n_core >= 4 && memcmp (x, y, a->n_core * sizeof x[0]) == 0;
}

static gboolean
is_equal_core (const KwSubject *a, const KwSubject *b)
{
  return a->n_core == b->n_core &&
         (memcmp (a->core, b->core, a->n_core * sizeof a->core[0]) == 0 || is_turned_round (a, b));
}

/* BRIEF's characters stand in FULL in their order, the first and the last at
 * its ends, and two of them alone: 新农保, not 财政收入 of 财政专项收入. One is
 * enough where the verb is the same: 建成保障房, 建成保障性住房. */
static gboolean
abbreviates (const KwSubject *brief, const KwSubject *full)
{
  guint k = 0, alone = 0, run = 0;
  if (brief->n_core < 3 || brief->n_core >= full->n_core || brief->core[0] != full->core[0] ||
      brief->core[brief->n_core - 1] != full->core[full->n_core - 1])
    return FALSE;
  for (guint i = 0; i < full->n_core; i++)
    if (k < brief->n_core && brief->core[k] == full->core[i])
      {
        k++;
        run++;
      }
    else
      {
        alone += run == 1;
        run = 0;
      }
  return k == brief->n_core && alone + (run == 1) >= (brief->verb != 0 && brief->verb == full->verb ? 1 : 2);
}

static gboolean
is_other_verb (const KwSubject *a, const KwSubject *b)
{
  return a->verb != 0 && b->verb != 0 && a->verb != b->verb;
}

/* Nouns that many quantities share: which 企业, which 城市, the rest must say. */
static gboolean
is_generic (const KwSubject *s)
{
  static const char *const nouns[] = { "国家", "地区", "城市", "企业", "项目", "单位", "群众", "人员", "代表", "乡镇", "部门",
                                       "产品", "资金", "经费", "贷款", "学生", "员工", "职工", "居民", "农民", "农户", "市民",
                                       "补贴", "机构", "家庭", "岗位", "观众", "听众", "学员", "男性", "女性", "男生", "女生", "男子", "女子", "面积", "投资", "收入", "业务", "产值", "问题", "案件", "事项" };
  gunichar left[KW_SUBJECT_CORE];
  guint n = 0;
  for (guint i = 0; i < s->n_core; i++)
    {
      gboolean generic = FALSE;
      for (guint k = 0; i + 1 < s->n_core && k < G_N_ELEMENTS (nouns); k++)
        {
          guint len;
          generic = generic || (s->core[i] == kw_utf8_get (nouns[k], &len) && s->core[i + 1] == kw_utf8_get (nouns[k] + 3, &len));
        }
      if (generic)
        i++;
      else
        left[n++] = s->core[i];
    }
  return n == 0 || (n == 1 && left[0] == 0x4EBA /* 人 */);
}

gboolean
kw_subject_same (const KwSubject *a, const KwSubject *b)
{
  if (a->n_core < 2 || b->n_core < 2 || is_other_verb (a, b) || a->narrow != b->narrow)
    return FALSE;
  if (!is_equal_core (a, b) && !abbreviates (a, b) && !abbreviates (b, a))
    return FALSE;
  /* Attributes: none on either side, or some that both have. */
  guint extra_a = a->n_content - MIN (a->n_content, a->n_core), extra_b = b->n_content - MIN (b->n_content, b->n_core);
  guint core = MIN (a->n_core, b->n_core), common = kw_common16 (a->content, a->n_content, b->content, b->n_content);
  guint shared = common > core ? common - core : 0;
  if (is_generic (a) || is_generic (b))
    return a->verb != 0 && a->verb == b->verb && extra_a > 0 && extra_b > 0 && 4 * shared >= 3 * MAX (extra_a, extra_b);
  return (extra_a == 0 && extra_b == 0) || (extra_a > 0 && extra_b > 0 && 4 * shared >= 3 * MAX (extra_a, extra_b));
}

gboolean
kw_subject_names_same (const KwSubject *a, const KwSubject *b)
{
  return MIN (a->n_core, b->n_core) >= 3 && (is_equal_core (a, b) || abbreviates (a, b) || abbreviates (b, a));
}

/* 5841件纠纷中, 92.7万人次的游客里: of them. */
static guint
named_until (const KwSubject *s)
{
  guint16 last = s->n_core > 0 ? s->core[s->n_core - 1] : 0;
  return last == 0x4E2D /* 中 */ || last == 0x91CC /* 里 */ ? s->n_core - 1u : s->n_core;
}

gboolean
kw_subject_names_nest (const KwSubject *a, const KwSubject *b)
{
  guint n_a = named_until (a), n_b = named_until (b), n = MIN (n_a, n_b);
  return n >= 2 && memcmp (a->core + n_a - n, b->core + n_b - n, n * sizeof a->core[0]) == 0;
}

static double
share (const KwSubject *a, const KwSubject *b, const guint16 *x, guint n_x, const guint16 *y, guint n_y)
{
  guint common = kw_common16 (x, n_x, y, n_y), least = MIN (n_x, n_y);
  guint verbs = a->verb != 0 && b->verb != 0, same = verbs && a->verb == b->verb;
  /* 累计造林46万亩 and 累计完成人工造林43万亩: little but the verb is said. */
  if (common < 2)
    return same && (least == 0 || common > 0) ? VERB_ALONE : 0;
  return (double) (common + same) / (least + verbs);
}

double
kw_subject_alike (const KwSubject *a, const KwSubject *b)
{
  const guint16 *x = a->n_around > 0 ? a->around : a->content, *y = b->n_around > 0 ? b->around : b->content;
  guint n_x = a->n_around > 0 ? a->n_around : a->n_content, n_y = b->n_around > 0 ? b->n_around : b->n_content;
  if (a->narrow != b->narrow)
    return 0;
  double wide = share (a, b, x, n_x, y, n_y), own = 0;
  if (MIN (a->n_content, b->n_content) >= CONTENT_OWN)
    own = share (a, b, a->content, a->n_content, b->content, b->n_content);
  return MAX (wide, own);
}
