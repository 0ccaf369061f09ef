/* display.c - cells, visible escapes and cuts: shared by the reports for people. */
#include "reports/display.h"

#include <string.h>


#define TAB_CELLS  4
#define MARKS_MOST 2

void
kw_display_ink (GString *out, gboolean color, KwInk ink)
{
  static const char *const codes[] = {
    [KW_INK_PLAIN] = "\033[0m",   [KW_INK_HEAD] = "\033[1;4m",   [KW_INK_STRONG] = "\033[1m",
    [KW_INK_FAINT] = "\033[2m",   [KW_INK_ERROR] = "\033[1;31m", [KW_INK_WARNING] = "\033[1;33m",
    [KW_INK_NOTE] = "\033[1;36m", [KW_INK_GUTTER] = "\033[34m",  [KW_INK_OLD] = "\033[31m",
    [KW_INK_NEW] = "\033[1;32m",
  };
  if (color)
    g_string_append (out, codes[ink]);
}

KwInk
kw_severity_ink (KwSeverity severity)
{
  static const KwInk inks[] = { [KW_NOTE] = KW_INK_NOTE, [KW_WARNING] = KW_INK_WARNING, [KW_ERROR] = KW_INK_ERROR };
  return inks[severity];
}

/* Fillers and selectors that no general category tells from letters and marks. */
static gboolean
is_blank (gunichar c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F) ||
         c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 || c == 0x3164 ||
         c == 0xFFA0;
}

static gboolean
is_hidden (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return is_blank (c);
    }
}

/* (gunichar) -1 or -2 for what is no UTF-8. */
static gunichar
char_at (const char *p, const char *end)
{
  return (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, end - p);
}

static gboolean
is_mark (gunichar c)
{
  return c > 0x2FF && g_unichar_iszerowidth (c) && !is_hidden (c);
}

/* Whether the mark at P stands behind a base with no more than MARKS_MOST - 1
 * marks between. */
static gboolean
has_base (const char *floor, const char *p, const char *end)
{
  for (guint i = 0; i < MARKS_MOST && p > floor; i++)
    {
      p = kw_utf8_prev (p, floor);
      gunichar c = char_at (p, end);
      if ((gint32) c < 0 || c == ' ' || is_hidden (c))
        return FALSE;
      if (!is_mark (c))
        return TRUE;
    }
  return FALSE;
}

static guint
escape (GString *out, const char *format, guint value)
{
  char text[24];
  int bytes = g_snprintf (text, sizeof text, format, value);
  if (out != NULL)
    g_string_append (out, text);
  return (guint) bytes - 4; /* each of ‹ › is three bytes and one cell */
}

static guint
show (GString *out, const char *bytes, gsize len, guint cells)
{
  if (out != NULL)
    g_string_append_len (out, bytes, (gssize) len);
  return cells;
}

static guint
show_ascii (GString *out, char c)
{
  if (c >= ' ' && c < 0x7F)
    return show (out, &c, 1, 1);
  if (c == '\n')
    return show (out, "⏎", strlen ("⏎"), 1);
  if (c == '\t')
    return show (out, "    ", TAB_CELLS, TAB_CELLS);
  return escape (out, "‹U+%04X›", (guchar) c);
}

/* Whether what stands at P is wide and shown as it is: U+4E00 to U+9FBF, all of
 * which are Han, 、。 to 】, and the full-width ！ to ＿; nearly all of the text. */
static inline gboolean
is_common_wide (const char *p, const char *end)
{
  if (end - p < 3)
    return FALSE;
  guchar one = (guchar) p[0], two = (guchar) p[1], three = (guchar) p[2];
  if ((two & 0xC0) != 0x80 || (three & 0xC0) != 0x80)
    return FALSE;
  if (one >= 0xE4 && one <= 0xE9)
    return !(one == 0xE4 && two < 0xB8) && !(one == 0xE9 && two == 0xBF);
  return (one == 0xE3 && two == 0x80 && three >= 0x81 && three <= 0x91) || (one == 0xEF && two == 0xBC && three >= 0x81);
}

