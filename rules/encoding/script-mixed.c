/* rules/encoding/script-mixed.c - simplified among traditional, and words converted character by character */
#include "checker/rule.h"

#include <string.h>

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (encoding_script_mixed) {
  .name = "encoding/script-mixed",
  .severity = KW_NOTE,
  .summary = "Simplified and traditional characters are mixed, or words were converted character by character",
  .why =
      "The text was put together from two sources, typed with two input methods, or went through a converter that "
      "replaces one character by one. Simplified `发` is 發 and 髮, `后` is 後 and 后, `里` is 裡 and 里: where such "
      "a program picks the first, 頭髮 becomes `頭發`, 皇后 `皇後`, 公里 `公裡`. Searches miss such words, and "
      "counts of words come out split.\n\n"
      "The script is that of the clear majority of characters that only one script has. Characters that both have "
      "(后, 里, 干, 云), Japanese forms and the variants of names count for nothing. A quotation, a title, a name in "
      "brackets and a paragraph that are wholly in the other script may be so on purpose and are left alone; an "
      "article with many such paragraphs is told once.\n\n"
      "Convert by phrases, as OpenCC does, from the original and only once. The replacements are proposals: a name may "
      "be "
      "spelled so. Allow it for articles about characters, and for quotations without quotation marks.",
  .message = "{text} is {problem}",
  .since = "0.1",
  .examples =
      (const KwExample[]){
          { .bad = "这座⟦橋⟧前前后后修了三年，桥下⟦還⟧有⟦條⟧小路一直通到镇上，孩子们放学后在桥边钓鱼。",
            .fixed = "这座桥前前后后修了三年，桥下还有条小路一直通到镇上，孩子们放学后在桥边钓鱼。" },
          { .bad = "渡口的老船工说，这条河在⟦歷⟧史上没有结过冰，冬天照样摆渡。",
            .fixed = "渡口的老船工说，这条河在历史上没有结过冰，冬天照样摆渡。" },
          { .bad = "村裡的圖書室週末開放，⟦这⟧個月添了兩百冊新書，管理員⟦说⟧孩子⟦们⟧最愛看畫冊。",
            .fixed = "村裡的圖書室週末開放，這個月添了兩百冊新書，管理員說孩子們最愛看畫冊。" },
          { .bad = "理髮師傅說，她的⟦頭發⟧又黑又亮，從鎮上走來的三⟦公裡⟧山路一點也沒有吹亂。",
            .fixed = "理髮師傅說，她的頭髮又黑又亮，從鎮上走來的三公里山路一點也沒有吹亂。" },
          { .bad = "博物館新展出一頂⟦皇後⟧的鳳冠，講解員介紹了當時的⟦製度⟧和禮儀。",
            .fixed = "博物館新展出一頂皇后的鳳冠，講解員介紹了當時的制度和禮儀。" },
          { .bad = "⟦縣裡的圖書館每個週末開門，館員帶著孩子們讀書、畫畫，還請來鎮上的老匠人講怎樣編竹籃。⟧\n"
                   "館長說，這樣的活動辦了三年，來的人一年比一年多。\n"
                   "孩子们坐在长桌边，听老人说从前的事，谁也不说话。讲完了，两个学生还缠着问这问那。\n"
                   "窗外下着雨，屋里点着灯，书页翻动的声音很轻。\n"
                   "关门的时候，雨停了，他们才发现天已经黑了，各自背着书包回家去，约好下个星期还要来，带上画笔、纸张和刚写完的习题。" },
          { .good = "他把《紅樓夢》的旧刻本读了三遍，书上题着“滿紙荒唐言”几个字，说这是祖父留下来的。" },
          { .good = "展览的主人（張學賢）是从海外回来的侨胞，为家乡的学校捐过三座楼。" },
          { .good = "網站的頁尾寫著“这里有简体版”，點進去就能看到另一種文字的說明。" },
          { .good = "繁體中文 | 简体中文\n欢迎访问县图书馆的网站，这里可以查询馆藏、续借图书。" },
          { .good = "镇上的老先生爱写旧体诗，最近一首是这样的：\n遠樹連天綠，輕舟過水來。\n大家读了都说好。" },
          { .good = "龍頭發揮帶頭作用，秦始皇後來統一了文字；校長發給每個學生一本書，四隻能飛的鳥停在樹上，手錶演示完畢"
                    "。" },
          { .good =
                "石嶺頭村的鐘樓建於十九世紀，皇后大道和里程碑都在山谷的南邊，幹部和乾糧、頭髮和發展各有各的寫法。" },
          { .good = "本要點所稱團體係指依規約成立者，證書遺失得申請換發，機關應換發型式證書；新製的茶具由廠商燒成，內含紅麴。" },
          { .good = "圖書館訂了幾種日本雜誌，館員讀道：同誌によると、来月は休刊。穀城山下的讀者都來借閱。" },
          { .good = "荆門的舊宫牆邊長滿青苔，老人强打精神，摇著扇子說起從前的歲月，聽的人都忘了時間。" },
          { .good = "骑手王濛和教练陈崑一起去了大雾濛濛的海边，后来他们又去了台北的里港。" },
          { NULL } },
  .check = check,
};

