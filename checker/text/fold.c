/* fold.c - width, script, case and spaces folded away in one pass */
#include "checker/text/fold.h"
#include "checker/base/utf8.h"

#include <string.h>

#include "checker/text/foldtable.inc"

static gunichar
fold_astral_char (gunichar c)
{
  guint low = 0, high = fold_n_astral;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      if (fold_astral[mid].from == c)
        return fold_astral[mid].to;
      if (fold_astral[mid].from < c)
        low = mid + 1;
      else
        high = mid;
    }
  return c;
}

static inline gunichar
fold_char (gunichar c)
{
  return c < 0x10000 ? fold_table[c] : fold_astral_char (c);
}

gunichar
kw_fold_char (gunichar c)
{
  return fold_char (c);
}

typedef struct
{
  KwFold *fold;
  char *out;
  gsize n;
  gunichar last;    /* last character written */
  gboolean pending; /* a space stands between LAST and what comes */
  gsize space_at;   /* where it stood in the original */
  guint space_len;  /* and in how many bytes: U+3000 takes three */
  gboolean copying; /* bytes stand for as many bytes, SHIFT further on */
  gsize shift;
} Folder;

/* Spaces vanish beside Han, between a number and its per cent sign; not
 * between digits: "2017-10-23 16:26" is two numbers. */
static inline gboolean
joins (gunichar c)
{
  return c >= 0x80 || kw_is_digit (c) || c == '.' || c == ',' || c == '%';
}

/* Records where the next folded bytes come from; nothing is to be done while
 * copying goes on, which is nearly always. */
static inline void
trace (Folder *f, guint to_len, gsize from, guint from_len)
{
  gboolean copy = to_len == from_len;
  if (copy && f->copying && from - f->n == f->shift)
    return;
  kw_offset_map_add (&f->fold->map, f->n, from, (guint8) (copy ? 1 : to_len), (guint8) (copy ? 1 : from_len));
  f->copying = copy;
  f->shift = from - f->n;
}

static inline void
put (Folder *f, gunichar c, guint to_len, gsize from, guint from_len)
{
  trace (f, to_len, from, from_len);
  char *out = f->out + f->n;
  if (to_len == 1)
    out[0] = (char) c;
  else if (to_len == 3)
    {
      out[0] = (char) (0xE0 | c >> 12);
      out[1] = (char) (0x80 | (c >> 6 & 0x3F));
      out[2] = (char) (0x80 | (c & 0x3F));
    }
  else
    kw_utf8_put (out, c);
  f->n += to_len;
  f->last = c;
}

static inline guint
utf8_size (gunichar c)
{
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* Whether the space between LAST and C is part of the text: between words. */
static inline gboolean
keep_space (gunichar last, gunichar c)
{
  gboolean beside_han = last >= 0x80 || c >= 0x80 || c == '%';
  return !(beside_han && joins (last) && joins (c)) && last != '\n' && c != '\n';
}

static inline gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xA0 || c == '\r';
}

/* Width, script and case. */
static inline gunichar
fold_letter (gunichar c)
{
  gunichar folded = c < 0x80 ? c : fold_char (c);
  return folded >= 'A' && folded <= 'Z' ? folded + 'a' - 'A' : folded;
}

/* Behind the characters of three bytes from P on that fold to themselves, Han
 * and marks in rows; *LAST is the last of them. */
static inline gsize
pass_unchanged (const char *text, gsize p, gsize end, gunichar *last)
{
  gsize from = p;
  for (; p < end && ((guchar) text[p] & 0xF0) == 0xE0; p += 3)
    {
      gunichar c = kw_utf8_get_three (text + p);
      if ((fold_changes[c >> 3] >> (c & 7) & 1) != 0)
        break;
    }
  if (p > from)
    *last = kw_utf8_get_three (text + p - 3);
  return p;
}

/* Spaces that wait for what is behind them: it is C. */
static inline void
settle_space (Folder *f, gunichar c)
{
  if (f->pending && f->n > 0 && keep_space (f->last, c))
    put (f, ' ', 1, f->space_at, f->space_len);
  f->pending = FALSE;
}

/* Copies what needs no folding. Returns where that ends. */
static inline gsize
copy_unchanged (Folder *f, const char *text, gsize p, gsize end)
{
  gunichar last = 0;
  gsize q = pass_unchanged (text, p, end, &last);
  if (q == p)
    return p;
  if (f->pending)
    {
      guint len;
      settle_space (f, kw_utf8_get (text + p, &len));
    }
  trace (f, 3, p, 3);
  memcpy (f->out + f->n, text + p, q - p);
  f->n += q - p;
  f->last = last;
  return q;
}

static void
fold_run (Folder *f, const char *text, gsize start, gsize end)
{
  for (gsize p = start; (p = copy_unchanged (f, text, p, end)) < end;)
    {
      guint len;
      gunichar c = kw_utf8_get (text + p, &len);
      gunichar folded = fold_letter (c);
      if (is_space (folded))
        {
          if (!f->pending)
            {
              f->space_at = p;
              f->space_len = len;
            }
          f->pending = TRUE;
          p += len;
          continue;
        }
      settle_space (f, folded);
      put (f, folded, utf8_size (folded), p, len);
      p += len;
    }
}

/* Writes an edit's text, folded: all of it stands for the whole edited span. */
static void
fold_edit (Folder *f, const KwEdit *edit)
{
  g_assert (edit->len == 0 || (edit->len <= KW_EDIT_MAX && kw_span_len (edit->span) <= KW_EDIT_MAX));
  gsize start = f->n;
  guint len;
  for (gsize p = 0; p < edit->len; p += len)
    {
      gunichar c = fold_letter (kw_utf8_get (edit->text + p, &len));
      if (is_space (c))
        {
          f->pending = TRUE;
          f->space_at = edit->span.start;
          f->space_len = 1;
          continue;
        }
      if (f->pending && f->n > 0 && keep_space (f->last, c))
        f->out[f->n++] = ' ';
      f->pending = FALSE;
      f->n += kw_utf8_put (f->out + f->n, c);
      f->last = c;
    }
  if (f->n > start)
    kw_offset_map_add (&f->fold->map, start, edit->span.start, (guint8) (f->n - start),
                       (guint8) MAX (kw_span_len (edit->span), 1u));
  f->copying &= edit->len == 0;
}

static gsize
edits_size (const KwEdit *edits, gsize n_edits)
{
  gsize size = 0;
  for (gsize i = 0; i < n_edits; i++)
    size += edits[i].len + 1; /* a space may stand before it */
  return size;
}

void
kw_fold_init (KwFold *fold, const char *text, gsize len, const KwEdit *edits, gsize n_edits)
{
  kw_offset_map_init (&fold->map);
  /* No folded character is longer than what it stands for. */
  Folder f = { fold, g_malloc (len + edits_size (edits, n_edits) + 8), 0, '\n', FALSE, 0, 1, FALSE, 0 };
  gsize p = 0;
  for (gsize i = 0; i < n_edits; i++)
    {
      fold_run (&f, text, p, edits[i].span.start);
      fold_edit (&f, &edits[i]);
      p = edits[i].span.end;
    }
  fold_run (&f, text, p, len);
  f.out[f.n] = '\0';
  fold->text = f.out;
  fold->len = f.n;
}

void
kw_fold_clear (KwFold *fold)
{
  g_clear_pointer (&fold->text, g_free);
  kw_offset_map_clear (&fold->map);
}
