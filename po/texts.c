/* texts.c - the texts of all rules and commands as a catalogue without
 * translations, for po/update. xgettext reads no JSON packs and no unmarked
 * members of structs. */
#include "checker/cli/cli.h"

#include <stdio.h>
#include <string.h>

static void
print_line (const char *p, const char *end)
{
  putchar ('"');
  for (; p < end; p++)
    {
      if (*p == '"' || *p == '\\')
        putchar ('\\');
      putchar (*p);
    }
}

/* TEXT as the value of msgid, a line of it a line. */
static void
print_text (const char *of, const char *what, const char *text)
{
  if (text == NULL)
    return;
  printf ("#. %s of %s\nmsgid \"\"\n", what, of);
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      const char *end = strchr (p, '\n');
      next = end != NULL ? end + 1 : p + strlen (p);
      print_line (p, end != NULL ? end : next);
      puts (end != NULL ? "\\n\"" : "\"");
    }
  puts ("msgstr \"\"\n");
}

static void
print_rule (const KwRule *rule)
{
  print_text (rule->name, "summary", rule->summary);
  print_text (rule->name, "message", rule->message);
  print_text (rule->name, "reasons", rule->why);
  for (const KwRuleOption *o = rule->options; o != NULL && o->name != NULL; o++)
    print_text (rule->name, "option", o->summary);
}

static void
print_command (const KwCommand *command)
{
  g_autoptr (KwDescription) d = kw_describe (command);
  g_autofree char *name = g_strconcat ("kanwu ", command->name, NULL);
  print_text (name, "summary", command->summary);
  print_text (name, "usage", d->head);
  for (guint i = 0; i < d->entries->len; i++)
    {
      const GOptionEntry *entry = &g_array_index (d->entries, GOptionEntry, i);
      /* It is made of the names of all formats, and translated before. */
      if (!g_str_has_prefix (entry->description, "Format of standard output:"))
        print_text (name, "option", entry->description);
    }
  print_text (name, "description", d->description);
}

int
main (void)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  puts ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    print_rule (kw_registry_rule (registry, i));
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    print_command (*command);
  return ferror (stdout) || fflush (stdout) != 0;
}
