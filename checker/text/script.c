/* script.c - look-ups in the compiled tables of scripts */
#include "checker/text/script.h"
#include "checker/base/trie.h"
#include "checker/base/utf8.h"

#include "checker/text/scripttable.inc"

static inline guint
script_of (gunichar c)
{
  return c < 0x10000 ? script_kinds[script_pages[c >> 8]][c & 0xFF] : 0;
}

guint
kw_script_of (gunichar c)
{
  return script_of (c);
}

gunichar
kw_script_counterpart (gunichar c)
{
  return c < 0x10000 ? script_counterparts[script_pages[c >> 8]][c & 0xFF] : 0;
}

static void
add_word (KwScriptSurvey *survey, gsize start, gsize len, const char *right)
{
  KwMisconverted word = { kw_span (start, start + len), right };
  if (survey->misconverted == NULL)
    survey->misconverted = g_array_new (FALSE, FALSE, sizeof word);
  g_array_append_val (survey->misconverted, word);
}

/* Nearly every pair is passed over by one load that can be predicted. */
static inline gboolean
may_begin (gunichar a, gunichar b)
{
  guint bit = kw_script_pair_bit (a, b);
  return (misconverted_pairs[bit >> 3] >> (bit & 7) & 1) != 0;
}

/* Both counts in one register. */
static const guint64 weights[8] = { [KW_SCRIPT_SIMPLIFIED] = 1, [KW_SCRIPT_TRADITIONAL] = (guint64) 1 << 32 };

void
kw_script_survey (KwScriptSurvey *survey, const char *text, gsize len, guint limit)
{
  const char *end = text + len, *before = text;
  guint64 n = 0;
  guint n_words = 0, step;
  gunichar last = 0;
  survey->misconverted = NULL;
  for (const char *p = text; p < end; before = p, p += step)
    {
      gunichar c = kw_utf8_get (p, &step);
      gsize bytes;
      n += weights[script_of (c)];
      if (G_UNLIKELY (may_begin (last, c)) && n_words < limit)
        {
          guint32 word = kw_trie_longest (&misconverted_trie, before, end, &bytes);
          if (word != KW_TRIE_NONE)
            {
              add_word (survey, (gsize) (before - text), bytes, misconverted_right[word]);
              n_words++;
            }
        }
      last = c;
    }
  survey->simplified = (guint32) n;
  survey->traditional = (guint32) (n >> 32);
}
