/* worst.c - the worst pieces of a report */
#include "reports/worst.h"

typedef struct
{
  guint64 number; /* in the order they came */
  char *text;
} Piece;

struct _KwWorst
{
  guint most;
  guint64 count;
  GArray *pieces[3]; /* of Piece, by severity */
  guint64 left_out[3];
};

static void
piece_clear (gpointer data)
{
  g_free (((Piece *) data)->text);
}

KwWorst *
kw_worst_new (guint most)
{
  KwWorst *worst = g_new0 (KwWorst, 1);
  worst->most = most;
  for (guint i = 0; i < G_N_ELEMENTS (worst->pieces); i++)
    {
      worst->pieces[i] = g_array_new (FALSE, FALSE, sizeof (Piece));
      g_array_set_clear_func (worst->pieces[i], piece_clear);
    }
  return worst;
}

void
kw_worst_free (KwWorst *worst)
{
  if (worst == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (worst->pieces); i++)
    g_array_unref (worst->pieces[i]);
  g_free (worst);
}

/* The lowest severity of which a piece is kept. */
static guint
lowest (const KwWorst *worst)
{
  guint i = KW_NOTE;
  while (i < KW_ERROR && worst->pieces[i]->len == 0)
    i++;
  return i;
}

static gboolean
is_full (const KwWorst *worst)
{
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (worst->pieces); i++)
    n += worst->pieces[i]->len;
  return n >= worst->most;
}

gboolean
kw_worst_takes (const KwWorst *worst, KwSeverity severity)
{
  return !is_full (worst) || lowest (worst) < severity;
}

void
kw_worst_add (KwWorst *worst, KwSeverity severity, char *text)
{
  Piece piece = { worst->count++, text };
  if (text == NULL || !kw_worst_takes (worst, severity))
    {
      worst->left_out[severity]++;
      g_free (text);
      return;
    }
  if (is_full (worst))
    {
      guint victim = lowest (worst);
      g_array_set_size (worst->pieces[victim], worst->pieces[victim]->len - 1);
      worst->left_out[victim]++;
    }
  g_array_append_val (worst->pieces[severity], piece);
}

guint64
kw_worst_left_out (const KwWorst *worst, KwSeverity severity)
{
  return worst->left_out[severity];
}

guint64
kw_worst_all_left_out (const KwWorst *worst)
{
  return worst->left_out[KW_NOTE] + worst->left_out[KW_WARNING] + worst->left_out[KW_ERROR];
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  const Piece *x = *(const Piece *const *) a, *y = *(const Piece *const *) b;
  return (x->number > y->number) - (x->number < y->number);
}

GPtrArray *
kw_worst_kept (const KwWorst *worst)
{
  GPtrArray *kept = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (worst->pieces); i++)
    for (guint j = 0; j < worst->pieces[i]->len; j++)
      g_ptr_array_add (kept, &g_array_index (worst->pieces[i], Piece, j));
  g_ptr_array_sort (kept, by_number);
  for (guint i = 0; i < kept->len; i++)
    kept->pdata[i] = ((Piece *) kept->pdata[i])->text;
  return kept;
}
