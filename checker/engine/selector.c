/* selector.c - the figures that a declared rule is about */
#include "checker/engine/selector.h"
#include "checker/figures/lexicon.h"

#include <string.h>

static const char *const kinds[] = { "number", "count",   "money",   "percent", "percentage_point",
                                     "ratio",  "ordinal", "measure", NULL };
static const char *const roles[] = { "level", "total", "part", "cumulative", "delta", "per_unit", NULL };
static const char *const periods[] = { "flow", "stock", NULL };
static const char *const modalities[] = { "actual", "plan", "forecast", "requirement", NULL };

/* --- reading */

static gboolean
read_unit (const KwPackReader *r, const char *pointer, const json_t *value, KwSelector *s)
{
  g_auto (GStrv) unit = NULL;
  g_autofree char *class_name = NULL, *at = kw_pack_step (pointer, "unit"),
                  *class_at = kw_pack_step (pointer, "unit_class");
  gsize len = 0;
  if (!kw_pack_words (r, pointer, value, "unit", FALSE, &unit) ||
      !kw_pack_string (r, pointer, value, "unit_class", FALSE, &class_name))
    return FALSE;
  if (unit != NULL)
    s->unit = kw_lexicon_unit (unit[0], unit[0] + strlen (unit[0]), &len);
  if (unit != NULL && (s->unit == 0 || unit[0][len] != '\0'))
    return kw_pack_fail (r, at, KW_VALUE ("no unit is called \"%s\" (--lexicon adds units)"), unit[0]);
  if (class_name != NULL)
    s->unit_class = kw_lexicon_class (class_name);
  return class_name == NULL || s->unit_class != 0 ||
         kw_pack_fail (r, class_at, KW_VALUE ("no unit is of the class \"%s\" (--lexicon adds classes)"), class_name);
}

/* A name that many places have must be said by its code. */
static gboolean
resolve_place (const KwPackReader *r, const char *at, const char *name, guint32 *code)
{
  gsize len;
  const KwWord *word = kw_lexicon_word (name, name + strlen (name), &len);
  if (word == NULL || word->type != KW_WORD_place || name[len] != '\0')
    return kw_pack_fail (r, at, KW_VALUE ("no place is called \"%s\": say its code, or add it by --lexicon"), name);
  const KwPlaceName *place = kw_lexicon_place (word);
  *code = kw_lexicon_place_code (place, 0);
  for (guint i = 1; i < place->n; i++)
    if (kw_lexicon_place_code (place, i) != *code)
      return kw_pack_fail (r, at, KW_VALUE ("\"%s\" is %u places (%06u, %06u …): say the code"), name, (guint) place->n, *code,
                           kw_lexicon_place_code (place, i));
  return TRUE;
}

static gboolean
read_place (const KwPackReader *r, const char *pointer, const json_t *value, KwSelector *s)
{
  g_auto (GStrv) name = NULL;
  g_autofree char *at = kw_pack_step (pointer, "place");
  if (!kw_pack_words (r, pointer, value, "place", FALSE, &name) || name == NULL)
    return name == NULL;
  if (name[1] != NULL)
    return kw_pack_fail (r, at, KW_VALUE ("one place is expected"));
  if (strspn (name[0], "0123456789") == strlen (name[0]))
    s->place = (guint32) g_ascii_strtoull (name[0], NULL, 10);
  else
    return resolve_place (r, at, name[0], &s->place);
  return (strlen (name[0]) == 6 && s->place >= 100000) || kw_pack_fail (r, at, KW_VALUE ("a code has six digits"));
}

void
kw_selector_init (KwSelector *selector)
{
  *selector = (KwSelector){ .kind = -1, .role = -1, .period = -1, .modality = -1 };
}

gboolean
kw_selector_read (const KwPackReader *r, const char *pointer, const json_t *value, gboolean needs_noun, KwSelector *s)
{
  static const char *const known[] = { "noun",  "without", "unit",   "unit_class", "kind",
                                       "place", "role",    "period", "modality",   NULL };
  kw_selector_init (s);
  return kw_pack_is_object (r, pointer, value, known) &&
         kw_pack_words (r, pointer, value, "noun", needs_noun, &s->nouns) &&
         kw_pack_words (r, pointer, value, "without", FALSE, &s->without) && read_unit (r, pointer, value, s) &&
         read_place (r, pointer, value, s) && kw_pack_choice (r, pointer, value, "kind", kinds, &s->kind) &&
         kw_pack_choice (r, pointer, value, "role", roles, &s->role) &&
         kw_pack_choice (r, pointer, value, "period", periods, &s->period) &&
         kw_pack_choice (r, pointer, value, "modality", modalities, &s->modality);
}

void
kw_selector_clear (KwSelector *selector)
{
  g_strfreev (selector->nouns);
  g_strfreev (selector->without);
}

/* --- matching */

static gboolean
has_role (const KwSelector *s, const KwFigure *f)
{
  return s->role >= 0 ? (int) f->role == s->role : f->role != KW_ROLE_DELTA && f->role != KW_ROLE_PER_UNIT;
}

static gboolean
has_period (const KwSelector *s, const KwFigure *f)
{
  return s->period < 0 || f->period_type == (s->period == 0 ? KW_PERIOD_FLOW : KW_PERIOD_STOCK);
}