#define MOST_PLACES 1000 /* that a finding lists */
#define ENOUGH      3    /* different characters that are no accident */
#define ATTRACTED   200  /* cost that two characters of one word save */
#define DEPTH       8    /* of quotation marks within each other */
#define WHOLE_LINES 24   /* characters of the other script in lines of their own */

/* A line, a clause, what stands in brackets or quotation marks. */
typedef struct
{
  gunichar close;
  gsize start;
  guint n_foreign, n_native; /* before it */
} Frame;

typedef struct
{
  const KwArticle *article;
  const char *end;
  guint native, foreign; /* KwScript */
  GArray *places;        /* of KwSpan: characters of the other script, up to MOST_PLACES */
  guint n_foreign;       /* all of them */
  guint n_native;        /* characters that only the article's script has */
  Frame line, clause, frames[DEPTH];
  guint depth;
  gboolean kana;       /* in the clause */
  KwSpan own_line;     /* the first that is wholly in the other script */
  guint n_lines;       /* such lines */
  guint n_in_lines;    /* characters of the other script in them */
  guint repair, crowd; /* the first that end behind the place */
} Search;

static gunichar
char_before (const Search *search, const char *p)
{
  guint len;
  return p == search->article->text ? '\n' : kw_utf8_get (kw_utf8_prev (p, search->article->text), &len);
}

static gunichar
char_at (const Search *search, const char *p)
{
  guint len;
  return p == search->end ? '\n' : kw_utf8_get (p, &len);
}

static gunichar
closing_mark (gunichar c)
{
  static const gunichar pairs[][2] = { { 0x201C, 0x201D }, { 0x2018, 0x2019 }, { 0x300C, 0x300D }, { 0x300E, 0x300F },
                                       { 0x300A, 0x300B }, { 0x3008, 0x3009 }, { 0xFF08, 0xFF09 }, { '(', ')' },
                                       { 0x3010, 0x3011 }, { '[', ']' },       { 0x3014, 0x3015 }, { '"', '"' } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == c)
      return pairs[i][1];
  return 0;
}

static Frame
frame_at (const Search *search, const char *p, gunichar close)
{
  return (Frame){ close, (gsize) (p - search->article->text), search->n_foreign, search->n_native };
}

/* What was found since FRAME began is no defect. */
static void
drop (Search *search, const Frame *frame)
{
  search->n_foreign = frame->n_foreign;
  g_array_set_size (search->places, MIN (search->places->len, search->n_foreign));
}

static gboolean
is_wholly_foreign (const Search *search, const Frame *frame)
{
  return search->n_native == frame->n_native && search->n_foreign > frame->n_foreign;
}

static gboolean
close_frame (Search *search, gunichar c)
{
  for (guint i = search->depth; i > 0; i--)
    if (search->frames[i - 1].close == c)
      {
        search->depth = i - 1;
        if (is_wholly_foreign (search, &search->frames[i - 1]))
          drop (search, &search->frames[i - 1]);
        return TRUE;
      }
  return FALSE;
}

