/* csv-cell.c - lines of comma-separated values (RFC 4180) */
#include "reports/csv-cell.h"
#include "reports/display.h"

#include <string.h>

/* -5.2% may stand as it is. */
static gboolean
is_number (const char *text, gsize len)
{
  gsize i = len > 0 && (*text == '-' || *text == '+');
  while (i < len && (g_ascii_isdigit (text[i]) || text[i] == '.' || text[i] == ',' || text[i] == '%'))
    i++;
  return i == len;
}

static gboolean
begins_formula (const char *text, gsize len)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };
  if (is_number (text, len))
    return FALSE;
  if (len > 0 && *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; len >= 3 && i < G_N_ELEMENTS (wide); i++)
    if (memcmp (text, wide[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* TEXT without what acts or hides; nothing of it is quoted yet. */
static void
append_visible (GString *out, const char *text, gsize len)
{
  const char *end = text + len;
  guint cells;
  for (const char *p = text, *next; p < end; p = next)
    {
      next = kw_display_plain (p, end, G_MAXUINT, &cells);
      if (next > p)
        {
          g_string_append_len (out, p, next - p);
          continue;
        }
      next = p + 1;
      if (*p == '\t' || *p == '\n' || *p == '\r')
        g_string_append_c (out, *p);
      else
        kw_display_char (out, text, p, end, &next);
    }
}

/* Quotes the cell that begins at START where it needs to be, and closes it. */
static void
close_cell (GString *line, gsize start)
{
  if (strpbrk (line->str + start, ",\"\r\n") != NULL)
    {
      g_autofree char *plain = g_strdup (line->str + start);
      g_string_truncate (line, start);
      g_string_append_c (line, '"');
      for (const char *p = plain; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (line, '"');
          g_string_append_c (line, *p);
        }
      g_string_append_c (line, '"');
    }
  g_string_append_c (line, ',');
}

void
kw_csv_text (GString *line, const char *text, gsize len)
{
  gsize start = line->len;
  if (begins_formula (text, len))
    g_string_append_c (line, '\'');
  append_visible (line, text, len);
  close_cell (line, start);
}

void
kw_csv_value (GString *line, const char *value)
{
  gsize start = line->len;
  g_string_append (line, value != NULL ? value : "");
  close_cell (line, start);
}

void
kw_csv_end (GString *line)
{
  g_string_truncate (line, line->len - 1);
  g_string_append (line, "\r\n");
}
