/* po.c - reading a catalogue of translations. Knows no program's text. */
#define _POSIX_C_SOURCE 200809L
#include "checker/gen/po.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "checker/gen/po-check.h"

/* The string that the next quoted lines go on. */
typedef enum
{
  NONE,
  CONTEXT,
  ID,
  PLURAL,
  STRING
} Part;

#define N_PARTS (STRING + 1)

typedef struct
{
  char *bytes;
  size_t len, allocated;
  int seen;
} Text;

typedef struct
{
  GenTable table;
  Text texts[N_PARTS];
  Part part;
  int fuzzy, is_format, has_header;
  unsigned line; /* of the entry's msgid */
  GenMessages *out;
} Reader;

static void
append (Text *text, char byte)
{
  text->bytes = gen_grow (text->bytes, &text->allocated, text->len + 2, 1);
  text->bytes[text->len++] = byte;
  text->bytes[text->len] = '\0';
}

static char
unescaped (const Reader *r, char escape)
{
  static const char from[] = "nt\"\\r", to[] = "\n\t\"\\\r";
  const char *found = escape != '\0' ? strchr (from, escape) : NULL;
  if (found == NULL)
    gen_fail (&r->table, "unknown escape in a string");
  return to[found - from];
}

/* Appends the quoted string at P, which ends its line. */
static void
read_string (Reader *r, const char *p)
{
  Text *text = &r->texts[r->part];
  if (*p++ != '"')
    gen_fail (&r->table, "a string in quotation marks expected");
  for (; *p != '"'; p++)
    {
      if (*p == '\0')
        gen_fail (&r->table, "the string does not end");
      append (text, *p == '\\' ? unescaped (r, *++p) : *p);
    }
  if (p[1 + strspn (p + 1, " \t")] != '\0')
    gen_fail (&r->table, "something stands behind the string");
  text->seen = 1;
}

static char *
take (Text *text)
{
  char *bytes = text->seen ? gen_copy (text->len > 0 ? text->bytes : "") : NULL;
  text->len = 0;
  text->seen = 0;
  return bytes;
}

static void
check_header (const Reader *r, const char *header)
{
  if (strstr (header, "charset=UTF-8") == NULL && strstr (header, "charset=utf-8") == NULL)
    gen_fail (&r->table, "the header does not say charset=UTF-8");
  if (strstr (header, "nplurals=1;") == NULL)
    gen_fail (&r->table, "the header does not say nplurals=1 (Plural-Forms)");
}

static void
check_utf8 (const Reader *r, const char *text)
{
  while (text != NULL && *text != '\0')
    gen_utf8 (&r->table, &text);
}

/* Errors are told with the line of the msgid. */
static void
check_message (const Reader *r, const GenMessage *m)
{
  GenTable place = r->table;
  place.line = m->line;
  const char *original = m->plural != NULL ? m->plural : m->english;
  for (size_t i = 0; i < r->out->n; i++)
    {
      const GenMessage *other = &r->out->all[i];
      if (strcmp (other->english, m->english) == 0 &&
          strcmp (other->context ? other->context : "", m->context ? m->context : "") == 0)
        gen_fail (&place, "this text was translated above already");
    }
  if (!gen_same_placeholders (original, m->translation))
    gen_fail (&place, "the translation has other {placeholders}");
  if (m->is_format && !gen_same_conversions (original, m->translation))
    gen_fail (&place, "the translation has other %-conversions");
}

static void
clear (GenMessage *m)
{
  free (m->context);
  free (m->english);
  free (m->plural);
  free (m->translation);
}

