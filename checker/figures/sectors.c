/* sectors.c - the three sectors beside what they divide */
#include "checker/figures/enumeration.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Figures that are looked at behind the first sector's. */
#define REACH 36
/* Words before a sector's figure, in bytes. */
#define LABEL_MAX 240

/* What the three sectors are sectors of; the total and they must agree on it. */
static gboolean
speaks_of_one (const char *text, KwSpan total, KwSpan label)
{
  static const char *const subjects[] = { "投资", "税", "就业", "从业", "贷款", "营业", "利用外资" };
  /* Households use electricity beside the sectors. */
  if (kw_phrase_has (text, total, "用电"))
    return FALSE;
  gboolean named = kw_phrase_has (text, total, "生产总值") || kw_phrase_has (text, total, "GDP");
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (kw_phrase_has (text, total, subjects[i]) != kw_phrase_has (text, label, subjects[i]))
        return FALSE;
      named |= kw_phrase_has (text, total, subjects[i]);
    }
  return named;
}

/* The level before figure number FIRST that the three sectors may divide. */
static const KwFigure *
sectors_total (const KwArticle *article, guint first)
{
  const char *text = article->fold.text;
  guint32 at = kw_ledger_figure (article->ledger, first)->folded.start;
  for (guint i = first; i > 0 && first - i < 8; i--)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i - 1);
      KwSpan before = kw_figure_lead (f);
      if (at - f->folded.end > 2 * LABEL_MAX || kw_phrase_has (text, kw_span (f->folded.end, at), "\n"))
        return NULL;
      if (f->kind == KW_KIND_PERCENT || f->kind == KW_KIND_ORDINAL || kw_label_is_foreign (text, before))
        continue;
      return f->kind == KW_KIND_NUMBER || f->unit == 0 ? NULL : f;
    }
  return NULL;
}

/* Where the words before figure number I name sector NUMBER, from 0; -1. */
static gssize
sector_at (const KwArticle *article, guint i, guint number)
{
  static const char *const names[] = { "第一产业", "第二产业", "第三产业" };
  guint32 to = kw_ledger_figure (article->ledger, i)->folded.start, from = to - MIN (to, LABEL_MAX / 3);
  if (i > 0)
    from = MAX (from, kw_ledger_figure (article->ledger, i - 1)->folded.end);
  return from < to ? kw_phrase_find (article->fold.text, kw_span (from, to), names[number]) : -1;
}

void
kw_parts_sectors (const KwArticle *article, guint first, KwParts *p)
{
  const char *text = article->fold.text;
  *p = (KwParts){ .n = 0 };
  if (sector_at (article, first, 0) < 0 || (p->total = sectors_total (article, first)) == NULL)
    return;
  KwSpan clause = kw_figure_lead (p->total);
  for (guint i = first; i < article->ledger->figures->len && i < first + REACH && p->n < 3; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      gssize at = sector_at (article, i, p->n);
      if (at < 0)
        continue;
      KwSpan label = kw_span (at + (gssize) strlen ("第一产业"), f->folded.start);
      gboolean direct = kw_span_len (label) <= 48 && !kw_phrase_has (text, label, ",") &&
                        !kw_phrase_has (text, label, "\n");
      if (!kw_figures_alike (f, p->total) || !direct || kw_label_is_foreign (text, label) ||
          !speaks_of_one (text, clause, label))
        break;
      p->labels[p->n] = kw_span (label.start, f->folded.start);
      p->parts[p->n++] = f;
    }
  p->n = p->n == 3 ? 3 : 0;
}
