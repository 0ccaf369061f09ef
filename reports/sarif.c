/* sarif.c - SARIF 2.1.0, as code scanning services take it
 *
 * They take 25,000 results and 10 MB compressed, and drop all of a larger
 * file: the worst are kept, and the run says how many were left out. Of a
 * result they show the first location and the first of its message's links, so
 * that the other side of a contradiction is linked.
 */
#include "checker/report.h"

#include <string.h>

#include "reports/display.h"
#include "reports/file-place.h"
#include "reports/json-out.h"
#include "reports/line-hash.h"
#include "reports/sarif-rule.h"
#include "reports/worst.h"

#define RESULTS_MOST 25000
/* Of one result. */
#define RELATED_MOST 10
#define FIXES_MOST   50
#define SNIPPET_MOST 400
#define REPAIR_MOST  4000

typedef struct
{
  KwWorst *results;
  GHashTable *rule_index; /* of KwRule to its index + 1 */
  GString *rules; /* those told so far, one a line */
  GHashTable *files; /* paths whose artifact is told */
  GString *artifacts; /* those told so far */
  char *hashed_path; /* file of HASHES */
  KwLineHashes *hashes;
} Sarif;

static void
begin (KwReport *report)
{
  Sarif *sarif = g_new0 (Sarif, 1);
  sarif->results = kw_worst_new (RESULTS_MOST);
  sarif->rule_index = g_hash_table_new (g_direct_hash, g_direct_equal);
  sarif->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sarif->rules = g_string_new (NULL);
  sarif->artifacts = g_string_new (NULL);
  report->state = sarif;
}

static guint
index_of (Sarif *sarif, const KwRule *rule)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (sarif->rule_index, rule));
  if (index > 0)
    return index - 1;
  index = g_hash_table_size (sarif->rule_index);
  kw_sarif_put_rule (sarif->rules, rule);
  g_hash_table_insert (sarif->rule_index, (gpointer) (gsize) rule, GUINT_TO_POINTER (index + 1));
  return index;
}

static void
add_artifact (Sarif *sarif, const KwEntryArticle *article)
{
  if (g_hash_table_contains (sarif->files, article->path))
    return;
  g_hash_table_add (sarif->files, g_strdup (article->path));
  g_autofree char *uri = kw_file_uri (article);
  GString *out = sarif->artifacts;
  kw_json_open (out, NULL, '{');
  kw_json_open (out, "location", '{');
  kw_json_put (out, "uri", uri);
  kw_json_close (out, '}');
  if (article->charset != NULL)
    kw_json_put (out, "encoding", article->charset);
  kw_json_close (out, '}');
}

/* "KEY": {"text": TEXT} */
static void
put_message (GString *out, const char *key, const char *text, gsize len)
{
  kw_json_open (out, key, '{');
  kw_json_put_text (out, "text", text, len);
  kw_json_close (out, '}');
}

