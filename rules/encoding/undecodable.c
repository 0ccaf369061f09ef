/* rules/encoding/undecodable.c - bytes that the article's encoding does not have */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_undecodable){
  .name = "encoding/undecodable",
  .severity = KW_ERROR,
  .summary = "Bytes that the article's encoding does not have",
  .why =
      "The article was read in the encoding that explains most of it, and these bytes have no meaning there: a file "
      "cut in mid-character, two encodings in one file, or damage on the way. They are read as U+FFFD and the rest "
      "of the article is checked as usual. The bytes and where they are in the file are told, because the original "
      "may still be had from them by hand.\n\n"
      "It comes from downloads and columns cut at so many bytes, from files pasted together from several sources, from "
      "logs written by two programs. Stop it by cutting at characters, by converting each source to UTF-8 as it comes "
      "in, and by refusing input that does not decode.\n\n"
      "A line that is whole in another encoding (a paragraph pasted from elsewhere, files joined end to end) is read "
      "in that one and told as one run. Nothing is lost yet, but whatever reads the file in one encoding will lose "
      "it; the repair writes the line in the file's.",
  .message = "the bytes {bytes} at offset {offset} of the file are no {charset}{but}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "全县今年完成投资三亿元，比上年增长一成。今年计划再建五所学校，新增学位两千个⟦\xE4\xB8⟧" },
          { .bad = "全县今年完成投资三亿元，⟦\xFF⟧比上年增长一成。今年计划再建五所学校⟦\xE4⟧，新增学位两千个" },
          { .bad = "全县今年完成投资三亿元，比上年增长一成。\n"
                   /* 学校九月开学。 in GB18030 */
                   "⟦\xD1\xA7\xD0\xA3\xBE\xC5\xD4\xC2\xBF\xAA\xD1\xA7\xA1\xA3⟧\n"
                   "今年计划再建五所学校，新增学位两千个。",
            .fixed =
                "全县今年完成投资三亿元，比上年增长一成。\n学校九月开学。\n今年计划再建五所学校，新增学位两千个。" },
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

/* The places that were read in CHARSET, NULL for none; they are one finding. */
static GArray *
places_in (const GArray *all, const char *charset)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KwUndecodable));
  for (guint i = 0; i < all->len; i++)
    {
      KwUndecodable bad = g_array_index (all, KwUndecodable, i);
      if (bad.charset == charset)
        g_array_append_val (places, bad);
    }
  return places;
}

static void
add_args (KwFinding *finding, const KwArticle *article, const GArray *places, const char *charset)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) offsets = g_string_new (NULL);
  g_autoptr (GString) lengths = g_string_new (NULL);
  g_autofree char *but = charset != NULL ? g_strdup_printf (KW_VALUE (", but %s"), charset) : g_strdup ("");
  for (guint i = 0; i < MIN (places->len, MAX_SPELLED); i++)
    {
      const KwUndecodable *bad = &g_array_index (places, KwUndecodable, i);
      g_string_append (bytes, i == 0 ? "" : ", ");
      g_string_append_printf (offsets, "%s%" G_GUINT64_FORMAT, i == 0 ? "" : ", ", article->offset + bad->offset);
      g_string_append_printf (lengths, i == 0 ? "%u" : ", %u", bad->n_bytes);
      append_bytes (bytes, bad);
    }
  kw_finding_add_arg (finding, "bytes", bytes->str);
  kw_finding_add_arg (finding, "offset", offsets->str);
  kw_finding_add_arg (finding, "length", lengths->str);
  kw_finding_add_arg (finding, "charset", article->charset);
  if (charset != NULL)
    kw_finding_add_arg (finding, "read_as", charset);
  kw_finding_add_arg (finding, "but", but);
}

/* What stands there is right already where it was read in a charset of its
 * own: the repair is of the bytes. */
static void
report (KwContext *ctx, const KwArticle *article, const char *charset)
{
  g_autoptr (GArray) places = places_in (article->undecodable, charset);
  if (places->len == 0)
    return;
  KwFinding *finding = kw_report (ctx, article, g_array_index (places, KwUndecodable, 0).span);
  for (guint i = 0; i < places->len; i++)
    {
      KwSpan span = g_array_index (places, KwUndecodable, i).span;
      g_autofree char *same = charset != NULL ? g_strndup (article->text + span.start, kw_span_len (span)) : NULL;
      if (places->len > 1)
        kw_finding_add_occurrence (finding, span, same);
      else if (same != NULL)
        kw_finding_set_replacement (finding, same, KW_FIX_SAFE);
    }
  if (charset != NULL)
    finding->safety = KW_FIX_SAFE;
  add_args (finding, article, places, charset);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const char *charset = NULL;
  if (article->undecodable == NULL)
    return;
  report (ctx, article, NULL);
  for (guint i = 0; charset == NULL && i < article->undecodable->len; i++)
    charset = g_array_index (article->undecodable, KwUndecodable, i).charset;
  if (charset != NULL) /* a file has at most one that is not its own */
    report (ctx, article, charset);
}
