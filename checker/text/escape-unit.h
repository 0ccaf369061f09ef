/* escape-unit.h - one escape: a character, or a byte of one. Knows nothing of
 * what stands around it. Private to the repairs of checker/text. */
#pragma once

#include <glib.h>

typedef enum
{
  KW_UNIT_CHAR,
  KW_UNIT_BYTE,
  KW_UNIT_BREAK /* =\n, quoted-printable's soft line break: stands for nothing */
} KwUnitKind;

typedef struct
{
  KwUnitKind kind;
  gunichar c; /* the character, or the byte */
  gsize len;  /* of the text */
} KwEscapeUnit;

/* What escapes begin with. */
#define KW_ESCAPE_LEADS "&\\%="

/* Reads the escape at P, before END. FALSE when there is none, or it stands for
 * what must not be in a text. */
gboolean kw_escape_unit (KwEscapeUnit *unit, const char *p, const char *end);

/* Whether C may stand in a text: neither control character (but those of C1,
 * which misread text holds) nor surrogate nor noncharacter, nor a decoder's
 * substitute. */
gboolean kw_escape_allows (gunichar c);
