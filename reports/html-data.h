/* html-data.h - the data of a page, as its script reads them (data.js). */
#pragma once

#include "reports/html-store.h"

/* Writes STORE, which is finished, and SUMMARY as base64 of gzip of JSON. */
void kw_html_data_write (const KwHtmlStore *store, const KwSummary *summary, FILE *out);
