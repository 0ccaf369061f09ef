/* extract-csv.c - figures and dates as lines of comma-separated values */
#include "checker/cli/extract-csv.h"
#include "reports/csv-cell.h"

#include <string.h>

typedef void (*Write) (GString *out, const KwCsvRow *row);

static void
text (GString *out, const char *string)
{
  kw_csv_text (out, string != NULL ? string : "", string != NULL ? strlen (string) : 0);
}

static void
folded (GString *out, const KwCsvRow *row, KwSpan span)
{
  kw_csv_text (out, row->article->fold.text + span.start, kw_span_len (span));
}

static void
number (GString *out, guint n)
{
  char digits[16];
  g_snprintf (digits, sizeof digits, "%u", n);
  kw_csv_value (out, digits);
}

static void
bound (GString *out, KwDecimal value, gboolean unbounded)
{
  g_autofree char *digits = unbounded ? NULL : kw_decimal_to_string (value);
  kw_csv_value (out, digits);
}

static void
boolean (GString *out, gboolean value)
{
  kw_csv_value (out, value ? "true" : "false");
}

static void
day (GString *out, KwDay value)
{
  char name[16];
  kw_day_format (value, name);
  kw_csv_value (out, name);
}

/* A period that was not found has no days, whatever they are set to. */
static KwDay
bound_day (const KwFigure *f, KwDay value)
{
  return kw_span_is_empty (f->period_span) ? KW_DAY_NONE : value;
}

static void
places (GString *out, const KwFigure *f)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  for (guint i = 0; i < f->n_places; i++)
    g_string_append_printf (codes, "%s%06u", i > 0 ? " " : "", f->places[i]);
  kw_csv_value (out, codes->str);
}

#define COLUMN(name, ...)                                                                                             \
  static void write_##name (GString *out, const KwCsvRow *row) { __VA_ARGS__; }

COLUMN (path, text (out, row->article->path))
COLUMN (record, number (out, row->article->record))
COLUMN (id, text (out, row->article->id))
COLUMN (line, number (out, row->place.line))
COLUMN (column, number (out, row->place.column))
COLUMN (text, kw_csv_text (out, row->place.text, row->place.len))
COLUMN (literal, folded (out, row, row->figure->literal))
COLUMN (low, bound (out, row->figure->value.low, row->figure->value.low_unbounded))
COLUMN (high, bound (out, row->figure->value.high, row->figure->value.high_unbounded))
COLUMN (low_open, boolean (out, row->figure->value.low_open))
COLUMN (high_open, boolean (out, row->figure->value.high_open))
COLUMN (approx, kw_csv_value (out, kw_approx_name (row->figure->approx)))
COLUMN (kind, kw_csv_value (out, kw_kind_name (row->figure->kind)))
COLUMN (unit, text (out, kw_unit_name (row->figure->unit)))
COLUMN (unit_class, text (out, kw_unit_class (row->figure->unit)))
COLUMN (noun, folded (out, row, row->figure->noun))
COLUMN (verb, folded (out, row, row->figure->verb))
COLUMN (places, places (out, row->figure))
COLUMN (period_from, day (out, bound_day (row->figure, row->figure->period.from)))
COLUMN (period_to, day (out, bound_day (row->figure, row->figure->period.to)))
COLUMN (period_type,
        kw_csv_value (out, kw_span_is_empty (row->figure->period_span) ? NULL : kw_period_type_name (row->figure->period_type)))
COLUMN (period_text, folded (out, row, row->figure->period_span))
COLUMN (modality, kw_csv_value (out, kw_modality_name (row->figure->modality)))
COLUMN (role, kw_csv_value (out, kw_role_name (row->figure->role)))
COLUMN (from, day (out, row->date->period.from))
COLUMN (to, day (out, row->date->period.to))
COLUMN (grain, kw_csv_value (out, kw_grain_name (row->date->grain)))
COLUMN (anchor, kw_csv_value (out, kw_anchor_name (row->date->anchor)))
COLUMN (valid, boolean (out, row->date->valid))

enum
{
  FIGURES = 1 << 0,
  DATES = 1 << 1
};

#define IN(name, kinds) { #name, kinds, write_##name }
static const struct
{
  const char *name;
  guint kinds;
  Write write;
} columns[] = {
  IN (path, FIGURES | DATES), IN (record, FIGURES | DATES), IN (id, FIGURES | DATES),
  IN (line, FIGURES | DATES), IN (column, FIGURES | DATES), IN (text, FIGURES | DATES),
  IN (literal, FIGURES), IN (low, FIGURES), IN (high, FIGURES), IN (low_open, FIGURES), IN (high_open, FIGURES),
  IN (approx, FIGURES), IN (kind, FIGURES), IN (unit, FIGURES), IN (unit_class, FIGURES), IN (noun, FIGURES),
  IN (verb, FIGURES), IN (places, FIGURES), IN (period_from, FIGURES), IN (period_to, FIGURES),
  IN (period_type, FIGURES), IN (period_text, FIGURES), IN (modality, FIGURES), IN (role, FIGURES),
  IN (from, DATES), IN (to, DATES), IN (grain, DATES), IN (anchor, DATES), IN (valid, DATES),
};

void
kw_csv_header (GString *out, gboolean dates)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].kinds & (dates ? DATES : FIGURES)) != 0)
      kw_csv_value (out, columns[i].name);
  kw_csv_end (out);
}

void
kw_csv_row (GString *out, const KwCsvRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].kinds & (row->date != NULL ? DATES : FIGURES)) != 0)
      columns[i].write (out, row);
  kw_csv_end (out);
}
