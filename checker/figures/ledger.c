/* ledger.c - all figures and dates of an article, block by block */
#include "checker/figures/bind.h"
#include "checker/figures/body.h"
#include "checker/base/find.h"
#include "checker/base/utf8.h"
#include "checker/figures/figure.h"
#include "checker/figures/report-year.h"
#include "checker/figures/title.h"

#include <string.h>

typedef struct
{
  KwArticle *article;
  KwLedger *ledger;
  KwGazetteer gazetteer;
  KwTimeline timeline;
} Reader;

static void
add_date (Reader *r, KwDate *date)
{
  date->span = kw_article_unfold (r->article, date->folded);
  g_array_append_val (r->ledger->dates, *date);
}

static void
add_figure (Reader *r, const KwSurroundings *around, guint first, guint last, KwFigure *figure)
{
  kw_bind (around, first, last, figure);
  figure->span = kw_article_unfold (r->article, figure->folded);
  g_array_append_val (r->ledger->figures, *figure);
}

/* TOKENS are the block's alone, so that no neighbour is looked for in another. */
static void
read_block (Reader *r, const KwBlock *block, const KwTokens *tokens)
{
  const char *text = r->article->fold.text;
  KwSurroundings around = { text, tokens, &r->gazetteer, r->ledger->dates, block->folded };
  guint32 end = 0; /* of what was read last: 前 of 10日前 is nothing by itself */
  kw_timeline_begin (&r->timeline, block->folded);
  for (guint i = 0; i < tokens->len; i++)
    {
      KwDate date;
      KwFigure figure;
      guint first = i;
      if (kw_token (tokens, i)->span.start < end)
        continue;
      if (kw_resolve (&r->timeline, tokens, &i, &date))
        {
          r->timeline.floor = end = date.folded.end;
          add_date (r, &date);
        }
      else if (kw_token (tokens, i)->type == KW_TOKEN_NUMERAL &&
               kw_figure_read (tokens, &i, text, block->folded.end, &figure))
        {
          end = figure.folded.end;
          add_figure (r, &around, first, i, &figure);
        }
    }
}

static const KwBlock *
block_of (const KwArticle *article, guint i)
{
  return &g_array_index (article->blocks, KwBlock, i);
}

