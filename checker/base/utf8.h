/* utf8.h - stepping through UTF-8 that is known to be valid, and classes of
 * characters by range. No locale, no table look-up, no allocation. */
#pragma once

#include <glib.h>
#include <string.h>

/* Bytes of the character that begins with LEAD. */
static inline guint
kw_utf8_len (guchar lead)
{
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Does a character that begins with LEAD have three bytes, as Han and marks do? */
static inline gboolean
kw_utf8_leads_three (guchar lead)
{
  return (lead & 0xF0) == 0xE0;
}

/* The character of three bytes at P, which are sure to be one: loops over whole
 * texts look it up in tables of 0x10000. */
static inline gunichar
kw_utf8_get_three (const char *p)
{
  const guchar *u = (const guchar *) p;
  /* One constant takes the marks of all three bytes away. */
  return ((gunichar) u[0] << 12) + ((gunichar) u[1] << 6) + u[2] - ((0xE0u << 12) + (0x80u << 6) + 0x80u);
}

/* The character at P, its length in *LEN. */
static inline gunichar
kw_utf8_get (const char *p, guint *len)
{
  const guchar *u = (const guchar *) p;
  if (u[0] < 0x80)
    {
      *len = 1;
      return u[0];
    }
  if (u[0] < 0xE0)
    {
      *len = 2;
      return ((gunichar) (u[0] & 0x1F) << 6) | (u[1] & 0x3F);
    }
  if (u[0] < 0xF0)
    {
      *len = 3;
      return ((gunichar) (u[0] & 0x0F) << 12) | ((gunichar) (u[1] & 0x3F) << 6) | (u[2] & 0x3F);
    }
  *len = 4;
  return ((gunichar) (u[0] & 0x07) << 18) | ((gunichar) (u[1] & 0x3F) << 12) | ((gunichar) (u[2] & 0x3F) << 6) |
         (u[3] & 0x3F);
}

/* The start of the character before P (P > FLOOR). */
static inline const char *
kw_utf8_prev (const char *p, const char *floor)
{
  do
    p--;
  while (p > floor && ((guchar) *p & 0xC0) == 0x80);
  return p;
}

/* The start of the character that P is in, no less than FLOOR. */
static inline guint32
kw_utf8_floor (const char *text, guint32 p, guint32 floor)
{
  while (p > floor && ((guchar) text[p] & 0xC0) == 0x80)
    p--;
  return p;
}

/* The character before P of a text that begins at START; there it is '\n', as
 * at the start of a line. */
static inline gunichar
kw_utf8_before (const char *p, const char *start)
{
  guint len;
  return p == start ? '\n' : kw_utf8_get (kw_utf8_prev (p, start), &len);
}

/* The one at P of a text that ends at END; there it is '\n'. */
static inline gunichar
kw_utf8_at (const char *p, const char *end)
{
  guint len;
  return p >= end ? '\n' : kw_utf8_get (p, &len);
}

/* Whether WHAT stands at P of a text that ends at END. Nearly all comparisons
 * fail within a byte or two, so that no call is worth it. */
static inline gboolean
kw_utf8_begins (const char *p, const char *end, const char *what)
{
  for (; *what != '\0'; what++, p++)
    if (p >= end || *p != *what)
      return FALSE;
  return p <= end;
}

/* Whether one of WORDS, ended by NULL, does. */
static inline gboolean
kw_utf8_begins_any (const char *p, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (kw_utf8_begins (p, end, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether C is in SET, a string of UTF-8. */
static inline gboolean
kw_utf8_is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static inline guint
kw_utf8_put (char *out, gunichar c)
{
  return (guint) g_unichar_to_utf8 (c, out);
}

/* Characters in [P, END). */
static inline gsize
kw_utf8_count (const char *p, const char *end)
{
  const guint64 each = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize n = 0;
  /* Of eight bytes those are counted that are not 10xxxxxx. */
  for (guint64 eight; end - p >= 8; p += 8)
    {
      memcpy (&eight, p, 8);
      n += (((~eight >> 7 | eight >> 6) & each) * each) >> 56;
    }
  for (; p < end; p++)
    n += ((guchar) *p & 0xC0) != 0x80;
  return n;
}

/* Does a Han of U+4000 to U+9FFF begin with LEAD? Most characters do; none of them
 * is a mark, so that loops which look for one need not decode them. */
static inline gboolean
kw_utf8_leads_han (char lead)
{
  return (guchar) ((guchar) lead - 0xE4) <= 5;
}

/* CJK unified ideographs with extensions A to H and the compatibility ones. */
static inline gboolean
kw_is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

static inline gboolean
kw_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}
