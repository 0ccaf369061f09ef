/* title.c - a title is read as a block of its own */
#include "checker/figures/title.h"
#include "checker/figures/bind.h"
#include "checker/figures/figure.h"
#include "checker/figures/resolve.h"

#include <string.h>

/* Longer ones are no titles. */
#define TITLE_MAX 600

static void
read_tokens (const KwArticle *article, KwLedger *ledger, const KwGazetteer *gazetteer, const KwTokens *tokens)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (KwDate));
  KwSpan block = kw_span (0, ledger->title.len);
  KwSurroundings around = { ledger->title.text, tokens, gazetteer, dates, block };
  KwTimeline timeline = { kw_article_anchor (article), 0, KW_DAY_NONE };
  for (guint i = 0; i < tokens->len; i++)
    {
      KwDate date;
      KwFigure figure;
      guint first = i;
      if (kw_resolve (&timeline, tokens, &i, &date))
        g_array_append_val (dates, date);
      else if (kw_token (tokens, i)->type == KW_TOKEN_NUMERAL &&
               kw_figure_read (tokens, &i, ledger->title.text, block.end, &figure))
        {
          kw_bind (&around, first, i, &figure);
          g_array_append_val (ledger->title_figures, figure);
        }
    }
}

void
kw_title_tokenize (const KwArticle *article, KwLedger *ledger, GArray *array)
{
  gsize len = article->title != NULL ? strlen (article->title) : 0;
  if (len == 0 || len > TITLE_MAX)
    return;
  kw_fold_init (&ledger->title, article->title, len, NULL, 0);
  kw_tokenize (array, ledger->title.text, kw_span (0, ledger->title.len), ledger->republic);
}

void
kw_title_read (const KwArticle *article, KwLedger *ledger, const KwGazetteer *gazetteer, const KwTokens *tokens)
{
  ledger->title_figures = g_array_new (FALSE, FALSE, sizeof (KwFigure));
  if (tokens->len > 0)
    read_tokens (article, ledger, gazetteer, tokens);
}