/* 110年4月, 112年度: no other calendar has such a year before a month. */
static gboolean
names_republic_year (const char *text, const char *end)
{
  for (const char *p = text; (p = kw_find (p, (gsize) (end - p), "年")) != NULL; p += 3)
    {
      gboolean three = p - text >= 3 && p[-3] == '1' && (p[-2] == '0' || p[-2] == '1') && kw_is_digit ((guchar) p[-1]) &&
                       (p - text == 3 || !kw_is_digit ((guchar) p[-4]));
      if (three && end - p > 6 && (kw_is_digit ((guchar) p[3]) || memcmp (p + 3, "度", 3) == 0 || memcmp (p + 3, "底", 3) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Does the article count its years as Taiwan does? It says so, or it is in
 * traditional script and names what only Taiwan has. */
static gboolean
counts_from_republic (const KwArticle *article)
{
  static const char *const signs[] = { "民国",   "新台币", "县府",   "乡公所", "镇公所", "区公所", "行政院", "立法院",
                                       "乡镇市", "户政",   "新北市", "台北市", "桃园市", "台中市", "台南市", "高雄市",
                                       "花莲县", "屏东县", "苗栗县", "彰化县", "南投县", "云林县", "嘉义县", "宜兰县",
                                       "台东县", "澎湖县", "新竹县", "基隆市" };
  if (!(article->census.seen & KW_SEEN_TRADITIONAL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (kw_find (article->fold.text, article->fold.len, signs[i]) != NULL)
      return TRUE;
  return names_republic_year (article->fold.text, article->fold.text + article->fold.len);
}

/* The tokens of all blocks but chrome; where each block's begin in STARTS. */
static void
tokenize (const KwArticle *article, gboolean republic, GArray *tokens, guint *starts)
{
  for (guint i = 0; i < article->blocks->len; i++)
    {
      starts[i] = tokens->len;
      if (block_of (article, i)->kind != KW_BLOCK_CHROME)
        kw_tokenize (tokens, article->fold.text, block_of (article, i)->folded, republic);
    }
  starts[article->blocks->len] = tokens->len;
}

const char *
kw_ledger_head (const KwArticle *article, const KwLedger *ledger, gsize *len)
{
  *len = ledger->title.len;
  if (*len > 0)
    return ledger->title.text;
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = block_of (article, i);
      if (block->kind == KW_BLOCK_CHROME)
        continue;
      *len = block->kind == KW_BLOCK_HEADING ? kw_span_len (block->folded) : 0;
      return article->fold.text + block->folded.start;
    }
  return "";
}

/* More tokens than most articles have; the memory of larger ones is given back. */
#define TOKENS_KEPT 4096

/* A thread's array for the tokens of one article after another: for most, they
 * would be its largest piece of memory. */
static GPrivate token_array = G_PRIVATE_INIT ((GDestroyNotify) g_array_unref);

static GArray *
take_tokens (void)
{
  GArray *tokens = g_private_get (&token_array);
  if (tokens == NULL)
    {
      tokens = g_array_sized_new (FALSE, FALSE, sizeof (KwToken), 256);
      g_private_set (&token_array, tokens);
    }
  g_array_set_size (tokens, 0);
  return tokens;
}

static void
give_back_tokens (const GArray *tokens)
{
  if (tokens->len > TOKENS_KEPT)
    g_private_replace (&token_array, NULL);
}

void
kw_ledger_read (KwArticle *article)
{
  Reader r = { article,
               g_new0 (KwLedger, 1),
               { .own = 0 },
               { .anchor = kw_article_anchor (article), .text = article->fold.text, .last_day = KW_DAY_NONE } };
  r.ledger->figures = g_array_new (FALSE, FALSE, sizeof (KwFigure));
  r.ledger->dates = g_array_new (FALSE, FALSE, sizeof (KwDate));
  GArray *array = take_tokens ();
  g_autofree guint *starts = g_new (guint, article->blocks->len + 1);
  r.ledger->republic = counts_from_republic (article);
  tokenize (article, r.ledger->republic, array, starts);
  r.ledger->cut = array->len >= KW_TOKENS_MAX;
  g_autoptr (GArray) title = g_array_sized_new (FALSE, FALSE, sizeof (KwToken), 16);
  kw_title_tokenize (article, r.ledger, title);
  KwPeriod report = kw_report_period (article, r.ledger);
  r.timeline.report_year = kw_report_year (article, report);
  KwTokens title_tokens = { (const KwToken *) (gpointer) title->data, title->len };
  KwFold source = { 0 };
  if (article->source != NULL)
    kw_fold_init (&source, article->source, strlen (article->source), NULL, 0);
  gsize head_len;
  const char *head = kw_ledger_head (article, r.ledger, &head_len);
  r.ledger->body = kw_body_of_article (head, head_len, source.text, &r.ledger->has_body);
  KwTokens all = { (const KwToken *) (gpointer) array->data, array->len };
  kw_gazetteer_init (&r.gazetteer, article, &all, r.ledger->title.text, &title_tokens, &source);
  for (guint i = 0; i < article->blocks->len; i++)
    {
      KwTokens tokens = { all.items + starts[i], starts[i + 1] - starts[i] };
      read_block (&r, block_of (article, i), &tokens);
    }
  kw_title_read (article, r.ledger, &r.gazetteer, &title_tokens);
  kw_report_period_apply (report, r.ledger);
  kw_fold_clear (&source);
  give_back_tokens (array);
  article->ledger = r.ledger;
  article->ledger_free = (GDestroyNotify) kw_ledger_free;
}

void
kw_ledger_free (KwLedger *ledger)
{
  g_array_unref (ledger->figures);
  g_array_unref (ledger->dates);
  g_array_unref (ledger->title_figures);
  kw_fold_clear (&ledger->title);
  g_free (ledger);
}

const char *
kw_unit_name (guint16 unit)
{
  return kw_lexicon_unit_entry (unit)->name;
}

guint
kw_ledger_dates_before (const KwLedger *ledger, guint32 p)
{
  guint low = 0, high = ledger->dates->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (kw_ledger_date (ledger, middle)->folded.start < p)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const char *
kw_unit_class (guint16 unit)
{
  return kw_lexicon_unit_entry (unit)->class_name;
}

const char *
kw_kind_name (KwFigureKind kind)
{
  static const char *const names[] = { "number",           "count", "money",   "percent",
                                       "percentage_point", "ratio", "ordinal", "measure" };
  return names[kind];
}

const char *
kw_approx_name (KwApprox approx)
{
  static const char *const names[] = { NULL, "more", "nearly", "less", "about", "at_least", "at_most", "few", "range" };
  return names[approx];
}

const char *
kw_modality_name (KwModality modality)
{
  static const char *const names[] = { "actual", "plan", "forecast", "requirement" };
  return names[modality];
}

const char *
kw_role_name (KwRole role)
{
  static const char *const names[] = { "level", "total", "part", "cumulative", "delta", "per_unit" };
  return names[role];
}

const char *
kw_grain_name (KwGrain grain)
{
  static const char *const names[] = { "day", "month", "quarter", "half", "year", "span" };
  return names[grain];
}

const char *
kw_anchor_name (KwAnchor anchor)
{
  static const char *const names[] = { "explicit", "narrative", "publication", "none" };
  return names[anchor];
}

const char *
kw_period_type_name (KwPeriodType type)
{
  static const char *const names[] = { "unknown", "flow", "stock", "vague" };
  return names[type];
}
