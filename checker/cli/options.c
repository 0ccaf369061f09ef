/* options.c - options that the commands share */
#include "checker/cli/cli.h"
#include "checker/cli/own-files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void
kw_complain (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (kw_tr (format), args);
  va_end (args);
  /* Messages quote file names and arguments: nothing of them is sent raw. */
  g_autofree char *safe = kw_display_string (message);
  fprintf (stderr, "kanwu: %s\n", safe);
}

gboolean
kw_flush_output (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  kw_complain ("standard output: %s", g_strerror (errno));
  clearerr (stdout);
  return FALSE;
}

GOptionEntry *
kw_input_entries (KwInputOptions *o, KwInputParts parts)
{
  const struct
  {
    KwInputParts part;
    GOptionEntry entry;
  } all[] = {
    { KW_INPUT_RULES, { "select", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->select, "Run only these rules (name or family; repeatable)", "RULE" } },
    { KW_INPUT_RULES, { "ignore", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &o->ignore, "Leave these rules out (name or family; repeatable)", "RULE" } },
    { KW_INPUT_PACKS, { "rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->rules, "Know the rules of this pack too (JSON; repeatable)", "FILE" } },
    { KW_INPUT_WORDS, { "lexicon", 'l', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->lexicon, "Know the words of this list too (TSV; repeatable)", "FILE" } },
    { KW_INPUT_READ, { "include", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->include, "Read only files that match (glob; repeatable)", "GLOB" } },
    { KW_INPUT_READ, { "exclude", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->exclude, "Skip files that match (glob; repeatable)", "GLOB" } },
    { KW_INPUT_READ, { "encoding", 0, 0, G_OPTION_ARG_STRING, &o->encoding, "Charset of every input (default: detected)", "NAME" } },
    { KW_INPUT_READ, { "max-article", 0, 0, G_OPTION_ARG_STRING, &o->max_article, "Report and skip larger articles (default: 64)", "MIB" } },
    { KW_INPUT_READ, { "allow-empty", 0, 0, G_OPTION_ARG_NONE, &o->allow_empty, "Exit with 0 when no article is found", NULL } },
    { KW_INPUT_CHECK, { "jobs", 'j', 0, G_OPTION_ARG_STRING, &o->jobs, "Threads (default: all cores)", "N" } },
    { KW_INPUT_ANY, { "config", 0, 0, G_OPTION_ARG_FILENAME, &o->config_file, "The configuration (default: the nearest .kanwu.ini at or above the working folder)", "FILE" } },
    { KW_INPUT_ANY, { "no-config", 0, 0, G_OPTION_ARG_NONE, &o->no_config, "Read no configuration", NULL } },
    { KW_INPUT_COLOR, { "color", 0, 0, G_OPTION_ARG_STRING, &o->color, "auto, always or never", "WHEN" } },
  };
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (all) + 1);
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((parts & all[i].part) != 0)
      entries[n++] = all[i].entry;
  return entries;
}

void
kw_input_options_clear (KwInputOptions *options)
{
  g_strfreev (options->select);
  g_strfreev (options->ignore);
  g_strfreev (options->lexicon);
  g_strfreev (options->rules);
  g_strfreev (options->include);
  g_strfreev (options->exclude);
  g_free (options->encoding);
  g_free (options->jobs);
  g_free (options->max_article);
  g_free (options->color);
  g_free (options->config_file);
  kw_config_free (options->config);
}

static gboolean
all_known (char *const *names, const KwRegistry *registry)
{
  for (; names != NULL && *names != NULL; names++)
    if (!kw_registry_knows (registry, *names))
      {
        g_autofree char *why = kw_registry_unknown (registry, *names);
        kw_complain ("%s", kw_tr_reason (why));
        return FALSE;
      }
  return TRUE;
}

/* Options take several values at once: --select date,figure. */
char **
kw_split_commas (char *const *values)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  for (char *const *v = values; v != NULL && *v != NULL; v++)
    {
      g_auto (GStrv) parts = g_strsplit (*v, ",", -1);
      for (char **p = parts; *p != NULL; p++)
        if (**p != '\0')
          g_strv_builder_add (out, *p);
    }
  return g_strv_builder_end (out);
}

static GPtrArray *
as_array (char *const *values)
{
  if (values == NULL)
    return NULL;
  GPtrArray *array = g_ptr_array_new ();
  for (; *values != NULL; values++)
    g_ptr_array_add (array, *values);
  return array;
}

static gboolean
choose_rules (const KwInputOptions *o, const KwRegistry *registry)
{
  g_auto (GStrv) select = kw_split_commas (o->select);
  g_auto (GStrv) ignore = kw_split_commas (o->ignore);
  if (!all_known (select, registry) || !all_known (ignore, registry))
    return FALSE;
  if (o->select != NULL && *select == NULL)
    {
      kw_complain ("--select names no rule (see 'kanwu rules')");
      return FALSE;
    }
  kw_config_choose (o->config, select, ignore);
  return TRUE;
}

