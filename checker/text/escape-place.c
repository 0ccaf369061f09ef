/* escape-place.c - escapes in URLs, paths and code, and those a text speaks of */
#include "checker/text/escape-place.h"
#include "checker/base/utf8.h"

#include <string.h>

/* How far a word that tells what a text is about may be from what it is about. */
#define NEAR 90
/* Characters of one that a text speaks of: a letter and its accent. */
#define MENTIONED 2

static gboolean
starts (const KwEscapePlaces *places, gsize at, const char *what)
{
  gsize n = strlen (what);
  return at <= places->len && places->len - at >= n && memcmp (places->text + at, what, n) == 0;
}

static gboolean
ends (const KwEscapePlaces *places, gsize at, const char *what)
{
  gsize n = strlen (what);
  return at >= n && memcmp (places->text + at - n, what, n) == 0;
}

static gboolean
is_token_char (char c)
{
  return g_ascii_isgraph (c) && c != '"' && c != '<' && c != '>' && c != '`';
}

static guint
sign_at (const KwEscapePlaces *places, gsize at)
{
  switch (places->text[at])
    {
    case ':':
      return starts (places, at, "://") ? KW_TOKEN_URL : 0;
    case 'w':
    case 'W':
      return starts (places, at, "www.") || starts (places, at, "WWW.") ? KW_TOKEN_URL : 0;
    case '/':
    case '#':
    case '@':
    case '_':
    case '&':
      return KW_TOKEN_PATH;
    case '?':
    case '=':
      return KW_TOKEN_QUERY;
    case '\\':
    case '[':
    case '^':
      return KW_TOKEN_BACKSLASH;
    default:
      return 0;
    }
}

/* The signs of the token before AT. */
static guint
token_signs (KwEscapePlaces *places, gsize at)
{
  gsize start = at;
  while (start > places->seen && is_token_char (places->text[start - 1]))
    start--;
  if (start > places->seen || (start > 0 && !is_token_char (places->text[start - 1])))
    places->signs = 0;
  for (gsize p = start; p < at; p++)
    places->signs |= sign_at (places, p);
  places->seen = at;
  return places->signs;
}

void
kw_escape_places_pass (KwEscapePlaces *places, const KwEscapeRun *run)
{
  places->seen = run->span.end;
  places->signs = 0;
}

/* A line of code: nothing but ASCII, and marks that prose has no use for. */
static gboolean
looks_like_code (const char *line, gsize len)
{
  gboolean code = FALSE;
  for (gsize i = 0; i < len; i++)
    {
      if ((guchar) line[i] >= 0x80)
        return FALSE;
      code = code || strchr ("{}[]\"';", line[i]) != NULL;
    }
  return code;
}

static gboolean
is_line_of_code (KwEscapePlaces *places, gsize at)
{
  if (at < places->line.end)
    return places->line_is_code;
  gsize start = at, floor = places->line.end;
  while (start > floor && places->text[start - 1] != '\n')
    start--;
  const char *stop = memchr (places->text + at, '\n', places->len - at);
  gsize end = stop != NULL ? (gsize) (stop - places->text) + 1 : places->len;
  places->line = kw_span (start, end);
  places->line_is_code = looks_like_code (places->text + start, end - start);
  return places->line_is_code;
}

/* "…" behind = ( , : + [ { or b: a string of a program. */
static gboolean
is_string_literal (const KwEscapePlaces *places, KwSpan span)
{
  const char *text = places->text;
  if (span.start == 0 || span.end == places->len || (text[span.start - 1] != '"' && text[span.start - 1] != '\''))
    return FALSE;
  gsize before = span.start - 1;
  while (before > 0 && span.start - before < 4 && text[before - 1] == ' ')
    before--;
  return text[span.end] == text[span.start - 1] && before > 0 && strchr ("=(,:+[{b", text[before - 1]) != NULL;
}

/* “&nbsp;” and nothing else within the marks. */
static gboolean
is_enclosed (const KwEscapePlaces *places, KwSpan span)
{
  static const gunichar marks[][2] = {
    { 0x201C, 0x201D }, { 0x2018, 0x2019 }, { 0x300C, 0x300D }, { 0x300E, 0x300F },
    { 0x300A, 0x300B }, { 0x3010, 0x3011 }, { 0xFF08, 0xFF09 }, { 0xFF02, 0xFF02 },
    { '(', ')' },       { '[', ']' },       { '"', '"' },       { '\'', '\'' },
  };
  const char *start = places->text + span.start, *end = places->text + span.end;
  gunichar open = kw_utf8_before (start, places->text), close = kw_utf8_at (end, places->text + places->len);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (open == marks[i][0] && close == marks[i][1])
      return TRUE;
  return FALSE;
}

/* The next place of WORD from AT on. */
static gsize
next_place (const KwEscapePlaces *places, gsize at, const char *word)
{
  const char *found = memmem (places->text + at, places->len - at, word, strlen (word));
  return found != NULL ? (gsize) (found - places->text) : G_MAXSIZE;
}

/* Words near a lone escape that say what the text is about. */
static gboolean
is_spoken_of (KwEscapePlaces *places, KwSpan span)
{
  static const char *const words[KW_ESCAPE_CUES] = { "转义", "轉義", "字符实体", "实体字符", "實體字元", "正则",
                                                     "HTML", "html", "Unicode",  "URL编码",  "字符编码", "字元編碼" };
  gsize start = span.start > NEAR ? span.start - NEAR : 0;
  for (guint i = 0; i < KW_ESCAPE_CUES; i++)
    {
      if (places->cues[i] <= start)
        places->cues[i] = next_place (places, start, words[i]);
      if (places->cues[i] < (gsize) span.end + NEAR)
        return TRUE;
    }
  return FALSE;
}