static void
end_line (Search *search, const char *p)
{
  if (is_wholly_foreign (search, &search->line))
    {
      if (search->n_lines++ == 0)
        search->own_line = kw_span (search->line.start, (gsize) (p - search->article->text));
      search->n_in_lines += search->n_foreign - search->line.n_foreign;
      drop (search, &search->line);
    }
  search->depth = 0;
  search->line = frame_at (search, MIN (p + 1, search->end), 0);
}

/* C is no Han. Japanese has traditional forms: a clause with kana is not
 * looked at. */
static void
end_clause (Search *search, gunichar c, const char *p)
{
  if (search->kana)
    drop (search, &search->clause);
  search->kana = FALSE;
  gunichar close = closing_mark (c);
  if (c == '\n')
    end_line (search, p);
  else if (!close_frame (search, c) && close != 0 && search->depth < DEPTH)
    search->frames[search->depth++] = frame_at (search, p, close);
  search->clause = frame_at (search, p, 0);
}

/* 繁體中文, 简体版: a script called by its name, in its own characters. */
static gboolean
is_label (const Search *search, const char *p, gunichar c)
{
  gunichar before = char_before (search, p), after = char_at (search, p + 3);
  gboolean body = c == 0x9AD4; /* 體 */
  if (body)
    return before == 0x7E41 || before == 0x6B63 || before == 0x7C21;           /* 繁正簡 */
  return (c == 0x7C21 || c == 0x7B80) && (after == 0x9AD4 || after == 0x4F53); /* 簡简 before 體体 */
}

/* What is garbled there is another rule's. Places ascend. */
static gboolean
is_garbled (Search *search, KwSpan span)
{
  const GArray *repairs = search->article->repairs, *crowds = search->article->census.crowds;
  while (repairs != NULL && search->repair < repairs->len &&
         g_array_index (repairs, KwRepair, search->repair).span.end <= span.start)
    search->repair++;
  while (crowds != NULL && search->crowd < crowds->len &&
         g_array_index (crowds, KwSpan, search->crowd).end <= span.start)
    search->crowd++;
  return (repairs != NULL && search->repair < repairs->len &&
          kw_span_overlaps (g_array_index (repairs, KwRepair, search->repair).span, span)) ||
         (crowds != NULL && search->crowd < crowds->len &&
          kw_span_overlaps (g_array_index (crowds, KwSpan, search->crowd), span));
}

static void
add_foreign (Search *search, const char *p, gunichar c)
{
  KwSpan span = kw_span ((gsize) (p - search->article->text), (gsize) (p - search->article->text) + 3);
  if (is_label (search, p, c) || is_garbled (search, span))
    return;
  search->n_foreign++;
  if (search->places->len < MOST_PLACES)
    g_array_append_val (search->places, span);
}

static void
find_foreign (Search *search)
{
  guint len;
  for (const char *p = search->article->text; p < search->end; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      guint script = kw_script_of (c);
      if (script == search->native)
        search->n_native++;
      else if ((script & search->foreign) != 0)
        add_foreign (search, p, c);
      else if (c >= 0x3041 && c <= 0x30FF)
        search->kana = TRUE;
      else if (!kw_is_han (c))
        end_clause (search, c, p);
    }
  end_clause (search, '\n', search->end);
}

/* One character of a word that readers know, or several: no name, no slip of
 * a list of variants. */
static gboolean
is_evident (const Search *search)
{
  gunichar different[ENOUGH];
  guint n = 0;
  for (guint i = 0; i < search->places->len; i++)
    {
      const char *p = search->article->text + g_array_index (search->places, KwSpan, i).start;
      gunichar c = char_at (search, p);
      guint known = 0;
      if (kw_script_of (c) != search->foreign || !kw_model_is_common (c))
        continue;
      while (known < n && different[known] != c)
        known++;
      if (known == n)
        different[n++] = c;
      if (n == ENOUGH || kw_model_attract (char_before (search, p), c, ATTRACTED) ||
          kw_model_attract (c, char_at (search, p + 3), ATTRACTED))
        return TRUE;
    }
  return FALSE;
}

