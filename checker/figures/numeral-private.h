/* numeral-private.h - what the numeral*.c files share; nothing else includes it.
 *
 * A numeral begins with a digit (numeral-digits.c) or in Han (numeral-han.c);
 * fractions and signs are put around either (numeral.c).
 *
 * w is the power of the last written digit, u that of the last digit that is
 * not zero. Conventions of vagueness: 余 and 多 behind the scale add less than
 * one unit of w (1.6万余 < 1.7万), before it or without one less than one of u
 * (350余万 < 360万, 2000余 < 3000).
 */
#pragma once

#include "checker/base/utf8.h"
#include "checker/figures/beside.h"
#include "checker/figures/numeral.h"

#include <string.h>

#define KW_NUMERAL_MAX_DIGITS 18
#define KW_NUMERAL_MAX_POWER  24 /* 亿亿亿: beyond it nothing is counted */

/* The character at P when it has three bytes, as all Han numerals have; else 0. */
static inline gunichar
han_at (const char *p, const char *end)
{
  guint len;
  return end - p >= 3 && ((guchar) *p & 0xF0) == 0xE0 ? kw_utf8_get (p, &len) : 0;
}

/* Digits, with the forms that banks write; -1 for anything else. */
static inline int
han_digit (const char *p, const char *end)
{
  switch (han_at (p, end))
    {
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
      return 0;
    case 0x4E00: /* 一 */
    case 0x58F9: /* 壹 */
      return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
    case 0x8D30: /* 贰 */
      return 2;
    case 0x4E09: /* 三 */
    case 0x53C1: /* 叁 */
      return 3;
    case 0x56DB: /* 四 */
    case 0x8086: /* 肆 */
      return 4;
    case 0x4E94: /* 五 */
    case 0x4F0D: /* 伍 */
      return 5;
    case 0x516D: /* 六 */
    case 0x9646: /* 陆 */
      return 6;
    case 0x4E03: /* 七 */
    case 0x67D2: /* 柒 */
      return 7;
    case 0x516B: /* 八 */
    case 0x634C: /* 捌 */
      return 8;
    case 0x4E5D: /* 九 */
    case 0x7396: /* 玖 */
      return 9;
    default:
      return -1;
    }
}

/* The power of ten of 十, 百 … 兆; -1 for anything else. */
static inline int
scale_at (const char *p, const char *end)
{
  switch (han_at (p, end))
    {
    case 0x5341: /* 十 */
    case 0x62FE: /* 拾 */
      return 1;
    case 0x767E: /* 百 */
    case 0x4F70: /* 佰 */
      return 2;
    case 0x5343: /* 千 */
    case 0x4EDF: /* 仟 */
      return 3;
    case 0x4E07: /* 万 */
      return 4;
    case 0x4EBF: /* 亿 */
      return 8;
    case 0x5146: /* 兆 */
      return 12;
    default:
      return -1;
    }
}

static inline gboolean
is_more (const char *p, const char *end)
{
  return kw_begins (p, end, "余") || kw_begins (p, end, "多");
}

/* A number under construction: digits with a power of ten. */
typedef struct
{
  gint64 mantissa;
  int exponent; /* of the mantissa's last digit */
  int digits;
} KwPlain;

static inline int
trailing_zeros (gint64 m)
{
  int n = 0;
  for (; m != 0 && m % 10 == 0; m /= 10)
    n++;
  return n;
}

static inline gboolean
add_scaled (gint64 *sum, gint64 value, int power)
{
  for (; power > 0; power--)
    if (__builtin_mul_overflow (value, (gint64) 10, &value))
      return FALSE;
  return !__builtin_add_overflow (*sum, value, sum);
}

static inline void
set_point (KwNumeral *n, KwDecimal value, int written, int nonzero)
{
  n->value = kw_interval_exact (value);
  n->written = written;
  n->nonzero = nonzero;
}

/* (v, v + 10^power) */
void kw_numeral_set_more (KwNumeral *n, int power);

/* [0.9 v, v + 10^power): 来 is a little more or a little less. */
void kw_numeral_set_round (KwNumeral *n, int power);

/* 千克, 千瓦, 兆字节: units whose name begins as a scale does. */
gboolean kw_numeral_begins_unit (const char *p, const char *end);
/* 万, 万亿, 千万 at P; their power together, 0 for none. */
const char *kw_numeral_read_powers (const char *p, const char *end, int *power);
/* Scales behind a number: 万, 亿, 万亿, 千万, with 余 or 多 before or behind. */
const char *kw_numeral_read_scales (const char *p, const char *end, KwNumeral *n);

/* The numeral that begins with the ASCII digit at P; N is zero before. */
gboolean kw_numeral_parse_digits (const char *p, const char *end, KwNumeral *n);
/* The same in Han. */
gboolean kw_numeral_parse_han (const char *p, const char *end, KwNumeral *n);
