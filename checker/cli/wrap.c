/* wrap.c - text broken into lines */
#include "checker/cli/wrap.h"

#include <string.h>

#include "checker/base/han.h"
#include "reports/display.h"

/* Where the piece at P ends that no line may divide. */
static const char *
end_of_piece (const char *p)
{
  gunichar last = 0;
  for (; *p != '\0' && *p != ' '; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (last != 0 && kw_han_may_break (last, c))
        break;
      last = c;
    }
  return p;
}

/* Appends one paragraph without line ends. */
static void
fill (GString *out, const char *p, guint most)
{
  guint used = 0;
  gboolean space = FALSE;
  while (*p != '\0')
    {
      const char *end = end_of_piece (p);
      guint cells = kw_display_cells (p, end, G_MAXUINT / 2);
      if (used > 0 && used + space + cells > most)
        {
          g_string_append_c (out, '\n');
          used = 0;
        }
      else if (space)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      kw_display_text (out, p, (gsize) (end - p));
      used += cells;
      space = *end == ' ';
      p = end + strspn (end, " ");
    }
}

char *
kw_wrap (const char *text, guint cells)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    {
      g_string_append (out, paragraph == paragraphs ? "" : "\n\n");
      g_strdelimit (*paragraph, "\n", ' ');
      fill (out, g_strstrip (*paragraph), cells);
    }
  return g_string_free (out, FALSE);
}
