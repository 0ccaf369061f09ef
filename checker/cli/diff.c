/* diff.c - edits as a unified diff */
#include "checker/cli/diff.h"
#include "reports/display.h"

#include <string.h>

/* Cells kept on either side of an unchanged stretch that is cut. */
#define KEPT_CELLS 24

#define edit_at(edits, i) (&g_array_index ((edits), KwByteEdit, (i)))

/* What is compared. */
typedef struct
{
  const char *old;
  gsize len;
  const GArray *edits;
} Text;

/* Whole lines of OLD and the edits in them. */
typedef struct
{
  guint first, end;   /* edits */
  gsize from, to;     /* bytes */
  gsize line;         /* of FROM, 0-based, in OLD */
  gsize n_old, n_new; /* lines */
} Block;

void
kw_diff_begin (KwDiff *diff, const char *name)
{
  g_free (diff->name);
  diff->name = g_strdup (name);
  diff->growth = 0;
}

void
kw_diff_clear (KwDiff *diff)
{
  g_clear_pointer (&diff->name, g_free);
}

static gsize
line_start (const Text *text, gsize at)
{
  const char *newline = memrchr (text->old, '\n', at);
  return newline != NULL ? (gsize) (newline - text->old) + 1 : 0;
}

static gsize
line_end (const Text *text, gsize at)
{
  const char *newline = memchr (text->old + at, '\n', text->len - at);
  return newline != NULL ? (gsize) (newline - text->old) + 1 : text->len;
}

static gboolean
is_line_start (const Text *text, gsize at)
{
  return at == 0 || text->old[at - 1] == '\n';
}

/* Where the lines end that EDIT changes. Whole lines that come or go leave
 * the next as it is. */
static gsize
lines_end (const Text *text, const KwByteEdit *edit)
{
  gboolean closed = edit->size > 0 ? edit->bytes[edit->size - 1] == '\n' : is_line_start (text, edit->start);
  return closed && is_line_start (text, edit->end) ? edit->end : line_end (text, edit->end);
}

