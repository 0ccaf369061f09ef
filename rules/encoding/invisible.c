/* rules/encoding/invisible.c - characters that nobody sees: zero width, bidi controls, soft hyphens, controls */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_invisible) {
  .name = "encoding/invisible",
  .severity = KW_WARNING,
  .summary = "Invisible characters stand in the text",
  .why = "Zero-width spaces and joiners, marks of writing direction, soft hyphens, byte order marks, control "
         "characters, Hangul fillers and tags cannot be seen, but they are characters: the word they stand in is "
         "not found, two equal texts differ, a number ends where one stands. They come from rich-text editors and "
         "web pages that place the cursor or allow a line break with U+200B or U+FEFF, from chats and tables "
         "copied out of other programs, from files joined with their byte order marks (U+FEFF), from hyphenated "
         "print (U+00AD), from PDF (U+000B, U+000C); some sites put them in to mark copies.\n\n"
         "At the source: strip them where text comes in (paste handler, crawler), keep them only beside the "
         "scripts that need them; write and read files without a byte order mark; decode pages that say ISO-8859-1 "
         "as windows-1252, as browsers do.\n\n"
         "The repair is to remove them. U+2028, U+2029 and U+000B are line ends and become one, and C1 controls "
         "that are marks in windows-1252 become these (U+0093 is “). Joiners in emoji, tags of flags, and joiners, "
         "breaks and direction marks in lines with Arabic, Hebrew, Indic, Thai, Mongolian or Tibetan letters are "
         "legitimate; so is a first byte order mark. Between Latin letters of a misread charset the controls are "
         "bytes of characters, and `encoding/wrong-charset` tells of them.",
  .message = "{what} cannot be seen and {is} no part of the text{places}",
  .since = "0.1",
  .examples = (const KwExample[]) {
    { .bad = "全市新⟦\u200B⟧建改建学校⟦\uFEFF\u200D⟧二十所",
      .fixed = "全市新建改建学校二十所" },
    { .bad = "第一段到此为止⟦\u2028⟧第二段从这里开始⟦\v⟧第三段",
      .fixed = "第一段到此为止\n第二段从这里开始\n第三段" },
    { .bad = "联系电话⟦\u202D⟧0000000⟦\u202C⟧，请在工作时间⟦\a\033[31m⟧拨打⟦\033[0m⟧",
      .fixed = "联系电话0000000，请在工作时间拨打" },
    { .bad = "他说⟦\xC2\x93⟧可以⟦\xC2\x94⟧，随后签⟦\u00AD⟧了字⟦\u3164⟧",
      .fixed = "他说“可以”，随后签了字" },
    { .good = "一家三口👨\u200D👩\u200D👧去看球，🏳\uFE0F\u200D🌈和🏴\U000E0067"
              "\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F两面旗" },
    { .good = "波斯语写作می\u200Cخواهم，阿拉伯语\u200Fالعربية\u200F从右往左写" },
    { .good = "印地语क्\u200Dष、蒙古文ᠮᠣᠩᠭᠣᠯ\u200D与泰文ภาษา\u200Bไทย各有规则" },
    { .good = "葛\U000E0100城市的葛字用了异体，1\uFE0F\u20E3是键帽" },
    { .good = "德文的Größ\u00ADe一词在行末断开" },
    { .good = "制表符\t与换行\n之间只有普通字符" },
    { NULL } },
  .check = check,
};

typedef struct
{
  const KwArticle *article;
  const char *text;
  const char *end;
  const char *line_end;    /* of the line that was looked at last */
  gboolean line_is_joined; /* whether its script needs joiners and direction marks */
  const char *tags_end;    /* behind the tags of a flag */
  guint crowd;
} Walk;

static gunichar
char_before (const Walk *walk, const char *p)
{
  guint len;
  return p == walk->text ? 0 : kw_utf8_get (kw_utf8_prev (p, walk->text), &len);
}

static gunichar
char_at (const Walk *walk, const char *p)
{
  guint len;
  return p == walk->end ? 0 : kw_utf8_get (p, &len);
}

