/* date.h - one written date at a place in folded text: 2016年3月28日, 3月至8月,
 * 2014-2016年, 2008/10/20, 二〇一六年. Private to checker/figures: it reads
 * what is written; what year a bare month belongs to is resolve.h's business.
 */
#pragma once

#include "checker/figures/ledger.h"
#include "checker/figures/numeral.h"

typedef struct
{
  gint16 year; /* 0: not written, as the next two */
  gint16 month;
  gint16 day; /* -1: written as 0, or that of a month 0 */
} KwYmd;

typedef struct
{
  guint32 len; /* bytes */
  KwYmd from;
  KwYmd to;           /* the same as FROM but for ranges */
  guint range : 1;
  guint vague : 1;    /* a century: never compared */
  guint valid : 1;    /* a calendar has it (29 February: where the year is known) */
} KwWritten;

/* Whether a calendar has it; without a year 29 February may be. */
gboolean kw_ymd_is_valid (const KwYmd *ymd);

/* The longest date at P, where kw_numeral_parse() finds NUMERAL, or nothing (NULL). REPUBLIC: 108年 may be the year 2019, as written in
 * Taiwan. FLOOR is how far back may be looked: a date does not
 * begin inside a longer number, a 〔2016〕3号 or 第3日. */
gboolean kw_date_parse (const char *floor, const char *p, const char *end, gboolean republic, const KwNumeral *numeral,
                        KwWritten *date);
