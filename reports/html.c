/* html.c - one page for people: the verdict, and every finding with its
 * evidence, in a file that needs nothing but a browser.
 *
 * The page loads nothing and runs nothing but its own script, which its
 * Content-Security-Policy names by hash. Data are gzip in base64, read by that
 * script (data.js); all that stands in the page as markup is made here, of
 * embedded files and of counts. */
#include "checker/report.h"

#include <string.h>

#include "reports/html-assets.h"
#include "reports/html-data.h"
#include "reports/html-store.h"
#include "reports/html-verdict.h"

static void
begin (KwReport *report)
{
  report->state = kw_html_store_new ();
}

static void
add (KwReport *report, const KwEntry *entry)
{
  kw_html_store_add (report->state, entry);
}

/* All embedded files whose names end with SUFFIX, in their order. */
static GString *
joined (const char *suffix)
{
  GString *text = g_string_new (NULL);
  for (const KwHtmlAsset *asset = kw_html_assets; asset->name != NULL; asset++)
    if (g_str_has_suffix (asset->name, suffix))
      g_string_append_len (text, asset->text, (gssize) asset->len);
  return text;
}

/* Appends 'sha256-…' of TEXT, as a policy names it. */
static void
append_hash (GString *policy, const char *directive, const GString *text)
{
  guint8 digest[32];
  gsize len = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (const guchar *) text->str, (gssize) text->len);
  g_checksum_get_digest (checksum, digest, &len);
  g_autofree char *base64 = g_base64_encode (digest, len);
  g_string_append_printf (policy, "; %s 'sha256-%s'", directive, base64);
}

typedef struct
{
  const KwHtmlStore *store;
  const KwSummary *summary;
  GString *style, *script;
} Page;

/* What stands where the skeleton says {{NAME}}. */
static void
write_part (const Page *page, const char *name, FILE *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (g_str_equal (name, "policy"))
    {
      g_string_append (text, "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'");
      append_hash (text, "style-src", page->style);
      append_hash (text, "script-src", page->script);
    }
  else if (g_str_equal (name, "version"))
    g_string_append (text, KW_VERSION);
  else if (g_str_equal (name, "style"))
    g_string_append_len (text, page->style->str, (gssize) page->style->len);
  else if (g_str_equal (name, "script"))
    g_string_append_len (text, page->script->str, (gssize) page->script->len);
  else if (g_str_equal (name, "verdict"))
    kw_html_verdict (text, page->store, page->summary);
  else
    {
      g_assert (g_str_equal (name, "data"));
      kw_html_data_write (page->store, page->summary, out);
    }
  fwrite (text->str, 1, text->len, out);
}

static void
write_page (const Page *page, FILE *out)
{
  g_autoptr (GString) skeleton = joined ("page.html");
  const char *p = skeleton->str;
  for (const char *open; (open = strstr (p, "{{")) != NULL;)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *name = g_strndup (open + 2, (gsize) (close - open - 2));
      fwrite (p, 1, (gsize) (open - p), out);
      write_part (page, name, out);
      p = close + 2;
    }
  fputs (p, out);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  KwHtmlStore *store = report->state;
  kw_html_store_finish (store);
  Page page = { store, summary, joined (".css"), joined (".js") };
  write_page (&page, report->out);
  g_string_free (page.style, TRUE);
  g_string_free (page.script, TRUE);
  g_clear_pointer (&report->state, kw_html_store_free);
}

KW_REPORT (html){
  .name = "html",
  .summary = "one page that opens offline, for people and managers",
  .names_problems = TRUE,
  .begin = begin,
  .finding = add,
  .end = end,
};
