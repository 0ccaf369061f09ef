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
  for (guint i = 0; i < gazetteer->proven->len; i++)
    {
      guint32 known = g_array_index (gazetteer->proven, guint32, i);
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
  if (name->n == 1)
    return code;
  /* 朝阳区: the one whose parent is named. */
  for (guint i = 0; i < name->n; i++)
    {
      guint32 candidate = kw_lexicon_place_code (name, i);
      for (guint k = 0; k < gazetteer->proven->len; k++)
        {
          guint32 known = g_array_index (gazetteer->proven, guint32, k);
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

guint32
kw_gazetteer_resolve (const KwGazetteer *gazetteer, const KwToken *token)
{
  if (kw_token_is_word (token, KW_WORD_self))
    return gazetteer->own;
  const KwPlaceName *name = kw_lexicon_place (&token->word);
  return name->status == KW_PLACE_SHORT ? resolve_short (gazetteer, name) : resolve_full (gazetteer, name);
}

static void
prove (KwGazetteer *gazetteer, const KwTokens *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const KwToken *token = kw_token (tokens, i);
      if (!kw_token_is_word (token, KW_WORD_place))
        continue;
      const KwPlaceName *name = kw_lexicon_place (&token->word);
      guint32 code = kw_lexicon_place_code (name, 0);
      gboolean proves = name->n == 1 && (name->status != KW_PLACE_SHORT || is_province (code));
      if (proves && gazetteer->proven->len < 64)
        g_array_append_val (gazetteer->proven, code);
    }
}

/* The first certain place of a title or a publisher's name. */
static guint32
place_of (KwGazetteer *gazetteer, const char *text)
{
  if (text == NULL)
    return 0;
  KwFold fold;
  kw_fold_init (&fold, text, strlen (text), NULL, 0);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (KwToken));
  kw_tokenize (array, fold.text, kw_span (0, fold.len), FALSE);
  KwTokens tokens = { (const KwToken *) (gpointer) array->data, array->len };
  prove (gazetteer, &tokens);
  guint32 found = 0;
  for (guint i = 0; i < tokens.len && found == 0; i++)
    if (kw_token_is_word (kw_token (&tokens, i), KW_WORD_place))
      found = kw_gazetteer_resolve (gazetteer, kw_token (&tokens, i));
  kw_fold_clear (&fold);
  return found;
}

void
kw_gazetteer_init (KwGazetteer *gazetteer, const KwArticle *article, const KwTokens *tokens)
{
  gazetteer->proven = g_array_new (FALSE, FALSE, sizeof (guint32));
  gazetteer->own = 0;
  prove (gazetteer, tokens);
  guint32 by_source = place_of (gazetteer, article->source);
  guint32 by_title = place_of (gazetteer, article->title);
  gazetteer->own = by_title != 0 ? by_title : by_source;
  for (guint i = 0; i < tokens->len && gazetteer->own == 0; i++)
    if (kw_token_is_word (kw_token (tokens, i), KW_WORD_place))
      gazetteer->own = kw_gazetteer_resolve (gazetteer, kw_token (tokens, i));
}

void
kw_gazetteer_clear (KwGazetteer *gazetteer)
{
  g_clear_pointer (&gazetteer->proven, g_array_unref);
}
