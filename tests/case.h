/* case.h - small corpora and what figure/ and date/ must find in them
 *
 * A case is a JSON object: `about`; `articles`, records as JSONL has them; and
 * `expect`, an array of what must be found:
 *
 *   rule          its name
 *   alternatives  names of rules that are as right
 *   article       the id of the article it is found in
 *   text          what the finding must overlap, with its span, an occurrence or
 *                 a related place: words of the article's text or, where that
 *                 lacks them, of its title (then any place of the article will do)
 *   related       array of `article` and `text`: the other places of the same
 *                 defect; a finding only there is none too many, but does not meet it
 *   known_miss    true when it is not found yet
 *
 * Notes and other families are not looked at.
 */
#pragma once

#include "checker/engine/engine.h"

#include <jansson.h>

/* RECORDS, an array, written as lines and loaded as lines are: array of
 * KwArticle *. (transfer full) */
GPtrArray *case_articles (const json_t *records);
/* What RULES find in ARTICLES: errors and warnings of the two families, array of
 * KwFinding *. (transfer full) */
GPtrArray *case_findings (const GPtrArray *articles, const GPtrArray *rules);
gboolean case_is_rule (const char *name, const GPtrArray *rules);

/* Appends to WHY what is wrong with a case's form: unknown rules, texts that do
 * not stand where they are said to. */
void case_inspect (GString *why, const json_t *json, const GPtrArray *rules);
/* Appends to WHY what is missed, found too much, or marked for nothing. */
void case_judge (GString *why, const json_t *json, const GPtrArray *rules);

void case_complain (GString *why, const char *what, const char *rule, const char *text);
void case_complain_of (GString *why, const KwFinding *finding, const GPtrArray *articles);
