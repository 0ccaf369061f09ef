/* escape-place.h - where escapes are meant: URLs, paths, code, and where a text
 * speaks of an escape. Private to the repairs of checker/text. */
#pragma once

#include "checker/base/span.h"

/* What was seen of the token, the stretch of ASCII without spaces, so far. */
typedef enum
{
  KW_TOKEN_URL = 1 << 0,       /* :// or www. */
  KW_TOKEN_PATH = 1 << 1,      /* / # @ _ & */
  KW_TOKEN_QUERY = 1 << 2,     /* ? = */
  KW_TOKEN_BACKSLASH = 1 << 3, /* \ or a regular expression's [ ^ */
} KwTokenSigns;

/* How many words tell that a text speaks of escapes. */
#define KW_ESCAPE_CUES 12

/* A walk through a text, forwards only, so that each byte is looked at once. */
typedef struct
{
  const char *text;
  gsize len;
  gsize seen;  /* SIGNS are those of the token up to here */
  guint signs; /* KwTokenSigns */
  gboolean markdown;
  gsize counted;    /* up to here backquotes were: */
  gboolean in_code; /* whether one is open in the line */
  gsize url_end;    /* of the last run that a URL holds; 0 for none */
  KwSpan line;      /* the line that was looked at last */
  gboolean line_is_code;
  gsize cues[KW_ESCAPE_CUES]; /* where each word comes next, G_MAXSIZE for never more; 0 before the first search */
} KwEscapePlaces;

/* A run of escapes and what it stands for. */
typedef struct
{
  KwSpan span;
  gboolean has_entity, has_backslash, has_bytes; /* bytes: %E4, =E4, %u4e2d */
  gunichar first;
  gsize n_chars;
} KwEscapeRun;

/* Whether RUN is meant as it stands. Runs must be asked for in their order. */
gboolean kw_escape_is_meant (KwEscapePlaces *places, const KwEscapeRun *run);
/* RUN was no part of its token: what follows begins a new one. */
void kw_escape_places_pass (KwEscapePlaces *places, const KwEscapeRun *run);
