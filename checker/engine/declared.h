/* declared.h - comparisons of figures that a pack declares.
 *
 * One of these members of a rule's "match":
 *   "sum": {"parts": [selector, …], "total": selector, "within": "article"}
 *       the parts add up to the total, in one article; with "corpus", among all
 *       figures of one period. They are of one place, or of those that all the
 *       selectors name
 *   "never_falls": {"indicator": selector}
 *       in the order of its periods, at one place, it never becomes less
 *       (both: figures of places that are not named meet within their article
 *       alone; with "anywhere": true everything is of one place)
 *   "range": {"indicator": selector, "low": "0", "high": "100"}
 *       it lies between bounds, one of which may be missing; without bounds,
 *       between those that lexicons give the figure's noun
 * Numbers are strings, so that they stay exact. Values are compared as the
 * wording leaves them possible: only what cannot be is a finding.
 *
 * Arguments for messages: sum: arithmetic, sum, total, unit, period, part_1 …;
 * never_falls: value, other_value, other_text, unit, period, other_period;
 * range: value, range, unit.
 */
#pragma once

#include "checker/engine/pack-reader.h"
#include "checker/rule.h"

/* What every declared match begins with. */
typedef struct
{
  GDestroyNotify free; /* of the match */
} KwDeclared;

/* Reads MATCH, an object with one of those members, into RULE. */
gboolean kw_declared_read (const KwPackReader *r, const char *pointer, const json_t *match, KwRule *rule);
