/* check_rules.c - every rule's examples, executed
 *
 * A bad example gives exactly the marked places, and its repair where one is
 * stated; a good one gives nothing. ⟦ ⟧ are taken out before the text is
 * decoded. What begins as a page is read as one. Examples of every rule are
 * also run against all other rules: none may report an error or a warning in another rule's good example.
 */
#include "checker/engine/engine.h"
#include "checker/text/load.h"
#include "tests/suite.h"

#include <string.h>

#define OPEN "\xE2\x9F\xA6"  /* ⟦ */
#define CLOSE "\xE2\x9F\xA7" /* ⟧ */

static KwRegistry *registry;

/* An example's bytes without marks, and where the marks stood (in bytes). */
typedef struct
{
  GString *bytes;
  GArray *places; /* of KwSpan, in bytes */
} Marked;

static Marked
unmark (const char *text)
{
  Marked m = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (KwSpan)) };
  gsize open = 0;
  for (const char *p = text; *p != '\0';)
    {
      if (g_str_has_prefix (p, OPEN))
        open = m.bytes->len;
      else if (g_str_has_prefix (p, CLOSE))
        {
          KwSpan span = kw_span (open, m.bytes->len);
          g_array_append_val (m.places, span);
        }
      else
        {
          g_string_append_c (m.bytes, *p++);
          continue;
        }
      p += 3;
    }
  return m;
}

static void
marked_clear (Marked *m)
{
  g_string_free (m->bytes, TRUE);
  g_array_unref (m->places);
}

static gboolean
is_page (const char *text)
{
  return g_ascii_strncasecmp (text, "<!DOCTYPE", 9) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0;
}

/* The article of an example, a page or plain text; DATE goes in as the
 * metadata's of a text. */
static KwArticle *
article_of (const GString *bytes, const char *date)
{
  KwRaw raw = { "example.txt", KW_FORMAT_TEXT, 0, 1, 0, bytes->str, bytes->len };
  KwLoadFault fault;
  KwDecoded decoded;
  if (is_page (bytes->str))
    {
      raw.path = "example.html";
      raw.format = KW_FORMAT_HTML;
      return kw_article_load (&raw, 0, "UTF-8", &fault, NULL);
    }
  ck_assert (kw_decode (&decoded, bytes->str, bytes->len, "UTF-8", NULL));
  KwArticleParts parts = { .text = g_strdup (decoded.text), .len = decoded.len, .date = g_strdup (date) };
  KwArticle *article = kw_article_new (&raw, &decoded, &parts);
  kw_article_parts_clear (&parts);
  kw_decoded_clear (&decoded);
  return article;
}

/* A place in bytes as one in the decoded text. */
static KwSpan
decoded_span (const GString *bytes, KwSpan span)
{
  KwDecoded a, b;
  ck_assert (kw_decode (&a, bytes->str, span.start, "UTF-8", NULL));
  ck_assert (kw_decode (&b, bytes->str, span.end, "UTF-8", NULL));
  KwSpan out = kw_span (a.len, b.len);
  kw_decoded_clear (&a);
  kw_decoded_clear (&b);
  return out;
}

/* The places of FINDINGS in article REF: own ones, or those told as related. */
static GArray *
places_in (const GPtrArray *findings, KwArticleRef ref)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (f->ref == ref && f->occurrences == NULL)
        g_array_append_val (places, f->span);
      for (guint k = 0; f->ref == ref && f->occurrences != NULL && k < f->occurrences->len; k++)
        g_array_append_val (places, g_array_index (f->occurrences, KwOccurrence, k).span);
      for (guint k = 0; f->related != NULL && k < f->related->len; k++)
        {
          const KwRelated *related = &g_array_index (f->related, KwRelated, k);
          if (related->ref == ref && f->ref != ref)
            g_array_append_val (places, related->span);
        }
    }
  return places;
}

static gboolean
has_span (const GArray *places, KwSpan span)
{
  for (guint i = 0; i < places->len; i++)
    {
      KwSpan one = g_array_index (places, KwSpan, i);
      if (one.start == span.start && one.end == span.end)
        return TRUE;
    }
  return FALSE;
}

/* Every marked place is found, and nothing beside them. A finding within one
 * article marks both places of a comparison, one of them as related. */
static void
compare_places (const KwRule *rule, const char *text, const Marked *m, const GPtrArray *findings, KwArticleRef ref)
{
  g_autoptr (GArray) found = places_in (findings, ref);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; i < m->places->len; i++)
    {
      KwSpan span = decoded_span (m->bytes, g_array_index (m->places, KwSpan, i));
      g_array_append_val (wanted, span);
    }
  for (guint i = 0; i < found->len; i++)
    {
      KwSpan span = g_array_index (found, KwSpan, i);
      ck_assert_msg (has_span (wanted, span), "%s: finds %u-%u beside the marks in: %s", rule->name, span.start, span.end, text);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      for (guint k = 0; f->related != NULL && k < f->related->len; k++)
        if (g_array_index (f->related, KwRelated, k).ref == f->ref)
          g_array_append_val (found, g_array_index (f->related, KwRelated, k).span);
    }
  for (guint i = 0; i < wanted->len; i++)
    ck_assert_msg (has_span (found, g_array_index (wanted, KwSpan, i)), "%s: misses mark %u of: %s", rule->name, i + 1, text);
}

