/* roff.c - text as man(7) takes it */
#include "doc/roff.h"

#include <string.h>

#include "checker/base/han.h"
#include "reports/display.h"

static const char *
escape_of (gunichar c, gboolean code)
{
  switch (c)
    {
    case '\\':
      return "\\e";
    case '-':
      return code ? "\\-" : NULL;
    case '\'':
      return code ? "\\(aq" : "\\(cq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    case '"':
      return "\\(dq";
    default:
      return NULL;
    }
}

static void
append (GString *out, const char *from, const char *to, gboolean code)
{
  gunichar last = 0;
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *escape = escape_of (c, code);
      if (kw_han_may_break (last, c))
        g_string_append (out, "\\:");
      if (escape != NULL)
        g_string_append (out, escape);
      else
        g_string_append_unichar (out, c);
      last = c;
    }
}

/* Lines of the text are filled; a dot or quote at a line's start is no request. */
static void
append_safe (GString *out, const char *from, const char *to, gboolean code)
{
  gboolean start = out->len == 0 || out->str[out->len - 1] == '\n';
  if (start && from < to && strchr (".'", *from) != NULL)
    g_string_append (out, "\\&");
  append (out, from, to, code);
}

static char *
stated_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = epoch != NULL ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : NULL;
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
}

void
kw_roff_head (GString *out, const char *name, const char *section)
{
  g_autofree char *upper = g_ascii_strup (name, -1), *date = stated_date ();
  g_string_append (out, ".\\\" made by gen-docs\n.TH \"");
  kw_roff_code (out, upper);
  g_string_append_printf (out, "\" %s \"%s\" \"kanwu " KW_VERSION "\" kanwu\n.nh\n.ad l\n", section, date);
}

void
kw_roff_code (GString *out, const char *text)
{
  g_autofree char *safe = kw_display_string (text);
  append_safe (out, safe, safe + strlen (safe), TRUE);
}

void
kw_roff_text (GString *out, const char *text)
{
  g_autofree char *safe = kw_display_string (text);
  const char *p = safe, *open, *close;
  while ((open = strchr (p, '`')) != NULL && (close = strchr (open + 1, '`')) != NULL)
    {
      append_safe (out, p, open, FALSE);
      g_string_append (out, "\\fB");
      append (out, open + 1, close, TRUE);
      g_string_append (out, "\\fR");
      p = close + 1;
    }
  append_safe (out, p, p + strlen (p), FALSE);
}

void
kw_roff_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (**line == '\0')
        g_string_append (out, ".PP");
      kw_roff_text (out, *line);
      g_string_append_c (out, '\n');
    }
}

/* A macro with one argument. */
static void
append_macro (GString *out, const char *macro, const char *text)
{
  g_string_append_printf (out, "%s \"", macro);
  kw_roff_text (out, text);
  g_string_append (out, "\"\n");
}

void
kw_roff_prose (GString *out, const char *prose)
{
  g_auto (GStrv) lines = g_strsplit (prose, "\n", -1);
  gboolean typed = FALSE, blank = FALSE;
  for (char **line = lines; *line != NULL; line++)
    {
      gboolean code = g_str_has_prefix (*line, "  ");
      if (code != typed && (code || **line != '\0'))
        {
          g_string_append (out, code ? (blank ? ".PP\n.RS 4\n.EX\n" : ".RS 4\n.EX\n") : ".EE\n.RE\n");
          blank = blank && !code;
          typed = code;
        }
      if (**line == '\0')
        {
          blank = TRUE;
          continue;
        }
      if (blank && !g_str_has_prefix (*line, "# ") && !g_str_has_prefix (*line, "= "))
        g_string_append (out, typed ? "\n" : ".PP\n");
      blank = FALSE;
      if (g_str_has_prefix (*line, "# "))
        append_macro (out, ".SH", *line + 2);
      else if (g_str_has_prefix (*line, "= "))
        append_macro (out, ".TP\n.B", *line + 2);
      else
        {
          (code ? kw_roff_code : kw_roff_text) (out, code ? *line + 2 : *line);
          g_string_append_c (out, '\n');
        }
    }
  if (typed)
    g_string_append (out, ".EE\n.RE\n");
}
