/* pack.c - the interpreter of declared rules */
#include "checker/engine/pack.h"
#include "checker/base/error.h"
#include "checker/base/wordset.h"

#include <jansson.h>
#include <string.h>

typedef struct
{
  char **phrases; /* folded */
  KwWordSet set;  /* of them */
  guint max_length;
  gboolean whole_line;
  gboolean join;
  gboolean chrome; /* blocks that look like the site's match without a phrase */
} Match;

static gboolean
malformed (GError **error, const char *pack, const char *why)
{
  g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s: %s", pack, why);
  return FALSE;
}

static guint
count_characters (const char *text, KwSpan span)
{
  guint n = 0;
  for (guint32 p = span.start; p < span.end; p++)
    n += ((guchar) text[p] & 0xC0) != 0x80;
  return n;
}

static gboolean
holds_phrase (const Match *match, const char *text, KwSpan span)
{
  if (kw_span_len (span) / 4 > match->max_length || count_characters (text, span) > match->max_length)
    return FALSE;
  const char *start = text + span.start, *end = text + span.end, *found;
  gsize length;
  if (kw_word_set_search (&match->set, start, end, &found, &length) == KW_TRIE_NONE)
    return FALSE;
  return !match->whole_line || (found == start && length == kw_span_len (span));
}

/* On an HTML page navigation is where it belongs: only what got into the
 * running text is worth a word. */
static gboolean
block_matches (const Match *match, const KwArticle *article, const KwBlock *block)
{
  if (block->kind == KW_BLOCK_CHROME && article->format == KW_FORMAT_HTML)
    return FALSE;
  return (match->chrome && block->kind == KW_BLOCK_CHROME) || holds_phrase (match, article->fold.text, block->folded);
}

/* Blocks that match, neighbours as one finding when they are to be joined. */
static void
check_declared (KwContext *ctx, const KwArticle *article)
{
  const Match *match = kw_context_rule (ctx)->data;
  KwFinding *open = NULL;
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const KwBlock *block = &g_array_index (article->blocks, KwBlock, i);
      if (!block_matches (match, article, block))
        open = NULL;
      else if (open != NULL && match->join)
        open->span.end = block->span.end;
      else
        open = kw_report (ctx, article, block->span);
    }
}

static char *
member (const json_t *object, const char *key)
{
  return g_strdup (json_string_value (json_object_get (object, key)));
}

static char *
folded (const char *phrase)
{
  KwFold fold;
  kw_fold_init (&fold, phrase, strlen (phrase), NULL, 0);
  char *text = g_steal_pointer (&fold.text);
  kw_fold_clear (&fold);
  return text;
}

static Match *
read_match (const json_t *object)
{
  const json_t *phrases = json_object_get (object, "phrases");
  gsize n = json_array_size (phrases);
  if (n == 0)
    return NULL;
  Match *match = g_new0 (Match, 1);
  match->phrases = g_new0 (char *, n + 1);
  for (gsize i = 0, k = 0; i < n; i++)
    if (json_is_string (json_array_get (phrases, i)))
      match->phrases[k++] = folded (json_string_value (json_array_get (phrases, i)));
  kw_word_set_init (&match->set, (const char *const *) match->phrases);
  const json_t *max = json_object_get (object, "max_length");
  match->max_length = json_is_integer (max) ? (guint) json_integer_value (max) : 60;
  match->whole_line = g_strcmp0 (json_string_value (json_object_get (object, "where")), "line") == 0;
  match->join = json_is_true (json_object_get (object, "join"));
  match->chrome = json_is_true (json_object_get (object, "chrome"));
  return match;
}

static KwExample *
read_examples (const json_t *array)
{
  gsize n = json_array_size (array);
  KwExample *examples = g_new0 (KwExample, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      const json_t *one = json_array_get (array, i);
      examples[i] = (KwExample){ .bad = member (one, "bad"), .good = member (one, "good"), .fixed = member (one, "fixed") };
    }
  return examples;
}

static gboolean
severity_named (const char *name, KwSeverity *severity)
{
  static const char *const names[] = { "note", "warning", "error" };
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        *severity = (KwSeverity) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_rule (const char *pack, const json_t *object, GPtrArray *rules, GError **error)
{
  KwRule *rule = g_new0 (KwRule, 1);
  g_ptr_array_add (rules, rule);
  rule->name = member (object, "name");
  rule->summary = member (object, "summary");
  rule->why = member (object, "why");
  rule->message = member (object, "message");
  rule->since = member (object, "since");
  rule->examples = read_examples (json_object_get (object, "examples"));
  rule->data = read_match (json_object_get (object, "match"));
  rule->check = check_declared;
  g_autofree char *severity = member (object, "severity");
  if (rule->name == NULL || rule->summary == NULL || rule->why == NULL || rule->message == NULL)
    return malformed (error, pack, "a rule needs name, summary, why and message");
  if (!severity_named (severity, &rule->severity))
    return malformed (error, pack, "severity is note, warning or error");
  return rule->data != NULL || malformed (error, pack, "match needs phrases");
}

gboolean
kw_pack_load (const char *name, const char *json, gsize size, GPtrArray *rules, GError **error)
{
  json_error_t why;
  json_t *root = json_loadb (json, size, 0, &why);
  if (root == NULL)
    {
      g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%d:%d: %s", name, why.line, why.column, why.text);
      return FALSE;
    }
  const json_t *list = json_object_get (root, "rules");
  gboolean ok = json_is_array (list) || malformed (error, name, "a pack is an object with an array \"rules\"");
  for (gsize i = 0; ok && i < json_array_size (list); i++)
    ok = read_rule (name, json_array_get (list, i), rules, error);
  json_decref (root);
  return ok;
}

static void
free_examples (const KwExample *examples)
{
  for (const KwExample *e = examples; e->bad != NULL || e->good != NULL; e++)
    {
      g_free ((char *) e->bad);
      g_free ((char *) e->good);
      g_free ((char *) e->fixed);
    }
  g_free ((KwExample *) examples);
}

void
kw_pack_rule_free (KwRule *rule)
{
  Match *match = (Match *) rule->data;
  if (match != NULL)
    {
      kw_word_set_clear (&match->set);
      g_strfreev (match->phrases);
    }
  g_free (match);
  free_examples (rule->examples);
  g_free ((char *) rule->name);
  g_free ((char *) rule->summary);
  g_free ((char *) rule->why);
  g_free ((char *) rule->message);
  g_free ((char *) rule->since);
  g_free (rule);
}
