/* html-data.c - the data of a page: columns of numbers and strings.
 *
 * A finding owns the next so many entries of the flat columns: `own` and
 * `related` places, in this order, the same number of `related`, and as many
 * `values` as its shape (its list of argument names) has keys. Titles, labels
 * and arguments are numbers of `strings`, -1 for none; an argument that is the
 * text of the first own place is -2, of the first related place -3. Articles and strings
 * are numbered as they are met, so that only what is needed is written.
 */
#include "reports/html-data.h"

#include <string.h>

#include "reports/html-about.h"
#include "reports/html-json.h"
#include "reports/html-text.h"

/* Flat columns of numbers and their names, by the object that they are in. */
#define COLUMNS(C)                                                                                                     \
  C (F_RULE, "rule")                                                                                                   \
  C (F_SEVERITY, "severity")                                                                                           \
  C (F_SAFETY, "safety")                                                                                               \
  C (F_ARTICLE, "article")                                                                                             \
  C (F_OWN, "own")                                                                                                     \
  C (F_PLACES, "places")                                                                                               \
  C (F_RELATED, "related")                                                                                             \
  C (F_COMPARED, "compared")                                                                                           \
  C (F_SHAPE, "shape")                                                                                                 \
  C (P_BEFORE, "before")                                                                                               \
  C (P_SIZE, "size")                                                                                                   \
  C (P_LEFT, "left")                                                                                                   \
  C (P_CUT, "cut")                                                                                                     \
  C (P_START, "start")                                                                                                 \
  C (P_BYTES, "bytes")                                                                                                 \
  C (P_LINE, "line")                                                                                                   \
  C (P_COLUMN, "column")                                                                                               \
  C (P_LINES, "lines")                                                                                                 \
  C (R_ARTICLE, "article")                                                                                             \
  C (R_LABEL, "label")                                                                                                 \
  C (VALUES, "values")

#define AS_CONSTANT(column, name) column,
#define AS_NAME(column, name)     name,

typedef enum
{
  COLUMNS (AS_CONSTANT) N_COLUMNS
} Column;

static const char *const names[N_COLUMNS] = { COLUMNS (AS_NAME) };

/* Things numbered in the order in which they are met. */
typedef struct
{
  GHashTable *numbers; /* pointer or string to number + 1 */
  GPtrArray *all;
} Index;

typedef struct
{
  const KwHtmlStore *store;
  const KwHtmlLimits *limits;
  KwHtmlJson *json;
  GArray *columns[N_COLUMNS]; /* of gint32 */
  Index articles, strings, shapes;
  GHashTable *said; /* those of the strings that are kanwu's, and may have translations */
} Writer;

static void
index_init (Index *index, GHashFunc hash, GEqualFunc equal, GDestroyNotify free_one)
{
  index->numbers = g_hash_table_new (hash, equal);
  index->all = g_ptr_array_new_with_free_func (free_one);
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->numbers);
  g_ptr_array_unref (index->all);
}

/* The number of THING, or -1 when it is new and got the next one. */
static gint32
index_find (Index *index, gconstpointer thing)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (index->numbers, thing));
  return (gint32) number - 1;
}

static gint32
index_add (Index *index, gpointer thing)
{
  g_ptr_array_add (index->all, thing);
  g_hash_table_insert (index->numbers, thing, GUINT_TO_POINTER (index->all->len));
  return (gint32) index->all->len - 1;
}

static gint32
number_of (Index *index, gconstpointer thing)
{
  gint32 number = thing == NULL ? -1 : index_find (index, thing);
  return thing == NULL || number >= 0 ? number : index_add (index, (gpointer) thing);
}

static void
push (Writer *w, Column column, gint64 number)
{
  gint32 value = (gint32) CLAMP (number, G_MININT32, G_MAXINT32);
  g_array_append_val (w->columns[column], value);
}

/* Names of arguments, as numbers of strings between commas. */
static gint32
shape_of (Writer *w, const KwHtmlFinding *finding)
{
  GString *shape = g_string_new (NULL);
  for (guint i = 0; i < finding->n_args; i++)
    g_string_append_printf (shape, "%s%d", i > 0 ? "," : "", number_of (&w->strings, finding->args[i].key));
  gint32 number = index_find (&w->shapes, shape->str);
  if (number < 0)
    return index_add (&w->shapes, g_string_free (shape, FALSE));
  g_string_free (shape, TRUE);
  return number;
}

/* The number of an argument or a label. */
static gint32
said_of (Writer *w, const char *text)
{
  if (text != NULL)
    g_hash_table_add (w->said, (gpointer) text);
  return number_of (&w->strings, text);
}

static gboolean
is_text_of (const char *value, const KwHtmlPlace *place)
{
  return place->left == 0 && strlen (value) == place->size &&
         memcmp (value, place->quote + place->before, place->size) == 0;
}

static gint32
value_of (Writer *w, const KwHtmlFinding *finding, const char *value)
{
  if (is_text_of (value, &finding->places[0]))
    return -2;
  if (finding->related_kept > 0 && is_text_of (value, &finding->places[finding->own]))
    return -3;
  return said_of (w, value);
}

