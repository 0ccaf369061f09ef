/* figure.c - values with their units and their vagueness */
#include "checker/base/interval.h"
#include "checker/base/utf8.h"
#include "checker/figures/figure-private.h"

/* 个 and 多, 余, 半 or 来 before a unit that 个 stands before: 一个多小时, 两个半月. */
static gsize
read_split_unit (KwFigureReader *r, int nonzero)
{
  static const struct
  {
    const char *name;
    KwApprox approx;
  } infixes[] = {
    { "个多", KW_APPROX_MORE }, { "个余", KW_APPROX_MORE }, { "个半", KW_APPROX_NONE }, { "个来", KW_APPROX_ABOUT }
  };
  KwFigure *f = r->figure;
  gsize len;
  for (guint i = 0; kw_reader_at (r, f->folded.end, "个") && i < G_N_ELEMENTS (infixes); i++)
    {
      guint32 p = f->folded.end + 6;
      guint16 unit = kw_reader_at (r, f->folded.end, infixes[i].name) ? kw_unit_at (r->text + p, r->text + r->end, &len)
                                                                      : 0;
      if (kw_reader_at (r, p, "月"))
        unit = kw_unit_named ("个月"), len = 3;
      if (unit == 0 || kw_lexicon_unit_entry (unit)->kind != KW_KIND_MEASURE ||
          !kw_reader_at (r, f->folded.end, infixes[i].name))
        continue;
      f->unit = unit;
      if (infixes[i].approx == KW_APPROX_NONE && kw_interval_is_exact (&f->value) &&
          kw_decimal_add (f->value.low, kw_decimal (5, -1), &f->value.low))
        f->value = kw_interval_exact (f->value.low);
      else if (infixes[i].approx != KW_APPROX_NONE)
        kw_add_vague (f, infixes[i].approx, nonzero);
      return 6 + len;
    }
  return 0;
}

/* 来 and 几 between the numeral and its unit: 20来个, 10几年. */
static void
read_infix (KwFigureReader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len;
  gboolean few = kw_reader_at (r, f->folded.end, "几");
  if (nonzero < 1 || f->approx != KW_APPROX_NONE || !(few || kw_reader_at (r, f->folded.end, "来")) ||
      kw_unit_at (r->text + f->folded.end + 3, r->text + r->end, &len) == 0)
    return;
  kw_add_vague (f, few ? KW_APPROX_MORE : KW_APPROX_ABOUT, nonzero);
  f->folded.end += 3;
  f->literal.end = f->folded.end;
}

/* 4分10秒: 分 is a minute before seconds. */
static gboolean
is_clock_minute (const KwFigureReader *r, guint32 p)
{
  guint32 q = p;
  while (q < r->end && kw_is_digit ((guchar) r->text[q]))
    q++;
  return q > p && q - p <= 2 && kw_reader_at (r, q, "秒");
}

/* Does the literal end with 万 or 亿? */
static gboolean
is_scaled (const KwFigureReader *r)
{
  const char *end = r->text + r->figure->literal.end;
  return kw_span_len (r->figure->literal) > 3 && (memcmp (end - 3, "万", 3) == 0 || memcmp (end - 3, "亿", 3) == 0);
}

/* Unit behind the literal; 元 takes 万 that stands apart (3万 元 was folded). */
static void
read_unit (KwFigureReader *r, int nonzero)
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
  if (kw_unit_is (f->unit, "块") && (behind >= r->end || (guchar) r->text[behind] < 0xE4))
    f->unit = kw_unit_named ("块钱");
  /* 7.42亿度: of power, no temperature. */
  if (kw_unit_is (f->unit, "度") && r->figure->value.low.mantissa > 0 && is_scaled (r))
    f->unit = kw_unit_named ("度电");
  if (kw_unit_is (f->unit, "分") && is_clock_minute (r, behind))
    f->unit = kw_unit_named ("分钟");
  f->folded.end += (guint32) len;
  f->kind = kw_lexicon_unit_entry (f->unit)->kind;
}

static gboolean
starts_word_before (KwFigureReader *r, guint i, KwVagueWord *word)
{
  if (i == 0)
    return FALSE;
  const KwToken *before = kw_token (r->tokens, i - 1);
  if (!kw_token_is_word (before, KW_WORD_before) || before->span.end != kw_token (r->tokens, i)->span.start)
    return FALSE;
  /* 突破一批技术: done, not more than. */
  gboolean done = kw_reader_at (r, before->span.start, "突破") && r->figure->kind == KW_KIND_COUNT &&
                  kw_decimal_compare (r->figure->value.low, kw_decimal (1, 2)) < 0;
  if (done)
    return FALSE;
  *word = before->word.arg;
  r->figure->folded.start = before->span.start;
  return TRUE;
}