static const char *
script_name (guint script)
{
  return script == KW_SCRIPT_SIMPLIFIED ? KW_VALUE ("simplified") : KW_VALUE ("traditional");
}

static void
add_place (KwFinding *finding, guint n, KwSpan span, const char *replacement)
{
  if (n > 1)
    kw_finding_add_occurrence (finding, span, replacement);
  if (n == 1 || finding->safety == KW_FIX_NONE)
    kw_finding_set_replacement (finding, n == 1 ? replacement : NULL,
                                replacement != NULL ? KW_FIX_UNSAFE : KW_FIX_NONE);
}

static void
report_foreign (KwContext *ctx, const Search *search)
{
  const GArray *places = search->places;
  gboolean clear = search->n_foreign <= search->n_native / 2;
  KwFinding *finding = kw_report (ctx, search->article, g_array_index (places, KwSpan, 0));
  const char *foreign = script_name (search->foreign), *native = script_name (search->native);
  g_autofree char *problem =
    search->n_foreign > 1
      ? g_strdup_printf (KW_VALUE ("%s in a %s text (%u such characters)"), foreign, native, search->n_foreign)
      : g_strdup_printf (KW_VALUE ("%s in a %s text"), foreign, native);
  kw_finding_add_arg (finding, "problem", problem);
  for (guint i = 0; i < places->len; i++)
    {
      KwSpan span = g_array_index (places, KwSpan, i);
      gunichar other = kw_script_counterpart (char_at (search, search->article->text + span.start));
      char replacement[8] = "";
      replacement[kw_utf8_put (replacement, other)] = '\0';
      add_place (finding, places->len, span, other != 0 && clear ? replacement : NULL);
    }
}

static void
report_lines (KwContext *ctx, const Search *search)
{
  KwFinding *finding = kw_report (ctx, search->article, search->own_line);
  g_autofree char *problem = g_strdup_printf (KW_VALUE ("a %s line in a %s text (%u such lines)"), script_name (search->foreign),
                                              script_name (search->native), search->n_lines);
  kw_finding_add_arg (finding, "problem", problem);
}

static void
report_misconverted (KwContext *ctx, const Search *search, const GArray *words)
{
  const KwMisconverted *all = (const KwMisconverted *) (gconstpointer) words->data;
  KwFinding *finding = kw_report (ctx, search->article, all[0].span);
  g_autofree char *problem = g_strdup_printf (KW_VALUE ("converted character by character; the word is %s"), all[0].right);
  kw_finding_add_arg (finding, "problem", problem);
  for (guint i = 0; i < words->len; i++)
    add_place (finding, words->len, all[i].span, all[i].right);
}

static void
check_foreign (KwContext *ctx, Search *search)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (KwSpan));
  search->places = places;
  find_foreign (search);
  if (is_evident (search))
    report_foreign (ctx, search);
  if (search->n_in_lines >= WHOLE_LINES && search->n_in_lines >= search->n_native / 3)
    report_lines (ctx, search);
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  if ((article->census.seen & KW_SEEN_TRADITIONAL) == 0)
    return;
  KwScriptSurvey survey;
  kw_script_survey (&survey, article->text, article->len, MOST_PLACES);
  g_autoptr (GArray) words = survey.misconverted;
  gboolean simplified = survey.simplified >= survey.traditional;
  Search search = { .article = article,
                    .end = article->text + article->len,
                    .native = simplified ? KW_SCRIPT_SIMPLIFIED : KW_SCRIPT_TRADITIONAL,
                    .foreign = simplified ? KW_SCRIPT_TRADITIONAL : KW_SCRIPT_SIMPLIFIED };
  if (survey.simplified > 0)
    check_foreign (ctx, &search);
  if (simplified || words == NULL)
    return;
  kw_misconverted_sift (article->text, article->len, words);
  if (words->len > 0)
    report_misconverted (ctx, &search, words);
}
