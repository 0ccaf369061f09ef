/* roff.h - text as man(7) takes it: nothing of it is a request or an escape. */
#pragma once

#include <glib.h>

/* The head of the page NAME of SECTION. Its date is that of SOURCE_DATE_EPOCH, or
 * none: the day on which somebody builds says nothing of the text. */
void kw_roff_head (GString *out, const char *name, const char *section);

/* Appends TEXT. Words in `backticks` become bold and keep their hyphens; where a
 * line of Han may be broken is marked, since no formatter knows. Controls and
 * what hides from the eye are spelled out. */
void kw_roff_text (GString *out, const char *text);
/* The same for what is typed: hyphens are minus signs. */
void kw_roff_code (GString *out, const char *text);
/* Paragraphs of TEXT, which are divided by empty lines. */
void kw_roff_paragraphs (GString *out, const char *text);
/* The prose of doc/man: paragraphs; "# HEADING"; "= TERM" with the text below it;
 * lines that begin with two spaces are typed or printed and stay as they are. */
void kw_roff_prose (GString *out, const char *prose);
