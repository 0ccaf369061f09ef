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
#include "reports/json-line.h"
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
  json_t *rules;
  GHashTable *files; /* paths whose artifact is told */
  json_t *artifacts;
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
  sarif->rules = json_array ();
  sarif->artifacts = json_array ();
  report->state = sarif;
}

static guint
index_of (Sarif *sarif, const KwRule *rule)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (sarif->rule_index, rule));
  if (index > 0)
    return index - 1;
  json_array_append_new (sarif->rules, kw_sarif_rule (rule));
  g_hash_table_insert (sarif->rule_index, (gpointer) (gsize) rule, GUINT_TO_POINTER ((guint) json_array_size (sarif->rules)));
  return (guint) json_array_size (sarif->rules) - 1;
}

static void
add_artifact (Sarif *sarif, const KwEntryArticle *article)
{
  if (g_hash_table_contains (sarif->files, article->path))
    return;
  g_hash_table_add (sarif->files, g_strdup (article->path));
  g_autofree char *uri = kw_file_uri (article);
  json_t *artifact = json_pack ("{s:{s:s}}", "location", "uri", uri);
  if (article->charset != NULL)
    json_object_set_new (artifact, "encoding", json_string (article->charset));
  json_array_append_new (sarif->artifacts, artifact);
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

static json_t *
message_of (const KwEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_literal (text, entry->message);
  for (guint i = 0; i < MIN (entry->related->len, RELATED_MOST); i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      g_string_append (text, i == 0 ? ": see [" : ", [");
      append_literal (text, related->article.name);
      g_string_append_printf (text, "](%u)", i + 1);
    }
  if (text->len > 0 && strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
  return json_pack ("{s:o}", "text", kw_json_text (text->str, text->len));
}

/* The evidence of garbled text is its bytes, but those of a file in another
 * charset, of a page or of a record's string are not those of the place. */
static gboolean
bytes_matter (const KwEntry *entry)
{
  return g_str_has_prefix (entry->rule->name, "encoding/") && !entry->article.many && !entry->article.page &&
         g_strcmp0 (entry->article.charset, "UTF-8") == 0;
}

static json_t *
region_of (const KwEntryArticle *article, const KwPlace *place, gboolean bytes)
{
  KwFilePlace at = kw_file_place (article, place);
  json_t *region = json_pack ("{s:i, s:i}", "startLine", (int) at.line, "endLine", (int) at.end_line);
  gsize snippet = place->len <= SNIPPET_MOST ? place->len : (gsize) (kw_utf8_prev (place->text + SNIPPET_MOST, place->text) - place->text);
  if (at.columns)
    {
      json_object_set_new (region, "startColumn", json_integer (at.column));
      json_object_set_new (region, "endColumn", json_integer (at.end_column));
    }
  if (bytes)
    {
      json_object_set_new (region, "byteOffset", json_integer (place->start));
      json_object_set_new (region, "byteLength", json_integer (place->end - place->start));
    }
  if (place->len > 0)
    json_object_set_new (region, "snippet", json_pack ("{s:o}", "text", kw_json_text (place->text, snippet)));
  return region;
}

static json_t *
location_of (const KwEntryArticle *article, const KwPlace *place, gboolean bytes)
{
  g_autofree char *uri = kw_file_uri (article);
  json_t *location = json_pack ("{s:{s:{s:s}, s:o}}", "physicalLocation", "artifactLocation", "uri", uri, "region",
                                region_of (article, place, bytes));
  if (article->many)
    json_object_set_new (location, "logicalLocations",
                         json_pack ("[{s:o, s:s}]", "fullyQualifiedName", kw_json_string (article->name), "kind", "object"));
  return location;
}

static void
add_related (json_t *array, const KwEntryArticle *article, const KwPlace *place, const char *label)
{
  g_autofree char *visible = kw_display_string (label);
  json_t *location = location_of (article, place, FALSE);
  json_object_set_new (location, "id", json_integer ((json_int_t) json_array_size (array) + 1));
  json_object_set_new (location, "message", json_pack ("{s:o}", "text", kw_json_string (visible)));
  json_array_append_new (array, location);
}

/* The other sides first, which the message links, then the other places. */
static json_t *
related_of (Sarif *sarif, const KwEntry *entry)
{
  json_t *array = json_array ();
  for (guint i = 0; i < MIN (entry->related->len, RELATED_MOST); i++)
    {
      const KwEntryRelated *related = &g_array_index (entry->related, KwEntryRelated, i);
      add_artifact (sarif, &related->article);
      add_related (array, &related->article, &related->place,
                   related->label != NULL ? related->label : related->article.name);
    }
  for (guint i = 1; i < MIN (entry->occurrences->len, RELATED_MOST); i++)
    add_related (array, &entry->article, &g_array_index (entry->occurrences, KwEntryPlace, i).place, "another such place");
  return array;
}

/* Only where the file holds the text as it is. */
static json_t *
replacements_of (const KwEntry *entry)
{
  json_t *array = json_array ();
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  if (entry->article.many || entry->article.page || n > FIXES_MOST)
    return array;
  for (guint i = 0; i < n; i++)
    {
      const KwPlace *place = &places[i].place;
      if (places[i].replacement == NULL || strlen (places[i].replacement) > REPAIR_MOST)
        continue;
      json_array_append_new (array, json_pack ("{s:{s:i, s:i, s:i, s:i}, s:{s:o}}", "deletedRegion", "startLine",
                                               (int) place->line, "startColumn", (int) place->column, "endLine",
                                               (int) place->end_line, "endColumn", (int) place->end_column,
                                               "insertedContent", "text", kw_json_string (places[i].replacement)));
    }
  return array;
}

static void
set_fix (json_t *result, const KwEntry *entry)
{
  g_autofree char *uri = kw_file_uri (&entry->article);
  json_t *replacements = replacements_of (entry);
  if (json_array_size (replacements) == 0)
    {
      json_decref (replacements);
      return;
    }
  json_object_set_new (result, "fixes",
                       json_pack ("[{s:{s:s}, s:[{s:{s:s}, s:o}]}]", "description", "text",
                                  entry->safety == KW_FIX_SAFE ? "The original, as the bytes prove."
                                                               : "Likely the original, not proven.",
                                  "artifactChanges", "artifactLocation", "uri", uri, "replacements", replacements));
}

/* Services that are not told compute it of the file themselves. */
static void
set_line_hash (Sarif *sarif, json_t *fingerprints, const KwEntry *entry)
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
    json_object_set_new (fingerprints, "primaryLocationLineHash", json_string (hash));
}

static json_t *
result_of (Sarif *sarif, const KwEntry *entry)
{
  json_t *fingerprints = json_pack ("{s:s}", "kanwu/v1", entry->fingerprint);
  add_artifact (sarif, &entry->article);
  set_line_hash (sarif, fingerprints, entry);
  json_t *result = json_pack ("{s:o, s:i, s:s, s:o, s:[o], s:o}", "ruleId", kw_json_string (entry->rule->name),
                              "ruleIndex", (int) index_of (sarif, entry->rule), "level",
                              kw_sarif_level (entry->severity), "message", message_of (entry), "locations",
                              location_of (&entry->article, &entry->place, bytes_matter (entry)),
                              "partialFingerprints", fingerprints);
  json_t *related = related_of (sarif, entry);
  if (json_array_size (related) > 0)
    json_object_set (result, "relatedLocations", related);
  json_decref (related);
  set_fix (result, entry);
  return result;
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
  json_t *result = result_of (sarif, entry);
  GString *line = g_string_new (NULL);
  kw_json_line (line, result, JSON_COMPACT);
  g_string_truncate (line, line->len - 1);
  kw_worst_add (sarif->results, entry->severity, g_string_free (line, FALSE));
  json_decref (result);
}

/* Inputs that were not checked, and what was left out. */
static json_t *
invocation_of (const Sarif *sarif, const KwSummary *summary)
{
  json_t *notes = json_array ();
  guint64 left_out = kw_worst_all_left_out (sarif->results);
  for (guint i = 0; summary->problems != NULL && i < summary->problems->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      kw_display_problem (line, g_ptr_array_index (summary->problems, i));
      json_array_append_new (notes, json_pack ("{s:s, s:{s:o}}", "level", "error", "message", "text",
                                               kw_json_text (line->str, line->len)));
    }
  if (left_out > 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT " results were left out: no more than %d are taken. "
                                               "Left out were %" G_GUINT64_FORMAT " errors.",
                                               left_out, RESULTS_MOST, kw_worst_left_out (sarif->results, KW_ERROR));
      json_array_append_new (notes, json_pack ("{s:s, s:{s:s}}", "level", "warning", "message", "text", text));
    }
  gboolean whole = summary->problems == NULL || summary->problems->len == 0;
  return json_pack ("{s:b, s:o}", "executionSuccessful", whole, "toolExecutionNotifications", notes);
}

