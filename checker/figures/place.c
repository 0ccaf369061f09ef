/* place.c - names of divisions, told from words and from each other
 *
 * Codes are GB/T 2260: two digits each for province, prefecture and county.
 */
#include "checker/figures/place.h"

#include <string.h>

#define PROVINCE(code) ((code) / 10000)
#define PREFECTURE(code) ((code) / 100)

static gboolean
is_province (guint32 code)
{
  return code % 10000 == 0;
}

static gboolean
is_prefecture (guint32 code)
{
  return code % 100 == 0 && !is_province (code);
}

/* Is CODE, or the division that holds it, named in full? */
static gboolean
is_proven (const KwGazetteer *gazetteer, guint32 code)
{
  for (guint i = 0; i < gazetteer->n_proven; i++)
    {
      guint32 known = gazetteer->proven[i];
      if (known == code || (is_prefecture (known) && PREFECTURE (known) == PREFECTURE (code)) ||
          (is_province (known) && PROVINCE (known) == PROVINCE (code)))
        return TRUE;
    }
  return FALSE;
}

static guint32
resolve_full (const KwGazetteer *gazetteer, const KwPlaceName *name)
{
  guint32 code = kw_lexicon_place_code (name, 0);
  /* 孟连县 had another code before 2004. */
  if (name->n_best == 1)
    return code;
  /* 朝阳区: the one whose parent is named. */
  for (guint i = 0; i < name->n; i++)
    {
      guint32 candidate = kw_lexicon_place_code (name, i);
      for (guint k = 0; k < gazetteer->n_proven; k++)
        {
          guint32 known = gazetteer->proven[k];
          if (known != candidate && PROVINCE (known) == PROVINCE (candidate))
            return candidate;
        }
    }
  return 0;
}

static guint32
resolve_short (const KwGazetteer *gazetteer, const KwPlaceName *name)
{
  guint32 only_prefecture = 0;
  guint n_prefectures = 0;
  for (guint i = 0; i < name->n; i++)
    {
      guint32 code = kw_lexicon_place_code (name, i);
      if (is_province (code))
        return code;
      if (is_proven (gazetteer, code))
        return code;
      if (is_prefecture (code))
        {
          only_prefecture = code;
          n_prefectures++;
        }
    }
  return n_prefectures == 1 ? only_prefecture : 0;
}

static gboolean
is_municipality (guint32 code)
{
  return code == 110000 || code == 120000 || code == 310000 || code == 500000;
}

#define ANY_LEVEL 0xFF
#define LEVEL(word) (1u << KW_SELF_##word)

/* Is the short NAME that of a city of a county's rank: 乳山, of 乳山市? */
static gboolean
is_county_city (const char *name, gsize len)
{
  char full[64];
  gsize known;
  if (len == 0 || len + 3 > sizeof full)
    return FALSE;
  memcpy (full, name, len);
  memcpy (full + len, "市", 3);
  const KwWord *word = kw_lexicon_word (full, full + len + 3, &known);
  return word != NULL && word->type == KW_WORD_place && known == len + 3;
}

/* What a place of CODE, called NAME, may be called by its own people. */
static guint8
levels_of (guint32 code, const char *name, gsize len)
{
  static const struct
  {
    const char *end;
    guint8 levels;
  } ends[] = { { "省", LEVEL (province) }, { "市", LEVEL (city) },   { "州", LEVEL (state) }, { "盟", LEVEL (state) },
               { "县", LEVEL (county) },   { "区", LEVEL (county) }, { "旗", LEVEL (county) } };
  if (code == KW_CODE_COUNTRY)
    return 0;
  guint8 levels = is_province (code)     ? (is_municipality (code) ? LEVEL (city) : LEVEL (province))
                  : is_prefecture (code) ? LEVEL (city) | LEVEL (state)
                                         : LEVEL (county);
  for (guint i = 0; i < G_N_ELEMENTS (ends) && len > 6; i++)
    if (memcmp (name + len - 3, ends[i].end, 3) == 0 && !is_province (code))
      return ends[i].levels;
  /* GB/T 2260 numbers the cities of a county's rank from 81 on; Taiwan's counties end with 00. */
  gboolean city = code % 100 > 80 || is_county_city (name, len);
  return levels == LEVEL (county) && city ? LEVEL (city) : levels;
}

