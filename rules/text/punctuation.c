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
      "where a line was lost or the wrong key was hit (`“农家乐“`). Sentence splitters and quotation finders go wrong "
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
          { .bad = "这里家家办起了“农家乐⟦“⟧，日子越过越好。" },
          { .bad = "校長說：“同學們的作品很有新意。⟦）⟧大家鼓掌。”" },
          { .bad = "他认为这种做法⟦“⟧不可接受，也毫无必要。\n会议随后转入“下一项议程”。" },
          { .bad = "应当符合下列情形的人民法院予以支持⟦：。⟧", .fixed = "应当符合下列情形的人民法院予以支持：" },
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
          { .good = "姓名：，年龄：，住址：。以上由本人填写。" },
          { NULL } },
  .check = check,
};

/* More marks of a kind without partner than this are a notation of the
 * author's, and more places than this no text. */
#define LONELY_MAX 64
#define PLACES_MAX 4096

typedef enum
{
  PAREN,
  QUOTE,
  TITLE,
  INNER_TITLE,
  LENTICULAR,
  CORNER,
  INNER_CORNER,
  N_PAIRS
} Pair;

typedef struct
{
  guint32 at;
  guint32 sentence; /* its number, as the next */
  guint32 line;
  gboolean leads; /* the line begins with it: a paragraph of a long quotation */
} Mark;

/* Marks of one pair that are open: in this line, and in lines before it. */
typedef struct
{
  Mark open[LONELY_MAX], pending[LONELY_MAX], closing[LONELY_MAX];
  guint n_open, n_pending, n_closing; /* closing: those that nothing opened */
  guint line_closing;                 /* n_closing when the line began */
  guint32 latest;                     /* where the last mark of the pair stood */
  gboolean mute;
} Partners;

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
  const char *line; /* its first character that is no space */
  guint32 n_lines;  /* that hold anything */
  guint32 n_sentences;
  guint straight;    /* straight quotes in the line */
  guint blanks;      /* empty parentheses in the article */
  guint line_blanks; /* and in the line */
  KwSpan blank;      /* the line's only one, if it is a loss */
  Partners partners[N_PAIRS];
  GArray *places; /* of Place */
} Scan;

/* Opening and closing marks, three bytes each. */
static const char *const openings[N_PAIRS] = { "（", "“", "《", "〈", "【", "「", "『" };
static const char *const closings[N_PAIRS] = { "）", "”", "》", "〉", "】", "」", "』" };

static gunichar
before (const Scan *scan, const char *p)
{
  guint len;
  return p == scan->text ? '\n' : kw_utf8_get (kw_utf8_prev (p, scan->text), &len);
}

