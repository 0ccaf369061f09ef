/* html-offsets.c - finds the parser's characters in the page
 *
 * libxml2 says how far it has read but not where the characters it hands over
 * began: between them and the place it has reached lie at most an entity's
 * end or the character being read, and before them markup that it may have
 * ignored without a word. Entities arrive alone in their chunk (htmlParseReference
 * up to 2.13, htmlParseCharData from 2.14), so a chunk is either one entity
 * or a copy of the page but for what the parser refuses (controls, CR).
 */
#include "checker/text/html-private.h"

#include "checker/base/utf8.h"

#include <libxml/xmlversion.h>
#include <string.h>

#define ENTITY_MAX 128  /* bytes; a unit of the map holds 255 */
#define BUFFER     1000 /* bytes: libxml2's HTML_PARSER_BIG_BUFFER_SIZE */

void
kw_html_aligner_tag (KwHtmlAligner *aligner, gsize pos)
{
  const char *page = aligner->page;
  if (pos + 1 < aligner->len && page[pos] == '/' && page[pos + 1] == '>')
    pos += 2;
  else if (pos < aligner->len && page[pos] == '>')
    pos++;
  kw_html_aligner_markup (aligner, pos);
}

void
kw_html_aligner_markup (KwHtmlAligner *aligner, gsize pos)
{
  /* An element that is implied by text is reported when the text has been read. */
  if (pos > aligner->floor && pos <= aligner->len && aligner->page[pos - 1] == '>')
    aligner->hint = pos;
}

static gboolean
is_ampersand_name (const char *name, gsize len)
{
  return len == (name[len - 1] == ';' ? 4 : 3) && g_ascii_strncasecmp (name, "amp", 3) == 0;
}

/* "#20013;", "#x4e2d", and nothing behind it. */
static gboolean
is_number (const char *name, gsize len)
{
  gsize first = g_ascii_tolower (name[1]) == 'x' ? 2 : 1;
  gsize i = first;
  while (i < len && (first == 2 ? g_ascii_isxdigit (name[i]) : g_ascii_isdigit (name[i])))
    i++;
  return i > first && i + (i < len && name[i] == ';') == len;
}

/* Whether NAME, what stands between '&' and the parser's place, is an entity
 * that can have become CHUNK. */
static gboolean
is_entity (const char *name, gsize len, const char *chunk)
{
  if (len < 2)
    return FALSE;
  if (name[0] == '#')
    return is_number (name, len);
  /* Before 2.14 &amp without its semicolon is left as it is. */
  if (LIBXML_VERSION < 21400 && name[len - 1] != ';')
    return FALSE;
  if (chunk[0] == '&')
    return is_ampersand_name (name, len);
  /* No name stands for a letter or digit of ASCII, or for a space. */
  return g_ascii_isalpha (name[0]) && !g_ascii_isalnum (chunk[0]) && !g_ascii_isspace (chunk[0]);
}

/* Where the entity begins that ends at POS and became CHUNK; POS if none. */
static gsize
entity_start (const KwHtmlAligner *aligner, const char *chunk, gsize len, gsize pos)
{
  gsize limit = pos - aligner->floor > ENTITY_MAX ? pos - ENTITY_MAX : aligner->floor;
  gsize p = pos;
  if (len > 8) /* two characters at most */
    return pos;
  if (p > limit && aligner->page[p - 1] == ';')
    p--;
  while (p > limit && (g_ascii_isalnum (aligner->page[p - 1]) || aligner->page[p - 1] == '#'))
    p--;
  if (p == limit || aligner->page[p - 1] != '&')
    return pos;
  return is_entity (aligner->page + p, pos - p, chunk) ? p - 1 : pos;
}

static gboolean
stands_at (const KwHtmlAligner *aligner, gsize at, const char *chunk, gsize len)
{
  return at >= aligner->floor && at + len <= aligner->len && memcmp (aligner->page + at, chunk, len) == 0;
}

