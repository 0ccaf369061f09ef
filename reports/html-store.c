/* html-store.c - findings kept for a page, cut as their number demands. */
#include "reports/html-store.h"

#include <string.h>

#include "reports/html-text.h"

/* Longest argument and message, in characters. */
#define VALUE_HEAD 240
#define VALUE_TAIL 60
/* A finding's places behind these are kept as short as can be. */
#define PLACES_LONG 4
/* The family whose places are drawn on a strip of their article (strip.js). */
#define DRAWN "duplicate/"

static const KwHtmlLimits limits[] = {
  { 2000, 60, 400, 200, 40, 20 },
  { 20000, 24, 100, 40, 16, 8 },
  { G_MAXUINT, 8, 20, 8, 3, 3 },
};

static const KwHtmlLimits value_limits = { .head = VALUE_HEAD, .tail = VALUE_TAIL };

const KwHtmlLimits *
kw_html_limits (guint findings)
{
  const KwHtmlLimits *one = limits;
  while (findings > one->findings)
    one++;
  return one;
}

static guint
article_hash (gconstpointer data)
{
  const KwHtmlArticle *article = data;
  return g_direct_hash (article->path) * 31 + article->record;
}

static gboolean
article_equal (gconstpointer a, gconstpointer b)
{
  const KwHtmlArticle *x = a, *y = b;
  return x->path == y->path && x->record == y->record;
}

static void
finding_free (gpointer data)
{
  KwHtmlFinding *finding = data;
  for (guint i = 0; i < finding->own + finding->related_kept; i++)
    kw_html_place_clear (&finding->places[i]);
  g_free (finding->places);
  g_free (finding->related);
  g_free (finding->args);
  g_free (finding);
}

KwHtmlStore *
kw_html_store_new (void)
{
  KwHtmlStore *store = g_new0 (KwHtmlStore, 1);
  store->counts = g_array_new (FALSE, TRUE, sizeof (KwHtmlCount));
  store->rules = g_ptr_array_new_with_free_func (g_free);
  store->articles = g_hash_table_new_full (article_hash, article_equal, NULL, g_free);
  store->rules_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  store->strings = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < G_N_ELEMENTS (store->findings_of); i++)
    store->findings_of[i] = g_ptr_array_new_with_free_func (finding_free);
  return store;
}

void
kw_html_store_free (KwHtmlStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (store->findings_of); i++)
    g_ptr_array_unref (store->findings_of[i]);
  g_clear_pointer (&store->kept, g_ptr_array_unref);
  g_array_unref (store->counts);
  g_ptr_array_unref (store->rules);
  g_hash_table_unref (store->articles);
  g_hash_table_unref (store->rules_by_name);
  g_string_chunk_free (store->strings);
  g_free (store);
}

const char *
kw_html_string (KwHtmlStore *store, const char *text, gsize len)
{
  g_autoptr (GString) valid = g_string_new (NULL);
  kw_html_append_valid (valid, text, len);
  return g_string_chunk_insert_const (store->strings, valid->str);
}

static const char *
string_or_null (KwHtmlStore *store, const char *text)
{
  return text == NULL ? NULL : kw_html_string (store, text, strlen (text));
}

static const char *
short_string (KwHtmlStore *store, const char *text)
{
  g_autoptr (GString) cut = g_string_new (NULL);
  kw_html_append_cut (cut, text, strlen (text), &value_limits);
  return g_string_chunk_insert_const (store->strings, cut->str);
}

static const char *
short_or_null (KwHtmlStore *store, const char *text)
{
  return text == NULL ? NULL : short_string (store, text);
}

