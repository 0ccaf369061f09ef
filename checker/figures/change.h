/* change.h - two levels of one thing in a sentence, and the words that lead to
 * the change between them: 由21.5亿元增加到25.8亿元,增长20%.
 */
#pragma once

#include "checker/figures/relation.h"

typedef enum
{
  KW_CHANGE_NONE,
  KW_CHANGE_UP,
  KW_CHANGE_DOWN,
  KW_CHANGE_DOUBLE, /* 翻: the figure is a number of doublings */
  KW_CHANGE_TIMES   /* 是…的: the figure is the ratio itself */
} KwChange;

typedef struct
{
  KwChange change;
  guint annual : 1;   /* 年均: by the year */
  guint on_year : 1;  /* 同比, 比上年: on the year before */
  guint on_month : 1; /* 环比: on the month or quarter before */
} KwLead;

typedef enum
{
  KW_LEVELS_FROM_TO, /* 由21.5亿元增加到25.8亿元 */
  KW_LEVELS_BESIDE,  /* 60.18亿元,上年为52.97亿元 */
  KW_LEVELS_THAN,    /* 512万人次,较111年同期的386万人次 */
  KW_LEVELS_DELTA,   /* 7.6万人,比上年增加0.5万人: the level before is the difference */
  KW_LEVELS_RATIO    /* 31万元,是2014年5万元 */
} KwLevelsForm;

/* Numbers of the figures; all told by what stands before figure LAST + 1. */
typedef struct
{
  KwLevelsForm form;
  guint before; /* KW_LEVELS_DELTA: the increment */
  guint now;
  guint last;
  KwChange change; /* KW_LEVELS_DELTA: its direction */
} KwLevels;

/* Do SPAN's words, as far as its end, say a change that a figure follows and no
 * new subject: ",同比增长", ",增幅达", "翻了"? NONE in `change` when not. */
KwLead kw_change_lead (const char *text, KwSpan span);
/* Two levels of which figure LAST is the second that is told. */
gboolean kw_levels_read (const char *text, const KwLedger *ledger, guint last, KwLevels *out);
/* 比上年增加0.5万人,增长7%,达到7.6万人: figure I is the increment, the next one
 * the rate, which LEAD leads to, and the third the level. */
gboolean kw_levels_read_backward (const char *text, const KwLedger *ledger, guint i, KwLevels *out, KwLead *lead);
/* Does the yearly ratio STATED give RATIO over the years between the levels, or
 * one more or less? TRUE as well where the years are not known. */
gboolean kw_levels_fit_by_year (const KwLedger *ledger, const KwLevels *levels, const KwInterval *stated,
                                const KwInterval *ratio);
/* Per cent of the change, not negative, and whether it is a fall. */
gboolean kw_change_rate (const KwInterval *before, const KwInterval *now, KwInterval *out, gboolean *falls);
/* 五年间增长40%, 一年增加5470人: figure I only says how long that took. */
gboolean kw_figure_is_duration (const char *text, const KwLedger *ledger, guint i);
/* What FIGURE, told behind words of CHANGE, says the level after is of the one
 * before: 1.2 for 增长20%, 4 for 翻两番. FALSE where it says nothing of it. */
gboolean kw_change_ratio (const char *text, const KwFigure *figure, KwChange change, KwInterval *out);
