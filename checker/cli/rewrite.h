/* rewrite.h - repairs of an article's text as edits of the bytes it was read
 * from: knows charsets and formats, not where repairs come from nor where
 * files lie. */
#pragma once

#include "checker/cli/edits.h"
#include "checker/finding.h"

typedef struct
{
  GArray *edits;      /* of the bytes */
  GArray *meant;      /* the same edits of the article's text */
  guint made;         /* places that they repair */
  guint overlapped;   /* places that gave way to an earlier one */
  GPtrArray *refused; /* of char *: "name:line:column: not repaired: why" */
} KwRewrite;

/* Turns PLACES (of KwOccurrence, in article order, each with a replacement)
 * of ARTICLE into edits of RAW, which it was loaded from in ENCODING (NULL:
 * detected). Of places that overlap the first is repaired. What cannot be
 * written without touching anything else is refused. */
void kw_rewrite (KwRewrite *rewrite, const KwArticle *article, const KwRaw *raw, const char *encoding,
                 const GArray *places);
void kw_rewrite_clear (KwRewrite *rewrite);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KwRewrite, kw_rewrite_clear)

/* Whether ARTICLE, the same read again from the edited bytes, says what was
 * meant to stand in OLD. Of a page white space does not count: what stands
 * around a piece that is dropped runs together. */
gboolean kw_rewrite_is_right (const KwRewrite *rewrite, const KwArticle *old, const KwArticle *article);

/* EDITS of RAW's bytes as edits of the text they were decoded to, to be shown.
 * (transfer full) */
GArray *kw_rewrite_shown (const KwDecoded *decoded, const KwRaw *raw, const GArray *edits);
