/* enumeration.c - figures listed beside their total, and what they add up to */
#include "checker/figures/enumeration.h"
#include "checker/base/utf8.h"
#include "checker/figures/relation.h"
#include "checker/text/phrase.h"

/* Figures that are looked at beside a total. */
#define REACH 36
/* Words before a total, in bytes. */
#define LEAD_MAX 120
/* Words before a part, in bytes: a list says no more. */
#define LABEL_MAX 240

/* Ends a sentence, the semicolon aside: members of a list may end with one. */
static gboolean
is_stop (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == '!' || c == '?' || c == '\n';
}

/* The way from one figure to the next. */
typedef struct
{
  int depth;      /* of brackets, against where the walk began */
  gboolean stop;  /* a sentence ended */
  gunichar first; /* the first mark outside of brackets: , 、 ; : or 0 */
} Gap;

/* 。其中 goes on with the sentence before, and 。名册按岗位分成四本 divides what it counted. */
static gboolean
is_continued (const char *text, guint32 stop, guint32 to)
{
  static const char *const divides[] = { "分成", "分为", "划分", "分,", "分:", "看,", NULL };
  gssize by = kw_phrase_find (text, kw_span (stop, MIN (to, stop + 60)), "按");
  return kw_phrase_begins (text, kw_span (stop, to), "。其中") ||
         (by >= 0 && kw_phrase_begins (text, kw_span (stop, to), "。") && kw_phrase_has_any (text, kw_span ((gsize) by, to + 1), divides));
}

/* Reads FROM..TO, brackets beyond FLOOR being no part of the list; FIRST says
 * that no part was met yet. */
static void
cross (const char *text, guint32 from, guint32 to, int floor, gboolean first, Gap *gap)
{
  guint len;
  gap->first = 0;
  for (guint32 p = from; p < to && !gap->stop; p += len)
    {
      len = 3;
      if (kw_utf8_leads_han (text[p]))
        {
          gap->stop = gap->depth < floor;
          continue;
        }
      gunichar c = kw_utf8_get (text + p, &len);
      gap->depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      gap->stop = (is_stop (c) && !(first && is_continued (text, p, to))) || gap->depth < floor;
      if (gap->first == 0 && gap->depth == floor && (c == ',' || c == ';' || c == ':' || c == 0x3001 /* 、 */))
        gap->first = c;
    }
}

KwSpan
kw_figure_lead (const KwFigure *f)
{
  guint32 from = f->folded.start - MIN (f->folded.start, LEAD_MAX);
  return kw_span (MIN (MAX (from, f->clause.start), f->folded.start), f->folded.start);
}

/* Bytes of a sentence before a figure. */
#define OPENING_MAX 450

KwSpan
kw_figure_opening (const KwFigure *f)
{
  KwSpan before = kw_span (f->sentence.start, MAX (f->sentence.start, f->folded.start));
  return kw_span_len (before) <= OPENING_MAX ? before : kw_span (f->folded.start, f->folded.start);
}

gboolean
kw_label_deals_out (const char *text, KwSpan label)
{
  static const char *const kinds[] = { "类", "种", "项", "式", "级", "界", "方", "族", "型", NULL };
  for (gssize at; (at = kw_phrase_find (text, label, "各")) >= 0;)
    {
      label.start = (guint32) at + 3;
      if (!kw_words_skip (text, &label, kinds))
        return TRUE;
    }
  return FALSE;
}

gboolean
kw_label_is_foreign (const char *text, KwSpan label)
{
  static const char *const words[] = { "增长", "增加", "增幅", "新增", "净增", "减少", "下降", "提高", "上升",
                                       "提升", "同比", "环比", "比上", "比去", "上年", "去年", "上月", "平均",
                                       "年均", "人均", "户均", "日均", "每",   "累计", "计划", "目标", "超过",
                                       "低于", "高于", "占",   "合计", "共计", "总计", "截至", "以来", "最高",
                                       "最低", "最大", "最多", "至今", NULL };
  static const char *const levels[] = { "增加值", "增加到", "占地", NULL };
  return (kw_phrase_has_any (text, label, words) && !kw_phrase_has_any (text, label, levels)) || kw_label_deals_out (text, label);
}