gboolean
kw_read_number (const char *option, const char *text, int least, int most, int *number)
{
  gint64 value;
  if (!g_ascii_string_to_signed (text, 10, least, most, &value, NULL))
    {
      if (most == G_MAXINT)
        kw_complain ("%s takes %d or more, not '%s'", option, least, text);
      else
        kw_complain ("%s takes %d to %d, not '%s'", option, least, most, text);
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}

static void
tell_passed_over (const char *path)
{
  kw_complain ("%s: not read, this run writes it", path);
}

/* What the command line does not say, the configuration may. */
static gboolean
set_input (KwEngineOptions *engine, const KwInputOptions *o)
{
  char *const *include = kw_config_values (o->config, KW_CONFIG_INCLUDE);
  char *const *exclude = kw_config_values (o->config, KW_CONFIG_EXCLUDE);
  char *const *encoding = kw_config_values (o->config, KW_CONFIG_ENCODING);
  char *const *most = kw_config_values (o->config, KW_CONFIG_MAX_ARTICLE);
  /* To iconv "" is the locale's charset, and "//IGNORE" drops what is bad. */
  if (o->encoding != NULL && (*o->encoding == '\0' || strchr (o->encoding, '/') != NULL || !kw_charset_is_known (o->encoding)))
    {
      kw_complain ("no charset is called '%s'", o->encoding);
      return FALSE;
    }
  int jobs = 0, max_article = most != NULL ? atoi (*most) : KW_MAX_ARTICLE;
  if ((o->jobs != NULL && !kw_read_number ("--jobs", o->jobs, 1, 1024, &jobs)) ||
      (o->max_article != NULL && !kw_read_number ("--max-article", o->max_article, 1, 2047, &max_article)))
    return FALSE;
  engine->jobs = (guint) jobs;
  engine->encoding = o->encoding != NULL ? o->encoding : encoding != NULL ? *encoding : NULL;
  engine->corpus.include = as_array (o->include != NULL ? o->include : include);
  engine->corpus.exclude = as_array (o->exclude != NULL ? o->exclude : exclude);
  engine->corpus.include_from = o->include != NULL ? NULL : kw_config_folder (o->config);
  engine->corpus.exclude_from = o->exclude != NULL ? NULL : kw_config_folder (o->config);
  engine->corpus.max_article = (gsize) max_article << 20;
  engine->corpus.written = kw_own_files_new ();
  engine->corpus.passed_over = tell_passed_over;
  return TRUE;
}

gboolean
kw_engine_options_init (KwEngineOptions *engine, const KwInputOptions *o, const KwRegistry *registry)
{
  memset (engine, 0, sizeof *engine);
  if (!choose_rules (o, registry) || !set_input (engine, o))
    return FALSE;
  engine->config = o->config;
  engine->rules = g_ptr_array_new ();
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    if (kw_config_may_run (o->config, kw_registry_rule (registry, i)))
      g_ptr_array_add (engine->rules, (gpointer) kw_registry_rule (registry, i));
  if (engine->rules->len > 0)
    return TRUE;
  kw_complain ("no rule is left to run: see 'kanwu config --show-origin PATH' for what leaves them out");
  kw_engine_options_clear (engine);
  return FALSE;
}

void
kw_engine_options_clear (KwEngineOptions *engine)
{
  g_clear_pointer (&engine->rules, g_ptr_array_unref);
  g_clear_pointer (&engine->corpus.include, g_ptr_array_unref);
  g_clear_pointer (&engine->corpus.exclude, g_ptr_array_unref);
  g_clear_pointer (&engine->corpus.written, g_array_unref);
}

int
kw_want_color (const char *option, int fd)
{
  if (option != NULL && strcmp (option, "always") == 0)
    return 1;
  if (option != NULL && strcmp (option, "never") == 0)
    return 0;
  if (option != NULL && strcmp (option, "auto") != 0)
    {
      kw_complain ("--color takes auto, always or never, not '%s'", option);
      return -1;
    }
  const char *no_color = g_getenv ("NO_COLOR"), *term = g_getenv ("TERM");
  return isatty (fd) && (no_color == NULL || *no_color == '\0') && g_strcmp0 (term, "dumb") != 0;
}

guint
kw_terminal_width (int fd)
{
  struct winsize size;
  if (!isatty (fd))
    return 0;
  return ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

static void
tell_problem (const KwProblem *p)
{
  if (p->line > 0 && p->column > 0)
    kw_complain ("%s:%u:%u: record %u, byte %llu: %s", p->path, p->line, p->column, p->record,
                 (unsigned long long) p->offset, kw_tr_reason (p->message));
  else if (p->line > 1)
    kw_complain ("%s:%u: record %u: %s", p->path, p->line, p->record, kw_tr_reason (p->message));
  else
    kw_complain ("%s: %s", p->path, kw_tr_reason (p->message));
}

KwExit
kw_tell_problems (const KwSummary *summary, gboolean allow_empty, gboolean seen)
{
  for (guint i = 0; !seen && i < summary->problems->len; i++)
    tell_problem (g_ptr_array_index (summary->problems, i));
  if (summary->problems->len > 0)
    return KW_EXIT_TROUBLE;
  if (summary->articles > 0 || allow_empty)
    return KW_EXIT_CLEAN;
  kw_complain ("no article was found (--allow-empty accepts that)");
  return KW_EXIT_TROUBLE;
}
