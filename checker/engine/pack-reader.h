/* pack-reader.h - the JSON of a pack with what may be wrong in it told by
 * file, line and place; private to the packs' reader.
 *
 * Places are JSON pointers (RFC 6901): /rules/0/match/sum/parts/1. Functions
 * that return NULL or FALSE have told why.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

#include "checker/base/language.h"

typedef struct
{
  const char *name; /* of the file */
  const char *json;
  gsize size;
  GError **error;
} KwPackReader;

/* KW_ERROR_SYNTAX "NAME:LINE: POINTER: …"; always FALSE. */
gboolean kw_pack_fail (const KwPackReader *r, const char *pointer, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The line on which the value at POINTER begins, or the last value on the way
 * to it. JSON must be well-formed. */
guint kw_pack_line (const char *json, gsize size, const char *pointer);

/* POINTER and one step more. (transfer full) */
char *kw_pack_step (const char *pointer, const char *member);
char *kw_pack_item (const char *pointer, gsize index);

/* VALUE is an object of KNOWN members (ended by NULL) alone. */
gboolean kw_pack_is_object (const KwPackReader *r, const char *pointer, const json_t *value, const char *const *known);
/* The string MEMBER; NULL when there is none. (transfer full) */
gboolean kw_pack_string (const KwPackReader *r, const char *pointer, const json_t *object, const char *member,
                         gboolean required, char **out);
/* MEMBER, a string or an array of them, folded; NULL when there is none.
 * (transfer full) */
gboolean kw_pack_words (const KwPackReader *r, const char *pointer, const json_t *object, const char *member,
                        gboolean required, char ***out);
gboolean
kw_pack_boolean (const KwPackReader *r, const char *pointer, const json_t *object, const char *member, gboolean *out);
/* The number in LIST (ended by NULL) of the string MEMBER; -1 when there is
 * none. */
gboolean kw_pack_choice (const KwPackReader *r, const char *pointer, const json_t *object, const char *member,
                         const char *const *list, int *out);
