/* excerpt.c - draws lines with marks under them; knows places, no findings. */
#include "reports/excerpt.h"

#include <string.h>

#define BAR "│"
/* What most lines take. */
#define LINE_BYTES 250

/* The part of a line, or of the lines from a place's first to its last, that
 * is drawn. */
typedef struct
{
  const char *from, *to;
  gboolean cut_left, cut_right;
  guint mark_most; /* cells that a mark may have */
} Window;

/* A line and what goes below it, growing together. */
typedef struct
{
  const KwQuote *quote;
  GString *text, *under;
  guint cells, under_cells;
  guint most;       /* cells that the line may have */
  guint mark_most;  /* cells that a mark may have */
  guint mark_start; /* the last mark's */
  gboolean full;
} Pen;

/* The line ends that a place closes with are not drawn, nor a repair that is
 * of the bytes alone. */
KwMark
kw_mark (const KwPlace *of, const char *replacement)
{
  KwMark mark = { .place = *of, .replacement = replacement };
  KwPlace *place = &mark.place;
  while (place->len > 0 && place->text[place->len - 1] == '\n')
    {
      place->len -= place->len > 1 && place->text[place->len - 2] == '\r' ? 2 : 1;
      place->end_line--;
    }
  if (replacement != NULL && strlen (replacement) == place->len && memcmp (replacement, place->text, place->len) == 0)
    mark.replacement = NULL;
  return mark;
}

static guint
room (const KwQuote *quote)
{
  guint gutter = quote->digits + 3;
  return quote->width > gutter + 20 ? quote->width - gutter : 20;
}

/* Not printf(): every line of a report begins with one. */
void
kw_quote_number (GString *out, guint number, guint width)
{
  char digits[10], *end = digits + sizeof digits, *p = end;
  for (; number > 0; number /= 10)
    *--p = (char) ('0' + number % 10);
  kw_quote_blank (out, width - MIN (width, (guint) (end - p)));
  g_string_append_len (out, p, end - p);
}

void
kw_quote_blank (GString *out, guint cells)
{
  static const char blank[] = "                                ";
  for (; cells >= sizeof blank; cells -= (guint) sizeof blank - 1)
    g_string_append_len (out, blank, sizeof blank - 1);
  g_string_append_len (out, blank, cells);
}

void
kw_quote_gutter (const KwQuote *quote, guint line, const char *bar)
{
  kw_display_ink (quote->out, quote->color, KW_INK_GUTTER);
  kw_quote_number (quote->out, line, quote->digits);
  g_string_append_c (quote->out, ' ');
  KwInk ink = *bar == '-' ? KW_INK_OLD : *bar == '+' ? KW_INK_NEW : KW_INK_GUTTER;
  kw_display_ink (quote->out, quote->color, ink);
  g_string_append (quote->out, bar);
  kw_display_ink (quote->out, quote->color, KW_INK_PLAIN);
}

static void
pen_init (Pen *pen, const KwQuote *quote)
{
  *pen = (Pen){ .quote = quote, .most = room (quote) - 1, .mark_most = room (quote) * 2 / 3 };
  pen->text = g_string_sized_new (LINE_BYTES);
  pen->under = g_string_sized_new (LINE_BYTES);
}

