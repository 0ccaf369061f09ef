/* common.h - what the build-time generators share: reading tables of
 * tab-separated values, stepping through UTF-8, giving up with file and line.
 *
 * The C library only: generators run on the machine that builds.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct
{
  const char *path;
  FILE *file;
  unsigned line; /* of the row that was read last, 1-based */
  char *buffer;
  size_t size;
} GenTable;

/* "path:line: reason" on standard error, exit status 1. */
_Noreturn void gen_fail (const GenTable *table, const char *reason);

void gen_open (GenTable *table, const char *path);
void gen_close (GenTable *table);
/* The next row that is neither empty nor a '#' comment, cut at its tabs: how
 * many FIELDS there are, 0 at the end. More than MAX are an error. They live
 * until the next call. */
size_t gen_next (GenTable *table, char **fields, size_t max);

/* The character at *P, which moves behind it; fails on invalid UTF-8 and at
 * the end of the string. */
uint32_t gen_utf8 (const GenTable *table, const char **p);
/* FIELD as one character. */
uint32_t gen_char (const GenTable *table, const char *field);
/* FIELD as a whole number up to MAX. */
unsigned long gen_number (const GenTable *table, const char *field, unsigned long max);

/* SIZE bytes of zeros, or the end of the program. */
void *gen_alloc (size_t size);
/* A copy of STRING. */
char *gen_copy (const char *string);
/* PTR for COUNT elements of SIZE bytes at least, grown by doubling. */
void *gen_grow (void *ptr, size_t *allocated, size_t count, size_t size);
