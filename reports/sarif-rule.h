/* sarif-rule.h - a rule as SARIF's reportingDescriptor. */
#pragma once

#include "checker/report.h"

#include <jansson.h>

/* (transfer full) */
json_t *kw_sarif_rule (const KwRule *rule);
/* SARIF's level of a severity: error, warning or note. */
const char *kw_sarif_level (KwSeverity severity);
