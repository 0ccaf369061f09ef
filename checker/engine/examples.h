/* examples.h - rules' examples, executed: for `kanwu rules --test` and the
 * tests.
 *
 * A bad example gives findings at exactly the marked places (⟦ ⟧), and its repair
 * where one is stated; a good one gives nothing. Marks are taken out before the
 * text is decoded. What begins as a page is read as one.
 */
#pragma once

#include "checker/engine/registry.h"

/* Runs RULE on its example E: NULL when it gives what E promises, else what is
 * wrong. (transfer full) */
char *kw_example_run (const KwRule *rule, const KwExample *e);

/* Calls EACH for what RULE finds in its example E. */
typedef void (*KwExampleFunc) (const KwFinding *finding, const KwArticle *article, gpointer data);
void kw_example_each (const KwRule *rule, const KwExample *e, KwExampleFunc each, gpointer data);

/* Runs all RULES (of const KwRule *) on the article of a good example: NULL
 * when none reports an error or a warning, else what is found. (transfer
 * full) */
char *kw_example_run_all (const GPtrArray *rules, const KwExample *e);
