/* json-literal.h - where the characters of one string member stand in the
 * JSON (RFC 8259) of an object; knows neither articles nor files.
 *
 * For rewriting a piece of the string and nothing else: keys, their order,
 * spacing and the spelling of numbers stay as they are.
 */
#pragma once

#include "checker/base/offsetmap.h"

/* How the string spells what is not ASCII. */
typedef enum
{
  KW_JSON_RAW,   /* as it is */
  KW_JSON_LOWER, /* all of it as \u4e2d */
  KW_JSON_UPPER  /* all of it as \u4E2D */
} KwJsonSpelling;

typedef struct
{
  KwSpan span;     /* of the JSON, without the quotes */
  gsize len;       /* bytes of the string, as UTF-8 */
  KwOffsetMap map; /* from the string to the JSON */
  KwJsonSpelling spelling;
} KwJsonLiteral;

/* Finds the string of the top-level member KEY; of several the last, as
 * Jansson does. FALSE where there is none, it is no string, or JSON is no
 * object. JSON is UTF-8 that a parser has accepted; what follows the object is
 * not looked at. */
gboolean kw_json_literal_find (KwJsonLiteral *literal, const char *json, gsize len, const char *key);
void kw_json_literal_clear (KwJsonLiteral *literal);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KwJsonLiteral, kw_json_literal_clear)

/* TEXT as it is to stand within a string. (transfer full) */
char *kw_json_escape (const char *text, KwJsonSpelling spelling);