/* 半 behind a measure is half of one: 一吨半, 三成半; not 三天半夜, 十点半. */
static void
read_half (KwFigureReader *r)
{
  static const char *const others[] = { "数", "夜", "山", "年", "价", "月", "径", "导", "岛", "程", "场", "个" };
  KwFigure *f = r->figure;
  KwDecimal half = kw_decimal (5, -1), sum;
  gboolean measured = f->kind == KW_KIND_MEASURE || f->kind == KW_KIND_PERCENT || f->kind == KW_KIND_RATIO;
  if (!measured || !kw_reader_at (r, f->folded.end, "半") || !kw_interval_is_exact (&f->value) || f->rounded ||
      kw_unit_is (f->unit, "点"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (kw_reader_at (r, f->folded.end + 3, others[i]))
      return;
  if (!kw_decimal_add (f->value.low, half, &sum))
    return;
  f->value = kw_interval_exact (sum);
  f->folded.end += 3;
  f->literal.end = f->folded.end;
}

/* 五元三毛, 50元6角三分: the smaller coins behind. */
static void
read_coins (KwFigureReader *r, guint *i)
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
      if (!kw_reader_at (r, next->span.end, coins[k].name) || !kw_interval_is_exact (&next->numeral.value) ||
          kw_decimal_compare (next->numeral.value.low, kw_decimal (1, 1)) >= 0 ||
          !kw_decimal_add (f->value.low, coin, &sum))
        continue;
      f->value = kw_interval_exact (sum);
      f->folded.end = f->literal.end = next->span.end + 3;
      (*i)++;
    }
}

/* 多 behind a measure: 3年多, 5公里多; not 3年多次. */
static void
read_more_behind (KwFigureReader *r, int nonzero)
{
  static const char *const others[] = { "次", "边", "元", "样", "种", "项", "方", "民", "家",
                                        "层", "个", "名", "处", "部", "人", "年", "彩", "数",
                                        "位", "国", "条", "起", "达", "了", "于", "出", "点" };
  KwFigure *f = r->figure;
  gboolean measured = f->kind == KW_KIND_MEASURE || f->kind == KW_KIND_MONEY || f->kind == KW_KIND_RATIO ||
                      f->kind == KW_KIND_PERCENT;
  if (!measured || f->approx != KW_APPROX_NONE || !kw_reader_at (r, f->folded.end, "多"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (kw_reader_at (r, f->folded.end + 3, others[i]))
      return;
  kw_add_vague (f, KW_APPROX_MORE, f->kind == KW_KIND_PERCENT ? nonzero : MIN (nonzero, 0)); /* 80%多 is below 90% */
  f->folded.end += 3;
}

/* 左右, 以上 behind the unit. */
static void
read_after (KwFigureReader *r, int nonzero)
{
  KwFigure *f = r->figure;
  gsize len;
  read_more_behind (r, nonzero);
  const KwWord *word = kw_lexicon_word (r->text + f->folded.end, r->text + r->end, &len);
  /* 第一个上下两层的: no vagueness. */
  if (word == NULL || word->type != KW_WORD_after || f->kind == KW_KIND_ORDINAL)
    return;
  kw_apply_vagueness (f, word->arg, nonzero);
  f->folded.end += (guint32) len;
}

/* 第 before a numeral makes an ordinal. */
static gboolean
is_ordinal (const KwFigureReader *r)
{
  guint32 start = r->figure->literal.start;
  return start >= 3 && memcmp (r->text + start - 3, "第", 3) == 0;
}

static void
set_kind (KwFigureReader *r, const KwNumeral *n, int nonzero)
{
  KwFigure *f = r->figure;
  f->kind = KW_KIND_NUMBER;
  if (n->percent)
    {
      f->kind = KW_KIND_PERCENT;
      f->unit = kw_unit_named ("%");
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
  KwFigureReader r = { tokens, text, end, figure, FALSE };
  figure->folded = figure->literal = token->span;
  figure->value = n->value;
  figure->approx = n->approx;
  figure->written = (gint8) CLAMP (n->written, -100, 100);
  figure->rounded = n->approx == KW_APPROX_NONE && (n->scaled || n->points) && !n->fraction;
  int nonzero = n->fraction && !n->percent ? -1 : n->nonzero;
  if (kw_read_range (&r, *i, n))
    {
      (*i)++;
      nonzero = kw_token (tokens, *i)->numeral.nonzero;
    }
  set_kind (&r, &kw_token (tokens, *i)->numeral, nonzero);
  if (!r.between)
    kw_share_unit (&r, *i);
  read_half (&r);
  if (kw_unit_is (figure->unit, "元") && kw_interval_is_exact (&figure->value))
    read_coins (&r, i);
  /* 别有一番情趣: only what is turned over (翻一番) doubles. */
  if (kw_unit_is (figure->unit, "番") && !kw_reader_behind (&r, figure->literal.start, "翻") &&
      !kw_reader_behind (&r, figure->literal.start, "翻了"))
    return FALSE;
  /* Long digit strings without a unit are numbers of files and telephones. */
  if (figure->unit == 0 && n->plain && n->digits > 6 && figure->kind != KW_KIND_ORDINAL)
    return FALSE;
  KwVagueWord word;
  if (starts_word_before (&r, first, &word))
    kw_apply_vagueness (figure, word, nonzero);
  read_after (&r, nonzero);
  if (n->half && figure->approx == KW_APPROX_NONE)
    kw_apply_vagueness (figure, KW_VAGUE_about, nonzero);
  return TRUE;
}

KwInterval
kw_figure_hard (const KwFigure *figure)
{
  return figure->rounded ? kw_interval_unrounded (figure->value.low, figure->written) : figure->value;
}
