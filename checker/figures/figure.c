/* figure.c - values with their units and their vagueness */
#include "checker/figures/figure.h"
#include "checker/base/interval.h"
#include "checker/base/utf8.h"
#include "checker/figures/beside.h"
#include "checker/figures/name.h"

#include <string.h>

typedef struct
{
  const KwTokens *tokens;
  const char *text;
  guint32 end;
  KwFigure *figure;
  gboolean between; /* 10和20之间 was read, the unit with it */
} Reader;

/* A tenth of its magnitude. */
static KwDecimal
tenth (KwDecimal value)
{
  return kw_decimal_shift (value.mantissa < 0 ? kw_decimal_negate (value) : value, -1);
}

/* What 近 VALUE is at least: less by one of the last digit that is not zero, but no less than half. */
static KwDecimal
below (KwDecimal value, int nonzero)
{
  KwDecimal low, half = KW_DECIMAL_ZERO;
  for (int i = 0; value.mantissa > 0 && i < 5; i++)
    if (!kw_decimal_add (half, tenth (value), &half))
      return KW_DECIMAL_ZERO;
  if (!kw_decimal_add (value, kw_decimal (-1, nonzero), &low) || kw_decimal_compare (low, half) < 0)
    low = half;
  return low;
}

/* VALUE with the vagueness that a word before or behind it adds. */
static void
apply_vagueness (KwFigure *f, KwVagueWord word, int nonzero)
{
  static const KwApprox names[] = {
    [KW_VAGUE_nearly] = KW_APPROX_NEARLY, [KW_VAGUE_less] = KW_APPROX_LESS,         [KW_VAGUE_about] = KW_APPROX_ABOUT,
    [KW_VAGUE_over] = KW_APPROX_MORE,     [KW_VAGUE_at_least] = KW_APPROX_AT_LEAST, [KW_VAGUE_at_most] = KW_APPROX_AT_MOST,
  };
  KwInterval *v = &f->value;
  KwDecimal low = v->low, high = v->high;
  if (word == KW_VAGUE_none || f->approx == KW_APPROX_RANGE || (word == KW_VAGUE_about && f->approx == KW_APPROX_MORE))
    return;
  f->approx = names[word];
  f->rounded = FALSE;
  switch (word)
    {
    case KW_VAGUE_nearly:
      v->low = below (high, nonzero);
      v->high_open = TRUE;
      break;
    case KW_VAGUE_less:
      v->low = KW_DECIMAL_ZERO;
      v->high_open = TRUE;
      break;
    case KW_VAGUE_about:
      kw_decimal_add (low, kw_decimal_negate (tenth (low)), &v->low);
      kw_decimal_add (high, tenth (high), &v->high);
      break;
    case KW_VAGUE_over:
      v->low_open = TRUE;
      v->high_unbounded = TRUE;
      v->high_open = FALSE;
      break;
    case KW_VAGUE_at_least:
      v->low_open = v->high_open = FALSE;
      v->high_unbounded = TRUE;
      break;
    case KW_VAGUE_at_most:
      v->low = KW_DECIMAL_ZERO;
      v->low_open = v->high_open = FALSE;
      break;
    case KW_VAGUE_none:
      break;
    }
}

/* F, plain so far, with a little more (余) or about so much (来): less than one of the last digit that is not zero. */
static void
add_vague (KwFigure *f, KwApprox approx, int nonzero)
{
  KwDecimal v = f->value.low, high;
  if (!kw_interval_is_exact (&f->value) || !kw_decimal_add (v, kw_decimal (1, nonzero), &high))
    return;
  f->value = (KwInterval){ .low = v, .high = high, .low_open = approx == KW_APPROX_MORE, .high_open = TRUE };
  if (approx == KW_APPROX_ABOUT)
    kw_decimal_add (v, kw_decimal_negate (tenth (v)), &f->value.low);
  f->approx = approx;
  f->rounded = FALSE;
}

