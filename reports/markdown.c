/* markdown.c - for a pull request's comment or a step's summary: the verdict,
 * a table of what was found, the worst findings with both quotations
 *
 * Comments hold 65,536 characters. Texts of others stand in <code>, with every
 * mark that Markdown or HTML knows written as a character reference.
 */
#include "checker/report.h"

#include <string.h>

#include "reports/display.h"
#include "reports/worst.h"

#define SHOWN 50
/* Characters of a quotation, of its line at either side, and bytes of all findings. */
#define QUOTED_MOST  80
#define CONTEXT_MOST 24
#define BYTES_MOST   48000

typedef struct
{
  KwWorst *worst;
  GHashTable *rules; /* of KwRule to its count */
  guint64 counts[3];
} Markdown;

static void
begin (KwReport *report)
{
  Markdown *markdown = g_new0 (Markdown, 1);
  markdown->worst = kw_worst_new (SHOWN);
  markdown->rules = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  report->state = markdown;
}

static void
append_plain (GString *out, const char *text, gsize len)
{
  g_autoptr (GString) visible = g_string_new (NULL);
  kw_display_text (visible, text, len);
  for (const char *p = visible->str; *p != '\0'; p++)
    {
      gboolean opens = p == visible->str && (*p == '-' || *p == '+'); /* a list */
      if (opens || strchr ("&<>\"'`*_[]#.|~@\\:$", *p) != NULL)
        g_string_append_printf (out, "&#%d;", *p);
      else
        g_string_append_c (out, *p);
    }
}

static void
append_code (GString *out, const char *text)
{
  g_string_append (out, "<code>");
  append_plain (out, text, strlen (text));
  g_string_append (out, "</code>");
}

/* N characters from P on, in steps of one. */
static const char *
forward (const char *p, const char *limit, guint n)
{
  while (n-- > 0 && p < limit)
    p += MIN (kw_utf8_len ((guchar) *p), (gsize) (limit - p));
  return p;
}

static const char *
backward (const char *p, const char *floor, guint n)
{
  while (n-- > 0 && p > floor)
    p = kw_utf8_prev (p, floor);
  return p;
}

/* "…for 2018 **6663** workers…", with the place marked. */
static void
append_quotation (GString *out, const KwPlace *place)
{
  const char *from, *to, *end = place->text + place->len;
  kw_place_context (place, &from, &to);
  const char *left = backward (place->text, from, CONTEXT_MOST), *right = forward (end, to, CONTEXT_MOST);
  const char *cut = forward (place->text, end, QUOTED_MOST);
  g_string_append (out, left > from || place->cut_from ? "…" : "");
  append_plain (out, left, (gsize) (place->text - left));
  g_string_append (out, "<b>");
  append_plain (out, place->text, (gsize) (cut - place->text));
  g_string_append (out, cut < end ? "…</b>" : "</b>");
  append_plain (out, end, (gsize) (right - end));
  g_string_append (out, right < to || place->cut_to ? "…" : "");
}

static void
append_side (GString *out, const KwEntryArticle *article, const KwPlace *place)
{
  g_string_append (out, "  > ");
  append_quotation (out, place);
  g_string_append (out, "<br>\n  > ");
  append_code (out, article->name);
  g_string_append_printf (out, kw_tr (" line %u, column %u"), place->line, place->column);
  if (article->date != NULL)
    {
      g_string_append (out, kw_tr (", "));
      append_plain (out, article->date, strlen (article->date));
    }
  g_string_append_c (out, '\n');
}

static char *
item_of (const KwEntry *entry)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  GString *out = g_string_new ("- **");
  g_string_append_printf (out, "%s** ", kw_severity_name (entry->severity));
  append_code (out, entry->rule->name);
  g_string_append_c (out, ' ');
  append_plain (out, entry->message, strlen (entry->message));
  g_string_append (out, "\n\n");
  append_side (out, &entry->article, &places[0].place);
  if (entry->related->len > 0)
    {
      const KwEntryRelated *other = &g_array_index (entry->related, KwEntryRelated, 0);
      g_string_append (out, "  >\n");
      append_side (out, &other->article, &other->place);
    }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

