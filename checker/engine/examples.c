/* examples.c - rules' examples, executed */
#include "checker/engine/examples.h"
#include "checker/engine/engine.h"
#include "checker/text/load.h"

#include <string.h>

#define OPEN  "\xE2\x9F\xA6" /* ⟦ */
#define CLOSE "\xE2\x9F\xA7" /* ⟧ */

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, marked_clear)

static gboolean
is_page (const char *text)
{
  return g_ascii_strncasecmp (text, "<!DOCTYPE", 9) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0;
}

/* Examples are UTF-8, or bytes that are meant to be none: decoding them says
 * which, and never fails. */
static void
decode (KwDecoded *decoded, const char *bytes, gsize size)
{
  gboolean ok = kw_decode (decoded, bytes, size, "UTF-8", NULL);
  g_assert (ok);
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
  decode (&decoded, bytes->str, bytes->len);
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
  decode (&a, bytes->str, span.start);
  decode (&b, bytes->str, span.end);
  KwSpan out = kw_span (a.len, b.len);
  kw_decoded_clear (&a);
  kw_decoded_clear (&b);
  return out;
}

static void
add_own_places (const KwFinding *f, GArray *places)
{
  if (f->occurrences == NULL)
    g_array_append_val (places, f->span);
  for (guint k = 0; f->occurrences != NULL && k < f->occurrences->len; k++)
    g_array_append_val (places, g_array_index (f->occurrences, KwOccurrence, k).span);
}

static void
add_related_places (const KwFinding *f, KwArticleRef ref, GArray *places)
{
  for (guint k = 0; f->related != NULL && k < f->related->len; k++)
    {
      const KwRelated *related = &g_array_index (f->related, KwRelated, k);
      if (related->ref == ref)
        g_array_append_val (places, related->span);
    }
}

/* The places of FINDINGS in article REF: own ones, and those told as related
 * by findings elsewhere, or by ALL. */
static GArray *
places_in (const GPtrArray *findings, KwArticleRef ref, gboolean all)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (f->ref == ref)
        add_own_places (f, places);
      if (f->ref != ref || all)
        add_related_places (f, ref, places);
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
 * article may mark both places of a comparison, one of them as related. */
static char *
compare_places (const KwArticle *article, const char *text, const Marked *m, const GPtrArray *findings,
                KwArticleRef ref)
{
  g_autoptr (GArray) found = places_in (findings, ref, FALSE), all = places_in (findings, ref, TRUE);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  for (guint i = 0; i < m->places->len; i++)
    {
      KwSpan span = decoded_span (m->bytes, g_array_index (m->places, KwSpan, i));
      g_array_append_val (wanted, span);
    }
  for (guint i = 0; i < found->len; i++)
    {
      KwSpan span = g_array_index (found, KwSpan, i);
      if (!has_span (wanted, span))
        return g_strdup_printf ("finds \"%.*s\" (bytes %u-%u), which is not marked, in: %s", (int) kw_span_len (span),
                                article->text + span.start, span.start, span.end, text);
    }
  for (guint i = 0; i < wanted->len; i++)
    if (!has_span (all, g_array_index (wanted, KwSpan, i)))
      return g_strdup_printf ("misses mark %u of: %s", i + 1, text);
  return NULL;
}

static void
replace (GString *text, KwSpan span, const char *replacement)
{
  g_string_erase (text, span.start, kw_span_len (span));
  g_string_insert (text, span.start, replacement != NULL ? replacement : "");
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
        replace (out, f->span, f->replacement);
      for (guint k = f->occurrences != NULL ? f->occurrences->len : 0; k > 0; k--)
        {
          const KwOccurrence *o = &g_array_index (f->occurrences, KwOccurrence, k - 1);
          replace (out, o->span, o->replacement);
        }
    }
  return g_string_free (out, FALSE);
}

static char *
judge_bad (const KwExample *e, const Marked marked[2], KwArticle *const articles[2], const GPtrArray *findings)
{
  if (findings->len == 0)
    return g_strdup_printf ("finds nothing in: %s", e->bad);
  char *why = compare_places (articles[0], e->bad, &marked[0], findings, 0);
  if (why == NULL && e->with != NULL)
    why = compare_places (articles[1], e->with, &marked[1], findings, (KwArticleRef) 1 << 32);
  if (why != NULL || e->fixed == NULL)
    return why;
  g_autofree char *fixed = repaired (articles[0], findings);
  return strcmp (fixed, e->fixed) == 0 ? NULL : g_strdup_printf ("repairs to: %s", fixed);
}

void
kw_example_each (const KwRule *rule, const KwExample *e, KwExampleFunc each, gpointer data)
{
  g_auto (Marked) first = unmark (e->bad != NULL ? e->bad : e->good), second = unmark (e->with != NULL ? e->with : "");
  g_autoptr (KwArticle) here = article_of (first.bytes, e->date);
  g_autoptr (KwArticle) there = article_of (second.bytes, e->with_date);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_ptr_array_add (rules, (gpointer) rule);
  KwArticle *articles[] = { here, there };
  g_autoptr (GPtrArray) findings = kw_engine_check (articles, e->with != NULL ? 2 : 1, rules, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *finding = g_ptr_array_index (findings, i);
      each (finding, finding->ref == 0 ? here : there, data);
    }
}

char *
kw_example_run (const KwRule *rule, const KwExample *e)
{
  const char *text = e->bad != NULL ? e->bad : e->good;
  g_auto (Marked) first = unmark (text), second = unmark (e->with != NULL ? e->with : "");
  Marked marked[] = { first, second };
  g_autoptr (KwArticle) here = article_of (first.bytes, e->date);
  g_autoptr (KwArticle) there = article_of (second.bytes, e->with_date);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_ptr_array_add (rules, (gpointer) rule);
  KwArticle *articles[] = { here, there };
  g_autoptr (GPtrArray) findings = kw_engine_check (articles, e->with != NULL ? 2 : 1, rules, NULL);
  if (e->bad != NULL)
    return judge_bad (e, marked, articles, findings);
  return findings->len == 0 ? NULL : g_strdup_printf ("finds something in the good example: %s", e->good);
}

char *
kw_example_run_all (const GPtrArray *rules, const KwExample *e)
{
  g_auto (Marked) marked = unmark (e->good);
  g_autoptr (KwArticle) article = article_of (marked.bytes, e->date);
  g_autoptr (GPtrArray) findings = kw_engine_check (&article, 1, rules, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const KwFinding *f = g_ptr_array_index (findings, i);
      if (f->severity > KW_NOTE)
        return g_strdup_printf ("%s finds something in: %s", f->rule->name, e->good);
    }
  return NULL;
}
