/* summary.c - the table below the findings. */
#include "reports/summary.h"
#include "reports/left-out.h"

#include <string.h>

#define PROBLEMS_SHOWN 20

typedef struct
{
  const KwRule *rule;
  KwSeverity severity;
  guint64 findings;
  guint64 places;
} Row;

struct _KwTally
{
  GArray *rows; /* of Row, one a rule and severity */
  guint64 by_severity[3];
  guint64 findings, safe, unsafe;
};

KwTally *
kw_tally_new (void)
{
  KwTally *tally = g_new0 (KwTally, 1);
  tally->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  return tally;
}

void
kw_tally_free (KwTally *tally)
{
  g_array_unref (tally->rows);
  g_free (tally);
}

static Row *
row_of (KwTally *tally, const KwRule *rule, KwSeverity severity)
{
  for (guint i = 0; i < tally->rows->len; i++)
    {
      Row *row = &g_array_index (tally->rows, Row, i);
      if (row->rule == rule && row->severity == severity)
        return row;
    }
  Row row = { rule, severity, 0, 0 };
  g_array_append_val (tally->rows, row);
  return &g_array_index (tally->rows, Row, tally->rows->len - 1);
}

void
kw_tally_add (KwTally *tally, const KwEntry *entry)
{
  Row *row = row_of (tally, entry->rule, entry->severity);
  row->findings++;
  row->places += MAX (entry->occurrences->len, 1);
  tally->findings++;
  tally->by_severity[entry->severity]++;
  tally->safe += entry->safety == KW_FIX_SAFE;
  tally->unsafe += entry->safety == KW_FIX_UNSAFE;
}

/* The worst first, then the most frequent. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  if (x->severity != y->severity)
    return x->severity < y->severity ? 1 : -1;
  if (x->findings != y->findings)
    return x->findings < y->findings ? 1 : -1;
  return strcmp (x->rule->name, y->rule->name);
}

/* N of something, for which SINGULAR and PLURAL have the conversion %s. */
static void
append_count (GString *out, guint64 n, const char *singular, const char *plural)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_string_append_printf (out, kw_tr_n (singular, plural, n), digits);
}

static void
append_severity (GString *out, guint64 n, KwSeverity severity)
{
  if (severity == KW_ERROR)
    append_count (out, n, NN_ ("%s error", "%s errors"));
  else if (severity == KW_WARNING)
    append_count (out, n, NN_ ("%s warning", "%s warnings"));
  else
    append_count (out, n, NN_ ("%s note", "%s notes"));
}

static void
append_size (GString *out, guint64 bytes)
{
  static const char *const units[] = { "kB", "MB", "GB", "TB" };
  double size = (double) bytes / 1000;
  guint unit = 0;
  if (bytes < 1000)
    {
      append_count (out, bytes, NN_ ("%s byte", "%s bytes"));
      return;
    }
  for (; size >= 999.95 && unit + 1 < G_N_ELEMENTS (units); unit++)
    size /= 1000;
  g_string_append_printf (out, "%.1f %s", size, units[unit]);
}

static void
append_read (GString *out, const KwSummary *summary)
{
  if (summary->saved)
    {
      g_string_append (out, kw_tr ("saved by another run"));
      return;
    }
  g_autoptr (GString) articles = g_string_new (NULL), files = g_string_new (NULL), size = g_string_new (NULL);
  append_count (articles, summary->articles, NN_ ("%s article", "%s articles"));
  append_count (files, summary->files, NN_ ("%s file", "%s files"));
  append_size (size, summary->bytes);
  g_string_append_printf (out, kw_tr ("%s in %s, %s, %.2f s"), articles->str, files->str, size->str, summary->seconds);
}

static guint
decimal_width (guint64 n)
{
  guint width = 1;
  for (; n >= 10; n /= 10)
    width++;
  return width;
}

static void
print_row (GString *out, gboolean color, const Row *row, guint count_width, guint name_width)
{
  g_string_append_printf (out, "  %*" G_GUINT64_FORMAT " ", (int) count_width, row->findings);
  kw_display_ink (out, color, kw_severity_ink (row->severity));
  g_string_append_printf (out, "%-7s", kw_severity_name (row->severity));
  kw_display_ink (out, color, KW_INK_PLAIN);
  g_string_append (out, "  ");
  guint cells = kw_display_text (out, row->rule->name, strlen (row->rule->name));
  g_string_append_printf (out, "%*s", (int) (name_width + 2 - cells), "");
  const char *finds = kw_tr (row->rule->summary);
  kw_display_text (out, finds, strlen (finds));
  if (row->places > row->findings)
    append_count (out, row->places, NN_ (" (%s place)", " (%s places)"));
  g_string_append_c (out, '\n');
}

