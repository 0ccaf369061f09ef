/* extract.c - kanwu extract figures|dates: the ledger, one line each */
#include "checker/cli/cli.h"
#include "checker/cli/extract-csv.h"
#include "reports/json-line.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  gboolean dates, csv;
  KwPlaces *places; /* of the article at hand */
} Extract;

typedef struct
{
  KwInputOptions input;
  char *format;
  gboolean bom;
} Options;

static json_t *
text_json (const char *text, gsize len)
{
  json_t *string = json_stringn (text, len);
  return string != NULL ? string : json_null ();
}

static json_t *
article_json (const KwArticle *article)
{
  json_t *object = json_object ();
  json_object_set_new (object, "path", text_json (article->path, strlen (article->path)));
  json_object_set_new (object, "record", json_integer (article->record));
  if (article->id != NULL)
    json_object_set_new (object, "id", text_json (article->id, strlen (article->id)));
  return object;
}

static json_t *
span_json (Extract *x, const KwArticle *article, KwSpan span)
{
  KwPlace place = kw_place (x->places, article, span);
  json_t *object = json_pack ("{s:i,s:i,s:i,s:i,s:i,s:i}", "start", (int) place.start, "end", (int) place.end, "line",
                              (int) place.line, "column", (int) place.column, "end_line", (int) place.end_line,
                              "end_column", (int) place.end_column);
  json_object_set_new (object, "text", text_json (place.text, place.len));
  return object;
}

static json_t *
day_json (KwDay day)
{
  char text[16];
  kw_day_format (day, text);
  return day != KW_DAY_NONE ? json_string (text) : json_null ();
}

static json_t *
bound_json (KwDecimal bound, gboolean unbounded)
{
  if (unbounded)
    return json_null ();
  g_autofree char *text = kw_decimal_to_string (bound);
  return json_string (text);
}

static json_t *
folded_json (const KwArticle *article, KwSpan span)
{
  return kw_span_is_empty (span) ? json_null () : text_json (article->fold.text + span.start, kw_span_len (span));
}

static json_t *
name_json (const char *name)
{
  return name != NULL && *name != '\0' ? json_string (name) : json_null ();
}

static json_t *
places_json (const KwFigure *f)
{
  json_t *array = json_array ();
  for (guint i = 0; i < f->n_places; i++)
    {
      g_autofree char *code = g_strdup_printf ("%06u", f->places[i]);
      json_array_append_new (array, json_string (code));
    }
  return array;
}

static json_t *
period_json (const KwArticle *article, const KwFigure *f)
{
  if (kw_span_is_empty (f->period_span))
    return json_null ();
  json_t *object = json_object ();
  json_object_set_new (object, "from", day_json (f->period.from));
  json_object_set_new (object, "to", day_json (f->period.to));
  json_object_set_new (object, "type", json_string (kw_period_type_name (f->period_type)));
  json_object_set_new (object, "text", folded_json (article, f->period_span));
  return object;
}

static void
write_line (json_t *object)
{
  g_autoptr (GString) line = g_string_new (NULL);
  kw_json_line (line, object, JSON_COMPACT);
  fwrite (line->str, 1, line->len, stdout);
  json_decref (object);
}

static void
write_figure (Extract *x, const KwArticle *article, const KwFigure *f)
{
  json_t *o = json_object ();
  json_object_set_new (o, "article", article_json (article));
  json_object_set_new (o, "span", span_json (x, article, f->span));
  json_object_set_new (o, "literal", folded_json (article, f->literal));
  json_object_set_new (o, "low", bound_json (f->value.low, f->value.low_unbounded));
  json_object_set_new (o, "high", bound_json (f->value.high, f->value.high_unbounded));
  json_object_set_new (o, "low_open", json_boolean (f->value.low_open));
  json_object_set_new (o, "high_open", json_boolean (f->value.high_open));
  json_object_set_new (o, "approx", name_json (kw_approx_name (f->approx)));
  json_object_set_new (o, "kind", json_string (kw_kind_name (f->kind)));
  json_object_set_new (o, "unit", name_json (kw_unit_name (f->unit)));
  json_object_set_new (o, "unit_class", name_json (kw_unit_class (f->unit)));
  json_object_set_new (o, "noun", folded_json (article, f->noun));
  json_object_set_new (o, "verb", folded_json (article, f->verb));
  json_object_set_new (o, "places", places_json (f));
  json_object_set_new (o, "period", period_json (article, f));
  json_object_set_new (o, "modality", json_string (kw_modality_name (f->modality)));
  json_object_set_new (o, "role", json_string (kw_role_name (f->role)));
  write_line (o);
}

