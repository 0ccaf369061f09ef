/* html-text.c - texts of the input for a page: made valid, cut short. */
#include "reports/html-text.h"
#include "checker/report.h"

#include <string.h>

void
kw_html_append_valid (GString *out, const char *text, gsize len)
{
  const char *end = text + len, *bad;
  while (text < end && !g_utf8_validate_len (text, (gsize) (end - text), &bad))
    {
      g_string_append_len (out, text, bad - text);
      if (*bad == '\0')
        g_string_append_c (out, '\0');
      else
        g_string_append_printf (out, "‹0x%02X›", (guchar) *bad);
      text = bad + 1;
    }
  g_string_append_len (out, text, end - text);
}

guint
kw_html_units (const char *text, gsize len)
{
  guint units = 0;
  for (gsize i = 0; i < len; i++)
    units += ((guchar) text[i] & 0xC0) != 0x80 ? 1 + ((guchar) text[i] >= 0xF0) : 0;
  return units;
}

static gsize
count (const char *text, gsize len)
{
  return kw_utf8_count (text, text + len);
}

/* Bytes of the first N characters of TEXT, of the last N. */
static gsize
first (const char *text, gsize len, guint n)
{
  gsize at = 0;
  for (; at < len && n > 0; n--)
    at += MIN (kw_utf8_len ((guchar) text[at]), len - at);
  return at;
}

static gsize
last (const char *text, gsize len, guint n)
{
  const char *p = text + len;
  for (; p > text && n > 0; n--)
    p = kw_utf8_prev (p, text);
  return (gsize) (text + len - p);
}

/* The two ends of TEXT that are kept, or all of it as the first; returns how
 * many characters stand between them. */
static gsize
ends_of (const char *text, gsize len, const KwHtmlLimits *limits, gsize *head, gsize *tail)
{
  gsize characters = count (text, len);
  *head = len;
  *tail = 0;
  if (characters <= limits->head + limits->tail)
    return 0;
  *head = first (text, len, limits->head);
  *tail = last (text, len, limits->tail);
  return characters - limits->head - limits->tail;
}

void
kw_html_append_cut (GString *out, const char *text, gsize len, const KwHtmlLimits *limits)
{
  gsize head, tail, left = ends_of (text, len, limits, &head, &tail);
  kw_html_append_valid (out, text, head);
  if (left > 0)
    g_string_append (out, "…");
  kw_html_append_valid (out, text + len - tail, tail);
}

/* Appends the three parts to QUOTE and notes them in PLACE. */
static void
append_quote (GString *quote, KwHtmlPlace *place, const char *const parts[3], const gsize lens[3],
              const KwHtmlLimits *limits)
{
  gsize before = last (parts[0], lens[0], limits->context), behind = first (parts[2], lens[2], limits->context);
  gsize head, tail, at = quote->len;
  place->left += (guint32) ends_of (parts[1], lens[1], limits, &head, &tail);
  place->cut |= (before < lens[0] ? 1 : 0) | (behind < lens[2] ? 2 : 0);
  kw_html_append_valid (quote, parts[0] + lens[0] - before, before);
  place->before = (guint32) (quote->len - at);
  kw_html_append_valid (quote, parts[1], head);
  kw_html_append_valid (quote, parts[1] + lens[1] - tail, tail);
  place->size = (guint32) (quote->len - at) - place->before;
  kw_html_append_valid (quote, parts[2], behind);
  place->behind = (guint32) (quote->len - at) - place->before - place->size;
}

KwHtmlPlace
kw_html_place (const KwPlace *place, const char *replacement, const KwHtmlLimits *limits)
{
  const char *from, *to, *end = place->text + place->len;
  kw_place_context (place, &from, &to);
  const char *const parts[] = { from, place->text, end };
  const gsize lens[] = { (gsize) (place->text - from), place->len, (gsize) (to - end) };
  KwHtmlPlace kept = {
    .start = place->start, .end = place->end, .line = place->line, .column = place->column, .end_line = place->end_line
  };
  gboolean from_line = from == place->from ? !place->cut_from : from[-1] == '\n';
  gboolean ended = place->len > 0 && end[-1] == '\n';
  gboolean to_line = ended || (to == place->to ? !place->cut_to : *to == '\n' || *to == '\r');
  kept.cut = (guint8) ((from_line ? 0 : 1) | (to_line ? 0 : 2));
  GString *quote = g_string_new (NULL);
  append_quote (quote, &kept, parts, lens, limits);
  kept.quote = g_string_free (quote, FALSE);
  if (replacement != NULL)
    {
      GString *text = g_string_new (NULL);
      kw_html_append_cut (text, replacement, strlen (replacement), limits);
      kept.replacement = g_string_free (text, FALSE);
    }
  return kept;
}

KwHtmlPlace
kw_html_place_cut (const KwHtmlPlace *place, const KwHtmlLimits *limits, GString *quote)
{
  const char *text = place->quote + place->before;
  const char *const parts[] = { place->quote, text, text + place->size };
  const gsize lens[] = { place->before, place->size, place->behind };
  KwHtmlPlace cut = *place;
  append_quote (quote, &cut, parts, lens, limits);
  return cut;
}

void
kw_html_place_clear (KwHtmlPlace *place)
{
  g_free (place->quote);
  g_free (place->replacement);
}
