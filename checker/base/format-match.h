/* format-match.h - a format of printf() found again in what it made; for value.c
 * alone. Knows no catalogue. */
#pragma once

#include <glib.h>

/* No longer value is looked at, no format with more conversions. */
#define KW_MATCH_LONGEST     1024
#define KW_MATCH_CONVERSIONS 8

/* A piece of the value that stands for a conversion; borrowed. */
typedef struct
{
  const char *from, *to;
  gboolean quoted; /* stands between quotation marks of the format */
} KwCapture;

typedef struct
{
  KwCapture captures[KW_MATCH_CONVERSIONS]; /* from the left */
  guint n;
  guint words; /* bytes that the format itself has */
} KwMatch;

/* Whether FORMAT makes the value of LEN bytes, and of what: each conversion, from
 * the left, is the longest text that lets the rest fit, none is empty, and
 * those of numbers are digits. Takes time that grows with LEN alone. */
gboolean kw_format_match (const char *format, const char *value, gsize len, KwMatch *match);

/* The conversion at P, behind its '%': where it ends, and which argument it is
 * of; NEXT is that of one without a number. */
const char *kw_format_skip (const char *p, guint next, guint *argument);
