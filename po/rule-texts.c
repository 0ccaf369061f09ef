/* rule-texts.c - the texts of all rules as a catalogue without translations, for
 * po/update. xgettext reads no JSON packs and no unmarked members of structs. */
#include "checker/engine/registry.h"

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
print_text (const char *rule, const char *what, const char *text)
{
  if (text == NULL)
    return;
  printf ("#. %s of %s\nmsgid \"\"\n", what, rule);
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      const char *end = strchr (p, '\n');
      next = end != NULL ? end + 1 : p + strlen (p);
      print_line (p, end != NULL ? end : next);
      puts (end != NULL ? "\\n\"" : "\"");
    }
  puts ("msgstr \"\"\n");
}

int
main (void)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  puts ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    {
      const KwRule *rule = kw_registry_rule (registry, i);
      print_text (rule->name, "summary", rule->summary);
      print_text (rule->name, "message", rule->message);
      print_text (rule->name, "reasons", rule->why);
    }
  return ferror (stdout) || fflush (stdout) != 0;
}
