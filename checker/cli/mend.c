/* mend.c - one article repaired until nothing more can be */
#include "checker/cli/mend.h"
#include "checker/cli/cli.h"
#include "checker/cli/rewrite.h"
#include "checker/text/load.h"

#include <string.h>

/* Repairs make others possible: a date that a dropped reading had cut in two.
 * Rules that undo each other's repairs must not keep us here for ever. */
#define ROUNDS_MOST 5

/* What has become of the article so far. */
typedef struct
{
  const KwMendOptions *options;
  const KwRaw *raw;   /* as it was */
  KwArticle *article; /* as it is now, as the next two */
  GString *bytes;
  GArray *edits; /* from the one to the other */
  KwMendCount *count;
  guint overlapped; /* in the last round that repaired anything */
} Mending;

static gboolean
is_repair (const KwOccurrence *place)
{
  return place->replacement != NULL;
}

gboolean
kw_finding_is_mendable (const KwFinding *finding, KwFixSafety least)
{
  if (finding->safety < least || finding->safety == KW_FIX_NONE)
    return FALSE;
  for (guint i = 0; finding->occurrences != NULL && i < finding->occurrences->len; i++)
    if (is_repair (&g_array_index (finding->occurrences, KwOccurrence, i)))
      return TRUE;
  return finding->replacement != NULL;
}

/* Whether SPAN was read in another charset than the file's: the text is right
 * and its bytes are not. */
static gboolean
is_foreign (const KwArticle *article, KwSpan span)
{
  guint low = 0, high = article->undecodable != NULL ? article->undecodable->len : 0;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      const KwUndecodable *bad = &g_array_index (article->undecodable, KwUndecodable, mid);
      if (bad->span.start == span.start)
        return bad->charset != NULL && bad->span.end == span.end;
      if (bad->span.start < span.start)
        low = mid + 1;
      else
        high = mid;
    }
  return FALSE;
}

static void
add_place (GArray *places, const KwArticle *article, KwOccurrence place)
{
  if (!is_repair (&place) || place.span.start > place.span.end || place.span.end > article->len)
    return;
  gsize len = kw_span_len (place.span);
  const char *text = article->text + place.span.start;
  gboolean changes = strlen (place.replacement) != len || memcmp (place.replacement, text, len) != 0;
  if (changes || is_foreign (article, place.span))
    g_array_append_val (places, place);
}

/* Of two that begin together the longer comes first: what it drops or
 * rewrites holds the other. */
static gint
by_place (gconstpointer a, gconstpointer b)
{
  KwSpan x = ((const KwOccurrence *) a)->span, y = ((const KwOccurrence *) b)->span;
  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  return x.end > y.end ? -1 : x.end < y.end;
}

/* The places to repair, in article order; their strings stay the findings'. */
static GArray *
places_of (const KwArticle *article, KwFinding *const *findings, guint n, KwFixSafety least)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KwOccurrence));
  for (guint i = 0; i < n; i++)
    {
      const KwFinding *finding = findings[i];
      if (!kw_finding_is_mendable (finding, least))
        continue;
      if (finding->occurrences == NULL)
        add_place (places, article, (KwOccurrence){ finding->span, finding->replacement });
      for (guint j = 0; finding->occurrences != NULL && j < finding->occurrences->len; j++)
        add_place (places, article, g_array_index (finding->occurrences, KwOccurrence, j));
    }
  g_array_sort (places, by_place);
  return places;
}

static KwRaw
raw_now (const Mending *m)
{
  KwRaw raw = *m->raw;
  raw.data = m->bytes->str;
  raw.size = m->bytes->len;
  return raw;
}

/* Makes the edits, if the article that is then read is the one that was meant:
 * a charset may be detected otherwise, or have states that bytes in their
 * midst do not know of. */
