/* pack.c - the interpreter of declared rules */
#include "checker/engine/pack.h"
#include "checker/base/error.h"
#include "checker/base/utf8.h"
#include "checker/base/wordset.h"
#include "checker/engine/declared.h"

#include <string.h>

typedef struct
{
  KwDeclared declared;
  char **phrases; /* folded */
  KwWordSet set;  /* of them */
  guint max_length;
  gboolean whole_line;
  gboolean join;
  gboolean chrome; /* blocks that look like the site's match without a phrase */
} Match;

static gboolean
holds_phrase (const Match *match, const char *text, KwSpan span)
{
  if (kw_span_len (span) / 4 > match->max_length || kw_utf8_count (text + span.start, text + span.end) > match->max_length)
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
check_phrases (KwContext *ctx, const KwArticle *article)
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

static void
match_free (gpointer data)
{
  Match *match = data;
  kw_word_set_clear (&match->set);
  g_strfreev (match->phrases);
  g_free (match);
}

static gboolean
read_phrases (const KwPackReader *r, const char *pointer, const json_t *object, KwRule *rule)
{
  static const char *const known[] = { "phrases", "where", "max_length", "join", "chrome", NULL };
  static const char *const where[] = { "block", "line", NULL };
  g_auto (GStrv) phrases = NULL;
  int place;
  gboolean join, chrome;
  const json_t *max = json_object_get (object, "max_length");
  if (!kw_pack_is_object (r, pointer, object, known) ||
      !kw_pack_words (r, pointer, object, "phrases", TRUE, &phrases) ||
      !kw_pack_choice (r, pointer, object, "where", where, &place) ||
      !kw_pack_boolean (r, pointer, object, "join", &join) || !kw_pack_boolean (r, pointer, object, "chrome", &chrome))
    return FALSE;
  if (max != NULL && (!json_is_integer (max) || json_integer_value (max) < 1 || json_integer_value (max) > 1000000))
    return kw_pack_fail (r, pointer, KW_VALUE ("\"max_length\" is a number of characters"));
  Match *match = g_new0 (Match, 1);
  *match = (Match){ .declared = { match_free }, .whole_line = place == 1, .join = join, .chrome = chrome };
  match->max_length = max != NULL ? (guint) json_integer_value (max) : 60;
  match->phrases = g_steal_pointer (&phrases);
  kw_word_set_init (&match->set, (const char *const *) match->phrases);
  rule->data = match;
  rule->check = check_phrases;
  return TRUE;
}

static gboolean
read_match (const KwPackReader *r, const char *pointer, const json_t *rule_object, KwRule *rule)
{
  const json_t *match = json_object_get (rule_object, "match");
  g_autofree char *at = kw_pack_step (pointer, "match");
  if (match == NULL)
    return kw_pack_fail (r, pointer, KW_VALUE ("\"match\" is missing"));
  gboolean phrases = json_object_get (match, "phrases") != NULL;
  return phrases ? read_phrases (r, at, match, rule) : kw_declared_read (r, at, match, rule);
}

static gboolean
read_example (const KwPackReader *r, const char *pointer, const json_t *object, KwExample *e)
{
  static const char *const known[] = { "bad", "good", "fixed", "date", "with", "with_date", NULL };
  return kw_pack_is_object (r, pointer, object, known) &&
         kw_pack_string (r, pointer, object, "bad", FALSE, (char **) &e->bad) &&
         kw_pack_string (r, pointer, object, "good", FALSE, (char **) &e->good) &&
         kw_pack_string (r, pointer, object, "fixed", FALSE, (char **) &e->fixed) &&
         kw_pack_string (r, pointer, object, "date", FALSE, (char **) &e->date) &&
         kw_pack_string (r, pointer, object, "with", FALSE, (char **) &e->with) &&
         kw_pack_string (r, pointer, object, "with_date", FALSE, (char **) &e->with_date) &&
         ((e->bad == NULL) != (e->good == NULL) ||
          kw_pack_fail (r, pointer, KW_VALUE ("an example is either \"bad\" or \"good\"")));
}

static gboolean
read_examples (const KwPackReader *r, const char *pointer, const json_t *object, KwRule *rule)
{
  const json_t *array = json_object_get (object, "examples");
  g_autofree char *at = kw_pack_step (pointer, "examples");
  gsize n = json_array_size (array);
  KwExample *examples = g_new0 (KwExample, n + 1);
  rule->examples = examples;
  if (array != NULL && !json_is_array (array))
    return kw_pack_fail (r, at, KW_VALUE ("an array is expected"));
  gboolean ok = TRUE;
  for (gsize i = 0; ok && i < n; i++)
    {
      g_autofree char *item = kw_pack_item (at, i);
      ok = read_example (r, item, json_array_get (array, i), &examples[i]);
    }
  return ok;
}

/* family/what-is-wrong, in lower case with hyphens. */
static gboolean
is_rule_name (const char *name)
{
  const char *slash = strchr (name, '/');
  gsize n = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-/");
  return name[n] == '\0' && slash != NULL && slash > name && slash[1] != '\0' && strchr (slash + 1, '/') == NULL;
}

static gboolean
is_new (const KwPackReader *r, const char *pointer, const char *name, const GPtrArray *rules)
{
  for (guint i = 0; i + 1 < rules->len; i++)
    if (strcmp (((const KwRule *) g_ptr_array_index (rules, i))->name, name) == 0)
      return kw_pack_fail (r, pointer, KW_VALUE ("a rule \"%s\" is there already"), name);
  return TRUE;
}

static gboolean
read_severity (const KwPackReader *r, const char *pointer, const json_t *object, KwRule *rule)
{
  static const char *const names[] = { "note", "warning", "error", NULL };
  int severity;
  if (!kw_pack_choice (r, pointer, object, "severity", names, &severity))
    return FALSE;
  rule->severity = (KwSeverity) MAX (severity, 0);
  return severity >= 0 || kw_pack_fail (r, pointer, KW_VALUE ("\"severity\" is missing: note, warning or error"));
}

static gboolean
read_rule (const KwPackReader *r, const char *pointer, const json_t *object, GPtrArray *rules)
{
  static const char *const known[] = { "name",  "severity", "summary",  "why", "message",
                                       "since", "match",    "examples", NULL };
  KwRule *rule = g_new0 (KwRule, 1);
  g_ptr_array_add (rules, rule);
  g_autofree char *at = kw_pack_step (pointer, "name");
  if (!kw_pack_is_object (r, pointer, object, known) ||
      !kw_pack_string (r, pointer, object, "name", TRUE, (char **) &rule->name))
    return FALSE;
  if (!is_rule_name (rule->name))
    return kw_pack_fail (r, at, KW_VALUE ("\"%s\" is no name: family/what-is-wrong, in lower case with hyphens"), rule->name);
  return is_new (r, at, rule->name, rules) && read_severity (r, pointer, object, rule) &&
         kw_pack_string (r, pointer, object, "summary", TRUE, (char **) &rule->summary) &&
         kw_pack_string (r, pointer, object, "why", TRUE, (char **) &rule->why) &&
         kw_pack_string (r, pointer, object, "message", TRUE, (char **) &rule->message) &&
         kw_pack_string (r, pointer, object, "since", TRUE, (char **) &rule->since) &&
         read_match (r, pointer, object, rule) && read_examples (r, pointer, object, rule);
}

static gboolean
read_pack (const KwPackReader *r, const json_t *root, GPtrArray *rules)
{
  static const char *const known[] = { "rules", NULL };
  const json_t *list = json_object_get (root, "rules");
  if (!kw_pack_is_object (r, "", root, known))
    return FALSE;
  if (!json_is_array (list))
    return kw_pack_fail (r, "", KW_VALUE ("a pack is an object with an array \"rules\""));
  gboolean ok = TRUE;
  for (gsize i = 0; ok && i < json_array_size (list); i++)
    {
      g_autofree char *pointer = kw_pack_item ("/rules", i);
      ok = read_rule (r, pointer, json_array_get (list, i), rules);
    }
  return ok;
}

gboolean
kw_pack_load (const char *name, const char *json, gsize size, GPtrArray *rules, GError **error)
{
  KwPackReader r = { name, json, size, error };
  json_error_t why;
  json_t *root = json_loadb (json, size, JSON_REJECT_DUPLICATES, &why);
  if (root == NULL)
    {
      g_set_error (error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%d:%d: %s", name, why.line, why.column, why.text);
      return FALSE;
    }
  gboolean ok = read_pack (&r, root, rules);
  json_decref (root);
  return ok;
}

static void
free_examples (const KwExample *examples)
{
  /* The last one may be as far as its reading went. */
  for (const KwExample *e = examples; e != NULL && (e->bad != NULL || e->good != NULL || e->date != NULL ||
                                                    e->fixed != NULL || e->with != NULL || e->with_date != NULL);
       e++)
    {
      g_free ((char *) e->bad);
      g_free ((char *) e->good);
      g_free ((char *) e->fixed);
      g_free ((char *) e->date);
      g_free ((char *) e->with);
      g_free ((char *) e->with_date);
    }
  g_free ((KwExample *) examples);
}

void
kw_pack_rule_free (KwRule *rule)
{
  if (rule->data != NULL)
    ((const KwDeclared *) rule->data)->free ((gpointer) rule->data);
  free_examples (rule->examples);
  g_free ((char *) rule->name);
  g_free ((char *) rule->summary);
  g_free ((char *) rule->why);
  g_free ((char *) rule->message);
  g_free ((char *) rule->since);
  g_free (rule);
}
