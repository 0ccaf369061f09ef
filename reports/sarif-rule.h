/* sarif-rule.h - a rule as SARIF's reportingDescriptor. */
#pragma once

#include "checker/report.h"

void kw_sarif_put_rule (GString *out, const KwRule *rule);
/* SARIF's level of a severity: error, warning or note. */
const char *kw_sarif_level (KwSeverity severity);