/* 用&nbsp;表示空格 */
static gboolean
is_named (const KwEscapePlaces *places, KwSpan span)
{
  static const char *const uses[] = { "用", "以", "将", "將", "把", "成", "为", "為" };
  static const char *const means[] = { "表示", "代表", "代替", "替换", "替換", "换成", "換成", "来写", "來寫" };
  gboolean used = FALSE, meant = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    used = used || ends (places, span.start, uses[i]);
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    meant = meant || starts (places, span.end, means[i]);
  return used && meant;
}

/* \u4e00-\u9fa5, \u4e00到\u9fa5 */
static gboolean
is_range (const KwEscapePlaces *places, KwSpan span)
{
  static const char *const joins[] = { "-\\", "~\\", "–\\", "—\\", "到\\", "至\\" };
  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    if (starts (places, span.end, joins[i]))
      return TRUE;
  return ends (places, span.start, "[") || ends (places, span.start, "[^");
}

static gboolean
is_lone_mention (KwEscapePlaces *places, const KwEscapeRun *run)
{
  if (run->has_backslash && run->first >= 0x9FA5 && run->first <= 0x9FFF)
    return TRUE; /* where a range of all Han ends, in one version of Unicode or another */
  return is_enclosed (places, run->span) || is_named (places, run->span) || is_spoken_of (places, run->span);
}

/* 中.html: the run is part of a name. */
static gboolean
is_name_continued (const KwEscapePlaces *places, gsize at)
{
  if (at == places->len)
    return FALSE;
  char c = places->text[at];
  if (c == '.')
    return at + 1 < places->len && g_ascii_isalpha (places->text[at + 1]);
  return c == '/' || c == '?' || c == '_' || c == '=' || c == '#';
}

/* A letter and a colon before it: a drive. */
static gboolean
is_on_drive (const KwEscapePlaces *places, gsize at)
{
  return at >= 2 && places->text[at - 1] == ':' && g_ascii_isalpha (places->text[at - 2]) &&
         (at == 2 || !g_ascii_isalnum (places->text[at - 3]));
}

/* `a\u4e2d`: between the backquotes of Markdown, which many plain texts use as
 * well. Looks at each byte once. */
static gboolean
is_quoted_code (KwEscapePlaces *places, gsize at)
{
  for (; places->counted < at; places->counted++)
    {
      char c = places->text[places->counted];
      places->in_code = c != '\n' && (c == '`') != places->in_code;
    }
  return places->in_code;
}

/* /%E8%AF%BB書%E5%AE%A4: whether the URL of the run before goes on, with Han as
 * browsers show it, up to AT. */
static gboolean
continues_url (const KwEscapePlaces *places, gsize at)
{
  guint len;
  if (places->url_end == 0 || at - places->url_end > NEAR)
    return FALSE;
  for (gsize p = places->url_end; p < at; p += len)
    {
      gunichar c = kw_utf8_get (places->text + p, &len);
      if (c < 0x80 ? !is_token_char ((char) c) : !kw_is_han (c))
        return FALSE;
    }
  return TRUE;
}

/* &amp;lt; */
static gboolean
is_nested (const KwEscapePlaces *places, KwSpan span)
{
  const char *end = places->text + span.end;
  const char *p = memmem (places->text + span.start, kw_span_len (span), "&amp;", 5);
  return p != NULL && p + 5 < end && p[5] != '&';
}

/* Markdown passes entities on to the browser: they are how < is written there. */
static gboolean
is_markup (const KwEscapePlaces *places, const KwEscapeRun *run)
{
  return places->markdown && run->has_entity && !run->has_backslash && !run->has_bytes &&
         !is_nested (places, run->span);
}

gboolean
kw_escape_is_meant (KwEscapePlaces *places, const KwEscapeRun *run)
{
  KwSpan span = run->span;
  if (is_markup (places, run) || is_quoted_code (places, span.start))
    return TRUE;
  guint signs = token_signs (places, span.start);
  gboolean is_space = run->first == ' ' || run->first == 0xA0 || (run->first >= 0x2000 && run->first <= 0x200A);
  if (((signs & KW_TOKEN_URL) != 0 || continues_url (places, span.start)) && !(run->has_entity && is_space))
    {
      places->url_end = span.end;
      return TRUE;
    }
  if (run->has_entity && run->first == '&' && (signs & KW_TOKEN_QUERY) != 0)
    return TRUE; /* ?a=1&amp;b=2 */
  if (run->has_bytes && ((signs & (KW_TOKEN_PATH | KW_TOKEN_QUERY)) != 0 || is_name_continued (places, span.end)))
    return TRUE;
  if (run->has_backslash &&
      ((signs & KW_TOKEN_BACKSLASH) != 0 || is_range (places, span) || is_on_drive (places, span.start)))
    return TRUE;
  if (ends (places, span.start, "`") && starts (places, span.end, "`"))
    return TRUE;
  if (!run->has_entity && (is_string_literal (places, span) || is_line_of_code (places, span.start)))
    return TRUE;
  return run->n_chars <= MENTIONED && is_lone_mention (places, run);
}
