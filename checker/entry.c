/* entry.c - findings told: everything a report prints, from a finding and its
 * articles */
#include "checker/entry.h"
#include "checker/fingerprint.h"
#include "checker/message.h"
#include "checker/rule.h"

struct _KwTeller
{
  KwArticleLookup lookup;
  gpointer data;
  KwPlaces *places;
  KwFingerprints *fingerprints;
};

KwTeller *
kw_teller_new (KwArticleLookup lookup, gpointer data, const char *folder)
{
  KwTeller *teller = g_new0 (KwTeller, 1);
  teller->lookup = lookup;
  teller->data = data;
  teller->places = kw_places_new ();
  teller->fingerprints = kw_fingerprints_new (folder);
  return teller;
}

void
kw_teller_free (KwTeller *teller)
{
  if (teller == NULL)
    return;
  kw_places_free (teller->places);
  kw_fingerprints_free (teller->fingerprints);
  g_free (teller);
}

static void
article_clear (KwEntryArticle *article)
{
  g_free (article->path);
  g_free (article->name);
  g_free (article->id);
  g_free (article->title);
  g_free (article->date);
}

static void
place_clear (gpointer data)
{
  g_free (((KwEntryPlace *) data)->replacement);
}

static void
related_clear (gpointer data)
{
  KwEntryRelated *related = data;
  article_clear (&related->article);
  g_free (related->label);
}

static void
arg_clear (gpointer data)
{
  KwArg *arg = data;
  g_free (arg->key);
  g_free (arg->value);
}

KwEntry *
kw_entry_new (void)
{
  KwEntry *entry = g_new0 (KwEntry, 1);
  entry->occurrences = g_array_new (FALSE, TRUE, sizeof (KwEntryPlace));
  entry->related = g_array_new (FALSE, TRUE, sizeof (KwEntryRelated));
  entry->args = g_array_new (FALSE, TRUE, sizeof (KwArg));
  g_array_set_clear_func (entry->occurrences, place_clear);
  g_array_set_clear_func (entry->related, related_clear);
  g_array_set_clear_func (entry->args, arg_clear);
  return entry;
}

void
kw_entry_free (KwEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->message);
  g_free (entry->replacement);
  g_free (entry->fingerprint);
  article_clear (&entry->article);
  g_array_unref (entry->occurrences);
  g_array_unref (entry->related);
  g_array_unref (entry->args);
  g_clear_pointer (&entry->buffers, g_ptr_array_unref);
  g_free (entry);
}

const char *
kw_entry_arg (const KwEntry *entry, const char *key)
{
  return kw_args_find (entry->args, key);
}

char *
kw_entry_message_in (const KwEntry *entry, KwLanguage language)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *first = kw_entry_places (entry, &one, &n);
  if (entry->rule->message == NULL)
    return g_strdup (entry->message);
  KwMessage message = { .rule = entry->rule,
                        .args = entry->args,
                        .text = entry->place.text,
                        .len = entry->place.len,
                        .replacement = entry->replacement != NULL ? entry->replacement : first->replacement,
                        .n_places = n };
  return kw_message_in (language, &message);
}

const KwEntryPlace *
kw_entry_places (const KwEntry *entry, KwEntryPlace *one, guint *n)
{
  *one = (KwEntryPlace){ entry->place, entry->replacement };
  *n = MAX (entry->occurrences->len, 1);
  return entry->occurrences->len > 0 ? (const KwEntryPlace *) (gpointer) entry->occurrences->data : one;
}

static KwEntryArticle
tell_article (const KwArticle *article)
{
  return (KwEntryArticle){ .path = g_strdup (article->path),
                           .record = article->record,
                           .line = article->line,
                           .many = article->format == KW_FORMAT_JSONL,
                           .page = article->format == KW_FORMAT_HTML,
                           .charset = article->charset,
                           .name = kw_article_name (article),
                           .id = g_strdup (article->id),
                           .title = g_strdup (article->title),
                           .date = kw_article_day (article) };
}

static void
tell_occurrences (KwTeller *teller, KwEntry *entry, const KwFinding *finding, const KwArticle *article)
{
  for (guint i = 0; finding->occurrences != NULL && i < finding->occurrences->len; i++)
    {
      const KwOccurrence *occurrence = &g_array_index (finding->occurrences, KwOccurrence, i);
      KwEntryPlace place = { kw_place (teller->places, article, occurrence->span), g_strdup (occurrence->replacement) };
      g_array_append_val (entry->occurrences, place);
    }
}

static gboolean
tell_related (KwTeller *teller, KwEntry *entry, const KwFinding *finding)
{
  for (guint i = 0; finding->related != NULL && i < finding->related->len; i++)
    {
      const KwRelated *related = &g_array_index (finding->related, KwRelated, i);
      const KwArticle *article = teller->lookup (teller->data, related->ref);
      if (article == NULL)
        return FALSE;
      KwEntryRelated told = { tell_article (article), kw_place (teller->places, article, related->span),
                              g_strdup (related->label) };
      g_array_append_val (entry->related, told);
    }
  return TRUE;
}

static void
tell_args (KwEntry *entry, const KwFinding *finding)
{
  for (guint i = 0; finding->args != NULL && i < finding->args->len; i++)
    {
      const KwArg *arg = &g_array_index (finding->args, KwArg, i);
      KwArg copy = { g_strdup (arg->key), g_strdup (arg->value) };
      g_array_append_val (entry->args, copy);
    }
}

KwEntry *
kw_teller_tell (KwTeller *teller, const KwFinding *finding)
{
  const KwArticle *article = teller->lookup (teller->data, finding->ref);
  if (article == NULL)
    return NULL;
  g_autoptr (KwEntry) entry = kw_entry_new ();
  entry->rule = finding->rule;
  entry->severity = finding->severity;
  entry->safety = finding->safety;
  entry->message = kw_finding_message (finding, article);
  entry->article = tell_article (article);
  entry->place = kw_place (teller->places, article, finding->span);
  entry->replacement = g_strdup (finding->replacement);
  tell_occurrences (teller, entry, finding, article);
  tell_args (entry, finding);
  if (!tell_related (teller, entry, finding))
    return NULL;
  entry->fingerprint = kw_fingerprint (teller->fingerprints, finding, teller->lookup, teller->data);
  return g_steal_pointer (&entry);
}

const char *
kw_severity_name (KwSeverity severity)
{
  static const char *const names[] = { "note", "warning", "error" };
  return names[severity];
}

const char *
kw_fix_safety_name (KwFixSafety safety)
{
  static const char *const names[] = { NULL, "unsafe", "safe" };
  return names[safety];
}