guint
kw_display_char (GString *out, const char *floor, const char *p, const char *end, const char **next)
{
  if (is_common_wide (p, end))
    {
      *next = p + 3;
      return show (out, p, 3, 2);
    }
  gunichar c = char_at (p, end);
  *next = p + 1;
  if ((gint32) c < 0)
    return escape (out, "‹0x%02X›", (guchar) *p);
  if (c < 0x80)
    return show_ascii (out, (char) c);
  *next = p + kw_utf8_len ((guchar) *p);
  if (is_hidden (c) || (is_mark (c) && !has_base (floor, p, end)))
    return escape (out, "‹U+%04X›", c);
  guint cells = is_mark (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  return show (out, p, (gsize) (*next - p), cells);
}

const char *
kw_display_plain (const char *p, const char *end, guint most, guint *cells)
{
  guint used = 0;
  while (p < end && used < most)
    {
      if (used + 2 <= most && is_common_wide (p, end))
        {
          p += 3;
          used += 2;
        }
      else if (*p >= ' ' && *p < 0x7F)
        {
          p++;
          used++;
        }
      else
        break;
    }
  *cells = used;
  return p;
}

guint
kw_display_text (GString *out, const char *text, gsize len)
{
  guint cells = 0;
  for (const char *p = text, *end = text + len; p < end;)
    {
      guint plain;
      const char *next = kw_display_plain (p, end, G_MAXUINT, &plain);
      cells += plain;
      if (out != NULL && next > p)
        g_string_append_len (out, p, next - p);
      p = next;
      if (p < end)
        cells += kw_display_char (out, text, p, end, &p);
    }
  return cells;
}

guint
kw_display_cells (const char *from, const char *end, guint most)
{
  guint cells = 0, plain;
  for (const char *p = from; p < end && cells <= most;)
    {
      p = kw_display_plain (p, end, most - cells, &plain);
      cells += plain;
      if (p < end && cells <= most)
        cells += kw_display_char (NULL, from, p, end, &p);
    }
  return cells;
}

char *
kw_display_string (const char *text)
{
  GString *out = g_string_new (NULL);
  kw_display_text (out, text, strlen (text));
  return g_string_free (out, FALSE);
}

guint
kw_display_cut (GString *out, const char *text, gsize len, guint cells)
{
  if (kw_display_cells (text, text + len, cells) <= cells)
    return kw_display_text (out, text, len);
  guint used = 0;
  const char *next;
  for (const char *p = text;; p = next)
    {
      guint more = kw_display_char (NULL, text, p, text + len, &next);
      if (used + more + 1 > cells)
        break;
      used += kw_display_char (out, text, p, text + len, &next);
    }
  g_string_append (out, "…");
  return used + 1;
}

static gboolean
is_line_end (const char *p, const char *limit)
{
  return *p == '\n' || (*p == '\r' && p + 1 < limit && p[1] == '\n');
}

const char *
kw_display_forward (const char *p, const char *limit, guint cells, guint *used)
{
  const char *floor = p, *next;
  guint more;
  *used = 0;
  for (;; *used += more)
    {
      p = kw_display_plain (p, limit, cells - *used, &more);
      *used += more;
      if (p >= limit || is_line_end (p, limit))
        return p;
      more = kw_display_char (NULL, floor, p, limit, &next);
      if (*used + more > cells)
        return p;
      p = next;
    }
}

const char *
kw_display_back (const char *p, const char *limit, guint cells, guint *used)
{
  const char *end = p, *next;
  *used = 0;
  while (p > limit && p[-1] != '\n')
    {
      const char *before = kw_utf8_prev (p, limit);
      guint more = is_common_wide (before, p) ? 2 : kw_display_char (NULL, limit, before, end, &next);
      if (*used + more > cells)
        break;
      *used += more;
      p = before;
    }
  return p;
}

/* Runners of GitHub take the space off that a line begins with. */
const char *
kw_display_shield (const char *name)
{
  while (g_unichar_isspace (g_utf8_get_char_validated (name, -1)))
    name = g_utf8_next_char (name);
  return g_str_has_prefix (name, "::") || g_str_has_prefix (name, "##") ? "./" : "";
}

void
kw_display_problem (GString *out, const KwProblem *problem)
{
  kw_display_text (out, problem->path, strlen (problem->path));
  if (problem->line > 0)
    g_string_append_printf (out, ":%u", problem->line);
  if (problem->line > 0 && problem->column > 0)
    g_string_append_printf (out, ":%u", problem->column);
  if (problem->line == 0 && problem->record > 0)
    g_string_append_printf (out, "#%u", problem->record);
  const char *reason = kw_tr_reason (problem->message);
  g_string_append (out, kw_tr (": not checked: "));
  kw_display_text (out, reason, strlen (reason));
}
