/* lexicon-names.h - the names that the lists of lexicon.h have in TSV files,
 * for those who read such files: checker/gen/lexicon.c, user-lexicon.c. */
#pragma once

#include "checker/figures/lexicon.h"

#include <string.h>

#define X(name) #name,
static const char *const word_types[] = { KW_WORD_TYPES (X) NULL };
static const char *const period_words[] = { KW_PERIOD_WORDS (X) NULL };
static const char *const vague_words[] = { KW_VAGUE_WORDS (X) NULL };
static const char *const modality_words[] = { KW_MODALITY_WORDS (X) NULL };
static const char *const role_words[] = { KW_ROLE_WORDS (X) NULL };
static const char *const mark_words[] = { KW_MARK_WORDS (X) NULL };
static const char *const self_words[] = { KW_SELF_WORDS (X) NULL };
static const char *const skip_words[] = { KW_SKIP_WORDS (X) NULL };
static const char *const numeral_words[] = { KW_NUMERAL_WORDS (X) NULL };
static const char *const neutral_words[] = { KW_NEUTRAL_WORDS (X) NULL };
static const char *const weekday_words[] = { KW_WEEKDAY_WORDS (X) NULL };
static const char *const plan_words[] = { KW_PLAN_WORDS (X) NULL };
#undef X
/* What a word of each type may have for its argument; NULL: anything. */
static const char *const *const word_arguments[] = {
  [KW_WORD_period] = period_words, [KW_WORD_before] = vague_words, [KW_WORD_after] = vague_words,
  [KW_WORD_modality] = modality_words, [KW_WORD_role] = role_words, [KW_WORD_mark] = mark_words,
  [KW_WORD_self] = self_words, [KW_WORD_skip] = skip_words, [KW_WORD_numeral] = numeral_words,
  [KW_WORD_neutral] = neutral_words, [KW_WORD_weekday] = weekday_words, [KW_WORD_plan] = plan_words,
};
static const char *const place_statuses[] = { "current", "former", "short", "word", NULL };
static const char *const unit_kinds[] = { "number",           "count", "money",   "percent",
                                          "percentage_point", "ratio", "ordinal", "measure", NULL };

/* The KwUnitTraits of a unit. */
static inline guint8
unit_traits (const char *name, const char *class_name)
{
  static const struct
  {
    const char *class_name; /* one that ends with : stands for all that begin so */
    guint8 traits;
  } known[] = {
    { "year", KW_UNIT_CALENDAR | KW_UNIT_TIME }, { "month", KW_UNIT_CALENDAR | KW_UNIT_TIME },
    { "week", KW_UNIT_CALENDAR | KW_UNIT_TIME }, { "quarter", KW_UNIT_CALENDAR },
    { "day", KW_UNIT_CALENDAR | KW_UNIT_DAY },   { "hour", KW_UNIT_TIME },
    { "minute", KW_UNIT_TIME },                  { "second", KW_UNIT_TIME },
    { "age", KW_UNIT_TIME },                     { "degree", KW_UNIT_TIME },
    { "time:clock", KW_UNIT_TIME },              { "temperature:", KW_UNIT_TIME },
    { "mass:", KW_UNIT_PRODUCE },                { "area:", KW_UNIT_PRODUCE },
    { "volume:", KW_UNIT_PRODUCE },              { "energy:", KW_UNIT_PRODUCE },
    { "length:", KW_UNIT_PRODUCE },              { "item", KW_UNIT_THING },
    { "building", KW_UNIT_THING },               { "establishment", KW_UNIT_THING },
    { "site", KW_UNIT_THING },                   { "set", KW_UNIT_THING },
    { "room", KW_UNIT_THING },                   { "work", KW_UNIT_THING },
    { "kind", KW_UNIT_THING },                   { "case", KW_UNIT_THING },
  };
  guint8 traits = g_str_has_prefix (name, "个") ? KW_UNIT_PIECE : 0;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_suffix (known[i].class_name, ":") ? g_str_has_prefix (class_name, known[i].class_name)
                                                    : strcmp (class_name, known[i].class_name) == 0)
      traits |= known[i].traits;
  return traits;
}
