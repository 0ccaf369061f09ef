/* main.c - the kanwu program: finds the command and runs it */
#include "checker/cli/cli.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
print_help (FILE *out)
{
  fputs (kw_tr ("kanwu (勘误) finds what cannot be right in Chinese articles\n\n"
                "usage: kanwu COMMAND [OPTION…] [PATH…]\n\n"),
         out);
  for (const KwCommand *const *command = kw_commands; *command != NULL; command++)
    fprintf (out, "  %-9s %s\n", (*command)->name, kw_tr ((*command)->summary));
  fputs (kw_tr ("\n"
                "PATH is a file, a folder or - for standard input. Read are .txt, .md, .html and\n"
                ".jsonl (an object a line: id, title, date, source, url, text), in any charset.\n"
                "\n"
                "  kanwu check articles/                    what is wrong, with evidence\n"
                "  kanwu report --format html found.jsonl   a page of saved findings\n"
                "  kanwu fix articles/                      the repairs as a diff\n"
                "  kanwu explain date/missing-unit          a rule, its reasons and examples\n"
                "\n"
                "Exit status: 0 nothing found, 1 findings, 2 wrong usage or unreadable input.\n"
                "'kanwu COMMAND --help' lists a command's options.\n"),
         out);
}

static KwExit
run (int argc, char **argv)
{
  if (!kw_take_language (&argc, argv))
    return KW_EXIT_TROUBLE;
  if (argc < 2)
    {
      print_help (stderr);
      return KW_EXIT_TROUBLE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help (stdout);
      return KW_EXIT_CLEAN;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      puts ("kanwu " KW_VERSION);
      return KW_EXIT_CLEAN;
    }
  const KwCommand *command = kw_command_find (argv[1]);
  if (command == NULL)
    {
      kw_complain ("no command is called '%s' (see 'kanwu --help')", argv[1]);
      return KW_EXIT_TROUBLE;
    }
  return command->run (argc - 1, argv + 1);
}

/* A file opened where a standard stream is closed would be taken for it: a
 * report would go into our own temporary file. These give EBADF instead. */
static void
hold_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) == -1)
      open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int
main (int argc, char **argv)
{
  hold_standard_streams ();
  /* A file that may not grow is an error of write(), as a full disk is. */
  signal (SIGXFSZ, SIG_IGN);
  /* Output is UTF-8 whatever the locale says; numbers keep their point. */
  setlocale (LC_CTYPE, "");
  KwExit status = run (argc, argv);
  return kw_flush_output () ? (int) status : KW_EXIT_TROUBLE;
}