/* In SARIF's messages brackets make links. */
static void
append_literal (GString *out, const char *text)
{
  g_autofree char *visible = kw_display_string (text);
  for (const char *p = visible; *p != '\0'; p++)
    {
      if (*p == '[' || *p == ']' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
put_sentence (GString *out, const KwEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_literal (text, entry->message);
  for (guint i = 0; i < MIN (entry->related->len, RELATED_MOST); i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      g_string_append (text, i == 0 ? kw_tr (": see [") : ", [");
      append_literal (text, related->article.name);
      g_string_append_printf (text, "](%u)", i + 1);
    }
  if (text->len > 0 && strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append (text, kw_tr ("."));
  put_message (out, "message", text->str, text->len);
}

/* The evidence of garbled text is its bytes, but those of a file in another
 * charset, of a page or of a record's string are not those of the place. */
static gboolean
bytes_matter (const KwEntry *entry)
{
  return g_str_has_prefix (entry->rule->name, "encoding/") && !entry->article.many && !entry->article.page &&
         g_strcmp0 (entry->article.charset, "UTF-8") == 0;
}

static void
put_region (GString *out, const KwEntryArticle *article, const KwPlace *place, gboolean bytes)
{
  KwFilePlace at = kw_file_place (article, place);
  gsize snippet = place->len;
  if (snippet > SNIPPET_MOST)
    snippet = (gsize) (kw_utf8_prev (place->text + SNIPPET_MOST, place->text) - place->text);
  kw_json_open (out, "region", '{');
  kw_json_put_number (out, "startLine", at.line);
  kw_json_put_number (out, "endLine", at.end_line);
  if (at.columns)
    {
      kw_json_put_number (out, "startColumn", at.column);
      kw_json_put_number (out, "endColumn", at.end_column);
    }
  if (bytes)
    {
      kw_json_put_number (out, "byteOffset", place->start);
      kw_json_put_number (out, "byteLength", place->end - place->start);
    }
  if (snippet > 0)
    put_message (out, "snippet", place->text, snippet);
  kw_json_close (out, '}');
}

static void
put_uri (GString *out, const KwEntryArticle *article)
{
  g_autofree char *uri = kw_file_uri (article);
  kw_json_open (out, "artifactLocation", '{');
  kw_json_put (out, "uri", uri);
  kw_json_close (out, '}');
}

/* The members of a location. */
static void
put_location (GString *out, const KwEntryArticle *article, const KwPlace *place, gboolean bytes)
{
  kw_json_open (out, "physicalLocation", '{');
  put_uri (out, article);
  put_region (out, article, place, bytes);
  kw_json_close (out, '}');
  if (!article->many)
    return;
  kw_json_open (out, "logicalLocations", '[');
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "fullyQualifiedName", article->name);
  kw_json_put (out, "kind", "object");
  g_string_append (out, "}]");
}

static void
put_related (GString *out, guint id, const KwEntryArticle *article, const KwPlace *place, const char *label)
{
  g_autofree char *told = kw_tr_value (kw_language (), label), *visible = kw_display_string (told);
  kw_json_open (out, NULL, '{');
  kw_json_put_number (out, "id", id);
  put_message (out, "message", visible, strlen (visible));
  put_location (out, article, place, FALSE);
  kw_json_close (out, '}');
}

/* The other sides first, which the message links, then the other places. */
static void
put_all_related (Sarif *sarif, GString *out, const KwEntry *entry)
{
  guint id = 0;
  if (entry->related->len == 0 && entry->occurrences->len < 2)
    return;
  kw_json_open (out, "relatedLocations", '[');
  for (guint i = 0; i < MIN (entry->related->len, RELATED_MOST); i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      const char *label = related->label != NULL ? related->label : related->article.name;
      add_artifact (sarif, &related->article);
      put_related (out, ++id, &related->article, &related->place, label);
    }
  for (guint i = 1; i < MIN (entry->occurrences->len, RELATED_MOST); i++)
    put_related (out, ++id, &entry->article, &g_array_index (entry->occurrences, KwEntryPlace, i).place,
                 KW_VALUE ("another such place"));
  kw_json_close (out, ']');
}

static void
put_replacement (GString *out, const KwEntryPlace *one)
{
  kw_json_open (out, NULL, '{');
  kw_json_open (out, "deletedRegion", '{');
  kw_json_put_number (out, "startLine", one->place.line);
  kw_json_put_number (out, "startColumn", one->place.column);
  kw_json_put_number (out, "endLine", one->place.end_line);
  kw_json_put_number (out, "endColumn", one->place.end_column);
  kw_json_close (out, '}');
  put_message (out, "insertedContent", one->replacement, strlen (one->replacement));
  kw_json_close (out, '}');
}

static gboolean
is_repaired (const KwEntryPlace *one)
{
  return one->replacement != NULL && strlen (one->replacement) <= REPAIR_MOST;
}

/* Only where the file holds the text as it is, and all of it or nothing. */
static void
put_fix (GString *out, const KwEntry *entry)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  const char *how = entry->safety == KW_FIX_SAFE ? kw_tr ("The original, as the bytes prove.")
                                                 : kw_tr ("Likely the original, not proven.");
  if (entry->article.many || entry->article.page || n > FIXES_MOST)
    return;
  for (guint i = 0; i < n; i++)
    if (!is_repaired (&places[i]))
      return;
  kw_json_open (out, "fixes", '[');
  kw_json_open (out, NULL, '{');
  put_message (out, "description", how, strlen (how));
  kw_json_open (out, "artifactChanges", '[');
  kw_json_open (out, NULL, '{');
  put_uri (out, &entry->article);
  kw_json_open (out, "replacements", '[');
  for (guint i = 0; i < n; i++)
    put_replacement (out, &places[i]);
  g_string_append (out, "]}]}]");
}

/* Services that are not told compute it of the file themselves. */
static void
put_line_hash (Sarif *sarif, GString *out, const KwEntry *entry)
{
  const KwPlace *place = &entry->place;
  if (entry->article.many || place->line_start == G_MAXUINT32 || g_strcmp0 (entry->article.charset, "UTF-8") != 0)
    return;
  if (g_strcmp0 (sarif->hashed_path, entry->article.path) != 0)
    {
      g_free (sarif->hashed_path);
      kw_line_hashes_free (sarif->hashes);
      sarif->hashed_path = g_strdup (entry->article.path);
      sarif->hashes = kw_line_hashes_new (place->from, (gsize) (place->to - place->from));
    }
  g_autofree char *hash = kw_line_hash (sarif->hashes, place->line);
  if (hash != NULL)
    kw_json_put (out, "primaryLocationLineHash", hash);
}

static char *
result_of (Sarif *sarif, const KwEntry *entry)
{
  GString *out = g_string_new (NULL);
  add_artifact (sarif, &entry->article);
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "ruleId", entry->rule->name);
  kw_json_put_number (out, "ruleIndex", index_of (sarif, entry->rule));
  kw_json_put (out, "level", kw_sarif_level (entry->severity));
  put_sentence (out, entry);
  kw_json_open (out, "locations", '[');
  kw_json_open (out, NULL, '{');
  put_location (out, &entry->article, &entry->place, bytes_matter (entry));
  g_string_append (out, "}]");
  kw_json_open (out, "partialFingerprints", '{');
  kw_json_put (out, "kanwu/v1", entry->fingerprint);
  put_line_hash (sarif, out, entry);
  kw_json_close (out, '}');
  put_all_related (sarif, out, entry);
  put_fix (out, entry);
  kw_json_close (out, '}');
  return g_string_free (out, FALSE);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  Sarif *sarif = report->state;
  if (!kw_worst_takes (sarif->results, entry->severity))
    {
      kw_worst_add (sarif->results, entry->severity, NULL);
      return;
    }
  kw_worst_add (sarif->results, entry->severity, result_of (sarif, entry));
}

/* Inputs that were not checked, and what was left out. */
static void
put_notification (GString *out, const char *level, const char *text, gsize len)
{
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "level", level);
  put_message (out, "message", text, len);
  kw_json_close (out, '}');
}