/* Lines in DATA; what follows the last line end is one. */
static gsize
count_lines (const char *data, gsize len)
{
  gsize n = 0;
  const char *end = data + len;
  for (const char *p = data; p < end && (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    n++;
  return n + (len > 0 && end[-1] != '\n');
}

/* A side of BLOCK piece by piece. */
typedef void (*PieceFunc) (gpointer data, const char *piece, gsize len, gboolean changed);

static void
each_piece (const Text *text, const Block *block, gboolean new_side, PieceFunc func, gpointer data)
{
  gsize at = block->from;
  for (guint i = block->first; i < block->end; i++)
    {
      const KwByteEdit *edit = edit_at (text->edits, i);
      func (data, text->old + at, edit->start - at, FALSE);
      if (new_side)
        func (data, edit->bytes, edit->size, TRUE);
      else
        func (data, text->old + edit->start, edit->end - edit->start, TRUE);
      at = edit->end;
    }
  func (data, text->old + at, block->to - at, FALSE);
}

static void
gather (gpointer data, const char *piece, gsize len, gboolean changed)
{
  g_string_append_len (data, piece, (gssize) len);
}

static void
count_block (const Text *text, Block *block)
{
  g_autoptr (GString) side = g_string_new (NULL);
  each_piece (text, block, TRUE, gather, side);
  block->n_new = count_lines (side->str, side->len);
  block->n_old = count_lines (text->old + block->from, block->to - block->from);
}

static GArray *
find_blocks (const Text *text)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  gsize line = 0, counted = 0;
  for (guint i = 0; i < text->edits->len;)
    {
      gsize from = line_start (text, edit_at (text->edits, i)->start);
      line += count_lines (text->old + counted, from - counted);
      counted = from;
      Block block = { i, i + 1, from, lines_end (text, edit_at (text->edits, i)), line, 0, 0 };
      for (; block.end < text->edits->len; block.end++)
        {
          const KwByteEdit *edit = edit_at (text->edits, block.end);
          if (line_start (text, edit->start) >= block.to)
            break;
          block.to = MAX (block.to, lines_end (text, edit));
        }
      count_block (text, &block);
      g_array_append_val (blocks, block);
      i = block.end;
    }
  return blocks;
}

/* A line under construction. */
typedef struct
{
  const KwDiff *diff;
  GString *out;
  char sign;
  gboolean open;
} Pen;

static KwInk
ink_of (char sign)
{
  return sign == '-' ? KW_INK_OLD : sign == '+' ? KW_INK_NEW : KW_INK_PLAIN;
}

static void
inked (Pen *pen, KwInk ink, const char *text, gsize len)
{
  kw_display_ink (pen->out, pen->diff->color && ink != KW_INK_PLAIN, ink);
  kw_display_text (pen->out, text, len);
  kw_display_ink (pen->out, pen->diff->color && ink != KW_INK_PLAIN, KW_INK_PLAIN);
}

/* An unchanged stretch, or its two ends. */
static void
shorten (Pen *pen, const char *text, gsize len)
{
  const char *end = text + len;
  guint used;
  const char *head = kw_display_forward (text, end, KEPT_CELLS, &used);
  const char *tail = kw_display_back (end, head, KEPT_CELLS, &used);
  if (kw_display_cells (head, tail, 2) <= 2)
    tail = head;
  inked (pen, KW_INK_PLAIN, text, (gsize) (head - text));
  if (tail > head)
    inked (pen, KW_INK_FAINT, "…", strlen ("…"));
  inked (pen, KW_INK_PLAIN, tail, (gsize) (end - tail));
}

/* A piece of one line, without its end. */
static void
put_shown (Pen *pen, const char *text, gsize len, gboolean changed)
{
  if (pen->sign == ' ')
    kw_display_cut (pen->out, text, len, pen->diff->width - 1);
  else if (changed)
    inked (pen, ink_of (pen->sign), text, len);
  else
    shorten (pen, text, len);
}

static void
open_line (Pen *pen)
{
  if (pen->open)
    return;
  pen->open = TRUE;
  if (pen->diff->shown)
    inked (pen, ink_of (pen->sign), &pen->sign, 1);
  else
    g_string_append_c (pen->out, pen->sign);
}

static void
put (gpointer data, const char *text, gsize len, gboolean changed)
{
  Pen *pen = data;
  for (const char *p = text, *end = text + len; p < end;)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((newline != NULL ? newline : end) - p);
      open_line (pen);
      if (!pen->diff->shown)
        g_string_append_len (pen->out, p, (gssize) n);
      else /* the CR of a line end is no part of the line */
        put_shown (pen, p, n - (newline != NULL && n > 0 && p[n - 1] == '\r'), changed);
      if (newline != NULL)
        g_string_append_c (pen->out, '\n');
      pen->open = newline == NULL;
      p += n + (newline != NULL);
    }
}

static void
end_side (Pen *pen)
{
  if (pen->open)
    g_string_append (pen->out, "\n\\ No newline at end of file\n");
  pen->open = FALSE;
}

static void
put_block (const KwDiff *diff, GString *out, const Text *text, const Block *block)
{
  Pen old_pen = { diff, out, '-', FALSE }, new_pen = { diff, out, '+', FALSE };
  each_piece (text, block, FALSE, put, &old_pen);
  end_side (&old_pen);
  each_piece (text, block, TRUE, put, &new_pen);
  end_side (&new_pen);
}

static void
put_context (const KwDiff *diff, GString *out, const Text *text, gsize from, gsize to)
{
  Pen pen = { diff, out, ' ', FALSE };
  put (&pen, text->old + from, to - from, FALSE);
  end_side (&pen);
}

