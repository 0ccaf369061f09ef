/* han.h - where a line of Han may be broken. */
#pragma once

#include <glib.h>

/* Whether a line may end behind BEFORE and begin with BEHIND, which no space
 * divides: between Han, but marks stay with what they close or open. A part of
 * what Unicode annex 14 (line breaking) says. */
gboolean kw_han_may_break (gunichar before, gunichar behind);