/* Scripts that are written from the right, or whose letters join or stack:
 * blocks of Unicode from Hebrew to Myanmar, Tagalog to Vedic, Syloti Nagri to
 * Meetei Mayek, the presentation forms, and their like beyond the basic plane. */
static gboolean
is_joined_script (gunichar c)
{
  if (c < 0x590 || c == 0x61C)
    return FALSE;
  return c < 0x10A0 || (c >= 0x1700 && c < 0x1D00) || (c >= 0xA800 && c < 0xAC00) || (c >= 0xFB1D && c < 0xFE00) ||
         (c >= 0xFE70 && c < 0xFEFF) || (c >= 0x10800 && c < 0x12000) || (c >= 0x1E800 && c < 0x1F000);
}

/* Whether the line at P has a letter of such a script. */
static gboolean
is_line_joined (Walk *walk, const char *p)
{
  if (p < walk->line_end)
    return walk->line_is_joined;
  const char *start = p;
  while (start > walk->line_end && start[-1] != '\n')
    start--;
  const char *stop = memchr (p, '\n', (gsize) (walk->end - p));
  walk->line_end = stop != NULL ? stop + 1 : walk->end;
  walk->line_is_joined = FALSE;
  guint len;
  for (const char *q = start; q < walk->line_end && !walk->line_is_joined; q += len)
    walk->line_is_joined = is_joined_script (kw_utf8_get (q, &len));
  return walk->line_is_joined;
}

/* Emoji and what completes one: variation selector, keycap, skin. */
static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFE0F || c == 0x20E3;
}

static gboolean
is_tag (gunichar c)
{
  return c >= 0xE0020 && c <= 0xE007F;
}

/* Tags behind a black flag say whose it is. */
static gboolean
is_flag_tag (Walk *walk, const char *p, guint len)
{
  if (char_before (walk, p) != 0x1F3F4 && walk->tags_end != p)
    return FALSE;
  walk->tags_end = p + len;
  return TRUE;
}

static gboolean
is_joiner (gunichar c)
{
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2060 ||
         c == 0x61C || c == 0x34F;
}

/* C1 and soft hyphens are bytes of characters that were read as latin-1. */
static gboolean
is_byte (gunichar c)
{
  return (c >= 0x80 && c < 0xA0) || c == 0xAD;
}

/* What else text in a wrong charset is made of. */
static gboolean
is_misread (gunichar c)
{
  return (c >= 0xA1 && c <= 0xFF) || c == 0x20AC || c == 0x2122 || kw_census_class (c) == KW_SEEN_FOREIGN;
}

static gboolean
is_in_crowd (Walk *walk, const char *p)
{
  const GArray *crowds = walk->article->census.crowds;
  gsize at = (gsize) (p - walk->text);
  while (crowds != NULL && walk->crowd < crowds->len && g_array_index (crowds, KwSpan, walk->crowd).end <= at)
    walk->crowd++;
  return crowds != NULL && walk->crowd < crowds->len && g_array_index (crowds, KwSpan, walk->crowd).start <= at;
}

static gboolean
is_meant (Walk *walk, const char *p, gunichar c, guint len)
{
  if (c == 0xFEFF && p == walk->text)
    return TRUE;
  if (c == 0x200D && is_emoji (char_before (walk, p)) && is_emoji (char_at (walk, p + len)))
    return TRUE;
  if (is_tag (c))
    return is_flag_tag (walk, p, len);
  if (c >= 0xFFF9 && c <= 0xFFFB)
    return TRUE; /* they set off an annotation that would run into the text */
  return is_joiner (c) && is_line_joined (walk, p);
}

/* What C becomes: nothing, a line end, or what windows-1252 and code page 936
 * have in the place of a C1 control. */
static const char *
instead_of (gunichar c)
{
  static const char *const marks[] = { "‘", "’", "“", "”", "•", "–", "—" };
  if (c == 0x0B || c == 0x2028 || c == 0x2029)
    return "\n";
  if (c >= 0x91 && c <= 0x97)
    return marks[c - 0x91];
  return c == 0x80 ? "€" : c == 0x85 ? "…" : c == 0x99 ? "™" : "";
}

