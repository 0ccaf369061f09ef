/* report-year.h - the period that a report is of, told by its title.
 * Private to checker/figures. */
#pragma once

#include "checker/figures/resolve.h"

/* 曹县2019年就业工作总结 tells of 2019, whatever its sentences leave out:
 * dates the figures of LEDGER that name no time. LEDGER's title is read. */
void kw_report_year_apply (const KwArticle *article, KwLedger *ledger);
