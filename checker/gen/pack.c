/* pack.c - gen-pack: files as strings of the program.
 *
 * usage: gen-pack HEADER TYPE TABLE SRCDIR FILE… > packs.c
 *
 * TABLE is an array of TYPE, which HEADER declares: name, text, length; ended by
 * one without name.
 *
 * A byte array each, not a string literal: those may end at 4095 characters
 * (C11 5.2.4.1).
 */
#include "checker/gen/common.h"

#include <stdlib.h>
#include <string.h>

static FILE *
open_in (const char *folder, const char *name)
{
  size_t size = strlen (folder) + strlen (name) + 2;
  char *path = gen_alloc (size);
  snprintf (path, size, "%s/%s", folder, name);
  FILE *file = fopen (path, "rb");
  if (file == NULL)
    {
      perror (path);
      exit (EXIT_FAILURE);
    }
  free (path);
  return file;
}

static size_t
write_bytes (const char *folder, const char *name, int index)
{
  FILE *file = open_in (folder, name);
  size_t n = 0;
  printf ("/* %s */\nstatic const char pack_%d[] = {", name, index);
  for (int c; (c = getc (file)) != EOF; n++)
    printf ("%s'\\x%02x',", n % 20 == 0 ? "\n  " : " ", (unsigned) c);
  if (ferror (file))
    {
      perror (name);
      exit (EXIT_FAILURE);
    }
  printf ("\n  '\\0'\n};\n\n");
  fclose (file);
  return n;
}

int
main (int argc, char **argv)
{
  if (argc < 5)
    {
      fputs ("usage: gen-pack HEADER TYPE TABLE SRCDIR FILE...\n", stderr);
      return 2;
    }
  const char *folder = argv[4];
  size_t *sizes = gen_alloc ((size_t) argc * sizeof (size_t));
  printf ("/* made by gen-pack */\n#include \"%s\"\n\n", argv[1]);
  for (int i = 5; i < argc; i++)
    sizes[i] = write_bytes (folder, argv[i], i - 5);
  printf ("const %s %s[] = {\n", argv[2], argv[3]);
  for (int i = 5; i < argc; i++)
    printf ("  { \"%s\", pack_%d, %zu },\n", argv[i], i - 5, sizes[i]);
  printf ("  { NULL, NULL, 0 }\n};\n");
  free (sizes);
  return ferror (stdout) || fflush (stdout) != 0;
}