/* Bytes of what an escape character at P begins, ESC [ 31 m of a terminal's
 * colours; LEN where it stands alone. */
static guint
sequence_len (const Walk *walk, const char *p, guint len)
{
  const char *q = p + 1, *most = MIN (walk->end, p + 16);
  if (*p != 0x1B || q == most || *q++ != '[')
    return len;
  while (q < most && (g_ascii_isdigit (*q) || *q == ';'))
    q++;
  return q < most && g_ascii_isalpha (*q) ? (guint) (q + 1 - p) : len;
}

static gboolean
is_invisible (gunichar c)
{
  return kw_census_class (c) == KW_SEEN_INVISIBLE;
}

/* The next such character from P on, or the end. Of Han, nearly all begin with
 * E4 to E9 in UTF-8; of what is sought nothing does. */
static const char *
next_invisible (const Walk *walk, const char *p)
{
  guint len;
  for (; p < walk->end; p += kw_utf8_len ((guchar) *p))
    {
      guchar lead = (guchar) *p;
      if ((lead < 0x20 || lead >= 0x7F) && !(lead >= 0xE4 && lead <= 0xE9) && is_invisible (kw_utf8_get (p, &len)))
        break;
    }
  return p;
}

/* Behind the bytes of misread characters at P; P where they are none. */
static const char *
end_of_misread (Walk *walk, const char *p)
{
  guint len = 0;
  const char *q = p;
  while (q < walk->end && is_byte (kw_utf8_get (q, &len)))
    q += len;
  gboolean misread = is_misread (char_before (walk, p)) || is_misread (char_at (walk, q)) || is_in_crowd (walk, p);
  return misread ? q : p;
}

/* Behind the run at P that is to be repaired, and what it becomes. Bytes are a
 * run of their own. */
static const char *
end_of_run (Walk *walk, const char *p, GString *instead)
{
  guint len;
  gboolean bytes = is_byte (kw_utf8_get (p, &len));
  for (; p < walk->end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      if (!is_invisible (c) || is_byte (c) != bytes || is_meant (walk, p, c, len))
        break;
      g_string_append (instead, instead_of (c));
      len = sequence_len (walk, p, len);
    }
  return p;
}

/* "U+200B" or "U+200B and others". */
static char *
name_of (const KwArticle *article, GArray *places)
{
  guint len;
  KwSpan first = g_array_index (places, KwOccurrence, 0).span;
  gunichar c = kw_utf8_get (article->text + first.start, &len);
  gboolean more = places->len > 1 || kw_span_len (first) > len;
  return g_strdup_printf (more ? KW_VALUE ("U+%04X and others like it") : "U+%04X", c);
}

static GArray *
find (const KwArticle *article)
{
  GArray *places = kw_occurrences_new ();
  const char *text = article->text, *stop;
  Walk walk = { article, text, text + article->len, text, FALSE, NULL, 0 };
  for (const char *p = text; (p = next_invisible (&walk, p)) < walk.end; p = stop)
    {
      g_autoptr (GString) instead = g_string_new (NULL);
      if (is_byte (char_at (&walk, p)) && (stop = end_of_misread (&walk, p)) > p)
        continue;
      stop = end_of_run (&walk, p, instead);
      KwSpan span = kw_span ((gsize) (p - text), (gsize) (stop - text));
      if (stop == p)
        stop += kw_utf8_len ((guchar) *p);
      else if (!kw_article_is_garbled (article, span))
        kw_occurrences_add (places, span, instead->str);
    }
  return places;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if ((article->census.seen & KW_SEEN_INVISIBLE) == 0)
    return;
  GArray *places = find (article);
  g_autofree char *what = places->len > 0 ? name_of (article, places) : NULL;
  gboolean many = what != NULL && strchr (what, ' ') != NULL;
  KwFinding *finding = kw_report_all (ctx, article, places, KW_FIX_SAFE);
  if (finding == NULL)
    return;
  kw_finding_add_arg (finding, "what", what);
  kw_finding_add_arg (finding, "is", many ? KW_VALUE ("are") : KW_VALUE ("is"));
}