static gboolean
is_part_of (guint32 part, guint32 whole)
{
  return (is_province (whole) && PROVINCE (part) == PROVINCE (whole)) ||
         (is_prefecture (whole) && PREFECTURE (part) == PREFECTURE (whole));
}

/* The place that the article speaks of most among those of LEVELS within OWN;
 * the first of equals. 0 for none. */
static guint32
most_named (const KwGazetteer *gazetteer, guint8 levels, guint32 own)
{
  const KwNamedPlace *best = NULL;
  for (guint i = 0; i < gazetteer->n_named; i++)
    {
      const KwNamedPlace *place = &gazetteer->named[i];
      if (((place->levels & levels) != 0 || levels == ANY_LEVEL) &&
          (own == 0 || place->code == own || is_part_of (place->code, own)) &&
          (best == NULL || place->mentions > best->mentions))
        best = place;
    }
  return best != NULL ? best->code : 0;
}

static guint8
levels_known (const KwGazetteer *gazetteer, guint32 code)
{
  for (guint i = 0; i < gazetteer->n_named; i++)
    if (gazetteer->named[i].code == code)
      return gazetteer->named[i].levels;
  return levels_of (code, "", 0);
}

/* 我市, 全县: of which place. */
static guint32
resolve_self (const KwGazetteer *gazetteer, KwSelfWord word)
{
  guint32 own = gazetteer->own;
  guint8 level = (guint8) (1u << word);
  if (own != 0 && (levels_known (gazetteer, own) & level) != 0)
    return own;
  guint32 named = most_named (gazetteer, level, own);
  if (named != 0 || own == 0)
    return named;
  /* 全市 in a county's article is the city above it. */
  if (word == KW_SELF_province)
    return PROVINCE (own) * 10000;
  gboolean county = !is_prefecture (own) && !is_province (own);
  return county && word != KW_SELF_county ? PREFECTURE (own) * 100 : 0;
}

/* Bytes of a short name that needs no proof. */
#define LONG_NAME 9

guint32
kw_gazetteer_resolve (const KwGazetteer *gazetteer, const KwToken *token)
{
  if (kw_token_is_word (token, KW_WORD_self))
    return resolve_self (gazetteer, token->word.arg);
  const KwPlaceName *name = kw_lexicon_place (&token->word);
  /* 阿拉山口: no word of others. */
  if (kw_place_is_short (name) && name->n == 1 && kw_span_len (token->span) >= LONG_NAME)
    return kw_lexicon_place_code (name, 0);
  return kw_place_is_short (name) ? resolve_short (gazetteer, name) : resolve_full (gazetteer, name);
}

