/* suite.h - what every unit test's main() does. */
#pragma once

#include <check.h>
#include <stdlib.h>

/* Runs SUITE, printing TAP. The status is 0 whatever failed: the TAP driver
 * counts, and a status of its own would be an error beside the failures. */
static inline int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_set_tap (runner, "-");
  srunner_run_all (runner, CK_SILENT);
  srunner_free (runner);
  return 0;
}