static void
pen_clear (Pen *pen)
{
  g_string_free (pen->text, TRUE);
  g_string_free (pen->under, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pen, pen_clear)

static void
pen_ellipsis (Pen *pen)
{
  g_string_append (pen->text, "…");
  pen->cells++;
}

static void
pen_text (Pen *pen, const char *from, const char *to)
{
  const char *next;
  guint cells;
  for (const char *p = from; p < to && !pen->full; p = next)
    {
      next = kw_display_plain (p, to, pen->most - MIN (pen->cells, pen->most), &cells);
      if (next > p)
        {
          g_string_append_len (pen->text, p, next - p);
          pen->cells += cells;
          continue;
        }
      cells = kw_display_char (NULL, from, p, to, &next);
      pen->full = pen->cells + cells > pen->most;
      if (!pen->full)
        pen->cells += kw_display_char (pen->text, from, p, to, &next);
    }
}

/* Text that may be longer than MOST cells: then its ends with … between. */
static void
pen_elided (Pen *pen, const char *from, const char *to, guint most)
{
  guint used;
  if (pen->full || kw_display_cells (from, to, most) <= most)
    {
      pen_text (pen, from, to);
      return;
    }
  pen_text (pen, from, kw_display_forward (from, to, most * 2 / 3, &used));
  pen_ellipsis (pen);
  pen_text (pen, kw_display_back (to, from, most / 3, &used), to);
}

static void
pen_under (Pen *pen, guint from, guint to, char mark, KwInk ink)
{
  if (from >= to)
    return;
  pen->mark_start = from;
  kw_quote_blank (pen->under, from - MIN (from, pen->under_cells));
  pen->under_cells = MAX (pen->under_cells, from);
  kw_display_ink (pen->under, pen->quote->color, ink);
  for (; pen->under_cells < to; pen->under_cells++)
    g_string_append_c (pen->under, mark);
  kw_display_ink (pen->under, pen->quote->color, KW_INK_PLAIN);
}

static void
pen_marked (Pen *pen, const char *from, const char *to, char mark, KwInk ink)
{
  guint start = pen->cells;
  kw_display_ink (pen->text, pen->quote->color, ink);
  pen_elided (pen, from, to, pen->mark_most);
  kw_display_ink (pen->text, pen->quote->color, KW_INK_PLAIN);
  pen_under (pen, start, pen->cells, mark, ink);
}

/* A label that does not fit behind the marks goes below them. */
static void
print_label (const Pen *pen, const char *label)
{
  const KwQuote *quote = pen->quote;
  guint most = room (quote), cells = kw_display_cells (label, label + strlen (label), most);
  if (pen->under_cells > 0 && pen->under_cells + 1 + cells > most)
    {
      g_string_append_c (quote->out, '\n');
      kw_quote_gutter (quote, 0, BAR);
      kw_quote_blank (quote->out, MIN (pen->mark_start, most - MIN (cells, most)));
    }
  g_string_append_c (quote->out, ' ');
  kw_display_ink (quote->out, quote->color, label == quote->repair_label ? KW_INK_NEW : quote->ink);
  kw_display_text (quote->out, label, strlen (label));
  kw_display_ink (quote->out, quote->color, KW_INK_PLAIN);
}

/* Prints both lines; the second only where there is anything on it. */
static void
pen_print (const Pen *pen, guint line, const char *bar, const char *label)
{
  const KwQuote *quote = pen->quote;
  kw_quote_gutter (quote, line, bar);
  if (pen->text->len > 0)
    g_string_append_c (quote->out, ' ');
  g_string_append_len (quote->out, pen->text->str, (gssize) pen->text->len);
  g_string_append_c (quote->out, '\n');
  if (pen->under_cells == 0 && label == NULL)
    return;
  kw_quote_gutter (quote, 0, BAR);
  if (pen->under_cells > 0)
    g_string_append_c (quote->out, ' ');
  g_string_append_len (quote->out, pen->under->str, (gssize) pen->under->len);
  if (label != NULL)
    print_label (pen, label);
  g_string_append_c (quote->out, '\n');
}

static gboolean
is_line_start (const KwPlace *place, const char *p)
{
  return p == place->from ? !place->cut_from : p[-1] == '\n';
}

static gboolean
is_line_end (const KwPlace *place, const char *p)
{
  if (p == place->to)
    return !place->cut_to;
  return *p == '\n' || (*p == '\r' && p + 1 < place->to && p[1] == '\n');
}

/* As much of PLACE's line around FROM..TO as there is room for, both sides alike
 * unless one has less to show; a long place leaves a sixth to either. */
static Window
window_around (const KwQuote *quote, const KwPlace *place, const char *from, const char *to)
{
  const char *source = place->from, *end = place->to;
  guint most = room (quote) - 2, left, right;
  kw_display_back (from, source, most / 6, &left);
  kw_display_forward (to, end, most / 6, &right);
  Window window = { .mark_most = most - left - right };
  guint rest = most - MIN (kw_display_cells (from, to, most), window.mark_most);
  window.from = kw_display_back (from, source, rest, &left);
  window.to = kw_display_forward (to, end, rest, &right);
  if (left + right > rest)
    {
      guint left_most = rest - MIN (right, rest / 2), right_most = rest - MIN (left, left_most);
      window.from = kw_display_back (from, source, left_most, &left);
      window.to = kw_display_forward (to, end, right_most, &right);
    }
  window.cut_left = !is_line_start (place, window.from);
  window.cut_right = !is_line_end (place, window.to);
  return window;
}

static const char *
mark_end (const KwMark *mark)
{
  return mark->place.text + mark->place.len;
}

/* What of a mark has to be seen: where it differs. */
static const char *
focus_start (const KwMark *mark)
{
  return mark->place.text + mark->same_head;
}

static const char *
focus_end (const KwMark *mark)
{
  return mark_end (mark) - mark->same_tail;
}

static void
draw_mark (Pen *pen, const KwMark *mark, const Window *window)
{
  KwInk ink = pen->quote->ink;
  const char *from = MAX (mark->place.text, window->from), *to = MIN (mark_end (mark), window->to);
  if (mark->same_head + mark->same_tail == 0 && from == to)
    {
      pen_under (pen, pen->cells, pen->cells + 1, pen->quote->under, ink);
      return;
    }
  gboolean differs = mark->same_head + mark->same_tail > 0;
  const char *head = MAX (focus_start (mark), from), *tail = MIN (focus_end (mark), to);
  pen_marked (pen, from, head, '~', ink);
  pen_marked (pen, head, tail, differs ? '^' : pen->quote->under, ink);
  pen_marked (pen, tail, to, '~', ink);
}

static void
common_ends (const char *old, gsize old_len, const char *new, gsize new_len, gsize *head, gsize *tail)
{
  gsize most = MIN (old_len, new_len);
  for (*head = 0; *head < most && old[*head] == new[*head];)
    ++*head;
  while (*head > 0 && *head < most && ((guchar) new[*head] & 0xC0) == 0x80)
    --*head;
  for (*tail = 0; *tail < most - *head && old[old_len - 1 - *tail] == new[new_len - 1 - *tail];)
    ++*tail;
  while (*tail > 0 && ((guchar) new[new_len - *tail] & 0xC0) == 0x80)
    --*tail;
}

static void
draw_repair (Pen *pen, const KwMark *mark)
{
  const char *new = mark->replacement;
  gsize len = strlen (new), head, tail;
  common_ends (mark->place.text, mark->place.len, new, len, &head, &tail);
  pen_elided (pen, new, new + head, pen->mark_most / 4);
  pen_marked (pen, new + head, new + len - tail, '+', KW_INK_NEW);
  pen_elided (pen, new + len - tail, new + len, pen->mark_most / 4);
}

static void
draw_line (Pen *pen, const Window *window, const KwMark *marks, guint n, gboolean repaired)
{
  pen->mark_most = window->mark_most;
  if (window->cut_left)
    pen_ellipsis (pen);
  const char *at = window->from;
  for (guint i = 0; i < n; i++)
    {
      pen_text (pen, at, MAX (at, marks[i].place.text));
      if (repaired && marks[i].replacement != NULL)
        draw_repair (pen, &marks[i]);
      else
        draw_mark (pen, &marks[i], window);
      at = MAX (at, mark_end (&marks[i]));
    }
  pen_text (pen, at, MAX (at, window->to));
  if (window->cut_right || pen->full)
    pen_ellipsis (pen);
}

static gboolean
has_repair (const KwMark *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (marks[i].replacement != NULL)
      return TRUE;
  return FALSE;
}

static void
print_repair (const KwQuote *quote, const Window *window, const KwMark *marks, guint n)
{
  g_auto (Pen) pen = { NULL };
  pen_init (&pen, quote);
  draw_line (&pen, window, marks, n, TRUE);
  pen_print (&pen, marks->place.line, "+", quote->repair_label);
}

/* Not strchr(): it stops at a NUL. */
static gboolean
has_lines (const KwPlace *place)
{
  return memchr (place->text, '\n', place->len) != NULL;
}

/* One end of a place of several lines; the other end is not drawn. */
static Window
print_end (const KwQuote *quote, const KwMark *mark, gboolean last, const char *label)
{
  g_auto (Pen) pen = { NULL };
  KwMark part = { .place = mark->place };
  /* Not g_strrstr_len(): it stops at a NUL. */
  const char *newline = last ? memrchr (mark->place.text, '\n', mark->place.len)
                             : memchr (mark->place.text, '\n', mark->place.len);
  if (last)
    part.place.text = newline + 1;
  part.place.len = (gsize) ((last ? mark_end (mark) : newline) - part.place.text);
  if (!last && part.place.len > 0 && newline[-1] == '\r')
    part.place.len--;
  pen_init (&pen, quote);
  Window window = window_around (quote, &mark->place, part.place.text, mark_end (&part));
  draw_line (&pen, &window, &part, 1, FALSE);
  pen_print (&pen, last ? mark->place.end_line : mark->place.line, mark->replacement ? "-" : BAR, label);
  return window;
}

static void
print_lines (const KwQuote *quote, const KwMark *mark, const char *label)
{
  guint between = mark->place.end_line - mark->place.line - 1;
  Window window = print_end (quote, mark, FALSE, NULL);
  if (between > 0)
    {
      kw_display_ink (quote->out, quote->color, KW_INK_GUTTER);
      g_string_append_printf (quote->out, "%*s%s %s", (int) quote->digits - 1, "", "…", BAR);
      kw_display_ink (quote->out, quote->color, KW_INK_FAINT);
      g_string_append_printf (quote->out, kw_tr_n (" %u more line", " %u more lines", between), between);
      kw_display_ink (quote->out, quote->color, KW_INK_PLAIN);
      g_string_append_c (quote->out, '\n');
    }
  Window tail = print_end (quote, mark, TRUE, label);
  window.to = tail.to;
  window.cut_right = tail.cut_right;
  if (mark->replacement != NULL && *mark->replacement != '\0')
    print_repair (quote, &window, mark, 1);
}

/* Marks that are drawn whole in the first one's window. */
static guint
marks_within (const KwMark *marks, guint n, const Window *window)
{
  guint count = 1;
  while (count < n && marks[count].place.text >= mark_end (&marks[count - 1]) && mark_end (&marks[count]) <= window->to)
    count++;
  return count;
}

guint
kw_quote_marks (const KwQuote *quote, const KwMark *marks, guint n, const char *label)
{
  const KwPlace *first = &marks->place;
  if (has_lines (first))
    {
      print_lines (quote, marks, label);
      return 1;
    }
  g_auto (Pen) pen = { NULL };
  pen_init (&pen, quote);
  Window window = window_around (quote, first, focus_start (marks), focus_end (marks));
  guint count = marks_within (marks, n, &window);
  gboolean repaired = has_repair (marks, count);
  draw_line (&pen, &window, marks, count, FALSE);
  pen_print (&pen, first->line, repaired ? "-" : BAR, label);
  if (repaired)
    print_repair (quote, &window, marks, count);
  return count;
}
