/* ledger.h - every figure and date that an article states.
 *
 * Read from the folded text; spans named `folded` are of that text, the
 * others of the article's. Values follow shared conventions of the field:
 * a figure is an interval outside which its wording would be wrong
 * (近5000 is [4000, 5000), 2000余 is (2000, 3000)).
 */
#pragma once

#include "checker/base/day.h"
#include "checker/base/decimal.h"
#include "checker/text/article.h"

typedef enum
{
  KW_KIND_NUMBER,
  KW_KIND_COUNT,
  KW_KIND_MONEY,
  KW_KIND_PERCENT,
  KW_KIND_PERCENTAGE_POINT,
  KW_KIND_RATIO,
  KW_KIND_ORDINAL,
  KW_KIND_MEASURE
} KwFigureKind;

typedef enum
{
  KW_APPROX_NONE,
  KW_APPROX_MORE,     /* 余, 多, 超, 逾 */
  KW_APPROX_NEARLY,   /* 近, 将近, 接近 */
  KW_APPROX_LESS,     /* 不足, 不到, 不满 */
  KW_APPROX_ABOUT,    /* 约, 左右, 上下 */
  KW_APPROX_AT_LEAST, /* 以上, 至少 */
  KW_APPROX_AT_MOST,  /* 以下, 至多 */
  KW_APPROX_FEW,      /* 几十, 数百 */
  KW_APPROX_RANGE     /* 4-6, 两三万 */
} KwApprox;

typedef enum
{
  KW_MODALITY_ACTUAL,
  KW_MODALITY_PLAN,
  KW_MODALITY_FORECAST,
  KW_MODALITY_REQUIREMENT
} KwModality;

typedef enum
{
  KW_ROLE_LEVEL,
  KW_ROLE_TOTAL,
  KW_ROLE_PART,
  KW_ROLE_CUMULATIVE,
  KW_ROLE_DELTA,
  KW_ROLE_PER_UNIT
} KwRole;

typedef enum
{
  KW_PERIOD_UNKNOWN,
  KW_PERIOD_FLOW,  /* happened during the period */
  KW_PERIOD_STOCK, /* stood so at the period's end */
  KW_PERIOD_VAGUE  /* 近年来: never compared */
} KwPeriodType;

/* Ground on which a date rests. */
typedef enum
{
  KW_ANCHOR_EXPLICIT,    /* it names its year itself */
  KW_ANCHOR_NARRATIVE,   /* the year named before it */
  KW_ANCHOR_PUBLICATION, /* the article's date of publication */
  KW_ANCHOR_NONE         /* none: from and to are unknown */
} KwAnchor;

typedef enum
{
  KW_GRAIN_DAY,
  KW_GRAIN_MONTH,
  KW_GRAIN_QUARTER,
  KW_GRAIN_HALF,
  KW_GRAIN_YEAR,
  KW_GRAIN_SPAN
} KwGrain;

typedef struct
{
  KwSpan span;
  KwSpan folded;
  KwSpan written; /* folded: without 截至 before it and 以来 behind */
  KwPeriod period;
  KwGrain grain;
  KwAnchor anchor;
  KwPeriodType type;
  guint valid : 1;     /* some calendar has it */
  guint base : 1;      /* what is compared with: 比去年, 较上年同期 */
  gint16 year;         /* as written; 0 where it is not, as the next two. */
  gint16 month;        /* Of a range that no calendar has, the end that is wrong. */
  gint16 day;
} KwDate;

#define KW_MAX_PLACES 3

typedef struct
{
  KwSpan span;    /* "1.6万余名" */
  KwSpan folded;
  KwSpan literal; /* folded: "1.6万余" */
  KwInterval value;
  KwApprox approx;
  KwFigureKind kind;
  KwModality modality;
  KwRole role;
  guint16 unit;       /* kw_unit_*(); 0: none */
  gint8 written;      /* power of ten of the last written digit */
  guint rounded : 1;  /* a scale or a point may have cut digits off: 1.6万 */
  guint8 n_places;
  guint32 places[KW_MAX_PLACES]; /* codes of GB/T 2260, the most specific first */
  KwSpan noun;        /* folded; empty when none was found */
  KwSpan verb;
  KwSpan clause;      /* folded: the clause around the figure */
  KwSpan sentence;    /* folded: its sentence, which 。 ; ! ? or the line's end closes */
  KwPeriod period;
  KwPeriodType period_type;
  KwAnchor period_anchor;
  KwSpan period_span; /* folded; empty where the period, if any, is the title's */
} KwFigure;

struct _KwLedger
{
  GArray *figures; /* of KwFigure, ascending */
  GArray *dates;   /* of KwDate, ascending */
  KwFold title;    /* of the metadata's title; no text where there is none */
  gboolean has_body;      /* the title or the publisher's name names one: 该院 is that one */
  guint16 body;           /* hash of the hospital, firm or town whose article it is; 0: none */
  GArray *title_figures; /* of KwFigure, ascending; folded spans are of title.text */
  gboolean republic; /* a bare 109年 is of the Republic's calendar: 2020 */
  gboolean cut;    /* there was more than a ledger holds */
};

/* Reads ARTICLE's figures and dates into article->ledger. */
void kw_ledger_read (KwArticle *article);
void kw_ledger_free (KwLedger *ledger);

/* How many of LEDGER's dates begin before P, a place in the folded text. */
guint kw_ledger_dates_before (const KwLedger *ledger, guint32 p);
/* The article's title, folded: that of its metadata, which LEDGER has, or the
 * heading that its text begins with; *LEN 0 for none. (transfer none) */
const char *kw_ledger_head (const KwArticle *article, const KwLedger *ledger, gsize *len);

/* The interval outside which the wording would be wrong, with the rounding
 * that a scale or a decimal point allows: what rules compute with. */
KwInterval kw_figure_hard (const KwFigure *figure);

#define kw_ledger_figure(ledger, i) (&g_array_index ((ledger)->figures, KwFigure, (i)))
#define kw_ledger_date(ledger, i) (&g_array_index ((ledger)->dates, KwDate, (i)))

const char *kw_unit_name (guint16 unit);  /* "名"; "" for none */
const char *kw_unit_class (guint16 unit); /* "person", "money:CNY", …; "" for none */
const char *kw_kind_name (KwFigureKind kind);
const char *kw_approx_name (KwApprox approx); /* NULL for none */
const char *kw_modality_name (KwModality modality);
const char *kw_role_name (KwRole role);
const char *kw_grain_name (KwGrain grain);
const char *kw_anchor_name (KwAnchor anchor);
const char *kw_period_type_name (KwPeriodType type);
