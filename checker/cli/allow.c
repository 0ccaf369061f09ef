/* allow.c - kanwu allow: exceptions with a reason, added, listed, pruned */
#include "checker/cli/gate.h"
#include "checker/engine/side-file.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  KwInputOptions input;
  KwGateOptions gate; /* ALLOW is --file */
  char *rule, *path, *reason, *owner, *expires;
  gboolean list, prune;
} Options;

/* --- add */

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* What is asked for; FALSE with a message. Strings are borrowed. */
static gboolean
read_allowance (const Options *o, char *const *args, const KwRegistry *registry, KwAllowance *a)
{
  /* Scripts pass an owner that nobody has set. */
  *a = (KwAllowance){ args[0], o->rule, o->path, o->reason, is_blank (o->owner) ? NULL : o->owner, KW_DAY_NONE, NULL };
  if (args[0] != NULL && args[1] != NULL)
    kw_complain ("allow takes one fingerprint");
  else if (args[0] == NULL && o->rule == NULL)
    kw_complain ("allow takes a fingerprint, or --rule (see 'kanwu allow --help')");
  else if (args[0] != NULL && !kw_is_fingerprint (args[0]))
    kw_complain ("'%s' is no fingerprint (32 hex digits, as 'kanwu check --format jsonl' prints them)", args[0]);
  else if (o->path != NULL && is_blank (o->path))
    kw_complain ("--path is empty: leave it out for every path");
  else if (is_blank (o->reason))
    kw_complain ("an allowance needs its --reason");
  else if (o->expires != NULL && !kw_day_parse (o->expires, &a->expires))
    kw_complain ("--expires takes a day (YYYY-MM-DD), not '%s'", o->expires);
  else if (kw_allowance_is_over (a, kw_today ()))
    kw_complain ("--expires %s: that day is over", o->expires);
  else if (o->rule != NULL && !kw_registry_knows (registry, o->rule))
    {
      g_autofree char *why = kw_registry_unknown (registry, o->rule);
      kw_complain ("%s", kw_tr_reason (why));
    }
  else
    return TRUE;
  return FALSE;
}

static KwExit
add (const Options *o, char *const *args, const KwRegistry *registry, const char *file)
{
  KwAllowance asked;
  g_autoptr (GPtrArray) all = NULL;
  if (!read_allowance (o, args, registry, &asked) || (all = kw_load_allowances (file, TRUE, registry)) == NULL)
    return KW_EXIT_TROUBLE;
  for (guint i = all->len; i > 0; i--)
    if (kw_allowance_same (g_ptr_array_index (all, i - 1), &asked))
      g_ptr_array_remove_index (all, i - 1);
  g_ptr_array_add (all, kw_allowance_new (&asked));
  return kw_save_file (file, kw_allowances_format (all)) ? KW_EXIT_CLEAN : KW_EXIT_TROUBLE;
}

/* --- list */

static void
print_part (const char *before, const char *text, const char *behind)
{
  g_autofree char *safe = text != NULL ? kw_display_string (text) : NULL;
  if (safe != NULL)
    printf ("%s%s%s", before, safe, behind);
}

static void
print_one (const KwAllowance *a, KwDay today)
{
  char day[16];
  kw_day_format (a->expires, day);
  print_part ("", a->fingerprint, a->rule != NULL ? " " : "");
  print_part ("", a->rule, "");
  print_part (a->fingerprint != NULL ? " " : kw_tr (" in "), a->path, "");
  if (*day != '\0' && kw_allowance_is_over (a, today))
    printf (kw_tr (", EXPIRED on %s"), day);
  else if (*day != '\0')
    printf (kw_tr (", until %s"), day);
  print_part (kw_tr (", owner "), a->owner, "");
  print_part (kw_tr (": "), a->reason, "\n");
}

