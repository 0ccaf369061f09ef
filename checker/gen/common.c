/* common.c - what the build-time generators share. Knows no table's meaning. */
#define _POSIX_C_SOURCE 200809L
#include "checker/gen/common.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

_Noreturn void
gen_fail (const GenTable *table, const char *reason)
{
  fprintf (stderr, "%s:%u: %s\n", table->path, table->line, reason);
  exit (EXIT_FAILURE);
}

void
gen_open (GenTable *table, const char *path)
{
  *table = (GenTable){ .path = path };
  table->file = fopen (path, "rb");
  if (table->file == NULL)
    {
      perror (path);
      exit (EXIT_FAILURE);
    }
}

void
gen_close (GenTable *table)
{
  fclose (table->file);
  free (table->buffer);
}

static size_t
split (const GenTable *table, char *row, char **fields, size_t max)
{
  size_t n = 0;
  for (char *next = row; next != NULL; n++)
    {
      if (n == max)
        gen_fail (table, "too many fields");
      fields[n] = next;
      next = strchr (next, '\t');
      if (next != NULL)
        *next++ = '\0';
    }
  return n;
}

size_t
gen_next (GenTable *table, char **fields, size_t max)
{
  ssize_t len;
  while ((len = getline (&table->buffer, &table->size, table->file)) >= 0)
    {
      table->line++;
      while (len > 0 && (table->buffer[len - 1] == '\n' || table->buffer[len - 1] == '\r'))
        table->buffer[--len] = '\0';
      if (len > 0 && table->buffer[0] != '#')
        return split (table, table->buffer, fields, max);
    }
  if (ferror (table->file))
    gen_fail (table, "cannot be read");
  return 0;
}

uint32_t
gen_utf8 (const GenTable *table, const char **p)
{
  static const uint32_t smallest[] = { 0, 0x80, 0x800, 0x10000 };
  const unsigned char *s = (const unsigned char *) *p;
  unsigned more = s[0] < 0x80 ? 0 : s[0] < 0xC2 ? 4 : s[0] < 0xE0 ? 1 : s[0] < 0xF0 ? 2 : s[0] < 0xF5 ? 3 : 4;
  if (s[0] == '\0' || more == 4)
    gen_fail (table, "no UTF-8 character");
  uint32_t c = more == 0 ? s[0] : s[0] & (0x3Fu >> more);
  for (unsigned i = 1; i <= more; i++)
    {
      if ((s[i] & 0xC0) != 0x80)
        gen_fail (table, "invalid UTF-8");
      c = c << 6 | (s[i] & 0x3Fu);
    }
  if (c < smallest[more] || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
    gen_fail (table, "invalid UTF-8");
  *p += more + 1;
  return c;
}

uint32_t
gen_char (const GenTable *table, const char *field)
{
  uint32_t c = gen_utf8 (table, &field);
  if (*field != '\0')
    gen_fail (table, "one character expected");
  return c;
}

unsigned long
gen_number (const GenTable *table, const char *field, unsigned long max)
{
  char *end;
  unsigned long number = strtoul (field, &end, 10);
  if (end == field || *end != '\0' || field[0] == '-' || number > max)
    gen_fail (table, "number out of range");
  return number;
}

static void *
checked (void *ptr)
{
  if (ptr == NULL)
    {
      fputs ("out of memory\n", stderr);
      exit (EXIT_FAILURE);
    }
  return ptr;
}

void *
gen_alloc (size_t size)
{
  return checked (calloc (1, size));
}

char *
gen_copy (const char *string)
{
  return checked (strdup (string));
}

void *
gen_grow (void *ptr, size_t *allocated, size_t count, size_t size)
{
  if (count <= *allocated)
    return ptr;
  *allocated = *allocated == 0 ? 256 : *allocated * 2;
  if (*allocated < count)
    *allocated = count;
  return checked (realloc (ptr, *allocated * size));
}
