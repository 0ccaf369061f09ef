/* article.c - an article put together from its parts */
#include "checker/text/article.h"
#include "checker/text/blocks.h"
#include "checker/text/garble.h"
#include "checker/text/publication.h"
#include "checker/text/repair.h"
#include "checker/text/residue.h"

#include <string.h>

static gboolean
is_blank (const char *value)
{
  while (*value != '\0' && g_unichar_isspace (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  return *value == '\0';
}

void
kw_article_parts_note_blank (KwArticleParts *parts, const char *key, gsize len, const char *value)
{
  static const struct
  {
    const char *key;
    KwBlank bit;
  } keys[] = { { "title", KW_BLANK_TITLE }, { "date", KW_BLANK_DATE }, { "source", KW_BLANK_SOURCE } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strlen (keys[i].key) == len && memcmp (keys[i].key, key, len) == 0)
      {
        gboolean blank = value == NULL || is_blank (value);
        parts->blank = blank ? parts->blank | keys[i].bit : parts->blank & ~(guint) keys[i].bit;
      }
}

void
kw_article_parts_clear (KwArticleParts *parts)
{
  g_clear_pointer (&parts->id, g_free);
  g_clear_pointer (&parts->title, g_free);
  g_clear_pointer (&parts->source, g_free);
  g_clear_pointer (&parts->url, g_free);
  g_clear_pointer (&parts->date, g_free);
  g_clear_pointer (&parts->declared, g_free);
  g_clear_pointer (&parts->text, g_free);
  g_clear_pointer (&parts->page, g_free);
  g_clear_pointer (&parts->blocks, g_array_unref);
  kw_offset_map_clear (&parts->origin);
}

static void
take_parts (KwArticle *article, KwArticleParts *parts)
{
  article->id = g_steal_pointer (&parts->id);
  article->title = g_steal_pointer (&parts->title);
  article->source = g_steal_pointer (&parts->source);
  article->url = g_steal_pointer (&parts->url);
  article->date = g_steal_pointer (&parts->date);
  article->declared = g_steal_pointer (&parts->declared);
  article->blank = parts->blank;
  article->text = g_steal_pointer (&parts->text);
  article->len = parts->len;
  article->page = g_steal_pointer (&parts->page);
  article->page_len = parts->page_len;
  article->origin = parts->origin;
  parts->origin = (KwOffsetMap){ NULL };
  article->blocks = g_steal_pointer (&parts->blocks);
}

/* The text is read as repaired where the repair is safe. */
static void
fold (KwArticle *article)
{
  g_autoptr (GArray) edits = kw_garble_edits (article->text, article->residue, article->repairs);
  kw_fold_init (&article->fold, article->text, article->len, (const KwEdit *) (gpointer) edits->data, edits->len);
  for (guint i = 0; i < article->blocks->len; i++)
    {
      KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      /* Of what was dropped at the text's end the map knows nothing. */
      block->folded.start = MIN (kw_offset_map_derived (&article->fold.map, block->span.start),
                                 (guint32) article->fold.len);
      block->folded.end = MIN (kw_offset_map_derived (&article->fold.map, block->span.end),
                               (guint32) article->fold.len);
      /* What was dropped behind a block's end maps to the next line. */
      while (block->folded.end > block->folded.start && article->fold.text[block->folded.end - 1] == '\n')
        block->folded.end--;
    }
}

/* A plain text's title: the first line that looks like one. */
static void
find_title (KwArticle *article)
{
  for (guint i = 0; article->title == NULL && i < MIN (article->blocks->len, 5); i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      if (block->kind == KW_BLOCK_PARAGRAPH)
        return;
      if (block->kind == KW_BLOCK_HEADING && kw_span_len (block->span) >= 12)
        article->title = g_strndup (article->text + block->span.start, kw_span_len (block->span));
    }
}

KwArticle *
kw_article_new (const KwRaw *raw, KwDecoded *decoded, KwArticleParts *parts)
{
  KwArticle *article = g_new0 (KwArticle, 1);
  gboolean markdown = raw->format == KW_FORMAT_MARKDOWN;
  article->path = g_strdup (raw->path);
  article->record = raw->record;
  article->line = raw->line;
  article->offset = raw->offset;
  article->format = raw->format;
  article->charset = decoded != NULL ? decoded->charset : "UTF-8";
  take_parts (article, parts);
  if (decoded != NULL)
    article->undecodable = g_steal_pointer (&decoded->undecodable);
  if (article->blocks == NULL)
    article->blocks = kw_blocks_of_lines (article->text, article->len, markdown);
  kw_census_take (&article->census, article->text, article->len);
  article->residue = kw_residue_find (article->text, article->len);
  article->repairs = kw_garble_find (article->text, article->len, &article->census, article->residue, markdown);
  fold (article);
  if (raw->format == KW_FORMAT_TEXT || raw->format == KW_FORMAT_MARKDOWN)
    find_title (article);
  kw_publication_read (article);
  return article;
}

void
kw_article_free (KwArticle *article)
{
  if (article == NULL)
    return;
  g_free (article->path);
  g_free (article->id);
  g_free (article->title);
  g_free (article->source);
  g_free (article->url);
  g_free (article->date);
  g_free (article->declared);
  g_free (article->text);
  g_free (article->page);
  kw_offset_map_clear (&article->origin);
  kw_census_clear (&article->census);
  kw_fold_clear (&article->fold);
  g_clear_pointer (&article->blocks, g_array_unref);
  g_clear_pointer (&article->dated, g_array_unref);
  g_clear_pointer (&article->undecodable, g_array_unref);
  g_clear_pointer (&article->residue, g_array_unref);
  g_clear_pointer (&article->repairs, g_array_unref);
  if (article->ledger != NULL)
    article->ledger_free (article->ledger);
  g_free (article);
}

KwSpan
kw_article_source_span (const KwArticle *article, KwSpan span)
{
  return article->page != NULL ? kw_offset_map_span (&article->origin, span) : span;
}

const char *
kw_article_source (const KwArticle *article, gsize *len)
{
  *len = article->page != NULL ? article->page_len : article->len;
  return article->page != NULL ? article->page : article->text;
}

KwSpan
kw_article_unfold (const KwArticle *article, KwSpan folded)
{
  return kw_offset_map_span (&article->fold.map, folded);
}

gboolean
kw_article_is_garbled (const KwArticle *article, KwSpan span)
{
  guint low = 0, high = article->repairs != NULL ? article->repairs->len : 0;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      KwSpan garbled = g_array_index (article->repairs, KwRepair, mid).span;
      if (kw_span_overlaps (garbled, span))
        return TRUE;
      if (garbled.end <= span.start)
        low = mid + 1;
      else
        high = mid;
    }
  return FALSE;
}

KwPeriod
kw_article_anchor (const KwArticle *article)
{
  static const KwDatedBy order[] = { KW_DATED_BY_SOURCE, KW_DATED_BY_HEADER, KW_DATED_BY_METADATA };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < article->dated->len; j++)
      {
        const KwDated *dated = &g_array_index (article->dated, KwDated, j);
        if (dated->by == order[i])
          return dated->period;
      }
  return KW_PERIOD_NONE;
}

const KwBlock *
kw_article_block_at (const KwArticle *article, guint32 offset)
{
  guint low = 0, high = article->blocks->len;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, mid);
      if (offset < block->span.start)
        high = mid;
      else if (offset >= block->span.end)
        low = mid + 1;
      else
        return block;
    }
  return NULL;
}
