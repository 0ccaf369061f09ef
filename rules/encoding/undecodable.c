/* rules/encoding/undecodable.c - bytes that the article's encoding does not have */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_undecodable) {
  .name = "encoding/undecodable",
  .severity = KW_ERROR,
  .summary = "Bytes that the article's encoding does not have",
  .why = "The article was read in the encoding that explains most of it, and these bytes have no meaning there: a file "
         "cut in mid-character, two encodings in one file, or damage on the way. They are read as U+FFFD and the rest "
         "of the article is checked as usual. The bytes and where they are in the file are told, because the original "
         "may still be had from them by hand.",
  .message = "the bytes {bytes} at offset {offset} of the file are no {charset}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "全县今年完成投资三亿元，比上年增长一成。今年计划再建五所学校，新增学位两千个⟦\xE4\xB8⟧" },
    { .bad = "全县今年完成投资三亿元，⟦\xFF⟧比上年增长一成。今年计划再建五所学校⟦\xE4⟧，新增学位两千个" },
    { .good = "全县今年完成投资三亿元，比上年增长一成" },
    { .good = "气温升至37℃，风力3～4级，空气质量为“优”" },
    { NULL } },
  .check = check,
};

/* How many places are spelled out; the rest is among the occurrences. */
#define MAX_SPELLED 8

static void
append_bytes (GString *out, const KwUndecodable *bad)
{
  for (guint i = 0; i < MIN (bad->n_bytes, G_N_ELEMENTS (bad->bytes)); i++)
    g_string_append_printf (out, i == 0 ? "%02X" : " %02X", bad->bytes[i]);
  if (bad->n_bytes > G_N_ELEMENTS (bad->bytes))
    g_string_append (out, " …");
}

static void
add_args (KwFinding *finding, const KwArticle *article)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) offsets = g_string_new (NULL);
  for (guint i = 0; i < MIN (article->undecodable->len, MAX_SPELLED); i++)
    {
      const KwUndecodable *bad = &g_array_index (article->undecodable, KwUndecodable, i);
      g_string_append (bytes, i == 0 ? "" : ", ");
      g_string_append_printf (offsets, i == 0 ? "%u" : ", %u", bad->offset);
      append_bytes (bytes, bad);
    }
  kw_finding_add_arg (finding, "bytes", bytes->str);
  kw_finding_add_arg (finding, "offset", offsets->str);
  kw_finding_add_arg (finding, "charset", article->charset);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const GArray *bad = article->undecodable;
  if (bad == NULL || bad->len == 0)
    return;
  KwFinding *finding = kw_report (ctx, article, g_array_index (bad, KwUndecodable, 0).span);
  for (guint i = 0; bad->len > 1 && i < bad->len; i++)
    kw_finding_add_occurrence (finding, g_array_index (bad, KwUndecodable, i).span, NULL);
  add_args (finding, article);
}
