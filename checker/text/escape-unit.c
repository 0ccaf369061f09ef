/* escape-unit.c - entities, \u, bytes in hexadecimal and octal */
#include "checker/text/escape-unit.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_NAME 31

gboolean
kw_escape_allows (gunichar c)
{
  if (c < 0x20 || c == 0x7F || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
    return FALSE;
  return c != 0xFFFD && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

/* N hexadecimal digits at P as a number; -1 where they are not. */
static gint32
hex_at (const char *p, const char *end, guint n)
{
  gint32 value = 0;
  if ((gsize) (end - p) < n)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      value = value << 4 | g_ascii_xdigit_value (p[i]);
    }
  return value;
}

/* ---- entities ---- */

static const struct
{
  char name[16];
  gunichar c;
} more_entities[] = {
  { "AMP", '&' },       { "COPY", 0xA9 },     { "GT", '>' },        { "LT", '<' },        { "NBSP", 0xA0 },
  { "QUOT", '"' },      { "REG", 0xAE },      { "apos", '\'' },     { "ast", '*' },       { "blank", 0x2423 },
  { "bsol", '\\' },     { "check", 0x2713 },  { "colon", ':' },     { "comma", ',' },     { "commat", '@' },
  { "cross", 0x2717 },  { "dash", 0x2010 },   { "dollar", '$' },    { "emsp13", 0x2004 }, { "emsp14", 0x2005 },
  { "equals", '=' },    { "excl", '!' },      { "female", 0x2640 }, { "hairsp", 0x200A }, { "half", 0xBD },
  { "horbar", 0x2015 }, { "hyphen", 0x2010 }, { "lbrack", '[' },    { "lcub", '{' },      { "lowbar", '_' },
  { "lpar", '(' },      { "lsqb", '[' },      { "male", 0x2642 },   { "mldr", 0x2026 },   { "nldr", 0x2025 },
  { "num", '#' },       { "numero", 0x2116 }, { "numsp", 0x2007 },  { "percnt", '%' },    { "period", '.' },
  { "phone", 0x260E },  { "plus", '+' },      { "puncsp", 0x2008 }, { "quest", '?' },     { "rbrack", ']' },
  { "rcub", '}' },      { "rpar", ')' },      { "rsqb", ']' },      { "semi", ';' },      { "sol", '/' },
  { "square", 0x25A1 }, { "squf", 0x25AA },   { "star", 0x2606 },   { "starf", 0x2605 },  { "verbar", '|' },
  { "vert", '|' },
};

/* HTML 4's entities end with U+2666. */
#define LAST_ENTITY 0x2666

static gpointer
build_entities (gpointer data)
{
  GHashTable *entities = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint c = 0x20; c <= LAST_ENTITY; c++)
    {
      const htmlEntityDesc *entity = htmlEntityValueLookup (c);
      if (entity != NULL)
        g_hash_table_insert (entities, (gpointer) entity->name, GUINT_TO_POINTER (c));
    }
  for (guint i = 0; i < G_N_ELEMENTS (more_entities); i++)
    g_hash_table_insert (entities, (gpointer) more_entities[i].name, GUINT_TO_POINTER (more_entities[i].c));
  return entities;
}

/* 0 for no entity. libxml2 knows them, but walks through them all. */
static gunichar
entity_named (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  return GPOINTER_TO_UINT (g_hash_table_lookup (g_once (&once, build_entities, NULL), name));
}

/* Browsers read these without a semicolon as well, and pages rely on it. Others
 * are too much like the keys of a query: &copy=2. */
static gboolean
needs_no_semicolon (gunichar c)
{
  return c == 0xA0 || c == '"' || c == 0xB7 || c == 0xAB || c == 0xBB;
}

static gsize
read_name (const char *p, const char *end, gunichar *c)
{
  char name[MAX_NAME + 1];
  gsize n = 0;
  while (n < MAX_NAME && p + n < end && g_ascii_isalnum (p[n]))
    {
      name[n] = p[n];
      n++;
    }
  name[n] = '\0';
  *c = n >= 2 && g_ascii_isalpha (name[0]) ? entity_named (name) : 0;
  if (*c == 0)
    return 0;
  if (p + n < end && p[n] == ';')
    return n + 1;
  gboolean goes_on = p + n < end && (g_ascii_isalnum (p[n]) || p[n] == '=');
  return needs_no_semicolon (*c) && !goes_on ? n : 0;
}

/* HTML 5 reads numeric references to C1 controls as windows-1252. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

/* P is behind "&#". Without its semicolon a number may be cut short. */
static gsize
read_number (const char *p, const char *end, gunichar *c)
{
  const char *q = p;
  gboolean hex = q < end && (*q == 'x' || *q == 'X');
  q += hex;
  const char *digits = q;
  for (*c = 0; q < end && (hex ? g_ascii_isxdigit (*q) : g_ascii_isdigit (*q)); q++)
    *c = MIN (*c * (hex ? 16 : 10) + (gunichar) g_ascii_xdigit_value (*q), 0x110000);
  if (q == digits || q == end || (*q != ';' && *q != '&'))
    return 0;
  if (*c >= 0x80 && *c < 0xA0)
    *c = windows_1252[*c - 0x80];
  return (gsize) (q - p) + (*q == ';');
}