static gboolean
is_of_kind (const KwSelector *s, const KwFigure *f)
{
  /* 世界第一 says nothing of how many. */
  return (s->kind < 0 ? f->kind != KW_KIND_ORDINAL : (int) f->kind == s->kind) &&
         (s->unit == 0 || f->unit == s->unit) &&
         (s->unit_class == 0 || kw_lexicon_unit_entry (f->unit)->class_index == s->unit_class) &&
         (s->place == 0 || (f->n_places > 0 && f->places[0] == s->place)) && (int) f->modality == MAX (s->modality, 0);
}

/* Clauses of any length are looked at so far. */
#define REACH 240

void
kw_selector_words (const KwArticle *article, guint i, KwSpan *noun, KwSpan *before)
{
  const KwFigure *f = kw_ledger_figure (article->ledger, i);
  guint32 start = f->clause.start, end = f->folded.start;
  if (i > 0)
    {
      const KwFigure *last = kw_ledger_figure (article->ledger, i - 1);
      start = MAX (start, MAX (last->folded.end, MIN (last->noun.end, end)));
    }
  if (end > REACH)
    start = MAX (start, end - REACH);
  *noun = f->noun;
  *before = kw_span (MIN (start, end), end);
}

/* What may stand between a noun and its figure: a word of its measure, of its
 * reaching a value. Anything else (教师中有党员300人, 藏书外借1.2万册) makes
 * the figure one of something else. */
static const char *const neutral[] = {
  "总人数", "人数", "总数量", "数量",   "总数",   "总量",   "总额", "总值", "总规模", "规模", "总面积", "面积", "合计",
  "总计",   "共计", "总共",   "达到",   "达",     "到",     "为",   "是",   "有",     "共",   "已经",   "已",   "现有",
  "现",     "拥有", "实有",   "仅",     "只",     "就",     "也",   "均",   "都",     "了",   "的",     "首次", "突破",
  "实现",   "完成", "升至",   "稳定在", "保持在", "维持在", "始终", "一直", "目前",   "高达", "在",     "至",   "数",
  "量",     "额",   "率",     "年",     "月",     "日",     "末",   "底",   NULL
};
static const char *const changes[] = { "增加", "增长", "净增", "新增", "提高",   "上升",
                                       "减少", "下降", "降低", "同比", "比上年", NULL };

static gsize
skip_any (const char *p, gsize left, const char *const *words)
{
  gsize longest = 0;
  for (; *words != NULL; words++)
    {
      gsize n = strlen (*words);
      if (n > longest && n <= left && memcmp (p, *words, n) == 0)
        longest = n;
    }
  return longest;
}

/* Places, periods, vagueness, totals, as the lexicon knows them. */
static gsize
skip_word (const char *p, const char *end)
{
  gsize len = 0;
  const KwWord *word = kw_lexicon_word (p, end, &len);
  if (word == NULL || word->type == KW_WORD_verb || word->type == KW_WORD_skip || word->type == KW_WORD_numeral)
    return 0;
  gboolean other = word->type == KW_WORD_role && word->arg != KW_ROLE_LEVEL && word->arg != KW_ROLE_TOTAL &&
                   word->arg != KW_ROLE_CUMULATIVE;
  return other ? 0 : len;
}

static gboolean
is_neutral (const char *text, KwSpan gap, gboolean change_is_meant)
{
  const char *end = text + gap.end;
  for (const char *p = text + gap.start; p < end;)
    {
      gsize len = skip_any (p, (gsize) (end - p), neutral);
      if (len == 0 && change_is_meant)
        len = skip_any (p, (gsize) (end - p), changes);
      if (len == 0)
        len = skip_word (p, end);
      if (len == 0 && (guchar) *p < 0x80 && !g_ascii_isalpha (*p))
        len = 1;
      if (len == 0)
        return FALSE;
      p += len;
    }
  return TRUE;
}

/* The last place of WORD in SPAN; -1. */
static gssize
find_last (const char *text, KwSpan span, const char *word)
{
  gssize found = -1;
  for (gssize at; (at = kw_phrase_find (text, span, word)) >= 0; span.start = (guint32) at + 1)
    found = at;
  return found;
}

static gboolean
names_noun (const KwSelector *s, const char *text, KwSpan noun, KwSpan before)
{
  for (char **word = s->nouns; *word != NULL; word++)
    {
      if (noun.start >= before.end && kw_phrase_has (text, noun, *word))
        return TRUE;
      gssize at = find_last (text, before, *word);
      if (at >= 0 && is_neutral (text, kw_span ((gsize) at + strlen (*word), before.end), s->role == KW_ROLE_DELTA))
        return TRUE;
    }
  return FALSE;
}

/* The clause, as much of it as stands around the figure. */
static KwSpan
near_clause (const KwFigure *f)
{
  guint32 start = f->folded.start > REACH ? f->folded.start - REACH : 0;
  return kw_span (MAX (f->clause.start, start), MAX (MIN (f->clause.end, f->folded.end + REACH), f->folded.end));
}

gboolean
kw_selector_matches (const KwSelector *s, const KwArticle *article, guint i)
{
  const KwFigure *f = kw_ledger_figure (article->ledger, i);
  const char *text = article->fold.text;
  KwSpan noun, before;
  if (!is_of_kind (s, f) || !has_role (s, f) || !has_period (s, f))
    return FALSE;
  kw_selector_words (article, i, &noun, &before);
  if (s->without != NULL && kw_phrase_has_any (text, near_clause (f), (const char *const *) s->without))
    return FALSE;
  return s->nouns == NULL || names_noun (s, text, noun, before);
}
