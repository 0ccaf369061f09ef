/* claim.c - a figure as two articles' figures are compared */
#include "checker/figures/claim.h"
#include "checker/base/sort16.h"
#include "checker/base/utf8.h"
#include "checker/figures/figure.h"
#include "checker/figures/row.h"

#include <string.h>
#include <xxhash.h>

/* How far the words around a figure count, in bytes: the sentence before it,
 * the clause behind it. */
#define BEFORE 90
#define BEHIND 30
/* Bytes: a thousand Han. */
#define SENTENCE 3000

static guint64
hash_span (const char *text, KwSpan span)
{
  return kw_span_is_empty (span) ? 0 : XXH3_64bits (text + span.start, kw_span_len (span)) | 1;
}

/* Adds the pairs of neighbouring Han in TEXT[FROM, TO) outside the figure. */
static guint
add_pairs (guint16 *features, guint n, guint max, const char *text, guint32 from, guint32 to)
{
  gunichar last = 0;
  for (guint32 p = from; p < to && n < max;)
    {
      guint len;
      gunichar c = kw_utf8_get (text + p, &len);
      gunichar han = kw_is_han (c) ? c : 0;
      if (han != 0 && last != 0)
        features[n++] = (guint16) (((guint32) (last * 0x9E3779B1u) ^ (han * 0x85EBCA6Bu)) >> 16);
      last = han;
      p += len;
    }
  return n;
}

/* A paragraph in which no 。 stands so far before the figure is one sentence. */
static guint32
sentence_start (const char *text, const KwBlock *block, guint32 figure)
{
  guint32 floor = figure - block->folded.start > SENTENCE ? figure - SENTENCE : block->folded.start;
  for (guint32 p = figure; p >= floor + 3; p--)
    if (memcmp (text + p - 3, "。", 3) == 0)
      return p;
  return block->folded.start;
}

static void
set_features (KwClaim *claim, const KwArticle *article, const KwFigure *figure, const KwBlock *block)
{
  guint16 all[128];
  const char *text = article->fold.text;
  guint32 figure_start = figure->folded.start, from = MAX (claim->sentence, figure->sentence.start);
  if (figure_start > from + BEFORE)
    from = kw_utf8_floor (text, figure_start - BEFORE, from);
  guint32 to = MIN (figure->clause.end, figure->folded.end + BEHIND);
  to = kw_utf8_floor (text, to, figure->folded.end);
  guint n = add_pairs (all, 0, 100, text, from, figure_start);
  n = add_pairs (all, n, 128, text, figure->folded.end, MAX (to, figure->folded.end));
  kw_sort16 (all, n);
  for (guint i = 0; i < n && claim->n_features < KW_CLAIM_FEATURES; i++)
    if (i == 0 || all[i] != all[i - 1])
      claim->features[claim->n_features++] = all[i];
}

/* In a hash of what a figure says: it has four digits, and is seldom met twice. */
#define RARE 2u

/* A hash of what FIGURE says, 0 where many figures say the same: 3个, 10%. */
static guint32
telling_hash (const KwFigure *figure)
{
  /* No struct: what pads one is no part of the figure. */
  const gint64 key[] = { figure->value.low.mantissa, figure->value.low.exponent, figure->value.high.mantissa,
                         figure->value.high.exponent, kw_lexicon_unit_entry (figure->unit)->class_index };
  gboolean telling = kw_decimal_significant (figure->value.low) >= 2 && figure->unit != 0 &&
                     kw_decimal_compare (figure->value.low, kw_decimal (1, 1)) > 0;
  guint32 rare = kw_decimal_significant (figure->value.low) >= 4 ? RARE : 0;
  return telling ? ((guint32) XXH3_64bits (key, sizeof key) & ~RARE) | 1 | rare : 0;
}

/* The figures around it, four on each side. */
static void
set_company (KwClaim *claim, const KwLedger *ledger, const KwFigure *figure)
{
  guint at = (guint) (figure - kw_ledger_figure (ledger, 0)), n = 0, half = KW_CLAIM_BESIDE / 2;
  for (guint i = at > half ? at - half : 0; i < ledger->figures->len && i <= at + half && n < KW_CLAIM_BESIDE; i++)
    {
      if (i != at)
        claim->beside[n++] = telling_hash (kw_ledger_figure (ledger, i));
    }
}