static void
print_rows (const KwTally *tally, GString *out, gboolean color)
{
  guint name_width = 0;
  g_array_sort (tally->rows, compare_rows);
  for (guint i = 0; i < tally->rows->len; i++)
    name_width = MAX (name_width, (guint) strlen (g_array_index (tally->rows, Row, i).rule->name));
  for (guint i = 0; i < tally->rows->len; i++)
    print_row (out, color, &g_array_index (tally->rows, Row, i), decimal_width (tally->findings), name_width);
}

static void
print_counts (const KwTally *tally, GString *out, gboolean color, const KwSummary *summary)
{
  const char *separator = kw_tr (": ");
  kw_display_ink (out, color, KW_INK_STRONG);
  append_count (out, tally->findings, NN_ ("%s finding", "%s findings"));
  kw_display_ink (out, color, KW_INK_PLAIN);
  for (int i = KW_ERROR; i >= KW_NOTE; i--)
    {
      if (tally->by_severity[i] == 0)
        continue;
      g_string_append (out, separator);
      kw_display_ink (out, color, kw_severity_ink ((KwSeverity) i));
      append_severity (out, tally->by_severity[i], (KwSeverity) i);
      kw_display_ink (out, color, KW_INK_PLAIN);
      separator = kw_tr (", ");
    }
  g_string_append (out, kw_tr (" ("));
  append_read (out, summary);
  g_string_append_printf (out, "%s\n\n", kw_tr (")"));
}

static void
print_hints (const KwTally *tally, GString *out)
{
  if (tally->safe + tally->unsafe > 0)
    {
      g_autofree char *safe = g_strdup_printf ("%" G_GUINT64_FORMAT, tally->safe);
      g_autoptr (GString) all = g_string_new (NULL);
      append_count (all, tally->safe + tally->unsafe, NN_ ("%s finding", "%s findings"));
      g_string_append_printf (out, kw_tr ("\n%s can be repaired (%s safely): kanwu fix PATH shows how"), all->str,
                              safe);
    }
  g_string_append_printf (out, "\n%s\n",
                          kw_tr ("kanwu explain RULE tells why a rule exists and when to allow what it finds"));
}

static void
print_problems (GString *out, gboolean color, const GPtrArray *problems)
{
  if (problems == NULL || problems->len == 0)
    return;
  kw_display_ink (out, color, KW_INK_WARNING);
  append_count (out, problems->len, NN_ ("%s input was not checked", "%s inputs were not checked"));
  kw_display_ink (out, color, KW_INK_PLAIN);
  g_string_append (out, "\n\n");
  for (guint i = 0; i < problems->len && i < PROBLEMS_SHOWN; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);
      g_string_append (out, "  ");
      g_string_append (out, kw_display_shield (problem->path));
      kw_display_problem (out, problem);
      g_string_append_c (out, '\n');
    }
  if (problems->len > PROBLEMS_SHOWN)
    g_string_append_printf (out, kw_tr ("  … and %u more\n"), problems->len - PROBLEMS_SHOWN);
  g_string_append_c (out, '\n');
}

void
kw_tally_print (KwTally *tally, GString *out, gboolean color, const KwSummary *summary)
{
  print_problems (out, color, summary->problems);
  if (tally->findings == 0)
    {
      kw_display_ink (out, color, KW_INK_NEW);
      g_string_append (out, kw_tr ("no findings"));
      kw_display_ink (out, color, KW_INK_PLAIN);
      g_string_append (out, kw_tr (" ("));
      append_read (out, summary);
      g_string_append_printf (out, "%s\n", kw_tr (")"));
      kw_display_left_out (out, summary);
      return;
    }
  print_counts (tally, out, color, summary);
  print_rows (tally, out, color);
  gsize table = out->len;
  kw_display_left_out (out, summary);
  if (out->len > table)
    g_string_insert_c (out, (gssize) table, '\n');
  print_hints (tally, out);
}
