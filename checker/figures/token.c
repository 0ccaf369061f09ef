/* token.c - one pass over a block: tries and classes, no regular expressions */
#include "checker/figures/token.h"
#include "checker/base/utf8.h"
#include "checker/figures/beside.h"
#include "checker/figures/name.h"

#include <string.h>

typedef struct
{
  GArray *tokens;
  const char *text;
  const char *floor; /* of the block */
  const char *end;
  gboolean republic;
  guint room; /* tokens that have memory already */
} Lexer;

/* A new token at P, all but what its type holds set. A token of a numeral is
 * large, most are words: no more is written than needed. */
static KwToken *
push (Lexer *lexer, KwTokenType type, const char *p, gsize len)
{
  guint n = lexer->tokens->len;
  if (n >= lexer->room)
    {
      lexer->room = MAX (2 * n, 64);
      g_array_set_size (lexer->tokens, lexer->room);
    }
  lexer->tokens->len = n + 1;
  KwToken *token = &g_array_index (lexer->tokens, KwToken, n);
  token->type = type;
  token->span = kw_span ((gsize) (p - lexer->text), (gsize) (p - lexer->text) + len);
  return token;
}

static const KwToken *
last_token (const Lexer *lexer)
{
  guint n = lexer->tokens->len;
  const KwToken *last = n > 0 ? &g_array_index (lexer->tokens, KwToken, n - 1) : NULL;
  return last != NULL && lexer->text + last->span.start >= lexer->floor ? last : NULL;
}

/* Is what ends at P a numeral, or one with its unit? */
static gboolean
ends_figure (const Lexer *lexer, const char *p)
{
  const KwToken *last = last_token (lexer);
  gsize len = 0;
  if (last == NULL || last->type != KW_TOKEN_NUMERAL)
    return FALSE;
  const char *end = lexer->text + last->span.end;
  return end == p || (kw_unit_at (end, p, &len) != 0 && end + len == p);
}

static gboolean
has_unit (const Lexer *lexer, const char *p)
{
  gsize len;
  return kw_unit_at (p, lexer->end, &len) != 0;
}

/* Does a range end here: 100人, 20%, 3万? 01-02 and 010-66668888 are none. */
static gboolean
ends_range (const Lexer *lexer, const char *p)
{
  KwNumeral n;
  if (p >= lexer->end || (*p == '0' && p + 1 < lexer->end && kw_is_digit ((guchar) p[1])) ||
      !kw_numeral_parse (p, lexer->end, &n))
    return FALSE;
  return n.scaled || has_unit (lexer, p + n.len);
}

static gboolean
stands_before (const Lexer *lexer, const char *p, const char *word)
{
  return kw_precedes (lexer->floor, p, word);
}

static gboolean
stands_at (const Lexer *lexer, const char *p, const char *word)
{
  return kw_begins (p, lexer->end, word);
}

static gboolean
is_entangled_before (const Lexer *lexer, const char *p)
{
  if (p <= lexer->floor)
    return FALSE;
  guchar before = (guchar) p[-1];
  if (g_ascii_isalpha (before) || stands_before (lexer, p, "〔")) /* 国发〔2016〕3号 */
    return TRUE;
  if (before == '\0' || strchr ("+-/_.:#@&=%", before) == NULL || p - 1 <= lexer->floor)
    return FALSE;
  if (before == '-' && ends_figure (lexer, p - 1))
    return FALSE;
  return g_ascii_isalnum (p[-2]) || before == '#' || before == '@';
}

/* Numbers that count nothing: in names (G107, A4), telephone numbers, times,
 * versions, sums (1+3), addresses. Told by what touches them. */
static gboolean
is_entangled (const Lexer *lexer, const char *p, gsize len)
{
  const char *q = p + len;
  if (is_entangled_before (lexer, p))
    return TRUE;
  if (q + 1 >= lexer->end || *q == '\0')
    return q < lexer->end && g_ascii_isdigit (*q);
  if (g_ascii_isdigit (*q) || (*q != '\0' && strchr ("+:/_=@.", *q) != NULL && g_ascii_isalnum (q[1])))
    return TRUE;
  return *q == '-' && g_ascii_isdigit (q[1]) && !ends_range (lexer, q + 1);
}

/* Is the dash before the numeral [P, Q) a sign? Behind Han only where a unit
 * shows that something is measured: 增长-5.2%. */
