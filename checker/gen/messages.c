/* messages.c - gen-messages: a catalogue of translations as a table of the
 * program, sorted by context and English text.
 *
 * usage: gen-messages FILE.po > messages.inc
 *
 * Compiled in, it is there in every locale, in the build folder and in a
 * static library, and needs no file of the system.
 */
#include "checker/gen/po.h"

#include <stdlib.h>
#include <string.h>

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static int
compare (const void *a, const void *b)
{
  const GenMessage *x = a, *y = b;
  int by_context = strcmp (or_empty (x->context), or_empty (y->context));
  return by_context != 0 ? by_context : strcmp (x->english, y->english);
}

static void
print_string (const char *text)
{
  putchar ('"');
  for (const unsigned char *p = (const unsigned char *) text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\' || *p == '?')
        printf ("\\%c", *p);
      else if (*p < 0x20 || *p == 0x7F)
        printf ("\\%03o", *p);
      else
        putchar (*p);
    }
  putchar ('"');
}

static void
print_message (const GenMessage *m)
{
  printf ("  { ");
  print_string (or_empty (m->context));
  printf (", ");
  print_string (m->english);
  printf (",\n    ");
  print_string (m->translation);
  printf (", %d },\n", m->is_format);
}

int
main (int argc, char **argv)
{
  GenMessages messages = { 0 };
  if (argc != 2)
    {
      fputs ("usage: gen-messages FILE.po\n", stderr);
      return 2;
    }
  gen_po_read (argv[1], &messages);
  if (messages.n > 0)
    qsort (messages.all, messages.n, sizeof *messages.all, compare);
  printf ("/* made by gen-messages: context, English, translation, whether it is a format */\n");
  for (size_t i = 0; i < messages.n; i++)
    print_message (&messages.all[i]);
  gen_po_clear (&messages);
  return ferror (stdout) || fflush (stdout) != 0;
}
