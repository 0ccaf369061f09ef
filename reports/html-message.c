/* html-message.c - a rule's template filled in from an entry alone, as the
 * page's script does it (message.js). Where that is not the entry's message,
 * for it is of another version or language, the page must hold the message. */
#include "reports/html-message.h"

#include <string.h>

/* A quotation in a sentence, as in checker/finding.c. */
#define QUOTED_MOST 32
#define QUOTED_HEAD 20
#define QUOTED_TAIL 8

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
forward (const char *p, const char *end, guint n)
{
  for (; n > 0 && p < end; n--)
    p += MIN ((gsize) (end - p), kw_utf8_len ((guchar) *p));
  return p;
}

static void
append_quoted (GString *out, const char *text, gsize len)
{
  const char *end = text + len, *tail = end;
  if (forward (text, end, QUOTED_MOST) == end)
    {
      append_flat (out, text, end);
      return;
    }
  for (guint i = 0; i < QUOTED_TAIL; i++)
    tail = kw_utf8_prev (tail, text);
  append_flat (out, text, forward (text, end, QUOTED_HEAD));
  g_string_append (out, "…");
  append_flat (out, tail, end);
}

/* FALSE when nothing of that name is known. */
static gboolean
append_value (GString *out, const char *key, const KwEntry *entry)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  const char *value = kw_entry_arg (entry, key);
  if (value != NULL)
    append_flat (out, value, value + strlen (value));
  else if (g_str_equal (key, "text"))
    append_quoted (out, places->place.text, places->place.len);
  else if (g_str_equal (key, "count"))
    g_string_append_printf (out, "%u", n);
  else if (g_str_equal (key, "places") && n > 1)
    g_string_append_printf (out, " (%u such places)", n);
  else if (g_str_equal (key, "replacement") && places->replacement != NULL)
    append_quoted (out, places->replacement, strlen (places->replacement));
  else
    return g_str_equal (key, "places");
  return TRUE;
}

/* FIELD begins with a brace; returns what follows the part that was used. */
static const char *
append_field (GString *out, const char *field, const KwEntry *entry)
{
  const char *close = strpbrk (field + 1, "{}");
  if (close != NULL && *close == '}')
    {
      g_autofree char *key = g_strndup (field + 1, (gsize) (close - field - 1));
      if (append_value (out, key, entry))
        return close + 1;
    }
  g_string_append_c (out, '{');
  return field + 1;
}

gboolean
kw_html_message_follows (const KwEntry *entry)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = entry->rule->message ? entry->rule->message : entry->rule->summary;
  while (p != NULL && *p != '\0')
    {
      if ((p[0] == '{' || p[0] == '}') && p[1] == p[0])
        {
          g_string_append_c (out, *p);
          p += 2;
        }
      else if (*p == '{')
        p = append_field (out, p, entry);
      else
        g_string_append_c (out, *p++);
    }
  return p != NULL && g_str_equal (out->str, entry->message);
}
