/* po-check.c - whether a translation has what is filled in. */
#include "checker/gen/po-check.h"

#include <string.h>

/* More arguments than a sentence can bear. */
#define MOST 16

/* The next {name} at or behind P, its length in *LEN; NULL for none. */
static const char *
next_placeholder (const char *p, size_t *len)
{
  for (; (p = strpbrk (p, "{}")) != NULL; p++)
    {
      if (p[0] == p[1])
        {
          p++;
          continue;
        }
      *len = *p == '{' ? strspn (p + 1, "abcdefghijklmnopqrstuvwxyz0123456789_") : 0;
      if (*len > 0 && p[1 + *len] == '}')
        return p + 1;
    }
  return NULL;
}

static int
has_placeholder (const char *text, const char *name, size_t n)
{
  size_t len;
  for (const char *p = text; (p = next_placeholder (p, &len)) != NULL;)
    if (len == n && memcmp (p, name, n) == 0)
      return 1;
  return 0;
}

static int
has_all (const char *text, const char *of)
{
  size_t len;
  for (const char *p = of; (p = next_placeholder (p, &len)) != NULL;)
    if (!has_placeholder (text, p, len))
      return 0;
  return 1;
}

int
gen_same_placeholders (const char *original, const char *translation)
{
  return has_all (original, translation) && has_all (translation, original);
}

/* What each argument is converted by: "s", "lu", ".2f"; widths count too. */
typedef struct
{
  const char *how[MOST];
  size_t len[MOST];
  size_t n;
  int numbered, broken;
} Conversions;

/* The number in front of '$' at P, which moves behind it; 0 for none. */
static size_t
position (const char **p)
{
  size_t n = strspn (*p, "0123456789"), value = 0;
  if (n == 0 || n > 2 || (*p)[n] != '$')
    return 0;
  for (size_t i = 0; i < n; i++)
    value = value * 10 + (size_t) ((*p)[i] - '0');
  *p += n + 1;
  return value;
}

/* The conversion at P, behind its '%'; returns what follows. */
static const char *
read_one (Conversions *c, const char *p, size_t *next)
{
  size_t at = position (&p), modifiers = strspn (p, "-+ #0123456789.hlqjzt");
  const char *end = p + modifiers;
  c->numbered |= at > 0;
  /* Widths of an argument's (*) cannot be reordered: no text needs them. */
  c->broken |= *end == '\0' || strchr ("diouxXeEfgGcsp", *end) == NULL || (at == 0 && c->numbered);
  at = at > 0 ? at - 1 : (*next)++;
  c->broken |= at >= MOST;
  if (c->broken)
    return end;
  c->how[at] = p;
  c->len[at] = modifiers + 1;
  c->n = at + 1 > c->n ? at + 1 : c->n;
  return end + 1;
}

static Conversions
conversions_of (const char *p)
{
  Conversions c = { .n = 0 };
  size_t next = 0;
  while (!c.broken && (p = strchr (p, '%')) != NULL)
    p = p[1] == '%' ? p + 2 : read_one (&c, p + 1, &next);
  return c;
}

int
gen_same_conversions (const char *original, const char *translation)
{
  Conversions a = conversions_of (original), b = conversions_of (translation);
  if (a.broken || b.broken || a.n != b.n)
    return 0;
  for (size_t i = 0; i < a.n; i++)
    if (a.how[i] == NULL || b.how[i] == NULL || a.len[i] != b.len[i] || memcmp (a.how[i], b.how[i], a.len[i]) != 0)
      return 0;
  return 1;
}
