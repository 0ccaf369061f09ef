/* rules/text/missing-metadata.c - no title, date or source; a label with nothing behind it */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (text_missing_metadata){
  .name = "text/missing-metadata",
  .severity = KW_NOTE,
  .summary = "Title, date or source is announced and not given",
  .why =
      "`来源：` at the end of its line, `作者：` with the next label behind it, `\"date\": \"\"` in a record, a page "
      "without a title: the place was made and nothing was put there. Templates print labels whatever the database "
      "holds, and extractors lose values that stand in an image, a script or an element of their own. Without a date "
      "no 今年 can be told, without a source no two accounts can be weighed.\n\n"
      "What a corpus does not carry is not missed: a record that has no such key, and a plain text without a date, "
      "are left alone. A value in the next short line counts as given. Of a page the title, and any date in it, "
      "are enough.\n\n"
      "Fill the field from the page's meta elements or its address, or drop the label with the line. Allow it for "
      "corpora that are anonymous on purpose.",
  .message = "nothing is given for {missing}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "乡村图书馆开馆\n2019年5月6日　⟦来源：⟧\n村里的图书馆昨天开馆，藏书两千册，全天免费开放，乡亲们都来"
                   "看书。" },
          { .bad = "鄉村圖書館開館\n⟦作者：⟧　發佈時間：2019-05-06\n村裡的圖書館昨天開館，藏書兩千冊，全天免費開放。" },
          { .bad = "村里的图书馆昨天开馆，藏书两千册。\n⟦责任编辑：⟧" },
          { .bad =
                "喜迎丰收\n⟦发布时间：⟧ ⟦来源:⟧ | ⟦作者：⟧\n今年的粮食丰收了，家家户户都在晒谷子，仓库已经堆满了。" },
          { .good = "乡村图书馆开馆\n来源：县报　作者：李远\n村里的图书馆昨天开馆，藏书两千册。" },
          { .good = "鄉村圖書館開館\n來源：\n縣報\n村裡的圖書館昨天開館。" },
          { .good = "全村的主要收入来源：\n种茶、养蜂和外出务工，三项各占三成。" },
          { .good = "村里的图书馆昨天开馆，藏书两千册，没有人说得清这些书的来源。作者：不详。" },
          { .good = "一本书的作者：他们在想什么\n记者走访了五位作者，听他们说写作的事。" },
          { .good = "村里的图书馆昨天开馆，全天免费开放。" },
          { NULL } },
  .check = check,
};

/* Labels stand in the lines at the top and at the foot of a page. */
#define HEAD_BLOCKS     15
#define FOOT_BLOCKS     6
#define LINE_MAX_BYTES  400
#define VALUE_MAX_BYTES 90 /* of a line that is a value */
#define MISSING_MAX     8

typedef struct
{
  const char *label;
  const char *field;
} Label;

/* A label whose value is missed. */
static const Label labels[] = {
  { "来源", KW_VALUE ("source") },   { "來源", KW_VALUE ("source") },   { "稿源", KW_VALUE ("source") },     { "作者", KW_VALUE ("author") },
  { "发布时间", KW_VALUE ("date") }, { "發布時間", KW_VALUE ("date") }, { "發佈時間", KW_VALUE ("date") },   { "发布日期", KW_VALUE ("date") },
  { "發布日期", KW_VALUE ("date") }, { "發佈日期", KW_VALUE ("date") }, { "发表时间", KW_VALUE ("date") },   { "發表時間", KW_VALUE ("date") },
  { "发表日期", KW_VALUE ("date") }, { "發表日期", KW_VALUE ("date") }, { "责任编辑", KW_VALUE ("editor") }, { "責任編輯", KW_VALUE ("editor") },
  { "责编", KW_VALUE ("editor") },   { "責編", KW_VALUE ("editor") },
};

/* What else begins the next label of a dateline. */
static const char *const others[] = { "时间", "時間", "日期", "编辑", "編輯", "阅读", "閱讀",
                                      "浏览", "瀏覽", "点击", "點擊", "字号", "字號", "字体",
                                      "字體", "打印", "记者", "記者", "分享", "评论", "評論" };

/* What a label may be longer by: 文章来源, 稿件来源. */
static const char *const prefixes[] = {
  "文章", "信息", "資訊", "稿件", "本文", "新闻", "新聞", "内容", "內容", "文稿"
};

typedef struct
{
  const KwArticle *article;
  KwSpan places[MISSING_MAX];
  const char *fields[MISSING_MAX + 5];
  guint n_places, n_fields;
} Missing;

/* Bytes of a colon at P. */
static gsize
colon_at (const char *p, const char *end)
{
  return p < end && *p == ':' ? 1 : kw_utf8_begins (p, end, "：") ? 3 : 0;
}

static const char *
skip_gap (const char *p, const char *end)
{
  static const char *const gaps[] = { " ", "\t", "|", "\u3000", "\u00A0", "｜" };
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (kw_utf8_begins (p, end, gaps[i]))
      return skip_gap (p + strlen (gaps[i]), end);
  return p;
}

/* Labels have two characters or four: only before a colon is there one to compare. */
static gboolean
may_be_label (const char *p, const char *end)
{
  return (end - p > 6 && colon_at (p + 6, end) > 0) || (end - p > 12 && colon_at (p + 12, end) > 0);
}

static const Label *
label_at (const char *p, const char *end)
{
  if (!may_be_label (p, end))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (kw_utf8_begins (p, end, labels[i].label) && colon_at (p + strlen (labels[i].label), end) > 0)
      return &labels[i];
  return NULL;
}