static gunichar
at (const Scan *scan, const char *p)
{
  guint len;
  return p >= scan->end ? '\n' : kw_utf8_get (p, &len);
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
begins (const Scan *scan, const char *p, const char *what)
{
  gsize len = strlen (what);
  return (gsize) (scan->end - p) >= len && memcmp (p, what, len) == 0;
}

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

/* The weakest first; a colon is never a slip. */
static const gunichar strengths[] = { 0x3001, 0xFF0C, 0xFF1B, 0x3002, 0xFF1A }; /* 、 ， ； 。 ： */

/* A run of marks: what it is made of. */
typedef struct
{
  const char *end;
  guint n;
  guint kinds; /* bit i: strengths[i] */
  guint stops; /* 。 */
  guint cries; /* ！ ？ */
} Run;

static guint
strength_of (gunichar c)
{
  gunichar wide = c == ',' || c == ';' || c == ':' ? c + 0xFEE0 : c;
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    if (strengths[i] == wide)
      return 1u << i;
  return 0;
}

static Run
read_run (const Scan *scan, const char *p)
{
  Run run = { p, 0, 0, 0, 0 };
  while (run.end < scan->end)
    {
      guint len;
      gunichar c = kw_utf8_get (run.end, &len);
      guint strength = strength_of (c);
      gboolean cries = c == 0xFF01 || c == 0xFF1F;
      if (strength == 0 && !cries)
        break;
      run.n++;
      run.kinds |= strength;
      run.stops += c == 0x3002;
      run.cries += cries;
      run.end += len;
    }
  return run;
}

/* "姓名：，": a blank of a form. */
static gboolean
is_label (const Scan *scan, const char *colon)
{
  const char *p = colon;
  guint n = 0;
  while (p > scan->line && n < 8)
    {
      gunichar c = before (scan, p);
      if (!kw_is_han (c) && !g_unichar_isalnum (c))
        break;
      p = kw_utf8_prev (p, scan->text);
      n++;
    }
  return n < 7 || is_one_of (before (scan, colon), "码碼号號址话話人称稱名间間期位");
}

/* Whether RUN at P can only be a slip; three equal marks are an ellipsis. */
static gboolean
is_doubled (const Scan *scan, const char *p, const Run *run)
{
  gunichar left = before (scan, p), right = at (scan, run->end);
  if (run->n < 2 || run->n > 3 || (left == '\n' && right == '\n'))
    return FALSE;
  if (is_one_of (left, "（(“‘「『【[\"'`") && is_one_of (right, "）)”’」』】]\"'`"))
    return FALSE;
  if (run->cries > 0)
    return run->stops == 1 && run->n == run->cries + 1 && (kw_is_han (left) || is_one_of (left, "”》）)%％"));
  gboolean equal = (run->kinds & (run->kinds - 1)) == 0;
  if (strength_of (at (scan, p)) == 1u << 4) /* ： */
    return equal ? run->n == 2 && !g_ascii_isalnum ((char) MIN (left, 127)) : run->n == 2 && !is_label (scan, p);
  return !equal || run->n == 2;
}

/* The strongest mark of the run, or the run without its full stop. */
static void
stronger (const char *p, const Run *run, char *out)
{
  if (run->cries == 0)
    {
      out[kw_utf8_put (out, strengths[g_bit_nth_msf (run->kinds, -1)])] = '\0';
      return;
    }
  for (; p < run->end; p += 3)
    if (memcmp (p, "。", 3) != 0)
      out = (char *) memcpy (out, p, 3) + 3;
  *out = '\0';
}

/* At a full-width mark: the place behind it, or behind the run it begins. */
static const char *
on_stop (Scan *scan, const char *p)
{
  guchar left = p > scan->line ? (guchar) p[-1] : 0, right = p + 3 < scan->end ? (guchar) p[3] : 0;
  gboolean half = left == ',' || left == ';' || left == ':';
  if (!half && right != 0xE3 && right != 0xEF && right != ',' && right != ';' && right != ':')
    return p + 3;
  const char *from = half ? p - 1 : p;
  Run run = read_run (scan, from);
  char replacement[16];
  if (is_doubled (scan, from, &run))
    {
      stronger (from, &run, replacement);
      add (scan, from, run.end, DOUBLED, replacement);
    }
  return run.end;
}

/* ---- empty pairs */

/* What precedes a blank that is to be filled in. */
#define ASKS "是为為在的有于於由指到和与與做当當第字共年月属屬叫用即"

static gboolean
is_lost_paren (const Scan *scan, const char *p, const char *behind)
{
  gunichar left = before (scan, p), right = at (scan, behind);
  return kw_is_han (left) && !is_one_of (left, ASKS) && (kw_is_han (right) || is_one_of (right, "，、；“《"));
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
on_empty (Scan *scan, Pair pair, const char *p, const char *behind)
{
  if (pair == PAREN && *p == '(' && behind[-1] == ')')
    return FALSE; /* a function's */
  if (pair == PAREN)
    on_empty_paren (scan, p, behind);
  else if (!is_one_of (before (scan, p), "“‘「\"'`号號"))
    add (scan, p, behind, EMPTY, "");
  return TRUE;
}

/* ---- marks without partner */

static void
push (Partners *partners, Mark *list, guint *n, Mark mark)
{
  if (*n == LONELY_MAX)
    partners->mute = TRUE;
  else
    list[(*n)++] = mark;
}

/* "1）", "一)", "：）", "55”", "1+1〉2": a closing mark that needs no opening one. */
static gboolean
stands_alone (const Scan *scan, Pair pair, const char *p)
{
  gunichar left = before (scan, p);
  if (pair == INNER_TITLE || pair == QUOTE)
    return left < 0x80 && (g_ascii_isdigit ((char) left) || (pair == INNER_TITLE && left != '\n'));
  if (pair != PAREN)
    return FALSE;
  if (left < 0x80 || is_one_of (left, "：；＝－＾①②③④⑤⑥⑦⑧⑨⑩"))
    return TRUE;
  const char *q = p;
  while (q > scan->line && is_one_of (before (scan, q), "一二三四五六七八九十0123456789"))
    q = kw_utf8_prev (q, scan->text);
  return q < p && (q == scan->line || !kw_is_han (before (scan, q)));
}

/* Whether a half-width parenthesis is a sentence's rather than a program's. */
static gboolean
is_in_prose (const Scan *scan, const char *p)
{
  if ((guchar) *p >= 0x80)
    return TRUE;
  gunichar inner = *p == '(' ? at (scan, p + 1) : before (scan, p);
  return inner >= 0x2E80 && scan->article->format != KW_FORMAT_MARKDOWN;
}

static Mark
mark_at (const Scan *scan, const char *p)
{
  return (Mark){ (guint32) (p - scan->text), scan->n_sentences, scan->n_lines, FALSE };
}

/* A paragraph that begins with an opening mark goes on with the quotation that
 * the line before it left open, or the last such mark wherever it was. */
static void
go_on (Partners *partners, const Mark *mark)
{
  for (; partners->n_pending > 0; partners->n_pending--)
    {
      const Mark *last = &partners->pending[partners->n_pending - 1];
      if (last->line + 1 != mark->line && last->at != partners->latest)
        break;
    }
}

static const char *
on_opening (Scan *scan, Pair pair, const char *p)
{
  Partners *partners = &scan->partners[pair];
  const char *behind = p + kw_utf8_len ((guchar) *p);
  gboolean half = pair == PAREN && behind < scan->end && *behind == ')';
  if ((half || begins (scan, behind, closings[pair])) && on_empty (scan, pair, p, behind + (half ? 1 : 3)))
    return behind + (half ? 1 : 3);
  Mark mark = mark_at (scan, p);
  mark.leads = p == scan->line && (pair == QUOTE || pair == CORNER);
  if (mark.leads)
    go_on (partners, &mark);
  partners->latest = mark.at;
  push (partners, partners->open, &partners->n_open, mark);
  return behind;
}

static const char *
on_closing (Scan *scan, Pair pair, const char *p)
{
  Partners *partners = &scan->partners[pair];
  partners->latest = (guint32) (p - scan->text);
  if (partners->n_open > 0)
    partners->n_open--;
  else if (partners->n_pending > 0)
    partners->n_pending = 0;
  else if (!stands_alone (scan, pair, p) && is_in_prose (scan, p))
    push (partners, partners->closing, &partners->n_closing, mark_at (scan, p));
  return p + kw_utf8_len ((guchar) *p);
}

/* "关于开展…": a line that was cut on purpose closes nothing. */
static gboolean
is_elided (const Scan *scan, const char *end)
{
  return (end - scan->line >= 3 && memcmp (end - 3, "…", 3) == 0) ||
         (end - scan->line >= 3 && memcmp (end - 3, "...", 3) == 0);
}

static void
end_line (Scan *scan, const char *end)
{
  gboolean elided = is_elided (scan, end);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      Partners *partners = &scan->partners[i];
      gboolean mixed = i == QUOTE && scan->straight > 0;
      if (mixed)
        partners->n_closing = partners->line_closing;
      for (guint k = 0; k < partners->n_open && !mixed && !elided; k++)
        push (partners, partners->pending, &partners->n_pending, partners->open[k]);
      partners->n_open = 0;
      partners->line_closing = partners->n_closing;
    }
  if (!kw_span_is_empty (scan->blank))
    add (scan, scan->text + scan->blank.start, scan->text + scan->blank.end, EMPTY, "");
  scan->blank = kw_span (0, 0);
  scan->straight = scan->line_blanks = 0;
  scan->n_sentences++;
  scan->n_lines += end > scan->line;
}

static void
add_lonely (Scan *scan, const Mark *mark)
{
  const char *p = scan->text + mark->at;
  const KwBlock *block = kw_article_block_at (scan->article, mark->at);
  if (block != NULL && block->kind != KW_BLOCK_CHROME)
    add (scan, p, p + kw_utf8_len ((guchar) *p), LONELY, "");
}

/* "（：", "(^": faces. */
static gboolean
is_face (const Scan *scan, const char *p)
{
  return is_one_of (at (scan, p + kw_utf8_len ((guchar) *p)), "：；:;^＾");
}

/* Of two opening marks in a sentence the second was meant to close, of two
 * closing ones the first to open. */
static void
tell_partners (Scan *scan, const Partners *partners)
{
  for (guint i = 0; i < partners->n_pending; i++)
    {
      const Mark *mark = &partners->pending[i];
      if (i + 1 < partners->n_pending && mark[1].sentence == mark->sentence)
        mark = &partners->pending[++i];
      if (!mark->leads && is_in_prose (scan, scan->text + mark->at) && !is_face (scan, scan->text + mark->at))
        add_lonely (scan, mark);
    }
  for (guint i = 0; i < partners->n_closing; i++)
    {
      const Mark *mark = &partners->closing[i];
      add_lonely (scan, mark);
      if (i + 1 < partners->n_closing && mark[1].sentence == mark->sentence)
        i++;
    }
}

/* Marks are lost with what was garbled, and other rules tell of that. */
static gboolean
is_garbled (const KwArticle *article)
{
  return article->repairs != NULL || article->undecodable != NULL ||
         ((article->census.seen & KW_SEEN_SUBSTITUTE) != 0 &&
          memmem (article->text, article->len, "\xEF\xBF\xBD", 3) != NULL);
}

static void
tell_lonely (Scan *scan)
{
  if (is_garbled (scan->article))
    return;
  gboolean angles = kw_census_has_ascii (&scan->article->census, '<') ||
                    kw_census_has_ascii (&scan->article->census, '>');
  for (guint i = 0; i < N_PAIRS; i++)
    if (!scan->partners[i].mute && !(i == INNER_TITLE && angles))
      tell_partners (scan, &scan->partners[i]);
}

/* ---- the pass */

/* What to do at a mark. */
typedef enum
{
  PLAIN,
  STOP,
  SENTENCE_END,
  OPENING,
  CLOSING,
  STRAIGHT,
  LINE_END
} Action;

typedef struct
{
  guint8 action;
  guint8 pair;
} Step;

/* Steps of ASCII, and by the last byte of marks that begin with E2 80, E3 80
 * and EF BC. */
typedef struct
{
  Step ascii[128], general[64], cjk[64], wide[64];
} Steps;

static void
set_pairs (Steps *steps)
{
  for (guint i = 0; i < 2 * N_PAIRS; i++)
    {
      const guchar *mark = (const guchar *) (i < N_PAIRS ? openings[i] : closings[i - N_PAIRS]);
      Step *table = mark[0] == 0xE2 ? steps->general : mark[0] == 0xE3 ? steps->cjk : steps->wide;
      table[mark[2] & 0x3F] = (Step){ i < N_PAIRS ? OPENING : CLOSING, (guint8) (i % N_PAIRS) };
    }
  steps->ascii['('] = (Step){ OPENING, PAREN };
  steps->ascii[')'] = (Step){ CLOSING, PAREN };
}

static gpointer
build_steps (gpointer data)
{
  Steps *steps = g_new0 (Steps, 1);
  set_pairs (steps);
  steps->ascii['\n'].action = LINE_END;
  steps->ascii['"'].action = steps->wide[0x02].action = STRAIGHT;     /* " ＂ */
  steps->cjk[0x01].action = steps->wide[0x0C].action = STOP;          /* 、 ， */
  steps->wide[0x1A].action = steps->wide[0x1B].action = STOP;         /* ： ； */
  steps->wide[0x01].action = steps->wide[0x1F].action = SENTENCE_END; /* ！ ？ */
  steps->cjk[0x02].action = SENTENCE_END;                             /* 。 */
  for (guint i = 0x1D; i <= 0x1F; i++)
    steps->cjk[i].action = STRAIGHT; /* 〝 〞 〟 */
  return steps;
}

static const Steps *
get_steps (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, build_steps, NULL);
}

