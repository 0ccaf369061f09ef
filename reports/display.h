/* display.h - what of an input may reach a terminal, and how wide it is there.
 *
 * A cell is the width of an ASCII letter; Han take two (East Asian Width W and
 * F, Unicode annex 11). Nothing that acts on a terminal or hides from the eye
 * is ever sent: controls, bidi controls, zero-width, tag, private-use and
 * unassigned characters are written as ‹U+200B›, bytes that are no UTF-8 as
 * ‹0xFF›, a line end as ⏎, a tab as four spaces. Combining marks are sent
 * behind a base, two at most.
 *
 * Texts are byte ranges; FLOOR is how far back they may be read.
 */
#pragma once

#include "checker/report.h"

typedef enum
{
  KW_INK_PLAIN,
  KW_INK_HEAD,
  KW_INK_STRONG,
  KW_INK_FAINT,
  KW_INK_ERROR,
  KW_INK_WARNING,
  KW_INK_NOTE,
  KW_INK_GUTTER,
  KW_INK_OLD,
  KW_INK_NEW
} KwInk;

void kw_display_ink (GString *out, gboolean color, KwInk ink);
KwInk kw_severity_ink (KwSeverity severity);

/* The character at P as it is shown, appended to OUT (or only measured where
 * OUT is NULL); its end in *NEXT. Returns its cells. */
guint kw_display_char (GString *out, const char *floor, const char *p, const char *end, const char **next);

/* How far the text at P is shown as it is, by characters that everybody writes,
 * in MOST cells; its cells. What follows may still be shown as it is. */
const char *kw_display_plain (const char *p, const char *end, guint most, guint *cells);

/* All of TEXT. Returns its cells. */
guint kw_display_text (GString *out, const char *text, gsize len);
/* The same of a string, as one. (transfer full) */
char *kw_display_string (const char *text);
/* What stands before the name of a file at the beginning of a line: "./" where CI
 * servers would take the line for a command (::stop-commands::, ##[error],
 * ##vso[), "" elsewhere. */
const char *kw_display_shield (const char *name);
/* As much of TEXT as goes into CELLS, with … where some was left out. */
guint kw_display_cut (GString *out, const char *text, gsize len, guint cells);
/* Cells of FROM to END; any number above MOST when it is more than that. */
guint kw_display_cells (const char *from, const char *end, guint most);

/* How far one gets from P in CELLS without crossing a line end or LIMIT; the
 * cells that this takes in *USED. */
const char *kw_display_forward (const char *p, const char *limit, guint cells, guint *used);
const char *kw_display_back (const char *p, const char *limit, guint cells, guint *used);

/* "path:4:2: not checked: why", with line and column of the file. */
void kw_display_problem (GString *out, const KwProblem *problem);
