/* sarif-rule.c - the catalogue as code scanning services show it */
#include "reports/sarif-rule.h"
#include "reports/json-out.h"

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

/* A sentence, as the services' guidelines want it, of no more than they take. */
static void
put_sentence (GString *out, const char *key, const char *text)
{
  const char *end = text, *limit = text + strlen (text);
  for (guint n = 0; n < DESCRIPTION_MOST - 1 && end < limit; n++)
    end += kw_utf8_len ((guchar) *end);
  gboolean ended = end < limit || end == text || strchr (".!?", end[-1]) != NULL || g_str_has_suffix (text, "。");
  g_autofree char *cut = g_strdup_printf ("%.*s%s", (int) (end - text), text, end < limit ? "…" : ended ? "" : ".");
  kw_json_open (out, key, '{');
  kw_json_put (out, "text", cut);
  kw_json_close (out, '}');
}

static void
put_properties (GString *out, const KwRule *rule)
{
  static const char *const problems[] = { "recommendation", "warning", "error" };
  static const char *const precisions[] = { "medium", "high", "very-high" };
  const char *slash = strchr (rule->name, '/');
  gsize family = slash != NULL ? (gsize) (slash - rule->name) : strlen (rule->name);
  kw_json_open (out, "properties", '{');
  kw_json_open (out, "tags", '[');
  kw_json_put (out, NULL, "data-quality");
  kw_json_put_text (out, NULL, rule->name, family);
  kw_json_close (out, ']');
  kw_json_put (out, "precision", precisions[rule->severity]);
  kw_json_put (out, "problem.severity", problems[rule->severity]);
  kw_json_close (out, '}');
}

void
kw_sarif_put_rule (GString *out, const KwRule *rule)
{
  g_autofree char *name = name_of (rule->name);
  const char *why = kw_tr (rule->why != NULL && *rule->why != '\0' ? rule->why : rule->summary);
  kw_json_open (out, NULL, '{');
  kw_json_put (out, "id", rule->name);
  kw_json_put (out, "name", name);
  put_sentence (out, "shortDescription", kw_tr (rule->summary));
  put_sentence (out, "fullDescription", why);
  kw_json_open (out, "help", '{');
  kw_json_put (out, "text", why);
  kw_json_put (out, "markdown", why);
  kw_json_close (out, '}');
  kw_json_open (out, "defaultConfiguration", '{');
  kw_json_put (out, "level", kw_sarif_level (rule->severity));
  kw_json_close (out, '}');
  put_properties (out, rule);
  kw_json_close (out, '}');
}
