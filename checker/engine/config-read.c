/* config-read.c - .kanwu.ini read strictly
 *
 * GKeyFile parses; it knows no lines, forgives what is given twice and does
 * not tell where a mistake stands. So the file's lines are looked through as
 * well, for where each section and key begins. */
#include "checker/base/error.h"
#include "checker/base/suggest.h"
#include "checker/engine/config-private.h"
#include "checker/text/charset.h"

#include <stdlib.h>
#include <string.h>

typedef enum
{
  LIST, /* of names or globs */
  FILES,
  FILE_ONE,
  CHARSET,
  GRAVITY,
  LANGUAGE,
  NUMBER
} Kind;

static const struct
{
  const char *name;
  Kind kind;
  int least, most; /* of a number */
} keys[KW_CONFIG_KEYS] = {
  [KW_CONFIG_SELECT] = { "select", LIST },
  [KW_CONFIG_IGNORE] = { "ignore", LIST },
  [KW_CONFIG_INCLUDE] = { "include", LIST },
  [KW_CONFIG_EXCLUDE] = { "exclude", LIST },
  [KW_CONFIG_LEXICON] = { "lexicon", FILES },
  [KW_CONFIG_RULES] = { "rules", FILES },
  [KW_CONFIG_ENCODING] = { "encoding", CHARSET },
  [KW_CONFIG_FAIL_ON] = { "fail-on", GRAVITY },
  [KW_CONFIG_MAX_WARNINGS] = { "max-warnings", NUMBER, 0, G_MAXINT },
  [KW_CONFIG_MAX_ARTICLE] = { "max-article", NUMBER, 1, 2047 },
  [KW_CONFIG_BASELINE] = { "baseline", FILE_ONE },
  [KW_CONFIG_ALLOW] = { "allow", FILE_ONE },
  [KW_CONFIG_LANG] = { "lang", LANGUAGE },
};

typedef struct
{
  KwConfig *config;
  GKeyFile *file;
  GHashTable *sections; /* name to line */
  GError **error;
} Reader;

const char *
kw_config_key_name (KwConfigKey key)
{
  return keys[key].name;
}

static gboolean fail (Reader *r, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Reader *r, guint line, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (r->error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%u: %s", r->config->name, line, kw_tr_reason (why));
  return FALSE;
}

/* "no WHAT is called 'WORD'", with the one that was meant or all there are. */
static gboolean
fail_unknown (Reader *r, guint line, const char *what, const char *word, const char *const *known)
{
  const char *meant = kw_suggest (word, known);
  if (meant != NULL)
    return fail (r, line, KW_VALUE ("no %s is called '%s'; did you mean '%s'?"), what, word, meant);
  g_autofree char *all = g_strjoinv (", ", (char **) known);
  return fail (r, line, KW_VALUE ("no %s is called '%s'; there are %s"), what, word, all);
}

/* --- values */

static char **
split_list (const char *value)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  for (char **p = parts; *p != NULL; p++)
    if (*g_strstrip (*p) != '\0')
      g_strv_builder_add (out, *p);
  return g_strv_builder_end (out);
}

static gboolean
read_names (Reader *r, const KwSetting *s, char ***names)
{
  *names = split_list (s->value);
  return **names != NULL || fail (r, s->line, KW_VALUE ("%s names nothing"), s->key);
}

static gboolean
read_number (Reader *r, const KwSetting *s, int least, int most, int *number)
{
  gint64 value;
  if (!g_ascii_string_to_signed (s->value, 10, least, most, &value, NULL))
    return fail (r, s->line, KW_VALUE ("%s takes a number from %d to %d, not '%s'"), s->key, least, most, s->value);
  *number = (int) value;
  return TRUE;
}

static gboolean
read_severity (Reader *r, const KwSetting *s, int *severity)
{
  static const char *const known[] = { "error", "warning", "note", "off", NULL };
  *severity = kw_severity_parse (s->value);
  return *severity >= KW_OFF || fail_unknown (r, s->line, KW_VALUE ("severity"), s->value, known);
}

static gboolean
is_fail_on (Reader *r, const KwSetting *s)
{
  static const char *const known[] = { "note", "warning", "error", "never", NULL };
  return g_strv_contains (known, s->value) || fail_unknown (r, s->line, KW_VALUE ("severity to fail on"), s->value, known);
}

static gboolean
is_charset (Reader *r, const KwSetting *s)
{
  return (strchr (s->value, '/') == NULL && kw_charset_is_known (s->value)) ||
         fail (r, s->line, KW_VALUE ("no charset is called '%s'"), s->value);
}

static gboolean
is_language (Reader *r, const KwSetting *s)
{
  KwLanguage language;
  return kw_language_from_name (s->value, &language) ||
         fail (r, s->line, KW_VALUE ("no language is called '%s': en or zh"), s->value);
}

