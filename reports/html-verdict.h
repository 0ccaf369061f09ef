/* html-verdict.h - what a page says without its script: the verdict. */
#pragma once

#include "reports/html-store.h"

/* Appends HTML: a sentence, the counts by severity and rule, inputs that were
 * not checked; in both languages, for what the reader wants is not known. */
void kw_html_verdict (GString *out, const KwHtmlStore *store, const KwSummary *summary);
