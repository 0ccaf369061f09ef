/* html-text.h - texts of the input for a page: made valid, cut short. */
#pragma once

#include "reports/html-store.h"

/* TEXT, with ‹0xFF› for each byte that is no UTF-8; NUL is a character. */
void kw_html_append_valid (GString *out, const char *text, gsize len);

/* A place as it is kept within LIMITS. (transfer full: its strings) */
KwHtmlPlace kw_html_place (const KwPlace *place, const char *replacement, const KwHtmlLimits *limits);
/* PLACE cut further; its quote goes to QUOTE, and only numbers are returned. */
KwHtmlPlace kw_html_place_cut (const KwHtmlPlace *place, const KwHtmlLimits *limits, GString *quote);
/* TEXT or its two ends with … between. */
void kw_html_append_cut (GString *out, const char *text, gsize len, const KwHtmlLimits *limits);
void kw_html_place_clear (KwHtmlPlace *place);

/* Units of UTF-16 that LEN bytes of valid UTF-8 are for a browser. */
guint kw_html_units (const char *text, gsize len);