/* As GNU patch and git read them: quoted where a byte would end the name. */
static void
append_name (GString *out, const char *name)
{
  if (strpbrk (name, "\"\\\n\t\r") == NULL)
    {
      g_string_append_printf (out, "%s%s\n", name, strchr (name, ' ') != NULL ? "\t" : "");
      return;
    }
  g_autofree char *quoted = g_strescape (name, NULL);
  g_string_append_printf (out, "\"%s\"\n", quoted);
}

static void
put_header_line (const KwDiff *diff, GString *out, const char *sign, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, diff->name, NULL);
  g_string_append_printf (out, "%s ", sign);
  if (diff->shown)
    {
      kw_display_text (out, diff->name, strlen (diff->name));
      g_string_append_c (out, '\n');
    }
  else
    append_name (out, name);
}

static void
put_header (KwDiff *diff, GString *out)
{
  if (diff->name == NULL)
    return;
  kw_display_ink (out, diff->color, KW_INK_STRONG);
  put_header_line (diff, out, "---", "a/");
  put_header_line (diff, out, "+++", "b/");
  kw_display_ink (out, diff->color, KW_INK_PLAIN);
  g_clear_pointer (&diff->name, g_free);
}

/* Lines AT and following; of none the line before them is named. */
static void
put_range (GString *out, char sign, gsize at, gsize n)
{
  g_string_append_printf (out, "%c%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT " ", sign, n > 0 ? at + 1 : at, n);
}

/* The start of the line N lines above AT, no farther than FLOOR. */
static gsize
lines_back (const Text *text, gsize at, gsize floor, guint n, gsize *lines)
{
  for (*lines = 0; *lines < n && at > floor; (*lines)++)
    at = line_start (text, at - 1);
  return at;
}

static gsize
lines_forward (const Text *text, gsize at, guint n, gsize *lines)
{
  for (*lines = 0; *lines < n && at < text->len; (*lines)++)
    at = line_end (text, at);
  return at;
}

/* How many of the blocks from FIRST on stand in one hunk: lines between them
 * are shown once. */
static guint
hunk_size (const Text *text, const Block *blocks, guint n, guint context)
{
  guint size = 1;
  for (; size < n; size++)
    {
      gsize lines = blocks[size].line - (blocks[size - 1].line + blocks[size - 1].n_old);
      if (lines > 2 * (gsize) context)
        break;
    }
  return size;
}

static void
put_hunk (KwDiff *diff, GString *out, const Text *text, guint line, const Block *blocks, guint n, guint context)
{
  const Block *last = &blocks[n - 1];
  gsize before, after;
  gsize from = lines_back (text, blocks->from, 0, context, &before);
  gsize to = lines_forward (text, last->to, context, &after);
  gsize first = line - 1 + blocks->line - before;
  gsize n_old = count_lines (text->old + from, to - from), n_new = n_old;
  for (guint i = 0; i < n; i++)
    n_new = n_new - blocks[i].n_old + blocks[i].n_new;
  put_header (diff, out);
  kw_display_ink (out, diff->color, KW_INK_GUTTER);
  g_string_append (out, "@@ ");
  put_range (out, '-', first, n_old);
  put_range (out, '+', (gsize) ((gint64) first + diff->growth), n_new);
  g_string_append (out, "@@");
  kw_display_ink (out, diff->color, KW_INK_PLAIN);
  g_string_append_c (out, '\n');
  diff->growth += (gint64) n_new - (gint64) n_old;
  for (guint i = 0; i < n; from = blocks[i++].to)
    {
      put_context (diff, out, text, from, blocks[i].from);
      put_block (diff, out, text, &blocks[i]);
    }
  put_context (diff, out, text, from, to);
}

void
kw_diff_add (KwDiff *diff, GString *out, const char *old, gsize len, guint line, guint context, const GArray *edits)
{
  Text text = { old, len, edits };
  g_autoptr (GArray) blocks = find_blocks (&text);
  for (guint i = 0, n; i < blocks->len; i += n)
    {
      const Block *first = &g_array_index (blocks, Block, i);
      n = hunk_size (&text, first, blocks->len - i, context);
      put_hunk (diff, out, &text, line, first, n, context);
    }
}