/* A figure without a unit has that of the members behind: 98万、87万和74万人. */
static gboolean
lends_unit (const char *text, const KwFigure *f)
{
  static const char *const marks[] = { "、", "和", "及", "与", "," };
  KwSpan behind = kw_span (f->folded.end, f->folded.end + 3);
  if (f->unit != 0 || f->kind != KW_KIND_NUMBER)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strncmp (text + behind.start, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_member (const char *text, const KwFigure *total, const KwFigure *f)
{
  /* 240棵倒了三分之二,剩下80棵: a fraction is a share of them. */
  return !kw_figure_is_fraction (text, f) && (kw_figures_alike (total, f) || lends_unit (text, f));
}

/* From P to the next mark. */
static KwSpan
tail_from (const char *text, guint32 p)
{
  guint32 end = p;
  guint len;
  while (text[end] != '\0' && end - p < 60)
    {
      gunichar c = kw_utf8_get (text + end, &len);
      if (is_stop (c) || c == ',' || c == ';' || c == ')' || c == '(' || c == ':')
        break;
      end += len;
    }
  return kw_span (p, end);
}

KwSpan
kw_label_nearest (const char *text, KwSpan label)
{
  for (guint32 p = label.end; p > label.start; p--)
    {
      char c = text[p - 1];
      if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' ||
          ((c == '\x81' || c == '\x82') && p >= label.start + 3 &&
           (memcmp (text + p - 3, "、", 3) == 0 || memcmp (text + p - 3, "。", 3) == 0)))
        return kw_span (p, label.end);
    }
  return label;
}

static void
add_part (KwParts *p, const KwFigure *f, guint32 from)
{
  KwSpan label = kw_span (from, f->folded.start);
  p->cut |= kw_span_len (label) > LABEL_MAX || p->n + 1 == KW_PARTS_MAX;
  p->labels[p->n] = label;
  p->parts[p->n++] = f;
}

const char *const kw_rest_words[] = { "其余", "剩余", "剩下", "余下", "其它", "其他", NULL };

/* Whether a member behind MARK goes on with the list that is KIND's. */
typedef enum
{
  GOES_ON,
  ENDS,
  IS_DETAIL
} Next;

static Next
next_member (const char *text, KwSpan label, gunichar kind, gunichar mark)
{
  if (kw_phrase_has_any (text, label, kw_rest_words))
    return GOES_ON;
  if (kind == ';' && mark != ';')
    return IS_DETAIL;
  if (kind == 0x3001 && mark != 0 && mark != 0x3001)
    return ENDS;
  return GOES_ON;
}

/* Does the list begin in the bracket that opens behind the total's noun? */
static gboolean
opens_list (const char *text, guint32 from, guint32 to)
{
  KwSpan noun = tail_from (text, from);
  return noun.end < to && text[noun.end] == '(' && kw_span_len (noun) <= 36;
}

static gboolean
is_first (const KwLedger *ledger, guint total)
{
  const KwFigure *f = kw_ledger_figure (ledger, total);
  for (guint i = total; i > 0 && total - i < REACH; i--)
    {
      const KwFigure *before = kw_ledger_figure (ledger, i - 1);
      if (before->folded.start < f->sentence.start)
        break;
      if (kw_figures_alike (before, f))
        return FALSE;
    }
  return TRUE;
}

void
kw_parts_behind (const KwArticle *article, guint total, KwParts *p)
{
  const char *text = article->fold.text;
  const GArray *figures = article->ledger->figures;
  *p = (KwParts){ .total = kw_ledger_figure (article->ledger, total) };
  guint32 label = p->total->folded.end, at = label;
  Gap gap = { 0, FALSE, 0 };
  gunichar kind = 0, mark = 0;
  for (guint i = total + 1; i < figures->len && i <= total + REACH && p->n < KW_PARTS_MAX; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (f->folded.start < at || f->folded.start - at > LABEL_MAX)
        break;
      cross (text, at, f->folded.start, p->bracketed, p->n == 0, &gap);
      at = f->folded.end;
      if (gap.stop)
        break;
      mark = mark == 0 ? gap.first : mark;
      if (!is_member (text, p->total, f))
        continue;
      if (p->n == 0 && gap.depth == 1 && opens_list (text, p->total->folded.end, f->folded.start))
        p->bracketed = TRUE;
      if (gap.depth != p->bracketed)
        continue;
      if (p->n == 0 && (mark == 0x3001 || mark == ';'))
        return; /* a member itself, no total */
      if (p->n == 1)
        kind = mark == 0 ? 0x3001 : mark;
      Next next = p->n < 2 ? GOES_ON : next_member (text, kw_span (label, f->folded.start), kind, mark);
      if (next == ENDS)
        break;
      if (next == GOES_ON)
        add_part (p, f, label);
      label = next == GOES_ON ? at : label;
      mark = next == GOES_ON ? 0 : mark;
    }
  p->alone = p->n > 0 && is_first (article->ledger, total);
  if (p->n > 0)
    p->tail = tail_from (text, p->parts[p->n - 1]->folded.end);
}

void
kw_parts_before (const KwArticle *article, guint total, KwParts *p)
{
  const char *text = article->fold.text;
  *p = (KwParts){ .total = kw_ledger_figure (article->ledger, total) };
  const KwFigure *last = p->total;
  const KwFigure *found[KW_PARTS_MAX];
  gboolean foreign = FALSE, among = FALSE; /* other kinds than the total's stand among the parts */
  guint n = 0;
  for (guint i = total; i > 0 && total - i < REACH && n < KW_PARTS_MAX; i--)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i - 1);
      Gap gap = { 0, FALSE, 0 };
      if (f->folded.end > last->folded.start || last->folded.start - f->folded.end > LABEL_MAX)
        break;
      cross (text, f->folded.end, last->folded.start, -REACH, FALSE, &gap);
      if (gap.stop)
        break;
      if (gap.depth != 0 || !is_member (text, p->total, f))
        {
          foreign |= n > 0 && gap.depth == 0 && (f->kind == KW_KIND_COUNT || f->kind == KW_KIND_MONEY);
          continue;
        }
      among |= foreign;
      found[n++] = last = f;
    }
  for (guint i = n; i > 0; i--)
    {
      const KwFigure *f = found[i - 1];
      guint32 from = p->n > 0 ? p->parts[p->n - 1]->folded.end : MAX (f->clause.start, f->sentence.start);
      add_part (p, f, MIN (from, f->folded.start));
    }
  p->cut |= among || n == KW_PARTS_MAX;
  if (p->n > 0)
    p->tail = kw_span (found[0]->folded.end, p->total->folded.start);
}

