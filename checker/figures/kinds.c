/* kinds.c - 分为五类: a division beside what a sentence before told */
#include "checker/figures/enumeration.h"
#include "checker/figures/names.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Figures before a division that may be what is divided. */
#define WHOLE_REACH 12
#define KINDS_LEAST 3

/* The figure before I that counts what 受理的案件分为五类 ends with: 案件. */
static const KwFigure *
divided_whole (const KwArticle *article, guint i, KwSpan words)
{
  const KwFigure *f = kw_ledger_figure (article->ledger, i);
  if (kw_span_len (words) < 6)
    return NULL;
  g_autofree char *noun = g_strndup (article->fold.text + words.end - 6, 6);
  for (guint k = i; k > 0 && i - k < WHOLE_REACH; k--)
    {
      const KwFigure *whole = kw_ledger_figure (article->ledger, k - 1);
      if (whole->unit == f->unit && kw_phrase_has (article->fold.text, kw_figure_clause (whole), noun))
        return whole->role == KW_ROLE_LEVEL || whole->role == KW_ROLE_TOTAL ? whole : NULL;
    }
  return NULL;
}

void
kw_parts_kinds (const KwArticle *article, guint first, KwParts *p)
{
  const KwLedger *ledger = article->ledger;
  const char *text = article->fold.text;
  const KwFigure *f = kw_ledger_figure (ledger, first);
  KwSpan before = kw_figure_opening (f);
  KwNameCount count;
  gssize at = kw_phrase_find (text, before, "分为");
  *p = (KwParts){ .n = 0 };
  if (at < 0 || !kw_name_count_read (text, text + at + strlen ("分为"), text + before.end, &count) ||
      count.n < KINDS_LEAST || count.n > KW_PARTS_MAX || text[count.span.end] != ':' ||
      (p->total = divided_whole (article, first, kw_words_last_clause (text, kw_span (before.start, (gsize) at)))) == NULL)
    return;
  guint n = 0;
  for (guint k = first; k < ledger->figures->len && kw_figures_share_sentence (f, kw_ledger_figure (ledger, k)); k++, n++)
    {
      const KwFigure *part = kw_ledger_figure (ledger, k);
      if (n == count.n || part->unit != f->unit)
        return;
      p->labels[n] = kw_span (n == 0 ? count.span.end + 1 : part[-1].folded.end, part->folded.start);
      p->parts[n] = part;
    }
  p->n = n == count.n ? n : 0;
}
