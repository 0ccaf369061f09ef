/* suite.h - what unit tests share: loops over tables and main()'s work. */
#pragma once

#include <check.h>
#include <stdlib.h>

/* TEST for every element of TABLE; its index is _i. */
#define add_table(tcase, test, table) tcase_add_loop_test ((tcase), (test), 0, G_N_ELEMENTS (table))

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
