/* sarif-rule.c - the catalogue as code scanning services show it */
#include "reports/sarif-rule.h"
#include "reports/json-line.h"

#include <string.h>

/* What services take of a description, in characters. */
#define DESCRIPTION_MOST 1024

const char *
kw_sarif_level (KwSeverity severity)
{
  return kw_severity_name (severity);
}

/* "figure/period-conflict" as FigurePeriodConflict. */
static char *
name_of (const char *rule)
{
  GString *name = g_string_new (NULL);
  gboolean upper = TRUE;
  for (const char *p = rule; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        upper = TRUE;
      else
        {
          g_string_append_c (name, upper ? g_ascii_toupper (*p) : *p);
          upper = FALSE;
        }
    }
  return g_string_free (name, FALSE);
}

static json_t *
description (const char *text)
{
  const char *end = text, *limit = text + strlen (text);
  for (guint n = 0; n < DESCRIPTION_MOST - 1 && end < limit; n++)
    end += kw_utf8_len ((guchar) *end);
  g_autofree char *cut = end < limit ? g_strdup_printf ("%.*s…", (int) (end - text), text) : g_strdup (text);
  return json_pack ("{s:o}", "text", kw_json_string (cut));
}

/* A sentence, as the services' guidelines want it. */
static json_t *
sentence (const char *text)
{
  gboolean ended = *text == '\0' || strchr (".!?", text[strlen (text) - 1]) != NULL || g_str_has_suffix (text, "。");
  g_autofree char *closed = g_strconcat (text, ended ? "" : ".", NULL);
  return description (closed);
}

static json_t *
properties (const KwRule *rule)
{
  static const char *const problems[] = { "recommendation", "warning", "error" };
  static const char *const precisions[] = { "medium", "high", "very-high" };
  const char *slash = strchr (rule->name, '/');
  g_autofree char *family = g_strndup (rule->name, slash != NULL ? (gsize) (slash - rule->name) : strlen (rule->name));
  return json_pack ("{s:[s, o], s:s, s:s}", "tags", "data-quality", kw_json_string (family), "precision",
                    precisions[rule->severity], "problem.severity", problems[rule->severity]);
}

json_t *
kw_sarif_rule (const KwRule *rule)
{
  g_autofree char *name = name_of (rule->name);
  const char *why = rule->why != NULL && *rule->why != '\0' ? rule->why : rule->summary;
  return json_pack ("{s:o, s:o, s:o, s:o, s:{s:o, s:o}, s:{s:s}, s:o}", "id", kw_json_string (rule->name), "name",
                    kw_json_string (name), "shortDescription", sentence (rule->summary), "fullDescription",
                    sentence (why), "help", "text", kw_json_string (why), "markdown", kw_json_string (why),
                    "defaultConfiguration", "level", kw_sarif_level (rule->severity), "properties", properties (rule));
}