static gboolean
is_minus (const Lexer *lexer, const char *p, const char *q)
{
  if (p <= lexer->floor || p[-1] != '-' || ends_figure (lexer, p - 1))
    return FALSE;
  if (p - 1 == lexer->floor)
    return TRUE;
  guchar before = (guchar) p[-2];
  if (before >= 0x80)
    return has_unit (lexer, q);
  gboolean open = before == '(' || before == ',' || before == ':';
  return open || (before == ' ' && p - 2 > lexer->floor && !kw_is_digit ((guchar) p[-3]));
}

/* 壹 to 拾 stand in cheques; alone they are in names: 陆家嘴, 拾起. */
static gboolean
is_formal (const char *p)
{
  static const char *const digits[] = { "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾" };
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (memcmp (p, digits[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* 一个个, 一条条: each and every one. */
static gboolean
is_each (const Lexer *lexer, const char *p, const char *q)
{
  return q - p == 3 && memcmp (p, "一", 3) == 0 && lexer->end - q >= 6 && memcmp (q, q + 3, 3) == 0 &&
         has_unit (lexer, q);
}

static gboolean
follows_vague_word (const Lexer *lexer, const char *p)
{
  const KwToken *last = last_token (lexer);
  return last != NULL && kw_token_is_word (last, KW_WORD_before) && lexer->text + last->span.end == p;
}

/* A scale without a digit counts before a unit, or vaguely: 近千, 百余, 万元; not 千家万户. */
static gboolean
counts_bare (const Lexer *lexer, const char *p, const KwNumeral *numeral)
{
  static const char *const units[] = { "元", "美元", "欧元", "米",     "公里",   "吨",
                                       "亩", "斤",   "公斤", "千瓦时", "平方米", "名" };
  const char *q = p + numeral->len;
  gboolean vague = follows_vague_word (lexer, p);
  if (numeral->bare_unit && !vague)
    return FALSE;
  if (numeral->approx != KW_APPROX_NONE)
    return TRUE;
  if (!numeral->bare_single || vague)
    return has_unit (lexer, q) || vague;
  gsize len;
  guint16 unit = kw_unit_at (q, lexer->end, &len);
  for (guint i = 0; i < G_N_ELEMENTS (units) && unit != 0; i++)
    if (len == strlen (units[i]) && memcmp (q, units[i], len) == 0)
      return TRUE;
  return FALSE;
}

/* 半 before a unit that can be halved; not in 上半年. */
static gboolean
counts_half (const Lexer *lexer, const char *p, const KwNumeral *numeral)
{
  static const char *const others[] = { "上", "下", "前", "后", "多", "大", "夜", "每", "数", "另", "参" };
  gsize len;
  guint16 unit = kw_unit_at (p + numeral->len, lexer->end, &len);
  const KwUnit *entry = kw_lexicon_unit_entry (unit);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (stands_before (lexer, p, others[i]))
      return FALSE;
  return stands_at (lexer, p + numeral->len, "个多") ||
         (unit != 0 && (entry->kind == KW_KIND_MEASURE || (entry->kind == KW_KIND_PERCENT && len == 3)));
}

/* 三 in 三、四百: its neighbour follows 、. */
static gboolean
begins_guess (const Lexer *lexer, const char *q, const KwNumeral *numeral)
{
  KwNumeral next;
  return stands_at (lexer, q, "、") && kw_numeral_parse (q + 3, lexer->end, &next) && next.han &&
         next.value.low.mantissa == numeral->integer + 1 && has_unit (lexer, q + 3 + next.len);
}

/* A single Han digit is a figure only before a unit, behind 第 or where a
 * range begins: 一 is in half of all words. */
static gboolean
is_figure (const Lexer *lexer, const char *p, const KwNumeral *numeral)
{
  const char *q = p + numeral->len;
  if (numeral->half_unit)
    return counts_half (lexer, p, numeral);
  if (numeral->bare)
    return counts_bare (lexer, p, numeral);
  gboolean ordinal = stands_before (lexer, p, "第"), vague = follows_vague_word (lexer, p);
  if (numeral->han && !ordinal && numeral->integer > 10 && stands_at (lexer, q, "大") && !stands_at (lexer, q, "大类"))
    return FALSE; /* 十八大 */
  if (numeral->han && !ordinal && stands_at (lexer, q, "号"))
    return FALSE; /* 天宫一号 */
  if (stands_at (lexer, q, "号线") || stands_at (lexer, q, "号楼"))
    return FALSE;
  if (is_each (lexer, p, q))
    return FALSE;
  if (!vague && !has_unit (lexer, q) &&
      (ordinal ? kw_ordinal_is_name (lexer->floor, p, q, lexer->end)
               : kw_number_is_name (lexer->floor, p, q, lexer->end, numeral)))
    return FALSE;
  if (!numeral->han || numeral->len > 3)
    return TRUE;
  if (is_formal (p))
    return FALSE;
  if (has_unit (lexer, q) || ordinal || begins_guess (lexer, q, numeral))
    return TRUE;
  return lexer->end - q > 3 && (memcmp (q, "到", 3) == 0 || memcmp (q, "至", 3) == 0) && ends_range (lexer, q + 3);
}

/* The bytes of what is no number of things at P: a day of the moon, a time of day; 0 for others. */
static gsize
len_of_none (const Lexer *lexer, const char *p)
{
  gsize len = kw_lunar_len (lexer->floor, p, lexer->end);
  return len > 0 ? len : kw_clock_len (lexer->floor, p, lexer->end);
}

/* A date or a numeral at P; the bytes it takes, 0 for neither. */
static gsize
lex_number (Lexer *lexer, const char *p)
{
  KwWritten date;
  KwNumeral numeral;
  /* 2胜1负3平: no sign. */
  if (p > lexer->floor && memcmp (p, "负", 3) == 0 && (kw_is_digit ((guchar) p[-1]) || stands_before (lexer, p, "胜")))
    return 0;
  gsize none = len_of_none (lexer, p);
  if (none > 0)
    return none;
  gboolean counted = kw_numeral_parse (p, lexer->end, &numeral);
  if (kw_date_parse (lexer->floor, p, lexer->end, lexer->republic, counted ? &numeral : NULL, &date))
    {
      push (lexer, KW_TOKEN_DATE, p, date.len)->date = date;
      return date.len;
    }
  if (!counted)
    return 0;
  gsize len = numeral.len, sign = 0;
  if (stands_before (lexer, p, "负的") && has_unit (lexer, p + len)) /* 为负的0.3% */
    {
      kw_numeral_negate (&numeral);
      sign = strlen ("负的");
    }
  else if (is_minus (lexer, p, p + len))
    {
      kw_numeral_negate (&numeral);
      sign = 1;
    }
  if (!is_entangled (lexer, p, len) && is_figure (lexer, p, &numeral))
    push (lexer, KW_TOKEN_NUMERAL, p - sign, len + sign)->numeral = numeral;
  return len;
}

/* Does a numeral that an ordinal has begin at P? */
static gboolean
begins_ordinal (const char *p)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (memcmp (p, digits[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/* 至今年, 至今天: 至 and a word of its own. */
static gboolean
goes_on_as_today (const Lexer *lexer, const char *p)
{
  static const char *const words[] = { "至今年", "至今天", "至今日", "至今晚", "至今早", "至今春", "至今夏", "至今秋", "至今冬" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (stands_at (lexer, p, words[i]))
      return TRUE;
  return FALSE;
}

/* 祁连山, 清江: a mountain or a river, not the county that is called after it. */
static gboolean
is_landscape (const Lexer *lexer, const KwWord *word, const char *behind)
{
  return kw_place_is_short (kw_lexicon_place (word)) &&
         (stands_at (lexer, behind, "山") || stands_at (lexer, behind, "江") || stands_at (lexer, behind, "河") ||
          stands_at (lexer, behind, "湖"));
}

/* 减量有成 县府: 县府 is the word, and no 成县 is meant. */
static gboolean
is_office (const Lexer *lexer, const char *p, gsize len)
{
  return len == strlen ("成县") && stands_at (lexer, p + 3, "县府");
}

/* Bytes of a name that begins with a place's: “全国放鱼日”. */
#define TITLED_MAX 36

/* “全国放鱼日”, 《全国企业名录》: a name of Han alone, which tells no scope. */
static gboolean
is_name (const Lexer *lexer, const KwWord *word, const char *p, const char *behind)
{
  if (kw_lexicon_place_code (kw_lexicon_place (word), 0) != KW_CODE_COUNTRY ||
      (!stands_before (lexer, p, "“") && !stands_before (lexer, p, "《")))
    return FALSE;
  guint len;
  while (behind < lexer->end && behind - p < TITLED_MAX && kw_is_han (kw_utf8_get (behind, &len)))
    behind += len;
  return stands_at (lexer, behind, "”") || stands_at (lexer, behind, "》");
}

static gsize
lex_word (Lexer *lexer, const char *p)
{
  gsize len;
  const KwWord *word = kw_lexicon_word (p, lexer->end, &len);
  /* 4月开馆至今年4月底: 今年 begins there. */
  if (word != NULL && word->type == KW_WORD_period && len == strlen ("至今") && goes_on_as_today (lexer, p))
    word = kw_lexicon_word (p, p + 3, &len);
  if (word == NULL || word->type == KW_WORD_neutral)
    return 0;
  /* 第一步 is an ordinal, 一步 in 进一步 nothing. */
  gboolean ordinal = word->type == KW_WORD_skip && stands_before (lexer, p, "第") && begins_ordinal (p);
  if (word->type == KW_WORD_numeral || ordinal)
    return lex_number (lexer, p);
  /* 比去年 says that a change is told, and since when: the year is read for itself. */
  if (word->type == KW_WORD_role && memcmp (p, "比", 3) == 0)
    len = 3;
  if (word->type == KW_WORD_place && (is_landscape (lexer, word, p + len) || is_name (lexer, word, p, p + len)))
    return len;
  if (word->type == KW_WORD_place && is_office (lexer, p, len))
    return 3;
  push (lexer, KW_TOKEN_WORD, p, len)->word = *word;
  return len;
}

/* Breaks side by side are one token: a line of brackets costs no more than
 * one. */
static void
push_break (Lexer *lexer, KwTokenType type, const char *p, gsize len)
{
  KwToken *last = lexer->tokens->len > 0 ? &g_array_index (lexer->tokens, KwToken, lexer->tokens->len - 1) : NULL;
  gboolean joins = last != NULL && last->type >= KW_TOKEN_COMMA && p > lexer->floor &&
                   last->span.end == (guint32) (p - lexer->text);
  if (!joins)
    {
      push (lexer, type, p, len);
      return;
    }
  last->span.end += (guint32) len;
  last->type = MAX (last->type, type);
}

/* The bytes that a unit takes from P on, 1374台(套)农机; 0 where none does. */
static gsize
rest_of_unit (const Lexer *lexer, const char *p)
{
  const KwToken *last = last_token (lexer);
  if (last == NULL || last->type != KW_TOKEN_NUMERAL)
    return 0;
  const char *from = lexer->text + last->span.end;
  gsize len = 0;
  return from < p && kw_unit_at (from, lexer->end, &len) != 0 && from + len > p ? (gsize) (from + len - p) : 0;
}

/* 0xE3 0x80: 。 is U+3002; 0xEF is what folding left of the full-width row;
 * U+2014 and the quotation marks break nothing. */
static gsize
lex_break (Lexer *lexer, const char *p)
{
  KwTokenType type = KW_TOKEN_COMMA;
  gsize len = 1, inside = *p == '(' ? rest_of_unit (lexer, p) : 0;
  if (inside > 0)
    return inside;
  if (lexer->end - p >= 3 && memcmp (p, "。", 3) == 0)
    len = 3;
  if (len == 3 || *p == ';' || *p == '!' || *p == '?' || *p == '\n')
    type = KW_TOKEN_SENTENCE;
  else if (*p != ',' && *p != ':' && *p != '(' && *p != ')')
    return 0;
  push_break (lexer, type, p, len);
  return len;
}

/* 9.1至8月全国铁路完成: the number of an item, right before a date. */
static const char *
behind_item_number (const Lexer *lexer)
{
  const char *p = lexer->floor;
  KwWritten date;
  while (p < lexer->end && p - lexer->floor < 2 && kw_is_digit ((guchar) *p))
    p++;
  if (p == lexer->floor || lexer->end - p < 6 || *p != '.' || !kw_is_digit ((guchar) p[1]))
    return lexer->floor;
  KwNumeral numeral;
  gboolean counted = kw_numeral_parse (p + 1, lexer->end, &numeral);
  return kw_date_parse (p + 1, p + 1, lexer->end, lexer->republic, counted ? &numeral : NULL, &date) ? p + 1
                                                                                                     : lexer->floor;
}

void
kw_tokenize (GArray *tokens, const char *text, KwSpan block, gboolean republic)
{
  Lexer lexer = { tokens, text, text + block.start, text + block.end, republic };
  lexer.floor = behind_item_number (&lexer);
  for (const char *p = lexer.floor; p < lexer.end && tokens->len < KW_TOKENS_MAX;)
    {
      p = kw_lexicon_skip (p, lexer.end);
      guchar lead = (guchar) *p;
      gsize len = 0;
      if (lead < 0x80)
        len = lead >= '0' && lead <= '9' ? lex_number (&lexer, p) : lex_break (&lexer, p);
      else if (lead == 0xE3)
        len = lex_break (&lexer, p);
      else if (lead == 0xE2 || (lead >= 0xE4 && lead <= 0xE9)) /* ≥ and Han */
        len = lex_word (&lexer, p);
      if (len == 0 && lead == 0xE3)
        len = lex_word (&lexer, p);
      p += len > 0 ? len : kw_utf8_len (lead);
    }
}
