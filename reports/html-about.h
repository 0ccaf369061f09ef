/* html-about.h - the part of a page's data that is of the run as a whole. */
#pragma once

#include "reports/html-json.h"
#include "reports/html-store.h"

/* Members of the object that is open: summary, totals, problems, gate, rules,
 * suchPlaces. */
void kw_html_about_write (KwHtmlJson *json, const KwHtmlStore *store, const KwSummary *summary);
