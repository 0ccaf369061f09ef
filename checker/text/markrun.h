/* markrun.h - runs of stops: `，。` and `。。` are slips, `。。。` and `？！` are not.
 *
 * Three equal marks are an ellipsis; a colon behind a label (姓名：，) is a
 * blank of a form; a run between brackets or quotes is shown.
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *end; /* behind the run */
  gboolean is_slip;
  char replacement[16]; /* of a slip: the stronger of its marks */
} KwMarkRun;

/* The run of 、 ， ； 。 ： ！ ？ and half-width , ; : at P, in the line of TEXT
 * that begins at LINE; END is the text's. */
KwMarkRun kw_mark_run_read (const char *text, const char *line, const char *end, const char *p);
