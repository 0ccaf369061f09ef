/* bind.c - binding a figure to its clause and sentence */
#include "checker/figures/bind.h"
#include "checker/base/utf8.h"
#include "checker/text/phrase.h"

#include <string.h>

#define NOUN_MAX 24 /* bytes: eight Han */
#define AIM_MAX  90 /* from 以 to 为目标 */

/* The tokens of the figure's clause and sentence, FIRST up to but without LAST. */
typedef struct
{
  guint clause_first, clause_last;
  guint sentence_first, sentence_last;
} Scope;

static gboolean
ends_clause (const KwToken *token)
{
  return token->type == KW_TOKEN_COMMA || token->type == KW_TOKEN_SENTENCE;
}

/* Tokens that are looked at on each side: no sentence has more, and a line of
 * a million numbers must not take a million steps for each. */
#define REACH 200

static Scope
find_scope (const KwSurroundings *a, guint first, guint last)
{
  Scope scope = { first, last + 1, 0, 0 };
  guint floor = first > REACH ? first - REACH : 0, limit = MIN (a->tokens->len, last + REACH);
  while (scope.clause_first > floor && !ends_clause (kw_token (a->tokens, scope.clause_first - 1)))
    scope.clause_first--;
  while (scope.clause_last < limit && !ends_clause (kw_token (a->tokens, scope.clause_last)))
    scope.clause_last++;
  scope.sentence_first = scope.clause_first;
  while (scope.sentence_first > floor && kw_token (a->tokens, scope.sentence_first - 1)->type != KW_TOKEN_SENTENCE)
    scope.sentence_first--;
  scope.sentence_last = scope.clause_last;
  while (scope.sentence_last < limit && kw_token (a->tokens, scope.sentence_last)->type != KW_TOKEN_SENTENCE)
    scope.sentence_last++;
  return scope;
}

/* From behind the token before FIRST to before LAST. */
static KwSpan
span_of (const KwSurroundings *a, guint first, guint last)
{
  guint32 start = first > 0 ? kw_token (a->tokens, first - 1)->span.end : a->block.start;
  guint32 end = last < a->tokens->len ? kw_token (a->tokens, last)->span.start : a->block.end;
  return kw_span (MAX (start, a->block.start), end);
}

static void
set_scope (const KwSurroundings *a, const Scope *scope, KwFigure *f)
{
  f->clause = span_of (a, scope->clause_first, scope->clause_last);
  f->sentence = span_of (a, scope->sentence_first, scope->sentence_last);
}

static void
add_place (KwFigure *f, guint32 code)
{
  for (guint i = 0; i < f->n_places; i++)
    if (f->places[i] == code)
      return;
  if (code != 0 && f->n_places < KW_MAX_PLACES)
    f->places[f->n_places++] = code;
}

static gboolean
names_place (const KwToken *token)
{
  return kw_token_is_word (token, KW_WORD_place) || kw_token_is_word (token, KW_WORD_self);
}

/* Places of the clause, else the nearest before it in the sentence, else the
 * article's own. */
static void
bind_places (const KwSurroundings *a, const Scope *scope, KwFigure *f)
{
  for (guint i = scope->clause_first; i < scope->clause_last; i++)
    if (names_place (kw_token (a->tokens, i)))
      add_place (f, kw_gazetteer_resolve (a->gazetteer, kw_token (a->tokens, i)));
  for (guint i = scope->clause_first; i > scope->sentence_first && f->n_places == 0; i--)
    if (names_place (kw_token (a->tokens, i - 1)))
      add_place (f, kw_gazetteer_resolve (a->gazetteer, kw_token (a->tokens, i - 1)));
  if (f->n_places == 0)
    add_place (f, a->gazetteer->own);
}

/* Where the figure's sentence begins for a date: 2014年末,存款131亿元;贷款92亿元
 * is of one time, so that a semicolon ends nothing here. */
/* ; and 。其中 end no sentence: what they begin is of the time before. */
static gboolean
goes_on (const KwSurroundings *a, guint i)
{
  guint32 end = kw_token (a->tokens, i)->span.end;
  return a->text[kw_token (a->tokens, i)->span.start] == ';' ||
         kw_phrase_begins (a->text, kw_span (end, a->block.end), "其中");
}

