/* marks.c - texts that the sources mark for translation */
#include "tests/marks.h"

#include <string.h>

static const struct
{
  const char *call, *context;
  guint argument; /* which of them is the text */
} calls[] = {
  { "N_", "", 0 },
  { "kw_tr", "", 0 },
  { "kw_tr_in", "", 1 },
  { "kw_tr_n", "", 0 }, /* the catalogue knows it by the singular */
  { "NN_", "", 0 },
  { "kw_complain", "", 0 }, /* which translates its format */
  { "KW_VALUE", "value", 0 },
};

/* The string literals at *P, joined; NULL when there are none. */
static char *
literals (const char **p)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean any = FALSE;
  for (;; any = TRUE)
    {
      const char *q = *p + strspn (*p, " \t\n");
      if (*q != '"')
        break;
      const char *end = ++q;
      while (*end != '"')
        end += *end == '\\' ? 2 : 1;
      g_autofree char *raw = g_strndup (q, (gsize) (end - q)), *bytes = g_strcompress (raw);
      g_string_append (text, bytes);
      *p = end + 1;
    }
  return any ? g_strdup (text->str) : NULL;
}

/* Behind N commas of this call; NULL when it has fewer arguments. */
static const char *
skip_arguments (const char *p, guint n)
{
  for (int depth = 0; n > 0; p++)
    {
      if (*p == '\0' || (depth == 0 && *p == ')'))
        return NULL;
      depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      n -= depth == 0 && *p == ',';
    }
  return p;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static void
find_calls (const char *path, const char *source, guint index, MarkFunc each, gpointer data)
{
  const char *call = calls[index].call;
  gsize n = strlen (call);
  for (const char *at = source; (at = strstr (at, call)) != NULL; at += n)
    {
      const char *p = at + n + strspn (at + n, " ");
      if ((at > source && is_word (at[-1])) || is_word (at[n]) || *p != '(')
        continue;
      p = skip_arguments (p + 1, calls[index].argument);
      g_autofree char *text = p != NULL ? literals (&p) : NULL;
      if (text != NULL)
        each (path, calls[index].context, text, data);
    }
}

gboolean
marks_in_file (const char *path, MarkFunc each, gpointer data)
{
  g_autofree char *source = NULL;
  if (!g_file_get_contents (path, &source, NULL, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    find_calls (path, source, i, each, data);
  return TRUE;
}

guint
marks_below (const char *folder, MarkFunc each, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint files = 0;
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        files += marks_below (path, each, data);
      else if (g_str_has_suffix (name, ".c"))
        files += marks_in_file (path, each, data);
    }
  return files;
}
