/* fix.c - kanwu fix: the repairs that findings carry */
#include "checker/cli/cli.h"

static KwExit
run (int argc, char **argv)
{
  return KW_EXIT_TROUBLE;
}

KW_COMMAND (fix) {
  .name = "fix",
  .usage = "PATH…",
  .summary = "show or write the repairs that findings carry",
  .run = run,
};
