/* running.h - what a character of any kind costs in running Chinese text,
 * after another one. Private to checker/text.
 *
 * Han by the model; marks, digits and letters by their share of news and
 * laws. Units: -100 ln P. To compare readings of one place, no more.
 */
#pragma once

#include <glib.h>

/* C after LAST; 0 for LAST is the start of a line. */
guint kw_running_cost (gunichar last, gunichar c);
/* Whether C is Han that readers know, a full-width mark, digit or letter:
 * what a right repair is made of. */
gboolean kw_running_is_plain (gunichar c);