/* NAMEs of files are relative to the configuration's folder. */
static void
place_files (const KwConfig *config, char **names)
{
  g_autofree char *here = g_get_current_dir ();
  for (; *names != NULL && strcmp (here, config->folder) != 0; names++)
    {
      char *name = g_canonicalize_filename (*names, config->folder);
      g_free (*names);
      *names = name;
    }
}

/* --- sections */

static gboolean
read_key (Reader *r, const KwSetting *s)
{
  const char *known[KW_CONFIG_KEYS + 1] = { NULL };
  guint k;
  for (k = 0; k < KW_CONFIG_KEYS; k++)
    known[k] = keys[k].name;
  for (k = 0; k < KW_CONFIG_KEYS && strcmp (s->key, keys[k].name) != 0; k++)
    ;
  if (k == KW_CONFIG_KEYS)
    return fail_unknown (r, s->line, KW_VALUE ("key"), s->key, known);
  gboolean list = keys[k].kind == LIST || keys[k].kind == FILES;
  int number;
  if ((keys[k].kind == NUMBER && !read_number (r, s, keys[k].least, keys[k].most, &number)) ||
      (keys[k].kind == GRAVITY && !is_fail_on (r, s)) || (keys[k].kind == CHARSET && !is_charset (r, s)) ||
      (keys[k].kind == LANGUAGE && !is_language (r, s)))
    return FALSE;
  char **values = list ? split_list (s->value) : g_strsplit (s->value, "\n", 1);
  r->config->values[k] = values;
  r->config->lines[k] = (int) s->line;
  if (*values == NULL)
    return fail (r, s->line, KW_VALUE ("%s names nothing"), s->key);
  if (keys[k].kind == FILES || keys[k].kind == FILE_ONE)
    place_files (r->config, values);
  return TRUE;
}

static gboolean
add_severity (Reader *r, const KwSetting *s, const char *name, GArray *to)
{
  KwOverride override = { NULL, 0, s->line };
  if (!read_severity (r, s, &override.severity))
    return FALSE;
  override.name = g_strdup (name);
  g_array_append_val (to, override);
  return TRUE;
}

/* Its bounds are known when its rule is. */
static gboolean
add_number (Reader *r, const KwSetting *s, const char *rule, guint section_line)
{
  KwNumber number = { NULL, NULL, 0, s->line, section_line };
  if (!read_number (r, s, G_MININT, G_MAXINT, &number.value))
    return FALSE;
  number.rule = g_strdup (rule);
  number.option = g_strdup (s->key);
  g_array_append_val (r->config->numbers, number);
  return TRUE;
}

static gboolean
read_path_key (Reader *r, const KwSetting *s, KwPathSection *path)
{
  static const char *const known[] = { "select", "ignore", "severity.RULE", NULL };
  static const char severity[] = "severity.";
  if (g_str_has_prefix (s->key, severity))
    return add_severity (r, s, s->key + strlen (severity), path->severities);
  KwNames *names = strcmp (s->key, "select") == 0   ? &path->select
                   : strcmp (s->key, "ignore") == 0 ? &path->ignore
                                                    : NULL;
  if (names == NULL)
    return fail_unknown (r, s->line, KW_VALUE ("key of a path"), s->key, known);
  names->line = (int) s->line;
  return read_names (r, s, &names->names);
}

/* What stands in quotation marks behind WORD in a section's name; NULL. */
static char *
quoted_behind (const char *section, const char *word)
{
  gsize n = strlen (word), len = strlen (section);
  if (strncmp (section, word, n) != 0 || section[n] != ' ')
    return NULL;
  const char *p = section + n;
  while (*p == ' ')
    p++;
  if (*p != '"' || section[len - 1] != '"' || p + 2 >= section + len)
    return NULL;
  return g_strndup (p + 1, (gsize) (section + len - 1 - (p + 1)));
}

static gboolean
is_section (Reader *r, const char *name, guint line)
{
  static const char *const known[] = { "kanwu", "severity", "rule \"NAME\"", "path \"GLOB\"", NULL };
  g_autofree char *rule = quoted_behind (name, "rule"), *path = quoted_behind (name, "path");
  if (strcmp (name, "kanwu") == 0 || strcmp (name, "severity") == 0 || rule != NULL || path != NULL)
    return TRUE;
  return fail_unknown (r, line, KW_VALUE ("section"), name, known);
}

static int
compare_line (const void *line, const void *element)
{
  const KwPathSection *path = *(const KwPathSection *const *) element;
  return *(const guint *) line < path->line ? -1 : *(const guint *) line > path->line;
}

/* Sections were added as they stand. */
static KwPathSection *
path_at (const KwConfig *config, guint line)
{
  KwPathSection **found = bsearch (&line, config->paths->pdata, config->paths->len, sizeof (gpointer), compare_line);
  return found != NULL ? *found : NULL;
}