static gboolean
is_next_label (const char *p, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (kw_utf8_begins (p, end, prefixes[i]))
      return label_at (p + strlen (prefixes[i]), end) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (kw_utf8_begins (p, end, others[i]))
      return colon_at (p + strlen (others[i]), end) > 0;
  return label_at (p, end) != NULL;
}

/* Where the label that stands at P begins with its prefix, or NULL where it
 * is the end of a longer word: 收入来源. */
static const char *
label_start (const char *line, const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if ((gsize) (p - line) >= strlen (prefixes[i]) && kw_utf8_begins (p - strlen (prefixes[i]), p, prefixes[i]))
      p -= strlen (prefixes[i]);
  guint len;
  return p > line && kw_is_han (kw_utf8_get (kw_utf8_prev (p, line), &len)) ? NULL : p;
}

/* Whether block I holds no more than the value of the label before it. */
static gboolean
is_value (const KwArticle *article, guint i)
{
  if (i >= article->blocks->len)
    return FALSE;
  KwSpan span = g_array_index (article->blocks, KwBlock, i).span;
  const char *p = article->text + span.start, *end = article->text + span.end;
  return kw_span_len (span) <= VALUE_MAX_BYTES && kw_find (p, kw_span_len (span), "。") == NULL &&
         !is_next_label (p, end);
}

static void
name_field (Missing *missing, const char *field)
{
  for (guint i = 0; i < missing->n_fields; i++)
    if (strcmp (missing->fields[i], field) == 0)
      return;
  if (missing->n_fields < G_N_ELEMENTS (missing->fields))
    missing->fields[missing->n_fields++] = field;
}

/* The label at P, if nothing is behind it; returns where to go on. */
static const char *
read_label (Missing *missing, guint block, const char *line, const char *p, const char *end)
{
  const Label *label = label_at (p, end);
  if (label == NULL)
    return p + 3;
  const char *start = label_start (line, p), *colon = p + strlen (label->label);
  const char *behind = colon + colon_at (colon, end), *next = skip_gap (behind, end);
  gboolean given = next < end ? !is_next_label (next, end) : is_value (missing->article, block + 1);
  if (start == NULL || given || missing->n_places == MISSING_MAX)
    return behind;
  gsize base = (gsize) (start - missing->article->text);
  missing->places[missing->n_places++] = kw_span (base, base + (gsize) (behind - start));
  name_field (missing, label->field);
  return behind;
}

static void
read_block (Missing *missing, guint i)
{
  KwSpan span = g_array_index (missing->article->blocks, KwBlock, i).span;
  const char *line = missing->article->text + span.start, *end = missing->article->text + span.end;
  /* Running text ends with a full stop, and costs no more than a look at it. */
  if (kw_span_len (span) < 7 || kw_span_len (span) > LINE_MAX_BYTES || memcmp (end - 3, "。", 3) == 0)
    return;
  if (memchr (line, ':', kw_span_len (span)) == NULL && kw_find (line, kw_span_len (span), "：") == NULL)
    return;
  for (const char *p = line; p < end;)
    if ((guchar) *p >= 0xE4 && (guchar) *p <= 0xE8) /* 作 to 责: no label begins with another byte */
      p = read_label (missing, i, line, p, end);
    else
      p += kw_utf8_len ((guchar) *p);
}

/* "2019-05", "2019年": a year with what goes on with it, at P. */
static gboolean
is_year (const char *p)
{
  if (memcmp (p, "19", 2) != 0 && memcmp (p, "20", 2) != 0)
    return FALSE;
  return kw_is_digit ((guchar) p[2]) && kw_is_digit ((guchar) p[3]) &&
         ((strchr ("-/.", p[4]) != NULL && kw_is_digit ((guchar) p[5])) || g_str_has_prefix (p + 4, "年"));
}

/* A date that the page names, wherever: that of its publication may be among them. */
static gboolean
has_date (const KwArticle *article)
{
  if (article->dated->len > 0 || (article->date != NULL && *article->date != '\0'))
    return TRUE;
  const char *end = article->text + article->len;
  for (const char *p = article->text; end - p >= 6; p++)
    if (is_year (p))
      return TRUE;
  return FALSE;
}

static void
read_page (Missing *missing)
{
  if (missing->article->title == NULL)
    name_field (missing, KW_VALUE ("title"));
  if (!has_date (missing->article))
    name_field (missing, KW_VALUE ("date"));
}

static void
read_record (Missing *missing)
{
  static const char *const names[] = { KW_VALUE ("title"), KW_VALUE ("date"), KW_VALUE ("source") };
  static const KwBlank bits[] = { KW_BLANK_TITLE, KW_BLANK_DATE, KW_BLANK_SOURCE };
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    if (missing->article->blank & bits[i])
      name_field (missing, names[i]);
}

static void
report (KwContext *ctx, const Missing *missing)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < missing->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", missing->fields[i]);
  KwFinding *finding = kw_report (ctx, missing->article, missing->n_places > 0 ? missing->places[0] : kw_span (0, 0));
  for (guint i = 0; missing->n_places > 1 && i < missing->n_places; i++)
    kw_finding_add_occurrence (finding, missing->places[i], NULL);
  kw_finding_add_arg (finding, "missing", names->str);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  Missing missing = { .article = article };
  read_record (&missing);
  if (article->format == KW_FORMAT_HTML)
    read_page (&missing);
  guint n = article->blocks->len;
  for (guint i = 0; i < n; i++)
    {
      if (i >= HEAD_BLOCKS && i + FOOT_BLOCKS < n)
        i = n - FOOT_BLOCKS;
      read_block (&missing, i);
    }
  if (missing.n_fields > 0)
    report (ctx, &missing);
}
