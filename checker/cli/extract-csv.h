/* extract-csv.h - figures and dates as lines of comma-separated values. */
#pragma once

#include "checker/report.h"

/* One line of the table: FIGURE or DATE of ARTICLE, the other is NULL. */
typedef struct
{
  const KwArticle *article;
  const KwFigure *figure;
  const KwDate *date;
  KwPlace place; /* of it */
} KwCsvRow;

/* Append the names of the columns, and ROW. */
void kw_csv_header (GString *out, gboolean dates);
void kw_csv_row (GString *out, const KwCsvRow *row);
