/* report-year.h - the period that a report is of, told by its title.
 * Private to checker/figures. */
#pragma once

#include "checker/figures/resolve.h"

/* 曹县2019年就业工作总结 tells of 2019, whatever its sentences leave out. KW_PERIOD_NONE
 * where the title of LEDGER, which is read already, names none or is no report's. */
KwPeriod kw_report_period (const KwArticle *article, const KwLedger *ledger);
/* The year of a report's PERIOD, where it was published at its end or later; 0. */
int kw_report_year (const KwArticle *article, KwPeriod period);
/* Dates the figures of LEDGER that name no time. */
void kw_report_period_apply (KwPeriod period, KwLedger *ledger);
