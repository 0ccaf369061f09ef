/* html-json.h - JSON written as it comes, compressed at once, so that the data
 * of a page are never whole in memory but in their final form: gzip. */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "checker/report.h"

typedef struct _KwHtmlJson KwHtmlJson;

KwHtmlJson *kw_html_json_new (void);
/* Writes what came to OUT and frees JSON: base64 in pieces that can be decoded
 * by themselves, each between OPEN and CLOSE. Base64 has no '<', so no text can
 * end the element that it stands in; browsers read many small ones faster than
 * a single one of many megabytes. */
void kw_html_json_end (KwHtmlJson *json, FILE *out, const char *open, const char *close);

/* '{', '}', '[' or ']'; commas are put where they belong. */
void kw_html_json_open (KwHtmlJson *json, const char *key, char bracket);
void kw_html_json_close (KwHtmlJson *json, char bracket);
/* KEY is NULL in an array. TEXT is valid UTF-8 of LEN bytes, or NULL for null. */
void kw_html_json_string (KwHtmlJson *json, const char *key, const char *text, gsize len);
void kw_html_json_text (KwHtmlJson *json, const char *key, const char *text);
void kw_html_json_number (KwHtmlJson *json, const char *key, gint64 number);
/* What a text is in every language: a string, or an object of strings by the
 * names of languages. NULL is null. */
void kw_html_json_texts (KwHtmlJson *json, const char *key, const char *const texts[KW_N_LANGUAGES]);
/* A decimal number that is written already. */
void kw_html_json_decimal (KwHtmlJson *json, const char *key, const char *decimal);
