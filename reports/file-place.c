/* file-place.c - places of articles as places of files */
#include "reports/file-place.h"

#include <string.h>

KwFilePlace
kw_file_place (const KwEntryArticle *article, const KwPlace *place)
{
  if (article->many)
    return (KwFilePlace){ .line = article->line, .end_line = article->line };
  KwFilePlace at = { place->line, place->end_line, TRUE, place->column, place->end_column };
  /* Lines that a place takes whole end where the next one begins: editors mark
   * one line too many. */
  if (at.end_line > at.line && at.end_column == 1)
    {
      at.end_line--;
      at.columns = FALSE;
    }
  return at;
}

gboolean
kw_file_bytes (const KwEntryArticle *article, const KwPlace *place, guint *column, guint *end_column)
{
  if (article->many || place->line_start == G_MAXUINT32)
    return FALSE;
  *column = place->start - place->line_start + 1;
  *end_column = place->end - place->end_line_start + 1;
  return TRUE;
}

char *
kw_file_uri (const KwEntryArticle *article)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) article->path, strlen (article->path), "/");
  if (*escaped == '/')
    return g_strconcat ("file://", escaped, NULL);
  return g_steal_pointer (&escaped);
}