/* All replacements applied from the end to the start. */
static char *
repaired (const KwArticle *article, const GPtrArray *findings)
{
  GString *out = g_string_new_len (article->text, (gssize) article->len);
  for (guint i = findings->len; i > 0; i--)
    {
      const KwFinding *f = g_ptr_array_index (findings, i - 1);
      if (f->ref != article->ref)
        continue;
      if (f->occurrences == NULL && f->replacement != NULL)
        {
          g_string_erase (out, f->span.start, kw_span_len (f->span));
          g_string_insert (out, f->span.start, f->replacement);
        }
      for (guint k = f->occurrences != NULL ? f->occurrences->len : 0; k > 0; k--)
        {
          const KwOccurrence *o = &g_array_index (f->occurrences, KwOccurrence, k - 1);
          g_string_erase (out, o->span.start, kw_span_len (o->span));
          g_string_insert (out, o->span.start, o->replacement != NULL ? o->replacement : "");
        }
    }
  return g_string_free (out, FALSE);
}

static GPtrArray *
check_with (const KwRule *rule, KwArticle **articles, guint n)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    if (rule == NULL || kw_registry_rule (registry, i) == rule)
      g_ptr_array_add (rules, (gpointer) kw_registry_rule (registry, i));
  return kw_engine_check (articles, n, rules);
}

static void
run_example (const KwRule *rule, const KwExample *e)
{
  const char *text = e->bad != NULL ? e->bad : e->good;
  Marked first = unmark (text), second = unmark (e->with != NULL ? e->with : "");
  g_autoptr (KwArticle) here = article_of (first.bytes, e->date);
  g_autoptr (KwArticle) there = article_of (second.bytes, e->with_date);
  KwArticle *articles[] = { here, there };
  g_autoptr (GPtrArray) findings = check_with (rule, articles, e->with != NULL ? 2 : 1);
  if (e->good != NULL)
    ck_assert_msg (findings->len == 0, "%s: finds something in the good example: %s", rule->name, text);
  else
    {
      ck_assert_msg (findings->len > 0, "%s: finds nothing in: %s", rule->name, text);
      compare_places (rule, text, &first, findings, 0);
      if (e->with != NULL)
        compare_places (rule, e->with, &second, findings, (KwArticleRef) 1 << 32);
    }
  if (e->fixed != NULL)
    {
      g_autofree char *fixed = repaired (here, findings);
      ck_assert_msg (strcmp (fixed, e->fixed) == 0, "%s: repairs to: %s", rule->name, fixed);
    }
  marked_clear (&first);
  marked_clear (&second);
}

START_TEST (examples_give_what_they_promise)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  guint bad = 0, good = 0;
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      bad += e->bad != NULL;
      good += e->good != NULL;
      run_example (rule, e);
    }
  ck_assert_msg (bad >= 2 && good >= 2, "%s has %u bad and %u good examples, two of each are the least", rule->name, bad, good);
}
END_TEST

START_TEST (good_examples_are_good_to_all_rules)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  for (const KwExample *e = rule->examples; e->bad != NULL || e->good != NULL; e++)
    {
      if (e->good == NULL)
        continue;
      Marked m = unmark (e->good);
      g_autoptr (KwArticle) article = article_of (m.bytes, e->date);
      g_autoptr (GPtrArray) findings = check_with (NULL, &article, 1);
      for (guint i = 0; i < findings->len; i++)
        {
          const KwFinding *f = g_ptr_array_index (findings, i);
          ck_assert_msg (f->severity == KW_NOTE, "%s finds something in a good example of %s: %s", f->rule->name,
                         rule->name, e->good);
        }
      marked_clear (&m);
    }
}
END_TEST

static gboolean
is_name_char (char c)
{
  return g_ascii_islower (c) || c == '-' || c == '/';
}

START_TEST (metadata_is_whole)
{
  const KwRule *rule = kw_registry_rule (registry, (guint) _i);
  for (const char *p = rule->name; *p != '\0'; p++)
    ck_assert_msg (is_name_char (*p), "%s: names are lower case with hyphens", rule->name);
  ck_assert_msg (rule->summary != NULL && !g_str_has_suffix (rule->summary, "."), "%s: summary", rule->name);
  ck_assert_msg (rule->why != NULL && strlen (rule->why) > 120, "%s: why", rule->name);
  ck_assert_msg (rule->message != NULL && rule->since != NULL, "%s: message, since", rule->name);
  ck_assert_msg (rule->check != NULL, "%s: check", rule->name);
  if (_i > 0)
    ck_assert_str_lt (kw_registry_rule (registry, (guint) _i - 1)->name, rule->name);
}
END_TEST

int
main (void)
{
  registry = kw_registry_new ();
  int n = (int) kw_registry_n_rules (registry);
  Suite *suite = suite_create ("rules");
  TCase *tcase = tcase_create ("examples");
  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, metadata_is_whole, 0, n);
  tcase_add_loop_test (tcase, examples_give_what_they_promise, 0, n);
  tcase_add_loop_test (tcase, good_examples_are_good_to_all_rules, 0, n);
  suite_add_tcase (suite, tcase);
  int status = run_suite (suite);
  kw_registry_free (registry);
  return status;
}