static void
put_invocation (GString *out, const Sarif *sarif, const KwSummary *summary)
{
  guint64 left_out = kw_worst_all_left_out (sarif->results);
  guint problems = summary->problems != NULL ? summary->problems->len : 0;
  g_string_append_printf (out, "\"invocations\": [{\"executionSuccessful\": %s", problems == 0 ? "true" : "false");
  kw_json_open (out, "toolExecutionNotifications", '[');
  for (guint i = 0; i < problems; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      kw_display_problem (line, g_ptr_array_index (summary->problems, i));
      put_notification (out, "error", line->str, line->len);
    }
  if (left_out > 0)
    {
      g_autofree char *text =
        g_strdup_printf (kw_tr ("%llu results were left out: no more than %d are taken. Left out were %llu errors."),
                         (unsigned long long) left_out, RESULTS_MOST,
                         (unsigned long long) kw_worst_left_out (sarif->results, KW_ERROR));
      put_notification (out, "warning", text, strlen (text));
    }
  g_string_append (out, "]}],\n");
}

static void
put_results (FILE *out, const Sarif *sarif)
{
  g_autoptr (GPtrArray) kept = kw_worst_kept (sarif->results);
  fputs ("\"results\": [", out);
  for (guint i = 0; i < kept->len; i++)
    fprintf (out, "%s\n%s", i > 0 ? "," : "", (const char *) g_ptr_array_index (kept, i));
  fputs ("\n]}]}\n", out);
}

static void
put_run (FILE *out, const Sarif *sarif, const KwSummary *summary)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  put_invocation (rest, sarif, summary);
  fputs ("{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
         "\"version\": \"2.1.0\", \"runs\": [{\n\"tool\": {\"driver\": {\"name\": \"kanwu\", \"version\": \"" KW_VERSION
         "\", \"semanticVersion\": \"" KW_VERSION "\",\n\"rules\": ",
         out);
  fprintf (out, "[%s]}},\n\"columnKind\": \"unicodeCodePoints\",\n\"artifacts\": [%s],\n%s", sarif->rules->str,
           sarif->artifacts->str, rest->str);
  put_results (out, sarif);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  Sarif *sarif = report->state;
  put_run (report->out, sarif, summary);
  kw_worst_free (sarif->results);
  g_hash_table_unref (sarif->rule_index);
  g_hash_table_unref (sarif->files);
  g_string_free (sarif->rules, TRUE);
  g_string_free (sarif->artifacts, TRUE);
  kw_line_hashes_free (sarif->hashes);
  g_free (sarif->hashed_path);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (sarif) {
  .name = "sarif",
  .summary = "SARIF 2.1.0, for code scanning",
  .names_problems = TRUE,
  .begin = begin,
  .finding = print,
  .end = end,
};
