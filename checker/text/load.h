/* load.h - from raw bytes to an article, whatever the format. */
#pragma once

#include "checker/text/article.h"

/* Where a record is broken. */
typedef struct
{
  guint line;   /* of the file */
  guint column; /* 1-based, characters */
  guint64 offset;
} KwLoadFault;

/* The charset to decode RAW in: ENCODING, else what a page too short to be
 * told declares, else NULL to detect. Static string or ENCODING. */
const char *kw_load_charset (const KwRaw *raw, const char *encoding);

/* Decodes RAW (ENCODING NULL: detected) and builds the article. NULL with
 * KW_ERROR_SYNTAX for a broken record (*FAULT says where), KW_ERROR_CHARSET
 * or KW_ERROR_TOO_BIG. */
KwArticle *kw_article_load (const KwRaw *raw, KwArticleRef ref, const char *encoding, KwLoadFault *fault,
                            GError **error);
