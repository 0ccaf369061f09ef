/* message.c - templates filled */
#include "checker/message.h"

#include <string.h>

#include "checker/base/utf8.h"
#include "checker/rule.h"

/* A quotation in a sentence: whole up to MOST characters, else its two ends. */
#define QUOTED_MOST 32
#define QUOTED_HEAD 20
#define QUOTED_TAIL 8

/* A message on its way into OUT. */
typedef struct
{
  const KwMessage *of;
  KwLanguage language;
  GString *out;
} Writer;

const char *
kw_args_find (const GArray *args, const char *key)
{
  for (guint i = 0; args != NULL && i < args->len; i++)
    {
      const KwArg *arg = &g_array_index (args, KwArg, i);
      if (g_str_equal (arg->key, key))
        return arg->value;
    }
  return NULL;
}

/* A message is one line: white space becomes single spaces. */
static void
append_flat (GString *out, const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (out, *p);
      else if (p == text || !g_ascii_isspace (p[-1]))
        g_string_append_c (out, ' ');
    }
}

static const char *
after_chars (const char *text, const char *end, guint n)
{
  while (n-- > 0 && text < end)
    text += MIN ((gsize) (end - text), kw_utf8_len ((guchar) *text));
  return text;
}

static void
append_quoted (GString *out, const char *text, gsize len)
{
  const char *end = text + len;
  if (after_chars (text, end, QUOTED_MOST) == end)
    {
      append_flat (out, text, end);
      return;
    }
  const char *tail = end;
  for (guint i = 0; i < QUOTED_TAIL; i++)
    tail = kw_utf8_prev (tail, text);
  append_flat (out, text, after_chars (text, end, QUOTED_HEAD));
  g_string_append (out, "…");
  append_flat (out, tail, end);
}

static gboolean
append_text (const Writer *w)
{
  if (w->of->text != NULL)
    append_quoted (w->out, w->of->text, w->of->len);
  return w->of->text != NULL;
}

/* " (7 such places)" where there is more than one. */
static void
append_places (const Writer *w)
{
  if (w->of->n_places > 1)
    g_string_append_printf (w->out, kw_tr_in (w->language, N_ (" (%u such places)")), w->of->n_places);
}

static void
append_arg (const Writer *w, const char *value)
{
  g_autofree char *translated = kw_tr_value (w->language, value);
  append_flat (w->out, translated, translated + strlen (translated));
}

/* FALSE when nothing of that name is known. A rule's own argument wins. */
static gboolean
append_value (const Writer *w, const char *key)
{
  const char *value = kw_args_find (w->of->args, key);
  if (value != NULL)
    append_arg (w, value);
  else if (g_str_equal (key, "text"))
    return append_text (w);
  else if (g_str_equal (key, "count"))
    g_string_append_printf (w->out, "%u", w->of->n_places);
  else if (g_str_equal (key, "places"))
    append_places (w);
  else if (g_str_equal (key, "replacement") && (value = w->of->replacement) != NULL)
    append_quoted (w->out, value, strlen (value));
  else
    return FALSE;
  return TRUE;
}

/* FIELD begins with a brace; returns what follows the part that was used. */
static const char *
append_field (const Writer *w, const char *field)
{
  const char *close = strpbrk (field + 1, "{}");
  if (close != NULL && *close == '}')
    {
      g_autofree char *key = g_strndup (field + 1, (gsize) (close - field - 1));
      if (append_value (w, key))
        return close + 1;
    }
  g_string_append_c (w->out, '{');
  return field + 1;
}

char *
kw_message_in (KwLanguage language, const KwMessage *message)
{
  Writer w = { message, language, g_string_new (NULL) };
  const KwRule *rule = message->rule;
  for (const char *p = kw_tr_in (language, rule->message ? rule->message : rule->summary); *p != '\0';)
    {
      if ((p[0] == '{' || p[0] == '}') && p[1] == p[0])
        {
          g_string_append_c (w.out, *p);
          p += 2;
        }
      else if (*p == '{')
        p = append_field (&w, p);
      else
        g_string_append_c (w.out, *p++);
    }
  return g_string_free (w.out, FALSE);
}
