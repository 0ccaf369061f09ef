/* diff.h - edits as a unified diff (POSIX diff -u); knows no rules.
 *
 * For programs it is what patch(1) takes: the file's own bytes, whatever
 * charset and line ends they are in. For people it is the same without
 * anything that acts on a terminal or hides (reports/display.h), with long
 * unchanged stretches cut and what changed inked. */
#pragma once

#include "checker/cli/edits.h"

typedef struct
{
  gboolean shown; /* to people */
  gboolean color;
  guint width;    /* cells of a shown context line */

  char *name;    /* of the file whose header is still to come, else NULL */
  gint64 growth; /* lines that the hunks so far add to the file */
} KwDiff;

/* What follows is of the file of this NAME (as patch is to find it). */
void kw_diff_begin (KwDiff *diff, const char *name);
void kw_diff_clear (KwDiff *diff);

/* Writes the hunks of EDITS of OLD, which begins on the file's line LINE
 * (1-based), to OUT. CONTEXT: lines shown around each. */
void kw_diff_add (KwDiff *diff, GString *out, const char *old, gsize len, guint line, guint context,
                  const GArray *edits);
