/* report-year.c - undated figures of a report take its period */
#include "checker/figures/report-year.h"
#include "checker/text/phrase.h"

/* Is it a report of a period? News tell of a day, whatever year they name. */
static gboolean
is_report (const KwFold *title)
{
  static const char *const words[] = { "情况", "总结", "报告", "公报", "概况", "成果", "成效", "综述",
                                       "通报", "分析", "统计", "数据", "决算", "成绩单", NULL };
  static const char *const plans[] = { "计划", "要点", "方案", "预算", "安排", "规划", "目标", "通知", NULL };
  KwSpan all = kw_span (0, title->len);
  return kw_phrase_has_any (title->text, all, words) && !kw_phrase_has_any (title->text, all, plans);
}

/* The only period that the title names; none where it names two. */
static KwPeriod
period_of (const KwArticle *article, const KwLedger *ledger)
{
  const KwFold *title = &ledger->title;
  KwTimeline timeline = { .anchor = kw_article_anchor (article), .text = title->text, .last_day = KW_DAY_NONE };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (KwToken));
  kw_tokenize (array, title->text, kw_span (0, title->len), ledger->republic);
  KwTokens tokens = { (const KwToken *) (gpointer) array->data, array->len };
  KwPeriod found = KW_PERIOD_NONE;
  kw_timeline_begin (&timeline, kw_span (0, title->len));
  for (guint i = 0; i < tokens.len; i++)
    {
      KwDate date;
      if (!kw_resolve (&timeline, &tokens, &i, &date))
        continue;
      if (!kw_period_is_none (found) || date.type != KW_PERIOD_FLOW || date.period.to == KW_DAY_NONE ||
          date.period.from == KW_DAY_NONE || date.period.to - date.period.from < 27)
        return KW_PERIOD_NONE;
      found = date.period;
    }
  return found;
}

KwPeriod
kw_report_period (const KwArticle *article, const KwLedger *ledger)
{
  return ledger->title.len > 0 && is_report (&ledger->title) ? period_of (article, ledger) : KW_PERIOD_NONE;
}

int
kw_report_year (const KwArticle *article, KwPeriod period)
{
  int from, to, month, day;
  KwDay published = kw_article_anchor (article).to;
  if (kw_period_is_none (period) || (published != KW_DAY_NONE && published < period.to - 31))
    return 0;
  kw_day_split (period.from, &from, &month, &day);
  kw_day_split (period.to, &to, &month, &day);
  return from == to ? from : 0;
}

void
kw_report_period_apply (KwPeriod period, KwLedger *ledger)
{
  for (guint i = 0; !kw_period_is_none (period) && i < ledger->figures->len; i++)
    {
      KwFigure *f = kw_ledger_figure (ledger, i);
      if (!kw_span_is_empty (f->period_span) || f->modality != KW_MODALITY_ACTUAL)
        continue;
      f->period = period;
      f->period_type = KW_PERIOD_FLOW;
      f->period_anchor = KW_ANCHOR_NARRATIVE;
    }
}
