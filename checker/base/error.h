/* error.h - what can go wrong outside the articles: the world, not the text. */
#pragma once

#include <glib.h>

/* Reasons are written in English and marked, so that they can be told in any language. */
#include "checker/base/language.h"

#define KW_ERROR_DOMAIN (kw_error_quark ())
GQuark kw_error_quark (void);

typedef enum
{
  KW_ERROR_READ,    /* a file, folder or stream cannot be read */
  KW_ERROR_SYNTAX,  /* a record, rule pack or option is malformed */
  KW_ERROR_TOO_BIG, /* an article is larger than the limit */
  KW_ERROR_CHARSET, /* no such charset, or text that it cannot hold */
  KW_ERROR_WRITE    /* an output cannot be written */
} KwErrorCode;
