/* webscript.c - script and style, told by their form */
#include "checker/text/webscript.h"
#include "checker/base/utf8.h"

#include <string.h>

#define LINE_MAX_BYTES 1000
#define RULE_MAX       4096 /* bytes of a style's declarations */
#define SELECTOR_MAX   200
#define PIECE_MAX      20000

void
kw_webscript_init (KwWebScript *script, const char *text, gsize len)
{
  *script = (KwWebScript){ text, text + len, 4 * len + 4096 };
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++; /* the text ends with NUL */
  return p;
}

static const char *
skip_word (const char *p)
{
  while (g_ascii_isalnum (*p) || *p == '_' || *p == '$')
    p++;
  return p;
}

/* The end of the line at P, or of what script may take of it: script that
 * breaks off is not taken further than the first Han. */
static const char *
line_end (const KwWebScript *script, const char *p)
{
  const char *most = p + MIN ((gsize) (script->end - p), LINE_MAX_BYTES);
  while (p < most && *p != '\n' && (guchar) *p < 0xE3)
    p += kw_utf8_len ((guchar) *p);
  return p;
}

/* Whether [P, END) is script rather than text with a brace before and behind. */
static gboolean
is_mostly_ascii (const char *p, const char *end)
{
  gsize wide = 0, len = (gsize) (end - p);
  for (; p < end; p++)
    wide += ((guchar) *p & 0x80) != 0;
  return wide * 3 <= len;
}

/* Behind the brace or parenthesis that closes the one at P; NULL where none
 * does, or too much was read in vain. */
static const char *
match (KwWebScript *script, const char *p, char open, char close)
{
  guint depth = 0;
  const char *q = p, *most = p + MIN ((gsize) (script->end - p), MIN (script->work, PIECE_MAX));
  for (; q < most; q++)
    {
      depth += *q == open;
      if (*q == close && --depth == 0)
        break;
    }
  script->work -= (gsize) (q - p);
  return q < most && is_mostly_ascii (p, q) ? q + 1 : NULL;
}

/* Marks that go with the end of a script's statement. */
static const char *
behind_statement (const char *p)
{
  while (*p != '\0' && strchr (";,()", *p) != NULL)
    p++;
  return p;
}

/* "function f(a){…}" */
static const char *
on_function (KwWebScript *script, const char *p)
{
  const char *q = skip_blanks (p + strlen ("function"));
  q = skip_blanks (skip_word (q));
  const char *args = *q == '(' ? memchr (q, ')', (gsize) (line_end (script, q) - q)) : NULL;
  const char *body = args != NULL ? skip_blanks (args + 1) : NULL;
  if (body == NULL || *body != '{')
    return NULL;
  const char *to = match (script, body, '{', '}');
  return to != NULL ? behind_statement (to) : line_end (script, body);
}

static const char *
on_call (KwWebScript *script, const char *p, const char *name)
{
  const char *to = match (script, p + strlen (name), '(', ')');
  return to != NULL ? behind_statement (to) : line_end (script, p);
}

/* "var x = …;" */
static const char *
on_variable (KwWebScript *script, const char *p)
{
  const char *name = skip_blanks (p + 4), *behind = skip_word (name), *equals = skip_blanks (behind);
  const char *most = p + MIN ((gsize) (script->end - p), LINE_MAX_BYTES);
  if (behind == name || *equals != '=' || equals[1] == '=' || (p > script->text && g_ascii_isalnum (p[-1])))
    return NULL;
  const char *semicolon = memchr (equals, ';', (gsize) (most - equals));
  if (semicolon != NULL && is_mostly_ascii (p, semicolon))
    return semicolon + 1;
  return line_end (script, equals);
}

/* "color:", "font-size:": a declaration of a style. */
static gboolean
is_declaration (const char *p)
{
  static const char *const properties[] = {
    "color",      "font",   "margin", "padding", "width", "height",   "display",
    "background", "border", "text",   "line",    "float", "position", "overflow"
  };
  while (g_ascii_isspace (*p))
    p++;
  gsize n = strspn (p, "abcdefghijklmnopqrstuvwxyz-");
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_str_has_prefix (p, properties[i]) && *skip_blanks (p + n) == ':')
      return TRUE;
  return FALSE;
}

static gboolean
is_selector_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (".#,:>*_- ()[]=\"", c) != NULL);
}

/* ".title{color:#333}" */
static const char *
on_brace (const KwWebScript *script, const char *floor, const char *p, const char **from)
{
  while (*from > floor && p - *from < SELECTOR_MAX && is_selector_char ((*from)[-1]))
    (*from)--;
  *from = skip_blanks (*from);
  if (*from >= p || !is_declaration (p + 1))
    return NULL;
  const char *to = memchr (p, '}', MIN ((gsize) (script->end - p), RULE_MAX));
  return to != NULL && is_mostly_ascii (p, to) ? to + 1 : NULL;
}

/* "@media screen{…}" */
static const char *
on_at (KwWebScript *script, const char *p)
{
  static const char *const names[] = { "@media", "@font-face", "@keyframes" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (kw_utf8_begins (p, script->end, names[i]))
      {
        const char *most = line_end (script, p), *body = memchr (p, '{', (gsize) (most - p));
        const char *to = body != NULL ? match (script, body, '{', '}') : NULL;
        return to != NULL || body == NULL ? to : most;
      }
  return NULL;
}

gboolean
kw_webscript_begins (char c)
{
  return c != '\0' && strchr ("{@fd$v", c) != NULL;
}

const char *
kw_webscript_at (KwWebScript *script, const char *floor, const char *p, const char **from)
{
  *from = p;
  if (*p == '{')
    return on_brace (script, floor, p, from);
  if (*p == '@')
    return on_at (script, p);
  if (kw_utf8_begins (p, script->end, "function"))
    {
      while (*from > floor && strchr ("(!;", (*from)[-1]) != NULL)
        (*from)--; /* "(function () {…})();" */
      return on_function (script, p);
    }
  if (kw_utf8_begins (p, script->end, "document.write("))
    return on_call (script, p, "document.write");
  if (kw_utf8_begins (p, script->end, "$(function(") || kw_utf8_begins (p, script->end, "$(document)"))
    return on_call (script, p, "$");
  return kw_utf8_begins (p, script->end, "var ") ? on_variable (script, p) : NULL;
}
