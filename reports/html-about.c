/* html-about.c - what a page knows of the run as a whole: counts, rules, inputs
 * that were not checked, what the gate left out. */
#include "reports/html-about.h"

#include <string.h>

#include "reports/html-text.h"

#define PROBLEMS_MOST 500
#define LAPSED_MOST   500

static void
write_translated (KwHtmlJson *json, const char *key, const char *english)
{
  const char *texts[KW_N_LANGUAGES] = { NULL };
  for (guint i = 0; english != NULL && i < KW_N_LANGUAGES; i++)
    texts[i] = kw_tr_in ((KwLanguage) i, english);
  kw_html_json_texts (json, key, texts);
}

static void
write_rules (KwHtmlJson *json, const KwHtmlStore *store)
{
  kw_html_json_open (json, "rules", '[');
  for (guint i = 0; i < store->rules->len; i++)
    {
      const KwHtmlRule *rule = g_ptr_array_index (store->rules, i);
      kw_html_json_open (json, NULL, '{');
      kw_html_json_text (json, "name", rule->name);
      write_translated (json, "summary", rule->summary);
      write_translated (json, "message", rule->message);
      write_translated (json, "why", rule->why);
      kw_html_json_close (json, '}');
    }
  kw_html_json_close (json, ']');
}

static void
write_valid (KwHtmlJson *json, const char *text)
{
  g_autoptr (GString) valid = g_string_new (NULL);
  kw_html_append_valid (valid, text ? text : "", text ? strlen (text) : 0);
  kw_html_json_string (json, NULL, text ? valid->str : NULL, valid->len);
}

static void
write_problem (KwHtmlJson *json, const KwProblem *problem)
{
  kw_html_json_open (json, NULL, '[');
  write_valid (json, problem->path);
  kw_html_json_number (json, NULL, problem->record);
  kw_html_json_number (json, NULL, problem->line);
  kw_html_json_number (json, NULL, problem->column);
  write_valid (json, problem->message);
  kw_html_json_close (json, ']');
}

static void
write_lapsed (KwHtmlJson *json, const KwLapsed *lapsed)
{
  const char *const texts[] = { lapsed->fingerprint, lapsed->rule,  lapsed->path,
                                lapsed->reason,      lapsed->owner, lapsed->expired };
  kw_html_json_open (json, NULL, '[');
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    write_valid (json, texts[i]);
  kw_html_json_number (json, NULL, (gint64) lapsed->findings);
  kw_html_json_close (json, ']');
}

static void
write_gate (KwHtmlJson *json, const KwSummary *summary)
{
  guint lapsed = summary->lapsed ? summary->lapsed->len : 0;
  kw_html_json_open (json, "gate", '{');
  kw_html_json_number (json, "baselined", (gint64) summary->baselined);
  kw_html_json_number (json, "allowed", (gint64) summary->allowed);
  kw_html_json_number (json, "unchanged", (gint64) summary->unchanged);
  kw_html_json_number (json, "expired", (gint64) summary->expired);
  kw_html_json_number (json, "stale", (gint64) summary->stale);
  kw_html_json_open (json, "lapsed", '[');
  for (guint i = 0; i < MIN (lapsed, LAPSED_MOST); i++)
    write_lapsed (json, &g_array_index (summary->lapsed, KwLapsed, i));
  kw_html_json_close (json, ']');
  kw_html_json_close (json, '}');
}

/* No time: the same findings make the same page. */
static void
write_summary (KwHtmlJson *json, const KwHtmlStore *store, const KwSummary *summary)
{
  guint problems = summary->problems ? summary->problems->len : 0;
  kw_html_json_open (json, "summary", '{');
  kw_html_json_decimal (json, "saved", summary->saved ? "true" : "false");
  kw_html_json_number (json, "articles", (gint64) summary->articles);
  kw_html_json_number (json, "files", summary->files);
  kw_html_json_number (json, "bytes", (gint64) summary->bytes);
  kw_html_json_number (json, "flawed", (gint64) store->flawed);
  kw_html_json_number (json, "left", (gint64) (store->findings - store->kept->len));
  kw_html_json_number (json, "problems", problems);
  kw_html_json_close (json, '}');
  kw_html_json_open (json, "totals", '[');
  for (guint i = 0; i < G_N_ELEMENTS (store->by_severity); i++)
    kw_html_json_number (json, NULL, (gint64) store->by_severity[i]);
  kw_html_json_close (json, ']');
  kw_html_json_open (json, "problems", '[');
  for (guint i = 0; i < MIN (problems, PROBLEMS_MOST); i++)
    write_problem (json, g_ptr_array_index (summary->problems, i));
  kw_html_json_close (json, ']');
}

void
kw_html_about_write (KwHtmlJson *json, const KwHtmlStore *store, const KwSummary *summary)
{
  write_summary (json, store, summary);
  write_gate (json, summary);
  write_rules (json, store);
  /* {places} of templates, as checker/message.c has it. */
  write_translated (json, "suchPlaces", N_ (" (%u such places)"));
}