/* What stands behind an ampersand: nbsp; or #20013; */
static gsize
read_reference (const char *p, const char *end, gunichar *c)
{
  if (p == end)
    return 0;
  gsize n = *p == '#' ? read_number (p + 1, end, c) + 1 : read_name (p, end, c);
  return (*p != '#' || n > 1) && kw_escape_allows (*c) ? n : 0;
}

/* An ampersand that was escaped itself: &amp;amp;nbsp; */
static void
peel (KwEscapeUnit *unit, const char *p, const char *end)
{
  gunichar c;
  for (gsize n; unit->c == '&' && (n = read_reference (p + unit->len, end, &c)) > 0; unit->len += n)
    unit->c = c;
}

static gboolean
read_entity (KwEscapeUnit *unit, const char *p, const char *end)
{
  gsize n = read_reference (p + 1, end, &unit->c);
  if (n == 0)
    return FALSE;
  unit->len = n + 1;
  peel (unit, p, end);
  return TRUE;
}

/* ---- \u4e2d, %u4e2d ---- */

/* P begins with what comes before the u, PREFIX bytes of it. */
static gboolean
read_utf16 (KwEscapeUnit *unit, const char *p, const char *end, gsize prefix)
{
  gint32 high = hex_at (p + prefix + 1, end, 4), low = 0;
  if (high < 0)
    return FALSE;
  unit->len = prefix + 5;
  unit->c = (gunichar) high;
  const char *next = p + unit->len;
  if (high >= 0xD800 && high < 0xDC00 && (gsize) (end - next) > prefix && memcmp (p, next, prefix + 1) == 0)
    low = hex_at (next + prefix + 1, end, 4);
  if (low >= 0xDC00 && low < 0xE000)
    {
      unit->c = 0x10000 + ((gunichar) (high - 0xD800) << 10) + (gunichar) (low - 0xDC00);
      unit->len += prefix + 5;
    }
  peel (unit, p, end);
  return kw_escape_allows (unit->c);
}

/* ---- bytes ---- */

static gboolean
set_byte (KwEscapeUnit *unit, gint32 byte, gsize len)
{
  *unit = (KwEscapeUnit){ KW_UNIT_BYTE, (gunichar) byte, len };
  return byte >= 0x20 && byte != 0x7F;
}

static gint32
octal_at (const char *p, const char *end)
{
  if (end - p < 3 || p[0] < '0' || p[0] > '3' || p[1] < '0' || p[1] > '7' || p[2] < '0' || p[2] > '7')
    return -1;
  return (p[0] - '0') << 6 | (p[1] - '0') << 3 | (p[2] - '0');
}

/* Any number of backslashes: each time a string is quoted doubles them. */
static gboolean
read_backslash (KwEscapeUnit *unit, const char *p, const char *end)
{
  const char *q = p;
  while (q < end && *q == '\\')
    q++;
  gsize prefix = (gsize) (q - p);
  if (q < end && *q == 'u')
    return read_utf16 (unit, p, end, prefix);
  if (q < end && *q == 'x')
    return set_byte (unit, hex_at (q + 1, end, 2), prefix + 3);
  return set_byte (unit, octal_at (q, end), prefix + 3);
}

static gboolean
read_percent (KwEscapeUnit *unit, const char *p, const char *end)
{
  const char *q = p + 1;
  if (q < end && *q == 'u')
    return read_utf16 (unit, p, end, 1);
  /* %25E4 is %E4 escaped again */
  while (end - q >= 4 && q[0] == '2' && q[1] == '5' && (hex_at (q + 2, end, 2) >= 0x80 || memcmp (q + 2, "25", 2) == 0))
    q += 2;
  return set_byte (unit, hex_at (q, end, 2), (gsize) (q - p) + 2);
}

static gboolean
read_equals (KwEscapeUnit *unit, const char *p, const char *end)
{
  const char *q = p + 1;
  while (q < end && (*q == ' ' || *q == '\t'))
    q++;
  if (q < end && *q == '\r')
    q++;
  if (q < end && *q == '\n')
    {
      *unit = (KwEscapeUnit){ KW_UNIT_BREAK, 0, (gsize) (q + 1 - p) };
      return TRUE;
    }
  return set_byte (unit, hex_at (p + 1, end, 2), 3);
}

gboolean
kw_escape_unit (KwEscapeUnit *unit, const char *p, const char *end)
{
  *unit = (KwEscapeUnit){ .kind = KW_UNIT_CHAR };
  if (p == end)
    return FALSE;
  switch (*p)
    {
    case '&':
      return read_entity (unit, p, end);
    case '\\':
      return read_backslash (unit, p, end);
    case '%':
      return read_percent (unit, p, end);
    case '=':
      return read_equals (unit, p, end);
    default:
      return FALSE;
    }
}