static guint32
period_scope (const KwSurroundings *a, const Scope *scope)
{
  guint first = scope->sentence_first, floor = first > REACH ? first - REACH : 0;
  while (first > floor && (kw_token (a->tokens, first - 1)->type != KW_TOKEN_SENTENCE || goes_on (a, first - 1)))
    first--;
  return first > 0 ? kw_token (a->tokens, first - 1)->span.end : a->block.start;
}

/* The day on which it was told, not on which it was: 记者9月2日从…获悉. */
static gboolean
is_of_report (const KwSurroundings *a, const KwDate *date)
{
  static const char *const words[] = { "获悉", "公布", "发布", "了解到", "通报", NULL };
  guint32 end = MIN (date->folded.end + 60, a->block.end);
  const char *comma = memchr (a->text + date->folded.end, ',', end - date->folded.end);
  end = comma != NULL ? (guint32) (comma - a->text) : end;
  /* 1978年生: of a person, not of what is told. */
  if (kw_phrase_begins (a->text, kw_span (date->folded.end, a->block.end), "生") ||
      kw_phrase_begins (a->text, kw_span (date->folded.end, a->block.end), "出生"))
    return TRUE;
  if (date->grain != KW_GRAIN_DAY)
    return FALSE;
  return kw_phrase_ends (a->text, kw_span (a->block.start, date->folded.start), "记者") ||
         (kw_phrase_begins (a->text, kw_span (date->folded.end, end), "从") &&
          kw_phrase_has_any (a->text, kw_span (date->folded.end, end), words));
}

/* The year that another is compared with (比2012年增长8%): it dates only a figure
 * right behind it (比2012年的3.2亿元). */
static gboolean
is_of_comparison (const KwSurroundings *a, const KwDate *date, const KwFigure *f)
{
  static const char *const words[] = { "比", "较", "于", "与", "跟", "和" };
  KwSpan before = kw_span (a->block.start, date->folded.start);
  gboolean compared = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words) && kw_span_len (before) >= 3; i++)
    compared = compared || memcmp (a->text + before.end - 3, words[i], 3) == 0;
  KwSpan between = kw_span (date->folded.end, f->folded.start);
  /* 加上去年结转的1141件,共受理14011件: only what was carried over is last year's. */
  static const char *const carried[] = { "结转", "结余", "遗留", "转入", "转来", "旧存" };
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    compared = compared || kw_phrase_begins (a->text, between, carried[i]);
  gboolean its_own = kw_span_len (between) <= 12 || (kw_span_len (between) <= 45 && kw_phrase_ends (a->text, between, "的") &&
                                                     !kw_phrase_has (a->text, between, ","));
  return compared && !its_own;
}

/* 比2015年的231.5万辆次增长6.4%: the year compared with has a figure of its own. */
static gboolean
is_right_before (const KwSurroundings *a, const KwDate *date, const KwFigure *f)
{
  return f->folded.start == date->folded.end + 3 && memcmp (a->text + date->folded.end, "的", 3) == 0;
}

/* 高于上半年的737万人和2013年的725万人: a year behind a part of a year may mean the
 * same part of its own. */
static gboolean
is_elliptic (const KwSurroundings *a, const KwDate *year, guint32 from)
{
  KwSpan behind = kw_span (year->folded.end, a->block.end);
  if (year->grain != KW_GRAIN_YEAR || !(kw_phrase_begins (a->text, behind, "的") || kw_phrase_begins (a->text, behind, "同期")))
    return FALSE;
  for (guint i = a->dates->len; i > 0; i--)
    {
      const KwDate *date = &g_array_index (a->dates, KwDate, i - 1);
      if (date->folded.start < from)
        break;
      if (date->folded.end <= year->folded.start && date->grain != KW_GRAIN_YEAR)
        return TRUE;
    }
  return FALSE;
}

