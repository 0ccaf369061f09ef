/* marks.c - the next punctuation mark, by tables of bytes */
#include "checker/text/marks.h"
#include "checker/base/utf8.h"

const char *const kw_opening_marks[KW_N_PAIRS] = { "（", "“", "《", "〈", "【", "「", "『" };
const char *const kw_closing_marks[KW_N_PAIRS] = { "）", "”", "》", "〉", "】", "」", "』" };

/* Marks of ASCII, and by the last byte those that begin with E2 80, E3 80 and
 * EF BC. */
typedef struct
{
  KwPunct ascii[128], general[64], cjk[64], wide[64];
} Tables;

static void
set_pairs (Tables *tables)
{
  for (guint i = 0; i < 2 * KW_N_PAIRS; i++)
    {
      const guchar *mark = (const guchar *) (i < KW_N_PAIRS ? kw_opening_marks[i] : kw_closing_marks[i - KW_N_PAIRS]);
      KwPunct *table = mark[0] == 0xE2 ? tables->general : mark[0] == 0xE3 ? tables->cjk : tables->wide;
      table[mark[2] & 0x3F] = (KwPunct){ i < KW_N_PAIRS ? KW_PUNCT_OPENING : KW_PUNCT_CLOSING,
                                         (guint8) (i % KW_N_PAIRS) };
    }
  tables->ascii['('] = (KwPunct){ KW_PUNCT_OPENING, KW_PAIR_PAREN };
  tables->ascii[')'] = (KwPunct){ KW_PUNCT_CLOSING, KW_PAIR_PAREN };
}

static gpointer
build_once (gpointer data)
{
  Tables *tables = g_new0 (Tables, 1);
  set_pairs (tables);
  tables->ascii['\n'].kind = KW_PUNCT_LINE_END;
  tables->ascii['"'].kind = tables->wide[0x02].kind = KW_PUNCT_STRAIGHT;
  tables->cjk[0x01].kind = tables->wide[0x0C].kind = KW_PUNCT_STOP;          /* 、 ， */
  tables->wide[0x1A].kind = tables->wide[0x1B].kind = KW_PUNCT_STOP;         /* ： ； */
  tables->wide[0x01].kind = tables->wide[0x1F].kind = KW_PUNCT_SENTENCE_END; /* ！ ？ */
  tables->cjk[0x02].kind = KW_PUNCT_SENTENCE_END;                            /* 。 */
  for (guint i = 0x1D; i <= 0x1F; i++)
    tables->cjk[i].kind = KW_PUNCT_STRAIGHT; /* 〝 〞 〟 */
  return tables;
}

static const Tables *
get_tables (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, build_once, NULL);
}

KwPunct
kw_punct_next (const char **p, const char *end)
{
  const Tables *tables = get_tables ();
  const guchar *u = (const guchar *) *p;
  KwPunct mark = { KW_PUNCT_NONE, 0 };
  for (; u < (const guchar *) end; u += kw_utf8_len (*u))
    {
      while (*u >= 0xE4 && *u <= 0xE9) /* Han, nearly all of the text */
        u += 3;
      if (*u < 0x80)
        mark = tables->ascii[*u];
      else if (*u == 0xE3 && u[1] == 0x80)
        mark = tables->cjk[u[2] & 0x3F];
      else if (*u == 0xEF && u[1] == 0xBC)
        mark = tables->wide[u[2] & 0x3F];
      else if (*u == 0xE2 && u[1] == 0x80)
        mark = tables->general[u[2] & 0x3F];
      if (mark.kind != KW_PUNCT_NONE)
        break;
    }
  *p = (const char *) u;
  return mark;
}
