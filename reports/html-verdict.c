/* html-verdict.c - the verdict as plain HTML: for readers without JavaScript,
 * for programs that index pages, and until the script has read the data. */
#include "reports/html-verdict.h"

#include <string.h>

#include "reports/left-out.h"

#define PROBLEMS_MOST 20

static const char *const severities[][2] = { { "提示", "note" }, { "警告", "warning" }, { "错误", "error" } };

/* Nothing of the input stays that acts or hides, and nothing is markup. */
static void
append_text (GString *out, const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  kw_display_text (shown, text, strlen (text));
  g_autofree char *escaped = g_markup_escape_text (shown->str, (gssize) shown->len);
  g_string_append_printf (out, "<bdi>%s</bdi>", escaped);
}

static void
append_count (GString *out, guint64 n, const char *noun)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT " %s%s", n, noun, n == 1 ? "" : "s");
}

static void
append_sentence (GString *out, const KwHtmlStore *store)
{
  guint64 errors = store->by_severity[KW_ERROR], warnings = store->by_severity[KW_WARNING];
  if (errors + warnings == 0)
    {
      g_string_append (out, "<p class=\"sentence\"><span lang=\"zh\">通过：没有错误，也没有警告。</span> "
                            "<span lang=\"en\">Passes: no errors and no warnings.</span></p>\n");
      return;
    }
  g_string_append_printf (out,
                          "<p class=\"sentence\"><span lang=\"zh\">%" G_GUINT64_FORMAT " 处错误、%" G_GUINT64_FORMAT
                          " 处警告，在 %" G_GUINT64_FORMAT " 篇文章中。</span> <span lang=\"en\">",
                          errors, warnings, store->flawed);
  append_count (out, errors, "error");
  g_string_append (out, " and ");
  append_count (out, warnings, "warning");
  g_string_append (out, " in ");
  append_count (out, store->flawed, "article");
  g_string_append (out, ".</span></p>\n");
}

/* What kanwu says of itself, in both languages where it knows both. */
static void
append_translated (GString *out, const char *english)
{
  const char *chinese = kw_tr_in (KW_CHINESE, english);
  if (!g_str_equal (chinese, english))
    {
      g_string_append (out, "<span lang=\"zh\">");
      append_text (out, chinese);
      g_string_append (out, "</span><br>");
    }
  append_text (out, english);
}

static void
append_row (GString *out, const KwHtmlCount *count)
{
  const char *const *name = severities[count->severity];
  g_string_append_printf (out, "<tr><td>%s %s</td><td><code>", name[0], name[1]);
  append_text (out, count->rule->name);
  g_string_append (out, "</code></td><td>");
  append_translated (out, count->rule->summary ? count->rule->summary : "");
  g_string_append_printf (
      out, "</td><td class=\"number\">%" G_GUINT64_FORMAT "</td><td class=\"number\">%" G_GUINT64_FORMAT "</td></tr>\n",
      count->findings, count->places);
}

static void
append_counts (GString *out, const KwHtmlStore *store)
{
  if (store->counts->len == 0)
    return;
  g_string_append (out, "<table>\n<thead><tr><th scope=\"col\">程度 Severity</th><th scope=\"col\">规则 Rule</th>"
                        "<th scope=\"col\">说明 What it finds</th><th scope=\"col\">问题 Findings</th>"
                        "<th scope=\"col\">位置 Places</th></tr></thead>\n<tbody>\n");
  for (guint i = 0; i < store->counts->len; i++)
    append_row (out, &g_array_index (store->counts, KwHtmlCount, i));
  g_string_append (out, "</tbody>\n</table>\n");
}

static void
append_problems (GString *out, const GPtrArray *problems)
{
  guint n = problems ? problems->len : 0;
  if (n == 0)
    return;
  g_string_append_printf (out, "<p>有 %u 个输入没有检查。 %u input%s not checked.</p>\n<ul>\n", n, n,
                          n == 1 ? " was" : "s were");
  for (guint i = 0; i < MIN (n, PROBLEMS_MOST); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      kw_display_problem (line, g_ptr_array_index (problems, i));
      g_string_append (out, "<li>");
      append_text (out, line->str);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, n > PROBLEMS_MOST ? "<li>…</li>\n</ul>\n" : "</ul>\n");
}

/* What the gate left out or let back in, a line each. */
static void
append_left_out (GString *out, const KwSummary *summary)
{
  g_autoptr (GString) words = g_string_new (NULL);
  kw_display_left_out (words, summary);
  g_auto (GStrv) lines = g_strsplit (words->str, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        g_string_append (out, "<p>");
        append_text (out, *line);
        g_string_append (out, "</p>\n");
      }
}

void
kw_html_verdict (GString *out, const KwHtmlStore *store, const KwSummary *summary)
{
  g_string_append (out, "<h1>勘误报告 Discrepancy report</h1>\n");
  append_sentence (out, store);
  if (!summary->saved)
    g_string_append_printf (out,
                            "<p>共检查 %" G_GUINT64_FORMAT " 篇文章（%u 个文件）。 %" G_GUINT64_FORMAT
                            " articles in %u files were checked.</p>\n",
                            summary->articles, summary->files, summary->articles, summary->files);
  append_counts (out, store);
  append_left_out (out, summary);
  append_problems (out, summary->problems);
}