/* The nearest date before the figure in its sentence. */
static void
bind_period (const KwSurroundings *a, const Scope *scope, KwFigure *f)
{
  guint32 from = period_scope (a, scope);
  const KwDate *best = NULL;
  for (guint i = a->dates->len; i > 0 && best == NULL; i--)
    {
      const KwDate *date = &g_array_index (a->dates, KwDate, i - 1);
      if (date->folded.start < MAX (from, a->block.start))
        break;
      if (date->folded.end <= f->folded.start && (!date->base || is_right_before (a, date, f)) && !is_of_report (a, date) && !is_of_comparison (a, date, f))
        best = date;
    }
  if (best == NULL)
    return;
  f->period = best->period;
  f->period_type = best->type;
  f->period_anchor = best->anchor;
  f->period_span = best->folded;
  if (is_elliptic (a, best, from))
    f->period_type = KW_PERIOD_VAGUE;
}

/* The nearest word of TYPE before the figure in its clause; NULL. */
static const KwToken *
word_before (const KwSurroundings *a, const Scope *scope, guint first, KwWordType type)
{
  for (guint i = first; i > scope->clause_first; i--)
    if (kw_token_is_word (kw_token (a->tokens, i - 1), type))
      return kw_token (a->tokens, i - 1);
  return NULL;
}

static const KwToken *
verb_before (const KwSurroundings *a, const Scope *scope, guint first)
{
  for (guint i = first; i > scope->clause_first; i--)
    {
      const KwToken *token = kw_token (a->tokens, i - 1);
      if (kw_token_is_word (token, KW_WORD_verb) &&
          !kw_verb_makes_noun (a->text + token->span.end, a->text + a->block.end))
        return token;
    }
  return NULL;
}

static const KwToken *
word_after (const KwSurroundings *a, const Scope *scope, guint last, KwWordType type)
{
  for (guint i = last + 1; i < scope->clause_last; i++)
    {
      const KwToken *token = kw_token (a->tokens, i);
      if (token->type == KW_TOKEN_NUMERAL)
        return NULL;
      if (kw_token_is_word (token, type))
        return token;
    }
  return NULL;
}

/* 提前完成全年900万人的目标任务: what was aimed at stands behind the figure. */
static gboolean
is_target (const KwSurroundings *a, const KwFigure *f)
{
  static const char *const words[] = { "目标", "任务", "计划", "指标", NULL };
  KwSpan behind = kw_span (f->folded.end, MIN (MAX (f->clause.end, f->folded.end), f->folded.end + 30));
  /* 相当于全年29.8亿元目标的53.4%, but not 三大目标. */
  if (kw_phrase_begins (a->text, behind, "目标") && strcmp (kw_unit_class (f->unit), "item") != 0)
    return TRUE;
  return kw_phrase_begins (a->text, behind, "的") && kw_phrase_has_any (a->text, behind, words);
}

/* 比2月份减少16个: by how many, not to how many. */
static gboolean
is_increment (const KwSurroundings *a, const KwFigure *f)
{
  static const char *const words[] = { "增加", "减少", "下降", "上升", "提高", "降低", "增长", "回落" };
  KwSpan before = kw_span (a->block.start, f->folded.start);
  if (kw_phrase_ends (a->text, before, "了"))
    before.end -= 3;
  for (guint i = 0; i < G_N_ELEMENTS (words) && kw_span_len (before) >= 6; i++)
    if (memcmp (a->text + before.end - 6, words[i], 6) == 0)
      return TRUE;
  return FALSE;
}

/* 将1743名被执行人纳入名单: no 将 of the future. */
static gboolean
takes_object (const KwSurroundings *a, guint i)
{
  const KwToken *token = kw_token (a->tokens, i);
  return i + 1 < a->tokens->len && kw_token (a->tokens, i + 1)->type == KW_TOKEN_NUMERAL &&
         kw_token (a->tokens, i + 1)->span.start == token->span.end && kw_span_len (token->span) == 3 &&
         memcmp (a->text + token->span.start, "将", 3) == 0;
}

