/* html-assets.h - the parts of the page, embedded by the build. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name; /* "reports/html/report.css" */
  const char *text;
  gsize len;
} KwHtmlAsset;

/* In the order of the list in reports/local.mk; ended by one without name. */
extern const KwHtmlAsset kw_html_assets[];
