/* glob.c - patterns for paths, turned into regular expressions */
#include "checker/base/glob.h"

#include <string.h>

struct _KwGlob
{
  GRegex *regex;
};

/* Appends what the wildcard or character at P means; returns what is behind. */
static const char *
translate (GString *out, const char *pattern, const char *p)
{
  gboolean begins = p == pattern || p[-1] == '/';
  if (begins && g_str_has_prefix (p, "**/"))
    {
      g_string_append (out, "(?:.*/)?");
      return p + 3;
    }
  if (g_str_has_prefix (p, "**"))
    {
      g_string_append (out, ".*");
      return p + 2;
    }
  if (*p == '*' || *p == '?')
    g_string_append (out, *p == '*' ? "[^/]*" : "[^/]");
  else
    {
      const char *next = g_utf8_next_char (p);
      g_autofree char *literal = g_regex_escape_string (p, (int) (next - p));
      g_string_append (out, literal);
      return next;
    }
  return p + 1;
}

/* The pattern without "./", "/" or a slash at its end. */
static char *
trim (const char *pattern, gboolean *folder)
{
  while (g_str_has_prefix (pattern, "./"))
    pattern += 2;
  if (*pattern == '/')
    pattern++;
  gsize n = strlen (pattern);
  *folder = n > 0 && pattern[n - 1] == '/';
  return g_strndup (pattern, *folder ? n - 1 : n);
}

KwGlob *
kw_glob_new (const char *pattern)
{
  gboolean folder;
  g_autofree char *valid = g_utf8_make_valid (pattern, -1);
  g_autofree char *trimmed = trim (valid, &folder);
  g_autoptr (GString) expression = g_string_new ("\\A");
  const char *last = strrchr (trimmed, '/');
  if (last == NULL && *pattern != '/')
    g_string_append (expression, "(?:.*/)?");
  for (const char *p = trimmed; *p != '\0';)
    p = translate (expression, trimmed, p);
  if (folder)
    g_string_append (expression, "/.*");
  else if (strpbrk (last != NULL ? last : trimmed, "*?") == NULL)
    g_string_append (expression, "(?:/.*)?");
  g_string_append (expression, "\\z");
  KwGlob *glob = g_new (KwGlob, 1);
  /* What trim() and translate() leave is an expression: only its length could be too much. */
  glob->regex = g_regex_new (expression->str, G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);
  return glob;
}

void
kw_glob_free (KwGlob *glob)
{
  if (glob == NULL)
    return;
  if (glob->regex != NULL)
    g_regex_unref (glob->regex);
  g_free (glob);
}

gboolean
kw_glob_matches (const KwGlob *glob, const char *path)
{
  return glob->regex != NULL && g_utf8_validate (path, -1, NULL) && g_regex_match (glob->regex, path, 0, NULL);
}

char *
kw_path_from (const char *folder, const char *path)
{
  if (strcmp (path, "-") == 0)
    return g_strdup (path);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  gsize n = strcmp (folder, "/") == 0 ? 0 : strlen (folder);
  gboolean below = strncmp (whole, folder, n) == 0 && whole[n] == '/' && whole[n + 1] != '\0';
  return g_strdup (below ? whole + n + 1 : path);
}