/* Copied, for the rules of saved findings need not outlive them. */
static const KwHtmlRule *
rule_of (KwHtmlStore *store, const KwRule *rule)
{
  KwHtmlRule *kept = g_hash_table_lookup (store->rules_by_name, rule->name);
  if (kept != NULL)
    return kept;
  kept = g_new0 (KwHtmlRule, 1);
  kept->name = string_or_null (store, rule->name);
  kept->summary = string_or_null (store, rule->summary);
  kept->message = string_or_null (store, rule->message);
  kept->why = string_or_null (store, rule->why);
  kept->severity = rule->severity;
  g_ptr_array_add (store->rules, kept);
  g_hash_table_insert (store->rules_by_name, (gpointer) kept->name, kept);
  return kept;
}

static KwHtmlArticle *
article_of (KwHtmlStore *store, const KwEntryArticle *article)
{
  KwHtmlArticle key = { .path = string_or_null (store, article->path), .record = article->record };
  KwHtmlArticle *kept = g_hash_table_lookup (store->articles, &key);
  if (kept != NULL)
    return kept;
  kept = g_new0 (KwHtmlArticle, 1);
  *kept = key;
  kept->id = short_or_null (store, article->id);
  kept->title = short_or_null (store, article->title);
  kept->date = short_or_null (store, article->date);
  kept->many = !g_str_equal (article->name, article->path);
  g_hash_table_add (store->articles, kept);
  return kept;
}

static void
count_one (KwHtmlStore *store, const KwHtmlRule *rule, const KwEntry *entry, KwHtmlArticle *article)
{
  KwHtmlCount *count = NULL;
  for (guint i = 0; i < store->counts->len && count == NULL; i++)
    {
      KwHtmlCount *one = &g_array_index (store->counts, KwHtmlCount, i);
      count = one->rule == rule && one->severity == entry->severity ? one : NULL;
    }
  if (count == NULL)
    {
      KwHtmlCount fresh = { rule, entry->severity, 0, 0 };
      g_array_append_val (store->counts, fresh);
      count = &g_array_index (store->counts, KwHtmlCount, store->counts->len - 1);
    }
  count->findings++;
  count->places += MAX (entry->occurrences->len, 1);
  store->findings++;
  store->by_severity[entry->severity]++;
  if (entry->severity >= KW_WARNING && !article->flawed)
    store->flawed++;
  article->flawed = article->flawed || entry->severity >= KW_WARNING;
}

static void
keep_places (KwHtmlStore *store, KwHtmlFinding *finding, const KwEntry *entry, const KwHtmlLimits *most)
{
  const KwHtmlLimits *least = &limits[G_N_ELEMENTS (limits) - 1];
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  finding->own_all = n;
  finding->own = MIN (n, most->own);
  finding->related_all = entry->related->len;
  finding->related_kept = MIN (entry->related->len, most->related);
  finding->places = g_new (KwHtmlPlace, finding->own + finding->related_kept);
  finding->related = g_new (KwHtmlRelated, finding->related_kept);
  for (guint i = 0; i < finding->own; i++)
    finding->places[i] = kw_html_place (&places[i].place, places[i].replacement, i < PLACES_LONG ? most : least);
  for (guint i = 0; i < finding->related_kept; i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      finding->related[i] = (KwHtmlRelated){ article_of (store, &related->article),
                                             short_or_null (store, related->label) };
      finding->places[finding->own + i] = kw_html_place (&related->place, NULL, i < PLACES_LONG ? most : least);
    }
}

/* Offsets are half a megabyte of noise where nobody draws them. */
static void
drop_offsets (KwHtmlFinding *finding)
{
  for (guint i = 0; i < finding->own + finding->related_kept; i++)
    finding->places[i].start = finding->places[i].end = 0;
}

/* FALSE when one had to be cut. */
static gboolean
keep_args (KwHtmlStore *store, KwHtmlFinding *finding, const KwEntry *entry)
{
  gboolean whole = TRUE;
  finding->n_args = entry->args->len;
  finding->args = g_new (KwHtmlArg, finding->n_args);
  for (guint i = 0; i < finding->n_args; i++)
    {
      const KwArg *arg = &g_array_index (entry->args, KwArg, i);
      const char *value = arg->value ? arg->value : "";
      finding->args[i] = (KwHtmlArg){ short_string (store, arg->key), short_string (store, value) };
      whole = whole && g_str_equal (finding->args[i].value, value) && g_str_equal (finding->args[i].key, arg->key);
    }
  return whole;
}

