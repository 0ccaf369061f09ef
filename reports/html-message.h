/* html-message.h - whether a page can make a finding's sentence by itself. */
#pragma once

#include "checker/report.h"

/* ENTRY's message is its rule's template, filled in with its arguments, its
 * first place and the number of its places; see message.js. */
gboolean kw_html_message_follows (const KwEntry *entry);