/* Where CHUNK stands letter by letter; FALSE when the parser changed it. */
static gboolean
find_copy (const KwHtmlAligner *aligner, const char *chunk, gsize len, gsize pos, gsize *at)
{
  /* A '<' that begins no tag is reported before it is read. */
  *at = pos;
  if (len == 1 && chunk[0] == '<' && stands_at (aligner, pos, chunk, len))
    return TRUE;
  *at = aligner->hint;
  if (aligner->hint <= pos && stands_at (aligner, aligner->hint, chunk, len))
    return TRUE;
  if (pos >= len && stands_at (aligner, *at = pos - len, chunk, len))
    return TRUE;
  /* A full buffer is handed over before its last character is read. */
  gsize last = len - (gsize) (kw_utf8_prev (chunk + len, chunk) - chunk);
  return len >= BUFFER && pos + last >= len && stands_at (aligner, *at = pos + last - len, chunk, len);
}

/* Bytes that PAGE and CHUNK share, in whole characters. The parser is given a
 * space for NUL. */
static gsize
common (const char *page, const char *chunk, gsize len)
{
  gsize n = 0;
  while (n < len && (page[n] == chunk[n] || (page[n] == '\0' && chunk[n] == ' ')))
    n++;
  while (n > 0 && n < len && ((guchar) chunk[n] & 0xC0) == 0x80)
    n--;
  return n;
}

/* Past what the parser refused at P: a tag, "</" that is none, a character. */
static gsize
skip_refused (const KwHtmlAligner *aligner, gsize p, gsize end)
{
  const char *at = aligner->page + p;
  if (*at != '<')
    return p + kw_utf8_len ((guchar) *at);
  if (at[1] == '/' && !g_ascii_isalpha (at[2]))
    return MIN (p + 2, end);
  const char *close = memchr (at, '>', end - p);
  return close != NULL ? (gsize) (close - aligner->page) + 1 : end;
}

static void
place_rest (KwHtmlAligner *aligner, const char *chunk, gsize len, gsize pos, KwHtmlPieceFunc func, gpointer data)
{
  gsize p = aligner->hint + len <= pos ? aligner->hint : aligner->floor;
  gsize end = MIN (pos + 4, aligner->len);
  gsize i = 0;
  while (i < len && p < end)
    {
      gsize n = common (aligner->page + p, chunk + i, MIN (len - i, end - p));
      if (n > 0)
        func (data, &(KwHtmlPiece){ chunk + i, n, p, n, FALSE });
      i += n;
      p = n > 0 ? p + n : skip_refused (aligner, p, end);
      if (n > 0)
        aligner->floor = p;
    }
  /* What is lost is looked for but once, or time would be quadratic. */
  if (i < len)
    aligner->floor = MAX (aligner->floor, pos);
  aligner->hint = aligner->floor;
}

void
kw_html_aligner_place (KwHtmlAligner *aligner, const char *chunk, gsize len, gsize pos, KwHtmlPieceFunc func,
                       gpointer data)
{
  pos = CLAMP (pos, aligner->floor, aligner->len);
  if (len == 0)
    return;
  gsize at = pos;
  gboolean plain = chunk[0] != '&' && chunk[0] != '<';
  if (!plain || aligner->hint > pos || !stands_at (aligner, aligner->hint, chunk, len))
    at = entity_start (aligner, chunk, len, pos);
  if (at < pos)
    {
      func (data, &(KwHtmlPiece){ chunk, len, at, pos - at, TRUE });
      aligner->hint = aligner->floor = pos;
      return;
    }
  if (!find_copy (aligner, chunk, len, pos, &at))
    {
      place_rest (aligner, chunk, len, pos, func, data);
      return;
    }
  func (data, &(KwHtmlPiece){ chunk, len, at, len, FALSE });
  aligner->hint = aligner->floor = at + len;
}