static gboolean
read_setting (Reader *r, const KwSetting *s)
{
  guint section_line = GPOINTER_TO_UINT (g_hash_table_lookup (r->sections, s->section));
  if (strcmp (s->section, "kanwu") == 0)
    return read_key (r, s);
  if (strcmp (s->section, "severity") == 0)
    return add_severity (r, s, s->key, r->config->severities);
  g_autofree char *rule = quoted_behind (s->section, "rule");
  if (rule != NULL)
    return add_number (r, s, rule, section_line);
  return read_path_key (r, s, path_at (r->config, section_line));
}

/* --- lines */

static gboolean
begin_section (Reader *r, char **section, char *line, guint number)
{
  char *end = strrchr (line, ']');
  g_free (*section);
  *section = g_strndup (line + 1, (gsize) (end - line - 1));
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (r->sections, *section));
  if (before > 0)
    return fail (r, number, KW_VALUE ("the section [%s] stands on line %u already"), *section, before);
  g_hash_table_insert (r->sections, g_strdup (*section), GUINT_TO_POINTER (number));
  g_autofree char *path = quoted_behind (*section, "path"), *rule = quoted_behind (*section, "rule");
  KwNumber named = { rule, NULL, 0, number, number };
  if (g_steal_pointer (&rule) != NULL)
    g_array_append_val (r->config->numbers, named);
  if (path != NULL)
    g_ptr_array_add (r->config->paths, kw_path_section_new (path, number));
  return is_section (r, *section, number);
}

static gboolean
note_key (Reader *r, const char *section, char *line, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strndup (line, strcspn (line, "="));
  g_strstrip (key);
  for (guint i = r->config->settings->len; i > 0; i--)
    {
      const KwSetting *s = &g_array_index (r->config->settings, KwSetting, i - 1);
      if (strcmp (s->section, section) != 0)
        break; /* a section stands in one piece */
      if (strcmp (s->key, key) == 0)
        return fail (r, number, KW_VALUE ("%s stands on line %u already"), key, s->line);
    }
  g_autofree char *value = g_key_file_get_string (r->file, section, key, &error);
  if (error != NULL)
    return fail (r, number, "%s", error->message);
  KwSetting setting = { g_strdup (section), g_steal_pointer (&key), g_strstrip (g_steal_pointer (&value)), number };
  g_array_append_val (r->config->settings, setting);
  return *setting.value != '\0' || fail (r, number, KW_VALUE ("%s has no value"), setting.key);
}

static gboolean
read_lines (Reader *r, const char *text)
{
  g_autofree char *section = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gboolean ok = *line == '['                    ? begin_section (r, &section, line, i + 1)
                    : *line != '\0' && *line != '#' ? note_key (r, section, line, i + 1)
                                                    : TRUE;
      if (!ok)
        return FALSE;
    }
  for (guint i = 0; i < r->config->settings->len; i++)
    if (!read_setting (r, &g_array_index (r->config->settings, KwSetting, i)))
      return FALSE;
  return TRUE;
}

static gboolean
loads (const char *text, gsize size, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  return size == 0 || g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, error);
}

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;
  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* "[path "[2019]*"]", which GKeyFile says is no section, and no more. */
static gboolean
has_brackets_inside (const char *line, const char *end)
{
  while (line < end && g_ascii_isspace (*line))
    line++;
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  if (line == end || *line != '[')
    return FALSE;
  for (line++; line < end - 1; line++)
    if (*line == '[' || *line == ']')
      return TRUE;
  return FALSE;
}

/* GKeyFile says that something is wrong; the line is the last of the shortest
 * beginning of the file of which it says so. */
static gboolean
fail_at_line (Reader *r, const char *text, gsize size)
{
  g_autoptr (GError) why = NULL;
  gsize good = 0, bad = size;
  for (;;)
    {
      const char *middle = memrchr (text + good, '\n', (good + bad) / 2 - good);
      middle = middle != NULL ? middle : memchr (text + good, '\n', bad - good);
      gsize at = middle != NULL ? (gsize) (middle - text) + 1 : bad;
      if (at >= bad)
        break;
      if (loads (text, at, NULL))
        good = at;
      else
        bad = at;
    }
  if (has_brackets_inside (text + good, text + bad))
    return fail (r, line_of (text, text + good),
                 KW_VALUE ("the name of a section has no brackets inside; in a path ? stands for one"));
  loads (text, bad, &why);
  return fail (r, line_of (text, text + good), "%s", why->message);
}

KwConfig *
kw_config_parse (const char *name, const char *folder, const char *text, gsize size, GError **error)
{
  g_autoptr (KwConfig) config = kw_config_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { config, file, sections, error };
  const char *bad;
  config->name = g_strdup (name);
  config->folder = g_strdup (folder);
  g_autofree char *copy = g_strndup (text, size);
  if (!g_utf8_validate (copy, (gssize) size, &bad)) /* a NUL too */
    fail (&reader, line_of (copy, bad), "no UTF-8");
  else if (size > 0 && !g_key_file_load_from_data (file, copy, size, G_KEY_FILE_NONE, NULL))
    fail_at_line (&reader, copy, size);
  else if (read_lines (&reader, copy))
    return g_steal_pointer (&config);
  return NULL;
}
