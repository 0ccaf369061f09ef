/* fingerprint.c - a finding's identity from one run to the next */
#include "checker/fingerprint.h"
#include "checker/base/glob.h"
#include "checker/rule.h"

#include <string.h>
#include <xxhash.h>

struct _KwFingerprints
{
  char *folder;     /* or NULL */
  GHashTable *seen; /* of those without a count, to how many had it */
};

KwFingerprints *
kw_fingerprints_new (const char *folder)
{
  KwFingerprints *fingerprints = g_new0 (KwFingerprints, 1);
  fingerprints->folder = g_strdup (folder);
  fingerprints->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return fingerprints;
}

void
kw_fingerprints_free (KwFingerprints *fingerprints)
{
  if (fingerprints == NULL)
    return;
  g_hash_table_unref (fingerprints->seen);
  g_free (fingerprints->folder);
  g_free (fingerprints);
}

/* Fields are closed by a NUL, which no name holds. */
static void
add_field (GString *key, char kind, const char *text)
{
  g_string_append_c (key, kind);
  g_string_append (key, text);
  g_string_append_c (key, '\0');
}

static gboolean
is_named (const char *name)
{
  return name != NULL && *name != '\0';
}

static void
add_article (GString *key, const KwArticle *article, const char *folder)
{
  if (is_named (article->id))
    add_field (key, 'i', article->id);
  else if (is_named (article->url))
    add_field (key, 'u', article->url);
  else if (is_named (article->title))
    {
      add_field (key, 't', article->title);
      add_field (key, 'd', article->date != NULL ? article->date : "");
    }
  else
    {
      g_autofree char *path = folder != NULL ? kw_path_from (folder, article->path) : g_strdup (article->path);
      add_field (key, 'p', path);
      if (article->format == KW_FORMAT_JSONL)
        g_string_append_printf (key, "#%u", article->record);
    }
}

static void
add_text (GString *key, const KwArticle *article, KwSpan span)
{
  if (span.start > span.end || span.end > article->len)
    return;
  KwFold fold;
  kw_fold_init (&fold, article->text + span.start, kw_span_len (span), NULL, 0);
  g_string_append_len (key, fold.text, (gssize) fold.len);
  g_string_append_c (key, '\0');
  kw_fold_clear (&fold);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  const GString *x = *(const GString *const *) a, *y = *(const GString *const *) b;
  int order = memcmp (x->str, y->str, MIN (x->len, y->len));
  return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* A side of the finding: an article and its texts. */
static GString *
side_of (const KwArticle *article, const KwFinding *finding, const char *folder)
{
  GString *side = g_string_new (NULL);
  add_article (side, article, folder);
  if (finding->occurrences == NULL)
    add_text (side, article, finding->span);
  for (guint i = 0; finding->occurrences != NULL && i < finding->occurrences->len; i++)
    add_text (side, article, g_array_index (finding->occurrences, KwOccurrence, i).span);
  return side;
}

/* Which side of a contradiction is told first is the corpus's order. */
static GPtrArray *
sides_of (const KwFinding *finding, const char *folder, KwArticleLookup lookup, gpointer data)
{
  GPtrArray *sides = g_ptr_array_new_with_free_func (free_string);
  g_ptr_array_add (sides, side_of (lookup (data, finding->ref), finding, folder));
  for (guint i = 0; finding->related != NULL && i < finding->related->len; i++)
    {
      const KwRelated *related = &g_array_index (finding->related, KwRelated, i);
      const KwArticle *article = lookup (data, related->ref);
      GString *side = g_string_new (NULL);
      add_article (side, article, folder);
      add_text (side, article, related->span);
      g_ptr_array_add (sides, side);
    }
  g_ptr_array_sort (sides, compare_strings);
  return sides;
}

static char *
hex_of (const GString *key)
{
  XXH128_hash_t hash = XXH3_128bits (key->str, key->len);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", (guint64) hash.high64,
                          (guint64) hash.low64);
}

char *
kw_fingerprint (KwFingerprints *fingerprints, const KwFinding *finding, KwArticleLookup lookup, gpointer data)
{
  g_autoptr (GString) key = g_string_new (finding->rule->name);
  g_autoptr (GPtrArray) sides = sides_of (finding, fingerprints->folder, lookup, data);
  g_string_append_c (key, '\0');
  for (guint i = 0; i < sides->len; i++)
    {
      const GString *side = g_ptr_array_index (sides, i);
      g_string_append_len (key, side->str, (gssize) side->len);
    }
  char *hex = hex_of (key);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (fingerprints->seen, hex));
  g_hash_table_replace (fingerprints->seen, g_strdup (hex), GUINT_TO_POINTER (before + 1));
  if (before == 0)
    return hex;
  g_free (hex);
  g_string_append_printf (key, "%u", before);
  return hex_of (key);
}
