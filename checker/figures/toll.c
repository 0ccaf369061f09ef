/* toll.c - how many died */
#include "checker/figures/toll.h"
#include "checker/text/phrase.h"

#include <string.h>

/* Bytes to either side in which it is said that they died. */
#define BEHIND 45
#define BEFORE 60

/* 6人死亡, 9名工友的生命, up to the comma. */
static gboolean
died_behind (const char *text, KwSpan clause)
{
  static const char *const words[] = { "死亡", "遇难", "丧生", "罹难", "身亡", "殉职", "失去了生命", "失去生命", NULL };
  return kw_phrase_has_any (text, clause, words);
}

/* 夺走了9名工友的生命 */
static gboolean
were_taken (const char *text, KwSpan lead, KwSpan clause)
{
  static const char *const words[] = { "夺走", "夺去", "吞噬", NULL };
  return kw_phrase_has (text, clause, "生命") && kw_phrase_has_any (text, lead, words);
}

gboolean
kw_figure_is_toll (const char *text, const KwFigure *f)
{
  static const char *const others[] = { "其中", "另", "包括", "分别", "每", "平均", "以来", "累计", "险", "失踪", "可能", "至少",
                                        "当天", "当日", "当场", "现场", "截至", "已造成", NULL };
  static const char *const unsure[] = { "或", "失踪", "下落", "家属", "亲属", "者", "险些", "死亡率", "死亡人口", NULL };
  guint32 start = f->folded.start, end = MAX (f->folded.end, MIN (f->clause.end, f->folded.end + BEHIND));
  KwSpan lead = kw_span (MIN (start, MAX (f->clause.start, start - MIN (start, BEFORE))), start), behind = kw_span (f->folded.end, end);
  if (strcmp (kw_unit_class (f->unit), "person") != 0 || f->role == KW_ROLE_PART || f->role == KW_ROLE_DELTA)
    return FALSE;
  /* What other people did, whom the next figure counts, is none of theirs. */
  for (guint32 p = behind.start; p < behind.end; p++)
    if (g_ascii_isdigit (text[p]) || strncmp (text + p, "、", 3) == 0)
      behind.end = p;
  return (died_behind (text, behind) || were_taken (text, lead, behind)) && !kw_phrase_has_any (text, lead, others) &&
         !kw_phrase_has_any (text, behind, unsure);
}