/* What was read since the last entry becomes one. */
static void
end_entry (Reader *r)
{
  int translated = r->texts[STRING].len > 0 && !r->fuzzy;
  GenMessage m = { take (&r->texts[CONTEXT]), take (&r->texts[ID]), take (&r->texts[PLURAL]),
                   take (&r->texts[STRING]),  r->is_format,         r->line };
  r->part = NONE;
  r->fuzzy = r->is_format = 0;
  check_utf8 (r, m.english);
  check_utf8 (r, m.translation);
  if (m.english == NULL && m.context == NULL)
    return;
  if (m.english == NULL || m.translation == NULL)
    gen_fail (&r->table, "an entry without msgid or msgstr ends here");
  int is_header = *m.english == '\0' && m.context == NULL;
  if (is_header)
    check_header (r, m.translation);
  else if (!r->has_header)
    gen_fail (&r->table, "the header is missing (an empty msgid)");
  else if (translated)
    check_message (r, &m);
  r->has_header = 1;
  if (is_header || !translated)
    {
      clear (&m);
      return;
    }
  r->out->all = gen_grow (r->out->all, &r->out->allocated, r->out->n + 1, sizeof m);
  r->out->all[r->out->n++] = m;
}

/* Where KEYWORD's argument stands in LINE; NULL when it is another keyword. */
static const char *
argument (const char *line, const char *keyword)
{
  size_t n = strlen (keyword);
  if (strncmp (line, keyword, n) != 0 || (line[n] != ' ' && line[n] != '\t' && line[n] != '"'))
    return NULL;
  return line + n + strspn (line + n, " \t");
}

static void
begin_part (Reader *r, Part part, const char *text)
{
  if ((part == ID || part == CONTEXT) && r->texts[STRING].seen)
    end_entry (r);
  if (r->texts[part].seen || (part > ID && !r->texts[ID].seen))
    gen_fail (&r->table, "the keyword is not expected here");
  if (part == ID)
    r->line = r->table.line;
  r->part = part;
  read_string (r, text);
}

/* "#, fuzzy, c-format" belongs to the entry that follows. */
static void
read_flags (Reader *r, const char *line)
{
  if (r->texts[STRING].seen)
    end_entry (r);
  if (strncmp (line, "#,", 2) != 0)
    return;
  r->fuzzy |= strstr (line, "fuzzy") != NULL;
  r->is_format |= strstr (line, " c-format") != NULL;
}

static void
read_line (Reader *r, const char *line)
{
  static const struct
  {
    const char *keyword;
    Part part;
  } parts[] = {
    { "msgctxt", CONTEXT }, { "msgid", ID }, { "msgid_plural", PLURAL }, { "msgstr", STRING }, { "msgstr[0]", STRING }
  };
  const char *text;
  line += strspn (line, " \t");
  if (*line == '#')
    read_flags (r, line);
  if (*line == '#' || *line == '\0')
    return;
  if (*line == '"' && r->part == NONE)
    gen_fail (&r->table, "a string without a keyword");
  if (*line == '"')
    {
      read_string (r, line);
      return;
    }
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if ((text = argument (line, parts[i].keyword)) != NULL)
      {
        begin_part (r, parts[i].part, text);
        return;
      }
  gen_fail (&r->table, "no keyword of the PO format");
}

void
gen_po_read (const char *path, GenMessages *messages)
{
  Reader r = { .out = messages };
  ssize_t len;
  gen_open (&r.table, path);
  while ((len = getline (&r.table.buffer, &r.table.size, r.table.file)) >= 0)
    {
      r.table.line++;
      if (strlen (r.table.buffer) != (size_t) len)
        gen_fail (&r.table, "a NUL byte");
      while (len > 0 && (r.table.buffer[len - 1] == '\n' || r.table.buffer[len - 1] == '\r'))
        r.table.buffer[--len] = '\0';
      read_line (&r, r.table.buffer);
    }
  if (ferror (r.table.file))
    gen_fail (&r.table, "cannot be read");
  end_entry (&r);
  if (!r.has_header)
    gen_fail (&r.table, "the header is missing (an empty msgid)");
  for (int i = 0; i < N_PARTS; i++)
    free (r.texts[i].bytes);
  gen_close (&r.table);
}

void
gen_po_clear (GenMessages *messages)
{
  for (size_t i = 0; i < messages->n; i++)
    clear (&messages->all[i]);
  free (messages->all);
  *messages = (GenMessages){ 0 };
}