/* The step of the next mark from *P on; PLAIN at the end. Han, nearly all of
 * the text, are passed over by their first byte. */
static Step
next_step (const Steps *steps, const char **p, const char *end)
{
  const guchar *u = (const guchar *) *p;
  Step step = { PLAIN, 0 };
  for (; u < (const guchar *) end; u += kw_utf8_len (*u))
    {
      while (*u >= 0xE4 && *u <= 0xE9)
        u += 3; /* the text ends with NUL */
      if (*u < 0x80)
        step = steps->ascii[*u];
      else if (*u == 0xE3 && u[1] == 0x80)
        step = steps->cjk[u[2] & 0x3F];
      else if (*u == 0xEF && u[1] == 0xBC)
        step = steps->wide[u[2] & 0x3F];
      else if (*u == 0xE2 && u[1] == 0x80)
        step = steps->general[u[2] & 0x3F];
      if (step.action != PLAIN)
        break;
    }
  *p = (const char *) u;
  return step;
}

static const char *
skip_spaces (const Scan *scan, const char *p)
{
  while (p < scan->end && is_one_of (at (scan, p), " \t\r\u3000\u00A0"))
    p += kw_utf8_len ((guchar) *p);
  return p;
}

static const char *
take_step (Scan *scan, Step step, const char *p)
{
  switch (step.action)
    {
    case OPENING:
      return on_opening (scan, (Pair) step.pair, p);
    case CLOSING:
      return on_closing (scan, (Pair) step.pair, p);
    case SENTENCE_END:
      scan->n_sentences++;
      return on_stop (scan, p);
    case STOP:
      return on_stop (scan, p);
    case STRAIGHT:
      scan->straight++;
      return p + kw_utf8_len ((guchar) *p);
    default:
      end_line (scan, p);
      return scan->line = skip_spaces (scan, p + 1);
    }
}