/* The connector of a range between two numerals, spaces around it aside. */
static gboolean
is_connector (const char *p, gsize n)
{
  static const char *const words[] = { "-", "~", "—", "–", "至", "到", "——" };
  gsize left = n > 2 && *p == ' ', right = n > 2 && p[n - 1] == ' ';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n - left - right && memcmp (words[i], p + left, n - left - right) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
stands_at (const Reader *r, guint32 p, const char *word)
{
  return kw_begins (r->text + p, r->text + r->end, word);
}

static gboolean
stands_behind (const Reader *r, guint32 p, const char *word)
{
  return kw_precedes (r->text, r->text + p, word);
}

static guint16
unit_named (const char *name)
{
  gsize len;
  return kw_lexicon_unit (name, name + strlen (name), &len);
}


/* 扩大11万亿日元至91万亿日元: by how much, then to how much. */
static gboolean
is_change (const Reader *r)
{
  static const char *const words[] = { "扩大", "增加", "增长", "减少", "下降", "提高", "上升", "上涨", "下跌",
                                       "上调", "下调", "降低", "缩小", "回落", "增",   "降",   "涨" };
  guint32 p = r->figure->literal.start;
  p -= p >= 3 && stands_at (r, p - 3, "了") ? 3 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (p >= strlen (words[i]) && stands_at (r, p - (guint32) strlen (words[i]), words[i]))
      return TRUE;
  return FALSE;
}

/* 10和20间: 间 counts no rooms where nothing else could. */
static gboolean
ends_between (const Reader *r, const KwToken *next)
{
  return stands_at (r, next->span.end, "间") && kw_is_digit ((guchar) r->text[next->span.start]);
}

/* Is what lies from FROM to the numeral NEXT between two ends of a range?
 * A unit may stand behind both (2万元至3万元), 和 only before 之间. */
static gboolean
joins (const Reader *r, guint32 from, const KwToken *next)
{
  gsize len = 0, len_behind = 0;
  guint32 to = next->span.start, behind = next->span.end;
  if (to <= from)
    return FALSE;
  guint16 unit = kw_unit_at (r->text + from, r->text + to, &len);
  guint16 unit_behind = kw_unit_at (r->text + behind, r->text + r->end, &len_behind);
  if (unit != 0 && unit == unit_behind)
    from += (guint32) len;
  if (from < to && is_connector (r->text + from, to - from))
    return unit == 0 || unit != unit_behind || unit == unit_named ("%") || !is_change (r);
  gboolean and = to - from == 3 && (stands_at (r, from, "和") || stands_at (r, from, "与"));
  return and && (stands_at (r, behind + (guint32) len_behind, "之间") || ends_between (r, next));
}

/* The lower end takes the upper one's scale: 2至3万. */
static KwDecimal
scaled_low (KwDecimal low, const KwNumeral *first, const KwNumeral *second)
{
  KwDecimal scaled = kw_decimal_shift (low, second->written);
  gboolean takes = second->scaled && !first->scaled && !second->points && kw_decimal_compare (low, second->value.high) < 0;
  return takes && kw_decimal_compare (scaled, second->value.high) < 0 ? scaled : low;
}

/* 二十五、六岁, 5、6万人, 三、四百: neighbours around 、 that mean either. The lower one takes what the upper is scaled by. */
static gboolean
read_either (Reader *r, guint i, const KwNumeral *first, const KwNumeral *second)
{
  guint32 from = kw_token (r->tokens, i)->span.end, to = kw_token (r->tokens, i + 1)->span.start;
  gsize len;
  if (to - from != 3 || !stands_at (r, from, "、") || stands_at (r, r->figure->literal.start - MIN (3, r->figure->literal.start), "第") ||
      kw_unit_at (r->text + kw_token (r->tokens, i + 1)->span.end, r->text + r->end, &len) == 0 ||
      !kw_interval_is_exact (&first->value) || !kw_interval_is_exact (&second->value))
    return FALSE;
  KwDecimal a = first->value.low, b = second->value.low, next;
  gboolean tens = first->han && second->han && a.exponent == 0 && a.mantissa > 10 && a.mantissa < 100 && b.exponent == 0 &&
                  b.mantissa == a.mantissa % 10 + 1 && b.mantissa < 10;
  gboolean ones = !first->scaled && !first->points && !second->points && a.exponent == 0 && a.mantissa > 0 && a.mantissa < 9 &&
                  b.mantissa == a.mantissa + 1 && (b.exponent > 0 || first->han);
  if (!tens && !ones)
    return FALSE;
  KwDecimal low = ones ? kw_decimal_shift (a, b.exponent) : a;
  if (!kw_decimal_add (low, kw_decimal (1, ones ? b.exponent : 0), &next))
    return FALSE;
  r->figure->value = (KwInterval){ .low = low, .high = next };
  r->figure->approx = KW_APPROX_RANGE;
  r->figure->rounded = FALSE;
  r->figure->folded.end = r->figure->literal.end = kw_token (r->tokens, i + 1)->span.end;
  return TRUE;
}

/* 2至3万, 4-6个: the second end, when one stands behind the first. */
static gboolean
read_range (Reader *r, guint i, const KwNumeral *first)
{
  const KwToken *next = i + 1 < r->tokens->len ? kw_token (r->tokens, i + 1) : NULL;
  if (next == NULL || next->type != KW_TOKEN_NUMERAL || first->approx != KW_APPROX_NONE)
    return FALSE;
  const KwNumeral *second = &next->numeral;
  if (read_either (r, i, first, second))
    return TRUE;
  if (second->percent || second->approx != KW_APPROX_NONE || !joins (r, kw_token (r->tokens, i)->span.end, next))
    return FALSE;
  KwDecimal low = scaled_low (first->value.low, first, second), high = second->value.high;
  if (kw_decimal_compare (low, high) >= 0)
    return FALSE;
  r->figure->value = (KwInterval){ .low = low, .high = high };
  r->figure->approx = KW_APPROX_RANGE;
  r->figure->rounded = FALSE;
  r->figure->folded.end = r->figure->literal.end = next->span.end;
  r->between = next->span.start - kw_token (r->tokens, i)->span.end == 3 && ends_between (r, next) &&
               !is_connector (r->text + kw_token (r->tokens, i)->span.end, 3);
  r->figure->folded.end += r->between ? 3 : 0;
  return TRUE;
}

/* 个 and 多, 余, 半 or 来 before a unit that 个 stands before: 一个多小时, 两个半月. */
static gsize
read_split_unit (Reader *r, int nonzero)
{
  static const struct
  {
    const char *name;
    KwApprox approx;
  } infixes[] = { { "个多", KW_APPROX_MORE }, { "个余", KW_APPROX_MORE }, { "个半", KW_APPROX_NONE }, { "个来", KW_APPROX_ABOUT } };
  KwFigure *f = r->figure;
  gsize len;
  for (guint i = 0; i < G_N_ELEMENTS (infixes); i++)
    {
      guint32 p = f->folded.end + 6;
      guint16 unit = stands_at (r, f->folded.end, infixes[i].name) ? kw_unit_at (r->text + p, r->text + r->end, &len) : 0;
      if (stands_at (r, p, "月"))
        unit = unit_named ("个月"), len = 3;
      if (unit == 0 || kw_lexicon_unit_entry (unit)->kind != KW_KIND_MEASURE || !stands_at (r, f->folded.end, infixes[i].name))
        continue;
      f->unit = unit;
      if (infixes[i].approx == KW_APPROX_NONE && kw_interval_is_exact (&f->value) &&
          kw_decimal_add (f->value.low, kw_decimal (5, -1), &f->value.low))
        f->value = kw_interval_exact (f->value.low);
      else if (infixes[i].approx != KW_APPROX_NONE)
        add_vague (f, infixes[i].approx, nonzero);
      return 6 + len;
    }
  return 0;
}

/* 来 and 几 between the numeral and its unit: 20来个, 10几年. */
static void
read_infix (Reader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len;
  gboolean few = stands_at (r, f->folded.end, "几");
  if (nonzero < 1 || f->approx != KW_APPROX_NONE || !(few || stands_at (r, f->folded.end, "来")) ||
      kw_unit_at (r->text + f->folded.end + 3, r->text + r->end, &len) == 0)
    return;
  add_vague (f, few ? KW_APPROX_MORE : KW_APPROX_ABOUT, nonzero);
  f->folded.end += 3;
  f->literal.end = f->folded.end;
}

/* 4分10秒: 分 is a minute before seconds. */
static gboolean
is_clock_minute (const Reader *r, guint32 p)
{
  guint32 q = p;
  while (q < r->end && kw_is_digit ((guchar) r->text[q]))
    q++;
  return q > p && q - p <= 2 && stands_at (r, q, "秒");
}

/* Unit behind the literal; 元 takes 万 that stands apart (3万 元 was folded). */
static void
read_unit (Reader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len = 0;
  read_infix (r, nonzero);
  if ((len = read_split_unit (r, nonzero)) == 0)
    f->unit = kw_unit_at (r->text + f->folded.end, r->text + r->end, &len);
  if (f->unit == 0)
    return;
  /* 3000块。 is money, 三块地 is none. */
  guint32 behind = f->folded.end + (guint32) len;
  if (f->unit == unit_named ("块") && (behind >= r->end || (guchar) r->text[behind] < 0xE4))
    f->unit = unit_named ("块钱");
  if (f->unit == unit_named ("分") && is_clock_minute (r, behind))
    f->unit = unit_named ("分钟");
  f->folded.end += (guint32) len;
  f->kind = kw_lexicon_unit_entry (f->unit)->kind;
}

static gboolean
starts_word_before (Reader *r, guint i, KwVagueWord *word)
{
  if (i == 0)
    return FALSE;
  const KwToken *before = kw_token (r->tokens, i - 1);
  if (!kw_token_is_word (before, KW_WORD_before) || before->span.end != kw_token (r->tokens, i)->span.start)
    return FALSE;
  /* 突破一批技术: done, not more than. */
  gboolean done = stands_at (r, before->span.start, "突破") && r->figure->kind == KW_KIND_COUNT &&
                  kw_decimal_compare (r->figure->value.low, kw_decimal (1, 2)) < 0;
  if (done)
    return FALSE;
  *word = before->word.arg;
  r->figure->folded.start = before->span.start;
  return TRUE;
}

/* 半 behind a measure is half of one: 一吨半, 三成半; not 三天半夜, 十点半. */
static void
read_half (Reader *r)
{
  static const char *const others[] = { "数", "夜", "山", "年", "价", "月", "径", "导", "岛", "程", "场", "个" };
  KwFigure *f = r->figure;
  KwDecimal half = kw_decimal (5, -1), sum;
  gboolean measured = f->kind == KW_KIND_MEASURE || f->kind == KW_KIND_PERCENT || f->kind == KW_KIND_RATIO;
  if (!measured || !stands_at (r, f->folded.end, "半") || !kw_interval_is_exact (&f->value) || f->rounded ||
      f->unit == unit_named ("点"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (stands_at (r, f->folded.end + 3, others[i]))
      return;
  if (!kw_decimal_add (f->value.low, half, &sum))
    return;
  f->value = kw_interval_exact (sum);
  f->folded.end += 3;
  f->literal.end = f->folded.end;
}

/* 五元三毛, 50元6角三分: the smaller coins behind. */
static void
read_coins (Reader *r, guint *i)
{
  static const struct
  {
    const char *name;
    int power;
  } coins[] = { { "角", -1 }, { "毛", -1 }, { "分", -2 } };
  KwFigure *f = r->figure;
  for (guint k = 0; k < G_N_ELEMENTS (coins); k++)
    {
      const KwToken *next = *i + 1 < r->tokens->len ? kw_token (r->tokens, *i + 1) : NULL;
      if (next == NULL || next->type != KW_TOKEN_NUMERAL || next->span.start != f->folded.end)
        return;
      KwDecimal coin = kw_decimal_shift (next->numeral.value.low, coins[k].power), sum;
      if (!stands_at (r, next->span.end, coins[k].name) || !kw_interval_is_exact (&next->numeral.value) ||
          kw_decimal_compare (next->numeral.value.low, kw_decimal (1, 1)) >= 0 || !kw_decimal_add (f->value.low, coin, &sum))
        continue;
      f->value = kw_interval_exact (sum);
      f->folded.end = f->literal.end = next->span.end + 3;
      (*i)++;
    }
}

/* 多 behind a measure: 3年多, 5公里多; not 3年多次. */
static void
read_more_behind (Reader *r, int nonzero)
{
  static const char *const others[] = { "次", "边", "元", "样", "种", "项", "方", "民", "家", "层", "个", "名", "处",
                                        "部", "人", "年", "彩", "数", "位", "国", "条", "起", "达", "了", "于", "出", "点" };
  KwFigure *f = r->figure;
  gboolean measured = f->kind == KW_KIND_MEASURE || f->kind == KW_KIND_MONEY || f->kind == KW_KIND_RATIO || f->kind == KW_KIND_PERCENT;
  if (!measured || f->approx != KW_APPROX_NONE || !stands_at (r, f->folded.end, "多"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (stands_at (r, f->folded.end + 3, others[i]))
      return;
  add_vague (f, KW_APPROX_MORE, f->kind == KW_KIND_PERCENT ? nonzero : MIN (nonzero, 0)); /* 80%多 is below 90% */
  f->folded.end += 3;
}

/* 左右, 以上 behind the unit. */
static void
read_after (Reader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len;
  read_more_behind (r, nonzero);
  const KwWord *word = kw_lexicon_word (r->text + f->folded.end, r->text + r->end, &len);
  /* 第一个上下两层的: no vagueness. */
  if (word == NULL || word->type != KW_WORD_after || f->kind == KW_KIND_ORDINAL)
    return;
  apply_vagueness (f, word->arg, nonzero);
  f->folded.end += (guint32) len;
}

/* The unit that a list shares: 1.3、1.2和0.8个百分点. 5、6万人 is a guess, no list. */
static guint16
shared_unit (const Reader *r, guint i)
{
  const KwNumeral *first = &kw_token (r->tokens, i)->numeral;
  guint16 unit = 0;
  for (guint k = 0; k < 8 && unit == 0 && i + 1 < r->tokens->len; k++, i++)
    {
      const KwToken *next = kw_token (r->tokens, i + 1);
      guint32 from = kw_token (r->tokens, i)->span.end;
      gsize len;
      gboolean listed = next->type == KW_TOKEN_NUMERAL && next->span.start == from + 3 &&
                        (stands_at (r, from, "、") || stands_at (r, from, "和") || stands_at (r, from, "或"));
      if (!listed || next->numeral.scaled != first->scaled || next->numeral.fraction)
        return 0;
      unit = kw_unit_at (r->text + next->span.end, r->text + r->end, &len);
    }
  return unit;
}

static void
share_unit (Reader *r, guint i)
{
  KwFigure *f = r->figure;
  if (f->unit != 0 || f->kind != KW_KIND_NUMBER || kw_token (r->tokens, i)->numeral.fraction)
    return;
  f->unit = shared_unit (r, i);
  if (f->unit != 0)
    f->kind = kw_lexicon_unit_entry (f->unit)->kind;
}

/* 第 before a numeral makes an ordinal. */
static gboolean
is_ordinal (const Reader *r)
{
  guint32 start = r->figure->literal.start;
  return start >= 3 && memcmp (r->text + start - 3, "第", 3) == 0;
}

static void
set_kind (Reader *r, const KwNumeral *n, int nonzero)
{
  KwFigure *f = r->figure;
  f->kind = KW_KIND_NUMBER;
  if (n->percent)
    {
      f->kind = KW_KIND_PERCENT;
      f->unit = unit_named ("%");
      return;
    }
  if (!r->between)
    read_unit (r, nonzero);
  if (is_ordinal (r))
    {
      f->kind = KW_KIND_ORDINAL;
      f->folded.start = f->literal.start - 3;
    }
}

gboolean
kw_figure_read (const KwTokens *tokens, guint *i, const char *text, guint32 end, KwFigure *figure)
{
  const KwToken *token = kw_token (tokens, *i);
  const KwNumeral *n = &token->numeral;
  guint first = *i;
  *figure = (KwFigure){ .period = KW_PERIOD_NONE };
  Reader r = { tokens, text, end, figure, FALSE };
  figure->folded = figure->literal = token->span;
  figure->value = n->value;
  figure->approx = n->approx;
  figure->written = (gint8) CLAMP (n->written, -100, 100);
  figure->rounded = n->approx == KW_APPROX_NONE && (n->scaled || n->points) && !n->fraction;
  int nonzero = n->fraction && !n->percent ? -1 : n->nonzero;
  if (read_range (&r, *i, n))
    {
      (*i)++;
      nonzero = kw_token (tokens, *i)->numeral.nonzero;
    }
  set_kind (&r, &kw_token (tokens, *i)->numeral, nonzero);
  if (!r.between)
    share_unit (&r, *i);
  read_half (&r);
  if (figure->unit == unit_named ("元") && kw_interval_is_exact (&figure->value))
    read_coins (&r, i);
  /* 别有一番情趣: only what is turned over (翻一番) doubles. */
  if (figure->unit == unit_named ("番") && !stands_behind (&r, figure->literal.start, "翻") &&
      !stands_behind (&r, figure->literal.start, "翻了"))
    return FALSE;
  /* Long digit strings without a unit are numbers of files and telephones. */
  if (figure->unit == 0 && n->plain && n->digits > 6 && figure->kind != KW_KIND_ORDINAL)
    return FALSE;
  KwVagueWord word;
  if (starts_word_before (&r, first, &word))
    apply_vagueness (figure, word, nonzero);
  read_after (&r, nonzero);
  if (n->half && figure->approx == KW_APPROX_NONE)
    apply_vagueness (figure, KW_VAGUE_about, nonzero);
  return TRUE;
}

KwInterval
kw_figure_hard (const KwFigure *figure)
{
  return figure->rounded ? kw_interval_unrounded (figure->value.low, figure->written) : figure->value;
}