static void
write_date (Extract *x, const KwArticle *article, const KwDate *d)
{
  json_t *o = json_object ();
  json_object_set_new (o, "article", article_json (article));
  json_object_set_new (o, "span", span_json (x, article, d->span));
  json_object_set_new (o, "from", day_json (d->period.from));
  json_object_set_new (o, "to", day_json (d->period.to));
  json_object_set_new (o, "grain", json_string (kw_grain_name (d->grain)));
  json_object_set_new (o, "text", text_json (article->text + d->span.start, kw_span_len (d->span)));
  json_object_set_new (o, "anchor", json_string (kw_anchor_name (d->anchor)));
  json_object_set_new (o, "valid", json_boolean (d->valid));
  write_line (o);
}

static void
write_csv (Extract *x, const KwArticle *article, const KwFigure *figure, const KwDate *date)
{
  g_autoptr (GString) line = g_string_new (NULL);
  KwCsvRow row = { article, figure, date, kw_place (x->places, article, figure != NULL ? figure->span : date->span) };
  kw_csv_row (line, &row);
  fwrite (line->str, 1, line->len, stdout);
}

static void
write_csv_header (gboolean dates, gboolean bom)
{
  g_autoptr (GString) line = g_string_new (bom ? "\xEF\xBB\xBF" : NULL);
  kw_csv_header (line, dates);
  fwrite (line->str, 1, line->len, stdout);
}

static void
extract_date (Extract *x, const KwArticle *article, const KwDate *date)
{
  if (x->csv)
    write_csv (x, article, NULL, date);
  else
    write_date (x, article, date);
}

static void
extract_figure (Extract *x, const KwArticle *article, const KwFigure *figure)
{
  if (x->csv)
    write_csv (x, article, figure, NULL);
  else
    write_figure (x, article, figure);
}

static void
extract_article (gpointer data, const KwRaw *raw, KwArticle *article)
{
  Extract *x = data;
  const KwLedger *ledger = article->ledger;
  /* The article is freed when this returns; its places go with it. */
  g_autoptr (KwPlaces) places = kw_places_new ();
  x->places = places;
  for (guint i = 0; x->dates && i < ledger->dates->len; i++)
    extract_date (x, article, kw_ledger_date (ledger, i));
  for (guint i = 0; !x->dates && i < ledger->figures->len; i++)
    extract_figure (x, article, kw_ledger_figure (ledger, i));
  x->places = NULL;
}

/* FALSE with a message for a format that is none. */
static gboolean
read_format (const Options *options, gboolean *csv)
{
  *csv = g_strcmp0 (options->format, "csv") == 0;
  if (options->format != NULL && !*csv && strcmp (options->format, "jsonl") != 0)
    kw_complain ("extract has no format '%s': jsonl or csv (see 'kanwu extract --help')", options->format);
  else if (options->bom && !*csv)
    kw_complain ("--bom is for --format csv");
  else
    return TRUE;
  return FALSE;
}

static KwExit
extract (Options *options, gboolean dates, char **paths)
{
  g_autoptr (KwRegistry) registry = kw_open_registry (&options->input);
  KwEngineOptions engine;
  Extract x = { dates, FALSE, NULL };
  if (registry == NULL || !read_format (options, &x.csv) || !kw_engine_options_init (&engine, &options->input, registry))
    return KW_EXIT_TROUBLE;
  KwSummary summary = { 0 };
  if (x.csv)
    write_csv_header (dates, options->bom);
  kw_engine_each (paths, &engine, extract_article, &x, &summary);
  gboolean sent = kw_flush_output ();
  KwExit status = kw_tell_problems (&summary, options->input.allow_empty, FALSE);
  g_ptr_array_unref ((GPtrArray *) summary.problems);
  kw_engine_options_clear (&engine);
  return sent ? status : KW_EXIT_TROUBLE;
}

static const char description[] =
  "jsonl: an object a line. csv: a line of names, then a line each (RFC 4180, UTF-8),\n"
  "for spreadsheets; text that one of them would run as a formula has an apostrophe\n"
  "before it.";

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, KW_INPUT_WORDS | KW_INPUT_READ);
  const GOptionEntry own[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, "jsonl (default) or csv", "jsonl|csv" },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &options.bom, "Begin the csv with a byte order mark, for Excel", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("figures|dates PATH… - list what was read");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    {
      gboolean dates = g_strcmp0 (args[0], "dates") == 0;
      if (!dates && g_strcmp0 (args[0], "figures") != 0)
        kw_complain ("extract takes 'figures' or 'dates', then paths");
      else if (args[1] == NULL)
        kw_complain ("extract %s needs a path: a file, a folder or -", args[0]);
      else
        status = extract (&options, dates, args + 1);
    }
  g_free (options.format);
  kw_input_options_clear (&options.input);
  return status;
}

KW_COMMAND (extract) {
  .name = "extract",
  .usage = "figures|dates PATH…",
  .summary = "list every figure or date that was read, as JSON lines or CSV",
  .run = run,
};
