/* left-out.c - findings in a baseline, allowed, or in what did not change */
#include "reports/left-out.h"

#include <string.h>

static void
append_reason (GString *out, guint64 n, const char *why)
{
  if (n > 0)
    g_string_append_printf (out, "%s%" G_GUINT64_FORMAT " %s", out->len > 0 ? ", " : "", n, why);
}

static void
append_text (GString *out, const char *before, const char *text, const char *behind)
{
  if (text == NULL)
    return;
  g_string_append (out, before);
  kw_display_text (out, text, strlen (text));
  g_string_append (out, behind);
}

/* "2 findings are back, the allowance ended on 2026-01-31: figure/growth in
 * archive (王小明: the annex corrects it)" */
static void
append_lapsed (GString *out, const KwLapsed *l)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT " finding%s back, the allowance ended on %s:", l->findings,
                          l->findings == 1 ? " is" : "s are", l->expired);
  append_text (out, " ", l->rule, "");
  append_text (out, l->rule != NULL && l->fingerprint == NULL ? " in " : " ", l->path, "");
  append_text (out, " ", l->fingerprint, "");
  append_text (out, " (", l->owner, ": ");
  append_text (out, l->owner != NULL ? "" : " (", l->reason, ")\n");
}

void
kw_display_left_out (GString *out, const KwSummary *s)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  append_reason (reasons, s->baselined, "in the baseline");
  append_reason (reasons, s->allowed, "allowed");
  append_reason (reasons, s->unchanged, "without a place in what changed");
  if (reasons->len > 0)
    g_string_append_printf (out, "findings left out: %s\n", reasons->str);
  for (guint i = 0; s->lapsed != NULL && i < s->lapsed->len; i++)
    append_lapsed (out, &g_array_index (s->lapsed, KwLapsed, i));
  if (s->stale > 0)
    g_string_append_printf (
        out,
        "%" G_GUINT64_FORMAT " finding%s of the baseline no longer occur%s: kanwu baseline prune PATH forgets %s\n",
        s->stale, s->stale == 1 ? "" : "s", s->stale == 1 ? "s" : "", s->stale == 1 ? "it" : "them");
}
