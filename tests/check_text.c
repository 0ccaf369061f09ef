/* check_text.c - to be filled */
#include "tests/suite.h"

int
main (void)
{
  return run_suite (suite_create ("check_text"));
}
