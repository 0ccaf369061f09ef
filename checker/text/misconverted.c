/* misconverted.c - spoiled words told from those that stand there by chance */
#include "checker/text/misconverted.h"
#include "checker/base/utf8.h"
#include "checker/text/model.h"

#include <string.h>

/* Cost that two characters of one word save. */
#define ATTRACTED 200

/* What a word is in. */
typedef struct
{
  gunichar before, head, tail, after; /* around and in the spoiled word */
  gunichar right_head, right_tail;    /* in the right one */
} Surroundings;

/* 「頭發」: talked about. */
static gboolean
is_quoted (gunichar before, gunichar after)
{
  static const char marks[] = "“”‘’「」『』《》〈〉（）()【】[]〔〕\"\"";
  for (const char *p = marks; *p != '\0'; p = g_utf8_next_char (g_utf8_next_char (p)))
    if (g_utf8_get_char (p) == before)
      return g_utf8_get_char (g_utf8_next_char (p)) == after;
  return FALSE;
}

/* Numbers and what stands like one before 隻 and 齣. */
static gboolean
counts (gunichar c)
{
  return kw_is_digit (c) || kw_utf8_is_one_of (c, "一二三四五六七八九十百千萬半兩幾數多每這那哪整首");
}

/* 換發|型式: the tail goes with what follows rather than with the right head. */
static gboolean
goes_on (const Surroundings *s)
{
  return kw_model_attract (s->tail, s->after, ATTRACTED) &&
         kw_model_pair_cost (s->tail, s->after) < kw_model_pair_cost (s->right_head, s->tail);
}

/* 團體係指: the verb. */
static gboolean
is_copula (gunichar tail, gunichar after)
{
  return tail == 0x4FC2 && kw_utf8_is_one_of (after, "指以由為屬依因於在將與經按對從自用根針基採單某不一");
}

/* 同誌によると: Japanese has words of its own. */
static gboolean
is_kana (gunichar c)
{
  return c >= 0x3041 && c <= 0x30FF;
}

static gboolean
is_by_chance (const Surroundings *s)
{
  gboolean stands_alone = s->tail == 0x5F8C || s->tail == 0x767C; /* 後 發 */
  if (is_quoted (s->before, s->after) || is_copula (s->tail, s->after) || is_kana (s->before) || is_kana (s->after))
    return TRUE;
  if (s->head != s->right_head && (counts (s->before) || kw_model_attract (s->before, s->head, 0) || goes_on (s)))
    return TRUE;
  return s->tail != s->right_tail &&
         (kw_model_attract (s->tail, s->after, 0) || (stands_alone && kw_model_attract (s->before, s->head, 0)));
}

static Surroundings
look_around (const char *text, const char *end, const KwMisconverted *word)
{
  const char *start = text + word->span.start, *behind = text + word->span.end;
  return (Surroundings){ .before = kw_utf8_before (start, text),
                         .head = kw_utf8_at (start, end),
                         .tail = kw_utf8_before (behind, text),
                         .after = kw_utf8_at (behind, end),
                         .right_head = g_utf8_get_char (word->right),
                         .right_tail = g_utf8_get_char (g_utf8_prev_char (word->right + strlen (word->right))) };
}

void
kw_misconverted_sift (const char *text, gsize len, GArray *words)
{
  KwMisconverted *all = (KwMisconverted *) (gpointer) words->data;
  guint n = 0;
  for (guint i = 0; i < words->len; i++)
    {
      gboolean apart = n == 0 || all[n - 1].span.end <= all[i].span.start;
      Surroundings around = look_around (text, text + len, &all[i]);
      if (apart && !is_by_chance (&around))
        all[n++] = all[i];
    }
  g_array_set_size (words, n);
}
