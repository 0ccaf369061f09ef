/* partners.c - opening and closing marks brought together */
#include "checker/text/partners.h"
#include "checker/base/utf8.h"

#include <string.h>

static const char *
skip_spaces (const KwPartners *partners, const char *p)
{
  guint len;
  for (; p < partners->end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      if (c != ' ' && c != '\t' && c != '\r' && c != 0x3000 && c != 0xA0)
        break;
    }
  return p;
}

void
kw_partners_init (KwPartners *partners, const char *text, gsize len)
{
  partners->text = text;
  partners->end = text + len;
  partners->line = skip_spaces (partners, text);
  partners->n_lines = partners->n_sentences = 0;
  partners->n_straight = 0;
  /* The lists are left as they are: clearing them takes longer than reading most articles. */
  for (guint i = 0; i < KW_N_PAIRS; i++)
    {
      KwPairState *state = &partners->pairs[i];
      state->n_open = state->n_pending = state->n_closing = state->line_closing = 0;
      state->latest = G_MAXUINT32;
      state->mute = FALSE;
    }
}

static KwLonelyMark
mark_at (const KwPartners *partners, const char *p)
{
  return (KwLonelyMark){ (guint32) (p - partners->text), partners->n_sentences, partners->n_lines, FALSE };
}

static void
push (KwPairState *state, KwLonelyMark *list, guint *n, const KwLonelyMark *mark)
{
  if (*n == KW_LONELY_MAX)
    state->mute = TRUE;
  else
    list[(*n)++] = *mark;
}

/* A paragraph that begins with an opening mark goes on with the quotation that
 * the line before it left open, or the last such mark wherever it was. */
static void
go_on (KwPairState *state, const KwLonelyMark *mark)
{
  for (; state->n_pending > 0; state->n_pending--)
    {
      const KwLonelyMark *last = &state->pending[state->n_pending - 1];
      if (last->line + 1 != mark->line && last->at != state->latest)
        break;
    }
}

void
kw_partners_open (KwPartners *partners, KwPair pair, const char *p)
{
  KwPairState *state = &partners->pairs[pair];
  KwLonelyMark mark = mark_at (partners, p);
  mark.leads = p == partners->line && (pair == KW_PAIR_QUOTE || pair == KW_PAIR_CORNER);
  if (mark.leads)
    go_on (state, &mark);
  state->latest = mark.at;
  push (state, state->open, &state->n_open, &mark);
}

/* "一）", "1)", "：）", "55”", "1+1〉2": a closing mark that needs no opening one. */
static gboolean
stands_alone (const KwPartners *partners, KwPair pair, const char *p)
{
  gunichar left = kw_utf8_before (p, partners->text);
  if (pair == KW_PAIR_QUOTE)
    return kw_is_digit (left);
  if (pair == KW_PAIR_INNER_TITLE)
    return left < 0x80 && left != '\n';
  if (pair != KW_PAIR_PAREN)
    return FALSE;
  if (left < 0x80 || kw_utf8_is_one_of (left, "：；＝－＾①②③④⑤⑥⑦⑧⑨⑩"))
    return TRUE;
  const char *q = p;
  while (q > partners->line && kw_utf8_is_one_of (kw_utf8_before (q, partners->text), "一二三四五六七八九十"))
    q = kw_utf8_prev (q, partners->text);
  return q < p && (q == partners->line || !kw_is_han (kw_utf8_before (q, partners->text)));
}

/* Whether a half-width parenthesis is a sentence's rather than a program's. */
static gboolean
is_in_prose (const KwPartners *partners, const char *p)
{
  return (guchar) *p >= 0x80 || (*p == '(' ? kw_utf8_at (p + kw_utf8_len ((guchar) *p), partners->end)
                                           : kw_utf8_before (p, partners->text)) >= 0x2E80;
}

void
kw_partners_close (KwPartners *partners, KwPair pair, const char *p)
{
  KwPairState *state = &partners->pairs[pair];
  KwLonelyMark mark = mark_at (partners, p);
  state->latest = mark.at;
  if (state->n_open > 0)
    state->n_open--;
  else if (state->n_pending > 0)
    state->n_pending = 0;
  else if (!stands_alone (partners, pair, p) && is_in_prose (partners, p))
    push (state, state->closing, &state->n_closing, &mark);
}

/* "关于开展…": a line that was cut on purpose closes nothing. */
static gboolean
is_elided (const KwPartners *partners, const char *end)
{
  return end - partners->line >= 3 && (memcmp (end - 3, "…", 3) == 0 || memcmp (end - 3, "...", 3) == 0);
}

const char *
kw_partners_end_line (KwPartners *partners, const char *p)
{
  gboolean elided = is_elided (partners, p);
  for (guint i = 0; i < KW_N_PAIRS; i++)
    {
      KwPairState *state = &partners->pairs[i];
      gboolean mixed = i == KW_PAIR_QUOTE && partners->n_straight > 0;
      if (mixed)
        state->n_closing = state->line_closing;
      for (guint k = 0; k < state->n_open && !mixed && !elided; k++)
        push (state, state->pending, &state->n_pending, &state->open[k]);
      state->n_open = 0;
      state->line_closing = state->n_closing;
    }
  partners->n_straight = 0;
  partners->n_sentences++;
  partners->n_lines += p > partners->line;
  return partners->line = p < partners->end ? skip_spaces (partners, p + 1) : p;
}

static guint
add (KwSpan *spans, guint n, const KwPartners *partners, const KwLonelyMark *mark, gboolean half)
{
  guint len = kw_utf8_len ((guchar) partners->text[mark->at]);
  if (len == 1 && !half)
    return n;
  spans[n] = kw_span (mark->at, mark->at + len);
  return n + 1;
}

/* "（：", "(^": faces. */
static gboolean
is_face (const KwPartners *partners, const char *p)
{
  return kw_utf8_is_one_of (kw_utf8_at (p + kw_utf8_len ((guchar) *p), partners->end), "：；:;^＾");
}

/* Of two opening marks in a sentence the second was meant to close, of two
 * closing ones the first to open. */
guint
kw_partners_lonely (const KwPartners *partners, KwPair pair, gboolean half, KwSpan *spans)
{
  const KwPairState *state = &partners->pairs[pair];
  guint n = 0;
  if (state->mute)
    return 0;
  for (guint i = 0; i < state->n_pending; i++)
    {
      const KwLonelyMark *mark = &state->pending[i];
      if (i + 1 < state->n_pending && mark[1].sentence == mark->sentence)
        mark = &state->pending[++i];
      const char *p = partners->text + mark->at;
      if (!mark->leads && is_in_prose (partners, p) && !is_face (partners, p))
        n = add (spans, n, partners, mark, half);
    }
  for (guint i = 0; i < state->n_closing; i++)
    {
      const KwLonelyMark *mark = &state->closing[i];
      n = add (spans, n, partners, mark, half);
      i += i + 1 < state->n_closing && mark[1].sentence == mark->sentence;
    }
  return n;
}
