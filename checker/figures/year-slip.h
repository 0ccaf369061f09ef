/* year-slip.h - the years that a miswritten one may have been */
#pragma once

#include <glib.h>

#define KW_YEAR_SLIPS_MAX 8

/* The years from LOW to HIGH, of 1900 to 2099, that N digits are one slip away
 * from: a digit too many or too few, or two that changed places. At most
 * KW_YEAR_SLIPS_MAX of them in YEARS; their number. */
guint kw_year_slips (const char *digits, guint n, int low, int high, int *years);

/* "2016年", or 二〇一六年 in HAN. (transfer full) */
char *kw_year_spelt (int year, gboolean han);
