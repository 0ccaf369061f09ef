/* tags.h - tags of HTML and of forums (BBCode) that stand in running text.
 *
 * A tag is told by its form and a known name. Some names are words, too
 * (<Time>, [b]): they are markup only with attributes, or where their end tag
 * is in the text, which the caller looks for.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_TAG_SURE = 1 << 0,  /* the name is no word */
  KW_TAG_BLOCK = 1 << 1, /* the element is a line of its own */
  KW_TAG_WHOLE = 1 << 2  /* what it holds is no text */
} KwTagFlags;

#define KW_N_TAGS 128 /* more than there are names */

typedef struct
{
  const char *name; /* in the text, LEN bytes */
  gsize len;
  const char *end; /* behind the tag */
  guint id;        /* of the name, below KW_N_TAGS */
  guint flags;     /* KwTagFlags */
  gboolean closing;
  gboolean attributes; /* it has some, or is closed by itself */
} KwTag;

/* Reads the tag at P, a '<' or a '[', of a text that ends with NUL at END;
 * FALSE when it is none. */
gboolean kw_tag_read (KwTag *tag, const char *p, const char *end);
gboolean kw_tag_read_code (KwTag *tag, const char *p, const char *end);
