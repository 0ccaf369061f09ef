/* message.h - the one sentence that a rule's template and a finding's values
 * make, in any language. */
#pragma once

#include "checker/base/language.h"
#include "checker/finding.h"

/* What a template may ask for; all borrowed. */
typedef struct
{
  const KwRule *rule;
  const GArray *args; /* of KwArg, or NULL */
  const char *text;   /* LEN bytes of the span, for {text}; NULL: it can no longer be read */
  gsize len;
  const char *replacement; /* of the first place, or NULL */
  guint n_places;          /* 1 or more */
} KwMessage;

/* The rule's message in LANGUAGE, or its summary where it has none. One line of
 * UTF-8; what the article says is quoted as it is. (transfer full) */
char *kw_message_in (KwLanguage language, const KwMessage *message);

/* NULL when there is none of that name. */
const char *kw_args_find (const GArray *args, const char *key);