guint
kw_claim_company (const KwClaim *a, const KwClaim *b)
{
  guint shared = 0;
  for (guint i = 0; i < KW_CLAIM_BESIDE; i++)
    for (guint k = 0; k < KW_CLAIM_BESIDE; k++)
      if (a->beside[i] != 0 && a->beside[i] == b->beside[k])
        {
          shared += (a->beside[i] & RARE) != 0 ? 2 : 1;
          break;
        }
  return shared;
}

void
kw_claim_init (KwClaim *claim, const KwArticle *article, const KwFigure *figure)
{
  const char *text = article->fold.text;
  const KwBlock *block = kw_article_block_at (article, figure->span.start);
  memset (claim, 0, sizeof *claim);
  claim->value = kw_figure_hard (figure);
  claim->stated = figure->value.low;
  claim->period = figure->period;
  claim->period_type = figure->period_type;
  claim->period_anchor = figure->period_anchor;
  claim->kind = figure->kind;
  claim->modality = figure->modality;
  claim->role = figure->role;
  claim->unit = figure->unit;
  claim->unit_class = kw_lexicon_unit_entry (figure->unit)->class_index;
  claim->n_places = figure->n_places;
  memcpy (claim->places, figure->places, sizeof claim->places);
  claim->noun = hash_span (text, figure->noun);
  claim->verb = hash_span (text, figure->verb);
  guint32 end = kw_utf8_floor (text, MIN (figure->folded.end, figure->folded.start + KW_CLAIM_TEXT - 1), figure->folded.start);
  memcpy (claim->text, text + figure->folded.start, end - figure->folded.start);
  claim->dated = !kw_span_is_empty (figure->period_span);
  claim->written = figure->written;
  claim->exact = figure->approx == KW_APPROX_NONE && kw_interval_is_exact (&figure->value);
  claim->published = kw_article_anchor (article).to;
  KwInterval row;
  if (kw_row_sum (text, article->ledger, (guint) (figure - kw_ledger_figure (article->ledger, 0)), &row))
    claim->row = row.low;
  kw_subject_init (&claim->subject, text, article->ledger, figure);
  if (block == NULL)
    return;
  set_company (claim, article->ledger, figure);
  claim->sentence = sentence_start (text, block, figure->folded.start);
  set_features (claim, article, figure, block);
}

gsize
kw_claim_size (const KwClaim *claim)
{
  return G_STRUCT_OFFSET (KwClaim, features) + claim->n_features * sizeof claim->features[0];
}

KwClaim
kw_claim_copy (const KwClaim *kept)
{
  KwClaim copy;
  memset (&copy, 0, sizeof copy);
  memcpy (&copy, kept, kw_claim_size (kept));
  return copy;
}

static gboolean
has_place (const KwClaim *claim, guint32 place)
{
  for (guint i = 0; i < claim->n_places; i++)
    if (claim->places[i] == place)
      return TRUE;
  return FALSE;
}

static gboolean
is_nested (guint32 a, guint32 b)
{
  guint32 outer = MIN (a, b), step = outer % 10000 == 0 ? 10000 : outer % 100 == 0 ? 100 : 1;
  return a / step == b / step;
}

gboolean
kw_claim_places_agree (const KwClaim *a, const KwClaim *b)
{
  for (guint i = 0; i < a->n_places; i++)
    for (guint k = 0; k < b->n_places && !has_place (b, a->places[i]); k++)
      if (!has_place (a, b->places[k]) && !is_nested (a->places[i], b->places[k]))
        return FALSE;
  return TRUE;
}

/* Taiwan's counties (71xxxx) stand where others' prefectures stand. */
gboolean
kw_claim_is_local (const KwClaim *claim)
{
  return claim->places[0] % 100 != 0 || claim->places[0] / 10000 == 71;
}
