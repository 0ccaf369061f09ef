/* range.c - figures of two numerals: 4-6个, 2万元至3万元, 二十五、六岁; and units that lists share */
#include "checker/figures/figure-private.h"
#include "checker/base/utf8.h"

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

/* 扩大11万亿日元至91万亿日元: by how much, then to how much. */
static gboolean
is_change (const KwFigureReader *r)
{
  static const char *const words[] = { "扩大", "增加", "增长", "减少", "下降", "提高", "上升", "上涨", "下跌",
                                       "上调", "下调", "降低", "缩小", "回落", "增",   "降",   "涨" };
  guint32 p = r->figure->literal.start;
  p -= p >= 3 && kw_reader_at (r, p - 3, "了") ? 3 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (p >= strlen (words[i]) && kw_reader_at (r, p - (guint32) strlen (words[i]), words[i]))
      return TRUE;
  return FALSE;
}

/* 10和20间: 间 counts no rooms where nothing else could. */
static gboolean
ends_between (const KwFigureReader *r, const KwToken *next)
{
  return kw_reader_at (r, next->span.end, "间") && kw_is_digit ((guchar) r->text[next->span.start]);
}

/* Is what lies from FROM to the numeral NEXT between two ends of a range?
 * A unit may stand behind both (2万元至3万元), 和 only before 之间. */
static gboolean
joins (const KwFigureReader *r, guint32 from, const KwToken *next)
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
    return unit == 0 || unit != unit_behind || kw_unit_is (unit, "%") || !is_change (r);
  gboolean and = to - from == 3 && (kw_reader_at (r, from, "和") || kw_reader_at (r, from, "与"));
  return and && (kw_reader_at (r, behind + (guint32) len_behind, "之间") || ends_between (r, next));
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
read_either (KwFigureReader *r, guint i, const KwNumeral *first, const KwNumeral *second)
{
  guint32 from = kw_token (r->tokens, i)->span.end, to = kw_token (r->tokens, i + 1)->span.start;
  gsize len;
  if (to - from != 3 || !kw_reader_at (r, from, "、") || kw_reader_at (r, r->figure->literal.start - MIN (3, r->figure->literal.start), "第") ||
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
gboolean
kw_read_range (KwFigureReader *r, guint i, const KwNumeral *first)
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

/* The unit that a list shares: 1.3、1.2和0.8个百分点. 5、6万人 is a guess, no list. */
static guint16
shared_unit (const KwFigureReader *r, guint i)
{
  const KwNumeral *first = &kw_token (r->tokens, i)->numeral;
  guint16 unit = 0;
  for (guint k = 0; k < 8 && unit == 0 && i + 1 < r->tokens->len; k++, i++)
    {
      const KwToken *next = kw_token (r->tokens, i + 1);
      guint32 from = kw_token (r->tokens, i)->span.end;
      gsize len;
      gboolean listed = next->type == KW_TOKEN_NUMERAL && next->span.start == from + 3 &&
                        (kw_reader_at (r, from, "、") || kw_reader_at (r, from, "和") || kw_reader_at (r, from, "或"));
      if (!listed || next->numeral.scaled != first->scaled || next->numeral.fraction)
        return 0;
      unit = kw_unit_at (r->text + next->span.end, r->text + r->end, &len);
    }
  return unit;
}

void
kw_share_unit (KwFigureReader *r, guint i)
{
  KwFigure *f = r->figure;
  if (f->unit != 0 || f->kind != KW_KIND_NUMBER || kw_token (r->tokens, i)->numeral.fraction)
    return;
  f->unit = shared_unit (r, i);
  if (f->unit != 0)
    f->kind = kw_lexicon_unit_entry (f->unit)->kind;
}
