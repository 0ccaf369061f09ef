/* html-text.c - characters into blocks of running text, each traced to its byte
 *
 * White space collapses as CSS has it for `white-space: normal`: runs of
 * ASCII white space are one space. No-break, ideographic and zero-width
 * spaces stay inside a block; at its edges, where pages indent with them,
 * they go.
 */
#include "checker/text/html-private.h"

#include "checker/base/utf8.h"

#include <string.h>

#define SPACES_MAX 4096 /* more in a row is a test, not a text */

typedef struct
{
  gsize source;
  guint8 source_len;
  guint8 len;
  char text[4];
} Space;

void
kw_html_text_init (KwHtmlText *text)
{
  *text = (KwHtmlText){ .text = g_string_new (NULL), .kind = KW_BLOCK_PARAGRAPH };
  kw_offset_map_init (&text->origin);
  text->blocks = g_array_new (FALSE, FALSE, sizeof (KwBlock));
  text->weights = g_array_new (FALSE, FALSE, sizeof (KwHtmlWeight));
  text->spaces = g_array_new (FALSE, FALSE, sizeof (Space));
}

void
kw_html_text_clear (KwHtmlText *text)
{
  if (text->text != NULL)
    g_string_free (text->text, TRUE);
  kw_offset_map_clear (&text->origin);
  g_clear_pointer (&text->blocks, g_array_unref);
  g_clear_pointer (&text->weights, g_array_unref);
  g_clear_pointer (&text->spaces, g_array_unref);
  text->text = NULL;
}

static inline gboolean
collapses (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

/* Spaces that are white where a block begins or ends. */
static inline gboolean
is_edge_space (gunichar c)
{
  return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

static inline gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  if (c < 0xC0 || (c >= 0x2000 && c < 0x2C00))
    return FALSE;
  if (c >= 0x3000 && c < 0x3040)
    return c == 0x3007;
  return !(c >= 0xFF00 && c < 0xFF10) && !(c >= 0xFF1A && c < 0xFF21) && !(c >= 0xFE10 && c < 0xFE70);
}

static inline gboolean
is_stop (gunichar c)
{
  return c == 0x3002 || c == 0xFF0C || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B;
}

/* What stands between the steps of a breadcrumb or the items of a menu. */
static inline gboolean
is_bar (gunichar c)
{
  return c == '>' || c == '|' || c == 0xBB || c == 0x203A || c == 0x2192 || c == 0xFF1E || c == 0xFF5C;
}

static void
weigh (KwHtmlText *text, gunichar c)
{
  text->weight.stops += is_stop (c);
  text->weight.bars += is_bar (c);
  if (!is_letter (c))
    return;
  text->weight.letters++;
  if (!text->in_link)
    return;
  text->weight.linked++;
  text->weight.links += text->new_link;
  text->new_link = FALSE;
}

/* Notes where the next bytes come from; nothing is to be done while they are copied. */
static void
append (KwHtmlText *text, const char *s, gsize len, gsize source, gsize source_len, gboolean copy)
{
  gsize to = text->text->len;
  if (!copy || !text->copying || source - to != text->shift)
    kw_offset_map_add (&text->origin, to, source, copy ? 1 : (guint8) len, copy ? 1 : (guint8) source_len);
  text->copying = copy;
  text->shift = source - to;
  text->source_end = source + source_len;
  g_string_append_len (text->text, s, (gssize) len);
}

static void
begin_block (KwHtmlText *text)
{
  /* A line end stands for no byte of the page, so a repair that drops one
   * drops no markup. */
  if (text->text->len > 0)
    append (text, "\n", 1, text->source_end, 0, FALSE);
  text->open = TRUE;
  text->block = (KwBlock){ text->kind, kw_span (text->text->len, text->text->len), { 0, 0 } };
  text->weight = (KwHtmlWeight){ 0 };
}

void
kw_html_text_break (KwHtmlText *text)
{
  g_array_set_size (text->spaces, 0);
  if (!text->open)
    return;
  text->open = FALSE;
  text->block.span.end = (guint32) text->text->len;
  g_array_append_val (text->blocks, text->block);
  g_array_append_val (text->weights, text->weight);
}

static void
hold_space (KwHtmlText *text, const KwHtmlPiece *piece, gunichar c)
{
  GArray *spaces = text->spaces;
  if (!text->open || spaces->len >= SPACES_MAX)
    return;
  Space space = { piece->source, (guint8) piece->source_len, (guint8) piece->len, " " };
  if (!collapses (c))
    memcpy (space.text, piece->text, MIN (piece->len, sizeof space.text));
  else if (!text->preformatted && spaces->len > 0 && g_array_index (spaces, Space, spaces->len - 1).text[0] == ' ')
    return;
  g_array_append_val (spaces, space);
}

static void
release_spaces (KwHtmlText *text)
{
  for (guint i = 0; i < text->spaces->len; i++)
    {
      const Space *space = &g_array_index (text->spaces, Space, i);
      append (text, space->text, space->len, space->source, space->source_len, space->len == space->source_len);
    }
  g_array_set_size (text->spaces, 0);
}

/* PIECE is one character, or an entity that became two. */
static void
add_character (KwHtmlText *text, const KwHtmlPiece *piece)
{
  guint len;
  gunichar c = kw_utf8_get (piece->text, &len);
  if (text->preformatted && c == '\n')
    kw_html_text_break (text);
  else if (collapses (c) || (is_edge_space (c) && len == piece->len))
    hold_space (text, piece, c);
  else
    {
      if (!text->open)
        begin_block (text);
      release_spaces (text);
      append (text, piece->text, piece->len, piece->source, piece->source_len, !piece->entity);
      weigh (text, c);
    }
}

void
kw_html_text_add (KwHtmlText *text, const KwHtmlPiece *piece)
{
  if (piece->entity)
    {
      add_character (text, piece);
      return;
    }
  for (gsize i = 0; i < piece->len;)
    {
      guint n = kw_utf8_len ((guchar) piece->text[i]);
      if (i + n > piece->len)
        return;
      add_character (text, &(KwHtmlPiece){ piece->text + i, n, piece->source + i, n, FALSE });
      i += n;
    }
}
