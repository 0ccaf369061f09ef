/* wrap.h - text broken into lines of a width. */
#pragma once

#include <glib.h>

/* TEXT, paragraphs with empty lines between, filled to lines of at most CELLS:
 * broken at spaces and between Han, not in front of a mark that closes nor behind
 * one that opens. A longer word stays whole. What acts on a terminal is spelled out.
 * (transfer full) */
char *kw_wrap (const char *text, guint cells);
