/* lexicon.h - the word lists as the reader sees them; compiled from
 * the TSV files in checker/figures/lexicon by checker/gen/lexicon.c. Private to
 * checker/figures and its tests. The names in the lists below are those of the TSV files.
 */
#pragma once

#include "checker/base/trie.h"
#include "checker/figures/ledger.h"

#define KW_WORD_TYPES(X)                                                                                              \
  X (place) X (period) X (verb) X (before) X (after) X (modality) X (role) X (mark) X (self) X (skip) X (numeral)      \
  X (weekday) X (plan) X (neutral)

#define KW_PERIOD_WORDS(X)                                                                                            \
  X (this_year_so_far) X (this_year) X (last_year) X (year_before_last) X (next_year) X (this_month) X (last_month)   \
  X (first_half) X (second_half) X (quarter_1) X (quarter_2) X (quarter_3) X (quarter_4) X (first_three_quarters)     \
  X (whole_year) X (now) X (vague) X (next_month) X (day_before_yesterday) X (yesterday) X (today) X (tomorrow)        \
  X (day_after_tomorrow) X (former_half) X (latter_half) X (existing) X (that_year) X (that_month) X (that_day)        \
  X (same_period_last_year) X (year_begin) X (year_end) X (month_begin) X (month_end) X (within_year)                 \
  X (former_half_month) X (latter_half_month) X (this_week) X (last_week) X (next_week) X (this_weekend)              \
  X (last_weekend) X (next_weekend) X (this_century_so_far) X (year_after_next) X (last_year_so_far)                  \
  X (last_year_begin) X (former_year) X (last_quarter)

#define KW_VAGUE_WORDS(X) X (nearly) X (less) X (about) X (over) X (at_least) X (at_most) X (none)
#define KW_MODALITY_WORDS(X) X (actual) X (plan) X (forecast) X (requirement)
#define KW_ROLE_WORDS(X) X (level) X (total) X (part) X (cumulative) X (delta) X (per_unit)
#define KW_MARK_WORDS(X) X (as_of) X (since) X (until) X (after) X (end) X (begin)                                          \
  X (first_ten_days) X (second_ten_days) X (last_ten_days) X (first_twenty_days) X (last_twenty_days)
#define KW_SELF_WORDS(X) X (province) X (city) X (state) X (county)
#define KW_SKIP_WORDS(X) X (word) X (name) X (holiday)
#define KW_NUMERAL_WORDS(X) X (begins)
#define KW_NEUTRAL_WORDS(X) X (word)

/* Seven each: the argument modulo 7 is the day, 0 Monday. */
#define KW_WEEKDAY_WORDS(X)                                                                                           \
  X (any_1) X (any_2) X (any_3) X (any_4) X (any_5) X (any_6) X (any_7) X (this_1) X (this_2) X (this_3) X (this_4)   \
  X (this_5) X (this_6) X (this_7) X (last_1) X (last_2) X (last_3) X (last_4) X (last_5) X (last_6) X (last_7)       \
  X (next_1) X (next_2) X (next_3) X (next_4) X (next_5) X (next_6) X (next_7)
/* Five-year plans by their number; the argument 0 is the eleventh. */
#define KW_PLAN_WORDS(X) X (plan_11) X (plan_12) X (plan_13) X (plan_14) X (plan_15)

#define KW_ENUM_(prefix, name) prefix##name,
#define X(name) KW_ENUM_ (KW_WORD_, name)
typedef enum { KW_WORD_TYPES (X) } KwWordType;
#undef X
#define X(name) KW_ENUM_ (KW_PW_, name)
typedef enum { KW_PERIOD_WORDS (X) } KwPeriodWord;
#undef X
#define X(name) KW_ENUM_ (KW_VAGUE_, name)
typedef enum { KW_VAGUE_WORDS (X) } KwVagueWord;
#undef X
#define X(name) KW_ENUM_ (KW_MARK_, name)
typedef enum { KW_MARK_WORDS (X) } KwMarkWord;
#undef X
#define X(name) KW_ENUM_ (KW_SELF_, name)
typedef enum { KW_SELF_WORDS (X) } KwSelfWord;
#undef X

typedef struct
{
  guint16 type; /* KwWordType */
  guint16 arg;  /* of its list; verbs: number of the shared word; places: index of a KwPlaceName */
} KwWord;