/* 「长者维修资助计划」, 计划由2012年开展: a scheme that is called so, no plan of what follows. */
static gboolean
is_name (const KwSurroundings *a, guint i)
{
  static const char *const quotes[] = { "」", "》", "”", "』", "\"" };
  static const char *const behind[] = { "由", "自", "为", "是", "于", "已", "共", "推出", "开展", "实施", "启动" };
  const KwToken *token = kw_token (a->tokens, i);
  KwSpan after = kw_span (token->span.end, a->block.end);
  if (token->word.arg != KW_MODALITY_PLAN || kw_span_len (token->span) != 6 ||
      (memcmp (a->text + token->span.start, "计划", 6) != 0 && memcmp (a->text + token->span.start, "规划", 6) != 0))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (quotes); k++)
    if (kw_phrase_begins (a->text, after, quotes[k]))
      return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (behind); k++)
    if (kw_phrase_begins (a->text, after, behind[k]))
      return TRUE;
  return FALSE;
}

/* 以创建旅游强县为目标,: why it was done, not what is to be. */
static gboolean
is_aim (const KwSurroundings *a, guint i)
{
  const KwToken *token = kw_token (a->tokens, i);
  guint32 start = token->span.start, floor = MAX (a->block.start, start > AIM_MAX ? start - AIM_MAX : 0);
  return kw_span_len (token->span) == 6 && memcmp (a->text + start, "目标", 6) == 0 && a->text[token->span.end] == ',' &&
         kw_phrase_ends (a->text, kw_span (floor, start), "为") && kw_phrase_has (a->text, kw_span (floor, start), "以");
}

/* 争取项目资金6840万元: got, where 争取 has no verb behind it. */
static gboolean
is_got (const KwSurroundings *a, guint i)
{
  static const char *const goods[] = { "资金", "补助", "专项", "项目", "投资", "贷款", "债券", "到", "了", "中央", "上级", "省级", "国家" };
  const KwToken *token = kw_token (a->tokens, i);
  KwSpan after = kw_span (token->span.end, a->block.end);
  if (kw_span_len (token->span) != 6 || memcmp (a->text + token->span.start, "争取", 6) != 0)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (goods); k++)
    if (kw_phrase_begins (a->text, after, goods[k]))
      return TRUE;
  return FALSE;
}

static void
bind_words (const KwSurroundings *a, const Scope *scope, guint first, guint last, KwFigure *f)
{
  const KwToken *verb = verb_before (a, scope, first);
  if (verb == NULL)
    verb = word_after (a, scope, last, KW_WORD_verb);
  if (verb != NULL)
    f->verb = verb->span;
  if (is_target (a, f))
    f->modality = KW_MODALITY_PLAN;
  for (guint i = scope->sentence_first; i < first && f->modality == KW_MODALITY_ACTUAL; i++)
    if (kw_token_is_word (kw_token (a->tokens, i), KW_WORD_modality) && !takes_object (a, i) && !is_name (a, i) && !is_got (a, i) && !is_aim (a, i))
      f->modality = (KwModality) kw_token (a->tokens, i)->word.arg;
  const KwToken *role = word_before (a, scope, first, KW_WORD_role);
  if (role != NULL)
    f->role = (KwRole) role->word.arg;
  if ((f->role == KW_ROLE_LEVEL || f->role == KW_ROLE_TOTAL) && is_increment (a, f))
    f->role = KW_ROLE_DELTA;
}