static gboolean
take_edits (Mending *m, const KwRewrite *rewrite)
{
  KwLoadFault fault;
  g_autoptr (GString) bytes = kw_edits_apply (rewrite->edits, m->bytes->str, m->bytes->len);
  KwRaw raw = *m->raw;
  raw.data = bytes->str;
  raw.size = bytes->len;
  g_autoptr (KwArticle) article = kw_article_load (&raw, m->article->ref, m->options->encoding, &fault, NULL);
  if (article == NULL || !kw_rewrite_is_right (rewrite, m->article, article))
    return FALSE;
  GArray *edits = kw_edits_compose (m->edits, rewrite->edits, m->bytes->str);
  g_array_unref (m->edits);
  m->edits = edits;
  g_string_free (m->bytes, TRUE);
  m->bytes = g_steal_pointer (&bytes);
  kw_article_free (m->article);
  m->article = g_steal_pointer (&article);
  return TRUE;
}

static void
tell_refused (Mending *m, const GPtrArray *refused)
{
  for (guint i = 0; i < refused->len; i++)
    kw_complain ("%s", kw_tr_reason (g_ptr_array_index (refused, i)));
  m->count->refused += refused->len;
}

static void
refuse_all (Mending *m, guint n, const char *why)
{
  g_autofree char *name = kw_article_name (m->article);
  kw_complain (n == 1 ? N_ ("%s: %u place not repaired: %s (%s)") : N_ ("%s: %u places not repaired: %s (%s)"), name, n,
               kw_tr_reason (why), m->article->charset);
  m->count->refused += n;
}

/* One round; whether another may find more. What is refused would be so again
 * in the next, so only the last round tells. */
static gboolean
mend_once (Mending *m, KwFinding *const *findings, guint n, gboolean last)
{
  g_autoptr (GArray) places = places_of (m->article, findings, n, m->options->least);
  if (places->len == 0)
    return FALSE;
  KwRaw raw = raw_now (m);
  g_auto (KwRewrite) rewrite;
  kw_rewrite (&rewrite, m->article, &raw, m->options->encoding, places);
  const char *why = NULL;
  if (last)
    why = KW_VALUE ("each repair makes another possible");
  else if (rewrite.made > 0 && !take_edits (m, &rewrite))
    why = KW_VALUE ("the file would not read as meant afterwards");
  if (why != NULL && rewrite.made > 0)
    refuse_all (m, rewrite.made, why);
  if (why != NULL || rewrite.made == 0)
    {
      tell_refused (m, rewrite.refused);
      return FALSE;
    }
  m->count->made += rewrite.made;
  m->overlapped = rewrite.overlapped;
  return TRUE;
}

static const KwArticle *
article_now (gpointer data, KwArticleRef ref)
{
  return ((const Mending *) data)->article;
}

/* What the rules find now, but for what the article does not want or somebody
 * has allowed. */
static GPtrArray *
find_again (Mending *m)
{
  GPtrArray *found = kw_engine_check (&m->article, 1, m->options->rules, m->options->config);
  g_autoptr (KwTeller) teller = kw_teller_new (article_now, m, kw_config_folder (m->options->config));
  const char *path = m->raw->path;
  for (guint i = 0; i < found->len;)
    {
      KwFinding *finding = g_ptr_array_index (found, i);
      g_autoptr (KwEntry) entry = kw_teller_tell (teller, finding);
      if (kw_config_judge (m->options->config, finding->rule, &path, 1, &finding->severity) &&
          kw_gate_judge (m->options->gate, entry) == KW_GATE_SHOWN)
        i++;
      else
        g_ptr_array_remove_index (found, i);
    }
  return found;
}

GArray *
kw_mend (const KwMendOptions *options, const KwRaw *raw, KwArticle *article, KwFinding *const *findings, guint n,
         KwMendCount *count)
{
  Mending m = { options, raw, article, g_string_new_len (raw->data, (gssize) raw->size), kw_edits_new (), count, 0 };
  gboolean more = mend_once (&m, findings, n, FALSE);
  for (guint i = 1; more && i <= ROUNDS_MOST; i++)
    {
      g_autoptr (GPtrArray) again = find_again (&m);
      more = mend_once (&m, (KwFinding *const *) again->pdata, again->len, i == ROUNDS_MOST);
    }
  count->overlapped += m.overlapped;
  kw_article_free (m.article);
  g_string_free (m.bytes, TRUE);
  return m.edits;
}
