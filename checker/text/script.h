/* script.h - simplified or traditional: which characters tell, and the words
 * that converters spoil which go character by character.
 *
 * From OpenCC's dictionaries; see LICENSES-DATA.md. Characters that both
 * scripts write (后, 里, 干, 云) tell nothing and are not here.
 */
#pragma once

#include "checker/base/span.h"

/* A character has one of the first two, or nothing. */
typedef enum
{
  KW_SCRIPT_SIMPLIFIED = 1 << 0,
  KW_SCRIPT_TRADITIONAL = 1 << 1,
  KW_SCRIPT_LIKELY = 1 << 2 /* with one of them: Japanese forms (学), variants that names keep (濛): no proof */
} KwScript;

guint kw_script_of (gunichar c);
/* The one character of the other script that C stands for; 0 when there are
 * several, or none is known. */
gunichar kw_script_counterpart (gunichar c);

/* A word that a converter has spoiled, 頭發, and the right one, 頭髮, of as many characters. */
typedef struct
{
  KwSpan span;
  const char *right;
} KwMisconverted;

/* What one pass over a text tells of its script. */
typedef struct
{
  guint simplified, traditional; /* characters that prove either */
  GArray *misconverted;          /* of KwMisconverted, ascending, possibly overlapping; NULL for none */
} KwScriptSurvey;

/* Surveys TEXT, valid UTF-8, noting up to LIMIT words. The survey's array is the caller's. */
void kw_script_survey (KwScriptSurvey *survey, const char *text, gsize len, guint limit);

/* Which of 65,536 bits tells whether a spoiled word may begin with A and B.
 * For script.c and its generator. */
static inline guint
kw_script_pair_bit (gunichar a, gunichar b)
{
  return (guint32) ((a << 16 ^ b) * 2654435769u) >> 16; /* Knuth 6.4, multiplicative */
}
