/* finding.c - findings */
#include "checker/finding.h"

#include <string.h>

#include "checker/message.h"
#include "checker/rule.h"

KwFinding *
kw_finding_new (const KwRule *rule, KwArticleRef ref, KwSpan span)
{
  KwFinding *finding = g_new0 (KwFinding, 1);
  finding->rule = rule;
  finding->severity = rule->severity;
  finding->ref = ref;
  finding->span = span;
  return finding;
}

void
kw_finding_free (KwFinding *finding)
{
  if (finding == NULL)
    return;
  g_clear_pointer (&finding->occurrences, g_array_unref);
  g_clear_pointer (&finding->related, g_array_unref);
  g_clear_pointer (&finding->args, g_array_unref);
  g_free (finding->replacement);
  g_free (finding);
}

static void
occurrence_clear (gpointer data)
{
  g_free (((KwOccurrence *) data)->replacement);
}

static void
related_clear (gpointer data)
{
  g_free (((KwRelated *) data)->label);
}

static void
arg_clear (gpointer data)
{
  KwArg *arg = data;
  g_free (arg->key);
  g_free (arg->value);
}

static GArray *
list_of (GArray **list, gsize size, GDestroyNotify clear)
{
  if (*list == NULL)
    {
      *list = g_array_new (FALSE, FALSE, (guint) size);
      g_array_set_clear_func (*list, clear);
    }
  return *list;
}

void
kw_finding_set_replacement (KwFinding *finding, const char *replacement, KwFixSafety safety)
{
  g_free (finding->replacement);
  finding->replacement = g_strdup (replacement);
  finding->safety = safety;
}

void
kw_finding_add_occurrence (KwFinding *finding, KwSpan span, const char *replacement)
{
  kw_occurrences_add (list_of (&finding->occurrences, sizeof (KwOccurrence), occurrence_clear), span, replacement);
}

static void
add_nats (KwFinding *finding, const char *key, guint cost)
{
  g_autofree char *nats = g_strdup_printf ("%u.%02u", cost / 100, cost % 100);
  kw_finding_add_arg (finding, key, nats);
}

void
kw_finding_set_repair (KwFinding *finding, const KwRepair *repair)
{
  kw_finding_set_replacement (finding, repair->replacement, repair->safe ? KW_FIX_SAFE : KW_FIX_UNSAFE);
  if (repair->before != NULL)
    kw_finding_add_arg (finding, "before", repair->before);
  if (repair->after != NULL)
    kw_finding_add_arg (finding, "after", repair->after);
  add_nats (finding, "score", repair->drop);
  add_nats (finding, "margin", repair->margin);
}

GArray *
kw_occurrences_new (void)
{
  GArray *occurrences = NULL;
  return list_of (&occurrences, sizeof (KwOccurrence), occurrence_clear);
}

void
kw_occurrences_add (GArray *occurrences, KwSpan span, const char *replacement)
{
  KwOccurrence occurrence = { span, g_strdup (replacement) };
  g_array_append_val (occurrences, occurrence);
}

void
kw_finding_add_related (KwFinding *finding, KwArticleRef ref, KwSpan span, const char *label)
{
  KwRelated related = { ref, span, g_strdup (label) };
  g_array_append_val (list_of (&finding->related, sizeof related, related_clear), related);
}

void
kw_finding_add_arg (KwFinding *finding, const char *key, const char *value)
{
  KwArg arg = { g_strdup (key), g_strdup (value) };
  g_array_append_val (list_of (&finding->args, sizeof arg, arg_clear), arg);
}

static const char *
replacement_of (const KwFinding *finding)
{
  if (finding->occurrences == NULL || finding->replacement != NULL)
    return finding->replacement;
  return g_array_index (finding->occurrences, KwOccurrence, 0).replacement;
}

char *
kw_finding_message (const KwFinding *finding, const KwArticle *article)
{
  gboolean readable = article != NULL && finding->span.end <= article->len && finding->span.start <= finding->span.end;
  KwMessage message = { .rule = finding->rule,
                        .args = finding->args,
                        .text = readable ? article->text + finding->span.start : NULL,
                        .len = readable ? kw_span_len (finding->span) : 0,
                        .replacement = replacement_of (finding),
                        .n_places = finding->occurrences != NULL ? finding->occurrences->len : 1 };
  return kw_message_in (kw_language (), &message);
}
