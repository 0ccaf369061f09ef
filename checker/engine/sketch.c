/* sketch.c - the smallest hashes of an article's sentences */
#include "checker/engine/sketch.h"

#include <string.h>
#include <xxhash.h>

/* Shorter sentences are headings and phrases that many articles share: bytes. */
#define SENTENCE_MIN 30

static void
add (KwSketch *sketch, guint32 hash)
{
  guint at = sketch->n;
  if (sketch->n == KW_SKETCH_SIZE && hash >= sketch->hashes[KW_SKETCH_SIZE - 1])
    return;
  while (at > 0 && sketch->hashes[at - 1] > hash)
    at--;
  if (at > 0 && sketch->hashes[at - 1] == hash)
    return;
  if (sketch->n < KW_SKETCH_SIZE)
    sketch->n++;
  memmove (sketch->hashes + at + 1, sketch->hashes + at, (sketch->n - at - 1) * sizeof hash);
  sketch->hashes[at] = hash;
}

/* The next 。 from P on; END where there is none. */
static const char *
find_stop (const char *p, const char *end)
{
  while ((p = memchr (p, 0xE3, (gsize) (end - p))) != NULL)
    {
      if (end - p >= 3 && memcmp (p, "。", 3) == 0)
        return p;
      p++;
    }
  return end;
}

static void
add_block (KwSketch *sketch, const char *p, const char *end)
{
  while (p < end)
    {
      const char *stop = find_stop (p, end);
      if (stop - p >= SENTENCE_MIN)
        add (sketch, (guint32) XXH3_64bits (p, (gsize) (stop - p)));
      p = stop < end ? stop + 3 : end;
    }
}

void
kw_sketch_init (KwSketch *sketch, const KwArticle *article)
{
  *sketch = (KwSketch){ .ref = article->ref };
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      if (block->kind != KW_BLOCK_CHROME)
        add_block (sketch, article->fold.text + block->folded.start, article->fold.text + block->folded.end);
    }
}

/* Of the smallest hashes of both together, those that both have. */
gboolean
kw_sketch_reprints (const KwSketch *a, const KwSketch *b)
{
  guint both = 0, seen = 0;
  for (guint i = 0, k = 0; (i < a->n || k < b->n) && seen < KW_SKETCH_SIZE; seen++)
    {
      guint32 x = i < a->n ? a->hashes[i] : G_MAXUINT32, y = k < b->n ? b->hashes[k] : G_MAXUINT32;
      both += x == y;
      i += x <= y;
      k += y <= x;
    }
  return seen > 0 && 2 * both >= seen;
}