/* 余干农商银行, 枣阳法院: what only a place has stands behind its short name. */
static gboolean
has_institution (const char *text, const KwToken *token)
{
  static const char *const words[] = { "农商", "农村商业", "农信", "信用联社", "供电", "公安", "法院", "检察", "海关", "税务",
                                       "国税", "地税", "气象", "消防", "县委", "县政府", "市委", "市政府", "人民政府", "人民医院",
                                       "中医院", "妇幼", "一中", "二中", "机场", "火车站", "汽车站", "高铁站", "博物馆", "图书馆",
                                       "文化馆", "日报", "晚报", "电视台" };
  const char *p = text + token->span.end;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (p[0] == words[i][0] && p[1] == words[i][1] && p[2] == words[i][2] && strncmp (p, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
prove (KwGazetteer *gazetteer, const KwTokens *tokens, const char *text)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const KwToken *token = kw_token (tokens, i);
      if (!kw_token_is_word (token, KW_WORD_place))
        continue;
      const KwPlaceName *name = kw_lexicon_place (&token->word);
      guint32 code = kw_lexicon_place_code (name, 0);
      gboolean proves = name->n_best == 1 && (!kw_place_is_short (name) || is_province (code) ||
                                              /* 市公安消防大队 is not of 公安县. */
                                              (name->n == 1 && name->status == KW_PLACE_SHORT && has_institution (text, token)));
      if (proves && gazetteer->n_proven < KW_GAZETTEER_MAX)
        gazetteer->proven[gazetteer->n_proven++] = code;
    }
}

static void
note_place (KwGazetteer *gazetteer, guint32 code, guint8 levels)
{
  for (guint i = 0; i < gazetteer->n_named; i++)
    {
      KwNamedPlace *place = &gazetteer->named[i];
      if (place->code != code)
        continue;
      place->mentions++;
      place->levels |= levels;
      return;
    }
  KwNamedPlace place = { code, 1, levels };
  if (gazetteer->n_named < KW_GAZETTEER_MAX)
    gazetteer->named[gazetteer->n_named++] = place;
}

/* The first place among TOKENS of TEXT, of 北京市房山区 the inner one; counts all of
 * them where they are told of. */
static guint32
note_places (KwGazetteer *gazetteer, const KwTokens *tokens, const char *text, gboolean counts, gboolean *full)
{
  guint32 first = 0, end = 0;
  for (guint i = 0; i < tokens->len; i++)
    {
      const KwToken *token = kw_token (tokens, i);
      if (!kw_token_is_word (token, KW_WORD_place))
        continue;
      guint32 code = kw_gazetteer_resolve (gazetteer, token);
      if (code == 0)
        continue;
      gboolean inner = first != 0 && token->span.start == end && is_part_of (code, first);
      if (first == 0 || inner)
        {
          *full = !kw_place_is_short (kw_lexicon_place (&token->word));
          first = code;
          end = token->span.end;
        }
      if (counts)
        note_place (gazetteer, code, levels_of (code, text + token->span.start, kw_span_len (token->span)));
    }
  return first;
}

/* The first place of a publisher's name; FULL: its name stands in full. */
static guint32
place_of_source (KwGazetteer *gazetteer, const KwFold *source, gboolean *full)
{
  *full = FALSE;
  if (source->len < 6)
    return 0;
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (KwToken));
  kw_tokenize (array, source->text, kw_span (0, source->len), FALSE);
  KwTokens tokens = { (const KwToken *) (gpointer) array->data, array->len };
  prove (gazetteer, &tokens, source->text);
  return note_places (gazetteer, &tokens, source->text, FALSE, full);
}

/* The place that at least half of all mentions are of, within OUTER where that
 * is known: an article that names many is of none. */
static guint32
main_place (const KwGazetteer *gazetteer, guint32 outer)
{
  guint32 all = 0, code = most_named (gazetteer, ANY_LEVEL, outer);
  for (guint i = 0; i < gazetteer->n_named; i++)
    all += gazetteer->named[i].mentions;
  for (guint i = 0; i < gazetteer->n_named; i++)
    {
      const KwNamedPlace *place = &gazetteer->named[i];
      if (place->code == code && (outer != 0 || 2 * place->mentions >= all))
        return code;
    }
  return 0;
}

/* A title tells best whose article it is, then an authority that publishes
 * (兰考县人民政府网). A newspaper (开封日报) only tells about where. */
void
kw_gazetteer_init (KwGazetteer *gazetteer, const KwArticle *article, const KwTokens *tokens, const char *title,
                   const KwTokens *title_tokens, const KwFold *source)
{
  gboolean full, authority;
  gazetteer->n_proven = gazetteer->n_named = 0;
  gazetteer->own = 0;
  prove (gazetteer, tokens, article->fold.text);
  guint32 by_source = place_of_source (gazetteer, source, &authority);
  if (by_source != 0 && gazetteer->n_proven < KW_GAZETTEER_MAX)
    gazetteer->proven[gazetteer->n_proven++] = by_source;
  prove (gazetteer, title_tokens, title);
  guint32 by_title = note_places (gazetteer, title_tokens, title, TRUE, &full);
  note_places (gazetteer, tokens, article->fold.text, TRUE, &full);
  gazetteer->own = by_title != 0 ? by_title : authority ? by_source : main_place (gazetteer, by_source);
  if (gazetteer->own == 0)
    gazetteer->own = by_source;
}
