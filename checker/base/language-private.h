/* language-private.h - the catalogue, for language.c and value.c alone. */
#pragma once

#include "checker/base/language.h"

typedef struct
{
  const char *context; /* "" for none */
  const char *english;
  const char *translation;
  gboolean is_format;
} KwTranslation;

/* The context of what is marked with KW_VALUE. */
#define KW_VALUE_CONTEXT "value"

/* The N of CONTEXT, sorted by their English text. */
const KwTranslation *kw_translations (KwLanguage language, const char *context, guint *n);
/* NULL when there is none. */
const char *kw_translation_find (KwLanguage language, const char *context, const char *english);
