/* left-out.c - findings in a baseline, allowed, or in what did not change */
#include "reports/left-out.h"

/* WHY has the conversion %llu. */
static void
append_reason (GString *out, guint64 n, const char *why)
{
  if (n == 0)
    return;
  g_string_append (out, out->len > 0 ? kw_tr (", ") : "");
  g_string_append_printf (out, kw_tr (why), (unsigned long long) n);
}

/* What the allowance was of: " figure/growth in archive", " a.txt 0123…" */
static void
append_object (GString *out, const KwLapsed *l)
{
  g_autofree char *rule = l->rule != NULL ? kw_display_string (l->rule) : NULL;
  g_autofree char *path = l->path != NULL ? kw_display_string (l->path) : NULL;
  g_string_append (out, kw_tr (": "));
  if (rule != NULL && path != NULL && l->fingerprint == NULL)
    {
      g_string_append_printf (out, kw_tr ("%s in %s"), rule, path);
      return;
    }
  const char *const parts[] = { rule, path, l->fingerprint };
  const char *separator = "";
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      g_string_append_printf (out, "%s%s", separator, parts[i]);
      separator = " ";
    }
}

/* "2 findings are back, the allowance ended on 2026-01-31: figure/growth in
 * archive (王小明: the annex corrects it)" */
static void
append_lapsed (GString *out, const KwLapsed *l)
{
  g_autofree char *reason = kw_display_string (l->reason);
  g_autofree char *owner = l->owner != NULL ? kw_display_string (l->owner) : NULL;
  g_string_append_printf (out,
                          kw_tr_n ("%llu finding is back, the allowance ended on %s",
                                   "%llu findings are back, the allowance ended on %s", l->findings),
                          (unsigned long long) l->findings, l->expired);
  append_object (out, l);
  g_string_append_printf (out, "%s%s%s%s%s\n", kw_tr (" ("), owner != NULL ? owner : "",
                          owner != NULL ? kw_tr (": ") : "", reason, kw_tr (")"));
}

void
kw_display_left_out (GString *out, const KwSummary *s)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  append_reason (reasons, s->baselined, N_ ("%llu in the baseline"));
  append_reason (reasons, s->allowed, N_ ("%llu allowed"));
  append_reason (reasons, s->unchanged, N_ ("%llu without a place in what changed"));
  if (reasons->len > 0)
    g_string_append_printf (out, kw_tr ("findings left out: %s\n"), reasons->str);
  for (guint i = 0; s->lapsed != NULL && i < s->lapsed->len; i++)
    append_lapsed (out, &g_array_index (s->lapsed, KwLapsed, i));
  if (s->stale > 0)
    g_string_append_printf (
        out,
        kw_tr_n ("%llu finding of the baseline no longer occurs: kanwu baseline prune PATH forgets it\n",
                 "%llu findings of the baseline no longer occur: kanwu baseline prune PATH forgets them\n", s->stale),
        (unsigned long long) s->stale);
}
