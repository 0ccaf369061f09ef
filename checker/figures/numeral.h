/* numeral.h - one numeral at a place in folded text: 6663, 1.6万, 一千零五十,
 * 350余万, 十几, 数百, 两三万, 三分之一. Private to checker/figures.
 */
#pragma once

#include "checker/figures/ledger.h"

typedef struct
{
  guint32 len;      /* bytes of the numeral */
  KwInterval value; /* as stated: a plain numeral is one point */
  KwApprox approx;  /* what the numeral itself says: 余, 多, 几, 两三 */
  int written;      /* power of ten of the last written digit */
  int nonzero;      /* and of the last digit that is not zero */
  guint digits;     /* digits before a point, for years and malformed dates */
  gint64 integer;   /* the value, when it is plain: digits only */
  guint plain : 1;  /* digits only: no scale, point or comma */
  guint han : 1;    /* written in Han */
  guint scaled : 1; /* has 万, 亿, 千 … behind digits */
  guint points : 1; /* has a decimal point */
  guint fraction : 1; /* 三分之一, 百分之五 */
  guint percent : 1;  /* 百分之, 一半 */
  guint half : 1;      /* 一半: about 50 % */
  guint half_unit : 1; /* 半 alone: half of the unit behind it */
  guint bare : 1;      /* begins with a scale: 百余, 千万 */
  guint bare_single : 1; /* and is that scale alone */
  guint bare_unit : 1;   /* or a unit's beginning: 千米, 千瓦 */
} KwNumeral;

/* The longest numeral at P, FALSE when none begins there. 负 is read, a minus
 * sign is the caller's to tell from a dash. */
gboolean kw_numeral_parse (const char *p, const char *end, KwNumeral *numeral);
void kw_numeral_negate (KwNumeral *numeral);

/* Could a numeral begin with this byte? A cheap first question. */
static inline gboolean
kw_numeral_may_begin (guchar lead)
{
  return (lead >= '0' && lead <= '9') || lead >= 0xE3;
}
