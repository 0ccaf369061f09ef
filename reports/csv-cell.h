/* csv-cell.h - lines of comma-separated values (RFC 4180) that a spreadsheet
 * opens and does not run.
 *
 * A cell that holds a comma, a quotation mark or a line end is quoted. Text
 * that somebody else wrote is made harmless as OWASP advises ("CSV Injection"):
 * where it begins with what spreadsheets take for a formula (= + - @, their
 * full-width forms, a tab or a line end) and is no number, an apostrophe is
 * put before it. Tabs and line ends are kept; other controls, bidi controls
 * and what else hides from the eye are spelled out as reports/display.h does:
 * ‹U+202E›.
 */
#pragma once

#include <glib.h>

/* Appends a cell of somebody's TEXT, LEN bytes. */
void kw_csv_text (GString *line, const char *text, gsize len);
/* Appends a cell of our own: a number, a name, a day. NULL: an empty cell. */
void kw_csv_value (GString *line, const char *value);
/* Ends the line, which has a cell at least. */
void kw_csv_end (GString *line);
