/* man.c - kanwu(1) and a page a command */
#include "doc/docs.h"
#include "doc/roff.h"

#include <string.h>

static void
append_name (GString *out, const char *name, const char *summary)
{
  g_string_append (out, ".SH NAME\n");
  kw_roff_code (out, name);
  g_string_append (out, " \\- ");
  kw_roff_text (out, summary);
  g_string_append_c (out, '\n');
}

/* USAGE with its words in capitals in italics: they stand for something. */
static void
append_usage (GString *out, const char *usage)
{
  for (const char *p = usage, *end; *p != '\0'; p = end)
    {
      for (end = p; g_ascii_isupper (*end); end++)
        ;
      gboolean word = end - p > 1;
      end = word ? end : g_utf8_next_char (p);
      g_autofree char *piece = g_strndup (p, (gsize) (end - p));
      g_string_append (out, word ? "\\fI" : "");
      kw_roff_code (out, piece);
      g_string_append (out, word ? "\\fR" : "");
    }
}

static void
append_option (GString *out, const GOptionEntry *entry)
{
  g_autofree char *name = g_strconcat ("--", entry->long_name, NULL);
  g_string_append (out, ".TP\n");
  if (entry->short_name != 0)
    g_string_append_printf (out, "\\fB\\-%c\\fR, ", entry->short_name);
  g_string_append (out, "\\fB");
  kw_roff_code (out, name);
  g_string_append (out, "\\fR");
  if (entry->arg_description != NULL)
    {
      g_string_append_c (out, '=');
      append_usage (out, entry->arg_description);
    }
  g_string_append_c (out, '\n');
  kw_roff_text (out, entry->description);
  g_string_append (out, ".\n");
}

static void
append_options (GString *out, const KwCommand *command)
{
  g_autoptr (KwDescription) description = kw_describe (command);
  g_string_append (out, ".SH OPTIONS\n");
  for (guint i = 0; i < description->entries->len; i++)
    append_option (out, &g_array_index (description->entries, GOptionEntry, i));
}

static void
append_see_also (GString *out, const KwCommand *besides)
{
  g_string_append (out, ".SH \"SEE ALSO\"\n");
  if (besides != NULL)
    g_string_append (out, ".BR kanwu (1),\n");
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    if (*command != besides)
      g_string_append_printf (out, ".BR kanwu\\-%s (1),\n", (*command)->name);
  g_string_append (out, ".BR kanwu.ini (5),\n.BR kanwu\\-rules (7)\n");
}

static void
write_out (FILE *out, GString *page)
{
  fwrite (page->str, 1, page->len, out);
}

/* Paragraphs of a description that --help prints; its tables stay as they are. */
static char *
description_of (const KwCommand *command)
{
  g_autoptr (KwDescription) description = kw_describe (command);
  return g_steal_pointer (&description->description);
}

/* What stands in front of the first heading of PROSE; the rest in *REST. */
static char *
lead_of (const char *prose, const char **rest)
{
  const char *heading = g_str_has_prefix (prose, "# ") ? prose : strstr (prose, "\n# ");
  *rest = heading != NULL ? heading + (*heading == '\n') : "";
  return heading != NULL ? g_strndup (prose, (gsize) (*rest - prose)) : g_strdup (prose);
}

void
kw_man_command (FILE *out, const KwCommand *command, const char *prose)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *name = g_strconcat ("kanwu-", command->name, NULL), *own = NULL, *lead = NULL;
  const char *rest;
  kw_roff_head (page, name, "1");
  append_name (page, name, command->summary);
  g_string_append_printf (page, ".SH SYNOPSIS\n.B kanwu %s\n[\\fIOPTION\\fR…] ", command->name);
  append_usage (page, command->usage);
  g_string_append (page, "\n.SH DESCRIPTION\n");
  own = prose == NULL ? description_of (command) : NULL;
  lead = lead_of (prose != NULL ? prose : own != NULL ? own : command->summary, &rest);
  kw_roff_prose (page, lead);
  append_options (page, command);
  kw_roff_prose (page, rest);
  append_see_also (page, command);
  write_out (out, page);
}

static void
append_commands (GString *out)
{
  g_string_append (out, ".SH COMMANDS\n");
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    {
      g_string_append_printf (out, ".TP\n.BR kanwu\\-%s (1)\n", (*command)->name);
      kw_roff_text (out, (*command)->summary);
      g_string_append (out, "\n");
    }
}

void
kw_man_program (FILE *out, const char *prose)
{
  g_autoptr (GString) page = g_string_new (NULL);
  const char *rest;
  g_autofree char *lead = lead_of (prose != NULL ? prose : "", &rest);
  kw_roff_head (page, "kanwu", "1");
  append_name (page, "kanwu", "find what cannot be right in Chinese articles");
  g_string_append (page,
                   ".SH SYNOPSIS\n.B kanwu\n\\fICOMMAND\\fR [\\fIOPTION\\fR…] [\\fIPATH\\fR…]\n.SH DESCRIPTION\n");
  kw_roff_prose (page, lead);
  append_commands (page);
  kw_roff_prose (page, rest);
  append_see_also (page, NULL);
  write_out (out, page);
}
