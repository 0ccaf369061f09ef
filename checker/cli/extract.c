/* extract.c - kanwu extract figures|dates: the ledger, one line each */
#include "checker/cli/cli.h"
#include "checker/cli/extract-csv.h"
#include "checker/cli/own-files.h"
#include "reports/json-out.h"

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

static void
put_article (GString *out, const KwArticle *article)
{
  kw_json_open (out, "article", '{');
  kw_json_put (out, "path", article->path);
  kw_json_put_number (out, "record", article->record);
  if (article->id != NULL)
    kw_json_put (out, "id", article->id);
  kw_json_close (out, '}');
}

static void
put_span (GString *out, const KwPlace *place)
{
  kw_json_open (out, "span", '{');
  kw_json_put_numbers (out, place);
  kw_json_put_text (out, "text", place->text, place->len);
  kw_json_close (out, '}');
}

static void
put_day (GString *out, const char *key, KwDay day)
{
  char text[16];
  kw_day_format (day, text);
  kw_json_put (out, key, day != KW_DAY_NONE ? text : NULL);
}

static void
put_bound (GString *out, const char *key, KwDecimal bound, gboolean unbounded)
{
  g_autofree char *text = unbounded ? NULL : kw_decimal_to_string (bound);
  kw_json_put (out, key, text);
}

/* An empty span is null. */
static void
put_folded (GString *out, const char *key, const KwArticle *article, KwSpan span)
{
  if (kw_span_is_empty (span))
    kw_json_put (out, key, NULL);
  else
    kw_json_put_text (out, key, article->fold.text + span.start, kw_span_len (span));
}

static void
put_name (GString *out, const char *key, const char *name)
{
  kw_json_put (out, key, name != NULL && *name != '\0' ? name : NULL);
}

static void
put_places (GString *out, const KwFigure *f)
{
  kw_json_open (out, "places", '[');
  for (guint i = 0; i < f->n_places; i++)
    {
      g_autofree char *code = g_strdup_printf ("%06u", f->places[i]);
      kw_json_put (out, NULL, code);
    }
  kw_json_close (out, ']');
}

static void
put_period (GString *out, const KwArticle *article, const KwFigure *f)
{
  if (kw_span_is_empty (f->period_span))
    {
      kw_json_put (out, "period", NULL);
      return;
    }
  kw_json_open (out, "period", '{');
  put_day (out, "from", f->period.from);
  put_day (out, "to", f->period.to);
  kw_json_put (out, "type", kw_period_type_name (f->period_type));
  put_folded (out, "text", article, f->period_span);
  kw_json_close (out, '}');
}

static GString *
begin_line (Extract *x, const KwArticle *article, KwSpan span)
{
  GString *out = g_string_new (NULL);
  KwPlace place = kw_place (x->places, article, span);
  kw_json_open (out, NULL, '{');
  put_article (out, article);
  put_span (out, &place);
  return out;
}

static void
end_line (GString *out)
{
  kw_json_close (out, '}');
  g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, stdout);
}

static void
write_figure (Extract *x, const KwArticle *article, const KwFigure *f)
{
  g_autoptr (GString) out = begin_line (x, article, f->span);
  put_folded (out, "literal", article, f->literal);
  put_bound (out, "low", f->value.low, f->value.low_unbounded);
  put_bound (out, "high", f->value.high, f->value.high_unbounded);
  kw_json_put_boolean (out, "low_open", f->value.low_open);
  kw_json_put_boolean (out, "high_open", f->value.high_open);
  put_name (out, "approx", kw_approx_name (f->approx));
  kw_json_put (out, "kind", kw_kind_name (f->kind));
  put_name (out, "unit", kw_unit_name (f->unit));
  put_name (out, "unit_class", kw_unit_class (f->unit));
  put_folded (out, "noun", article, f->noun);
  put_folded (out, "verb", article, f->verb);
  put_places (out, f);
  put_period (out, article, f);
  kw_json_put (out, "modality", kw_modality_name (f->modality));
  kw_json_put (out, "role", kw_role_name (f->role));
  end_line (out);
}

static void
write_date (Extract *x, const KwArticle *article, const KwDate *d)
{
  g_autoptr (GString) out = begin_line (x, article, d->span);
  put_day (out, "from", d->period.from);
  put_day (out, "to", d->period.to);
  kw_json_put (out, "grain", kw_grain_name (d->grain));
  kw_json_put_text (out, "text", article->text + d->span.start, kw_span_len (d->span));
  kw_json_put (out, "anchor", kw_anchor_name (d->anchor));
  kw_json_put_boolean (out, "valid", d->valid);
  end_line (out);
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
  if (!kw_own_files_lack_all (engine.corpus.written, paths))
    {
      kw_engine_options_clear (&engine);
      return KW_EXIT_TROUBLE;
    }
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