static void
add_finding (Writer *w, const KwHtmlFinding *finding)
{
  guint own = MIN (finding->own, w->limits->own), related = MIN (finding->related_kept, w->limits->related);
  push (w, F_RULE, finding->rule->index);
  push (w, F_SEVERITY, finding->severity);
  push (w, F_SAFETY, finding->safety);
  push (w, F_ARTICLE, number_of (&w->articles, finding->article));
  push (w, F_OWN, own);
  push (w, F_PLACES, finding->own_all);
  push (w, F_RELATED, related);
  push (w, F_COMPARED, finding->related_all);
  push (w, F_SHAPE, shape_of (w, finding));
  for (guint i = 0; i < finding->n_args; i++)
    push (w, VALUES, value_of (w, finding, finding->args[i].value));
  for (guint i = 0; i < related; i++)
    {
      push (w, R_ARTICLE, number_of (&w->articles, finding->related[i].article));
      push (w, R_LABEL, said_of (w, finding->related[i].label));
    }
}

static void
add_place (Writer *w, const KwHtmlPlace *place, GString *quote)
{
  g_string_truncate (quote, 0);
  KwHtmlPlace cut = kw_html_place_cut (place, w->limits, quote);
  kw_html_json_string (w->json, NULL, quote->str, quote->len);
  push (w, P_BEFORE, kw_html_units (quote->str, cut.before));
  push (w, P_SIZE, kw_html_units (quote->str + cut.before, cut.size));
  push (w, P_LEFT, cut.left);
  push (w, P_CUT, cut.cut);
  push (w, P_START, cut.start);
  push (w, P_BYTES, cut.end - cut.start);
  push (w, P_LINE, cut.line);
  push (w, P_COLUMN, cut.column);
  push (w, P_LINES, (gint64) cut.end_line - cut.line);
}

typedef void (*PlaceFunc) (Writer *w, const KwHtmlPlace *place, GString *buffer);

/* FUNC for each place that is written, in order. */
static void
each_place (Writer *w, PlaceFunc func)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  for (guint i = 0; i < w->store->kept->len; i++)
    {
      const KwHtmlFinding *finding = g_ptr_array_index (w->store->kept, i);
      for (guint k = 0; k < MIN (finding->own, w->limits->own); k++)
        func (w, &finding->places[k], buffer);
      for (guint k = 0; k < MIN (finding->related_kept, w->limits->related); k++)
        func (w, &finding->places[finding->own + k], buffer);
    }
}

static void
add_replacement (Writer *w, const KwHtmlPlace *place, GString *buffer)
{
  g_string_truncate (buffer, 0);
  if (place->replacement != NULL)
    kw_html_append_cut (buffer, place->replacement, strlen (place->replacement), w->limits);
  kw_html_json_string (w->json, NULL, place->replacement ? buffer->str : NULL, buffer->len);
}

static void
write_column (Writer *w, Column column)
{
  kw_html_json_open (w->json, names[column], '[');
  for (guint i = 0; i < w->columns[column]->len; i++)
    kw_html_json_number (w->json, NULL, g_array_index (w->columns[column], gint32, i));
  kw_html_json_close (w->json, ']');
}

static void
write_columns (Writer *w, Column first, Column last)
{
  for (Column column = first; column <= last; column++)
    write_column (w, column);
}

static void
write_findings (Writer *w)
{
  g_autoptr (GString) fingerprints = g_string_new (NULL);
  for (guint i = 0; i < w->store->kept->len; i++)
    {
      const KwHtmlFinding *finding = g_ptr_array_index (w->store->kept, i);
      add_finding (w, finding);
      g_string_append_printf (fingerprints, "%-32s", finding->fingerprint);
    }
  g_autofree char *id = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fingerprints->str,
                                                       (gssize) fingerprints->len);
  id[16] = '\0';
  kw_html_json_text (w->json, "id", id);
  kw_html_json_open (w->json, "findings", '{');
  kw_html_json_text (w->json, "fingerprint", fingerprints->str);
  write_columns (w, F_RULE, F_SHAPE);
  kw_html_json_close (w->json, '}');
}

static void
write_places (Writer *w)
{
  kw_html_json_open (w->json, "places", '{');
  kw_html_json_open (w->json, "quote", '[');
  each_place (w, add_place);
  kw_html_json_close (w->json, ']');
  kw_html_json_open (w->json, "replacement", '[');
  each_place (w, add_replacement);
  kw_html_json_close (w->json, ']');
  write_columns (w, P_BEFORE, P_LINES);
  kw_html_json_close (w->json, '}');
}

static void
write_messages (Writer *w)
{
  char key[24];
  kw_html_json_open (w->json, "messages", '{');
  for (guint i = 0; i < w->store->kept->len; i++)
    {
      const KwHtmlFinding *finding = g_ptr_array_index (w->store->kept, i);
      g_snprintf (key, sizeof key, "%u", i);
      if (finding->messages[0] != NULL)
        kw_html_json_texts (w->json, key, finding->messages);
    }
  kw_html_json_close (w->json, '}');
}