/* Whether the page can make the message by itself, as message.js does: of the
 * rule's template, the arguments, and the first place. */
static gboolean
follows (const KwEntry *entry)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *first = kw_entry_places (entry, &one, &n);
  return entry->rule->message != NULL && first->place.start == entry->place.start &&
         first->place.end == entry->place.end &&
         (entry->replacement == NULL || g_strcmp0 (entry->replacement, first->replacement) == 0);
}

static void
keep_messages (KwHtmlStore *store, KwHtmlFinding *finding, const KwEntry *entry)
{
  for (guint i = 0; i < KW_N_LANGUAGES; i++)
    {
      g_autofree char *message = kw_entry_message_in (entry, (KwLanguage) i);
      finding->messages[i] = short_string (store, message);
    }
}

/* The last of the mildest findings makes room. */
static void
evict (KwHtmlStore *store)
{
  guint kept = 0, mildest = G_N_ELEMENTS (store->findings_of);
  for (guint i = G_N_ELEMENTS (store->findings_of); i > 0; i--)
    {
      kept += store->findings_of[i - 1]->len;
      mildest = store->findings_of[i - 1]->len > 0 ? i - 1 : mildest;
    }
  if (kept > KW_HTML_MOST)
    g_ptr_array_set_size (store->findings_of[mildest], (int) store->findings_of[mildest]->len - 1);
}

void
kw_html_store_add (KwHtmlStore *store, const KwEntry *entry)
{
  const KwHtmlRule *rule = rule_of (store, entry->rule);
  KwHtmlArticle *article = article_of (store, &entry->article);
  count_one (store, rule, entry, article);
  KwHtmlFinding *finding = g_new0 (KwHtmlFinding, 1);
  finding->order = store->findings;
  finding->rule = rule;
  finding->article = article;
  finding->severity = entry->severity;
  finding->safety = entry->safety;
  g_strlcpy (finding->fingerprint, entry->fingerprint, sizeof finding->fingerprint);
  keep_places (store, finding, entry, kw_html_limits ((guint) MIN (store->findings, G_MAXUINT)));
  if (!g_str_has_prefix (rule->name, DRAWN))
    drop_offsets (finding);
  if (!keep_args (store, finding, entry) || !follows (entry))
    keep_messages (store, finding, entry);
  g_ptr_array_add (store->findings_of[entry->severity], finding);
  evict (store);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const KwHtmlCount *x = a, *y = b;
  if (x->severity != y->severity)
    return x->severity < y->severity ? 1 : -1;
  if (x->findings != y->findings)
    return x->findings < y->findings ? 1 : -1;
  return strcmp (x->rule->name, y->rule->name);
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(KwHtmlRule *const *) a)->name, (*(KwHtmlRule *const *) b)->name);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  guint64 x = (*(KwHtmlFinding *const *) a)->order, y = (*(KwHtmlFinding *const *) b)->order;
  return x < y ? -1 : x > y;
}

void
kw_html_store_finish (KwHtmlStore *store)
{
  g_array_sort (store->counts, compare_counts);
  g_ptr_array_sort (store->rules, compare_rules);
  for (guint i = 0; i < store->rules->len; i++)
    ((KwHtmlRule *) g_ptr_array_index (store->rules, i))->index = i;
  store->kept = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (store->findings_of); i++)
    for (guint k = 0; k < store->findings_of[i]->len; k++)
      g_ptr_array_add (store->kept, g_ptr_array_index (store->findings_of[i], k));
  g_ptr_array_sort (store->kept, compare_findings);
}
