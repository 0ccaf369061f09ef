/* xml-text.c - text that no XML parser stumbles over */
#include "reports/xml-text.h"
#include "reports/display.h"

#include <string.h>

/* As it is shown, then escaped: nothing of what display makes needs escaping
 * but the text's own marks. */
void
kw_xml_text (GString *out, const char *text, gsize len)
{
  const char *end = text + len;
  g_autoptr (GString) visible = g_string_new (NULL);
  for (const char *p = text, *next; p < end; p = next)
    {
      next = p + 1;
      if (*p == '\t' || *p == '\n')
        g_string_append_c (visible, *p);
      else
        kw_display_char (visible, text, p, end, &next);
    }
  g_autofree char *escaped = g_markup_escape_text (visible->str, (gssize) visible->len);
  g_string_append (out, escaped);
}

void
kw_xml_attribute (GString *out, const char *name, const char *text)
{
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  g_string_append_printf (out, " %s=\"", name);
  kw_xml_text (out, flat, strlen (flat));
  g_string_append_c (out, '"');
}