static void
scan_text (Scan *scan)
{
  const Steps *steps = get_steps ();
  const char *p = scan->line = skip_spaces (scan, scan->text);
  Step step;
  while ((step = next_step (steps, &p, scan->end)).action != PLAIN)
    p = take_step (scan, step, p);
  end_line (scan, scan->end);
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
    if (memmem (article->text, article->len, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* "doubled marks (2), an empty pair". */
static char *
spell_problems (const GArray *places)
{
  static const char *const names[N_PROBLEMS] = { "a doubled mark", "an empty pair", "a mark without its partner" };
  guint counts[N_PROBLEMS] = { 0 };
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < places->len; i++)
    counts[g_array_index (places, Place, i).problem]++;
  for (guint i = 0; i < N_PROBLEMS; i++)
    {
      if (counts[i] > 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", names[i]);
      if (counts[i] > 1)
        g_string_append_printf (out, " (%u places)", counts[i]);
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
      if (place->problem == EMPTY && (*p == '(' || begins (scan, p, openings[PAREN])))
        g_array_remove_index (places, i - 1);
    }
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  Scan scan = { .article = article, .text = article->text, .end = article->text + article->len };
  scan_text (&scan);
  tell_lonely (&scan);
  g_autoptr (GArray) places = scan.places;
  if (places != NULL && scan.blanks > 2)
    drop_blanks (&scan, places);
  if (places != NULL && places->len > 0 && !speaks_of_marks (article))
    report (ctx, article, places);
}
