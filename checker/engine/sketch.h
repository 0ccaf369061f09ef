/* sketch.h - reprints told by a few of their sentences; private to the engine.
 *
 * A sketch keeps the smallest hashes of an article's sentences (bottom-k
 * MinHash: A. Broder, "On the resemblance and containment of documents", 1997),
 * so that two of them estimate how many sentences two articles share, whatever
 * the order, the headline or the menu around them.
 */
#pragma once

#include "checker/text/article.h"

#define KW_SKETCH_SIZE 8

typedef struct
{
  KwArticleRef ref;
  guint32 n;
  guint32 hashes[KW_SKETCH_SIZE]; /* ascending */
} KwSketch;

void kw_sketch_init (KwSketch *sketch, const KwArticle *article);
/* At least half of their sentences are the same: one is a copy of the other. */
gboolean kw_sketch_reprints (const KwSketch *a, const KwSketch *b);
