/* bytes.c - damaged stretches as bytes */
#include "checker/text/bytes.h"
#include "checker/base/utf8.h"
#include "checker/text/article.h"
#include "checker/text/gbk.h"

#include <string.h>

/* What damage itself leaves of full-width ASCII cannot tell, the commas of
 * the rest can. */
static KwWidth
measure (const char *text, gsize len)
{
  if (memmem (text, len, "\xEF\xBC\x8C", 3) != NULL) /* ， */
    return KW_WIDTH_WIDE;
  const char *end = text + len;
  for (const char *p = text; (p = memchr (p, ',', (gsize) (end - p))) != NULL; p++)
    if (p > text && p + 1 < end && (guchar) p[-1] >= 0x80 && (guchar) p[1] >= 0x80)
      return KW_WIDTH_FOLDED;
  return KW_WIDTH_EITHER;
}

void
kw_garbled_measure (KwGarbled *garbled)
{
  if (garbled->width == KW_WIDTH_UNKNOWN)
    garbled->width = measure (garbled->text, garbled->len);
}

/* The residue that ends at AT, or NULL. */
static const KwResidue *
residue_before (const KwGarbled *garbled, gsize at)
{
  guint low = 0, high = garbled->residue != NULL ? garbled->residue->len : 0;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      const KwResidue *residue = &g_array_index (garbled->residue, KwResidue, mid);
      if (residue->span.end == at)
        return residue;
      if (residue->span.end < at)
        low = mid + 1;
      else
        high = mid;
    }
  return NULL;
}

gboolean
kw_garbled_in_residue (const KwGarbled *garbled, gsize at)
{
  return residue_before (garbled, at) != NULL;
}

gunichar
kw_garbled_before (const KwGarbled *garbled, gsize at)
{
  const KwResidue *residue = residue_before (garbled, at);
  if (residue != NULL)
    at = residue->span.start;
  if (at == 0)
    return 0;
  guint len;
  gunichar c = kw_utf8_get (kw_utf8_prev (garbled->text + at, garbled->text), &len);
  return c == '\n' ? 0 : c;
}

gunichar
kw_garbled_at (const KwGarbled *garbled, gsize at)
{
  guint len;
  return at < garbled->len ? kw_utf8_get (garbled->text + at, &len) : 0;
}

guint
kw_garbled_cell (const KwGarbled *garbled, gunichar c)
{
  if (c >= 0x80)
    return kw_gbk_cell (c);
  /* Row 3 is ASCII, but for the cells of $ and ~ (GB 2312). */
  return garbled->width != KW_WIDTH_WIDE && c > ' ' && c < '~' && c != '$' ? 0xA380 | c : 0;
}

char *
kw_garbled_hex (const guint8 *bytes, gsize n)
{
  GString *hex = g_string_sized_new (n * 3);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (hex, i == 0 ? "%02X" : " %02X", bytes[i]);
  return g_string_free (hex, FALSE);
}

char *
kw_garbled_read_as (const KwGarbled *garbled, gsize start, gsize end)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint len;
  for (gsize p = start; p < end; p += len)
    {
      gunichar c = kw_utf8_get (garbled->text + p, &len);
      guint cell = kw_gbk_cell (c);
      guint8 pair[2] = { (guint8) (cell >> 8), (guint8) cell };
      guint8 lone = c < 0x80 ? (guint8) c : c == 0x20AC ? 0x80 : '?';
      if (cell != 0 && c != 0x20AC)
        g_byte_array_append (bytes, pair, 2);
      else
        g_byte_array_append (bytes, &lone, 1);
    }
  return kw_garbled_hex (bytes->data, bytes->len);
}

char *
kw_garbled_spell (const KwGarbled *garbled, const gunichar *chars, gsize n)
{
  GString *spelled = g_string_sized_new (n * 3);
  for (gsize i = 0; i < n; i++)
    {
      gboolean wide = chars[i] >= 0xFF01 && chars[i] <= 0xFF5E;
      gboolean fold = wide && garbled->width == KW_WIDTH_FOLDED;
      g_string_append_unichar (spelled, fold ? chars[i] - 0xFEE0 : chars[i]);
    }
  return g_string_free (spelled, FALSE);
}