/* A column of the articles that are met. */
static void
write_article_strings (Writer *w, const char *key, gsize offset)
{
  kw_html_json_open (w->json, key, '[');
  for (guint i = 0; i < w->articles.all->len; i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, g_ptr_array_index (w->articles.all, i), offset);
      kw_html_json_number (w->json, NULL, number_of (&w->strings, text));
    }
  kw_html_json_close (w->json, ']');
}

static void
write_articles (Writer *w)
{
  kw_html_json_open (w->json, "articles", '{');
  kw_html_json_open (w->json, "path", '[');
  for (guint i = 0; i < w->articles.all->len; i++)
    kw_html_json_text (w->json, NULL, ((KwHtmlArticle *) g_ptr_array_index (w->articles.all, i))->path);
  kw_html_json_close (w->json, ']');
  kw_html_json_open (w->json, "record", '[');
  for (guint i = 0; i < w->articles.all->len; i++)
    {
      const KwHtmlArticle *article = g_ptr_array_index (w->articles.all, i);
      kw_html_json_number (w->json, NULL, article->many ? (gint64) article->record : -1);
    }
  kw_html_json_close (w->json, ']');
  write_article_strings (w, "id", G_STRUCT_OFFSET (KwHtmlArticle, id));
  write_article_strings (w, "title", G_STRUCT_OFFSET (KwHtmlArticle, title));
  write_article_strings (w, "date", G_STRUCT_OFFSET (KwHtmlArticle, date));
  kw_html_json_close (w->json, '}');
}

static void
write_strings (Writer *w)
{
  kw_html_json_open (w->json, "strings", '[');
  for (guint i = 0; i < w->strings.all->len; i++)
    kw_html_json_text (w->json, NULL, g_ptr_array_index (w->strings.all, i));
  kw_html_json_close (w->json, ']');
}

/* By their numbers, as a page reads them. */
static void
write_translations (Writer *w)
{
  char key[24];
  kw_html_json_open (w->json, "translations", '{');
  for (guint i = 0; i < w->strings.all->len; i++)
    {
      const char *text = g_ptr_array_index (w->strings.all, i);
      if (!g_hash_table_contains (w->said, text))
        continue;
      g_autofree char *translated = kw_tr_value (KW_CHINESE, text);
      g_snprintf (key, sizeof key, "%u", i);
      if (!g_str_equal (translated, text))
        kw_html_json_text (w->json, key, translated);
    }
  kw_html_json_close (w->json, '}');
}

static void
write_shapes (Writer *w)
{
  kw_html_json_open (w->json, "shapes", '[');
  for (guint i = 0; i < w->shapes.all->len; i++)
    {
      kw_html_json_open (w->json, NULL, '[');
      const char *shape = g_ptr_array_index (w->shapes.all, i);
      if (*shape != '\0')
        kw_html_json_decimal (w->json, NULL, shape);
      kw_html_json_close (w->json, ']');
    }
  kw_html_json_close (w->json, ']');
}

void
kw_html_data_write (const KwHtmlStore *store, const KwSummary *summary, FILE *out)
{
  Writer w = { .store = store, .limits = kw_html_limits (store->kept->len), .json = kw_html_json_new () };
  for (guint i = 0; i < N_COLUMNS; i++)
    w.columns[i] = g_array_new (FALSE, FALSE, sizeof (gint32));
  index_init (&w.articles, g_direct_hash, g_direct_equal, NULL);
  index_init (&w.strings, g_direct_hash, g_direct_equal, NULL);
  w.said = g_hash_table_new (NULL, NULL);
  index_init (&w.shapes, g_str_hash, g_str_equal, g_free);
  kw_html_json_open (w.json, NULL, '{');
  kw_html_json_number (w.json, "schema", 1);
  kw_html_json_text (w.json, "kanwu", KW_VERSION);
  /* English is also what machines speak: there the reader's browser decides. */
  kw_html_json_text (w.json, "lang", kw_language () == KW_CHINESE ? kw_language_name (KW_CHINESE) : NULL);
  kw_html_json_number (w.json, "context", w.limits->context);
  kw_html_json_number (w.json, "head", w.limits->head);
  kw_html_about_write (w.json, store, summary);
  write_findings (&w);
  write_places (&w);
  kw_html_json_open (w.json, "related", '{');
  write_columns (&w, R_ARTICLE, R_LABEL);
  kw_html_json_close (w.json, '}');
  write_column (&w, VALUES);
  write_messages (&w);
  write_shapes (&w);
  write_articles (&w);
  write_strings (&w);
  write_translations (&w);
  kw_html_json_close (w.json, '}');
  kw_html_json_end (w.json, out, "<script type=\"application/octet-stream\" class=\"data\">", "</script>\n");
  for (guint i = 0; i < N_COLUMNS; i++)
    g_array_unref (w.columns[i]);
  index_clear (&w.articles);
  index_clear (&w.strings);
  index_clear (&w.shapes);
  g_hash_table_unref (w.said);
}