/* Characters that end a noun: particles, prepositions, conjunctions. */
static gboolean
ends_noun (gunichar c)
{
  switch (c)
    {
    case 0x7684: /* 的 */ case 0x5728: /* 在 */ case 0x4E8E: /* 于 */ case 0x548C: /* 和 */ case 0x53CA: /* 及 */
    case 0x4E0E: /* 与 */ case 0x5E76: /* 并 */ case 0x4E3A: /* 为 */ case 0x662F: /* 是 */ case 0x7B49: /* 等 */
    case 0x4E86: /* 了 */ case 0x88AB: /* 被 */ case 0x4ECE: /* 从 */ case 0x7531: /* 由 */ case 0x5230: /* 到 */
    case 0x5C06: /* 将 */ case 0x8FBE: /* 达 */ case 0x6709: /* 有 */ case 0x5171: /* 共 */ case 0x5DF2: /* 已 */
    case 0x5747: /* 均 */ case 0x53C8: /* 又 */ case 0x4E5F: /* 也 */ case 0x8FD8: /* 还 */ case 0x90FD: /* 都 */
    case 0x5176: /* 其 */ case 0x4EE5: /* 以 */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_noun_char (const char *p, const char *end)
{
  guint len;
  if (p >= end || (guchar) *p < 0xE3)
    return FALSE;
  gunichar c = kw_utf8_get (p, &len);
  return len == 3 && kw_is_han (c) && !ends_noun (c);
}

static gboolean
is_sum_word (const char *p)
{
  return memcmp (p, "合共", 6) == 0 || memcmp (p, "合计", 6) == 0 || memcmp (p, "共计", 6) == 0 || memcmp (p, "总计", 6) == 0 ||
         memcmp (p, "一共", 6) == 0 || memcmp (p, "总共", 6) == 0;
}

/* 为, 达, 有 … between the noun and its value: 授权量为412件. */
static gboolean
is_copula (const char *p)
{
  static const char *const words[] = { "为", "达", "是", "有", "共", "到", "至", "了", "已" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (memcmp (p, words[i], 3) == 0)
      return TRUE;
  return FALSE;
}

gboolean
kw_verb_makes_noun (const char *p, const char *end)
{
  static const char *const tails[] = { "户", "额", "量", "率", "费", "班", "者", "员", "品", "厂", "站", "点", "地", "区",
                                       "业", "人员", "面积", "资金", "收入", "项目", "总额", "总量", "基地", "能力", "任务" };
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (kw_utf8_begins (p, end, tails[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_noun_verb (const KwSurroundings *a, const KwToken *token)
{
  return kw_token_is_word (token, KW_WORD_verb) && kw_verb_makes_noun (a->text + token->span.end, a->text + a->block.end);
}

static KwSpan
noun_right (const KwSurroundings *a, guint last, const KwFigure *f)
{
  guint next = last + 1;
  while (next < a->tokens->len && is_noun_verb (a, kw_token (a->tokens, next)))
    next++;
  guint32 limit = next < a->tokens->len ? kw_token (a->tokens, next)->span.start : a->block.end;
  limit = MIN (MIN (limit, f->clause.end), f->folded.end + NOUN_MAX);
  guint32 p = f->folded.end;
  while (is_noun_char (a->text + p, a->text + limit))
    p += 3;
  return kw_span (f->folded.end, p);
}

/* Verbs that name what was done are part of the noun where they touch the
 * numeral: 技能培训3874人. */
static KwSpan
noun_left (const KwSurroundings *a, guint first, const KwFigure *f)
{
  guint32 floor = f->clause.start, end = f->folded.start;
  while (end >= floor + 6 && (is_sum_word (a->text + end - 6) || is_copula (a->text + end - 3)))
    end -= is_sum_word (a->text + end - 6) ? 6 : 3;
  guint before = first;
  while (before > 0 && kw_token (a->tokens, before - 1)->span.end > end)
    before--;
  if (before > 0 && kw_token_is_word (kw_token (a->tokens, before - 1), KW_WORD_verb) &&
      kw_token (a->tokens, before - 1)->span.end == end)
    before--;
  while (before > 0 && is_noun_verb (a, kw_token (a->tokens, before - 1)))
    before--;
  if (before > 0)
    floor = MAX (floor, kw_token (a->tokens, before - 1)->span.end);
  guint32 p = end;
  while (p >= floor + 3 && end - p < NOUN_MAX && is_noun_char (a->text + p - 3, a->text + p))
    p -= 3;
  return kw_span (p, end);
}

/* The counted noun: right of the unit (1.6万名务工人员), else left of the
 * numeral (劳动力6663名). Two Han are the least. */
static void
bind_noun (const KwSurroundings *a, guint first, guint last, KwFigure *f)
{
  KwSpan noun = noun_right (a, last, f);
  if (kw_span_len (noun) < 6)
    noun = noun_left (a, first, f);
  if (kw_span_len (noun) >= 6)
    f->noun = noun;
}

void
kw_bind (const KwSurroundings *around, guint first, guint last, KwFigure *figure)
{
  Scope scope = find_scope (around, first, last);
  set_scope (around, &scope, figure);
  bind_places (around, &scope, figure);
  bind_period (around, &scope, figure);
  bind_words (around, &scope, first, last, figure);
  bind_noun (around, first, last, figure);
}