gboolean
kw_parts_are_foreign (const char *text, const KwParts *p, guint from)
{
  for (guint i = from; i < p->n; i++)
    if (kw_label_is_foreign (text, kw_label_nearest (text, p->labels[i])))
      return TRUE;
  return p->cut;
}

gboolean
kw_parts_sum (const KwParts *p, KwInterval *sum)
{
  *sum = kw_interval_exact (KW_DECIMAL_ZERO);
  for (guint i = 0; i < p->n; i++)
    {
      KwInterval part = kw_figure_hard (p->parts[i]);
      if (!kw_interval_add (sum, &part, sum))
        return FALSE;
    }
  return TRUE;
}

/* Whether SUM and some of the parts from I on meet the total. */
static gboolean
some_fit (const KwParts *p, const KwInterval *total, guint i, KwInterval sum)
{
  if (!kw_interval_disjoint (&sum, total))
    return TRUE;
  for (; i < p->n; i++)
    {
      KwInterval part = kw_figure_hard (p->parts[i]), more;
      if (kw_interval_add (&sum, &part, &more) &&
          (total->high_unbounded || kw_decimal_compare (more.low, total->high) <= 0) && some_fit (p, total, i + 1, more))
        return TRUE;
    }
  return FALSE;
}

/* Beyond this the choices are too many to try. */
#define CHOICE_MAX 10

gboolean
kw_parts_may_add_up (const KwParts *p)
{
  KwInterval total = kw_figure_hard (p->total), sum;
  if (!kw_parts_sum (p, &sum) || !kw_interval_disjoint (&sum, &total))
    return TRUE;
  return p->n <= CHOICE_MAX && some_fit (p, &total, 0, kw_interval_exact (KW_DECIMAL_ZERO));
}

/* 万 or 亿 where the total is written with one: its power of ten. */
static int
scale_of (const char *text, const KwFigure *total, const char **name)
{
  *name = kw_phrase_has (text, total->literal, "亿") ? "亿" : kw_phrase_has (text, total->literal, "万") ? "万" : "";
  return **name == '\0' ? 0 : strcmp (*name, "亿") == 0 ? 8 : 4;
}

char *
kw_parts_terms (const KwArticle *article, const KwParts *p)
{
  GString *terms = g_string_new (NULL);
  for (guint i = 0; i < p->n; i++)
    {
      KwSpan literal = p->parts[i]->literal;
      g_string_append (terms, i > 0 ? " + " : "");
      g_string_append_len (terms, article->fold.text + literal.start, kw_span_len (literal));
    }
  return g_string_free (terms, FALSE);
}

char *
kw_parts_stated_sum (const KwArticle *article, const KwParts *p)
{
  const char *scale;
  int power = scale_of (article->fold.text, p->total, &scale);
  KwInterval sum = kw_interval_exact (KW_DECIMAL_ZERO);
  for (guint i = 0; i < p->n; i++)
    if (!kw_interval_add (&sum, &p->parts[i]->value, &sum))
      return g_strdup ("?");
  KwInterval scaled = kw_interval_shift (&sum, -power);
  g_autofree char *number = kw_interval_to_string (&scaled, 6);
  return g_strconcat (number, scale, NULL);
}
