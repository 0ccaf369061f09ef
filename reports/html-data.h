/* html-data.h - the data of a page, as its script reads them (data.js). */
#pragma once

#include "reports/html-store.h"

/* Writes STORE, which is finished, and SUMMARY: gzip of JSON, in base64, in
 * elements of class "data". */
void kw_html_data_write (const KwHtmlStore *store, const KwSummary *summary, FILE *out);
