/* markrun.c - runs of punctuation marks, and which of them are slips */
#include "checker/text/markrun.h"
#include "checker/base/utf8.h"

#include <string.h>

typedef struct
{
  const char *text, *line, *end;
} Place;

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

/* ":kbd:`F1`" of reStructuredText. */
static gboolean
is_role (const Place *place, const char *p)
{
  const char *q = p + 1;
  if (*p != ':')
    return FALSE;
  while (q < place->end && q - p < 24 && (g_ascii_isalpha (*q) || *q == '-'))
    q++;
  return q > p + 1 && q + 1 < place->end && q[0] == ':' && q[1] == '`';
}

static Run
read_run (const Place *place, const char *p)
{
  Run run = { p, 0, 0, 0, 0 };
  while (run.end < place->end && !(run.n > 0 && is_role (place, run.end)))
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
is_label (const Place *place, const char *colon)
{
  const char *p = colon;
  guint n = 0;
  while (p > place->line && n < 8)
    {
      gunichar c = kw_utf8_before (p, place->text);
      if (!kw_is_han (c) && !g_unichar_isalnum (c))
        break;
      p = kw_utf8_prev (p, place->text);
      n++;
    }
  return n < 7 || kw_utf8_is_one_of (kw_utf8_before (colon, place->text), "码碼号號址话話人称稱名间間期位");
}

/* Whether RUN at P can only be a slip; three equal marks are an ellipsis. */
static gboolean
is_doubled (const Place *place, const char *p, const Run *run)
{
  gunichar left = kw_utf8_before (p, place->text), right = kw_utf8_at (run->end, place->end);
  if (run->n < 2 || run->n > 3 || (left == '\n' && right == '\n'))
    return FALSE;
  if (kw_utf8_is_one_of (left, "（(“‘「『【[\"'`") && kw_utf8_is_one_of (right, "）)”’」』】]\"'`"))
    return FALSE;
  if (run->cries > 0)
    return run->stops == 1 && run->n == run->cries + 1 && (kw_is_han (left) || kw_utf8_is_one_of (left, "”》）)%％"));
  gboolean equal = (run->kinds & (run->kinds - 1)) == 0;
  if (strength_of (kw_utf8_at (p, place->end)) == 1u << 4) /* ： */
    return equal ? run->n == 2 && !g_ascii_isalnum ((char) MIN (left, 127)) : run->n == 2 && !is_label (place, p);
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

KwMarkRun
kw_mark_run_read (const char *text, const char *line, const char *end, const char *p)
{
  Place place = { text, line, end };
  Run run = read_run (&place, p);
  KwMarkRun out = { run.end, is_doubled (&place, p, &run), "" };
  if (out.is_slip)
    stronger (p, &run, out.replacement);
  return out;
}