typedef enum
{
  KW_PLACE_CURRENT,
  KW_PLACE_FORMER,
  KW_PLACE_SHORT,
  KW_PLACE_WORD /* short, and a word of every text: 公安, 和平 */
} KwPlaceStatus;

/* The divisions that one name stands for. */
typedef struct
{
  guint16 first; /* in the table of codes */
  guint8 n;
  guint8 status; /* KwPlaceStatus: the best of them */
  guint8 n_best; /* how many have it; they come first */
} KwPlaceName;

/* Is NAME one without its kind, which needs proof? */
static inline gboolean
kw_place_is_short (const KwPlaceName *name)
{
  return name->status >= KW_PLACE_SHORT;
}

/* What every rule asks of a unit's class and name, answered when the lexicon is built. */
typedef enum
{
  KW_UNIT_CALENDAR = 1 << 0, /* years, quarters, months, weeks, days */
  KW_UNIT_DAY = 1 << 1,
  KW_UNIT_TIME = 1 << 2,    /* time but for days, age, degrees: they do not add up */
  KW_UNIT_PRODUCE = 1 << 3, /* mass, area, volume, energy, length: what is made, planted, built */
  KW_UNIT_PIECE = 1 << 4,   /* 个, 个村: they count together */
  KW_UNIT_THING = 1 << 5    /* 个, 座, 家, 起: one writer's word is another's */
} KwUnitTraits;

typedef struct
{
  const char *name;
  const char *class_name;
  guint16 class_index; /* equal for one class; 0: none */
  guint8 kind;         /* KwFigureKind */
  guint8 traits;       /* KwUnitTraits */
} KwUnit;

/* Numbers of units, classes, verbs, places and codes that come from a user's
 * lexicon have this bit. */
#define KW_LEXICON_USER 0x8000

/* The code of 全国, 中国. */
#define KW_CODE_COUNTRY 100000

/* A number for the first six bytes of a word, two Han mostly: that of most pairs
 * in a text belongs to no word. */
#define KW_PAIR 6
#define KW_PAIR_BITS 17
#define KW_SINGLE_BITS 12
#define KW_SINGLE_MORE 0xFFFF

/* A character of three bytes, mixed; its highest KW_SINGLE_BITS are
 * looked up for words of one character. */
static inline guint32
kw_pair_first (guint32 character)
{
  return character * 0x9E3779B1u;
}

/* FIRST is the first character's kw_pair_first(), SECOND the second one's bytes. */
static inline guint32
kw_pair_join (guint32 first, guint32 second)
{
  return (first + second * 0x85EBCA77u) >> (32 - KW_PAIR_BITS);
}

/* Three bytes as a number, the same on every machine. */
static inline guint32
kw_pair_character (const guchar *p)
{
  return (guint32) p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16;
}

static inline guint32
kw_pair_hash (const guchar *p)
{
  return kw_pair_join (kw_pair_first (kw_pair_character (p)), kw_pair_character (p + 3));
}

/* A pair that begins words: most words are no longer, and a look at one line
 * of the cache replaces a walk through a trie that no cache holds. */
typedef struct
{
  guint8 bytes[KW_PAIR]; /* the first is 0 in a free slot */
  guint16 word;          /* the number of the word that it is, from 1; 0: none */
  guint32 state;         /* of the trie behind it; 0 where no longer word begins so */
} KwWordPair;

#define KW_PAIR_SLOTS 8192 /* a power of two; linear probing */
static inline guint32
kw_pair_slot (const guchar *p)
{
  return kw_pair_hash (p) & (KW_PAIR_SLOTS - 1);
}

/* The first place from P on where a word may begin, or a character that is no
 * ideograph. */
const char *kw_lexicon_skip (const char *p, const char *end);
/* The longest word at P, a user's before one of ours; NULL when none is
 * known. */
const KwWord *kw_lexicon_word (const char *p, const char *end, gsize *len);
/* The longest unit at P: its number, 0 when none is known. */
guint16 kw_lexicon_unit (const char *p, const char *end, gsize *len);
const KwUnit *kw_lexicon_unit_entry (guint16 unit);
const KwPlaceName *kw_lexicon_place (const KwWord *word);
guint32 kw_lexicon_place_code (const KwPlaceName *place, guint i);

static inline gboolean
kw_unit_has (guint16 unit, KwUnitTraits trait)
{
  return (kw_lexicon_unit_entry (unit)->traits & trait) != 0;
}

/* The number of a class of units; 0 when there is none. */
guint16 kw_lexicon_class (const char *name);

