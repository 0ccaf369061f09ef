/* left-out.h - what a report does not show, and why, in words. */
#pragma once

#include "reports/display.h"

/* Appends a line for each thing that a reader of the report should know of what
 * the gate left out or let back in; nothing where it did neither. Safe for a
 * terminal. */
void kw_display_left_out (GString *out, const KwSummary *summary);
