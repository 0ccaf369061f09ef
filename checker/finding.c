/* finding.c - findings, and the one sentence that a rule's template and a
 * finding's values make. */
#include "checker/finding.h"

#include <string.h>

#include "checker/base/utf8.h"
#include "checker/rule.h"

/* A quotation in a sentence: whole up to MOST characters, else its two ends. */
#define QUOTED_MOST 32
#define QUOTED_HEAD 20
#define QUOTED_TAIL 8

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

const char *
kw_finding_arg (const KwFinding *finding, const char *key)
{
  for (guint i = 0; finding->args != NULL && i < finding->args->len; i++)
    {
      const KwArg *arg = &g_array_index (finding->args, KwArg, i);
      if (g_str_equal (arg->key, key))
        return arg->value;
    }
  return NULL;
}

/* A message is one line: white space becomes single spaces. */
static void
append_flat (GString *out, const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (out, *p);
      else if (p == text || !g_ascii_isspace (p[-1]))
        g_string_append_c (out, ' ');
    }
}

static const char *
after_chars (const char *text, const char *end, guint n)
{
  while (n-- > 0 && text < end)
    text += MIN ((gsize) (end - text), kw_utf8_len ((guchar) *text));
  return text;
}

static void
append_quoted (GString *out, const char *text, gsize len)
{
  const char *end = text + len;
  if (after_chars (text, end, QUOTED_MOST) == end)
    {
      append_flat (out, text, end);
      return;
    }
  const char *tail = end;
  for (guint i = 0; i < QUOTED_TAIL; i++)
    tail = kw_utf8_prev (tail, text);
  append_flat (out, text, after_chars (text, end, QUOTED_HEAD));
  g_string_append (out, "…");
  append_flat (out, tail, end);
}

static const char *
replacement_of (const KwFinding *finding)
{
  if (finding->occurrences == NULL || finding->replacement != NULL)
    return finding->replacement;
  return g_array_index (finding->occurrences, KwOccurrence, 0).replacement;
}

static gboolean
append_text (GString *out, const KwFinding *finding, const KwArticle *article)
{
  if (article == NULL || finding->span.end > article->len || finding->span.start > finding->span.end)
    return FALSE;
  append_quoted (out, article->text + finding->span.start, kw_span_len (finding->span));
  return TRUE;
}

/* " (7 such places)" where there is more than one. */
static void
append_places (GString *out, const KwFinding *finding)
{
  guint n = finding->occurrences != NULL ? finding->occurrences->len : 1;
  if (n > 1)
    g_string_append_printf (out, " (%u such places)", n);
}

/* FALSE when nothing of that name is known. A rule's own argument wins. */
static gboolean
append_value (GString *out, const char *key, const KwFinding *finding, const KwArticle *article)
{
  const char *value = kw_finding_arg (finding, key);
  if (value != NULL)
    append_flat (out, value, value + strlen (value));
  else if (g_str_equal (key, "text"))
    return append_text (out, finding, article);
  else if (g_str_equal (key, "count"))
    g_string_append_printf (out, "%u", finding->occurrences ? finding->occurrences->len : 1);
  else if (g_str_equal (key, "places"))
    append_places (out, finding);
  else if (g_str_equal (key, "replacement") && (value = replacement_of (finding)) != NULL)
    append_quoted (out, value, strlen (value));
  else
    return FALSE;
  return TRUE;
}

/* FIELD begins with a brace; returns what follows the part that was used. */
static const char *
append_field (GString *out, const char *field, const KwFinding *finding, const KwArticle *article)
{
  const char *close = strpbrk (field + 1, "{}");
  if (close != NULL && *close == '}')
    {
      g_autofree char *key = g_strndup (field + 1, (gsize) (close - field - 1));
      if (append_value (out, key, finding, article))
        return close + 1;
    }
  g_string_append_c (out, '{');
  return field + 1;
}

char *
kw_finding_message (const KwFinding *finding, const KwArticle *article)
{
  GString *out = g_string_new (NULL);
  const char *p = finding->rule->message ? finding->rule->message : finding->rule->summary;
  while (*p != '\0')
    {
      if ((p[0] == '{' || p[0] == '}') && p[1] == p[0])
        {
          g_string_append_c (out, *p);
          p += 2;
        }
      else if (*p == '{')
        p = append_field (out, p, finding, article);
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}