static KwExit
list_all (const char *file, const KwRegistry *registry)
{
  g_autoptr (GPtrArray) all = kw_load_allowances (file, TRUE, registry);
  for (guint i = 0; all != NULL && i < all->len; i++)
    print_one (g_ptr_array_index (all, i), kw_today ());
  return all != NULL ? KW_EXIT_CLEAN : KW_EXIT_TROUBLE;
}

/* --- prune */

static KwExit
prune (const char *file, const KwRegistry *registry)
{
  g_autoptr (GPtrArray) all = kw_load_allowances (file, TRUE, registry);
  guint before = all != NULL ? all->len : 0;
  for (guint i = before; i > 0; i--)
    if (kw_allowance_is_over (g_ptr_array_index (all, i - 1), kw_today ()))
      g_ptr_array_remove_index (all, i - 1);
  if (all == NULL || (all->len < before && !kw_save_file (file, kw_allowances_format (all))))
    return KW_EXIT_TROUBLE;
  guint over = before - all->len;
  kw_complain (kw_tr_n ("%u allowance expired and taken out, %u left in %s",
                        "%u allowances expired and taken out, %u left in %s", over),
               over, all->len, file);
  return KW_EXIT_CLEAN;
}

static KwExit
allow (Options *o, char *const *args)
{
  gboolean adds = args[0] != NULL || o->rule != NULL || o->path != NULL || o->reason != NULL || o->owner != NULL ||
                  o->expires != NULL;
  if (adds + o->list + o->prune > 1)
    {
      kw_complain ("allow adds one allowance, or takes --list or --prune alone");
      return KW_EXIT_TROUBLE;
    }
  g_autoptr (KwRegistry) registry = kw_open_registry (&o->input);
  if (registry == NULL)
    return KW_EXIT_TROUBLE;
  g_autofree char *file = kw_allowances_file (&o->gate, o->input.config);
  if (o->list)
    return list_all (file, registry);
  return o->prune ? prune (file, registry) : add (o, args, registry, file);
}

static const char description[] =
  "An allowance is for one finding, by its fingerprint, or for the findings of a rule\n"
  "or family (--rule) in articles whose path matches a glob (--path; ** crosses\n"
  "folders; seen from the file's folder), all articles of the finding. One for the\n"
  "same is replaced. On its last day it still holds; then the finding comes back.\n"
  "The file is the configuration's 'allow', else " KW_ALLOWANCES_NAME " beside\n"
  KW_CONFIG_NAME " or in the working folder, where 'kanwu check' looks for it too.";

static KwExit
run (int argc, char **argv)
{
  Options o = { 0 };
  const GOptionEntry own[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &o.reason, "Why it may stay (needed)", "WORDS" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &o.owner, "Who answers for it", "NAME" },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &o.expires, "The last day on which it holds", "YYYY-MM-DD" },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &o.rule, "The rule or family", "RULE" },
    { "path", 0, 0, G_OPTION_ARG_STRING, &o.path, "Where (default: everywhere)", "GLOB" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &o.gate.allow, "The allowances (default: " KW_ALLOWANCES_NAME ")", "FILE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &o.list, "Print what is allowed", NULL },
    { "prune", 0, 0, G_OPTION_ARG_NONE, &o.prune, "Take out what has expired", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  g_autofree GOptionEntry *shared = kw_input_entries (&o.input, KW_INPUT_WORDS | KW_INPUT_PACKS);
  GOptionContext *context = g_option_context_new ("[FINGERPRINT] - allow what a finding tells, with a reason");
  g_option_context_set_description (context, description);
  kw_add_options (context, own);
  kw_add_options (context, shared);
  g_auto (GStrv) args = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &args))
    status = allow (&o, args);
  kw_input_options_clear (&o.input);
  kw_gate_options_clear (&o.gate);
  g_free (o.rule);
  g_free (o.path);
  g_free (o.reason);
  g_free (o.owner);
  g_free (o.expires);
  return status;
}

KW_COMMAND (allow) {
  .name = "allow",
  .usage = "[FINGERPRINT] --reason WORDS",
  .summary = "allow what a finding tells, with a reason",
  .run = run,
};