static void
print (KwReport *report, const KwEntry *entry)
{
  Markdown *markdown = report->state;
  guint64 *count = g_hash_table_lookup (markdown->rules, entry->rule);
  if (count == NULL)
    {
      count = g_new0 (guint64, 1);
      g_hash_table_insert (markdown->rules, (gpointer) (gsize) entry->rule, count);
    }
  ++*count;
  markdown->counts[entry->severity]++;
  gboolean taken = kw_worst_takes (markdown->worst, entry->severity);
  kw_worst_add (markdown->worst, entry->severity, taken ? item_of (entry) : NULL);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const KwRule *const *x = a, *const *y = b;
  return strcmp ((*x)->name, (*y)->name);
}

static void
append_table (GString *out, const Markdown *markdown)
{
  guint n;
  g_autofree gpointer *rules = g_hash_table_get_keys_as_array (markdown->rules, &n);
  qsort (rules, n, sizeof *rules, by_name);
  g_string_append (out, kw_tr ("| rule | findings | |\n| --- | ---: | --- |\n"));
  for (guint i = 0; i < n; i++)
    {
      const KwRule *rule = rules[i];
      const guint64 *count = g_hash_table_lookup (markdown->rules, rule);
      g_string_append (out, "| ");
      append_code (out, rule->name);
      g_string_append_printf (out, " | %" G_GUINT64_FORMAT " | ", *count);
      append_plain (out, kw_tr (rule->summary), strlen (kw_tr (rule->summary)));
      g_string_append (out, " |\n");
    }
}

/* As many as go into a comment. */
static void
append_items (GString *out, const Markdown *markdown)
{
  g_autoptr (GPtrArray) items = kw_worst_kept (markdown->worst);
  gsize start = out->len;
  guint shown = 0;
  g_string_append (out, "\n");
  for (; shown < items->len && out->len - start + strlen (g_ptr_array_index (items, shown)) <= BYTES_MOST; shown++)
    g_string_append (out, g_ptr_array_index (items, shown));
  guint64 left = kw_worst_all_left_out (markdown->worst) + items->len - shown;
  if (left > 0)
    {
      g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, left);
      g_string_append_printf (out, kw_tr ("… and %s more, which are not shown here\n"), digits);
    }
}

static void
append_problems (GString *out, const GPtrArray *problems)
{
  if (problems == NULL || problems->len == 0)
    return;
  g_string_append_printf (out, kw_tr_n ("\nNot checked: %u input\n\n", "\nNot checked: %u inputs\n\n", problems->len),
                          problems->len);
  for (guint i = 0; i < problems->len && i < SHOWN; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      kw_display_problem (line, g_ptr_array_index (problems, i));
      g_string_append (out, "- ");
      append_plain (out, line->str, line->len);
      g_string_append_c (out, '\n');
    }
}

static void
end (KwReport *report, const KwSummary *summary)
{
  Markdown *markdown = report->state;
  const guint64 *counts = markdown->counts;
  g_autoptr (GString) out = g_string_new ("### kanwu: ");
  if (g_hash_table_size (markdown->rules) == 0)
    g_string_append_printf (out, "%s\n", kw_tr ("no findings"));
  else
    {
      g_string_append_printf (out, kw_tr ("%llu errors, %llu warnings, %llu notes\n\n"),
                              (unsigned long long) counts[KW_ERROR], (unsigned long long) counts[KW_WARNING],
                              (unsigned long long) counts[KW_NOTE]);
      append_table (out, markdown);
      append_items (out, markdown);
    }
  append_problems (out, summary->problems);
  fwrite (out->str, 1, out->len, report->out);
  kw_worst_free (markdown->worst);
  g_hash_table_unref (markdown->rules);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (markdown) {
  .name = "markdown",
  .summary = "for a pull request: the verdict and the worst findings",
  .names_problems = TRUE,
  .begin = begin,
  .finding = print,
  .end = end,
};
