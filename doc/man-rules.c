/* man-rules.c - kanwu-rules(7): every rule with its reasons and examples */
#include "doc/docs.h"
#include "doc/roff.h"

#include <string.h>

/* Examples of either kind that a rule shows; the rest is for the tests. */
#define MOST_EXAMPLES 3

/* A long text is for the tests, not for readers. */
#define LONGEST_EXAMPLE 120

static void
append_line (GString *out, const char *label, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  if (!g_str_has_suffix (out->str, ".PP\n"))
    g_string_append (out, ".br\n");
  kw_roff_text (out, label);
  g_string_append (out, " ");
  kw_roff_code (out, valid);
  g_string_append_c (out, '\n');
}

static gboolean
is_short (const char *text)
{
  return text == NULL || g_utf8_strlen (text, -1) <= LONGEST_EXAMPLE;
}

static void
append_examples (GString *out, const KwRule *rule, gboolean bad)
{
  guint shown = 0;
  for (const KwExample *e = rule->examples; (e->bad != NULL || e->good != NULL) && shown < MOST_EXAMPLES; e++)
    {
      const char *text = bad ? e->bad : e->good;
      if (text == NULL || !is_short (text) || !is_short (e->with))
        continue;
      append_line (out, kw_tr (bad ? N_ ("wrong:") : N_ ("right:")), text);
      if (e->with != NULL)
        append_line (out, kw_tr (N_ ("beside:")), e->with);
      if (bad && e->fixed != NULL)
        append_line (out, kw_tr (N_ ("repair:")), e->fixed);
      shown++;
    }
}

static void
append_rule (GString *out, const KwRule *rule)
{
  g_string_append (out, ".SS \"");
  kw_roff_code (out, rule->name);
  g_string_append (out, "\"\n\\fB");
  kw_roff_text (out, kw_tr (rule->summary));
  g_string_append_printf (out, "\\fR (%s)\n.PP\n", kw_severity_name (rule->severity));
  kw_roff_paragraphs (out, kw_tr (rule->why));
  g_string_append (out, ".PP\n");
  append_examples (out, rule, TRUE);
  append_examples (out, rule, FALSE);
}

void
kw_man_rules (FILE *out)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  g_autoptr (GString) page = g_string_new (NULL);
  kw_roff_head (page, "kanwu-rules", "7");
  g_string_append (page, ".SH NAME\nkanwu\\-rules \\- ");
  kw_roff_text (page, kw_tr (N_ ("what kanwu finds, why, and examples")));
  g_string_append (page, "\n.SH DESCRIPTION\n");
  kw_roff_paragraphs (
      page, kw_tr (N_ ("An `error` cannot be right under any reading, a `warning` is probably wrong, a `note` is worth "
                       "knowing and fails no gate. In the examples ⟦ ⟧ mark what is found; `kanwu rules --test` runs "
                       "them all, and `kanwu explain RULE` shows those of one rule.")));
  g_string_append (page, ".SH ");
  kw_roff_text (page, kw_tr (N_ ("RULES")));
  g_string_append_c (page, '\n');
  for (guint i = 0; i < kw_registry_n_rules (registry); i++)
    append_rule (page, kw_registry_rule (registry, i));
  g_string_append (page, ".SH \"SEE ALSO\"\n.BR kanwu (1),\n.BR kanwu\\-check (1),\n.BR kanwu\\-explain (1)\n");
  fwrite (page->str, 1, page->len, out);
}