static void
put_member (FILE *out, const char *name, json_t *value)
{
  g_autoptr (GString) line = g_string_new (NULL);
  kw_json_line (line, value, JSON_COMPACT);
  fprintf (out, "\"%s\":%s", name, line->str);
  json_decref (value);
}

static void
put_results (FILE *out, const Sarif *sarif)
{
  g_autoptr (GPtrArray) kept = kw_worst_kept (sarif->results);
  fputs (",\"results\":[", out);
  for (guint i = 0; i < kept->len; i++)
    fprintf (out, "%s\n%s", i > 0 ? "," : "", (const char *) g_ptr_array_index (kept, i));
  fputs ("\n]", out);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  Sarif *sarif = report->state;
  FILE *out = report->out;
  fputs ("{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
         "\"version\":\"2.1.0\",\"runs\":[{\n",
         out);
  put_member (out, "tool", json_pack ("{s:{s:s, s:s, s:s, s:o}}", "driver", "name", "kanwu", "version", KW_VERSION,
                                      "semanticVersion", KW_VERSION, "rules", json_incref (sarif->rules)));
  fputs (",\"columnKind\":\"unicodeCodePoints\",\n", out);
  put_member (out, "artifacts", json_incref (sarif->artifacts));
  fputs (",", out);
  put_member (out, "invocations", json_pack ("[o]", invocation_of (sarif, summary)));
  put_results (out, sarif);
  fputs ("}]}\n", out);
  kw_worst_free (sarif->results);
  g_hash_table_unref (sarif->rule_index);
  g_hash_table_unref (sarif->files);
  json_decref (sarif->rules);
  json_decref (sarif->artifacts);
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
